"""`factcheck trace`: every figure of a draft held against its sources."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from factcheck.cli.inputs import read, settings
from factcheck.cli.options import AsOf, Columns, ConfigFile, Reader, SkipProblems, StdinName
from factcheck.cli.saying import UNTRUSTED, is_untrusted, say_left_out, say_problems, stop, write_out

if TYPE_CHECKING:
    from factcheck.tracing import Tracing

_Draft = Annotated[str, typer.Argument(metavar="DRAFT", help="The draft: one file (.txt .md .jsonl .csv), or - for standard input.")]
_More = Annotated[
    list[str] | None, typer.Argument(metavar="[PATH]...", help="Further sources, so that --sources wires/*.md takes all of them.")
]
_Sources = Annotated[
    list[str] | None, typer.Option("--sources", metavar="PATH", help="What the draft was made from: files or folders. May be repeated.")
]


def follow(
    draft: _Draft,
    more: _More = None,
    sources: _Sources = None,
    format: Annotated[Literal["text", "json", "html"], typer.Option("--format", help="How the figures are written.")] = "text",  # noqa: A002
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write here, not to stdout.")] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit 1 for figures that were not found too.")] = False,
    config: ConfigFile = None,
    date: AsOf = None,
    reader: Reader = "own",
    stdin_name: StdinName = "stdin",
    columns: Columns = None,
    skip_problems: SkipProblems = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="No summary.")] = False,
) -> None:
    """Trace every figure of a draft to its sources: supported, different (with the slip named) or not found. The draft comes first.

    Exit 0: nothing differs. 1: something differs, or with --strict was not found. 2: don't trust this run.
    """
    if not sources:
        stop("no sources: name them, for example `factcheck trace draft.md --sources wire.md`")
    desk = settings(config)
    drafts, beside, problems = read([draft], [*sources, *(more or ())], date, stdin_name, desk, columns)
    if len(drafts) != 1 or not beside:
        say_problems(problems)
        stop(_unfit(draft, len(drafts)))

    from factcheck.tracing import trace

    tracing = trace(drafts[0], beside, reader)
    write_out(_written(tracing, format, to_file=output is not None), output)
    say_left_out((*drafts, *beside), quiet)
    say_problems((*problems, *tracing.problems))
    if not quiet:
        from factcheck.report.trace_views import trace_summary

        typer.echo(trace_summary(tracing), err=True, nl=False)
    untrusted = is_untrusted((*problems, *tracing.problems), skip_problems or desk["skip-problems"])
    raise typer.Exit(UNTRUSTED if untrusted else _exit_code(tracing, strict))


def _unfit(draft: str, count: int) -> str:
    if count > 1:
        return f"{draft}: holds {count:,} articles; a draft is one (trace them one by one)"
    return "no source could be read: nothing was traced" if count else "no draft could be read: nothing was traced"


def _written(tracing: Tracing, format: str, *, to_file: bool) -> str:  # noqa: A002
    if format == "html":
        from factcheck.report.trace_html import trace_html

        return trace_html(tracing)
    from factcheck.report.text import wants_colour
    from factcheck.report.trace_lines import trace_json, trace_text

    return trace_json(tracing) if format == "json" else trace_text(tracing, colour=not to_file and wants_colour(sys.stdout))


def _exit_code(tracing: Tracing, strict: bool) -> int:
    return 1 if tracing.having("differs") or (strict and tracing.having("not found")) else 0
