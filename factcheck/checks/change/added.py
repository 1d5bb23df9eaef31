"""What is to be added beside what there is: "a find of 3 to 15 billion barrels could double the reserves", which are 30 billion now."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from factcheck.checks.arithmetic import over, plus, short
from factcheck.checks.around import by_sentence
from factcheck.checks.change.judged import Judged
from factcheck.checks.change.sides import of_one_thing
from factcheck.comparing.interval import asserted
from factcheck.comparing.sums import ratio_words
from factcheck.records import Claim, Corpus
from factcheck.text.patterns import one_of
from factcheck.text.phrases import phrases
from factcheck.text.spoken import spoken

SCORE = 0.85
APART = 300
"""Characters between the figures of the two sentences."""


def additions(claims: Sequence[Claim], corpus: Corpus) -> Iterator[tuple[Judged, tuple[Claim, ...]]]:
    """Additions that could "double" or "triple" what there is and cannot, each with the level beside it.

    The addition and the verb share a sentence; the next one, or the one before, gives the level as the current one.
    """
    for one, other in pairwise(by_sentence(claims, corpus)):
        if (one[0].article, one[0].where) == (other[0].article, other[0].where) and other[0].start - one[-1].end < APART:
            for group, beside in ((one, other), (other, one)):
                yield from _of_two(group, beside)


@cache
def _would() -> re.Pattern[str]:
    """ "could double its oil reserves": the verb and the few words behind it."""
    verbs = one_of(word for word, (times, _) in ratio_words().items() if times > 1)
    return re.compile(rf"\b(?:could|would|will|may|might|can|to)\s+({verbs})\s+((?:[\w'’-]+\s*){{1,5}})", re.IGNORECASE)


def _of_two(group: Sequence[Claim], beside: Sequence[Claim]) -> Iterator[tuple[Judged, tuple[Claim, ...]]]:
    if not any(word in group[0].sentence for word in ("doubl", "tripl", "trebl", "quadrupl")):
        return
    found = _would().search(group[0].sentence)
    if found is None or not phrases("current_words").search(beside[0].sentence):
        return
    verb, object_ = found[1].lower(), found[2].lower()
    for added in group:
        if re.search(rf"\bto\s+(?:\w+\s)?{re.escape(added.quote)}", added.sentence):  # what it comes to, not what is added
            continue
        levels = [claim for claim in beside if _is_its_level(claim, added, object_)]
        if len(levels) == 1:
            yield _judged(added, levels[0], verb), (levels[0],)


def _is_its_level(claim: Claim, added: Claim, named: str) -> bool:
    """Whether a figure is the level that is to be doubled: same unit, and the measure that the verb's object names."""
    of_one = claim.unit.symbol == added.unit.symbol and claim.measure == added.measure and of_one_thing(claim, added)
    return bool(of_one and claim.measure and claim.role == added.role == "level" and claim.measure.split()[-1].lower() in named)


def _judged(added: Claim, level: Claim, verb: str) -> Judged:
    a, b = asserted(added), asserted(level)
    most = over(plus((a[1], a[1]), (b[1], b[1])), (b[0], b[0]))[1]
    times, (low, _) = ratio_words()[verb]
    more = added.figure.written[-1]
    now, then, multiple = spoken(level.figure.value), spoken(level.figure.value + more), _ratio(level, added)
    words = f"({now} + {spoken(more)}) / {now} = {multiple}, told as “{verb}”"
    if most >= low:
        return Judged("ratio-words", "agree", added, sum=words, score=SCORE)
    meant = f"with it {now} becomes {then} at most, {multiple} times as much, not {times.normalize():f} times"
    return Judged("ratio-words", "disagree", added, meant, words, SCORE)


def _ratio(level: Claim, added: Claim) -> str:
    value = level.figure.value
    return short(over((value + added.figure.written[-1],) * 2, (value, value))[0])
