"""Tells when files are saved: by looking, not by asking the system, so that it works on every disk and share."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path

PAUSE = 0.4
"""Seconds between two looks, at the least."""
SHARE = 20
"""A look may take one part in this many of the time: large folders are looked at less often."""

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


def wait_for_save(
    known: Seen, paths: Sequence[Path], leave_out: Collection[Path] = (), sleep: Callable[[float], object] = time.sleep
) -> list[str]:
    """Wait until the files are others than the `known`; the names of those saved, added or taken away.

    Editors save in steps, so a change is told once two looks in a row agree on it.
    """
    before = known
    while True:
        began = time.monotonic()
        now = look(paths, leave_out)
        if now == before and now != known:
            return sorted(name for name in known.keys() | now.keys() if known.get(name) != now.get(name))
        before = now
        sleep(max(PAUSE, (time.monotonic() - began) * SHARE))
