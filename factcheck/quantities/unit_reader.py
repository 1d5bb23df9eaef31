"""The unit to the right of a number: symbols, words, rates ("a day", "per 100,000", "/bbl"), ages and what an ambiguous surface means here."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import regex

from factcheck.quantities.plurals import singular
from factcheck.quantities.units import unit_table
from factcheck.records import Unit
from factcheck.vocab import rows, word_list

GAP = regex.compile(r"[ \t]{0,2}[-‐‑]?(?:[ \t]|\n[ \t]{0,8}(?=\S))?")
"""What may stand between a number and its unit: nothing, a space, a hyphen, one line break."""

_WORD = regex.compile(r"[^\W\d_]+(?:\.(?=[^\W\d_]\.?))?(?:[^\W\d_]+\.)*")
_NEXT = regex.compile(r"[ \t\-‐‑]+|\n[ \t]{0,8}(?=\S)|[ \t]*\n[ \t]*(?=\S)")
_CUE_WORD = regex.compile(r"[^\W\d_]+")
_PER = regex.compile(r"(?P<slash>[ ]?/[ ]?)|[ \t\n]{0,4}[-‐]?(?P<per>per|each|every)[-‐ \n\t]{1,4}|[ \t\n]{1,4}[-‐]?(?P<a>an?)[-‐ \n\t]{1,4}|[-‐](?P<aa>an?)[-‐]", regex.IGNORECASE)
_OF_SOMETHING_PER = regex.compile(r"\sof\s(?:[^\W\d_]+[ \n-]){1,4}?(?:an?|per|each|every)\s(?=(?:day|week|month|year|hour|minute|second|quarter)\b)")
"""What is measured may stand inside its rate: "barrels of crude a day"."""
_ADVERBS = {"daily": "d", "weekly": "wk", "monthly": "mo", "yearly": "yr", "annually": "yr", "annual": "yr", "hourly": "h"}
_PER_NUMBER = regex.compile(r"(?P<number>\d[\d,]*(?:\s(?:thousand|million|billion))?|hundred|thousand|million|billion)\s+(?P<noun>[^\W\d_]+(?:\s[^\W\d_]+(?=s\b))?)?", regex.IGNORECASE)
_ALWAYS_A = frozenset(
    "day days week month quarter year night hour minute second decade head person share unit piece bottle copy room seat ticket vote"
    " pupil student family household worker employee passenger mile acre hectare barrel bbl tonne ton ounce pound gallon litre liter bushel"
    " pint kilo kilogram gram metre meter foot inch yard kilometre kilometer night pop plate time game match episode carat bale".split()
)
_SPACED = frozenset("mglLWV")
"""One-letter symbols that news also writes with a space before them."""
_DIGIT = regex.compile(r" ?\d")
_RATE_NAMES = {"length/time": "speed", "energy/time": "power"}


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


def read_unit(text: str, at: int, *, scaled: bool = False, touching: bool = True) -> UnitReading | None:
    """The unit that begins at or just behind `at` (the end of a number), with its rate; None where a plain word follows.

    >>> read_unit("755,000 barrels a day", 7).unit.symbol, read_unit("1.2 mb/d", 3).scale, read_unit("10 executives", 2)
    ('bbl/d', 1000000.0, None)
    """
    gap = GAP.match(text, at)
    begin = gap.end() if gap else at
    glued = begin == at and touching
    symbol, words = _symbol(text, begin, glued), _words(text, begin)
    found = max((r for r in (symbol, words) if r), key=lambda r: r.end, default=None)
    if found is None:
        return None
    surface = singular(text[begin : found.end].lower())
    if surface in _ambiguous():
        found = _settle(found, surface, text, at, scaled)
    return read_rate(text, found)


def _symbol(text: str, begin: int, glued: bool) -> UnitReading | None:
    table = unit_table()
    first = text[begin : begin + 1]
    for symbol, unit, scale in table.symbols.get(first, ()):
        if text.startswith(symbol, begin) and _ends_word(text, begin + len(symbol), symbol):
            if (len(symbol) == 1 and symbol.isalpha() and not glued) or (not symbol.isalpha() and unit.dimension == "money" and _DIGIT.match(text, begin + len(symbol))):
                continue
            return UnitReading(unit, begin + len(symbol), scale)
    if glued or (first in _SPACED and not text.startswith(".", begin + 1)) or text.startswith("/", begin + 1):
        for size in (2, 1):
            mark = text[begin : begin + size]
            if len(mark) == size and mark in table.glued and _ends_word(text, begin + size, mark):
                return UnitReading(table.glued[mark], begin + size)
    return None


def _ends_word(text: str, end: int, surface: str) -> bool:
    """Whether a surface ends where a word may end."""
    following = text[end : end + 1]
    if not following or not surface[-1].isalnum():
        return True
    return not (following.isalnum() or following in "_&") and not (following in "'’" and text[end + 1 : end + 2].isalpha())


def _words(text: str, begin: int) -> UnitReading | None:
    first = _WORD.match(text, begin)
    if first is None:
        return None
    candidates = unit_table().words.get(first[0].lower())
    if not candidates:
        return None
    ends, parts = [first.end()], [first[0].lower()]
    longest = len(candidates[0][0])
    while len(parts) < longest:
        gap = _NEXT.match(text, ends[-1])
        following = _WORD.match(text, gap.end()) if gap else None
        if following is None:
            break
        parts.append(following[0].lower())
        ends.append(following.end())
    for surface, unit in candidates:
        if surface == tuple(parts[: len(surface)]):
            return UnitReading(unit, ends[len(surface) - 1])
    return None


def words_around(text: str, at: int, reach: int = 60) -> frozenset[str]:
    """The words within `reach` characters of `at`, in lower case."""
    return frozenset(word.lower() for word in _CUE_WORD.findall(text, max(0, at - reach), at + reach))


def _settle(found: UnitReading, surface: str, text: str, at: int, scaled: bool) -> UnitReading:
    near = words_around(text, at)
    for symbol, cues, needs_scale in _ambiguous()[surface]:
        if needs_scale and not scaled:
            continue
        if not cues or cues & near:
            unit = unit_by_symbol().get(symbol)
            return UnitReading(unit, found.end, found.scale) if unit else found
    return found


def read_rate(text: str, found: UnitReading) -> UnitReading:
    """The unit with what it is per: "a day", "/bbl", "per square foot", "per 100,000 people"; itself where nothing follows."""
    if found.unit.dimension in ("age", "ratio") and text[found.end : found.end + 1] != "/":
        return _ratio_rate(text, found)
    link = _PER.match(text, found.end)
    if link is None:
        link = _OF_SOMETHING_PER.match(text, found.end)
        below = _words(text, link.end()) if link else None
        return UnitReading(_per(found.unit, below.unit), below.end, found.scale) if below else found
    at = link.end()
    if link["per"]:
        number = _PER_NUMBER.match(text, at)
        if number:
            return UnitReading(_per(found.unit, Unit(number[0], number[0], "count")), number.end(), found.scale)
    word = _WORD.match(text, at)
    if word and word[0].lower() in _ADVERBS:  # "per daily": odd, but plain what is meant
        time = unit_by_symbol()[_ADVERBS[word[0].lower()]]
        return UnitReading(_per(found.unit, time), word.end(), found.scale)
    if (link["a"] or link["aa"]) and (word is None or word[0].lower() not in _ALWAYS_A):
        return found
    below = (_symbol(text, at, glued=True) if link["slash"] else None) or _words(text, at) or (_symbol(text, at, glued=False))
    if below is None:
        if link["slash"] or word is None or word[0].lower() in ("cent", "se") or word[0].lower() in word_list("noun_stops"):
            return found
        noun = word[0].lower()
        below = UnitReading(Unit(noun, noun, "count"), word.end())
    return UnitReading(_per(found.unit, below.unit), below.end, found.scale)


def _ratio_rate(text: str, found: UnitReading) -> UnitReading:
    """Percent "a year" and "per annum" are rates; "5% a person familiar said" is not."""
    link = regex.compile(r"\s(?:a|per|each)\s(?=year|month|annum|quarter|week|day\b)").match(text, found.end)
    below = _words(text, link.end()) if link else None
    return UnitReading(_per(found.unit, below.unit), below.end, found.scale) if below else found


def _per(top: Unit, bottom: Unit) -> Unit:
    dimension = f"{top.dimension}/{bottom.dimension}"
    return Unit(
        f"{top.symbol}/{bottom.symbol}",
        f"{top.name} per {bottom.name}",
        _RATE_NAMES.get(dimension, dimension),
        top.factor / bottom.factor if bottom.factor else top.factor,
    )
