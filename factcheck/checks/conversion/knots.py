"""Speeds of storms and ships, which are measured in knots and put into miles and kilometres an hour each for itself."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from factcheck.checks.conversion.restated import Restated
from factcheck.comparing.interval import factor

KNOT = Decimal(1852) / 3600
"""A nautical mile an hour, in metres a second."""
STEPS = (1, 5)
"""Knots, and what is worked out of them, are rounded to these: a storm's path to one, its winds to five."""


def is_of_knots(pair: Restated) -> bool:
    """Whether one speed in knots gives both of two speeds once each is rounded: 3 knots are "3 mph (6 km/h)", 45 are "50 mph (85 km/h)"."""
    if pair.said.unit.dimension != "speed":
        return False
    return any(_give(pair, step) for step in STEPS)


def _give(pair: Restated, step: int) -> bool:
    sizes = [factor(claim.unit.factor) for claim in (pair.said, pair.again)]
    values = [claim.figure.value for claim in (pair.said, pair.again)]
    nearest = int(values[0] * sizes[0] / KNOT / step)
    return any([_rounded(knots * step * KNOT / size, step) for size in sizes] == values for knots in range(nearest - 1, nearest + 3))


def _rounded(value: Decimal, step: int) -> Decimal:
    return (value / step).quantize(Decimal(1), ROUND_HALF_UP) * step
