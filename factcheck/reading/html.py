"""HTML: the main text of a page by trafilatura, with its headline, deck, tables and captions as zones and the way back to the source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from factcheck.reading.blocks import Block, counted, entry_of, one_line, table_blocks
from factcheck.reading.decoding import declared_encoding, decode
from factcheck.reading.entries import Asked, Entries, Fault, UnreadableError
from factcheck.reading.hidden import drop_hidden
from factcheck.reading.markup_places import Markup
from factcheck.reading.markup_tables import table_rows
from factcheck.reading.page_facts import page_facts
from factcheck.records import Zone

_DECLARATION = re.compile(r"\s*<\?xml\b[^>]{0,300}\?>")
_CLASS = "concat(' ', translate(@class, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ_', 'abcdefghijklmnopqrstuvwxyz-'), ' ')"
_DECKS = " or ".join(
    f"contains({_CLASS}, '{word}')" for word in (" deck", "-deck", " dek", "-dek", "standfirst", "subhead", "sub-head", "strapline")
)
_DECK_PATH = f"//*[(self::p or self::h2 or self::h3 or self::div) and ({_DECKS} or @itemprop='alternativeHeadline')]"
_LONGEST_DECK = 600
_OWN = '<meta name="generator" content="factcheck">'
_HEAD = 5_000


def read_html(data: bytes, _asked: Asked) -> Entries:
    """Give the page as one entry; a Fault where no main text is found."""
    content = decode(data, declared_encoding(data))
    if _OWN in content[:_HEAD]:
        yield Fault(1, "input.unknown_format", "is a report of this program", "name the articles that it is about")
        return
    blocks, fields, left_out = page_blocks(content)
    if not any(block.zone in ("body", "table") for block in blocks):
        yield Fault(
            1, "input.no_text", "no article is found on the page", "save the page with its text, or paste the text into a .txt file"
        )
        return
    yield entry_of(blocks, fields, left_out, 1)


def page_blocks(content: str) -> tuple[list[Block], dict[str, str], tuple[str, ...]]:
    """The blocks of a page in its order, what it says of itself, and what was left out."""
    tree = parsed(content)
    fields = page_facts(tree)
    hidden = drop_hidden(tree)
    _unwrap_layout(tree)
    tables = {_key(table): table_rows(table) for table in tree.iter("table")}
    decks = {_key(one) for one in tree.xpath(_DECK_PATH)}
    captions = [one_line("".join(one.itertext())) for one in tree.xpath("//figure//figcaption | //table/caption")]
    comments = len(tree.xpath("//*[@id='comments' or @class='comments']"))
    found = _placed(_main_blocks(tree, tables), Markup(content), fields.get("title", ""), decks, captions)
    return found, fields, (*counted(hidden, "hidden passage"), *counted(comments, "comment section"))


def parsed(content: str) -> Any:
    """The tree of a page; UnreadableError where there is none."""
    from lxml import etree
    from lxml import html as lxml_html

    declaration = _DECLARATION.match(content)
    parser = lxml_html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        return lxml_html.document_fromstring(content[declaration.end() :] if declaration else content, parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError("input.no_text", "holds no page", "save the page with its text") from error


def _unwrap_layout(tree: Any) -> None:
    """Tables that lay a page out, not figures, become plain divisions: they hold the headline, several paragraphs, or tables."""
    for table in tree.xpath("//table[.//h1 or .//table or .//td[count(.//p) > 1]]"):
        parts = [one for one in table.iter("tbody", "thead", "tr", "td", "th") if next(one.iterancestors("table"), None) is table]
        for one in (table, *parts):
            one.tag = "div"


def _key(element: Any) -> str:
    return "".join("".join(element.itertext()).split())


def _main_blocks(tree: Any, tables: Mapping[str, list[list[str]]]) -> list[Block]:
    """The main text as trafilatura finds it; tables, from which it drops empty cells, as they stand in the page."""
    from trafilatura import bare_extraction

    document = bare_extraction(tree, include_comments=False, include_tables=True, with_metadata=False, favor_recall=True)
    body = getattr(document, "body", None)
    return [] if body is None else list(_blocks_in(body, tables))


def _blocks_in(parent: Any, tables: Mapping[str, list[list[str]]]) -> Iterator[Block]:
    for element in parent:
        if element.tag == "table":
            rows = tables.get(_key(element))
            yield from table_blocks(rows or [["".join(cell.itertext()) for cell in row.iter("cell")] for row in element.iter("row")])
        elif element.tag in ("list", "div", "quote") and len(element) and not (element.text or "").strip():
            yield from _blocks_in(element, tables)
        else:
            yield from _lines(element)
        if (element.tail or "").strip():
            yield Block(one_line(element.tail))


def _lines(element: Any) -> Iterator[Block]:
    """A paragraph, or several where line breaks part it."""
    for lb in element.iter("lb"):
        lb.text = "\u2028"
    return (Block(one_line(line)) for line in "".join(element.itertext()).split("\u2028"))


def _placed(blocks: list[Block], markup: Markup, title: str, decks: set[str], captions: list[str]) -> list[Block]:
    """The blocks with their zones and places, the headline before them, and the captions that stand between them where they stand."""
    found: list[tuple[float, Block]] = []
    heading = markup.find(title) if title else None
    if heading:
        found.append((-1, Block(title, "headline", heading[1])))
    at = float(heading[0]) if heading else 0.0
    if blocks and heading and _same(blocks[0].text, title):
        blocks = blocks[1:]
    seen = {"".join(caption.split()) for caption in captions}
    for number, block in enumerate(blocks, 1):
        place = markup.find(block.text)
        key = "".join(block.text.split())
        if key in seen and block.zone == "body":
            continue
        anchors = place[1] if place else (replace(block.anchors[0], place=block.anchors[0].place or f"paragraph {number}"),)
        at = max(at, float(place[0])) if place else at
        zone: Zone = "deck" if key in decks and number <= 3 and len(key) < _LONGEST_DECK else block.zone
        found.append((at, replace(block, anchors=anchors, zone=zone)))
    last = max((at for at, _ in found), default=-1.0)
    begin = min((at for at, _ in found if at >= 0), default=0.0)
    for caption in captions:
        place = markup.find(caption)
        if place and (heading[0] if heading else begin) <= place[0] <= last + 5_000:
            found.append((float(place[0]) - 0.5, Block(caption, "caption", place[1])))
    return [block for _, block in sorted(found, key=lambda pair: pair[0])]


def _same(one: str, other: str) -> bool:
    return "".join(one.split()).casefold() == "".join(other.split()).casefold()
