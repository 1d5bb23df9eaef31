"""Shards: pieces of the input, each small enough for one worker to read, write and forget.

Planning reads the input once, step by step, and knows of each piece where it lies, which records it holds and a mark of its bytes; the
articles themselves are read by whoever works on the shard.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from hashlib import blake2b
from itertools import groupby, pairwise
from pathlib import Path
from typing import BinaryIO, Literal

from factcheck.reading.files import Found, find_files
from factcheck.reading.formats import ENDINGS
from factcheck.records import Problem
from factcheck.scale.crawl_index import crawl_pieces
from factcheck.scale.places import open_place

Kind = Literal["whole", "lines", "rows", "records"]

SHARD = 1_000_000
"""Bytes of input that make one shard; what is larger is cut up, where its format can be."""
MOST_PIECES = 500
MOST_CUTS = 64
"""Pieces into which one group of rows of a Parquet file is cut: each worker decodes the group from its start to its own rows."""
STEP = 1 << 20
ENTRIES = {".jsonl": "lines", ".parquet": "rows", ".warc": "records", ".wet": "records"}


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


Paths = Sequence[Path | str | Found]
"""What is to be read: paths of files and folders, and files found already."""


def plan(paths: Paths) -> Iterator[Shard | Problem]:
    """The shards of the files that the paths name, in the order in which `read_articles` reads them, and what can't be found.

    JSON lines, Parquet and crawls are cut into pieces of about a megabyte; any other file is read whole. Standard input is no path.
    """
    number = 0
    gathered: list[Piece] = []
    size = 0
    names: set[str] = set()
    for found in _found(paths):
        if isinstance(found, Problem):
            yield found
            continue
        for piece in pieces_of(_named_apart(found, names)):
            if isinstance(piece, Problem):
                yield piece
                continue
            if gathered and (size + piece.size > SHARD or len(gathered) >= MOST_PIECES):
                yield Shard(number, tuple(gathered))
                number, gathered, size = number + 1, [], 0
            gathered.append(piece)
            size += piece.size
    if gathered:
        yield Shard(number, tuple(gathered))


def total_bytes(paths: Paths) -> int:
    """How many bytes the files have that the paths name, for a bar of progress."""
    size = 0
    for found in _found(paths):
        if isinstance(found, Found):
            try:
                size += found.path.stat().st_size
            except OSError:
                continue
    return size


def _found(paths: Paths) -> Iterator[Found | Problem]:
    """The files of the paths, in their order."""
    for given, some in groupby(paths, key=lambda path: isinstance(path, Found)):
        if given:
            yield from (one for one in some if isinstance(one, Found))
        else:
            yield from find_files([one for one in some if not isinstance(one, Found)], ENDINGS)


def _named_apart(found: Found, names: set[str]) -> Found:
    """The file with a name that no file before it has: behind as many of its folders as that takes."""
    name = found.name
    for folder in found.folders:
        if name not in names:
            break
        name = f"{folder}/{name}"
    names.add(name)
    return Found(found.path, found.shown, name, found.folders, found.named)


def pieces_of(found: Found) -> Iterator[Piece | Problem]:
    """The pieces of one file, in order; a file that can't be cut up is one piece, and so is one that can't be read: its reader says why."""
    try:
        size = found.path.stat().st_size
        kind = ENTRIES.get(_ending(found.path), "whole")
        if kind == "whole" or (kind == "lines" and size <= SHARD):
            yield _whole(found, size)
        elif kind == "lines":
            yield from _lines(found)
        elif kind == "rows":
            yield from _rows(found, size)
        else:
            yield from _records(found, size)
    except (OSError, ImportError):
        yield _whole(found, 0)


def _ending(path: Path) -> str:
    """The ending that tells the format; that of a crawl stands before .gz."""
    name = path.name.lower()
    return ".warc" if name.endswith((".warc.gz", ".wet.gz")) else path.suffix.lower()


def _piece(found: Found, kind: Kind, mark: str, size: int, **more: int) -> Piece:
    return Piece(kind, str(found.path), found.shown, found.name, found.folders, found.named, mark, size, **more)


def _whole(found: Found, size: int) -> Piece:
    return _piece(found, "whole", _mark_of(found.path), size)


def _mark_of(path: Path) -> str:
    """A mark of a file's bytes; "" for what is no regular file or can't be read, which its reader will tell."""
    marked = blake2b(digest_size=12)
    try:
        if not path.is_file():
            return ""
        with open_place(str(path)) as file:
            while step := file.read(STEP):
                marked.update(step)
    except OSError:
        return ""
    return marked.hexdigest()


def _lines(found: Found) -> Iterator[Piece]:
    """Pieces that end with a line; a line that is longer than a shard makes a longer piece."""
    marked = blake2b(digest_size=12)
    start = line = first = 0
    at = lines = records = 0
    blank = True
    with open_place(str(found.path)) as file:
        for step in _steps(file):
            marked.update(step)
            at += len(step)
            lines += step.count(b"\n")
            records, blank = _count(step, records, blank)
            if step.endswith(b"\n") and at - start >= SHARD * 3 // 4:
                yield _piece(found, "lines", marked.hexdigest(), at - start, start=start, stop=at, first=first + 1, line=line + 1)
                start, line, first = at, lines, records
                marked = blake2b(digest_size=12)
    if at > start:
        yield _piece(found, "lines", marked.hexdigest(), at - start, start=start, stop=at, first=first + 1, line=line + 1)


def _steps(file: BinaryIO) -> Iterator[bytes]:
    """The bytes of a file in steps that end with a line where one ends within them."""
    left = b""
    while step := file.read(SHARD // 4):
        end = step.rfind(b"\n") + 1
        if end:
            yield left + step[:end]
            left = step[end:]
        else:
            if left:
                yield left
            left = step
    if left:
        yield left


def _count(step: bytes, records: int, blank: bool) -> tuple[int, bool]:
    """How many lines with a record have begun by the end of a step, and whether its last line, still open, is blank so far."""
    first, *others = step.split(b"\n")
    if first.strip():
        records += blank
        blank = False
    for other in others:
        blank = not other.strip()
        records += not blank
    return records, blank


def _rows(found: Found, size: int) -> Iterator[Piece]:
    """The groups of rows of a Parquet file, large ones cut; a file that can't be opened is one piece, and its reader says why."""
    import pyarrow as pa
    from pyarrow.parquet import ParquetFile

    mark = _mark_of(found.path)
    try:
        with ParquetFile(found.path) as table:
            groups = [table.metadata.row_group(number) for number in range(table.metadata.num_row_groups)]
            sizes = [(group.num_rows, group.total_byte_size) for group in groups]
    except (pa.ArrowInvalid, OSError):
        sizes = []
    if not sizes:
        yield _piece(found, "whole", mark, size)
        return
    first, every = 1, sum(rows for rows, _ in sizes) or 1
    for group, (rows, held) in enumerate(sizes):
        cuts = max(1, min(MOST_CUTS, held // SHARD, rows))
        ends = [rows * cut // cuts for cut in range(cuts + 1)]
        for start, stop in pairwise(ends):
            part = size * (stop - start) // every
            yield _piece(found, "rows", mark, part, start=start, stop=stop, first=first + start, group=group)
        first += rows


def _records(found: Found, size: int) -> Iterator[Piece]:
    if size <= SHARD:
        yield _piece(found, "records", _mark_of(found.path), size, stop=size)
        return
    for start, stop, first, mark in crawl_pieces(str(found.path), size, SHARD):
        yield _piece(found, "records", mark, stop - start, start=start, stop=stop, first=first)
