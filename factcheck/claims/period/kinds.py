"""One function a kind of time expression: its first and last day, seen from the article's day and the period spoken of before."""

from __future__ import annotations

import calendar
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from factcheck.claims.period.days import LONG_PAST, Days, block, fits, months, moved, part_of, plus, plus_days
from factcheck.quantities.dates.find import DateMention

LAST_YEARS, NEXT = ("last", "previous"), ("next", "following")


class View(NamedTuple):
    """From where a mention is seen: the article's day, whether the words look ahead or back, and the period spoken of just before."""

    today: date | None
    ahead: bool = False
    base: Days | None = None
    either: bool = False
    """Whether the nearest time counts, past or to come."""
    back: bool = False


def days_of(mention: DateMention, view: View) -> Days | None:
    """The days of a mention with its part ("early", "the end of"); None where they hang on a day that isn't known."""
    way = KINDS.get(mention.kind)
    days = way(mention, view) if way else None
    return part_of(days, mention.part) if days is not None else None


def latest(first: Callable[[int], Days], view: View, year: int) -> Days:
    """The latest period that has begun, of one that comes every year; the next that isn't over where the words look ahead."""
    today = view.today
    if today is None:
        return first(year)
    if view.either and not view.ahead:
        return nearest(first, (today, today))
    if view.ahead:
        return next((days for days in (first(year), first(year + 1)) if days[1] >= today), first(year + 1))
    return next((days for days in (first(year + 1), first(year), first(year - 1)) if days[0] <= today), first(year - 1))


def yearly(mention: DateMention, view: View, first: Callable[[int], Days]) -> Days | None:
    """A month, quarter, half or season: of the year that is said, or of the one that the view suggests."""
    if mention.year:
        return first(mention.year)
    if mention.of is not None:
        whole = days_of(mention.of, view)
        return first(whole[0].year) if whole else None
    today = view.today
    if today is None:
        return nearest(first, view.base) if view.base else None
    if mention.relation == "this":
        return first(today.year)
    if mention.relation in LAST_YEARS:
        return next((days for year in (today.year, today.year - 1, today.year - 2) if (days := first(year))[1] < today), None)
    if mention.relation in NEXT:
        return next((days for year in (today.year, today.year + 1) if (days := first(year))[0] > today), None)
    return latest(first, view, today.year)


def nearest(first: Callable[[int], Days], base: Days) -> Days:
    """The one that lies nearest to the period spoken of just before."""
    years = range(base[0].year - 1, base[1].year + 2)
    candidates = [first(year) for year in years if 1 < year < 9999] or [base]
    return min(candidates, key=lambda days: (max((days[0] - base[1]).days, (base[0] - days[1]).days, 0), days))


def of_month(mention: DateMention, view: View) -> Days | None:
    """January, last December, this month, the previous month, the third month of a strike."""
    month = mention.month
    return of_unit(mention, view) if month is None else yearly(mention, view, lambda year: months(year, month))


def of_quarter(mention: DateMention, view: View) -> Days | None:
    """The third quarter, last quarter."""
    quarter = mention.quarter
    return of_unit(mention, view) if quarter is None else yearly(mention, view, lambda year: months(year, quarter * 3 - 2, 3))


def of_half(mention: DateMention, view: View) -> Days | None:
    """The second half, of a year or of a month."""
    half = mention.half
    if half is None:
        return of_unit(mention, view)
    if mention.of is not None and mention.of.kind != "year":
        whole = days_of(mention.of, view)
        if whole is None:
            return None
        middle = plus_days(whole[0], (whole[1] - whole[0]).days // 2)
        return (whole[0], middle) if half == 1 else (plus_days(middle, 1), whole[1])
    return yearly(mention, view, lambda year: months(year, half * 6 - 5, 6))


def of_season(mention: DateMention, view: View) -> Days | None:
    """Last fall, the winter of 2010 (which ends in 2011)."""
    season = mention.season or 3
    return yearly(mention, view, lambda year: months(year, season, 3))


def of_year(mention: DateMention, view: View) -> Days | None:
    """2019, last year; the end of a year that isn't named is the last one past."""
    if mention.year:
        return months(mention.year, 1, 12)
    late = mention.part == "end" and mention.relation == "the" and view.today is not None and view.today.month < 11
    if view.base and mention.relation in ("the", "that"):
        year = block("year", view.base[1])
        return (
            moved(year, "year", -1)
            if late and not view.ahead and view.today and year[1] > view.today and mention.bound not in ("by", "until")
            else year
        )
    if late and not view.ahead and mention.bound not in ("by", "until"):
        return months(view.today.year - 1, 1, 12) if view.today else None
    return of_unit(mention, view)


def of_unit(mention: DateMention, view: View) -> Days | None:
    """Last week, this month, the previous year, the third week of February, the quarter."""
    unit, relation = mention.unit, mention.relation
    if mention.ordinal is not None:
        whole = days_of(mention.of, view) if mention.of else month_around(view)
        return numbered(whole, unit, mention.ordinal) if whole else None
    if mention.of is not None:
        whole = days_of(mention.of, view)
        return block(unit, whole[0]) if whole else None
    if view.base and relation in ("previous", "following"):
        step = -1 if relation == "previous" else 1
        return moved(view.base, unit, step) if fits(view.base, unit) else block(unit, plus(view.base[0], unit, step))
    if view.base and relation in ("the", "that") and (fits(view.base, unit) or unit == "period"):
        return view.base
    if view.today is None or unit == "period" or relation == "recent":
        return None
    if relation == "past":
        return plus_days(plus(view.today, unit, -1), 1), view.today
    here = block(unit, view.today)
    if unit == "weekend" and relation in ("last", "the"):
        over = here[1] < view.today if relation == "last" else view.ahead or here[0] <= view.today
        return here if over else moved(here, unit, -1)
    step = -1 if relation in LAST_YEARS else 1 if relation in NEXT else 0
    return moved(here, unit, step)


def month_around(view: View) -> Days | None:
    """The month that "the third week" is of: the one spoken of just before."""
    return block("month", view.base[0]) if view.base and (view.base[1] - view.base[0]).days < 32 else None


def numbered(whole: Days, unit: str, ordinal: int) -> Days | None:
    """The third week of a month is its days 15 to 21; -1 is the last one."""
    if ordinal < 0:
        last = moved((whole[1], whole[1]), unit, -1)[1]
        return plus_days(last, 1), whole[1]
    first = plus(whole[0], unit, ordinal - 1)
    last = plus_days(plus(first, unit, 1), -1)
    return (first, min(last, whole[1])) if first <= whole[1] else None


def of_day(mention: DateMention, view: View) -> Days | None:
    """March 6, today; a day without a year is the nearest one."""
    if mention.day is None or mention.month is None:
        step = {"today": 0, "yesterday": -1, "tomorrow": 1}.get(mention.relation)
        if step is None:
            return of_unit(mention, view)
        day = plus_days(view.today, step) if view.today else None
        return (day, day) if day else None
    year = mention.year
    if year is None and mention.of is not None:
        whole = days_of(mention.of, view)
        year = whole[0].year if whole else None
    if year is not None:
        return (day, day) if (day := exact(year, mention)) else None
    middle = view.today or (view.base[1] if view.base else None)
    if middle is None:
        return None
    candidates = [day for step in (-1, 0, 1) if 0 < middle.year + step <= 9999 and (day := exact(middle.year + step, mention))]
    if view.ahead and not (mention.bound in ("by", "until") and _just_over(candidates, middle)):
        candidates = [day for day in candidates if day >= middle] or candidates
    candidates = [day for day in candidates if (day - middle).days < 45] if view.back else candidates  # "the July 16 attack killed twelve"
    day = min(candidates, key=lambda d: (abs((d - middle).days), d)) if candidates else None
    return (day, day) if day else None


def _just_over(days: list[date], today: date) -> bool:
    """Whether one of these days is weeks back: "gave them until August 23", told in September, looks back though it names an end."""
    return any(0 < (today - day).days <= 45 for day in days)


def exact(year: int, mention: DateMention) -> date | None:
    """The day in that year; None for the 29th of a February that has none."""
    month, day = mention.month or 1, mention.day or 1
    return date(year, month, day) if day <= calendar.monthrange(year, month)[1] else None


def of_weekday(mention: DateMention, view: View) -> Days | None:
    """Friday: the latest up to the article's day, or the next where the words look ahead."""
    if view.today is None or mention.weekday is None:
        return None
    if mention.of is not None:
        week = days_of(mention.of, view)
        day = plus_days(week[0], mention.weekday) if week else None
        return (day, day) if day else None
    back = (view.today.weekday() - mention.weekday) % 7
    if view.ahead:
        ahead = (7 - back) % 7 or (7 if mention.relation in NEXT else 0)
        return (day := plus_days(view.today, ahead)), day
    if mention.relation == "last" and back == 0:
        back = 7
    return (day := plus_days(view.today, -back)), day


def of_decade(mention: DateMention, view: View) -> Days | None:
    """The 1990s; the past decade."""
    return months(mention.year, 1, 120) if mention.year else of_unit(mention, view)


def of_century(mention: DateMention, view: View) -> Days | None:
    """The 19th century; the last century."""
    if mention.ordinal:
        return months(mention.ordinal * 100 - 99, 1, 1200) if mention.ordinal < 90 else None
    return of_unit(mention, view)


def of_span(mention: DateMention, view: View) -> Days | None:
    """The past four weeks, the four weeks ended Feb. 27, the first nine months of 2021."""
    unit, count = mention.unit, mention.count or 1
    if mention.relation == "ended" and mention.of is not None:
        closing = days_of(mention.of, view)
        return (plus_days(back_from(closing[1], unit, count), 1), closing[1]) if closing else None
    if mention.of is not None or mention.relation == "first":
        whole = days_of(mention.of, view) if mention.of else None
        if whole is None:
            if view.today is None or unit not in ("month", "quarter"):
                return None
            year = view.today.year
            whole = months(year if plus(date(year, 1, 1), unit, count) <= plus_days(view.today, 1) or view.ahead else year - 1, 1, 12)
        if mention.relation == "last":
            return plus_days(back_from(whole[1], unit, count), 1), whole[1]
        return whole[0], plus_days(plus(whole[0], unit, count), -1)
    if view.today is None:
        return None
    if mention.relation in NEXT:
        return view.today, plus(view.today, unit, count)
    if mention.relation == "previous" and view.base:
        return plus(view.base[0], unit, -count), plus_days(view.base[0], -1)
    return plus_days(back_from(view.today, unit, count), 1), view.today


def back_from(day: date, unit: str, count: int) -> date:
    """So many units back from a day; from the last of a month to the last of a month. Hours count as the days that they touch."""
    if unit == "hour":
        return plus_days(day, -1 - (count + 23) // 24)
    return moved((day, day), unit, -count)[0]


def of_ago(mention: DateMention, view: View) -> Days | None:
    """Two years ago, a year earlier: counted from the period spoken of just before, else from the article's day."""
    if mention.count is None:
        return None
    step = mention.count if mention.relation in ("later", "from now") else -mention.count
    stale = mention.relation == "ago" and view.today and view.base and (view.today - view.base[1]).days > LONG_PAST
    if view.base is not None and not stale and mention.relation in ("ago", "earlier", "later") and mention.unit != "hour":
        return moved(view.base, mention.unit, step)
    if view.today is None or mention.relation == "later":  # later than what, nobody says
        return None
    return block("year" if (mention.unit, mention.count) == ("decade", 1) else mention.unit, plus(view.today, mention.unit, step))


def of_same(mention: DateMention, view: View) -> Days | None:
    """The same period last year: the period spoken of just before, moved to that year."""
    if mention.of is None or view.base is None:
        return view.base if mention.of is None else days_of(mention.of, view)
    if mention.of.kind == "ago":
        return days_of(mention.of, view)
    whole = days_of(mention.of, View(view.today, view.ahead))
    return moved(view.base, "year", whole[0].year - view.base[0].year) if whole else None


def of_range(mention: DateMention, view: View) -> Days | None:
    """From January to March, 2012-14: the year that is said once holds for both ends."""
    if mention.of is None or mention.to is None:
        return None
    last = days_of(mention.to, view)
    first = days_of(mention.of, View(last[0] if last and not mention.of.year else view.today, False, view.base))
    if first is None or last is None:
        return None
    if first[0] > last[1]:
        first = moved(first, "week" if mention.of.kind == "weekday" else "year", -1)
    return (first[0], last[1]) if first[0] <= last[1] else None


KINDS: dict[str, Callable[[DateMention, View], Days | None]] = {
    "day": of_day, "weekday": of_weekday, "weekend": of_unit, "week": of_unit, "month": of_month, "quarter": of_quarter, "half": of_half,
    "season": of_season, "year": of_year, "decade": of_decade, "century": of_century, "period": of_unit, "span": of_span, "ago": of_ago,
    "same": of_same, "range": of_range,
}  # fmt: skip
