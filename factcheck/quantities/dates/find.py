"""Finds the time expressions of news text: dates in every house style, years, quarters, weekdays, clock times and relative ones.

One scan stops at digit groups, names of months and days and a few words of time; what stands there is read in place, and neighbours are
joined ("the third week" + "of" + "February").
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from factcheck.quantities.dates.atoms import Atom, read_clock_word, read_deictic, read_month, read_season, read_weekday
from factcheck.quantities.dates.digits import read_code, read_digits
from factcheck.quantities.dates.mention import DateKind, DateMention
from factcheck.quantities.dates.units import read_unit
from factcheck.quantities.dates.words import words

__all__ = ["DateKind", "DateMention", "find_dates"]

ENDED = (", which ended", ", which ended on", ", ended",
         "ended", "ending", "to", "through", "up to", "until", "that ended", "which ended", "ended on", "ending on",
         "ended in", "ending in", "to the", "to end", "ended the", "ending the", "that ended on")  # fmt: skip
LISTS = (",", "and", ", and", "or", "to", "&")
DASHES = ("/", "-", "–", "—", "to", "through", "until", "till")
WITH_YEAR = ("year", "month", "quarter", "half", "season", "same", "day")
PARTED = ("day", "week", "weekend", "weekday", "month", "quarter", "half", "year", "span", "same", "decade")
WHOLES = ("month", "quarter", "half", "season", "year", "week", "decade", "century", "period", "span")
ENDS = ("day", "month", "year", "quarter", "half", "weekday", "clock", "decade", "season")

READERS = {
    "digit": read_digits, "code": read_code, "month": read_month, "weekday": read_weekday, "unit": read_unit, "season": read_season,
    "deictic": read_deictic, "clock": read_clock_word,
}  # fmt: skip


@lru_cache(maxsize=4)
def find_dates(text: str) -> tuple[DateMention, ...]:
    """Every time expression of a text, by position, not overlapping.

    Plain durations ("took four years", "a 10-year contract") are amounts and are not here; a number of four digits is a year only where its
    neighbours say so. A range or a part holds the mentions that it is made of.

    >>> [text[d.start:d.end] for text in ["Output fell in the third week of February from 2000 tonnes in 2019."] for d in find_dates(text)]
    ['the third week of February', '2019']
    """
    w = words()
    stack: list[Atom] = []
    done = 0
    for at in w.anchor.finditer(text):
        if at.start() < done:
            continue
        atom = READERS[w.kinds[at[0].lower()] if at.lastgroup == "word" else str(at.lastgroup)](w, text, at, done)
        if atom is None:
            continue
        done = atom.mention.end
        while stack and (joined := join(text, stack[-1], atom)):
            stack.pop()
            atom = joined
        if stack and not atom.sure and listed(text, stack[-1], atom):
            atom = replace(atom, sure=True)
        stack.append(atom)
    return tuple(so_far(text, atom.mention) for atom in stack if atom.sure)


def so_far(text: str, mention: DateMention) -> DateMention:
    """ "this year so far": the words after say it as those before do."""
    if text.startswith(" so far", mention.end) and mention.relation:
        return replace(mention, end=mention.end + 7, bound="so far")
    return mention


def join(text: str, first: Atom, second: Atom) -> Atom | None:
    """Two neighbours as one expression, or None where they stay two."""
    a, b = first.mention, second.mention
    if b.start - a.end > 18 or b.start < a.end:
        return None
    gap = " ".join(text[a.end : b.start].split()).lower()
    if not gap and b.bound in ("until", "through"):
        gap = b.bound
    for way in (weekday_and_day, year_after, part_of, ended, ranged):
        joined = way(first, second, gap)
        if joined is not None:
            return Atom(replace(joined, start=a.start, end=b.end))
    return None


def listed(text: str, first: Atom, second: Atom) -> bool:
    """In 1981, 1982 and 1983: a number after a year is one as well."""
    a, b = first.mention, second.mention
    return (
        first.sure and a.kind == b.kind == "year" and bool(a.year and b.year) and " ".join(text[a.end : b.start].split()).lower() in LISTS
    )


def weekday_and_day(first: Atom, second: Atom, gap: str) -> DateMention | None:
    """Sunday, March 6; but not "the Independent on Sunday" over "Tuesday 2 September"."""
    a, b = first.mention, second.mention
    if a.kind == "weekday" and b.kind == "day" and b.day and not b.bound and b.weekday is None and gap in ("", ","):
        return replace(b, weekday=a.weekday, bound=a.bound)
    return None


def year_after(first: Atom, second: Atom, gap: str) -> DateMention | None:
    """The third quarter of 2021; May last year; last quarter 1986; the same month a year ago."""
    a, b = first.mention, second.mention
    if a.unit == "year" and a.relation in ("ended", "the") and not (gap or a.of or a.count) and b.kind == "year" and b.year:
        return replace(b, fiscal=a.fiscal, bound=a.bound, part=a.part)
    if a.kind == "year" and a.year and not a.part and b.kind in ("quarter", "half") and not (gap or b.year or b.relation):
        return replace(b, year=a.year)
    if a.kind == "same" and b.kind in ("ago", "year") and (second.sure or b.kind == "year") and gap in ("", "of", "in"):
        return replace(a, of=b)
    if a.kind not in WITH_YEAR or b.kind != "year" or a.year or a.of or gap not in ("", "of", "of the", "in"):
        return None
    if not second.sure and not (gap in ("", "of") and (b.year or b.relation == "the")):
        return None
    if a.kind == "year" and (a.part != "end" or not b.year):
        return None
    if a.kind == "quarter" and a.quarter is None:
        if a.relation != "last":
            return None
        a = replace(a, quarter=4, relation="")
    return replace(a, year=b.year, fiscal=b.fiscal) if b.year and not b.part else replace(a, of=b)


def part_of(first: Atom, second: Atom, gap: str) -> DateMention | None:
    """The third week of February; the first nine months of 2021; Friday last week."""
    a, b = first.mention, second.mention
    if a.kind == "weekday" and b.kind == "week" and b.relation in ("last", "this", "next") and gap in ("", "of"):
        return replace(a, of=b)
    if a.kind in ("week", "weekend") and a.relation in ("the", "that") and b.kind == "day" and gap == "of":
        return replace(a, of=b)
    if a.kind not in PARTED or b.kind not in WHOLES or a.of or gap not in ("of", "of the", "in", "in the", "this"):
        return None
    if gap in ("in", "in the") and not second.sure:
        return None
    if a.ordinal is None and not (a.kind in ("quarter", "half", "same") or (a.kind == "span" and a.relation in ("first", "last"))):
        return None
    return replace(a, of=b)


def ended(first: Atom, second: Atom, gap: str) -> DateMention | None:
    """The four weeks ended Feb. 27; the year to March; 12 months to June."""
    a, b = first.mention, second.mention
    if gap not in ENDED or not second.sure or b.kind not in ("day", "month", "weekday", "year", "quarter") or (b.relation == "the"):
        return None
    if (
        a.unit
        and (a.relation in ("the", "ended", "this", "last", "past") or a.ordinal or a.quarter)
        and a.kind != "ago"
        and a.unit not in ("century", "hour")
    ):
        if a.kind == "weekday" or a.year:
            return None
        closes = replace(b, bound="", part=b.part or ("end" if gap == "to end" else ""))
        return replace(a, kind="span", count=a.count or 1, relation="ended", of=closes)
    return None


def ranged(first: Atom, second: Atom, gap: str) -> DateMention | None:
    """From January to March; between 2010 and 2015; Monday-Friday."""
    a, b = first.mention, second.mention
    if a.kind != b.kind or a.kind not in ENDS or a.relation or b.relation:
        return None
    slashed = a.kind == b.kind == "month" and gap == "/"  # "April/May"
    pair = gap in DASHES or (gap == "and" and a.bound == "between")
    opened = a.bound in ("from", "between")
    if (
        not pair
        or not (opened or (first.sure and second.sure) or slashed or gap in ("-", "–"))
        or (gap == "to" and a.kind == "year" and not opened)
    ):
        return None
    if a.year and b.year and a.year > b.year:
        return None
    return DateMention(a.start, b.end, "range", of=replace(a, bound=""), to=replace(b, bound=""), bound="")
