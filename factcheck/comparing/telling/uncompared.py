"""What was held against nothing, and why: a report that says only what it found hides what it did not look at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from factcheck.comparing.candidates import COMPARED_KINDS, Key, by_key, key_of, place_of
from factcheck.comparing.interval import asserted
from factcheck.comparing.telling.quiet import NOT_TOLD
from factcheck.comparing.times.periods import in_words, named
from factcheck.records import Claim, Comparison, Uncompared

AGAINST_TABLES = frozenset({"reference", "superlative"})
"""Natures of comparisons that hold one figure against a table."""


def uncompared(
    claims: Sequence[Claim],
    comparisons: Iterable[Comparison],
    beside: Sequence[Claim] = (),
    under: Callable[[Key], Neighbours | None] | None = None,
) -> tuple[Uncompared, ...]:
    """The claims that no comparison with another or with a table settled, each with the reason in plain words, in the order given.

    `beside` are claims that were there to compare with, of which nobody asks. `under` tells what the whole run has under a key, where
    `claims` are a part of it.
    """
    settled: set[object] = set()
    refused: dict[object, str] = {}
    for comparison in comparisons:
        if len(comparison.claims) < 2 and comparison.nature not in AGAINST_TABLES:
            continue
        for claim in comparison.claims:
            if comparison.verdict == "unknown":
                first = comparison.doubts[0] if comparison.doubts else ""
                if first.startswith(NOT_TOLD) or place_of(claim) not in refused:
                    refused[place_of(claim)] = first
            else:
                settled.update((place_of(claim), _said_again(claim)))
    under = under or neighbours((*claims, *beside)).get
    left = [claim for claim in claims if place_of(claim) not in settled and _said_again(claim) not in settled]
    return tuple(Uncompared(claim, _why(claim, refused.get(place_of(claim), ""), under)) for claim in left)


class Neighbours(NamedTuple):
    """The claims of one key: how many, how many different things they say, and whether each names its time."""

    number: int
    said: int
    dated: bool


def neighbours(claims: Iterable[Claim]) -> dict[Key, Neighbours]:
    """The claims under each key, counted. What articles say is never the same, so that the counts of two sets of articles add up."""
    return {key: Neighbours(len(some), len(set(map(_said_again, some))), all(map(named, some))) for key, some in by_key(claims).items()}


def _said_again(claim: Claim) -> object:
    return claim.article, key_of(claim) or place_of(claim), asserted(claim), claim.role, claim.mood


def _why(claim: Claim, refusal: str, under: Callable[[Key], Neighbours | None]) -> str:
    kind = claim.quantity.kind
    if kind not in COMPARED_KINDS:
        return f"a {kind}, not an amount"
    if not claim.measure:
        return "no measure understood"
    if not claim.entity:
        return "whose it is not understood"
    if refusal:
        return refusal if refusal.startswith(NOT_TOLD) else f"nothing comparable: {refusal}"
    period = named(claim)
    when = f" in {in_words(period)}" if period else ""
    key = key_of(claim)
    others = under(key) if key else None
    if others is None or others.number < 2:
        return f"nothing else speaks of {claim.measure} of {claim.entity}{when}"
    if others.said == 1:
        return f"only said again in the same article: {claim.measure} of {claim.entity}{when}"
    if period and others.dated:
        return f"other figures for {claim.measure} of {claim.entity} are not of {in_words(period)}"
    return f"no rule, or no draft, holds it against the other figures for {claim.measure} of {claim.entity}"
