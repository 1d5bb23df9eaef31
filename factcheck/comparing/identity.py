"""Ids of findings that survive every edit which leaves the figures alone."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from factcheck.comparing.interval import Interval
from factcheck.records import Claim, Corpus

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
"""Crockford's base32, lower case: no i, l, o, u to be misread."""


def finding_id(rule_id: str, claims: Sequence[Claim], corpus: Corpus) -> str:
    """`F-` and eight characters from rule, documents, figures, units, measures, entities, periods and which occurrence.

    The order of the claims does not matter, nor do offsets, line numbers or the words of the sentence.
    """
    sides = sorted("\x1f".join(_side(claim, corpus)) for claim in claims)
    number = int.from_bytes(sha256("\x1e".join([rule_id, *sides]).encode("utf-8", "surrogatepass")).digest()[:5])
    return "F-" + "".join(ALPHABET[number >> shift & 31] for shift in range(35, -1, -5))


def _side(claim: Claim, corpus: Corpus) -> list[str]:
    figure, period = claim.figure, claim.period
    ends: Interval | tuple[object, object] = (figure.low, figure.high)
    when = "" if period is None else f"{period.start or ''}/{period.end or ''}" if period.start or period.end else period.text.casefold()
    values = [format(value.normalize(), "f") for value in figure.written]
    unit, measure, entity = claim.unit.symbol, (claim.measure or "").casefold(), (claim.entity or "").casefold()
    bounds = "".join("-" if end is None else "+" for end in ends)
    return [claim.article, claim.where, ",".join(values), bounds, unit, measure, entity, when, str(_occurrence(claim, corpus))]


def _occurrence(claim: Claim, corpus: Corpus) -> int:
    """How often the same words stand earlier in the article."""
    article = corpus.articles.get(claim.article)
    if article is None or not claim.quote:
        return 0
    text = article.text if claim.where == "text" else article.title
    return text.count(claim.quote, 0, claim.start)
