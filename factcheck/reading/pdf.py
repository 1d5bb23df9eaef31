"""PDF by PDFium: the text layer, each line with its page; running heads are left out and said, pictures of text are not read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from statistics import median
from typing import Any, NamedTuple

from factcheck.reading.blocks import PARAGRAPH, ROW, Block, counted, entry_of, one_line, placed
from factcheck.reading.entries import Asked, Entries, UnreadableError
from factcheck.reading.limits import raise_it
from factcheck.records import Zone

_HYPHENS = ("\x02", "\ufffe", "\xad")
"""What PDFium gives for a hyphen that a line end put into a word."""
_MOST_LISTED = 10
_FULL = 0.85
_SHORT = 0.8
"""Of the column's right edge: a line that reaches so far is full, one that ends before may be the last of a paragraph."""
_HEADLINE = 1.3
"""Times the usual height of a line: larger ones at the head of the first page are the headline."""
_OVER = 3
_STOPS = (".", "!", "?", "”", '"')


class _Line(NamedTuple):
    """A line of a page: its text, and where it stands in points from the page's lower left (all 0 where that is not known)."""

    text: str
    left: float
    right: float
    bottom: float
    top: float

    @property
    def height(self) -> float:
        """Of its font, in points."""
        return self.top - self.bottom


def read_pdf(data: bytes, asked: Asked) -> Entries:
    """Give the document as one entry; places are "page 3, line 7", lines counted in the order of the text layer."""
    pages, left_out = _pages(data, asked.limits.pages, asked.limits.text_bytes)
    if not any(pages):
        raise UnreadableError("input.no_text", "has no text layer: its pages are pictures", "run it through text recognition (OCR) first")
    heads = _running_heads(pages)
    bare = [number for number, page in enumerate(pages, 1) if not page]
    if bare:
        shown = ", ".join(map(str, bare[:_MOST_LISTED])) + (" …" if len(bare) > _MOST_LISTED else "")
        left_out.append(f"{'page' if len(bare) == 1 else 'pages'} {shown}: no text layer")
    left_out += counted(
        sum(_masked(line.text) in heads for page in pages for line in page), "line of running heads", "lines of running heads"
    )
    blocks = list(_blocks(pages, heads))
    title = " ".join(block.text for block in blocks if block.zone == "headline")
    yield entry_of(blocks, {"title": title} if title else {}, left_out)


def _pages(data: bytes, most: int, most_text: int) -> tuple[list[list[_Line]], list[str]]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise UnreadableError("input.encrypted", "is protected by a password", "save it without the password") from error
        raise UnreadableError(
            "input.bad_file", "can't be read as PDF: damaged, or not what its ending says", "print it to PDF anew"
        ) from error
    pages: list[list[_Line]] = []
    size = 0
    for number in range(min(len(document), most)):
        pages.append(list(_lines(document, number)))
        size += sum(len(line.text) for line in pages[-1])
        if size > most_text:
            raise UnreadableError(
                "input.too_large", f"its text is longer than {most_text:,} characters", f"split it, or {raise_it('text_bytes')}"
            )
    return pages, [f"pages from {most + 1:,} on"] if len(document) > most else []


def _lines(document: Any, number: int) -> Iterator[_Line]:
    try:
        page = document[number]
        layer = page.get_textpage()
    except RuntimeError:
        return
    text = layer.get_text_range()
    at = 0
    for written in text.split("\n"):
        line = written.rstrip("\r")
        words = line.strip()
        start = at + len(line) - len(line.lstrip())
        at += len(written) + 1
        if words:
            left, bottom, _, top = _box(layer, start)
            yield _Line(words, left, _box(layer, start + len(words) - 1)[2], bottom, top)
    layer.close()
    page.close()


def _box(layer: Any, index: int) -> tuple[float, float, float, float]:
    try:
        box: tuple[float, float, float, float] = layer.get_charbox(index, loose=True)
    except (RuntimeError, ValueError, IndexError):
        return (0.0, 0.0, 0.0, 0.0)
    return box


def _masked(text: str) -> str:
    return re.sub(r"\d+", "#", text)


def _running_heads(pages: list[list[_Line]]) -> frozenset[str]:
    """First and last lines that return on most pages, whatever their page number."""
    full = [page for page in pages if len(page) > 2]
    counts = Counter(masked for page in full for masked in {_masked(line.text) for line in (page[0], page[-1])})
    return frozenset(masked for masked, count in counts.items() if count >= 3 and count * 2 > len(full))


def _blocks(pages: list[list[_Line]], heads: frozenset[str]) -> Iterator[Block]:
    pitch, large = _pitch(pages), _HEADLINE * median(line.height for page in pages for line in page)
    heading = large > 0
    before: _Line | None = None
    for number, page in enumerate(pages, 1):
        right = max((line.right for line in page), default=0.0)
        for count, line in enumerate(page, 1):
            if count in (1, len(page)) and _masked(line.text) in heads:
                continue
            gap = PARAGRAPH if before is None else _gap(before, line, pitch, right, new_page=count == 1)
            # A kicker or date may stand over the headline: the first large lines within the first few are it.
            heading = heading and number == 1 and (line.height > large or ((before is None or before.height <= large) and count <= _OVER))
            zone: Zone = "headline" if heading and line.height > large else "body"
            yield placed(one_line(line.text.rstrip("".join(_HYPHENS))), f"page {number}, line {count}", zone, gap)
            before = line


def _pitch(pages: list[list[_Line]]) -> float:
    """How far the lines of a paragraph are apart, in heights of their font: the median below lines that fill the column."""
    found = []
    for page in pages:
        right = max((line.right for line in page), default=0.0)
        found += [
            (a.bottom - b.bottom) / a.height for a, b in pairwise(page) if a.right > _FULL * right and a.height > 0 and b.bottom < a.bottom
        ]
    return min(max(median(found), 0.8), 2.5) if found else 1.2


def _gap(before: _Line, line: _Line, pitch: float, right: float, *, new_page: bool) -> str:
    """What parts two lines: nothing where a hyphen parted a word, a line end in a paragraph, an empty line between paragraphs."""
    if before.text.endswith(_HYPHENS):
        return ""
    if new_page or line.bottom > before.bottom:
        return ROW if line.text[:1].islower() else PARAGRAPH
    if before.height <= 0 or line.height <= 0:
        return ROW
    apart = (before.bottom - line.bottom) / before.height > 1.2 * pitch
    resized = abs(line.height - before.height) > 0.15 * before.height
    indented = before.height * 0.8 < line.left - before.left < before.height * 6
    ended = before.right < _SHORT * right and before.text.endswith(_STOPS)
    return PARAGRAPH if apart or resized or indented or ended else ROW
