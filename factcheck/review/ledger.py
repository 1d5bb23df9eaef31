"""The ledger of verdicts: reads the reviewer's columns of a sheet, and keeps the others as they are."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
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
        own = self.review
        said = own.verdict or own.reason or own.correct_value or own.source or own.reviewer or own.reviewed_on or own.note
        return not said


@dataclass(frozen=True)
class Ledger:
    """The rows of a ledger, and its columns: those of `LEDGER_COLUMNS`, then whatever else somebody added."""

    columns: tuple[str, ...] = LEDGER_COLUMNS
    rows: tuple[LedgerRow, ...] = ()

    @cached_property
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
        layout = _layout(sheet)
    except UnreadableSheetError as error:
        where = f"{path}:{error.line}" if error.line else str(path)
        return Ledger(), (Problem(error.code, where, error.what, error.cure),)
    rows: list[LedgerRow] = []
    problems: list[Problem] = []
    for row in sheet.rows:
        read = _row(f"{path}:{row.line}", row, layout)
        if isinstance(read, Problem):
            problems.append(read)
        else:
            rows.append(read)
    if problems:
        return Ledger(), tuple(problems[:MAX_PROBLEMS])
    return Ledger((*LEDGER_COLUMNS, *(name for name, _ in layout.others if name not in LEDGER_COLUMNS)), tuple(rows)), ()


def slip_in(review: Review) -> tuple[str, str, str] | None:
    """What is wrong with a review, as code, what and cure; None where it can stand in a ledger."""
    if not _ID.match(review.finding):
        what = f"{review.finding[:40]!r} is not the id of a finding" if review.finding else "no id"
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
    verdict, reason, *rest = (_plain(getattr(review, name)) for name in REVIEWER_COLUMNS)
    known, why = fold_word(verdict), fold_word(reason)
    # An unknown word stays as it was written, so that it can be told; a reason other than a false alarm's may be in one's own words.
    return Review(review.finding.strip(), known if known in VERDICTS else verdict, why if why in REASONS else reason, *rest)


def _plain(cell: str) -> str:
    cell = cell.strip()
    return cell.replace("\r\n", "\n").replace("\r", "\n") if "\r" in cell else cell


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where the columns of a sheet stand: the reviewer's in the order of `REVIEWER_COLUMNS` (-1: not there), and all others by name."""

    finding: int
    own: tuple[int, ...]
    others: tuple[tuple[str, int], ...]
    width: int

    @property
    def least(self) -> int:
        """The cells that a row must have."""
        return max(self.finding, self.own[0]) + 1


def _layout(sheet: Sheet) -> _Layout:
    names = sheet.names
    missing = [name for name in ("id", "verdict") if name not in names]
    if missing:
        cure = "give the flagged_claims.csv that factcheck wrote, with its header row"
        raise UnreadableSheetError("ledger.columns", 1, f"not a sheet of verdicts: no column {' and no column '.join(missing)}", cure)
    read = ("id", *REVIEWER_COLUMNS)
    twice = [name for name in read if names.count(name) > 1]
    if twice:
        raise UnreadableSheetError("ledger.columns", 1, f"column {twice[0]} stands there twice", "keep one of them")
    own = tuple(names.index(name) if name in names else -1 for name in REVIEWER_COLUMNS)
    return _Layout(names.index("id"), own, tuple(_others(sheet, names).items()), len(names))


def _others(sheet: Sheet, names: Sequence[str]) -> dict[str, int]:
    """The places of the columns that nothing is read from; a second one of a name is told apart by a number."""
    filled = {at for row in sheet.rows for at in range(len(row.cells)) if row.cells[at]} if "" in names else set()
    columns: dict[str, int] = {}
    for at, (name, spelt) in enumerate(zip(names, sheet.header, strict=True)):
        known = name if name in LEDGER_COLUMNS else spelt.strip()
        if name not in ("id", *REVIEWER_COLUMNS) and (known or at in filled):
            columns.setdefault(known if known not in columns else f"{known} {at + 1}", at)
    return columns


def _row(where: str, row: SheetRow, layout: _Layout) -> LedgerRow | Problem:
    cells, count = row.cells, len(row.cells)
    if row.cut or count < layout.least:
        return Problem("ledger.short_row", where, "half a row: it breaks off", "mend the row or delete it")
    if count > layout.width and "".join(cells[layout.width :]).strip():
        cure = "put a cell that holds a comma in quotes, or save it anew"
        return Problem("ledger.long_row", where, "more cells than the header has", cure)
    own = [cells[at] if -1 < at < count else "" for at in layout.own]
    facts = {name: cells[at] for name, at in layout.others if at < count}
    if not "".join(own).strip():
        return LedgerRow(Review(cells[layout.finding].strip(), ""), facts, where)
    review = tidied(Review(cells[layout.finding].strip(), *own))
    slip = slip_in(review)
    return Problem(slip[0], where, *slip[1:]) if slip else LedgerRow(review, facts, where)
