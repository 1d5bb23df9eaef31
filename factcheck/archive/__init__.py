"""The archive: claims of what was printed, kept in one SQLite file and looked up by key."""

from factcheck.archive.contents import Contents, contents, entries, ids
from factcheck.archive.looking import Archive, reading
from factcheck.archive.opening import Fault
from factcheck.archive.writing import Done, Writer, writing

__all__ = ["Archive", "Contents", "Done", "Fault", "Writer", "contents", "entries", "ids", "reading", "writing"]
