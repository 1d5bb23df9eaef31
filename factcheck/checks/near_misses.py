"""Whether a sum that does not come out misses by a slip of the pen: what misses by more is mostly no sum at all."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from factcheck.checks.arithmetic import minus, times, widened
from factcheck.comparing.interval import Interval, overlap

A_TENTH = Decimal("0.1")
TWICE = Decimal(2)
"""A wrong digit that makes a figure more than so many times another is as likely another thing."""
LOOSE = Decimal(2)
"""Percent by which figures that lie a scale apart may differ beyond their rounding."""
SCALES = tuple(Decimal(10) ** power for power in (1, 2, 3, 6, 9))
DIGITS = tuple(Decimal(step * by) for by in (1, 9) for step in range(1, 10))
"""By how many units of one place a figure is off where one digit is wrong, or two neighbours have changed places."""


def is_near_miss(found: Interval, stated: Interval) -> bool:
    """Whether what comes out and what is printed lie a tenth, one wrong digit, two swapped ones or a scale apart; base units.

    >>> exact = lambda number: (Decimal(number), Decimal(number))
    >>> [is_near_miss(exact(238), exact(number)) for number in (230, 268, 283, 2380, 155)]
    [True, True, True, True, False]
    """
    least, most = _apart(found, stated)
    sizes = [abs(end) for end in (*found, *stated) if end.is_finite()]
    if not least or not sizes or least <= max(sizes) * A_TENTH:
        return bool(sizes)
    if any(overlap(widened(times(one, (scale, scale)), LOOSE), other) for scale in SCALES for one, other in _both(found, stated)):
        return True
    if any(found[0] <= other <= found[1] for other in _swapped(stated)):
        return True
    return most.is_finite() and max(sizes) <= TWICE * min(sizes) and _is_of_one_digit(least, most)


def _swapped(stated: Interval) -> Iterator[Decimal]:
    """The figure in the middle with each two neighbouring digits in the other order."""
    middle = (stated[0] + stated[1]) / 2
    sign, digits, exponent = middle.normalize().as_tuple()
    for at in range(len(digits) - 1) if isinstance(exponent, int) else ():
        turned = (*digits[:at], digits[at + 1], digits[at], *digits[at + 2 :])
        yield Decimal((sign, turned, int(exponent)))


def _apart(one: Interval, other: Interval) -> Interval:
    """Between how much and how much two figures lie apart; from nothing where they may be equal."""
    low, high = minus(one, other)
    return (Decimal(0), max(-low, high)) if low <= 0 <= high else (min(abs(low), abs(high)), max(abs(low), abs(high)))


def _both(one: Interval, other: Interval) -> tuple[tuple[Interval, Interval], tuple[Interval, Interval]]:
    return (one, other), (other, one)


def _is_of_one_digit(least: Decimal, most: Decimal) -> bool:
    """Whether a difference is that of one wrong digit or of two swapped ones, of the figures as printed or as finely as they are."""
    middle = (least + most) / 2
    places = [Decimal(10) ** power for power in range(least.adjusted() - 1, most.adjusted() + 1)]
    steps = [(step * place, place) for place in places for step in DIGITS]
    return any(middle == step or (most - least < place and least <= step <= most) for step, place in steps)
