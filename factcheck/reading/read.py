"""Reading: paths in, articles and problems out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path, PurePath
from typing import BinaryIO, TextIO

from factcheck.reading.dating import find_date, parse_date
from factcheck.reading.decoding import NotTextError, decode
from factcheck.reading.entries import Entry, Fault, Format
from factcheck.reading.files import STDIN, Found, find_files, printable, read_bytes, too_large, unreadable
from factcheck.reading.jsonl import read_jsonl
from factcheck.reading.markdown import read_markdown
from factcheck.reading.plain import read_plain
from factcheck.reading.table import read_csv
from factcheck.records import Article, Problem

FORMATS: Mapping[str, Format] = {
    ".txt": read_plain,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".jsonl": read_jsonl,
    ".csv": read_csv,
}
"""The formats that can be read, by the ending of the file's name."""
_RECORDS = frozenset({read_jsonl, read_csv})
MAX_BYTES = 5_000_000


def read_articles(
    paths: Sequence[Path | str],
    *,
    stdin: TextIO | BinaryIO | bytes | None = None,
    stdin_name: str = "stdin",
    date: date | None = None,
    max_bytes: int = MAX_BYTES,
    already: Sequence[Article] = (),
) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
    """Read the articles that the paths name: files, folders (recursively, sorted) and "-" for standard input.

    `stdin_name` names the standard input in messages, and its ending says the format (plain text where it has none). `date` is when
    articles without a date in their metadata were published. A file over `max_bytes` isn't read. `already` are articles read earlier in
    the same run: their files aren't read again and their ids aren't given twice. A CSV table without a column "text" that lies in a folder
    is passed over, as other endings are. Whatever can't be read is a Problem, and the rest goes on.

    >>> articles, problems = read_articles(["-"], stdin=b"CARACAS, March 6, 2022 - Output rose.", stdin_name="draft.txt")
    >>> articles[0].id, articles[0].published.isoformat(), problems
    ('draft.txt', '2022-03-06', ())
    """
    shelf = _Shelf(date, {article.id: article.path or article.id for article in already})
    done = {Path(article.path).resolve() for article in already if article.path}
    for found in find_files(paths, FORMATS):
        if isinstance(found, Problem):
            shelf.problems.append(found)
        elif found is STDIN:
            shown = printable(PurePath(stdin_name))
            shelf.take(Found(Path(shown), shown, PurePath(shown).name, ()), _stdin_bytes(stdin, shown, max_bytes))
        elif found.path.resolve() not in done:
            shelf.take(found, read_bytes(found.path, found.shown, max_bytes))
    if not shelf.articles and not shelf.problems:
        shelf.problems += shelf.passed_over
    return tuple(shelf.articles), tuple(shelf.problems)


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


@dataclass(slots=True)
class _Shelf:
    """What has been read so far: articles, problems, and which id was given to which file."""

    day: date | None
    ids: dict[str, str]
    articles: list[Article] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    passed_over: list[Problem] = field(default_factory=list)
    """Tables that lie in a folder beside the articles and hold none: no fault, unless nothing else is there."""

    def take(self, found: Found, data: bytes | Problem) -> None:
        """Read one file's bytes into articles and problems."""
        if isinstance(data, Problem):
            self.problems.append(data)
            return
        try:
            content = decode(data)
        except NotTextError as error:
            self.problems.append(Problem("input.binary", found.shown, str(error), "save it as plain text in UTF-8"))
            return
        if not content.strip():
            self.problems.append(Problem("input.empty", found.shown, "the file is empty", "leave it out, or write the article"))
            return
        read = FORMATS.get(found.path.suffix.lower(), read_plain)
        entries = list(read(content))
        for number, entry in enumerate(entries, 1):
            if isinstance(entry, Fault):
                is_other_table = entry.code == "input.unknown_format" and not found.named
                (self.passed_over if is_other_table else self.problems).append(
                    Problem(entry.code, f"{found.shown}:{entry.line}", entry.what, entry.cure)
                )
            else:
                self._add(entry, found, f"#{number}" if read in _RECORDS else "")
        if not entries:
            self.problems.append(Problem("input.empty", found.shown, "the file holds no record", "leave it out, or add one"))

    def _add(self, entry: Entry, found: Found, number: str) -> None:
        where = f"{found.shown}:{entry.line}"
        if not entry.text.strip():
            self.problems.append(Problem("input.no_text", where, "the article has no text", "write it, or leave the file out"))
            return
        fields = {name: " ".join(value.split()) for name, value in entry.fields.items()}
        given = fields.get("id", "")
        if given in self.ids:
            what = f"the id {given!r} is taken by {self.ids[given]}"
            self.problems.append(Problem("input.duplicate_id", where, what, "give each article an id of its own; this one was not read"))
            return
        name = given or self._free_id(found, number)
        self.ids[name] = where
        self.articles.append(
            Article(
                id=name,
                text=entry.text,
                title=fields.get("title", ""),
                published=self._published(entry, where),
                source=fields.get("source", ""),
                story=fields.get("story", ""),
                path=found.shown,
                anchors=entry.anchors,
            )
        )

    def _published(self, entry: Entry, where: str) -> date | None:
        """The date of the metadata, else the user's, else the article's own; a date that can't be read leaves the article undated."""
        written = entry.fields.get("date", "").strip()
        if written:
            day = parse_date(written)
            if day is None:
                cure = "write it as 2022-03-06; the article is read without a date"
                self.problems.append(Problem("input.bad_date", where, f"the date {written[:40]!r} can't be read", cure))
            return day
        return self.day or find_date(entry.text)

    def _free_id(self, found: Found, number: str) -> str:
        """The file's name, behind as many folder names as it takes to tell it from the ids given so far."""
        name = found.name
        for folder in ("", *found.folders):
            name = f"{folder}/{name}" if folder else name
            if name + number not in self.ids:
                return name + number
        again = 2
        while f"{name}{number} ({again})" in self.ids:
            again += 1
        return f"{name}{number} ({again})"
