"""Who speaks: whether two claims are told in one voice, or each by a speaker of its own."""

from __future__ import annotations

from factcheck.records import Claim
from factcheck.tables import entity_key


def one_voice(a: Claim, b: Claim) -> bool:
    """Whether one speaker gives both, or nobody is named; a headline speaks with the voice of its text."""
    if a.article == b.article and "headline" in (a.zone, b.zone) and not (a.speaker and b.speaker):
        return True
    return entity_key(a.speaker or "") == entity_key(b.speaker or "")


def two_speakers(a: Claim, b: Claim) -> bool:
    """Whether two claims each name a speaker, and not the same."""
    return bool(a.speaker and b.speaker) and not one_voice(a, b)


def told_by_two(a: Claim, b: Claim) -> bool:
    """Whether two claims of two articles each name a speaker, and not the same; one article that names both has said so."""
    return a.article != b.article and two_speakers(a, b)
