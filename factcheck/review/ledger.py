"""Reads the reviewer's columns of a sheet that went through somebody's spreadsheet. The other columns are never read."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

from factcheck.records import Problem, Review
from factcheck.review.sheet import unguard
from factcheck.review.verdicts import REASONS, REVIEWER_COLUMNS, VERDICTS, fold_word, nearest

MAX_BYTES = 100_000_000
MAX_PROBLEMS = 20
_ID = re.compile(r"F-[0-9A-Za-z]{8}\Z")


class _UnreadableError(Exception):
    """The sheet as a whole can't be read: code, line, what, cure."""

    def __init__(self, code: str, line: int, what: str, cure: str) -> None:
        super().__init__(what)
        self.code, self.line, self.what, self.cure = code, line, what, cure


def read_reviews(path: Path) -> tuple[tuple[Review, ...], tuple[Problem, ...]]:
    """The reviews of a flagged_claims.csv (rows where no reviewer's column is filled in are left out), and what is wrong with it.

    Comma, semicolon or tab; UTF-8 with or without a byte-order mark, UTF-16 with one, else Windows-1252; columns in any order, others
    allowed. One problem anywhere, and no review at all is given: half a ledger would reopen what people settled. A file that does not
    exist is a problem too.
    """
    try:
        reviews, problems = _read_rows(path, _decode(_bytes(path)))
    except _UnreadableError as error:
        where = f"{path}:{error.line}" if error.line else str(path)
        return (), (Problem(error.code, where, error.what, error.cure),)
    return ((), tuple(problems[:MAX_PROBLEMS])) if problems else (tuple(reviews), ())


def _bytes(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise _UnreadableError("ledger.missing", 0, "no such file of verdicts", "check the name")
        if path.stat().st_size > MAX_BYTES:
            raise _UnreadableError("ledger.too_large", 0, f"more than {MAX_BYTES // 1_000_000} MB", "is this the sheet of verdicts?")
        return path.read_bytes()
    except OSError as error:
        raise _UnreadableError("ledger.unreadable", 0, error.strerror or "can't be read", "check the file's permissions") from error


def _decode(data: bytes) -> str:
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ["utf-16"] if wide else ["utf-8-sig", "cp1252"]:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise _UnreadableError("ledger.encoding", 0, "neither UTF-8, UTF-16 nor Windows-1252 text", "save the sheet as CSV in UTF-8")


def _read_rows(path: Path, text: str) -> tuple[list[Review], list[Problem]]:
    lines = _lines(text)
    _, header = next(lines, (1, []))
    columns = _columns(header)
    reviews: list[Review] = []
    problems: list[Problem] = []
    for line, cells in lines:
        if not any(cell.strip() for cell in cells):
            continue
        read = _review(f"{path}:{line}", cells, columns)
        if isinstance(read, Problem):
            problems.append(read)
        elif read is not None:
            reviews.append(read)
    return list(dict.fromkeys(reviews)), problems


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
        raise _UnreadableError(
            "ledger.quoting", reader.line_num, f"broken CSV: {error}", "open it in a spreadsheet and save it as CSV"
        ) from error


def _delimiter(text: str) -> tuple[str, int]:
    first = text.partition("\n")[0]
    if first.lower().startswith("sep=") and len(first.rstrip("\r")) == 5:
        return first[4], 1
    return max(",;\t", key=first.count), 0


def _columns(header: list[str]) -> dict[str, int]:
    names = [fold_word(unguard(cell)) for cell in header]
    missing = [name for name in ("id", "verdict") if name not in names]
    if missing:
        cure = "give the flagged_claims.csv that factcheck wrote, with its header row"
        raise _UnreadableError("ledger.columns", 1, f"not a sheet of verdicts: no column {' and no column '.join(missing)}", cure)
    wanted = ("id", *REVIEWER_COLUMNS)
    twice = [name for name in wanted if names.count(name) > 1]
    if twice:
        raise _UnreadableError("ledger.columns", 1, f"column {twice[0]} stands there twice", "keep one of them")
    return {name: names.index(name) for name in wanted if name in names}


def _review(where: str, cells: list[str], columns: dict[str, int]) -> Review | Problem | None:
    if len(cells) <= max(columns["id"], columns["verdict"]):
        return Problem("ledger.short_row", where, "half a row: it ends before the verdict", "mend the row or delete it")
    slots = {name: unguard(cells[at]).strip() for name, at in columns.items() if at < len(cells)}
    finding = slots.pop("id")
    if not any(slots.values()):
        return None
    if not _ID.match(finding):
        return Problem("ledger.id", where, f"{finding!r} is no finding's id" if finding else "no id", "copy the id from the report: F-…")
    verdict, reason = fold_word(slots.get("verdict", "")), fold_word(slots.get("reason", ""))
    if verdict and verdict not in VERDICTS:
        return Problem("ledger.verdict", where, f"unknown verdict {slots['verdict'][:40]!r}", nearest(verdict, VERDICTS))
    if verdict == "false_alarm" and reason not in REASONS:
        what = f"unknown reason {slots['reason'][:40]!r}" if reason else "a false alarm without its reason"
        return Problem("ledger.reason", where, what, nearest(reason, REASONS))
    # Other verdicts may carry a reason in the reviewer's own words.
    return Review(finding, **{**slots, "verdict": verdict, "reason": reason if reason in REASONS else slots.get("reason", "")})
