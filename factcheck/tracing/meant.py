"""Whether a figure of the draft and one of a source that differ in value can be one figure, by the words beside them."""

from __future__ import annotations

import re
from functools import cache

from factcheck.comparing.copies.retold import stem, telling_words, turning_words
from factcheck.comparing.times.periods import named, shared
from factcheck.records import Claim, Period
from factcheck.tracing.agreement import is_fraction
from factcheck.tracing.beside import Beside
from factcheck.tracing.calendar import calendar_words
from factcheck.vocab import rows, word_list

CLOSE = 35
"""Characters beside a figure in which a word may turn what it tells."""

_TITLED = re.compile(r"\A\W*[A-Z]\w+ (?=[A-Z]\w)")


def are_apart(a: Beside, b: Beside, *, sure: bool) -> bool:
    """Whether each names what the other does not (of less sure ones, either), or both name times that lie apart."""
    here, there = (telling_words(f"x {_without_title(one)} {one.after}")[1] - _no_names() for one in (a, b))
    ours, theirs = here - b.wide, there - a.wide
    if (ours and theirs) or (not sure and (ours or theirs)):
        return True
    one, other = (named(some.claim) for some in (a, b))
    if not one or not other or _tells_when_said(one) or _tells_when_said(other):
        return False
    return not shared(one, other)


@cache
def _no_names() -> frozenset[str]:
    """Stems of words that are spelt with a capital and name nothing: those that begin sentences, days and months."""
    times = {row["surface"] for row in rows("times") if row["kind"] in ("weekday", "month")}
    return frozenset(stem(word) for word in word_list("sentence_openers") | times)


def _without_title(one: Beside) -> str:
    """The words before a figure, without the first of several capitals that begin its sentence: "Rival Kestrel Mobile"."""
    begins = one.claim.sentence.startswith(one.before)
    return _TITLED.sub("", one.before) if begins else one.before


def _tells_when_said(period: Period) -> bool:
    """Whether a period is a bare day of the week, which rather says when a thing was told."""
    return calendar_words(period.text).keys() == {"weekday"}


def is_turned(a: Beside, b: Beside) -> bool:
    """Whether a word of one sentence says that it tells another thing than the other: "remaining", "before"."""
    here, there = ({stem(word) for word in f"{one.before[-CLOSE:]} {one.after[:CLOSE]}".split()} for one in (a, b))
    return bool((here ^ there) & turning_words())


def alike(a: Claim, b: Claim) -> bool:
    """Whether two figures play one part (level, change, share; fact, forecast) and neither is a fraction in words."""
    return a.role == b.role and a.mood == b.mood and not is_fraction(a) and not is_fraction(b)
