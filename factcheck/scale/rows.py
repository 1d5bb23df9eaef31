"""Claims, articles and findings as rows of Parquet, and back from them, equal to what was found."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import cache
from typing import Any

from factcheck.archive.rows import NotOursError, pack_claim, plain_text, unpack_claim
from factcheck.records import Anchor, Article, Claim, Finding

Row = dict[str, Any]


@cache
def claim_schema() -> Any:
    """The columns of claims: the keys of `Claim.to_dict`, and the period's ends as moments."""
    import pyarrow as pa

    text, number, many = pa.string(), pa.float64(), pa.list_(pa.float64())
    period = pa.struct([("start", text), ("end", text), ("text", text), ("assumed", pa.bool_())])
    typed = {"start": pa.int64(), "end": pa.int64(), "low": number, "high": number, "written": many, "period": period}
    typed |= dict.fromkeys(("period_start", "period_end"), pa.timestamp("us"))
    names = (
        *("article", "start", "end", "quote", "where", "zone", "sentence", "kind", "low", "high", "written", "hedge", "unit", "unit_name"),
        *("dimension", "trend", "measure", "entity", "period", "speaker", "mood", "period_start", "period_end"),
    )
    return pa.schema([(name, typed.get(name, text)) for name in names])


@cache
def article_schema() -> Any:
    """The columns of articles with their claims, as they go from the first stage to the next; the last ones are JSON."""
    import pyarrow as pa

    typed = {"place": pa.int64(), "published": pa.date32(), "claims": pa.int64()}
    names = ("id", "place", "story", "published", "title", "source", "path", "text", "anchors", "zones", "left_out", "claims", "found")
    return pa.schema([(name, typed.get(name, pa.string())) for name in names])


def row_of_claim(claim: Claim) -> Row:
    """A claim as a row of `claim_schema`; half a surrogate pair, which Parquet can't hold, is written out."""
    row = claim.to_dict()
    written = row["written"] if isinstance(row["written"], list) else [row["written"]]
    row |= {"written": [_float(value) for value in written], "low": _float(row["low"]), "high": _float(row["high"])}
    period = claim.period
    row |= {"period_start": _moment(period.start) if period else None, "period_end": _moment(period.end) if period else None}
    return {name: plain_text(value) if isinstance(value, str) else value for name, value in row.items()}


def _float(value: float | None) -> float | None:
    try:
        return None if value is None else float(value)
    except OverflowError:
        return float("inf") if value and value > 0 else float("-inf")


def _moment(day: date | None) -> datetime | None:
    return datetime(day.year, day.month, day.day) if day else None


def row_of_article(article: Article, claims: Sequence[Claim], place: int) -> Row:
    """An article with its claims as a row of `article_schema`; `place` is its number in the order of the input."""
    sentences = list(dict.fromkeys(claim.sentence for claim in claims))
    numbers = {sentence: number for number, sentence in enumerate(sentences)}
    found = [[numbers[claim.sentence], pack_claim(claim)] for claim in claims]
    texts = {name: plain_text(getattr(article, name)) for name in ("id", "story", "title", "source", "path", "text")}
    anchors = [(one.offset, one.line, one.column, one.place) for one in article.anchors]
    packed = {"anchors": anchors, "zones": article.zones, "left_out": article.left_out, "found": [sentences, found]}
    return {
        **texts,
        "place": place,
        "published": article.published,
        "claims": len(claims),
        **{name: json.dumps(value, separators=(",", ":")) for name, value in packed.items()},
    }


_WORDS = ("id", "rule", "title", "severity", "confidence", "nature", "message", "sum", "question", "why", "source", "gap", "allowance")


def pack_finding(finding: Finding) -> str:
    """A finding with its claims, as it lies in a part."""
    words = [getattr(finding, name) for name in _WORDS]
    claims = [[[one.article, one.sentence, pack_claim(one)] for one in some] for some in (finding.claims, finding.also)]
    return json.dumps([words, finding.reasons, finding.doubts, claims], separators=(",", ":"))


def unpack_finding(held: str) -> Finding:
    """The finding that was packed. Raises NotOursError for what no run of ours has written."""
    try:
        words, reasons, doubts, (own, also) = json.loads(held)
        claims, more = (tuple(unpack_claim(packed, article, sentence) for article, sentence, packed in some) for some in (own, also))
        named = dict(zip(_WORDS, words, strict=True))
        return Finding(**named, claims=claims, also=more, reasons=tuple(reasons), doubts=tuple(doubts))
    except (ValueError, TypeError, RecursionError) as error:
        raise NotOursError from error


def article_of(row: Mapping[str, Any]) -> tuple[Article, list[Claim]]:
    """The article of a row and its claims. Raises NotOursError for a row that no run of ours has written."""
    try:
        anchors, zones, left_out, (sentences, found) = (json.loads(row[name]) for name in ("anchors", "zones", "left_out", "found"))
        article = Article(
            row["id"],
            row["text"],
            row["title"],
            row["published"],
            row["source"],
            row["story"],
            row["path"],
            tuple(Anchor(*anchor) for anchor in anchors),
            tuple((start, end, zone) for start, end, zone in zones),
            tuple(left_out),
        )
        return article, [unpack_claim(held, article.id, sentences[number]) for number, held in found]
    except (ValueError, TypeError, KeyError, LookupError, RecursionError) as error:
        raise NotOursError from error
