"""The process in which files are read apart: files on standard input, entries on standard output.

The first line is what is asked for; then, for each file, a line with its ending and size, and its bytes. Each entry or fault is a line of
JSON, and an empty line ends a file. Of a file that is read piece by piece the line has its path; each megabyte of it gives an empty object,
so that the other end knows that it goes on.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any, BinaryIO

from factcheck.reading.entries import Asked, Entries, Entry, Fault, UnreadableError
from factcheck.reading.files import open_file
from factcheck.reading.formats import FORMATS
from factcheck.reading.guard import guarded_by
from factcheck.reading.limits import Limits, raise_it, size_in_words

_MEGABYTE = 1 << 20
_UNTOUCHED = 300_000_000
"""Bytes of address space that libraries set aside and never touch."""


def serve(asks: IO[bytes], answers: IO[bytes]) -> None:
    """Read files until there are no more."""
    told = json.loads(asks.readline())
    asked = Asked(told["columns"], Limits(**told["limits"]))
    _hold(asked.limits.memory_bytes)
    while head := asks.readline():
        ask = json.loads(head)
        data = asks.read(ask["size"])
        found = streamed(ask, asked, answers) if "path" in ask else guarded(ask["ending"], data, asked)
        for one in found:
            answers.write(_line(one))
        answers.write(b"\n")
        answers.flush()


def guarded(ending: str, data: bytes, asked: Asked) -> Entries:
    """What the format of an ending finds; whatever a library raises is a Fault, told without a word of the text."""
    return guarded_by(lambda: FORMATS[ending].load()(data, asked), ending)


def streamed(ask: dict[str, Any], asked: Asked, answers: IO[bytes]) -> Entries:
    """What the format finds in a file on the disk, of which no more than a piece is held."""

    def tell() -> None:
        answers.write(b"{}\n")
        answers.flush()

    def read() -> Entries:
        with open_file(Path(ask["path"])) as file:
            watched = Watched(file, ask["packed"], asked.limits, tell)
            yield from FORMATS[ask["ending"]].load()(watched, asked)
            if watched.fault:
                raise watched.fault

    return guarded_by(read, ask["ending"])


class Watched:
    """A file read piece by piece, unpacked on the way: counts what comes out, ends at a bomb or damage, and tells of each megabyte."""

    def __init__(self, file: BinaryIO, how: str, limits: Limits, tell: Callable[[], None]) -> None:
        from factcheck.reading.unpack import opened_stream

        self.fault: UnreadableError | None = None
        """Why it ended early: a library that reads it need not survive an exception."""
        self._packed = os.fstat(file.fileno()).st_size if how else None
        self._stream = opened_stream(file, how) if how else file
        self._limits = limits
        self._tell = tell
        self._size = self._told = 0
        self._how = how

    def tell(self) -> int:
        """How many bytes have been read."""
        return self._size

    def read(self, size: int = _MEGABYTE) -> bytes:
        """The next bytes, at most a megabyte; none after a fault."""
        if self.fault:
            return b""
        try:
            piece = self._read(min(size, _MEGABYTE) if size >= 0 else _MEGABYTE)
        except UnreadableError as fault:
            self.fault = fault
            return b""
        if self._size - self._told >= _MEGABYTE:
            self._told = self._size
            self._tell()
        return piece

    def _read(self, size: int) -> bytes:
        from factcheck.reading.unpack import DAMAGED, errors_of, refuse_ratio

        try:
            piece: bytes = self._stream.read(size)
        except errors_of(self._how) as error:
            what = f"can't be unpacked ({self._how})" if self._how else "can't be read"
            raise UnreadableError("input.bad_file", what, DAMAGED) from error
        self._size += len(piece)
        if self._size > self._limits.crawl_bytes:
            raise UnreadableError(
                "input.too_large", f"holds more than {size_in_words(self._limits.crawl_bytes)}", f"split it, or {raise_it('crawl_bytes')}"
            )
        if self._packed is not None:
            refuse_ratio(self._size, self._packed, self._limits.ratio)
        return piece


def _hold(memory: int) -> None:
    """Bound the memory of this process; where the system has no such bound the time limit alone holds."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory + _UNTOUCHED, memory + _UNTOUCHED))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _line(found: Entry | Fault) -> bytes:
    told: dict[str, Any]
    if isinstance(found, Fault):
        told = {"fault": asdict(found)}
    else:
        anchors = [(one.offset, one.line, one.column, one.place) for one in found.anchors]
        told = {"entry": {"line": found.line, "text": found.text, "fields": dict(found.fields), "anchors": anchors}}
        told["entry"] |= {"zones": found.zones, "left_out": found.left_out, "number": found.number}
    return json.dumps(told, ensure_ascii=True).encode() + b"\n"


if __name__ == "__main__":
    serve(sys.stdin.buffer, sys.stdout.buffer)
