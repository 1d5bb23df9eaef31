"""Records to the rows of an archive and back: a claim that was kept is rebuilt equal to the one that was found.

What stands in a file may have been written by anybody. What can't be a claim raises `NotOursError`.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from hashlib import blake2b
from typing import Any, NamedTuple, get_args

from factcheck.records import Article, Claim, Clue, Figure, Hedge, Kind, Mood, Period, Quantity, Role, Trend, Unit, Where, Zone

MOST_TEXT = 20_000_000
"""Code points of a text, and bytes of what is kept packed; more was not written by us."""
_WORDS = tuple(frozenset(get_args(name)) for name in (Where, Zone, Kind, Hedge, Mood, Role))
_TRENDS = frozenset((*get_args(Trend), None))


class NotOursError(ValueError):
    """A row that no archive of ours holds."""


class Sentence(NamedTuple):
    """A sentence that holds claims, and where it begins in the text or title; -1 where that is not known."""

    where: Where
    start: int
    text: str


def content_hash(article: Article) -> bytes:
    """What changes when anything of an article changes that its claims, or what is shown of them, depend on."""
    published = article.published.isoformat() if article.published else ""
    held = json.dumps([article.title, article.text, published, article.source, article.story, article.zones])
    return blake2b(held.encode(), digest_size=16).digest()


def plain_text(text: str) -> str:
    """Text that a file can hold: half of a surrogate pair, which has no UTF-8, is written out."""
    return text.encode("utf-8", "backslashreplace").decode()


def sentences_of(claims: Sequence[Claim]) -> dict[tuple[str, str], int]:
    """The sentences of the claims, numbered in order, each once; under what part of the article it stands in and its text."""
    return {key: number for number, key in enumerate(dict.fromkeys((claim.where, claim.sentence) for claim in claims))}


def pack_sentences(article: Article, claims: Sequence[Claim]) -> bytes:
    """The sentences of the claims with their places, as they are kept."""
    first: dict[tuple[str, str], Claim] = {}
    for claim in claims:
        first.setdefault((claim.where, claim.sentence), claim)
    return pack([[where, _begin(article, claim), text] for (where, text), claim in first.items()])


def _begin(article: Article, claim: Claim) -> int:
    whole = article.text if claim.where == "text" else article.title
    begin = whole.find(claim.sentence, max(0, claim.end - len(claim.sentence)))
    return begin if claim.sentence and 0 <= begin <= claim.start else -1


def pack(value: object) -> bytes:
    """JSON, made small."""
    return zlib.compress(json.dumps(value, separators=(",", ":")).encode())


def unpack(held: object) -> Any:
    """What `pack` was given. NotOursError where it is something else."""
    try:
        unpacking = zlib.decompressobj()
        data = unpacking.decompress(held, MOST_TEXT * 4)  # type: ignore[arg-type]
        if unpacking.unconsumed_tail:
            raise NotOursError
        return json.loads(data)
    except (zlib.error, TypeError, ValueError, RecursionError) as error:
        raise NotOursError from error


def unpack_sentences(held: object) -> tuple[Sentence, ...]:
    """The sentences of an article as they were packed."""
    found = unpack(held)
    try:
        sentences = tuple(Sentence(where, start, text) for where, start, text in found)
    except (TypeError, ValueError) as error:
        raise NotOursError from error
    if not all(one.where in _WORDS[0] and type(one.start) is int and type(one.text) is str for one in sentences):
        raise NotOursError
    return sentences


def outline(length: object, sentences: Sequence[Sentence]) -> str:
    """A text of the length of the article's with its kept sentences in their places, and empty lines for all else."""
    if type(length) is not int or not 0 <= length <= MOST_TEXT:
        raise NotOursError
    parts: list[str] = []
    done = 0
    for _, start, text in sorted(one for one in sentences if one.where == "text"):
        if start >= done and start + len(text) <= length:
            parts += ["\n" * (start - done), text]
            done = start + len(text)
    return "".join((*parts, "\n" * (length - done)))


def pack_claim(claim: Claim) -> str:
    """A claim as it is kept: all of it but its article and its sentence, which stand beside it."""
    quantity, figure, unit, period = claim.quantity, claim.figure, claim.unit, claim.period
    return json.dumps(
        [
            *(claim.start, claim.end, claim.quote, claim.where, claim.zone, quantity.kind, figure.hedge, claim.mood, claim.role),
            *(_number(figure.low), _number(figure.high), [str(end) for end in figure.written], str(figure.precision)),
            [unit.symbol, unit.name, unit.dimension, unit.factor, unit.offset],
            *(quantity.trend, quantity.change, quantity.same_as, quantity.value_end, claim.measure, claim.entity, claim.speaker),
            None if period is None else [_day(period.start), _day(period.end), period.text, period.assumed],
            list(claim.scope),
            [[clue.slot, clue.text, clue.start, clue.end, clue.why] for clue in claim.clues],
        ],
        separators=(",", ":"),
    )


def unpack_claim(held: str, article: str, sentence: str) -> Claim:
    """The claim as it was found. NotOursError where the row can't be one."""
    try:
        start, end, quote, where, zone, kind, hedge, mood, role, low, high, written, precision, unit, *more = json.loads(held)
        trend, change, same_as, value_end, measure, entity, speaker, period, scope, clues = more
        if any(word not in known for word, known in zip((where, zone, kind, hedge, mood, role), _WORDS, strict=True)):
            raise NotOursError
        if trend not in _TRENDS or not written:
            raise NotOursError
        figure = Figure(_decimal(low), _decimal(high), tuple(map(_finite, written)), _finite(precision), hedge)
        quantity = Quantity(figure, _unit(*unit), int(start), int(end), kind, trend, bool(change), same_as, int(value_end))
        return Claim(
            *(article, quantity, str(quote), sentence, where, zone, _text(measure), _text(entity), period and _period(*period)),
            *(
                _text(speaker),
                mood,
                role,
                tuple(map(str, scope)),
                tuple(_clue(*clue) for clue in clues),
            ),
        )
    except (ValueError, TypeError, ArithmeticError, LookupError, RecursionError) as error:
        raise NotOursError from error


def _number(value: Decimal | None) -> str | None:
    return None if value is None else str(value)


def _day(value: date | None) -> str | None:
    return None if value is None else value.isoformat()


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _decimal(value: str | None) -> Decimal | None:
    return None if value is None else _finite(value)


def _finite(value: str) -> Decimal:
    number = Decimal(value)
    if not number.is_finite():
        raise NotOursError
    return number


def _clue(slot: object, text: object, start: int, end: int, why: object) -> Clue:
    return Clue(str(slot), str(text), int(start), int(end), str(why))


@lru_cache(maxsize=65536)
def _unit(symbol: str, name: str, dimension: str, factor: float, offset: float) -> Unit:
    return Unit(str(symbol), str(name), str(dimension), float(factor), float(offset))


@lru_cache(maxsize=65536)
def _period(start: str | None, end: str | None, text: str, assumed: bool) -> Period:
    return Period(start and date.fromisoformat(start), end and date.fromisoformat(end), str(text), bool(assumed))  # type: ignore[arg-type]
