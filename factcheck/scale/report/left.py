"""What was compared with nothing, counted by reason on disk: a run may have as many reasons as figures."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path

from factcheck.scale.parts import Folder


class LeftRows:
    """Figures that were compared with nothing: under each reason, the place of the article in the input and that of the claim in it."""

    def __init__(self, path: Path) -> None:
        self.connection = sqlite3.connect(path)
        self.connection.execute("PRAGMA journal_mode = OFF")
        self.connection.execute("PRAGMA synchronous = OFF")
        told = "why BLOB, place INTEGER, number INTEGER, PRIMARY KEY (why, place, number)"
        self.connection.execute(f"CREATE TABLE found ({told}) WITHOUT ROWID")

    def reasons(self, most: int) -> list[tuple[str, int]]:
        """The most frequent reasons, each with how many figures it holds of."""
        asked = "SELECT why, COUNT(*) AS held FROM found GROUP BY why ORDER BY held DESC, why LIMIT ?"
        return [(why.decode("utf-8", "surrogatepass"), held) for why, held in self.connection.execute(asked, (most,))]

    def count(self) -> int:
        """How many reasons there are."""
        (count,) = self.connection.execute("SELECT COUNT(DISTINCT why) FROM found").fetchone()
        return int(count)

    def first(self, why: str, most: int) -> list[tuple[int, int]]:
        """The first figures that a reason holds of, in the order of the input."""
        asked = "SELECT place, number FROM found WHERE why = ? ORDER BY place, number LIMIT ?"
        return list(self.connection.execute(asked, (why.encode("utf-8", "surrogatepass"), most)))

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()


def gathered(rows: LeftRows, folder: Folder, parts: Sequence[str]) -> None:
    """Take in the rows of these parts."""

    def every() -> Iterator[tuple[bytes, int, int]]:
        for name in parts:
            for batch in folder.rows(name, batch=4_000):
                for row in batch.to_pylist():
                    yield row["why"].encode("utf-8", "surrogatepass"), row["place"], row["number"]

    rows.connection.executemany("INSERT INTO found VALUES (?, ?, ?)", every())
    rows.connection.commit()
