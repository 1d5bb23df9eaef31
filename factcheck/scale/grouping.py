"""Which articles are judged together: those of one story; those without one all together where they are few, else by time or alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from factcheck.records import Problem

Window = Literal["day", "week", "month", "year"]
WINDOWS: tuple[Window, ...] = ("day", "week", "month", "year")

MOST_TOGETHER = 20_000
"""Articles of one group: they are judged in one process, in about 100 KB of memory each."""
EVERYTHING = "all"


@dataclass(frozen=True, slots=True)
class Grouping:
    """How articles are grouped: all of them together; else those of one story, and those without one by the window of their day, or alone.

    `crowded` are groups of more articles than can be judged together: their articles are judged alone.
    """

    together: bool = False
    window: Window | None = None
    crowded: frozenset[str] = frozenset()

    def key(self, row: Mapping[str, Any]) -> str:
        """The group of an article, given as its row.

        >>> one = {"id": "a", "story": "", "published": date(2026, 3, 6)}
        >>> Grouping(together=True).key(one), Grouping(window="week").key(one), Grouping().key(one)
        ('all', 'week 2026-W10', 'alone a')
        >>> Grouping().key({**one, "story": "flood"})
        'story flood'
        """
        key = self._key(row)
        return f"alone {row['id']}" if key in self.crowded else key

    def _key(self, row: Mapping[str, Any]) -> str:
        if self.together:
            return EVERYTHING
        if row["story"]:
            return f"story {row['story']}"
        return f"{self.window} {_window(row['published'], self.window)}" if self.window else f"alone {row['id']}"


def _window(day: date | None, window: Window) -> str:
    if day is None:
        return "undated"
    if window == "week":
        year, week, _ = day.isocalendar()
        return f"{year}-W{week:02}"
    return day.isoformat()[: {"day": 10, "month": 7, "year": 4}[window]]


def grouping_of(articles: int, unnamed: int, window: Window | None, most: int = MOST_TOGETHER) -> tuple[Grouping, tuple[Problem, ...]]:
    """How so many articles are grouped, of which so many name no story, and what has to be said of it.

    Where a few don't, all are judged as one group, as `check` does. Among many no window or story would be no answer but a wrong one, so
    each is judged alone, and that is a problem.
    """
    if not unnamed:
        return Grouping(), ()
    if window:
        return Grouping(window=window), ()
    if articles <= most:
        return Grouping(together=True), ()
    what = f"{unnamed:,} of {articles:,} articles name no story: each of them was checked by itself, and compared with no other"
    cure = f"give them a column story, or compare within times (--window day), or give at most {most:,} articles"
    return Grouping(), (Problem("compare.no_story", "the input", what, cure),)


def crowded_groups(sizes: Mapping[str, int], grouping: Grouping, most: int = MOST_TOGETHER) -> tuple[Grouping, tuple[Problem, ...]]:
    """The grouping without groups of too many articles, and a problem for each of these; `sizes` gives articles by key."""
    crowded = sorted(key for key, size in sizes.items() if size > most)
    problems = tuple(
        Problem(
            "compare.crowded_story",
            key,
            f"has {sizes[key]:,} articles, and {most:,} can be compared with each other: each of them was checked by itself",
            "part it into stories, or into shorter times (--window day)",
        )
        for key in crowded
    )
    return Grouping(grouping.together, grouping.window, frozenset(crowded)), problems
