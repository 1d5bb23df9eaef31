"""A timeline laid out: across in percent, so that it fits any window, and down in pixels, so that its words keep their size."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from factcheck.report.numberline import Tick, round_values, short
from factcheck.report.timelines import Timeline, Told

HEIGHT = 222
"""Pixels from top to bottom; the dates stand at the bottom."""
_TOP, _BOTTOM = 34.0, 172.0
_OVER, _UNDER = 14.0, 190.0
_LEFT, _RIGHT = 19.0, 93.0
_BESIDE = 2.6
"""Percent between two origins that give one value on one day."""
_A_LETTER = 2.0
"""Percent of the width that a letter of a label takes in the narrowest window."""
SHAPES = 6
"""Origins with a shape and colour of their own; all further ones share the last."""
MAX_DATES = 3


@dataclass(frozen=True, slots=True)
class Dot:
    """One telling: where it lies, the number of its origin's shape, and its label ("" where that would cover another)."""

    x: float
    y: float
    shape: int
    label: str
    anchor: str
    arrow: str
    """An arrow where the value lies off the scale, else ''."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """From one telling of an origin to its next."""

    x1: float
    y1: float
    x2: float
    y2: float
    shape: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """All there is to draw of a timeline, and the picture in words."""

    dots: tuple[Dot, ...]
    strokes: tuple[Stroke, ...]
    levels: tuple[Tick, ...]
    dates: tuple[Tick, ...]
    summary: str
    height: int = HEIGHT


def drawing_of(timeline: Timeline) -> Drawing:
    """The timeline as dots, joined origin by origin, over levels and dates."""
    told = [one for one in timeline.told if one.drawn]
    inside = [one.value for one in told if not one.off_scale]
    least, most = min(inside), max(inside)
    first, last = min(one.day for one in told), max(one.day for one in told)

    def across(day: date) -> float:
        return _LEFT + (day - first).days / (last - first).days * (_RIGHT - _LEFT)

    def down(value: float) -> float:
        return _BOTTOM - (value - least) / (most - least) * (_BOTTOM - _TOP)

    dots = _dots(told, timeline.origins, least, {one.day: across(one.day) for one in told}, {value: down(value) for value in inside})
    return Drawing(
        tuple(dots),
        tuple(_strokes(told, dots)),
        tuple(Tick(down(value), short(value)) for value in round_values(least, most)),
        tuple(_dates(told, timeline.span, across(first), {one.day: across(one.day) for one in told})),
        _in_words(timeline),
    )


def _dots(told: Sequence[Told], order: Sequence[str], least: float, across: dict[date, float], down: dict[float, float]) -> list[Dot]:
    alike = Counter((one.day, one.value) for one in told)
    beside: Counter[tuple[date, float]] = Counter()
    dots: list[Dot] = []
    placed: list[tuple[float, float, str]] = []
    for one in told:
        at = across[one.day] + _BESIDE * beside[one.day, one.value]
        beside[one.day, one.value] += 1
        under = one.off_scale and one.value < least
        y = _UNDER if under else _OVER if one.off_scale else down[one.value]
        anchor = "start" if across[one.day] < 25 or one.off_scale else "end" if across[one.day] > 80 else "middle"
        # Of origins that say the same, the one at the label's side carries it.
        carries = beside[one.day, one.value] == (alike[one.day, one.value] if anchor == "start" else 1)
        label = short(one.value) if carries and _is_free(at, y, short(one.value), placed) else ""
        if label:
            placed.append((at, y, label))
        arrow = "" if not one.off_scale else "↓" if under else "↑"
        dots.append(Dot(at, y, min(order.index(one.origin), SHAPES - 1), label, anchor, arrow))
    return dots


def _is_free(at: float, y: float, label: str, placed: Iterable[tuple[float, float, str]]) -> bool:
    """Whether a label there covers none of those that are placed."""
    return all(abs(at - x) > _A_LETTER * max(len(label), len(other)) or abs(y - z) > 14 for x, z, other in placed)


def _strokes(told: Sequence[Told], dots: Sequence[Dot]) -> list[Stroke]:
    """Lines between the tellings of one origin, each to the next day; what lies off the scale is not joined."""
    strokes: list[Stroke] = []
    last: dict[str, tuple[date, Dot]] = {}
    for one, dot in zip(told, dots, strict=True):
        if one.off_scale:
            continue
        before = last.get(one.origin)
        if before and before[0] < one.day:
            strokes.append(Stroke(before[1].x, before[1].y, dot.x, dot.y, dot.shape))
        last[one.origin] = one.day, dot
    return strokes


def _dates(told: Sequence[Told], span: str, first: float, across: dict[date, float]) -> list[Tick]:
    """First and last day, and the one nearest to the middle where there is room."""
    days = sorted({one.day for one in told})
    middle = min(days, key=lambda day: abs(across[day] - (first + across[days[-1]]) / 2))
    wanted = [days[0], middle, days[-1]] if 27 < across[middle] - first < across[days[-1]] - first - 27 else [days[0], days[-1]]
    return [Tick(across[day], in_words(day, span)) for day in dict.fromkeys(wanted)]


def in_words(day: date, span: str) -> str:
    """The day, or the month, quarter or year that ends on it.

    >>> [in_words(date(2026, 3, 31), span) for span in ("day", "month", "quarter", "year")]
    ['31 Mar 2026', 'Mar 2026', 'quarter to Mar 2026', 'year to Mar 2026']
    >>> in_words(date(2025, 12, 31), "year")
    '2025'
    """
    month = f"{day:%b} {day.year}"
    if span == "year":
        return str(day.year) if (day.month, day.day) == (12, 31) else f"year to {month}"
    return {"day": f"{day.day} {month}", "quarter": f"quarter to {month}"}.get(span, month)


def _in_words(timeline: Timeline) -> str:
    told = "; ".join(f"{in_words(one.day, timeline.span)}: {short(one.value)} ({one.origin})" for one in timeline.told if one.drawn)
    return f"Timeline of {timeline.measure}, {timeline.entity}, in {timeline.unit or 'plain numbers'}. {told}."
