"""Counts that go on while their story runs: two of their values are mostly of two hours, or a part and the whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from factcheck.comparing.candidates import Place, place_of
from factcheck.comparing.confidence import doubts_in_words, weakened
from factcheck.comparing.judge import outdated
from factcheck.comparing.measures import grows
from factcheck.comparing.remembered import remembered
from factcheck.comparing.slips import are_few_digits
from factcheck.comparing.stories import are_two
from factcheck.comparing.tolls.one_event import is_toll
from factcheck.comparing.tolls.several import in_lead
from factcheck.records import Claim, Comparison, Corpus

DOUBT = "counting on"
(IN_WORDS,) = doubts_in_words((DOUBT,))
STAGES = 3
"""So many values of one toll in the articles of a story show that it is still counted; two are what sources differ by."""


def counting_on(comparisons: Sequence[Comparison], corpus: Corpus) -> list[Comparison]:
    """The comparisons; differences of one count weakened where the articles that tell it give three values and more.

    Two texts alone, three digits and more that match but for a slip, and a lower toll in the lead of a later article, are left as they are.
    """
    if are_two(corpus):
        return list(comparisons)
    counts = {number: one for number, one in enumerate(comparisons) if one.verdict != "unknown" and _is_of_a_count(one)}
    stages = [number for number, one in counts.items() if one.verdict == "disagree" and _may_be_a_stage(one, corpus)]
    found = list(comparisons)
    if stages:
        values = _values(counts.values())
        for number in stages:
            one = counts[number]
            if values[place_of(one.claims[0])] >= STAGES:
                found[number] = weakened(one, DOUBT)
    return found


def _may_be_a_stage(comparison: Comparison, corpus: Corpus) -> bool:
    a, b = comparison.claims
    if comparison.nature == "slip" and not are_few_digits(a, b):
        return False
    return not (in_lead(a) and in_lead(b) and outdated(a, b, corpus))


def tells_a_part(comparison: Comparison) -> bool:
    """Whether a difference of a count that goes on is not worth telling: outside titles and leads a value is mostly of a part."""
    return IN_WORDS in comparison.doubts and not all(map(in_lead, comparison.claims))


def _is_of_a_count(comparison: Comparison) -> bool:
    """Whether two articles give a toll, or another count that only grows."""
    if len(comparison.claims) != 2:
        return False
    a, b = comparison.claims
    return a.article != b.article and _goes_on(a)


@remembered
def _goes_on(claim: Claim) -> bool:
    return is_toll(claim) or grows(claim)


def _values(comparisons: Iterable[Comparison]) -> dict[Place, int]:
    """How many values the claims have that were held against each other, one by way of the next, for each of them."""
    told: dict[Place, Claim] = {}
    held_with: dict[Place, Place] = {}
    for one in comparisons:
        here, there = map(place_of, one.claims)
        told[here], told[there] = one.claims
        first, other = _first_of(here, held_with), _first_of(there, held_with)
        if first != other:
            held_with[other] = first
    values: dict[Place, set[object]] = defaultdict(set)
    for place, claim in told.items():
        figure = claim.figure
        values[_first_of(place, held_with)].add((figure.low, figure.high, figure.value))
    return {place: len(values[_first_of(place, held_with)]) for place in told}


def _first_of(place: Place, held_with: dict[Place, Place]) -> Place:
    """The claim that stands for all that were held against one, by way of others; found quicker the next time."""
    first = place
    while first in held_with:
        first = held_with[first]
    while place != first:
        held_with[place], place = first, held_with[place]
    return first
