"""Reads a sheet that went through somebody's spreadsheet program: CSV in the dialects that such programs write, and workbooks."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from factcheck.review.sheet import unguarded
from factcheck.review.verdicts import fold_word

MAX_BYTES = 100_000_000
_ANEW = "open it in a spreadsheet and save it anew, or as CSV"
_PACKED = b"PK\x03\x04"
_OLD_WORKBOOK = b"\xd0\xcf\x11\xe0"


class UnreadableSheetError(Exception):
    """The sheet as a whole can't be read: code, row or line (0: none in particular), what, cure."""

    def __init__(self, code: str, line: int, what: str, cure: str) -> None:
        super().__init__(what)
        self.code, self.line, self.what, self.cure = code, line, what, cure


class SheetRow(NamedTuple):
    """The cells of a row, unguarded, and the line or row of the file at which it begins; `cut` where the file breaks off in it."""

    line: int
    cells: tuple[str, ...]
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A header as it is spelt, and the rows below it that hold anything."""

    header: tuple[str, ...]
    rows: tuple[SheetRow, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The header's names as the ledger spells them."""
        return tuple(fold_word(name) for name in self.header)


def read_sheet(path: Path) -> Sheet:
    """The sheet of a file. Raises UnreadableSheetError.

    CSV with comma, semicolon or tab; UTF-8 with or without a byte-order mark, UTF-16 with one, else Windows-1252; .xlsx and .ods. What a
    file is, its first bytes tell, not its name.
    """
    data = _bytes(path)
    if data.startswith(_OLD_WORKBOOK):
        what = "an Excel file with a password, or of before 2007"
        raise UnreadableSheetError("ledger.bad_file", 0, what, "save it as .xlsx or .csv without a password")
    return _from_workbook(data) if data.startswith(_PACKED) else _from_csv(_decode(data))


def _bytes(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise UnreadableSheetError("ledger.missing", 0, "no such file of verdicts", "check the name; `factcheck report` makes one")
        if path.stat().st_size > MAX_BYTES:
            raise UnreadableSheetError("ledger.too_large", 0, f"more than {MAX_BYTES // 1_000_000} MB", "is this the sheet of verdicts?")
        return path.read_bytes()
    except OSError as error:
        raise UnreadableSheetError("ledger.unreadable", 0, error.strerror or "can't be read", "check the file's permissions") from error


def _decode(data: bytes) -> str:
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ["utf-16"] if wide else ["utf-8-sig", "cp1252"]:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableSheetError("ledger.encoding", 0, "neither UTF-8, UTF-16 nor Windows-1252 text", "save the sheet as CSV in UTF-8")


def _from_workbook(data: bytes) -> Sheet:
    """The first sheet that has a column of ids and one of verdicts; else the first, so that its columns can be told."""
    from factcheck.reading.entries import UnreadableError
    from factcheck.review.workbooks import sheets_of

    first: Sheet | None = None
    try:
        for rows in sheets_of(data):
            sheet = _whole(rows)
            if {"id", "verdict"} <= set(sheet.names):
                return sheet
            first = first or sheet
    except UnreadableError as error:
        damaged = error.code == "input.bad_file"
        what, cure = ("a damaged workbook", _ANEW) if damaged else (error.what, error.cure)
        raise UnreadableSheetError("ledger.bad_file", 0, what, cure) from error
    except ModuleNotFoundError as error:
        cure = 'pip install "factcheck-figures[desk]", or save it as CSV'
        raise UnreadableSheetError("ledger.missing_library", 0, f"{error.name} is not installed", cure) from error
    except MemoryError:
        raise
    except Exception as error:
        what = "a damaged workbook"
        raise UnreadableSheetError("ledger.bad_file", 0, what, _ANEW) from error
    return first or Sheet((), ())


def _whole(rows: Iterator[tuple[int, list[str]]]) -> Sheet:
    """The sheet of a workbook: a row ends where it ends in the header, or behind that with the last cell that is filled in."""
    _, header = next(rows, (1, []))
    width = _filled(header)
    made = [
        SheetRow(number, unguarded([*cells[:width], *[""] * (width - len(cells)), *cells[width : _filled(cells)]]))
        for number, cells in rows
        if _filled(cells)
    ]
    return Sheet(unguarded(header[:width]), tuple(made))


def _filled(cells: Sequence[str]) -> int:
    """The number of cells up to the last that is filled in."""
    return next((at for at in range(len(cells), 0, -1) if cells[at - 1].strip()), 0)


def _from_csv(text: str) -> Sheet:
    lines = _lines(text)
    _, header = next(lines, (1, []))
    rows = [SheetRow(line, unguarded(cells)) for line, cells in lines if "".join(cells).strip()]
    if rows and not text.endswith(("\n", "\r")) and len(rows[-1].cells) < len(header):
        rows[-1] = SheetRow(rows[-1].line, rows[-1].cells, cut=True)
    return Sheet(unguarded(header), tuple(rows))


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """Line of the file at which each row begins, and its cells."""
    delimiter, skip = _delimiter(text)
    # strict finds broken quoting: without it a missing quote would swallow every row that follows.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        begins = 1
        for cells in reader:
            if begins > skip:
                yield begins, cells
            begins = reader.line_num + 1
    except csv.Error as error:
        raise UnreadableSheetError(
            "ledger.quoting", reader.line_num, f"broken CSV: {error}", "open it in a spreadsheet and save it as CSV"
        ) from error


def _delimiter(text: str) -> tuple[str, int]:
    first = text.partition("\n")[0]
    if first.lower().startswith("sep=") and len(first.rstrip("\r")) == 5:
        return first[4], 1
    return max(",;\t", key=first.count), 0
