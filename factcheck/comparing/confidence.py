"""How sure we are that two claims speak of the same thing: a product of a few named weights, each with the doubt it stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from types import MappingProxyType

from factcheck.records import Claim, Comparison, Confidence

WEIGHTS = MappingProxyType(
    {
        "open measure": (0.85, "what is measured was taken from the wording alone"),
        "entity carried": (0.85, "whose figure it is was carried over from elsewhere in the text"),
        "period assumed": (0.92, "the time was taken from the article's date"),
        "days apart": (0.80, "the two were printed some days apart"),
        "period near": (0.70, "one names its period, the other only lies close to it"),
        "period overlaps": (0.85, "the periods overlap but are not the same"),
        "period unknown": (0.70, "when one of them holds is not known"),
        "dates unknown": (0.80, "neither time is known"),
        "other story": (0.70, "the articles share few names and may tell of two events"),
        "same article": (0.60, "both stand in one article, which may well mean two things by them"),
        "headline": (0.95, "a headline leaves out qualifications"),
        "several values": (0.75, "one article gives several figures under this heading"),
        "far apart": (0.60, "figures this far apart often mean two different things"),
        "unit nouns differ": (0.90, "they count by different nouns"),
        "direction unknown": (0.90, "only one of them says whether it rose or fell"),
        "same words": (1.30, "the sentences are worded alike"),
    }
)
"""What each doubt multiplies the score by (starting from 1), and how it reads. Above 1 speaks for the comparison."""

HIGH = 0.80
MEDIUM = 0.50
OPEN_MEASURE = re.compile(r"\b(?:open|noun|head|wording|unlisted|counted)\b", re.IGNORECASE)
CARRIED = re.compile(
    r"\b(?:carried|pronoun|headline|title|topic|previous|earlier|assumed|paragraph|before|last named|default)\b", re.IGNORECASE
)


def score(names: Iterable[str]) -> float:
    """The product of the named weights, between 0 and 1. A name counts once.

    >>> score(["open measure", "period assumed"]), score(["same words"]), score([])
    (0.782, 1.0, 1.0)
    """
    product = 1.0
    for name in sorted(set(names)):
        product *= WEIGHTS[name][0]
    return round(min(product, 1.0), 4)


def level(value: float) -> Confidence:
    """The score as a word.

    >>> level(0.9), level(0.6), level(0.2)
    ('high', 'medium', 'low')
    """
    return "high" if value >= HIGH else "medium" if value >= MEDIUM else "low"


def doubts_in_words(names: Iterable[str]) -> tuple[str, ...]:
    """The doubts that weigh against a comparison, as plain sentences."""
    return tuple(WEIGHTS[name][1] for name in dict.fromkeys(names) if WEIGHTS[name][0] < 1)


def slot_doubts(claim: Claim) -> list[str]:
    """The names of the doubts that a claim's own slots raise, from the clues that gave them."""
    found = []
    if any(clue.slot == "measure" and OPEN_MEASURE.search(clue.why) for clue in claim.clues):
        found.append("open measure")
    if is_carried(claim):
        found.append("entity carried")
    return found


def is_carried(claim: Claim) -> bool:
    """Whether the entity was carried from elsewhere: by the clue's own account, or since its words do not stand in the sentence."""
    clues = [clue for clue in claim.clues if clue.slot == "entity"]
    if clues:
        return any(CARRIED.search(clue.why) for clue in clues) or not any(clue.text and clue.text in claim.sentence for clue in clues)
    return claim.entity is not None and claim.entity.casefold() not in claim.sentence.casefold()


def weakened(comparison: Comparison, name: str) -> Comparison:
    """The comparison with one more doubt: lower score, and the doubt in words."""
    import dataclasses

    factor, words = WEIGHTS[name]
    return dataclasses.replace(comparison, score=round(comparison.score * factor, 4), doubts=(*comparison.doubts, words))
