"""Quotations: what stands between double quotation marks of any style."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from factcheck.text.paragraphs import paragraphs
from factcheck.text.spans import Span

_MARK = re.compile(r"[\"“”„‟«»]|``|''")
_INCHES = re.compile(r"\d\s?['’′]\s?\d{1,2}(?:[./]\d+)?$")
_CLOSERS = {'"': ('"',), "“": ("”",), "„": ("“", "”"), "‟": ("”",), "«": ("»",), "»": ("«",), "``": ("''",), "”": ("”",)}
"""What can close a quotation, by the mark that opened it: English “…”, German „…“ and »…«, French «…», Swedish ”…”, wire ``…''."""


def quotations(text: str) -> tuple[Span, ...]:
    """Give the spans inside double quotation marks, in order without the marks; a quotation inside a quotation counts with the outer one.

    A quotation ends with its paragraph, even where its closing mark is missing; where the next paragraph opens again, both parts count.
    Inch marks (5'10", an 8" pipe) and marks inside words are no quotations. Single quotation marks are not read.

    >>> text = 'He said, "Output of the 8" pipe rose," and «oui».'
    >>> [text[start:end] for start, end in quotations(text)]
    ['Output of the 8" pipe rose,', 'oui']
    """
    return tuple(span for block in paragraphs(text) for span in _in_paragraph(text, block) if span.end > span.start)


def _in_paragraph(text: str, block: Span) -> Iterator[Span]:
    marks = [mark for mark in _MARK.finditer(text, block.start, block.end) if _is_mark(text, block, mark)]
    style = ""
    left = Counter(mark.group() for mark in marks)
    depth = start = 0
    for mark in marks:
        sign = mark.group()
        left[sign] -= 1
        if not style:
            if _can_open(text, block, mark):
                style, start, depth = sign, mark.end(), 1
        elif sign == '"' == style and _looks_opening(text, mark):
            start = mark.end()
        elif sign == style and sign not in _CLOSERS[style]:
            depth, start = (depth + 1, start) if _is_nested(left, style, depth) else (1, mark.end())
        elif sign in _CLOSERS[style] and not _is_inch_inside(text, mark, left):
            depth -= 1
            if not depth:
                yield Span(start, mark.start())
                style = ""
    if style:
        yield Span(start, block.end)


def _is_mark(text: str, block: Span, mark: re.Match[str]) -> bool:
    """Whether this is a quotation mark at all: not the inches of 5'10", not a slip for an apostrophe (Kuwait"s)."""
    at, end = mark.span()
    if mark.group() in '"”' and _INCHES.search(text, max(block.start, at - 10), at):
        return False
    return not (mark.group() == '"' and block.start < at and end < block.end and text[at - 1].isalnum() and text[end].isalnum())


def _can_open(text: str, block: Span, mark: re.Match[str]) -> bool:
    at, end = mark.span()
    if mark.group() == "''" or end >= block.end or text[end].isspace():
        return False
    before = text[at - 1] if at > block.start else " "
    if mark.group() in '"”»':
        return not before.isalnum() and before not in ".,!?%"
    return True


def _looks_opening(text: str, mark: re.Match[str]) -> bool:
    """Whether a straight mark can only be an opening one, so that the one before it was never closed."""
    at, end = mark.span()
    return text[at - 1].isspace() and not text[end : end + 1].isspace() and text[end : end + 1] not in {"", ",", "."}


def _is_nested(left: Counter[str], style: str, depth: int) -> bool:
    """Whether a second opening mark opens a quotation inside the first: enough closing marks must be left for both."""
    return sum(left[closer] for closer in _CLOSERS[style]) >= left[style] + depth + 1


def _is_inch_inside(text: str, mark: re.Match[str], left: Counter[str]) -> bool:
    """Whether a straight mark after a digit stands for inches inside an open quotation: the later marks pair up only without it."""
    at, end = mark.span()
    return mark.group() == '"' and text[at - 1].isdigit() and text[end : end + 1] != "," and left['"'] % 2 == 1
