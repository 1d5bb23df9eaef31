"""How much of what two articles give when they are held against each other is found when one of them lies in an archive of many.

    python benchmarks/through_archive.py [--data ../shared/data] [--missing]

Every pair of articles of the labelled pairs is checked, the one as a draft against the other alone; then each draft against an archive of
all articles, once with what the archive keeps beside its keys (runs of words, like sentences, places of events) and once without.
Errors and warnings between the two articles are counted, and the bytes on disk. `--missing` prints what the archive does not find.
"""

from __future__ import annotations

import argparse
import json
import sqlite3
import sys
import tempfile
from collections import defaultdict
from datetime import date
from pathlib import Path

from factcheck import check
from factcheck.archive import reading, writing
from factcheck.claims import find_claims
from factcheck.records import Article, Finding

COUNTED = ("error", "warning")


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, default=Path("../shared/data"))
    options.add_argument("--missing", action="store_true")
    chosen = options.parse_args()
    gold = chosen.data / "gold"
    if not (gold / "articles.jsonl").is_file():
        sys.exit(f"no articles in {gold}: name the folder of the labelled sets with --data")
    articles = {row["id"]: _article(row) for row in _rows(gold / "articles.jsonl")}
    pairs = sorted({(row["doc_a"], row["doc_b"]) for row in _rows(gold / "pairs.jsonl") if {row["doc_a"], row["doc_b"]} <= set(articles)})
    known = {name: find_claims(article) for name, article in articles.items()}
    direct = {pair: _between(check([articles[pair[0]]], [articles[pair[1]]], known=known).findings, pair) for pair in pairs}
    print(f"{len(pairs)} pairs of {len(articles)} articles: {sum(map(len, direct.values()))} errors and warnings, held against each other")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "archive.db"
        with writing(path) as writer:
            for article in articles.values():
                writer.add(article, known_reader(known))
            writer.compact()
        _tell("with probes", path, articles, direct, known, missing=chosen.missing)
        connection = sqlite3.connect(path)
        connection.executescript("DELETE FROM probes; UPDATE articles SET gist = NULL; VACUUM")
        connection.close()
        _tell("keys alone", path, articles, direct, known, missing=False)


def known_reader(known):  # type: ignore[no-untyped-def]
    """A reader of claims that were read before."""
    return lambda article: known[article.id]


def _rows(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _article(row: dict[str, str]) -> Article:
    return Article(row["id"], row["text"], row.get("title") or "", date.fromisoformat(row["date"][:10]), row.get("source") or "")


def _between(findings: tuple[Finding, ...], pair: tuple[str, str]) -> dict[str, Finding]:
    return {one.id: one for one in findings if one.severity in COUNTED and {claim.article for claim in one.claims} == set(pair)}


def _tell(what, path, articles, direct, known, *, missing):  # type: ignore[no-untyped-def]
    of_draft = defaultdict(list)
    for pair in direct:
        of_draft[pair[0]].append(pair)
    found = wanted = more = 0
    with reading(path) as shelf:
        for draft, pairs in of_draft.items():
            run = check([articles[draft]], shelf, known=known)
            for pair in pairs:
                through = _between(run.findings, pair)
                spoken = {claim for one in run.findings for side in (one.claims, one.also) for claim in side}
                wanted += len(direct[pair])
                found += sum(_is_told(one, through, spoken) for one in direct[pair].values())
                more += len(through.keys() - direct[pair].keys())
                for one in direct[pair].values() if missing else ():
                    if not _is_told(one, through, spoken):
                        print(f"  missing {one.rule} {pair}: {one.message[:160]}")
    print(f"{what}: {found} of {wanted} found, {more} others between the same articles; {path.stat().st_size / 1e6:.2f} MB")


def _is_told(one: Finding, through: dict[str, Finding], spoken: set[object]) -> bool:
    """Whether a finding is there, or both of its figures stand in another: a third article may lead a clash of all three."""
    return one.id in through or all(claim in spoken for claim in one.claims)


if __name__ == "__main__":
    main()
