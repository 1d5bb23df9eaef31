"""Reading: paths in, articles and problems out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path, PurePath
from typing import BinaryIO, TextIO

from factcheck.reading.apart import Bench
from factcheck.reading.entries import Asked
from factcheck.reading.files import STDIN, Found, find_files, printable, read_bytes, too_large, unreadable
from factcheck.reading.formats import ENDINGS, PACKED, most_bytes, streamed_as
from factcheck.reading.limits import Limits
from factcheck.reading.shelf import Shelf
from factcheck.records import Article, Problem

MAX_BYTES = Limits().text_bytes


def read_articles(
    paths: Sequence[Path | str],
    *,
    stdin: TextIO | BinaryIO | bytes | None = None,
    stdin_name: str = "stdin",
    date: date | None = None,
    max_bytes: int | None = None,
    already: Sequence[Article] = (),
    columns: Mapping[str, str] | None = None,
    limits: Limits | None = None,
) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
    """Read the articles that the paths name: files, folders (recursively, sorted) and "-" for standard input.

    `stdin_name` names the standard input in messages, and its ending says the format (plain text where it has none). `date` is when
    articles without a date in their metadata were published. `already` are articles read earlier in the same run: their files aren't read
    again and their ids aren't given twice. `columns` tells under which names tables have our columns ({"text": "body"}). `limits` bounds
    what is read; `max_bytes` is short for its `text_bytes`. In a folder, files of other endings are passed over, and those that may hold
    other things and do (a table without a column "text", JSON without an article). Whatever else can't be read is a Problem, and the rest
    goes on.

    >>> articles, problems = read_articles(["-"], stdin=b"CARACAS, March 6, 2022 - Output rose.", stdin_name="draft.txt")
    >>> articles[0].id, articles[0].published.isoformat(), problems
    ('draft.txt', '2022-03-06', ())
    """
    limits = limits or Limits()
    if max_bytes is not None:
        limits = replace(limits, text_bytes=max_bytes, packed_bytes=max(max_bytes, min(limits.packed_bytes, 20 * max_bytes)))
    done = _files_of(already)
    with Bench(Asked(columns or {}, limits)) as bench:
        shelf = Shelf(bench, date, {article.id: article.path or article.id for article in already})
        for found in find_files(paths, ENDINGS):
            if isinstance(found, Problem):
                shelf.problems.append(found)
            elif found is STDIN:
                shown = printable(PurePath(stdin_name))
                data = _stdin_bytes(stdin, shown, most_bytes(shown, limits))
                shelf.take(Found(Path(shown), shown, PurePath(shown).name, ()), data)
            elif found.path.resolve() in done:
                continue
            elif piecewise := streamed_as(found.path):
                shelf.take_streamed(found, *piecewise)
            else:
                shelf.take(found, read_bytes(found.path, found.shown, most_bytes(found.shown, limits)))
    if not shelf.articles and not shelf.problems:
        shelf.problems += shelf.passed_over
    return tuple(shelf.articles), tuple(shelf.problems)


def _files_of(articles: Sequence[Article]) -> set[Path]:
    """The files that articles were read from; of one in an archive, the archive."""
    paths = {Path(article.path).resolve() for article in articles if article.path}
    return paths | {above for path in paths for above in path.parents if above.suffix.lower() in PACKED}


def _stdin_bytes(stdin: TextIO | BinaryIO | bytes | None, name: str, max_bytes: int) -> bytes | Problem:
    if stdin is None:
        return Problem("input.missing", name, "there is no standard input", "pipe a text in, or name a file")
    try:
        data: bytes | str = stdin if isinstance(stdin, bytes) else getattr(stdin, "buffer", stdin).read(max_bytes + 1)
    except (OSError, ValueError) as error:
        return unreadable(name, error)
    if isinstance(data, str):
        data = data.encode("utf-8", "replace")
    return too_large(name, max_bytes) if len(data) > max_bytes else data
