"""Sheets as they are written: the ledger's columns, and cells that a spreadsheet must not run as a formula, guarded without loss."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from factcheck.review.verdicts import REVIEWER_COLUMNS

LEDGER_COLUMNS = (
    *("id", "severity", "message", *REVIEWER_COLUMNS, "rule", "entity", "measure", "period"),
    *("figure_a", "where_a", "quote_a", "figure_b", "where_b", "quote_b", "gap", "allowed", "why"),
)
"""The columns of the ledger and of flagged_claims.csv: what a run says of a finding, and between it what people say."""

FACT_COLUMNS = tuple(name for name in LEDGER_COLUMNS if name not in ("id", *REVIEWER_COLUMNS))
"""What a run says: written anew with each run, never read back."""

ROWS = 200
"""Rows of a sheet that are held at once while it is written."""

# A spreadsheet runs a cell that begins so; the full-width forms are folded to ASCII by some of them.
_RUNS = re.compile("'*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
_FIRST = frozenset("\0'=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
_NUMBER = re.compile(r"-\d+(?:\.\d+)?\Z")


def guard(cell: str) -> str:
    """The cell with one apostrophe before it where a spreadsheet would run it; plain negative numbers pass as they are.

    >>> guard("=1+1"), guard("+400,000"), guard("-2.1"), guard("'tis so")
    ("'=1+1", "'+400,000", '-2.1', "'tis so")
    """
    return f"'{cell}" if cell[:1] in _FIRST and _RUNS.match(cell) and not _NUMBER.match(cell) else cell


def unguard(cell: str) -> str:
    """What `guard` was given: exactly one apostrophe is taken away, and only where `guard` would have set it.

    >>> unguard("'=1+1"), unguard("''=1+1"), unguard("'tis so")
    ('=1+1', "'=1+1", "'tis so")
    """
    return cell[1:] if cell.startswith("'") and _RUNS.match(cell) else cell


def unguarded(cells: Iterable[str]) -> tuple[str, ...]:
    """A row's cells, each unguarded."""
    row = tuple(cells)
    # A sheet may have a million cells, and few that begin so: one look at the whole row.
    return tuple(map(unguard, row)) if "\0'" in "\0" + "\0".join(row) else row


def sheet_csv(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> str:
    """Rows as CSV for a spreadsheet: byte-order mark, CRLF, cells guarded; a cell that is missing or None is empty.

    >>> sheet_csv(["id", "note"], [{"id": "F-7kq2m9xa", "note": "=1+1"}])
    "\ufeffid,note\\r\\nF-7kq2m9xa,'=1+1\\r\\n"
    """
    return "".join(sheet_pieces(columns, rows))


def sheet_pieces(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> Iterator[str]:
    """The text of `sheet_csv` some rows at a time."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    yield "\ufeff"
    for number, row in enumerate(rows, 1):
        # Of a million cells nearly all are plain text that needs no guard.
        writer.writerow(
            [cell if cell.__class__ is str and cell[:1] not in _FIRST else guarded_cell(cell) for cell in map(row.get, columns)]
        )
        if number % ROWS == 0:
            yield _taken_from(out)
    yield _taken_from(out)


def _taken_from(out: io.StringIO) -> str:
    # NUL would end the file for many readers.
    text = out.getvalue().replace("\0", "")
    out.seek(0)
    out.truncate()
    return text


def guarded_cell(value: object) -> str:
    """A value as the text of a cell, guarded."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else guard(str(value).replace("\0", ""))
