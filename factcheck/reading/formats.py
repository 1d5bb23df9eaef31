"""The formats that can be read, by the ending of the file's name; a format's code is loaded when a file of it is met."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path, PurePath
from types import MappingProxyType
from typing import Any, NamedTuple

from factcheck.reading.limits import Limits


class Format(NamedTuple):
    """One format: who reads it, as "module:function" of this room, and how.

    `apart`: by a library, in a process of its own with limits. `records`: many articles a file, so that each is numbered. `packed`: the
    text lies packed or among other things, so that the file may be larger. `shared`: other things than articles are written in it as well,
    so that a file without one that lies in a folder is passed over. `streamed`: from the disk it is read piece by
    piece, whatever its size; its reader takes the bytes, or a stream of them.
    """

    reader: str
    apart: bool = False
    records: bool = False
    packed: bool = False
    shared: bool = False
    streamed: bool = False

    def load(self) -> Any:
        """The function that reads it: a TextReader, or a BytesReader where the format is read apart."""
        module, _, name = self.reader.partition(":")
        return getattr(import_module(f"factcheck.reading.{module}"), name)


_PLAIN = Format("plain:read_plain")
_MARKDOWN = Format("markdown:read_markdown")
_HTML = Format("html:read_html", apart=True, shared=True)
_JSON = Format("json_ld:read_json_ld", records=True, shared=True)
_FEED = Format("feeds:read_feed", apart=True, records=True)
_PARQUET = Format("tabular:read_parquet", apart=True, records=True, packed=True, shared=True)
_WARC = Format("crawls:read_warc", apart=True, records=True, packed=True, streamed=True)

FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        ".txt": _PLAIN,
        ".md": _MARKDOWN,
        ".markdown": _MARKDOWN,
        ".jsonl": Format("jsonl:read_jsonl", records=True),
        ".csv": Format("table:read_csv", records=True, shared=True),
        ".tsv": Format("table:read_tsv", records=True, shared=True),
        ".json": _JSON,
        ".jsonld": _JSON,
        ".html": _HTML,
        ".htm": _HTML,
        ".xhtml": _HTML,
        ".docx": Format("word:read_docx", apart=True, packed=True),
        ".odt": Format("open_document:read_odt", apart=True, packed=True),
        ".pdf": Format("pdf:read_pdf", apart=True, packed=True),
        ".epub": Format("epub:read_epub", apart=True, records=True, packed=True),
        ".eml": Format("mail:read_eml", apart=True, packed=True),
        ".mbox": Format("mail:read_mbox", apart=True, records=True, packed=True),
        ".rss": _FEED,
        ".atom": _FEED,
        ".xml": Format("news_xml:read_xml", apart=True, records=True, shared=True),
        ".xlsx": Format("tabular:read_xlsx", apart=True, records=True, packed=True, shared=True),
        ".parquet": _PARQUET,
        ".warc": _WARC,
        ".wet": _WARC,
    }
)
PACKED: Mapping[str, str] = MappingProxyType(
    {
        ".gz": "gzip",
        ".bz2": "bzip2",
        ".xz": "xz",
        ".zst": "zstd",
        ".zip": "zip",
        ".tar": "tar",
        ".tgz": "gzip",
        ".tbz2": "bzip2",
        ".txz": "xz",
    }
)
"""What any of the formats may be packed with, by ending."""
ARCHIVES = frozenset({"zip", "tar"})
"""What packs many files; the others pack one."""
ENDINGS = frozenset({*FORMATS, *PACKED})
PASSED_OVER = frozenset(ending for ending, one in FORMATS.items() if one.shared)
"""Endings of files that are no fault in a folder where they hold no article."""
EXTRAS: Mapping[str, str] = MappingProxyType({"pyarrow": "parquet"})
"""Which of our extras brings a library that isn't in "readers"."""


def packed_in(path: Path) -> Path:
    """The name of the one file that a packed file holds: "a.warc" of "a.warc.gz", "a.tar" of "a.tgz".

    >>> str(packed_in(Path("a.warc.gz"))), str(packed_in(Path("a.tgz")))
    ('a.warc', 'a.tar')
    """
    return path.with_suffix(".tar" if path.suffix.lower() in (".tgz", ".tbz2", ".txz") else "")


def streamed_as(path: Path) -> tuple[str, str] | None:
    """The ending by which a file is read piece by piece and how it is packed ("" where it isn't); None for all other files.

    >>> streamed_as(Path("a.warc.gz")), streamed_as(Path("a.wet")), streamed_as(Path("a.txt.gz"))
    (('.warc', 'gzip'), ('.wet', ''), None)
    """
    how = PACKED.get(path.suffix.lower(), "")
    ending = (packed_in(path) if how else path).suffix.lower()
    return (ending, how) if ending in FORMATS and FORMATS[ending].streamed and how not in ARCHIVES else None


def most_bytes(name: str, limits: Limits) -> int:
    """How many bytes a file of this name may have."""
    ending = PurePath(name).suffix.lower()
    return limits.packed_bytes if ending in PACKED or (ending in FORMATS and FORMATS[ending].packed) else limits.text_bytes
