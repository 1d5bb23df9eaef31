"""What a figure without a unit takes from its neighbours: "7- or 8-inch", "1.4 mln bpd in May, from 1.15 in June"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from factcheck.quantities.reading import Reading
from factcheck.quantities.unit_reader import ounce_is_troy, unit_by_symbol
from factcheck.records import Unit
from factcheck.text.patterns import later

_INHERIT_CUE = later(
    r"(?:(?<![^\W_])(?:from|to|against|versus|vs\.?|than|with|and|or|but|at|by|of|was|were|is|be|been|total(?:l?ed)?|averaged?|reach(?:ed)?|hit)|,|;)\s{1,16}"
    r"(?:(?:an?|the|about|around|nearly|almost|some|just|only|revised|over|under|more than|less than|record|another|up to|at least)\s)"
    r"{0,6}$"
)
_LISTING = frozenset(
    ("and", "or", ",", "to", ", and", ", or", "or even", "and even", "if not", "by", "x", "×", "and/or", "versus", "vs", "against")
)
_OF_TOTAL = later(r"(?:out )?of(?: (?:the|its|their|our|a|a total|an|his|her)(?: [\w-]+['’]s?)?| [\w.-]+['’]s)?")
"""Between a part and its whole: "six of the seven victims", "17 of the country's 96 stations", "12 of 40 seats"."""
_SIDE_BY_SIDE = later(r"(?:(?<![^\W_])(?:from|to|against|versus|vs\.?|and|or|than|compared with)|,)\s(?:about |around |some )?$")
_TOLD_WHEN = later(
    r"(?:[,;)]|\.(?!\d)|¶|\n\n|\s?\Z|\s(?:in|for|during|last|this|a year|a month|on|by|earlier|the (?:previous|same|year|month))\b)"
)
_OF_CIRCLE = later(
    r"[\s-]+(?:(?:turn|angle|view|north|south|east|west|latitude|longitude|fahrenheit|celsius)\b|[NSEW]\b|of (?:arc|latitude|longitude))",
    re.IGNORECASE,
)
_REACH = 240
_NEAR_BY = 60
_NO_PERCENTAGE = 1000
_WHOLE = 100
_AFTER_NAME = later(r"(?<![^\W_])[A-Z][a-z]{1,20}, $")
_CLOSED = later(r"[.;)]|, (?!and |or )")
_OLDEST = 110
_LEAST_SCALE = 1_000_000


def gap_between(text: str, a: Reading, b: Reading) -> str:
    """What is written between two figures, up to the hedge of the second, with single spaces."""
    end = b.left.hedge_start if b.left.hedge_start is not None and b.left.hedge_start >= a.end else b.start
    return " ".join(text[a.end : end].split())


def share_units(text: str, readings: list[Reading], sentence_of: Callable[[int], int]) -> list[Reading]:
    """A plain number joined to a neighbour by "and", "or", "to" or a comma has the neighbour's unit ("7- or 8-inch", "3, 5 and 7 km")."""
    shared = list(readings)
    for index in range(len(shared) - 2, -1, -1):
        a, b = shared[index], shared[index + 1]
        if not a.plain or b.plain or b.unit.dimension == "age" or sentence_of(a.start) != sentence_of(b.start):
            continue
        if b.unit.symbol == "%" and abs(a.value) >= _NO_PERCENTAGE:  # "from 755,000, or 4.4%"
            continue
        if b.unit.dimension == "ratio" and abs(a.value) > _WHOLE >= abs(b.value) and not b.unit.symbol:  # "25,000, less than half"
            continue
        gap = gap_between(text, a, b).lower().rstrip("-‐ ").lstrip("-‐ ")
        if b.unit.symbol == "%" and _is_put_otherwise(text, shared[index - 1] if index else None, a, b, gap):
            continue
        if b.left.currency is None and (gap in _LISTING or (_is_part(a, b) and _OF_TOTAL.fullmatch(gap))):
            shared[index] = replace(a, unit=b.unit, counted=b.counted)
    return shared


def _is_part(a: Reading, b: Reading) -> bool:
    """Whether one number may be a part of the next: "1.2 million of the 3 million", "six of the seven victims"."""
    return a.numeral.scaled or (b.counted and a.numeral.form != "fraction" and 0 < a.value <= b.value)


def share_scales(text: str, readings: Sequence[Reading]) -> list[Reading]:
    """ "from 2.9 billion to 3.7 or 4 billion": the number before "or" has the scale that is told behind it."""
    shared = list(readings)
    for index, (a, b) in enumerate(pairwise(readings)):
        if gap_between(text, a, b) == "or":
            shared[index] = _with_scale_behind(a, b)
    return shared


def worded_scale(reading: Reading) -> Decimal:
    """The scale within a number that is written in words ("three billion"); 1 where it has none, or more behind it."""
    if not reading.numeral.scaled:
        return Decimal(1)
    fits = (power for power in (12, 9, 6) if 1 <= abs(reading.value) / Decimal(10) ** power < 1000)
    return next((Decimal(10) ** power for power in fits if reading.value % Decimal(10) ** power == 0), Decimal(1))


def _with_scale_behind(a: Reading, b: Reading) -> Reading:
    """ "3.7 or 4 billion": of two numbers of one size the first has the scale that only the second tells."""
    scale = b.scale if b.scale != 1 else worded_scale(b)
    bare = a.scale == 1 and not a.numeral.scaled and a.numeral.form == b.numeral.form and a.numeral.form in ("digits", "word")
    if not bare or a.counted or scale < _LEAST_SCALE or b.left.currency != a.left.currency or not (a.plain or a.left.currency):
        return a
    if not a.value or not Decimal("0.3") <= abs(b.value / scale / a.value) <= Decimal("3.3"):
        return a
    return replace(a, numeral=replace(a.numeral, scaled=True), value=a.value * scale, step=a.step * scale, scale=scale)


def _is_put_otherwise(text: str, before: Reading | None, a: Reading, b: Reading, gap: str) -> bool:
    """ "33, or 4%": the percentage says the number again; "3, 4, or 5%" is a list."""
    if gap == "or":
        return abs(a.value) > abs(b.value)
    listed = before is not None and before.plain and gap_between(text, before, a) == ","
    return gap in (", or", ", and") and not listed


def inherit_units(text: str, readings: list[Reading], sentence_of: Callable[[int], int]) -> list[Reading]:
    """ "3.5 mln bpd from 3.8 mln": a plain number takes the unit of a figure before it in the sentence that it can be held against."""
    done: list[Reading] = []
    for reading in readings:
        if reading.plain and _may_inherit(text, reading):
            reading = _with_scale_before(text, done[-1], reading) if done else reading
            for earlier in reversed(done[-4:]):
                if sentence_of(earlier.start) != sentence_of(reading.start) or reading.start - earlier.end > _REACH:
                    break
                if not earlier.plain and _comparable(earlier, reading):
                    reading = replace(reading, unit=earlier.unit, counted=earlier.counted)
                    break
        done.append(reading)
    return done


def _with_scale_before(text: str, earlier: Reading, reading: Reading) -> Reading:
    """ "1.4 million barrels in May and 1.15 in June": decimals of one size, told side by side, share the scale that only the first has."""
    decimal = reading.numeral.form == "digits" and not reading.numeral.scaled and reading.value != reading.value.to_integral_value()
    if not decimal or not earlier.numeral.scaled or earlier.ends or earlier.scale == 1 or earlier.left.currency:
        return reading
    same_size = abs(earlier.bare) < 1000 and earlier.bare and Decimal("0.3") <= abs(reading.value / earlier.bare) <= Decimal("3.3")
    told = _SIDE_BY_SIDE.search(text[max(earlier.end, reading.start - 24) : reading.start]) and _TOLD_WHEN.match(text, reading.end)
    if not (same_size and told and reading.start - earlier.end <= _NEAR_BY):
        return reading
    numeral = replace(reading.numeral, scaled=True)
    scale = earlier.scale
    return replace(reading, numeral=numeral, value=reading.value * scale, step=reading.step * scale, scale=scale)


def _may_inherit(text: str, reading: Reading) -> bool:
    begin = reading.left.hedge_start if reading.left.hedge_start is not None else reading.start
    if _AFTER_NAME.search(text, max(0, begin - 24), begin) and _CLOSED.match(text, reading.end) and reading.value < _OLDEST:
        return False  # "one son, Dan, 10."
    return _INHERIT_CUE.search(text[max(0, begin - 40) : begin].replace("\n", " ").lower()) is not None


def _comparable(earlier: Reading, reading: Reading) -> bool:
    """Whether two amounts are near enough in size and make to share a unit."""
    if earlier.unit.dimension in ("age", "time") or earlier.unit.name == "fold" or not earlier.value or not reading.value:
        return False
    if earlier.change and not reading.change and earlier.unit.dimension in ("ratio", "points"):
        return False
    if earlier.unit.dimension == "ratio" and abs(reading.value) > _WHOLE >= abs(earlier.value):
        return False  # "34% of the vote and 210 delegates"
    ratio = abs(reading.value / earlier.value)
    near = Decimal("0.1") <= ratio <= 10
    return near or (reading.numeral.scaled and earlier.numeral.scaled and Decimal("0.001") <= ratio <= 1000)


def weigh_alike(text: str, readings: list[Reading], sentence_of: Callable[[int], int]) -> list[Reading]:
    """One ounce through a sentence: where a figure is in troy ounces, all are; a price an ounce is where gold is near, and from then on."""
    troy_in = {sentence_of(r.start) for r in readings if "ozt" in r.unit.symbol.split("/")}
    done, metal = [], False
    for reading in readings:
        parts = reading.unit.symbol.split("/")
        if "oz" in parts:
            price = len(parts) > 1 and reading.unit.dimension.startswith("money")
            if sentence_of(reading.start) in troy_in or (price and (metal or ounce_is_troy(text, reading.start))):
                reading = replace(reading, unit=_in_troy(reading.unit))
        metal = metal or "ozt" in reading.unit.symbol.split("/")
        done.append(reading)
    return done


def warm_alike(text: str, readings: list[Reading]) -> list[Reading]:
    """One scale through a text: "37.4 degrees Celsius … a record of 36.8 degrees". Degrees of a circle or a latitude are left alone."""
    scale = next((reading.unit for reading in readings if reading.unit.symbol in ("°C", "°F")), None)
    if scale is None:
        return readings
    return [replace(one, unit=scale) if one.unit.symbol == "°" and not _OF_CIRCLE.match(text, one.end) else one for one in readings]


def _in_troy(unit: Unit) -> Unit:
    troy, plain = unit_by_symbol()["ozt"], unit_by_symbol()["oz"]
    ratio = troy.factor / plain.factor
    symbol = "/".join("ozt" if part == "oz" else part for part in unit.symbol.split("/"))
    factor = unit.factor * ratio if unit.symbol.startswith("oz") else unit.factor / ratio
    return replace(unit, symbol=symbol, name=unit.name.replace("ounce", "troy ounce"), factor=factor)
