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


def place(article: Article, offset: int) -> str:
    """Where an offset is, to print: "path:line:column", or the article's id with line and column where it has no path.

    >>> place(Article("a", "Output rose.", path="drafts/oil.txt"), 7), place(Article("a", "Output rose."), 7)
    ('drafts/oil.txt:1:8', 'a:1:8')
    """
    line, column = line_and_column(article, offset)
    return f"{article.path or article.id}:{line}:{column}"
