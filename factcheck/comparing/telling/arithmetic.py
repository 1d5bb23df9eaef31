"""The arithmetic of a difference in words: what stands against what, and what was allowed."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from factcheck.comparing.interval import INFINITY, INSIDE, Interval, apart, asserted, factor, from_base, printed, turn_apart
from factcheck.comparing.telling.words import rounded, spoken, unit_in_words, with_unit
from factcheck.records import Claim, Rule


def sum_in_words(a: Claim, b: Claim, named_slip: str = "") -> str:
    """The arithmetic of a difference with every number that it uses, in the unit of `a`."""
    here, there = _shown(a, a), _shown(b, a)
    between = apart(a, b) / factor(a.unit.factor)
    unit = f" {unit_in_words(a.unit)}" if a.unit.symbol not in ("", "%") and a.unit.dimension != "count" else ""
    converted = (
        f" ({b.quote} = {there}{unit})" if a.unit.symbol != b.unit.symbol and a.unit.dimension == b.unit.dimension != "count" else ""
    )
    if turn_apart(a, b):
        return f"{a.quantity.trend} {here} against {b.quantity.trend} {there}{unit}"
    words = f"{here} against {there}{unit}: {spoken(between)} apart{converted}"
    return f"{words}; {named_slip}" if named_slip else words


def _shown(claim: Claim, unit_of: Claim) -> str:
    """The printed ends of a claim, in the unit of another."""
    low, high = (end if abs(end) == INFINITY else from_base(end, unit_of) for end in printed(claim))
    if low == high:
        return spoken(rounded(low, 6))
    if low == -INFINITY:
        return f"at most {spoken(rounded(high, 6))}"
    return f"at least {spoken(rounded(low, 6))}" if high == INFINITY else f"{spoken(rounded(low, 6))} to {spoken(rounded(high, 6))}"


def allowance(a: Claim, b: Claim, rule: Rule) -> str:
    """What was allowed: the rounding of both printed figures or the rule's own allowance, whichever is wider."""
    parts = []
    if rule.allow.percent:
        parts.append(f"{rule.allow.percent.normalize():f}%")
    if rule.allow.amount:
        parts.append(with_unit(rule.allow.amount / factor(a.unit.factor), a.unit))
    slack = sorted({end for claim in (a, b) for end in _slack(claim, a)})
    if any(slack):
        parts.append(f"rounding (±{with_unit(slack[-1], a.unit)})")
    return " or ".join(parts) or "nothing"


def _slack(claim: Claim, unit_of: Claim) -> tuple[Decimal, ...]:
    """How far the asserted interval reaches beyond the printed ends, in the unit of another claim, rounded for reading."""
    return _beyond(printed(claim), asserted(claim), unit_of.unit.factor, claim.figure.hedge == "about")


@lru_cache(maxsize=16384)
def _beyond(bare: Interval, wide: Interval, times: float, about: bool) -> tuple[Decimal, ...]:
    ends = zip(bare, wide, strict=True)
    found = [abs(far - near) / factor(times) for near, far in ends if near.is_finite() and far.is_finite()]
    return tuple(rounded(value if about else value / INSIDE, 6).normalize() for value in found)
