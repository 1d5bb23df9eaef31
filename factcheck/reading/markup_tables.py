"""Tables of HTML and its kin as rows of cells that keep their columns: what spans several leaves empty cells behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from factcheck.reading.blocks import one_line
from factcheck.reading.safe_xml import local

_MOST_SPANNED = 50
"""Columns or rows; a page may ask for a million."""
_POWER = re.compile(r"(?:m|ft|mi|in|yd|CO)\s?$")


def spanned(cell: Any, name: str) -> int:
    """How many columns ("colspan") or rows ("rowspan") a cell covers, 1 where it doesn't say.

    >>> from lxml.html import fromstring
    >>> spanned(fromstring("<td colspan=3>Oil</td>"), "colspan"), spanned(fromstring("<td colspan=x>Oil</td>"), "colspan")
    (3, 1)
    """
    written = (cell.get(name) or "").strip()
    return min(max(int(written), 1), _MOST_SPANNED) if written.isascii() and written.isdigit() and len(written) < 6 else 1


def table_rows(table: Any) -> list[list[str]]:
    """The rows of a table with a text for each column, those of tables inside it left to themselves; "" behind a cell that spans.

    >>> from lxml.html import fromstring
    >>> table_rows(fromstring("<table><tr><td><td colspan=2>2024<tr><td>Iraq<td>3.1<td></table>"))
    [['', '2024', ''], ['Iraq', '3.1', '']]
    """
    rows: list[list[str]] = []
    for number, column, cell in placed_cells(table):
        rows += [[] for _ in range(number + 1 - len(rows))]
        rows[number] += [""] * (column - len(rows[number]))
        rows[number].append(one_line("".join(_words(cell))))
        rows[number] += [""] * (spanned(cell, "colspan") - 1)
    return rows


def placed_cells(table: Any) -> Iterator[tuple[int, int, Any]]:
    """The cells of a table with row and column, from 0: a cell that spans rows or columns pushes others to where a reader sees them."""
    covered: dict[int, int] = {}
    rows = (one for one in table.iter() if local(one) == "tr" and _owner(one) is table)
    for number, row in enumerate(rows):
        column = 0
        for cell in (one for one in row if local(one) in ("td", "th")):
            column = _behind_covered(column, covered)
            yield number, column, cell
            width, height = spanned(cell, "colspan"), spanned(cell, "rowspan")
            covered |= dict.fromkeys(range(column, column + width), number + height) if height > 1 else {}
            column += width
        covered = {column: until for column, until in covered.items() if until > number + 1}


def _owner(row: Any) -> Any:
    return next((one for one in row.iterancestors() if local(one) == "table"), None)


def _behind_covered(column: int, covered: dict[int, int]) -> int:
    """The next column that no cell of a row above reaches down into."""
    while column in covered:
        column += 1
    return column


def _words(cell: Any) -> Iterator[str]:
    """The words of a cell, parted where its lines are, without the marks of footnotes."""
    before = cell.text or ""
    yield before
    for one in cell:
        name = local(one)
        if name in ("br", "p", "div", "li"):
            yield " "
        # "Iraq¹" is Iraq; "9 km²" keeps its sign.
        if name not in ("script", "style", "table", "") and (name != "sup" or _POWER.search(before)):
            yield from _words(one)
        before = one.tail or ""
        yield before
