"""What goes in: articles, the way back to their files, and what was wrong with an input."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from factcheck.records.claims import Claim, Unit, Zone


@dataclass(frozen=True, slots=True)
class Anchor:
    """One point where text and file are known to meet: `offset` in the text is `line` and `column` of the file, both from 1.

    Where a file has no lines of its own, `place` says where in it the text from here on stands ("page 3", "table 2, row 4, cell 1"), and
    line and column count inside that place.
    """

    offset: int
    line: int
    column: int
    place: str = ""


@dataclass(frozen=True, slots=True)
class Scene:
    """What an article tells: the families of its events, those whose country is place enough, and the words of its places."""

    families: frozenset[str] = frozenset()
    wide: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    """Words that name a place more closely than a country or state, in lower case."""
    countries: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    """All words, in lower case."""
    names: frozenset[str] = frozenset()
    """Those of them that are somewhere spelt with a capital."""


@dataclass(frozen=True, slots=True)
class Gist:
    """What the whole text of an article says of it, where only its sentences with figures are kept: enough to know its like by."""

    runs: frozenset[int]
    """A sample of its runs of words, as numbers: copies share them."""
    names: frozenset[str]
    """The names in its title and lead."""
    takes_along: bool = False
    """Whether it may count the one who did it among the dead."""
    scene: Scene | None = None
    """Of an article that tells of dead, hurt or struck persons."""


@dataclass(frozen=True, slots=True)
class Article:
    """One article as read: what a reader sees, when and where it was printed, and the way back to the file.

    >>> Article("a", "Output rose.", published=date(2026, 3, 6)).published.isoformat()
    '2026-03-06'
    """

    id: str
    text: str
    title: str = ""
    published: date | None = None
    source: str = ""
    story: str = ""
    path: str = ""
    anchors: tuple[Anchor, ...] = (Anchor(0, 1, 1),)
    """Between two anchors a line feed in the text is a new line of the file, and every other code point one column. Empty: no file."""
    zones: tuple[tuple[int, int, Zone], ...] = ()
    """Spans of the text whose part the file names (caption, table, deck, headline), in order; the rest is told by its words."""
    left_out: tuple[str, ...] = ()
    """What the file holds beside the visible text and was not read, in words: "2 comments"."""
    gist: Gist | None = None
    """Of an article of an archive without its text; None where the text is whole."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that went wrong with an input: a stable `code`, where it is, what it is, and how to mend it."""

    code: str
    where: str
    what: str
    cure: str = ""

    def __str__(self) -> str:
        return f"{self.where}: {self.what}" + (f" ({self.cure})" if self.cure else "")


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a reference table: what stood how high, whose, over which days (both inclusive), and who published it where.

    `low` and `high` are the ends between which the true value lies, in `unit` as printed (half of the last printed place round `value`,
    unless the table gives them). `series` is the definition: two series of one measure may differ and both be right. `place` is file:line.
    """

    measures: tuple[str, ...]
    """Names of one measure as claims carry them, lower case; the first is the one to show."""
    entity: str
    start: date
    end: date
    unit: Unit
    value: Decimal
    low: Decimal
    high: Decimal
    publisher: str
    edition: str
    licence: str
    series: str = ""
    note: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Corpus:
    """The articles of a run by id, which of them are drafts (every comparison touches a draft), and the reference tables."""

    articles: Mapping[str, Article]
    drafts: frozenset[str]
    tables: tuple[TableRow, ...] = ()
    stories: Mapping[str, str] = field(default_factory=dict)
    """The story of each article by its id, named or found; "" or missing where none is known."""


@dataclass(frozen=True, slots=True)
class LookedUp:
    """What an archive gave for a draft: claims, the articles that they stand in, and how many times it held more than it gave.

    An article holds the sentences of its claims in their places, not its whole text, unless that was kept; it has no anchors.
    """

    articles: tuple[Article, ...] = ()
    claims: tuple[Claim, ...] = ()
    crowded: int = 0
    problems: tuple[Problem, ...] = ()
