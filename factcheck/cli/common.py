"""What the commands share: options, reading the input, saying what went wrong."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Annotated, Any, Literal, NoReturn

import typer

if TYPE_CHECKING:
    from factcheck.config import Config
    from factcheck.pipeline import Archive
    from factcheck.reading.files import Found
    from factcheck.records import Article, Problem, Review, Rule
    from factcheck.scale.done import Done
    from factcheck.scale.reading import How

UNTRUSTED = 2
"""The exit code of a run that can't be trusted."""
MOST_PROBLEMS = 50
"""Problems printed; the rest are counted."""
MOST_LEFT_OUT = 10
"""Articles of which is said what was left out; the rest are counted."""
LONG_RUN = 50
"""Articles from which on a terminal is shown a progress bar."""

SQLITE = b"SQLite format 3\0"
DATABASES = (".db", ".sqlite", ".sqlite3")
"""Endings of files that are meant for archives, whatever they hold: what is wrong with them is for the archive to say."""

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


def plain(text: str) -> str:
    """A line without control characters, whatever a file name or a quotation may hold."""
    shown = "".join(char if char.isprintable() else repr(char)[1:-1] for char in text)
    # A build server would take a line that begins with "::" for a command; a file may be called so.
    return f"./{shown}" if shown.lstrip().startswith("::") else shown


def stop(*lines: str) -> NoReturn:
    """Say on stderr why the run can't be trusted, and exit 2."""
    for line in lines:
        typer.echo(plain(line), err=True)
    raise typer.Exit(UNTRUSTED)


def say_problems(problems: Sequence[Problem], more: int = 0) -> None:
    """One line a problem on stderr, the first fifty of them; `more` were counted and not kept."""
    for problem in problems[:MOST_PROBLEMS]:
        typer.echo(plain(str(problem)), err=True)
    left = len(problems[MOST_PROBLEMS:]) + more
    if left:
        typer.echo(f"… and {left:,} more problem{'s' * (left != 1)}", err=True)


def say_how_it_went(done: Done, undone: str, quiet: bool = False) -> None:
    """What was left out and what went wrong while input of any size was read; where no article could be read, `undone` and the end."""
    if not done.articles:
        say_problems(done.problems, done.more_problems)
        stop(undone)
    say_partly_read([] if quiet else done.left_out)
    say_problems(done.problems, done.more_problems)


def in_parts(done: Done) -> str:
    """How much was read and written, in words: "1 article, 2 claims in 1 part"."""
    from factcheck.report.tally import number_of

    unchanged = f", {done.unchanged:,} of them unchanged" if done.unchanged else ""
    return f"{number_of(done.articles, 'article')}, {number_of(done.claims, 'claim')} in {number_of(len(done.parts), 'part')}{unchanged}"


def cores(jobs: int | None) -> int:
    """How many processes to work with: as many as asked for, else one a core that this process may use."""
    if jobs is not None:
        return jobs
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def day(written: str | None, option: str = "--date") -> date | None:
    """The day of an option; anything but an ISO date stops the run."""
    if written is None:
        return None
    try:
        return date.fromisoformat(written)
    except ValueError:
        stop(f"{option} {written!r} is not a date: write it as YYYY-MM-DD, for example 2022-03-07")


def read(
    paths: Sequence[str],
    against: Sequence[str] | None,
    as_of: str | None,
    stdin_name: str = "stdin",
    desk: Config | None = None,
    columns: Sequence[str] | None = None,
) -> tuple[tuple[Article, ...], tuple[Article, ...], tuple[Problem, ...]]:
    """The drafts, the articles to compare them with, and what could not be read.

    Limits and names of columns are those of the settings of the `desk`; `columns` as the command line has them go before these.
    """
    from factcheck.reading import read_articles

    how: Any = {"date": day(as_of), "stdin_name": stdin_name, "columns": _columns(columns, desk)}
    how |= {"limits": desk.limits} if desk else {}
    how["stdin"] = sys.stdin.buffer if "-" in (*paths, *(against or ())) else None
    drafts, problems = read_articles(paths, **how)
    if not against:
        return drafts, (), problems
    beside, more = read_articles(against, already=drafts, **how)
    return drafts, beside, (*problems, *more)


def how_read(as_of: str | None, desk: Config, columns: Sequence[str] | None = None) -> How:
    """How shards of the input are read, by the command line and the settings."""
    from factcheck.scale.reading import How

    return How(day(as_of), tuple(sorted(_columns(columns, desk).items())), desk.limits)


@contextmanager
def with_stdin_as_file(paths: Sequence[str], name: str) -> Iterator[list[str | Found]]:
    """The paths, in place of "-" a file that holds the standard input and is shown under a name."""
    if "-" not in paths:
        yield list(paths)
        return
    import shutil
    import tempfile

    from factcheck.reading.files import Found, printable

    shown = printable(PurePath(name))
    with tempfile.TemporaryDirectory(prefix="factcheck-") as folder:
        file = Path(folder) / (PurePath(shown).name or "stdin")
        with file.open("wb") as held:
            shutil.copyfileobj(sys.stdin.buffer, held)
        yield [Found(file, shown, file.name, ()) if path == "-" else path for path in dict.fromkeys(paths)]


def _columns(given: Sequence[str] | None, desk: Config | None) -> dict[str, str]:
    """Which of our columns has which name, by the settings and --columns; what can't be meant stops the run."""
    from factcheck.reading.entries import COLUMNS
    from factcheck.text.nearest import did_you_mean

    found = desk.columns if desk else {}
    for pair in (one for value in given or () for one in value.split(",")):
        ours, sign, theirs = (part.strip() for part in pair.partition("="))
        if ours not in COLUMNS:
            turned = f"write it the other way round: {theirs}={ours}" if ours and theirs in COLUMNS else ""
            cure = turned or did_you_mean(ours, COLUMNS) or ", ".join(COLUMNS)
            stop(f"--columns {pair}: no column of ours is called {ours!r} ({cure})")
        if not (sign and theirs):
            stop(f"--columns {pair}: write {ours}= and what the table calls it, for example text=body")
        found[ours] = theirs
    return found


def say_left_out(articles: Sequence[Article], quiet: bool = False) -> None:
    """One line an article of which not all was read, the first ten of them."""
    say_partly_read([] if quiet else [(article.id, article.left_out) for article in articles if article.left_out])


def say_partly_read(partly: Sequence[tuple[str, Sequence[str]]]) -> None:
    """The same of ids, and what was left out of each."""
    for name, left_out in partly[:MOST_LEFT_OUT]:
        typer.echo(plain(f"{name}: left out: {', '.join(left_out)}"), err=True)
    if len(partly) > MOST_LEFT_OUT:
        more = len(partly) - MOST_LEFT_OUT
        typer.echo(f"… and parts of {more:,} more article{'s' * (more != 1)}", err=True)


def is_untrusted(problems: Sequence[Problem], skip: bool) -> bool:
    """Whether problems make the exit code 2: with `skip` not those of inputs that are there but can't be read."""
    return any(not (skip and problem.code.startswith("input.") and problem.code != "input.missing") for problem in problems)


def archives_among(paths: Sequence[str]) -> tuple[list[str], list[Path]]:
    """The paths that name no archive, and those that do: known by the first bytes or the ending of their file."""
    found = [path for path in paths if path != "-" and _is_archive(Path(path))]
    return [path for path in paths if path not in found], [Path(path) for path in dict.fromkeys(found)]


def _is_archive(path: Path) -> bool:
    try:
        if not path.is_file():  # opening a pipe would wait for it
            return False
        if path.suffix.lower() in DATABASES:
            return True
        with path.open("rb") as file:
            return file.read(len(SQLITE)) == SQLITE
    except OSError:
        return False


@contextmanager
def opened(paths: Sequence[Path]) -> Iterator[list[Archive]]:
    """The archives, open to be looked up in; one that can't be read stops the run."""
    if not paths:
        yield []
        return
    from factcheck.archive import Fault, reading

    with ExitStack() as stack:
        try:
            archives = [stack.enter_context(reading(path)) for path in paths]
        except Fault as fault:
            stop(str(fault.problem))
        yield list(archives)


def settings(named: Path | None) -> Config:
    """The settings of the file named, else of the nearest one; a slip in it stops the run."""
    from factcheck.config import find_config, read_config

    config, problems = read_config(named or find_config(Path.cwd()))
    if problems:
        stop(*(str(problem) for problem in problems))
    return config


def load_rules(
    config: Config, own: Sequence[Path] | None = None, select: Sequence[str] | None = None, ignore: Sequence[str] | None = None
) -> tuple[Rule, ...]:
    """The shipped rules and one's own as the settings change them, less those not selected or ignored (by id or pack).

    Rules named on the command line come beside those of the settings; `select` and `ignore` stand for theirs. A bad rule or an unknown id
    stops the run.
    """
    from factcheck.config import overridden
    from factcheck.rulebook import chosen, shipped_packs
    from factcheck.rulebook import load_rules as load

    paths = [*map(Path, config["rules"]), *(own or ())]
    found, problems = load([shipped_packs(), *paths] if paths else None)
    found, more = overridden(found, config.overrides)
    if problems or more:
        stop(*(str(problem) for problem in (*problems, *more)))
    select, ignore = (given if given is not None else config[name] for given, name in ((select, "select"), (ignore, "ignore")))
    found, problems = chosen(found, select, ignore)
    if problems:
        stop(*(f"{problem.what} ({problem.cure})" for problem in problems))
    return found


def desk_ledger(named: Path | None, config: Config) -> Path | None:
    """The ledger named, else that of the settings where it has been begun; None where there is none yet."""
    if named is not None:
        return named
    known = config["reviews"]
    return Path(known) if known and Path(known).exists() else None


def read_ledger(path: Path | None) -> tuple[Review, ...]:
    """The verdicts of a ledger; none where no path is given. A ledger that can't be read stops the run and stays as it is."""
    if path is None:
        return ()
    from factcheck.review import read_reviews

    reviews, problems = read_reviews(path)
    if problems:
        stop(*(str(problem) for problem in problems))
    return reviews


@contextmanager
def progress(count: int, quiet: bool = False) -> Iterator[Callable[[object], None]]:
    """A bar on stderr, fed once an article; nothing where the run is short or no terminal is watching."""
    if quiet or count < LONG_RUN or not sys.stderr.isatty():
        yield lambda _: None
        return
    with typer.progressbar(length=count, file=sys.stderr, label=f"reading {count:,} articles") as bar:
        yield lambda _: bar.update(1)


def write_out(content: str | bytes, output: Path | None) -> bool:
    """Write to the file, whole or not at all, or to stdout; bytes pass stdout's own encoding by. False where nobody reads on."""
    if output is None:
        try:
            # Text on stdout keeps its own line ends, whatever the platform's are.
            if isinstance(content, bytes):
                sys.stdout.flush()
                sys.stdout.buffer.write(content)
            else:
                sys.stdout.write(content)
            sys.stdout.flush()
        except BrokenPipeError:
            # The reader has gone (`| head`). The exit code still has to be that of the run: a pipe must not open or close the gate.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return False
        except OSError as error:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            stop(f"standard output can't be written: {error.strerror or error}")
        return True
    from factcheck.report import write_file

    try:
        write_file(output, content)
    except OSError as error:
        stop(f"{output}: can't be written: {error.strerror or error}")
    return True


def joined(parts: Iterable[str]) -> str:
    """Lines as one text that ends with a line feed."""
    return "".join(f"{part}\n" for part in parts)
