"""The figures of a finding on one line, drawn: whether they overlap is seen before it is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil, floor, log10

from factcheck.comparing.interval import asserted, from_base, mixable, to_base
from factcheck.records import Claim

_LEFT, _RIGHT = 6.0, 94.0
"""Percent of the width between which the ends are drawn; the rest is room for arrows and labels."""
LETTERS = "ABCDEFGHIJ"
UNDRAWN = frozenset({"arithmetic", "calendar"})
"""Natures whose figures are no two values of one thing: a total on one line with its parts shows nothing."""
_SCALES = ((1e12, " trillion"), (1e9, " billion"), (1e6, " million"))


@dataclass(frozen=True, slots=True)
class Bar:
    """One claim on the line: ends and printed value in percent of the width, and whether an end is open."""

    label: str
    words: str
    low: float
    high: float
    value: float
    open_low: bool
    open_high: bool
    anchor: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on the axis, in percent of the width, and what stands under it."""

    at: float
    words: str


@dataclass(frozen=True, slots=True)
class NumberLine:
    """All there is to draw: bars, ticks, the gap between the claims (None where they meet), and the picture in words."""

    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    gap: tuple[float, float] | None
    summary: str


def number_line(claims: Sequence[Claim]) -> NumberLine | None:
    """What the claims assert, as they were judged (rounding and "about" give them their width), in the first claim's unit.

    None where there is nothing to compare on a line: one claim, or claims whose units have no common base.
    """
    if len(claims) < 2 or not all(mixable(claims[0].unit, claim.unit) and claim.unit.factor for claim in claims):
        return None
    ends = [_ends(claim, claims[0]) for claim in claims]
    known = [end for three in ends for end in three if end is not None]
    least, most = min(known), max(known)
    if least == most:
        return None

    def at(value: float | None, otherwise: float) -> float:
        return otherwise if value is None else _LEFT + (value - least) / (most - least) * (_RIGHT - _LEFT)

    bars = tuple(
        Bar(LETTERS[n], claim.quote, at(low, 0.0), at(high, 100.0), at(value, 50.0), low is None, high is None, _anchor(at(value, 50.0)))
        for n, (claim, (low, high, value)) in enumerate(zip(claims[: len(LETTERS)], ends, strict=False))
    )
    ticks = tuple(Tick(at(value, 0.0), short(value)) for value in round_values(least, most))
    between = _between(ends)
    gap = (at(between[0], 0.0), at(between[1], 0.0)) if between else None
    return NumberLine(bars, ticks, gap, _in_words(claims, ends, between is None))


def _ends(claim: Claim, like: Claim) -> tuple[float | None, float | None, float]:
    low, high = (from_base(end, like) if end.is_finite() else None for end in asserted(claim))
    value = from_base(to_base(sum(claim.figure.written, Decimal(0)) / len(claim.figure.written), claim), like)
    return None if low is None else float(low), None if high is None else float(high), float(value)


def _between(ends: Sequence[tuple[float | None, float | None, float]]) -> tuple[float, float] | None:
    """The empty stretch that keeps the claims apart; None where all of them meet."""
    low = max((low for low, _, _ in ends if low is not None), default=None)
    high = min((high for _, high, _ in ends if high is not None), default=None)
    return (high, low) if low is not None and high is not None and low > high else None


def _anchor(at: float) -> str:
    return "start" if at < 25 else "end" if at > 75 else "middle"


def round_values(least: float, most: float) -> list[float]:
    """One to four round values between the ends.

    >>> round_values(680_000, 755_000)
    [700000.0, 725000.0, 750000.0]
    """
    # No more than four: "1.42 million" under each has to fit a narrow screen.
    rough = (most - least) / 3
    power = 10.0 ** floor(log10(rough))
    step = next(power * n for n in (1, 2, 2.5, 5, 10) if power * n >= rough * 0.999)
    first = ceil(least / step - 1e-9)
    return [n * step for n in range(first, first + 12) if n * step <= most + step * 1e-9]


def short(value: float) -> str:
    """A value as short as an axis wants it.

    >>> short(2_500_000_000), short(700_000), short(0.25), short(-3)
    ('2.5 billion', '700,000', '0.25', '-3')
    """
    for scale, name in _SCALES:
        if abs(value) >= scale:
            return f"{value / scale:.6g}{name}"
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.4g}"


def _in_words(claims: Sequence[Claim], ends: Sequence[tuple[float | None, float | None, float]], meet: bool) -> str:
    each = ", ".join(f"{letter} {_span(low, high)}" for letter, (low, high, _) in zip(LETTERS, ends, strict=False))
    return f"Number line in {claims[0].unit.name or 'plain numbers'}: {each}. They {'meet' if meet else 'do not meet'}."


def _span(low: float | None, high: float | None) -> str:
    if low is None:
        return "any value" if high is None else f"up to {short(high)}"
    if low == high:
        return short(low)
    return f"from {short(low)}" if high is None else f"{short(low)} to {short(high)}"
