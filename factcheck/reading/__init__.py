"""Reading: files, folders and standard input to articles, and a Problem for whatever can't be read. One file a format."""

from factcheck.reading.dating import find_date, parse_date
from factcheck.reading.decoding import NotTextError, decode
from factcheck.reading.formats import ENDINGS, FORMATS, PASSED_OVER
from factcheck.reading.given import plain_article
from factcheck.reading.limits import Limits
from factcheck.reading.read import MAX_BYTES, read_articles

__all__ = [
    "ENDINGS",
    "FORMATS",
    "MAX_BYTES",
    "PASSED_OVER",
    "Limits",
    "NotTextError",
    "decode",
    "find_date",
    "parse_date",
    "plain_article",
    "read_articles",
]
