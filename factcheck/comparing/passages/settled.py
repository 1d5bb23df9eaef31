"""What two short passages side by side settle, whichever rule asks: a figure that the other prints too, or that its figures give.

Who puts a claim beside its evidence asks whether the one bears out the other. Evidence holds more figures than its claim, and one of them
may bear the claim out, however near another stands by its words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from factcheck.comparing.amounts import are_worded_alike
from factcheck.comparing.interval import mixable, telling_digits
from factcheck.comparing.passages.explained import (
    Pairing,
    adds_up,
    explained_by,
    is_share_given,
    of_two_moods,
    of_two_scopes,
)
from factcheck.comparing.passages.spots import DATE, Spot, spots_of
from factcheck.comparing.stories import are_bare_passages, two_passages
from factcheck.comparing.sums import POINTS
from factcheck.comparing.times.periods import name_two_times, named
from factcheck.comparing.units import count_alike
from factcheck.comparing.voices import told_by_two
from factcheck.quantities.plurals import singular
from factcheck.records import Claim, Comparison, Corpus
from factcheck.tables import measure_key

FEW_DIGITS = 1
"""Figures of so few digits stand in both by chance, unless they are of one measure."""
TELLING = 3
"""From so many digits on figures that copy each other hardly add up by chance."""
FEWEST_WORDS = 2
AS_ONE = frozenset({"level", "part"})
"""A part of one passage may be all that the other tells of."""
WORKED_OUT, PRINTED = "figures of the other passage give it", "the other passage prints the same figure too"


def settled(comparisons: Sequence[Comparison], claims: Sequence[Claim], corpus: Corpus) -> list[Comparison]:
    """The comparisons; unknown, with the reason as a doubt, where one of two bare passages bears out the other's figure after all."""
    two = two_passages(corpus) if are_bare_passages(corpus) else None
    if two is None or not any(map(_is_asked, comparisons)):
        return list(comparisons)
    passages = {one.id: spots_of([claim for claim in claims if claim.article == one.id and claim.sentence], corpus) for one in two}
    return [_settled(one, passages, corpus) if _is_asked(one) else one for one in comparisons]


def _is_asked(one: Comparison) -> bool:
    """Whether two figures of the two passages are said to differ, but not where two who are named give them."""
    if one.verdict != "disagree" or len(one.claims) != 2 or not one.rule.shipped or one.rule.kind == "exchanged":
        return False
    a, b = one.claims
    return a.article != b.article and DATE not in (a.quantity.kind, b.quantity.kind) and not told_by_two(a, b)


def _settled(one: Comparison, passages: dict[str, list[Spot]], corpus: Corpus) -> Comparison:
    x, y = (next((spot for spot in passages[claim.article] if spot.claim == claim), None) for claim in one.claims)
    if x is None or y is None:
        return one
    here, there = (passages[claim.article] for claim in one.claims)
    reason = _reason(Pairing(x, y, here, there, corpus))
    return replace(one, verdict="unknown", doubts=(reason, *one.doubts)) if reason else one


def _reason(pairing: Pairing) -> str:
    """What bears out one of the two figures; "" where nothing does.

    Of a sentence that is told again word for word each figure has its own counterpart, and small ones add up by chance.
    """
    a, b = pairing.claims
    copied = are_worded_alike(a, b, FEWEST_WORDS)
    telling = min(len(telling_digits(claim.figure.value)) for claim in (a, b)) >= TELLING or len(pairing.here) != len(pairing.there)
    if (telling or not copied) and _is_worked_out(pairing):
        return WORKED_OUT
    x, y, here, there, _ = pairing
    turned = pairing._replace(x=y, y=x, here=there, there=here)
    return PRINTED if any(_stands_among(one, sure=copied) for one in (pairing, turned)) else ""


def _is_worked_out(pairing: Pairing) -> bool:
    """Whether figures of one passage give the other's; percentages add up to nothing, but with points they do."""
    rates = pairing.x.claim.unit.dimension == "ratio"
    shares = rates and not any(spot.claim.unit.symbol in POINTS for spot in (*pairing.here, *pairing.there))
    return is_share_given(pairing) if shares else adds_up(pairing)


def _stands_among(pairing: Pairing, *, sure: bool) -> bool:
    """Whether the first figure stands in the other passage too, beside the one it was held against; `sure`: by its time or its noun."""
    others = (pairing._replace(y=other) for other in pairing.there if other is not pairing.y)
    return any(_is_printed_again(one) and (not sure or _are_told_as_one(*one.claims)) for one in others)


def _are_told_as_one(a: Claim, b: Claim) -> bool:
    """Whether words say that two equal figures are one: each names its time, or by its noun what stands beside the other."""
    return None not in (named(a), named(b)) or _name_one_sort(a, b) or _name_one_sort(b, a)


def _is_printed_again(pairing: Pairing) -> bool:
    """Whether the two figures are one as printed, and nothing says that they are of two times, moods, parts or sorts."""
    a, b = pairing.claims
    if a.figure.written != b.figure.written or not _may_be_one(a, b):
        return False
    of_one_measure = (a.measure is not None and measure_key(a) == measure_key(b)) or _name_one_sort(a, b) or _name_one_sort(b, a)
    if not of_one_measure and (len(telling_digits(a.figure.value)) <= FEW_DIGITS or not count_alike(a, b)):
        return False
    # A year and its end may be one time: the equity of 2020 is that of its last day.
    return not name_two_times(a, b) and not explained_by(pairing, (of_two_moods, of_two_scopes))


def _name_one_sort(a: Claim, b: Claim) -> bool:
    """Whether one counts by its noun the sort of persons that words beside the other name: "five women", "five of them are women"."""
    return b.unit.symbol != "" and b.unit.symbol.casefold() in {singular(word) for word in a.scope}


def _may_be_one(a: Claim, b: Claim) -> bool:
    if not mixable(a.unit, b.unit):
        return False
    roles = {a.role, b.role}
    return len(roles) == 1 or roles <= AS_ONE or (roles == {"level", "previous"} and _name_one_time(a, b))


def _name_one_time(a: Claim, b: Claim) -> bool:
    """Whether two figures name one time, or the same words do that nothing dates ("last year"; "a decade ago" and "ten years ago")."""
    one, other = a.period, b.period
    if one is None or other is None or one.assumed or other.assumed:
        return False
    if named(a) and named(b):
        return not name_two_times(a, b)
    short, long = sorted((one.text.casefold(), other.text.casefold()), key=len)
    return short in long or (short.endswith("ago") and long.endswith("ago"))
