"""The tables of an article as rows and columns, told from the zones of their cells and what stands between them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.records import Article

_BETWEEN_CELLS = re.compile(r"\t*\n?\t*")
MOST_CELLS = 1_500
"""Cells of an article that are read with their headings; those behind stand for themselves."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with words: its span of the text, and its column, from 0."""

    start: int
    end: int
    column: int
    text: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its rows of cells, and the captions that stand just before or behind it, as spans of the text."""

    rows: tuple[tuple[Cell, ...], ...]
    captions: tuple[Cell, ...] = ()

    @property
    def width(self) -> int:
        """How many columns it has."""
        return 1 + max(cell.column for row in self.rows for cell in row)


def find_grids(article: Article) -> tuple[Grid, ...]:
    """The tables of an article, in order; none where its file names no cells.

    >>> text = "Output, mln bpd\\n\\n\\t2024\\nIraq\\t4.1"
    >>> zones = ((0, 15, "caption"), (18, 22, "table"), (23, 27, "table"), (28, 31, "table"))
    >>> (grid,) = find_grids(Article("a", text, zones=zones))
    >>> [[(cell.column, cell.text) for cell in row] for row in grid.rows], [one.text for one in grid.captions]
    ([[(1, '2024')], [(0, 'Iraq'), (1, '4.1')]], ['Output, mln bpd'])
    """
    cells = [(start, end) for start, end, zone in article.zones if zone == "table"][:MOST_CELLS]
    captions = [(start, end) for start, end, zone in article.zones if zone == "caption"]
    return tuple(Grid(_rows(article.text, run), _beside(article.text, run, captions)) for run in _runs(article.text, cells))


def _runs(text: str, cells: list[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """The cells table by table: between two of one table stand tabs and at most one line feed."""
    run: list[tuple[int, int]] = []
    for start, end in cells:
        if run and not _BETWEEN_CELLS.fullmatch(text, run[-1][1], start):
            yield run
            run = []
        run.append((start, end))
    if run:
        yield run


def _rows(text: str, run: list[tuple[int, int]]) -> tuple[tuple[Cell, ...], ...]:
    rows: dict[int, list[Cell]] = {}
    for start, end in run:
        begin = text.rfind("\n", 0, start) + 1
        rows.setdefault(begin, []).append(Cell(start, end, text.count("\t", begin, start), text[start:end]))
    return tuple(tuple(row) for row in rows.values())


def _beside(text: str, run: list[tuple[int, int]], captions: list[tuple[int, int]]) -> tuple[Cell, ...]:
    """The captions with nothing but white space between them and the table."""
    at = bisect_left(captions, run[0])
    near = [*captions[max(at - 1, 0) : at], *captions[at : at + 1]]
    return tuple(
        Cell(start, end, 0, text[start:end])
        for start, end in near
        if (end <= run[0][0] and not text[end : run[0][0]].strip()) or (start >= run[-1][1] and not text[run[-1][1] : start].strip())
    )
