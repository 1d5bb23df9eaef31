"""The run's own columns of a sheet: held against the ledger's, told where they differ, never used."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from factcheck.review.ledger import LedgerRow
from factcheck.review.sheet import FACT_COLUMNS

# What a spreadsheet takes for a day, an hour or a number with a power of ten, and what it may make of that.
_TAKEN = re.compile(
    r"\d+/\d+(/\d+)?|\d+:\d\d(:\d\d)?|\d+[eE]\d+|\d+-\d+(-\d+)?|[A-Za-z]+\.? \d{1,2}(, \d{4})?|\d{1,2} [A-Za-z]+\.?( \d{4})?"
)
_MADE = re.compile(r"[\d\s./:,+E-]*\d[\d\s./:,+E-]*([AP]M)?")
_NUMBER = re.compile(r"[-−+]?[\d,.\s]*\d\s*%?")

_TELLING = ("rule", "figure_a", "quote_a")
"""Columns that every finding fills in: a row with none of them is of a finding that was gone when the sheet was written."""


@dataclass(frozen=True, slots=True)
class Departure:
    """A cell that is not as the ledger has it: where, which column, what the sheet says and what the ledger says."""

    where: str
    column: str
    sheet: str
    ledger: str


def departures(rows: Sequence[LedgerRow], known: Sequence[LedgerRow]) -> tuple[Departure, ...]:
    """Where the sheets' rows say otherwise of a finding than the ledger does or, where that holds nothing of it, than each other."""
    facts: dict[str, Mapping[str, str]] = {**facts_in(rows), **{row.finding: row.facts for row in known if row.facts.get("rule")}}
    return tuple(
        Departure(row.where, column, row.facts[column], facts[row.finding].get(column, ""))
        for row in rows
        if row.finding in facts and any(row.facts.get(column) for column in _TELLING)
        for column in FACT_COLUMNS
        if column in row.facts and not same_cell(row.facts[column], facts[row.finding].get(column, ""))
    )


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
    if plain[0] == plain[1] or (_TAKEN.fullmatch(plain[1]) and _MADE.fullmatch(plain[0])):
        return True
    return all(_NUMBER.fullmatch(cell) for cell in plain) and _value(plain[0]) == _value(plain[1])


def _value(cell: str) -> tuple[str, bool]:
    digits = cell.replace("−", "-").replace(",", "").replace(" ", "").rstrip("%")
    whole, _, rest = digits.partition(".")
    return f"{whole.lstrip('+0')}.{rest.rstrip('0')}", "%" in cell


def facts_in(rows: Iterable[LedgerRow]) -> dict[str, dict[str, str]]:
    """What the rows say of their findings; of two that differ, the first in the order of their words, so that no file goes first."""
    found: dict[str, dict[str, str]] = {}
    for row in rows:
        # Without a rule it is a finding that was gone when the sheet was written.
        facts = {column: row.facts.get(column, "") for column in FACT_COLUMNS}
        if facts["rule"]:
            found[row.finding] = min(facts, found.get(row.finding, facts), key=lambda one: tuple(one.values()))
    return found
