"""Articles as a caller made them, from a table or by hand: gaps and near types are mended, what can't be used is a problem."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from factcheck.reading.dating import parse_date
from factcheck.records import Article, Problem


def each_article(given: Iterable[Article]) -> Iterator[Article]:
    """The articles one by one. TypeError that says what is needed for anything else: a table, a path, a single article.

    >>> list(each_article(["Oil rose."]))
    Traceback (most recent call last):
    TypeError: an Article is needed, not a str: Article(row.id, row.text) for row in table.itertuples()
    """
    if isinstance(given, Article):
        raise TypeError("one Article was given where several are taken: put it into a list")
    whole = not isinstance(given, (str, bytes, Mapping)) and isinstance(given, Iterable) and not hasattr(given, "itertuples")
    for article in given if whole else (given,):
        if not isinstance(article, Article):
            raise TypeError(
                f"an Article is needed, not a {type(article).__name__}: Article(row.id, row.text) for row in table.itertuples()"
            )
        yield article


def plain_article(article: Article) -> tuple[Article | None, Problem | None]:
    """The article with strings for strings and a date for a date, and what was wrong with it; None for one that can't be used.

    A table gives NaN for an empty cell, a number for an id and a timestamp for a date: these are read as what they stand for. A text
    that is no string can't be used; a date that can't be read is left out, as one that is missing is.

    >>> plain_article(Article(7, "Output rose.", title=float("nan"), published="2026-03-06"))[0].published.isoformat()
    '2026-03-06'
    """
    name = _word(article.id)
    where = _word(article.path) or name or "an article"
    if not isinstance(article.text, str) and not _is_missing(article.text):
        what = f"the text is not a string but of type {type(article.text).__name__}"
        return None, Problem("input.bad_record", where, what, "give the text as a string")
    if not name:
        return None, Problem("input.no_id", where, "the article has no id", "give each article an id of its own")
    if _is_plain(article):
        return article, None
    published, problem = _day(article.published, where)
    text = article.text if isinstance(article.text, str) else ""
    title, source, story, path = (_word(value) for value in (article.title, article.source, article.story, article.path))
    return replace(article, id=name, text=text, title=title, published=published, source=source, story=story, path=path), problem


def _is_plain(article: Article) -> bool:
    words = (article.id, article.text, article.title, article.source, article.story, article.path)
    return all(type(word) is str for word in words) and (article.published is None or type(article.published) is date)


def _is_missing(value: Any) -> bool:
    """Whether a value stands for an empty cell: None, or one of the marks that a table has for nothing."""
    return value is None or (not isinstance(value, str) and str(value) in ("nan", "NaN", "NaT", "<NA>"))


def _word(value: Any) -> str:
    """The value as a string, "" where it is missing; a whole number without the point that a table gives it."""
    if _is_missing(value):
        return ""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _day(value: Any, where: str) -> tuple[date | None, Problem | None]:
    if _is_missing(value) or value == "":
        return None, None
    if isinstance(value, datetime):
        return value.date(), None
    if isinstance(value, date):
        return value, None
    day = parse_date(str(value).strip())
    if day is None:
        cure = "give a date, or a string such as 2022-03-06; the article is read without a date"
        return None, Problem("input.bad_date", where, f"the date {str(value)[:40]!r} can't be read", cure)
    return day, None
