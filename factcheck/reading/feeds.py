"""RSS and Atom by feedparser: one article an item, from the full text where the feed has it, else from its summary."""

from __future__ import annotations

import io
import re
from typing import Any

from factcheck.reading.blocks import Block, entry_of
from factcheck.reading.dating import parse_date
from factcheck.reading.decoding import declared_encoding, decode
from factcheck.reading.entries import Asked, Entries, Fault, UnreadableError
from factcheck.reading.html import parsed
from factcheck.reading.mail import day_of
from factcheck.reading.markup_blocks import markup_blocks, numbered

_DECLARATION = re.compile(r"\s*<\?xml\b[^>]{0,300}\?>")
_ITEM = re.compile(r"<(?:\w{1,20}:)?(?:item|entry)[\s>]")


def read_feed(data: bytes, asked: Asked) -> Entries:
    """Give one entry for each item, at the line where it begins; places are "item 2, paragraph 3"."""
    content = decode(data, declared_encoding(data))
    if "<!ENTITY" in content:
        raise UnreadableError("input.unsafe_xml", "declares XML entities, as no feed does", "leave it out")
    import feedparser

    declaration = _DECLARATION.match(content)
    body = content[declaration.end() :] if declaration else content
    # A stream, never a string: feedparser would take a string for an address and fetch it.
    stream = io.BytesIO(body.strip().encode("utf-8", "replace"))
    feed: Any = feedparser.parse(stream, response_headers={"content-type": "application/xml; charset=utf-8"}, resolve_relative_uris=False)
    if not feed.entries:
        yield Fault(1, "input.unknown_format", "is not a feed, or holds no item", "name files of RSS or Atom")
        return
    starts = [content.count("\n", 0, found.start()) + 1 for found in _ITEM.finditer(content)][: asked.limits.entries + 1]
    lines = starts if len(starts) == len(feed.entries) else [0] * len(feed.entries)
    for number, (item, line) in enumerate(zip(feed.entries, lines, strict=False), 1):
        yield entry_of(numbered(_blocks(item), f"item {number}"), _fields(item, feed.feed), _left_out(item), line)


def _blocks(item: Any) -> list[Block]:
    full = next((one.get("value") or "" for one in item.get("content") or ()), "")
    summary = item.get("summary") or ""
    blocks = _read(full or summary)
    if full and summary:
        deck = _read(summary)
        if len(deck) == 1 and "".join(deck[0].text.split())[:80] not in "".join("".join(one.text.split()) for one in blocks[:2]):
            blocks.insert(0, Block(deck[0].text, "deck"))
    return blocks


def _read(fragment: str) -> list[Block]:
    return markup_blocks(parsed(f"<div>{fragment}</div>")) if fragment.strip() else []


def _fields(item: Any, feed: Any) -> dict[str, str]:
    written = item.get("published") or item.get("updated") or ""
    iso = parse_date(written)
    day = day_of(written) or (iso.isoformat() if iso else "")
    title = " ".join(block.text for block in _read(item.get("title") or ""))
    fields = {"title": title, "date": day, "source": feed.get("title") or ""}
    return {name: value for name, value in fields.items() if value}


def _left_out(item: Any) -> tuple[str, ...]:
    return () if item.get("content") else ("the article behind the summary",)
