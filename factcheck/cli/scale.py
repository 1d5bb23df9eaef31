"""`factcheck scale`: input of any size to folders of claims and findings, on all cores or on a cluster."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from factcheck.cli.inputs import cores, has_arrow, how_read, load_rules, settings
from factcheck.cli.options import AsOf, Columns, ConfigFile, Jobs, OwnRules, OwnTables, Reader, SkipProblems, such_as
from factcheck.cli.saying import UNTRUSTED, in_parts, is_untrusted, joined, plain, say_partly_read, say_problems, stop, write_out

if TYPE_CHECKING:
    from factcheck.config import Config
    from factcheck.scale.claiming import Asked
    from factcheck.scale.done import Done

app = typer.Typer(
    no_args_is_help=True, rich_markup_mode=None, help="Read and check input of any size, on all cores or on a Spark cluster, into folders."
)

Input = Annotated[
    list[str],
    typer.Option("--input", metavar="PATH", help="Articles: folders, Parquet, JSON lines, crawls and all other formats. May be repeated."),
]
Output = Annotated[
    str, typer.Option("--output", "-o", metavar="FOLDER", help="Where folders of claims, articles and findings go; run again, it goes on.")
]
Master = Annotated[
    str | None,
    typer.Option("--master", metavar="URL", help="Run on Spark: local[2], spark://host:7077, yarn. Else on this machine's cores."),
]


@app.command("claims", epilog=such_as("scale claims --input articles.parquet --output out/ --columns text=body"))
def claim(
    input: Input,  # noqa: A002
    output: Output,
    master: Master = None,
    jobs: Jobs = None,
    config: ConfigFile = None,
    date: AsOf = None,
    reader: Reader = "own",
    columns: Columns = None,
    skip_problems: SkipProblems = False,
) -> None:
    """Read the claims of all articles into OUTPUT/claims, and the articles with them into OUTPUT/articles, as parts of Parquet.

    Stopped or killed it goes on where it was when run again; unchanged input is skipped.
    """
    desk = settings(config)
    asked = _asked(output, reader, desk, date, columns)
    with _engine(master) as spark:
        done = _claims(spark, input, asked, cores(jobs))
    _tell(done, output)
    write_out(joined([asked.claims, asked.articles]), None)
    raise typer.Exit(UNTRUSTED if is_untrusted(done.problems, skip_problems or desk["skip-problems"]) else 0)


@app.command(
    "findings",
    epilog=such_as(
        "scale findings --input articles.parquet --output out/ --columns text=body,date=published,story=cluster",
        "scale findings --input crawl/ --output out/ --window day",
    ),
)
def find(
    input: Input,  # noqa: A002
    output: Output,
    master: Master = None,
    window: Annotated[
        Literal["day", "week", "month", "year"] | None,
        typer.Option("--window", help="Compare articles that name no story with those printed in the same day, week, month or year."),
    ] = None,
    lines: Annotated[
        bool, typer.Option("--lines/--no-lines", help="Write all findings into one sorted findings.jsonl too, beside the parts.")
    ] = True,
    jobs: Jobs = None,
    rules: OwnRules = None,
    table: OwnTables = None,
    config: ConfigFile = None,
    date: AsOf = None,
    reader: Reader = "own",
    columns: Columns = None,
    skip_problems: SkipProblems = False,
) -> None:
    """Check all articles against each other, story by story: OUTPUT/findings holds parts of Parquet and findings.jsonl.

    Reads their claims first, as `scale claims` does. Articles of different stories are never compared.
    """
    from factcheck.report.tally import number_of
    from factcheck.scale.judging import Laws
    from factcheck.tables import load_tables

    desk = settings(config)
    chosen = load_rules(desk, rules)
    tables, problems = load_tables([*desk["tables"], *(table or ())])
    laws = Laws(tuple(chosen), tuple(tables))
    asked = _asked(output, reader, desk, date, columns)
    into = f"{output.rstrip('/')}/findings"
    with _engine(master) as spark:
        done = _claims(spark, input, asked, cores(jobs))
        if done.failed:
            _tell(done, output)
            stop("not all claims could be written: nothing was compared; run again once there is room, and it goes on from here")
        found = _findings(spark, done, asked, into, laws, window, lines, cores(jobs))
    _tell(done, output)
    say_problems((*problems, *found.problems))
    counts = found.counts
    figures = ", ".join(number_of(count, name) for name, count in found.severities.items())
    told = f"{number_of(counts.compared, 'pair')} compared in {number_of(counts.groups, 'group')} of articles"
    told += f", {number_of(counts.collapsed, 'equal figure')} taken together, {number_of(counts.left_out, 'pair')} not looked at"
    typer.echo(f"found: {figures}; {told}", err=True)
    write_out(joined([asked.claims, asked.articles, f"{into}/findings.jsonl" if lines else into]), None)
    every = (*done.problems, *problems, *found.problems)
    raise typer.Exit(UNTRUSTED if is_untrusted(every, skip_problems or desk["skip-problems"]) else 0)


def _asked(output: str, reader: str, desk: Config, date: str | None, columns: list[str] | None) -> Asked:
    """What is asked of the first stage; where its package is missing the run stops."""
    if not has_arrow():
        stop("`factcheck scale` needs pyarrow: pip install 'factcheck-figures[parquet]' (or [spark])")
    from factcheck.scale.claiming import Asked, read_by

    folder = output.rstrip("/")
    return Asked(f"{folder}/claims", f"{folder}/articles", reader, read_by(reader), how_read(date, desk, columns))


@contextmanager
def _engine(master: str | None) -> Iterator[Any]:
    """Spark's session where a master is named, else None; it is stopped in the end."""
    if master is None:
        yield None
        return
    from factcheck.scale.spark_session import NoSparkError, session, why_given_up

    try:
        spark = session(master)
    except NoSparkError as error:
        stop(str(error))
    try:
        yield spark
    except Exception as error:
        if not (reason := why_given_up(error)):
            raise
        stop(reason)
    finally:
        spark.stop()


def _claims(spark: Any, paths: list[str], asked: Asked, jobs: int) -> Done:
    from factcheck.scale import local
    from factcheck.scale.progress import bar
    from factcheck.scale.shards import total_bytes

    try:
        with bar(lambda: total_bytes(paths)) as step:
            if spark is None:
                done = local.write_claims(paths, asked, jobs=jobs, step=step)
            else:
                from factcheck.scale import spark as engine

                done = engine.write_claims(spark, paths, asked, step)
    except OSError as error:
        stop(f"{asked.claims}: can't be written: {error.strerror or error}")
    if not done.articles:
        say_problems(done.problems)
        stop("no article could be read")
    return done


def _findings(spark: Any, done: Done, asked: Asked, into: str, laws: Any, window: Any, lines: bool, jobs: int) -> Any:
    from factcheck.scale import findings
    from factcheck.scale.progress import bar

    try:
        with bar(lambda: done.articles * 10_000) as step:
            if spark is None:
                return findings.write_findings(done, asked.articles, into, laws, window=window, lines=lines, jobs=jobs, step=step)
            from factcheck.scale import spark as engine

            return engine.write_findings(spark, done, asked.articles, into, laws, window=window, lines=lines)
    except OSError as error:
        stop(f"{into}: can't be written: {error.strerror or error}")


def _tell(done: Done, output: str) -> None:
    say_partly_read(done.left_out)
    say_problems(done.problems, done.more_problems)
    typer.echo(plain(f"{output}: {in_parts(done)}"), err=True)
