"""Which figure of one article is which figure of another, where a slip runs through a whole text."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from factcheck.comparing.candidates import Place, place_of
from factcheck.comparing.interval import mixable, ratio
from factcheck.records import Comparison


def matched_slips(pairs: Iterable[Comparison]) -> list[Comparison]:
    """The pairs; of those that a slip explains, each figure only with the one of the other article that fits it best.

    A text that has lost the word "million" everywhere gives 28 and 28.2 for 28 million and 28.5 million: two clashes, not four.
    """
    every = list(pairs)
    slips = sorted((pair for pair in every if pair.nature == "slip"), key=lambda pair: (-pair.score, _off(pair), _places(pair)))
    partner: dict[tuple[Place, str], Place] = {}
    for pair in slips:
        a, b = pair.claims
        one, other = (place_of(a), b.article), (place_of(b), a.article)
        if one not in partner and other not in partner:
            partner[one], partner[other] = other[0], one[0]
    return [pair for pair in every if pair.nature != "slip" or _is_matched(pair, partner)]


def _is_matched(pair: Comparison, partner: dict[tuple[Place, str], Place]) -> bool:
    a, b = pair.claims
    return partner.get((place_of(a), b.article)) == place_of(b)


def _off(pair: Comparison) -> Decimal:
    """How far a ratio lies from a power of ten, in powers of ten."""
    a, b = pair.claims
    times = ratio(a, b) if mixable(a.unit, b.unit) else None
    power = times.log10() if times else Decimal(0)
    return abs(power - power.to_integral_value())


def _places(pair: Comparison) -> tuple[Place, ...]:
    return tuple(place_of(claim) for claim in pair.claims)
