"""The day in a dateline ("LONDON, March 24 -") against the day of the article."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from factcheck.checks.calendar.days import MONTH_NAMES, Draft, dated_claim, day_or_none, days_in, month_of, nearest_days, spelled
from factcheck.records import Comparison, Rule
from factcheck.text.patterns import later

REACH = 1000
"""Characters from the beginning of a text in which its dateline is looked for."""
LATER = 2
"""Days after publication from which on no time zone explains a dateline."""
EARLIER = 4
"""Days before publication from which on a dateline is old: an error where a digit or the month has slipped, else perhaps an old story."""
STALE = 10

_LINE = later(
    r"(?:^|\n)[*\s]{0,8}(?P<place>[A-Z][A-Z.'’&/ -]{1,30}[A-Z.](?:,\s?[A-Z][\w.'’]*(?:\s[A-Z][\w.'’]*)?)?(?:\sand\s[A-Z][A-Z.' -]+)?),\s+"
    rf"(?P<date>(?:(?P<month>{MONTH_NAMES}|{MONTH_NAMES.upper()})\.?\s(?P<day>\d{{1,2}})|(?P<day2>\d{{1,2}})\s(?P<month2>{MONTH_NAMES})\.?)"
    r"(?:,?\s(?P<year>(?:19|20)\d\d))?)(?:\s\([^)\n]{2,40}\))?,?\s?(?:--|[-–—])\s(?=[^\n]{0,60}[a-z])"
)


def datelines(draft: Draft, rule: Rule) -> Iterator[Comparison]:
    """The dateline that is later than publication, or so much earlier that a digit or the month must have slipped.

    A day later is another time zone, a few days earlier a weekend; a day far back without such a slip is an old story and a note at most.
    """
    published = draft.day
    match = _LINE.search(draft.article.text, 0, REACH) if published else None
    if match is None or published is None:
        return
    month, number = month_of(match["month"] or match["month2"]), int(match["day"] or match["day2"])
    day = day_or_none(int(match["year"]), month, number) if match["year"] else next(iter(nearest_days(month, number, published)), None)
    if day is None:
        return
    apart = (day - published).days
    slip = _slip(day, published)
    score = _score(apart, slip)
    if score:
        claim = dated_claim(draft, *match.span("date"))
        way = f"{abs(apart)} days {'after' if apart > 0 else 'before'} publication on {spelled(published)}"
        gap = f"the dateline is {way}" + (f"; {slip}" if slip else "")
        doubts = () if score > 0.5 else ("it may be an old story under a new date",)
        words = f"{day.isoformat()} against {published.isoformat()}"
        yield Comparison(rule, (claim,), "disagree", "calendar", score, words, gap, doubts=doubts)


def _score(apart: int, slip: str) -> float:
    if apart >= LATER or (apart <= -EARLIER and slip):
        return 0.85
    return 0.4 if apart <= -STALE else 0.0


def _slip(day: date, published: date) -> str:
    """What single slip makes a dateline of the article's day, or the day before; "" where none does."""
    for right in (published, published.fromordinal(max(published.toordinal() - 1, 1))):
        if day.month == right.month and day.year == right.year:
            if _digit_slip(day.day, right.day):
                return f"“{day.day}” for “{right.day}”?"
        elif day.day == right.day or (right.day > days_in(day.year, day.month) == day.day):
            return "the wrong month?" if day.year == right.year or abs((day - right).days) < 300 else "the wrong year?"
    return ""


def _digit_slip(one: int, other: int) -> bool:
    """Whether one number is the other with its tens lost or changed, or its digits swapped.

    >>> _digit_slip(9, 19), _digit_slip(30, 20), _digit_slip(13, 31), _digit_slip(14, 18)
    (True, True, True, False)
    """
    return one != other and (one % 10 == other % 10 or f"{one:02d}"[::-1] == f"{other:02d}")
