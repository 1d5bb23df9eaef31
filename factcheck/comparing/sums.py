"""Sums of what is told together: "6 killed and 9 hurt" is no other figure than "15 struck"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import islice, product

from factcheck.comparing.interval import Interval, mixable, ratio, to_base
from factcheck.comparing.tolls.one_event import is_toll
from factcheck.records import COUNTED, Claim
from factcheck.vocab import rows, word_list

DATE = "date"
MOST_SUMS = 300
"""Sums that are tried of what is told together."""
MOST_PARTS = 5
MOST_TOLD = 30
POINTS = ("pp", "point")
"""By so many a percentage is more or less than another; basis points are hundredths of these."""
WITHIN = 200
"""A share that is worked out may be off by a two-hundredth, for the percentage was rounded."""


def are_told_in_parts(a: Claim, b: Claim, beside: tuple[Sequence[Claim], Sequence[Claim]]) -> bool:
    """Whether the figures beside one of two give the other: "6 at lunch and 9 at dinner", "15 that day". Rates add up to nothing."""
    return a.unit.dimension != "ratio" and (is_worked_out(b, beside[0]) or is_worked_out(a, beside[1]))


def is_worked_out(claim: Claim, told: Sequence[Claim]) -> bool:
    """Whether figures that are told together give a figure, added up or taken away; a bound and a date are not worked out."""
    if claim.figure.hedge not in ("exact", "about") or claim.quantity.kind == DATE:
        return False
    parts = [part for part in told if part.quantity.kind != DATE and _may_be_part(part, claim)]
    return any(abs(total - claim.figure.value) * 1000 <= abs(claim.figure.value) for total in _totals(parts, claim))


def is_share_worked_out(claim: Claim, told: Sequence[Claim]) -> bool:
    """Whether a share and a figure that are told together give a figure: "60% of its food, half of it from its neighbour" and "30%"."""
    if claim.figure.hedge not in ("exact", "about") or claim.quantity.kind == DATE:
        return False
    asked = to_base(claim.figure.value, claim)
    shares = [(part, to_base(part.figure.value, part)) for part in told[:MOST_TOLD] if part.unit.dimension == "ratio"]
    wholes = [(part, to_base(part.figure.value, part)) for part in told[:MOST_TOLD] if mixable(part.unit, claim.unit)]
    return any(
        0 < share < 1 and part is not whole and abs(share * value - asked) * WITHIN <= abs(asked)
        for (part, share), (whole, value) in product(shares, wholes)
    )


def is_multiple_told(a: Claim, b: Claim) -> bool:
    """Whether either sentence says how many times one of two figures is the other: "24 cows, twice as many as his neighbour"."""
    times = ratio(a, b)
    said = (ratio_words()[word][0] for claim in (a, b) for word in claim.sentence.casefold().split() if word in ratio_words())
    return times is not None and any(abs(times - told) * WITHIN <= told for told in (max(one, 1 / one) for one in said))


@cache
def ratio_words() -> dict[str, tuple[Decimal, Interval]]:
    """Words such as "doubled": how many times, and the multiples that the bare word fits."""
    return {row["word"]: (Decimal(row["times"]), (Decimal(row["low"]), Decimal(row["high"]))) for row in rows("ratio_words")}


def _may_be_part(part: Claim, whole: Claim) -> bool:
    """Whether a figure may be added to others to give another: of one unit or measure; of a toll, any persons who are not another toll.

    Points are added to percentages ("61%, eight points lower than" 69%), and a bare change to what it changes ("14 hours, two more than").
    """
    if whole.unit.symbol == "%" and part.unit.symbol in POINTS:
        return True
    if part.role == "change" and not part.unit.symbol:
        return True
    if not mixable(part.unit, whole.unit):
        return False
    if is_toll(whole):
        return part.measure == whole.measure or not is_toll(part)
    if whole.unit.symbol in word_list("general_people") and part.unit.symbol in word_list("person_nouns") | word_list("person_groups"):
        return True  # "176 people" are 167 passengers and nine crew
    return part.unit.symbol == whole.unit.symbol or not part.unit.symbol or part.measure == whole.measure


def _totals(parts: Sequence[Claim], whole: Claim) -> Iterator[Decimal]:
    """Every sum and difference of two of the figures, and the sum of all; of counted things those of more too; of tolls sums alone."""
    values = [part.figure.value for part in parts[:MOST_PARTS]]
    held = [part.role == "part" for part in parts[:MOST_PARTS]]
    for some in islice(product((1, 0) if is_toll(whole) else (1, 0, -1), repeat=len(values)), MOST_SUMS):
        used = sum(map(abs, some))
        if len({within for within, sign in zip(held, some, strict=True) if sign > 0}) > 1:
            continue  # "six people, among them two children" are not eight
        if used == 2 or (used > 2 and (whole.unit.dimension in COUNTED or sum(some) == len(values))):
            yield sum((sign * value for sign, value in zip(some, values, strict=True)), Decimal(0))
