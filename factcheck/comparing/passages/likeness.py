"""Do two figures of two short passages stand for one thing, and how like are their words?"""

from __future__ import annotations

import re
from functools import cache

from factcheck.comparing.candidates import family_of
from factcheck.comparing.confidence import is_listed
from factcheck.comparing.copies.retold import stem
from factcheck.comparing.interval import BOUNDS, digits_shown, to_base
from factcheck.comparing.judge import meet
from factcheck.comparing.passages.days import days_apart
from factcheck.comparing.passages.spots import DATE, Spot
from factcheck.comparing.slips import slip
from factcheck.comparing.times.periods import of_one_time
from factcheck.comparing.units import count_alike
from factcheck.records import COUNTED, Allow, Claim
from factcheck.tables import measure_key
from factcheck.text.patterns import one_of
from factcheck.vocab import rows, word_list

SHARED = 2
"""So many words that both stretches have tell what two figures are, whatever they were taken to measure."""
SHARED_BY_OTHERS = 3
"""The same where they were taken to measure two things."""
IN_FULL = 1000
"""Whole counts below this are printed in full: "more than 24" leaves 24 out."""
TELLING = 4
"""Two figures of so many digits that a slip makes one hardly stand side by side by chance."""
NOTHING = Allow()


def family(spot: Spot) -> str:
    """What a figure can be compared within; dates among themselves."""
    return DATE if spot.claim.quantity.kind == DATE else family_of(spot.claim)


def is_one_thing(x: Spot, y: Spot) -> bool:
    """Whether words tell that two figures stand for the same.

    One known measure, one counted noun, words that both stretches have (one where both name one time), or, of dates, one thing that happens
    but once.
    """
    a, b = x.claim, y.claim
    if a.quantity.kind == DATE:
        return bool(_happenings(x) & _happenings(y)) and (len(x.words & y.words) >= SHARED or not x.names or not y.names)
    if not count_alike(a, b) or _is_no_count(a, b) or _is_no_count(b, a):
        return False
    if a.measure and is_listed(a.measure) and measure_key(a) == measure_key(b):
        return True
    if a.unit.dimension == "count" and a.unit.symbol == b.unit.symbol and _is_telling_count(a, b):
        return True
    both = len(x.plain & y.plain)
    if a.measure and b.measure and measure_key(a) != measure_key(b) and is_listed(a.measure) and is_listed(b.measure):
        return both >= SHARED_BY_OTHERS or _are_takings(x, y)
    return both >= SHARED or bool(x.words & y.words and of_one_time(a, b)) or _are_takings(x, y)


def _is_no_count(a: Claim, b: Claim) -> bool:
    """Whether one is a bare number with a fraction, which counts nothing of what the other counts: "the average is 1.14", "3 books"."""
    whole = all(value == value.to_integral_value() for value in a.figure.written)
    bare = not a.unit.symbol or a.quantity.value_end >= a.end
    return not whole and bare and b.unit.dimension == "count" and bool(b.unit.symbol)


def _is_telling_count(a: Claim, b: Claim) -> bool:
    """Whether one noun tells what two figures count: more than people in general, or both are one figure but for a slip of its digits."""
    general = a.unit.symbol.casefold() in word_list("general_people")
    return not general or (min(digits_shown(a), digits_shown(b)) >= TELLING and bool(slip(a, b)))


def _happenings(spot: Spot) -> frozenset[str]:
    """What happens but once to a thing, of which a date tells: each by its first word."""
    text = f"{spot.opened} {spot.text}".casefold()
    return frozenset(first for first, pattern in _once() if pattern.search(text))


def _are_takings(x: Spot, y: Spot) -> bool:
    """Whether one says what was grossed and the other what was earned, made or taken: of a film or a book the same."""
    grossed, takings = words_of("grossed"), words_of("takings")
    money = all(spot.claim.unit.dimension == "money" for spot in (x, y))
    return money and any(one.words & grossed and other.words & takings for one, other in ((x, y), (y, x)))


def likeness(x: Spot, y: Spot) -> int:
    """How like two figures are by their words; their own stretches count more than the openings of their sentences, places most."""
    a, b = x.claim, y.claim
    return (
        2 * len(x.plain & y.plain)
        + 4 * len(x.places & y.places)
        + len(x.words & y.words)
        + (a.measure == b.measure)
        + (a.unit.symbol == b.unit.symbol)
    )


def agree(a: Claim, b: Claim) -> bool:
    """Whether what two figures or dates say can both be so."""
    if a.quantity.kind == DATE:
        return not days_apart(a, b)
    return meet(a, b, NOTHING) and not _are_closed_out(a, b)


def _are_closed_out(a: Claim, b: Claim) -> bool:
    """Whether a bound leaves out a count printed in full, or another bound: "fewer than 140,000" and "more than 141,000"."""
    hedges = {a.figure.hedge, b.figure.hedge}
    if hedges == {"more_than", "less_than"}:
        low, high = (a, b) if a.figure.hedge == "more_than" else (b, a)
        return to_base(high.figure.value, high) <= to_base(low.figure.value, low)
    full = a.unit.dimension in COUNTED and all(value == value.to_integral_value() and value < IN_FULL for value in a.figure.written)
    return full and a.figure.written == b.figure.written and "exact" in hedges and bool(hedges & BOUNDS & {"more_than", "less_than"})


@cache
def _once() -> tuple[tuple[str, re.Pattern[str]], ...]:
    some = [row["words"].split("|") for row in rows("retelling") if row["kind"] == "once"]
    return tuple((words[0], re.compile(rf"(?<![\w-]){one_of(words)}\b")) for words in some)


@cache
def words_of(kind: str) -> frozenset[str]:
    """The stems of the words of one kind in `retelling.csv`."""
    return frozenset(stem(word) for row in rows("retelling") if row["kind"] == kind for word in row["words"].split("|"))
