"""Which figures of an article stand over or beside its text: in the headline, in the deck under it, in a caption."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from factcheck.records import Claim
from factcheck.tables import is_headline
from factcheck.text import Span, paragraphs
from factcheck.text.patterns import later

LONGEST_DECK = 200
"""Characters; a longer second line is the lead."""
LEAD_PARAGRAPHS = 3
"""The first paragraphs of the text, which tell what the headline tells."""
LEAD_LENGTH = 1500
"""Characters of a lead at most: a page without paragraphs tells of more than its headline."""
MOST_HEADINGS = 40
"""Figures over and beside one text that are held against it."""

_CAPTION = later(
    r"(?:FILE\s*(?:PHOTO|IMAGE|PICTURE)?\s*[-–—:]|Pictured:"
    r"|\(?(?:Photo|Picture|Image|Caption|Graphic|Chart|Map|Video)s?(?:\s+(?:caption|by))?\s*:)",
    re.IGNORECASE,
)
_STOP = (".", "!", "?", "”", '"')


class Zones(NamedTuple):
    """The figures of one article: those over or beside the text, each with the name of its place; the text's own; and its lead's."""

    headings: tuple[tuple[str, Claim], ...]
    body: tuple[Claim, ...]
    lead: tuple[Claim, ...]


def zones(claims: Sequence[Claim], text: str) -> Zones:
    """Sort the figures of one article by place. A deck is a short second line without a full stop before a longer paragraph."""
    blocks = paragraphs(text)
    starts = [block.start for block in blocks]
    over = [claim for claim in claims if is_headline(claim)]
    ended = max((claim.end for claim in claims if claim.where == "text" and claim.zone == "headline"), default=0)
    first = _first_of_body(text, blocks, ended)
    deck = _is_deck(text, blocks, first)
    headings = [("headline", claim) for claim in over]
    body: list[Claim] = []
    lead: list[Claim] = []
    for claim in claims:
        if is_headline(claim):
            continue
        number = max(bisect_right(starts, claim.start) - 1, 0)
        if claim.zone == "deck" or (deck and number == first):
            headings.append(("line under the headline", claim))
        elif claim.zone == "caption" or (blocks and _CAPTION.match(text, blocks[number].start)):
            headings.append(("caption", claim))
        else:
            body.append(claim)
            if number < first + deck + LEAD_PARAGRAPHS and claim.start < LEAD_LENGTH + (starts[first] if starts else 0):
                lead.append(claim)
    return Zones(tuple(headings[:MOST_HEADINGS]), tuple(body), tuple(lead))


def _first_of_body(text: str, blocks: Sequence[Span], ended: int) -> int:
    """The number of the first paragraph after the headline: the second where the first line is one."""
    if len(blocks) < 2:
        return 0
    words = text[blocks[0].start : blocks[0].end]
    heads = blocks[0].start < ended <= blocks[0].end or (len(words) <= LONGEST_DECK and not words.endswith(_STOP))
    return 1 if heads else 0


def _is_deck(text: str, blocks: Sequence[Span], first: int) -> bool:
    if first != 1 or len(blocks) < first + 2:
        return False
    words, below = (text[block.start : block.end] for block in blocks[first : first + 2])
    return len(words) <= LONGEST_DECK and not words.endswith(_STOP) and len(below) > len(words) and below.endswith(_STOP)
