"""`factcheck report`: the discrepancy report of a set of articles."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, NoReturn

import typer

from factcheck.cli.gate_options import Reviews
from factcheck.cli.inputs import cores, desk_ledger, how_read, read_ledger, settings
from factcheck.cli.options import (
    Across,
    Against,
    AsOf,
    Columns,
    ConfigFile,
    Jobs,
    OwnRules,
    OwnTables,
    Paths,
    Reader,
    SkipProblems,
    StdinName,
)
from factcheck.cli.saying import UNTRUSTED, is_untrusted, joined, plain, say_left_out, say_partly_read, say_problems, stop, write_out

if TYPE_CHECKING:
    from collections.abc import Callable

    from factcheck.records import Problem, Review
    from factcheck.review.facts import Facts
    from factcheck.review.ledger import Ledger

    Write = Callable[[Path, tuple[Review, ...], Ledger], list[Path]]

Window = Annotated[
    Literal["day", "week", "month", "year"] | None,
    typer.Option("--window", help="Compare articles that name no story with those printed in the same day, week, month or year."),
]
Parts = Annotated[
    Path | None,
    typer.Option("--parts", metavar="FOLDER", help="Keep here what was read and judged: the next run skips what has not changed."),
]
_UNDONE = "nothing was checked, nothing was written"


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
    jobs: Jobs = None,
    window: Window = None,
    parts: Parts = None,
) -> None:
    """Check articles against each other and write report.html, flagged_claims.csv, findings.json and claims.csv.

    Verdicts in an earlier flagged_claims.csv of the folder are kept, and those of the desk's ledger are taken in. Exit 0 even with
    findings; 2 where an input can't be trusted. Input of any size, on all cores; killed, it goes on where it was when run again.
    """
    from factcheck.cli.report_parts import by_parts, goes_by_parts
    from factcheck.cli.running import run_over
    from factcheck.report import LEDGER, summary, write_report
    from factcheck.report.as_csv import facts_by_finding

    desk = settings(config)
    sheet, ledger = output / LEDGER, desk_ledger(reviews, desk)
    # What can't be read is told before the work, not after it; it is read again when the work is done.
    read_ledger(sheet if sheet.exists() else None)
    read_ledger(ledger)
    skip = skip_problems or desk["skip-problems"]
    if goes_by_parts(paths, [*desk["against"], *(against or ())], across, window, parts):
        how = how_read(date, desk, columns)
        with by_parts(paths, desk, how, parts or output, rules, table, reader, window, cores(jobs), keep=parts is not None) as files:
            verdicts = _write_all(files.write, files.facts, sheet, ledger)
            told = files.summary(verdicts)
        say_partly_read(files.found.done.left_out)
        _end(files.problems, told, skip)
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
        undone=_UNDONE,
    )
    verdicts = _write_all(lambda folder, held, old: write_report(run, folder, held, old), lambda _: facts_by_finding(run), sheet, ledger)
    say_left_out(run.articles)
    _end(run.problems, summary(run, verdicts), skip)


def _write_all(write: Write, facts: Callable[[frozenset[str]], Facts], sheet: Path, ledger: Path | None) -> tuple[Review, ...]:
    """Write the report with the verdicts of its own sheet and of the desk's ledger, which gets this run's columns; the verdicts.

    `facts` gives what the run says of findings of these ids.
    """
    from datetime import date

    from factcheck.review.keeping import renew, rewrite
    from factcheck.review.ledger import read_ledger as read_rows

    written: list[Path] = []
    beside = ledger if ledger and ledger.resolve() != sheet.resolve() else None
    try:
        kept = renew(sheet, lambda old, reviews: written.extend(write(sheet.parent, reviews, old)), day=date.today(), beside=beside)
    except (FileExistsError, NotADirectoryError):
        stop(f"-o {sheet.parent}: is not a folder: name the folder for the report's files")
    except OSError as error:
        stop(f"{sheet.parent}: can't be written: {error.strerror or error}")
    problems = kept.problems
    if beside and not problems:
        told = facts(frozenset(row.finding for row in read_rows(beside)[0].rows))
        refreshed = rewrite(beside, lambda held: held.ledger.reviews, day=date.today(), origin="report", facts=told)
        problems = refreshed.problems
        more = [review for review in kept.reviews if review not in refreshed.reviews]
        if more and not problems:
            from factcheck.report.tally import number_of

            typer.echo(
                plain(f"{sheet} holds {number_of(len(more), 'review')} that {beside} does not: `factcheck review merge {sheet}`"), err=True
            )
    if problems:
        stop(*(str(problem) for problem in problems))
    write_out(joined(str(path) for path in written), None)
    return kept.reviews


def _end(problems: tuple[Problem, ...], told: str, skip: bool) -> NoReturn:
    """Say what went wrong and what the run came to, and exit."""
    say_problems(problems)
    typer.echo(told, err=True, nl=False)
    raise typer.Exit(UNTRUSTED if is_untrusted(problems, skip) else 0)
