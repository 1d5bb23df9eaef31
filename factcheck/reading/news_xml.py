"""News in XML: NITF and NewsML-G2 by lxml, and feeds that end in .xml; headline, deck, captions and tables as zones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from factcheck.reading.blocks import Block, entry_of, one_line
from factcheck.reading.decoding import declared_encoding, decode
from factcheck.reading.entries import Asked, Entries, Entry, Fault
from factcheck.reading.markup_blocks import located, markup_blocks
from factcheck.reading.markup_places import Markup
from factcheck.reading.safe_xml import first, local, named, parse_xml, words

_FEEDS = frozenset({"rss", "feed", "rdf"})
_WRITTEN = ("inlinexml", "inlinedata")


def read_xml(data: bytes, asked: Asked) -> Entries:
    """Give the articles of a file of news; a Fault for XML that is none."""
    content = decode(data, declared_encoding(data))
    root = parse_xml(content)
    kind = local(root)
    if kind in _FEEDS:
        from factcheck.reading.feeds import read_feed

        yield from read_feed(data, asked)
        return
    markup = Markup(content)
    if kind == "nitf":
        yield _nitf(root, markup)
        return
    items = [root] if kind == "newsitem" else list(named(root, "newsitem"))
    if not items:
        what = f"is XML of another kind ({kind[:40]})"
        yield Fault(1, "input.unknown_format", what, "of XML these can be read: NITF, NewsML-G2, RSS, Atom")
        return
    yield from _written_items(items, markup)


def _nitf(root: Any, markup: Markup) -> Entry:
    head, body = first(root, "body.head"), first(root, "body.content")
    blocks: list[Block] = []
    if head is not None:
        blocks += [Block(words(one), "headline") for one in named(head, "hl1")][:1]
        blocks += [Block(words(one), "deck") for one in named(head, "hl2")]
        blocks += [Block(words(one)) for one in named(head, "byline", "dateline")]
    blocks += [] if body is None else markup_blocks(body)
    issued, published = first(root, "date.issue"), first(root, "pubdata")
    fields = {
        "title": words(None if head is None else first(head, "hl1")) or words(first(root, "title")),
        "date": _attribute(published, "date.publication") or _attribute(issued, "norm"),
        "source": _attribute(published, "name") or words(first(root, "distributor")),
    }
    return entry_of(located(_plain(blocks), markup), {name: value for name, value in fields.items() if value}, line=1)


def _written_items(items: list[Any], markup: Markup) -> Iterator[Entry | Fault]:
    """NewsML-G2: the items that carry their text inline; pictures and packages carry none."""
    written = 0
    for item in items:
        body = next(named(item, *_WRITTEN), None)
        if body is None:
            continue
        written += 1
        nitf = first(body, "nitf")
        entry = _nitf(nitf, markup) if nitf is not None else _inline(body, item, markup)
        yield replace(entry, fields={**_said(item), **entry.fields}, line=item.sourceline or 1)
    if not written:
        yield Fault(1, "input.no_text", "carries no text inline", "give the news items with their inlineXML")


def _inline(body: Any, item: Any, markup: Markup) -> Entry:
    content = first(body, "body")
    blocks = markup_blocks(body if content is None else content)
    headline, title = first(item, "contentmeta", "headline"), _said(item).get("title", "")
    known = {"".join(block.text.split()) for block in blocks[:2]}
    if headline is not None and "".join(title.split()) not in known:
        blocks.insert(0, Block(one_line(title), "headline"))
    elif blocks and "".join(blocks[0].text.split()) == "".join(title.split()):
        blocks[0] = replace(blocks[0], zone="headline")
    return entry_of(located(_plain(blocks), markup), {})


def _said(item: Any) -> dict[str, str]:
    meta, provider = first(item, "contentmeta"), first(item, "provider")
    created = [first(item, "itemmeta", name) for name in ("firstcreated", "versioncreated")]
    of_content = [] if meta is None else [first(meta, name) for name in ("contentcreated", "contentmodified")]
    fields = {
        "title": words(None if meta is None else first(meta, "headline")),
        "date": next((words(one) for one in (*of_content, *created) if one is not None), ""),
        "source": words(None if provider is None else first(provider, "name")) or _attribute(provider, "literal"),
    }
    return {name: value for name, value in fields.items() if value}


def _attribute(element: Any, name: str) -> str:
    return "" if element is None else element.get(name, "").strip()


def _plain(blocks: list[Block]) -> list[Block]:
    return [replace(block, text=one_line(block.text)) for block in blocks]
