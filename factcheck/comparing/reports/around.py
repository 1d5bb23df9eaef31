"""What stands around the figures of two reports, and what the sentences of two of them have in common."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from factcheck.comparing.amounts import shared_words
from factcheck.comparing.candidates import Place, family_of, place_of
from factcheck.comparing.confidence import is_listed
from factcheck.comparing.passages.explained import Pairing
from factcheck.comparing.passages.spots import DATE, Spot, spots_of
from factcheck.comparing.times.periods import named
from factcheck.records import Claim, Corpus
from factcheck.tables import measure_key

MANY_AMOUNTS = 5
"""Two pages with so many amounts of money each are of business, where like words tell of two lines, hours or holders."""


class Likeness(NamedTuple):
    """What two sentences have in common: telling words, figures and days besides the two compared, and a known measure."""

    words: frozenset[str]
    others: int
    measure: bool
    own: int

    @property
    def weight(self) -> int:
        """How much speaks for the two figures being one."""
        return len(self.words) + 2 * self.others + self.measure

    @property
    def nearness(self) -> int:
        """The same, with the words right around both figures counted again: which of two figures of one sentence is meant."""
        return self.weight + self.own


class Around:
    """What stands around the figures of a run: their spots, and the other figures and days of their sentences."""

    def __init__(self, read: Sequence[Claim], corpus: Corpus) -> None:
        self.in_sentence: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
        for claim in read:
            self.in_sentence[claim.article, claim.where, claim.sentence].append(claim)
        self.spots: dict[str, list[Spot]] = {}
        for name in corpus.articles:
            told = [claim for claim in read if claim.article == name and claim.quantity.kind in ("quantity", DATE)]
            self.spots[name] = spots_of(told, corpus)
        counts = Counter(claim.article for claim in read if claim.unit.dimension.startswith("money"))
        self.of_money = all(counts[name] >= MANY_AMOUNTS for name in corpus.articles)
        self.by_place = {place_of(spot.claim): spot for some in self.spots.values() for spot in some}
        self.beside: dict[Place, frozenset[tuple[object, ...]]] = {}

    def pairing(self, a: Claim, b: Claim, corpus: Corpus) -> Pairing | None:
        """The two figures with what stands around them; None where one is a mark of reference."""
        x, y = self.by_place.get(place_of(a)), self.by_place.get(place_of(b))
        return Pairing(x, y, self.spots[a.article], self.spots[b.article], corpus) if x and y else None

    def others(self, claim: Claim) -> frozenset[tuple[object, ...]]:
        """The figures and days that its sentence gives besides it."""
        at = place_of(claim)
        if at not in self.beside:
            some = self.in_sentence[claim.article, claim.where, claim.sentence]
            self.beside[at] = frozenset(_as_told(other) for other in some if place_of(other) != at)
        return self.beside[at]

    def differ_beside(self, a: Claim, b: Claim) -> bool:
        """Whether the sentences differ in a figure of another sort as well, as two quarters do, and agree in none of that sort."""
        one, other = ({told for told in self.others(claim) if told[0] not in (DATE, family_of(a))} for claim in (a, b))
        agreed = {told[0] for told in one & other}
        return bool({told[0] for told in one} & {told[0] for told in other} - agreed - {"count"})

    def likeness(self, a: Claim, b: Claim) -> Likeness:
        """What the sentences of two figures have in common."""
        x, y = self.by_place.get(place_of(a)), self.by_place.get(place_of(b))
        known = bool(a.measure and b.measure and is_listed(a.measure)) and measure_key(a) == measure_key(b)
        others = len(self.others(a) & self.others(b))
        return Likeness(shared_words(a, b), others, known, len(x.own & y.own) if x and y else 0)


def _as_told(claim: Claim) -> tuple[object, ...]:
    period = named(claim)
    if claim.quantity.kind == DATE:
        return (DATE, period.start, period.end) if period else (DATE, claim.quote.casefold())
    return family_of(claim), claim.figure.value
