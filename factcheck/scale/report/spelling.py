"""claims.csv of a report, part by part: each is spelt out by a process of its own, and counted on the way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from factcheck.comparing import Neighbours, neighbours
from factcheck.comparing.candidates import Key
from factcheck.records import Run
from factcheck.report.as_csv import claims_csv
from factcheck.report.text import open_times
from factcheck.scale.parts import Folder
from factcheck.scale.rows import article_of

AT_ONCE = 64
"""Articles that are held at once."""


@dataclass(frozen=True, slots=True)
class Spelt:
    """A part's claims in a file of their own, and of its figures how many there are, and what stands under each key.

    `undated` counts those whose time hangs on a date that their article lacks, `first_undated` has the words of the first.
    """

    file: str
    figures: int
    undated: int
    first_undated: str
    keys: dict[Key, Neighbours]


_here: list[tuple[str, str]] = []


def begin(articles: str, spool: str) -> None:
    """Make this process ready to spell out parts of this folder into the other."""
    _here[:] = [(articles, spool)]


def work(name: str) -> Spelt:
    """Spell out the claims of one part of articles. Raises OSError where there is no room."""
    articles, spool = _here[0]
    path = Path(spool) / f"{name}.csv"
    figures = undated = 0
    first = ""
    keys: dict[Key, Neighbours] = {}
    with path.open("w", encoding="utf-8", errors="backslashreplace", newline="") as file:
        for run in _runs(Folder(articles), name):
            file.write(claims_csv(run).removeprefix(heading()))
            own = [claim for claim in run.claims if claim.quantity.kind == "quantity"]
            figures += len(own)
            dated = {article.id for article in run.articles if article.published}
            times = open_times(claim for claim in run.claims if claim.article not in dated)
            undated, first = undated + len(times), first or (times[0] if times else "")
            for key, more in neighbours(own).items():
                some = keys.get(key, Neighbours(0, 0, True))
                keys[key] = Neighbours(some.number + more.number, some.said + more.said, some.dated and more.dated)
    return Spelt(str(path), figures, undated, first, keys)


def _runs(folder: Folder, name: str) -> Iterator[Run]:
    for batch in folder.rows(name, batch=AT_ONCE):
        read = [article_of(row) for row in batch.to_pylist()]
        yield Run(tuple(article for article, _ in read), tuple(claim for _, claims in read for claim in claims), ())


def heading() -> str:
    """What stands above the first claim."""
    return claims_csv(Run((), (), ()))
