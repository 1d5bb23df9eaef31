"""The figure of a cell as it would be written in a sentence: its sign out of brackets, with the unit and scale of its headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from factcheck.claims.context import read_context
from factcheck.claims.headings import Heading
from factcheck.claims.terms import find_terms
from factcheck.quantities import find_quantities
from factcheck.vocab import rows

_DIGITS = r"\d[\d,.  ]{0,30}"
_SIGN = r"(?:US|AU?|CA?|NZ|HK|S)?[$£€¥]"
BARE = re.compile(rf"[+−–-]?\s?{_DIGITS}")
_MONEY = re.compile(rf"([+−–-]?)({_SIGN})\s?([+−–-]?)({_DIGITS})")
_BRACKETS = re.compile(rf"({_SIGN})?\s?\(\s?({_SIGN})?\s?({_DIGITS})(\s?%)?\s?\)(\s?%)?")
_BEFORE = re.compile(r"\b(?:before|after|excluding|net of)\b", re.IGNORECASE)
"""What stands behind it in a heading is not what is measured: "Profit after tax"."""
_A_SHARE = re.compile(r"\bper[\s-]\w|\bshares?\b|\beps\b|\bdividends?\b", re.IGNORECASE)
_NO_MONEY = re.compile(r"%|\bper ?cent|\b(?:ratio|rate|number|employees|headcount|staff)\b", re.IGNORECASE)
_PLAIN_WORDS = frozenset(
    (
        "a",
        "all",
        "amounts",
        "and",
        "are",
        "as",
        "data",
        "figures",
        "for",
        "in",
        "indicated",
        "is",
        "it",
        "noted",
        "of",
        "or",
        "otherwise",
        "stated",
        "the",
        "values",
    )
)


def amount_of(text: str, column: Heading, label: Heading, notes: Heading) -> str | None:
    """The amount of a cell under its headings; None where they contradict each other, or brackets may mean anything.

    >>> amount_of("(1,234)", Heading(), Heading("Net profit"), Heading(before="$", behind="m"))
    '-$1,234m'
    >>> amount_of("$3,400", Heading(), Heading("Revenue"), Heading(scale="million"))
    '$3,400 million'
    """
    words = f"{label.words} {column.words}".strip() or notes.words
    change = column.change or label.change
    plain = _out_of_brackets(text, words, change)
    said = [head for head in (column, label) if any(head.unit)]
    if plain is None or len({head.unit for head in said}) > 1:
        return None
    column, label, notes = (head if _holds(head, words, head is notes) else Heading() for head in (column, label, notes))
    heads = (column, label, *(() if change else (notes,)))
    head = next((one for one in heads if any(one.unit)), Heading())
    money = _MONEY.fullmatch(plain)
    if money and not change:
        return _money(money, head, _scale((column, label, notes)))
    if not BARE.fullmatch(plain):
        return plain
    before, behind = head.unit
    scale = _scale((column, label, notes))
    if not any(head.unit) and scale:
        behind = f" {scale}"
    return f"{_sign(plain)}{before}{plain.lstrip('+-−– ')}{behind}"


def _sign(text: str) -> str:
    return text[0] if text[0] in "+-−–" else ""


def _scale(heads: Sequence[Heading]) -> str:
    return next((one.scale for one in heads if one.scale), "")


def _money(cell: re.Match[str], head: Heading, scale: str) -> str:
    """An amount with its currency in the cell ("$3,400"): in the scale of headings that name one, with or without the same currency."""
    sign, digits = cell[1] or cell[3], cell[4].strip()
    before, behind = head.unit
    if any(head.unit):
        over, own = find_quantities(f"{before}1{behind}"), find_quantities(f"{cell[2]}1")
        if over and own and over[0].unit == own[0].unit:
            return f"{sign}{before}{digits}{behind}"
        return f"{sign}{cell[2]}{digits}"
    return f"{sign}{cell[2]}{digits}{f' {scale}' if scale else ''}"


def _out_of_brackets(text: str, words: str, change: bool) -> str | None:
    """A cell all in brackets with a minus sign instead, or with none where its heading says that it is taken off."""
    found = _BRACKETS.fullmatch(text)
    if not found:
        return None if text.startswith("(") else text
    percent = "%" if found[4] or found[5] else ""
    kind = "negative" if change else _meant(words)
    if not kind:
        return None
    return f"{'-' if kind == 'negative' else ''}{found[1] or found[2] or ''}{found[3].strip()}{percent}"


@cache
def _bracketed() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """What brackets mean, with the words that say so, those of "taken off" first."""
    told: dict[str, list[str]] = {"taken off": [], "negative": []}
    for row in rows("bracketed_measures"):
        told[row["kind"]] += map(re.escape, row["words"].split("|"))
    return tuple((kind, re.compile(rf"(?<![\w-])(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)) for kind, words in told.items())


def _meant(words: str) -> str:
    told = _BEFORE.split(words)[0]
    return next((kind for kind, pattern in _bracketed() if pattern.search(told)), "")


def _holds(head: Heading, words: str, is_note: bool) -> bool:
    """Whether a heading's unit is that of a figure: no exception is made of it, and millions are no unit of what is told by the share."""
    if _A_SHARE.search(words) and (is_note or head.unless):
        return False
    if not head.unless:
        return True
    own, excepted = set(words.lower().split()), set(head.unless.lower().split()) - _PLAIN_WORDS
    return not _NO_MONEY.search(words) and own.isdisjoint(excepted) and _is_money(words)


def _is_money(words: str) -> bool:
    context = read_context(words)
    terms = find_terms(context, 0, len(context.words), titled=True)
    return any(core.dimensions & {"money", "sum"} for term in terms for core in term.senses)
