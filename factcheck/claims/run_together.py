"""Tables whose lines and columns were lost: stretches of text that are nearly all figures are read as tables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from factcheck.records import Claim

FIGURES = 8
"""Figures that stand close together in such a stretch, at least ..."""
WITHIN = 160
"""... in so many characters of one line ..."""
SHARE = 0.4
"""... of whose words so large a share are figures."""

_WORD = re.compile(r"[^\W_]+(?:[.,'’-][^\W_]+)*")
_ROWS = 3
"""Rows of two columns ("revenue $5.95 bln $9.23 bln number of staff 14,153 13,566"), at least so many, ..."""
_APART = 120
"""... no farther from each other than this many characters."""
_PAUSE = re.compile(r"[,;]\s|\band\b|\bto\b")
"""What sentences set between the figures of a list, and tables never do."""


def as_tables(claims: Sequence[Claim], text: str) -> list[Claim]:
    """The claims of a text in order, those in stretches that are nearly all figures with the zone "table".

    A list of scores or of ages in a sentence has its commas, and stays as it is.
    """
    numbered = [claim for claim in claims if claim.zone == "body" and claim.quantity.kind == "quantity"]
    found: set[int] = set()
    for at, first in enumerate(numbered[: 1 - FIGURES or None]):
        last = numbered[at + FIGURES - 1]
        if last.end - first.start <= WITHIN and _is_table(text[first.start : last.end]):
            found.update(claim.start for claim in numbered[at : at + FIGURES])
    found |= _in_columns(numbered, text)
    return [replace(claim, zone="table") if claim.start in found and claim.zone == "body" else claim for claim in claims]


def _in_columns(claims: Sequence[Claim], text: str) -> set[int]:
    """Where the claims of rows start that set two figures side by side with nothing but a blank between them, as no sentence does."""
    rows: list[list[Claim]] = []
    found: set[int] = set()
    for one, other in pairwise(claims):
        if 0 < other.start - one.end <= 2 and not text[one.end : other.start].strip(" "):
            if rows and one.start - rows[-1][1].end > _APART:
                rows = []
            rows.append([one, other])
            if len(rows) >= _ROWS:
                found.update(claim.start for row in rows for claim in row)
    return found


def _is_table(stretch: str) -> bool:
    words = _WORD.findall(stretch)
    written = "\n" in stretch or 2 * len(_PAUSE.findall(stretch)) >= FIGURES
    return not written and sum(word[0].isdigit() for word in words) >= SHARE * len(words)
