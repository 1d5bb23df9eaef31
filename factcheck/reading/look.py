"""What lies at and below some paths, told by time of change, size and inode: so that a change of a file shows without reading it."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

Seen = dict[str, tuple[int, int, int]]


def look(paths: Sequence[Path], leave_out: Collection[Path] = ()) -> Seen:
    """Every file at or below the paths with its time of change, size and inode; hidden ones and those of `leave_out` are passed over."""
    seen: Seen = {}
    for path in paths:
        for file in _files(path):
            if file in leave_out:
                continue
            try:
                stat = file.stat()
            except OSError:
                continue
            seen[str(file)] = (stat.st_mtime_ns, stat.st_size, stat.st_ino)
    return seen


def is_folder(path: Path) -> bool:
    """True for a folder; False too where the system won't say."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _files(path: Path) -> Iterator[Path]:
    if not is_folder(path):
        yield path.absolute()
        return
    for folder, folders, names in os.walk(path.absolute()):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(folder) / name for name in names if not name.startswith("."))
