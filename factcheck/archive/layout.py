"""How an archive is laid out: its tables, the version of the layout, and the way from each version to the next.

One SQLite file. `articles` holds what was printed where and when; `claims` every claim of them, in the order of the text; `keys` what
claims are looked up by. The number of a claim is that of its article times `PER_ARTICLE`, plus its own: an article's claims lie side by
side, and are found and replaced without an index of their own.
"""

from __future__ import annotations

import sqlite3
from functools import cache

APPLICATION = 0x46435452
"""Written into the file's header: tells an archive from all other SQLite files."""
PER_ARTICLE = 1 << 20

FIRST = """
CREATE TABLE articles (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    place TEXT NOT NULL,
    title TEXT NOT NULL,
    published TEXT,
    source TEXT NOT NULL,
    story TEXT NOT NULL,
    hash BLOB NOT NULL,
    read_by TEXT NOT NULL,
    length INTEGER NOT NULL,
    sentences BLOB NOT NULL,
    text BLOB
);
CREATE INDEX articles_by_place ON articles (place) WHERE place != '';
CREATE TABLE keys (
    number INTEGER PRIMARY KEY,
    family TEXT NOT NULL,
    measure TEXT NOT NULL,
    owner TEXT NOT NULL,
    UNIQUE (family, measure, owner)
);
CREATE TABLE claims (
    number INTEGER PRIMARY KEY,
    key INTEGER,
    span INTEGER,
    day INTEGER,
    sentence INTEGER NOT NULL,
    claim TEXT NOT NULL
);
CREATE INDEX claims_by_key ON claims (key, span, day) WHERE key IS NOT NULL;
"""
"""`place` is the file where the id was made from its name, else ''; `sentences` the sentences that hold claims, `length` that of the text.
`text` is NULL unless the desk asked to keep it. `span` and `day`: see `factcheck.comparing.times.windows`."""

SECOND = """
ALTER TABLE articles ADD COLUMN gist BLOB;
CREATE TABLE probes (
    probe INTEGER,
    day INTEGER,
    article INTEGER,
    PRIMARY KEY (probe, day, article)
) WITHOUT ROWID
"""
"""`gist` and `probes`: what an article is known by beside its keys, see `factcheck.archive.akin`. `gist` is empty where the text is kept,
and NULL where the article was added by a program that knew only the first layout: it has no probes then."""

STEPS: tuple[str, ...] = (FIRST, SECOND)
"""What makes each version of the layout from the one before it, the first from an empty file. A released step never changes."""


def version() -> int:
    """The layout that this program writes."""
    return len(STEPS)


def bring_up_to_date(connection: sqlite3.Connection) -> None:
    """Take the steps that the file lacks, all of them or none: a kill at any moment leaves the version before."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        (found,) = connection.execute("PRAGMA user_version").fetchone()
        for step in STEPS[found:]:
            for statement in step.split(";"):
                connection.execute(statement)
        if found < version():
            connection.execute(f"PRAGMA application_id = {APPLICATION}")
            connection.execute(f"PRAGMA user_version = {version()}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def layout_of(connection: sqlite3.Connection) -> frozenset[tuple[str, str, str]]:
    """The tables, indexes, views and triggers of a file with the statements that made them."""
    found = connection.execute("SELECT type, name, coalesce(sql, '') FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'")
    return frozenset(tuple(row) for row in found)


@cache
def expected(steps: tuple[str, ...]) -> frozenset[tuple[str, str, str]]:
    """The layout that these steps make; a file with another one was made or changed by somebody else."""
    connection = sqlite3.connect(":memory:")
    try:
        for step in steps:
            connection.executescript(step)
        return layout_of(connection)
    finally:
        connection.close()
