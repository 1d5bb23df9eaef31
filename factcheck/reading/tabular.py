"""Tables of articles in binary form: .xlsx by openpyxl, .parquet by pyarrow; a row an article, cells named as the place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from factcheck.reading.blocks import entry_of, one_line, placed
from factcheck.reading.columns import no_text_column
from factcheck.reading.entries import COLUMNS, Asked, Entries, Entry, Fault, UnreadableError
from factcheck.reading.limits import raise_it, size_in_words
from factcheck.reading.unpack import repacked, safe_package

_MOST_COLUMNS = 500


def read_xlsx(data: bytes, asked: Asked) -> Entries:
    """Give one entry for each row of the visible sheets that have a column of texts; places are cells ("Sheet1!B7")."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        what = "is protected by a password, or written by an old Excel"
        raise UnreadableError("input.encrypted", what, "open it in Excel and save it as .xlsx without a password")
    import openpyxl

    book = openpyxl.load_workbook(repacked(safe_package(data, asked.limits)), read_only=True, data_only=True)
    shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    found, heads = False, list[str]()
    for sheet in shown:
        rows = sheet.iter_rows(values_only=True, max_col=_MOST_COLUMNS)
        names = [str(cell or "").strip().lower() for cell in next(rows, ())]
        heads += names
        if asked.column("text") in names:
            found = True
            yield from _sheet(sheet.title, names, rows, asked)
    if not found:
        yield no_text_column(heads, asked, "no column of a visible sheet", 0)


def _sheet(name: str, names: list[str], rows: Iterable[tuple[Any, ...]], asked: Asked) -> Iterator[Entry | Fault]:
    from openpyxl.utils import get_column_letter

    letter = get_column_letter(names.index(asked.column("text")) + 1)
    for number, row in enumerate(rows, 2):
        if number > asked.limits.entries + 2:
            yield Fault(
                0, "input.too_many", f"holds more than {asked.limits.entries:,} rows", f"split it, or {raise_it('entries')}", one_line(name)
            )
            return
        cells = dict(zip(names, row, strict=False))
        if any(cell is not None for cell in row):
            yield entry_of_row(cells, f"{one_line(name)}!{letter}{number}", asked)


def read_parquet(data: bytes, asked: Asked) -> Entries:
    """Give one entry for each row; places are rows, counted from 1."""
    import pyarrow as pa
    from pyarrow.parquet import ParquetFile

    try:
        table = ParquetFile(pa.BufferReader(data))
    except (pa.ArrowInvalid, OSError) as error:
        raise UnreadableError(
            "input.bad_file", "can't be read as Parquet: damaged, or not what its ending says", "write it anew"
        ) from error
    names = {name.lower(): name for name in reversed(table.schema_arrow.names)}
    if asked.column("text") not in names:
        yield no_text_column(names, asked, line=0)
        return
    groups = [table.metadata.row_group(number) for number in range(table.metadata.num_row_groups)]
    if sum(group.total_byte_size for group in groups) > asked.limits.unpacked_bytes or table.metadata.num_rows > asked.limits.entries:
        what = f"holds more than {asked.limits.entries:,} rows or {size_in_words(asked.limits.unpacked_bytes)}"
        raise UnreadableError("input.too_many", what, f"split it, or {raise_it('entries', 'unpacked_bytes')}")
    wanted = [names[asked.column(name)] for name in COLUMNS if asked.column(name) in names]
    number = 0
    for batch in table.iter_batches(batch_size=64, columns=list(dict.fromkeys(wanted))):
        for row in batch.to_pylist():
            number += 1
            yield entry_of_row({name.lower(): value for name, value in row.items()}, f"row {number}", asked)


def entry_of_row(cells: Mapping[str, Any], place: str, asked: Asked) -> Entry | Fault:
    """The entry of one row, its cells by column in small letters."""
    text = cells.get(asked.column("text"))
    if not isinstance(text, str) or not text.strip():
        return Fault(0, "input.no_text", "the row has no text", "give it a text, or take the row out", place)
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("_x000D_\n", "\n").replace("\0", "\ufffd")
    given = {name: cells.get(asked.column(name)) for name in COLUMNS if name != "text"}
    return entry_of([placed(text, place)], {name: _written(value) for name, value in given.items() if value is not None})


def _written(value: Any) -> str:
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)[:10_000]
