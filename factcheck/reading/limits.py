"""How much of a file is read before it is refused: every limit of the readers, in one place."""

from __future__ import annotations

from dataclasses import dataclass

# A few kilobytes of one letter pack a thousandfold and harm nobody: the ratio counts from here on.
RATIO_FROM = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """What is over a limit is a Problem, and the rest of the run goes on.

    >>> Limits(seconds=5).pages
    2000
    """

    text_bytes: int = 5_000_000
    """Of a text as it is read: a file of text or markup, or one unpacked from an archive."""
    packed_bytes: int = 100_000_000
    """Of a file that holds its text packed or among other things: archives, office documents, PDF, mailboxes, Parquet, crawls."""
    unpacked_bytes: int = 500_000_000
    """Of all that comes out of one archive, counted while it is unpacked: what the archive says of itself is not believed."""
    crawl_bytes: int = 20_000_000_000
    """Of a crawl, unpacked: it is read record by record, and none of it is kept but the articles."""
    ratio: int = 200
    """Unpacked to packed, of one entry of an archive that unpacks to more than a megabyte."""
    entries: int = 10_000
    """Of one archive, mailbox, feed, table or crawl."""
    depth: int = 3
    """How many archives may lie in one another: 2 is a .gz in a .zip, 3 a .gz in a .tar.gz."""
    pages: int = 2_000
    """Of a PDF; what comes after is left out and said."""
    seconds: int = 30
    """For one file that a library reads, of a crawl for a megabyte: then its process is stopped."""
    memory_bytes: int = 1_000_000_000
    """For the process that reads with libraries, where the system can hold it to that (not on Windows)."""


def raise_it(*names: str) -> str:
    """How a limit is raised, as the end of a cure.

    >>> raise_it("pages"), raise_it("text_bytes", "packed_bytes")
    ('raise `pages` under [limits] in factcheck.toml', 'raise `text-bytes` or `packed-bytes` under [limits] in factcheck.toml')
    """
    shown = [f"`{name.replace('_', '-')}`" for name in names]
    return f"raise {' or '.join(shown)} under [limits] in factcheck.toml"


def size_in_words(size: int) -> str:
    """A number of bytes as a person would say it.

    >>> size_in_words(5_000_000), size_in_words(20_000_000_000), size_in_words(1_500)
    ('5 MB', '20 GB', '1,500 bytes')
    """
    for name, scale in (("GB", 10**9), ("MB", 10**6)):
        if size >= scale and size % scale == 0:
            return f"{size // scale:,} {name}"
    return f"{size:,} bytes"
