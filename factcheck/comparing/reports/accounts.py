"""Two accounts of one event: reports that print many figures alike, and of what is left in each the only one of its sort.

Between two accounts a figure that both print is settled and stands in the way of no other, nor does what was so long ago, what is a part,
or by how much one figure is more than another.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise, product

from factcheck.comparing.candidates import Place, family_of, place_of
from factcheck.comparing.interval import to_base
from factcheck.comparing.passages.explained import Pairing
from factcheck.comparing.passages.spots import Spot
from factcheck.comparing.reports.around import Around
from factcheck.comparing.reports.left_over import LeftOver
from factcheck.comparing.reports.matters import Matter, matters_of, words_near
from factcheck.comparing.sums import is_worked_out
from factcheck.comparing.times.periods import named, told_on
from factcheck.comparing.tolls.one_event import is_toll
from factcheck.records import Claim, Corpus
from factcheck.tables import measure_key
from factcheck.text.patterns import later

DAYS = 1
"""Two accounts of one event are printed within so many days."""
LEFT = "left"
"""The sort of sign that all figures of one family have: of two accounts each may hold but one that the other does not print."""
MOST_IN_SENTENCE = 2
"""More figures of one sort in a sentence are a list."""
LONG_AGO = 60
"""Days after which what was so at a named time is told beside the news."""
MONTH = 28 * 86400
"""Seconds of the shortest span of time that is told as such, and not from one happening to the next ("two days after")."""
_PART = later(r"\s?(?:more|fewer|less|extra|additional|of (?:the|them|these|those|whom|its|their|his|her))\b")
_ITEM_BEFORE = later(r"\d,? and $|\d, $")
_ITEM_BEHIND = later(r"(?:,|-?,? and) \d")


def are_one_account(one: str, other: str, left: LeftOver, corpus: Corpus) -> bool:
    """Whether two articles print so many figures alike that they are two accounts of one event."""
    a, b = corpus.articles[one], corpus.articles[other]
    days = abs((a.published - b.published).days) if a.published and b.published else 0
    return days <= DAYS and left.have_much_alike(one, other)


def signs_of(figures: Sequence[Claim], around: Around, corpus: Corpus) -> dict[str, dict[Matter, list[Claim]]]:
    """The figures of each article under every sign by which they may be known; tolls and short spans of time under signs of their own."""
    found: dict[str, dict[Matter, list[Claim]]] = {name: defaultdict(list) for name in corpus.articles}
    for claim in figures:
        if is_toll(claim):
            found[claim.article]["toll", "measure", measure_key(claim)].append(claim)
            continue
        near = words_near(claim, around.in_sentence[claim.article, claim.where, claim.sentence], corpus)
        short = claim.unit.dimension == "time" and to_base(claim.figure.value, claim) < MONTH
        for family, sort, sign in matters_of(claim, near):
            found[claim.article]["span" if short else family, sort, sign].append(claim)
        if not short:
            found[claim.article][family_of(claim), LEFT, ""].append(claim)
    return found


def sole_in_both(
    here: dict[Matter, list[Claim]], there: dict[Matter, list[Claim]], left: LeftOver | None, corpus: Corpus
) -> dict[tuple[Claim, Claim], frozenset[Matter]]:
    """Pairs of figures that are each the only one of their report under some sign, with these signs; in order of place.

    `left` is given for two accounts of one event, where what both print is set aside.
    """
    found: dict[tuple[Place, Place], tuple[Claim, Claim]] = {}
    signs: dict[tuple[Place, Place], set[Matter]] = defaultdict(set)
    for sign in here.keys() & there.keys():
        if left is None and (sign[0] in ("toll", "span") or sign[1] == LEFT):
            continue
        one, other = here[sign], there[sign]
        settled = left if sign[1] == LEFT or not any(map(_are_listed, (one, other))) else None
        for a, b in product(_only(one, other[0].article, settled, corpus), _only(other, one[0].article, settled, corpus)):
            found[place_of(a), place_of(b)] = a, b
            signs[place_of(a), place_of(b)].add(sign)
    return {found[places]: frozenset(signs[places]) for places in sorted(found)}


def _only(claims: Sequence[Claim], other: str, left: LeftOver | None, corpus: Corpus) -> Sequence[Claim]:
    """The figures under one sign, if they are one; with `left` of those that the other report does not print, or of what is of now."""
    if left is None:
        told = [claim for claim in claims if claim.mood != "target"]
        return told if _are_one(told) else ()
    if _are_one(claims):
        return claims
    alone = [claim for claim in claims if left.is_left(claim, other)]
    current = [claim for claim in alone if not _is_aside(claim, corpus)]
    return next((some for some in (alone, current) if _are_one(some)), ())


def _are_listed(claims: Sequence[Claim]) -> bool:
    """Whether a sentence holds several figures of one sort, of which none is the only one, whatever the other report prints of them."""
    return max(Counter(claim.sentence for claim in claims).values()) > MOST_IN_SENTENCE


def _are_one(claims: Sequence[Claim]) -> bool:
    return len({claim.figure.value for claim in claims}) == 1


def _is_aside(claim: Claim, corpus: Corpus) -> bool:
    """Whether a figure is of a time long over when it was told, is a part ("four of the wounded"), or says by how much another is more."""
    period, day = named(claim), told_on(claim, corpus)
    long_ago = period is not None and period.end is not None and day is not None and (day - period.end).days > LONG_AGO
    return long_ago or _PART.match(claim.sentence.partition(claim.quote)[2]) is not None


def is_item(claim: Claim) -> bool:
    """Whether a figure is one of a list: "breaks of 144, 61, 147 and 81"."""
    before, _, behind = claim.sentence.partition(claim.quote)
    return bool(_ITEM_BEFORE.search(before) or _ITEM_BEHIND.match(behind))


def adds_up_nearby(pairing: Pairing) -> bool:
    """Whether figures of the other report give one of the two, where they stand in one sentence or the next.

    Among all figures of a report some three or four give any other by chance.
    """
    return any(
        is_worked_out(claim, [spot.claim for spot in some])
        for claim, spots in zip(pairing.claims, (pairing.there, pairing.here), strict=True)
        for some in _together(spots)
    )


def _together(spots: Sequence[Spot]) -> Iterator[list[Spot]]:
    """The figures of each two sentences that follow one another in a report."""
    of_sentence = [list(some) for _, some in groupby(spots, key=lambda spot: (spot.claim.where, spot.claim.sentence))]
    yield from (one + other for one, other in pairwise([*of_sentence, []]))
