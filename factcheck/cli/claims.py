"""`factcheck claims`: every figure of the articles, one row each, and what it was taken to mean."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from factcheck.cli.inputs import cores, has_arrow, how_read, settings, with_stdin_as_file
from factcheck.cli.options import AsOf, Columns, ConfigFile, Jobs, Paths, Reader, SkipProblems, StdinName
from factcheck.cli.saying import UNTRUSTED, in_parts, is_untrusted, plain, say_how_it_went, stop, write_out

if TYPE_CHECKING:
    from factcheck.reading.files import Found
    from factcheck.scale.done import Done
    from factcheck.scale.reading import How

_ENDINGS = {".csv": "csv", ".jsonl": "jsonl", ".parquet": "parquet"}


def list_claims(
    paths: Paths,
    format: Annotated[  # noqa: A002
        Literal["text", "csv", "jsonl", "parquet"] | None,
        typer.Option("--format", help="How the claims are written; else what the ending of --output says, else text."),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="Write here, not to stdout; Parquet without an ending: a folder of parts."),
    ] = None,
    why: Annotated[bool, typer.Option("--why", help="With text: the words that gave each slot.")] = False,
    jobs: Jobs = None,
    config: ConfigFile = None,
    date: AsOf = None,
    reader: Reader = "own",
    stdin_name: StdinName = "stdin",
    columns: Columns = None,
    skip_problems: SkipProblems = False,
) -> None:
    """List the numeric claims of articles: value, unit, measure, entity, period, speaker, mood.

    Input of any size, on all cores. A folder of Parquet goes on where it was after a kill, and skips input that has not changed.
    """
    desk = settings(config)
    how = how_read(date, desk, columns)
    written = format or _ENDINGS.get(output.suffix.lower() if output else "", "text")
    with with_stdin_as_file(paths, stdin_name) as named:
        if written == "parquet":
            done = _to_parquet(named, how, reader, output, cores(jobs))
        else:
            done = _to_text(named, how, reader, written, why, output, cores(jobs))
    say_how_it_went(done, "no article could be read")
    raise typer.Exit(UNTRUSTED if is_untrusted(done.problems, skip_problems or desk["skip-problems"]) else 0)


def _to_text(paths: list[str | Found], how: How, reader: str, format: str, why: bool, output: Path | None, jobs: int) -> Done:  # noqa: A002
    from factcheck.scale.listing import Wanted, list_claims
    from factcheck.scale.progress import bar
    from factcheck.scale.shards import total_bytes

    with bar(lambda: total_bytes(paths)) as step, _taking(output) as take:
        return list_claims(paths, Wanted(format, why, how, reader), take, jobs=jobs, step=step, beside=str(output.parent) if output else "")


@contextmanager
def _taking(output: Path | None) -> Iterator[Callable[[str], bool]]:
    """What takes the claims, a stretch at a time: stdout, until its reader goes away, or a file, there whole in the end or not at all."""
    if output is None:

        def write(text: str) -> bool:
            return write_out(text, None)

        yield write
        return
    from factcheck.review.files import in_one_step

    try:
        with in_one_step(output) as file:

            def keep(text: str) -> bool:
                file.write(text.encode("utf-8", "backslashreplace"))
                return True

            yield keep
    except OSError as error:
        stop(f"{output}: can't be written: {error.strerror or error}")


def _to_parquet(paths: list[str | Found], how: How, reader: str, output: Path | None, jobs: int) -> Done:
    if output is None:
        stop("--format parquet needs a file or folder: add -o claims.parquet")
    if not has_arrow():
        stop("--format parquet needs pyarrow: pip install 'factcheck-figures[parquet]'")
    from factcheck.scale.claiming import Asked, read_by
    from factcheck.scale.local import write_claims
    from factcheck.scale.progress import bar
    from factcheck.scale.shards import total_bytes
    from factcheck.scale.single_file import write_file

    asked = Asked(str(output), "", reader, read_by(reader), how)
    as_parts = output.is_dir() or not output.suffix
    try:
        with bar(lambda: total_bytes(paths)) as step:
            done = write_claims(paths, asked, jobs=jobs, step=step) if as_parts else write_file(paths, asked, output, jobs=jobs, step=step)
    except OSError as error:
        stop(f"{output}: can't be written: {error.strerror or error}")
    if as_parts and done.articles:
        typer.echo(plain(f"{output}: {in_parts(done)}"), err=True)
    return done
