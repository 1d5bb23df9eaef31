"""A table without a column of texts: which columns it has, and how to say which is which."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from factcheck.reading.entries import COLUMNS, Asked, Fault

OFTEN: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "id": ("id", "article_id", "doc_id", "uid", "guid", "uuid", "url"),
        "text": ("text", "body", "content", "article", "full_text", "article_text", "maintext", "story_text"),
        "title": ("title", "headline", "head", "hed"),
        "date": ("date", "pub_date", "published", "published_at", "publication_date", "date_published", "pubdate", "printed", "day"),
        "source": ("source", "outlet", "publisher", "publication", "newspaper", "site", "domain"),
        "story": ("story", "cluster", "cluster_id", "event", "event_id", "story_id", "thread"),
    }
)
"""What tables of articles often call our columns; only suggested, never taken for granted."""
MOST = 8
"""Columns of a table that are named in a message."""


def no_text_column(names: Iterable[str], asked: Asked, none: str = "no column", line: int = 1) -> Fault:
    """The fault of a table whose columns have these names (in small letters), none of them that of the text.

    >>> told = no_text_column(["headline", "body", "pub_date"], Asked())
    >>> print(told.what, "|", told.cure)
    no column is named text; there are: headline, body, pub_date | say which is which: --columns text=body,title=headline,date=pub_date
    """
    there = [name for name in dict.fromkeys(" ".join(name.split()) for name in names) if name]
    if not there:
        cure = f"name the columns in the first row: {', '.join(COLUMNS)}"
        return Fault(line, "input.unknown_format", "the row of column names can't be read", cure)
    shown = ", ".join(name[:30] for name in there[:MOST]) + (" …" if len(there) > MOST else "")
    pairs = [(ours, next((name for name in OFTEN[ours] if name in there), "")) for ours in ("text", *COLUMNS)]
    meant = [f"{ours}={theirs}" for ours, theirs in dict(pairs).items() if theirs and theirs != ours]
    if not any(pair.startswith("text=") for pair in meant):
        meant.insert(0, "text=body")
    what = f"{none} is named {asked.column('text')}; there are: {shown}"
    return Fault(line, "input.unknown_format", what, f"say which is which: --columns {','.join(meant)}")
