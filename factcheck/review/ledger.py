"""The ledger of verdicts: reads the reviewer's columns of a sheet, and keeps the others as they are."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from factcheck.records import Problem, Review
from factcheck.review.reading_sheets import Sheet, SheetRow, UnreadableSheetError, read_sheet
from factcheck.review.sheet import LEDGER_COLUMNS
from factcheck.review.verdicts import REASONS, REVIEWER_COLUMNS, VERDICTS, fold_word, nearest

MAX_PROBLEMS = 20
_ID = re.compile(r"F-[0-9A-Za-z]{8}\Z")


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A row of a ledger: its review (without a verdict where nobody wrote one), all other cells by column, and file:line."""

    review: Review
    facts: Mapping[str, str] = field(default_factory=dict)
    where: str = ""

    @property
    def finding(self) -> str:
        """The id of the finding."""
        return self.review.finding

    @property
    def is_open(self) -> bool:
        """True where no reviewer's column is filled in."""
        return not any(getattr(self.review, name) for name in REVIEWER_COLUMNS)


@dataclass(frozen=True, slots=True)
class Ledger:
    """The rows of a ledger, and its columns: those of `LEDGER_COLUMNS`, then whatever else somebody added."""

    columns: tuple[str, ...] = LEDGER_COLUMNS
    rows: tuple[LedgerRow, ...] = ()

    @property
    def reviews(self) -> tuple[Review, ...]:
        """What people wrote, each once, in the order of the rows."""
        return tuple(dict.fromkeys(row.review for row in self.rows if not row.is_open))


def read_reviews(path: Path) -> tuple[tuple[Review, ...], tuple[Problem, ...]]:
    """The reviews of a flagged_claims.csv (rows where no reviewer's column is filled in are left out), and what is wrong with it.

    Comma, semicolon or tab; UTF-8 with or without a byte-order mark, UTF-16 with one, else Windows-1252; columns in any order, others
    allowed. One problem anywhere, and no review at all is given: half a ledger would reopen what people settled. A file that does not
    exist is a problem too.
    """
    ledger, problems = read_ledger(path)
    return ledger.reviews, problems


def read_ledger(path: Path) -> tuple[Ledger, tuple[Problem, ...]]:
    """The whole ledger, for those who write it anew; empty where there is a problem. See `read_reviews`."""
    try:
        sheet = read_sheet(path)
        columns = _columns(sheet)
    except UnreadableSheetError as error:
        where = f"{path}:{error.line}" if error.line else str(path)
        return Ledger(), (Problem(error.code, where, error.what, error.cure),)
    rows: list[LedgerRow] = []
    problems: list[Problem] = []
    for row in sheet.rows:
        read = _row(f"{path}:{row.line}", row, columns, len(sheet.header))
        if isinstance(read, Problem):
            problems.append(read)
        else:
            rows.append(read)
    if problems:
        return Ledger(), tuple(problems[:MAX_PROBLEMS])
    return Ledger((*LEDGER_COLUMNS, *(name for name in columns if name not in LEDGER_COLUMNS)), tuple(rows)), ()


def slip_in(review: Review) -> tuple[str, str, str] | None:
    """What is wrong with a review, as code, what and cure; None where it can stand in a ledger."""
    if not _ID.match(review.finding):
        what = f"{review.finding[:40]!r} is no finding's id" if review.finding else "no id"
        return "ledger.id", what, "copy the id from the report: F-…"
    if review.verdict and review.verdict not in VERDICTS:
        return "ledger.verdict", f"unknown verdict {review.verdict[:40]!r}", nearest(fold_word(review.verdict), VERDICTS)
    if review.verdict == "false_alarm" and review.reason not in REASONS:
        what = f"unknown reason {review.reason[:40]!r}" if review.reason else "a false alarm without its reason"
        return "ledger.reason", what, nearest(fold_word(review.reason), REASONS)
    return None


def tidied(review: Review) -> Review:
    """The review as a ledger spells it: words folded to those that are known, no blanks at the ends of a cell, line feeds for line ends.

    >>> tidied(Review("F-7kq2m9xa", "False Alarm", "Same origin", note=" seen ")) == Review(
    ...     "F-7kq2m9xa", "false_alarm", "same_origin", note="seen")
    True
    """
    cells = {name: getattr(review, name).strip().replace("\r\n", "\n").replace("\r", "\n") for name in REVIEWER_COLUMNS}
    verdict, reason = fold_word(cells["verdict"]), fold_word(cells["reason"])
    # An unknown word stays as it was written, so that it can be told; a reason other than a false alarm's may be in one's own words.
    cells |= {"verdict": verdict if verdict in VERDICTS else cells["verdict"], "reason": reason if reason in REASONS else cells["reason"]}
    return Review(review.finding.strip(), **cells)


def _columns(sheet: Sheet) -> dict[str, int]:
    """Each column's place by its name; a second one of a name that nothing is read from is told apart by a number."""
    names = sheet.names
    missing = [name for name in ("id", "verdict") if name not in names]
    if missing:
        cure = "give the flagged_claims.csv that factcheck wrote, with its header row"
        raise UnreadableSheetError("ledger.columns", 1, f"not a sheet of verdicts: no column {' and no column '.join(missing)}", cure)
    twice = [name for name in ("id", *REVIEWER_COLUMNS) if names.count(name) > 1]
    if twice:
        raise UnreadableSheetError("ledger.columns", 1, f"column {twice[0]} stands there twice", "keep one of them")
    columns: dict[str, int] = {}
    filled = {at for row in sheet.rows for at, cell in enumerate(row.cells) if cell}
    for at, (name, spelt) in enumerate(zip(names, sheet.header, strict=True)):
        known = name if name in LEDGER_COLUMNS else spelt.strip()
        if not known and at not in filled:
            continue
        columns.setdefault(known if known not in columns else f"{known} {at + 1}", at)
    return columns


def _row(where: str, row: SheetRow, columns: Mapping[str, int], width: int) -> LedgerRow | Problem:
    if row.cut or len(row.cells) <= max(columns["id"], columns["verdict"]):
        return Problem("ledger.short_row", where, "half a row: it breaks off", "mend the row or delete it")
    if any(cell.strip() for cell in row.cells[width:]):
        return Problem(
            "ledger.long_row", where, "more cells than the header has", "put a cell that holds a comma in quotes, or save it anew"
        )
    cells = {name: row.cells[at] for name, at in columns.items() if at < len(row.cells)}
    own = {name: cells.pop(name, "") for name in ("id", *REVIEWER_COLUMNS)}
    finding = own.pop("id").strip()
    review = tidied(Review(finding, **own))
    slip = slip_in(review)
    if slip and any(cell.strip() for cell in own.values()):
        code, what, cure = slip
        return Problem(code, where, what, cure)
    return LedgerRow(review, cells, where)
