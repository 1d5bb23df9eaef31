"""Input at an address ("s3://…", "hdfs://…", "file:///…"): files listed by Arrow, and pieces that are found without reading them all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath
from typing import Any

from factcheck.records import Problem
from factcheck.scale.pieces import Kind, Piece
from factcheck.scale.places import file_system, open_place

READ = {".jsonl": "lines", ".parquet": "rows", ".warc": "records", ".wet": "records"}


def address_pieces(address: str) -> Iterator[Piece | Problem]:
    """The pieces of the files at an address, sorted by name: of Parquet its groups of rows, of others the whole file.

    A file's mark is its size and the moment of its last change: its bytes are read by the workers alone.
    """
    try:
        files, inside = file_system(address)
        found = _files(files, inside)
    except OSError as error:
        yield Problem("input.unreadable", address, f"can't be read: {str(error)[:200]}", "check the address and the permissions")
        return
    if not found:
        cure = "at an address are read: " + ", ".join(sorted((*READ, ".warc.gz", ".wet.gz")))
        yield Problem("input.empty_folder", address, "no file is here that can be read", cure)
    for info in found:
        path = f"{address.removesuffix('/')}{info.path.removeprefix(inside)}"
        name = info.path.removeprefix(inside).lstrip("/") or PurePath(info.path).name
        mark = f"{info.size} {info.mtime_ns}"
        kind = _kind(info.path)
        if kind == "rows":
            yield from _rows(path, name, mark, info.size)
        else:
            yield Piece(kind, path, path, name, (), True, mark, info.size, stop=info.size)


def _files(files: Any, inside: str) -> list[Any]:
    from pyarrow import fs

    (here,) = files.get_file_info([inside])
    if here.type == fs.FileType.NotFound:
        raise OSError("there is nothing at this address")
    every = [here] if here.type == fs.FileType.File else files.get_file_info(fs.FileSelector(inside, recursive=True))
    shown = [info for info in every if info.type == fs.FileType.File and not PurePath(info.path).name.startswith((".", "_"))]
    return sorted((info for info in shown if _kind(info.path) != "whole"), key=lambda info: str(info.path))


def _kind(path: str) -> Kind:
    name = path.lower()
    return READ.get(".warc" if name.endswith((".warc.gz", ".wet.gz")) else PurePath(name).suffix, "whole")  # type: ignore[return-value]


def _rows(path: str, name: str, mark: str, size: int) -> Iterator[Piece]:
    import pyarrow as pa
    from pyarrow.parquet import ParquetFile

    try:
        with open_place(path) as file, ParquetFile(file) as table:
            rows = [table.metadata.row_group(number).num_rows for number in range(table.metadata.num_row_groups)]
    except (pa.ArrowInvalid, OSError):
        rows = [0]  # its reader says what is wrong with it
    first, every = 1, sum(rows) or 1
    for group, count in enumerate(rows):
        yield Piece("rows", path, path, name, (), True, mark, size * count // every, stop=count, first=first, group=group)
        first += count
