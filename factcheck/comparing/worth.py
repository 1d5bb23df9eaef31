"""Which differences are too doubtful to be told at all, since they hardly ever are one."""

from __future__ import annotations

import dataclasses

from factcheck.comparing.confidence import doubts_in_words, level
from factcheck.comparing.stories import put_together
from factcheck.records import Comparison, Corpus

FAINT = 0.13
"""Differences between two articles of which we are less sure than this are not told."""
PLAIN = frozenset(
    doubts_in_words(("same article", "all differ", "other name", "like sentences", "same sentence", "unit nouns differ", "far apart"))
)
"""Doubts that leave open what else the other figure may mean, not what is measured, whose it is or when."""


def worth_telling(comparison: Comparison, corpus: Corpus) -> Comparison:
    """The comparison; unknown where a difference is so doubtful that it hardly ever is one.

    Such are, of low confidence: between two articles, those below `FAINT`, all under a rule for anything whatever, and all between
    articles that nobody put together; in one article, those in which anything had to be guessed: what is measured, whose it is or when.
    Between articles that nobody put together a rule for anything whatever, or one that gives notes only, must be of high confidence.
    """
    if comparison.verdict != "disagree" or len(comparison.claims) != 2:
        return comparison
    a, b = comparison.claims
    told = level(comparison.score)
    general = "measure" not in comparison.rule.when
    doubtful = False
    if not put_together(a, b, corpus) and comparison.rule.shipped:
        weak = general or comparison.rule.severity == "note"
        doubtful = told != "high" if weak else told == "low" and comparison.nature != "slip"
    if not doubtful and comparison.nature != "slip" and told == "low":
        doubtful = _is_faint(comparison, general=general)
    return dataclasses.replace(comparison, verdict="unknown") if doubtful else comparison


def _is_faint(comparison: Comparison, *, general: bool) -> bool:
    """Whether a difference of low confidence is not told even between articles that belong together."""
    a, b = comparison.claims
    if a.article != b.article and general and comparison.rule.shipped:
        return True
    if comparison.nature == "superseded":
        return False
    return comparison.score < FAINT if a.article != b.article else not PLAIN.issuperset(comparison.doubts)
