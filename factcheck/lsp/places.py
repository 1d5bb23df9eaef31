"""Places in a file as an editor counts them: lines from 0, columns in the units that editor and server have agreed on."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from lsprotocol.types import Position, Range

from factcheck.records import Article, Claim
from factcheck.text import line_and_column, spot

_ENDS = re.compile(r"\r\n|\r|\n")
_BOM = "\ufeff"
_TITLE = re.compile(r"\s*[\"']?(?:title|headline)\b", re.IGNORECASE)

Place = tuple[int, int]
"""Line and column, both from 1, the column in code points: as the house counts."""

_UNITS: Mapping[str, Callable[[str], int]] = {
    "utf-8": lambda text: len(text.encode("utf-8", "surrogatepass")),
    "utf-16": lambda text: len(text) + sum(char > "\uffff" for char in text),
    "utf-32": len,
}


@dataclass(frozen=True)
class Sheet:
    """A file's text as the editor has it, and the units in which it counts columns: utf-8, utf-16 or utf-32.

    >>> sheet = Sheet("🛢️ 5%\\r\\nup", "utf-16")
    >>> sheet.position((1, 4)), sheet.place(Position(0, 4))
    (0:4, (1, 4))
    """

    text: str
    units: str

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines without their ends; only those ends count that editors count, not form feeds and the like."""
        return tuple(_ENDS.split(self.text))

    def position(self, place: Place) -> Position:
        """A place as the editor counts it; one that lies outside is taken as the nearest end."""
        line = min(max(place[0], 1), len(self.lines))
        # A byte-order mark is not read, but an editor that keeps it counts it.
        column = place[1] - 1 + (line == 1 and self.text.startswith(_BOM)) if line == place[0] else 0
        return Position(line - 1, _UNITS[self.units](self.lines[line - 1][: max(column, 0)]))

    def place(self, position: Position) -> Place:
        """A position of the editor as the house counts: the inverse of `position`."""
        line = min(max(position.line, 0), len(self.lines) - 1)
        text = self.lines[line]
        count = _UNITS[self.units]
        # Columns grow with the text, so the nearest is found by halves.
        column = bisect_right(range(len(text) + 1), position.character, key=lambda at: count(text[:at])) - 1
        return line + 1, max(column, 0) + 1 - (line == 0 and self.text.startswith(_BOM))

    def range(self, begin: Place, end: Place) -> Range:
        """What lies between two places; nothing where the second comes first."""
        return Range(self.position(begin), self.position(max(begin, end)))

    def whole_line(self, line: int) -> Range:
        """All of a line, from 1."""
        number = min(max(line, 1), len(self.lines))
        return self.range((number, 1), (number, len(self.lines[number - 1]) + 1))


def extent(claim: Claim, article: Article, sheet: Sheet) -> tuple[Place, Place] | None:
    """Where a claim's figure begins and ends in its file; None in a file without lines.

    A title that stands apart from the text is looked for at the file's head.
    """
    if not article.anchors or spot(article, claim.start):
        return None
    if claim.where == "title":
        return _in_head(claim, article, sheet)
    begin = line_and_column(article, claim.start)
    line, column = line_and_column(article, max(claim.end - 1, claim.start))
    if (line, column) < begin or line - begin[0] > claim.quote.count("\n") + 1:
        line, column = begin[0], begin[1] + len(claim.quote) - 1  # in markup the last letter may stand before the first
    return begin, (line, column + 1)


def _in_head(claim: Claim, article: Article, sheet: Sheet) -> tuple[Place, Place] | None:
    head = sheet.lines[: max(article.anchors[0].line - 1, 0)]
    titles = [number for number, line in enumerate(head, 1) if _TITLE.match(line)]
    for number in titles:
        at = head[number - 1].find(claim.quote)
        if at >= 0:
            return (number, at + 1), (number, at + 1 + len(claim.quote))
    return ((titles[0], 1), (titles[0], len(head[titles[0] - 1]) + 1)) if titles else None
