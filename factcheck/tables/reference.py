"""Reference tables: CSV files of published figures, one a row with its publisher and edition, to rows that claims can be held against."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from difflib import get_close_matches
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from factcheck.records import Problem, TableRow, Unit
from factcheck.tables.cells import half_place, read_amount, read_entity, read_period, read_unit, unit_symbols
from factcheck.vocab import VocabularyError, rules_folder

SHIPPED = ("oil_production", "oil_reserves", "consumer_prices", "foreign_reserves")
"""The reference tables of `rules/tables`; what else lies there has columns of its own."""
NEEDED = ("measure", "entity", "period", "unit", "value", "publisher", "edition", "licence")
COLUMNS = (*NEEDED, "low", "high", "series", "note")
_BLANK = dict.fromkeys(COLUMNS, "")
MAX_BYTES = 20_000_000
MAX_PROBLEMS = 100
"""A file with more bad rows than this is no table of this kind."""

_PERIODS = "write a year as 2020, a quarter as 2020-Q1, a month as 2020-03, a day as 2020-03-06, or first/last day"
_AMOUNTS = "a plain number such as 539800 or -0.4, without commas or unit"


class Line(NamedTuple):
    """A line of a table: its number from 1, and its cells."""

    number: int
    cells: list[str]


class _BadRowError(Exception):
    """A row that can't be read: code, what is wrong and how to mend it."""


def load_tables(own: Sequence[Path | str] = ()) -> tuple[tuple[TableRow, ...], tuple[Problem, ...]]:
    """The rows of the shipped reference tables and of one's own (files, or folders of .csv files), and what was wrong with one's own.

    A row with a Problem is left out; the others are kept. Raises VocabularyError where a shipped table is malformed.

    >>> rows, problems = load_tables()
    >>> problems, {row.publisher for row in rows if row.entity == "Venezuela" and row.start.year == 2015}
    ((), {'BP'})
    """
    found = list(_shipped())
    problems: list[Problem] = []
    for path in _files(own, problems):
        rows, more = read_table(path)
        found += rows
        problems += more
    return (tuple(found) if own else _shipped()), tuple(problems)


def table_versions(own: Sequence[Path | str] = ()) -> dict[str, str]:
    """A short hash of the shipped reference tables under "tables", and of each of one's own under "table <file name>"."""
    found = {"tables": _shipped_version()}
    for path in _files(own, []):
        data = _bytes_of(path)
        if isinstance(data, bytes):
            found[f"table {path.name}"] = _short_hash([data])
    return found


def read_table(path: Path, shown: str = "") -> tuple[tuple[TableRow, ...], tuple[Problem, ...]]:
    """The rows of one CSV file and its problems, each with file and line; `shown` is the file's name in messages. Nothing is raised."""
    name = shown or str(path)
    lines = _lines(path, name)
    if isinstance(lines, Problem):
        return (), (lines,)
    if not lines:
        return (), (_problem(name, 1, "the table is empty", f"begin with a line of column names: {','.join(COLUMNS)}"),)
    header, *body = lines
    header = Line(header.number, [cell.strip().lower() for cell in header.cells])
    wrong = tuple(_header_problems(name, header))
    if wrong:
        return (), wrong
    if not body:
        return (), (_problem(name, header.number, "no row stands below the column names", "write one published figure a row"),)
    return _rows(name, header.cells, body)


def _rows(name: str, columns: list[str], body: list[Line]) -> tuple[tuple[TableRow, ...], tuple[Problem, ...]]:
    found: list[TableRow] = []
    problems: list[Problem] = []
    for line in body:
        try:
            found.append(_row(f"{name}:{line.number}", columns, line.cells))
        except _BadRowError as bad:
            problems.append(_problem(name, line.number, *bad.args))
            if len(problems) >= MAX_PROBLEMS:
                problems.append(_problem(name, line.number, "too many bad rows; the rest was not read", "mend those above first"))
                break
    return tuple(found), tuple(problems)


def _row(place: str, columns: list[str], cells: list[str]) -> TableRow:
    if len(cells) != len(columns):
        raise _BadRowError(f"{len(cells)} cells where {len(columns)} belong", "put a cell that holds a comma in double quotes")
    cell = _BLANK | dict(zip(columns, map(str.strip, cells), strict=True))
    if not all(map(cell.__getitem__, NEEDED)):
        column = next(column for column in NEEDED if not cell[column])
        facts = 'a figure without a licence is marked "facts"'
        raise _BadRowError(f"no {column}", facts if column == "licence" else f"fill in the cell {column!r}")
    period = read_period(cell["period"])
    if period is None:
        raise _BadRowError(f"{_short(cell['period'])} is not a period", _PERIODS)
    value, low, high = _amounts(cell)
    return TableRow(
        measures=_measures(cell["measure"]),
        entity=read_entity(cell["entity"]),
        start=period[0],
        end=period[1],
        unit=_unit(cell["unit"]),
        value=value,
        low=low,
        high=high,
        publisher=cell["publisher"],
        edition=cell["edition"],
        licence=cell["licence"],
        series=cell["series"],
        note=cell["note"],
        place=place,
    )


def _unit(symbol: str) -> Unit:
    unit = read_unit(symbol)
    if unit is None:
        close = () if symbol.isalpha() and len(symbol) > 4 else get_close_matches(symbol[:40], unit_symbols(), n=1)
        noun = symbol if symbol.isalpha() else "noun"
        other = f"a symbol of rules/vocab/units.csv, a currency such as USD, or count:{noun}"
        hint = f"did you mean {close[0]!r}?" if close else other
        raise _BadRowError(f"unknown unit {_short(symbol)}", hint)
    return unit


def _amounts(cell: Mapping[str, str]) -> tuple[Decimal, Decimal, Decimal]:
    """Value, low and high; without ends of its own a value stands for all that would be rounded to it."""
    slack = half_place(cell["value"])
    value = _amount("value", cell["value"])
    low = _amount("low", cell["low"]) if cell["low"] else value - slack
    high = _amount("high", cell["high"]) if cell["high"] else value + slack
    if not low <= value <= high:
        raise _BadRowError(f"value {value:f} does not lie between low {low:f} and high {high:f}", "mend one of the three")
    return value, low, high


def _amount(column: str, text: str) -> Decimal:
    amount = read_amount(text)
    if amount is None:
        raise _BadRowError(f"{column} {_short(text)} is not a number", _AMOUNTS)
    return amount


@lru_cache(maxsize=1024)
def _measures(text: str) -> tuple[str, ...]:
    return tuple(part.strip().casefold() for part in text.split("|") if part.strip())


def _header_problems(name: str, header: Line) -> Iterator[Problem]:
    columns = [cell.strip() for cell in header.cells]
    if len(columns) == 1 and (";" in columns[0] or "\t" in columns[0]):
        yield _problem(name, header.number, "the cells are not separated by commas", "save it as CSV with commas")
        return
    if not set(NEEDED) & set(columns):
        yield _problem(name, header.number, "this line holds no column names", f"begin the table with {','.join(NEEDED)}")
        return
    for column in columns:
        if column not in COLUMNS:
            close = get_close_matches(column[:40], COLUMNS, n=1)
            hint = f"did you mean {close[0]!r}?" if close else f"the columns are {', '.join(COLUMNS)}"
            yield _problem(name, header.number, f"unknown column {_short(column)}", hint)
    for column in NEEDED:
        if column not in columns:
            yield _problem(name, header.number, f"no column {column!r}", f"a table needs {', '.join(NEEDED)}")
    if len(set(columns)) < len(columns):
        yield _problem(name, header.number, "a column appears twice", "leave one out")


def _lines(path: Path, name: str) -> list[Line] | Problem:
    """The lines of a file without blank ones and comments."""
    data = _bytes_of(path)
    if isinstance(data, str):
        return Problem("table.unreadable", name, data, "give the path of a CSV file")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _problem(name, data.count(b"\n", 0, error.start) + 1, "not UTF-8 text", "save the table as CSV in UTF-8")
    reader = csv.reader(text.splitlines(keepends=True), strict=True)
    try:
        return [Line(reader.line_num, cells) for cells in reader if any(map(str.strip, cells)) and not cells[0].startswith("#")]
    except csv.Error as error:
        return _problem(name, reader.line_num, f"broken CSV: {error}", "check the double quotes of this line")


def _bytes_of(path: Path) -> bytes | str:
    """The bytes of a file, or in words why there are none."""
    try:
        if path.stat().st_size > MAX_BYTES:
            return f"larger than {MAX_BYTES // 1_000_000} MB"
        return path.read_bytes()
    except (OSError, ValueError) as error:
        return f"can't be read: {getattr(error, 'strerror', None) or error}"


def _files(own: Iterable[Path | str], problems: list[Problem]) -> list[Path]:
    found: list[Path] = []
    for path in map(Path, own):
        inside = sorted(path.glob("*.csv")) if path.is_dir() else [path]
        if not inside:
            problems.append(Problem("table.no_files", str(path), "no .csv file in this folder", "give the path of a table"))
        found += inside
    return list(dict.fromkeys(found))


@cache
def _shipped() -> tuple[TableRow, ...]:
    found: list[TableRow] = []
    for name in SHIPPED:
        rows, problems = read_table(rules_folder() / "tables" / f"{name}.csv", f"{name}.csv")
        if problems:
            raise VocabularyError(str(problems[0]))
        found += rows
    return tuple(found)


@cache
def _shipped_version() -> str:
    return _short_hash((rules_folder() / "tables" / f"{name}.csv").read_bytes() for name in SHIPPED)


def _short_hash(parts: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part.replace(b"\r\n", b"\n") + b"\0")
    return digest.hexdigest()[:12]


def _problem(name: str, line: int, what: str, cure: str) -> Problem:
    return Problem("table.bad_row" if line > 1 else "table.bad_table", f"{name}:{line}", what, cure)


def _short(text: str) -> str:
    return repr(text if len(text) <= 60 else text[:59] + "…")
