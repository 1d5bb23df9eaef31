"""OpenDocument text (.odt) by lxml: the visible text, tables and captions; tracked deletions, comments and notes are left out and said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from factcheck.reading.blocks import Block, counted, entry_of, one_line, placed, table_blocks
from factcheck.reading.decoding import decode
from factcheck.reading.entries import Asked, Entries, UnreadableError
from factcheck.reading.safe_xml import first, local, named, parse_xml
from factcheck.reading.unpack import safe_package
from factcheck.records import Zone

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_UNSEEN = frozenset(
    {"tracked-changes", "annotation", "annotation-end", "note", "hidden-text", "hidden-paragraph", "sequence-decls", "forms"}
)
_ZONES: Mapping[str, Zone] = {
    "title": "headline",
    "subtitle": "deck",
    **dict.fromkeys(("caption", "illustration", "table", "drawing", "figure", "text"), "caption"),
}
_MOST_SPACES = 40
_MOST_REPEATED = 20


def read_odt(data: bytes, asked: Asked) -> Entries:
    """Give the document as one entry; places are paragraphs and cells, counted from 1."""
    parts = safe_package(data, asked.limits)
    if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise UnreadableError("input.encrypted", "is protected by a password", "open it in its program and save it without a password")
    if "content.xml" not in parts:
        raise UnreadableError("input.bad_file", "is not an OpenDocument text", "open it in the program that made it and save it anew")
    root = parse_xml(decode(parts["content.xml"]))
    body = first(root, "body", "text")
    if body is None:
        raise UnreadableError("input.unknown_format", "holds no text document", "export the text as .odt or .docx")
    styles = _Styles(root)
    blocks = list(_Walk(styles).blocks(body))
    begins = next((block for block in blocks if block.text), None)
    title = begins.text if begins and begins.zone == "headline" else ""
    yield entry_of(blocks, {"title": title}, _left_out(body, styles))


class _Styles:
    """What the automatic styles of a document stand for, and which of them hide their text."""

    def __init__(self, root: Any) -> None:
        self.parents: dict[str, str] = {}
        self.hidden: set[str] = set()
        for style in named(root, "style"):
            name = style.get(f"{_STYLE}name", "")
            self.parents[name] = style.get(f"{_STYLE}parent-style-name", "")
            if any(one.get(f"{_TEXT}display") == "none" for one in named(style, "text-properties")):
                self.hidden.add(name)

    def count_hidden(self, body: Any) -> int:
        return sum(1 for one in named(body, "span", "p") if one.get(f"{_TEXT}style-name") in self.hidden)

    def zone(self, paragraph: Any, number: int) -> Zone:
        name = paragraph.get(f"{_TEXT}style-name", "")
        name = self.parents.get(name) or name
        if local(paragraph) == "h" and number == 1 and paragraph.get(f"{_TEXT}outline-level") == "1":
            return "headline"
        return _ZONES.get(name.lower(), "body")


class _Walk:
    """One pass through a document, counting its paragraphs and tables."""

    def __init__(self, styles: _Styles) -> None:
        self.styles = styles
        self.paragraphs = 0
        self.tables = 0

    def blocks(self, parent: Any) -> Iterator[Block]:
        for element in parent:
            name = local(element)
            if name in ("p", "h"):
                self.paragraphs += 1
                yield placed(one_line(self._text(element)), f"paragraph {self.paragraphs}", self.styles.zone(element, self.paragraphs))
                for box in named(element, "text-box"):
                    yield from self.blocks(box)
            elif name == "table":
                self.tables += 1
                yield from table_blocks(self._rows(element), f"table {self.tables}")
            elif name and name not in _UNSEEN:
                yield from self.blocks(element)

    def _text(self, element: Any) -> str:
        pieces = [element.text or ""]
        for child in element:
            name = local(child)
            if name == "s":
                pieces.append(" " * min(_count(child, f"{_TEXT}c"), _MOST_SPACES))
            elif name in ("tab", "line-break", "soft-page-break"):
                pieces.append(" " if name != "soft-page-break" else "")
            elif name not in _UNSEEN and name != "text-box" and child.get(f"{_TEXT}style-name") not in self.styles.hidden:
                pieces.append(self._text(child))
            pieces.append(child.tail or "")
        return "".join(pieces)

    def _rows(self, table: Any) -> Iterator[list[str]]:
        for row in named(table, "table-row"):
            cells: list[str] = []
            for cell in row:
                if local(cell) in ("table-cell", "covered-table-cell"):
                    text = " ".join(self._text(one) for one in named(cell, "p", "h"))
                    cells += [text] * min(_count(cell, f"{_TABLE}number-columns-repeated"), _MOST_REPEATED)
            yield cells


def _count(element: Any, attribute: str) -> int:
    written = element.get(attribute, "1")
    return max(int(written), 1) if written.isascii() and written.isdigit() and len(written) < 6 else 1


def _left_out(body: Any, styles: _Styles) -> tuple[str, ...]:
    return (
        *counted(sum(1 for _ in named(body, "deletion")), "tracked deletion"),
        *counted(sum(1 for _ in named(body, "annotation")), "comment"),
        *counted(sum(1 for _ in named(body, "hidden-text", "hidden-paragraph")) + styles.count_hidden(body), "hidden passage"),
        *counted(sum(1 for _ in named(body, "note")), "footnote"),
    )
