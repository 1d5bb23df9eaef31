"""The kind `calendar`: weekdays and dates that don't meet, days that there are not, datelines of another day, years that don't add up."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from factcheck.checks.calendar.anniversaries import anniversaries, lives
from factcheck.checks.calendar.dateline import datelines
from factcheck.checks.calendar.days import MONTH_NAMES, Draft, by_article, dated_claim, days_in, month_of
from factcheck.checks.calendar.order import orders
from factcheck.checks.calendar.weekdays import nearest_weekdays, weekdays
from factcheck.checks.calendar.year_spans import ages, durations, years_ago
from factcheck.records import Claim, Comparison, Corpus, Rule
from factcheck.tables import looked_at
from factcheck.text.patterns import later

LOOK_BACK = 24
# Found by the digits, which are rare in a text: months are not.
_LATE_DAY = later(r"(?<![\d.,:$£€/-])(?:29|3\d)(?![\d%]|[.,]\d|[-–/:]\d)(?:st|nd|rd|th)?")
_MONTH_BEFORE = later(rf"\b(?P<month>{MONTH_NAMES})\.?\s$")
_MONTH_AFTER = later(rf"\s(?P<month>{MONTH_NAMES})\b(?:\.(?=,?\s(?:1[6-9]|20)\d\d\b))?")
_YEAR_AFTER = later(r",?\s(?P<year>(?:1[6-9]|20)\d\d)\b")
_AMOUNT_AFTER = later(r"\s?%|\s(?:per|pct|percent|million|billion|mln|bln)\b")
_DATED_BEFORE = later(
    r"\b(?:on|by|until|till|before|after|through|from|since|dated|deadline of|ended|ending|ends|due|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?)\s(?:the\s)?$",
    re.IGNORECASE,
)
_FROM_DAY = later(rf"\b(?:{MONTH_NAMES})\.?\s\d{{1,2}}(?:st|nd|rd|th)?,?\s?(?:to|until|till|through|and|or|[-–—])\s?$")
"""Right before a date, the first day of a span that ends with it: "September 24 to September 31"."""
_DONE = later(
    r"\s*(?:[.,;:)\]?!—–]|$|-\s)|\s(?:and|or|at|in|to|for|when|with|the|of|as|after|before|because|if|near|but|that|this|next|last)\b"
)
_ON_PURPOSE = later(r"\b(?:no|not|never|exist\w*|fictional|imaginary|impossible|joke|calendar|leap)\b|n['’]t\b", re.IGNORECASE)


def calendar(claims: Sequence[Claim], rules: Sequence[Rule], corpus: Corpus) -> list[Comparison]:
    """Dates and years of drafts that can't be, by what each rule's `settings["check"]` names.

    weekday: of a date with its year. weekday-nearest: of one without, in the year nearest to the article's day. no-such-day: June 31.
    dateline: the day of the dateline against that of the article. age, years-ago, duration: years between dates, as the words say.
    order: two dates told as before or after each other. anniversary, life: the years of a firm or a person, told in two sentences.
    """
    articles = [corpus.articles[name] for name in sorted(corpus.drafts) if name in corpus.articles]
    whole = by_article(claims, articles)
    found: list[Comparison] = []
    for rule in sorted(rules, key=lambda rule: rule.id):
        drafts = by_article((claim for claim in claims if looked_at(claim, rule.when)), articles) if rule.when else whole
        for name in (name for name in rule.settings.get("check", ()) if name in CHECKS):
            for draft in drafts:
                found += CHECKS[name](draft, rule)
    return found


def no_such_days(draft: Draft, rule: Rule) -> Iterator[Comparison]:
    """Dates beyond the end of their month, found in the text: the reader takes them for no dates."""
    for start, end, month, year in _late_days(draft.article.text):
        last = days_in(year, month)
        claim = dated_claim(draft, start, end)
        if not _ON_PURPOSE.search(claim.sentence):
            gap = f"there is no such day; the month has {last} days" + (f" in {year}" if year and month == 2 else "")
            yield Comparison(rule, (claim,), "disagree", "calendar", 0.95, f"{claim.quote}: a month of {last} days", gap)


def _late_days(text: str) -> Iterator[tuple[int, int, int, int | None]]:
    """Where a date stands that its month does not have, with the month and the year if that stands there."""
    for day in _LATE_DAY.finditer(text):
        before = _MONTH_BEFORE.search(text, max(0, day.start() - LOOK_BACK), day.start())
        month = before or _MONTH_AFTER.match(text, day.end())
        if month is None:
            continue
        start, end = (before.start(), day.end()) if before else (day.start(), month.end())
        stands = _YEAR_AFTER.match(text, end)
        year = int(stands["year"]) if stands else None
        number = month_of(month["month"])
        if int(day[0][:2]) > days_in(year, number) and (year or _is_date(text, start, end)):
            yield start, stands.end() if stands else end, number, year


def _is_date(text: str, start: int, end: int) -> bool:
    """Whether a month and a number without a year are a date and no count ("In June 31 people died")."""
    led = text[max(0, start - LOOK_BACK) : start]
    before = _DATED_BEFORE.search(led) or _FROM_DAY.search(led)
    return before is not None and _DONE.match(text, end) is not None and not _AMOUNT_AFTER.match(text, end)


CHECKS: dict[str, Callable[[Draft, Rule], Iterator[Comparison]]] = {
    "weekday": weekdays,
    "weekday-nearest": nearest_weekdays,
    "no-such-day": no_such_days,
    "dateline": datelines,
    "age": ages,
    "years-ago": years_ago,
    "duration": durations,
    "order": orders,
    "anniversary": anniversaries,
    "life": lives,
}
