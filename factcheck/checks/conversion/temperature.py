"""Degrees said again on another scale: as readings, and as differences, which have no zero point to move."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from factcheck.checks.arithmetic import short
from factcheck.checks.around import sentence_start
from factcheck.checks.conversion.restated import Restated, ends_of, half_place, near
from factcheck.comparing.interval import factor
from factcheck.records import Comparison, Corpus, Rule, Unit
from factcheck.tables import text_of
from factcheck.text.patterns import one_of
from factcheck.vocab import rows, word_list

SLACK = Decimal("1.5")
"""Kelvins that a rounded reading may lie off."""
PERCENT = Decimal(5)
LOOK_BACK, LOOK_ON = 70, 60
KELVIN_OFF = Decimal("273.15")


def degrees(pairs: list[Restated], rule: Rule, _corpus: Corpus) -> Iterator[Comparison]:
    """Readings that don't come to what restates them, neither as readings nor as differences."""
    for pair in pairs:
        if not _is_temperature(pair):
            continue
        said, again = ends_of(pair.said), ends_of(pair.again)
        ends = list(zip(said, again, strict=True))
        if all(_same_reading(pair, a, b) for a, b in ends) or all(_same_difference(pair, a, b) for a, b in ends):
            yield Comparison(rule, (pair.again, pair.said), "agree", "conversion", sum=_sum(pair))
        elif not _half_a_range(pair):
            yield _wrong(pair, rule)


def differences(pairs: list[Restated], rule: Rule, corpus: Corpus) -> Iterator[Comparison]:
    """Differences that were converted as if they were readings: "risen by 39.2F (4C)"."""
    for pair in pairs:
        below_zero = min(pair.said.figure.value, pair.again.figure.value) < 0 or "zero" in f"{pair.said.quote} {pair.again.quote}"
        if below_zero or not _is_temperature(pair) or not _is_difference(pair, corpus):
            continue
        ends = list(zip(ends_of(pair.said), ends_of(pair.again), strict=True))
        if all(_same_difference(pair, a, b) for a, b in ends) or not all(_same_reading(pair, a, b) for a, b in ends):
            continue
        celsius, other = (pair.said, pair.again) if pair.again.unit.symbol == "°F" else (pair.again, pair.said)
        times = factor(celsius.unit.factor) / factor(other.unit.factor)
        right = short(celsius.figure.value * times)
        words = f"a difference of {celsius.quote} is one of {right} {other.unit.symbol}"
        worked_out = f"{short(celsius.figure.value)} × {short(times)} = {right} {other.unit.symbol}, printed as {other.quote}"
        reasons = ("the words speak of a difference", "as a reading on the thermometer it would be right")
        yield Comparison(rule, (other, celsius), "disagree", "conversion", 0.9, worked_out, words, reasons=reasons)


def _is_temperature(pair: Restated) -> bool:
    return pair.said.unit.dimension == pair.again.unit.dimension == "temperature" and pair.said.unit.offset != pair.again.unit.offset


def _half_a_range(pair: Restated) -> bool:
    (low, high), (again_low, again_high) = ends_of(pair.said), ends_of(pair.again)
    return (low == high) != (again_low == again_high)


def converted(value: Decimal, source: Unit, target: Unit) -> Decimal:
    """A reading on another scale.

    >>> celsius, kelvin = Unit("°C", "", "temperature", 1.0, 273.15), Unit("K", "", "temperature")
    >>> converted(Decimal(-45), celsius, kelvin)
    Decimal('228.15')
    """
    return (value * factor(source.factor) + factor(source.offset) - factor(target.offset)) / factor(target.factor)


def _same_reading(pair: Restated, said: Decimal, again: Decimal) -> bool:
    there, back = converted(said, pair.said.unit, pair.again.unit), converted(again, pair.again.unit, pair.said.unit)
    celsius = abs(said * factor(pair.said.unit.factor) + factor(pair.said.unit.offset) - KELVIN_OFF)
    slack = max(SLACK, celsius * PERCENT / 100)
    near_there = abs(there - again) <= max(slack / factor(pair.again.unit.factor), half_place(again))
    return near_there or abs(back - said) <= max(slack / factor(pair.said.unit.factor), half_place(said))


def _same_difference(pair: Restated, said: Decimal, again: Decimal) -> bool:
    times = factor(pair.said.unit.factor) / factor(pair.again.unit.factor)
    return near(said * times, again, PERCENT) or near(again / times, said, PERCENT)


def _wrong(pair: Restated, rule: Rule) -> Comparison:
    said, again = pair.said.figure.value, pair.again.figure.value
    right = converted(said, pair.said.unit, pair.again.unit)
    lost = _same_reading(pair, -said, again) or _same_reading(pair, said, -again)
    gap = f"{pair.said.quote} is {short(right)} {pair.again.unit.symbol}" + ("; a minus sign is lost or one too many" if lost else "")
    reasons = ("in brackets behind it" if pair.bracketed else "said to be the same amount",)
    return Comparison(rule, (pair.again, pair.said), "disagree", "conversion", 0.9 if lost else 0.85, _sum(pair), gap, reasons=reasons)


def _sum(pair: Restated) -> str:
    right = short(converted(pair.said.figure.value, pair.said.unit, pair.again.unit))
    way = {"°F": "× 9/5 + 32", "°C": "less 32, × 5/9"}.get(pair.again.unit.symbol, "+ 273.15")
    if "K" in (pair.said.unit.symbol, pair.again.unit.symbol):
        way = "on the other scale"
    return f"{short(pair.said.figure.value)} {way} = {right} {pair.again.unit.symbol}, printed as {pair.again.quote}"


@cache
def _cues() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words: dict[str, str] = {}
    for row in rows("degree_changes"):
        words[row["kind"]] = f"{words[row['kind']]}|{row['words']}" if row["kind"] in words else row["words"]
    hedge = one_of(word_list("restating_words"))
    before = rf"\b(?:{words['by']})(?:\s+in\s+(?:[\w-]+\s+){{1,5}}|\s+)(?:of|by)\s+(?:{hedge}\s+)*$"
    after = (
        rf"\s*[)\]]?\s*(?:(?:{words['than']})\b|(?:above|below|over|under)\s+(?:[\w-]+\s+){{0,3}}?(?:{words['normal']})\b"
        rf"|-?(?:{words['change']})\b)"
    )
    return re.compile(before, re.IGNORECASE), re.compile(after, re.IGNORECASE)


def _is_difference(pair: Restated, corpus: Corpus) -> bool:
    """Whether the words around two amounts of degrees speak of a difference."""
    text = text_of(pair.said, corpus)
    before, after = _cues()
    begin = max(sentence_start(pair.said, corpus), pair.said.start - LOOK_BACK)
    if before.search(text, begin, pair.said.start) or after.match(text, pair.again.end, pair.again.end + LOOK_ON):
        return True
    return pair.said.quantity.change or pair.again.quantity.change
