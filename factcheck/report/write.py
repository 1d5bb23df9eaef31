"""Writes the four files of a report. A file is there whole or not at all, and only its owner can read it: drafts are not public yet."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from factcheck.records import Review, Run

LEDGER = "flagged_claims.csv"


def write_report(run: Run, folder: Path, reviews: Iterable[Review] = ()) -> list[Path]:
    """Write report.html, flagged_claims.csv, findings.json and claims.csv into the folder, which is made if need be; their paths.

    Raises OSError where the folder can't be written to.
    """
    # The gate writes single files and needs none of these.
    from factcheck.report.as_csv import claims_csv, flagged_csv
    from factcheck.report.as_json import findings_json
    from factcheck.report.html import html_report

    reviews = tuple(reviews)
    contents = {
        "report.html": html_report(run, reviews),
        LEDGER: flagged_csv(run, reviews),
        "findings.json": findings_json(run, reviews),
        "claims.csv": claims_csv(run),
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in contents.items():
        write_file(folder / name, content)
    return [folder / name for name in contents]


def write_file(path: Path, content: str | bytes) -> None:
    """Put the content into the file in one step: a reader, or a power cut, finds the old file or the new one. Mode 0600.

    Raises OSError where it can't be written, and where the path is a link, folder, pipe or device: the step would put a file in its place,
    and in a stranger's checkout a link may lead anywhere.
    """
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
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
