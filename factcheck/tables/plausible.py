"""Plausible sizes: between which ends a measure has stood for things of one sort, wide enough that only slips fall outside."""

from __future__ import annotations

import csv
from decimal import Decimal, InvalidOperation
from functools import cache, lru_cache
from typing import NamedTuple

from factcheck.records import Claim
from factcheck.vocab import VocabularyError, rows, rules_folder

NAME = "plausible_ranges.csv"
COLUMNS = ("measure", "entity_type", "unit", "low", "high", "source", "note")
WORLD = frozenset({"world", "the world", "global", "globe", "earth"})


class PlausibleRange(NamedTuple):
    """A row: sizes of a measure for one sort of entity ("any" for all), in the printed unit; an open end is None."""

    measure: str
    entity_type: str
    unit: str
    low: Decimal | None
    high: Decimal | None
    source: str
    note: str = ""


@cache
def plausible_ranges() -> dict[str, tuple[PlausibleRange, ...]]:
    """The rows of `rules/tables/plausible_ranges.csv` under each measure (lower case). Raises VocabularyError with file and line."""
    path = rules_folder() / "tables" / NAME
    found: dict[str, list[PlausibleRange]] = {}
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.reader(lines, strict=True)
        cells = [(reader.line_num, row) for row in reader if row and not row[0].startswith("#")]
    if not cells or tuple(cells[0][1]) != COLUMNS:
        raise VocabularyError(f"{NAME}: the header must read {','.join(COLUMNS)}")
    for line, row in cells[1:]:
        for one in _ranges(line, row):
            found.setdefault(one.measure, []).append(one)
    return {measure: tuple(ranges) for measure, ranges in found.items()}


def _ranges(line: int, row: list[str]) -> list[PlausibleRange]:
    if len(row) != len(COLUMNS):
        raise VocabularyError(f"{NAME}:{line}: {len(row)} cells where {len(COLUMNS)} belong")
    measures, entity_type, unit, low, high, source, note = (cell.strip() for cell in row)
    try:
        ends = [Decimal(end) if end else None for end in (low, high)]
    except InvalidOperation:
        raise VocabularyError(f"{NAME}:{line}: {low!r} or {high!r} is no number") from None
    if ends[0] is not None and ends[1] is not None and ends[0] > ends[1]:
        raise VocabularyError(f"{NAME}:{line}: low {low} is above high {high}")
    names = [name.strip().casefold() for name in measures.split("|")]
    return [PlausibleRange(name, entity_type, unit, ends[0], ends[1], source, note) for name in names]


@cache
def _types() -> dict[str, str]:
    kinds = {row["name"].casefold(): row["kind"] for row in rows("entity_aliases")}
    return kinds | {row["name"].casefold(): "country" for row in rows("countries")} | dict.fromkeys(WORLD, "world")


def entity_type(entity: str) -> str:
    """What sort of thing an entity is: country, world, body, firm, region, city, person, or "" where it is not known.

    >>> entity_type("Venezuela"), entity_type("World"), entity_type("Somebody Unknown")
    ('country', 'world', '')
    """
    return _types().get(entity.casefold(), "")


@lru_cache(maxsize=4096)
def _factor(symbol: str) -> tuple[str, Decimal] | None:
    """Dimension and factor of a unit of the vocabulary by its symbol; None for a counted noun or a currency, or with an offset."""
    for row in rows("units"):
        if row["symbol"] == symbol and not Decimal(row["offset"] or 0):
            return row["dimension"], Decimal(row["factor"])
    return None


def plausible_for(claim: Claim) -> PlausibleRange | None:
    """The range that applies to a claim: of its entity by name, else of its sort, else of any; None where there is none.

    The claim's unit must be the row's, or one of the same dimension.
    """
    ranges = plausible_ranges().get((claim.measure or "").casefold(), ())
    entity = claim.entity or ""
    for sort in (entity.casefold(), entity_type(entity), "any"):
        for one in ranges:
            if sort and one.entity_type.casefold() == sort and _in_unit_of(one, claim) is not None:
                return one
    return None


def _in_unit_of(one: PlausibleRange, claim: Claim) -> Decimal | None:
    """How many of the row's units one unit of the claim is; None where they don't convert."""
    if one.unit == claim.unit.symbol:
        return Decimal(1)
    if one.unit.startswith("bbl") and claim.unit.symbol.startswith("ft³"):  # cubic feet are of gas, whatever oil stands beside them
        return None
    known = _factor(one.unit)
    if known is None or known[0] != claim.unit.dimension or claim.unit.offset:
        return None
    return Decimal(repr(claim.unit.factor)) / known[1]


def _told(end: Decimal, unit: str) -> str:
    """An end of a range as a reader would write it.

    >>> _told(Decimal(25000000), "bbl/d"), _told(Decimal(90), "%")
    ('25 million bbl/d', '90%')
    """
    name, scale = next(((name, scale) for name, scale in _SCALES if abs(end) >= scale), ("", 1))
    return f"{(end / scale).normalize():,f}{name}{'' if unit == '%' else ' '}{unit}"


_SCALES = ((" trillion", 10**12), (" billion", 10**9), (" million", 10**6))


def outside(claim: Claim, one: PlausibleRange) -> str:
    """Which end of a range a claim lies wholly beyond, in words; "" where it lies within, at least in part."""
    times = _in_unit_of(one, claim)
    low, high = claim.figure.low, claim.figure.high
    if times is None:
        return ""
    if one.low is not None and high is not None and high * times < one.low:
        return f"below {_told(one.low, one.unit)}, the least on record"
    if one.high is not None and low is not None and low * times > one.high:
        return f"above {_told(one.high, one.unit)}, the most on record"
    return ""


def times_beyond(claim: Claim, one: PlausibleRange) -> Decimal:
    """How many times the near end of a range a claim lies beyond it; 1 where it lies within, or where an end is nothing."""
    size = claim.figure.value * (_in_unit_of(one, claim) or 0)
    above = size / one.high if one.high else Decimal(1)
    below = one.low / size if one.low and size else Decimal(1)
    return max(above, below, Decimal(1))
