"""Parts: the files of Parquet that a run writes, each whole or not at all, named after what it was made from.

A part is written beside its place and moved there. What was found out on the way (ids, problems) goes with it as metadata, so that a run
that finds the part done has lost nothing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any
from uuid import uuid4

from factcheck.records import Problem
from factcheck.scale.places import file_system

KEY = b"factcheck"
ROWS = 1_000
"""Rows that are held at once while a part is written."""
BYTES = 1_000_000
"""The same in bytes of text."""
_NAME = re.compile(r"part-(\d{6,})-([0-9a-f]{16})(x?)\.parquet\Z")


@dataclass(frozen=True, slots=True)
class Told:
    """What a part says of itself: which articles were read for it and from where, how many, how many claims, and what could not be read."""

    number: int
    mark: str
    ids: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    articles: int = 0
    claims: int = 0
    problems: tuple[Problem, ...] = ()
    passed_over: tuple[Problem, ...] = ()
    left_out: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Articles of which not all was read, by id, and what was left out in words."""
    failed: bool = False
    """Whether the part could not be written: then nothing of it is there."""
    counts: tuple[int, ...] = ()
    """What was counted on the way, of a part of findings."""
    unchanged: bool = False

    def packed(self) -> bytes:
        """As JSON, for a part's metadata or another process."""
        return json.dumps(asdict(self)).encode()

    @staticmethod
    def unpacked(held: bytes) -> Told:
        """What was packed.

        >>> Told.unpacked(Told(1, "ab", ("x",), ("x.txt",)).packed()).ids
        ('x',)
        """
        told = json.loads(held)
        for name in ("problems", "passed_over"):
            told[name] = tuple(Problem(**one) for one in told[name])
        told["left_out"] = tuple((name, tuple(parts)) for name, parts in told.get("left_out", ()))
        return Told(**{**told, **{name: tuple(told[name]) for name in ("ids", "places", "counts")}})


class Folder:
    """A folder of parts, on this machine or at an address. All that touches it raises OSError where it can't be used."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.files, self.inside = file_system(path)

    def make(self) -> None:
        """Make the folder, and those above it."""
        self.files.create_dir(self.inside, recursive=True)

    def parts(self) -> list[str]:
        """The names of the parts, in order."""
        return sorted(name for name in self._names() if _NAME.match(name))

    def clear_unfinished(self) -> None:
        """Delete what a killed run left beside."""
        for name in self._names():
            if name.startswith(".part-"):
                self.delete(name)

    def _names(self) -> list[str]:
        from pyarrow import fs

        return [info.base_name for info in self.files.get_file_info(fs.FileSelector(self.inside, allow_not_found=True))]

    def at(self, name: str) -> str:
        """The path of a file within the file system."""
        return f"{self.inside}/{name}"

    def move(self, old: str, new: str) -> None:
        """Give a file another name, in one step where the file system can."""
        if old != new:
            self.files.move(self.at(old), self.at(new))

    def delete(self, name: str) -> None:
        """Delete a file."""
        self.files.delete_file(self.at(name))

    def told(self, name: str) -> Told:
        """What a part says of itself. Raises OSError for a file that is no part of ours, or damaged."""
        import pyarrow as pa
        from pyarrow.parquet import read_metadata

        try:
            with self.files.open_input_file(self.at(name)) as file:
                held = (read_metadata(file).metadata or {})[KEY]
            return Told.unpacked(held)
        except (pa.ArrowInvalid, KeyError, TypeError, ValueError) as error:
            raise OSError(f"{self.path}/{name} is damaged: delete it, and run again") from error

    def rows(self, name: str, columns: Sequence[str] | None = None, batch: int = 256) -> Iterator[Any]:
        """The rows of a part as record batches."""
        from pyarrow.parquet import ParquetFile

        with self.files.open_input_file(self.at(name)) as file, ParquetFile(file) as part:
            yield from part.iter_batches(batch_size=batch, columns=columns, use_threads=False)


def part_name(number: int, mark: str, *, cut: bool = False) -> str:
    """The name of a part: its number in the order of the input, and the mark of what it was made from; `cut` where rows were taken out."""
    return f"part-{number:06d}-{mark}{'x' if cut else ''}.parquet"


def done_parts(folder: Folder) -> dict[str, str]:
    """The names of the parts that are whole, by the mark of what they were made from."""
    found = (_NAME.match(name) for name in folder.parts())
    return {match[2]: match[0] for match in found if match and not match[3]}


class PartWriter:
    """Writes one part: rows as they come, then what it says of itself; it is there when `finish` has been called, and else not at all."""

    def __init__(self, folder: Folder, schema: Any) -> None:
        from pyarrow.parquet import ParquetWriter

        self.folder, self.schema = folder, schema
        self.temporary = f".part-{uuid4().hex}"
        self.held: list[dict[str, Any]] = []
        self.bytes = 0
        self._file = folder.files.open_output_stream(folder.at(self.temporary))
        self._writer = ParquetWriter(self._file, schema, compression="zstd")

    def write(self, row: dict[str, Any]) -> None:
        """Add a row."""
        self.held.append(row)
        self.bytes += sum(len(value) for value in row.values() if isinstance(value, str))
        if len(self.held) >= ROWS or self.bytes >= BYTES:
            self._flush()

    def table(self, batch: Any) -> None:
        """Add rows that are a record batch already."""
        self._writer.write_batch(batch)

    def _flush(self) -> None:
        import pyarrow as pa

        if self.held:
            self._writer.write_table(pa.Table.from_pylist(self.held, schema=self.schema))
        self.held, self.bytes = [], 0

    def finish(self, name: str, told: Told | None = None) -> None:
        """Put the part in its place under a name."""
        self._flush()
        if told:
            self._writer.add_key_value_metadata({KEY: told.packed()})
        self._writer.close()
        self._file.close()
        self.folder.move(self.temporary, name)

    def give_up(self) -> None:
        """Leave nothing of the part."""
        for close in (self._writer.close, self._file.close, lambda: self.folder.delete(self.temporary)):
            try:
                close()
            except (OSError, ValueError):
                continue


def take_out(folder: Folder, name: str, column: str, ids: frozenset[str], told: Told, schema: Any) -> int:
    """Write a part anew without the rows of some articles, under a name that no later run takes for that of its input; the rows left."""
    import pyarrow as pa
    import pyarrow.compute as pc

    writer = PartWriter(folder, schema)
    rows = 0
    try:
        for batch in folder.rows(name):
            kept = batch.filter(pc.invert(pc.is_in(batch.column(column), value_set=pa.array(sorted(ids)))))
            writer.table(kept)
            rows += kept.num_rows
        writer.finish(part_name(told.number, told.mark, cut=True), told)
    except BaseException:
        writer.give_up()
        raise
    folder.delete(name)
    return rows


def without(told: Told, ids: frozenset[str], problems: Iterable[Problem]) -> Told:
    """What a part says of itself once some of its articles are taken out."""
    kept = [(name, place) for name, place in zip(told.ids, told.places, strict=True) if name not in ids]
    return replace(
        told,
        articles=len(kept),
        ids=tuple(name for name, _ in kept),
        places=tuple(place for _, place in kept),
        problems=(*told.problems, *problems),
        left_out=tuple(one for one in told.left_out if one[0] not in ids),
    )
