"""The report of input of any size: its four files as `write_report` writes them, without holding articles, claims or findings.

The stages of `scale findings` write parts; then each text is cut to what the page shows of it where it lies (`showing`), and what comes out
of parts goes into the files a piece at a time. The design is decision 19.
"""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from factcheck.records import Problem
from factcheck.scale import local
from factcheck.scale.claiming import Asked
from factcheck.scale.done import Done
from factcheck.scale.findings import Bucket, grouped, judged, mark_of
from factcheck.scale.grouping import Grouping, Window
from factcheck.scale.judging import Counts, Laws
from factcheck.scale.merging import write_together
from factcheck.scale.parts import Folder, Told, done_parts, part_name
from factcheck.scale.progress import Step
from factcheck.scale.report import flagging, spelling
from factcheck.scale.report.flagging import flagged_schema
from factcheck.scale.report.keys import writing_keys
from factcheck.scale.report.left import LeftRows, gathered
from factcheck.scale.shards import Paths
from factcheck.scale.shuffle import bucket_file, buckets_for, spread_out
from factcheck.scale.workers import Died, in_order

Bar = Callable[[Callable[[], int]], AbstractContextManager[Step]]
"""Shows how far a stage is, of so many bytes."""

TOGETHER = ".part-together.parquet"
A_CLAIM = 1_000
"""Bytes that an article counts for on the bar while claims are spelt out or shown, and ten times as many while it is judged."""


DIED = Problem(
    "run.died",
    "the run",
    "a process of it was killed or broke down",
    "run again, with fewer --jobs where memory is short: it goes on from here",
)


class UnfinishedError(Exception):
    """Not all could be done, and nothing was put into its place; `problems` say why."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("; ".join(map(str, problems)))
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be reported on and how: the input, the folder of parts, how it is read and judged, by how many processes."""

    paths: Paths
    parts: Path
    asked: Asked
    laws: Laws
    window: Window | None = None
    jobs: int = 1
    bar: Bar | None = None


@dataclass(slots=True)
class Gathered:
    """All that a report is made from, on disk but for counts: what was read, spelt out, judged, and grouped into which buckets."""

    done: Done
    parts: Path
    shuffled: Path
    left: LeftRows
    grouping: Grouping
    buckets: int
    counts: Counts
    uncompared: int = 0
    figures: int = 0
    undated: int = 0
    first_undated: str = ""
    spelt: list[str] = field(default_factory=list)
    problems: tuple[Problem, ...] = ()
    jobs: int = 1
    bar: Bar | None = None

    @property
    def articles(self) -> Folder:
        """The articles with their claims."""
        return Folder(str(self.parts / "articles"))

    @property
    def flagged(self) -> Folder:
        """The findings, all in one part called `TOGETHER`."""
        return Folder(str(self.parts / "flagged"))


@contextmanager
def gather(wanted: Wanted) -> Iterator[Gathered]:
    """Read, spell out and judge all that the paths name; what is there already and has not changed is left as it is.

    Raises UnfinishedError where nothing could be read or not all could be judged, OSError where the folder can't be written to.
    """
    os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")
    for left_behind in (*wanted.parts.glob(".spool-*"), *wanted.parts.glob(".shuffle-*")):
        shutil.rmtree(left_behind, ignore_errors=True)
    done = _read(wanted)
    articles = Folder(wanted.asked.articles)
    grouping, problems = grouped(articles, done, wanted.window)
    buckets = buckets_for(done.articles)
    with ExitStack() as stack:
        stack.enter_context(_told_as_one_error())
        spool, shuffled = (
            Path(stack.enter_context(TemporaryDirectory(prefix=f".{name}-", dir=wanted.parts))) for name in ("spool", "shuffle")
        )
        found = Gathered(done, wanted.parts, shuffled, LeftRows(spool / "left.db"), grouping, buckets, Counts(), problems=problems)
        stack.callback(found.left.close)
        found.jobs, found.bar = wanted.jobs, wanted.bar
        _spell(wanted, found, spool)
        spread_out(articles, done.parts, grouping, buckets, shuffled)
        _judge(wanted, found, spool / "keys.db")
        yield found


@contextmanager
def _told_as_one_error() -> Iterator[None]:
    """A disk that is full under a database is told as one that is full under a file."""
    try:
        yield
    except sqlite3.Error as error:
        raise OSError(errno.EIO, str(error)) from error


def _read(wanted: Wanted) -> Done:
    with started(wanted.bar, None, wanted.paths) as step:
        done = local.write_claims(wanted.paths, wanted.asked, jobs=wanted.jobs, step=step)
    if done.failed or not done.articles:
        raise UnfinishedError(done.problems)
    return done


@contextmanager
def started(bar: Bar | None, size: int | None, paths: Paths = ()) -> Iterator[Step]:
    """A bar of progress where one is wanted; without a size, of the bytes of the paths."""
    from factcheck.scale.shards import total_bytes

    if bar is None:
        yield lambda _bytes, _articles: None
        return
    with bar(lambda: total_bytes(paths) if size is None else size) as step:
        yield step


def _spell(wanted: Wanted, found: Gathered, spool: Path) -> None:
    """Spell out the claims of all articles, and add up what stands under each key."""
    done = found.done
    each = done.articles // len(done.parts)
    with started(wanted.bar, done.articles * A_CLAIM) as step, writing_keys(spool / "keys.db") as keys:
        given = (spelling.begin, wanted.asked.articles, str(spool))
        for _, result in in_order(done.parts, spelling.work, wanted.jobs, *given):
            if isinstance(result, Died):
                raise UnfinishedError([DIED])
            keys.add(result.keys)
            found.spelt.append(result.file)
            found.figures += result.figures
            found.undated += result.undated
            found.first_undated = found.first_undated or result.first_undated
            step(each * A_CLAIM, each)


def _judge(wanted: Wanted, found: Gathered, keys: Path) -> None:
    """Judge all buckets, and bring their findings together into one sorted part."""
    out, left = found.flagged, Folder(str(found.parts / "left"))
    for folder in (out, left):
        folder.make()
        folder.clear_unfinished()
    done = found.done
    known = {mark: name for mark, name in done_parts(out).items() if done_parts(left).get(mark) == name}
    marks = [mark_of(done, wanted.laws, found.grouping, found.buckets, number) for number in range(found.buckets)]
    tasks = [Bucket(number, mark, str(found.shuffled / bucket_file(number)), out.path) for number, mark in enumerate(marks)]
    try:
        with started(wanted.bar, done.articles * A_CLAIM * 10) as step:
            by = (flagging.work, wanted.jobs, flagging.begin, wanted.laws, str(keys), left.path)
            told = list(judged(tasks, known, by, done.articles // found.buckets, lambda _, some: step(some * A_CLAIM * 10, some)))
    finally:
        flagging.end()
    failed = [problem for one, _ in told if one.failed for problem in one.problems]
    if failed:
        raise UnfinishedError(failed)
    parts = _only([one for one, _ in told], out, left)
    for _, more in told:
        found.counts = found.counts.plus(more)
    found.uncompared = sum(one.claims for one, _ in told)
    found.problems += tuple(dict.fromkeys(problem for one, _ in told for problem in one.problems))
    write_together(out, parts, TOGETHER, flagged_schema())
    gathered(found.left, left, parts)


def _only(told: Sequence[Told], *folders: Folder) -> list[str]:
    """The names of these parts; all others in the folders are of other input, and deleted."""
    parts = [part_name(one.number, one.mark) for one in told]
    for folder in folders:
        for name in set(folder.parts()) - set(parts):
            folder.delete(name)
    return parts
