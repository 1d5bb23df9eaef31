"""Reading: files, folders and standard input to articles, and a Problem for whatever can't be read. One file a format."""

from factcheck.reading.dating import find_date, parse_date
from factcheck.reading.decoding import NotTextError, decode
from factcheck.reading.read import FORMATS, MAX_BYTES, read_articles

__all__ = ["FORMATS", "MAX_BYTES", "NotTextError", "decode", "find_date", "parse_date", "read_articles"]
