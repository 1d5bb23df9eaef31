"""The process in which files are read apart: files on standard input, entries on standard output.

The first line is what is asked for; then, for each file, a line with its ending and size, and its bytes. Each entry or fault is a line of
JSON, and an empty line ends a file.
"""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from dataclasses import asdict
from typing import IO, Any

from factcheck.reading.entries import Asked, Entries, Entry, Fault
from factcheck.reading.formats import FORMATS
from factcheck.reading.guard import guarded_by
from factcheck.reading.limits import Limits

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
        for found in guarded(ask["ending"], data, asked):
            answers.write(_line(found))
        answers.write(b"\n")
        answers.flush()


def guarded(ending: str, data: bytes, asked: Asked) -> Entries:
    """What the format of an ending finds; whatever a library raises is a Fault, told without a word of the text."""
    return guarded_by(lambda: FORMATS[ending].load()(data, asked), ending)


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
        told["entry"] |= {"zones": found.zones, "left_out": found.left_out}
    return json.dumps(told, ensure_ascii=True).encode() + b"\n"


if __name__ == "__main__":
    serve(sys.stdin.buffer, sys.stdout.buffer)
