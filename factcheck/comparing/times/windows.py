"""Where in time a claim is kept in an archive, and where in it claims of the same time are looked for.

Under its key (see `candidates.key_of`) a claim is kept by how long its period is and by its first day. What `match_times` may call one time
lies in few such windows, so that a look-up reads these and not all that was ever printed of a thing.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from math import floor
from typing import NamedTuple

from factcheck.comparing.times.periods import ALIKE, LONGEST_NEAR, NEAR_DAYS, STORY_DAYS, is_undated, named, told_on
from factcheck.records import Claim, Corpus

UNDATED = 0
"""The span of a claim whose time is not known, or could not be dated."""
PRINTED = 1
"""The span of a claim that names no period: it is kept by the day of printing."""
LONGEST = 1 + date.max.toordinal().bit_length()
EVER = (date.min.toordinal(), date.max.toordinal())


class Kept(NamedTuple):
    """Where a claim is kept: how long its period is (see `span_of`), and its first day as an ordinal (0 where there is none)."""

    span: int
    day: int


class Window(NamedTuple):
    """Where to look: claims of one span, with a first day from `first` to `last`, those nearest to `near` before others.

    `few` where only the nearest few are wanted: of another time, in which a slip of a thousand shows all the same.
    """

    span: int
    first: int
    last: int
    near: int
    few: bool = False


def span_of(days: int) -> int:
    """Periods of like length share a span: 1 day, 2 to 3 days, 4 to 7, 8 to 15, 16 to 31, and so on.

    >>> span_of(1), span_of(7), span_of(28), span_of(31), span_of(365)
    (2, 4, 6, 6, 10)
    """
    return 1 + days.bit_length()


def kept_at(claim: Claim, corpus: Corpus) -> Kept:
    """Where a claim is kept: by the period that it names, else by the day on which its article was printed."""
    period = named(claim)
    if period and period.start:
        return Kept(span_of(max(period.days or 1, 1)), period.start.toordinal())
    day = None if is_undated(claim) else told_on(claim, corpus)
    return Kept(PRINTED, day.toordinal()) if day else Kept(UNDATED, 0)


def windows(claim: Claim, corpus: Corpus) -> tuple[Window, ...]:
    """Where claims lie that may be of the same time as this one: all for which `match_times` says so, and some more."""
    if claim.unit.dimension == "age":
        return _everywhere()  # a person's age is compared with the birthdays between
    period = named(claim)
    if period and period.start and period.days:
        return tuple(_of_period(period.start.toordinal(), max(period.days, 1)))
    if is_undated(claim):
        return (Window(UNDATED, 0, 0, 0),)
    day = told_on(claim, corpus)
    return tuple(_of_day(day.toordinal())) if day else _everywhere()


def _of_period(first: int, days: int) -> Iterator[Window]:
    """Periods that share enough days with this one; where it is short, articles printed in or soon after it; and what has no date."""
    slack = max(floor(days * (1 / ALIKE - 1)) + 1, NEAR_DAYS if days <= 2 else 0)
    for span in range(span_of(max(1, floor(days * ALIKE))), span_of(floor(days / ALIKE) + 1) + 1):
        yield Window(span, first - slack, first + slack, first)
    if days <= LONGEST_NEAR:
        yield Window(PRINTED, first - NEAR_DAYS, first + days - 1 + STORY_DAYS, first + days - 1)
    yield Window(UNDATED, 0, 0, 0)
    yield Window(span_of(days), *EVER, first, few=True)
    yield Window(PRINTED, *EVER, first + days - 1, few=True)


def _of_day(day: int) -> Iterator[Window]:
    """Articles printed within days, short periods that have just ended or begun, and what has no date."""
    yield Window(PRINTED, day - NEAR_DAYS, day + NEAR_DAYS, day)
    for span in range(span_of(1), span_of(LONGEST_NEAR) + 1):
        yield Window(span, day - STORY_DAYS - LONGEST_NEAR, day + NEAR_DAYS, day)
    yield Window(UNDATED, 0, 0, 0)
    yield Window(PRINTED, *EVER, day, few=True)


def _everywhere() -> tuple[Window, ...]:
    """Every span at all times, the newest before others."""
    return Window(UNDATED, 0, 0, 0), *(Window(span, *EVER, EVER[1]) for span in range(PRINTED, LONGEST + 1))
