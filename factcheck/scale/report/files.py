"""The four files of a report from what `gathering.gather` left on disk, with reviewers' verdicts: the same bytes as `write_report`'s."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factcheck.comparing.candidates import place_of
from factcheck.records import Article, Problem, Review
from factcheck.report.as_csv import flagged_pieces, reviewed_rows
from factcheck.report.as_json import article_dict, json_pieces, reviews_dict
from factcheck.report.html import Content, drawn, page_html
from factcheck.report.tally import GRAVEST_FIRST, Tally
from factcheck.report.text import summary_of, undated_line
from factcheck.report.timelines import side_by_side
from factcheck.report.views import MAX_ARTICLES, MAX_FINDINGS, MAX_REASONS, MAX_ROWS, MAX_TEXT, Flag, Left
from factcheck.report.write import NAMES, write_pieces
from factcheck.review import reviews_by_finding, settled_findings
from factcheck.scale.report import showing
from factcheck.scale.report.gathering import A_CLAIM, DIED, TOGETHER, Gathered, UnfinishedError, started
from factcheck.scale.report.showing import Shown
from factcheck.scale.report.spelling import heading
from factcheck.scale.shuffle import bucket_file, bucket_of
from factcheck.scale.workers import Died, in_order

if TYPE_CHECKING:
    from factcheck.review.ledger import Ledger


@dataclass(frozen=True, slots=True)
class ReportFiles:
    """A report that is still in parts; `versions` and further problems are those of its run."""

    found: Gathered
    versions: Mapping[str, str]
    problems: tuple[Problem, ...]

    def write(self, folder: Path, reviews: Sequence[Review], earlier: Ledger | None) -> list[Path]:
        """Write report.html, flagged_claims.csv, findings.json and claims.csv as `write_report` does; their paths.

        Raises OSError where the folder can't be written to, UnfinishedError where a process died.
        """
        tally = self.tally(reviews)
        own = reviews_by_finding(reviews)
        page = page_html(self._content(tally, reviews))
        found = ({**json.loads(row["finding"]), **reviews_dict(own.get(row["id"], ()))} for row in self._findings("id", "finding"))
        facts = (json.loads(row["facts"]) for row in self._findings("facts"))
        pieces = (
            (page,),
            flagged_pieces(reviewed_rows(facts, reviews), earlier),
            json_pieces(self.versions, tally, self._articles(), found, self.problems),
            self._claims(),
        )
        return write_pieces(folder, dict(zip(NAMES, pieces, strict=True)))

    def tally(self, reviews: Sequence[Review]) -> Tally:
        """The run in figures."""
        settled = settled_findings(reviews)
        found = self.found
        open_ones: Counter[str] = Counter()
        closed = 0
        for row in self._findings("id", "severity"):
            closed += row["id"] in settled
            open_ones[row["severity"]] += row["id"] not in settled
        return Tally(
            articles=found.done.articles,
            against=0,
            figures=found.figures,
            compared=found.counts.compared,
            uncompared=found.uncompared,
            open={severity: open_ones[severity] for severity in GRAVEST_FIRST},
            settled=closed,
            problems=len(self.problems),
            collapsed=found.counts.collapsed,
            left_out=found.counts.left_out,
        )

    def summary(self, reviews: Sequence[Review]) -> str:
        """The run in two to four lines."""
        found = self.found
        undated = undated_line(found.undated, found.first_undated) if found.undated else ""
        return summary_of(self.tally(reviews), undated=undated)

    def facts(self, findings: AbstractSet[str]) -> dict[str, dict[str, str]]:
        """What the run says of those of these findings that it has, by id and column."""
        return {row["id"]: json.loads(row["facts"]) for row in self._findings("id", "facts") if row["id"] in findings}

    def _findings(self, *columns: str) -> Iterator[dict[str, Any]]:
        """These columns of all findings, in the order in which they are told."""
        for batch in self.found.flagged.rows(TOGETHER, columns, batch=100):
            yield from batch.to_pylist()

    def _articles(self) -> Iterator[dict[str, Any]]:
        columns = ("id", "path", "title", "source", "published", "left_out")
        for row in self._rows(*columns):
            given = {name: row[name] for name in ("title", "published", "source", "path")}
            yield article_dict(Article(row["id"], "", **given, left_out=tuple(json.loads(row["left_out"]))))

    def _rows(self, *columns: str) -> Iterator[dict[str, Any]]:
        """These columns of all articles, in the order of the input."""
        for name in self.found.done.parts:
            for batch in self.found.articles.rows(name, columns, batch=1_000):
                yield from batch.to_pylist()

    def _claims(self) -> Iterator[str]:
        yield heading()
        for path in self.found.spelt:
            with Path(path).open(encoding="utf-8", newline="") as file:
                while piece := file.read(1 << 20):
                    yield piece

    def _content(self, tally: Tally, reviews: Sequence[Review]) -> Content:
        settled = settled_findings(reviews)
        rows = self._first_findings(settled)
        left, figures = self._left()
        shown = self._shown(rows, figures)
        lines = side_by_side([line.timeline for line in shown.lines])
        places = {spot: place for line in shown.lines for spot, place in line.places.items()}
        sheets = _in_room(shown)
        own = reviews_by_finding(reviews)
        return Content(
            versions=self.versions,
            problems=self.problems,
            tally=tally,
            flags=[_reviewed(shown.flags[row["id"]], own.get(row["id"], ()), settled) for row in rows],
            findings=sum(tally.open.values()) + tally.settled,
            timelines=drawn(lines, lambda claim: places[place_of(claim)]),
            more_timelines=shown.moved - len(lines),
            sheets=sheets,
            unshown=tally.articles - len(sheets),
            left=[Left(why, count, tuple(shown.left[spot] for spot in some)) for why, count, some in left],
            more_reasons=self.found.left.count() - len(left),
        )

    def _first_findings(self, settled: frozenset[str]) -> list[dict[str, Any]]:
        """The findings that the page shows: the open ones first."""
        first: tuple[list[str], list[str]] = ([], [])
        for row in self._findings("id"):
            some = first[row["id"] in settled]
            if len(some) < MAX_FINDINGS:
                some.append(row["id"])
        order = {name: number for number, name in enumerate([*first[0], *first[1]][:MAX_FINDINGS])}
        rows = [row for row in self._findings("id", "article", "articles", "packed") if row["id"] in order]
        return sorted(rows, key=lambda row: order[row["id"]])

    def _left(self) -> tuple[list[tuple[str, int, list[tuple[int, int]]]], dict[int, list[tuple[int, str]]]]:
        """The reasons that are told, each with its count and the figures that are shown; and these by the place of their article."""
        room = MAX_ROWS
        told = []
        by_article: dict[int, list[tuple[int, str]]] = {}
        for why, count in self.found.left.reasons(MAX_REASONS):
            some = self.found.left.first(why, room) if room > 0 else []
            room -= len(some)
            told.append((why, count, some))
            for place, number in some:
                by_article.setdefault(place, []).append((number, why))
        return told, by_article

    def _shown(self, rows: Sequence[Mapping[str, Any]], figures: Mapping[int, list[tuple[int, str]]]) -> Shown:
        """What the page shows of all buckets, each asked for its own."""
        found = self.found
        tasks = list(self._asked(rows, figures))
        each = found.done.articles // len(tasks)
        shown = Shown()
        with started(found.bar, found.done.articles * A_CLAIM) as step:
            for _, result in in_order(tasks, showing.work, found.jobs, showing.begin):
                if isinstance(result, Died):
                    raise UnfinishedError([DIED])
                shown.add(result)
                step(each * A_CLAIM, each)
        return shown

    def _asked(self, rows: Sequence[Mapping[str, Any]], figures: Mapping[int, list[tuple[int, str]]]) -> Iterator[showing.Asked]:
        """What is asked of each bucket: its findings, its sheets, its figures that were compared with nothing."""
        flagged = {name for row in rows for name in row["articles"]}
        sheets, bucket = self._first_sheets(flagged, figures)
        packed: dict[int, list[str]] = {}
        for row in rows:
            packed.setdefault(bucket[row["article"]], []).append(row["packed"])
        for number in range(self.found.buckets):
            path = str(self.found.shuffled / bucket_file(number))
            own = {name: sheet for name, sheet in sheets.items() if bucket[name] == number}
            left = {place: some for place, some in figures.items() if bucket[place] == number}
            yield showing.Asked(path, tuple(packed.get(number, ())), own, left)

    def _first_sheets(self, flagged: set[str], figures: Mapping[int, Any]) -> tuple[dict[str, int], dict[str | int, int]]:
        """The ids of the articles that have a sheet, with its number, those with findings first; and where what is shown lies: the bucket
        of articles by their id, and by their place in the input.
        """
        found = self.found
        first: tuple[list[str], list[str]] = ([], [])
        bucket: dict[str | int, int] = {}
        for row in self._rows("id", "place", "story", "published"):
            name, some = row["id"], first[row["id"] not in flagged]
            if len(some) < MAX_ARTICLES:
                some.append(name)
            elif name not in flagged and row["place"] not in figures:
                continue
            bucket[name] = bucket[row["place"]] = bucket_of(found.grouping.key(row), found.buckets)
        return {name: number for number, name in enumerate([*first[0], *first[1]][:MAX_ARTICLES])}, bucket


def _in_room(shown: Shown) -> list[Any]:
    """The sheets in their order, as many as the page has room for."""
    sheets = []
    room = MAX_TEXT
    for _, (sheet, length) in sorted(shown.sheets.items()):
        room -= length
        if room < 0:
            break
        sheets.append(sheet)
    return sheets


def _reviewed(flag: Flag, own: Sequence[Review], settled: frozenset[str]) -> Flag:
    return replace(flag, settled=flag.finding.id in settled, reviews=tuple(review for review in own if review.verdict or review.note))
