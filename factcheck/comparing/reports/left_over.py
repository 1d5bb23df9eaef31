"""Which figures of one report the other does not give: what both print is right as far as two reports can tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from factcheck.comparing.candidates import Place, family_of, place_of
from factcheck.comparing.interval import BOUNDS, Interval, asserted, digits_shown, is_near, mixable, overlap, to_base
from factcheck.comparing.measures import is_told_by_scale
from factcheck.comparing.remembered import remembered
from factcheck.comparing.units import count_alike
from factcheck.records import Claim
from factcheck.tables import measure_key
from factcheck.text.patterns import later

FEW_DIGITS = 2
"""Figures of so few digits stand in two reports by chance: they are the same only of one counted noun."""
MUCH, OF_FEW = 3, 2
"""Two reports that print so many figures alike, of few figures a third of them and so many, tell of one event."""
REACH = Decimal("1.25")
"""How many times its figure an open bound may stand for: "more than 200 shops" is 212 of them, and no 286."""
SHORT_OF = Decimal("1.05")
"""The same of a bound above: "as many as 241" is hardly 214."""
MANY_DIGITS = 4
"""A figure of so many digits is said again by one that is nearly as exact: "almost 60,000" may stand for 59,842 and 58,942."""


SHARES = ("ratio", "points")
_SHARE = later(r"%|\bper ?cent|\bpoints?\b")
_NUMBER = later(r"\d+\.\d+|\d\d+")
_BARE = later(r"(?<![\d.,])(?:\d+\.\d+|\d\d+)(?!\.?\d| ?(?:%|per ?cent|percentage|points?))")


class LeftOver:
    """The claims of a run by article and family, and whether a claim's figure stands in another article too."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self.within: dict[tuple[str, str], list[Claim]] = defaultdict(list)
        for claim in claims:
            self.within[claim.article, family_of(claim)].append(claim)
        self.shares: dict[str, set[str]] = defaultdict(set)
        for claim in claims:
            if _SHARE.search(claim.sentence):
                self.shares[claim.article].update(_BARE.findall(claim.sentence))
        self.found: dict[tuple[Place, str], bool] = {}

    def is_left(self, claim: Claim, article: str) -> bool:
        """Whether no figure of the article can be this one, rounded or in another unit."""
        at = place_of(claim), article
        if at not in self.found:
            self.found[at] = not self._is_bare(claim, article) and not any(
                _says_again(claim, other) for other in self.within[article, family_of(claim)]
            )
        return self.found[at]

    def _is_bare(self, claim: Claim, article: str) -> bool:
        """Whether the number of a share stands without its sign in a sentence on shares there: "62 - 34 percent"."""
        return claim.unit.dimension in SHARES and not self.shares[article].isdisjoint(_NUMBER.findall(claim.quote))

    def have_much_alike(self, one: str, other: str, digits: int = 1) -> bool:
        """Whether two articles print so many figures of so many digits alike that they tell much the same of one event."""
        alike, of = min(self._said_again(one, other, digits), self._said_again(other, one, digits))
        return alike >= MUCH or OF_FEW <= alike >= of / 3

    def _said_again(self, article: str, other: str, digits: int) -> tuple[int, int]:
        """How many figures of an article the other says again, and of how many."""
        printed = [(family, claim) for (name, family), some in tuple(self.within.items()) if name == article for claim in some]
        printed = [(family, claim) for family, claim in printed if digits_shown(claim) >= digits]
        again = {(family, claim.figure.value) for family, claim in printed if not self.is_left(claim, other)}
        return len(again), len({(family, claim.figure.value) for family, claim in printed})


def _says_again(a: Claim, b: Claim) -> bool:
    if not mixable(a.unit, b.unit) or not overlap(_reached(a), _reached(b)):
        return False
    if is_told_by_scale(b):
        return False
    if digits_shown(b) + 1 < digits_shown(a) >= MANY_DIGITS:
        return False
    telling = min(digits_shown(a), digits_shown(b)) > FEW_DIGITS
    return telling or count_alike(a, b) or (a.measure is not None and measure_key(a) == measure_key(b))


@remembered
def _reached(claim: Claim) -> Interval:
    """What a figure asserts, an open bound no farther than a writer would leave it open."""
    low, high = asserted(claim)
    if claim.figure.hedge not in BOUNDS or is_near(claim):
        return low, high
    figure = claim.figure
    if figure.high is None:
        return low, max(low, to_base(figure.value * REACH, claim))
    return min(high, to_base(figure.value / SHORT_OF, claim)), high
