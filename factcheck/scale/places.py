"""Files to read: paths of this machine, and addresses of any file system that Arrow opens ("hdfs://…", "s3://…", "file:///…")."""

from __future__ import annotations

from io import BufferedReader
from pathlib import Path
from typing import Any, BinaryIO

from factcheck.records import Article

BUFFER = 1 << 20


def is_address(path: str) -> bool:
    """Whether a path names a file system of its own.

    >>> is_address("s3://bucket/news"), is_address("news/2026")
    (True, False)
    """
    return "://" in path


def open_place(path: str) -> BinaryIO:
    """A file of this machine or of an address, open to be read from any place. Raises OSError."""
    if not is_address(path):
        return Path(path).open("rb")
    files, inside = file_system(path)
    return BufferedReader(files.open_input_file(inside), BUFFER)


def file_system(path: str) -> tuple[Any, str]:
    """The file system of an address or path, and the path within it. Raises OSError for one that can't be used."""
    from pyarrow import fs

    if not is_address(path):
        return fs.LocalFileSystem(), str(Path(path).absolute())
    try:
        found: tuple[Any, str] = fs.FileSystem.from_uri(path)
    except (ValueError, ImportError) as error:
        raise OSError(f"no file system for {path.partition('://')[0]}://: {error}") from error
    return found


def where(article: Article) -> str:
    """The file of an article, and the line, row or page where it begins."""
    first = article.anchors[0] if article.anchors else None
    spot = f":{first.place or first.line}" if first and article.path else ""
    return f"{article.path or article.id}{spot}"
