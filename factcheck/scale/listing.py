"""Claims as text, CSV or JSON lines: each shard is written out by the process that reads it, and the pieces come together in order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from factcheck.records import Article, Problem, Run
from factcheck.scale.done import MOST_KEPT, Done
from factcheck.scale.pieces import Shard
from factcheck.scale.places import where
from factcheck.scale.progress import Step
from factcheck.scale.reading import How, ShardReader
from factcheck.scale.seen_ids import SeenIds, seen_ids
from factcheck.scale.shards import Paths, plan
from factcheck.scale.workers import Died, in_order


@dataclass(frozen=True, slots=True)
class Wanted:
    """How claims are written: the format, with text the words that gave each slot, who reads figures, and how the input is read."""

    format: str
    why: bool = False
    how: How = field(default_factory=How)
    reader: str = "own"
    spool: str = ""
    """The folder in which pieces wait for their turn."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A shard's claims, written out in a file of their own: each article's id and place, how many characters are its, and problems."""

    file: str
    ids: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    lengths: tuple[int, ...] = ()
    claims: tuple[int, ...] = ()
    problems: tuple[Problem, ...] = ()
    passed_over: tuple[Problem, ...] = ()
    left_out: tuple[tuple[str, tuple[str, ...]], ...] = ()


class Lister:
    """Writes shards' claims out in one process."""

    def __init__(self, wanted: Wanted) -> None:
        from factcheck.claims import find_claims
        from factcheck.quantities.readers import reader_named

        self.wanted, self.find_claims = wanted, find_claims
        self.quantities = reader_named(wanted.reader)
        self.reader = ShardReader(wanted.how)
        self.header = header(wanted.format)

    def listed(self, shard: Shard) -> Listed:
        """The claims of a shard, written into a file of the spool."""
        path = Path(self.wanted.spool) / f"{shard.number:08d}"
        told: list[tuple[str, str, int, int]] = []
        problems: list[Problem] = []
        left_out: list[tuple[str, tuple[str, ...]]] = []
        with path.open("w", encoding="utf-8", errors="backslashreplace", newline="") as file:
            for one in self.reader.read(shard):
                if isinstance(one, Problem):
                    problems.append(one)
                    continue
                text, count = self._written(one)
                left_out += [(one.id, one.left_out)] if one.left_out else []
                told.append((one.id, where(one), file.write(text), count))
        columns = zip(*told, strict=True) if told else ((), (), (), ())
        ids, places, lengths, counts = map(tuple, columns)
        return Listed(str(path), ids, places, lengths, counts, tuple(problems), tuple(self.reader.passed_over), tuple(left_out))

    def _written(self, article: Article) -> tuple[str, int]:
        claims = tuple(self.find_claims(article, self.quantities))
        text = render(Run(articles=(article,), claims=claims, findings=()), self.wanted.format, why=self.wanted.why)
        # What is half of a surrogate pair has no UTF-8: it is written out here, so that lengths are those of the file.
        return text[len(self.header) :].encode("utf-8", "backslashreplace").decode(), len(claims)


def render(run: Run, format: str, *, why: bool = False) -> str:  # noqa: A002
    """The claims of a run in a format."""
    from factcheck.report import claims_csv, claims_jsonl, claims_text

    if format == "csv":
        return claims_csv(run)
    return claims_jsonl(run) if format == "jsonl" else claims_text(run, why=why)


def header(format: str) -> str:  # noqa: A002
    """What stands before the first claim."""
    return render(Run(articles=(), claims=(), findings=()), format)


_here: list[Lister] = []


def begin(wanted: Wanted) -> None:
    """Make this process ready to write claims out."""
    end()
    _here.append(Lister(wanted))


def end() -> None:
    """Stop what the process has started."""
    while _here:
        _here.pop().reader.close()


def work(task: Shard | Problem) -> Listed | Problem:
    """One shard, in the process that `begin` has made ready."""
    return _here[0].listed(task) if isinstance(task, Shard) else task


def list_claims(
    paths: Paths,
    wanted: Wanted,
    take: Callable[[str], bool],
    *,
    jobs: int = 1,
    step: Step = lambda _bytes, _articles: None,
    beside: str = "",
) -> Done:
    """Hand the claims of all that the paths name to `take`, in order and a stretch at a time, until it says no.

    What is written is the same whatever the number of jobs, and never more than a shard of it is held. Until it is handed over it
    lies in the folder `beside`, else in one of the system's that only this user may enter, and is gone afterwards.
    """
    done = Done()
    passed_over: list[Problem] = []
    with TemporaryDirectory(prefix=".factcheck-", dir=beside or None) as spool, seen_ids(beside) as seen:
        try:
            for task, result in in_order(plan(paths), work, jobs, begin, replace(wanted, spool=spool)):
                size = task.size if isinstance(task, Shard) else 0
                if isinstance(result, Died):
                    done.blame_death(task)
                elif isinstance(result, Problem):
                    done.blame([result])
                else:
                    first = not done.articles
                    text = "".join(_kept(result, seen, done))
                    passed_over += result.passed_over
                    if text and not take(header(wanted.format) * first + text):
                        break
                step(size, done.articles)
        finally:
            end()
    if not done.articles and not done.problems:
        done.blame(passed_over)
    return done


def _kept(listed: Listed, seen: SeenIds, done: Done) -> Iterator[str]:
    """The pieces of a shard's articles but those whose ids others have."""
    taken = seen.taken(listed.ids, listed.places)
    done.blame((*listed.problems, *taken.values()))
    done.left_out += [one for one in listed.left_out if one[0] not in taken][: MOST_KEPT - len(done.left_out)]
    with Path(listed.file).open(encoding="utf-8", newline="") as file:
        for name, length, claims in zip(listed.ids, listed.lengths, listed.claims, strict=True):
            text = file.read(length)
            if name not in taken:
                done.articles += 1
                done.claims += claims
                yield text
    Path(listed.file).unlink()
