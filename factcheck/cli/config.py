"""`factcheck config`: every setting, and where its value comes from."""

from __future__ import annotations

import sys

import typer

from factcheck.cli.inputs import settings
from factcheck.cli.options import ConfigFile
from factcheck.cli.saying import joined, write_out


def show(config: ConfigFile = None) -> None:
    """Print every setting with its value and the file and line it comes from."""
    from factcheck.config import SETTINGS

    desk = settings(config)
    rows = [(name, _written(desk[name]), desk.where[name]) for name in SETTINGS]
    rows += [(f"rule.{one.name}", _changes(one.severity, one.allow), one.place) for one in desk.overrides]
    typer.echo(f"settings: {desk.path or 'none found; all are defaults'}", err=True)
    if not sys.stdout.isatty():
        write_out(joined("\t".join(row) for row in rows), None)
        return
    widths = [max(len(row[column]) for row in rows) for column in range(2)]
    write_out(joined(f"{name:<{widths[0]}}  {value:<{widths[1]}}  {place}" for name, value, place in rows), None)


def _written(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return f"{value:,}"
    return ", ".join(value) or "-" if isinstance(value, tuple) else str(value or "-")


def _changes(severity: str | None, allow: object) -> str:
    from factcheck.records import Allow
    from factcheck.rulebook.explain import allowance_in_words

    parts = [severity] if severity else []
    return "; ".join([*parts, f"allows {allowance_in_words(allow)}"] if isinstance(allow, Allow) else parts)
