"""How far a period is handed on from the sentence that names it to the figures that follow."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from factcheck.claims.period.days import LONG_PAST
from factcheck.records import Period, Quantity

LEAD = 2
"""Sentences at the head of a text whose period may hold for all its figures of the same sort."""
_FAR = 6
"""Sentences through which figures of one sort go on about the time that was named with such a figure."""


class Handed(NamedTuple):
    """A period, the number of the sentence that named it, and the sorts of the figures there."""

    period: Period
    number: int
    sorts: frozenset[str]


def sort_of(quantity: Quantity) -> str:
    """What a figure has in common with others that go on about it: the counted noun, else the dimension."""
    return quantity.unit.symbol if quantity.unit.dimension in ("count", "number") else quantity.unit.dimension


def handed_on(handed: Sequence[Handed], number: int, quantity: Quantity, published: date | None, to_come: bool = False) -> Period | None:
    """The period that a figure of sentence `number` takes from the text before it; None where it goes on about nothing told there.

    The next sentence goes on about anything, where the one that names the time gives a figure or the time is not long past; further on
    only figures of the same sort do, or all where the lead gave figures of this time and none but this was named since. Ages are of the day
    on which they are told, and what is to come is not of a time that is over.
    """
    if quantity.unit.dimension == "age":
        return None
    report = len(handed) > 1 and _is_report_of(handed[0], handed[-1], published)
    for one in reversed(handed):
        over = to_come and published is not None and one.period.end is not None and one.period.end < published
        if report and not over:
            return one.period
        if not over and _goes_on(one, number - one.number, sort_of(quantity), published):
            return one.period
    return None


def _is_report_of(lead: Handed, last: Handed, published: date | None) -> bool:
    """Whether a text reports on one time: that of its lead's figures, and still the one that was named last."""
    same = (lead.period.start, lead.period.end) == (last.period.start, last.period.end)
    return same and bool(lead.sorts) and not _long_past(lead, published)


def _long_past(handed: Handed, published: date | None) -> bool:
    return published is not None and handed.period.end is not None and (published - handed.period.end).days > LONG_PAST


def _goes_on(handed: Handed, back: int, sort: str, published: date | None) -> bool:
    if back <= 1:
        return bool(handed.sorts) or not _long_past(handed, published)
    return sort in handed.sorts and (back <= _FAR or handed.number < LEAD)
