"""The run's own columns of a sheet: held against the ledger's, told where they differ, never used."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from factcheck.review.ledger import LedgerRow
from factcheck.review.sheet import FACT_COLUMNS

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


def same_cell(one: str, other: str) -> bool:
    """Whether two cells say the same but for what a spreadsheet changes by itself: blanks, line ends, how a bare number is written.

    >>> same_cell("1,150", "1150"), same_cell("6%", "6.00%"), same_cell("755,000 bpd", "75,000 bpd"), same_cell("6%", "6")
    (True, True, False, False)
    """
    if one == other:
        return True
    plain = [" ".join(cell.split()) for cell in (one, other)]
    return plain[0] == plain[1] or (all(_NUMBER.fullmatch(cell) for cell in plain) and _value(plain[0]) == _value(plain[1]))


def _value(cell: str) -> tuple[str, bool]:
    digits = cell.replace("−", "-").replace(",", "").replace(" ", "").rstrip("%")
    whole, _, rest = digits.partition(".")
    return f"{whole.lstrip('+')}.{rest.rstrip('0')}", "%" in cell


def facts_in(rows: Iterable[LedgerRow]) -> dict[str, dict[str, str]]:
    """What the rows say of their findings; of two that differ, the first in the order of their words, so that no file goes first."""
    found: dict[str, dict[str, str]] = {}
    for row in rows:
        # Without a rule it is a finding that was gone when the sheet was written.
        facts = {column: row.facts.get(column, "") for column in FACT_COLUMNS}
        if facts["rule"]:
            found[row.finding] = min(facts, found.get(row.finding, facts), key=lambda one: tuple(one.values()))
    return found
