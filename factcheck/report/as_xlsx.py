"""The sheet of verdicts as an Excel file: every cell is text, the words to choose from drop down, and nothing in it runs."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from typing import Any
from urllib.parse import quote

from factcheck.review import FACT_COLUMNS, REASONS, REVIEWER_COLUMNS, VERDICTS, guarded_cell

WIDTHS: Mapping[str, int] = {
    **dict.fromkeys(FACT_COLUMNS, 18),
    **dict.fromkeys(REVIEWER_COLUMNS, 15),
    **dict.fromkeys(("message", "quote_a", "quote_b", "note", "why"), 48),
    "id": 13,
    "severity": 9,
}
MOST_LINKS = 65_000
"""Excel opens no sheet with more links than 65,530."""
MOST_CHARACTERS = 32_000
"""Excel's cells end at 32,767."""
_DAY = b"2000-01-01T00:00:00Z"
_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# What .xlsx itself would read as an escape of one character.
_LIKE_AN_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def sheet_xlsx(columns: Sequence[str], rows: Iterable[Mapping[str, object]], report: str = "") -> bytes:
    """Rows as a workbook: frozen header, verdicts and reasons to choose from, their meanings on a second sheet.

    `report` is the address or path of the report; each id is then a link to its finding there. Same rows, same bytes.
    """
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font, PatternFill

    book = Workbook()
    sheet = book.active
    sheet.title = "findings"
    sheet.append(list(columns))
    fill = {True: PatternFill("solid", fgColor="FFF2CC"), False: PatternFill("solid", fgColor="DDDDDD")}
    for cell, name in zip(sheet[1], columns, strict=True):
        cell.font, cell.fill = Font(bold=True), fill[name in REVIEWER_COLUMNS]
        sheet.column_dimensions[cell.column_letter].width = WIDTHS.get(name, 18)
    model = sheet.cell(2, 1)
    # As text, what a reviewer writes stays as it is written.
    model.number_format, model.alignment = "@", Alignment(wrap_text=True, vertical="top")
    style = copy(model._style)
    last = 1
    for last, row in enumerate(rows, 2):
        _write_row(sheet, last, columns, row, style, report if last <= MOST_LINKS else "")
    sheet.freeze_panes = "B2"
    _offer_words(sheet, columns, max(last, 2))
    _explain_words(book.create_sheet("words"))
    file = io.BytesIO()
    book.save(file)
    return _without_clock(file)


def _write_row(sheet: Any, number: int, columns: Sequence[str], row: Mapping[str, object], style: Any, report: str) -> None:
    for at, name in enumerate(columns, 1):
        cell = sheet.cell(number, at)
        cell.value = _text(row.get(name))
        # openpyxl takes what begins with an equals sign for a formula.
        cell.data_type, cell._style = "s", copy(style)
        if name == "id" and report:
            cell.hyperlink = f"{quote(report, safe='/:?&=%~+,;@')}#{cell.value}"


def _text(value: object) -> str:
    kept = _LIKE_AN_ESCAPE.sub("_x005F_", _NOT_IN_XML.sub("", guarded_cell(value)))
    return kept if len(kept) <= MOST_CHARACTERS else f"{kept[:MOST_CHARACTERS]}…"


def _offer_words(sheet: Any, columns: Sequence[str], last: int) -> None:
    """Drop-downs for verdict and reason; another verdict is refused, another reason only asked about: it may be in one's own words."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    for name, words, style in (("verdict", tuple(VERDICTS), "stop"), ("reason", REASONS, "information")):
        if name not in columns:
            continue
        column = get_column_letter(list(columns).index(name) + 1)
        offer = DataValidation("list", formula1=f'"{",".join(words)}"', allow_blank=True, showErrorMessage=True, errorStyle=style)
        offer.errorTitle, offer.error = f"unknown {name}", f"One of: {', '.join(words)}."[:250]
        # Room for rows that somebody adds for a second reviewer.
        offer.add(f"{column}2:{column}{last + 200}")
        sheet.add_data_validation(offer)


def _explain_words(sheet: Any) -> None:
    for row in (
        ("word", "what it means"),
        ("(empty)", "open: nobody has decided yet"),
        *VERDICTS.items(),
        ("", ""),
        ("reason", "needed with false_alarm: what the two figures differ in, or what was read wrong"),
        *((reason, "") for reason in REASONS),
    ):
        sheet.append(row)
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 16, 70


def _without_clock(file: io.BytesIO) -> bytes:
    """The workbook with one fixed day for the times that openpyxl and zip put into it."""
    made = io.BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, (2000, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, _STAMP.sub(rb"\g<1>" + _DAY, old.read(name)) if name == "docProps/core.xml" else old.read(name))
    return made.getvalue()
