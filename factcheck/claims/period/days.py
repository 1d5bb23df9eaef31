"""Calendar sums: the first and last day of months, quarters, seasons and years, their parts, and moves by so many units."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

Days = tuple[date, date]
"""First and last day, both inclusive."""
MONTHS = {"month": 1, "quarter": 3, "half": 6, "season": 3, "year": 12, "decade": 120, "century": 1200}
LONG_PAST = 400
"""Days after which a time is no longer what a text goes on about."""
DAYS = {"hour": 0, "day": 1, "weekday": 1, "week": 7, "weekend": 7}


def month_start(year: int, month: int) -> date:
    """The first day of a month, the month counted on beyond 12 or below 1; held between the years 1 and 9999.

    >>> month_start(2021, 13).isoformat(), month_start(2021, 0).isoformat()
    ('2022-01-01', '2020-12-01')
    """
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    if year < 1:
        return date.min
    return date(year, month, 1) if year <= 9999 else date(9999, 12, 1)


def months(year: int, month: int, count: int = 1) -> Days:
    """So many whole months from the month on.

    >>> [day.isoformat() for day in months(2021, 12, 3)]
    ['2021-12-01', '2022-02-28']
    """
    last = month_start(year, month + count - 1)
    return month_start(year, month), last.replace(day=calendar.monthrange(last.year, last.month)[1])


def block(unit: str, day: date) -> Days:
    """The week, weekend, month, quarter, half, year, decade or century that a day lies in (weeks run from Monday to Sunday)."""
    if unit == "week":
        monday = plus_days(day, -day.weekday())
        return monday, plus_days(monday, 6)
    if unit == "weekend":
        saturday = plus_days(day, 5 - day.weekday() if day.weekday() > 2 else -2 - day.weekday())
        return saturday, plus_days(saturday, 1)
    if unit == "century":
        first = (day.year - 1) // 100 * 100 + 1
        return months(first, 1, 1200)
    if unit == "decade":
        return months(day.year // 10 * 10 or 1, 1, 120)
    size = MONTHS.get(unit)
    if size is None:
        return day, day
    return months(day.year, (day.month - 1) // size * size + 1, size)


def plus_days(day: date, count: int) -> date:
    """A day so many days on, held inside the calendar."""
    try:
        return day + timedelta(count)
    except OverflowError:
        return date.max if count > 0 else date.min


def plus_months(day: date, count: int) -> date:
    """The same day so many months on, or the last of that month where it's shorter.

    >>> plus_months(date(2022, 3, 31), -1).isoformat()
    '2022-02-28'
    """
    first = month_start(day.year, day.month + count)
    return first.replace(day=min(day.day, calendar.monthrange(first.year, first.month)[1]))


def plus(day: date, unit: str, count: int) -> date:
    """A day so many units on."""
    return plus_months(day, count * MONTHS[unit]) if unit in MONTHS else plus_days(day, count * DAYS.get(unit, 1))


def moved(days: Days, unit: str, count: int) -> Days:
    """A period so many units on; one that ends with its month still does.

    >>> [day.isoformat() for day in moved((date(2022, 2, 1), date(2022, 2, 28)), "month", -1)]
    ['2022-01-01', '2022-01-31']
    """
    first, last = plus(days[0], unit, count), plus(days[1], unit, count)
    if unit in MONTHS and days[1].day == calendar.monthrange(days[1].year, days[1].month)[1] and (days[0].day == 1 or days[0] == days[1]):
        last = last.replace(day=calendar.monthrange(last.year, last.month)[1])
        first = last if days[0] == days[1] else first
    return first, last


def fits(days: Days, unit: str) -> bool:
    """Whether a period is about one such unit long."""
    length = (days[1] - days[0]).days + 1
    wanted = MONTHS[unit] * 30.4 if unit in MONTHS else max(DAYS.get(unit, 0), 1)
    return 0.7 <= length / wanted <= 1.4


def part_of(days: Days, part: str) -> Days:
    """The part of a period that a word names: "start" and "end" its first and last day, early, mid and late about a third each."""
    first, last = days
    length = (last - first).days + 1
    if part == "start":
        return first, first
    if part == "end":
        return last, last
    if part in ("early", "late", "mid"):
        if length >= 360:
            slots = (
                {"early": (0, 3), "mid": (4, 4), "late": (9, 3)} if length < 400 else {"early": (0, 36), "mid": (36, 48), "late": (84, 36)}
            )
            if length > 3700:
                slots = {"early": (0, 360), "mid": (360, 480), "late": (840, 360)}
            return months(first.year, first.month + slots[part][0], slots[part][1])
        third = max(length // 3, 1)
        return {
            "early": (first, plus_days(first, third - 1)),
            "mid": (plus_days(first, third), plus_days(last, -third)),
            "late": (plus_days(last, 1 - third), last),
        }[part]
    return days
