"""The words between two figures of one movement: what they make of the second, and whether they keep the two together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from typing import Literal

from factcheck.checks.asides import without_asides
from factcheck.comparing.interval import INFINITY, Interval
from factcheck.comparing.sums import ratio_words
from factcheck.records import Claim, Trend
from factcheck.text.patterns import later
from factcheck.text.phrases import phrases
from factcheck.vocab import rows, word_list

Mark = Literal["level", "base", "against", "change", "or"]

LONGEST = 140
"""Characters between two figures of one movement."""
UNKNOWN = 3
"""Words of no list that may stand between two levels ("to 45 people hurt on the roads from 60"), ..."""
NEAR_VERB = 6
"""Words before a verb in which another would point another way."""
LONGEST_NAME = 5
"""Words that may name what moved: "a rise in domestic beer sales to"."""
NAMES = 2
"""... and words with a capital that may stand between any two ("fell 3% in Norland to 12 million")."""

_BRACKETED = later(r"\([^()]*\)?")
_TOKEN = later(r"[^\W\d_][\w.'’&-]*|[$€£¥]?\d[\w.,/-]*|--|[;:—–,%]")
_RESTATING = later(r"\s*(?:,|\(|/)?\s*(?:or|equal to|equivalent to)?\s*(?:about |around |nearly |some |just |roughly )?$", re.IGNORECASE)
_YEAR = later(r"(?:(?:q[1-4]|h[12])?-?fy-?['’]?(?:20)?\d\d|(?:19|20)\d\d(?:[/-](?:19|20)?\d\d)?|['’]\d\d)(?:[-'’]s)?[.,]?")
_DAY = later(r"[0-3]?\d(?:st|nd|rd|th)?[.,]?")
_MARKS: tuple[Mark, ...] = ("base", "against", "level")
_COMPARATIVES = frozenset({"more", "less", "fewer", "higher", "lower", "greater", "smaller", "larger"})
_HEDGING = frozenset({"by", "of", "just", "well", "slightly", "little"})
_OPENS_CLAUSE = frozenset({"on", "that", "which", ","})
_CLOSES = frozenset({"ended", "ending"})
"""Behind a comma these begin another clause: ", ended 8% higher"."""
_ACTORS = frozenset({"it", "they", "he", "she", "we"})
_HEDGED: tuple[tuple[str, frozenset[str]], ...] = (
    ("below", frozenset({"nearly", "almost", "virtually", "practically", "close"})),
    ("above", frozenset({"more", "over", "least"})),
    ("around", frozenset({"about", "around", "roughly", "approximately", "some"})),
)


@dataclass(frozen=True, slots=True)
class Gap:
    """What stands between two figures: the mark it sets on the second, and all its words in small letters."""

    mark: Mark | None
    words: tuple[str, ...] = ()
    unknown: int = 0
    """Words that no list has: the more, the less sure that the two belong together."""
    own_base: bool = False
    """The first figure names its own base: "up 5% from a year earlier to 10 million"."""


@cache
def listed(kind: str) -> frozenset[str]:
    """The words of one kind of `rules/vocab/change_words.csv`."""
    return frozenset(word for row in rows("change_words") if row["kind"] == kind for word in row["words"].split("|"))


@cache
def trend_words() -> dict[str, Trend]:
    """Words of rise and fall that say which way a number went, each with "up" or "down"."""
    soft = word_list("soft_trends")
    return {row["word"]: "up" if row["trend"] == "up" else "down" for row in rows("trends") if row["word"] not in soft}


@cache
def movement() -> frozenset[str]:
    """All words of rise, fall and change."""
    kinds = ("change", "movement")
    nouns = {word for row in rows("gap_words") if row["kind"] in kinds for word in row["words"].split("|")}
    return frozenset({row["word"] for row in rows("trends")} | nouns | ratio_words().keys())


def tokens(text: str) -> list[str]:
    """The words and stops of a stretch of text as written, without what stands in brackets."""
    return [word.rstrip(".") or word for word in _TOKEN.findall(_BRACKETED.sub(" ", text))]


def read_gap(text: str, *, changes: bool, after_change: bool, after_times: bool = False) -> Gap:
    """What the words between two figures make of the second; mark None where they don't keep the two together.

    `changes`: the second is an amount of change; `after_change`: the first is one. Around an amount of change every word must be
    known to mean nothing else; between two levels a few may be unknown.

    >>> read_gap(" in May from a revised ", changes=False, after_change=False).mark
    'base'
    >>> read_gap(" on sales of ", changes=False, after_change=True).mark is None
    True
    """
    text = without_asides(text)
    if len(text) > LONGEST:
        return Gap(None)
    if _RESTATING.fullmatch(text) and text.strip():
        return Gap("or")
    found = tokens(text)
    words = tuple(word.lower() for word in found)
    at, mark = _mark(words, after_change)
    if changes and mark not in ("base", "against"):
        at, mark = len(words), "change"
    if mark is None and after_times and words and all(_says_nothing(word) for word in words):
        at, mark = 0, "base"
    if mark is None:
        return Gap(None, words)
    unknown = _unknown(found[:at], words[:at], strict=changes or after_change)
    if unknown is None:
        return Gap(None, words)
    own = after_change and mark == "level" and not (listed("base") | listed("measured")).isdisjoint(words[:at])
    return Gap(mark, words, unknown, own)


def _mark(words: Sequence[str], after_change: bool) -> tuple[int, Mark | None]:
    """The place of the word that marks the figure behind it, looked for from the right across words that say nothing, and the mark."""
    for at in range(len(words) - 1, -1, -1):
        word, before = words[at], words[at - 1] if at else ""
        if word in ("with", "to") and before.startswith("compar"):
            return at - 1, "against"
        if word in listed("measured") and not _is_hedge(words, at):
            return (at, "base") if after_change or before in movement() or before in _COMPARATIVES else (at, None)
        for mark in _MARKS:
            if word in listed(mark):
                return at, mark
        if word in _before_base():
            return at, "base"
        if not _says_nothing(word):
            break
    return 0, None


def _is_hedge(words: Sequence[str], at: int) -> bool:
    """Whether "than" or "over" belongs to the figure behind it: "to more than 5", "from just over 5"."""
    place = at - (words[at] == "than") - 1
    return place >= 0 and (words[place] in listed("level") | listed("base") | _HEDGING or words[place] in movement())


def _says_nothing(word: str) -> bool:
    return (
        word in listed("beside")
        or word in listed("time")
        or word in listed("measured")
        or _YEAR.fullmatch(word) is not None
        or word[-2:] in ("'s", "’s")
    )


@cache
def _before_base() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("ratio_words") if row["use"] == "than")


def _unknown(written: Sequence[str], words: Sequence[str], *, strict: bool) -> int | None:
    """How many words no list has; None where there are too many, or one that leads to something else.

    What rose may be named between the change and the level ("a 5% rise in net profit to"): those words say nothing else.
    """
    plain = names = 0
    noun = _named_measure(words) if strict else range(0)
    for place, (word, low) in enumerate(zip(written, words, strict=True)):
        if strict and place and words[place - 1] == "," and low in _CLOSES:
            return None
        if low in (",", "%") or _says_nothing(low) or low in movement() or low in listed("level") or low in listed("base"):
            continue
        if low in listed("another") or low in listed("against") or (low in listed("result") and place not in noun):
            return None
        if strict and place and words[place - 1] in _ACTORS:  # "the 37,900 it spent in March"
            continue
        if word[0].isdigit():
            if not _is_day(low, words, place):
                return None
        elif word[0].isupper() and not word.isupper():
            names += 1
        elif place not in noun:
            plain += 1
    return None if names > NAMES or plain > (0 if strict else UNKNOWN) else plain + names


def _named_measure(words: Sequence[str]) -> range:
    """The places of the words that name what moved: those behind "rise in" or, right behind the change, behind "in its"."""
    for place, word in enumerate(words[:3]):
        if word in ("in", "of") and (place == 0 or words[place - 1] in movement()):
            name = words[place + 1 : place + 1 + LONGEST_NAME]
            return range(place + 1, place + 1 + next((at for at, near in enumerate(name) if near in _OPENS_CLAUSE), len(name)))
    return range(0)


def _is_day(word: str, words: Sequence[str], place: int) -> bool:
    beside = (*words[max(0, place - 1) : place], *words[place + 1 : place + 2])
    return _DAY.fullmatch(word) is not None and any(near in listed("time") for near in beside)


def last_trend(words: Sequence[str]) -> Trend | None:
    """Which way the last word of rise or fall points.

    None where there is none, where other words follow it, where it says nothing of the number, and where a word before it points another
    way: "cut its pay rise to".
    """
    at = next((place for place in range(len(words) - 1, -1, -1) if words[place] in movement()), None)
    if at is None or not all(_says_nothing(word) or _leads_on(word) for word in words[at + 1 :]):
        return None
    trend = trend_words().get(words[at])
    near = (trend_words().get(word, trend) for word in words[max(0, at - NEAR_VERB) : at] if word in movement() - listed("result"))
    return trend if all(one == trend for one in near) else None


def moves_again(words: Sequence[str]) -> bool:
    """Whether the words between a level and its base begin something new: ", from", "having risen from"."""
    return any(word == "," or word in movement() for word in words)


def _leads_on(word: str) -> bool:
    return word in listed("base") or word in listed("level") or word == "," or word[0].isdigit()


def goes_on(words: Sequence[str]) -> bool:
    """Whether the words before a figure only go on with the movement told before it: "and was well down from"."""
    return (
        bool(words)
        and "revised" not in words
        and all(_says_nothing(word) or _leads_on(word) or word in ("and", "but") or word in movement() for word in words)
    )


def times_told(claim: Claim | None) -> tuple[str, Interval] | None:
    """ "tenfold", and the multiples that it fits: "three times more" is used for three and for four times as much."""
    if claim is None or claim.figure.value < 2:
        return None
    value = claim.figure.value
    low, high = value * Decimal("0.88"), (value + 1) * Decimal("1.1")
    if claim.figure.hedge in ("more_than", "at_least"):
        high = INFINITY
    elif claim.figure.hedge != "exact":
        low, high = low * Decimal("0.8"), high * Decimal("1.1")
    return claim.quote, (low, high)


def ratio_told(words: Sequence[str]) -> tuple[str, Interval] | None:
    """The last ratio word with what hedges it ("more than doubled"), and the multiples that fit; None where there is none or it is denied.

    >>> ratio_told(["output", "nearly", "doubled"])
    ('nearly doubled', (Decimal('1.50'), Decimal('2.10')))
    """
    at = next((place for place in range(len(words) - 1, -1, -1) if words[place] in ratio_words()), None)
    if at is None or not all(_says_nothing(word) or _leads_on(word) for word in words[at + 1 :]):
        return None
    if (
        words[at] == "twice" and words[at + 1 :] and words[at + 1] in ("in", "during", "since", "a", ",", "this", "last")
    ):  # "cut it twice in 2008, to"
        return None
    if any(word in ("not", "never", "yet", "nor", "if", "stake") or word.endswith("n't") for word in words[max(0, at - 5) : at + 3]):
        return None
    times, (low, high) = ratio_words()[words[at]]
    begin, hedge = _hedge(words, at)
    if hedge == "below":
        low, high = (times * Decimal("0.75"), times * Decimal("1.05")) if times > 1 else (times * Decimal("0.9"), times * Decimal("1.3"))
    elif hedge == "above":
        low, high = (times * Decimal("0.97"), INFINITY) if times > 1 else (Decimal(0), times * Decimal("1.03"))
    elif hedge == "around":
        low, high = low * Decimal("0.9"), high * Decimal("1.1")
    return " ".join(words[begin : at + 1]), (low, high)


def _hedge(words: Sequence[str], at: int) -> tuple[int, str]:
    for place in range(at - 1, max(at - 4, -1), -1):
        for name, some in _HEDGED:
            if words[place] in some:
                return place - (words[place - 1] == "at" and place > 0), name
        if words[place] not in ("than", "to", "at", "well", "just", "has", "have", "had"):
            break
    return at, ""


@lru_cache(maxsize=64)
def has_other_base(sentence: str) -> bool:
    """Whether the sentence says that its changes are worked out on another base ("like-for-like", "in constant currency")."""
    return phrases("change_guards").search(sentence) is not None


@lru_cache(maxsize=256)
def speaks_of(kind: str, sentence: str) -> bool:
    """Whether a sentence has one of the words of a kind of `change_words.csv`."""
    return not listed(kind).isdisjoint(re.findall(r"[^\W\d_]+", sentence.lower()))
