"""The text in which a claim stands."""

from __future__ import annotations

from factcheck.records import Claim, Corpus
from factcheck.tables import text_of


def around(claim: Claim, corpus: Corpus, before: int, after: int) -> tuple[str, int]:
    """The text from some characters before a claim to some after it, and the offset at which it begins."""
    begin = max(0, claim.start - before)
    return text_of(claim, corpus)[begin : claim.end + after], begin


def sides_of(claims: tuple[Claim, Claim], corpus: Corpus) -> tuple[Claim, Claim]:
    """Two claims, a draft's first, else in order of article and place."""
    a, b = sorted(claims, key=lambda claim: (claim.article not in corpus.drafts, claim.article, claim.where, claim.start))
    return a, b
