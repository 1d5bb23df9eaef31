"""`factcheck archive`: what the house has printed, kept to hold drafts against."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.inputs import cores, how_read, settings, with_stdin_as_file
from factcheck.cli.options import AsOf, Columns, ConfigFile, Jobs, Paths, SkipProblems, StdinName, such_as
from factcheck.cli.saying import UNTRUSTED, is_untrusted, plain, say_how_it_went, stop, write_out

if TYPE_CHECKING:
    from factcheck.archive import Contents

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Keep the claims of what was printed, to hold drafts against.")

NAME = "factcheck.db"
"""The archive's name where none is given; beside the settings."""

_File = Annotated[
    Path | None,
    typer.Option("--archive", metavar="FILE", help=f"The archive; else the setting `archive`, else {NAME} beside the settings or here."),
]
_Quiet = Annotated[bool, typer.Option("--quiet", help="No line for each article, no summary and no progress bar.")]


@app.command("add", epilog=such_as("archive add printed/", "archive add printed.parquet --columns text=body,date=published"))
def add_articles(
    paths: Paths,
    archive: _File = None,
    keep_text: Annotated[bool, typer.Option("--keep-text", help="Keep the texts too, not only the sentences that hold figures.")] = False,
    again: Annotated[bool, typer.Option("--again", help="Read unchanged articles again, as after an update of factcheck.")] = False,
    jobs: Jobs = None,
    config: ConfigFile = None,
    date: AsOf = None,
    stdin_name: StdinName = "stdin",
    columns: Columns = None,
    skip_problems: SkipProblems = False,
    quiet: _Quiet = False,
) -> None:
    """Add articles; changed ones are replaced, unchanged ones skipped. A line on stdout for each that is safely in.

    It may be stopped at any moment; run again, it goes on where it was.
    """
    from factcheck.scale.adding import Kept, add
    from factcheck.scale.progress import bar
    from factcheck.scale.shards import total_bytes

    desk = settings(config)
    path = _path(archive, config)
    kept = Kept(path, keep_text, again, how_read(date, desk, columns))

    def tell(name: str, done: str) -> None:
        if done != "unchanged" and not quiet:
            write_out(f"{done}\t{plain(name)}\n", None)

    with with_stdin_as_file(paths, stdin_name) as named, _telling(), bar(lambda: total_bytes(named), quiet=quiet) as step:
        done, counts = add(named, kept, tell, jobs=cores(jobs), step=step)
    say_how_it_went(done, "no article could be read: nothing was added", quiet)
    if not quiet:
        typer.echo(plain(f"{path}: {', '.join(f'{count:,} {what}' for what, count in counts.items())}"), err=True)
    raise typer.Exit(UNTRUSTED if is_untrusted(done.problems, skip_problems or desk["skip-problems"]) else 0)


@app.command("status", epilog=such_as("archive status"))
def show_status(archive: _File = None, config: ConfigFile = None) -> None:
    """Print what the archive holds."""
    from factcheck.archive import contents, reading

    path = _path(archive, config)
    with _telling(), reading(path) as shelf:
        found = contents(shelf)
    write_out("".join(f"{name}\t{plain(value)}\n" for name, value in _lines(path, found)), None)


def _lines(path: Path, found: Contents) -> Iterator[tuple[str, str]]:
    from factcheck import __version__
    from factcheck.report.tally import number_of

    yield "archive", str(path)
    yield "articles", f"{found.articles:,}"
    yield "published", f"{found.first} to {found.last}" if found.first else "-"
    yield "without a date", f"{found.undated:,}"
    yield "with their text", f"{found.with_text:,}"
    yield "claims", f"{found.claims:,}"
    yield "to be looked up", f"{number_of(found.keyed, 'claim')} under {number_of(found.keys, 'key')} (what is measured, and whose)"
    if found.by_key_only:
        yield (
            "by key only",
            f"{number_of(found.by_key_only, 'article')} (`factcheck archive add` of their files finds them by their words too)",
        )
    yield "size", f"{found.bytes / 1e6:,.1f} MB"
    for name, count in found.read_by:
        older = "" if name == __version__ else " (`factcheck archive add --again` reads them anew)"
        yield "read by", f"factcheck {name}: {number_of(count, 'article')}{older}"


@app.command("remove", epilog=such_as("archive remove 2026-03-07-oil"))
def remove_articles(
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="Ids of articles, as `archive add` prints them.")],
    archive: _File = None,
    config: ConfigFile = None,
    quiet: _Quiet = False,
) -> None:
    """Take articles out, all of those named or, where one of them is not there, none."""
    from factcheck.archive import ids as held
    from factcheck.archive import reading, writing
    from factcheck.text.nearest import did_you_mean

    path = _path(archive, config)
    with _telling():
        with reading(path):
            pass  # nothing is made where no archive is
        with writing(path) as writer:
            missing = writer.remove(ids)
        if missing:
            with reading(path) as shelf:
                known = held(shelf)
            hints = (did_you_mean(name, known) or "`factcheck archive export` lists them" for name in missing)
            stop(*(f"{path}: holds no article {name!r} ({hint}); nothing was removed" for name, hint in zip(missing, hints, strict=True)))
    if not quiet:
        write_out("".join(f"removed\t{plain(name)}\n" for name in dict.fromkeys(ids)), None)


@app.command("compact", epilog=such_as("archive compact"))
def compact_file(archive: _File = None, config: ConfigFile = None) -> None:
    """Give the room of what was removed back to the disk, and bring an older archive up to date."""
    from factcheck.archive import writing

    path = _path(archive, config)
    if not path.exists():
        stop(f"{path}: there is no archive here (make one with `factcheck archive add PATH`)")
    before = path.stat().st_size
    with _telling(), writing(path) as writer:
        writer.compact()
    typer.echo(plain(f"{path}: {before / 1e6:,.1f} MB before, {path.stat().st_size / 1e6:,.1f} MB now"), err=True)


@app.command("export", epilog=such_as("archive export claims.csv"))
def export_claims(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where to write: .csv or .parquet.")],
    archive: _File = None,
    config: ConfigFile = None,
) -> None:
    """Write all claims as a table, one a row."""
    from factcheck.archive import reading
    from factcheck.archive.export import ENDINGS, export

    if file.suffix.lower() not in ENDINGS:
        stop(f"{file}: an export ends in {' or '.join(ENDINGS)}")
    path = _path(archive, config)
    try:
        with _telling(), reading(path) as shelf:
            count = export(shelf, file)
    except ImportError:
        stop("Parquet needs pyarrow: pip install 'factcheck-figures[parquet]', or export to .csv")
    except OSError as error:
        stop(f"{file}: can't be written: {error.strerror or error}")
    from factcheck.report.tally import number_of

    typer.echo(plain(f"{file}: {number_of(count, 'claim')}"), err=True)


def _path(named: Path | None, config: Path | None) -> Path:
    """The archive of a command: the one named, else that of the settings, else the usual name beside them or here."""
    if named is not None:
        return named
    desk = settings(config)
    if desk["archive"]:
        return Path(desk["archive"])
    return desk.path.parent / NAME if desk.path else Path(NAME)


@contextmanager
def _telling() -> Iterator[None]:
    """Say in one line why an archive can't be used, and exit 2."""
    from factcheck.archive import Fault

    try:
        yield
    except Fault as fault:
        stop(str(fault.problem))
