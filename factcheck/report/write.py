"""Writes the four files of a report. A file is there whole or not at all, and only its owner can read it: drafts are not public yet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.records import Review, Run
from factcheck.review.files import write_file, write_files

if TYPE_CHECKING:
    from factcheck.review.ledger import Ledger

__all__ = ["LEDGER", "NAMES", "write_file", "write_pieces", "write_report"]

LEDGER = "flagged_claims.csv"
NAMES = ("report.html", LEDGER, "findings.json", "claims.csv")
"""The files of a report."""


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
    contents = (html_report(run, reviews), flagged_csv(run, reviews, earlier), findings_json(run, reviews), claims_csv(run))
    return write_pieces(folder, dict(zip(NAMES, contents, strict=True)))


def write_pieces(folder: Path, contents: Mapping[str, str | Iterable[str]]) -> list[Path]:
    """Write files of these names, whole or in pieces, into the folder, which is made if need be; all of them or none."""
    folder.mkdir(parents=True, exist_ok=True)
    write_files({folder / name: content for name, content in contents.items()})
    return [folder / name for name in contents]
