"""What a whole run has under each key, on disk: a story that is judged by itself says so of figures that others have too."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from factcheck.comparing import Neighbours
from factcheck.comparing.candidates import Key

_ADD = """INSERT INTO keys VALUES (?, ?, ?, ?) ON CONFLICT (key)
DO UPDATE SET number = number + excluded.number, said = said + excluded.said, dated = min(dated, excluded.dated)"""


class KeyWriter:
    """Adds up what parts of the input have under their keys."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def add(self, found: Mapping[Key, Neighbours]) -> None:
        """Add what one part has; of no other part are its articles."""
        self.connection.executemany(_ADD, ((_packed(key), one.number, one.said, one.dated) for key, one in found.items()))


@contextmanager
def writing_keys(path: Path) -> Iterator[KeyWriter]:
    """A new file of keys to write to; one that is there is written anew."""
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("CREATE TABLE keys (key BLOB PRIMARY KEY, number INTEGER, said INTEGER, dated INTEGER) WITHOUT ROWID")
        yield KeyWriter(connection)
        connection.commit()


class KnownKeys:
    """Looks keys up."""

    def __init__(self, path: str) -> None:
        self.connection = sqlite3.connect(f"{Path(path).absolute().as_uri()}?mode=ro", uri=True)

    def under(self, key: Key) -> Neighbours | None:
        """What the run has under a key; None for nothing."""
        row = self.connection.execute("SELECT number, said, dated FROM keys WHERE key = ?", (_packed(key),)).fetchone()
        return Neighbours(row[0], row[1], bool(row[2])) if row else None

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()


def _packed(key: Key) -> bytes:
    return json.dumps(key).encode()
