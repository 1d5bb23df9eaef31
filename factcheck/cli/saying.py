"""What every command says in one way: problems, what was left out, how it went, and what it writes."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import typer

if TYPE_CHECKING:
    from factcheck.records import Article, Problem
    from factcheck.scale.done import Done

UNTRUSTED = 2
"""The exit code of a run that can't be trusted."""
MOST_PROBLEMS = 50
"""Problems printed; the rest are counted."""
MOST_LEFT_OUT = 10
"""Articles of which is said what was left out; the rest are counted."""
LONG_RUN = 50
"""Articles from which on a terminal is shown a progress bar."""


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
