"""What every command reads in one way: articles, archives, settings, rules and ledgers; what can't be meant stops the run."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import date
from importlib.util import find_spec
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from factcheck.cli.saying import stop

if TYPE_CHECKING:
    from factcheck.config import Config
    from factcheck.pipeline import Archive
    from factcheck.reading.files import Found
    from factcheck.records import Article, Problem, Review, Rule
    from factcheck.scale.reading import How

SQLITE = b"SQLite format 3\0"
DATABASES = (".db", ".sqlite", ".sqlite3")
"""Endings of files that are meant for archives, whatever they hold: what is wrong with them is for the archive to say."""


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


def has_arrow() -> bool:
    """Whether pyarrow is installed. Where it is, it takes memory as the system gives it, here and in the processes that this one starts.

    Its own allocator keeps some 60 MB back in each of them.
    """
    os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")
    return find_spec("pyarrow") is not None
