"""How sure a share is that was counted on few cases, and how far two people judge alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from math import sqrt

from factcheck.records import Review

Z = 1.959964
"""Standard deviations on each side that hold 95 in 100."""


def wilson(hits: int, count: int) -> tuple[float, float]:
    """The 95% interval of a share after Wilson (1927), which holds for few cases and for shares near 0 and 1; (0, 1) for no cases.

    >>> [round(end, 3) for end in wilson(9, 10)], wilson(0, 0)
    ([0.596, 0.982], (0.0, 1.0))
    """
    if not count:
        return 0.0, 1.0
    share, square = hits / count, Z * Z / count
    middle = (share + square / 2) / (1 + square)
    half = Z * sqrt(share * (1 - share) / count + square / (4 * count)) / (1 + square)
    # At the ends the two terms are equal but for the last bit.
    return (0.0 if hits == 0 else middle - half), (1.0 if hits == count else middle + half)


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two reviewers: findings that both judged, the share on which they agree, and Cohen's kappa (None where chance explains all)."""

    one: str
    other: str
    both: int
    share: float
    kappa: float | None


def agreements(reviews: Iterable[Review]) -> tuple[Agreement, ...]:
    """Every two reviewers who judged some finding both, by name; who gave a finding two verdicts at once counts for none.

    >>> mira = [Review(f"F-{n}", verdict, reviewer="Mira") for n, verdict in enumerate(["a_wrong", "a_wrong", "accepted", "accepted"])]
    >>> jon = [Review(f"F-{n}", verdict, reviewer="Jon") for n, verdict in enumerate(["a_wrong", "accepted", "accepted", "accepted"])]
    >>> agreements([*mira, *jon])
    (Agreement(one='Jon', other='Mira', both=4, share=0.75, kappa=0.5),)
    """
    said: dict[str, dict[str, str | None]] = {}
    for review in reviews:
        if review.verdict and review.reviewer:
            own = said.setdefault(review.reviewer, {})
            own[review.finding] = review.verdict if own.get(review.finding, review.verdict) == review.verdict else None
    plain = {who: {finding: verdict for finding, verdict in own.items() if verdict} for who, own in said.items()}
    pairs = (_agreement(one, other, plain[one], plain[other]) for one, other in combinations(sorted(plain), 2))
    return tuple(pair for pair in pairs if pair.both)


def _agreement(one: str, other: str, first: Mapping[str, str], second: Mapping[str, str]) -> Agreement:
    both = sorted(first.keys() & second.keys())
    if not both:
        return Agreement(one, other, 0, 0.0, None)
    share = sum(first[finding] == second[finding] for finding in both) / len(both)
    counts = [Counter(own[finding] for finding in both) for own in (first, second)]
    chance = sum(count * counts[1][verdict] for verdict, count in counts[0].items()) / len(both) ** 2
    return Agreement(one, other, len(both), share, None if chance == 1 else (share - chance) / (1 - chance))
