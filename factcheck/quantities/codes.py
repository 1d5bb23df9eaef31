"""Digits that are codes: scores, ordinals, versions, telephone numbers, addresses of the web, what is tied to the number of a name."""

from __future__ import annotations

import re

from factcheck.text.patterns import later
from factcheck.vocab import word_list

_LETTER_PHONE = later(r"\d{3}-(?:\d{3}-)?[A-Z]{4}(?!\w)|1-\d{3}-[A-Z\d-]{4,12}(?!\w)")
_RATIO = later(r"\d{1,3}(?::\d\d?){1,2}(?:\.\d{1,3})?(?![\d:])")
_BOWLED = later(r"\d{1,3}/\d{1,3}\)")
_SUFFIX = later(r"(?:[-‐–]\d{1,4}|\(\w{1,3}\))+(?!\w|[,.]\d|%| (?:percent|per cent|pct|million|billion))")
_ADDRESS_RUN = later(r"\S{0,200}$")
_IN_ADDRESS = frozenset("/=_-&?.%")
_SCORE = later(r"\d{1,3}\s?[-–:]\s?\d{1,3}(?!\d|[.,]\d|[-–]\d|\s?(?:%|percent|per cent|pct))")
_SCORE_CUE = later(
    r"[ \t]{1,16}(?:win|wins|victory|defeat|loss|draw|lead|vote|decision|verdict|ruling|majority|series|aggregate|record|thrashing"
    r"|rout|down|up|triumph|deficit"
    r"|score|scoreline|advantage|tie|shutout|split|in\b|at\b|on\b|against\b|over\b|after\b|to\b|with\b|before\b|home\b|away\b"
    r"|\(?\d{1,2}[-/]\d)|[.,;)¶]|\s{0,16}$"
)
_SEVERAL_NAMED = later(r"\b(?P<noun>[a-z]{3,20})s (?P<earlier>(?:\d{1,3}(?:, (?:and )?| and | or | to |[-–])){0,6})\Z")
_NEXT_NAMED = later(r"(?:,| and| or| to|[-–]) ?\d{1,3}(?![\d.,]\d)")
_OF_TIME = frozenset({"day", "week", "year", "game", "match"})
"""What numbers stand behind without naming any: "in recent years 10 or 12 firms"."""
_PHONE = later(r"(?:\+?\d[\d()\s.-]{7,40}\d)")
_LOCAL_PHONE = later(r"\d{3}-\d{4}(?![\d-])")
_VERSION = later(r"\d{1,60}(?:\.\d{1,60}){2,9}")
_ZERO_LED = later(r"0\d{1,6}(?![\d.,/:]*\d|\s?(?:%|per|pct))")
"""A time, a code or a year without its marks: "complete 0923", "agent 007", "as '07 begins"; no amount begins with a zero."""
_TIED = later(r"\d{1,3}(?!\d)")
"""What is tied to a letter: a seat that leans "R+12", a grade "B+2"."""
_IDIOM = later(r"\d{1,3}(?:[/x-]\d{1,3}){1,2}(?![\d,.%]\d|\d|\s?(?:%|per|pct))")
_DOTTED_GROUPS = later(r"\d{1,3}(?:\.\d{3}){1,20}")
_ORDINAL = later(r"\d{1,20}(?:,\d{3}){0,5}(?:(?<=1)(?<!11)st(?! ?\d{1,2} ?lb)|nd|rd|th)\b")
CALLS = later(
    r"\b(?:call|calls|called|calling|phone|telephone|tel|contact|dial|hotline|line|fax|stoppers|at|number)\b[^.;\d]{0,40}$", re.IGNORECASE
)
"""Words before a local telephone number: "call the police department at 427-1222"."""


def is_code(text: str, start: int) -> int | None:
    """Where a version ("2.4.1"), a telephone number, a ratio or an address of the web ends; None where the number is none."""
    address = _address_end(text, start) if start and text[start - 1] in _IN_ADDRESS else None
    if address is not None or not text[start].isdigit():
        return address
    marked = _marked_end(text, start) if start else None
    if marked is not None:
        return marked
    for called in (_LETTER_PHONE, _RATIO):
        found = called.match(text, start)
        if found:
            return found.end()
    if text[start - 1 : start] == "(" and (bowled := _BOWLED.match(text, start)):
        return bowled.end() - 1
    idiom = _IDIOM.match(text, start)
    if idiom and idiom[0] in word_list("number_idioms"):
        return idiom.end()
    version = _VERSION.match(text, start)
    if version and not _DOTTED_GROUPS.fullmatch(version[0]):
        return version.end()
    local = _LOCAL_PHONE.match(text, start)
    if local and CALLS.search(text, max(0, start - 60), start):
        return local.end()
    phone = _PHONE.match(text, start)
    if phone is None or "-" not in phone[0]:
        return None
    groups = re.findall(r"\d{1,60}", phone[0])
    return phone.end() if len(groups) >= 3 and max(map(len, groups)) >= 3 else None


def _marked_end(text: str, start: int) -> int | None:
    """Where what is tied to a letter ("R+12") or begins with a zero ("agent 007") ends; None where a number is neither."""
    before = text[start - 1]
    tied = before == "+" and text[start - 2 : start - 1].isalpha() and _TIED.match(text, start)
    found = tied or ((before.isspace() or before in "'’") and _ZERO_LED.match(text, start))
    return found.end() if found else None


def _address_end(text: str, start: int) -> int | None:
    """Where the address of the web that a number stands in ends; None where it stands in none."""
    run = _ADDRESS_RUN.search(text, max(0, start - 200), start)
    if run is None or not ("://" in run[0] or "www." in run[0]):
        return None
    return start + len(text[start : start + 300].split(maxsplit=1)[0])


def past_suffix(text: str, end: int) -> int:
    """Where the number of a name ends with what is tied to it: "Article 23-1", "Rule 10(b)".

    >>> past_suffix("Article 23-1 of", 10), past_suffix("Planet 9 has", 8)
    (12, 8)
    """
    found = _SUFFIX.match(text, end)
    return found.end() if found else end


def is_score(text: str, start: int) -> int | None:
    """Where a score or tally such as "3-2" ends; None where the two numbers are a range.

    >>> is_score("won 3-2 on Sunday", 4), is_score("drew 2-2 with City", 5), is_score("3-4 weeks", 0)
    (7, 8, None)
    """
    found = _SCORE.match(text, start)
    if found is None:
        return None
    return found.end() if _SCORE_CUE.match(text, found.end()) else None


def is_ordinal(text: str, start: int) -> int | None:
    """Where an ordinal in digits ("21st") ends, else None."""
    found = _ORDINAL.match(text, start)
    return found.end() if found else None


def is_of_several_named(text: str, start: int, end: int) -> bool:
    """Whether a number is the name of one of several ("headings of levels 1 and 2", "chapters 3, 4 and 7").

    >>> is_of_several_named("in chapters 3 and 4", 12, 13), is_of_several_named("in recent years 10 or 12", 16, 18)
    (True, False)
    """
    before = _SEVERAL_NAMED.search(text, max(0, start - 40), start)
    if before is None or not text[start:end].isdigit():
        return False
    joined = before["earlier"] or _NEXT_NAMED.match(text, end)
    return bool(joined) and before["noun"] not in _OF_TIME and before["noun"] in word_list("numbered_names")
