"""The blocks of a tree of HTML, NITF or the like, as they stand: every paragraph, heading, item, caption and cell that a reader sees."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from factcheck.reading.blocks import CELL, PARAGRAPH, ROW, Block, one_line
from factcheck.reading.markup_places import Markup
from factcheck.reading.markup_tables import placed_cells
from factcheck.reading.safe_xml import local
from factcheck.records import Anchor, Zone

_BLOCKS = frozenset(
    {
        *(
            "p",
            "div",
            "section",
            "article",
            "main",
            "header",
            "footer",
            "blockquote",
            "bq",
            "li",
            "ul",
            "ol",
            "dl",
            "dt",
            "dd",
            "pre",
            "hr",
            "br",
        ),
        *(
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "hl1",
            "hl2",
            "table",
            "thead",
            "tbody",
            "tfoot",
            "tr",
            "td",
            "th",
            "caption",
            "figure",
            "block",
        ),
        *("figcaption", "media", "media-caption", "media-producer", "body", "byline", "dateline", "distributor", "credit"),
    }
)
_ZONES: dict[str, Zone] = {"figcaption": "caption", "caption": "caption", "media-caption": "caption", "td": "table", "th": "table"}
_UNSEEN = frozenset(
    {"script", "style", "template", "noscript", "head", "title", "svg", "select", "button", "iframe", "object", "media-metadata"}
)


def markup_blocks(root: Any) -> list[Block]:
    """The blocks of a tree in order, each on one line, without a place; what is hidden is left out.

    >>> from lxml.html import fromstring
    >>> [(b.text, b.zone) for b in markup_blocks(fromstring("<div>Oil<p>rose <b>5%</b></p><figcaption>A rig</figcaption></div>"))]
    [('Oil', 'body'), ('rose 5%', 'body'), ('A rig', 'caption')]
    """
    found: list[Block] = []
    columns = {cell: column for table in root.iter() if local(table) == "table" for _, column, cell in placed_cells(table)}
    row = cell = None
    for zone, text, owner in _pieces(root):
        if zone != "table":
            row = cell = None
            found.append(Block(text, zone))
        elif owner is cell and found:
            found[-1] = replace(found[-1], text=f"{found[-1].text} {text}")
        else:
            above = owner.getparent()
            gap = PARAGRAPH if row is None or above.getparent() is not row.getparent() else CELL if above is row else ROW
            before = columns.get(cell, -1) if above is row else -1
            # Cells without a word, and those that others reach into, keep their columns.
            for _ in range(columns.get(owner, before + 1) - before - 1):
                found.append(Block("", zone, gap=gap))
                gap = CELL
            found.append(Block(text, zone, gap=gap))
            row, cell = above, owner
    return found


def _pieces(root: Any) -> Iterator[tuple[Zone, str, Any]]:
    """Runs of text between the borders of blocks, with the zone and the element that gives it."""
    zones: list[tuple[Zone, Any]] = [("body", root)]
    run: list[str] = []
    for event, element, text in _seen(root):
        name = local(element)
        if name in _BLOCKS or name in _UNSEEN:
            if "".join(run).strip():
                yield zones[-1][0], one_line("".join(run)), zones[-1][1]
            run = []
        if name in _ZONES and event == "start":
            zones.append((_ZONES[name], element))
        elif name in _ZONES:
            zones.pop()
        run.append(text)
    if "".join(run).strip():
        yield zones[-1][0], one_line("".join(run)), zones[-1][1]


def _seen(root: Any) -> Iterator[tuple[str, Any, str]]:
    """Where each element begins and ends, with the text that follows there and is seen."""
    from lxml import etree

    unseen = None
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if unseen is None and event == "start" and (local(element) in _UNSEEN or _is_hidden(element)):
            unseen = element
        if event == "end" and unseen is element:
            unseen = None
        text = element.text if event == "start" else element.tail if element is not root else ""
        yield event, element, (text or "") if unseen is None else ""


def _is_hidden(element: Any) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return element.get("hidden") is not None or "display:none" in style or "visibility:hidden" in style


def located(blocks: Iterable[Block], markup: Markup, place: str = "") -> Iterator[Block]:
    """The blocks with the way back to their markup; one that isn't found as it is has its number for a place.

    With a `place` the lines are those of a part of the file, and each place names part and line.
    """
    for number, block in enumerate(blocks, 1):
        found = markup.find(block.text)
        if found is None:
            there = ", ".join(filter(None, (place, f"paragraph {number}")))
            yield replace(block, anchors=(Anchor(0, 1, 1, there),))
        elif place:
            yield replace(block, anchors=tuple(replace(one, place=f"{place}, line {one.line}", line=1, column=1) for one in found[1]))
        else:
            yield replace(block, anchors=found[1])


def numbered(blocks: Iterable[Block], place: str) -> Iterator[Block]:
    """The blocks with their numbers for places, where there is no way back to the markup."""
    for number, block in enumerate(blocks, 1):
        yield replace(block, anchors=(Anchor(0, 1, 1, f"{place}, paragraph {number}"),))
