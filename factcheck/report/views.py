"""What the page shows, cut to size: the template only lays it out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from factcheck.comparing.reports.results import RESULT_OF
from factcheck.records import SEVERITIES, Article, Claim, Finding, Review, Run, Severity, Uncompared
from factcheck.report.headline import headline_of
from factcheck.report.numberline import LETTERS, UNDRAWN, NumberLine, number_line
from factcheck.report.places import InContext, Place, by_sentence, in_context, place_of

MAX_FINDINGS = 1000
MAX_ARTICLES = 200
MAX_TEXT = 2_000_000
"""Code points of article text on the page; beyond it, articles are only counted."""
MAX_ROWS = 2000
MAX_REASONS = 1000


@dataclass(frozen=True, slots=True)
class Side:
    """One sentence of a finding with its figures, each with its letter, and where it stands."""

    claim: Claim
    article: Article | None
    place: Place
    words: InContext
    letters: Mapping[Claim, str]
    speakers: tuple[str, ...]

    @property
    def outlet(self) -> str:
        """Who printed it: source, else title, else id."""
        return (self.article.source or self.article.title or self.article.id) if self.article else self.claim.article


@dataclass(frozen=True, slots=True)
class Flag:
    """A finding with all that is shown of it."""

    finding: Finding
    headline: str
    spread: str
    sides: tuple[Side, ...]
    also: tuple[Side, ...]
    line: NumberLine | None
    settled: bool
    reviews: tuple[Review, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of an article's text; with a claim where it is a figure, the ids of the findings it lies in, and its row's id."""

    text: str
    claim: Claim | None = None
    flags: tuple[str, ...] = ()
    severity: Severity | None = None
    row: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """An article with its text in paragraphs of pieces, and its claims with their places."""

    article: Article
    title: tuple[Piece, ...]
    paragraphs: tuple[tuple[Piece, ...], ...]
    rows: tuple[tuple[Claim, Place, str], ...]
    """Each claim with its place and the id of its row on the page."""
    flags: int
    against: bool


@dataclass(frozen=True, slots=True)
class Left:
    """Claims that were compared with nothing for one reason; `rows` may be fewer than `count`."""

    why: str
    count: int
    rows: tuple[tuple[Uncompared, Place], ...]


def flags_of(
    findings: Iterable[Finding], articles: Mapping[str, Article], own: Mapping[str, tuple[Review, ...]], settled: frozenset[str]
) -> list[Flag]:
    """The findings as flags, in the order given."""
    return [
        Flag(
            finding,
            *headline_of(finding),
            _sides(finding.claims, articles),
            _sides(finding.also, articles),
            number_line(finding.claims) if _is_drawn(finding) else None,
            finding.id in settled,
            tuple(review for review in own.get(finding.id, ()) if review.verdict or review.note),
        )
        for finding in findings
    ]


def _is_drawn(finding: Finding) -> bool:
    """Whether the claims belong on one line; several figures that two bodies differ in don't, nor results ("9-4"), which are no ranges."""
    if all((claim.measure or "").startswith(RESULT_OF) for claim in finding.claims):
        return False
    several = finding.nature == "sources differ" and len({(claim.measure, claim.role) for claim in finding.claims}) > 1
    return finding.nature not in UNDRAWN and not several


def _sides(claims: Sequence[Claim], articles: Mapping[str, Article]) -> tuple[Side, ...]:
    letters = dict(zip(claims, LETTERS, strict=False)) if len(claims) > 1 else {}
    return tuple(
        Side(
            group[0],
            articles.get(group[0].article),
            place_of(group[0], articles),
            in_context(group, articles),
            letters,
            tuple(dict.fromkeys(claim.speaker for claim in group if claim.speaker)),
        )
        for group in by_sentence(claims)
    )


def sheets_of(run: Run, findings: Sequence[Finding]) -> tuple[list[Sheet], int]:
    """The articles with their figures marked, those with findings first, and how many were left out for length."""
    claims: dict[str, list[Claim]] = defaultdict(list)
    for claim in run.claims:
        if claim.quantity.kind == "quantity":
            claims[claim.article].append(claim)
    marks = marks_of(findings)
    sheets: list[Sheet] = []
    room = MAX_TEXT
    for article in sorted(run.articles, key=lambda a: marks.counts[a.id] == 0):
        room -= len(article.text)
        if len(sheets) == MAX_ARTICLES or room < 0:
            break
        sheets.append(sheet_of(article, claims[article.id], len(sheets), marks, against=article.id in run.against))
    return sheets, len(run.articles) - len(sheets)


@dataclass(frozen=True, slots=True)
class Marks:
    """The findings that lie in each figure, by its place, and how many of them each article has."""

    at: Mapping[tuple[str, str, int, int], Sequence[Finding]]
    counts: Mapping[str, int]


def marks_of(findings: Sequence[Finding]) -> Marks:
    """Where the findings lie."""
    at: dict[tuple[str, str, int, int], list[Finding]] = defaultdict(list)
    for finding in findings:
        for claim in (*finding.claims, *finding.also):
            at[_key(claim)].append(finding)
    return Marks(at, Counter(article for finding in findings for article in articles_in(finding)))


def articles_in(finding: Finding) -> frozenset[str]:
    """The ids of the articles that a finding lies in."""
    return frozenset(claim.article for claim in (*finding.claims, *finding.also))


def _key(claim: Claim) -> tuple[str, str, int, int]:
    return claim.article, claim.where, claim.start, claim.end


def sheet_of(article: Article, figures: Sequence[Claim], number: int, marks: Marks, *, against: bool = False) -> Sheet:
    """An article with its figures marked; `number` is that of the sheet on its page, from 0."""
    places = {article.id: article}
    rows = tuple((claim, place_of(claim, places), f"c{number}-{n}") for n, claim in enumerate(figures))
    titled, inside = ([(claim, row) for claim, _, row in rows if claim.where == where] for where in ("title", "text"))
    return Sheet(
        article,
        tuple(_pieces(article.title, titled, marks.at)),
        _paragraphs(_pieces(article.text, inside, marks.at)),
        rows,
        marks.counts.get(article.id, 0),
        against,
    )


def _pieces(text: str, claims: list[tuple[Claim, str]], flagged: Mapping[tuple[str, str, int, int], Sequence[Finding]]) -> list[Piece]:
    """The text cut at its figures; of two that overlap, the first is marked."""
    pieces: list[Piece] = []
    done = 0
    for claim, row in sorted(claims, key=lambda one: (one[0].start, -one[0].end)):
        if claim.start < done or claim.end > len(text):
            continue
        found = flagged.get(_key(claim), [])
        pieces.append(Piece(text[done : claim.start]))
        severity = next((s for s in reversed(SEVERITIES) if any(f.severity == s for f in found)), None)
        pieces.append(Piece(text[claim.start : claim.end], claim, tuple(f.id for f in found), severity, row))
        done = claim.end
    return [piece for piece in (*pieces, Piece(text[done:])) if piece.text]


def _paragraphs(pieces: Iterable[Piece]) -> tuple[tuple[Piece, ...], ...]:
    paragraphs: list[list[Piece]] = [[]]
    for piece in pieces:
        if piece.claim is not None:
            paragraphs[-1].append(piece)
            continue
        first, *others = piece.text.split("\n")
        paragraphs[-1].append(Piece(first))
        paragraphs.extend([Piece(line)] for line in others)
    return tuple(tuple(p) for p in paragraphs if any(piece.text.strip() for piece in p))


def left_out(run: Run, articles: Mapping[str, Article]) -> tuple[list[Left], int]:
    """What was compared with nothing, by reason, the most frequent first; and how many more reasons there are."""
    by_reason: dict[str, list[Uncompared]] = defaultdict(list)
    for left in run.uncompared:
        by_reason[left.why].append(left)
    room = MAX_ROWS
    groups = []
    for why, found in sorted(by_reason.items(), key=lambda item: (-len(item[1]), item[0]))[:MAX_REASONS]:
        rows = found[: max(room, 0)]
        room -= len(rows)
        groups.append(Left(why, len(found), tuple((left, place_of(left.claim, articles)) for left in rows)))
    return groups, len(by_reason) - len(groups)
