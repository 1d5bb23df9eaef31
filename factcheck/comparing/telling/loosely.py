"""Why a difference of two reports is told too loosely to be more than a note: each pair of figures is one more chance to look alike."""

from __future__ import annotations

from factcheck.comparing.copies.origins import one_outlet
from factcheck.comparing.interval import digits_shown
from factcheck.comparing.measures import is_told_by_scale
from factcheck.comparing.stories import are_two
from factcheck.comparing.telling.one_text import FEWER_DIGITS
from factcheck.records import COUNTED, Comparison, Corpus


def is_sole_without_slip(comparison: Comparison, _corpus: Corpus) -> bool:
    """Whether two reports each give one figure for a matter, and no slip explains the difference, or one of too few digits to be telling.

    On news at large such pairs were two things one time in two: seven things to watch and five, those who vote and those who may, a rumour
    and another.
    """
    slipped = comparison.nature == "slip" and min(map(digits_shown, comparison.claims)) >= FEWER_DIGITS
    return comparison.rule.kind == "sole-figure" and not slipped


def is_of_one_outlet(comparison: Comparison, corpus: Corpus) -> bool:
    """Whether two reports of one outlet differ in a figure without a slip: it knows what it printed, and tells what has come since."""
    a, b = comparison.claims
    return comparison.rule.kind == "common-ground" and comparison.nature != "slip" and one_outlet(a.article, b.article, corpus)


def is_told_loosely(comparison: Comparison, corpus: Corpus) -> bool:
    """Whether two articles among several differ in a count that one tells by its scale alone: "thousands", "100,000 villagers"."""
    if are_two(corpus):
        return False
    a, b = comparison.claims
    return a.article != b.article and {a.unit.dimension, b.unit.dimension} <= COUNTED and any(map(is_told_by_scale, (a, b)))
