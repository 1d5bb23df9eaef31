"""Articles of any number into an archive: many processes read them and their claims, and one writes, in the order of the input."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path

from factcheck.archive import Fault, reading, writing
from factcheck.records import Article, Claim, Problem
from factcheck.scale.done import MOST_KEPT, Done
from factcheck.scale.pieces import Shard
from factcheck.scale.places import where
from factcheck.scale.progress import Step
from factcheck.scale.reading import How, ShardReader
from factcheck.scale.seen_ids import SeenIds, seen_ids
from factcheck.scale.shards import Paths, plan
from factcheck.scale.workers import Died, in_order


@dataclass(frozen=True, slots=True)
class Kept:
    """What is asked: the archive, whether texts are kept too, whether unchanged articles are read again, and how input is read."""

    path: Path
    keep_text: bool = False
    again: bool = False
    how: How = field(default_factory=How)


@dataclass(frozen=True, slots=True)
class Read:
    """A shard as read: articles, each with its claims (None where the archive seems to hold it unchanged), and problems."""

    articles: tuple[tuple[Article, Sequence[Claim] | None], ...]
    problems: tuple[Problem, ...]
    passed_over: tuple[Problem, ...]


class Worker:
    """Reads shards and their claims in one process."""

    def __init__(self, kept: Kept) -> None:
        from factcheck.claims import find_claims

        self.kept, self.find = kept, find_claims
        self.reader = ShardReader(kept.how)
        self.stack = ExitStack()
        self.archive = None
        if kept.path.exists() and not kept.again:
            with suppress(Fault):  # who writes will say it
                self.archive = self.stack.enter_context(reading(kept.path))

    def read(self, shard: Shard) -> Read:
        """The articles of a shard with their claims."""
        articles: list[tuple[Article, Sequence[Claim] | None]] = []
        problems: list[Problem] = []
        for one in self.reader.read(shard):
            if isinstance(one, Problem):
                problems.append(one)
            else:
                held = self.archive is not None and self.archive.holds(one, with_text=self.kept.keep_text)
                articles.append((one, None if held else self.find(one)))
        return Read(tuple(articles), tuple(problems), tuple(self.reader.passed_over))

    def close(self) -> None:
        """Let go of what is open."""
        self.reader.close()
        self.stack.close()


_here: list[Worker] = []


def begin(kept: Kept) -> None:
    """Make this process ready to read for an archive."""
    end()
    _here.append(Worker(kept))


def end() -> None:
    """Stop what the process has started."""
    while _here:
        _here.pop().close()


def work(task: Shard | Problem) -> Read | Problem:
    """One shard, in the process that `begin` has made ready."""
    return _here[0].read(task) if isinstance(task, Shard) else task


def add(
    paths: Paths, kept: Kept, told: Callable[[str, str], object], *, jobs: int = 1, step: Step = lambda _bytes, _articles: None
) -> tuple[Done, dict[str, int]]:
    """Add the articles of all that the paths name; `told` hears the id of each once it is safely in, and what was done.

    How many were added, replaced and unchanged. No archive is made where no article can be read. Raises Fault where the archive can't be
    written to.
    """
    from factcheck.claims import find_claims

    done, counts = Done(), {"added": 0, "replaced": 0, "unchanged": 0}
    writer = None
    try:
        with ExitStack() as stack:
            seen = stack.enter_context(seen_ids(str(kept.path.absolute().parent)))
            for size, articles in _read(paths, kept, jobs, seen, done):
                for article, claims in articles:
                    writer = writer or stack.enter_context(writing(kept.path))
                    find = find_claims if claims is None else lambda _article, claims=claims: claims
                    name, what = writer.add(article, find, keep_text=kept.keep_text, again=kept.again)
                    counts[what] += 1
                    told(name, what)
                step(size, len(articles))
    finally:
        end()
    return done, counts


Some = list[tuple[Article, Sequence[Claim] | None]]


def _read(paths: Paths, kept: Kept, jobs: int, seen: SeenIds, done: Done) -> Iterator[tuple[int, Some]]:
    """The articles of each shard with its bytes, in order; what goes wrong is kept."""
    passed_over: list[Problem] = []
    for task, result in in_order(plan(paths), work, jobs, begin, kept):
        if isinstance(result, Died):
            done.blame_death(task)
        elif isinstance(result, Problem):
            done.blame([result])
        else:
            every = [article for article, _ in result.articles]
            taken = seen.taken([article.id for article in every], [where(article) for article in every])
            done.blame((*result.problems, *taken.values()))
            passed_over += result.passed_over
            articles = [one for one in result.articles if one[0].id not in taken]
            done.articles += len(articles)
            partly = [(article.id, article.left_out) for article, _ in articles if article.left_out]
            done.left_out += partly[: MOST_KEPT - len(done.left_out)]
            yield task.size if isinstance(task, Shard) else 0, articles
    if not done.articles and not done.problems:
        done.blame(passed_over)
