"""What is written as a number without measuring or counting: dates, distances in time, ordinals and ranks, as typed records."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from factcheck.quantities.dates.find import DateMention
from factcheck.records import Figure, Kind, Quantity, Unit
from factcheck.vocab import rows, word_list

_NEXT_WORD = re.compile(r"[ -]([^\W\d_]{1,40})")
_DISTANCES = frozenset({"ago", "span"})


def find_typed(text: str, mentions: Sequence[DateMention]) -> list[Quantity]:
    """Dates, durations, ordinals and ranks of a text, by position; `mentions` are its time expressions.

    A date's figure is its year (else day, else month); a duration's ("two years ago", "the past four weeks") its count and unit; an
    ordinal's its place; a rank's the place that a superlative names (1 for "largest", 2 for "second-largest").

    >>> from factcheck.quantities import find_dates
    >>> text = "In 2019 it was the second-largest; the 21st report, three years ago, differed."
    >>> [(q.kind, str(q.figure.value), q.unit.name) for q in find_typed(text, find_dates(text))]
    [('date', '2019', 'year'), ('rank', '2', 'largest'), ('ordinal', '21', 'report'), ('duration', '3', 'year')]
    """
    found = [*map(_of_mention, mentions), *_ordinals(text, mentions)]
    return sorted((q for q in found if q is not None), key=lambda q: q.start)


def _of_mention(mention: DateMention) -> Quantity | None:
    """The typed record of a time expression; clock times and words without a number in them ("today") have none."""
    if mention.kind in _DISTANCES and mention.count:
        return _record("duration", mention.count, Unit(mention.unit, mention.unit, "time"), mention.start, mention.end)
    first = mention.of or mention
    value = first.year or mention.year or first.day or first.month or first.quarter
    if value is None or mention.kind in ("clock", "hour", "same", *_DISTANCES):
        return None
    return _record("date", value, Unit("date", mention.kind, "date"), mention.start, mention.end)


def _record(kind: Kind, value: int, unit: Unit, start: int, end: int) -> Quantity:
    amount = Decimal(value)
    return Quantity(Figure(amount, amount, (amount,), Decimal(0)), unit, start, end, kind, value_end=end)


@cache
def _words() -> dict[str, int]:
    return {row["word"]: int(row["value"]) for row in rows("ordinals")}


@cache
def _pattern() -> re.Pattern[str]:
    superlatives = "|".join(sorted(word_list("superlatives")))
    places = "|".join(_words())
    return re.compile(
        rf"(?<![^\W_])(?:(?:(?P<place>\d{{1,4}}(?:st|nd|rd|th)|{places})[ -])?(?P<rank>{superlatives})"
        rf"|(?P<digits>\d{{1,4}})(?:(?<=1)(?<!11)st(?! ?\d{{1,2}} ?lb)|nd|rd|th)|(?P<word>{places})(?=[ -][a-z]))(?![^\W_])"
    )


def _ordinals(text: str, mentions: Sequence[DateMention]) -> Iterator[Quantity]:
    which = 0
    for hit in _pattern().finditer(text):
        while which < len(mentions) and mentions[which].end <= hit.start():
            which += 1
        if which < len(mentions) and mentions[which].start < hit.end():
            continue
        if hit["rank"]:
            yield _record("rank", _place(hit["place"]), Unit("rank", hit["rank"], "rank"), hit.start(), hit.end())
            continue
        noun = _noun(text, hit.end())
        if hit["digits"] or (noun and noun not in word_list("ordinal_phrases")):
            value = int(hit["digits"]) if hit["digits"] else _words()[hit["word"]]
            yield _record("ordinal", value, Unit("ordinal", noun, "ordinal"), hit.start(), hit.end())


def _place(written: str | None) -> int:
    if not written:
        return 1
    return int(written[:-2]) if written[0].isdigit() else _words()[written]


def _noun(text: str, at: int) -> str:
    """The noun behind an ordinal, as far as plain words tell: "" before a word that no noun phrase holds."""
    word = _NEXT_WORD.match(text, at)
    return word[1].lower() if word and word[1].lower() not in word_list("noun_stops") else ""
