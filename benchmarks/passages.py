"""What the rule for two short passages finds by itself in the examples of all other rules, and in passages that were never one.

    python benchmarks/passages.py [--data ../shared/data]

First our own labelled pairs, by set: how many that contradict there are, how many of them are told, and how many sound ones.
The examples were written for other rules, so they are no fit of this one. With labelled pairs of sentences at hand, each first passage is
also put beside the second passage of other rows: nearly all of these tell of two things, and what is flagged is printed.
"""

from __future__ import annotations

import argparse
import json
import sys
from itertools import groupby
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from labelled_passages import labelled_pairs, told

from factcheck import Article, check
from factcheck.examples import example_articles
from factcheck.rulebook import load_rules

SETS = ("vitaminc_num", "kion", "gva_pairs")
SHIFTS = (7, 11, 53)


def main() -> None:
    """Print all counts."""
    options = argparse.ArgumentParser()
    options.add_argument("--data", type=Path)
    chosen = options.parse_args()
    for number, pairs in groupby(labelled_pairs(), key=lambda pair: pair.set):
        some = list(pairs)
        found = told(some)
        print(
            f"our own set {number}: {found.right} of {found.contradict} told, {len(found.wrong)} of {len(some) - found.contradict} flagged"
        )
    rules = load_rules()[0]
    alone = [rule for rule in rules if rule.kind == "passage"]
    others = [rule for rule in rules if rule.kind == "same-thing"]
    for expected in ("disagree", "agree"):
        pairs = [texts for rule in others for texts in getattr(rule, expected) if len(texts) == 2]
        flagged = sum(any(f.severity != "note" for f in check(example_articles(texts), rules=alone).findings) for texts in pairs)
        print(f"examples of other rules, {expected}: {flagged} of {len(pairs)} flagged")
    for name in SETS if chosen.data else ():
        _mixed(name, chosen.data)


def _mixed(name: str, data: Path) -> None:
    rows = [json.loads(line) for line in (data / "sentence_pairs" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    count = 0
    for shift in SHIFTS:
        for at, row in enumerate(rows):
            other = rows[(at + shift) % len(rows)]
            articles = [
                Article("a", row["a"], row.get("a_title") or "", row.get("a_date")),
                Article("b", other["b"], other.get("b_title") or "", other.get("b_date")),
            ]
            loud = [f for f in check(articles).findings if f.severity != "note" and len({claim.article for claim in f.claims}) > 1]
            count += bool(loud)
            for finding in loud:
                print(f"   {finding.rule}: {' | '.join(claim.sentence[:110] for claim in finding.claims)}")
    print(f"{name}, passages of different rows: {count} of {len(rows) * len(SHIFTS)} flagged")


if __name__ == "__main__":
    main()
