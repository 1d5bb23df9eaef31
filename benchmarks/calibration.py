"""How often findings of each confidence are right, on labelled pairs, in two halves that are told apart by the pair's name.

    python benchmarks/calibration.py [--data ../shared/data]

A finding that ties the two sides of a labelled pair is right where the pair is labelled a discrepancy. Notes count too: confidence says how
sure we are that two claims speak of one thing, whatever is made of it. Says so where the labelled pairs are absent.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from zlib import crc32

from factcheck import check
from factcheck.records import Article, Claim, Finding

SENTENCES = ("gva_pairs", "vitaminc_num", "kion", "equate_stress")
LEVELS = ("high", "medium", "low")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, default=Path("../shared/data"))
    data = options.parse_args().data
    if not (data / "gold" / "pairs.jsonl").is_file():
        sys.exit(f"no labelled pairs under {data}: name their folder with --data")
    counts: Counter[tuple[int, str, bool]] = Counter()
    for name, wrong, findings in (*_of_articles(data), *_of_sentences(data)):
        for finding in findings:
            counts[crc32(name.encode()) % 2, finding.confidence, wrong] += 1
    print("confidence   first half        second half       both")
    for level in LEVELS:
        halves = [_share(*(counts[half, level, right] for right in (True, False))) for half in (0, 1)]
        both = _share(*(counts[0, level, right] + counts[1, level, right] for right in (True, False)))
        print(f"{level:12s} {halves[0]:17s} {halves[1]:17s} {both}")


def _share(right: int, wrong: int) -> str:
    return f"{right} of {right + wrong}" + (f" = {right / (right + wrong):.3f}" if right + wrong else "")


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _article(row: dict[str, Any]) -> Article:
    day = str(row.get("date") or "")[:10]
    published = date.fromisoformat(day) if day else None
    return Article(row["id"], row["text"], row.get("title") or "", published, row.get("source") or "")


def _of_articles(data: Path) -> Iterator[tuple[str, bool, list[Finding]]]:
    """Each labelled pair of figures: its name, whether it is a discrepancy, and the findings that tie the two."""
    articles = {row["id"]: _article(row) for row in _rows(data / "gold" / "articles.jsonl")}
    for row in _rows(data / "gold" / "pairs.jsonl"):
        both = sorted({row["doc_a"], row["doc_b"]})
        if row["label"] != "borderline" and all(name in articles for name in both):
            found = check([articles[name] for name in both]).findings
            tied = [one for one in found if _touches(one, row["doc_a"], row["span_a"]) and _touches(one, row["doc_b"], row["span_b"])]
            yield row["id"], row["is_discrepancy"], tied


def _touches(finding: Finding, article: str, span: list[int]) -> bool:
    return any(_overlaps(claim, article, span) for claim in finding.claims)


def _overlaps(claim: Claim, article: str, span: list[int]) -> bool:
    return claim.article == article and claim.where == "text" and claim.start < span[1] and span[0] < claim.end


def _of_sentences(data: Path) -> Iterator[tuple[str, bool, list[Finding]]]:
    for name in SENTENCES:
        for row in _rows(data / "sentence_pairs" / f"{name}.jsonl"):
            sides = [{"id": side, "text": row[side], "date": row.get(f"{side}_date"), "title": row.get(f"{side}_title")} for side in "ab"]
            found = check(_article(side) for side in sides).findings
            yield row["id"], row["label"] == "inconsistent", [one for one in found if {claim.article for claim in one.claims} == {"a", "b"}]


if __name__ == "__main__":
    main()
