"""Pairs of claims of one thing, found and judged again and again: how quick that is, and how many instructions a pair takes.

    python benchmarks/pairs.py FILE RUNS     # what `kept` wrote, compared so often: to count the instructions of a run

Not counted are equal claims that were taken together before, and pairs that a cap leaves out. A run finds and judges, with all that is
worked out of each claim and text, under the collector's settings of the command.
"""

from __future__ import annotations

import gc
import pickle
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import commands
import corpus

from factcheck import find_claims
from factcheck.comparing import stories
from factcheck.comparing.same_thing import same_thing_counted
from factcheck.records import Claim, Corpus
from factcheck.rulebook import load_rules
from factcheck.scale.judging import forget

RUNS = 25
"""So often pairs are compared, and the quickest run counts: other programs slow the rest, for seconds at a time."""


def generated(count: int) -> tuple[Sequence[Claim], Corpus]:
    """The amounts that so many generated articles tell, and these articles with their stories."""
    made = list(corpus.articles(count))
    every = [claim for article in made for claim in find_claims(article)]
    whole = Corpus({article.id: article for article in made}, frozenset(article.id for article in made), stories=stories(made, every))
    return [claim for claim in every if claim.quantity.kind == "quantity"], whole


def seconds(figures: Sequence[Claim], whole: Corpus, runs: int = RUNS) -> list[float]:
    """CPU seconds of each of some runs, nothing remembered of the one before."""
    rules = [rule for rule in load_rules()[0] if rule.kind == "same-thing"]
    gc.set_threshold(50_000, 20, 100)
    spent = []
    for _ in range(runs):
        forget()
        fresh = [replace(claim) for claim in figures]
        begun = time.process_time()
        same_thing_counted(fresh, rules, whole)
        spent.append(time.process_time() - begun)
    return spent


def instructions(figures: Sequence[Claim], whole: Corpus) -> int | None:
    """Instructions of one run, start-up left out; None where nothing counts them."""
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "claims"
        file.write_bytes(pickle.dumps((figures, whole)))
        once, thrice = (commands.instructions_of([sys.executable, __file__, str(file), str(runs)]) for runs in (1, 3))
    return None if once is None or thrice is None else (thrice - once) // 2


if __name__ == "__main__":
    seconds(*pickle.loads(Path(sys.argv[1]).read_bytes()), int(sys.argv[2]))
