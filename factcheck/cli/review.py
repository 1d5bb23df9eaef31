"""`factcheck review`: people's verdicts on findings, kept in one CSV file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from factcheck.cli.common import ConfigFile, joined, plain, say_problems, settings, stop, write_out

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Keep people's verdicts on findings.")

DEFAULT_LEDGER = Path("reports") / "flagged_claims.csv"
"""The ledger where the settings name none: what `factcheck report` writes."""

OfLedger = Annotated[
    Path | None,
    typer.Option("--ledger", metavar="FILE", help=f"The ledger; else the setting `reviews`, else {DEFAULT_LEDGER.as_posix()}."),
]


def ledger_path(named: Path | None, config: Path | None) -> Path:
    """The ledger that a command of this group means."""
    if named is not None:
        return named
    known = settings(config)["reviews"]
    return Path(known) if known else DEFAULT_LEDGER


@app.command("log")
def show_log(ledger: OfLedger = None, config: ConfigFile = None) -> None:
    """Print who changed what on which day, oldest first: day, reviewer, finding, verdict before, verdict after, where it came from."""
    from factcheck.review.history import log_of, read_log

    path = ledger_path(ledger, config)
    if not log_of(path).exists():
        stop(f"{log_of(path)}: no log: nothing was written to {path} through factcheck yet")
    changes, problems = read_log(path)
    lines = []
    for change in changes:
        review = change.review
        if review is None:
            lines.append(f"{change.day}\t\t\t\t\tthe ledger was begun anew")
            continue
        was, now = ("-" if side is None else side.verdict or "(no verdict)" for side in (change.was, change.now))
        lines.append("\t".join((change.day, review.reviewer or "(nobody named)", review.finding, was, now, change.origin)))
    write_out(joined(plain(line) if "\t" not in line else "\t".join(map(plain, line.split("\t"))) for line in lines), None)
    say_problems(problems)
