"""Where a claim stands in its file, and the words around it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from factcheck.records import Article, Claim
from factcheck.text import line_and_column, spot

AROUND = 220
"""Code points of its paragraph shown on each side of a claim's sentence."""


@dataclass(frozen=True, slots=True)
class Place:
    """A file, and the line and column in it, both from 1; both None for a claim in a title that was given apart from the text.

    In a file without lines both are None too, and `spot` says where: "page 3, line 7", "table 2, row 4, cell 1"; of an archived article
    it says who printed it and when, and `path` is the article's id.
    """

    path: str
    line: int | None
    column: int | None
    spot: str = ""

    def __str__(self) -> str:
        return f"{self.path}:{self.inside}" if self.line is None else f"{self.path}:{self.line}:{self.column}"

    @property
    def inside(self) -> str:
        """Where in the file, in short: the line, the spot, or "title"."""
        return str(self.line) if self.line is not None else self.spot or "title"


class InContext(NamedTuple):
    """A sentence cut at the figures in question (each part with its claim, or None between them), and its paragraph around it."""

    before: str
    parts: tuple[tuple[str, Claim | None], ...]
    after: str


def place_of(claim: Claim, articles: Mapping[str, Article]) -> Place:
    """Where the claim's figure begins; an article that is not in the run has its id for a path."""
    article = articles.get(claim.article)
    if article is None:
        return Place(claim.article, None, None)
    path = article.path or article.id
    if not article.anchors:
        day = article.published.isoformat() if article.published else ""
        return Place(path, None, None, ", ".join(part for part in (article.source, day) if part) or "archived")
    if claim.where == "title":
        return Place(path, None, None)
    there = spot(article, claim.start)
    return Place(path, None, None, there) if there else Place(path, *line_and_column(article, claim.start))


def end_of(claim: Claim, articles: Mapping[str, Article]) -> tuple[int, int] | None:
    """Line and column just behind the claim's figure; None where `place_of` has neither, or where the file runs otherwise than the text."""
    begin = place_of(claim, articles)
    if begin.line is None or begin.column is None:
        return None
    end = line_and_column(articles[claim.article], claim.end)
    return end if end > (begin.line, begin.column) else None


def by_sentence(claims: Iterable[Claim]) -> list[tuple[Claim, ...]]:
    """The claims grouped by the sentence that holds them, in the order in which the sentences first come."""
    groups: dict[tuple[str, str, str], list[Claim]] = {}
    for claim in claims:
        groups.setdefault((claim.article, claim.where, claim.sentence), []).append(claim)
    return [tuple(group) for group in groups.values()]


def in_context(claims: Sequence[Claim], articles: Mapping[str, Article]) -> InContext:
    """The claims of one sentence in it, and the sentence in the text; without the article, the sentence alone."""
    first = min(claims, key=lambda claim: claim.start)
    article = articles.get(first.article)
    whole = "" if article is None else article.title if first.where == "title" else article.text
    if any(whole[claim.start : claim.end] != claim.quote for claim in claims) or not whole:
        lead, quote, tail = first.sentence.partition(first.quote)
        return InContext("", ((lead, None), (quote, first if quote else None), (tail, None)), "")
    begin, end = _sentence_span(whole, first, max(claim.end for claim in claims))
    return InContext(_before(whole, begin), _parts(whole, claims, begin, end), _after(whole, end))


def _parts(whole: str, claims: Sequence[Claim], begin: int, end: int) -> tuple[tuple[str, Claim | None], ...]:
    parts: list[tuple[str, Claim | None]] = []
    for claim in sorted(claims, key=lambda claim: claim.start):
        if claim.start >= begin:
            parts += [(whole[begin : claim.start], None), (whole[claim.start : claim.end], claim)]
            begin = claim.end
    return (*parts, (whole[begin:end], None))


def _sentence_span(whole: str, first: Claim, last_end: int) -> tuple[int, int]:
    """The occurrence of the sentence that holds the claims; the claims' own span where there is none."""
    begin = whole.find(first.sentence, max(0, first.end - len(first.sentence)))
    if first.sentence and 0 <= begin <= first.start and last_end <= begin + len(first.sentence):
        return begin, begin + len(first.sentence)
    return first.start, last_end


def _before(whole: str, begin: int) -> str:
    """The end of what the paragraph says before, cut between words."""
    start = whole.rfind("\n", 0, begin) + 1
    piece = whole[max(start, begin - AROUND) : begin]
    return piece if begin - start <= AROUND else "…" + piece[piece.find(" ") :] if " " in piece else ""


def _after(whole: str, end: int) -> str:
    """The beginning of what the paragraph says after, cut between words."""
    stop = whole.find("\n", end)
    stop = len(whole) if stop < 0 else stop
    piece = whole[end : min(stop, end + AROUND)]
    return piece if stop - end <= AROUND else piece[: piece.rfind(" ") + 1] + "…" if " " in piece else ""
