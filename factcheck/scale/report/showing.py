"""What a report's page shows of a bucket: what needs the articles' texts is cut to size where these lie, and they go no further."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from factcheck.comparing.candidates import Place as ClaimPlace
from factcheck.comparing.candidates import place_of as claim_place
from factcheck.records import Article, Claim, Finding, Run, Uncompared
from factcheck.report.places import Place, place_of
from factcheck.report.timelines import MAX_TIMELINES, Timeline, by_weight, moved, without_copies
from factcheck.report.views import Flag, Marks, Sheet, Side, flags_of, marks_of, sheet_of
from factcheck.scale.judging import forget, groups_in
from factcheck.scale.rows import article_of, unpack_finding
from factcheck.scale.shuffle import sorted_bucket


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be shown of a bucket: findings, packed; articles, by id, with the numbers of their sheets; and figures that were compared
    with nothing, by the place of their article in the input, each with its number there and the reason.
    """

    path: str
    findings: tuple[str, ...]
    sheets: Mapping[str, int]
    left: Mapping[int, Sequence[tuple[int, str]]]


@dataclass(frozen=True, slots=True)
class Line:
    """A timeline with the places of its figures, and its rank among all timelines of the run."""

    rank: tuple[Any, ...]
    timeline: Timeline
    places: Mapping[ClaimPlace, Place]


@dataclass(slots=True)
class Shown:
    """What is shown of a bucket, or of several; without any text that is not shown."""

    flags: dict[str, Flag] = field(default_factory=dict)
    sheets: dict[int, tuple[Sheet, int]] = field(default_factory=dict)
    """By number; each with the length of its article's text."""
    left: dict[tuple[int, int], tuple[Uncompared, Place]] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)
    """The first of the timelines."""
    moved: int = 0
    """How many timelines there are."""

    def add(self, other: Shown) -> None:
        """Take in what is shown of another bucket."""
        self.flags |= other.flags
        self.sheets |= other.sheets
        self.left |= other.left
        self.lines = sorted((*self.lines, *other.lines), key=lambda line: line.rank)[:MAX_TIMELINES]
        self.moved += other.moved


def begin() -> None:
    """Nothing has to be made ready."""


def work(asked: Asked) -> Shown:
    """What is to be shown of one bucket."""
    shown = Shown()
    findings = [unpack_finding(held) for held in asked.findings]
    marks = marks_of(findings)
    for _, rows in groups_in(sorted_bucket(Path(asked.path))):
        read = [(row["place"], *article_of(row)) for row in rows]
        articles = {article.id: article for _, article, _ in read}
        own = [finding for finding in findings if finding.claims[0].article in articles]
        shown.flags |= {flag.finding.id: _slim_flag(flag) for flag in flags_of(own, articles, {}, frozenset())}
        for place, article, claims in read:
            if article.id in asked.sheets:
                number = asked.sheets[article.id]
                shown.sheets[number] = (_sheet(article, claims, number, marks), len(article.text))
            for number, why in asked.left.get(place, ()):
                shown.left[place, number] = (Uncompared(claims[number], why), place_of(claims[number], articles))
        _add_lines(shown, read, articles, own)
    forget()
    return shown


def _sheet(article: Article, claims: Sequence[Claim], number: int, marks: Marks) -> Sheet:
    sheet = sheet_of(article, [claim for claim in claims if claim.quantity.kind == "quantity"], number, marks)
    return replace(sheet, article=_slim(article))


def _add_lines(
    shown: Shown, read: Sequence[tuple[int, Article, list[Claim]]], articles: Mapping[str, Article], findings: Sequence[Finding]
) -> None:
    spots: dict[ClaimPlace, tuple[int, int]] = {}
    for place, _, claims in read:
        for number, claim in enumerate(claims):
            spots.setdefault(claim_place(claim), (place, number))
    run = Run(tuple(articles.values()), tuple(claim for _, _, claims in read for claim in claims), ())
    found = [((by_weight(line), spots[claim_place(first)]), line) for first, line in moved(run, findings)]
    found.sort(key=lambda one: one[0])
    shown.moved += len(found)
    lines = [_line(rank, without_copies(line, articles), articles) for rank, line in found[:MAX_TIMELINES]]
    shown.lines = sorted((*shown.lines, *lines), key=lambda line: line.rank)[:MAX_TIMELINES]


def _line(rank: tuple[Any, ...], timeline: Timeline, articles: Mapping[str, Article]) -> Line:
    return Line(rank, timeline, {claim_place(told.claim): place_of(told.claim, articles) for told in timeline.told})


def _slim_flag(flag: Flag) -> Flag:
    return replace(flag, sides=tuple(map(_slim_side, flag.sides)), also=tuple(map(_slim_side, flag.also)))


def _slim_side(side: Side) -> Side:
    return replace(side, article=_slim(side.article)) if side.article else side


def _slim(article: Article) -> Article:
    return replace(article, text="", zones=(), anchors=article.anchors[:1])
