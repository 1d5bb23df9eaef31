"""The two levels of a movement: whether they are of one thing, and both of them in one unit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from factcheck.checks.change.words import listed, ratio_told
from factcheck.comparing.interval import IN_FULL, Interval, asserted, printed
from factcheck.records import NO_UNIT, Claim, Figure, Trend, Unit
from factcheck.tables import entity_key
from factcheck.text.patterns import later

FARTHEST = Decimal(100)
"""Levels farther apart than this factor are a slip of scale or two things, and no movement."""
HUNDRED: Interval = (Decimal(100), Decimal(100))
THOUSAND = Decimal(1000)
_FROM = later(r"\bfrom\s(?:(?:a|an|about|around|some|just|only|nearly|roughly|almost|record|revised)\s){0,2}$")
"""Right before a base: it is what the level came from, whatever a noun between makes of it ("72.9% of output … from 74.6%")."""
_POSSESSIVE = later(r"\b([A-Z][\w&.-]+)['’]s\s$")
"""Right before a figure, its owner: "compared with Orvia's 40%"."""
_TIMES = later(r"fold|times|[x×]$", re.IGNORECASE)
_MORE_THAN = later(r"\s(?:more|less|fewer|higher|lower|greater|smaller|larger)\sthan\b", re.IGNORECASE)
_PRINTED = later(r"\d[\d,]*(?:\.(\d+))?")


def common_unit(claims: Sequence[Claim]) -> Unit | None:
    """The unit that all figures are given in; None where they have two, or are temperatures, of which no percentage is worked out.

    A plain number takes the unit of the others, and "26 dollars" beside "13 dollars a barrel" that of the rate.
    """
    common = NO_UNIT
    for unit in (claim.unit for claim in claims if claim.unit.dimension not in ("number", "multiple")):
        if unit.offset:
            return None
        if common is NO_UNIT or unit.symbol.startswith(f"{common.symbol}/"):
            common = unit
        elif common.symbol != unit.symbol and not common.symbol.startswith(f"{unit.symbol}/"):
            return None
    return common


def in_unit(claim: Claim, unit: Unit) -> Claim:
    """The claim with another unit, the printed number unchanged."""
    return claim if claim.unit is unit else replace(claim, quantity=replace(claim.quantity, unit=unit))


def of_one_thing(level: Claim, base: Claim) -> bool:
    """Whether nothing says that two levels are of two owners or measures, below zero, or too far apart to be one thing's."""
    told_from = level.sentence == base.sentence and _FROM.search(base.sentence.partition(base.quote)[0]) is not None
    if level.entity and base.entity and entity_key(level.entity) != entity_key(base.entity) and not told_from:
        return False
    one, other = level.measure or "", base.measure or ""
    # "24,600 crimes" and "the 25,350": what is named by the counted noun alone is no other measure.
    counted = level.unit.symbol == base.unit.symbol and level.unit.symbol in (one, other)
    if one and other and not (told_from or counted or one.endswith(other) or other.endswith(one)):
        return False
    a, b = level.figure.value, base.figure.value
    return a > 0 and b > 0 and a <= b * FARTHEST and b <= a * FARTHEST


def names_another(figure: Claim, last: Claim, text: str) -> bool:
    """Whether the words before a figure name an owner other than that of the figure before.

    "to 5 from 13, Ada Holm rising nine places", "to 36%, compared with Orvia's 40%".
    """
    owner = _POSSESSIVE.search(text[last.end : figure.start])
    if owner and owner[1].casefold() not in listed("time") and entity_key(owner[1]) != entity_key(last.entity or ""):
        return True
    other = bool(figure.entity and last.entity) and entity_key(figure.entity or "") != entity_key(last.entity or "")
    return other and (figure.entity or "") in text[last.end : figure.start]


def may_be_base(level: Claim, base: Claim, *, against: bool) -> bool:
    """Whether a change may be measured from a level: "rose 51% to 22.7 billion, compared with the 21.9 billion estimate" is not."""
    return not (against and base.mood == "forecast" != level.mood)


def is_change(claim: Claim) -> bool:
    """Whether a figure says by how much, or how many times, something moved."""
    return is_times(claim) or (claim.role == "change" and not is_move(claim))


def compares_next(claim: Claim, text: str) -> bool:
    """Whether a change is measured against the figure behind it: "14.9 billion, 5% less than the 16.7 billion"."""
    return is_change(claim) and _MORE_THAN.match(text, claim.end) is not None


def is_times(claim: Claim) -> bool:
    """ "tenfold", "three times"."""
    return claim.unit.dimension == "multiple" and _TIMES.search(claim.quote) is not None


def is_move(claim: Claim) -> bool:
    """Whether one figure of the text has both levels: "from 10 to 12"."""
    written = claim.figure.written
    return len(written) == 2 and claim.figure.low == claim.figure.high and written[0] != written[1]


def ranges_as_move(claim: Claim, lead: Sequence[str]) -> bool:
    """ "doubled from 12 to 24": read as a range, but the word before tells of a move."""
    ranges = claim.figure.hedge == "between" and len(claim.figure.written) == 2
    return ranges and lead[-1:] == ["from"] and ratio_told(lead) is not None


def as_amount(claim: Claim) -> str | None:
    """Which part of a movement a change is: "times", "percent" or "amount"; None for shares that are none."""
    if is_times(claim):
        return "times"
    if claim.unit.dimension in ("ratio", "multiple"):
        return "percent" if claim.unit.symbol == "%" else None
    return "amount"


def ends_of(move: Claim) -> tuple[Claim, Claim]:
    """The two levels of "from 10 to 12" as claims of their own, the one before first."""
    figure = move.figure
    level = figure.written[1] if figure.hedge == "between" else figure.value
    before = next((value for value in figure.written if value != level), level)
    started = Figure(before, before, (before,), _precision_of_first(move.quote, before))
    reached = Figure(level, level, (level,), figure.precision, "exact" if figure.hedge == "between" else figure.hedge)
    first, second = (replace(move, quantity=replace(move.quantity, figure=one, trend=None)) for one in (started, reached))
    return first, second


def runs_against(move: Claim, trend: Trend | None) -> bool:
    """Whether the words before "from 5 to 10" point the other way, so that these are the ends of a range: "up 5%, down from 5 to 10%"."""
    base, level = ends_of(move)
    return trend not in (None, "up" if level.figure.value > base.figure.value else "down")


def _precision_of_first(quote: str, value: Decimal) -> Decimal:
    """Half of the last place of a move's first figure, as its digits are printed; zeros at the end of thousands are taken for rounding.

    >>> int(_precision_of_first("1.5 to 2 million", Decimal(1_500_000))), int(_precision_of_first("1,200 to 1,000", Decimal(1200)))
    (50000, 50)
    """
    found = _PRINTED.search(quote)
    digits = Decimal(found[0].replace(",", "")) if found else Decimal(0)
    if found is None or not value or not digits:
        return abs(value) * IN_FULL
    shown = (abs(value) / digits).scaleb(-len(found[1] or "")) / 2
    whole = str(int(abs(value))) if shown == Decimal("0.5") and abs(value) >= THOUSAND else ""
    return shown.scaleb(len(whole) - len(whole.rstrip("0")))


def level_of(claim: Claim) -> Interval:
    """What a level may be: as `asserted` says, but prices below 10,000 that are printed in full are what they are."""
    figure = claim.figure
    is_price = claim.unit.dimension.startswith("money") and figure.hedge == "exact" and THOUSAND <= figure.value < 10 * THOUSAND
    return printed(claim) if is_price and f"{figure.value:f}" in claim.quote.replace(",", "") else asserted(claim)
