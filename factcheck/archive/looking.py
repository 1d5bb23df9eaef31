"""Looking an archive up: the claims under the keys of a draft, of times that may be the same, and what stands beside them."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from factcheck.archive.akin import Kin, akin, words_of
from factcheck.archive.held import article_of, claim_of, span_of_claims
from factcheck.archive.layout import PER_ARTICLE
from factcheck.archive.opening import Fault, damaged, open_to_read, telling
from factcheck.archive.rows import NotOursError, content_hash, plain_text
from factcheck.archive.writing import place_of, row_of
from factcheck.comparing.candidates import key_of
from factcheck.comparing.times.windows import Window, windows
from factcheck.records import Article, Claim, Corpus, LookedUp

NEAREST = 24
"""Claims read in one window of a key: those of the nearest days, of one day the newest. A figure that so many bear out needs no more."""
FEW = 6
"""The same of other times."""

_NEAR = """
SELECT number, day FROM (SELECT number, day FROM claims WHERE key = :key AND span = :span AND day BETWEEN :first AND :near
                         ORDER BY day DESC, number DESC LIMIT :most)
UNION ALL
SELECT number, day FROM (SELECT number, day FROM claims WHERE key = :key AND span = :span AND day > :near AND day <= :last
                         ORDER BY day, number LIMIT :most)
"""


@contextmanager
def reading(path: Path) -> Iterator[Archive]:
    """An archive to look claims up in. Raises Fault where it can't be read."""
    connection = open_to_read(path)
    try:
        yield Archive(path, connection)
    finally:
        connection.close()


class Archive:
    """Claims kept in a file, looked up by key; any number of readers may do so while one program writes."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self.connection = connection

    def look_up(self, claims: Sequence[Claim], corpus: Corpus) -> LookedUp:
        """The archived claims that may be of the same thing and time as these, with what their articles say under the same keys and
        in the same sentences. The drafts themselves, as they were archived before, are left out. A damaged row is a Problem.
        """
        try:
            with telling(self.path):
                # One reading transaction: what another program writes meanwhile is seen whole or not at all.
                self.connection.execute("BEGIN")
                try:
                    return self._looked_up(claims, corpus)
                finally:
                    self.connection.execute("ROLLBACK")
        except Fault as found:
            return LookedUp(problems=(found.problem,))
        except NotOursError:
            return LookedUp(problems=(damaged(self.path).problem,))

    def holds(self, article: Article, *, with_text: bool = False) -> bool:
        """Whether an article is kept unchanged, if asked for with its text; not where that can't be read."""
        digest = content_hash(article)
        try:
            row = row_of(self.connection, article, place_of(article), digest)
        except sqlite3.Error:
            return False
        return row is not None and row.digest == digest and bool(row.has_probes) and (bool(row.has_text) or not with_text)

    def _looked_up(self, claims: Sequence[Claim], corpus: Corpus) -> LookedUp:
        hits, crowded = self._hits(claims, corpus)
        by_article: dict[int, set[int]] = defaultdict(set)
        for number in hits:
            by_article[number // PER_ARTICLE].add(number)
        kin = Kin(akin(self.connection, claims, corpus), words_of(claims, corpus), claims)
        drafts = [corpus.articles[name] for name in sorted(corpus.drafts)]
        own = {content_hash(article) for article in drafts}
        places = {article.id: place_of(article) for article in drafts}
        articles: list[Article] = []
        found: list[Claim] = []
        for number in sorted({*by_article, *kin.articles}):
            row = self.connection.execute("SELECT * FROM articles WHERE number = ?", (number,)).fetchone()
            if row is None or row[7] in own or _is_draft(row[1], row[2], places):
                continue
            article, more = self._read(row, by_article.get(number, set()), kin, corpus)
            if more:
                articles.append(article)
                found += more
        return LookedUp(tuple(articles), tuple(found), crowded)

    def _hits(self, claims: Sequence[Claim], corpus: Corpus) -> tuple[set[int], int]:
        """The numbers of the claims under the keys and in the windows of these, and how many windows held more than were read."""
        wanted: dict[tuple[int, Window], None] = {}
        numbers: dict[object, int | None] = {}
        for claim in claims:
            key = key_of(claim)
            if key and key not in numbers:
                numbers[key] = self._key(key)
            number = numbers.get(key)
            if number is not None:
                wanted.update(dict.fromkeys((number, window) for window in windows(claim, corpus)))
        hits: set[int] = set()
        crowded = 0
        for number, window in wanted:
            most = FEW if window.few else NEAREST
            rows = self.connection.execute(_NEAR, {"key": number, **window._asdict(), "most": most + 1}).fetchall()
            rows.sort(key=lambda row: (abs(row[1] - window.near), -row[0]))
            crowded += len(rows) > most and not window.few
            hits.update(row[0] for row in rows[:most])
        return hits, crowded

    def _key(self, key: Sequence[str]) -> int | None:
        words = tuple(map(plain_text, key))
        found = self.connection.execute("SELECT number FROM keys WHERE (family, measure, owner) = (?, ?, ?)", words).fetchone()
        return found and int(found[0])

    def _read(self, row: Sequence[object], hits: set[int], kin: Kin, corpus: Corpus) -> tuple[Article, list[Claim]]:
        """An article with its claims under the keys of the hits and in their sentences, and in those in which it is like a draft."""
        number = int(str(row[0]))
        is_kin = number in kin.articles
        article, sentences = article_of(row, kin.words if is_kin else None)
        if article.id in corpus.articles:
            article = replace(article, id=f"{article.id} (archived)")
        rows = self.connection.execute(
            "SELECT number, key, sentence, claim FROM claims WHERE number BETWEEN ? AND ?", span_of_claims(number)
        ).fetchall()
        keys = {key for own, key, _, _ in rows if own in hits}
        beside = {sentence for own, _, sentence, _ in rows if own in hits}
        read: dict[int, Claim] = {}
        if is_kin:
            read = {own: claim_of(held, article, sentences, sentence) for own, _, sentence, held in rows}
            beside |= kin.sentences(number, [(sentence, read[own]) for own, _, sentence, _ in rows])
        near = [row for row in rows if (row[1] is not None and row[1] in keys) or row[2] in beside]
        return article, [read.get(own) or claim_of(held, article, sentences, sentence) for own, _, sentence, held in near]


def _is_draft(name: str, place: str, drafts: Mapping[str, str]) -> bool:
    """Whether an archived article is an earlier state of a draft: of its file, or of its id where that is not a file's name."""
    return (bool(place) and place in drafts.values()) or (name in drafts and not (place and drafts[name]))
