"""A shard to articles and problems, one after the other and never all at once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from factcheck.reading.apart import Bench
from factcheck.reading.decoding import NotTextError, decode
from factcheck.reading.entries import COLUMNS, Asked, Entry, Fault
from factcheck.reading.files import read_bytes, unreadable
from factcheck.reading.formats import FORMATS, most_bytes, streamed_as
from factcheck.reading.jsonl import entry_of_line
from factcheck.reading.limits import Limits, raise_it, size_in_words
from factcheck.reading.shelf import Shelf
from factcheck.records import Article, Problem
from factcheck.scale.crawl_index import next_record
from factcheck.scale.pieces import Piece, Shard
from factcheck.scale.places import open_place

LONGEST_LINE = 2
"""A line of JSON may have so many times the bytes that a text may have characters."""
BATCH = 32
"""Rows of Parquet that are held at once."""


@dataclass(frozen=True, slots=True)
class How:
    """How input is read: when articles without a date were published, under which names tables have our columns, and the limits."""

    day: date | None = None
    columns: tuple[tuple[str, str], ...] = ()
    limits: Limits = field(default_factory=Limits)


@dataclass(slots=True)
class ShardReader:
    """Reads shards, one after the other; libraries that parse single files run in a process of their own, kept from shard to shard."""

    how: How = field(default_factory=How)
    passed_over: list[Problem] = field(default_factory=list)
    """Files of folders that hold no article, and are no fault unless nothing else is there; of the shard read last."""
    _stack: ExitStack = field(default_factory=ExitStack)
    _bench: Bench | None = None

    def read(self, shard: Shard) -> Iterator[Article | Problem]:
        """The articles of a shard and what could not be read of it, in order. Of two articles of one id in it the first is given."""
        if self._bench is None:
            self._bench = self._stack.enter_context(Bench(Asked(dict(self.how.columns), self.how.limits)))
        shelf = Shelf(self._bench, self.how.day, {})
        for piece in shard.pieces:
            for entries in _READERS[piece.kind](piece, shelf):
                if entries:
                    number, some = entries
                    shelf.shelve(piece.found, _form(piece), some, number)
                yield from shelf.problems
                yield from shelf.articles
                shelf.problems.clear()
                shelf.articles.clear()
        self.passed_over = list(shelf.passed_over)

    def close(self) -> None:
        """Stop the process that reads with libraries."""
        self._stack.close()
        self._bench = None


Step = tuple[int, list[Entry | Fault]] | None
"""Entries to take, and the number of the first of them; None where the shelf has taken them already."""


def _form(piece: Piece) -> Any:
    return FORMATS[{"lines": ".jsonl", "rows": ".parquet", "records": ".warc"}[piece.kind]]


def _whole(piece: Piece, shelf: Shelf) -> Iterator[Step]:
    piecewise = streamed_as(piece.found.path)
    if piecewise:
        shelf.take_streamed(piece.found, *piecewise)
    else:
        shelf.take(piece.found, read_bytes(piece.found.path, piece.shown, most_bytes(piece.shown, shelf.bench.asked.limits)))
    yield None


def _lines(piece: Piece, shelf: Shelf) -> Iterator[Step]:
    most = LONGEST_LINE * shelf.bench.asked.limits.text_bytes
    line, record = piece.line, piece.first
    with open_place(piece.path) as file:
        file.seek(piece.start)
        left = piece.stop - piece.start
        while left > 0:
            data = file.readline(min(left, most))
            if not data:
                yield record, [Fault(line, "input.bad_file", "the file became shorter while it was read", "read it again")]
                return
            left -= len(data)
            whole = data.endswith(b"\n") or left == 0
            while not data.endswith(b"\n") and left > 0 and (rest := file.readline(min(left, most))):
                left -= len(rest)
                data = rest[-1:]
            if not whole:
                what = f"the line is longer than {size_in_words(most)}"
                fault = Fault(line, "input.too_large", what, f"split the text, or {raise_it('text_bytes')}")
                yield record, [fault]
                record += 1
            elif data.strip():
                yield record, [_of_line(data, line, shelf.bench.asked)]
                record += 1
            line += 1


def _of_line(data: bytes, line: int, asked: Asked) -> Entry | Fault:
    try:
        return entry_of_line(decode(data).rstrip("\n"), line, asked)
    except NotTextError as error:
        return Fault(line, "input.binary", str(error), "save it as plain text in UTF-8")


def _rows(piece: Piece, shelf: Shelf) -> Iterator[Step]:
    import pyarrow as pa
    from pyarrow.parquet import ParquetFile

    from factcheck.reading.columns import no_text_column
    from factcheck.reading.tabular import entry_of_row

    asked = shelf.bench.asked
    place = f"{piece.shown}:row {piece.first:,}".replace(",", "")
    number = 0
    try:
        with open_place(piece.path) as file, ParquetFile(file, buffer_size=1 << 20) as table:
            names = {name.lower(): name for name in reversed(table.schema_arrow.names)}
            if asked.column("text") not in names:
                if piece.first == 1:
                    yield 1, [no_text_column(names, asked, line=0)]
                return
            wanted = list(dict.fromkeys(names[asked.column(name)] for name in COLUMNS if asked.column(name) in names))
            for batch in table.iter_batches(batch_size=BATCH, row_groups=[piece.group], columns=wanted, use_threads=False):
                begin, number = number, number + batch.num_rows
                if number <= piece.start:
                    continue
                for at, row in enumerate(batch.to_pylist(), begin):
                    if piece.start <= at < piece.stop:
                        own = piece.first + at - piece.start
                        yield own, [entry_of_row({name.lower(): value for name, value in row.items()}, f"row {own}", asked)]
                if number >= piece.stop:
                    return
    except (pa.ArrowException, OSError) as error:
        if isinstance(error, OSError) and error.errno and not isinstance(error, pa.ArrowException):
            shelf.problems.append(unreadable(piece.shown, error))
        else:
            what = f"can't be read as Parquet: rows {piece.first + max(0, number - piece.start):,} and after are damaged"
            shelf.problems.append(Problem("input.bad_file", place, what, "write it anew"))
        yield None


def _records(piece: Piece, shelf: Shelf) -> Iterator[Step]:
    """Records of a crawl; behind one that can't be read, reading goes on with the next that can."""
    at, number, told = piece.start, piece.first, 0
    while at < piece.stop:
        damage: _Damage | None = None
        for step in _until_damage(piece, at, number, shelf):
            if isinstance(step, _Damage):
                damage = step
            else:
                yield step
        if damage is None:
            return
        number = damage.number
        if damage.at == at or damage.within:
            # Met on the way from the record before it, a damaged one is tried once more from its own first byte.
            if told != number:
                where, what = f"{piece.shown}:record {number}", "is damaged and was passed over"
                shelf.problems.append(Problem("input.bad_file", where, what, "fetch the crawl anew"))
                yield None
            told = number
            number += damage.within
        at = next_record(piece.path, damage.at + 1, piece.stop)


@dataclass(frozen=True, slots=True)
class _Damage:
    """Where the last record began, the number of the one that can't be read, and whether its head could be."""

    at: int
    number: int
    within: bool


def _until_damage(piece: Piece, at: int, number: int, shelf: Shelf) -> Iterator[Step | _Damage]:
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    from factcheck.reading.crawls import entry_of_record

    kinds = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    limits = shelf.bench.asked.limits
    last, within = at, False
    try:
        with open_place(piece.path) as file:
            file.seek(at)
            for record in ArchiveIterator(file):
                if record.stream_pos >= piece.stop:
                    return
                last, within = record.stream_pos, True
                if record.record_type & kinds:
                    found = entry_of_record(record, number, limits.text_bytes, WarcRecordType.conversion)
                    if found is not None:
                        yield number, [found]
                number, within = number + 1, False
        if number == 1:
            cure = "pack it anew: it is damaged, or not what its ending says"
            none: list[Entry | Fault] = [Fault(0, "input.bad_file", "holds no record of a crawl", cure)]
            yield number, none
    except (OSError, KeyError, ValueError) as error:
        if isinstance(error, OSError) and error.errno:
            shelf.problems.append(unreadable(piece.shown, error))
            yield None
        else:
            yield _Damage(last, number, within)


_READERS = {"whole": _whole, "lines": _lines, "rows": _rows, "records": _records}
