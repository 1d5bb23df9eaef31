"""`factcheck report`: the discrepancy report of a set of articles."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

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
    archives_among,
    is_untrusted,
    joined,
    load_rules,
    opened,
    progress,
    read,
    read_ledger,
    say_left_out,
    say_problems,
    settings,
    stop,
    write_out,
)


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
) -> None:
    """Check articles against each other and write report.html, flagged_claims.csv, findings.json and claims.csv.

    Verdicts in an earlier flagged_claims.csv of the folder are kept. Exit 0 even with findings; 2 where an input can't be trusted.
    """
    import dataclasses

    desk = settings(config)
    others, archives = archives_among([*desk["against"], *(against or ())])
    drafts, beside, problems = read(paths, others, date, stdin_name, desk, columns)
    chosen = load_rules(desk, rules)
    if not drafts:
        say_problems(problems)
        stop("no article could be read: nothing was checked, nothing was written")

    from factcheck.pipeline import check
    from factcheck.report import LEDGER, summary, write_report

    ledger = output / LEDGER
    reviews = read_ledger(ledger if ledger.exists() else None)
    with opened(archives) as shelves, progress(len(drafts) + len(beside)) as step:
        tables = [*desk["tables"], *(table or ())]
        run = check(drafts, [*beside, *shelves], chosen, tables=tables, reader=reader, progress=step, across=across)
    run = dataclasses.replace(run, problems=(*problems, *run.problems))
    try:
        written = write_report(run, output, reviews)
    except OSError as error:
        stop(f"{output}: can't be written: {error.strerror or error}")
    say_left_out(run.articles)
    say_problems(run.problems)
    typer.echo(summary(run, reviews), err=True, nl=False)
    write_out(joined(str(path) for path in written), None)
    raise typer.Exit(UNTRUSTED if is_untrusted(run.problems, skip_problems or desk["skip-problems"]) else 0)
