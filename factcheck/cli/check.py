"""`factcheck check`: the gate before publication."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from factcheck.cli.common import (
    UNTRUSTED,
    Against,
    AsOf,
    ConfigFile,
    OwnRules,
    OwnTables,
    Paths,
    Reader,
    Severities,
    StdinName,
    load_rules,
    progress,
    read,
    read_ledger,
    say_problems,
    settings,
    stop,
    write_out,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.records import Review, Run

_Rules = Annotated[list[str] | None, typer.Option("--select", metavar="RULE", help="Only this rule or pack. May be repeated.")]
_Ignored = Annotated[list[str] | None, typer.Option("--ignore", metavar="RULE", help="Not this rule or pack. May be repeated.")]


def gate(
    paths: Paths,
    against: Against = None,
    format: Annotated[Literal["text", "json"], typer.Option("--format", help="How findings are written.")] = "text",  # noqa: A002
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write findings here, not to stdout.")] = None,
    fail_on: Annotated[
        Severities | None, typer.Option("--fail-on", help="The mildest severity that makes exit 1.", show_default="error")
    ] = None,
    min_confidence: Annotated[
        Literal["low", "medium", "high"] | None,
        typer.Option("--min-confidence", help="Leave out findings that are less sure.", show_default="low"),
    ] = None,
    select: _Rules = None,
    ignore: _Ignored = None,
    rules: OwnRules = None,
    table: OwnTables = None,
    reviews: Annotated[
        Path | None, typer.Option("--reviews", metavar="FILE", help="A filled-in flagged_claims.csv: settled findings don't fail.")
    ] = None,
    config: ConfigFile = None,
    date: AsOf = None,
    reader: Reader = "own",
    stdin_name: StdinName = "stdin",
    show_notes: Annotated[bool, typer.Option("--show-notes", help="Print notes too, not only count them.")] = False,
    show_settled: Annotated[bool, typer.Option("--show-settled", help="Print findings that a verdict has settled.")] = False,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit 0 where it would be 1; 2 stays 2.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="No summary and no progress bar.")] = False,
) -> None:
    """Check drafts against themselves, each other and --against. Findings on stdout, all else on stderr.

    Exit 0: all was read, something was checked, nothing is open at or above --fail-on. 1: open findings. 2: don't trust this run.
    """
    import dataclasses

    desk = settings(config)
    drafts, beside, problems = read(paths, [*desk["against"], *(against or ())], date, stdin_name)
    chosen = load_rules(desk, rules, select, ignore)
    verdicts = read_ledger(reviews or (desk["reviews"] and Path(desk["reviews"])))
    if not drafts:
        say_problems(problems)
        stop("no article could be read: nothing was checked")

    from factcheck.pipeline import check

    with progress(len(drafts) + len(beside), quiet) as step:
        run = check(drafts, beside, chosen, tables=[*desk["tables"], *(table or ())], reader=reader, progress=step)
    order = ("low", "medium", "high")
    sure = tuple(f for f in run.findings if order.index(f.confidence) >= order.index(min_confidence or desk["min-confidence"]))
    run = dataclasses.replace(run, problems=(*problems, *run.problems), findings=sure)
    write_out(_written(run, verdicts, format, colour_off=output is not None, notes=show_notes, settled=show_settled), output)
    say_problems(run.problems)
    if not quiet:
        from factcheck.report import summary

        typer.echo(summary(run, verdicts), err=True, nl=False)
    raise typer.Exit(_exit_code(run, verdicts, fail_on or desk["fail-on"], exit_zero=exit_zero))


def _written(run: Run, reviews: Sequence[Review], format: str, *, colour_off: bool, notes: bool, settled: bool) -> str:  # noqa: A002
    from factcheck.report import findings_json, findings_text, wants_colour

    if format == "json":
        return findings_json(run, reviews)
    return findings_text(run, reviews, colour=not colour_off and wants_colour(sys.stdout), notes=notes, settled=settled)


def _exit_code(run: Run, reviews: Sequence[Review], fail_on: Severities, *, exit_zero: bool) -> int:
    from factcheck.records import SEVERITIES
    from factcheck.review import settled_findings

    if run.problems:
        return UNTRUSTED
    if fail_on == "never" or exit_zero:
        return 0
    grave = SEVERITIES[SEVERITIES.index(fail_on) :]
    settled = settled_findings(reviews)
    return 1 if any(f.severity in grave and f.id not in settled for f in run.findings) else 0
