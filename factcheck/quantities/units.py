"""The table of units: quantulum3's unit data, overlaid with `units.csv`, `iso_currencies.csv` and `currencies.csv` of `rules/vocab`.

quantulum3's data file is read directly: its own loader costs seconds. Surfaces of one letter are read only where they touch the digits.
"""

from __future__ import annotations

import importlib.util
import json
import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from factcheck.quantities.plurals import is_plural, plural
from factcheck.records import Unit
from factcheck.vocab import rows, word_list

Words = tuple[str, ...]

_SPLIT = re.compile(r"[\s\-‐‑]{1,16}")


class UnitTable(NamedTuple):
    """How units are written. `words` is keyed by first word, longest surface first; symbols by first character, longest first."""

    words: dict[str, tuple[tuple[Words, Unit], ...]]
    symbols: dict[str, tuple[tuple[str, Unit, float], ...]]
    glued: dict[str, Unit]
    before: dict[str, tuple[tuple[str, Unit], ...]]
    """Currency signs that stand before an amount, by last character, longest first."""


def quantulum_units() -> dict[str, dict[str, object]]:
    """quantulum3's units by name, from the data file in its package (nothing of the package is imported)."""
    spec = importlib.util.find_spec("quantulum3")
    if spec is None or spec.origin is None:
        return {}
    path = Path(spec.origin).parent / "units.json"
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.is_file() else {}


@cache
def unit_table() -> UnitTable:
    """All units by surface; built once."""
    words: dict[Words, Unit] = {}
    symbols: dict[str, tuple[Unit, float]] = {}
    glued: dict[str, Unit] = {}
    _add_quantulum(words, symbols)
    _add_currencies(words, symbols, glued)
    _add_news_units(words, symbols, glued)
    by_word: dict[str, list[tuple[Words, Unit]]] = {}
    for surface, unit in words.items():
        by_word.setdefault(surface[0], []).append((surface, unit))
    by_character: dict[str, list[tuple[str, Unit, float]]] = {}
    for symbol, (unit, scale) in symbols.items():
        by_character.setdefault(symbol[0], []).append((symbol, unit, scale))
    before: dict[str, list[tuple[str, Unit]]] = {}
    for sign, unit in sorted(_signs_before(), key=lambda s: -len(s[0])):
        before.setdefault(sign[-1], []).append((sign, unit))
    return UnitTable(
        {first: tuple(sorted(found, key=lambda s: -len(s[0])) if len(found) > 1 else found) for first, found in by_word.items()},
        {first: tuple(sorted(found, key=lambda s: -len(s[0]))) for first, found in by_character.items()},
        glued,
        {last: tuple(signs) for last, signs in before.items()},
    )


def split_words(surface: str) -> Words:
    """A surface as the words that are matched, hyphens and spaces alike.

    >>> split_words("barrels-per day")
    ('barrels', 'per', 'day')
    """
    return tuple(word for word in _SPLIT.split(surface.strip()) if word)


def _add_words(words: dict[Words, Unit], surface: str, unit: Unit) -> None:
    """Enter a surface and its plural; the noun that takes the s stands before "per" or "of", else last."""
    parts = split_words(surface.lower())
    words[parts] = unit
    if "a" in parts or is_plural(parts[0]):
        return
    head = next((i for i, part in enumerate(parts) if part in ("per", "of")), len(parts)) - 1
    words[(*parts[:head], plural(parts[head]), *parts[head + 1 :])] = unit


def _add_quantulum(words: dict[Words, Unit], symbols: dict[str, tuple[Unit, float]]) -> None:
    left_out = word_list("units_left_out")
    for name, entry in quantulum_units().items():
        entity = str(entry.get("entity", ""))
        if name in left_out or " per " in name or entity in ("currency", "dimensionless"):
            continue
        unit = Unit(name, name, name)  # no factor is known, so it is comparable with itself alone
        for surface in (name, *entry.get("surfaces", ())):  # type: ignore[misc]
            if surface.lower() not in left_out and len(surface) > 2:
                _add_words(words, surface, unit)
        for symbol in entry.get("symbols", ()):  # type: ignore[attr-defined]
            if len(symbol) > 2:
                symbols.setdefault(symbol, (unit, 1.0))


def _add_news_units(words: dict[Words, Unit], symbols: dict[str, tuple[Unit, float]], glued: dict[str, Unit]) -> None:
    for row in rows("units"):
        unit = Unit(row["symbol"], row["name"], row["dimension"], float(row["factor"]), float(row["offset"]))
        for surface in filter(None, row["words"].split("|")):
            _add_words(words, surface, unit)
        for written in filter(None, row["symbols"].split("|")):
            symbol, _, scale = written.partition("=")
            symbols[symbol] = (unit, float(scale or 1))
        for symbol in filter(None, row["glued"].split("|")):
            glued[symbol] = unit


def _currency(row: dict[str, str]) -> Unit:
    part = row["code"].endswith(("c", "p")) and row["code"][:2].isupper()
    return Unit(row["code"], row["name"], "money", 0.01 if part else 1.0)


def _add_currencies(words: dict[Words, Unit], symbols: dict[str, tuple[Unit, float]], glued: dict[str, Unit]) -> None:
    for row in rows("iso_currencies"):
        unit = Unit(row["code"], row["name"], "money")
        _add_words(words, row["name"].lower(), unit)
        symbols[row["code"]] = (unit, 1.0)
    for row in rows("currencies"):
        unit = _currency(row)
        if len(unit.symbol) == 3 and unit.symbol.isupper():
            symbols[unit.symbol] = (unit, 1.0)
        for word in filter(None, row["words"].split("|")):
            _add_words(words, word, unit)
        after = row["after"].split("|") + [sign for sign in row["before"].split("|") if not sign[:1].isalnum() and "$" not in sign]
        for symbol in filter(None, after):
            symbols[symbol] = (unit, 1.0)
        for sign in row["before"].split("|"):
            if sign.isalpha() and len(sign) > 1:
                glued[sign] = unit


def _signs_before() -> list[tuple[str, Unit]]:
    signs: dict[str, Unit] = {row["code"]: Unit(row["code"], row["name"], "money") for row in rows("iso_currencies")}
    for row in rows("currencies"):
        for sign in (row["code"], *row["before"].split("|")):
            if sign and (len(sign) < 4 or not sign.isalpha() or sign == sign.upper() or sign in row["before"]):
                signs[sign] = _currency(row)
    return list(signs.items())
