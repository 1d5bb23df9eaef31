"""Tables of conversion: what a unit's name may also mean, how many barrels a tonne of oil fills, and what currencies were worth."""

from __future__ import annotations

import csv
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import NamedTuple

from factcheck.vocab import VocabularyError, rules_folder

CONVERSIONS = ("kind", "unit", "other", "low", "high", "source", "note")
RATES = ("currency", "year", "low", "average", "high")
DOLLAR = "USD"


class Spread(NamedTuple):
    """Between which ends a factor lies, both inclusive, what it is of, and who publishes it."""

    of: str
    low: Decimal
    high: Decimal
    source: str


def _cells(name: str, columns: tuple[str, ...]) -> list[tuple[int, list[str]]]:
    """The rows of a table of `rules/tables` with their line numbers, comments and header left out."""
    with (rules_folder() / "tables" / name).open(encoding="utf-8", newline="") as lines:
        reader = csv.reader(lines, strict=True)
        cells = [(reader.line_num, row) for row in reader if row and not row[0].startswith("#")]
    if not cells or tuple(cells[0][1]) != columns:
        raise VocabularyError(f"{name}: the header must read {','.join(columns)}")
    for line, row in cells[1:]:
        if len(row) != len(columns):
            raise VocabularyError(f"{name}:{line}: {len(row)} cells where {len(columns)} belong")
    return cells[1:]


def _number(text: str, place: str) -> Decimal:
    try:
        value = Decimal(text)
    except InvalidOperation:
        raise VocabularyError(f"{place}: {text!r} is no number") from None
    if not value.is_finite() or value <= 0:
        raise VocabularyError(f"{place}: {text!r} is no factor")
    return value


@cache
def _conversions() -> dict[tuple[str, str], tuple[Spread, ...]]:
    found: dict[tuple[str, str], list[Spread]] = {}
    for line, (kind, unit, other, low, high, source, _note) in _cells("conversions.csv", CONVERSIONS):
        place = f"conversions.csv:{line}"
        found.setdefault((kind, unit), []).append(Spread(other, _number(low, place), _number(high, place), source))
    return {key: tuple(spreads) for key, spreads in found.items()}


def other_readings(symbol: str) -> tuple[Spread, ...]:
    """What else a unit's symbol may mean: each with its size in the base unit (low and high are one).

    >>> [one.of for one in other_readings("gal")], other_readings("km")
    (['imperial gallon'], ())
    """
    return _conversions().get(("reading", symbol), ())


def barrels_per_tonne(*, light: bool = False) -> Spread:
    """How many barrels one tonne of oil fills, from the heaviest to the lightest; `light` where the words speak of gas liquids.

    >>> spread = barrels_per_tonne()
    >>> spread.low < Decimal("7.33") < spread.high < barrels_per_tonne(light=True).high
    True
    """
    wanted = "light liquids" if light else "crude"
    return next(spread for spread in _conversions()["barrels-per-tonne", "bbl"] if spread.of == wanted)


@cache
def _rates() -> dict[str, dict[int, tuple[Decimal, Decimal]]]:
    found: dict[str, dict[int, tuple[Decimal, Decimal]]] = {}
    for line, (currency, year, low, _average, high) in _cells("exchange_rates.csv", RATES):
        place = f"exchange_rates.csv:{line}"
        if not year.isdigit():
            raise VocabularyError(f"{place}: {year!r} is no year")
        found.setdefault(currency, {})[int(year)] = _number(low, place), _number(high, place)
    return found


def rate_range(one: str, other: str, year: int) -> tuple[Decimal, Decimal] | None:
    """How much of currency `other` one unit of `one` bought in a year and the year before: lowest and highest.

    A year just after the table's last is judged by that. None where the table knows one of the two not.

    >>> low, high = rate_range("EUR", "USD", 2023)
    >>> low < Decimal("1.08") < high, rate_range("EUR", "XXX", 2023), rate_range("EUR", "USD", 1987)
    (True, None, None)
    """
    a, b = _in_dollars(one, year), _in_dollars(other, year)
    return None if a is None or b is None else (b[0] / a[1], b[1] / a[0])


def _in_dollars(currency: str, year: int) -> tuple[Decimal, Decimal] | None:
    if currency == DOLLAR:
        return Decimal(1), Decimal(1)
    known = _rates().get(currency, {})
    if not known:
        return None
    found = [known[each] for each in (min(year, max(known)), year - 1) if each in known and year <= max(known) + 2]
    return (min(low for low, _ in found), max(high for _, high in found)) if found else None
