"""What an archive holds, in figures and in full."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.archive.held import article_of, claim_of, span_of_claims
from factcheck.archive.looking import Archive
from factcheck.archive.opening import damaged, telling
from factcheck.archive.rows import NotOursError
from factcheck.records import Article, Claim


@dataclass(frozen=True, slots=True)
class Contents:
    """An archive in figures: `first` and `last` are days of publication as written, "" where no article has one."""

    articles: int
    claims: int
    keyed: int
    """Claims that can be looked up: measure and owner are known."""
    keys: int
    undated: int
    with_text: int
    first: str
    last: str
    read_by: tuple[tuple[str, int], ...]
    """Versions of factcheck, and how many articles each has read."""
    bytes: int
    by_key_only: int = 0
    """Articles that an older factcheck added: not found by their words or their event."""


def contents(archive: Archive) -> Contents:
    """Count what an archive holds. Raises Fault where it can't be read."""
    ask = archive.connection.execute
    with telling(archive.path):
        articles, dated, with_text = ask("SELECT count(*), count(published), count(text) FROM articles").fetchone()
        first, last = ask("SELECT coalesce(min(published), ''), coalesce(max(published), '') FROM articles").fetchone()
        (claims,) = ask("SELECT count(*) FROM claims").fetchone()
        (keyed,) = ask("SELECT count(*) FROM claims WHERE key IS NOT NULL").fetchone()
        (keys,) = ask("SELECT count(*) FROM keys").fetchone()
        versions = tuple((str(name), int(count)) for name, count in ask("SELECT read_by, count(*) FROM articles GROUP BY 1 ORDER BY 1"))
        size = archive.path.stat().st_size
        (by_key_only,) = ask("SELECT count(*) FROM articles WHERE gist IS NULL").fetchone()
    return Contents(articles, claims, keyed, keys, articles - dated, with_text, str(first), str(last), versions, size, by_key_only)


def ids(archive: Archive) -> tuple[str, ...]:
    """The ids of all articles, sorted."""
    with telling(archive.path):
        return tuple(str(name) for (name,) in archive.connection.execute("SELECT id FROM articles ORDER BY id"))


def entries(archive: Archive) -> Iterator[tuple[Article, list[Claim]]]:
    """Every article with all of its claims, in the order of their numbers, one at a time. Raises Fault where a row is damaged."""
    with telling(archive.path):
        try:
            for row in archive.connection.execute("SELECT * FROM articles ORDER BY number"):
                article, sentences = article_of(row)
                rows = archive.connection.execute(
                    "SELECT claim, sentence FROM claims WHERE number BETWEEN ? AND ? ORDER BY number", span_of_claims(row[0])
                )
                yield article, [claim_of(held, article, sentences, number) for held, number in rows]
        except NotOursError as error:
            raise damaged(archive.path) from error
