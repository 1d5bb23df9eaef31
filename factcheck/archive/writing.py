"""Writing to an archive: articles added, replaced and removed, each in one transaction, and the file made small again."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Literal, NamedTuple

from factcheck.archive.akin import pack_gist
from factcheck.archive.held import MOST_CLAIMS, probes_kept, span_of_claims
from factcheck.archive.layout import PER_ARTICLE
from factcheck.archive.opening import fault, open_to_write, telling
from factcheck.archive.rows import content_hash, pack, pack_claim, pack_sentences, plain_text, sentences_of
from factcheck.comparing.candidates import Key, key_of
from factcheck.comparing.copies.gist import gist_of, kept_probes, printed_on
from factcheck.comparing.times.windows import kept_at
from factcheck.records import Article, Claim, Corpus

Done = Literal["added", "replaced", "unchanged"]

_NUMBERED = re.compile(r"(?:#\d+)?(?: \(\d+\))?$")


@contextmanager
def writing(path: Path) -> Iterator[Writer]:
    """An archive to write to, made if there is none. Raises Fault where it can't be written to."""
    connection = open_to_write(path)
    try:
        with telling(path):
            yield Writer(path, connection)
    finally:
        connection.close()


class Row(NamedTuple):
    """What is known of an article that is kept."""

    number: int
    id: str
    place: str
    digest: bytes
    has_text: int
    has_probes: int


class Writer:
    """Writes to one archive; every change is there whole or not at all, whenever the program is stopped."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self.connection = connection

    def add(
        self, article: Article, find: Callable[[Article], Sequence[Claim]], *, keep_text: bool = False, again: bool = False
    ) -> tuple[str, Done]:
        """Keep an article's claims, unless it is there unchanged; the id under which it is kept, and what was done.

        `find` reads the claims; it is not asked where the article is unchanged. `again` has them read all the same.
        """
        place, digest = place_of(article), content_hash(article)
        row = self._row_of(article, place, digest)
        if row and row.digest == digest and not again and row.has_probes and (row.has_text or not keep_text):
            return row.id, "unchanged"
        claims = find(article)
        if len(claims) > MOST_CLAIMS:
            raise fault(self.path, "too_many_claims", f"the article {article.id!r} has {len(claims):,} claims", "split it")
        with self._transaction():
            row = self._row_of(article, place, digest)
            name = row.id if row else self._free_id(article, place)
            if row:
                self._drop(row.number)
            self._insert(row.number if row else None, name, place, digest, article, claims, keep_text)
        return name, "replaced" if row else "added"

    def remove(self, ids: Sequence[str]) -> tuple[str, ...]:
        """Take articles out, all of them or, where one of the ids is not there, none; the ids that are not there."""
        numbers = {name: self._number_of(name) for name in ids}
        missing = tuple(name for name, number in numbers.items() if number is None)
        if not missing:
            with self._transaction():
                for number in numbers.values():
                    self._drop(number or 0)
        return missing

    def compact(self) -> None:
        """Forget keys that no claim has, and give the room of what was removed back to the disk; while it runs it needs as much again."""
        with self._transaction():
            self.connection.execute("DELETE FROM keys WHERE NOT EXISTS (SELECT 1 FROM claims WHERE claims.key = keys.number)")
            self.connection.execute("DELETE FROM probes WHERE NOT EXISTS (SELECT 1 FROM articles WHERE articles.number = probes.article)")
        self.connection.execute("VACUUM")
        self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.connection.execute("COMMIT")
        except BaseException:
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
            raise

    def _row_of(self, article: Article, place: str, digest: bytes) -> Row | None:
        return row_of(self.connection, article, place, digest)

    def _number_of(self, name: str) -> int | None:
        row = self.connection.execute("SELECT number FROM articles WHERE id = ?", (plain_text(name),)).fetchone()
        return row and int(row[0])

    def _free_id(self, article: Article, place: str) -> str:
        """The article's id; behind as many folders of its file as it takes where another file's article has that id."""
        name = plain_text(article.id)
        above = PurePosixPath(place.removesuffix(article.id)).parts if place else ()
        for folder in reversed(above[1:]):
            if self._number_of(name) is None:
                break
            name = f"{folder}/{name}"
        return name

    def _drop(self, number: int) -> None:
        probes = probes_kept(self.connection, number)
        self.connection.executemany("DELETE FROM probes WHERE (probe, day, article) = (?, ?, ?)", probes)
        self.connection.execute("DELETE FROM claims WHERE number BETWEEN ? AND ?", span_of_claims(number))
        self.connection.execute("DELETE FROM articles WHERE number = ?", (number,))

    def _insert(
        self, number: int | None, name: str, place: str, digest: bytes, article: Article, claims: Sequence[Claim], keep_text: bool
    ) -> None:
        from factcheck import __version__

        published = article.published.isoformat() if article.published else None
        row = (
            *(name, place, plain_text(article.title), published, plain_text(article.source), plain_text(article.story), digest),
            *(__version__, len(article.text), pack_sentences(article, claims), pack(article.text) if keep_text else None),
            b"" if keep_text else pack_gist(gist_of(article, claims)),
        )
        put = self.connection.execute("INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (number, *row))
        kept = put.lastrowid or 0
        self._write_claims(kept, article, claims)
        probes = [(probe, printed_on(article), kept) for probe in sorted(kept_probes(article, claims))]
        self.connection.executemany("INSERT OR IGNORE INTO probes VALUES (?, ?, ?)", probes)

    def _write_claims(self, number: int, article: Article, claims: Sequence[Claim]) -> None:
        corpus = Corpus({article.id: article}, frozenset())
        sentences = sentences_of(claims)
        rows = []
        for own, claim in enumerate(claims):
            key = key_of(claim)
            kept = (self._key(key), *kept_at(claim, corpus)) if key else (None, None, None)
            rows.append((number * PER_ARTICLE + own, *kept, sentences[claim.where, claim.sentence], pack_claim(claim)))
        self.connection.executemany("INSERT INTO claims VALUES (?, ?, ?, ?, ?, ?)", rows)

    def _key(self, key: Key) -> int:
        """The number of a key, given to it when it is first met."""
        words = tuple(map(plain_text, key))
        found = self.connection.execute("SELECT number FROM keys WHERE (family, measure, owner) = (?, ?, ?)", words).fetchone()
        return int(found[0]) if found else self.connection.execute("INSERT INTO keys VALUES (NULL, ?, ?, ?)", words).lastrowid or 0


def row_of(connection: sqlite3.Connection, article: Article, place: str, digest: bytes) -> Row | None:
    """The row of the same article: of its file, where the id was made from the file's name, else of its id."""
    of_place = "SELECT number, id, place, hash, text IS NOT NULL, gist IS NOT NULL FROM articles WHERE place = ? AND place != ''"
    of_id = "SELECT number, id, place, hash, text IS NOT NULL, gist IS NOT NULL FROM articles WHERE id = ?"
    rows = *connection.execute(of_place, (place,)), *connection.execute(of_id, (plain_text(article.id),))
    for row in (Row(*row) for row in rows):
        if row.place == place or row.digest == digest or not (place and row.place):
            return row
    return None


def place_of(article: Article) -> str:
    """The file of an article whose id was made from the file's name, so that two files of one name are two articles; else "".

    >>> place_of(Article("wire-17", "Output rose.", path="today/copy.jsonl"))
    ''
    """
    if not article.path:
        return ""
    file = Path(article.path).absolute().as_posix()
    bare = _NUMBERED.sub("", article.id)
    return plain_text(file + article.id[len(bare) :]) if bare and f"/{file}".endswith(f"/{bare}") else ""
