"""Shards: pieces of the input, each small enough for one worker to read, write and forget.

Planning reads the input once, step by step, and knows of each piece where it lies, which records it holds and a mark of its bytes; the
articles themselves are read by whoever works on the shard.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import blake2b
from itertools import groupby, pairwise
from pathlib import Path
from typing import BinaryIO

from factcheck.reading.files import Found, find_files
from factcheck.reading.formats import ENDINGS
from factcheck.records import Problem
from factcheck.scale.addresses import address_pieces
from factcheck.scale.crawl_index import crawl_pieces
from factcheck.scale.pieces import Kind, Piece, Shard
from factcheck.scale.places import is_address, open_place

SHARD = 1_000_000
"""Bytes of input that make one shard; what is larger is cut up, where its format can be."""
MOST_PIECES = 500
MOST_CUTS = 64
"""Pieces into which one group of rows of a Parquet file is cut: each worker decodes the group from its start to its own rows."""
STEP = 1 << 20
ENTRIES = {".jsonl": "lines", ".parquet": "rows", ".warc": "records", ".wet": "records"}


Paths = Sequence[Path | str | Found]
"""What is to be read: paths of files and folders, and files found already."""


def plan(paths: Paths, size: int | None = None) -> Iterator[Shard | Problem]:
    """The shards of the files that the paths name, in the order in which `read_articles` reads them, and what can't be found.

    Small pieces make a shard together, of about `size` bytes. JSON lines, Parquet and crawls are cut into pieces of about a megabyte; any
    other file is read whole. Standard input is no path.
    """
    number = held = 0
    gathered: list[Piece] = []
    for piece in _pieces(paths):
        if isinstance(piece, Problem):
            yield piece
            continue
        if gathered and (held + piece.size > (size or SHARD) or len(gathered) >= MOST_PIECES):
            yield Shard(number, tuple(gathered))
            number, gathered, held = number + 1, [], 0
        gathered.append(piece)
        held += piece.size
    if gathered:
        yield Shard(number, tuple(gathered))


def _pieces(paths: Paths) -> Iterator[Piece | Problem]:
    names: set[str] = set()
    for found in _found(paths):
        if isinstance(found, str):
            yield from address_pieces(found)
        elif isinstance(found, Problem):
            yield found
        else:
            yield from pieces_of(_named_apart(found, names))


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


def _found(paths: Paths) -> Iterator[Found | Problem | str]:
    """The files of the paths, and the addresses among them, in their order."""
    for sort, some in groupby(paths, key=_sort):
        if sort == "files":
            yield from find_files([one for one in some if not isinstance(one, Found)], ENDINGS)
        else:
            yield from (one for one in some if isinstance(one, Found | str))


def _sort(path: Path | str | Found) -> str:
    return "found" if isinstance(path, Found) else "address" if is_address(str(path)) else "files"


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
