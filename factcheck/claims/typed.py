"""Dates, durations, ordinals and ranks as claims: rules need them, though they measure nothing and are not compared by themselves."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import accumulate

from factcheck.claims.context import Context
from factcheck.claims.period.resolve import resolve
from factcheck.quantities.dates.find import find_dates
from factcheck.quantities.typed import find_typed
from factcheck.records import Article, Claim, Clue, Where, Zone


def typed_claims(article: Article, context: Context, where: Where, zone: Callable[[int], Zone], figures: Sequence[Claim]) -> list[Claim]:
    """The typed records of a text as claims, those left out that lie inside one of its `figures`; a date has the days that it names."""
    text = context.text
    mentions = find_dates(text)
    by_start = {mention.start: mention for mention in mentions}
    taken = sorted((claim.start, claim.end) for claim in figures)
    starts = [start for start, _ in taken]
    reach = list(accumulate((end for _, end in taken), max))
    found = []
    for quantity in find_typed(text, mentions):
        before = bisect_left(starts, quantity.end)
        if before and reach[before - 1] > quantity.start:
            continue
        sentence = context.sentences[context.sentence_number(quantity.start)]
        mention = by_start.get(quantity.start)
        period = resolve(mention, article.published, text) if mention else None
        quote = text[quantity.start : quantity.end]
        clues = (Clue("period", quote, quantity.start, quantity.end, "a time expression"),) if period else ()
        found.append(
            Claim(article.id, quantity, quote, text[sentence.start : sentence.end], where, zone(quantity.start), period=period, clues=clues)
        )
    return found
