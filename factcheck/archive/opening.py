"""Opening an archive, and saying in one line why it can't be: the file is never touched before it has been found to be one of ours."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from factcheck.archive.layout import APPLICATION, STEPS, bring_up_to_date, expected, layout_of, version
from factcheck.records import Problem

HEADER = b"SQLite format 3\0"
WAIT = 5.0
"""Seconds that a reader or writer waits for another program to let go of the file."""
CHECKED = 64_000_000
"""Bytes up to which a file is looked through for damage before anything is written to it; it takes a fraction of a second."""

ADD = "make one with `factcheck archive add PATH`"
RESTORE = "put back a copy of it, or move it away and add the articles again; nothing was changed"


class Fault(Exception):  # noqa: N818 - carries what to say of the user's file
    """Why an archive can't be used; `problem` names the file and the cure."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def fault(path: Path, code: str, what: str, cure: str = "") -> Fault:
    """The Fault of an archive."""
    return Fault(Problem(f"archive.{code}", str(path), what, cure))


@contextmanager
def telling(path: Path) -> Iterator[None]:
    """Turn what SQLite raises into a Fault that names the file and the cure."""
    try:
        yield
    except sqlite3.Error as error:
        raise _told(path, error) from error


def _told(path: Path, error: sqlite3.Error) -> Fault:
    name = getattr(error, "sqlite_errorname", "") or ""
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_PROTOCOL")):
        return fault(path, "locked", "another program is writing to it", "wait until that has ended, then try again; nothing was changed")
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_FORMAT")) or isinstance(error, sqlite3.DataError):
        return damaged(path)
    if name.startswith(("SQLITE_READONLY", "SQLITE_PERM", "SQLITE_AUTH")):
        return fault(path, "read_only", "can't be written to", "check the permissions of the file and its folder")
    if name.startswith("SQLITE_FULL"):
        return fault(path, "disk_full", "the disk is full", "make room, then run it again: what was added stays added")
    return fault(path, "unreadable", f"can't be used: {error}", "check the permissions of the file and its folder")


def damaged(path: Path) -> Fault:
    """The Fault of a file that is no longer whole."""
    return fault(path, "damaged", "the archive is damaged", RESTORE)


def open_to_read(path: Path) -> sqlite3.Connection:
    """A connection that can't write; Fault where the file is missing, empty, no archive, of another version, damaged or locked."""
    if not _holds_something(path):
        raise fault(path, "missing", "there is no archive here" if not path.exists() else "the archive is empty", ADD)
    found = _looked_at(path)
    if found < version():
        what = f"has no articles yet, or was written by an older factcheck (layout {found}; this one reads {version()})"
        raise fault(path, "older", what, "run `factcheck archive compact` once to bring it up to date")
    with telling(path):
        connection = _connected(path, "immutable=1" if _is_alone(path) and not os.access(path.parent, os.W_OK) else "mode=rw")
        connection.execute("PRAGMA query_only = ON")
    return connection


def open_to_write(path: Path) -> sqlite3.Connection:
    """A connection that writes, to a new file (only its owner can read it) or to an archive, brought up to date; else a Fault."""
    if _holds_something(path):
        _looked_at(path)
    else:
        _make(path)
    with telling(path):
        connection = _connected(path, "mode=rw")
        try:
            _look_through(path, connection)
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            bring_up_to_date(connection)
        except BaseException:
            connection.close()
            raise
    return connection


def _holds_something(path: Path) -> bool:
    """Whether there is an SQLite file; False where there is none or it is empty, a Fault where it is anything else."""
    try:
        if path.exists() and not stat.S_ISREG(path.stat().st_mode):
            raise fault(path, "not_an_archive", "is not a file", "name a file for the archive")
        with path.open("rb") as file:
            head = file.read(len(HEADER))
    except FileNotFoundError:
        return False
    except OSError as error:
        raise fault(path, "unreadable", f"can't be read: {error.strerror or error}", "check its permissions") from error
    if head and head != HEADER:
        what = "is not an archive of factcheck, or its beginning is damaged"
        raise fault(path, "not_an_archive", what, "name the file that `factcheck archive add` wrote; nothing was changed")
    return bool(head)


def _make(path: Path) -> None:
    try:
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))
    except OSError as error:
        raise fault(path, "unwritable", f"can't be made: {error.strerror or error}", "check its folder") from error


def _looked_at(path: Path) -> int:
    """The version of the layout, read without writing, not even a log beside the file; Fault where it is not ours, newer or cut off."""
    with telling(path):
        connection = _connected(path, "immutable=1" if _is_alone(path) else "mode=ro")
        try:
            return _checked(path, connection)
        finally:
            connection.close()


def _look_through(path: Path, connection: sqlite3.Connection) -> None:
    """Make sure that nothing in the file is damaged before anything is written; of a large file that would take too long."""
    if path.stat().st_size <= CHECKED and connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise damaged(path)


def _is_alone(path: Path) -> bool:
    """Whether no log lies beside the file: then nobody writes to it."""
    return not Path(f"{path}-wal").exists()


def _connected(path: Path, how: str) -> sqlite3.Connection:
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?{how}", uri=True, timeout=WAIT, isolation_level=None)
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    return connection


def _checked(path: Path, connection: sqlite3.Connection) -> int:
    """The version of the layout, 0 of an empty file; a Fault where the file is not ours, of a newer version, or cut off."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (found,) = connection.execute("PRAGMA user_version").fetchone()
    layout = layout_of(connection)
    if not application and not found and not layout:
        return 0
    if application != APPLICATION:
        what = "is a database, but not an archive of factcheck"
        raise fault(path, "not_an_archive", what, "name the file that `factcheck archive add` wrote; nothing was changed")
    if found > version():
        what = f"was written by a newer factcheck (layout {found}; this one knows {version()})"
        raise fault(path, "newer", what, "update factcheck; nothing was changed")
    if layout != expected(STEPS[:found]):
        raise fault(path, "not_an_archive", "its tables are not those of an archive", RESTORE)
    if _is_cut_off(path, connection):
        raise damaged(path)
    return int(found)


def _is_cut_off(path: Path, connection: sqlite3.Connection) -> bool:
    """Whether the file is shorter than it says; not asked while a log beside it may hold the rest."""
    log = Path(f"{path}-wal")
    if log.exists() and log.stat().st_size:
        return False
    (pages,), (size,) = (connection.execute(f"PRAGMA {name}").fetchone() for name in ("page_count", "page_size"))
    with path.open("rb") as file:
        file.seek(28)
        told = int.from_bytes(file.read(4))
    return path.stat().st_size < max(int(pages), told) * int(size)
