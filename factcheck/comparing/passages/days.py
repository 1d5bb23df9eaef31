"""Dates of what happens once, and the time that a bound leaves open: "founded after 1932", "released before March"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from factcheck.claims.period.resolve import resolve
from factcheck.quantities import find_dates
from factcheck.records import Claim, Period
from factcheck.text.patterns import later

Span = tuple[date, date]

_BOUND = later(r"(?:as of )?(before|after|by|until|till)\s+", re.IGNORECASE)


def span_of(claim: Claim) -> Span | None:
    """The first and last day on which a date lets its event lie, open ends as far as dates reach; None where it can't be told."""
    found = _BOUND.match(claim.quote)
    bound = found[1].casefold() if found else ""
    period = _bare(claim.quote[found.end() :]) if found and bound in ("before", "after") else claim.period
    if period is None or not period.start or not period.end:
        return None
    if bound == "before":
        return date.min, max(period.start, date.min + timedelta(days=1)) - timedelta(days=1)
    if bound == "after":
        return min(period.end, date.max - timedelta(days=1)) + timedelta(days=1), date.max
    return (date.min if bound else period.start), period.end


@lru_cache(maxsize=1024)
def _bare(words: str) -> Period | None:
    """The days of a date whose bound was taken off."""
    mentions = find_dates(f"in {words}")
    return resolve(replace(mentions[0], bound=""), None, f"in {words}") if len(mentions) == 1 else None


def days_apart(a: Claim, b: Claim) -> bool:
    """Whether no day fits both dates."""
    one, other = span_of(a), span_of(b)
    return one is not None and other is not None and (one[1] < other[0] or other[1] < one[0])
