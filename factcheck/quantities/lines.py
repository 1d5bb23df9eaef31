"""Where a line of a table ends: no unit, noun or range goes on over such a break, as it does over one that merely wraps a sentence."""

from __future__ import annotations

from factcheck.text.patterns import later

ROW_END = "¶"
"""Stands for the break behind a row, in place of the line feed; no pattern of a unit, a noun or a range takes it in."""

_FULL = 40
"""Hard-wrapped prose has lines of so many characters at least; capitals alone are counted from `_FULL_CAPITALS` on."""
_FULL_CAPITALS = 24
_LONGEST = 240
"""Longer lines were not wrapped by hand."""
_ROW = later(r"[ \t]{0,16}[^\W\d_][\w.&/'’()-]{0,24}(?:[ ][\w.&/'’()-]{1,24}){0,3}[ \t]{1,40}[-(]?[$€£¥]?\d[\d.,]{0,20}\)?(?=[ \t%]|$)")
"""A label of up to four words and a number."""
_FIELD = later(r"[ \t]{0,16}(?:[-*•][ ])?[^\W\d_][^\d\n:\t]{0,40}(?::[ ]?|\t|[ ]{2,8})[-(]?[$€£¥]?\d")
"""A label, a colon or a gap, and a number."""
_FIRST = later(r"[ \t]{0,16}(\S{1,40})")


def mark_rows(text: str) -> str:
    """The text with `ROW_END` for each line feed that parts two rows of a table or a list; every offset stays what it was.

    >>> mark_rows("Revs 24.3 mln\\n    Year"), mark_rows("It shipped 24.3 million\\nbarrels a day.")
    ('Revs 24.3 mln¶    Year', 'It shipped 24.3 million\\nbarrels a day.')
    """
    if "\n" not in text:
        return text
    lines = text.split("\n")
    parts: list[str] = []
    width, block = 0, -1
    for number, line in enumerate(lines[:-1]):
        if number > block:
            width, block = _block(lines, number)
        parts += (line, ROW_END if _parts_rows(line, lines[number + 1], width) else "\n")
    return "".join([*parts, lines[-1]])


def _block(lines: list[str], first: int) -> tuple[int, int]:
    """The longest line from `first` to the next empty one, and the number of the last line before that."""
    width, last = 0, first
    while last < len(lines) and lines[last].strip():
        width, last = max(width, len(lines[last].rstrip())), last + 1
    return width, last - 1


def _parts_rows(line: str, following: str, width: int) -> bool:
    """Whether the break between two lines parts rows: the next has a label of its own, or its first word would have had room above."""
    first = _FIRST.match(following)
    if first is None or not line.strip() or not first[1][0].isalpha():
        return False
    if _FIELD.match(line) and _FIELD.match(following):
        return True
    if first[1][0].islower():
        return False
    if len(line) > _LONGEST or first.start(1) > len(line) - len(line.lstrip()):
        return True
    wrapped = len(line.rstrip()) + 1 + len(first[1]) > width and len(line.strip()) >= (_FULL_CAPITALS if line.isupper() else _FULL)
    return not wrapped or (_is_row(line) and _ROW.match(following) is not None)


def _is_row(line: str) -> bool:
    return " vs " in line.lower() or _ROW.match(line) is not None
