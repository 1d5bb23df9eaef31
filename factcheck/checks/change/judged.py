"""Whether the figures of one movement fit each other, with the sum."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from factcheck.checks.arithmetic import minus, over, percent_change, plus, short, times, widened
from factcheck.checks.change.readings import SURE, fits_another_base, has_other_time, may_be_meant, signed, sureness
from factcheck.checks.change.sides import HUNDRED, common_unit, in_unit, level_of
from factcheck.checks.change.told import Told
from factcheck.checks.change.words import has_other_base, speaks_of
from factcheck.checks.magnitude.kind import scale_of
from factcheck.comparing.interval import Interval, asserted, overlap, rounding, to_base
from factcheck.records import Claim, Corpus, Verdict
from factcheck.text.patterns import later
from factcheck.text.spoken import spoken

RELATIVE = Decimal(3)
"""Percent of a stated change by which it may be off: figures are often worked out from others than are printed."""
FAR = Decimal(5)
"""Levels that lie farther apart than so many times, told as moving the other way, are of two things."""
ALL = Decimal(100)
TICKS = Decimal(10)
"""So many times as many "points" as lie between two yields are hundredths of one."""
A_YEAR = (Decimal(12), Decimal(4))
"""Months and quarters of a year: "rose $678 million, or 0.5%, to $1.6 trillion" gives the month's rise at an annual rate."""
_UP_FROM = later(r"\b(?:up|down) from\b", re.IGNORECASE)
"""Of shares that words say stand lower or higher than they did; "slashed the stake built up over months to 33% from 37%" has two verbs."""
_MOVE_IN = later(r" (?:rise|increase|jump|fall|drop|decline|decrease|cut) in (?:the |its |their |total |overall )?([a-z]{1,20})")
Near = Callable[[], Sequence[Claim]]


@dataclass(frozen=True, slots=True)
class Judged:
    """One thing that a movement states, and whether its other figures bear it out."""

    check: str
    verdict: Verdict
    stated: Claim
    gap: str = ""
    sum: str = ""
    score: float = SURE
    doubts: tuple[str, ...] = ()


def judged(told: Told, near: Near, corpus: Corpus) -> Iterator[Judged]:
    """All that a movement states and its figures can bear out or not; `near` gives the figures round it, to try as other bases."""
    if told.level is not None and told.base is not None:
        yield from _direction(told, told.level, told.base, corpus)
    if any(claim.mood == "denied" for claim in told.shown):
        return
    for one in (*_percent(told), *_amount(told), *_ratio(told)):
        if one.verdict == "agree":
            yield one
        elif not (has_other_base(told.shown[0].sentence) or has_other_time(told) or _has_other_base_near(told, one, near)):
            score, doubts = sureness(told, corpus, timed=one.check != "ratio-words")
            yield replace(one, score=score, doubts=doubts)


def _has_other_base_near(told: Told, one: Judged, near: Near) -> bool:
    tried = told.base is not None and one.check in ("percent", "amount") and one.stated.unit.dimension != "points"
    return tried and fits_another_base(told, one.check == "percent", one.stated, near())


def _direction(told: Told, level: Claim, base: Claim, corpus: Corpus) -> Iterator[Judged]:
    """ "fell to 12 from 10"."""
    if told.trend is None or told.loose or (level.unit.symbol == "%" and not _UP_FROM.search(told.shown[0].sentence)):
        return
    now, before = asserted(level), asserted(base)
    went = "up" if now[0] > before[1] else "down" if now[1] < before[0] else None
    words = f"from {_as(base)} to {_as(level)}, told as {_a_move(told.trend)}"
    if went == told.trend:
        yield Judged("direction", "agree", _shown(told, level), sum=words)
    elif (
        went is not None
        and (level.measure or level.unit.symbol)
        and told.tied
        and not may_be_meant(told, level)
        and not _are_far_apart(now, before)
    ):
        turned = f"from {_as(base)} to {_as(level)} is {_a_move(went)}, not {_a_move(told.trend)}"
        yield Judged("direction", "disagree", _shown(told, level), turned, words, sureness(told, corpus, timed=False)[0])


def _are_far_apart(one: Interval, other: Interval) -> bool:
    """Whether two levels are hardly of one thing: "$625,000 to insure $10 million, down from $725,000"."""
    return one[0] > FAR * other[1] or other[0] > FAR * one[1]


def _percent(told: Told) -> Iterator[Judged]:
    claim, level, base = told.percent, told.level, told.base
    if claim is None:
        return
    if level is None or base is None:
        yield from _percent_of_amount(told, claim)
        return
    found = percent_change(level_of(base), level_of(level))
    words = f"({_as(level)} - {_as(base)}) / {_as(base)} = {_moved_by(base, level, '+')}%, printed as {claim.quote}"
    in_points = times(minus(asserted(level), asserted(base)), HUNDRED)
    if _agree(found, _in_percent(_stated(claim)), told):
        yield Judged("percent", "agree", claim, sum=words)
    elif level.unit.symbol == "%" and _agree(in_points, _in_percent(asserted(claim)), told):
        if _is_of_the_whole(claim, level):
            return
        meant = f"{_move(base, level)} percentage points, or of {_moved_by(base, level)} percent"
        yield Judged("percent-or-points", "disagree", claim, meant, words)
    elif level.unit.symbol != "%" and not _only_turned(found, _in_percent(_stated(claim)), told):
        # Beside two rates a percentage that fits neither way is a third one: "to 0.3% growth from 0.1% and to a 1.3% rise".
        yield Judged("percent", "disagree", claim, _percent_meant(told, claim, level, base), words)


def _is_of_the_whole(claim: Claim, level: Claim) -> bool:
    """Whether a share grew and the percentage is of what it is a share of: "power went from 10% to 13% of it, a 3% rise in costs"."""
    behind = claim.sentence.rpartition(claim.quote)[2]
    found = _MOVE_IN.match(behind)
    return level.measure == "share" and found is not None and found[1] not in ("share", "proportion", "rate", "stake")


def _percent_meant(told: Told, claim: Claim, level: Claim, base: Claim) -> str:
    """The right percentage, and what the printed one is of, where that can be told."""
    a, b = _point(base), _point(level)
    moved = f"{_as(base)} to {_as(level)} is {_a_move(_went(base, level))} of {_moved_by(base, level)}%"
    stated = _in_percent(asserted(claim))
    share_of_new = minus(HUNDRED, times(over(a, b), HUNDRED))
    if overlap(share_of_new, signed(stated, told)):
        return f"{moved}; {claim.quote} is its share of the new figure"
    if overlap(times(over(b, a), HUNDRED), stated):
        return f"{moved}; {_as(level)} is {claim.quote} of {_as(base)}"
    return moved


def _percent_of_amount(told: Told, claim: Claim) -> Iterator[Judged]:
    """ "up 17 billion, or 1.1%, to 1.564 trillion": the base is what is left when the change is taken away."""
    side, amount = told.level or told.base, told.amount
    unit = common_unit([side, amount]) if side and amount else None
    if side is None or amount is None or unit is None or unit.symbol == "%" or (told.base is None and told.trend is None):
        return
    by, at = asserted(in_unit(amount, unit)), asserted(in_unit(side, unit))
    share = _in_percent(_stated(claim))
    if told.base is None:  # "gave up 21 points, or 2.3%, at 888": the share tells which way it went, whatever the verb seems to say
        turned = plus(at, by) if told.trend == "up" else minus(at, by)
        if turned[0] > 0 and overlap(times(over(by, turned), HUNDRED), share):
            return
    moved, stood = amount.figure.value, side.figure.value
    if told.base is None:
        at = minus(at, by) if told.trend == "up" else plus(at, by)
        stood = stood - moved if told.trend == "up" else stood + moved
    if at[0] <= 0 or stood <= 0:
        return
    size = short(times(over((moved, moved), (stood, stood)), HUNDRED)[0])
    words = f"{spoken(moved)} / {spoken(stood)} = {size}%, printed as {claim.quote}"
    grew = times(over(by, at), HUNDRED)
    if any(overlap(times(grew, (a_year, a_year)), share) for a_year in A_YEAR):
        return
    fits = overlap(grew, share)
    yield Judged("percent", "agree" if fits else "disagree", claim, "" if fits else f"{amount.quote} of {spoken(stood)} is {size}%", words)


def _amount(told: Told) -> Iterator[Judged]:
    claim, level, base = told.amount, told.level, told.base
    if claim is None or level is None or base is None:
        return
    if level.unit.symbol == "%":
        if _is_of_shares(claim, level, base):
            yield from _points(told, claim, level, base)
        return
    unit = level.unit if _counts_points(claim, level) else common_unit([level, claim])
    if unit is None:
        return
    found = minus(level_of(in_unit(level, unit)), level_of(in_unit(base, unit)))
    stated = _stated(in_unit(claim, unit))
    words = f"{_as(level)} - {_as(base)} = {spoken(level.figure.value - base.figure.value)}, printed as {claim.quote}"
    scale = scale_of(claim) if scale_of(level) is None and scale_of(base) is None else None
    shared = scale is not None and _agree(times(found, (scale, scale)), stated, told)  # "cut 1.2 million barrels, from 9.7 to 8.5"
    if shared or _agree(found, stated, told):
        yield Judged("amount", "agree", claim, sum=words)
    elif not _only_turned(found, stated, told):
        yield Judged("amount", "disagree", claim, _move(base, level), words)


def _is_of_shares(claim: Claim, level: Claim, base: Claim) -> bool:
    """Whether an amount is the percentage points between two shares: not hundredths of them, nor "up 6 points from 2015 to 60%"."""
    if claim.unit.symbol == "point":
        return (
            claim.figure.value < TICKS * abs(level.figure.value - base.figure.value) and max(level.figure.value, base.figure.value) <= ALL
        )
    return claim.unit.dimension == "points"


def _counts_points(claim: Claim, level: Claim) -> bool:
    """Whether an amount is in points of an index, which has no unit of its own."""
    return claim.unit.dimension in ("points", "count") and level.unit.dimension in ("number", "count")


def _points(told: Told, claim: Claim, level: Claim, base: Claim) -> Iterator[Judged]:
    """ "up 2 percentage points to 7.5% from 5.5%"."""
    found = times(minus(asserted(level), asserted(base)), HUNDRED)
    words = f"{_as(level)} - {_as(base)} = {spoken(level.figure.value - base.figure.value)} points, printed as {claim.quote}"
    # Points are printed as finely as the levels: where these were rounded, what is left between them says by how much it may be off.
    if _agree(found, asserted(claim), told):
        yield Judged("amount", "agree", claim, sum=words)
    elif _agree(percent_change(asserted(base), asserted(level)), asserted(claim), told):
        meant = f"{_move(base, level)} percentage points, or of {_moved_by(base, level)} percent"
        yield Judged("percent-or-points", "disagree", claim, meant, words)
    elif not _only_turned(found, asserted(claim), told):
        yield Judged("amount", "disagree", claim, f"{_move(base, level)} percentage points", words)


def _ratio(told: Told) -> Iterator[Judged]:
    level, base = told.level, told.base
    if told.ratio is None or level is None or base is None or not (level.measure or level.unit.symbol or told.one_move):
        return
    word, fits = told.ratio
    multiple = short(over(_point(level), _point(base))[0])
    words = f"{_as(level)} / {_as(base)} = {multiple}, told as “{word}”"
    if overlap(over(asserted(level), asserted(base)), fits):
        yield Judged("ratio-words", "agree", _shown(told, level), sum=words)
    else:
        meant = f"{_as(base)} to {_as(level)} is {multiple} times, not “{word}”"
        yield Judged("ratio-words", "disagree", _shown(told, level), meant, words)


def _agree(found: Interval, stated: Interval, told: Told) -> bool:
    """Whether a stated change fits what the levels give; where the words don't tell the sign of the numbers, either way will do."""
    sentence = told.shown[0].sentence
    if told.trend is None or speaks_of("negative", sentence) or speaks_of("currency", sentence):
        return overlap(found, stated) or overlap((-found[1], -found[0]), stated)
    return overlap(found, signed(stated, told))


def _only_turned(found: Interval, stated: Interval, told: Told) -> bool:
    """Whether the size is right and only the direction is not: that is told as such."""
    return overlap((-found[1], -found[0]), signed(stated, told))


def _stated(claim: Claim) -> Interval:
    """What is stated, give or take one unit of its last place (some cut digits off) and a little of its size."""
    low, high = asserted(claim)
    slack = abs(to_base(rounding(claim), claim))
    return widened((low - slack, high + slack), RELATIVE)


def _in_percent(interval: Interval) -> Interval:
    return times(interval, HUNDRED)


def _shown(told: Told, level: Claim) -> Claim:
    """The level as it stands in the text."""
    return next((claim for claim in told.shown if claim.start == level.start), told.shown[-1])


def _point(claim: Claim) -> Interval:
    value = to_base(claim.figure.value, claim)
    return value, value


def _as(claim: Claim) -> str:
    """A level as a sum shows it."""
    return f"{spoken(claim.figure.value)}{'%' if claim.unit.symbol == '%' else ''}"


def _went(base: Claim, level: Claim) -> str | None:
    return "up" if level.figure.value > base.figure.value else "down" if level.figure.value < base.figure.value else None


def _a_move(trend: str | None) -> str:
    return "a rise" if trend == "up" else "a fall" if trend == "down" else "a change"


def _move(base: Claim, level: Claim) -> str:
    """ "5.5% to 7.5% is a rise of 2"."""
    return f"{_as(base)} to {_as(level)} is {_a_move(_went(base, level))} of {spoken(abs(level.figure.value - base.figure.value))}"


def _moved_by(base: Claim, level: Claim, sign: str = "") -> str:
    """By how many percent, with its sign where `sign` is "+"."""
    moved = percent_change(_point(base), _point(level))[0]
    return f"{'+' if moved > 0 else ''}{short(moved)}" if sign else short(abs(moved))
