"""What two levels of one time differ by: "£1.58 in shops and £1.82 on motorways, a difference of 24p"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from factcheck.checks.arithmetic import minus, short, times
from factcheck.checks.around import by_sentence
from factcheck.checks.asides import without_asides
from factcheck.checks.change.judged import Judged
from factcheck.checks.near_misses import is_near_miss
from factcheck.checks.parts.items import in_unit_of, is_bare
from factcheck.comparing.interval import Interval, asserted, factor, overlap
from factcheck.records import Claim, Corpus
from factcheck.tables import text_of
from factcheck.text.patterns import later
from factcheck.text.spoken import with_unit

SCORE = 0.85
IN_PERCENT: Interval = (Decimal(100), Decimal(100))

_WORDS = r"[^.;:!?\n“”\"()\d]"
_OF_TWO = later(
    rf"{_WORDS}{{0,60}}?(?:,|\s[—–-])\s(?:(?:which is|making|giving|leaving)\s)?(?:a|the)\s(?:price\s)?(?:difference|gap)\s(?:of|is|was)\s"
    r"(?:about\s|around\s|some\s|nearly\s|just\s)?"
)
_TWO = later(rf"{_WORDS}{{0,80}}?\b(?:and|to|against|with|but|while|than|versus)\b{_WORDS}{{0,60}}")


def differences(claims: Sequence[Claim], corpus: Corpus) -> Iterator[tuple[Judged, tuple[Claim, ...]]]:
    """Each difference that closes the two figures it lies between, with these."""
    for group in by_sentence(claims, corpus):
        if len(group) < 3 or not ("difference" in group[0].sentence or "gap" in group[0].sentence):
            continue
        text = text_of(group[0], corpus)
        for one, other, told in zip(group, group[1:], group[2:], strict=False):
            between = text[one.end : other.start], without_asides(text[other.end : told.start])
            if _TWO.fullmatch(between[0]) and _OF_TWO.fullmatch(between[1]) and _are_alike(one, other, told):
                yield _judged(one, other, told), (one, other)


def _are_alike(one: Claim, other: Claim, told: Claim) -> bool:
    """Whether both levels are of one unit and sort, and what is told of their difference too."""
    if one.unit != other.unit or any(len(claim.figure.written) > 1 for claim in (one, other, told)):
        return False
    if one.unit.symbol == "%":
        return told.unit.dimension == "points" or told.unit.symbol in ("%", "point")
    return is_bare(told) or (told.unit.dimension == one.unit.dimension and told.unit.symbol[:2] == one.unit.symbol[:2])


def _judged(one: Claim, other: Claim, told: Claim) -> Judged:
    found = minus(asserted(one), asserted(other))
    found = found if found[1] > 0 else (-found[1], -found[0])
    stated = asserted(in_unit_of(told, one))
    if one.unit.symbol == "%":
        found, stated = times(found, IN_PERCENT), times(stated, IN_PERCENT) if told.unit.symbol == "%" else stated
    words = f"{one.quote} and {other.quote} are {_apart(one, other, told)} apart"
    score = SCORE if is_near_miss(found, stated) else SCORE / 2
    right = overlap(found, stated)
    return Judged("amount", "agree" if right else "disagree", told, "" if right else words, f"{words}, printed as {told.quote}", score)


def _apart(one: Claim, other: Claim, told: Claim) -> str:
    """What lies between two levels, in the unit in which it is told."""
    apart = abs(one.figure.value - other.figure.value)
    if one.unit.symbol == "%":
        return f"{short(apart)} points"
    if one.unit.dimension != "money" or is_bare(told):
        return short(apart)
    return with_unit(apart * factor(one.unit.factor) / factor(told.unit.factor), told.unit)
