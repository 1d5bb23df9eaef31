"""Times written with digits: full dates, clock times, decades, quarters and years."""

from __future__ import annotations

import re
from dataclasses import replace

from factcheck.quantities.dates.atoms import Atom, as_day, full_year, opened, whole, words_before
from factcheck.quantities.dates.mention import DateMention
from factcheck.quantities.dates.words import Words
from factcheck.quantities.dates.years import is_year

Found = tuple[DateMention | None, bool]
STAMP = re.compile(r"[:.]?[ \u00a0]{1,2}[\"“']?[A-Z]")
CODE = re.compile(r"[ \u00a0]?[-']?((?:19|20)\d\d(?!\d)|(?<![ \u00a0])\d\d(?!\d))?(?:[-/](\d\d)\b)?")


def read_code(w: Words, text: str, at: re.Match[str], low: int) -> Atom | None:
    """Q1 2022, Q3, H1, FY22, FY 2021/22."""
    del w, low
    found = CODE.match(text, at.end())
    year = full_year(found[1]) if found else None
    end = found.end() if found and found[1] else at.end()
    if at[0] == "FY":
        second = full_year(found[2]) if found else None
        return Atom(DateMention(at.start(), end, "year", year=second or year, fiscal=True)) if year else None
    number = int(at[0][1])
    if at[0][0] == "Q":
        return Atom(DateMention(at.start(), end, "quarter", quarter=number, year=year))
    return Atom(DateMention(at.start(), end, "half", half=number, year=year), year is not None) if number < 3 else None


def read_digits(w: Words, text: str, at: re.Match[str], low: int) -> Atom | None:
    """Full dates in digits, clock times, decades, quarters and years."""
    found = w.after_digits.match(text, at.start())
    kind = found.lastgroup if found else None
    if found and kind:
        name = next(name for name in NUMERIC if found[name])
        mention, sure = NUMERIC[name](w, text, found, low)
        if mention is not None:
            stamp = None if sure else read_stamp(text, at)
            return stamp or Atom(mention, sure)
    return read_clock(w, text, at, low) or read_stamp(text, at)


def read_stamp(text: str, at: re.Match[str]) -> Atom | None:
    """The time of an entry in a running report: "1405 The minister says"."""
    if len(at[0]) != 4 or not STAMP.match(text, at.end()) or text[max(0, at.start() - 1) : at.start()].strip() or not at[0].isdigit():
        return None
    line = text[max(0, at.start() - 2) : at.start()]
    hour, minute = divmod(int(at[0]), 100)
    if line.strip(" ") not in ("", "\n", "\n\n") or (line and "\n" not in line) or hour > 23 or minute > 59:
        return None
    return Atom(DateMention(at.start(), at.end(), "clock", hour=hour, minute=minute))


def read_clock(w: Words, text: str, at: re.Match[str], low: int) -> Atom | None:
    """3:30 AM ET, 2.15pm, 1200 GMT, 10 o'clock, 14:05."""
    found = w.clock.match(text, at.start())
    if not found:
        return None
    hour, minute = int(found["h"]), int(found["m"] or found["m3"] or found["m4"] or 0)
    half = (found["ap"] or found["ap2"] or "").lower()
    if hour > (12 if half else 24):
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    mention = DateMention(at.start(), found.end(), "clock", hour=hour, minute=minute, zone=found["zone"] or "")
    return Atom(opened(mention, words_before(w, text, low, at.start())))


def numeric_iso(w: Words, text: str, found: re.Match[str], low: int) -> Found:
    """2022-03-06."""
    mention = as_day(found.start(), found.end(), int(found["iy"]), int(found["im"]), int(found["id"]))
    return (opened(mention, words_before(w, text, low, found.start())) if mention else None), True


def numeric_dmy(w: Words, text: str, found: re.Match[str], low: int) -> Found:
    """6 March 2022, the 6th of March, 6-8 March, from 6 to 8 March; of days joined by "and" only "between" and "on 6 and 8 March"."""
    surface = found["month"]
    before = words_before(w, text, low, found.start())
    if surface == "may" or (surface == "march" and not found["y"]) or (found["link"] == "and" and before.word not in ("between", "on")):
        return None, False
    last = whole(found["last"] or found["last2"])
    mention = as_day(found.start(), found.end("dmy"), whole(found["y"]), int(w.meaning["month"][surface.lower()]), int(found["d"]), last)
    return (opened(mention, before) if mention else None), True


def numeric_slashed(w: Words, text: str, found: re.Match[str], low: int) -> Found:
    """3/6/2022 (month first unless that cannot be), 06.03.2022."""
    first, second, separator = int(found["s1"]), int(found["s2"]), found["sep"]
    if separator != "/" and len(found["s3"]) == 2:
        return None, False
    month_first = separator != "." and first <= 12
    month, day = (first, second) if month_first else (second, first)
    mention = as_day(found.start(), found.end(), full_year(found["s3"]), month, day)
    if mention and month_first and day <= 12 and day != month:
        mention = replace(mention, relation="month-first")
    return (opened(mention, words_before(w, text, low, found.start())) if mention else None), True


def numeric_nine(w: Words, text: str, found: re.Match[str], low: int) -> Found:
    """9/11."""
    del w, text, low
    return as_day(found.start(), found.end(), 2001, 9, 11), True


def numeric_quarter(w: Words, text: str, found: re.Match[str], low: int) -> Found:
    """1Q22, 4Q 2021, 1H22."""
    year, number = full_year(found["qy"] or found["qyy"]), int(found["q"])
    before = words_before(w, text, low, found.start())
    if found["qh"] in "hH":
        return (
            (opened(DateMention(found.start(), found.end(), "half", half=number, year=year), before), year is not None)
            if number < 3
            else (None, False)
        )
    return opened(DateMention(found.start(), found.end(), "quarter", quarter=number, year=year), before), found["qh"] == "Q"


def numeric_yq(w: Words, text: str, found: re.Match[str], low: int) -> Found:
    """2021Q4."""
    del w, text, low
    number, year = int(found["yqn"]), int(found["yqy"])
    if found["yqh"] == "Q":
        return DateMention(found.start(), found.end(), "quarter", quarter=number, year=year), True
    return (DateMention(found.start(), found.end(), "half", half=number, year=year), True) if number < 3 else (None, False)


def numeric_decade(w: Words, text: str, found: re.Match[str], low: int) -> Found:
    """The 1990s, '90s; an age ("in her 30s") is none, and "2020's costs" are those of the year."""
    printed = found["decade"].rstrip("s’'")
    start = found.start()
    before = words_before(w, text, low, start)
    if len(printed) == 4 and found["decade"][-2] in "'’" and not before.part and before.word not in ("the", "in"):
        return DateMention(start, start + len(printed), "year", year=full_year(printed)), True
    if len(printed) == 2:
        marked = text[start - 1 : start] in ("'", "’", "‘")
        if not marked:
            return None, False
        start, before = start - 1, words_before(w, text, low, start - 1)
    value = full_year(printed)
    return opened(DateMention(start, found.end(), "decade", year=value), before), True


def numeric_years(w: Words, text: str, found: re.Match[str], low: int) -> Found:
    """2012-14, 2021/22, 2005-6."""
    first, printed = int(found["first"]), found["second"]
    whole_to = 10 ** len(printed)
    second = first // whole_to * whole_to + int(printed)
    if len(printed) == 1 and second != first + 1:  # "2005-6" are two years, "2005-9" may be a number
        return None, False
    if not first < second <= min(first + 200, 2100):
        return None, False
    before = words_before(w, text, low, found.start())
    verdict = is_year(w, text, first, found.start(), found.end(), before.word, bool(before.part or before.sure))
    if verdict is None or (len(printed) == 2 and second - first > 30 and not verdict):
        return None, False
    ends = (DateMention(found.start(), found.end(), "year", year=y) for y in (first, second))
    return opened(DateMention(found.start(), found.end(), "range", of=next(ends), to=next(ends)), before), first % 50 != 0 or verdict


def numeric_year(w: Words, text: str, found: re.Match[str], low: int) -> Found:
    """A bare year."""
    year = int(found["year"])
    before = words_before(w, text, low, found.start())
    verdict = is_year(w, text, year, found.start(), found.end(), before.word, bool(before.part or before.sure))
    if verdict is None:
        return None, False
    fiscal = before.sure and "fiscal" in text[before.start : found.start()].lower()
    mention = DateMention(before.start if before.sure else found.start(), found.end(), "year", year=year, fiscal=fiscal)
    return opened(mention, before), verdict


NUMERIC = {
    "iso": numeric_iso, "dmy": numeric_dmy, "slashed": numeric_slashed, "nine": numeric_nine, "quarter": numeric_quarter, "yq": numeric_yq,
    "decade": numeric_decade, "years": numeric_years, "year": numeric_year,
}  # fmt: skip
