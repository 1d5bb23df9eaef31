"""The command line: one file a command, each parses, calls the stage, writes, and sets the exit code.

Exit codes: 0 every input was read, something was checked, and nothing is open at or above --fail-on; 1 open findings; 2 the run can't be
trusted (bad flag, rule or ledger, unreadable or missing input, nothing to check, a crash).
"""

from __future__ import annotations

import gc
import io
import os
import sys
from collections.abc import Iterator
from typing import Annotated

import typer

from factcheck.cli import archive, check, claims, config, lsp, report, review, rules, scale, trace
from factcheck.cli.options import such_as
from factcheck.cli.saying import UNTRUSTED, plain
from factcheck.without_pandas import do_without_pandas

_STOPPED = 130
"""The exit code after Ctrl-C, as shells have it."""

app = typer.Typer(
    name="factcheck",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Read the numeric claims of articles and cross-check them. `report FOLDER` writes a report; `check DRAFT` is the gate.",
)


app.command("report", epilog=such_as("report articles/ -o reports/", "report articles.csv --columns text=body,date=published"))(
    report.write
)
app.command(
    "check",
    epilog=such_as(
        "check draft.md",
        "check draft.md --against printed/ --fail-on warning",
        "check draft.md --against factcheck.db -o findings.sarif -o report.html",
        "check - --stdin-name draft.jsonl --format json < draft.json",
    ),
)(check.gate)
app.command("trace", epilog=such_as("trace draft.md --sources wires/", "trace draft.md --sources wire.md -o trace.html"))(trace.follow)
app.command("claims", epilog=such_as("claims draft.md --why", "claims articles/ --format csv > claims.csv"))(claims.list_claims)
app.command("config", epilog=such_as("config", "config --config desk/factcheck.toml"))(config.show)
app.command("lsp", epilog=such_as("lsp", "lsp --against printed/ --show-notes"))(lsp.serve)
app.add_typer(rules.app, name="rules")
app.add_typer(archive.app, name="archive")
app.add_typer(scale.app, name="scale")
app.add_typer(review.app, name="review")


def _print_version(wanted: bool) -> None:
    if wanted:
        from factcheck import __version__

        typer.echo(f"factcheck {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and stop.")] = False,
) -> None:
    """Hold options that stand before a command."""


def _hints(words: list[str]) -> Iterator[str]:
    """What may have been meant by words that can't be taken as they stand: a file named like an option, an archive to check against."""
    if words[:1] == ["check"] and any(word.partition("=")[0] == "--archive" for word in words):
        yield "check names an archive with --against FILE"
    if "--" not in words:
        for word in words:
            if word.startswith("-") and len(word) > 1 and os.path.isfile(word):  # noqa: PTH113
                yield f"{word} is a file here: name it ./{word}, or put -- before the names"


def _leave_out_others(words: list[str]) -> None:
    """Keep of all commands the one that is called: to read the options of twenty others costs as much as to read a short draft."""
    called = words[0] if words else ""
    commands = [one for one in app.registered_commands if one.name == called]
    groups = [one for one in app.registered_groups if one.name == called]
    if commands or groups:
        app.registered_commands, app.registered_groups = commands, groups


def _run() -> None:
    """Run the command that is called, and leave what it held to the system: to look once more for garbage in it costs a twentieth."""
    try:
        app()
    finally:
        gc.freeze()


def main() -> None:
    """Run the command line; a crash is one line and exit 2, unless FACTCHECK_DEBUG asks for the traceback."""
    # What a run reads it keeps until it ends: to look for garbage every 700 objects costs a twentieth of a short run.
    gc.set_threshold(50_000, 20, 100)
    do_without_pandas()
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A terminal that can't show a character of a quotation is no reason to stop.
        sys.stdout.reconfigure(errors="backslashreplace")
    _leave_out_others(sys.argv[1:])
    try:
        _run()
    except SystemExit as end:
        if end.code == _STOPPED:
            typer.echo("stopped; nothing written earlier was changed", err=True)
        elif end.code == UNTRUSTED:
            for line in _hints(sys.argv[1:]):
                typer.echo(plain(line), err=True)
        raise
    except KeyboardInterrupt:
        typer.echo("stopped; nothing written earlier was changed", err=True)
        sys.exit(_STOPPED)
    except Exception as error:
        if os.environ.get("FACTCHECK_DEBUG"):
            raise
        # The message of an unforeseen error may hold text of an unpublished draft: its kind and place are enough to report it.
        where = error.__traceback__
        while where and where.tb_next:
            where = where.tb_next
        place = f"{os.path.basename(where.tb_frame.f_code.co_filename)}:{where.tb_lineno}" if where else "?"  # noqa: PTH119
        typer.echo(
            plain(f"factcheck stopped on an error of its own ({type(error).__name__} at {place}); FACTCHECK_DEBUG=1 shows more"), err=True
        )
        sys.exit(2)
