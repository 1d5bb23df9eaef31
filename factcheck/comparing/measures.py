"""What sort of thing a figure measures: what only grows, single deals, plans, what is counted, what is told by its scale alone."""

from __future__ import annotations

import re
from functools import cache

from factcheck.comparing.remembered import remembered
from factcheck.records import COUNTED, Claim
from factcheck.text.patterns import later, one_of
from factcheck.vocab import rows, word_list

EACH = "(?:each|apiece)"
"""The part of a pattern that finds what makes an amount one of several."""
PLAN_REACH = 140
"""Characters before a figure in which a decision is looked for."""
_WORD = later(r"[^\W\d_]+")
_NOT = later(
    r"(?:(?!\b(?:who|which|that|as)\b)[^,;:.]){0,40}?"
    r"\b(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could)(?: not| never|n['’]t)\b"
)


@remembered
def grows(claim: Claim) -> bool:
    """Whether the measure can only grow while its story runs (a toll)."""
    if claim.measure is None or claim.measure.casefold() not in word_list("growing_measures") or claim.unit.dimension == "ratio":
        return False  # a share may fall while all grows
    return claim.measure.casefold() != "arrests" or claim.unit.symbol.casefold() not in word_list("released_people")


def names_measure(claim: Claim) -> bool:
    """Whether the counted noun is the measure's own ("1,400 job cuts", "12 deaths") and so says nothing of what is counted."""
    nouns = _nouns().get((claim.measure or "").casefold(), frozenset())
    return claim.unit.name.casefold() in nouns or claim.unit.symbol.casefold() in nouns


@remembered
def is_denied_behind(claim: Claim) -> bool:
    """Whether what is told of those counted is denied right behind the figure: "35% of the people asked were not in favour"."""
    counts = claim.unit.dimension in COUNTED or claim.unit.dimension == "ratio"
    return counts and _NOT.match(claim.sentence.partition(claim.quote)[2]) is not None


def counts_all(claim: Claim) -> bool:
    """Whether a figure is the size of a house, a league or a union, of which others are a part: "the 120-seat parliament"."""
    return "-" in claim.quote and claim.quote.endswith(f"-{claim.unit.symbol}") and claim.unit.symbol in word_list("house_parts")


@cache
def _nouns() -> dict[str, frozenset[str]]:
    return {row["measure"].casefold(): frozenset(row["nouns"].casefold().split("|")) for row in rows("measures")}


@remembered
def is_one_off(claim: Claim) -> bool:
    """Whether the measure belongs to single deals or incidents, of which one owner has many; so does what is sold by weight or volume."""
    words = (claim.measure or "").casefold().split()
    tails = {" ".join(words[at:]) for at in range(len(words))}
    sold = "sales" in tails and not claim.unit.dimension.startswith("money") and claim.unit.dimension not in COUNTED
    return sold or not tails.isdisjoint(word_list("one_off_measures"))


@cache
def _decided() -> re.Pattern[str]:
    ahead = r"(?:will|would|shall|should|to|and)"
    return re.compile(
        rf"\b{ahead}\s+(?:be\s+)?{one_of(word_list('decision_verbs'))}\b[^.;:]{{0,80}}?\b(?:to|at|below|under)\s+(?:\w+\s+){{0,2}}$",
        re.IGNORECASE,
    )


@remembered
def is_plan(claim: Claim) -> bool:
    """Whether a figure to come is what somebody decides, not what somebody foresees: "it would cut output to 16 million"."""
    return claim.mood == "forecast" and _decided().search(claim.sentence.partition(claim.quote)[0][-PLAN_REACH:]) is not None


def is_told_by_scale(claim: Claim) -> bool:
    """Whether a figure is told by its scale alone: "thousands flee", "tens of thousands of villagers"."""
    first = _WORD.match(claim.quote)
    return first is not None and first[0].casefold() in _scales_alone()


@cache
def _scales_alone() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("numbers") if row["class"] in ("plural", "tens"))


def are_counts(a: Claim, b: Claim) -> bool:
    """Whether both figures count things, and measure none."""
    return a.unit.dimension in COUNTED and b.unit.dimension in COUNTED
