"""`factcheck review`: people's verdicts on findings, kept in one CSV file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from factcheck.cli import review_open
from factcheck.cli.common import ConfigFile, day, joined, plain, say_problems, settings, stop, write_out
from factcheck.cli.review_export import export

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Keep people's verdicts on findings.")
app.command("open")(review_open.open_desk)

app.command("export")(export)

DEFAULT_LEDGER = Path("reports") / "flagged_claims.csv"
"""The ledger where the settings name none: what `factcheck report` writes."""
_ELSE = f"else the setting `reviews`, else {DEFAULT_LEDGER.as_posix()}"

OfLedger = Annotated[Path | None, typer.Option("--ledger", metavar="FILE", help=f"The ledger; {_ELSE}.")]
OnDay = Annotated[
    str | None, typer.Option("--as-of", metavar="YYYY-MM-DD", help="The day of verdicts that name none, and of the log; else today.")
]


def ledger_path(named: Path | None, config: Path | None) -> Path:
    """The ledger that a command of this group means."""
    if named is not None:
        return named
    known = settings(config)["reviews"]
    return Path(known) if known else DEFAULT_LEDGER


@app.command("merge")
def merge_sheets(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Filled-in sheets: .csv, .xlsx or .ods.")],
    into: Annotated[Path | None, typer.Option("--into", metavar="LEDGER", help=f"The ledger; {_ELSE}. It is begun if need be.")] = None,
    reviewer: Annotated[str, typer.Option("--reviewer", metavar="NAME", help="Who filled in the rows that name nobody.")] = "",
    correct: Annotated[
        bool, typer.Option("--correct", help="What the files say replaces what the same reviewer said before, under the day of the merge.")
    ] = False,
    as_of: OnDay = None,
    config: ConfigFile = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="Say nothing but what is wrong.")] = False,
) -> None:
    """Merge filled-in sheets into the ledger: in any order, as often as you like.

    Only the reviewer's columns are read. What two reviewers say differently is kept side by side and told. Exit 2, and nothing is merged,
    where any row of any file can't be read.
    """
    from datetime import date

    from factcheck.review.merging import merge
    from factcheck.review.told import merged_lines

    path = ledger_path(into, config)
    on = day(as_of, "--as-of") or date.today()
    merged = merge(path, files, day=on, reviewer=reviewer.strip(), correct=correct)
    if merged.kept.problems:
        say_problems(merged.kept.problems)
        stop(f"nothing was merged; {path} is as it was")
    if not quiet:
        for line in merged_lines(merged, on, today=as_of is None):
            typer.echo(plain(line), err=True)
    write_out(f"{path}\n", None)


@app.command("log")
def show_log(ledger: OfLedger = None, config: ConfigFile = None) -> None:
    """Print who changed what on which day, oldest first: day, reviewer, finding, verdict before, verdict after, where it came from."""
    from factcheck.review.history import log_of, read_log
    from factcheck.review.told import log_lines

    path = ledger_path(ledger, config)
    if not log_of(path).exists():
        stop(f"{log_of(path)}: no log: nothing was written to {path} through factcheck yet")
    changes, problems = read_log(path)
    write_out(joined("\t".join(map(plain, line.split("\t"))) for line in log_lines(changes)), None)
    say_problems(problems)
