"""`factcheck report`: the discrepancy report of a set of articles."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.common import (
    UNTRUSTED,
    Across,
    Against,
    AsOf,
    Columns,
    ConfigFile,
    OwnRules,
    OwnTables,
    Paths,
    Reader,
    SkipProblems,
    StdinName,
    desk_ledger,
    is_untrusted,
    joined,
    plain,
    read_ledger,
    say_left_out,
    say_problems,
    settings,
    stop,
    write_out,
)
from factcheck.cli.gate_options import Reviews

if TYPE_CHECKING:
    from factcheck.records import Review, Run


def write(
    paths: Paths,
    against: Against = None,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FOLDER", help="Where the four files go.")] = Path("reports"),
    config: ConfigFile = None,
    date: AsOf = None,
    rules: OwnRules = None,
    table: OwnTables = None,
    across: Across = False,
    reader: Reader = "own",
    stdin_name: StdinName = "stdin",
    columns: Columns = None,
    skip_problems: SkipProblems = False,
    reviews: Reviews = None,
) -> None:
    """Check articles against each other and write report.html, flagged_claims.csv, findings.json and claims.csv.

    Verdicts in an earlier flagged_claims.csv of the folder are kept, and those of the desk's ledger are taken in. Exit 0 even with
    findings; 2 where an input can't be trusted.
    """
    from factcheck.cli.running import run_over
    from factcheck.report import LEDGER, summary

    desk = settings(config)
    sheet, ledger = output / LEDGER, desk_ledger(reviews, desk)
    # What can't be read is told before the work, not after it; it is read again when the work is done.
    read_ledger(sheet if sheet.exists() else None)
    read_ledger(ledger)
    run = run_over(
        desk,
        paths,
        against,
        date=date,
        rules=rules,
        table=table,
        across=across,
        reader=reader,
        stdin_name=stdin_name,
        columns=columns,
        undone="nothing was checked, nothing was written",
    )
    verdicts = _write_all(run, sheet, ledger)
    say_left_out(run.articles)
    say_problems(run.problems)
    typer.echo(summary(run, verdicts), err=True, nl=False)
    raise typer.Exit(UNTRUSTED if is_untrusted(run.problems, skip_problems or desk["skip-problems"]) else 0)


def _write_all(run: Run, sheet: Path, ledger: Path | None) -> tuple[Review, ...]:
    """Write the report with the verdicts of its own sheet and of the desk's ledger, which gets this run's columns; the verdicts."""
    from datetime import date

    from factcheck.report import write_report
    from factcheck.report.as_csv import facts_by_finding
    from factcheck.review.keeping import renew, rewrite

    written: list[Path] = []
    beside = ledger if ledger and ledger.resolve() != sheet.resolve() else None
    try:
        kept = renew(
            sheet, lambda old, reviews: written.extend(write_report(run, sheet.parent, reviews, old)), day=date.today(), beside=beside
        )
    except (FileExistsError, NotADirectoryError):
        stop(f"-o {sheet.parent}: is no folder: name the folder for the report's files")
    except OSError as error:
        stop(f"{sheet.parent}: can't be written: {error.strerror or error}")
    problems = kept.problems
    if beside and not problems:
        refreshed = rewrite(beside, lambda held: held.ledger.reviews, day=date.today(), origin="report", facts=facts_by_finding(run))
        problems = refreshed.problems
        more = [review for review in kept.reviews if review not in refreshed.reviews]
        if more and not problems:
            typer.echo(plain(f"{sheet} holds {len(more):,} reviews that {beside} does not: `factcheck review merge {sheet}`"), err=True)
    if problems:
        stop(*(str(problem) for problem in problems))
    write_out(joined(str(path) for path in written), None)
    return kept.reviews
