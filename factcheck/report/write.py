"""Writes the four files of a report. A file is there whole or not at all, and only its owner can read it: drafts are not public yet."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.records import Review, Run
from factcheck.review.files import write_file, write_files

if TYPE_CHECKING:
    from factcheck.review.ledger import Ledger

__all__ = ["LEDGER", "write_file", "write_report"]

LEDGER = "flagged_claims.csv"


def write_report(run: Run, folder: Path, reviews: Iterable[Review] = (), earlier: Ledger | None = None) -> list[Path]:
    """Write report.html, flagged_claims.csv, findings.json and claims.csv into the folder, which is made if need be; their paths.

    `earlier` is the flagged_claims.csv that is written over: columns that people added are kept.
    Raises OSError where the folder can't be written to.
    """
    # The gate writes single files and needs none of these.
    from factcheck.report.as_csv import claims_csv, flagged_csv
    from factcheck.report.as_json import findings_json
    from factcheck.report.html import html_report

    reviews = tuple(reviews)
    contents = {
        "report.html": html_report(run, reviews),
        LEDGER: flagged_csv(run, reviews, earlier),
        "findings.json": findings_json(run, reviews),
        "claims.csv": claims_csv(run),
    }
    folder.mkdir(parents=True, exist_ok=True)
    write_files({folder / name: content for name, content in contents.items()})
    return [folder / name for name in contents]
