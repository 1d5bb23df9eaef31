"""What a time expression says, before anything is known of the day it was printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

DateKind = Literal[
    "day", "weekday", "weekend", "week", "month", "quarter", "half", "season", "year", "decade", "century", "period", "hour", "clock",
    "span", "ago", "same", "range",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class DateMention:
    """One time expression at a span of the text (code points, end exclusive); `None` in a part means that the words don't say it.

    `kind` is the length of time named ("last month" is a month, "today" a day), or
    `clock` (a time of day), `span` (some units beside a point: "the past four weeks", "the week ended Feb. 27"), `ago` (a distance: "two
    years ago", "a year earlier"), `same` ("the same period last year") and `range` (from `of` to `to`).
    Numeric dates that could be read either way ("3/6/2022") are read month first, and have `relation` "month-first".
    """

    start: int
    end: int
    kind: DateKind
    year: int | None = None
    """The first year of a decade."""
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    """Monday is 0."""
    quarter: int | None = None
    half: int | None = None
    season: int | None = None
    """Its first month: 3 spring, 6 summer, 9 autumn, 12 winter."""
    hour: int | None = None
    minute: int | None = None
    zone: str = ""
    count: int | None = None
    unit: str = ""
    ordinal: int | None = None
    """Which one: 3 in "the third week of February", 19 in "the 19th century", -1 the last."""
    relation: str = ""
    """last, this, next, past, previous, following, recent, that, the, same, ago, earlier, later, first, ended; today, yesterday, tomorrow;
    month-first."""
    bound: str = ""
    """since, until, by, before, after, so far, from: the word that opens or closes the time at this point."""
    part: str = ""
    """start, early, mid, late, end, whole, rest: which part of the time named."""
    fiscal: bool = False
    of: DateMention | None = None
    """What it is a part of or counted from: February in "the third week of February", the first end of a range."""
    to: DateMention | None = None
    """The second end of a range."""
