"""What goes in: articles, the way back to their files, and what was wrong with an input."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Anchor:
    """One point where text and file are known to meet: `offset` in the text is `line` and `column` of the file, both from 1."""

    offset: int
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Article:
    """One article as read: what a reader sees, when and where it was printed, and the way back to the file.

    >>> Article("a", "Output rose.", published=date(2026, 3, 6)).published.isoformat()
    '2026-03-06'
    """

    id: str
    text: str
    title: str = ""
    published: date | None = None
    source: str = ""
    story: str = ""
    path: str = ""
    anchors: tuple[Anchor, ...] = (Anchor(0, 1, 1),)
    """Between two anchors a line feed in the text is a new line of the file, and every other code point one column."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that went wrong with an input: a stable `code`, where it is, what it is, and how to mend it."""

    code: str
    where: str
    what: str
    cure: str = ""

    def __str__(self) -> str:
        return f"{self.where}: {self.what}" + (f" ({self.cure})" if self.cure else "")


@dataclass(frozen=True, slots=True)
class Corpus:
    """The articles of a run by id, and which of them are drafts: every comparison touches a draft."""

    articles: Mapping[str, Article]
    drafts: frozenset[str]
