"""Figures whose line begins with the name of what they are: "Shr loss 22.51 dlrs vs profit 5.78 dlrs", "Revs 210.8 mln"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from factcheck.claims.phrases import Phrases, phrases
from factcheck.claims.site import Site
from factcheck.vocab import rows

_VERSUS = frozenset({"vs", "versus", "against"})
_SIGNS = {"profit": "gain", "earnings": "gain", "gain": "gain", "net": "gain", "loss": "loss", "losses": "loss"}
_MARKS = frozenset({":", "$", "|", "£", "€", "(", "-", "."})
_DASHES = frozenset({"-", "--", "—", "–"})
_REACH = 24
"""Tokens from the beginning of a line to the second of its figures."""
_LINES, _WIDEST, _WORDS = 24, 160, 5
"""Lines above a figure in which the heading of its block is looked for, characters of the widest, and words of the longest heading."""


@cache
def _labels() -> Phrases[tuple[str, str, bool]]:
    return phrases((row["label"], (row["measure"], row["loss"], row["balance"] == "yes")) for row in rows("line_labels"))


def labelled(site: Site) -> tuple[str, int, int] | None:
    """The measure that the label of the figure's line names, and the label's first and last (exclusive) token; None for other lines.

    The label stands at the beginning of the line, right before the first figure; a second figure follows after "vs". In a second block of
    the table, below "Nine mths", the measure is the nine-month one.
    """
    first = _line_start(site)
    if first is None or not site.context.words[first][0].isupper():
        return None
    found = _labels().at(site.context.lows, first)
    if found is None:
        return None
    size, (gain, loss, balance) = found
    place, sign = _to_figure(site, first + size, "loss" if site.low(first + size - 1) == "loss" else "")
    before = next((end for start, end in site.others if start == place), None)
    if before is not None and place != site.first:
        behind = before + (site.low(before) == ".")
        if site.low(behind) not in _VERSUS:
            return None
        place, sign = _to_figure(site, behind + 1 + (site.low(behind + 1) == "."), sign)
    if place != site.first:
        return None
    name = loss if sign == "loss" and loss else gain
    heading = "" if balance else _heading(site.context.text, site.context.starts[first])
    return f"{heading} {name}".strip(), first, first + size


@cache
def _headings() -> dict[str, str]:
    return {row["heading"]: row["before"] for row in rows("period_headings")}


def _heading(text: str, start: int) -> str:
    """What the heading of a second block of results puts before the measures of its lines; "" in the first block and elsewhere."""
    before = ""
    for words in _lines_above(text, start):
        if before and _labels().at(words, 0):
            return before
        said = _headings().get(" ".join(words[:2]), _headings().get(words[0])) if len(words) <= _WORDS else None
        if said is not None and not before:
            if not said:
                return ""
            before = said
    return ""


def _lines_above(text: str, start: int) -> Iterator[list[str]]:
    """The words of the lines above an offset, in lower case, from the nearest up to a long one; empty lines are skipped."""
    end = text.rfind("\n", max(0, start - _WIDEST), start)
    for _ in range(_LINES):
        begin = text.rfind("\n", max(0, end - _WIDEST), max(end, 0))
        if end <= 0 or (begin < 0 and end > _WIDEST):
            return
        words = text[begin + 1 : end].lower().replace(":", " ").split()
        if words:
            yield words
        end = begin


def _to_figure(site: Site, place: int, sign: str) -> tuple[int, str]:
    """The place behind "profit" or "loss" and marks, and which of the two the figure is (`sign` where nothing says so)."""
    while site.low(place) in _SIGNS or site.low(place) in _MARKS:
        if place == site.first:
            break
        sign = _SIGNS.get(site.low(place), sign)
        place += 1
    return place, sign


def _line_start(site: Site) -> int | None:
    """The token that begins the figure's line, behind a dateline and its dash; None where the line begins too far away."""
    context, first, last = site.context, max(site.first - _REACH, -1) + 1, site.first - 1
    near = context.line_starts[max(bisect_right(context.line_starts, last) - 1, 0)]
    if not _DASHES.isdisjoint(context.lows[max(first, near, 1) - 1 : max(last, 0)]):
        for place in range(last, max(first, near) - 1, -1):
            if place and site.low(place - 1) in _DASHES and context.starts[place] > context.ends[place - 1]:
                return place
    return near if first <= near <= last else None
