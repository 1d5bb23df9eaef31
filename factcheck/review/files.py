"""Files that two programs may want at once: written whole or not at all, and one at a time."""

from __future__ import annotations

import errno
import os
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO

PATIENCE = 10.0
"""Seconds to wait for somebody else who is writing."""


def write_file(path: Path, content: str | bytes) -> None:
    """Put the content into the file in one step: a reader, or a power cut, finds the old file or the new one. Mode 0600.

    Raises OSError where it can't be written, and where the path is a link, folder, pipe or device: the step would put a file in its place,
    and in a stranger's checkout a link may lead anywhere.
    """
    write_files({path: content})


def write_files(contents: Mapping[Path, str | bytes | Iterable[str]]) -> None:
    """Put several contents, whole or in pieces, into their files as `write_file` does; where one can't be, all stay as they were."""
    with ExitStack() as stack:
        files = {path: stack.enter_context(_beside(path)) for path in contents}
        for path, content in contents.items():
            for piece in (content,) if isinstance(content, str | bytes) else content:
                # A lone surrogate can come out of a JSON escape; it has no UTF-8.
                files[path].write(piece.encode("utf-8", errors="backslashreplace") if isinstance(piece, str) else piece)
            _settle(files[path])
        for path, file in files.items():
            Path(file.name).replace(path)


@contextmanager
def in_one_step(path: Path) -> Iterator[IO[bytes]]:
    """A new file beside it to write to, itself or by its name, which takes its place in the end; gone where that fails or it stays empty.

    Mode 0600. Raises OSError as `write_file` does.
    """
    with _beside(path) as file:
        yield file
        _settle(file)
        if Path(file.name).stat().st_size:
            Path(file.name).replace(path)


def refuse_other_than_file(path: Path) -> None:
    """Raise OSError where something stands there that is no plain file."""
    if path.is_symlink() or (path.exists() and not path.is_file()):
        raise OSError(errno.EINVAL, "is a link, folder, pipe or device, not a file", str(path))


@contextmanager
def _beside(path: Path) -> Iterator[IO[bytes]]:
    """A new empty file in the same folder; gone afterwards, unless it was moved."""
    refuse_other_than_file(path)
    with tempfile.NamedTemporaryFile(prefix=f".{path.name}.", dir=path.parent, delete=False) as file:
        try:
            yield file
        finally:
            Path(file.name).unlink(missing_ok=True)


def _settle(file: IO[bytes]) -> None:
    """Wait until the disk holds what was written."""
    file.flush()
    os.fsync(file.fileno())
    file.close()


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
