"""Findings and claims as sheets: UTF-8 with a byte-order mark and CRLF, so that a spreadsheet reads them as they are."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from factcheck.records import Article, Claim, Finding, Review, Run
from factcheck.report.places import place_of
from factcheck.report.plain import visible
from factcheck.report.tally import in_order
from factcheck.review import LEDGER_COLUMNS, REVIEWER_COLUMNS, reviews_by_finding, sheet_csv, sheet_pieces

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
    return "".join(flagged_pieces(flagged_rows(run, reviews), earlier))


def flagged_pieces(told: Iterable[tuple[Review, Mapping[str, str]]], earlier: Ledger | None = None) -> Iterator[str]:
    """The text of `flagged_csv` some rows at a time, from the rows of `reviewed_rows`."""
    extra = earlier.columns[len(FLAGGED_COLUMNS) :] if earlier else ()
    own = {(row.finding, row.review): row.facts for row in earlier.rows} if earlier and extra else {}

    def rows() -> Iterator[dict[str, str]]:
        for review, facts in told:
            cells = own.get((review.finding, review), {})
            yield {**{name: cells.get(name, "") for name in extra}, **facts, **reviewer_cells(review)}

    return sheet_pieces((*FLAGGED_COLUMNS, *extra), rows())


def flagged_rows(run: Run, reviews: Iterable[Review] = ()) -> Iterator[tuple[Review, dict[str, str]]]:
    """The rows of flagged_claims.csv: a review (an empty one where there is none) and what the run says of its finding."""
    facts = facts_by_finding(run)
    return reviewed_rows((facts[finding.id] for finding in in_order(run.findings)), reviews)


def reviewed_rows(told: Iterable[dict[str, str]], reviews: Iterable[Review]) -> Iterator[tuple[Review, dict[str, str]]]:
    """The same of what is told of findings, each by column, in their order."""
    own = reviews_by_finding(reviews)
    met: set[str] = set()
    for facts in told:
        if facts["id"] in own:
            met.add(facts["id"])
        for review in own.get(facts["id"], (Review(facts["id"], ""),)):
            yield review, facts
    for finding_id, left in sorted(own.items()):
        if finding_id not in met:
            for review in left:
                yield review, {"id": finding_id, "message": GONE}


def facts_by_finding(run: Run) -> dict[str, dict[str, str]]:
    """What the run says of each of its findings, by id and column, fit to show."""
    articles = {article.id: article for article in run.articles}
    return {finding.id: visible_facts(finding, articles) for finding in run.findings}


def visible_facts(finding: Finding, articles: Mapping[str, Article]) -> dict[str, str]:
    """The same of one finding."""
    return {name: visible(cell) for name, cell in facts_of(finding, articles).items()}


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
