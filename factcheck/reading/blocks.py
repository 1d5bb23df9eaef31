"""From the blocks of a document (paragraphs, captions, cells) to one text that knows where in the file every block stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from factcheck.reading.entries import Entry
from factcheck.records import Anchor, Zone

PARAGRAPH = "\n\n"
ROW = "\n"
CELL = "\t"
"""What stands before a block: a paragraph is apart from what is above it, a row begins a line, a cell follows a tab."""

_SPACE = re.compile(r"[ \t\n\r\f\v\x1c-\x1f\x85\u2028\u2029]+")
_UNPRINTABLE = re.compile("[\0-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a document: its text, its part in the layout ("body" where the words tell), and the way back, from its own beginning."""

    text: str
    zone: Zone = "body"
    anchors: tuple[Anchor, ...] = (Anchor(0, 1, 1),)
    gap: str = PARAGRAPH


def placed(text: str, place: str, zone: Zone = "body", gap: str = PARAGRAPH) -> Block:
    """A block of a file without lines; `place` says where it stands.

    >>> placed("Output rose.", "page 3").anchors
    (Anchor(offset=0, line=1, column=1, place='page 3'),)
    """
    return Block(text, zone, (Anchor(0, 1, 1, place),), gap)


def one_line(text: str) -> str:
    """A text as one line: runs of line ends, tabs and spaces are one space; no-break spaces stay, since they belong to figures.

    >>> one_line("  Output\\n   rose. ")
    'Output rose.'
    """
    return _UNPRINTABLE.sub("\ufffd", _SPACE.sub(" ", text).strip(" "))


def entry_of(blocks: Iterable[Block], fields: Mapping[str, str], left_out: Sequence[str] = (), line: int = 0) -> Entry:
    """The blocks as one text, those without a word left out; anchors and zones are moved to where each block comes to stand.

    >>> entry = entry_of([Block("Oil rose."), placed("A rig", "figure 1", "caption")], {})
    >>> entry.text, entry.zones, entry.anchors[1]
    ('Oil rose.\\n\\nA rig', ((11, 16, 'caption'),), Anchor(offset=11, line=1, column=1, place='figure 1'))
    """
    pieces: list[str] = []
    anchors: list[Anchor] = []
    zones: list[tuple[int, int, Zone]] = []
    at = 0
    for block in blocks:
        if not block.text.strip() and block.zone != "table":
            continue
        if pieces:
            pieces.append(block.gap)
            at += len(block.gap)
        anchors += [Anchor(at + anchor.offset, anchor.line, anchor.column, anchor.place) for anchor in block.anchors]
        if block.zone != "body" and block.text:
            zones.append((at, at + len(block.text), block.zone))
        pieces.append(block.text)
        at += len(block.text)
    return Entry(line, "".join(pieces), fields, tuple(anchors), tuple(zones), tuple(left_out))


def table_blocks(rows: Iterable[Sequence[str]], name: str = "") -> list[Block]:
    """The cells of a table, a row a line and a tab between cells; a row without a word is left out. `name`: what its places begin with.

    >>> entry_of(table_blocks([["Iraq", "3.1"], ["", ""], ["Iran", ""]], "table 1"), {}).text
    'Iraq\\t3.1\\nIran'
    """
    blocks: list[Block] = []
    for number, row in enumerate(rows, 1):
        cells = [one_line(cell) for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        gap = ROW if blocks else PARAGRAPH
        for column, cell in enumerate(cells, 1):
            blocks.append(placed(cell, f"{name}, row {number}, cell {column}".removeprefix(", "), "table", gap))
            gap = CELL
    return blocks


def lined(text: str, place: str) -> Block:
    """A text with lines of its own, such as the body of a mail, as one block: each line has its number after the place.

    >>> [anchor.place for anchor in lined("Oil rose.\\nIt fell.", "message 2").anchors]
    ['message 2, line 1', 'message 2, line 2']
    """
    clean = _UNPRINTABLE.sub("\ufffd", text.rstrip("\n"))
    starts = [0, *(found.end() for found in re.finditer("\n", clean))]
    return Block(clean, "body", tuple(Anchor(start, 1, 1, f"{place}, line {number}") for number, start in enumerate(starts, 1)))


def counted(number: int, thing: str, many: str = "") -> tuple[str, ...]:
    """What was left out, in words; nothing where there was none.

    >>> counted(1, "comment"), counted(2, "comment"), counted(0, "comment")
    (('1 comment',), ('2 comments',), ())
    """
    return (f"{number:,} {thing if number == 1 else many or thing + 's'}",) if number else ()
