"""Slips of the pen that would make two figures agree: a lost million, a year for a day, barrels for tonnes, digits swapped."""

from __future__ import annotations

from decimal import Decimal

from factcheck.comparing.interval import ratio, telling_digits
from factcheck.comparing.measures import are_counts, is_told_by_scale
from factcheck.comparing.remembered import remembered, remembered_of_two
from factcheck.records import Claim
from factcheck.text.spoken import spoken

TIGHT = Decimal("0.005")
"""How close a factor must come to explain a difference: half a percent, so that chance rarely does it."""
LOOSE = Decimal("0.02")
"""The same for factors that are only roughly known (a barrel of crude, a month)."""
SCALES = (
    (Decimal(10) ** 3, "a thousand times (thousand, million or billion mixed up?)"),
    (Decimal(10) ** 6, "a million times (a scale word lost?)"),
    (Decimal(10) ** 9, "a billion times (a scale word lost?)"),
)
SMALLEST_SCALE = SCALES[0][0] * (1 - LOOSE)
RATES = ((Decimal(365), "365 times (per day and per year mixed up?)"), (Decimal(12), "12 times (per month and per year mixed up?)"))
BARRELS = (Decimal("7.33"), "7.33 times (barrels and tonnes mixed up?)")
MANY_DIGITS = 5
"""From so many digits on, the same digits in another order are hardly chance."""
SWAPPED = "digits swapped?"
"""How the words for digits in another order begin."""
FEWEST_DIGITS = 3
"""A digit lost or added is read as a slip only from so many digits on; swapped digits from two."""


@remembered_of_two
def slip(a: Claim, b: Claim) -> str:
    """The slip that would make two claims agree, in words and as a question; "" where none does."""
    if is_percent_against_points(a, b):
        return "percent and percentage points mixed up?" if a.figure.value == b.figure.value else ""
    times = ratio(a, b)
    if times is None or times == 1 or _are_said_again(a, b):
        return ""
    told = scale_slip(times) or _rate_slip(a, times) or _volume_slip(a, b, times) or _digit_slip(a, b, times)
    return "" if told and (is_told_by_scale(a) or is_told_by_scale(b)) else told


def _are_said_again(a: Claim, b: Claim) -> bool:
    """Whether each of two figures says another of its sentence again in its own unit: the writer had both before him, "8 mph (13 km/h)"."""
    return None not in (a.quantity.same_as, b.quantity.same_as) and a.quantity.kind == "quantity"


def is_percent_against_points(a: Claim, b: Claim) -> bool:
    """Whether one change is printed in percent and the other in percentage points."""
    return a.role == "change" == b.role and {a.unit.symbol, b.unit.symbol} == {"%", "pp"}


def scale_slip(times: Decimal) -> str:
    """The name of the scale (10³, 10⁶, 10⁹) that a ratio comes within two percent of; "" where none.

    >>> scale_slip(Decimal("1004"))
    'a thousand times (thousand, million or billion mixed up?)'
    >>> scale_slip(Decimal(900))
    ''
    """
    if times < SMALLEST_SCALE:
        return ""
    return next((words for scale, words in SCALES if abs(times / scale - 1) <= LOOSE), "")


def _rate_slip(a: Claim, times: Decimal) -> str:
    if "/time" not in a.unit.dimension:
        return ""
    return next((words for scale, words in RATES if abs(times / scale - 1) <= TIGHT), "")


def _volume_slip(a: Claim, b: Claim, times: Decimal) -> str:
    if not {a.unit.dimension.split("/")[0], b.unit.dimension.split("/")[0]} & {"mass", "volume"}:
        return ""
    told = min(len(digits(claim)) for claim in (a, b)) >= FEWEST_DIGITS
    return BARRELS[1] if told and abs(times / BARRELS[0] - 1) <= TIGHT else ""


@remembered
def digits(claim: Claim) -> str:
    """The telling digits of a claim's figure."""
    return telling_digits(claim.figure.value)


def _digit_slip(a: Claim, b: Claim, times: Decimal) -> str:
    if a.unit.symbol != b.unit.symbol and not are_counts(a, b):
        return ""
    one, other = digits(a), digits(b)
    if len(a.figure.written) > 1 or len(b.figure.written) > 1 or (one == other and len(one) == 1):
        # Ranges are not slips of one digit, and 10 against 100 is as likely two things.
        return ""
    if one == other:
        return (
            "ten times (a zero or a decimal point slipped?)" if times == 10 else "a hundred times (zeros slipped?)" if times == 100 else ""
        )
    if times < 10 and (are_swapped(one, other) or are_reordered(one, other)):
        return f"{SWAPPED} ({spoken(a.figure.value)}, {spoken(b.figure.value)})"
    short, long = sorted((one, other), key=len)
    if len(long) == len(short) + 1 >= FEWEST_DIGITS + 1 and Decimal(8) < times < Decimal(12) and is_one_short(short, long):
        return f"a digit lost or added? ({spoken(a.figure.value)}, {spoken(b.figure.value)})"
    return ""


def are_few_digits(a: Claim, b: Claim) -> bool:
    """Whether two figures have so few digits that these may well be swapped by chance."""
    return max(len(digits(claim)) for claim in (a, b)) < FEWEST_DIGITS


def are_swapped(one: str, other: str) -> bool:
    """Whether two neighbouring digits changed places.

    >>> are_swapped("32", "23"), are_swapped("1234", "1324"), are_swapped("123", "321")
    (True, True, False)
    """
    if len(one) != len(other):
        return False
    unlike = [at for at, (x, y) in enumerate(zip(one, other, strict=True)) if x != y]
    return len(unlike) == 2 and unlike[1] - unlike[0] == 1 and one[unlike[0]] == other[unlike[1]] and one[unlike[1]] == other[unlike[0]]


def are_reordered(one: str, other: str) -> bool:
    """Whether two long figures begin alike and have their last digits in another order.

    >>> are_reordered("48213", "48312"), are_reordered("4821", "4812"), are_reordered("48213", "84213")
    (True, False, False)
    """
    return len(one) == len(other) >= MANY_DIGITS and one[:2] == other[:2] and sorted(one) == sorted(other)


def is_one_short(short: str, long: str) -> bool:
    """Whether `long` without one of its digits is `short`.

    >>> is_one_short("755", "7555"), is_one_short("755", "7255"), is_one_short("755", "1234")
    (True, True, False)
    """
    return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))
