"""A verdict given in an editor, written into the desk's ledger."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from factcheck.lsp.diagnostics import Checked
from factcheck.records import Finding, Problem, Review
from factcheck.report.as_csv import facts_of
from factcheck.report.plain import visible
from factcheck.review import FACT_COLUMNS, record, revision

ORIGIN = "editor"


def give(ledger: Path, finding: Finding, checked: Checked, verdict: str, reason: str, reviewer: str) -> Problem | None:
    """Write a verdict into the ledger in place of the same reviewer's on the same finding; what went wrong, or None.

    Where somebody else has reviewed the finding since the editor was told of it, nothing is written.
    """
    articles = {article.id: article for article in checked.run.articles}
    facts = {name: visible(cell) for name, cell in facts_of(finding, articles).items() if name in FACT_COLUMNS}
    kept = record(
        ledger,
        [Review(finding.id, verdict, reason, reviewer=reviewer)],
        day=date.today(),  # a person decides today, whatever the day of the article
        origin=ORIGIN,
        facts={finding.id: facts},
        expected={finding.id: revision(checked.verdicts, finding.id)},
    )
    return kept.problems[0] if kept.problems else None
