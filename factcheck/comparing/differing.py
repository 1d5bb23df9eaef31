"""Two figures or days that were paired by the words around them and don't agree: the comparison, in words."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.comparing.interval import gap
from factcheck.comparing.slips import slip
from factcheck.comparing.telling.arithmetic import allowance, sum_in_words
from factcheck.comparing.times.periods import in_words
from factcheck.records import Claim, Comparison, Rule


def differing_figures(
    rule: Rule,
    pair: tuple[Claim, Claim],
    score: float,
    reasons: Sequence[str],
    *,
    revised: str,
    nature: str = "conflict",
    shown: tuple[Claim, Claim] | None = None,
    doubts: tuple[str, ...] = (),
) -> Comparison:
    """A difference of two figures: superseded where `revised` says why one replaces the other, a slip where one explains it, else `nature`.

    `shown` are the two as the sum in words shows them, where that is not as they were read.
    """
    told = "" if revised else slip(*pair)
    explained = (revised,) if revised else (f"a slip would explain it: {told}",) if told else ()
    return Comparison(
        rule,
        pair,
        "disagree",
        "superseded" if revised else "slip" if told else nature,
        score,
        sum_in_words(*(shown or pair), told),
        gap(*(shown or pair)),
        allowance(*pair, rule),
        (*reasons, *explained),
        doubts,
    )


def differing_days(
    rule: Rule, pair: tuple[Claim, Claim], score: float, reasons: tuple[str, ...], doubts: tuple[str, ...] = ()
) -> Comparison:
    """A difference of two days, months or years."""
    return Comparison(rule, pair, "disagree", "conflict", score, *days_in_words(*pair), reasons=reasons, doubts=doubts)


def days_in_words(a: Claim, b: Claim) -> tuple[str, str]:
    """The sum in words and the gap of two days, months or years."""
    return f"{_day(a)} against {_day(b)}", "another date"


def _day(claim: Claim) -> str:
    return in_words(claim.period) if claim.period else claim.quote
