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
