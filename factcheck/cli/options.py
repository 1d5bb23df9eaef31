"""The options and arguments that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

Severities = Literal["error", "warning", "note", "never"]

Readers = Literal["own", "quantulum3"]

Paths = Annotated[
    list[str],
    typer.Argument(metavar="PATH...", help="Articles: files (text, HTML, Word, PDF, JSON, CSV …), folders, or - for standard input."),
]

Against = Annotated[
    list[str] | None,
    typer.Option(
        "--against", metavar="PATH", help="Articles, or an archive, to compare with; no finding lies in them alone. May be repeated."
    ),
]

AsOf = Annotated[
    str | None,
    typer.Option(
        "--date", "--as-of", metavar="YYYY-MM-DD", help="Publication date of articles that carry none. Today's date is never assumed."
    ),
]

OwnRules = Annotated[
    list[Path] | None,
    typer.Option("--rules", metavar="PATH", help="Rule file or folder of your own, beside the shipped packs. May be repeated."),
]

OwnTables = Annotated[
    list[Path] | None,
    typer.Option("--table", metavar="PATH", help="Reference table (CSV) or folder of your own, beside the shipped ones. May be repeated."),
]

ConfigFile = Annotated[
    Path | None,
    typer.Option(
        "--config", metavar="FILE", help="Settings of the desk; else the nearest factcheck.toml, else [tool.factcheck] of a pyproject.toml."
    ),
]

Across = Annotated[
    bool, typer.Option("--across", help="Compare all articles, whatever story they tell; else those of two stories are kept apart.")
]

Reader = Annotated[Readers, typer.Option("--reader", help="Who reads the quantities: our own reader, or quantulum3's parser.")]

StdinName = Annotated[
    str, typer.Option("--stdin-name", metavar="NAME", help="The name of what comes on standard input; its ending tells the format.")
]

Columns = Annotated[
    list[str] | None,
    typer.Option(
        "--columns",
        metavar="OURS=THEIRS",
        help="Names of columns in tables of articles, such as text=body,date=published; else those of the settings.",
    ),
]

SkipProblems = Annotated[bool, typer.Option("--skip-problems", help="Say and skip what can't be read; the exit code is that of the rest.")]

Jobs = Annotated[
    int | None, typer.Option("--jobs", "-j", min=1, metavar="N", help="Processes that work side by side; all cores otherwise.")
]


def such_as(*lines: str) -> str:
    """Examples for the end of a command's help, kept line by line."""
    return "\n".join(["\b", "Examples:", *(f"  factcheck {line}" for line in lines)])
