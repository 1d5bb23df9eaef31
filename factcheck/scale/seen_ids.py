"""Which ids articles have been given so far, on disk: of two articles of one id, the first in the order of the input is kept."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

from factcheck.records import Problem


class SeenIds:
    """The ids seen so far with the place of their article."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def taken(self, ids: Sequence[str], places: Sequence[str]) -> dict[str, Problem]:
        """Those of these ids that articles before have, each with its problem; the others are taken from now on."""
        found: dict[str, Problem] = {}
        for name, place in zip(ids, places, strict=True):
            key = name.encode("utf-8", "surrogatepass")
            if self.connection.execute("INSERT OR IGNORE INTO ids VALUES (?, ?)", (key, place)).rowcount:
                continue
            (first,) = self.connection.execute("SELECT place FROM ids WHERE id = ?", (key,)).fetchone()
            what = f"the id {name!r} is taken by {first}"
            found[name] = Problem("input.duplicate_id", place, what, "give each article an id of its own; this one was not read")
        return found


@contextmanager
def seen_ids(beside: str = "") -> Iterator[SeenIds]:
    """An empty set of ids, in a file that is gone afterwards: in the folder `beside`, where this machine has it, else in the system's."""
    with (
        TemporaryDirectory(prefix=".factcheck-", dir=beside if beside and Path(beside).is_dir() else None) as folder,
        closing(sqlite3.connect(f"{folder}/ids.db")) as connection,
    ):
        try:
            connection.execute("PRAGMA journal_mode = OFF")
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute("CREATE TABLE ids (id BLOB PRIMARY KEY, place TEXT) WITHOUT ROWID")
            yield SeenIds(connection)
        except sqlite3.OperationalError as error:
            raise OSError(errno.EIO, f"the list of ids in {folder} can't be written ({error})") from error
