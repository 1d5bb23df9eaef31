"""Dates and numbered ranks of a draft, held against those of the sources."""

from __future__ import annotations

from factcheck.comparing.times.periods import shared
from factcheck.records import Claim
from factcheck.tracing.calendar import calendar_words, conflict, days

_ENDS = frozenset({"before", "after", "until", "till", "since", "by", "from", "through", "between"})


def dates_agree(draft: Claim, source: Claim) -> bool:
    """Whether a date or stretch of time of the draft is that of the source: no part of the calendar sets them apart and one ties them."""
    one, other = draft.period, source.period
    if one and other and one.start and other.start and one.end and other.end:
        if (one.start, one.end) == (other.start, other.end):
            return True
        if _ends_differ(draft, source):
            return False
        inside = one.start <= other.start and other.end <= one.end
        if not inside and not (other.start <= one.start and one.end <= other.end) and not shared(one, other):
            return _tied(draft, source)
        return _tied(draft, source) or one.start == other.start or one.end == other.end
    return _tied(draft, source)


def _ends_differ(draft: Claim, source: Claim) -> bool:
    """Whether two stretches of time that are told by their ends have another end: "since 2025" for "since 2023"."""
    ours, theirs = calendar_words(draft.quote), calendar_words(source.quote)
    if ours.keys() != theirs.keys():
        return False
    if any(len(ours[kind]) == len(theirs[kind]) > 1 and ours[kind] != theirs[kind] for kind in ("year", "month") if kind in ours):
        return True
    return bool(leads(draft.quote)) and leads(draft.quote) == leads(source.quote) and conflict(ours, theirs)


def _tied(draft: Claim, source: Claim) -> bool:
    ours, theirs = calendar_words(draft.quote), calendar_words(source.quote)
    if conflict(ours, theirs) or _other_day(draft, source):
        return False
    return any(ours[kind] & theirs[kind] for kind in ours if kind in theirs) or draft.figure.written == source.figure.written


def _other_day(a: Claim, b: Claim) -> bool:
    one, other = days(a.quote), days(b.quote)
    return bool(one and other) and not one & other


def dates_conflict(draft: Claim, source: Claim) -> bool:
    """Whether two dates of one grain name other years, months or days."""
    ours, theirs = calendar_words(draft.quote), calendar_words(source.quote)
    if set(ours) != set(theirs) or leads(draft.quote) != leads(source.quote) or bool(days(draft.quote)) != bool(days(source.quote)):
        return False
    return conflict(ours, theirs) or _ends_differ(draft, source) or _other_day(draft, source)


def nearly_one_date(a: Claim, b: Claim) -> bool:
    """Whether two dates share a month, year or day, though another part differs: "May 2032" and "May 2033"."""
    ours, theirs = calendar_words(a.quote), calendar_words(b.quote)
    return any(ours[kind] & theirs[kind] for kind in ours if kind in theirs and kind != "weekday")


def leads(quote: str) -> frozenset[str]:
    """The words that make a date the end of a stretch of time: "before April" is no other date than "in March"."""
    found = frozenset(quote.casefold().split()) & _ENDS
    return found - {"between"} | {"from"} if "between" in found else found
