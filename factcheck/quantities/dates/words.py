"""The patterns of time expressions, put together once from `rules/vocab/times.csv`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from factcheck.text.patterns import later
from factcheck.vocab import rows

GAP = r"(?:[^\S\r\n]{1,2}|\r?\n)"
"""What may stand between two words of one expression: never an empty line."""
PAG = r"(?:[^\S\r\n]{1,2}|\n\r?)"
"""The same, read from right to left."""
REACH = 160
"""The words in front of an expression stand within so many characters."""
YEAR = r"(?:1[5-9]\d\d|20\d\d|2100)"
NOT_AMOUNT = r"(?![\d%$£€°]|[.,]\d|[-–]?(?i:mln|bln|bn|m|million|billion|trillion|pct|percent|per|km|kg|mph|kph|rpm)\b)"
"""After the last digit of a date: nothing that makes an amount of it."""
LISTS = ("counted", "year_noun", "singular", "year_owner", "year_verb", "amount_word")
ANCHORS = ("month", "weekday", "unit", "season", "deictic", "clock")
BOUNDS = {
    **{word: word for word in ("since", "until", "by", "before", "after", "so far", "from", "as of", "between", "through")},
    "till": "until",
    "til": "until",
    "up to": "until",
    "prior to": "before",
    "so far in": "so far",
}
"""Words that open or close a time; the ones in `PLAIN` only say that it is one."""
PLAIN = ("in", "on", "at", "during", "over", "for", "of", "than", "with", "against", "versus", "vs", "vs.", "throughout",
         "within", "to", "and", "both", "like", "into", "or", "across", "beyond", "back to", "compared to")  # fmt: skip


class Words(NamedTuple):
    """The compiled patterns and what the surfaces mean (keys in small letters)."""

    meaning: dict[str, dict[str, str]]
    cued: frozenset[str]
    """Surfaces, as printed, that need a neighbour to be a time."""
    kinds: dict[str, str]
    """The kind of every surface that the scan stops at, in small letters."""
    lists: dict[str, frozenset[str]]
    """The plain word lists, by kind."""
    anchor: re.Pattern[str]
    left: re.Pattern[str]
    """Reads reversed text, as `prefix` does: see `read_back`."""
    prefix: re.Pattern[str]
    after_unit: re.Pattern[str]
    after_month: re.Pattern[str]
    after_digits: re.Pattern[str]
    clock: re.Pattern[str]


def either(surfaces: Iterable[str]) -> str:
    """An alternation of surfaces, longest first; small letters stand for a capital at the start as well."""
    ordered = sorted(set(surfaces), key=lambda s: (-len(s), s))
    return "(?:" + "|".join(f"[{s[0]}{s[0].upper()}]{spaced(s[1:])}" if s[0].islower() else spaced(s) for s in ordered) + ")"


def factored(surfaces: Collection[str]) -> str:
    """The same as a tree, letter by letter: three times as fast to search for as an alternation, case as given."""
    branches: dict[str, set[str]] = {}
    for surface in surfaces:
        if surface:
            branches.setdefault(surface[0], set()).add(surface[1:])
    found = [re.escape(letter) + factored(rest) for letter, rest in sorted(branches.items())]
    # A branch alone stands without a group: every group takes time to compile.
    return f"(?:{'|'.join(found)})" + ("?" if "" in surfaces else "") if len(found) > 1 or (found and "" in surfaces) else "".join(found)


def spaced(surface: str) -> str:
    """A surface as a pattern that allows a line end for a space."""
    return re.escape(surface).replace(r"\ ", GAP)


def reversed_either(surfaces: Iterable[str]) -> str:
    """An alternation of surfaces spelt backwards, longest first, in small letters."""
    ordered = sorted({s.lower() for s in surfaces}, key=lambda s: (-len(s), s))
    return "(?:" + "|".join(re.escape(s[::-1]).replace(r"\ ", PAG) for s in ordered) + ")"


@cache
def words() -> Words:
    """Every pattern, compiled at first use."""
    table: dict[str, list[dict[str, str]]] = {}
    for row in rows("times"):
        table.setdefault(row["kind"], []).append(row)
    named = {kind: [row["surface"] for row in found] for kind, found in table.items()}
    cued = {row["surface"] for found in table.values() for row in found if row["cue"]}
    cued.update(s.upper() for s in cued & {*named["month"], *named["weekday"]} if len(s) > 3)
    for kind in ("month", "weekday"):
        named[kind] = [*named[kind], *(s.upper() for s in named[kind] if len(s) > 3)]
    patterns: dict[str, Any] = {**anchored(named), **sideways(named)}
    return Words(
        {kind: {row["surface"].lower(): row["value"] for row in found} for kind, found in table.items()},
        frozenset(cued),
        {surface.lower(): kind for kind in ANCHORS for surface in named[kind]},
        {kind: frozenset(named[kind]) for kind in LISTS},
        **patterns,
    )


def anchored(named: dict[str, list[str]]) -> dict[str, Any]:
    """What is looked for from left to right, and at the place that it was found."""
    month, zone = rf"(?P<month>{either(named['month'])})\b\.?", either(named["zone"])
    printed = {form for kind in ANCHORS for s in named[kind] for form in ((s, s.capitalize(), s.upper()) if s[0].islower() else (s,))}
    tail = r"(?:st|nd|rd|th)?"
    comma_year = rf"(?:,?{GAP}(?P<year>{YEAR}){NOT_AMOUNT}(?![-–/]?\w)|,?{GAP}['’](?P<short>\d\d)\b)"
    until = rf"(?:{GAP}?[-–—/]{GAP}?(?P<last>\d{{1,2}}){tail}|{GAP}(?:and|to|through){GAP}(?P<last2>\d{{1,2}}){tail}(?=[,;)]|\.(?:\s|$)))"
    days = rf"{GAP}(?P<link>to|until|till|through|and){GAP}(?:the{GAP})?(?P<last2>\d{{1,2}}){tail}"
    return {
        "anchor": later(
            rf"(?=[0-9{''.join(sorted({s[0] for s in printed} | set('QHF')))}])\b(?:(?P<word>{factored(printed)})\b"
            r"|(?P<digit>(?<![\d$£€¥#][.,])(?<![$£€¥#])(?:[1-4][QqHh]|\d{1,4})(?!\d))|(?P<code>(?:[QH][1-4]|FY)(?![a-zA-Z])))"
        ),
        "after_month": later(
            rf"\.?(?:{GAP}?(?:(?<=[\s.]))(?P<day>\d{{1,2}})(?!\d){tail}{NOT_AMOUNT}(?![:/]\d){until}?{NOT_AMOUNT}{comma_year}?"
            rf"|,?{GAP}(?:of{GAP})?(?P<only>{YEAR}){NOT_AMOUNT}(?!\w)|{GAP}?['’](?P<short2>\d\d)\b)"
        ),
        "after_digits": later(
            rf"(?P<iso>(?P<iy>{YEAR})-(?P<im>\d\d)-(?P<id>\d\d)(?!\d))"
            rf"|(?P<dmy>(?P<d>\d{{1,2}}){tail}(?:{GAP}?[-–]{GAP}?(?P<last>\d{{1,2}}){tail}|{days})?(?:{GAP}|-)(?:of{GAP})?{month}(?:(?:,?{GAP}|-)(?P<y>{YEAR}){NOT_AMOUNT}(?!\w))?)"
            r"|(?P<slashed>(?P<s1>\d{1,2})(?P<sep>[/.-])(?P<s2>\d{1,2})(?P=sep)(?P<s3>\d{4}|\d\d)(?![\d/]|[.,-]\d))"
            r"|(?P<nine>9/11(?![\d/.]))"
            rf"|(?P<quarter>(?P<q>[1-4])(?P<qh>[QqHh])(?:{GAP}?(?P<qy>{YEAR})|['’]?(?P<qyy>\d\d))?\b)"
            rf"|(?P<yq>(?P<yqy>{YEAR})[- ]?(?P<yqh>[QH])(?P<yqn>[1-4])\b)"
            rf"|(?P<decade>(?P<ten>{YEAR[:-1]})|\d\d)(?<=0)['’]?s\b)"
            rf"|(?P<years>(?P<first>{YEAR})(?:{GAP}?[-–—/]{GAP}?)(?P<second>\d{{4}}|\d\d|(?<=-)\d)(?![\d/-]){NOT_AMOUNT})"
            rf"|(?P<year>{YEAR})(?!\w){NOT_AMOUNT}(?![-–]\w|[/:]\d)"
        ),
        "clock": later(
            r"(?P<h>[012]?\d)"
            rf"(?:[:.](?P<m>[0-5]\d)(?![\d:%]|[.,]\d)(?:{GAP}?(?P<ap>[AaPp])\.?[Mm]\b\.?)|{GAP}?(?P<ap2>[AaPp])\.?[Mm]\b\.?"
            rf"|:(?P<m3>[0-5]\d)(?::[0-5]\d)?(?![\d:%]|[.,]\d)"
            rf"|{GAP}?o['’]clock\b|[:.]?(?P<m4>[0-5]\d)(?:{GAP}?h(?:(?:ou)?rs)?)?(?={GAP}{zone}\b))"
            rf"(?:{GAP}\(?(?P<zone>{zone})\b\)?)?"
        ),
        "after_unit": later(
            rf"(?:(?:{GAP}|-)(?P<ago>ago|earlier|later|before(?=[.,;:)]|\s{{0,16}}$|{GAP}to\b)|previously|from{GAP}now)\b"
            rf"|[ -](?P<end>end)\b|{GAP}to{GAP}(?P<date>date)\b)"
        ),
    }


def sideways(named: dict[str, list[str]]) -> dict[str, Any]:
    """What is read from right to left, in front of a word that was found: reversed patterns, from the nearest word to the farthest."""
    count, ordinal = reversed_either(c for c in named["count"] if c not in ("a", "an")), reversed_either(named["ordinal"])
    fill = reversed_either(("fiscal", "calendar", "financial", "business", "trading", "full", "whole", "entire", "straight", "consecutive"))
    about = reversed_either(("around", "about", "circa", "at least", "as early as", "as late as"))
    part = reversed_either(p.removeprefix("the ") for p in named["part"])
    return {
        "left": later(
            rf"(?:{PAG}(?P<fill>{fill}))?(?:(?:{PAG}{reversed_either(['and a half'])})?(?:{PAG}|-)(?P<count>{count}|\d{{1,3}}))?"
            rf"(?:(?:{PAG}|-)(?P<ordinal>{ordinal}|(?:ts|dn|dr|ht)\d{{1,2}}))?"
            rf"(?:{PAG}(?P<relation>{reversed_either(named['relation'])}))?(?:{PAG}(?P<det>eht|na?|a))?(?!\w)"
        ),
        "prefix": later(
            rf"(?:{PAG}(?P<the>eht))?(?:{PAG}(?P<sure>{reversed_either(('fiscal', 'calendar', 'fy'))}))?"
            rf"(?:(?:{PAG}ni)?(?:{PAG}|-)(?P<part>{part}))?(?:{PAG}(?P<det>eht))?(?:{PAG}(?P<about>{about}))?"
            rf"(?:{PAG}(?P<bound>{reversed_either((*BOUNDS, *PLAIN))}))?(?:{PAG}(?P<both>htob))?(?!\w)"
        ),
    }


@dataclass(frozen=True, slots=True)
class InFront:
    """The words found in front of a place, in small letters."""

    found: re.Match[str]
    end: int

    def __getitem__(self, name: str) -> str | None:
        """A named group as it reads from left to right; None where it took no part."""
        group = self.found[name]
        return None if group is None else group[::-1]

    def start(self, name: str | int = 0) -> int:
        """Where a group that took part begins in the text."""
        return self.end - self.found.end(name)


def read_back(pattern: re.Pattern[str], text: str, low: int, end: int) -> InFront | None:
    """The words that end at `end` and begin not before `low`, read from right to left, which `re` can do on reversed text alone.

    >>> read_back(words().left, "in the past two years", 0, 16)["count"]
    'two'
    """
    piece = text[max(low, end - REACH) : end]
    lower = piece.lower()
    found = pattern.match((lower if len(lower) == len(piece) else piece)[::-1])
    return InFront(found, end) if found else None
