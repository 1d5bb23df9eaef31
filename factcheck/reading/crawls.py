"""Crawls (.warc and .wet) by FastWARC, record by record: web pages as HTML is read, extracted text as it stands."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import IO, Any
from urllib.parse import urlsplit

from factcheck.reading.blocks import Block, entry_of, lined
from factcheck.reading.dating import parse_date
from factcheck.reading.decoding import NotTextError, declared_encoding, decode
from factcheck.reading.entries import Asked, Entries, Entry, Fault, UnreadableError
from factcheck.reading.html import page_blocks
from factcheck.reading.limits import raise_it, size_in_words
from factcheck.records import Anchor

_KINDS = ("text/html", "application/xhtml+xml")


def read_warc(data: bytes | IO[bytes], asked: Asked) -> Entries:
    """Give one entry for each page with a main text; places are "record 5, line 12". Records of other kinds are passed over.

    A stream is read record by record, and no more of it is held than one.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    kinds = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    number = read = 0
    for number, record in enumerate(ArchiveIterator(io.BytesIO(data) if isinstance(data, bytes) else data), 1):
        if not record.record_type & kinds:
            continue
        if read >= asked.limits.entries:
            yield Fault(0, "input.too_many", f"holds more than {asked.limits.entries:,} pages", f"split it, or {raise_it('entries')}")
            return
        found = entry_of_record(record, number, asked.limits.text_bytes, WarcRecordType.conversion)
        if isinstance(found, Fault) and getattr(data, "fault", None):
            return  # the stream ended early, and says why
        read += found is not None
        if found is not None:
            yield found
    if not number:
        raise UnreadableError("input.bad_file", "holds no record of a crawl", "pack it anew: it is damaged, or not what its ending says")


def entry_of_record(record: Any, number: int, most: int, extracted: Any) -> Entry | Fault | None:
    """The entry of one record, which has this number in its file; None where it is no page, or one without a main text."""
    found = _read(record, f"record {number}", most, extracted)
    return replace(found, number=number) if isinstance(found, Entry) else found


def _read(record: Any, place: str, most: int, extracted: Any) -> Entry | Fault | None:
    kind = (record.http_content_type or record.headers.get("Content-Type") or "").partition(";")[0].strip().lower()
    is_page, is_text = kind in _KINDS, record.record_type == extracted and kind in ("text/plain", "")
    if not (is_page or is_text):
        return None
    data = record.reader.read(most + 1)
    if len(data) > most:
        return Fault(0, "input.too_large", f"is larger than {size_in_words(most)}", raise_it("text_bytes"), place)
    if len(data) < record.content_length:
        return Fault(0, "input.bad_file", "is cut short", "fetch the crawl anew: it is damaged", place)
    uri = record.headers.get("WARC-Target-URI") or ""
    host = urlsplit(uri.strip("<>")).hostname or "" if "[" not in uri else ""
    try:
        content = decode(data, record.http_charset or declared_encoding(data)) if data.strip() else ""
        if is_text:
            return entry_of([lined(content, place)], {"source": host}) if content.strip() else None
        blocks, fields, left_out = page_blocks(content)
    except (NotTextError, UnreadableError, LookupError):
        return None
    if not any(block.zone in ("body", "table") for block in blocks):
        return None
    day = parse_date(fields.get("date", ""))
    fields = {"source": host, **fields, **({"date": day.isoformat()} if day else {})}
    return entry_of(_in_record(blocks, place), fields, left_out)


def _in_record(blocks: list[Block], place: str) -> Iterator[Block]:
    for block in blocks:
        there = tuple(Anchor(one.offset, 1, 1, f"{place}, {one.place or f'line {one.line}'}") for one in block.anchors)
        yield replace(block, anchors=there)
