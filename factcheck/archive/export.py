"""All claims of an archive as a table, CSV or Parquet, one claim a row; written a part at a time, and there whole or not at all."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from factcheck.archive.contents import entries
from factcheck.archive.looking import Archive
from factcheck.records import Claim
from factcheck.review.files import in_one_step
from factcheck.review.sheet import guarded_cell

OF_ARTICLE = ("article", "title", "published", "source", "story")
COLUMNS = (
    *OF_ARTICLE,
    *("start", "end", "quote", "where", "zone", "sentence", "kind", "low", "high", "written", "hedge", "unit", "unit_name", "dimension"),
    *("trend", "measure", "entity", "period_start", "period_end", "period_text", "period_assumed", "speaker", "mood"),
)
"""The keys of `Claim.to_dict`, the period spread over four columns, and what is known of the article."""
PART = 20_000
"""Rows that are held at once."""
ENDINGS = (".csv", ".parquet")


def export(archive: Archive, path: Path) -> int:
    """Write every claim to a .csv or .parquet file, and say how many there were.

    CSV is UTF-8 with a byte-order mark, cells guarded against formulas as in our other sheets. In Parquet `low` and `high` are floats
    and days are dates. Raises Fault for the archive, OSError for the file, ImportError where Parquet needs pyarrow and it is not there.
    """
    write = _write_parquet if path.suffix.lower() == ".parquet" else _write_csv
    with in_one_step(path) as file:
        return write(_rows(archive), Path(file.name))


def _rows(archive: Archive) -> Iterator[dict[str, Any]]:
    for article, claims in entries(archive):
        known = {"title": article.title, "published": article.published, "source": article.source, "story": article.story}
        for claim in claims:
            yield {**_row(claim), **known}


def _row(claim: Claim) -> dict[str, Any]:
    row, period = claim.to_dict(), claim.period
    row["written"] = json.dumps(row["written"])
    if period:
        row |= {"period_start": period.start, "period_end": period.end, "period_text": period.text, "period_assumed": period.assumed}
    return row


def _write_csv(rows: Iterator[dict[str, Any]], path: Path) -> int:
    count = 0
    with path.open("w", encoding="utf-8-sig", errors="backslashreplace", newline="") as file:
        sheet = csv.writer(file, lineterminator="\r\n")
        sheet.writerow(COLUMNS)
        for row in rows:
            sheet.writerow([guarded_cell(row.get(name)) for name in COLUMNS])
            count += 1
    return count


def _write_parquet(rows: Iterator[dict[str, Any]], path: Path) -> int:
    import pyarrow as pa
    import pyarrow.parquet as pq

    typed = {
        **dict.fromkeys(COLUMNS, pa.string()),
        **dict.fromkeys(("start", "end"), pa.int64()),
        **dict.fromkeys(("low", "high"), pa.float64()),
        **dict.fromkeys(("published", "period_start", "period_end"), pa.date32()),
        "period_assumed": pa.bool_(),
    }
    schema = pa.schema(list(typed.items()))
    count = 0
    with pq.ParquetWriter(path, schema) as file:
        while part := list(islice(rows, PART)):
            file.write_table(pa.Table.from_pylist([_storable(row) for row in part], schema=schema))
            count += len(part)
    return count


def _storable(row: dict[str, Any]) -> dict[str, Any]:
    """The row with floats for ends, and without half surrogate pairs, which Parquet can't hold."""
    cells: dict[str, Any] = {}
    for name in COLUMNS:
        value = row.get(name)
        if name in ("low", "high") and value is not None:
            value = _float(value)
        cells[name] = value.encode("utf-8", "backslashreplace").decode() if isinstance(value, str) else value
    return cells


def _float(value: float) -> float:
    try:
        return float(value)
    except OverflowError:
        return float("inf") if value > 0 else float("-inf")
