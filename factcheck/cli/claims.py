"""`factcheck claims`: every figure of the articles, one row each, and what it was taken to mean."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from factcheck.cli.common import (
    UNTRUSTED,
    AsOf,
    Columns,
    ConfigFile,
    Paths,
    Reader,
    SkipProblems,
    StdinName,
    is_untrusted,
    progress,
    read,
    say_left_out,
    say_problems,
    settings,
    stop,
    write_out,
)

if TYPE_CHECKING:
    from factcheck.records import Article, Claim


def list_claims(
    paths: Paths,
    format: Annotated[Literal["text", "csv", "jsonl", "parquet"], typer.Option("--format", help="How the claims are written.")] = "text",  # noqa: A002
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write here, not to stdout.")] = None,
    why: Annotated[bool, typer.Option("--why", help="With text: the words that gave each slot.")] = False,
    config: ConfigFile = None,
    date: AsOf = None,
    reader: Reader = "own",
    stdin_name: StdinName = "stdin",
    columns: Columns = None,
    skip_problems: SkipProblems = False,
) -> None:
    """List the numeric claims of articles: value, unit, measure, entity, period, speaker, mood."""
    desk = settings(config)
    articles, _, problems = read(paths, None, date, stdin_name, desk, columns)
    if not articles:
        say_problems(problems)
        stop("no article could be read")

    from factcheck.claims import find_claims
    from factcheck.quantities.readers import reader_named

    find = reader_named(reader)
    claims: list[Claim] = []
    with progress(len(articles)) as step:
        for article in articles:
            claims += find_claims(article, find)
            step(article)
    if format == "parquet":
        _write_parquet(claims, output)
    else:
        write_out(_written(articles, claims, format, why=why), output)
    say_left_out(articles)
    say_problems(problems)
    raise typer.Exit(UNTRUSTED if is_untrusted(problems, skip_problems or desk["skip-problems"]) else 0)


def _written(articles: tuple[Article, ...], claims: list[Claim], format: str, *, why: bool) -> str:  # noqa: A002
    from factcheck.records import Run
    from factcheck.report import claims_csv, claims_jsonl, claims_text

    run = Run(articles=articles, claims=tuple(claims), findings=())
    if format == "csv":
        return claims_csv(run)
    return claims_jsonl(run) if format == "jsonl" else claims_text(run, why=why)


def _write_parquet(claims: list[Claim], output: Path | None) -> None:
    if output is None:
        stop("--format parquet needs a file: add -o claims.parquet")
    try:
        import pyarrow as pa  # noqa: F401
    except ImportError:
        stop("--format parquet needs pyarrow: pip install 'factcheck-figures[parquet]'")
    import io

    from factcheck.report import write_file
    from factcheck.report.frames import frame_of_claims

    frame = frame_of_claims(claims)
    # A column of Parquet has one type: both ends of a range, or the one value, as a list.
    frame["written"] = frame["written"].map(lambda value: value if isinstance(value, list) else [value])
    held = io.BytesIO()
    frame.to_parquet(held, index=False)
    try:
        write_file(output, held.getvalue())
    except OSError as error:
        stop(f"{output}: can't be written: {error.strerror or error}")
