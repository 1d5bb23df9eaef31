"""Paragraphs, headings, list items and table rows: the blocks that a sentence or a quotation does not cross."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from factcheck.text.spans import Span

# Lines longer than this are not hard-wrapped: every line end is then the end of a paragraph.
_WIDEST_WRAP = 130
# Narrower than this, lines that fill the column can't be told from headlines and bylines.
_NARROWEST_WRAP = 40

_ALONE = re.compile(r"#{1,6}\s|\||[-=*_~+#|\s]+$|[^\t]*\S\t+\S|.*?\S {3,}\S+ {3,}\S")
_SURE_BULLET = re.compile(r"[•▪◦‣●■*]\s?\S")
_LIKELY_BULLET = re.compile(r"(?:[-–—]|\d{1,2}[.)]|[a-z]\))\s")
_GOES_ON = re.compile(r"(?:[,–—-]|\b(?:a|an|and|as|at|by|for|from|in|its|of|on|or|than|that|the|their|to|was|were|which|with))$")
_STOPS = (".", "!", "?", ":", ";", "”", '"', ")", "…")


class _Line(NamedTuple):
    start: int
    words: str
    indent: int

    @property
    def width(self) -> int:
        return self.indent + len(self.words)


@lru_cache(maxsize=4)
def paragraphs(text: str) -> tuple[Span, ...]:
    """Give the blocks of a text in order, without the white space around them.

    A blank line ends a block, and so does a new indent, a bullet, a heading or a table row, and a line that stops short of the column
    (headline, byline, caption). Line ends inside hard-wrapped paragraphs don't. Every code point that isn't white space lies in one block.

    >>> text = "Oil output falls\\nCARACAS - The ministry\\nsaid on Friday.\\n\\nNobody objected."
    >>> [text[start:end] for start, end in paragraphs(text)]
    ['Oil output falls', 'CARACAS - The ministry\\nsaid on Friday.', 'Nobody objected.']
    """
    lines = _lines(text)
    width, margin = _column(lines)
    found: list[Span] = []
    start = end = indent = 0
    previous: _Line | None = None
    for line in lines:
        if line.words:
            if previous is None or not previous.words or not _carries_on(previous, line, width, max(margin, indent)):
                if end > start:
                    found.append(Span(start, end))
                start = line.start
                indent = line.indent + 4 if _is_bullet(line.words) else 0
            end = line.start + len(line.words)
        previous = line
    if end > start:
        found.append(Span(start, end))
    return tuple(found)


def _lines(text: str) -> list[_Line]:
    lines = []
    at = 0
    for raw in text.split("\n"):
        words = raw.strip()
        indent = len(raw) - len(raw.lstrip()) if words else 0
        lines.append(_Line(at + indent, words, indent))
        at += len(raw) + 1
    return lines


def _column(lines: list[_Line]) -> tuple[int, int]:
    """Width of the hard-wrapped column (0: not hard-wrapped) and its left margin."""
    broken = [line for line, below in pairwise(lines) if line.words and below.words]
    margin = min((line.indent for line in lines if line.words), default=0)
    if len(broken) < 2:
        return 0, margin
    widths = sorted(line.width for line in broken)
    # The few longest may be table rows or stray lines, so the column is what the next longest fill.
    width = widths[-2 - len(widths) // 20]
    stopped = sum(line.words.endswith(_STOPS) for line in broken)
    wrapped = _NARROWEST_WRAP <= width <= _WIDEST_WRAP and stopped <= 0.6 * len(broken)
    return (width if wrapped else 0), margin


def _carries_on(above: _Line, line: _Line, width: int, margin: int) -> bool:
    """Whether the line end between two lines is only a wrap."""
    if line.indent >= margin + 2 or _SURE_BULLET.match(line.words) or _ALONE.match(above.words) or _ALONE.match(line.words):
        return False
    full = 0 < width < above.width + 1 + len(line.words.split(None, 1)[0])
    if _LIKELY_BULLET.match(line.words):
        return full and not above.words.endswith(_STOPS)
    return full or line.words[0].islower() or _GOES_ON.search(above.words) is not None


def _is_bullet(words: str) -> bool:
    return bool(_SURE_BULLET.match(words) or _LIKELY_BULLET.match(words))
