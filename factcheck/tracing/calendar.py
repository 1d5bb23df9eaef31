"""The words of the calendar in a time expression, for times that can't be dated: "in May" is not "in March"."""

from __future__ import annotations

import re
from functools import cache

from factcheck.vocab import rows

Words = dict[str, frozenset[str]]
"""Years, months, weekdays and parts of a year, each as a set."""

_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_DAY = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?\b(?!\s*(?:years?|months?|weeks?|days?|hours?|per|%|\.\d))")
_PART = re.compile(r"\b(first|second|third|fourth|last|1st|2nd|3rd|4th)\s+(quarter|half)\b|\b([qh])([1-4])\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_ORDER = {"first": "1", "second": "2", "third": "3", "fourth": "4", "last": "last"}


def calendar_words(text: str) -> Words:
    """What a text names of the calendar.

    >>> calendar_words("the second quarter of 2031")
    {'year': frozenset({'2031'}), 'part': frozenset({'q2'})}
    """
    low = text.casefold()
    found: Words = {
        "year": frozenset(_YEAR.findall(low)),
        "part": frozenset(_part(one) for one in _PART.finditer(low)),
    }
    names = _names()
    for kind in ("month", "weekday"):
        found[kind] = frozenset(names[kind][word] for word in _WORD.findall(low) if word in names[kind])
    return {kind: words for kind, words in found.items() if words}


def _part(found: re.Match[str]) -> str:
    if found[3]:
        return found[3] + found[4]
    return found[2][0] + _ORDER.get(found[1], found[1][0])


@cache
def _names() -> dict[str, dict[str, str]]:
    """Months and weekdays by every spelling, each told by its number; "may" and "march" in small letters count too."""
    found: dict[str, dict[str, str]] = {"month": {}, "weekday": {}}
    for row in rows("times"):
        if row["kind"] in found:
            found[row["kind"]][row["surface"].casefold()] = row["value"]
    return found


def conflict(a: Words, b: Words) -> bool:
    """Whether two times name different years, months, weekdays or parts of a year, and nothing where the one has what the other has.

    >>> conflict(calendar_words("in May"), calendar_words("in March 2031")), conflict(calendar_words("in May"), calendar_words("in 2031"))
    (True, False)
    """
    return any(not a[kind] & b[kind] for kind in a if kind in b)


def days(text: str) -> frozenset[str]:
    """The days of a month that a date names: "14 May" and "May 14th, 2031" name 14."""
    return frozenset(found for found in _DAY.findall(_YEAR.sub("", text)) if 0 < int(found) <= 31)
