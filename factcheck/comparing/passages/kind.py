"""The kind `passage`: where somebody puts two short passages side by side, one thing told with two figures.

That they were put there says that they should tell one thing, which nothing says of two articles of a corpus: so their figures are paired
off by their words, and a passage that names nobody may be of whom the other names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.comparing.differing import differing_days, differing_figures
from factcheck.comparing.judge import revises, supersedes
from factcheck.comparing.passages.explained import UNLIKE, Pairing, explained_by
from factcheck.comparing.passages.likeness import agree, family, is_one_thing, likeness
from factcheck.comparing.passages.spots import DATE, Spot, spots_of
from factcheck.comparing.stories import are_bare_passages, two_passages
from factcheck.comparing.tolls.one_event import is_toll
from factcheck.comparing.voices import one_voice
from factcheck.records import Claim, Comparison, Corpus, Rule
from factcheck.tables import rule_for
from factcheck.text.patterns import later

KIND = "passage"
"""The name of this kind in rules."""
MOST_FIGURES = 30
"""What holds more is a list or a table, and each pair of its figures would be weighed with all others."""
SCORE = 0.8
"""How sure we are of a pairing by words."""

_SO_FAR = later(r"\bso far\b", re.IGNORECASE)

Like = dict[tuple[int, int], int]


def passages(claims: Sequence[Claim], rules: Sequence[Rule], corpus: Corpus) -> list[Comparison]:
    """Figures and dates of two short passages that stand for one thing and don't agree, under the first rule that looks at both.

    Nothing where the run (or the named story) holds more or fewer than two articles, or longer ones; of two with titles, which are two
    reports in brief, perhaps of two firms, only tolls.
    """
    two = two_passages(corpus)
    if two is None:
        return []
    here, there = (spots_of([claim for claim in claims if claim.article == one.id and _is_read(claim)], corpus) for one in two)
    if max(len(here), len(there)) > MOST_FIGURES:
        return []
    bare = are_bare_passages(corpus)
    found = []
    for one, other in _differing(here, there, corpus):
        rule = rule_for(rules, one, other)
        if rule and (bare or (is_toll(one) and is_toll(other))):
            found.append(_comparison(rule, one, other, corpus))
    return found


def _is_read(claim: Claim) -> bool:
    return claim.quantity.kind in ("quantity", DATE) and claim.zone != "table" and bool(claim.sentence)


def is_untold_growth(comparison: Comparison, corpus: Corpus) -> bool:
    """Whether two passages that are both checked give two states of one toll, and neither says that it grows: then one is out of date."""
    if comparison.rule.kind != KIND or comparison.nature != "superseded":
        return False
    checked = all(claim.article in corpus.drafts for claim in comparison.claims)
    return checked and not any(claim.quantity.trend or revises(claim) or _SO_FAR.search(claim.sentence) for claim in comparison.claims)


def _differing(here: list[Spot], there: list[Spot], corpus: Corpus) -> Iterator[tuple[Claim, Claim]]:
    """Figures that stand for each other more than for any other, and don't agree."""
    for name in sorted({family(spot) for spot in here} & {family(spot) for spot in there}):
        left, right = ([spot for spot in some if family(spot) == name] for some in (here, there))
        pairings = {
            (m, n): Pairing(x, y, here, there, corpus) for m, x in enumerate(left) for n, y in enumerate(right) if is_one_thing(x, y)
        }
        found_again = {at for at, one in pairings.items() if _is_printed_again(one)}
        told_m, told_n = ({at[side] for at in found_again} for side in (0, 1))
        like = {
            at: likeness(one.x, one.y)
            for at, one in pairings.items()
            if at[0] not in told_m and at[1] not in told_n and not explained_by(one, UNLIKE)
        }
        for at in sorted(like):
            one = pairings[at]
            if not agree(*one.claims) and _is_nearest(at, like, pairings) and not explained_by(one):
                yield one.claims


def _is_printed_again(pairing: Pairing) -> bool:
    a, b = pairing.claims
    return agree(a, b) and a.figure.written == b.figure.written and not explained_by(pairing, UNLIKE)


def _is_nearest(at: tuple[int, int], like: Like, pairings: dict[tuple[int, int], Pairing]) -> bool:
    """Whether neither figure has a liker one, nor one as like that it agrees with, nor stands in the other passage again as printed."""
    for rival, value in like.items():
        if (rival[0] == at[0]) == (rival[1] == at[1]):
            continue
        a, b = pairings[rival].claims
        if value > like[at] or (agree(a, b) and (value == like[at] or a.figure.written == b.figure.written)):
            return False
    return True


def _comparison(rule: Rule, a: Claim, b: Claim, corpus: Corpus) -> Comparison:
    reasons = ("two short passages given side by side tell one thing by their words",)
    if a.quantity.kind == DATE:
        return differing_days(rule, (a, b), SCORE, reasons)
    nature = "conflict" if one_voice(a, b) else "sources differ"
    return differing_figures(rule, (a, b), SCORE, reasons, revised=supersedes(a, b, corpus), nature=nature)
