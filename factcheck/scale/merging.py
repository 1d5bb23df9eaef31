"""Sorted parts of findings as one sorted file of JSON lines, of which never more than some rows of a few parts are held."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from heapq import merge
from typing import Any

from factcheck.scale.judging import ORDER, finding_schema, in_order
from factcheck.scale.parts import Folder, PartWriter

COLUMNS = (*ORDER, "severity", "finding")
AT_ONCE = 16
"""Parts that are open at once; of more, so many at a time are put together first."""


def merged(folder: Folder, parts: Sequence[str], columns: Sequence[str] | None = COLUMNS) -> Iterator[dict[str, Any]]:
    """The findings of all parts in order, each as its order and its JSON, or these columns; None for all."""
    return merge(*(_rows(folder, name, columns) for name in parts), key=in_order)


def _rows(folder: Folder, name: str, columns: Sequence[str] | None) -> Iterator[dict[str, Any]]:
    for batch in folder.rows(name, columns, batch=32):
        yield from batch.to_pylist()


def write_together(folder: Folder, parts: Sequence[str], name: str, schema: Any) -> None:
    """Write the findings of all parts, of this schema, into one sorted part, there whole or not at all."""
    with ExitStack() as made:
        few = _few(folder, parts, made, schema)
        writer = PartWriter(folder, schema)
        made.callback(writer.give_up)
        for row in merged(folder, few, None):
            writer.write(row)
        writer.finish(name)


def write_lines(folder: Folder, parts: Sequence[str], name: str) -> dict[str, int]:
    """Write the findings of all parts as JSON lines, there whole or not at all; how many of each severity there are."""
    counts = {"error": 0, "warning": 0, "note": 0}
    with ExitStack() as made:
        few = _few(folder, parts, made, finding_schema())
        with folder.files.open_output_stream(folder.at(f".{name}")) as file:
            for row in merged(folder, few):
                counts[row["severity"]] += 1
                file.write((row["finding"] + "\n").encode("utf-8", "backslashreplace"))
    folder.move(f".{name}", name)
    return counts


def _few(folder: Folder, parts: Sequence[str], made: ExitStack, schema: Any) -> Sequence[str]:
    """The parts, where they are too many to be open at once put together; what that makes is deleted with `made`."""
    while len(parts) > AT_ONCE:
        together: list[str] = []
        for start in range(0, len(parts), AT_ONCE):
            writer = PartWriter(folder, schema)
            made.callback(writer.give_up)
            for row in merged(folder, parts[start : start + AT_ONCE], None):
                writer.write(row)
            name = f".part-merged-{len(parts)}-{start}"
            writer.finish(name)
            made.callback(folder.delete, name)
            together.append(name)
        parts = together
    return parts


def count_severities(folder: Folder, parts: Sequence[str]) -> dict[str, int]:
    """How many findings of each severity the parts hold."""
    counts = {"error": 0, "warning": 0, "note": 0}
    for name in parts:
        for batch in folder.rows(name, ["severity"], batch=4_000):
            for severity in batch.column("severity").to_pylist():
                counts[severity] += 1
    return counts
