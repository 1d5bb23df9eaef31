"""What a format reads out of one file: entries (a text with its columns) and faults, before they become articles and problems."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from factcheck.reading.limits import Limits
from factcheck.records import Anchor, Zone

COLUMNS = ("id", "text", "title", "date", "source", "story")
"""The columns of a record and, but for the text, the keys of a front matter that are read; others are left alone."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One text in a file: at which line it begins, its metadata by column, and the way back to the file.

    `line` is 0 in a file without lines. `zones` and `left_out` are those of Article.
    """

    line: int
    text: str
    fields: Mapping[str, str] = field(default_factory=dict)
    anchors: tuple[Anchor, ...] = (Anchor(0, 1, 1),)
    zones: tuple[tuple[int, int, Zone], ...] = ()
    left_out: tuple[str, ...] = ()
    number: int = 0
    """What its id ends in where it has none of its own: the number of its record; 0: that of the entry in its file."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in a file that can't be read: line (0: none), code of the problem, what it is, how to mend it, else the place."""

    line: int
    code: str
    what: str
    cure: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader is asked for: under which names the file has our columns, and how much of it to read."""

    columns: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    limits: Limits = field(default_factory=Limits)

    def column(self, name: str) -> str:
        """The name, in small letters, under which the file has one of our columns.

        >>> Asked({"text": "Body"}).column("text"), Asked().column("date")
        ('body', 'date')
        """
        return self.columns.get(name, name).strip().lower()


ANYTHING = Asked()

Entries = Iterator[Entry | Fault]
TextReader = Callable[[str, Asked], Entries]
"""Takes the decoded text of a file, its line ends made plain, and gives what it finds in order."""
BytesReader = Callable[[bytes, Asked], Entries]


class UnreadableError(Exception):
    """Why a file can't be read as what it says it is, in words that hold nothing of its text; becomes a Fault."""

    def __init__(self, code: str, what: str, cure: str = "") -> None:
        super().__init__(what)
        self.code = code
        self.what = what
        self.cure = cure

    def fault(self) -> Fault:
        """The fault to give instead of an entry."""
        return Fault(0, self.code, self.what, self.cure)
