"""Times named by a unit: last year, the past four weeks, a year earlier, the first quarter, the third week, year-end."""

from __future__ import annotations

import re
from typing import Any

from factcheck.quantities.dates.atoms import Atom, Before, clean, opened, words_before
from factcheck.quantities.dates.mention import DateMention
from factcheck.quantities.dates.words import InFront, Words, read_back

HALVES = re.compile(r"[ -](?:an?|hour|million|billion|dozen|mile|century|price|brother|sister|time)\b")
SINGLE = ("last", "past", "this", "next", "following", "previous", "that")
MANY = ("past", "next", "following", "previous", "recent")


def read_unit(w: Words, text: str, at: re.Match[str], low: int) -> Atom | None:
    """Last year, the past four weeks, a year earlier, the third week, first-quarter, year-end."""
    unit = w.meaning["unit"][at[0].lower()]
    near = read_back(w.left, text, low, at.start())
    after = w.after_unit.match(text, at.end())
    if near is None or (after is None and text[at.end() : at.end() + 1] == "-") or (unit == "half" and HALVES.match(text, at.end())):
        return None
    many = at[0].lower().endswith(("s", "ies"))
    relation = w.meaning["relation"].get(clean(near["relation"] or ""), "")
    count = count_of(w, near["count"])
    common: dict[str, Any] = {
        "start": near.start(),
        "end": after.end() if after else at.end(),
        "unit": unit,
        "fiscal": (near["fill"] or "").lower() in ("fiscal", "financial"),
    }
    if after and after["ago"]:
        return distance(near, count, many, clean(after["ago"]), common)
    if after and after["end"]:
        start = near.start("relation") if relation else at.start()
        closing = DateMention(start, after.end(), kind_of(unit), unit=unit, part="end", relation=relation or "the")
        return Atom(opened(closing, words_before(w, text, low, start)))
    mention, sure = related(w, text, near, relation, count, many, common)
    if mention is None:
        return None
    before = words_before(w, text, low, mention.start)
    if mention.relation == "the" and not sure:
        sure = (
            not many
            and count is None
            and unit != "day"
            and (before.word in ("in", "during", "over", "throughout", "for", "by", "until") or bool(before.part))
        )
    if mention.ordinal and mention.kind in ("week", "month", "weekend"):
        sure = before.word in ("in", "during", "throughout")
    if mention.relation == "ended":
        before = Before(before.word, "", before.sure, mention.start, mention.start)
    return Atom(opened(mention, before), sure)


def distance(near: InFront, count: int | None, many: bool, word: str, common: dict[str, Any]) -> Atom | None:
    """ "two years ago", "a year earlier", "years ago"."""
    single = 1 if (near["det"] or "").lower() in ("a", "an", "the") and not many else None
    if count is None and single is None and not many and near["relation"] is None:
        return None
    word = {"before": "earlier", "previously": "earlier"}.get(word, word)
    return Atom(DateMention(kind="ago", count=count or single, relation=word, **common))


def related(
    w: Words, text: str, near: InFront, relation: str, count: int | None, many: bool, common: dict[str, Any]
) -> tuple[DateMention | None, bool]:
    """The unit with the words before it: which one, how many, and whether that makes a time."""
    unit = common["unit"]
    ordinal = ordinal_of(w, near["ordinal"])
    if relation == "same":
        return DateMention(kind="same", count=count, relation="same", **common), True
    if ordinal is not None:
        return numbered(ordinal, relation, count, many, common)
    if relation and count is not None and (many or unit not in ("year", "day") or "-" in text[near.start("count") : common["end"]]):
        return DateMention(kind="span", count=count, relation=relation, **common), relation in (*SINGLE, "recent")
    if relation and (relation in MANY if many else relation in SINGLE):
        return DateMention(kind=kind_of(unit), relation=relation, **common), True
    if relation or (near["det"] or "").lower() in ("a", "an"):
        return None, False
    if unit == "weekend":
        return DateMention(kind="weekend", relation="the", **common), bool(near["det"])
    relation = "the" if (near["det"] or "").lower() == "the" and count is None and not many else "ended"
    if unit in ("century", "half") and relation == "ended":
        return None, False
    return DateMention(kind="span" if relation == "ended" else kind_of(unit), count=count, relation=relation, **common), False


def numbered(ordinal: int, relation: str, count: int | None, many: bool, common: dict[str, Any]) -> tuple[DateMention | None, bool]:
    """The first quarter, the second half, the 19th century, the first nine months, the third week."""
    unit = common["unit"]
    if unit == "quarter" and count is None and not many and (-1 <= ordinal <= 4):
        return DateMention(kind="quarter", quarter=4 if ordinal < 0 else ordinal, relation=relation, **common), True
    if unit == "half" and count is None and ordinal in (1, 2, -1):
        return DateMention(kind="half", half=2 if ordinal < 0 else ordinal, relation=relation, **common), True
    if unit == "century" and not many and ordinal > 0:
        return DateMention(kind="century", ordinal=ordinal, **common), True
    if count is not None and ordinal in (1, -1):
        return DateMention(kind="span", count=count, relation="first" if ordinal == 1 else "last", **common), unit in ("month", "quarter")
    if unit in ("day", "week", "weekend", "month", "quarter", "half", "year", "decade") and not many:
        return DateMention(kind=kind_of(unit), ordinal=ordinal, **common), False
    return None, False


def kind_of(unit: str) -> Any:
    """The kind of a mention that is one such unit long: they bear the same name."""
    return unit


def count_of(w: Words, surface: str | None) -> int | None:
    """How many: "four", "4"."""
    if not surface:
        return None
    return int(surface) if surface.isdigit() else int(w.meaning["count"].get(clean(surface), "0")) or None


def ordinal_of(w: Words, surface: str | None) -> int | None:
    """Which one: "third", "19th"."""
    if not surface:
        return None
    return int(surface[:-2]) if surface[0].isdigit() else int(w.meaning["ordinal"][clean(surface)])
