"""CSV: one article a row, with the way back through quoted cells, doubled quotation marks and line ends inside cells."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.reading.columns import no_text_column
from factcheck.reading.entries import ANYTHING, COLUMNS, Asked, Entries, Entry, Fault
from factcheck.records import Anchor

_DELIMITERS = (",", ";", "\t")


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell as it stands in the file: where its content begins and ends, and whether it is quoted."""

    start: int
    end: int
    quoted: bool


def read_tsv(content: str, asked: Asked = ANYTHING) -> Entries:
    """Give the same for a table whose cells are parted by tabs, and by nothing else."""
    return _read(content, "\t", asked)


def read_csv(content: str, asked: Asked = ANYTHING) -> Entries:
    """Give one entry for each row that has a text, and a fault for each that hasn't. The first row names the columns.

    Cells are parted by commas, or by semicolons or tabs where the first row has no comma.
    """
    return _read(content, _delimiter(content), asked)


def _read(content: str, delimiter: str, asked: Asked) -> Entries:
    rows = _rows(content, delimiter)
    starts = _line_starts(content)
    header = next(rows, None)
    names = [_written(content, cell).strip().lower() for cell in header] if isinstance(header, list) else []
    if asked.column("text") not in names:
        yield no_text_column(names, asked)
        return
    for row in rows:
        if isinstance(row, int):
            what = "a cell's quotation mark is not closed, or more follows it"
            yield Fault(bisect_right(starts, row), "input.bad_record", what, 'close the cell with " and double every " inside it')
        elif len(row) > 1 or row[0].end > row[0].start or row[0].quoted:
            yield _entry(content, row, names, starts, asked)


def _entry(content: str, row: list[_Cell], names: list[str], starts: list[int], asked: Asked) -> Entry | Fault:
    line = bisect_right(starts, row[0].start)
    if len(row) > len(names):
        what = f"{len(row)} cells under {len(names)} column names"
        return Fault(line, "input.bad_record", what, "put cells that hold a comma between quotation marks")
    cells = dict(zip(names, row, strict=False))
    cell = cells.get(asked.column("text"))
    if cell is None or not content[cell.start : cell.end].strip():
        return Fault(line, "input.no_text", "the row has no text", "give it a text, or take the row out")
    given = {name: cells[asked.column(name)] for name in COLUMNS if name != "text" and asked.column(name) in cells}
    fields = {name: _written(content, there) for name, there in given.items()}
    return Entry(line, _written(content, cell), fields, _anchors(content, cell, starts))


def _rows(content: str, delimiter: str) -> Iterator[list[_Cell] | int]:
    """The rows of a file; for one that can't be read the offset where its bad cell begins, and reading goes on at the next line."""
    quoted = re.compile(rf'"([^"]*+(?:""[^"]*+)*+)"(?=[{delimiter}\n]|\Z)')
    bare = re.compile(rf"[^{delimiter}\n]*+")
    at = 0
    row: list[_Cell] = []
    while at < len(content) or row:
        found = quoted.match(content, at) if content.startswith('"', at) else bare.match(content, at)
        if found is None:
            yield at
            row = []
            at = content.find("\n", at) + 1 or len(content)
            continue
        row.append(_Cell(*found.span(found.re.groups), quoted=found.re is quoted))
        at = found.end() + 1
        if at > len(content) or content[at - 1] == "\n":
            yield row
            row = []


def _delimiter(content: str) -> str:
    header = content.partition("\n")[0]
    return next((delimiter for delimiter in _DELIMITERS if delimiter in header), ",")


def _line_starts(content: str) -> list[int]:
    return [0, *(found.end() for found in re.finditer("\n", content))]


def _written(content: str, cell: _Cell) -> str:
    written = content[cell.start : cell.end]
    return written.replace('""', '"') if cell.quoted else written


def _anchors(content: str, cell: _Cell, starts: list[int]) -> tuple[Anchor, ...]:
    """An anchor where the cell begins and one after each doubled quotation mark: two characters of the file that are one of the text."""
    points = [(0, cell.start)]
    if cell.quoted:
        doubled = re.finditer('""', content[cell.start : cell.end])
        points += [(pair.start() - index + 1, cell.start + pair.end()) for index, pair in enumerate(doubled)]
    anchors = []
    for offset, at in points:
        line = bisect_right(starts, at)
        anchors.append(Anchor(offset, line, at - starts[line - 1] + 1))
    return tuple(anchors)
