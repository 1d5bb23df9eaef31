"""The second stage: a group of articles with their claims to findings, as `check` finds them."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any, NamedTuple

from factcheck.comparing.candidates import place_of
from factcheck.pipeline import judge_read
from factcheck.records import SEVERITIES, Finding, Problem, Rule, TableRow
from factcheck.report.as_json import finding_dict
from factcheck.report.plain import json_text
from factcheck.scale.rows import Row, article_of

SURE = ("high", "medium", "low")
ORDER = ("grave", "sure", "article", "where", "start", "end", "id")
"""The columns by which findings are sorted: gravest first, then surest, then by place, as in findings.json."""
MOST_PROBLEMS = 100


class Counts(NamedTuple):
    """What judging came to."""

    groups: int = 0
    compared: int = 0
    collapsed: int = 0
    left_out: int = 0

    def plus(self, other: Counts) -> Counts:
        """Both together."""
        return Counts(*(a + b for a, b in zip(self, other, strict=True)))


@dataclass(frozen=True, slots=True)
class Laws:
    """What a group is judged by: rules and the rows of reference tables."""

    rules: tuple[Rule, ...]
    tables: tuple[TableRow, ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """The findings of a group as rows, and what was counted and what went wrong on the way."""

    findings: tuple[Row, ...]
    counts: Counts
    problems: tuple[Problem, ...] = ()


@cache
def finding_schema() -> Any:
    """The columns of findings; `finding` is the whole of it as JSON, as in findings.json."""
    import pyarrow as pa

    text = pa.string()
    typed = {"grave": pa.int32(), "sure": pa.int32(), "start": pa.int64(), "end": pa.int64(), "articles": pa.list_(text)}
    names = ("rule", "severity", "confidence", "nature", "title", "message", "sum", "gap", "allowed", "question", "articles", "group")
    return pa.schema([(name, typed.get(name, text)) for name in (*ORDER, *names, "finding")])


def judge_group(group: str, rows: Iterable[Mapping[str, Any]], laws: Laws) -> Judgement:
    """Judge the articles of one group, given as rows in the order of the input."""
    read = [article_of(row) for row in rows]
    articles = {article.id: article for article, _ in read}
    run = judge_read(tuple(articles.values()), [claim for _, claims in read for claim in claims], laws.rules, laws.tables)
    found = []
    for finding in run.findings:
        whole = finding_dict(finding, articles)
        told = {name: whole[name] for name in ("id", "rule", "severity", "confidence", "nature", "title", "message", "sum", "gap")}
        found.append(
            {
                **told,
                **order_of(finding),
                "allowed": whole["allowed"],
                "question": whole["question"],
                "articles": sorted({claim.article for claim in (*finding.claims, *finding.also)}),
                "group": group,
                "finding": json_text(whole),
            }
        )
    counts = Counts(1, run.compared, run.collapsed, run.left_out)
    return Judgement(tuple(found), counts, run.problems)


def order_of(finding: Finding) -> Row:
    """The columns of `ORDER` of a finding."""
    article, where, start, end = place_of(finding.claims[0])
    grave, sure = -SEVERITIES.index(finding.severity), SURE.index(finding.confidence)
    return {"grave": grave, "sure": sure, "article": article, "where": where, "start": start, "end": end, "id": finding.id}


def forget() -> None:
    """Let go of what was remembered of texts: another story has others, and a process that judges thousands would keep them all."""
    for name, module in list(sys.modules.items()):
        if name.startswith(("factcheck.comparing", "factcheck.checks")):
            for one in vars(module).values():
                if hasattr(one, "cache_clear") and not _is_vocabulary(one):
                    one.cache_clear()


def _is_vocabulary(kept: Any) -> bool:
    # What is kept without a limit is read from our own files, and the same for every text.
    return hasattr(kept, "cache_parameters") and kept.cache_parameters()["maxsize"] is None


def groups_in(batches: Iterable[Any]) -> Iterator[tuple[str, list[Row]]]:
    """The groups of rows that lie together under one `key`, one after the other: each is held, and no more."""
    rows = (row for batch in batches for row in batch.to_pylist())
    for key, some in groupby(rows, key=lambda row: str(row["key"])):
        yield key, list(some)


def in_order(row: Mapping[str, Any]) -> tuple[Any, ...]:
    """Sorts findings as findings.json has them."""
    return tuple(row[name] for name in ORDER)


def sorted_rows(rows: Sequence[Row]) -> list[Row]:
    """The findings in that order."""
    return sorted(rows, key=in_order)
