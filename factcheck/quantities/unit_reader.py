"""The unit to the right of a number: symbols and words, and what an ambiguous surface means here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from factcheck.quantities.plurals import singular
from factcheck.quantities.units import unit_table
from factcheck.records import Unit
from factcheck.vocab import rows, word_list

GAP = re.compile(r"[ \t]{0,2}[-‐‑]?(?:[ \t]|\n[ \t]{0,8}(?=\S))?")
"""What may stand between a number and its unit: nothing, a space, a hyphen, one line break."""

WORD = re.compile(r"[^\W\d_]{1,40}(?:\.(?=[^\W\d_]\.?))?(?:[^\W\d_]{1,40}\.){0,6}")
_NEXT = re.compile(r"[ \t\-‐‑]{1,16}|\n[ \t]{0,8}(?=\S)|[ \t]{0,16}\n[ \t]{0,16}(?=\S)")
_CUE_WORD = re.compile(r"[^\W\d_]{1,40}")
_SPACED = frozenset("mglLWVth")
"""One-letter symbols that news also writes with a space before them."""
_DEGREE = re.compile(r"[CF](?![\w/-]|\.\w|[ ][A-Z])")
_DIGIT = re.compile(r" ?\d")
_ORDINAL_SECOND = re.compile(r"second-(?!long\b|old\b)[a-z]")
_RUN_ON = re.compile(r"[a-z]{3,40}(?=[A-Z][a-z])")
"""A word that a sentence or heading runs into without a space ("7.2 percentShares rose")."""


@dataclass(frozen=True, slots=True)
class UnitReading:
    """A unit found right of a number: where it ends, and the scale its own form carries ("mb/d" is a million)."""

    unit: Unit
    end: int
    scale: float = 1.0


@cache
def _ambiguous() -> dict[str, tuple[tuple[str, frozenset[str], bool], ...]]:
    found: dict[str, list[tuple[str, frozenset[str], bool]]] = {}
    for row in rows("ambiguous_units"):
        cues = frozenset(filter(None, row["cues"].split("|")))
        found.setdefault(row["surface"], []).append((row["unit"], cues, row["scaled"] == "yes"))
    return {surface: tuple(choices) for surface, choices in found.items()}


@cache
def unit_by_symbol() -> dict[str, Unit]:
    """Units by the symbol that claims carry; where two units share one, the first."""
    table = unit_table()
    found: dict[str, Unit] = {}
    for group in table.words.values():
        for _, unit in group:
            found.setdefault(unit.symbol, unit)
    return found


def read_surface(text: str, at: int, *, scaled: bool = False, touching: bool = True) -> UnitReading | None:
    """The unit that begins at or just behind `at` (the end of a number), as far as the table of units knows it.

    `scaled` tells whether the number has a scale word, `touching` whether a one-letter symbol may touch it. None for a plain word.

    >>> read_surface("755,000 barrels a day", 7).unit.symbol, read_surface("1.2 mb/d", 3).scale, read_surface("10 executives", 2)
    ('bbl/d', 1000000.0, None)
    """
    gap = GAP.match(text, at)
    begin = gap.end() if gap else at
    glued = begin == at and touching
    symbol, words = match_symbol(text, begin, glued=glued), match_words(text, begin)
    found = max((r for r in (symbol, words) if r), key=lambda r: r.end, default=None)
    if found is None or (found.unit.symbol == "s" and _ORDINAL_SECOND.match(text, begin)):
        return None
    surface = singular(text[begin : found.end])
    surface = surface.lower() if len(surface) > 2 else surface
    if surface in _ambiguous():
        return _settle(found, surface, text, at, scaled)
    return found


def match_symbol(text: str, begin: int, *, glued: bool) -> UnitReading | None:
    """The symbol that stands at `begin`; those of one letter only where they touch the digits (`glued`)."""
    first = text[begin : begin + 1]
    for symbol, unit, scale in _symbols(text[begin : begin + 2]):
        if text.startswith(symbol, begin) and _ends_word(text, begin + len(symbol), symbol):
            lone_letter = len(symbol) == 1 and symbol.isalpha() and not glued
            next_amount = unit.dimension == "money" and not symbol.isalpha() and _DIGIT.match(text, begin + len(symbol))
            if lone_letter or next_amount:
                continue
            return UnitReading(unit, begin + len(symbol), scale)
    spaced = first in _SPACED and not text.startswith(".", begin + 1)
    return _glued_symbol(text, begin) if glued or spaced or text.startswith("/", begin + 1) or _is_degree(text, begin) else None


@lru_cache(maxsize=2048)
def _symbols(opening: str) -> tuple[tuple[str, Unit, float], ...]:
    """The symbols that two characters of a text may open, the longest first."""
    return tuple(one for one in unit_table().symbols.get(opening[:1], ()) if one[0][:2] == opening[: len(one[0])])


def _is_degree(text: str, begin: int) -> bool:
    """Whether a C or F that stands apart means degrees: where words of temperature are near, and no name begins with it."""
    return _DEGREE.match(text, begin) is not None and bool(word_list("temperature_words") & words_around(text, begin))


def _closes_quotation(text: str, at: int) -> bool:
    """Whether the straight mark at `at` ends a quotation ("Hall 101") rather than marking inches: the mark before it opened one."""
    before = text.rfind('"', max(0, at - 240), at)
    return before >= 0 and not text[before + 1].isspace() and (before == 0 or text[before - 1] in " \n\t(:,[{")


def _glued_symbol(text: str, begin: int) -> UnitReading | None:
    for size in (2, 1):
        mark = text[begin : begin + size]
        unit = unit_table().glued.get(mark) if len(mark) == size else None
        owned = mark in ("'", "’") and text[begin + 1 : begin + 2].isalpha()  # "Radio 4's"
        if unit and not owned and _ends_word(text, begin + size, mark) and not (mark == '"' and _closes_quotation(text, begin)):
            return UnitReading(unit, begin + size)
    return None


def _ends_word(text: str, end: int, surface: str) -> bool:
    """Whether a surface ends where a word may end."""
    following = text[end : end + 1]
    if not following or not surface[-1].isalnum():
        return True
    return not (following.isalnum() or following in "_&") and not (following in "'’" and text[end + 1 : end + 2].isalpha())


def match_words(text: str, begin: int, offset: int = 0) -> UnitReading | None:
    """The longest unit in words that begins at `begin`; `offset` is added to where it ends."""
    first = WORD.match(text, begin)
    if first is None:
        return None
    candidates = unit_table().words.get(first[0].lower())
    if not candidates:
        run_on = _RUN_ON.match(text, begin)
        return match_words(run_on[0], 0, begin) if run_on else None
    ends, parts = [first.end()], [first[0].lower()]
    longest = len(candidates[0][0])
    while len(parts) < longest:
        gap = _NEXT.match(text, ends[-1])
        following = WORD.match(text, gap.end()) if gap else None
        if following is None:
            break
        parts.append(following[0].lower())
        ends.append(following.end())
    for surface, unit in candidates:
        if surface == tuple(parts[: len(surface)]):
            return UnitReading(unit, offset + ends[len(surface) - 1])
    return None


def words_around(text: str, at: int, reach: int = 60) -> frozenset[str]:
    """The words within `reach` characters of `at`, in lower case."""
    return frozenset(word.lower() for word in _CUE_WORD.findall(text, max(0, at - reach), at + reach))


def _settle(found: UnitReading, surface: str, text: str, at: int, scaled: bool) -> UnitReading | None:
    near = words_around(text, at)
    for symbol, cues, needs_scale in _ambiguous()[surface]:
        if needs_scale and not scaled:
            continue
        if not cues or cues & near:
            unit = unit_by_symbol().get(symbol)
            return UnitReading(unit, found.end, found.scale) if unit else None if symbol == "-" else found
    return found


def ounce_is_troy(text: str, at: int) -> bool:
    """Whether a word near `at` says that ounces are those of precious metal."""
    cues = next(cues for symbol, cues, _ in _ambiguous()["ounce"] if symbol == "ozt")
    return bool(cues & words_around(text, at, 120))
