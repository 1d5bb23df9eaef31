"""Units with what they are per: "a day", "per 100,000 people", "/bbl", "barrels of crude a day"."""

from __future__ import annotations

import re

from factcheck.quantities.unit_reader import WORD, UnitReading, match_symbol, match_words, read_surface
from factcheck.records import Unit
from factcheck.vocab import word_list

_LINK = re.compile(
    r"(?P<slash>[ ]?/[ ]?)|[ \t\n]{0,4}[-‐]?(?P<per>per|each|every)[-‐ \n\t]{1,4}"
    r"|(?P<a>[ \t\n]{1,4}[-‐]?an?[-‐ \n\t]{1,4}|[-‐]an?[-‐])",
    re.IGNORECASE,
)
_OF_SOMETHING_PER = re.compile(
    r"\sof\s(?:[^\W\d_]{1,40}[ \n-]){1,4}?(?:an?|per|each|every)\s(?=(?:day|week|month|year|hour|minute|second|quarter)\b)"
)
_OF_SOMETHING_DAILY = re.compile(r"\sof\s(?:[^\W\d_]{1,40}[ \n-]){1,3}?(?=(?:daily|weekly|monthly|yearly|annually|hourly)\b(?!-))")
_PER_NUMBER = re.compile(
    r"(?:\d[\d,]{0,40}(?:\s(?:thousand|million|billion))?|hundred|thousand|million|billion)\s{1,16}(?:[^\W\d_]{1,40}(?:\s[^\W\d_]{1,40}(?=s\b))?)?",
    re.IGNORECASE,
)
_DISTANCE = re.compile(r"[^\W\d_]{1,40}\s(?:ago|earlier|before|later|previously|after|apart)\b")
_YEARLY = re.compile(r"\s(?:a|per|each)\s(?=year|month|annum|quarter|week|day\b)(?![^\W\d_]{1,40}\s(?:ago|earlier|before|later)\b)")
_ADVERBS = {"daily": "day", "weekly": "week", "monthly": "month", "yearly": "year", "annually": "year", "annual": "year", "hourly": "hour"}
"""Adverbs that stand for a noun of time ("tonnes of waste daily"), even where that belongs ("barrels per daily")."""
_NAMED = {"length/time": "speed", "energy/time": "power"}


def read_unit(text: str, at: int, *, scaled: bool = False, touching: bool = True) -> UnitReading | None:
    """The unit behind the number that ends at `at`, with its rate; None where a plain word follows.

    >>> read_unit("755,000 barrels of crude a day", 7).unit.symbol, read_unit("10 executives", 2)
    ('bbl/d', None)
    """
    found = read_surface(text, at, scaled=scaled, touching=touching)
    return read_rate(text, found) if found else None


def read_rate(text: str, top: UnitReading) -> UnitReading:
    """The unit with what it is per; itself where nothing follows that it could be per."""
    if top.unit.dimension in ("age", "ratio") and text[top.end : top.end + 1] != "/":
        link = _YEARLY.match(text, top.end)  # "3% a year"; "5% a person familiar said" is none
        return _over(top, match_words(text, link.end()) if link else None)
    link = _LINK.match(text, top.end)
    if link and link["a"] and _DISTANCE.match(text, link.end()):  # "£603m a year earlier" is no rate
        return top
    if link is None:
        return _over(top, _behind_thing(text, top.end))
    number = _PER_NUMBER.match(text, link.end()) if link["per"] else None
    if number:
        return _over(top, UnitReading(Unit(number[0], number[0], "count"), number.end()))
    return _over(top, _below(text, link))


def _behind_thing(text: str, at: int) -> UnitReading | None:
    """The time behind what is measured: "barrels of crude a day", "tonnes of waste daily"."""
    link = _OF_SOMETHING_PER.match(text, at)
    if link:
        return match_words(text, link.end())
    link = _OF_SOMETHING_DAILY.match(text, at)
    word = WORD.match(text, link.end()) if link else None
    return _by_adverb(word) if word else None


def _by_adverb(word: re.Match[str]) -> UnitReading | None:
    time = match_words(_ADVERBS[word[0].lower()], 0)
    return UnitReading(time.unit, word.end()) if time else None


def _below(text: str, link: re.Match[str]) -> UnitReading | None:
    """What stands below the line of a rate: a unit, or behind "per" any noun."""
    at = link.end()
    word = WORD.match(text, at)
    lower = word[0].lower() if word else ""
    if word and lower in _ADVERBS:
        return _by_adverb(word)
    if link["a"] and lower not in word_list("rate_words"):
        return None
    found = (match_symbol(text, at, glued=True) if link["slash"] else None) or match_words(text, at) or match_symbol(text, at, glued=False)
    if found or link["slash"] or word is None or lower in ("cent", "se") or lower in word_list("noun_stops"):
        return found
    return UnitReading(Unit(lower, lower, "count"), word.end())


def _over(top: UnitReading, bottom: UnitReading | None) -> UnitReading:
    """One unit over another; the upper one alone where there is no lower."""
    if bottom is None:
        return top
    a, b = top.unit, bottom.unit
    dimension = f"{a.dimension}/{b.dimension}"
    factor = a.factor / b.factor if b.factor else a.factor
    return UnitReading(
        Unit(f"{a.symbol}/{b.symbol}", f"{a.name} per {b.name}", _NAMED.get(dimension, dimension), factor), bottom.end, top.scale
    )
