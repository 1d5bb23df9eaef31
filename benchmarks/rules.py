"""Rules: how long the packs take to load, and what a pack of 1,000 rules costs beside one of 100.

    python benchmarks/rules.py [--articles seeds] [--runs 5]

CPU seconds, the best of several runs. The packs of 100 and 1,000 are made of the shipped rules under new ids, kinds in the same proportion;
from the second copy of a rule on, each copy looks at one measure of the vocabulary alone, as the rules of a large desk do.
"""

from __future__ import annotations

import argparse
import dataclasses
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path

from factcheck import check
from factcheck.reading import read_articles
from factcheck.records import Article, Rule
from factcheck.rulebook import load_rules
from factcheck.vocab import rows

CHECKOUT = Path(__file__).resolve().parent.parent
LOAD = "import time; from factcheck.rulebook import load_rules; t = time.process_time(); load_rules(); print(time.process_time() - t)"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--articles", default=str(CHECKOUT / "seeds"))
    options.add_argument("--runs", type=int, default=5)
    chosen = options.parse_args()
    rules = load_rules()[0]
    print(f"{len(rules)} shipped rules load in {1000 * min(first_load() for _ in range(chosen.runs)):.0f} ms (first time in a process)")
    articles, _ = read_articles([chosen.articles])
    few, many = (best(articles, made_of(rules, count), chosen.runs) for count in (100, 1000))
    print(f"{len(articles)} articles, each checked alone: {1000 * few / len(articles):.1f} ms an article with 100 rules, ", end="")
    print(f"{1000 * many / len(articles):.1f} ms with 1,000: {many / few:.2f} times")


def first_load() -> float:
    """CPU seconds of loading the shipped packs in a fresh process, imports left out."""
    return float(subprocess.run([sys.executable, "-c", LOAD], capture_output=True, text=True, check=True).stdout)


def made_of(rules: Sequence[Rule], count: int) -> list[Rule]:
    """So many rules, made of the given ones under new ids."""
    measures = [row["measure"] for row in rows("measures")]
    return [
        _copy(rule, number, "" if number < len(rules) else measures[number % len(measures)]) for number, rule in _numbered(rules, count)
    ]


def _numbered(rules: Sequence[Rule], count: int) -> Iterator[tuple[int, Rule]]:
    return enumerate(islice(cycle(rules), count))


def _copy(rule: Rule, number: int, measure: str) -> Rule:
    when = {**rule.when, "measure": (measure,)} if measure else rule.when
    return dataclasses.replace(rule, id=f"copy{number}.{rule.id.partition('.')[2]}", when=when)


def best(articles: Sequence[Article], rules: Sequence[Rule], runs: int) -> float:
    """CPU seconds to check every article by itself; the first run, which compiles patterns, does not count."""
    return min(_cpu_of(lambda: [check([article], rules=rules) for article in articles]) for _ in range(runs + 1))


def _cpu_of(call: Callable[[], object]) -> float:
    start = time.process_time()
    call()
    return time.process_time() - start


if __name__ == "__main__":
    main()
