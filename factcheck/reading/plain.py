"""Plain text: the whole file is the article. A title that it begins with stays in the text."""

from __future__ import annotations

from factcheck.reading.entries import ANYTHING, Asked, Entries, Entry


def read_plain(content: str, _asked: Asked = ANYTHING) -> Entries:
    """Give the file as one entry."""
    yield Entry(1, content)
