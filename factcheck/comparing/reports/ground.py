"""What two reports print alike, what is left over in each, and what speaks for two figures left over being one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from itertools import islice, product
from typing import NamedTuple

from factcheck.comparing.amounts import bare_words, is_list, is_row, shared_words
from factcheck.comparing.candidates import Place, place_of
from factcheck.comparing.copies.retold import stem, telling_words
from factcheck.comparing.corrections.noted import is_replaced
from factcheck.comparing.interval import BOUNDS, asserted, digits_shown, mixable, overlap, ratio
from factcheck.comparing.judge import meet
from factcheck.comparing.reports.accounts import is_item
from factcheck.comparing.reports.around import Around
from factcheck.comparing.reports.evidence import slip_between
from factcheck.comparing.reports.left_over import LeftOver
from factcheck.comparing.reports.likeness import likest
from factcheck.comparing.reports.matters import matters_of, stands_for, words_near
from factcheck.comparing.slips import SWAPPED, digits, slip
from factcheck.comparing.tolls.one_event import is_toll
from factcheck.comparing.units import count_alike
from factcheck.records import COUNTED, Allow, Claim, Corpus
from factcheck.tables import text_of
from factcheck.text.patterns import later

TELLING = 2
"""Figures of so many digits hardly stand in two reports by chance."""
LONG = 4
"""A number printed with so many digits is told by its size: "4,000 steps", "those who walked 4,000"."""
FEWEST = 5
"""So much must speak for two figures being one (see `Evidence.weight`)."""
MOST_WORDS = 3
"""More words that two sentences share are the same news told again, and speak no louder for one of its figures."""
BREATH = 60
"""Characters between two figures that are told in one breath."""
MOST_PAIRS = 2000
"""Pairs of figures of two articles that are looked at; what is left out is counted."""
MOODS = frozenset({"actual", "forecast", "target", "capacity"})
NOTHING = Allow()
NEAR, NEAR_TIED = Decimal("1.6"), Decimal(3)
"""Figures farther apart than so many times, where no slip explains it, are of two things; and changes that are tied to one figure."""

_CLAUSE = later(r";|\b(?:while|whereas|but|after|before)\b")


class Evidence(NamedTuple):
    """What speaks for two figures of two reports being one."""

    words: frozenset[str]
    """Telling words, but for names, that stand near both."""
    matter: bool
    """Whether words near them, or their measures, tell one matter."""
    noun: bool
    """Whether they count one noun."""
    anchored: bool
    """Whether both sentences print a further figure."""
    tied: int
    """Whether that figure stands next to both, with no other between: one, and two if it has digits enough to be told by."""
    swapped: int
    """Whether the digits of one are the other's, in another order or scale: one, and two if three and more changed places."""
    moved: bool
    """Whether both are changes, or both are levels before a change."""
    rate: bool
    """Whether both are told in one unit per another."""

    @property
    def firm(self) -> bool:
        """Whether a figure that is told by its digits, or any and a slip, ties the two."""
        return self.tied > 1 or (self.tied > 0 and self.swapped > 0)

    @property
    def is_enough(self) -> bool:
        """Whether it is enough to hold the two against each other."""
        return self.weight >= FEWEST and bool(self.anchored or self.swapped)

    @property
    def weight(self) -> int:
        """How much it is: a word counts one, up to three; a figure both sentences print two, and more next to both; a slip two or four."""
        told = min(len(self.words), MOST_WORDS) + self.matter + self.noun + self.moved + self.rate
        return told + 2 * self.anchored + self.tied + 2 * self.swapped


Found = tuple[Claim, Claim, Evidence]


class Ground:
    """The figures of a run by article: which of them two articles have in common, and what is told around the others."""

    def __init__(self, figures: Sequence[Claim], around: Around, corpus: Corpus) -> None:
        self.around = around
        self.left = LeftOver(figures)
        self.figures: dict[str, list[Claim]] = defaultdict(list)
        for claim in figures:
            self.figures[claim.article].append(claim)
        self.corpus = corpus
        self.rows: dict[Place, list[Claim]] = {}
        self.near: dict[Place, frozenset[str]] = {}

    def matched(self, one: str, other: str) -> tuple[list[Found], int]:
        """Figures left over in two articles, each with the one that it is likest to, where enough is alike; how many were not looked at."""
        here, there = (
            [claim for claim in self.figures[name] if _may_stand(claim) and self.left.is_left(claim, of)]
            for name, of in ((one, other), (other, one))
        )
        pairs = product(here, there)
        looked_at = [(a, b) for a, b in islice(pairs, MOST_PAIRS) if _may_be_one(a, b)]
        found = likest([(a, b, self.evidence(a, b)) for a, b in looked_at], lambda evidence: evidence.is_enough)
        return list(found), sum(1 for _ in pairs)

    def evidence(self, a: Claim, b: Claim) -> Evidence:
        """What stands near both of two figures."""
        names = telling_words(a.sentence)[1] | telling_words(b.sentence)[1]
        words = (self._near(a) & self._near(b) & shared_words(a, b)) - names
        one, other = ({(sort, sign) for _, sort, sign in matters_of(claim, self._near(claim) & bare_words(claim))} for claim in (a, b))
        anchors = [(p, q) for p, q in product(self._row(a), self._row(b)) if p is not a and q is not b and _are_twins(p, q)]
        tied = [1 + _is_exact(p, q) for p, q in anchors if self._is_next(p, a) and self._is_next(q, b)]
        return Evidence(
            words,
            any(sort == "measure" or (sort == "matter" and (words or anchors or _measure(a, b, sign))) for sort, sign in one & other),
            any(sort == "noun" for sort, _ in one & other),
            bool(anchors),
            max(tied, default=0),
            _are_swapped(a, b),
            a.role == b.role and a.role in ("change", "previous"),
            "/" in a.unit.dimension and a.unit.symbol == b.unit.symbol,
        )

    def _row(self, claim: Claim) -> list[Claim]:
        """The figures of a claim's sentence in order, that claim among them; what is said again in another unit is no further figure."""
        at = place_of(claim)
        if at not in self.rows:
            some = self.around.in_sentence[claim.article, claim.where, claim.sentence]
            told = [one for one in some if one.quantity.kind == "quantity" and (one.quantity.same_as is None or one is claim)]
            self.rows[at] = sorted(told, key=lambda one: one.start)
        return self.rows[at]

    def _is_next(self, one: Claim, claim: Claim) -> bool:
        """Whether no other figure stands between two of a sentence, nor a word that begins another clause, which tells of another thing."""
        first, second = sorted((one, claim), key=lambda some: some.start)
        row = self._row(claim)
        between = text_of(claim, self.corpus)[first.end : second.start]
        return abs(row.index(one) - row.index(claim)) == 1 and len(between) <= BREATH and not _CLAUSE.search(between)

    def _near(self, claim: Claim) -> frozenset[str]:
        at = place_of(claim)
        if at not in self.near:
            self.near[at] = words_near(claim, self._row(claim), self.corpus)
        return self.near[at]


def _may_stand(claim: Claim) -> bool:
    """Whether a figure is told in a sentence, and is no age, toll, range, conversion, item of a list, or what a correction replaced."""
    if claim.unit.dimension == "age" or claim.mood not in MOODS or len(claim.figure.written) > 1 or claim.quantity.same_as is not None:
        return False
    if claim.unit.dimension in COUNTED and is_item(claim):
        return False  # "girls of 14 and 15"
    return not (is_toll(claim) or is_list(claim) or is_row(claim) or is_replaced(claim))


def _may_be_one(a: Claim, b: Claim) -> bool:
    """Whether two figures of one unit differ, and lie no farther apart than figures that stand for one another."""
    if not mixable(a.unit, b.unit) or not count_alike(a, b) or meet(a, b, NOTHING):
        return False
    times = ratio(a, b)
    return times is not None and (times <= NEAR_TIED or bool(slip(a, b)))


def _measure(a: Claim, b: Claim, matter: str) -> bool:
    """Whether what both measure stands for one matter, and not only a word near them: "revenue" and "sales"."""
    return all(claim.measure is not None and stands_for(stem(claim.measure.rpartition(" ")[2]), matter) for claim in (a, b))


def _are_swapped(a: Claim, b: Claim) -> int:
    telling = min(digits_shown(a), digits_shown(b)) > TELLING
    if slip_between(a, b).startswith(SWAPPED):
        return 1 + telling
    return int(telling and bool(slip(a, b)) and digits(a) == digits(b))


def _are_twins(p: Claim, q: Claim) -> bool:
    """Whether two figures are one that both reports print: the same amount, or the same number where one report leaves its unit out.

    A bound or a range is near many figures, and none of them.
    """
    if max(len(p.figure.written), len(q.figure.written)) > 1 or {p.figure.hedge, q.figure.hedge} & BOUNDS:
        return False
    if mixable(p.unit, q.unit) and overlap(asserted(p), asserted(q)):
        return _is_exact(p, q) or (ratio(p, q) == 1 and digits_shown(p) >= TELLING and count_alike(p, q))
    bare = "number" in (p.unit.dimension, q.unit.dimension)
    return bare and p.figure.written == q.figure.written and _is_long(p) and _is_long(q)


def _is_exact(p: Claim, q: Claim) -> bool:
    """Whether both are printed with digits enough, or are so large, to be one figure whatever is counted: "41.2 million handsets"."""
    return min(digits_shown(p), digits_shown(q)) > TELLING or (p.figure.written == q.figure.written and _is_long(p) and _is_long(q))


def _is_long(claim: Claim) -> bool:
    return sum(letter.isdigit() for letter in claim.quote) >= LONG
