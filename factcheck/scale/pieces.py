"""Pieces of files, and shards of pieces: what one worker reads, writes and forgets."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Literal

from factcheck.reading.files import Found

Kind = Literal["whole", "lines", "rows", "records"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Some records of one file: all of it ("whole"), or from `start` to `stop` in bytes ("lines", "records") or rows of `group` ("rows").

    `first` is the number of its first record in the file, and `line` that of its first line, both from 1. `mark` changes when its bytes do.
    """

    kind: Kind
    path: str
    shown: str
    name: str
    folders: tuple[str, ...]
    named: bool
    mark: str
    size: int
    start: int = 0
    stop: int = 0
    first: int = 1
    line: int = 1
    group: int = 0

    @property
    def found(self) -> Found:
        """The file as a reader takes it."""
        return Found(Path(self.path), self.shown, self.name, self.folders, self.named)


@dataclass(frozen=True, slots=True)
class Shard:
    """What one worker reads at a time, and its number in the order of the input."""

    number: int
    pieces: tuple[Piece, ...]

    @property
    def size(self) -> int:
        """Bytes of input, as they lie on the disk."""
        return sum(piece.size for piece in self.pieces)

    def mark(self, asked: str = "") -> str:
        """What changes when the bytes of the shard change, their place in the input, or what is asked for."""
        told = [[*asdict(piece).values()] for piece in self.pieces]
        return blake2b(json.dumps([asked, told]).encode(), digest_size=8).hexdigest()

    def packed(self) -> str:
        """The shard as JSON, to be sent to a worker."""
        return json.dumps([self.number, [asdict(piece) for piece in self.pieces]])

    @staticmethod
    def unpacked(held: str) -> Shard:
        """The shard that was packed.

        >>> one = Shard(3, (Piece("whole", "a.txt", "a.txt", "a.txt", ("b",), True, "", 5),))
        >>> Shard.unpacked(one.packed()) == one
        True
        """
        number, pieces = json.loads(held)
        return Shard(number, tuple(Piece(**{**piece, "folders": tuple(piece["folders"])}) for piece in pieces))
