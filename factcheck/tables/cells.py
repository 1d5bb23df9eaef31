"""How the cells of a reference table are read: a period, an amount, a unit, the name of an owner."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from types import MappingProxyType

from factcheck.records import Unit
from factcheck.vocab import rows

_PERIOD = re.compile(r"(\d{4})(?:-(?:Q([1-4])|(\d{2})(?:-(\d{2}))?))?")
_AMOUNT = re.compile(r"[-−]?\d{1,24}(?:\.\d{1,12})?")
_CURRENCY = re.compile(r"[A-Z]{3}")


@lru_cache(maxsize=4096)
def read_period(text: str) -> tuple[date, date] | None:
    """First and last day of "2020", "2020-Q1", "2020-03", "2020-03-06" or "2020-01-01/2020-06-30"; None where it is none of these.

    >>> [str(day) for day in read_period("2020-02")], read_period("2020-13"), read_period("March 2020")
    (['2020-02-01', '2020-02-29'], None, None)
    """
    first, slash, last = text.partition("/")
    begin = _days(first.strip())
    end = _days(last.strip()) if slash else begin
    return None if begin is None or end is None or begin[0] > end[1] else (begin[0], end[1])


def _days(text: str) -> tuple[date, date] | None:
    match = _PERIOD.fullmatch(text)
    if match is None:
        return None
    year, quarter, month, day = (int(part) if part else 0 for part in match.groups())
    first, last = (3 * quarter - 2, 3 * quarter) if quarter else (month or 1, month or 12)
    if not (year >= 1 and 1 <= first <= 12) or (match[3] and not month) or (match[4] and not 1 <= day <= monthrange(year, first)[1]):
        return None
    return date(year, first, day or 1), date(year, last, day or monthrange(year, last)[1])


def read_amount(text: str) -> Decimal | None:
    """A plain number such as -0.4 or 539800; None for anything else (grouped digits, a unit, words).

    >>> read_amount("539800"), read_amount("539,800"), read_amount("1e400")
    (Decimal('539800'), None, None)
    """
    return Decimal(text.replace("−", "-")) if _AMOUNT.fullmatch(text) and text.isascii() else None


@lru_cache(maxsize=4096)
def half_place(text: str) -> Decimal:
    """Half of the last printed place: how far the true value may lie from a printed one.

    >>> half_place("7.5"), half_place("539800")
    (Decimal('0.05'), Decimal('0.5'))
    """
    return Decimal(5).scaleb(-1 - len(text.partition(".")[2]))


@cache
def _units() -> Mapping[str, Unit]:
    """Units of the vocabulary by symbol, whose amounts are proportional (a temperature has an offset: it stands under its symbol too)."""
    found = {
        row["symbol"]: Unit(row["symbol"], row["name"], row["dimension"], float(row["factor"]), float(row["offset"] or 0))
        for row in rows("units")
    }
    return MappingProxyType(found)


@lru_cache(maxsize=4096)
def read_unit(symbol: str) -> Unit | None:
    """The unit of a symbol; None where it is not known.

    It may be a symbol of `vocab/units.csv`, a currency's three letters, a price of such a unit, or "count:" and a noun in the singular.

    >>> read_unit("bbl/d").dimension, read_unit("EUR").dimension, read_unit("USD/bbl").dimension, read_unit("count:job").symbol
    ('volume/time', 'money', 'money/volume', 'job')
    >>> read_unit("bbls") is None
    True
    """
    if symbol.startswith("count:") and symbol[6:].strip():
        return Unit(symbol[6:].strip(), symbol[6:].strip(), "count")
    money, _, per = symbol.partition("/")
    if _CURRENCY.fullmatch(money) and symbol not in _units():
        priced = _units().get(per)
        return None if per and priced is None else Unit(symbol, symbol, f"money/{priced.dimension}" if priced else "money")
    return _units().get(symbol)


def unit_symbols() -> tuple[str, ...]:
    """The symbols that a table's unit may have, for a hint."""
    return tuple(_units())


@cache
def _names() -> Mapping[str, str]:
    found = {}
    for table, column in (("entity_aliases", "surfaces"), ("countries", "aliases")):
        for row in rows(table):
            found.update(dict.fromkeys((surface.casefold() for surface in (row["name"], *row[column].split("|")) if surface), row["name"]))
    return MappingProxyType(found)


def read_entity(text: str) -> str:
    """An owner under the one name that claims carry for all its surfaces; a name that the vocabulary does not know stays as it is.

    >>> read_entity("United States"), read_entity("Aldermoor plc")
    ('US', 'Aldermoor plc')
    """
    return _names().get(text.casefold(), text)
