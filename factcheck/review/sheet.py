"""Cells that a spreadsheet must not run as a formula: guarded when written, unguarded when read back, without loss."""

from __future__ import annotations

import re

# A spreadsheet runs a cell that begins so; the full-width forms are folded to ASCII by some of them.
_RUNS = re.compile("'*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
_NUMBER = re.compile(r"-\d+(?:\.\d+)?\Z")


def guard(cell: str) -> str:
    """The cell with one apostrophe before it where a spreadsheet would run it; plain negative numbers pass as they are.

    >>> guard("=1+1"), guard("+400,000"), guard("-2.1"), guard("'tis so")
    ("'=1+1", "'+400,000", '-2.1', "'tis so")
    """
    return f"'{cell}" if _RUNS.match(cell) and not _NUMBER.match(cell) else cell


def unguard(cell: str) -> str:
    """What `guard` was given: exactly one apostrophe is taken away, and only where `guard` would have set it.

    >>> unguard("'=1+1"), unguard("''=1+1"), unguard("'tis so")
    ('=1+1', "'=1+1", "'tis so")
    """
    return cell[1:] if cell.startswith("'") and _RUNS.match(cell) else cell
