"""Files that two programs may want at once: written whole or not at all, and one at a time."""

from __future__ import annotations

import errno
import os
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

PATIENCE = 10.0
"""Seconds to wait for somebody else who is writing."""


def write_file(path: Path, content: str | bytes) -> None:
    """Put the content into the file in one step: a reader, or a power cut, finds the old file or the new one. Mode 0600.

    Raises OSError where it can't be written, and where the path is a link, folder, pipe or device: the step would put a file in its place,
    and in a stranger's checkout a link may lead anywhere.
    """
    write_files({path: content})


def write_files(contents: Mapping[Path, str | bytes]) -> None:
    """Put several contents into their files, each as `write_file` does; where one can't be written, all stay as they were."""
    beside: list[tuple[str, Path]] = []
    try:
        for path, content in contents.items():
            beside.append((_written_beside(path, content), path))
        for temporary, path in beside:
            Path(temporary).replace(path)
    except BaseException:
        for temporary, _ in beside:
            Path(temporary).unlink(missing_ok=True)
        raise


def _written_beside(path: Path, content: str | bytes) -> str:
    """The name of a new file, in the same folder, that holds the content."""
    if path.is_symlink() or (path.exists() and not path.is_file()):
        raise OSError(errno.EINVAL, "is a link, folder, pipe or device, not a file", str(path))
    # A lone surrogate can come out of a JSON escape; it has no UTF-8.
    data = content.encode("utf-8", errors="backslashreplace") if isinstance(content, str) else content
    handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return temporary


@contextmanager
def locked(path: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the file for oneself among all who ask so, in this process or others; the lock is a hidden file beside it.

    Raises TimeoutError where somebody else holds it for longer than `patience` seconds, OSError where no lock can be made. The system
    frees the lock of a program that dies.
    """
    handle = os.open(path.with_name(f".{path.name}.lock"), os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
    try:
        _wait_for(handle, patience)
        yield
    finally:
        # Closing frees it. The file stays: to take it away while another waits for it would give two the lock.
        os.close(handle)


def _wait_for(handle: int, patience: float) -> None:
    until = time.monotonic() + patience
    while not _taken(handle):
        if time.monotonic() > until:
            raise TimeoutError(errno.ETIMEDOUT, f"somebody else has been writing it for {patience:.0f} seconds")
        time.sleep(0.02)


def _taken(handle: int) -> bool:
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in (errno.EAGAIN, errno.EACCES, errno.EDEADLK):
            return False
        raise
    return True
