"""E-books (.epub) by lxml: one article a chapter, in the order of the book."""

from __future__ import annotations

from posixpath import dirname, join, normpath
from urllib.parse import unquote

from factcheck.reading.blocks import entry_of, one_line
from factcheck.reading.dating import parse_date
from factcheck.reading.decoding import decode
from factcheck.reading.entries import Asked, Entries, UnreadableError
from factcheck.reading.html import parsed
from factcheck.reading.markup_blocks import located, markup_blocks
from factcheck.reading.markup_places import Markup
from factcheck.reading.safe_xml import Element, first, named, parse_xml, words
from factcheck.reading.unpack import safe_package

_CURE = "open it in the program that made it and export it anew"


def read_epub(data: bytes, asked: Asked) -> Entries:
    """Give one entry for each chapter with text; places are "chapter file, line 7"."""
    parts = safe_package(data, asked.limits)
    if "META-INF/encryption.xml" in parts and b"EncryptedData" in parts["META-INF/encryption.xml"]:
        raise UnreadableError("input.encrypted", "is protected against copying", "name a copy without protection")
    container = parts.get("META-INF/container.xml")
    rootfile = first(parse_xml(decode(container)), "rootfile") if container else None
    path = "" if rootfile is None else rootfile.get("full-path", "")
    if path not in parts:
        raise UnreadableError("input.bad_file", "is not an e-book: its list of chapters is missing", _CURE)
    book = parse_xml(decode(parts[path]))
    fields = _fields(book)
    found = 0
    for name in _chapters(book, dirname(path)):
        if not parts.get(name, b"").strip():
            continue
        content = decode(parts[name])
        blocks = markup_blocks(parsed(content))
        if blocks:
            found += 1
            yield entry_of(located(blocks, Markup(content), one_line(name)[:100]), fields)
    if not found:
        raise UnreadableError("input.no_text", "holds no chapter with text", _CURE)


def _chapters(book: Element, folder: str) -> list[str]:
    """The names of the chapters' parts in reading order; names that lead out of the book lead nowhere."""
    places = {item.get("id"): item.get("href", "") for item in named(book, "item")}
    hrefs = [places.get(one.get("idref"), "") for one in named(book, "itemref") if one.get("linear") != "no"]
    return [normpath(join(folder, unquote(href.partition("#")[0]))) for href in hrefs if href]


def _fields(book: Element) -> dict[str, str]:
    meta = first(book, "metadata")
    written = "" if meta is None else words(first(meta, "date"))[:40]
    source = "" if meta is None else words(first(meta, "publisher")) or words(first(meta, "title"))
    day = parse_date(written)
    return {name: value for name, value in {"source": source, "date": day.isoformat() if day else ""}.items() if value}
