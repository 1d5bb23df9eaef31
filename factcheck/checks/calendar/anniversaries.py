"""Anniversaries and lives: "its 150th anniversary … founded in 1886", "dies at 84 … born in 1939"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from factcheck.checks.calendar.days import Draft, dated_claim
from factcheck.comparing.copies.retold import telling_words
from factcheck.records import Comparison, Rule
from factcheck.text.patterns import later
from factcheck.text.phrases import phrases

LOOSE = 1
"""Years that a year-long feast, or a birthday still to come, may make."""
FEWEST = 5
"""Anniversaries below this are of all sorts of things."""
LONGEST = 12000
"""Characters of a text that tells of one firm or person; what is longer tells of many."""
OLDEST = 122

_TURNED = (
    r"(?P<count>\d{1,3})(?:st|nd|rd|th)[\s-](?:anniversary|birthday|jubilee)|(?:turn(?:s|ed)|mark(?:s|ed)|celebrat(?:es|ed))\s(?P<years>\d{1,3})"
    r"(?:\syears(?!\s(?:since|of|as|in|after))|\s(?:this|on|next|in)\b)"
)
# "Its 150th anniversary": of the firm itself; "the 50th anniversary of the fire" is of what the rest tells.
_OWN = later(rf"\b(?:(?:[Ii]ts|[Hh]is|[Hh]er|[Tt]heir)\s(?:own\s)?)(?:{_TURNED})")
_IN_YEAR = later(r"\sin\s(?:[A-Z][a-z]+\s)?((?:19|20)\d\d)\b")
"""Behind an anniversary, the year in which it was, whatever the article's day."""
_CELEBRATED = later(r"\b(?:celebrat|mark|commemorat|observ|turn)(?:s|es|ed|e|ing)?\b", re.IGNORECASE)
_BESIDE = later(r"\b(?:before|after|until|till|since|by|on|near|around|for)\s$", re.IGNORECASE)
_FOUNDED = later(
    r"\b(?:founded|established|set up|opened|(?:first\s)?built|incorporated|born)\s"
    r"(?:in\s(?:[A-Z][\w ]{2,30}\s)?(?:in\s)?|on\s[^,.;\d]{0,12}\d{1,2},?\s)"
    r"(?:[A-Z][a-z]+\s)?(?P<year>(?:1[5-9]|20)\d\d)\b(?!\s?[-–])",
    re.IGNORECASE,
)
_BEGAN = later(
    r"\b(?:founded|established|set up|opened|built|incorporated|born|began|begun|started|launched|formed|created"
    r"|dates? (?:back )?(?:to|from)|merged|moved|acquired|bought|refounded|reopened)\b(?:[^.;\d]|\b\d{1,2}\b){0,60}(?:1[5-9]|20)\d\d\b",
    re.IGNORECASE,
)
_NAMED_NEXT = later(r",\s(?:[\w'’“”\"-]+\s?){1,6}")
_DIED = later(
    r"\b(?:dies|dead|has died|died)(?:\s(?:at|aged))\s(?:the age of\s)?(?P<at>\d{2,3})\b(?!\s(?:a\.m|p\.m|per|%|[A-Z]))"
    r"|\bdied\b[^.;]{0,120}\.\s(?:He|She)\swas\s(?P<was>\d{2,3})\.",
)
_YEARS = later(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_DIED_IN = later(
    r"\b(?:died|death)\s(?:on\s\d{1,2}\s|in\s)(?:[A-Z][a-z]+\s)?(?P<year>(?:19|20)\d\d),?\s(?:at\s)?(?:the\sage\sof|aged)\s(?P<at>\d{2,3})\b"
)
"""A death that is told with its own year, whatever the article's day."""
_BORN = later(
    r"(?:^|[.”\"]\s+)(?:[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){0,3}\s|(?:He|She)\s)?(?:was\s)?[Bb]orn\s(?:[A-Z][\w.'’ -]{2,40}\s)?"
    r"(?:on\s[^,.;\d]{0,12}(?:\d{1,2},?\s)?|in\s(?:[A-Z][\w, ]{2,40}\s)?(?:in\s)?)"
    r"(?:[A-Z][a-z]+\s)?(?:\d{1,2},?\s)?(?P<year>1[89]\d\d|20\d\d)\b"
)
_OTHERS = later(r"\bborn\b", re.IGNORECASE)


def anniversaries(draft: Draft, rule: Rule) -> Iterator[Comparison]:
    """The one anniversary or birthday of a text that is called its subject's own, against the one year in which that began."""
    text, published = draft.article.text, draft.day
    dated = [one for one in _OWN.finditer(text) if _IN_YEAR.match(text, one.end())] if len(text) <= LONGEST else []
    if len(dated) == 1 and (then := _IN_YEAR.match(text, dated[0].end())):
        published = date(int(then[1]), 12, 31)
    told = dated or ([one for one in _OWN.finditer(text) if _is_now(one, text)] if published and len(text) <= LONGEST else [])
    counts = {int(one["count"] or one["years"]) for one in told}
    began = {int(one[0][-4:]) for one in _BEGAN.finditer(text)}
    founded = _FOUNDED.search(text)
    if published is None or len(counts) != 1 or len(began) != 1 or founded is None or not published.year:
        return
    count, year = counts.pop(), int(founded["year"])
    if _is_of_another(founded, told, draft):
        return
    of_person = founded[0].casefold().startswith("born")
    if count >= FEWEST and year <= published.year and (not of_person or "birthday" in told[0][0]):
        yield from _judged(draft, rule, count, year, published, (_place(told[0]), founded.span("year")), LOOSE)


def lives(draft: Draft, rule: Rule) -> Iterator[Comparison]:
    """The age at which somebody died, just now or in the year that stands beside it, against the one year of birth that the text gives."""
    text = draft.article.text
    dated = [one for one in _DIED_IN.finditer(text[:LONGEST]) if not phrases("relatives").search(_sentence_to(text, one.start()))]
    published = date(int(dated[0]["year"]), 12, 31) if len(dated) == 1 else draft.day
    died = dated or list(_DIED.finditer(text[:LONGEST])) if published else []
    ages = {int(next(age for name, age in one.groupdict().items() if age and name != "year")) for one in died}
    born = _BORN.search(text)
    if published is None or len(ages) != 1 or born is None or len(_OTHERS.findall(text)) != 1:
        return
    age, year = ages.pop(), int(born["year"])
    if 0 < published.year - year <= OLDEST:
        yield from _judged(draft, rule, age, year, published, (_place(died[0]), born.span("year")), LOOSE)


def _is_of_another(founded: re.Match[str], told: list[re.Match[str]], draft: Draft) -> bool:
    """Whether what a year is said of has a name, of which no word stands beside an anniversary or in the title.

    "Established in 1988, the Corvin prize …": the farm that now celebrates its 40th anniversary has won it.
    """
    text = draft.article.text
    before, names = _sentence_to(text, founded.start()), _NAMED_NEXT.match(text, founded.end())
    subject = before if before.strip() else names[0] if names else ""
    words, named = telling_words(subject)
    beside = [telling_words(_CELEBRATED.sub("", _sentence_to(text, one.start())))[0] for one in told]
    return bool(named) and all(beside) and words.isdisjoint(telling_words(draft.article.title)[0].union(*beside))


def _sentence_to(text: str, place: int) -> str:
    """The words of a sentence before a place in it."""
    return text[max(text.rfind(". ", 0, place), text.rfind("\n", 0, place)) + 1 : place]


def _is_now(told: re.Match[str], text: str) -> bool:
    """Whether an anniversary is the one that the text tells of: it is celebrated, and no day before or after it is meant."""
    sentence = _sentence_to(text, told.start()) + told[0]
    return _CELEBRATED.search(sentence) is not None and _BESIDE.search(text[: told.start()][-12:]) is None


def _place(told: re.Match[str]) -> tuple[int, int]:
    return next(told.span(name) for name, value in told.groupdict().items() if value and name != "year")


def _judged(
    draft: Draft, rule: Rule, count: int, year: int, published: date, places: tuple[tuple[int, int], tuple[int, int]], loose: int
) -> Iterator[Comparison]:
    years = published.year - year
    others = {int(one) for one in _YEARS.findall(draft.article.text[:LONGEST])} - {year}
    if abs(years - count) > loose and any(abs(published.year - other - count) <= loose for other in others):
        return  # "founded in 1924, reborn in 1946 and celebrated its 50th anniversary in 1996"
    words = f"{published.year} - {year} = {years}"
    claims = tuple(dated_claim(draft, *place) for place in places)
    if abs(years - count) <= loose:
        yield Comparison(rule, claims, "agree", "calendar", 0.85, words)
    else:
        yield Comparison(
            rule, claims, "disagree", "calendar", 0.85, words, f"from {year} to {published.year} is {years} years, not {count}"
        )
