"""Differences that two versions of one text, or two reports in like words, often show without a fault."""

from __future__ import annotations

from factcheck.comparing.confidence import doubts_in_words
from factcheck.records import Comparison, Corpus

PER_SHARE = "per share"
LOOSELY = frozenset(doubts_in_words(("reworded", "only a bound", "newer version")))
"""Doubts of what was told again, but not word for word, or of what is brought up to date."""


def is_reworded(comparison: Comparison, _corpus: Corpus) -> bool:
    """Whether a sentence was told again in other words, or only with another bound: rewritten copy often tells something else.

    So do earnings a share here and a loss a share there that are no one number: one may be before, the other after special items.
    """
    if comparison.nature == "opposed":
        a, b = comparison.claims
        return a.article != b.article and (a.measure or "").endswith(PER_SHARE) and a.figure.written != b.figure.written
    return comparison.nature in ("conflict", "sources differ") and not LOOSELY.isdisjoint(comparison.doubts)
