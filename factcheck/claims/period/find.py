"""Which time a figure speaks of: the mention that belongs to it, or what the text before it left in the air."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from factcheck.claims.period.fit import (
    STOCK,
    came_from,
    cost,
    dated_by_when,
    dates_event,
    dates_start,
    in_side_clause,
    is_compared,
    is_ended_with,
    is_time_of_facts,
    leads,
    names_event,
)
from factcheck.claims.period.labelled import labels_others
from factcheck.claims.period.resolve import resolve
from factcheck.claims.period.unsaid import (
    about_now,
    assumed,
    before_the_move,
    goes_on_now,
    next_in_turn,
    of_the_year_before_it,
    same_time_last_year,
    usual,
)
from factcheck.quantities.dates.find import DateMention
from factcheck.records import Clue, Period, Quantity
from factcheck.text.patterns import later
from factcheck.text.spans import Span

__all__ = ["find_period", "main_period", "resolve"]

REACH = 500
TOO_FAR = 95
"""A mention that costs more than this doesn't belong to the figure."""
FULL_YEAR = later(r"\b(?:full[- ]year|for the full year|whole[- ]year)\b", re.IGNORECASE)
OUTLOOK = later(r"\b(?:forecasts?|guidance|outlook|expects?|targets?|sees|predicts?|estimates?|will|would)\b", re.IGNORECASE)
LEVEL = later(r"\b(?:to|at|of|from|were|was|totaled|totalled|stood at)\s+(?:(?:a|an|about|around|some|nearly|just|only|over|record)\s+)*$")


MOST_MENTIONS = 20
"""Time expressions of one sentence, the nearest, that are looked at for a figure; no sentence of news has more."""


def find_period(
    text: str,
    quantity: Quantity,
    sentence: Span,
    mentions: Sequence[DateMention],
    published: date | None,
    carried: Period | None,
    *,
    handed: Period | None = None,
    standing: bool = False,
    in_force: bool = False,
    to_come: bool = False,
) -> tuple[Period | None, tuple[Clue, ...]]:
    """The period of one figure, with the words that say so.

    `mentions` are the time expressions of the sentence, `carried` is the period that the text before has named last (see `main_period`),
    from which "a year earlier" counts, `handed` the one that the figure goes on about (see `handed_on`). In order: the mention that belongs
    to the figure, what is handed on, the article's own day (marked as assumed). Period(None, None, ...) means that the words name a time
    that can't be placed, None that nothing is known at all. A `standing` measure (reserves, a quota) takes no such period: it holds on the
    article's own day; one `in_force` (a quota, a capacity) is taken to hold for the article's year.
    The time of both, and of a figure `to_come`, may lie ahead.
    """
    if len(mentions) > MOST_MENTIONS:
        mentions = sorted(sorted(mentions, key=lambda m: abs(m.start - quantity.start))[:MOST_MENTIONS], key=lambda m: m.start)
    near = (dated_by_when(text, quantity, m) for m in within_reach(text, quantity, sentence, mentions))
    usable = [m for m in near if is_time_of_facts(text, sentence, m) and not labels_others(text, quantity, m)]
    unsaid = about_now(text, quantity, sentence, usable, published) or usual(text, quantity, sentence)
    if unsaid is not None:
        return unsaid
    ranked = sorted((cost(text, quantity, sentence, m, usable), m.start, m) for m in usable)
    for price, _, mention in ranked:
        if price > TOO_FAR:
            break
        if quantity.change and mention.part == "end":
            mention = replace(mention, part="")
        mention = of_the_year_before_it(mention, usable)
        base = base_of(text, mention, usable, published, carried)
        mention = same_time_last_year(mention, base, held_against=came_from(text, quantity, sentence))
        found = resolve(mention, published, text, base, in_force or to_come)
        if found is not None:
            found = next_in_turn(text, quantity, mention, found)
            if found.end and not quantity.change and is_ended_with(text, sentence, mention, quantity):
                found = Period(found.end, found.end, found.text, found.assumed)
            found = at_the_end(text, quantity, sentence, found) if mention.kind in ("span", "week") else found
            return found, (Clue("period", text[mention.start : mention.end], mention.start, mention.end, why(mention, quantity, price)),)
    if came_from(text, quantity, sentence) and not in_force:
        return before_the_move(
            text, quantity, sentence, usable, lambda m: resolve(m, published, text, base_of(text, m, usable, published, carried)), carried
        )
    kept = not (published and (standing or goes_on_now(text, quantity, sentence)))
    return without_mention(text, quantity, sentence, published, handed if kept else None, in_force)


def within_reach(text: str, quantity: Quantity, sentence: Span, mentions: Sequence[DateMention]) -> Sequence[DateMention]:
    """The mentions near a figure, and the one that opens the sentence: a sentence without end costs no more than its length."""
    low = bisect_left(mentions, quantity.start - REACH, key=lambda m: m.start)
    high = bisect_left(mentions, quantity.end + REACH, key=lambda m: m.start)
    opening = mentions[:1] if low and leads(text, sentence, mentions[0]) else ()
    return [*opening, *mentions[low:high]]


def without_mention(
    text: str, quantity: Quantity, sentence: Span, published: date | None, carried: Period | None, in_force: bool
) -> tuple[Period | None, tuple[Clue, ...]]:
    """What holds for a figure that no mention belongs to."""
    here = quantity.start
    year = full_year(text, sentence, here, published)
    if year is not None:
        return year
    if carried is not None:
        return at_the_end(text, quantity, sentence, carried), (
            Clue("period", carried.text, here, here, "carried over from the text before"),
        )
    return assumed(quantity, published, in_force)


def full_year(text: str, sentence: Span, here: int, published: date | None) -> tuple[Period, tuple[Clue, ...]] | None:
    """The year of "its full-year forecast of"; unresolved where a year's result is told, which may be of this year or the last."""
    found = FULL_YEAR.search(text, max(sentence.start, here - 100), here)
    if found is None:
        return None
    clue = Clue("period", found[0], found.start(), found.end(), "the year that the words name")
    if published is None or not OUTLOOK.search(text, sentence.start, sentence.end):
        return Period(None, None, found[0]), (clue,)
    return Period(date(published.year, 1, 1), date(published.year, 12, 31), found[0]), (clue,)


def main_period(
    text: str, sentence: Span, mentions: Sequence[DateMention], published: date | None, carried: Period | None
) -> Period | None:
    """The period that a sentence hands on to the next: its last time of facts that isn't a comparison, else what it was handed.

    A single day is not handed on: it dates an event, not the figures that follow; nor is a time to come.
    """
    for mention in sorted(mentions, key=lambda m: (m.bound == "from", -m.start)):
        if is_time_of_facts(text, sentence, mention) and is_handed_on(text, sentence, mention):
            found = resolve(mention, published, text, carried)
            ahead = published is not None and found is not None and found.start is not None and found.start > published
            if found is not None and found.start is not None and not ahead:
                return found
    return carried


def is_handed_on(text: str, sentence: Span, mention: DateMention) -> bool:
    """Whether the figures that follow may be of this time."""
    if mention.kind in ("weekday", "ago", "same", "decade", "century") or (mention.kind == "day" and mention.day is None):
        return False
    if mention.kind == "span" and mention.unit in ("hour", "day"):  # "46 were killed in the last 24 hours"
        return False
    if (
        mention.bound in ("since", "by", "until")
        or (mention.kind == "day" and mention.bound == "from")
        or mention.relation in ("the", "that", "recent", "previous", "following")
    ):
        return False
    aside = (
        names_event(text, mention)
        or dates_start(text, sentence, mention)
        or dates_event(text, sentence, mention)
        or in_side_clause(text, sentence, mention)
    )
    return not aside and not is_compared(text, sentence, mention)


def base_of(
    text: str, mention: DateMention, usable: Sequence[DateMention], published: date | None, carried: Period | None
) -> Period | None:
    """The period that "a year earlier" counts from: the time named before it in the sentence, else what is carried."""
    base = carried
    for other in usable:
        if other.start >= mention.start:
            break
        if other.kind in ("ago", "same", "weekday") or other.relation in ("previous", "following"):
            continue
        found = resolve(other, published, text, base)
        if found is not None and found.start is not None:
            base = found
    return base


def at_the_end(text: str, quantity: Quantity, sentence: Span, found: Period) -> Period:
    """A stock is counted on the last day of the stretch that it moved in ("stocks fell in the week ended Feb. 27 to 127 million")."""
    if found.end is None or "/" in quantity.unit.dimension or quantity.unit.symbol in ("%", "pp") or quantity.change:
        return found
    before = text[max(sentence.start, quantity.start - 30) : quantity.start]
    if LEVEL.search(before) and STOCK.search(text, max(sentence.start, quantity.start - REACH), min(sentence.end, quantity.end + REACH)):
        return Period(found.end, found.end, found.text, found.assumed)
    return found


def why(mention: DateMention, quantity: Quantity, price: float) -> str:
    """The reason for a choice, in words."""
    place = "after" if mention.start >= quantity.end else "before"
    return f"{'the time right' if price < 12 else 'the nearest fitting time'} {place} the figure"
