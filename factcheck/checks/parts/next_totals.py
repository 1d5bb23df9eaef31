"""Totals that the next sentence tells part by part: "killed 27 people. The dead included 14 women, nine men and six children"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from factcheck.checks.around import follows, sentence_start
from factcheck.checks.parts.items import in_unit_of, is_closed, runs
from factcheck.checks.parts.list_totals import divides, is_all, judged, may_sum
from factcheck.comparing.interval import factor
from factcheck.records import Claim, Comparison, Corpus, Rule
from factcheck.tables import text_of
from factcheck.text.patterns import later

Sentence = list[Claim]

MANY_TIMES = 2
"""Parts that come to more than so many times the total before them are parts of something else."""

_TOTALS = r"dead|victims|injured|wounded|killed|fatalities|casualties|money|funding|sum|total|cash|package|bill|cost|figure|investment"
_VERBS = r"included?|compris\w+|consist\w* of|(?:is|was|are|were)(?:\smade up of)?|(?:comes?|came) from|breaks? down into"
_OPENS = later(rf"\s*(?:The|That|This|Those)\s(?:{_TOTALS})\s(?P<verb>{_VERBS})\s(?:some\s|about\s)?")
_SOME = later(r"includ", re.IGNORECASE)


def next_totals(sentences: list[Sentence], rule: Rule, corpus: Corpus) -> Iterator[Comparison]:
    """Each total whose parts the sentence after it tells in a closed list; where it only includes them, if they come to more."""
    for before, sentence in pairwise(sentences):
        opens = _OPENS.match(sentence[0].sentence) if len(sentence) > 1 else None
        if opens is None or sentence_start(sentence[0], corpus) + opens.end() != sentence[0].start or not follows(sentence, before, corpus):
            continue
        text = text_of(sentence[0], corpus)
        run = runs(sentence, text)[0]
        wholes = [claim for claim in before if divides(claim, run)]
        if len(run) == len(sentence) and len(wholes) == 1 and _is_list(run, sentence, text):
            yield from _judged(rule, wholes[0], run, open_list=_SOME.search(opens["verb"]) is not None)


def _is_list(run: Sentence, sentence: Sentence, text: str) -> bool:
    exact = all(claim.figure.hedge == "exact" and len(claim.figure.written) == 1 for claim in run)
    return exact and is_closed(run, text) and is_all(run, sentence, text) and may_sum(run)


def _judged(rule: Rule, whole: Claim, parts: Sentence, *, open_list: bool) -> Iterator[Comparison]:
    amount = sum((part.figure.value * factor(in_unit_of(part, whole).unit.factor) for part in parts), start=Decimal(0))
    size = whole.figure.value * factor(whole.unit.factor)
    if amount <= size * MANY_TIMES and not (open_list and amount < size):
        yield judged(rule, whole, parts, 0.85, "the next sentence tells the parts of the total")
