"""Figures whose slots are labelled, ours (`tests/labelled/claims.jsonl`) and a folder's `gold/claims.jsonl`: when an answer is right."""

from __future__ import annotations

import calendar
import json
import re
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from factcheck import Article

SLOTS = ("entity", "measure", "speaker", "period")
TESTS = Path(__file__).resolve().parent.parent / "tests"
EMPTY_WORDS = frozenset(
    {"a", "an", "the", "of", "in", "on", "at", "to", "for", "by", "per", "and", "or", "its", "his", "her", "their", "this", "that"}
    | {"these", "those", "last", "year"}
)


@dataclass(frozen=True)
class Labelled:
    """One labelled figure: its span, and for each labelled slot whether an answer is right."""

    article: Article
    start: int
    end: int
    right: dict[str, Callable[[Any], bool]]


def own() -> list[Labelled]:
    """The figures of our seed articles, scored as the test suite does."""
    sys.path.insert(0, str(TESTS))
    import test_labelled_claims as tests

    def answers(label: dict[str, Any]) -> dict[str, Callable[[Any], bool]]:
        same = {"period": tests.same_period}
        return {slot: partial(same.get(slot, tests.named), label[slot]) for slot in SLOTS if slot in label}

    return [Labelled(tests.articles()[label["article"]], *tests.span(label), answers(label)) for label in tests.labels()]


def gold(folder: Path) -> list[Labelled]:
    """The figures of `gold/claims.jsonl`: half of the labelled words must appear; a narrator may be given any speaker."""
    articles = {row["id"]: _article(row) for row in _rows(folder / "gold" / "articles.jsonl")}
    found = []
    for row in _rows(folder / "gold" / "claims.jsonl"):
        speaker = "" if row["attribution"] in (None, "narrator") else row["attribution"]
        right: dict[str, Callable[[Any], bool]] = {"entity": partial(half, row["entity"]), "measure": partial(half, row["measure"])}
        right["speaker"] = partial(half, speaker)
        want = days(row["period"])
        if want is not None:
            right["period"] = partial(same_period, want)
        found.append(Labelled(articles[row["doc"]], *row["span"], right))
    return found


def news(folder: Path) -> list[Article]:
    """All articles of `gold/articles.jsonl`."""
    return [_article(row) for row in _rows(folder / "gold" / "articles.jsonl")]


def _rows(path: Path) -> Iterable[dict[str, Any]]:
    return (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())


def _article(row: dict[str, Any]) -> Article:
    day = str(row.get("date") or "")[:10]
    published = date.fromisoformat(day) if re.fullmatch(r"\d{4}-\d\d-\d\d", day) else None
    return Article(row["id"], row["text"], title=row.get("title") or "", published=published)


def words(text: str | None) -> frozenset[str]:
    found = re.findall(r"[^\W\d_]+", (text or "").lower())
    return frozenset(word[:-1] if word.endswith("s") and len(word) > 3 else word for word in found if word not in EMPTY_WORDS)


def half(want: str, have: str | None) -> bool:
    return 2 * len(words(want) & words(have)) >= len(words(want))


def days(period: str) -> tuple[date, date] | None:
    """First and last day of "1987", "1987-02", "1987-Q1", "1987-H1" or what ends in a day; None where it can't be said in days.

    >>> days("1987-Q1")
    (datetime.date(1987, 1, 1), datetime.date(1987, 3, 31))
    """
    if day := re.search(r"\d{4}-\d\d-\d\d$", str(period)):
        return date.fromisoformat(day[0]), date.fromisoformat(day[0])
    found = re.fullmatch(r"(\d{4})(?:-(?:(\d\d)|Q([1-4])|H([12])))?", str(period))
    if found is None:
        return None
    year, month, quarter, part = (int(group) if group else 0 for group in found.groups())
    first = month or (quarter * 3 - 2 if quarter else part * 6 - 5 if part else 1)
    last = month or (quarter * 3 if quarter else part * 6 if part else 12)
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])


def same_period(want: tuple[date, date], have: dict[str, Any] | None) -> bool:
    """Whether two periods meet and neither is longer than the other by more than three times."""
    if not have or not have["start"] or not have["end"]:
        return False
    first, last = date.fromisoformat(have["start"]), date.fromisoformat(have["end"])
    ratio = ((last - first).days + 1) / ((want[1] - want[0]).days + 1)
    return first <= want[1] and want[0] <= last and 1 / 3 <= ratio <= 3
