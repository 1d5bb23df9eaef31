"""Reads the sheets of workbooks: .xlsx by openpyxl, .ods by lxml, both unpacked within limits and with nothing in them believed or run."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from typing import Any

from factcheck.reading.entries import UnreadableError
from factcheck.reading.limits import Limits
from factcheck.reading.unpack import repacked, safe_package

MOST_ROWS = 1_000_000
MOST_COLUMNS = 200
LIMITS = Limits(text_bytes=10_000_000)
"""A part of a workbook may hold ten times `text_bytes`: some 100,000 findings."""

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
"""How .xlsx writes a character that XML can't hold, and an underscore that would look like one."""

Rows = Iterator[tuple[int, list[str]]]
"""The number of a row in its sheet, from 1, and its cells as text; empty rows may be left out."""


def sheets_of(data: bytes) -> Iterator[Rows]:
    """The sheets of a workbook, as rows. Raises UnreadableError where it is damaged, encrypted, too large or no workbook."""
    parts = safe_package(data, LIMITS)
    if "xl/workbook.xml" in parts:
        yield from _of_xlsx(parts)
    elif "content.xml" in parts and b"encryption-data" not in parts.get("META-INF/manifest.xml", b""):
        yield from _of_ods(parts["content.xml"])
    else:
        raise UnreadableError("ledger.bad_file", "no workbook that can be read", "save it as .csv, .xlsx or .ods without a password")


def _of_xlsx(parts: dict[str, bytes]) -> Iterator[Rows]:
    import openpyxl

    with warnings.catch_warnings():
        # openpyxl warns of parts that it does not know; none of them holds cells.
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(repacked(parts), read_only=True, data_only=True)
        for sheet in book.worksheets:
            yield _xlsx_rows(sheet)


def _xlsx_rows(sheet: Any) -> Rows:
    for number, row in enumerate(sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS), 1):
        if number > MOST_ROWS:
            raise UnreadableError("ledger.too_large", f"more than {MOST_ROWS:,} rows", "is this the sheet of verdicts?")
        yield number, [_as_text(value) for value in row]


def _as_text(value: object) -> str:
    """A cell as somebody would have written it: a spreadsheet turns what looks like a day or a number into one."""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ", timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else _ESCAPE.sub(lambda found: chr(int(found[1], 16)), str(value))


def _of_ods(content: bytes) -> Iterator[Rows]:
    from factcheck.reading.decoding import decode
    from factcheck.reading.safe_xml import parse_xml

    for table in parse_xml(decode(content)).iter(f"{_TABLE}table"):
        yield _ods_rows(table)


def _ods_rows(table: Any) -> Rows:
    number = 0
    for row in table.iter(f"{_TABLE}table-row"):
        cells = _ods_cells(row)
        times = _times(row, "number-rows-repeated")
        if any(cells):
            if number + times > MOST_ROWS:
                raise UnreadableError("ledger.too_large", f"more than {MOST_ROWS:,} rows", "is this the sheet of verdicts?")
            for again in range(times):
                yield number + again + 1, cells
        number += times


def _ods_cells(row: Iterable[Any]) -> list[str]:
    cells: list[str] = []
    for cell in row:
        if cell.tag in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            text = _ods_text(cell)
            cells += [text] * min(_times(cell, "number-columns-repeated"), MOST_COLUMNS - len(cells))
    return cells


def _times(element: Any, attribute: str) -> int:
    written = element.get(f"{_TABLE}{attribute}", "1")
    return max(int(written), 1) if written.isascii() and written.isdigit() and len(written) < 9 else 1


def _ods_text(cell: Any) -> str:
    if cell.get(f"{_OFFICE}value-type") == "date":
        return str(cell.get(f"{_OFFICE}date-value", "")).replace("T", " ")
    return "\n".join(_words(paragraph) for paragraph in cell.iterchildren(f"{_TEXT}p"))


def _words(element: Any) -> str:
    """The text of a paragraph; runs of spaces, tabs and line breaks are elements of their own."""
    pieces = [element.text or ""]
    for child in element:
        if child.tag == f"{_TEXT}s":
            count = child.get(f"{_TEXT}c", "1")
            pieces.append(" " * (min(int(count), 1000) if count.isascii() and count.isdigit() and len(count) < 6 else 1))
        elif child.tag in (f"{_TEXT}tab", f"{_TEXT}line-break"):
            pieces.append("\t" if child.tag == f"{_TEXT}tab" else "\n")
        else:
            pieces.append(_words(child))
        pieces.append(child.tail or "")
    return "".join(pieces)
