"""The first stage on the processes of this machine: folders, Parquet, JSON lines and crawls of any size to parts, in bounded memory."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from factcheck.records import Problem
from factcheck.scale.claiming import Asked, claim_part
from factcheck.scale.done import MOST_KEPT, Done
from factcheck.scale.parts import Folder, Told, done_parts, part_name, take_out, without
from factcheck.scale.pieces import Shard
from factcheck.scale.progress import Step
from factcheck.scale.reading import ShardReader
from factcheck.scale.rows import article_schema, claim_schema
from factcheck.scale.seen_ids import seen_ids
from factcheck.scale.shards import Paths, plan
from factcheck.scale.workers import Died, in_order

MANIFEST = "_manifest.json"
"""What a folder of parts holds, for people and other programs; names that begin so are passed over by readers of Parquet folders."""

Task = Shard | Told | Problem
Taken = Callable[[Told], Mapping[str, Problem]]
"""Which of a part's ids articles before it have, each with its problem."""


class Claimer:
    """Does the first stage in one process, shard after shard."""

    def __init__(self, asked: Asked) -> None:
        from factcheck.claims import find_claims
        from factcheck.quantities.readers import reader_named

        # The pools of Arrow's own allocators grow for good; the system's gives memory back. Read when Arrow is first loaded.
        os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")
        quantities = reader_named(asked.reader)
        self.asked = asked
        self.find = lambda article: find_claims(article, quantities)
        self.reader = ShardReader(asked.how)

    def told(self, task: Task) -> Told | Problem:
        """What was done of a shard; what is no shard was done before."""
        return claim_part(task, self.asked, self.reader, self.find) if isinstance(task, Shard) else task


_here: list[Claimer] = []
"""The claimer of this process."""


def begin(asked: Asked) -> None:
    """Make this process ready for the first stage."""
    end()
    _here.append(Claimer(asked))


def end() -> None:
    """Stop what the process has started."""
    while _here:
        _here.pop().reader.close()


def work(task: Task) -> Told | Problem:
    """One task of the first stage, in the process that `begin` has made ready."""
    return _here[0].told(task)


def write_claims(paths: Paths, asked: Asked, *, jobs: int = 1, step: Step = lambda _bytes, _articles: None) -> Done:
    """Read all that the paths name into parts of claims, and of articles where asked for; parts of unchanged input are left as they are.

    The parts are the same whatever the number of jobs. Parts of input that is gone or has changed are deleted at the end. Stopped at any
    moment, it goes on where it was when it is run again. Raises OSError where the folders can't be made.
    """
    folders = [Folder(path) for path in (asked.claims, asked.articles) if path]
    for folder in folders:
        folder.make()
        folder.clear_unfinished()
    try:
        with seen_ids(asked.claims) as seen:
            results = in_order(tasks_of(paths, asked, folders), work, jobs, begin, asked)
            return collect(results, asked, folders, lambda told: seen.taken(told.ids, told.places), step)
    finally:
        end()


def tasks_of(paths: Paths, asked: Asked, folders: Sequence[Folder], size: int | None = None) -> Iterator[Task]:
    """The shards to do; of those that are done, what their parts say, each part under the number that its shard has now."""
    by_mark = [done_parts(folder) for folder in folders]
    for one in plan(paths, size):
        yield one if isinstance(one, Problem) else done_before(one, asked, folders, by_mark) or one


def done_before(shard: Shard, asked: Asked, folders: Sequence[Folder], by_mark: Sequence[dict[str, str]]) -> Told | None:
    """What the parts of an unchanged shard say of themselves; None where one of them is missing."""
    mark = shard.mark(asked.mark)
    names = [names.get(mark) for names in by_mark]
    if None in names or (len(names) > 1 and names[0] != names[1]):
        return None
    name = part_name(shard.number, mark)
    if asked.articles and names[0] != name:
        return None  # the places of its articles are numbered with the shard
    try:
        told = folders[0].told(str(names[0]))
        for folder, old in zip(folders, names, strict=True):
            folder.move(str(old), name)
    except OSError:
        return None
    return replace(told, number=shard.number, unchanged=True)


def collect(
    results: Iterable[tuple[Task, Told | Problem | Died]], asked: Asked, folders: Sequence[Folder], taken: Taken, step: Step
) -> Done:
    """Take the results in order: ids that were given before are taken out, what went wrong is kept, and what is stale is deleted."""
    done = Done()
    passed_over: list[Problem] = []
    for task, result in results:
        size = task.size if isinstance(task, Shard) else 0
        if isinstance(result, Problem):
            done.blame([result])
            continue
        if isinstance(result, Died):
            done.blame_death(task)
            step(size, 0)
            continue
        told = _apart(result, folders, taken, done)
        done.blame(told.problems)
        done.failed |= told.failed
        passed_over += told.passed_over[: MOST_KEPT - len(passed_over)]
        done.articles += told.articles
        done.claims += told.claims
        done.left_out += told.left_out[: MOST_KEPT - len(done.left_out)]
        done.unchanged += told.unchanged
        step(size, told.articles)
    if not done.articles and not done.problems:
        done.blame(passed_over)
    _finish(done, folders, asked)
    return done


def _apart(told: Told, folders: Sequence[Folder], taken: Taken, done: Done) -> Told:
    """What a part says once the articles are taken out of it whose ids others have."""
    if told.failed:
        return told
    name = part_name(told.number, told.mark)
    twice = taken(told)
    if twice:
        ids = frozenset(twice)
        told = without(replace(folders[0].told(name), number=told.number), ids, twice.values())
        schemas = ((claim_schema(), "article"), (article_schema(), "id"))
        for folder, (schema, column) in zip(folders, schemas, strict=False):
            rows = take_out(folder, name, column, ids, told, schema)
            if column == "article":
                told = replace(told, claims=rows)
        name = part_name(told.number, told.mark, cut=True)
    done.parts.append(name)
    return told


def _finish(done: Done, folders: Sequence[Folder], asked: Asked) -> None:
    """Delete the parts that belong to no input any more, and say what there is."""
    if done.failed:
        return
    kept = set(done.parts)
    for folder in folders:
        for name in folder.parts():
            if name not in kept:
                folder.delete(name)
    held = {
        "schema": 1,
        "parts": done.parts,
        "articles": done.articles,
        "claims": done.claims,
        "problems": [{"code": one.code, "where": one.where, "what": one.what, "cure": one.cure} for one in done.problems],
        "more_problems": done.more_problems,
        "asked": {"date": asked.how.day and str(asked.how.day), "reader": asked.reader, "versions": asked.versions},
    }
    folder = folders[0]
    with folder.files.open_output_stream(folder.at(f".{MANIFEST}")) as file:
        file.write((json.dumps(held, indent=2, ensure_ascii=False) + "\n").encode("utf-8", "backslashreplace"))
    folder.move(f".{MANIFEST}", MANIFEST)
