"""Years between dates: ages and years of birth, "five years ago, in 2019", "12 years from 1990 to 2005"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import pairwise

from factcheck.checks.calendar.days import Draft, day_or_none
from factcheck.quantities import find_dates
from factcheck.records import Claim, Comparison, Rule
from factcheck.text.patterns import later

NEAR = 60
"""Characters that may stand between an age and the year of birth."""
LOOSE = 1
"""Years that a birthday, a month or a year counted at both ends may make."""
ROUND = 10
"""A number of years that this divides may be a round one."""

_YEAR = later(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_BORN = later(r"\b[Bb]orn\s(?:on\s|in\s)?$|\b[Bb]orn\s(?:[a-z]+\s){1,2}(?:on|in)\s$")
_OTHER_PERSON = later(
    r"\b(?:whose|father|mother|parents?|sons?|daughters?|brothers?|sisters?|wife|husband|uncle|aunt|cousin|grand\w+|child|children|baby|twins?)\b"
)
_THEN = later(r"\b(?:when|then|at the time|aged|the age of|turned|turns|would|died|dead|killed|death|late|until|before|after|later|at)\b")
_NAMED = later(r"[a-z,]\s+[A-Z][a-z]+")
_AGO_GAP = later(r"\s?[,(–—-]?\s?(?:back\s)?(?:in\s|on\s)?")
_SOME = later(r"(?:a |just a )?(?:few|couple|several|some)\b", re.IGNORECASE)
_NEW_CLAUSE = later(r"\s(?:was|were|has|had|did|could|would|\w+ed)\b")
"""Behind a year that begins what is told next: "founded 20 years ago, in 2007 was given a prize"."""
_SINCE_GAP = later(r",?\s?(?:[–—-]\s?|\()?(?:or\s)?")
_SPAN_GAP = later(r"\s?[,(]?\s?|\s(?:reign|rule|term|tenure|career|stint|presidency|war|sentence|marriage|run)\s?,?\s?\(?")
_LOOSELY = later(
    r"\b(?:about|around|roughly|some|nearly|almost|more than|over|less than|under|at least|up to|past|last|first)\s(?:the\s)?$"
)
_EVERY = later(r"\b(?:every|each)\s$", re.IGNORECASE)
_COUNTED_BACK = later(r"\bin\s$")
"""Not "for", which may count on from the year: "barred for four years since 2007"."""


def ages(draft: Draft, rule: Rule) -> Iterator[Comparison]:
    """An age and a year of birth of one person that don't meet on the article's day."""
    published = draft.day
    for first, second in _neighbours(draft) if published else ():
        age, born = (first, second) if first.unit.dimension == "age" else (second, first)
        if published is None or age.unit.symbol != "yr" or born.quantity.kind != "date" or not _is_exact(age):
            continue
        text = _text(draft, age)
        between = text[first.end : second.start]
        if len(between) > NEAR or not _BORN.search(text[: born.start][-NEAR:]) or _is_of_another(born, age, between, published):
            continue
        years, birthday = _years_old(born, published)
        if years is not None and not years - 1 - LOOSE + birthday <= age.figure.value <= years + LOOSE:
            words = f"{published.year} - {_year(born)} = {published.year - (_year(born) or 0)}"
            gap = f"someone born {born.quote} is {years if birthday else f'{years - 1} or {years}'} in {published.year}"
            yield Comparison(rule, (age, born), "disagree", "calendar", 0.85, words, gap)


def _years_old(born: Claim, published: date) -> tuple[int | None, int]:
    """The age at the article's day, and 1 where the birthday is known (else the age may be one less)."""
    year = _year(born)
    if year is None:
        return None, 0
    mention = next(iter(find_dates(born.quote)), None)
    day = day_or_none(year, mention.month, mention.day) if mention else None
    if day is None:
        return published.year - year, 0
    return published.year - year - ((published.month, published.day) < (day.month, day.day)), 1


def _is_of_another(born: Claim, age: Claim, between: str, published: date) -> bool:
    """Whether the age may be another person's, or of another time than the article's."""
    sentence = age.sentence
    years = {int(year) for year in _YEAR.findall(sentence)} - {_year(born), published.year}
    return bool(years) or any(pattern.search(sentence) for pattern in (_OTHER_PERSON, _THEN)) or _NAMED.search(between) is not None


def years_ago(draft: Draft, rule: Rule) -> Iterator[Comparison]:
    """ "Three years ago, in 2019", "the lowest in 77 years, since 1943": years counted back from the article's day."""
    published = draft.day
    for first, second in _neighbours(draft) if published else ():
        count, point = (first, second) if _is_years(first) else (second, first)
        if published is None or not _is_years(count) or point.quantity.kind != "date" or point.unit.name == "range":
            continue
        year = _year(point)
        if year is None or year > published.year or not _counts_back(draft, first, second, count):
            continue
        others = {int(other) for other in _YEAR.findall(count.sentence)} - {year}
        if any(_fits(count, other - year, draft) for other in (published.year, *others)):
            continue
        words = f"{published.year} - {year} = {published.year - year}"
        gap = f"from {year} to {published.year} is {published.year - year} years"
        yield Comparison(rule, (count, point), "disagree", "calendar", 0.85, words, gap)


def _counts_back(draft: Draft, first: Claim, second: Claim, count: Claim) -> bool:
    text = _text(draft, first)
    between = text[first.end : second.start]
    if count.quantity.kind == "duration":
        clause = count is first and _NEW_CLAUSE.match(text, second.end) is not None
        plain = not clause and not re.match(
            r"since|until|before|after|by|from", second.quote if count is first else first.quote, re.IGNORECASE
        )
        return count.quote.endswith("ago") and not _SOME.match(count.quote) and plain and _AGO_GAP.fullmatch(between) is not None
    since = second.quote.casefold().startswith("since") and count is first
    return since and _SINCE_GAP.fullmatch(between) is not None and _COUNTED_BACK.search(text[: count.start][-12:]) is not None


def durations(draft: Draft, rule: Rule) -> Iterator[Comparison]:
    """ "12 years from 1990 to 2005": years told beside the first and last of them."""
    for first, second in _neighbours(draft):
        count, span = (first, second) if _is_years(first) else (second, first)
        years = [int(year) for year in _YEAR.findall(span.quote)]
        if not _is_years(count) or count.quantity.kind != "quantity" or span.unit.name != "range" or len(years) != 2:
            continue
        between = _text(draft, first)[first.end : second.start]
        joined = (
            _SPAN_GAP.fullmatch(between) is not None
            and not _EVERY.search(_text(draft, count)[: count.start][-12:])
            and (count is first or between.strip().startswith((",", "(")))
        )
        if joined and not _fits(count, years[1] - years[0], draft):
            words = f"{years[1]} - {years[0]} = {years[1] - years[0]}"
            gap = f"from {years[0]} to {years[1]} is {years[1] - years[0]} years"
            yield Comparison(rule, (count, span), "disagree", "calendar", 0.85, words, gap)


def _fits(count: Claim, years: int, draft: Draft) -> bool:
    """Whether a number of years may be said of so many: one more or less, a tenth where it is round or said loosely."""
    said = count.figure.value
    loosely = _LOOSELY.search(_text(draft, count)[: count.start][-20:]) is not None or count.figure.hedge != "exact"
    slack = max(Decimal(LOOSE), said / 10) if loosely or said % ROUND == 0 else Decimal(LOOSE)
    return abs(said - years) <= slack


def _neighbours(draft: Draft) -> Iterator[tuple[Claim, Claim]]:
    """Claims beside each other in one sentence."""
    for first, second in pairwise(draft.claims):
        if first.where == second.where and first.sentence == second.sentence and first.end <= second.start:
            yield first, second


def _is_years(claim: Claim) -> bool:
    """Whether a claim is a whole number of years."""
    return claim.unit.dimension == "time" and claim.unit.name == "year" and claim.figure.value == claim.figure.value.to_integral_value()


def _is_exact(claim: Claim) -> bool:
    return claim.figure.hedge == "exact" and len(claim.figure.written) == 1


def _year(claim: Claim) -> int | None:
    """The one year that a date names with four digits; None where it names none or two."""
    years = _YEAR.findall(claim.quote)
    return int(years[0]) if len(years) == 1 else None


def _text(draft: Draft, claim: Claim) -> str:
    return draft.article.text if claim.where == "text" else draft.article.title
