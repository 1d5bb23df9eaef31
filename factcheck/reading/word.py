"""Word's .docx by python-docx: the visible text, tables and captions; tracked deletions, comments and notes are left out and said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from factcheck.reading.blocks import Block, counted, entry_of, one_line, placed, table_blocks
from factcheck.reading.entries import Asked, Entries, UnreadableError
from factcheck.reading.safe_xml import local, named
from factcheck.reading.unpack import repacked, safe_package
from factcheck.records import Zone

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MOST_SPANNED = 50
_OLD = b"\xd0\xcf\x11\xe0"
_UNSEEN = frozenset({"del", "movefrom", "deltext", "instrtext", "fallback", "rpr", "ppr", "txbxcontent", "pict", "drawing"})
_SIGNS = {"tab": " ", "br": " ", "cr": " ", "nobreakhyphen": "\u2011", "ptab": " "}
_STYLES: Mapping[str, Zone] = {"title": "headline", "subtitle": "deck", "caption": "caption"}


def read_docx(data: bytes, asked: Asked) -> Entries:
    """Give the document as one entry; places are paragraphs and cells, counted from 1."""
    if data.startswith(_OLD):
        what = "is protected by a password, or written by an old Word"
        raise UnreadableError("input.encrypted", what, "open it in Word and save it as .docx without a password")
    from docx import Document

    parts = safe_package(data, asked.limits)
    document: Any = Document(repacked(parts))
    styles = {style.style_id: (style.name or "").lower() for style in document.styles}
    blocks = list(_blocks(document.element.body, styles))
    title = next((block.text for block in blocks if block.text), "") if _begins_with_title(blocks) else ""
    yield entry_of(blocks, {"title": title}, _left_out(document.element.body, parts))


def _begins_with_title(blocks: list[Block]) -> bool:
    return next((block.zone for block in blocks if block.text), "body") == "headline"


def _blocks(body: Any, styles: Mapping[str, str]) -> Iterator[Block]:
    paragraph = table = 0
    for element in _top(body):
        if local(element) == "tbl":
            table += 1
            yield from table_blocks(_rows(element), f"table {table}")
            continue
        paragraph += 1
        text = one_line(_text(element))
        yield placed(text, f"paragraph {paragraph}", _zone(element, styles, paragraph))
        for number, box in enumerate(_boxes(element), 1):
            words = one_line(" ".join(_text(line) for line in named(box, "p")))
            yield placed(words, f"text box {number} at paragraph {paragraph}", "caption" if _is_caption(box, styles) else "body")


def _top(parent: Any) -> Iterator[Any]:
    """The paragraphs and tables of a body, those in content controls and inserted parts too."""
    for element in parent:
        name = local(element)
        if name in ("p", "tbl"):
            yield element
        elif name in ("sdt", "sdtcontent", "ins", "customxml", "smarttag"):
            yield from _top(element)


def _zone(paragraph: Any, styles: Mapping[str, str], number: int) -> Zone:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    name = styles.get(style.get(f"{_W}val"), "") if style is not None else ""
    return "headline" if name == "heading 1" and number == 1 else _STYLES.get(name, "body")


def _is_caption(box: Any, styles: Mapping[str, str]) -> bool:
    return any(_zone(one, styles, 0) == "caption" for one in named(box, "p"))


def _text(element: Any) -> str:
    """What a reader sees of an element: inserted text yes; deleted, moved away and hidden text no."""
    pieces = []
    for child in element:
        name = local(child)
        if name == "t":
            pieces.append(child.text or "")
        elif name in _SIGNS:
            pieces.append(_SIGNS[name])
        elif name not in _UNSEEN and not (name == "r" and _vanishes(child)):
            pieces.append(_text(child))
    return "".join(pieces)


def _vanishes(run: Any) -> bool:
    vanish = run.find(f"{_W}rPr/{_W}vanish")
    return vanish is not None and vanish.get(f"{_W}val") not in ("0", "false", "off")


def _boxes(paragraph: Any) -> Iterator[Any]:
    """The text boxes that hang on a paragraph; each is written twice for old readers, and counts once."""
    for box in named(paragraph, "txbxcontent"):
        if not any(local(above) == "fallback" for above in box.iterancestors()):
            yield box


def _rows(table: Any) -> Iterator[list[str]]:
    for row in table.iterchildren(f"{_W}tr"):
        cells = [cell for cell in row.iter(f"{_W}tc") if next(cell.iterancestors(f"{_W}tbl")) is table]
        yield [text for cell in cells for text in _columns(cell)]


def _columns(cell: Any) -> list[str]:
    """The text of a cell for the first column that it covers, "" for the others."""
    span = cell.find(f"{_W}tcPr/{_W}gridSpan")
    written = "1" if span is None else span.get(f"{_W}val") or "1"
    width = min(int(written), _MOST_SPANNED) if written.isascii() and written.isdigit() and len(written) < 6 else 1
    return [" ".join(_text(one) for one in cell.iter(f"{_W}p")), *[""] * (width - 1)]


def _left_out(body: Any, parts: Mapping[str, bytes]) -> tuple[str, ...]:
    gone = sum(1 for one in body.iter(f"{_W}del", f"{_W}moveFrom") if any(True for _ in one.iter(f"{_W}delText", f"{_W}t")))
    hidden = sum(1 for one in body.iter(f"{_W}r") if _vanishes(one) and any((text.text or "").strip() for text in one.iter(f"{_W}t")))
    notes = sum(1 for _ in body.iter(f"{_W}footnoteReference", f"{_W}endnoteReference"))
    margins = sum(
        1 for name, part in parts.items() if name.startswith(("word/header", "word/footer")) and (b"<w:t>" in part or b"<w:t " in part)
    )
    return (
        *counted(gone, "tracked deletion"),
        *counted(parts.get("word/comments.xml", b"").count(b"<w:comment "), "comment"),
        *counted(hidden, "hidden passage"),
        *counted(notes, "footnote"),
        *counted(margins, "header or footer", "headers or footers"),
    )
