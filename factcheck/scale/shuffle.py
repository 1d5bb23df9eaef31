"""Bringing together what is judged together, on one machine: articles go by group into buckets on disk, of which each fits into memory."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

from factcheck.scale.grouping import Grouping
from factcheck.scale.parts import Folder
from factcheck.scale.rows import Row, article_schema

A_BUCKET = 100
"""Articles of a bucket."""
MOST_BUCKETS = 256
HELD = 6_000_000
"""Bytes of rows that are held before they are written."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many articles there are, and how many of them name no story."""

    articles: int
    unnamed: int


def sizes(folder: Folder, parts: Sequence[str]) -> Sizes:
    """Count the articles of the parts."""
    articles = unnamed = 0
    for name in parts:
        for batch in folder.rows(name, ["story"]):
            articles += batch.num_rows
            unnamed += sum(not story for story in batch.column("story").to_pylist())
    return Sizes(articles, unnamed)


def group_sizes(folder: Folder, parts: Sequence[str], grouping: Grouping) -> Counter[str]:
    """How many articles each group has, of those groups that may have many."""
    found: Counter[str] = Counter()
    for name in parts:
        for batch in folder.rows(name, ["id", "story", "published"]):
            found.update(key for row in batch.to_pylist() if not (key := grouping.key(row)).startswith("alone "))
    return found


def buckets_for(articles: int) -> int:
    """Into how many buckets so many articles go."""
    return max(1, min(MOST_BUCKETS, -(-articles // A_BUCKET)))


def bucket_of(key: str, buckets: int) -> int:
    """The bucket of a group; the same in every process and on every machine.

    >>> bucket_of("story flood", 1), 0 <= bucket_of("story flood", 64) < 64
    (0, True)
    """
    return int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest()) % buckets


def spread_out(folder: Folder, parts: Sequence[str], grouping: Grouping, buckets: int, into: Path) -> None:
    """Write every article's row, under its group's key, into the file of its bucket."""
    with _Buckets(into) as files:
        for name in parts:
            for batch in folder.rows(name):
                for row in batch.to_pylist():
                    key = grouping.key(row)
                    files.put(bucket_of(key, buckets), {"key": key, **row})


class _Buckets:
    """Files of buckets, each written a stretch of rows at a time."""

    def __init__(self, into: Path) -> None:
        import pyarrow as pa

        self.into = into
        self.schema = keyed_schema()
        self.options = pa.ipc.IpcWriteOptions(compression="zstd")
        self.held: dict[int, list[Row]] = defaultdict(list)
        self.bytes = 0
        self.writers: dict[int, tuple[Any, Any]] = {}

    def __enter__(self) -> _Buckets:
        return self

    def __exit__(self, *_error: object) -> None:
        self._write()
        for writer, file in self.writers.values():
            writer.close()
            file.close()

    def put(self, bucket: int, row: Row) -> None:
        self.held[bucket].append(row)
        self.bytes += len(row["text"]) + len(row["found"]) + len(row["anchors"])
        if self.bytes > HELD:
            self._write()

    def _write(self) -> None:
        import pyarrow as pa

        for bucket, rows in self.held.items():
            if bucket not in self.writers:
                file = pa.OSFile(str(self.into / bucket_file(bucket)), "wb")
                self.writers[bucket] = (pa.ipc.new_stream(file, self.schema, options=self.options), file)
            self.writers[bucket][0].write_batch(pa.RecordBatch.from_pylist(rows, schema=self.schema))
        self.held.clear()
        self.bytes = 0


def keyed_schema() -> Any:
    """The columns of articles under the key of their group."""
    import pyarrow as pa

    return pa.schema([("key", pa.string()), *article_schema()])


def bucket_file(bucket: int) -> str:
    """The name of a bucket's file."""
    return f"bucket-{bucket:04d}.arrow"


def sorted_bucket(path: Path) -> Iterator[Any]:
    """The rows of a bucket as batches, those of one group together and in the order of the input; none where no group fell into it."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if not path.exists():
        return
    with pa.OSFile(str(path), "rb") as file, pa.ipc.open_stream(file) as stream:
        table = stream.read_all()
    order = pc.sort_indices(table, sort_keys=[("key", "ascending"), ("place", "ascending")])
    for start in range(0, len(order), 64):
        yield from table.take(order.slice(start, 64)).to_batches()
