"""The findings of a bucket for a report: whole, as JSON, and as facts for a sheet; and beside them what was compared with nothing."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from factcheck.pipeline import judge_read
from factcheck.records import Problem, Run
from factcheck.report.as_csv import visible_facts
from factcheck.report.as_json import finding_dict
from factcheck.report.plain import json_text
from factcheck.report.views import articles_in
from factcheck.scale.findings import Bucket
from factcheck.scale.judging import ORDER, Counts, Laws, finding_schema, forget, groups_in, order_of, sorted_rows
from factcheck.scale.parts import Folder, PartWriter, Told, part_name
from factcheck.scale.report.keys import KnownKeys
from factcheck.scale.rows import Row, article_of, pack_finding
from factcheck.scale.shuffle import sorted_bucket


@cache
def flagged_schema() -> Any:
    """The columns of findings for a report: their order, where they lie, and three ways to tell them, each in JSON."""
    import pyarrow as pa

    known = finding_schema()
    shared = [known.field(name) for name in (*ORDER, "severity", "articles", "finding")]
    return pa.schema([*shared, ("facts", pa.string()), ("packed", pa.string())])


@cache
def left_schema() -> Any:
    """The columns of figures compared with nothing: the reason, the article's place in the input and the claim's in the article."""
    import pyarrow as pa

    return pa.schema([("why", pa.string()), ("place", pa.int64()), ("number", pa.int64())])


class Flagger:
    """Judges buckets for a report in one process."""

    def __init__(self, laws: Laws, keys: str, left: str) -> None:
        self.laws, self.left = laws, Folder(left)
        self.keys = KnownKeys(keys)

    def flag(self, bucket: Bucket) -> tuple[Told, Counts]:
        """Judge a bucket and write its two parts, the findings last: where these are, both are. A full disk is a problem."""
        found: list[Row] = []
        left: list[Row] = []
        problems: list[Problem] = []
        counts = Counts()
        for _, some in groups_in(sorted_bucket(Path(bucket.path))):
            run, more = self._judged(some)
            found += _found(run)
            left += more
            problems += run.problems
            counts = counts.plus(Counts(1, run.compared, run.collapsed, run.left_out))
        forget()
        told = Told(bucket.number, bucket.mark, claims=len(left), problems=tuple(problems), counts=tuple(counts))
        name = part_name(bucket.number, bucket.mark)
        try:
            _write(self.left, left_schema(), left, name)
            _write(Folder(bucket.into), flagged_schema(), sorted_rows(found), name, told)
        except OSError as error:
            cure = "make room, and run again: it goes on from here"
            problem = Problem("output.unwritable", bucket.into, f"can't be written: {error.strerror or error}", cure)
            return Told(bucket.number, bucket.mark, problems=(problem,), failed=True), counts
        return told, counts

    def _judged(self, rows: Sequence[Mapping[str, Any]]) -> tuple[Run, list[Row]]:
        """What `check` finds in the articles of one group; and its figures that were compared with nothing, as rows."""
        read = [(row["place"], *article_of(row)) for row in rows]
        claims = [claim for _, _, own in read for claim in own]
        run = judge_read([article for _, article, _ in read], claims, self.laws.rules, self.laws.tables, self.keys.under)
        spots = {id(claim): (place, number) for place, _, own in read for number, claim in enumerate(own)}
        told = ((one.why, *spots[id(one.claim)]) for one in run.uncompared)
        return run, [{"why": why, "place": place, "number": number} for why, place, number in told]


def _found(run: Run) -> list[Row]:
    articles = {article.id: article for article in run.articles}
    return [
        {
            **order_of(finding),
            "severity": finding.severity,
            "articles": sorted(articles_in(finding)),
            "finding": json_text(finding_dict(finding, articles)),
            "facts": json.dumps(visible_facts(finding, articles)),
            "packed": pack_finding(finding),
        }
        for finding in run.findings
    ]


def _write(folder: Folder, schema: Any, rows: Sequence[Row], name: str, told: Told | None = None) -> None:
    writer = PartWriter(folder, schema)
    try:
        for row in rows:
            writer.write(row)
        writer.finish(name, told)
    finally:
        writer.give_up()


_here: list[Flagger] = []


def begin(laws: Laws, keys: str, left: str) -> None:
    """Make this process ready to judge buckets for a report."""
    end()
    _here.append(Flagger(laws, keys, left))


def end() -> None:
    """Let go of what is open."""
    while _here:
        _here.pop().keys.close()


def work(bucket: Bucket) -> tuple[Told, Counts]:
    """One bucket, in the process that `begin` has made ready."""
    return _here[0].flag(bucket)
