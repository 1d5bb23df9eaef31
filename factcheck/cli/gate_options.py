"""The options of `factcheck check`, and what its user asked for."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal, NamedTuple

import typer

from factcheck.cli.options import Readers, Severities

# An enumeration, since Typer reads no list of literals.
FormatName = StrEnum(
    "FormatName",
    [
        "text",
        "json",
        "jsonl",
        "sarif",
        "github",
        "rdjsonl",
        "checkstyle",
        "markdown",
        "digest",
        "offsets",
        "label-studio",
        "csv",
        "html",
    ],
)
Confidences = Literal["low", "medium", "high"]

Formats = Annotated[
    list[FormatName] | None,
    typer.Option(
        "--format",
        help="How findings are written; the first belongs to the first -o, and so on. Else the file's ending tells, and stdout is text.",
    ),
]
Outputs = Annotated[
    list[str] | None,
    typer.Option("-o", "--output", metavar="FILE", help="Write findings here; - is standard output. May be repeated."),
]
FailOn = Annotated[Severities | None, typer.Option("--fail-on", help="The mildest severity that makes exit 1.", show_default="error")]
MinConfidence = Annotated[
    Confidences | None, typer.Option("--min-confidence", help="Leave out findings that are less sure.", show_default="low")
]
Select = Annotated[list[str] | None, typer.Option("--select", metavar="RULE", help="Only this rule or pack. May be repeated.")]
Ignore = Annotated[list[str] | None, typer.Option("--ignore", metavar="RULE", help="Not this rule or pack. May be repeated.")]
Reviews = Annotated[
    Path | None, typer.Option("--reviews", metavar="FILE", help="A filled-in flagged_claims.csv: settled findings don't fail.")
]
StrictReviews = Annotated[
    bool, typer.Option("--strict-reviews", help="Exit 2 where a finding that has a review is gone: the ledger is stale.")
]
ShowNotes = Annotated[bool, typer.Option("--show-notes", help="Show notes too, not only count them.")]
ShowSettled = Annotated[bool, typer.Option("--show-settled", help="Show findings that a verdict has settled.")]
ExitZero = Annotated[bool, typer.Option("--exit-zero", help="Exit 0 where it would be 1; 2 stays 2.")]
Quiet = Annotated[bool, typer.Option("--quiet", help="No summary and no progress bar.")]
Watch = Annotated[bool, typer.Option("--watch", help="Check again whenever an input is saved, until Ctrl-C.")]


class Asked(NamedTuple):
    """What the command line said, a field an option; None and empty where it said nothing."""

    paths: list[str]
    against: list[str] | None
    format: list[FormatName] | None
    output: list[str] | None
    fail_on: Severities | None
    min_confidence: Confidences | None
    select: list[str] | None
    ignore: list[str] | None
    rules: list[Path] | None
    table: list[Path] | None
    reviews: Path | None
    strict_reviews: bool
    config: Path | None
    date: str | None
    across: bool
    reader: Readers
    stdin_name: str
    columns: list[str] | None
    skip_problems: bool
    show_notes: bool
    show_settled: bool
    exit_zero: bool
    quiet: bool
    watch: bool
