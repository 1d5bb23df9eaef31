"""What an archive holds of an article, read back as records."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType

from factcheck.archive.akin import unpack_gist
from factcheck.archive.layout import PER_ARTICLE
from factcheck.archive.rows import NotOursError, outline, unpack, unpack_claim, unpack_sentences
from factcheck.comparing.copies.gist import kept_probes, printed_on
from factcheck.records import Article, Claim

MOST_CLAIMS = PER_ARTICLE - 1
NO_WORDS: Mapping[int, str] = MappingProxyType({})


def span_of_claims(number: int) -> tuple[int, int]:
    """The numbers of the first and the last claim that an article may have."""
    return number * PER_ARTICLE, number * PER_ARTICLE + MOST_CLAIMS


def article_of(row: Sequence[object], words: Mapping[int, str] | None = NO_WORDS) -> tuple[Article, tuple[str, ...]]:
    """An article as it is kept (its text as far as it is: see `outline`), and the sentences that its claims name by number.

    `words` are those by which its gist is asked (see `factcheck.archive.akin`); None leaves the gist out, which takes time to read.
    """
    _number, name, _place, title, published, source, story, _hash, _read_by, length, held, text, gist = row
    sentences = unpack_sentences(held)
    whole = outline(length, sentences) if text is None else unpack(text)
    if not isinstance(whole, str) or not all(isinstance(word, str) for word in (name, title, source, story)):
        raise NotOursError
    try:
        day = date.fromisoformat(str(published)) if published else None
    except ValueError as error:
        raise NotOursError from error
    known = None if words is None else unpack_gist(gist, words)
    article = Article(str(name), whole, str(title), day, str(source), str(story), anchors=(), gist=known)
    return article, tuple(sentence.text for sentence in sentences)


def claim_of(held: object, article: Article, sentences: Sequence[str], number: object) -> Claim:
    """A claim of an article as it was found."""
    if not isinstance(held, str) or type(number) is not int or not 0 <= number < len(sentences):
        raise NotOursError
    return unpack_claim(held, article.id, sentences[number])


def probes_kept(connection: sqlite3.Connection, number: int) -> list[tuple[int, int, int]]:
    """The rows of `probes` that an article has; none of one that can't be read any more: what is left of it leads nowhere."""
    row = connection.execute("SELECT * FROM articles WHERE number = ?", (number,)).fetchone()
    try:
        article, sentences = article_of(row)
        rows = connection.execute("SELECT claim, sentence FROM claims WHERE number BETWEEN ? AND ?", span_of_claims(number))
        claims = [claim_of(held, article, sentences, sentence) for held, sentence in rows]
    except (NotOursError, TypeError):
        return []
    return [(probe, printed_on(article), number) for probe in kept_probes(article, claims)]
