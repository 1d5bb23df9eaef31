"""Where the records of a crawl begin, so that pieces of one file can be read apart; a damaged stretch is skipped, not the rest."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b
from typing import Any

from factcheck.scale.places import open_place

STEP = 1 << 20
GZIP, RECORD = b"\x1f\x8b\x08", b"\r\n\r\nWARC/1."


def crawl_pieces(path: str, size: int, most: int) -> Iterator[tuple[int, int, int, str]]:
    """Stretches of about `most` bytes that begin with a record: first byte, end, number of the first record from 1, mark of the bytes."""
    begin, number = 0, 1
    for start, count in _starts(path, size):
        if start - begin >= most:
            yield begin, start, number, mark_of(path, begin, start)
            begin, number = start, count
    if size > begin:
        yield begin, size, number, mark_of(path, begin, size)


def _starts(path: str, size: int) -> Iterator[tuple[int, int]]:
    """Where each record begins, and its number. Behind a stretch that can't be read numbers go on from the last that could."""
    base, count = 0, 0
    while base < size:
        with open_place(path) as file:
            file.seek(base)
            last = base
            try:
                for record in records(file):
                    last, count = base_of(record, base), count + 1
                    yield last, count
            except (OSError, KeyError, ValueError):
                base = next_record(path, last + 1, size)
                continue
        return


def records(file: Any) -> Iterator[Any]:
    """The records of a crawl from where the file stands."""
    from fastwarc.warc import ArchiveIterator

    return iter(ArchiveIterator(file, parse_http=False))


def base_of(record: Any, _base: int) -> int:
    """Where a record begins in its file."""
    return int(record.stream_pos)


def next_record(path: str, start: int, size: int) -> int:
    """Where, from `start` on, the next record seems to begin; the end of the file where none does."""
    with open_place(path) as file:
        sign, skip = (GZIP, 0) if file.read(3) == GZIP else (RECORD, 4)
        at, kept = start, b""
        file.seek(start)
        while step := file.read(STEP):
            held = kept + step
            found = held.find(sign)
            if found >= 0:
                return at - len(kept) + found + skip
            kept = held[-len(sign) :]
            at += len(step)
    return size


def mark_of(path: str, start: int, stop: int) -> str:
    """A mark of some bytes of a file."""
    marked = blake2b(digest_size=12)
    with open_place(path) as file:
        file.seek(start)
        left = stop - start
        while left > 0 and (step := file.read(min(STEP, left))):
            marked.update(step)
            left -= len(step)
    return marked.hexdigest()
