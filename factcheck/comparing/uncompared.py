"""What was held against nothing, and why: a report that says only what it found hides what it did not look at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from factcheck.comparing.candidates import COMPARED_KINDS, Key, by_key, key_of, place_of
from factcheck.comparing.interval import asserted
from factcheck.comparing.periods import in_words, named
from factcheck.records import Claim, Comparison, Uncompared


def uncompared(claims: Sequence[Claim], comparisons: Iterable[Comparison]) -> tuple[Uncompared, ...]:
    """The claims that no comparison of two settled either way, each with the reason in plain words, in the order given."""
    settled: set[object] = set()
    refused: dict[object, str] = {}
    for comparison in comparisons:
        if len(comparison.claims) < 2:
            continue
        for claim in comparison.claims:
            if comparison.verdict == "unknown":
                refused.setdefault(place_of(claim), comparison.doubts[0] if comparison.doubts else "")
            else:
                settled.update((place_of(claim), _said_again(claim)))
    under = by_key(claims)
    left = [claim for claim in claims if place_of(claim) not in settled and _said_again(claim) not in settled]
    return tuple(Uncompared(claim, _why(claim, refused.get(place_of(claim), ""), under)) for claim in left)


def _said_again(claim: Claim) -> object:
    return claim.article, key_of(claim) or place_of(claim), asserted(claim), claim.role, claim.mood


def _why(claim: Claim, refusal: str, under: dict[Key, list[Claim]]) -> str:
    kind = claim.quantity.kind
    if kind not in COMPARED_KINDS:
        return f"a {kind}, not an amount"
    if not claim.measure:
        return "no measure understood"
    if not claim.entity:
        return "whose it is not understood"
    if refusal:
        return f"nothing comparable: {refusal}"
    period = named(claim)
    when = f" in {in_words(period)}" if period else ""
    key = key_of(claim)
    others = [other for other in (under.get(key, []) if key else []) if place_of(other) != place_of(claim)]
    if not others:
        return f"nothing else speaks of {claim.measure} of {claim.entity}{when}"
    if all(_said_again(other) == _said_again(claim) for other in others):
        return f"only said again in the same article: {claim.measure} of {claim.entity}{when}"
    if period and all(named(other) for other in others):
        return f"other figures for {claim.measure} of {claim.entity} are not of {in_words(period)}"
    return f"no rule, or no draft, holds it against the other figures for {claim.measure} of {claim.entity}"
