"""Sorted parts of findings as one sorted file of JSON lines, of which never more than a row of each part is held."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from heapq import merge
from typing import Any

from factcheck.scale.judging import ORDER, in_order
from factcheck.scale.parts import Folder


def merged(folder: Folder, parts: Sequence[str]) -> Iterator[dict[str, Any]]:
    """The findings of all parts in order, each as its order and its JSON."""
    return merge(*(_rows(folder, name) for name in parts), key=in_order)


def _rows(folder: Folder, name: str) -> Iterator[dict[str, Any]]:
    for batch in folder.rows(name, [*ORDER, "severity", "finding"], batch=32):
        yield from batch.to_pylist()


def write_lines(folder: Folder, parts: Sequence[str], name: str) -> dict[str, int]:
    """Write the findings of all parts as JSON lines, there whole or not at all; how many of each severity there are."""
    counts = {"error": 0, "warning": 0, "note": 0}
    with folder.files.open_output_stream(folder.at(f".{name}")) as file:
        for row in merged(folder, parts):
            counts[row["severity"]] += 1
            file.write((row["finding"] + "\n").encode("utf-8", "backslashreplace"))
    folder.move(f".{name}", name)
    return counts
