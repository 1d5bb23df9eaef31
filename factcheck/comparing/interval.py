"""What a claim asserts, as an interval in its dimension's base unit, and how far apart two claims lie.

A printed figure stands for every value that would have been printed so: 755,000 for 754,500 to 755,500; "about 60" for 54 to 66; "more than
10 million" for everything above. Two claims agree where these intervals meet.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from factcheck.comparing.measures import grows
from factcheck.comparing.remembered import remembered, remembered_of_two
from factcheck.records import COUNTED, Allow, Claim, Unit
from factcheck.text.phrases import phrases
from factcheck.text.spoken import A_SHARE, rounded, spoken, with_unit

Interval = tuple[Decimal, Decimal]

INFINITY = Decimal("Infinity")
ZERO, HALF = Decimal(0), Decimal("0.5")
INSIDE = Decimal("0.999")
"""Of the rounding: 4.4 and 4.5 touch at 4.45, which is no agreement."""
WRITTEN_IN_FULL = Decimal(1000)
"""Whole numbers below this are written out, so that their zeros are not taken for rounding: 300 is not "250 to 350"."""
IN_FULL = Decimal("0.05")
"""No larger figure that is printed with all its digits (10,000,000) is taken to be rounded by more than this."""
ABOUT_ROUND = Decimal("0.10")
"""How far "about" reaches round a figure of one significant digit (about 60, about 2 million)."""
ABOUT = Decimal("0.05")
"""How far "about" reaches round a figure of two digits (about 1.5 million, about 350)."""
ABOUT_EXACT = Decimal("0.02")
"""How far "about" reaches round a figure of three digits or more (about 16.6 million): whoever means less says less."""
NEAR = Decimal("0.10")
"""How far "nearly", "just over" and the like reach from their bound."""
TOLL_REACH = {"at_least": Decimal("1.999"), "more_than": Decimal("1.499")}
"""How far an open bound reaches for a toll: who says "at least 12" knows of no 24, who says "more than 15,000" of no 25,000."""
LOOK_BACK = 24
"""Characters before the figure in which "nearly" and the like are looked for."""
BOUNDS = frozenset({"at_least", "more_than", "at_most", "less_than"})
TOO_FAR = 100
"""From so many times on, the factor alone says how far apart two figures are."""
UNMIXABLE = frozenset({"money", "multiple", "pixel", "dimension"})
"""Dimensions whose units have no common base: euros are not dollars."""


@lru_cache(maxsize=4096)
def factor(value: float) -> Decimal:
    """A unit's factor or offset as the decimal that was written down.

    >>> factor(0.158987294928)
    Decimal('0.158987294928')
    """
    return Decimal(repr(value))


def mixable(a: Unit, b: Unit) -> bool:
    """Whether amounts in two units can be compared: one dimension and, for money, one currency (a share or not: the measure tells).

    >>> mixable(Unit("km", "", "length", 1000.0), Unit("mi", "", "length", 1609.344))
    True
    >>> mixable(Unit("USD", "", "money"), Unit("EUR", "", "money"))
    False
    """
    if (a.symbol == b.symbol and a.dimension == b.dimension) or (a.dimension in COUNTED and b.dimension in COUNTED):
        return True
    if a.dimension != b.dimension:
        return a.dimension.startswith("money") and a.symbol.removesuffix(A_SHARE) == b.symbol.removesuffix(A_SHARE)
    return not (a.dimension in UNMIXABLE or a.dimension.startswith("money"))


def of_any_ton(a: Claim, b: Claim) -> bool:
    """Whether one figure is printed in tons and the other, the same number, in short or long ones: a ton may be either."""
    if a.unit.dimension in COUNTED:
        return False
    kinds = {*a.unit.symbol.split("/"), *b.unit.symbol.split("/")}
    return "ton" in kinds and not kinds.isdisjoint({"short ton", "long ton"}) and a.figure.written == b.figure.written


def to_base(value: Decimal, claim: Claim) -> Decimal:
    """A printed amount in the base unit; a change of temperature has no offset."""
    return _based(value, claim.unit.factor, claim.unit.offset, claim.role == "change")


def _based(value: Decimal, times: float, offset: float, moved: bool) -> Decimal:
    if times == 1.0 and not offset:
        return value
    return value * factor(times) + (ZERO if moved or not offset else factor(offset))


def from_base(value: Decimal, claim: Claim) -> Decimal:
    """The way back from the base unit to the unit that the claim printed."""
    unit = claim.unit
    if unit.factor == 1.0 and not unit.offset:
        return value
    offset = ZERO if claim.role == "change" or not unit.offset else factor(unit.offset)
    return (value - offset) / factor(unit.factor)


def rounding(claim: Claim) -> Decimal:
    """How far the printed figure may stand from the true one, as printed: half of its last place, nothing for exact small counts.

    A bound ("more than 10 million") is a chosen round number: it gives way by at most one percent.
    """
    figure = claim.figure
    return _rounding((figure.value, figure.written, figure.precision, figure.hedge, claim.quote, _is_exact(claim.unit)))


Printed = tuple[Decimal, tuple[Decimal, ...], Decimal, str, str, bool]
"""A printed figure: value, what was written, precision, hedge, the quote, and whether a small whole number is no rounded one."""


def _rounding(shown: Printed) -> Decimal:
    value, written, precision, hedge, quote, exact = shown
    size, precision = abs(value), max(precision, ZERO)
    if hedge in BOUNDS:
        return min(precision, size / 100)
    whole = all(one == one.to_integral_value() for one in written)
    if whole and size < WRITTEN_IN_FULL and "point" not in quote:
        return ZERO if exact else min(precision, HALF)
    if whole and f"{value:f}" in quote.replace(",", ""):
        return min(precision, size * IN_FULL)
    return precision


def _is_exact(unit: Unit) -> bool:
    """Whether a small whole number of the unit is no rounded one: counts, and ages."""
    return unit.dimension in COUNTED or unit.dimension == "age"


def is_near(claim: Claim) -> bool:
    """Whether words such as "nearly" or "just over" keep an open bound close to its figure."""
    near = phrases("near_words")
    if near.search(claim.quote):
        return True
    at = claim.sentence.find(claim.quote)
    return at > 0 and near.search(claim.sentence[max(0, at - LOOK_BACK) : at]) is not None


@remembered
def printed(claim: Claim) -> Interval:
    """What the words say without any allowance, in the base unit; open ends are infinite."""
    low, high = claim.figure.low, claim.figure.high
    return -INFINITY if low is None else to_base(low, claim), INFINITY if high is None else to_base(high, claim)


@remembered
def asserted(claim: Claim) -> Interval:
    """What the claim asserts, widened by printed precision and hedge, in the dimension's base unit; both ends belong to it.

    Of a change its size alone: which way it went, `turned` adds.
    """
    figure, unit = claim.quantity.figure, claim.quantity.unit
    shown = figure.value, figure.written, figure.precision, figure.hedge, claim.quote, _is_exact(unit)
    return _spread(shown, _ends(claim), unit.factor, unit.offset, claim.role == "change")


@lru_cache(maxsize=16384)
def _spread(shown: Printed, ends: tuple[Decimal | None, Decimal | None], times: float, offset: float, moved: bool) -> Interval:
    """The ends of a figure, widened, in the base unit; the same figures are printed again and again."""
    low, high = ends
    hedge, slack = shown[3], _rounding(shown) * INSIDE
    if not slack and hedge == "exact" and low is not None and low == high:
        end = _based(low, times, offset, moved)
        return end, end
    found = [
        -INFINITY if low is None else _based(low - _reach(low, hedge, slack), times, offset, moved),
        INFINITY if high is None else _based(high + _reach(high, hedge, slack), times, offset, moved),
    ]
    return min(found), max(found)


@remembered
def bounded(claim: Claim) -> Interval:
    """The printed ends, an open one no farther off than its words let it be: "nearly 70", "at least 12 dead"."""
    low, high = _ends(claim)
    ends = [-INFINITY if low is None else to_base(low, claim), INFINITY if high is None else to_base(high, claim)]
    return min(ends), max(ends)


def _ends(claim: Claim) -> tuple[Decimal | None, Decimal | None]:
    """The ends of a figure; an open one is closed where the words or the measure say how far it can lie."""
    figure = claim.figure
    low, high = figure.low, figure.high
    if figure.hedge in BOUNDS and is_near(claim):
        return (figure.value * (1 - NEAR) if low is None else low), (figure.value * (1 + NEAR) if high is None else high)
    return low, (figure.value * TOLL_REACH[figure.hedge] if high is None and figure.hedge in TOLL_REACH and grows(claim) else high)


def turned(ends: Interval, claim: Claim) -> Interval:
    """An interval of a claim, of a fall as a negative amount: "fell by 2" is -2."""
    low, high = ends
    return (-high, -low) if claim.quantity.trend == "down" else ends


def telling_digits(value: Decimal) -> str:
    """The digits of a number but for the zeros at its ends: how precisely it is told, in whatever unit.

    >>> telling_digits(Decimal("0.0750")), telling_digits(Decimal(75000)), telling_digits(Decimal(1312))
    ('75', '75', '1312')
    """
    return f"{value:f}".replace(".", "").strip("-0") or "0"


def digits_shown(claim: Claim) -> int:
    """How many digits a printed figure shows but for zeros at its ends; of a range the more of its ends."""
    return max(len(telling_digits(value)) for value in claim.figure.written)


def _reach(value: Decimal, hedge: str, slack: Decimal) -> Decimal:
    if hedge != "about":
        return slack
    digits = len(telling_digits(value))
    share = ABOUT_ROUND if digits == 1 else ABOUT if digits == 2 else ABOUT_EXACT
    return max(slack, abs(value) * share)


def overlap(a: Interval, b: Interval, allow: Allow = Allow()) -> bool:  # noqa: B008 - frozen
    """Whether two intervals meet, or lie no farther apart than allowed: percent of the larger end, or an amount in base units.

    >>> overlap((Decimal(1), Decimal(2)), (Decimal(3), Decimal(4)))
    False
    >>> overlap((Decimal(98), Decimal(98)), (Decimal(100), Decimal(100)), Allow(percent=Decimal(2)))
    True
    """
    if a is b:
        return True
    (low, high), (other_low, other_high) = a, b
    if high > other_high or (high == other_high and low > other_low):
        low, high, other_low, other_high = other_low, other_high, low, high
    if other_low <= high:
        return True
    apart = other_low - high
    return apart <= allow.amount or apart * 100 <= min(allow.percent, Decimal(100)) * max(abs(high), abs(other_low))


def apart(a: Claim, b: Claim) -> Decimal:
    """The distance between the nearest printed ends of two claims, in base units; 0 where they meet.

    Where only an open end lets them meet that can't reach so far ("at least 12 dead" and 40), that between their figures.
    """
    (low, high), (other_low, other_high) = printed(a), printed(b)
    if max(low, other_low) <= min(high, other_high) and not overlap(bounded(a), bounded(b)):
        return abs(to_base(a.figure.value, a) - to_base(b.figure.value, b))
    return max(Decimal(0), other_low - high if other_low > high else Decimal(0), low - other_high if low > other_high else Decimal(0))


def turn_apart(a: Claim, b: Claim) -> bool:
    """Whether one claim is a rise and the other a fall."""
    return a.role == b.role == "change" and {a.quantity.trend, b.quantity.trend} == {"up", "down"}


@remembered_of_two
def ratio(a: Claim, b: Claim) -> Decimal | None:
    """How many times the larger printed figure is the smaller; None where one is zero or their signs differ."""
    one, other = _size(a), _size(b)
    if one < 0 and other < 0:
        one, other = -one, -other
    if one <= 0 or other <= 0:
        return None
    return one / other if one >= other else other / one


@remembered
def _size(claim: Claim) -> Decimal:
    return to_base(claim.figure.value, claim)


def gap(a: Claim, b: Claim) -> str:
    """How far apart two claims lie, in words and in the unit of `a`, with percent of the smaller where that helps.

    Small counts, ages and percentages are given as the bare distance; a large multiple as a factor.
    """
    if turn_apart(a, b):
        return "a change of direction"
    distance, times = apart(a, b), ratio(a, b)
    if not distance:
        return "a change of direction" if a.quantity.trend != b.quantity.trend else "nothing as printed"
    unit = Unit("points", "", "points") if a.unit.symbol == "%" else a.unit
    amount = with_unit(distance / factor(a.unit.factor), unit)
    if times is None or a.unit.symbol == "%" or (a.unit.dimension in COUNTED | {"age"} and abs(a.figure.value) < 100):
        return amount
    if times >= TOO_FAR:
        return f"a factor of {spoken(rounded(times, 2 - times.adjusted()))}"
    if times >= 3:
        return f"{amount} (a factor of {with_unit(rounded(times, 1 if times < 10 else 0), Unit('', '', 'number'))})"
    smaller = min(abs(end) for end in (*printed(a), *printed(b)) if end.is_finite() and end)
    percent = distance / smaller * 100
    return f"{amount} ({rounded(percent, 0 if percent >= 10 else 1 if percent >= 1 else 2).normalize():f}%)"
