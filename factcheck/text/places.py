"""Offsets in an article's text, told as line and column of the file that it was read from."""

from __future__ import annotations

from bisect import bisect_right

from factcheck.records import Article


def line_and_column(article: Article, offset: int) -> tuple[int, int]:
    """Line and column of the file, both from 1, where the code point at `offset` of the article's text is written.

    Columns count code points. An offset outside the text is taken as its nearest end.

    >>> line_and_column(Article("a", "Output\\nrose."), 9)
    (2, 3)
    """
    offset = min(max(offset, 0), len(article.text))
    index = bisect_right(article.anchors, offset, key=lambda anchor: anchor.offset) - 1
    if index < 0:
        from_offset, line, column = 0, 1, 1
    else:
        anchor = article.anchors[index]
        from_offset, line, column = anchor.offset, anchor.line, anchor.column
    breaks = article.text.count("\n", from_offset, offset)
    if not breaks:
        return line, column + offset - from_offset
    return line + breaks, offset - article.text.rfind("\n", from_offset, offset)


def spot(article: Article, offset: int) -> str:
    """Where an offset is in a file without lines of its own ("page 3, line 7", "table 2, row 4, cell 1"); "" in one with lines.

    >>> from factcheck.records import Anchor
    >>> spot(Article("a", "Output rose.", anchors=(Anchor(0, 1, 1, "page 3"),)), 7), spot(Article("a", "Output rose."), 7)
    ('page 3', '')
    """
    index = bisect_right(article.anchors, max(offset, 0), key=lambda anchor: anchor.offset) - 1
    if index < 0 or not article.anchors[index].place:
        return ""
    anchor = article.anchors[index]
    line = anchor.line + article.text.count("\n", anchor.offset, offset)
    return anchor.place if line == 1 else f"{anchor.place}, line {line}"


def place(article: Article, offset: int) -> str:
    """Where an offset is, to print: "path:line:column" or "path:page 3", with the article's id where it has no path.

    >>> place(Article("a", "Output rose.", path="drafts/oil.txt"), 7), place(Article("a", "Output rose."), 7)
    ('drafts/oil.txt:1:8', 'a:1:8')
    """
    there = spot(article, offset) or "{}:{}".format(*line_and_column(article, offset))
    return f"{article.path or article.id}:{there}"
