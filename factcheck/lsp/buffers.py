"""Documents of an editor: which of them are drafts, and what they say as they stand in its memory."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath

from pygls.uris import to_fs_path

from factcheck.reading import read_articles
from factcheck.reading.files import printable
from factcheck.records import Article, Problem

LIVE = 200_000
"""Characters up to which a draft is checked while it is typed; a longer one when it is opened and saved."""
MOST = 2_000_000
"""Characters up to which it is checked at all."""

_ENDINGS = frozenset({".txt", ".md", ".markdown", ".html", ".htm", ".xhtml"})
_LANGUAGES: Mapping[str, str] = {"plaintext": ".txt", "text": ".txt", "markdown": ".md", "html": ".html"}
_QUIET = frozenset({"input.empty", "input.no_text"})
"""What is no fault of a draft that is being written."""


@dataclass(frozen=True, slots=True)
class Buffer:
    """A draft as the editor has it: its address, version and text, and as what it is read."""

    uri: str
    version: int | None
    text: str
    ending: str

    @property
    def path(self) -> Path | None:
        """The file; None of a draft that has never been saved."""
        return file_of(self.uri)

    @property
    def name(self) -> str:
        """The name under which the article is read: that of the file, its ending telling the format."""
        if self.path:
            return str(self.path if self.path.suffix.lower() == self.ending else self.path.with_name(self.path.name + self.ending))
        bare = re.sub(r"[^\w.-]+", "-", PurePath(self.uri.partition(":")[2]).name) or "draft"
        return bare if PurePath(bare).suffix == self.ending else bare + self.ending


def file_of(uri: str) -> Path | None:
    """The file that an address names; None where it names none ("untitled:Untitled-1")."""
    path = to_fs_path(uri) if uri.startswith("file:") else None
    return Path(path) if path else None


def ending_of(uri: str, language: str) -> str:
    """As what a document is read: ".txt", ".md" or ".html"; "" where it is no draft.

    Its name decides, and where that says nothing the language that the editor takes it for. A README tells of its folder.

    >>> ending_of("file:///desk/oil.md", "markdown"), ending_of("untitled:Untitled-1", "plaintext"), ending_of("file:///a.py", "plaintext")
    ('.md', '.txt', '')
    """
    name = PurePath((file_of(uri) or PurePath(uri.partition(":")[2])).name)
    if name.stem.lower() == "readme":
        return ""
    if name.suffix.lower() in _ENDINGS:
        return name.suffix.lower()
    told = _LANGUAGES.get(language.lower(), "")
    return told if not name.suffix or told in (".md", ".html") else ""


def read_buffer(buffer: Buffer) -> tuple[Article | None, tuple[Problem, ...]]:
    """The article that a draft holds, and what is wrong with it; None where there is none to check (yet).

    The article's id is that which `factcheck check FILE` gives it, so that findings keep their ids.
    """
    data = buffer.text.encode("utf-8", "replace")
    articles, problems = read_articles(["-"], stdin=data, stdin_name=buffer.name, max_bytes=max(5_000_000, len(data)))
    return (articles[0] if articles else None), tuple(problem for problem in problems if problem.code not in _QUIET)


def line_of(problem: Problem, buffer: Buffer) -> int | None:
    """The line of the draft that a problem is about, from 1; None where it is about something else."""
    own = printable(PurePath(buffer.name))
    if problem.where != own and not problem.where.startswith(f"{own}:"):
        return None
    line = problem.where.removeprefix(own).removeprefix(":")
    return int(line) if line.isdecimal() else 1
