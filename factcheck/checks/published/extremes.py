"""Superlatives of level in a text: "the lowest point in over a century", "a four-decade high", "the highest since 2008"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from factcheck.text.patterns import later, one_of
from factcheck.vocab import rows

YEARS = {"year": 1, "decade": 10, "century": 100, "centurie": 100, "generation": 25}
"""How many years a span's unit lasts."""
SHORTENED = Decimal("0.9")
"""How much of a span "nearly" and "about" leave."""
BEFORE, AFTER = 60, 120
"""Characters round a superlative in which its scope is looked for."""
_ONE_OF = later(r"\b(?:one|some|among) of (?:the|its|their|his|her)\s(?:\w+\s)?$|\bamong (?:the|its|their)\s$", re.IGNORECASE)
_MONTH = r"(?:(?:early|late|mid-?)\s*)?(?:(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?\s+(?:\d{1,2},?\s+)?)?"


@dataclass(frozen=True, slots=True)
class Extreme:
    """A superlative of level at a span: high or low, and since when it is said to hold.

    `since` is the year named; `years` how far back it reaches at least; both None where it is said to hold for all time. `noun` is what
    stands between the superlative and its scope.
    """

    start: int
    end: int
    high: bool
    since: int | None
    years: Decimal | None
    noun: str = ""
    limit: str = ""
    """The words of the scope, where it is not all time: "since 1990", "of four decades"."""

    def first_year(self, now: int) -> int | None:
        """The first year that the scope surely holds, seen from the year `now`; None for all time.

        >>> Extreme(0, 1, True, 1990, None).first_year(2020), Extreme(0, 1, True, None, Decimal(10)).first_year(2020)
        (1991, 2011)
        """
        if self.since is not None:
            return self.since + 1
        return None if self.years is None else now - int(self.years) + 1


@cache
def words_of(kind: str) -> tuple[str, ...]:
    """The words of one kind in `vocab/extremes.csv`, longest first."""
    found = {word for row in rows("extremes") if row["kind"] == kind for word in row["words"].split("|")}
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


def any_of(*kinds: str) -> str:
    """A pattern for the words of some kinds."""
    return one_of(word for kind in kinds for word in words_of(kind))


@cache
def _numbers() -> dict[str, int]:
    found = {row["word"]: int(Decimal(row["value"])) for row in rows("numbers") if Decimal(row["value"]) == int(Decimal(row["value"]))}
    return {word: value for word, value in found.items() if 0 < value <= 100} | {"a": 1, "an": 1, "several": 3}


@cache
def _hedges() -> dict[str, str]:
    """The words before a span that leave it near what they hedge, or longer, with how they hedge."""
    before = (row for row in rows("hedges") if row["place"] == "before")
    return {row["phrase"]: row["hedge"] for row in before if row["hedge"] in ("about", "at_least", "more_than")}


@cache
def _span() -> str:
    """A pattern for "over a century", "nearly 40 years", "half a century" without its plural s; groups hedge, count, unit."""
    count = one_of(_numbers())
    hedge = one_of(_hedges())
    unit = "|".join(YEARS)
    return rf"(?:(?P<hedge>{hedge})\s+)?(?P<count>half a|quarter of a|\d{{1,3}}|{count})[\s-]+(?P<unit>{unit})"


def _span_years(match: re.Match[str]) -> Decimal:
    """How many years a span that `_span` found reaches back at least."""
    count = match["count"].casefold()
    fraction = {"half a": Decimal("0.5"), "quarter of a": Decimal("0.25")}.get(count)
    number = fraction if fraction is not None else Decimal(int(count) if count.isdigit() else _numbers()[count])
    years = number * YEARS[match["unit"].casefold()]
    return years * SHORTENED if _hedges().get((match["hedge"] or "").casefold()) == "about" else years


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    superlative = rf"\b(?:(?P<high>{any_of('high')})|(?P<low>{any_of('low')}))\b"
    mark = rf"(?:(?P<high>{any_of('high mark')})|(?P<low>{any_of('low mark')}))\b"
    back = rf"{any_of('within')}\s+(?:the\s+(?:past|last)\s+)?{_span()}s?\b"
    since = rf"since\s+{_MONTH}(?P<since>1[5-9]\d\d|20\d\d)\b"
    noun = r"(?P<noun>(?:\s+[A-Za-z][\w'’-]*){0,4}?)"
    return tuple(
        re.compile(pattern, re.IGNORECASE)
        for pattern in (
            rf"{superlative}{noun},?\s+(?:(?P<limit>{since}|{back})|(?P<ever>{any_of('ever')})\b)",
            rf"\b(?P<limit>{_span()})s?[\s-]+{mark}",
            rf"\b(?P<ever>{any_of('all time')})[\s-]+{mark}(?!\s+(?:for|in|of|since)\b)",
            rf"\b{mark}\s+(?P<limit>{since}|{back})",
        )
    )


def find_extremes(text: str) -> list[Extreme]:
    """The superlatives of level of a text that say since when, in order; of those that overlap the first.

    >>> [(e.high, e.since, str(e.years)) for e in find_extremes("Output hit its lowest point in over a century; prices a 40-year high.")]
    [(False, None, '100'), (True, None, '40')]
    """
    found = sorted({extreme for at in _heads_of(text) for extreme in _matches(text, at)}, key=lambda e: (e.start, -e.end))
    kept: list[Extreme] = []
    for extreme in found:
        one_of = _ONE_OF.search(text, max(0, extreme.start - 24), extreme.start)  # "one of the biggest ever" is not the biggest
        if not one_of and (not kept or extreme.start >= kept[-1].end):
            kept.append(extreme)
    return kept


def _heads_of(text: str) -> Iterator[int]:
    """Where words begin that may be a superlative or a mark; searching for words is far faster than for the patterns."""
    low = text.lower() if len(text.lower()) == len(text) else text
    for head in sorted(word for kind in ("high", "low", "high mark", "low mark") for word in words_of(kind)):
        at = low.find(head)
        while at >= 0:
            if not low[at - 1 : at].isalnum() and not low[at + len(head) : at + len(head) + 1].isalpha():
                yield at
            at = low.find(head, at + len(head))


def _matches(text: str, at: int) -> Iterator[Extreme]:
    """What the patterns find round a head."""
    begin = max(0, at - BEFORE)
    window = text[begin : at + AFTER]
    for match in (match for pattern in _patterns() for match in pattern.finditer(window)):
        groups = match.groupdict()
        since = int(groups["since"]) if groups.get("since") else None
        years = _span_years(match) if groups.get("unit") else None
        noun, limit = (groups.get("noun") or "").strip().casefold(), groups.get("limit") or ""
        yield Extreme(begin + match.start(), begin + match.end(), bool(groups["high"]), since, years, noun, limit)
