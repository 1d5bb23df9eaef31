"""How much speaks for two figures of two reports being one: what their sentences share, and what both reports print."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, Protocol, TypeVar

from factcheck.comparing.amounts import shared_words
from factcheck.comparing.copies.retold import telling_words
from factcheck.comparing.reports.around import Around
from factcheck.comparing.reports.matters import Matter, stands_for, told_once
from factcheck.comparing.slips import SWAPPED, slip
from factcheck.records import Claim
from factcheck.text.patterns import later

_BEHIND = later(r"-?(?:[ -]?[a-z]{2,}){1,3}")
FEWEST = 4
"""So much must speak for two figures being one; one less where digits were swapped (see `Likeness.weight`)."""
NAMED = ("measure", "noun", "unit", "left")
"""Signs that name what a figure is of."""


class Likeness(NamedTuple):
    """What two sentences have in common, and by which signs both figures are the only ones of their report."""

    signs: frozenset[Matter]
    plain: frozenset[str]
    names: frozenset[str]
    others: int
    swapped: bool
    behind: bool
    """Whether one word that both sentences have stands right behind both figures: "a £12 million flood wall"."""
    one_account: bool
    """Whether both reports print so many figures alike that they tell of one event, and much the same of it."""

    @property
    def weight(self) -> int:
        """How much speaks for the two figures being one: a word counts one, all names one, a figure beside them two.

        One measure, or a matter told in two words, counts one more, of two accounts two, what is `known` two; a unit of which neither has
        another figure, or none left, one.
        """
        told = self.told
        alone = any(sort in ("unit", "left") for _, sort, _ in self.signs)
        return (
            len(self.plain)
            + bool(self.names)
            + 2 * self.others
            + max(2 * self.known, told * (1 + self.one_account))
            + alone
            + self.swapped
            + (self.behind and self.one_account)
        )

    @property
    def told(self) -> bool:
        """Whether both are the only figures of one measure, or of a matter that each sentence tells by a word of its own."""
        return any(sort == "measure" or (sort == "matter" and not self._shares_word_of(sign)) for _, sort, sign in self.signs)

    @property
    def known(self) -> bool:
        """Whether both are the only figures of one measure that their sentences call by one word, or of what a case has once."""
        measures = {sign for _, sort, sign in self.signs if sort == "measure"}
        matters = {sign for _, sort, sign in self.signs if sort == "matter"}
        return bool(matters & told_once()) or any(map(self._shares_word_of, measures))

    def _shares_word_of(self, matter: str) -> bool:
        return any(stands_for(word, matter) for word in self.plain)


def likeness(a: Claim, b: Claim, signs: frozenset[Matter], around: Around, *, one_account: bool) -> Likeness:
    """What the sentences of two figures have in common."""
    both = shared_words(a, b)
    names = telling_words(a.sentence)[1] | telling_words(b.sentence)[1]
    others = len(around.others(a) & around.others(b))
    return Likeness(signs, both - names, both & names, others, slip(a, b).startswith(SWAPPED), bool(_behind(a) & _behind(b)), one_account)


def _behind(claim: Claim) -> frozenset[str]:
    """The telling words (as stems) right behind a figure, up to the end of what it stands for."""
    found = _BEHIND.match(claim.sentence.partition(claim.quote)[2])
    return telling_words(found[0])[0] if found else frozenset()


class Weighed(Protocol):
    """What speaks for two figures being one, as a number."""

    @property
    def weight(self) -> int:
        """How much it is."""


W = TypeVar("W", bound=Weighed)


def likest(found: Sequence[tuple[Claim, Claim, W]], enough: Callable[[W], bool]) -> Iterator[tuple[Claim, Claim, W]]:
    """Each figure with the one it is likest to, where no pair with another figure is as like; of what is printed again the likest.

    Only what is `enough` is given; the rest are rivals all the same.
    """
    most: dict[tuple[object, str], dict[object, int]] = defaultdict(lambda: defaultdict(int))
    for a, b, like in found:
        for one, other in ((a, b), (b, a)):
            held = most[_printed(one), other.article]
            held[_printed(other)] = max(held[_printed(other)], like.weight)
    told: set[object] = set()
    for a, b, like in sorted(found, key=lambda one: (-one[2].weight, one[0].where != "text", one[1].where != "text")):
        x, y = _printed(a), _printed(b)
        rivals = [w for k, w in most[x, b.article].items() if k != y] + [w for k, w in most[y, a.article].items() if k != x]
        if enough(like) and like.weight > max(rivals, default=0) and (x, y) not in told:
            told.add((x, y))
            yield a, b, like


def _printed(claim: Claim) -> object:
    return claim.article, claim.unit.dimension, claim.figure.value


def is_enough(like: Likeness) -> bool:
    """Whether enough speaks for two figures being one; less is asked of two accounts of one event."""
    named = like.one_account and (like.told or any(sort in NAMED for _, sort, _ in like.signs))
    return bool(like.plain or like.others or named) and like.weight >= FEWEST - (like.swapped or like.known) - 2 * like.one_account
