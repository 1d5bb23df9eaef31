"""How sure we are that two claims speak of the same thing: a product of a few named weights, each with the doubt it stands for."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable
from functools import cache, lru_cache
from types import MappingProxyType

from factcheck.comparing.remembered import one_of_equals, remembered
from factcheck.records import Claim, Comparison, Confidence
from factcheck.vocab import rows, word_list

WEIGHTS = MappingProxyType(
    {
        "open measure": (0.85, "what is measured was taken from the wording alone"),
        "far measure": (0.85, "the word for what is measured stands some way off"),
        "entity stood for": (0.92, "whose figure it is was named by a word that stands for the name"),
        "entity carried": (0.85, "whose figure it is was carried over from elsewhere in the text"),
        "entity by place": (0.85, "a place of the sentence was taken for whose figure it is"),
        "period assumed": (0.92, "the time was taken from the article's date"),
        "days apart": (0.80, "the two were printed some days apart"),
        "period carried": (0.90, "its time was carried over from the text before"),
        "period near": (0.70, "one names its period, the other only lies close to it"),
        "period beside": (0.50, "one names its period, the other is of now, a little later"),
        "period overlaps": (0.85, "the periods overlap but are not the same"),
        "period unknown": (0.70, "when one of them holds is not known"),
        "dates unknown": (0.75, "neither time is known"),
        "other story": (0.70, "the articles share few names and may tell of two events"),
        "same sentence": (0.85, "what they count, or whose it is, is not known: only their sentences are alike"),
        "like sentences": (0.75, "whose they are is not known: only their sentences are alike"),
        "named again": (0.95, "both stand in one article, the later as something already named"),
        "slip in one text": (0.80, "both stand in one article, which may mean two things by them"),
        "same article": (0.54, "both stand in one article, which may well mean two things by them"),
        "headline": (0.85, "a headline leaves out qualifications"),
        "headline total": (0.60, "the headline may add up what the text tells one by one"),
        "scope hinted": (0.90, "one is said to be an average, a total, or revised"),
        "share": (0.60, "a share of what is not certain"),
        "all differ": (0.60, "the two articles agree in nothing under this heading, so they may mean two things"),
        "several values": (0.75, "one article gives several figures under this heading"),
        "event by place": (0.85, "that both tell of one event is taken from its kind, its place and the days"),
        "counting on": (0.45, "the articles tell three values and more of this count, which goes on: two of them may be of two hours"),
        "own event": (0.55, "each deal is an event of its own, and these may be two"),
        "other name": (0.60, "the sentences are worded alike, but about two names"),
        "earlier figure": (0.85, "one is an earlier figure given in passing, whose time may be another"),
        "template": (0.55, "worded alike but printed days apart, as regular reports are"),
        "one sentence": (0.50, "one sentence gives several figures under this heading"),
        "far apart": (0.50, "figures this far apart often mean two different things"),
        "side of a limit": (0.90, "one says only on which side of a limit it lies"),
        "unit nouns differ": (0.90, "they count by different nouns"),
        "direction unknown": (0.90, "only one of them says whether it rose or fell"),
        "reworded": (0.90, "the two sentences are alike, not the same"),
        "newer version": (0.90, "amounts are brought up to date from version to version"),
        "only a bound": (0.90, "only the bound is another"),
        "same words": (1.30, "the sentences are worded alike"),
    }
)
"""What each doubt multiplies the score by (starting from 1), and how it reads. Above 1 speaks for the comparison."""

HIGH = 0.80
MEDIUM = 0.50
BY_CLUE: tuple[tuple[str, re.Pattern[str], str], ...] = (
    ("measure", re.compile(r"nearest term|goes on about|far off"), "far measure"),
    ("entity", re.compile(r"stands for|pronoun|publishes this|reports on itself|nearest name"), "entity stood for"),
    ("entity", re.compile(r"goes on about|text is about|topic|headline|carried|event of the sentence"), "entity carried"),
    ("entity", re.compile(r"place of the sentence"), "entity by place"),
    ("period", re.compile(r"carried over"), "period carried"),
)
"""Which words of a clue's own account (`Clue.why`) raise which doubt."""


def score(names: Iterable[str]) -> float:
    """The product of the named weights, between 0 and 1. A name counts once.

    >>> score(["open measure", "period assumed"]), score(["same words"]), score([])
    (0.782, 1.0, 1.0)
    """
    return _product(tuple(names))


@lru_cache(maxsize=4096)
def _product(names: tuple[str, ...]) -> float:
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
    return _in_words(tuple(names))


@lru_cache(maxsize=4096)
def _in_words(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple([WEIGHTS[name][1] for name in dict.fromkeys(names) if WEIGHTS[name][0] < 1])


@remembered
def slot_doubts(claim: Claim) -> tuple[str, ...]:
    """The names of the doubts that a claim's own slots raise, from the clues that gave them.

    An entity without a clue is taken for carried where its name does not stand in the sentence.
    """
    found, has_owner = _raised(tuple([(clue.slot, clue.why) for clue in claim.clues]))
    if claim.measure and not is_listed(claim.measure):
        found = (*found, "open measure")
    if claim.entity and not has_owner and claim.entity.casefold() not in claim.sentence.casefold():
        found = (*found, "entity carried")
    return one_of_equals(found)


@lru_cache(maxsize=4096)
def _raised(clues: tuple[tuple[str, str], ...]) -> tuple[tuple[str, ...], bool]:
    """The doubts that some clues raise, each given by its slot and its own account; and whether one of them is of the entity."""
    return tuple([doubt for slot, why in clues for doubt in _doubts_of(slot, why)]), any(slot == "entity" for slot, _ in clues)


@lru_cache(maxsize=4096)
def _doubts_of(slot: str, why: str) -> tuple[str, ...]:
    """The doubts that a clue raises by its own account."""
    return tuple([doubt for of_slot, words, doubt in BY_CLUE if of_slot == slot and words.search(why)])


@lru_cache(maxsize=4096)
def is_listed(measure: str) -> bool:
    """Whether a measure is one of the vocabulary, alone or with the thing before it.

    >>> is_listed("crude production"), is_listed("exports"), is_listed("oil executive")
    (True, True, False)
    """
    words = measure.casefold().split()
    if measure.casefold() in word_list("event_tolls"):
        return True
    return any(" ".join(words[at:]) in _listed() for at in range(len(words)))


@cache
def _listed() -> frozenset[str]:
    return frozenset(row["measure"].casefold() for row in rows("measures"))


def weakened(comparison: Comparison, name: str) -> Comparison:
    """The comparison with one more doubt: lower score, and the doubt in words."""
    factor, words = WEIGHTS[name]
    return dataclasses.replace(comparison, score=round(comparison.score * factor, 4), doubts=one_of_equals((*comparison.doubts, words)))
