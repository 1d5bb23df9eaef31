"""Counted nouns: what "six Citgo oil executives" counts. Plain rules over words; no parser."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from factcheck.quantities.numerals import counting_words
from factcheck.quantities.plurals import is_plural, singular
from factcheck.records import Unit
from factcheck.vocab import rows, word_list

_WORD = re.compile(r"[^\W\d_][^\W_]{0,40}(?:[’'-][^\W_]{1,40}){0,6}(?:\.(?=[^\W\d_]\.))?(?:[^\W\d_]\.){0,6}")
_GAP = re.compile(r"[ \t]{1,16}|[ \t]{0,16}\n[ \t]{0,8}(?=\S)")
_FIRST_PART = re.compile(r"n['’]t|[-'’]")
_RUN_ON = re.compile(r"[a-z]{3,40}[A-Z][a-z]")
_LETTERS = re.compile(r"[^\W\d_]{1,40}")
_MODIFIER_NUMBER = re.compile(r"\d{1,4}\s(?=[A-Za-z])")
_OPENER = re.compile(
    r"[ \t\n]{1,16}(?:more|other|most|additional|further|extra|such|different|fewer|less|of the most|or more|or so)(?=\s{1,16}[^\W\d_])"
)
_NAME_NEXT = re.compile(r"[ ][A-Z][\w-]{1,40} [a-z]{1,40}s\b")
_TIME_OPENERS = frozenset({"last", "next", "previous", "week", "early"})
_ADJECTIVAL = re.compile(r"(?<![^\W_])(?:an?|the|its|his|her|their|this|that)\s$", re.IGNORECASE)
_ABBREVIATION = re.compile(r"[ ]([A-Z]{2,5})(?![\w.])")
_ADJECTIVE = re.compile(r"[a-z]{1,40}(?:al|ic|ive|ous|ed|an|ary|ern|ful|ish|ible|able|ent|ant)")
_ADJECTIVE_NEXT = re.compile(rf"[ ]{_ADJECTIVE.pattern} [a-z]{{1,40}}s\b")
_OF_THE = re.compile(r"\sof(?:\s(?:the|all|its|their|his|her|our))?(?=\s[^\W\d_])")
_THEN = re.compile(r"\s([a-z]{3,9})(?:-[a-z]{3,5})? (?:year|month|week|day|hour|decade)s? (?:ago|earlier|before|later|previously)\b")
"""Behind a number, another that says when: "down from 520 ten years ago"."""
_MAGNITUDE_BEFORE = re.compile(r"\bmagnitude(?: of)? $", re.IGNORECASE)
MAGNITUDE = Unit("magnitude", "magnitude", "number")
"""The size of an earthquake, where its noun stands behind the number; the noun itself is no part of it."""
_ATTRIBUTIVE = frozenset({"men", "women", "people", "police"})
LONGEST = 6
"""A counted noun stands within six words of its number ("two new 737 Max passenger jets")."""


class Counted(NamedTuple):
    """A counted noun: the unit that it makes, and where it ends."""

    unit: Unit
    end: int


def counted_noun(text: str, at: int, value: Decimal, *, form: str = "digits", start: int = 0) -> Counted | None:
    """The noun counted by the number from `start` to `at`; None where no noun follows.

    >>> text = "six Citgo oil executives met"
    >>> counted_noun(text, 3, Decimal(6)).unit
    Unit(symbol='executive', name='Citgo oil executive', dimension='count', factor=1.0, offset=0.0)
    """
    if _sizes_quake(text, start, at, value):
        return Counted(MAGNITUDE, at)
    if text[at : at + 1] in "-‐‑" and text[at : at + 1]:
        return _hyphenated(text, at + 1)
    words = _phrase(text, at)
    if not words:
        return _people_state(text, at, value)
    if form == "fraction":
        return None
    last = _head(words, one=value == 1)
    if last is None and start and _ADJECTIVAL.search(text, max(0, start - 6), start) and words[0][0].islower():
        last = 0  # "the 11 member bloc", "a 17 page report"
    if last is None:
        return _people_state(text, at, value) or _abbreviation(text, at, value)
    head = words[last]
    noun = singular(head[0])
    name = " ".join([*(w[0] for w in words[:last]), noun])
    return Counted(Unit(noun.lower() if not head[0].isupper() else noun, name, "count"), head.end())


def _phrase(text: str, at: int) -> list[re.Match[str]]:
    """The words behind `at` up to punctuation or a word that no noun phrase holds; none of a time ("ten years ago")."""
    stops = word_list("noun_stops")
    words: list[re.Match[str]] = []
    opener = _OPENER.match(text, at)
    at = opener.end() if opener else at
    then = _THEN.match(text, at)
    if then and then[1] in counting_words():
        return words
    while len(words) < LONGEST:
        gap = _GAP.match(text, at)
        if gap is None:
            break
        begin = gap.end()
        number = _MODIFIER_NUMBER.match(text, begin)
        if number and words and (words[-1][0][0].isupper() or text[number.end()].isupper()):  # "737 Max jets", "Model 3 cars"
            begin = number.end()
        word = _WORD.match(text, begin)
        if word is not None and word[0] == "and" and words and _couples(words[-1][0], text, word.end()):
            at = word.end()
            continue
        if (
            word is None
            or _FIRST_PART.split(word[0].lower(), maxsplit=1)[0] in stops
            or _RUN_ON.match(word[0])
            or (word[0].endswith(("ly",)) and len(word[0]) > 4 and word[0].lower() not in ("family", "assembly", "monopoly"))
        ):
            break
        words.append(word)
        at = word.end()
    return words


def _couples(last: str, text: str, at: int) -> bool:
    """Whether "and" joins two modifiers of one noun: "Kia and Hyundai vehicles", "digital and physical sales"."""
    if last[0].isupper():
        return _NAME_NEXT.match(text, at) is not None
    return _ADJECTIVE.fullmatch(last) is not None and _ADJECTIVE_NEXT.match(text, at) is not None


def whole_of(text: str, at: int) -> str:
    """What a fraction is a part of, as printed: "voters" of "a third of the voters"; "" where nothing says so.

    >>> whole_of("a third of the city's voters stayed away", 7)
    "city's voters"
    """
    link = _OF_THE.match(text, at)
    words = _phrase(text, link.end()) if link else []
    plurals = (index for index, word in enumerate(words) if is_plural(word[0].lower()))
    return " ".join(word[0] for word in words[: next(plurals, len(words) - 1) + 1])


def _head(words: list[re.Match[str]], *, one: bool) -> int | None:
    """Which word is counted: the first plural (and plurals right behind it), or for "one" the last word of the phrase."""
    odd = word_list("noun_oddities")
    for index, word in enumerate(words):
        lower = word[0].lower()
        if is_plural(lower) and lower not in odd:
            while index + 1 < len(words) and _goes_on(words[index][0].lower(), words[index + 1][0]):
                index += 1
            return index
        if lower.endswith(("'s", "’s")):
            return None
    if one:
        kept = next((i for i, word in enumerate(words) if word[0].lower() in _TIME_OPENERS), len(words))
        return kept - 1 if 0 < kept <= 3 else None
    return None


def _goes_on(plural: str, behind: str) -> bool:
    """Whether a plural behind a plural is counted ("sports cars", "women drivers"), and no new subject ("of 90 patients deaths fell")."""
    persons = plural in word_list("person_nouns") and plural not in _ATTRIBUTIVE
    return behind.islower() and is_plural(behind.lower()) and not persons


def _sizes_quake(text: str, start: int, at: int, value: Decimal) -> bool:
    """Whether a number is a quake's size and counts nothing: "a 5.8-magnitude quake strikes", "magnitude 6 hits", "a 6.4 temblor"."""
    if _MAGNITUDE_BEFORE.search(text, max(0, start - 14), start):
        return True
    word = _LETTERS.match(text, at + 1) if text[at : at + 1] in (" ", "-", "‐", "‑") else None
    lower = word[0].lower() if word else ""
    return lower == "magnitude" or (value != value.to_integral_value() and lower in quake_words())


@cache
def quake_words() -> frozenset[str]:
    """What a quake is called, in the singular."""
    return frozenset(word for row in rows("events") if row["event"] == "earthquake" for word in row["surfaces"].split("|"))


def _hyphenated(text: str, at: int) -> Counted | None:
    """ "a 10-member panel", "13-nation bloc": the noun behind the hyphen is in the singular."""
    word = _LETTERS.match(text, at)
    if word is None or word[0].lower() in word_list("hyphen_stops") or word[0].lower() in word_list("noun_stops") or word[0][0].isupper():
        return None
    noun = "people" if word[0] == "strong" else singular(word[0].lower())  # "a 13,000-strong crowd"
    return Counted(Unit(noun, noun, "count"), word.end())


def _abbreviation(text: str, at: int, value: Decimal) -> Counted | None:
    """ "0.5 WAR": capitals behind a decimal are what it measures."""
    found = _ABBREVIATION.match(text, at) if value != value.to_integral_value() else None
    return Counted(Unit(found[1], found[1], "count"), found.end()) if found else None


def _people_state(text: str, at: int, value: Decimal) -> Counted | None:
    """ "six injured", "2 dead": people, counted by what befell them; "of magnitude 6.4 killed" counts none."""
    if value != value.to_integral_value():
        return None
    gap = _GAP.match(text, at)
    word = _WORD.match(text, gap.end()) if gap else None
    if word is None or word[0].lower() not in word_list("people_states"):
        return None
    return Counted(Unit("people", "people", "count"), at)
