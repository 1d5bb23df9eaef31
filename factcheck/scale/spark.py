"""The same stages on Spark: it gives the work out, brings together what is judged together, and does again what a dead worker left.

Workers read the input and write the parts themselves, each part whole or not at all, so that a job may be killed and run again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path
from typing import Any

from factcheck.records import Problem
from factcheck.scale.claiming import PER_SHARD, Asked
from factcheck.scale.done import Done
from factcheck.scale.findings import Found, tell_all
from factcheck.scale.grouping import EVERYTHING, MOST_TOGETHER, Grouping, Window, crowded_groups, grouping_of
from factcheck.scale.judging import Counts, Laws, finding_schema, forget, groups_in, judge_group, sorted_rows
from factcheck.scale.local import Claimer, Task, collect, tasks_of
from factcheck.scale.parts import Folder, PartWriter, Told, done_parts, part_name
from factcheck.scale.pieces import Shard
from factcheck.scale.progress import Step
from factcheck.scale.rows import article_schema
from factcheck.scale.shards import Paths
from factcheck.scale.workers import Died

A_PARTITION = 1_000
"""Articles that one task judges, where the stories allow."""
MOST_PARTITIONS = 100_000
SHARD = 16_000_000
"""Bytes of a shard: a cluster has many, and each is a file."""
MOST_TOLD = 10
"""Articles of a shard of which the driver hears what was left out; the part knows of all."""


def write_claims(spark: Any, paths: Paths, asked: Asked, step: Step = lambda _bytes, _articles: None, *, size: int | None = SHARD) -> Done:
    """Read all that the paths name into parts of claims and of articles, each shard on one of Spark's workers; see `local.write_claims`.

    `size` is about how many bytes make a shard, where small files or groups of rows can be taken together.
    """
    folders = [Folder(path) for path in (asked.claims, asked.articles) if path]
    for folder in folders:
        folder.make()
        folder.clear_unfinished()
    tasks = list(tasks_of(paths, asked, folders, size))
    shards = [task for task in tasks if isinstance(task, Shard)]
    told = _told_of(spark, shards, asked) if shards else {}
    twice = _given_twice(spark, tasks, told, asked)
    results: list[tuple[Task, Told | Problem | Died]] = [
        (task, told.get(task.number, Died()) if isinstance(task, Shard) else task) for task in tasks
    ]
    return collect(results, asked, folders, lambda one: twice.get(one.number, {}), step)


def _told_of(spark: Any, shards: Sequence[Shard], asked: Asked) -> dict[int, Told]:
    """What was done of each shard, by its number."""
    frame = spark.createDataFrame([(shard.number, shard.packed()) for shard in shards], "number long, shard string")
    done = frame.repartitionByRange(len(shards), "number").mapInArrow(_claiming(asked), "told binary")
    found = (Told.unpacked(bytes(row.told)) for row in done.collect())
    return {told.number: told for told in found}


def _claiming(asked: Asked) -> Callable[[Iterator[Any]], Iterator[Any]]:
    """The first stage as Spark calls it: batches of shards to batches of what was done."""

    def claim(batches: Iterator[Any]) -> Iterator[Any]:
        import pyarrow as pa

        claimer = Claimer(asked)
        try:
            for batch in batches:
                shards = [Shard.unpacked(row["shard"]) for row in batch.to_pylist()]
                told = [claimer.told(shard) for shard in shards]
                # Ids and places stay in the part: of a hundred million articles the driver could not hold them.
                slim = [replace(one, ids=(), places=(), left_out=one.left_out[:MOST_TOLD]) for one in told if isinstance(one, Told)]
                yield pa.RecordBatch.from_pydict({"told": [one.packed() for one in slim]})
        finally:
            claimer.reader.close()

    return claim


def _given_twice(spark: Any, tasks: Sequence[Task], told: Mapping[int, Told], asked: Asked) -> dict[int, dict[str, Problem]]:
    """By the number of the shard, the articles whose ids articles before them have: found by a join, few as they are."""
    read = [one for one in (*told.values(), *(task for task in tasks if isinstance(task, Told))) if not one.failed]
    if not asked.articles or not any(one.articles for one in read):
        return {}
    from pyspark.sql import functions as f

    names = [part_name(one.number, one.mark) for one in read]
    every = _read(spark, asked.articles, names).select("id", "place")
    first = every.groupBy("id").agg(f.min("place").alias("first"), f.count("*").alias("count")).where("count > 1")
    again = every.join(first, "id").where("place > first").select("id", "place", "first").orderBy("place").collect()
    names_of, folder = {one.number: part_name(one.number, one.mark) for one in read}, Folder(asked.claims)
    places: dict[int, tuple[str, ...]] = {}
    found: dict[int, dict[str, Problem]] = {}
    for row in again:
        for number in (row.place // PER_SHARD, row.first // PER_SHARD):
            if number not in places:
                places[number] = folder.told(names_of[number]).places
        own, other = (places[place // PER_SHARD][place % PER_SHARD] for place in (row.place, row.first))
        what = f"the id {row.id!r} is taken by {other}"
        problem = Problem("input.duplicate_id", own, what, "give each article an id of its own; this one was not read")
        found.setdefault(row.place // PER_SHARD, {})[row.id] = problem
    return found


def _read(spark: Any, articles: str, parts: Sequence[str]) -> Any:
    """The articles of the parts as Spark sees them."""
    shape = ", ".join(f"{name} {_SHAPES.get(name, 'string')}" for name in article_schema().names)
    return spark.read.schema(shape).parquet(*(f"{_address(articles)}/{name}" for name in parts))


_SHAPES = {"place": "long", "published": "date", "claims": "long"}


def _address(path: str) -> str:
    """A path as Spark takes it: one of this machine with its file system, which may not be Spark's own."""
    return path if "://" in path else Path(path).absolute().as_uri()


def write_findings(
    spark: Any, done: Done, articles: str, into: str, laws: Laws, *, window: Window | None = None, lines: bool = True
) -> Found:
    """Judge the articles that the first stage has written, group by group on Spark's workers; see `findings.write_findings`."""
    out = Folder(into)
    out.make()
    out.clear_unfinished()
    frame = _read(spark, articles, done.parts)
    keyed, grouping, problems = _keyed(frame, window)
    partitions = max(1, min(MOST_PARTITIONS, -(-done.articles // A_PARTITION)), min(done.articles, spark.sparkContext.defaultParallelism))
    mark = _mark(done, laws, grouping, partitions)
    known = frozenset(done_parts(out))
    together = keyed.repartition(partitions, "key").sortWithinPartitions("key", "place")
    rows = together.mapInArrow(_judging(into, laws, mark, known), "told binary").collect()
    told = sorted((Told.unpacked(bytes(row.told)) for row in rows), key=lambda one: one.number)
    counts = Counts()
    for one in told:
        counts = counts.plus(Counts(*one.counts))
    problems += tuple(problem for one in told for problem in one.problems)
    parts = tuple(part_name(one.number, one.mark) for one in told if not one.failed)
    if len(parts) == len(told):
        for name in set(out.parts()) - set(parts):
            out.delete(name)
    return Found(tell_all(out, parts, lines), counts, problems, parts, sum(one.unchanged for one in told))


def _keyed(frame: Any, window: Window | None) -> tuple[Any, Grouping, tuple[Problem, ...]]:
    """The articles under the keys of their groups; how they are grouped, and what has to be said of that."""
    from pyspark.sql import functions as f

    (counted,) = frame.agg(f.count("*").alias("every"), f.sum(f.when(f.col("story") == "", 1).otherwise(0)).alias("unnamed")).collect()
    grouping, problems = grouping_of(counted.every, counted.unnamed or 0, window)
    keyed = frame.withColumn("key", _key(grouping))
    if grouping.together:
        return keyed, grouping, problems
    large = keyed.groupBy("key").count().where(f.col("count") > MOST_TOGETHER).collect()
    grouping, more = crowded_groups({row.key: row["count"] for row in large}, grouping)
    if grouping.crowded:
        apart = f.col("key").isin(sorted(grouping.crowded))
        keyed = keyed.withColumn("key", f.when(apart, f.concat(f.lit("alone "), "id")).otherwise(f.col("key")))
    return keyed, grouping, (*problems, *more)


def _key(grouping: Grouping) -> Any:
    """`Grouping.key` in SQL, but for crowded groups."""
    from pyspark.sql import functions as f

    if grouping.together:
        return f.lit(EVERYTHING)
    unnamed = f.concat(f.lit("alone "), "id")
    if grouping.window:
        day = f.col("published")
        shapes = {
            "day": f.date_format(day, "yyyy-MM-dd"),
            "week": f.format_string("%04d-W%02d", f.extract(f.lit("YEAROFWEEK"), day), f.weekofyear(day)),
            "month": f.date_format(day, "yyyy-MM"),
            "year": f.date_format(day, "yyyy"),
        }
        of_day = f.when(day.isNull(), f.lit("undated")).otherwise(shapes[grouping.window])
        unnamed = f.concat(f.lit(f"{grouping.window} "), of_day)
    return f.when(f.col("story") != "", f.concat(f.lit("story "), "story")).otherwise(unnamed)


def _mark(done: Done, laws: Laws, grouping: Grouping, partitions: int) -> str:
    """What changes when something might be judged otherwise; Spark's own way of parting keys goes with its version."""
    from pyspark import __version__

    told = repr((done.parts, laws.rules, laws.tables, grouping, partitions, __version__))
    return blake2b(told.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _judging(into: str, laws: Laws, mark: str, known: frozenset[str]) -> Callable[[Iterator[Any]], Iterator[Any]]:
    """The second stage as Spark calls it: a sorted partition to one part of findings, and a batch that says what was done."""

    def judge(batches: Iterator[Any]) -> Iterator[Any]:
        import pyarrow as pa
        from pyspark import TaskContext

        context = TaskContext.get()
        told = _judged(batches, Folder(into), context.partitionId() if context else 0, laws, mark, known)
        yield pa.RecordBatch.from_pydict({"told": [told.packed()]})

    return judge


def _judged(batches: Iterator[Any], folder: Folder, number: int, laws: Laws, mark: str, known: frozenset[str]) -> Told:
    own = blake2b(f"{mark} {number}".encode(), digest_size=8).hexdigest()
    name = part_name(number, own)
    if own in known:
        return replace(folder.told(name), unchanged=True)
    rows: list[dict[str, Any]] = []
    problems: list[Problem] = []
    counts = Counts()
    for key, some in groups_in(batches):
        judged = judge_group(key, some, laws)
        rows += judged.findings
        problems += judged.problems
        counts = counts.plus(judged.counts)
    forget()
    told = Told(number, own, problems=tuple(problems), counts=tuple(counts))
    writer = PartWriter(folder, finding_schema())
    try:
        for row in sorted_rows(rows):
            writer.write(row)
        writer.finish(name, told)
    finally:
        writer.give_up()
    return told
