"""The second stage on the processes of this machine: parts of articles with their claims to parts of findings, and one file of all."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from hashlib import blake2b
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from factcheck.records import Problem
from factcheck.scale.done import Done
from factcheck.scale.grouping import Grouping, Window, crowded_groups, grouping_of
from factcheck.scale.judging import Counts, Laws, finding_schema, forget, groups_in, judge_group, sorted_rows
from factcheck.scale.merging import count_severities, write_lines
from factcheck.scale.parts import Folder, PartWriter, Told, done_parts, part_name
from factcheck.scale.progress import Step
from factcheck.scale.shuffle import bucket_file, buckets_for, group_sizes, sizes, sorted_bucket, spread_out
from factcheck.scale.workers import Died, in_order

LINES = "findings.jsonl"


@dataclass(frozen=True, slots=True)
class Found:
    """What the second stage came to: findings by severity, what was counted on the way, and problems."""

    severities: dict[str, int]
    counts: Counts
    problems: tuple[Problem, ...]
    parts: tuple[str, ...]
    unchanged: int = 0


@dataclass(frozen=True, slots=True)
class Bucket:
    """One bucket to judge: its number, the mark of what it holds, its file and where its findings go."""

    number: int
    mark: str
    path: str
    into: str


def write_findings(
    done: Done,
    articles: str,
    into: str,
    laws: Laws,
    *,
    window: Window | None = None,
    lines: bool = True,
    jobs: int = 1,
    step: Step = lambda _b, _a: None,
) -> Found:
    """Judge the articles that the first stage has written, and write parts of findings, and with `lines` `findings.jsonl`, into a folder.

    What was judged before and has not changed is left as it is. The result is the same whatever the number of jobs.
    """
    folder, out = Folder(articles), Folder(into)
    out.make()
    out.clear_unfinished()
    grouping, problems = grouped(folder, done, window)
    buckets = buckets_for(done.articles)
    marks = [mark_of(done, laws, grouping, buckets, number) for number in range(buckets)]
    known = done_parts(out)
    with TemporaryDirectory(prefix=".shuffle-", dir=out.inside) as shuffled:
        if any(mark not in known for mark in marks):
            spread_out(folder, done.parts, grouping, buckets, Path(shuffled))
        tasks = [Bucket(number, mark, f"{shuffled}/{bucket_file(number)}", into) for number, mark in enumerate(marks)]
        found = list(judged(tasks, known, (work, jobs, begin, laws), done.articles // buckets, step))
    problems += tuple(problem for told, _ in found for problem in told.problems)
    counts = Counts()
    for _, more in found:
        counts = counts.plus(more)
    parts = tuple(part_name(told.number, told.mark) for told, _ in found if not told.failed)
    if len(parts) == len(found):
        for name in set(out.parts()) - set(parts):
            out.delete(name)
    return Found(tell_all(out, parts, lines), counts, problems, parts, sum(told.unchanged for told, _ in found))


def tell_all(out: Folder, parts: Sequence[str], lines: bool) -> dict[str, int]:
    """How many findings of each severity there are; with `lines` they are written into one sorted file."""
    return write_lines(out, parts, LINES) if lines else count_severities(out, parts)


def grouped(folder: Folder, done: Done, window: Window | None) -> tuple[Grouping, tuple[Problem, ...]]:
    """How the articles are grouped, and what has to be said of that."""
    counted = sizes(folder, done.parts)
    grouping, problems = grouping_of(counted.articles, counted.unnamed, window)
    if grouping.together:
        return grouping, problems
    grouping, more = crowded_groups(group_sizes(folder, done.parts, grouping), grouping)
    return grouping, (*problems, *more)


def mark_of(done: Done, laws: Laws, grouping: Grouping, buckets: int, number: int) -> str:
    """What changes when a bucket might be judged otherwise: its articles, its rules and tables, the grouping."""
    told = [done.parts, repr(laws.rules), repr(laws.tables), repr(asdict(grouping)), buckets, number]
    return blake2b(json.dumps(told).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


_here: list[Laws] = []


def begin(laws: Laws) -> None:
    """Make this process ready to judge by these rules and tables."""
    _here[:] = [laws]


def work(bucket: Bucket) -> tuple[Told, Counts]:
    """Judge the groups of one bucket and write their findings."""
    return judge_bucket(bucket, _here[0])


def judge_bucket(bucket: Bucket, laws: Laws) -> tuple[Told, Counts]:
    """Judge the groups of one bucket, and write the part of its findings; a disk that is full is a problem."""
    rows: list[dict[str, Any]] = []
    problems: list[Problem] = []
    counts = Counts()
    for key, some in groups_in(sorted_bucket(Path(bucket.path))):
        judged = judge_group(key, some, laws)
        rows += judged.findings
        problems += judged.problems
        counts = counts.plus(judged.counts)
    forget()
    told = Told(bucket.number, bucket.mark, problems=tuple(problems), counts=tuple(counts))
    try:
        writer = PartWriter(Folder(bucket.into), finding_schema())
        try:
            for row in sorted_rows(rows):
                writer.write(row)
            writer.finish(part_name(bucket.number, bucket.mark), told)
        finally:
            writer.give_up()
    except OSError as error:
        cure = "make room, and run again: it goes on from here"
        problem = Problem("output.unwritable", bucket.into, f"can't be written: {error.strerror or error}", cure)
        return Told(bucket.number, bucket.mark, problems=(problem,), failed=True), counts
    return told, counts


def judged(tasks: Sequence[Bucket], known: Mapping[str, str], by: tuple[Any, ...], each: int, step: Step) -> Iterator[tuple[Told, Counts]]:
    """Each bucket with what was found in it, those that are done already from their parts; `by` says who judges, as `in_order` takes it."""
    to_do = [task for task in tasks if task.mark not in known]
    results = in_order(to_do, *by) if to_do else iter(())
    for task in tasks:
        if task.mark in known:
            told = replace(Folder(task.into).told(known[task.mark]), unchanged=True)
            yield told, Counts(*told.counts)
            continue
        _, result = next(results)
        step(each, each)
        if isinstance(result, Died):
            what, cure = "the process that judged it was killed or broke down", "run again, with fewer --jobs where memory is short"
            problem = Problem("run.died", f"group {task.number + 1} of stories", what, cure)
            yield Told(task.number, task.mark, problems=(problem,), failed=True), Counts()
        else:
            yield result
