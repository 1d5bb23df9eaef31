"""Which files to read, and their bytes: folders walked in order, links and devices refused, nothing read without bound."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import BinaryIO

from factcheck.reading.limits import raise_it, size_in_words
from factcheck.records import Problem


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read: where it is, how to show it, its name within the folder it was found in, and the folders to tell it apart by.

    `named` is False for a file that was found in a folder, not asked for by its own name.
    """

    path: Path
    shown: str
    name: str
    folders: tuple[str, ...]
    named: bool = True


_UNPRINTABLE = re.compile("[\0-\x1f\x7f\ud800-\udfff]")

SAVE_AS = "save it as .txt, .md, .html, .docx, .odt, .pdf, .csv, .xlsx or .jsonl; docs/reading.md lists every format"

STDIN = Found(Path("-"), "-", "-", ())


def find_files(paths: Sequence[Path | str], endings: Collection[str]) -> Iterator[Found | Problem]:
    """Give the files that the paths name, in their order, and those in folders, sorted; each once, whatever names lead to it.

    "-" is given as STDIN. Folders are walked in full, but hidden files, hidden folders and other endings than `endings` are left out.
    """
    seen: set[Path] = set()
    asked = {Path(named).absolute() for named in paths}
    for named in dict.fromkeys(paths):
        if str(named) == "-":
            yield STDIN
            continue
        for found in _at(named, endings):
            if isinstance(found, Found):
                real = found.path.resolve()
                if real in seen:
                    continue
                seen.add(real)
                found = replace(found, named=found.named or found.path.absolute() in asked)
            yield found


def _at(named: Path | str, endings: Collection[str]) -> Iterator[Found | Problem]:
    path = Path(named)
    if _is(path.is_dir):
        yield from _in_folder(path, endings)
    else:
        yield _named(path, endings)


def _is(question: Callable[[], bool]) -> bool:
    """The answer of the system, or no where it won't say."""
    try:
        return question()
    except OSError:
        return False


def read_bytes(path: Path, shown: str, max_bytes: int) -> bytes | Problem:
    """The bytes of a regular file of at most `max_bytes`; anything else is a Problem. A pipe can't make it wait."""
    try:
        file = open_file(path)
    except OSError as error:
        return unreadable(shown, error)
    with file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            return _special(shown)
        try:
            data = file.read(max_bytes + 1)
        except OSError as error:
            return unreadable(shown, error)
    return too_large(shown, max_bytes) if len(data) > max_bytes else data


def open_file(path: Path) -> BinaryIO:
    """The file, open to be read; nothing that it may be makes the opening wait. Raises OSError."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0))
    return open(handle, "rb")  # noqa: PTH123 (an open handle, not a path)


def unfit(path: Path, shown: str, max_bytes: int) -> Problem | None:
    """Why a file can't be read piece by piece; None where it can."""
    try:
        with open_file(path) as file:
            found = os.fstat(file.fileno())
    except OSError as error:
        return unreadable(shown, error)
    if not stat.S_ISREG(found.st_mode):
        return _special(shown)
    return too_large(shown, max_bytes) if found.st_size > max_bytes else None


def printable(path: PurePath) -> str:
    """A path with forward slashes; what no terminal or report should be handed (a line feed, a broken byte) becomes a replacement mark."""
    return _UNPRINTABLE.sub("\ufffd", path.as_posix())


def too_large(shown: str, max_bytes: int) -> Problem:
    """The Problem of a file over the limit."""
    cure = f"split it, or {raise_it('text_bytes')} (of a packed file: `packed-bytes`)"
    return Problem("input.too_large", shown, f"is larger than {size_in_words(max_bytes)}", cure)


def unreadable(shown: str, error: Exception) -> Problem:
    """The Problem of a path that the system won't open."""
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return Problem("input.unreadable", shown, f"can't be read: {reason}", "check its permissions")


def _special(shown: str) -> Problem:
    return Problem("input.unreadable", shown, "is a pipe, device or socket, not a file", "pipe the text in and name it - instead")


def _named(path: Path, endings: Collection[str]) -> Found | Problem:
    shown = printable(path)
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        what = "the symbolic link leads nowhere" if _is(path.is_symlink) else "no such file or folder"
        return Problem("input.missing", shown, what, "check the path")
    except (OSError, ValueError) as error:
        return unreadable(shown, error)
    if not stat.S_ISREG(mode):
        return _special(shown)
    if path.suffix.lower() not in endings:
        what = f"files ending in {path.suffix} can't be read" if path.suffix else "a file without an ending can't be read"
        return Problem("input.unknown_format", shown, what, SAVE_AS)
    return Found(path, shown, printable(PurePath(path.name)), _folders(path.parent))


def _in_folder(folder: Path, endings: Collection[str]) -> Iterator[Found | Problem]:
    problems: list[OSError] = []
    entries: list[Path] = []
    for place, folders, files in os.walk(folder, onerror=problems.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        links = [name for name in folders if _is((Path(place) / name).is_symlink)]
        entries += [Path(place) / name for name in [*files, *links] if not name.startswith(".")]
    for error in problems:
        yield unreadable(printable(PurePath(str(error.filename))), error)
    base = folder.resolve()
    readable = 0
    for path in sorted(entries, key=lambda path: path.relative_to(folder).as_posix()):
        found = _entry(path, folder, base, endings)
        if found:
            readable += 1
            yield found
    if not readable and not problems:
        cure = "put articles into it: .txt, .md, .html, .docx, .odt, .pdf, .csv, .xlsx, .jsonl; docs/reading.md lists every format"
        yield Problem("input.empty_folder", printable(folder), "the folder holds no article", cure)


def _entry(path: Path, folder: Path, base: Path, endings: Collection[str]) -> Found | Problem | None:
    """What a folder's entry is: a file to read, a Problem, or nothing that concerns us."""
    shown = printable(path)
    is_ours = path.suffix.lower() in endings and path.stem.lower() != "readme"  # a README tells of the folder, it is no article
    try:
        if path.is_symlink() and (is_ours or path.is_dir()) and not path.resolve().is_relative_to(base):
            return Problem("input.unreadable", shown, "is a symbolic link that leads out of the folder", "name its target instead")
        mode = path.stat().st_mode
    except (OSError, RuntimeError, ValueError) as error:
        return unreadable(shown, error) if is_ours else None
    if stat.S_ISDIR(mode):
        return None
    if not stat.S_ISREG(mode):
        return _special(shown)
    return Found(path, shown, printable(path.relative_to(folder)), _folders(folder), named=False) if is_ours else None


def _folders(folder: Path) -> tuple[str, ...]:
    """The names of a folder and those above it, from the nearest outwards."""
    return tuple(reversed(folder.resolve().parts[1:]))
