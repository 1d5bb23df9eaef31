"""The reworded articles of tests/tracing: drafts, their sources, and the changes that are planted in them."""

from __future__ import annotations

import csv
from dataclasses import dataclass, replace
from pathlib import Path

from factcheck.reading import read_articles
from factcheck.records import Article

FOLDER = Path(__file__).parent / "tracing"
STORIES = tuple(sorted(path.name.partition(".")[0] for path in FOLDER.glob("*.draft.md")))


@dataclass(frozen=True)
class Planted:
    """One change: in the draft the words `sound` become `changed`; `figure` is then to be called different, for a slip of this kind."""

    article: str
    sound: str
    changed: str
    figure: str
    kind: str


def story(name: str) -> tuple[Article, Article]:
    """A draft and its source."""
    found, problems = read_articles([str(FOLDER / f"{name}.{side}.md") for side in ("draft", "source")])
    assert problems == ()
    draft, source = found
    return draft, source


def planted() -> list[Planted]:
    lines = (FOLDER / "planted.csv").read_text(encoding="utf-8").splitlines()
    return [Planted(**row) for row in csv.DictReader(line for line in lines if not line.startswith("#"))]


def changed(one: Planted) -> tuple[Article, Article]:
    """The draft with the change, and its source."""
    draft, source = story(one.article)
    assert draft.text.count(one.sound) == 1, one
    return replace(draft, text=draft.text.replace(one.sound, one.changed)), source
