"""Times of day as claims: they measure nothing, but a copy or a correction may change them ("at 10 a.m.", "1000 GMT (not 1200 GMT)")."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache

from factcheck.claims.read import begins_with
from factcheck.quantities import find_dates
from factcheck.quantities.dates.mention import DateMention
from factcheck.records import Article, Claim, Corpus, Figure, Quantity, Unit, Where
from factcheck.text import sentences
from factcheck.text.patterns import later

NAME = "time of day"
"""The name of the unit that tells a time of day from other dates."""
HALF_DAY = 720
"""Minutes between 7:30 in the morning and 7:30 in the evening."""
ROUND = 30
"""A time to the full or half hour may stand for one that lies less than so many minutes off."""
EXACT = 5
"""... where that is no multiple of five minutes."""
LONGEST = 600
"""Characters of a sentence at most; a longer one is a timetable."""
LOOSE_BEFORE = 16
"""Characters before a time in which a word says that it is no exact one."""

_LIKELY = later(r"\d[ \u00a0]?[ap]\.?m\b|\d\d? ?(?:[A-Z]{2,4}\b|local time|o['’]clock)|\b[012]?\d[:.][0-5]\d\b", re.IGNORECASE)
_DIGIT = later(r"\d")
_STAMP = later(r"\d\d?:\d\d:\d\d")
"""When a text was sent, to the second, over it or in its dateline: each version has its own."""
_HALF = later(r"[ap]\.?m\b", re.IGNORECASE)
_LOOSE = later(
    r"\b(?:about|around|roughly|some|nearly|almost|approximately|shortly|just|soon|before|after|by|since)"
    r"[ \u00a0]*(?:about|around|before|after)?[ \u00a0]*\Z",
    re.IGNORECASE,
)


def clock_claims(corpus: Corpus, claims: Iterable[Claim]) -> list[Claim]:
    """The times of day of the articles of these claims and of drafts, each a claim of kind "date" whose figure is minutes after midnight.

    Of archived articles, whose text is not at hand, there are none.
    """
    names = dict.fromkeys((*sorted(corpus.drafts), *(claim.article for claim in claims)))
    articles = (corpus.articles.get(name) for name in names)
    return [claim for article in articles if article is not None and not article.gist for claim in _of_article(article)]


def is_clock(claim: Claim) -> bool:
    """Whether a claim is a time of day."""
    return claim.unit.name == NAME


@lru_cache(maxsize=4096)
def _of_article(article: Article) -> tuple[Claim, ...]:
    if not _LIKELY.search(article.text) and not _LIKELY.search(article.title):
        return ()
    found = list(_of_text(article, "text", article.text))
    if article.title and not begins_with(article.text, article.title):
        found += _of_text(article, "title", article.title)
    return tuple(found)


def _of_text(article: Article, where: Where, text: str) -> Iterator[Claim]:
    spans = sentences(text)
    starts = [span.start for span in spans]
    for mention in _clocks(find_dates(text)):
        start, end = _written(text, mention)
        span = spans[max(bisect_right(starts, start) - 1, 0)]
        if span.end - span.start > LONGEST or _STAMP.match(text, start):
            continue
        minutes = Decimal((mention.hour or 0) * 60 + (mention.minute or 0))
        unit = Unit("min", NAME, f"clock {_zone(mention.zone)}".strip())
        quantity = Quantity(Figure(minutes, minutes, (minutes,), Decimal(0)), unit, start, end, "date")
        zone = "headline" if where == "title" else "body"
        yield Claim(article.id, quantity, text[start:end], text[span.start : span.end], where, zone)  # type: ignore[arg-type]


def _clocks(mentions: Iterable[DateMention]) -> Iterator[DateMention]:
    """The times of day among time expressions; of "from 9 a.m. to 5 p.m." both."""
    for mention in mentions:
        if mention.kind == "clock":
            yield mention
        elif mention.kind == "range":
            yield from _clocks(part for part in (mention.of, mention.to) if part)


def _written(text: str, mention: DateMention) -> tuple[int, int]:
    """The span of the time itself, without the word that opens it ("from") and a bracket that it only closes."""
    digit = _DIGIT.search(text, mention.start, mention.end)
    start = digit.start() if digit else mention.start
    closes = text[mention.end - 1] == ")" and "(" not in text[start : mention.end]
    return start, mention.end - closes


def _zone(name: str) -> str:
    return "GMT" if name.upper() == "UTC" else name.casefold() if name.casefold() == "local time" else name


def clocks_agree(a: Claim, b: Claim) -> bool:
    """Whether two times of day may be one: equal, one without "a.m." or "p.m.", told loosely, or rounded to the half hour."""
    here, there = int(a.figure.value), int(b.figure.value)
    apart = min(abs(here - there), 1440 - abs(here - there))
    halves = [_HALF.search(claim.quote) is not None for claim in (a, b)]
    if apart == HALF_DAY and not all(halves):
        return True
    rounded = {here % ROUND, there % ROUND} & {0} and any(minutes % EXACT for minutes in (here, there))
    return not apart or bool(rounded and apart < ROUND) or any(map(_is_loose, (a, b)))


def _is_loose(claim: Claim) -> bool:
    at = claim.sentence.find(claim.quote)
    return _LOOSE.search(claim.sentence[max(0, at - LOOSE_BEFORE) : max(0, at)]) is not None


def apart_in_words(a: Claim, b: Claim) -> str:
    """How far two times of day lie apart: "2 hours", "45 minutes", "1 hour 30 minutes"."""
    hours, minutes = divmod(int(abs(a.figure.value - b.figure.value)), 60)
    parts = [f"{count} {word}{'s' if count > 1 else ''}" for count, word in ((hours, "hour"), (minutes, "minute")) if count]
    return " ".join(parts) or "nothing"
