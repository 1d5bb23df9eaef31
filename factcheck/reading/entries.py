"""What a format reads out of one file: entries (a text with its columns) and faults, before they become articles and problems."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from factcheck.records import Anchor

COLUMNS = ("id", "text", "title", "date", "source", "story")
"""The columns of a record and, but for the text, the keys of a front matter that are read; others are left alone."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One text in a file: at which line it begins, its metadata by column, and the way back to the file."""

    line: int
    text: str
    fields: Mapping[str, str] = field(default_factory=dict)
    anchors: tuple[Anchor, ...] = (Anchor(0, 1, 1),)


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in a file that can't be read: line, code of the problem, what it is, how to mend it."""

    line: int
    code: str
    what: str
    cure: str = ""


Format = Callable[[str], Iterator[Entry | Fault]]
"""A format takes the decoded text of a file, its line ends made plain, and gives what it finds in order."""
