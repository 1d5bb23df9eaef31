"""How often each rule speaks up on real news: the first column of the table of evidence in docs/measurements.md.

    python benchmarks/evidence.py [--data ../shared/data] [--show RULE] [--json]

The news articles in --data are checked each alone and all together; findings of each rule are counted by severity. `--show` prints the
findings of one rule, or of a pack, to be read one by one: how many are right is for a reader to say. Says so where the articles are absent.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from datetime import date
from pathlib import Path

from factcheck import check
from factcheck.records import Article, Finding
from factcheck.rulebook import load_rules


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, default=Path("../shared/data"))
    options.add_argument("--show", default="")
    options.add_argument("--json", action="store_true")
    chosen = options.parse_args()
    path = chosen.data / "gold" / "articles.jsonl"
    if not path.is_file():
        sys.exit(f"no articles at {path}: name the folder of the labelled sets with --data")
    articles = [_article(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    alone = [finding for article in articles for finding in check([article]).findings]
    between = [finding for finding in check(articles).findings if len({claim.article for claim in finding.claims}) > 1]
    if chosen.show:
        for finding in (one for one in (*alone, *between) if one.rule == chosen.show or one.rule.startswith(f"{chosen.show}.")):
            _show(finding)
        return
    tables = {"alone": _counted(alone), "together": _counted(between)}
    print(json.dumps(tables, indent=1)) if chosen.json else _print(tables, len(articles))


def _article(row: dict[str, str]) -> Article:
    return Article(row["id"], row["text"], row.get("title") or "", date.fromisoformat(row["date"][:10]), row.get("source") or "")


def _counted(findings: list[Finding]) -> dict[str, dict[str, int]]:
    counts = Counter((finding.rule, finding.severity) for finding in findings)
    return {rule: {severity: counts[rule, severity] for severity in ("error", "warning", "note")} for rule in {rule for rule, _ in counts}}


def _print(tables: dict[str, dict[str, dict[str, int]]], articles: int) -> None:
    nothing = {"error": 0, "warning": 0, "note": 0}
    print(f"{articles} articles; errors / warnings / notes: each article alone, then between two articles of the whole set")
    for rule in load_rules()[0]:
        one, other = (tables[how].get(rule.id, nothing) for how in ("alone", "together"))
        if any((*one.values(), *other.values())):
            print(f"{rule.id:34s} {rule.severity:8s} {' / '.join(map(str, one.values())):12s} {' / '.join(map(str, other.values()))}")


def _show(finding: Finding) -> None:
    print(f"{finding.severity} {finding.rule} ({finding.confidence}): {finding.message}\n    {finding.sum}")
    for claim in finding.claims:
        print(f"    {claim.article}: {claim.quote!r} in: {' '.join(claim.sentence.split())[:300]}")


if __name__ == "__main__":
    main()
