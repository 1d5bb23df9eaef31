"""Dates and the weekdays beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from factcheck.checks.calendar.days import WEEKDAYS, Draft, day_or_none, named_day, nearest_days, of_old_style, spelled
from factcheck.claims.period.resolve import looks_back
from factcheck.quantities import find_dates
from factcheck.quantities.dates.find import DateMention
from factcheck.records import Claim, Comparison, Rule
from factcheck.text.patterns import later

CLOSE = 20
"""Days from publication within which a date without a year is surely of the nearest one."""
FAR = 60
"""... and beyond which it may well be of another, if the weekday is right there."""
SOON = 3
"""Days by which the date of an article may lag behind what it tells."""
LOOK_BACK = 28
OTHER_YEARS = (-1, 1, -2, 2)
MOST_ASTRAY = 3
"""More days than this that don't fit are of several years: a page that has grown, a list of what was printed before."""

_YEAR = later(r"\b(?:1[5-9]|20)\d\d\b")
_LAST_YEAR = later(r"\b(?:last|previous) year\b|\ba year (?:ago|earlier|before)\b", re.IGNORECASE)
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
# "Monday and Tuesday, March 2 and 3": the weekday beside the date belongs to the other one.
_DAY_BEFORE = later(rf"\b{_DAY}s?\W+(?:(?:and|or|to|through|until|till|into)\W*)?$", re.IGNORECASE)
_NUMERIC = later(r"\d[/.-]\d\d?[/.-]\d")
_IN_BRACKETS = later(rf"\b({_DAY})(?:\s(?:morning|afternoon|evening|night))?\s\($")
_WAS_A_DAY = later(rf"(?:,| was| is| fell on| falls on) a ({_DAY})\b")
# "On Monday, May 10 people died".
_COUNTED_NEXT = later(r"\s(?!was|is|has|as|this|its|his|says|does)(?:people|men|women|children|[a-z]{3,}s)\b")


class Dated(NamedTuple):
    """A single day of a text, what its words say, and the weekday beside it (Monday is 0)."""

    claim: Claim
    mention: DateMention
    weekday: int


def weekdays(draft: Draft, rule: Rule) -> Iterator[Comparison]:
    """Dates with their year whose weekday is another; old-style dates and dates in figures are read both ways."""
    wrong = []
    for dated in _dated(draft):
        mention = dated.mention
        day = day_or_none(mention.year, mention.month, mention.day) if mention.year and _prints_year(dated) else None
        if day is not None and dated.weekday not in (day.weekday(), *of_old_style(day), *_the_other_way_round(dated)):
            wrong.append((dated, day, 0.95))
    yield from _told_once(wrong, rule)


def _prints_year(dated: Dated) -> bool:
    """Whether the year stands in the words of a date: "Wed 9/11" need not be of 2001."""
    return f"{(dated.mention.year or 0) % 100:02}" in dated.claim.quote


def nearest_weekdays(draft: Draft, rule: Rule) -> Iterator[Comparison]:
    """Dates without a year whose weekday is another in the year nearest to the article's day."""
    published = draft.day
    some = [dated for dated in _dated(draft) if dated.mention.year is None] if published else []
    if published is None or not some:
        return
    wrong = [(dated, days) for dated in some if (days := _days(dated, published)) and dated.weekday != days[0].weekday()]
    astray = [dated for dated, _near in wrong]
    if len({dated.mention.day for dated in astray}) > 1 and any(_all_fit(astray, published, years) for years in OTHER_YEARS):
        return  # an old article under a new date, or pictures of another year in it
    if len({(dated.mention.month, dated.mention.day) for dated in astray}) > MOST_ASTRAY:
        return
    others = _other_years(draft, published)
    wrong = [(dated, days) for dated, days in wrong if not _fits_another(dated, others | _years_beside(dated, published))]
    wrong = [(dated, days) for dated, days in wrong if not _was_after(days[0], draft, dated)]
    graded = [(dated, days[0], 0.9 if _beside_a_fit(dated, some, published) else _sure(dated, days, published)) for dated, days in wrong]
    yield from _told_once([one for one in graded if one[2]], rule)


def _was_after(day: date, draft: Draft, dated: Dated) -> bool:
    """Whether a day well after that of the article is told as past: then it is of an earlier year, or the page is newer than its date."""
    claim = dated.claim
    if draft.day is None or (day - draft.day).days <= SOON:
        return False
    text = draft.article.text if claim.where == "text" else draft.article.title
    return looks_back(replace(dated.mention, start=claim.start, end=claim.end), text[: claim.end])


def _other_years(draft: Draft, published: date) -> frozenset[int]:
    """The years of days and months that a text prints with their year, but for the article's own: it may be a page of several years."""
    dates = (claim for claim in draft.claims if claim.quantity.kind == "date" and claim.unit.name in ("day", "month"))
    found = (mention.year for claim in dates for mention in find_dates(claim.quote)[:1] if mention.year)
    return frozenset(year for year in found if year != published.year)


def _years_beside(dated: Dated, published: date) -> frozenset[int]:
    """All years of a date's own sentence: "In 1789 Congress named Thursday, Nov. 26", "Last year … on Monday, December 12"."""
    told = {published.year - 1} if _LAST_YEAR.search(dated.claim.sentence) else set()
    return frozenset(told.union(int(year) for year in _YEAR.findall(dated.claim.sentence)))


def _beside_a_fit(dated: Dated, some: list[Dated], published: date) -> bool:
    """Whether a date of the same sentence and a day near it has the weekday of that year, and of it alone: so the year is sure."""
    for other in some:
        days = _days(other, published)
        if other is dated or not days or other.claim.sentence != dated.claim.sentence or other.weekday != days[0].weekday():
            continue
        near = abs((days[0] - _days(dated, published)[0]).days) <= CLOSE
        if near and all(day.weekday() != other.weekday for day in days[1:]):
            return True
    return False


def _fits_another(dated: Dated, years: frozenset[int]) -> bool:
    """Whether the weekday beside a date is right in one of these years."""
    days = (day_or_none(year, dated.mention.month, dated.mention.day) for year in years)
    return any(day is not None and day.weekday() == dated.weekday for day in days)


def _told_once(wrong: list[tuple[Dated, date, float]], rule: Rule) -> Iterator[Comparison]:
    """One comparison for each day with each weekday, however often the text says so."""
    groups: dict[tuple[date, int], list[tuple[Dated, float]]] = {}
    for dated, day, score in wrong:
        groups.setdefault((day, dated.weekday), []).append((dated, score))
    for (day, weekday), some in groups.items():
        yield _wrong_day(tuple(dated.claim for dated, _score in some), weekday, day, rule, some[0][1])


def _days(dated: Dated, published: date) -> list[date]:
    return nearest_days(dated.mention.month, dated.mention.day, published)


def _all_fit(some: list[Dated], published: date, years: int) -> bool:
    moved = day_or_none(published.year + years, published.month, min(published.day, 28))
    return moved is not None and all((days := _days(dated, moved)) and days[0].weekday() == dated.weekday for dated in some)


def _sure(dated: Dated, days: list[date], published: date) -> float:
    """How sure we are of the year: not at all where another year fits a date far from publication."""
    apart = abs((days[0] - published).days)
    if apart <= CLOSE or all(day.weekday() != dated.weekday for day in days[1:]):
        return 0.9
    return 0.45 if apart <= FAR else 0.0


def _the_other_way_round(dated: Dated) -> list[int]:
    """The weekday of "3/6/2022" read as 3 June, and of "11.06.2012" as 6 November; none of a date with its month in letters."""
    mention = dated.mention
    numeric = _NUMERIC.search(dated.claim.quote) is not None
    other = day_or_none(mention.year or 0, mention.day or 0, mention.month or 0) if numeric else None
    return [other.weekday()] if other else []


def _dated(draft: Draft) -> Iterator[Dated]:
    for claim in draft.claims:
        if claim.quantity.kind != "date" or claim.unit.name != "day":
            continue
        text = draft.article.text if claim.where == "text" else draft.article.title
        before, after = text[max(0, claim.start - LOOK_BACK) : claim.start], text[claim.end : claim.end + LOOK_BACK]
        if _DAY_BEFORE.search(before) or _COUNTED_NEXT.match(after) or "\n" in claim.quote:
            continue  # over a line's end a weekday may be the close of something else: "By Jack Friday"
        mention = next(iter(find_dates(claim.quote)), None)
        if mention is None or mention.kind != "day" or not (mention.month and mention.day):
            continue
        weekday = mention.weekday if mention.weekday is not None else _weekday_beside(mention, before, after)
        if weekday is not None:
            yield Dated(claim, mention, weekday)


def _weekday_beside(mention: DateMention, before: str, after: str) -> int | None:
    """The weekday before a bracket ("Monday (March 2)"), or told of a date with its year ("3 March 2026 was a Tuesday")."""
    bracket = _IN_BRACKETS.search(before) if after.startswith(")") else None
    told = bracket or (_WAS_A_DAY.match(after) if mention.year else None)
    return WEEKDAYS.index(told[1]) if told else None


def _wrong_day(claims: tuple[Claim, ...], weekday: int, day: date, rule: Rule, score: float) -> Comparison:
    right, said = WEEKDAYS[day.weekday()], WEEKDAYS[weekday]
    gap = f"{spelled(day)} is a {right}; the nearest {said} is {spelled(named_day(day, weekday))}"
    doubts = () if score > 0.5 else ("in another year the weekday is right",)
    return Comparison(rule, claims, "disagree", "calendar", score, f"{day.isoformat()} is a {right}", gap, doubts=doubts)
