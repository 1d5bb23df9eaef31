"""The figures of a finding on one line, drawn: whether they overlap is seen before it is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import floor, log10

from factcheck.records import Claim

_LEFT, _RIGHT = 6.0, 94.0
"""Percent of the width between which the ends are drawn; the rest is room for arrows and labels."""
LETTERS = "ABCDEFGHIJ"
_SCALES = ((1e12, " tn"), (1e9, " bn"), (1e6, " m"))


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
    """All there is to draw; `unit` is the one of the first claim, and `summary` says the picture in words."""

    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    unit: str
    summary: str


def number_line(claims: Sequence[Claim]) -> NumberLine | None:
    """The claims' intervals as printed (ends widened by half of the last printed place) in the first claim's unit.

    None where there is nothing to compare on a line: one claim, or claims of different dimensions.
    """
    if len(claims) < 2 or len({claim.unit.dimension for claim in claims}) > 1 or any(not claim.unit.factor for claim in claims):
        return None
    ends = [_ends(claim, claims[0]) for claim in claims]
    known = [end for three in ends for end in three if end is not None]
    least, most = min(known), max(known)
    if least == most:
        return None

    def at(value: float | None, otherwise: float) -> float:
        return otherwise if value is None else _LEFT + (value - least) / (most - least) * (_RIGHT - _LEFT)

    bars = tuple(
        Bar(
            LETTERS[n % 10], claim.quote, at(low, 1.0), at(high, 99.0), at(value, 50.0), low is None, high is None, _anchor(at(value, 50.0))
        )
        for n, (claim, (low, high, value)) in enumerate(zip(claims, ends, strict=True))
    )
    ticks = tuple(Tick(at(value, 0.0), short(value)) for value in _round_values(least, most))
    return NumberLine(bars, ticks, claims[0].unit.name or claims[0].unit.symbol, _in_words(claims, ends))


def _ends(claim: Claim, like: Claim) -> tuple[float | None, float | None, float]:
    def convert(amount: Decimal) -> float:
        return (float(amount) * claim.unit.factor + claim.unit.offset - like.unit.offset) / like.unit.factor

    figure = claim.figure
    low = None if figure.low is None else convert(figure.low - (0 if figure.hedge == "more_than" else figure.precision))
    high = None if figure.high is None else convert(figure.high + (0 if figure.hedge == "less_than" else figure.precision))
    return low, high, convert(sum(figure.written, Decimal(0)) / len(figure.written))


def _anchor(at: float) -> str:
    return "start" if at < 25 else "end" if at > 75 else "middle"


def _round_values(least: float, most: float) -> list[float]:
    """Three to six round values between the ends.

    >>> _round_values(680_000, 755_000)
    [700000.0, 720000.0, 740000.0]
    """
    rough = (most - least) / 4
    power = 10.0 ** floor(log10(rough))
    step = next(power * n for n in (1, 2, 5, 10) if power * n >= rough * 0.999)
    first = -floor(-least / step * (1 + 1e-12)) if least else 0
    return [n * step for n in range(first, first + 12) if least <= n * step <= most]


def short(value: float) -> str:
    """A value as short as an axis wants it.

    >>> short(2_500_000_000), short(700_000), short(0.25), short(-3)
    ('2.5 bn', '700,000', '0.25', '-3')
    """
    for scale, name in _SCALES:
        if abs(value) >= scale:
            return f"{value / scale:.6g}{name}"
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.4g}"


def _in_words(claims: Sequence[Claim], ends: Sequence[tuple[float | None, float | None, float]]) -> str:
    each = ", ".join(f"{LETTERS[n % 10]} {_span(low, high)}" for n, (low, high, _) in enumerate(ends))
    low = max((low for low, _, _ in ends if low is not None), default=None)
    high = min((high for _, high, _ in ends if high is not None), default=None)
    apart = low is not None and high is not None and low > high
    return f"Number line in {claims[0].unit.name or 'plain numbers'}: {each}. They {'do not overlap' if apart else 'overlap'} as printed."


def _span(low: float | None, high: float | None) -> str:
    if low is None:
        return "any value" if high is None else f"up to {short(high)}"
    return f"from {short(low)}" if high is None else f"{short(low)} to {short(high)}"
