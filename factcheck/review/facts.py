"""The run's own columns of a sheet: held against the ledger's, told where they differ, never used."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from factcheck.review.ledger import LedgerRow
from factcheck.review.sheet import FACT_COLUMNS

# What a spreadsheet takes for a day, an hour or a number with a power of ten, and what it may make of that.
_TAKEN = re.compile(
    r"\d+/\d+(/\d+)?|\d+:\d\d(:\d\d)?|\d+[eE]\d+|\d+-\d+(-\d+)?|"
    r"([A-Z][a-z]+, )?([A-Za-z]+\.? \d{1,2}(, \d{4})?|\d{1,2} [A-Za-z]+\.?( \d{4})?|[A-Za-z]+\.? \d{4})"
)
_MADE = re.compile(r"[\d\s./:,+E-]*\d[\d\s./:,+E-]*([AP]M)?")
_NUMBER = re.compile(r"[-−+]?[\d,.\s]*\d\s*%?")

_TELLING = ("rule", "figure_a", "quote_a")
"""Columns that every finding fills in: a row with none of them is of a finding that was gone when the sheet was written."""

Facts = Mapping[str, Mapping[str, str]]
"""What a run says of its findings: the cells of `FACT_COLUMNS` by the finding's id."""


@dataclass(frozen=True, slots=True)
class Departure:
    """A cell that is not as the ledger has it: where, which column, what the sheet says and what the ledger says."""

    where: str
    column: str
    sheet: str
    ledger: str


def departures(rows: Sequence[LedgerRow], known: Facts) -> tuple[Departure, ...]:
    """Where the sheets' rows say otherwise of a finding than is `known` of it."""
    found: list[Departure] = []
    for row in rows:
        facts = known.get(row.finding)
        if facts is None or facts == row.facts or not any(row.facts.get(column) for column in _TELLING):
            continue
        found += [
            Departure(row.where, column, row.facts[column], facts.get(column, ""))
            for column in FACT_COLUMNS
            if column in row.facts and not same_cell(row.facts[column], facts.get(column, ""))
        ]
    return tuple(found)


def same_cell(sheet: str, ledger: str) -> bool:
    """Whether two cells say the same but for what a spreadsheet changes by itself: blanks, line ends, bare numbers, days and hours.

    >>> same_cell("1150", "1,150"), same_cell("6.00%", "6%"), same_cell("75,000 bpd", "755,000 bpd"), same_cell("6", "6%")
    (True, True, False, False)
    >>> same_cell("2026-03-04", "3/4"), same_cell("1160", "1,150")
    (True, False)
    """
    if sheet == ledger:
        return True
    plain = [" ".join(cell.split()) for cell in (sheet, ledger)]
    # Of a finding that the ledger does not hold yet, either cell may be the one that a spreadsheet made.
    if plain[0] == plain[1] or any(_TAKEN.fullmatch(was) and _MADE.fullmatch(now) for was, now in (plain, plain[::-1])):
        return True
    return all(_NUMBER.fullmatch(cell) for cell in plain) and _value(plain[0]) == _value(plain[1])


def _value(cell: str) -> tuple[str, bool]:
    digits = cell.replace("−", "-").replace(",", "").replace(" ", "").rstrip("%")
    whole, _, rest = digits.partition(".")
    return f"{whole.lstrip('+0')}.{rest.rstrip('0')}", "%" in cell


def facts_in(rows: Iterable[LedgerRow], but: Facts) -> dict[str, Mapping[str, str]]:
    """What the rows say of findings, `but` of those; of two that differ, the first in the order of their words: no file goes first."""
    found: dict[str, Mapping[str, str]] = {}
    for row in rows:
        # Without a rule it is a finding that was gone when the sheet was written.
        if row.finding not in but and row.facts.get("rule"):
            facts = {column: row.facts.get(column, "") for column in FACT_COLUMNS}
            found[row.finding] = min(facts, found.get(row.finding, facts), key=lambda one: tuple(one.values()))
    return found


def facts_of_rows(rows: Iterable[LedgerRow]) -> dict[str, Mapping[str, str]]:
    """What a ledger's own rows say of their findings; of those that were gone when they were written, nothing."""
    return {row.finding: row.facts for row in rows if row.facts.get("rule")}
