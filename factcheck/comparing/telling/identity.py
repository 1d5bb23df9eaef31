"""Ids of findings that survive every edit which leaves the figures alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from hashlib import sha256

from factcheck.comparing.interval import Interval
from factcheck.records import Claim
from factcheck.text.patterns import later

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
"""Crockford's base32, lower case: no i, l, o, u to be misread."""

# An id that is a path: folders, a file with an ending, and perhaps the number of a record in it. An address of the web is none.
_FILE = later(r"(?!\w+://).*/([^/]+\.[A-Za-z]\w{0,8}(?:#\d+)?(?: \(\d+\))?)", re.DOTALL)


def finding_id(rule_id: str, claims: Sequence[Claim], nth: int = 0) -> str:
    """`F-` and eight characters from rule, documents, figures, units, measures, entities, periods, and which of several equal ones it is.

    The order of the claims does not matter, nor do offsets, line numbers, the words of the sentence or the folder that a file lies in.
    """
    sides = sorted("\x1f".join(_side(claim)) for claim in claims)
    parts = [rule_id, *sides, *([str(nth)] if nth else [])]
    number = int.from_bytes(sha256("\x1e".join(parts).encode("utf-8", "surrogatepass")).digest()[:5])
    return "F-" + "".join(ALPHABET[number >> shift & 31] for shift in range(35, -1, -5))


def document_of(article_id: str) -> str:
    """What names the document in an id: the article's own id, and of a file the name without its folders.

    A file's article id depends on which folder was asked for; a verdict must not.

    >>> document_of("seeds/oil/wire.txt"), document_of("feed/day.jsonl#3"), document_of("wire.txt"), document_of("2022/03/storm")
    ('wire.txt', 'day.jsonl#3', 'wire.txt', '2022/03/storm')
    """
    file = _FILE.fullmatch(article_id)
    return file[1] if file else article_id


def _side(claim: Claim) -> list[str]:
    figure = claim.figure
    ends: Interval | tuple[object, object] = (figure.low, figure.high)
    values = [format(value.normalize(), "f") for value in figure.written]
    unit, measure, entity = claim.unit.symbol, (claim.measure or "").casefold(), (claim.entity or "").casefold()
    bounds = "".join("-" if end is None else "+" for end in ends)
    return [document_of(claim.article), claim.where, ",".join(values), bounds, unit, measure, entity, _when(claim)]


def _when(claim: Claim) -> str:
    """The period that the words name; one that was only assumed changes with the day an undated draft is checked on."""
    period = claim.period
    if period is None or period.assumed:
        return ""
    return f"{period.start or ''}/{period.end or ''}" if period.start or period.end else period.text.casefold()
