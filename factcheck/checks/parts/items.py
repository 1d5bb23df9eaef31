"""Figures as the items of a list: which may be added up, which stand beside which, and what a bare one counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from factcheck.checks.arithmetic import over, times
from factcheck.checks.magnitude.kind import scale_of
from factcheck.checks.near_misses import is_near_miss
from factcheck.comparing.interval import Interval
from factcheck.records import COUNTED, Claim, Comparison, Figure, Rule, Verdict
from factcheck.text.patterns import later
from factcheck.text.phrases import phrases
from factcheck.vocab import rows, word_list

MISSES = 0.45
"""Score of a sum that comes out by no slip of the pen: what were taken for its parts are mostly something else."""
UNADDED = frozenset({"ratio", "points", "age", "temperature", "multiple"})
"""Dimensions whose amounts are never the parts of a sum."""

_WORDS = r"[^\d,;:.!?()\[\]\"“”—–\n]"
_SEPARATOR = later(
    rf"(?P<noun>{_WORDS}{{0,60}}?)"
    r"(?:,\s*(?P<oxford>and|plus)\b|,(?:\sas well as\b)?|;\s*(?P<semi>and|plus)?|\s(?P<plain>and|plus|&)(?=\s))"
    rf"(?P<lead>{_WORDS}{{0,40}})"
)
_GIVEN = later(
    r"^\s(?:to|from)\s(?!(?:(?:a|the|last|this|that|one|same|previous|prior)\s){0,2}(?:years?|months?|quarters?|weeks?|decades?|days?|period|earlier)\b)(?=[A-Za-z])"
    r"|^\s(?:votes\s|were\s)?against(?=,?\sand\s)"
)
"""Who gets or gives an item ("£2m to the first group and £3m to the second"): no figure stands behind the word; and votes against."""
_TOO_LONG = 120
HEDGED = r"(?:(?:about|around|roughly|some|nearly|almost|only|just|just over|just under|more than|less than|over|under|approximately)\s)?"
"""Words that may stand right before a figure, as a part of a pattern."""


def compared(
    rule: Rule, claims: Sequence[Claim], right: bool, gap: str, sum_: str, reason: str, score: float, allowance: str = ""
) -> Comparison:
    """A sum that was done, with the stated figure first: `right` says whether the figures agree."""
    verdict: Verdict = "agree" if right else "disagree"
    return Comparison(rule, tuple(claims), verdict, "arithmetic", score, sum_, gap, allowance, (reason,))


def sure_of(score: float, found: Interval, stated: Interval) -> float:
    """The score of a sum, low where it misses by more than a slip of the pen."""
    return score if is_near_miss(found, stated) else min(score, MISSES)


def sure_of_three(score: float, total: Interval, number: Interval, each: Interval) -> float:
    """The score of a total, a number and what comes to each, low where no slip in one of the three explains that they don't fit."""
    misses = ((over(total, number), each), (times(number, each), total), (over(total, each), number))
    return max(sure_of(score, found, stated) for found, stated in misses)


def is_bare(claim: Claim) -> bool:
    """Whether the figure is printed without a unit of its own ("600,000 of wheat"); what it counts is then told by its neighbours."""
    quote = claim.quote
    whole = claim.quantity.value_end in (0, claim.end)
    return whole and bool(quote) and (quote[0].isdigit() or not any(letter.isdigit() for letter in quote))


def in_unit_of(claim: Claim, other: Claim) -> Claim:
    """The claim; a bare one with the other's unit."""
    if not is_bare(claim) or claim.unit == other.unit:
        return claim
    return replace(claim, quantity=replace(claim.quantity, unit=other.unit))


def scaled_like(part: Claim, whole: Claim) -> Claim:
    """The part; one that shares the scale word of its whole ("1.2 of 1.5 trillion barrels") with that scale."""
    scale = scale_of(whole)
    if scale is None or scale_of(part) is not None or not is_bare(part) or part.figure.value * scale > whole.figure.value * 2:
        return part
    figure = part.figure
    ends = [None if end is None else end * scale for end in (figure.low, figure.high)]
    grown = Figure(ends[0], ends[1], tuple(value * scale for value in figure.written), figure.precision * scale, figure.hedge)
    return replace(part, quantity=replace(part.quantity, figure=grown))


def is_a_name(claim: Claim) -> bool:
    """Whether the number belongs to a name, since it has a capital inside its sentence ("the Three Gorges")."""
    return claim.quote[:1].isalpha() and claim.quote[:1].isupper() and not claim.sentence.lstrip("\"“'‘(").startswith(claim.quote)


def counts_people(claim: Claim) -> bool:
    """Whether the counted noun is a sort of person."""
    name = claim.unit.name.casefold()
    return claim.unit.dimension == "count" and not _people().isdisjoint((claim.unit.symbol.casefold(), name, name.rpartition(" ")[2]))


@cache
def _people() -> frozenset[str]:
    demonyms = {name.casefold() for row in rows("countries") for name in row["demonyms"].split("|") if name}
    return word_list("person_nouns") | word_list("general_people") | word_list("person_groups") | demonyms


def is_general(claim: Claim) -> bool:
    """Whether it counts people in general, of whom men, women and children are parts."""
    return counts_people(claim) and not word_list("general_people").isdisjoint((claim.unit.symbol.casefold(), claim.unit.name.casefold()))


def may_be_part(part: Claim, whole: Claim) -> bool:
    """Whether one figure may be a part of the other by what they count: one unit, a bare number, or persons both."""
    if is_bare(part) or is_bare(whole):
        return True
    if part.unit.symbol == whole.unit.symbol:
        return True
    if part.unit.dimension in COUNTED or whole.unit.dimension in COUNTED or part.unit.dimension.startswith("money"):
        return counts_people(part) and counts_people(whole)
    return part.unit.dimension == whole.unit.dimension


def separates(words: str) -> str | None:
    """The word or mark that makes the text between two figures the joint of a plain list ("and", ",", ";"); None where it is no list.

    >>> separates(" of wheat, "), separates(" to the north and "), separates(", up from "), separates(" men (one of them ")
    (',', 'and', None, None)
    """
    if len(words) > _TOO_LONG or not words.strip():
        return None
    match = _SEPARATOR.fullmatch(words)
    if match is None or phrases("list_breakers").search(_GIVEN.sub(" ", words)):
        return None
    return match["oxford"] or match["semi"] or match["plain"] or (";" if ";" in words else ",")


def runs(claims: list[Claim], text: str) -> list[list[Claim]]:
    """Claims of one sentence, in order of place, parted where the words between two neighbours are no joint of a list."""
    found: list[list[Claim]] = []
    for claim in claims:
        last = found[-1][-1] if found else None
        if last is not None and claim.start >= last.end and separates(text[last.end : claim.start]):
            found[-1].append(claim)
        else:
            found.append([claim])
    return found


def is_closed(run: list[Claim], text: str) -> bool:
    """Whether a list of figures is told to its end: "and" before the last one and nowhere else, or a semicolon between all."""
    joints = [separates(text[a.end : b.start]) for a, b in pairwise(run)]
    if not joints:
        return False
    inner = set(joints[:-1])
    return joints[-1] in ("and", "plus", "&") and inner <= {",", ";"}
