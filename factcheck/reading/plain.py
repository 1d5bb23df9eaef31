"""Plain text: the whole file is the article. A title that it begins with stays in the text."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.reading.entries import Entry, Fault


def read_plain(content: str) -> Iterator[Entry | Fault]:
    """Give the file as one entry."""
    yield Entry(1, content)
