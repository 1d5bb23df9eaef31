"""quantulum3's parser as a second reader, to hold against our own: its values and units, our dates, hedges and trends.

Nothing of quantulum3 is imported before the first call, which costs four CPU seconds. Its mistakes are left as they are.
"""

from __future__ import annotations

import warnings
from bisect import bisect_right
from collections.abc import Iterable
from decimal import Decimal
from functools import cache, lru_cache
from math import isfinite
from typing import Any, NamedTuple

import regex

from factcheck.quantities.dates.find import find_dates
from factcheck.quantities.numerals import MAX_DIGITS
from factcheck.quantities.surroundings import hedge_after, look_left
from factcheck.quantities.units import split_words, unit_table
from factcheck.records import NO_UNIT, Figure, Hedge, Quantity, Unit
from factcheck.text import Span, fold, sentences

LONGEST = 1000
"""Longer sentences are not given to quantulum3: its patterns take time that grows with the square of the text."""
OUR_NAMES = {
    "dimensionless": "", "count": "", "minute of arc": "minute", "second of arc": "second", "kilocalorie": "calorie",
    "standard atmosphere": "atmosphere", "degree angle": "degree", "revolutions per minute": "revolution per minute",
    "united states dollar": "us dollar", "millimeter of mercury": "millimetre of mercury",
}  # fmt: skip
"""quantulum3's names of units that we call otherwise, or ('') that are none; where it can't decide, it picks angles for times."""

_ENDLESS = regex.compile(rf"\d{{{MAX_DIGITS + 1},}}")
_PLUS_MINUS = regex.compile(r"±|\+/?-|plus or minus|plus/minus")
_LAST_DIGIT = regex.compile(r".*\d", regex.DOTALL)


class Parsed(NamedTuple):
    """What quantulum3 gives back, as far as it is used: `spread` is half the width of a range, or the uncertainty behind a ±."""

    value: Decimal
    spread: Decimal | None
    unit: Unit
    start: int
    end: int


def find_quantities_quantulum3(text: str) -> list[Quantity]:
    """Every quantity that quantulum3 finds in a text, by position, not overlapping; spans are code points of `text` itself.

    Numbers inside dates are left out, as in our own reader. A sentence on which quantulum3 fails has no quantities; nothing is raised.

    >>> text = "The dam holds 35 cubic kilometres of water."
    >>> [(text[q.start:q.end], q.unit.symbol) for q in find_quantities_quantulum3(text)]
    [('35 cubic kilometres', 'km³')]
    """
    folded = fold(text)
    plain = folded.text
    dates = find_dates(plain)
    starts = [date.start for date in dates]
    found: list[Quantity] = []
    for sentence in sentences(plain):
        floor = sentence.start
        for parsed in sorted(_parse(plain, sentence), key=lambda p: (p.start, -p.end)):
            before = bisect_right(starts, parsed.end - 1) - 1
            if parsed.start < floor or (before >= 0 and dates[before].end > parsed.start):
                continue
            found.append(_quantity(plain, parsed, floor, folded.span))
            floor = parsed.end
    return found


@cache
def _quantulum() -> Any:
    """quantulum3's parser with its classifier switched off, which fails on every ambiguous unit under most versions of its own needs."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from quantulum3 import classifier, parser

        classifier.USE_CLF = False
        parser.parse("1 km")  # builds its tables
    return parser


def _parse(text: str, sentence: Span) -> Iterable[Parsed]:
    if not 0 < sentence.end - sentence.start <= LONGEST:
        return []
    # its pattern for a number never ends on a long run of digits
    words = _ENDLESS.sub(lambda run: " " * len(run[0]), text[sentence.start : sentence.end])
    try:
        found = _quantulum().parse(words)
    except Exception:  # of whatever kind: it is not our code, and the text is anyone's
        return []
    return [parsed for one in found if (parsed := _parsed(one, words, sentence.start)) is not None]


def _parsed(one: Any, words: str, offset: int) -> Parsed | None:
    """One of quantulum3's quantities in our terms; None where it is no number or lies nowhere in the text."""
    start, end = one.span
    spread = one.uncertainty
    if not 0 <= start < end <= len(words) or not isfinite(one.value) or (spread is not None and not isfinite(spread)):
        return None
    found = words[start:end]
    start += len(found) - len(found.lstrip())
    end -= len(found) - len(found.rstrip())
    if start >= end:
        return None
    return Parsed(_exact(one.value), None if spread is None else _exact(spread), _unit(one.unit), offset + start, offset + end)


def _exact(value: float) -> Decimal:
    """The decimal that was printed, without the noise of sums in binary."""
    return Decimal(f"{value:.12g}")


def _quantity(text: str, parsed: Parsed, floor: int, to_raw: Any) -> Quantity:
    number = text[parsed.start : parsed.end]
    left = look_left(text, parsed.start, floor)
    hedge: Hedge = left.hedge if left.hedge != "exact" else hedge_after(text, parsed.end)[0]
    start, end = to_raw(parsed.start, parsed.end)
    last = _LAST_DIGIT.match(number)
    value_end = to_raw(parsed.start, parsed.start + last.end())[1] if last and number[0].isdigit() else end
    return Quantity(_figure(parsed, hedge, number), parsed.unit, start, end, "quantity", left.trend, left.change, None, value_end)


def _figure(parsed: Parsed, hedge: Hedge, number: str) -> Figure:
    value, precision = parsed.value, _precision(parsed.value, number)
    if parsed.spread:
        low, high = value - parsed.spread, value + parsed.spread
        if _PLUS_MINUS.search(number):
            return Figure(low, high, (value,), precision, "between")
        step = min(_precision(low, number), _precision(high, number))
        return Figure(low, high, (low, high), step, "about" if hedge == "about" else "between")
    low_end = None if hedge in ("at_most", "less_than") else value
    high_end = None if hedge in ("at_least", "more_than") else value
    return Figure(low_end, high_end, (value,), precision, "exact" if hedge == "between" else hedge)


def _precision(value: Decimal, printed: str) -> Decimal:
    """Half of the last printed place; zeros count as rounding only up to a tenth of a figure that is printed without a scale word."""
    if not value:
        return Decimal("0.5")
    step = Decimal(1).scaleb(int(value.normalize().as_tuple().exponent))
    if f"{abs(value):f}" in printed.replace(",", ""):
        while step > 1 and step * 10 > abs(value):
            step /= 10
    return step / 2


def _unit(unit: Any) -> Unit:
    """Our unit for one of quantulum3's: the same where we know it, a rate of two that we know, else one comparable with itself alone."""
    known = _by_name(unit.name)
    if known is not None:
        return known
    parts = [(_by_name(part["base"]), part["power"]) for part in unit.original_dimensions or ()]
    match parts:
        case [(Unit() as top, 1), (Unit() as bottom, -1)] if top != NO_UNIT != bottom:
            dimension = f"{top.dimension}/{bottom.dimension}"
            factor = float(Decimal(repr(top.factor)) / Decimal(repr(bottom.factor)))
            return Unit(f"{top.symbol}/{bottom.symbol}", f"{top.name} per {bottom.name}", dimension, factor)
    return Unit(unit.name, unit.name, unit.name)


@lru_cache(maxsize=4096)
def _by_name(name: str) -> Unit | None:
    ours = OUR_NAMES.get(name, name)
    words = split_words(ours.lower())
    return next((unit for surface, unit in unit_table().words.get(words[0], ()) if surface == words), None) if words else NO_UNIT
