"""Findings and claims as sheets: UTF-8 with a byte-order mark and CRLF, so that a spreadsheet reads them as they are."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from factcheck.records import Article, Claim, Finding, Review, Run
from factcheck.report.places import place_of
from factcheck.report.plain import visible
from factcheck.report.tally import in_order, of_each
from factcheck.review import LEDGER_COLUMNS, REVIEWER_COLUMNS, reviews_by_finding, sheet_csv

if TYPE_CHECKING:
    from factcheck.review.ledger import Ledger

FLAGGED_COLUMNS = LEDGER_COLUMNS
CLAIM_COLUMNS = (
    *("article", "start", "end", "file", "line", "column", "place", "quote", "where", "zone", "sentence", "kind"),
    *("low", "high", "written", "hedge"),
    *("unit", "unit_name", "dimension", "trend", "measure", "entity", "period_start", "period_end", "period_text", "period_assumed"),
    *("speaker", "mood"),
)
GONE = "no longer found in these articles"


def flagged_csv(run: Run, reviews: Iterable[Review] = (), earlier: Ledger | None = None) -> str:
    """One finding a row, with the reviewer's columns as they were filled in.

    A finding with several reviews has a row for each. Reviews whose finding is gone stand at the end, so that nothing is lost that
    somebody wrote; `earlier` is the file that this one replaces, whose columns of people's own are kept.
    """
    extra = earlier.columns[len(FLAGGED_COLUMNS) :] if earlier else ()
    own = {(row.finding, row.review): row.facts for row in earlier.rows} if earlier and extra else {}
    rows = []
    for review, facts in flagged_rows(run, reviews):
        cells = own.get((review.finding, review), {})
        rows.append({**{name: cells.get(name, "") for name in extra}, **facts, **reviewer_cells(review)})
    return sheet_csv((*FLAGGED_COLUMNS, *extra), rows)


def flagged_rows(run: Run, reviews: Iterable[Review] = ()) -> Iterator[tuple[Review, dict[str, str]]]:
    """The rows of flagged_claims.csv: a review (an empty one where there is none) and what the run says of its finding."""
    reviews = tuple(reviews)
    own = of_each(run, reviews)
    facts = facts_by_finding(run)
    for finding in in_order(run.findings):
        for review in own.get(finding.id, (Review(finding.id, ""),)):
            yield review, facts[finding.id]
    for finding_id, left in sorted(reviews_by_finding(reviews).items()):
        if finding_id not in own:
            for review in left:
                yield review, {"id": finding_id, "message": GONE}


def facts_by_finding(run: Run) -> dict[str, dict[str, str]]:
    """What the run says of each of its findings, by id and column, fit to show."""
    articles = {article.id: article for article in run.articles}
    return {finding.id: {name: visible(cell) for name, cell in facts_of(finding, articles).items()} for finding in run.findings}


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
    row |= {"file": place.path, "line": place.line, "column": place.column, "place": place.spot or ("" if place.line else "title")}
    return {name: visible(cell) if isinstance(cell, str) else cell for name, cell in row.items()}
