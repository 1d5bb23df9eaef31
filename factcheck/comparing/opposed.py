"""The kind `opposed`: one thing told with opposite signs, a profit here and a loss there."""

from __future__ import annotations

import dataclasses
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import product

from factcheck.comparing.candidates import COMPARED_KINDS, family_of, place_of
from factcheck.comparing.comparable import grounds
from factcheck.comparing.confidence import score
from factcheck.comparing.stories import are_apart
from factcheck.comparing.telling.words import spoken
from factcheck.comparing.times.periods import named
from factcheck.records import Aside, Claim, Comparison, Corpus, Judged, Rule
from factcheck.tables import looked_at, measure_key, owner_key

MOST_PAIRS = 600
"""Pairs of one owner's two measures that are looked at; what is left out is counted."""

_PARTNER = re.compile(r"\b(?:with|against|towards?) (?:the )?[A-Z]")
"""A balance with one partner, which may have another sign than that with all."""


def opposed(claims: Sequence[Claim], rules: Sequence[Rule], corpus: Corpus) -> Judged:
    """Figures of two measures that exclude each other ("net profit | net loss" of a rule's `opposites`), of one owner and named time.

    How large the two are does not matter: a profit of 4 million is no loss of 4 million.
    """
    found: dict[object, Comparison] = {}
    left_out = 0
    for rule in rules:
        for one, other in map(_sides, rule.settings["opposites"]):
            for here, there in _of_one_owner(claims, one, other, rule):
                pairs = list(product(here, there))
                left_out += max(0, len(pairs) - MOST_PAIRS)
                for a, b in pairs[:MOST_PAIRS]:
                    if corpus.drafts & {a.article, b.article} and (comparison := _compared(*_drafts_first(a, b, corpus), rule, corpus)):
                        found.setdefault((place_of(a), place_of(b)), comparison)
    return Judged(tuple(found.values()), Aside(left_out=left_out))


def _sides(opposites: str) -> tuple[str, str]:
    one, _, other = (part.strip().casefold() for part in opposites.partition("|"))
    return one, other


def _of_one_owner(claims: Sequence[Claim], one: str, other: str, rule: Rule) -> Iterator[tuple[list[Claim], list[Claim]]]:
    under: dict[tuple[str, str], tuple[list[Claim], list[Claim]]] = defaultdict(lambda: ([], []))
    for claim in claims:
        if claim.entity and (claim.measure or "").casefold() in (one, other) and _is_told(claim) and looked_at(claim, rule.when):
            under[family_of(claim), owner_key(claim)][measure_key(claim) == other].append(claim)
    return ((here, there) for _key, (here, there) in sorted(under.items()) if here and there)


def _is_told(claim: Claim) -> bool:
    """Whether a claim says of a named time that it was so: a rise of profit or last year's loss says nothing of the other side."""
    timed = named(claim) is not None and claim.period is not None and not claim.period.assumed
    return claim.quantity.kind in COMPARED_KINDS and claim.role == "level" and claim.mood == "actual" and claim.figure.value > 0 and timed


def _drafts_first(a: Claim, b: Claim, corpus: Corpus) -> tuple[Claim, Claim]:
    return (a, b) if a.article in corpus.drafts else (b, a)


def _compared(a: Claim, b: Claim, rule: Rule, corpus: Corpus) -> Comparison | None:
    """The two as a disagreement, where all but the measure makes them one thing."""
    one, other = named(a), named(b)
    if not one or not other or (one.start, one.end) != (other.start, other.end) or are_apart(a, b, corpus):
        return None
    if {_PARTNER.search(claim.sentence) is None for claim in (a, b)} == {True, False}:
        return None
    found = grounds(a, dataclasses.replace(b, measure=a.measure), rule, corpus)
    if found.refused:
        return None
    told = f"{a.measure} {spoken(a.figure.value)} against {b.measure} {spoken(b.figure.value)}: one excludes the other"
    reasons = tuple(reason for reason in found.reasons if not reason.startswith("same measure"))
    gap = f"{a.measure} here, {b.measure} there"
    return Comparison(rule, (a, b), "disagree", "opposed", score(found.weights), told, gap, reasons=reasons, doubts=found.doubts)
