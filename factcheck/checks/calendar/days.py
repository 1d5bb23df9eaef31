"""Days as the checks of the calendar need them: built safely, nearest to another, printed as a stamp, spelled out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from factcheck.quantities import find_dates
from factcheck.records import Article, Claim, Figure, Quantity, Unit
from factcheck.text.patterns import later

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
MONTH_NAMES = "|".join((*MONTHS, "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec"))
OLD_STYLE_UNTIL = 1923
"""The last year in which a European country (Greece) still counted by the old calendar."""
STAMP_APART = 7
"""Days from which on the day that a text prints as its own outweighs the one that it came with."""
LOOK_BACK = 24
LINE = 200
"""Characters on both sides of a date that stand for its sentence where no claim gives one."""
# At the beginning of a line, or behind a bar or dash: elsewhere "filed" and "date" are words of the story.
_STAMP = later(
    r"(?:^|[\n|•·–—-])\s*(?:First )?(?:[Pp]ublished|[Pp]osted|[Uu]pdated|[Cc]reated|Filed|Last modified|Date)\s*(?:on\b|at\b|:)?[\s:]*$"
)


class Draft(NamedTuple):
    """An article and its claims by place, dates among them."""

    article: Article
    claims: tuple[Claim, ...]
    day: date | None
    """The first day that its text prints as its own ("Updated: 26 November 2015"), else the one that it came with."""


def month_of(name: str) -> int:
    """The number of a month by its name or the first three letters.

    >>> month_of("Sept"), month_of("MARCH")
    (9, 3)
    """
    return [month[:3].lower() for month in MONTHS].index(name[:3].lower()) + 1


def day_or_none(year: int, month: int | None, day: int | None) -> date | None:
    """A day of the calendar; None where there is no such day, or a part is not known.

    >>> day_or_none(2023, 2, 29) is None
    True
    """
    try:
        return date(year, month or 0, day or 0)
    except (ValueError, OverflowError):
        return None


def days_in(year: int | None, month: int) -> int:
    """How many days a month has; in a leap year where the year is not known.

    >>> days_in(2023, 2), days_in(None, 2), days_in(2023, 6)
    (28, 29, 30)
    """
    return next(day for day in (31, 30, 29, 28) if day_or_none(year or 2000, month, day))


def nearest_days(month: int | None, day: int | None, published: date) -> list[date]:
    """The day in the years around an article's own, the nearest first.

    >>> [found.year for found in nearest_days(12, 30, date(2026, 1, 5))]
    [2025, 2026, 2024, 2027]
    """
    found = [day_or_none(year, month, day) for year in range(published.year - 2, published.year + 2)]
    return sorted((one for one in found if one), key=lambda one: abs((one - published).days))


def named_day(day: date, weekday: int) -> date:
    """The day of that weekday nearest to another day (the later one of two as near can't be: seven is odd).

    >>> named_day(date(2026, 3, 3), 2).isoformat()
    '2026-03-04'
    """
    on = (weekday - day.weekday()) % 7
    apart = timedelta(on if on <= 3 else on - 7)
    return day + apart if date.min + timedelta(7) < day < date.max - timedelta(7) else day


def of_old_style(day: date) -> tuple[int, ...]:
    """The weekday of a day of the old (Julian) calendar, for years in which some still used it; none for later ones.

    >>> of_old_style(date(1905, 1, 9)), of_old_style(date(2005, 1, 9))
    ((6,), ())
    """
    if day.year > OLD_STYLE_UNTIL:
        return ()
    century = (day.year - (day.month < 3)) // 100
    return ((day.weekday() + century - century // 4 - 2) % 7,)


def spelled(day: date) -> str:
    """A day as a reader says it.

    >>> spelled(date(2026, 3, 4))
    '4 March 2026'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _day_of(article: Article, claims: Iterable[Claim]) -> date | None:
    published, stamps = article.published, []
    for claim in claims:
        if claim.unit.name == "day" and claim.quantity.kind == "date" and claim.where == "text":
            before = article.text[max(0, claim.quantity.start - LOOK_BACK) : claim.quantity.start]
            day = _day_with_year(claim) if _STAMP.search(before) else None
            stamps += [day] if day else []
    if not stamps or published is None:
        return min(stamps, default=published)
    return min(stamps) if all(abs((stamp - published).days) > STAMP_APART for stamp in stamps) else published


def _day_with_year(claim: Claim) -> date | None:
    mention = next(iter(find_dates(claim.quote)), None)
    return day_or_none(mention.year, mention.month, mention.day) if mention and mention.year else None


def by_article(claims: Iterable[Claim], articles: Sequence[Article]) -> list[Draft]:
    """Every article with its claims, sorted by place."""
    found: dict[str, list[Claim]] = {article.id: [] for article in articles}
    for claim in claims:
        if claim.article in found:
            found[claim.article].append(claim)
    for some in found.values():
        some.sort(key=_place)
    return [Draft(article, tuple(found[article.id]), _day_of(article, found[article.id])) for article in articles]


def dated_claim(draft: Draft, start: int, end: int) -> Claim:
    """The claim that holds some words of a text, or one of kind date for them where the reader saw no date."""
    text, inside = draft.article.text, None
    at = bisect_left(draft.claims, ("text", start), key=_place)
    while at < len(draft.claims) and _place(draft.claims[at]) < ("text", end):
        inside = inside or draft.claims[at]
        if (inside.start, inside.end, inside.quantity.kind) == (start, end, "date"):
            return inside
        at += 1
    line = text[max(text.rfind("\n", 0, start) + 1, start - LINE) : end + LINE].partition("\n")[0]
    digits = re.search(r"[0-9]{1,4}", text[start:end])
    value = Decimal(digits[0] if digits else 0)
    quantity = Quantity(Figure(value, value, (value,), Decimal(0)), Unit("date", "day", "date"), start, end, "date", value_end=end)
    return Claim(draft.article.id, quantity, text[start:end], inside.sentence if inside else line)


def _place(claim: Claim) -> tuple[str, int]:
    return claim.where, claim.quantity.start
