"""Which time a figure speaks of: the mention that belongs to it, or what the text before it left in the air."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from factcheck.claims.period_resolve import resolve
from factcheck.quantities.dates import DateMention
from factcheck.records import Clue, Period, Quantity
from factcheck.text.spans import Span

__all__ = ["find_period", "main_period", "resolve"]

FORBIDDING = 110
REACH = 500
TOO_FAR = 95
"""A mention that costs more than this doesn't belong to the figure."""
REPORTING = (
    r"(?:said|says|saying|told|announced|reported|added|wrote|tweeted|published|released|warned|confirmed|testified|stated|"
    r"replied|posted|noted|insisted|denied|argued|claimed|disclosed)"
)
SAID_BEFORE = re.compile(rf"\b{REPORTING}(?:\s+(?!\d)[\w'’-]+){{0,4}}[,\s]+(?:on\s+|late\s+|early\s+|earlier\s+)*$")
SAID_AFTER = re.compile(rf",?\s+(?:[\w'’]+\s+)?{REPORTING}\b")
COMPARISON = re.compile(r"\b(?:from|compared\s+(?:with|to)|against|versus|vs\.?|than|(?:up|down)\s+on|unlike)\b")
SIDE_CLAUSE = re.compile(r"\b(?:who|which|whose|where|because|after|before|when|although|though|while|whereas|if|unless|following)\b")
EVENT = re.compile(
    r"\b(?:approved|agreed|adopted|announced|signed|introduced|imposed|restored|established|granted|launched|elected|appointed|founded|"
    r"acquired|bought|set|born|jailed|arrested|sentenced|invaded|enacted|passed|ordered|directed|opened|completed|created|decided|pledged|promised)\b"
)
NUMBER = re.compile(r"(?<![\w.,])\d[\d.,]*")
HARD_BREAK = re.compile(r";|--|—|[.!?]\s+[A-Z“\"]")
COMES_FROM = re.compile(r"\bfrom(?:\s+(?!\d)[\w'’-]+){0,3}\s+$")
MOVES = re.compile(
    r"\b(?:to|up|down|rose|risen|fell|fallen|increased?|decreased?|dropped|grew|grown|declined?|cut|raised?|lower|higher|slipped|climbed)\b"
)
NOW = re.compile(r"\b(?:current(?:ly)?|present(?:ly)?|now|at the moment|these days)\b")
STOCK = re.compile(r"\b(?:stocks?|stockpiles?|inventor(?:y|ies)|reserves|outstanding|holdings|debt)\b", re.IGNORECASE)
NEW_CLAUSE = re.compile(r"[,;]|\b(?:to|while|and|but)\b")
ANOTHER_VERB = re.compile(r"\b(?:and|but)\s+[a-z]+\s")
OWNER = re.compile(r"(?:\b(?:the|its|their|his|her|an?)|['’]s)\s$")
NOUN_AND_FIGURE = re.compile(r"(?:['’]s)?(?:\s+(?!to\b|from\b|in\b|and\b)[A-Za-z'’-]+){0,5}\s+[$£€]?\d")
ASIDE = re.compile(r"\b(?:which|who|whose|where|when)\b[^,;]*$")
LEVEL = re.compile(
    r"\b(?:to|at|of|from|were|was|totaled|totalled|stood at)\s+(?:(?:a|an|about|around|some|nearly|just|only|over|record)\s+)*$"
)


def find_period(
    text: str,
    quantity: Quantity,
    sentence: Span,
    mentions: Sequence[DateMention],
    published: date | None,
    carried: Period | None,
) -> tuple[Period | None, tuple[Clue, ...]]:
    """The period of one figure, with the words that say so.

    `mentions` are the time expressions of the sentence, `carried` is the period that the text before has set (see `main_period`). In
    order: the mention that belongs to the figure, what is carried, the article's own day (marked as assumed). Period(None, None, ...)
    means that the words name a time that can't be placed, None that nothing is known at all.
    """
    usable = [m for m in within_reach(text, quantity, sentence, mentions) if is_time_of_facts(text, sentence, m)]
    ranked = sorted((cost(text, quantity, sentence, m, usable), m.start, m) for m in usable)
    for price, _, mention in ranked:
        if price > TOO_FAR:
            break
        if quantity.change and mention.part == "end":
            mention = replace(mention, part="")
        found = resolve(mention, published, text, base_of(text, mention, usable, published, carried))
        if found is not None:
            found = at_the_end(text, quantity, sentence, found) if mention.kind in ("span", "week") else found
            return found, (Clue("period", text[mention.start : mention.end], mention.start, mention.end, why(mention, quantity, price)),)
    return without_mention(text, quantity, sentence, published, carried)


def within_reach(text: str, quantity: Quantity, sentence: Span, mentions: Sequence[DateMention]) -> Sequence[DateMention]:
    """The mentions near a figure, and the one that opens the sentence: a sentence without end costs no more than its length."""
    low = bisect_left(mentions, quantity.start - REACH, key=lambda m: m.start)
    high = bisect_left(mentions, quantity.end + REACH, key=lambda m: m.start)
    opening = mentions[:1] if low and leads(text, sentence, mentions[0]) else ()
    return [*opening, *mentions[low:high]]


def without_mention(
    text: str, quantity: Quantity, sentence: Span, published: date | None, carried: Period | None
) -> tuple[Period | None, tuple[Clue, ...]]:
    """What holds for a figure that no mention belongs to."""
    here = quantity.start
    before = text[max(sentence.start, here - 30) : here]
    if published and (now := NOW.search(before)):
        at = here - len(before) + now.start()
        return Period(published, published, now[0]), (Clue("period", now[0], at, at + len(now[0]), "said to hold now"),)
    if came_from(text, quantity, sentence):
        return Period(None, None, ""), (Clue("period", "from", here, here, "the figure before the change; no word says of when"),)
    if carried is not None:
        return at_the_end(text, quantity, sentence, carried), (
            Clue("period", carried.text, here, here, "carried over from the text before"),
        )
    if published is None:
        return None, ()
    return Period(published, published, "", assumed=True), (Clue("period", "", here, here, "no time named: the article's own day"),)


def main_period(
    text: str, sentence: Span, mentions: Sequence[DateMention], published: date | None, carried: Period | None
) -> Period | None:
    """The period that a sentence hands on to the next: its last time of facts that isn't a comparison, else what it was handed.

    A single day of the week, or a day counted from today, is not handed on: it dates an event, not the figures that follow.
    """
    for mention in reversed(mentions):
        if is_time_of_facts(text, sentence, mention) and is_handed_on(text, sentence, mention):
            found = resolve(mention, published, text, carried)
            if found is not None and found.start is not None:
                return found
    return carried


def is_handed_on(text: str, sentence: Span, mention: DateMention) -> bool:
    """Whether the figures that follow may be of this time."""
    if mention.kind in ("weekday", "ago", "same", "decade", "century") or (mention.kind == "day" and mention.day is None):
        return False
    if mention.bound in ("since", "by", "until") or mention.relation in ("the", "that", "recent", "previous", "following"):
        return False
    aside = dates_event(text, sentence, mention) or in_side_clause(text, sentence, mention)
    return not aside and not is_compared(text, sentence, mention)


def is_time_of_facts(text: str, sentence: Span, mention: DateMention) -> bool:
    """Not the dateline, not when somebody spoke, not a time of day, not "before 2019"."""
    if mention.kind == "clock" or mention.bound in ("before", "after"):
        return False
    near = max(sentence.start, mention.start - 70)
    before, after = text[near : mention.start], text[mention.end : mention.end + 24]
    if (
        mention.kind in ("day", "weekday")
        and len(before) < 60
        and before.rstrip().endswith((",", ")"))
        and re.match(r"\s*(?:\([A-Za-z /]+\)\s*)?[-–—]{1,2}\s", after)
    ):
        return False
    if mention.kind in ("weekday", "day", "week", "weekend"):
        return not SAID_BEFORE.search(before) and not SAID_AFTER.match(after)
    return True


def cost(text: str, quantity: Quantity, sentence: Span, mention: DateMention, others: Sequence[DateMention]) -> float:
    """How badly a mention fits a figure: distance, and what lies between them; 0 is next to it."""
    after = mention.start >= quantity.end
    gap = text[quantity.end : mention.start] if after else text[mention.end : quantity.start]
    price = min(len(gap), 160) / 4 + (60 if HARD_BREAK.search(gap) else 0) + (35 if SIDE_CLAUSE.search(gap) else 0)
    numbers = min(len(NUMBER.findall(outside(gap, quantity, mention, others))), 2)
    away = came_from(text, quantity, sentence)
    dated = not after and (dates_event(text, sentence, mention) or ("," in gap and in_side_clause(text, sentence, mention)))
    if after:
        price += cost_after(text, quantity, mention, gap, numbers)
    else:
        price += 8 + 8 * numbers + 4 * gap.count(",") + (FORBIDDING if dated else 0) + (FORBIDDING if away and len(gap) > 12 else 0)
        price += 80 if is_compared(text, sentence, mention) and NEW_CLAUSE.search(gap) else 0
    if leads(text, sentence, mention) and not dated:
        price = min(price, 60 + (40 if HARD_BREAK.search(gap) else 0) + (FORBIDDING if away else 0))
    return price


def cost_after(text: str, quantity: Quantity, mention: DateMention, gap: str, numbers: int) -> float:
    """What speaks against a mention that follows the figure: other figures between, comparisons, events, a noun that it belongs to."""
    price = 34.0 * numbers + 12 * gap.count(",")
    price += 60 if COMPARISON.search(gap) else 0
    price += 60 if numbers and ANOTHER_VERB.search(gap) else 0
    if EVENT.search(gap) or is_of_next(text, mention) or is_start_of_change(quantity, mention):
        price += FORBIDDING
    return price


def outside(gap: str, quantity: Quantity, mention: DateMention, others: Sequence[DateMention]) -> str:
    """The words between, without other times: their digits are no figures."""
    start = min(quantity.end, mention.end)
    for other in others:
        low, high = other.start - start, other.end - start
        if 0 <= low < high <= len(gap):
            gap = gap[:low] + " " * (high - low) + gap[high:]
    return gap


def is_start_of_change(quantity: Quantity, mention: DateMention) -> bool:
    """Whether the mention is what a change counts from ("a decrease from the previous month", "up 5% from 2019")."""
    return mention.bound == "from" and (quantity.change or bool(mention.relation))


def is_of_next(text: str, mention: DateMention) -> bool:
    """Whether the mention stands before a noun with a figure of its own ("the 1985 volume of 1.4 million", "last year's 121 million")."""
    owned = OWNER.search(text, max(0, mention.start - 12), mention.start) or text.startswith(("'s", "’s"), mention.end)
    return bool(owned) and bool(NOUN_AND_FIGURE.match(text, mention.end))


def in_side_clause(text: str, sentence: Span, mention: DateMention) -> bool:
    """Whether the mention stands in a clause about something else ("the fund, which began in 2015, holds ...")."""
    return bool(ASIDE.search(text, max(sentence.start, mention.start - 120), mention.start))


def leads(text: str, sentence: Span, mention: DateMention) -> bool:
    """Whether the mention opens the sentence ("In 2021, ...")."""
    return mention.start - sentence.start < 60 and len(text[sentence.start : mention.start].split()) <= 2


def is_compared(text: str, sentence: Span, mention: DateMention) -> bool:
    """Whether the mention dates what the figure is held against ("compared with zero in January")."""
    before = text[max(sentence.start, mention.start - 60) : mention.start]
    found = list(COMPARISON.finditer(before))
    return bool(found) and not re.search(r"[,;:]\s|\bto\b", before[found[-1].end() :])


def dates_event(text: str, sentence: Span, mention: DateMention) -> bool:
    """Whether the mention dates a decision or another event ("approved last December", "agreed in December to cut")."""
    words = text[max(sentence.start, mention.start - 60) : mention.start].split()[-6:]
    return bool(EVENT.search(" ".join(words)))


def came_from(text: str, quantity: Quantity, sentence: Span) -> bool:
    """Whether the figure is the one that something moved away from ("up to 5 from 4")."""
    before = text[max(sentence.start, quantity.start - 140) : quantity.start]
    found = COMES_FROM.search(before)
    return bool(found) and bool(MOVES.search(before[: found.start()] if found else ""))


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
