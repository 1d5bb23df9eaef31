"""Findings and claims as sheets: UTF-8 with a byte-order mark and CRLF, so that a spreadsheet reads them as they are."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from factcheck.records import Article, Claim, Finding, Review, Run
from factcheck.report.places import place_of
from factcheck.report.plain import visible
from factcheck.report.tally import in_order, of_each
from factcheck.review import LEDGER_COLUMNS, REVIEWER_COLUMNS, reviews_by_finding, sheet_csv

FLAGGED_COLUMNS = LEDGER_COLUMNS
CLAIM_COLUMNS = (
    *("article", "start", "end", "file", "line", "column", "place", "quote", "where", "zone", "sentence", "kind"),
    *("low", "high", "written", "hedge"),
    *("unit", "unit_name", "dimension", "trend", "measure", "entity", "period_start", "period_end", "period_text", "period_assumed"),
    *("speaker", "mood"),
)
GONE = "no longer found in these articles"


def flagged_csv(run: Run, reviews: Iterable[Review] = ()) -> str:
    """One finding a row, with the reviewer's columns as they were filled in.

    A finding with several reviews has a row for each. Reviews whose finding is gone stand at the end, so that nothing is lost that
    somebody wrote.
    """
    reviews = tuple(reviews)
    articles = {article.id: article for article in run.articles}
    own = of_each(run, reviews)
    rows = []
    for finding in in_order(run.findings):
        facts = {name: visible(cell) for name, cell in facts_of(finding, articles).items()}
        rows += [{**facts, **reviewer_cells(review)} for review in own.get(finding.id, (Review(finding.id, ""),))]
    for finding_id, left in sorted(reviews_by_finding(reviews).items()):
        if finding_id not in own:
            rows += [{"id": finding_id, "message": GONE, **reviewer_cells(review)} for review in left]
    return sheet_csv(FLAGGED_COLUMNS, rows)


def claims_csv(run: Run) -> str:
    """One claim a row, in the order of the articles; empty cells are slots that are not known."""
    articles = {article.id: article for article in run.articles}
    return sheet_csv(CLAIM_COLUMNS, [claim_row(claim, articles) for claim in run.claims])


def facts_of(finding: Finding, articles: Mapping[str, Article]) -> dict[str, str]:
    """What the run says of a finding, by column; the `_b` columns are empty where one claim is at fault alone."""
    first = finding.claims[0]
    facts = {
        "id": finding.id,
        "severity": finding.severity,
        "message": finding.message,
        "rule": finding.rule,
        "entity": first.entity or "",
        "measure": first.measure or "",
        "period": first.period.text if first.period else "",
        "gap": finding.gap,
        "allowed": finding.allowance,
        "why": finding.why,
    }
    for side, claim in zip("ab", finding.claims, strict=False):
        facts |= {f"figure_{side}": claim.quote, f"where_{side}": str(place_of(claim, articles)), f"quote_{side}": claim.sentence}
    return facts


def reviewer_cells(review: Review) -> dict[str, str]:
    """The reviewer's columns of one review."""
    return {name: getattr(review, name) for name in REVIEWER_COLUMNS}


def claim_row(claim: Claim, articles: Mapping[str, Article]) -> dict[str, Any]:
    """The claim's fixed keys with the period spread over columns and the place added."""
    row = claim.to_dict()
    row |= {f"period_{key}": value for key, value in (row.pop("period") or {}).items()}
    row["written"] = json.dumps(row["written"])
    place = place_of(claim, articles)
    return {**row, "file": place.path, "line": place.line, "column": place.column, "place": place.spot or ("" if place.line else "title")}
