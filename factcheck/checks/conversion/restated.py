"""Amounts said twice in two units: "30 miles (48 km)", "30 miles, or about 48 km"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from factcheck.records import Claim, Corpus
from factcheck.tables import text_of
from factcheck.text.patterns import later, one_of
from factcheck.vocab import word_list

LONGEST_GAP = 40
LOOK_BACK = 16
_PARTS = frozenset({"x", "×", "by", "and", "to", "or", "-", "–", ",", ", and", "and a", "", "/"})
"""Between two numbers that are parts of one measure: "2 by 3 metres", "5 feet, 9 inches"."""
_CLOSED = later(r"\s*(?:[)\]]|[;,]\s)")
_ENDED = later(r"\s*(?:[,.;:)\]—–]|-\s|$|\()")
_SLASH = later(r"\s?/\s?")
# What the number before belongs to as well: "12st 4lb", "3-1/2 inches", "a mile and a half".
_MORE_BEFORE = later(r"(?:\d\S{0,3}|[½¼¾⅓⅔⅛⅜⅝⅞]|\band[ -]an?)[ -]?$")


class Restated(NamedTuple):
    """An amount, what says it again, and whether that stands in brackets."""

    said: Claim
    again: Claim
    bracketed: bool


@cache
def _openers() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = one_of(word_list("restating_words"))
    return (
        re.compile(rf"\s*-?\s*[(\[]\s*(?:{words}\s*)*", re.IGNORECASE),
        re.compile(rf",?\s*(?:or|equal to|equivalent to|the equivalent of)\s+(?:{words}\s*)*", re.IGNORECASE),
    )


def restatements(claims: Sequence[Claim], corpus: Corpus) -> list[Restated]:
    """Neighbours of the drafts of which the second, in another unit, says the first again; by place.

    Left out are amounts of several parts ("2 by 3 metres (6 by 10 feet)") and brackets that say more ("(3 km to the north)").
    """
    drafts = [claim for claim in claims if claim.article in corpus.drafts and claim.quantity.kind == "quantity"]
    drafts.sort(key=lambda claim: (claim.article, claim.where, claim.start))
    found = []
    before: Claim | None = None
    for said, again in pairwise(drafts):
        restated = _restated(said, again, before, corpus)
        if restated is not None:
            found.append(restated)
        before = said
    return found


def _restated(said: Claim, again: Claim, before: Claim | None, corpus: Corpus) -> Restated | None:
    if (said.article, said.where) != (again.article, again.where) or said.unit.symbol == again.unit.symbol:
        return None
    if not 0 < again.start - said.end <= LONGEST_GAP:
        return None
    text = text_of(said, corpus)
    gap = text[said.end : again.start]
    bracket, other_word = _openers()
    bracketed = bracket.fullmatch(gap) is not None
    closed = (bracketed and _CLOSED.match(text, again.end)) or (other_word.fullmatch(gap) and _ENDED.match(text, again.end))
    if not (closed or _SLASH.fullmatch(gap)) or _has_more_before(said, before, text):
        return None
    return Restated(said, again, bracketed)


def _has_more_before(said: Claim, before: Claim | None, text: str) -> bool:
    """Whether an amount is but the last part of a measure that begins before it."""
    if _MORE_BEFORE.search(text[max(0, said.start - LOOK_BACK) : said.start]):
        return True
    if before is None or (before.article, before.where) != (said.article, said.where) or not 0 <= said.start - before.end <= LOOK_BACK:
        return False
    parts = before.unit.dimension in (said.unit.dimension, "number")
    return parts and " ".join(text[before.end : said.start].split()).casefold() in _PARTS


def ends_of(claim: Claim) -> tuple[Decimal, Decimal]:
    """Both ends of a printed range; the printed value twice where it is none, or where the figures are a move from one to the other."""
    figure = claim.figure
    if figure.low is not None and figure.high is not None and figure.low != figure.high:
        return figure.low, figure.high
    return figure.value, figure.value


def half_place(value: Decimal) -> Decimal:
    """Half of the place of the last digit that is not zero: how far a rounded number stands for its neighbours.

    >>> half_place(Decimal(300)), half_place(Decimal("4.5"))
    (Decimal('5E+1'), Decimal('0.05'))
    """
    return Decimal(5).scaleb(int(value.normalize().as_tuple().exponent) - 1)


def near(found: Decimal, printed: Decimal, percent: Decimal) -> bool:
    """Whether a result is what was printed, but for so many percent or the rounding of the printed number.

    >>> near(Decimal("482.8"), Decimal(500), Decimal(1)), near(Decimal("11.8"), Decimal(18), Decimal(5))
    (True, False)
    """
    return abs(found - printed) <= max(abs(printed) * percent / 100, half_place(printed))


def near_size(found: Decimal, printed: Decimal, percent: Decimal) -> bool:
    """Whether two amounts are one but for so many percent (without the rounding that `near` grants)."""
    return abs(found - printed) <= abs(printed) * percent / 100
