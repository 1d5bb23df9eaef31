"""People's verdicts on findings: the words, what settles, the ledger that holds them, and how a filled-in sheet comes into it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factcheck.review.sheet import FACT_COLUMNS, LEDGER_COLUMNS, guard, guarded_cell, sheet_csv, sheet_pieces, unguard
from factcheck.review.verdicts import (
    REASONS,
    REVIEWER_COLUMNS,
    VERDICTS,
    is_settled,
    reviews_by_finding,
    settled_findings,
    standing_review,
    verdict_in_words,
)

if TYPE_CHECKING:
    from factcheck.review.history import Change, log_of, read_log
    from factcheck.review.keeping import Kept, record, revision
    from factcheck.review.ledger import read_reviews

__all__ = [
    "FACT_COLUMNS",
    "LEDGER_COLUMNS",
    "REASONS",
    "REVIEWER_COLUMNS",
    "VERDICTS",
    "Change",
    "Kept",
    "guard",
    "guarded_cell",
    "is_settled",
    "log_of",
    "read_log",
    "read_reviews",
    "record",
    "reviews_by_finding",
    "revision",
    "settled_findings",
    "sheet_csv",
    "sheet_pieces",
    "standing_review",
    "unguard",
    "verdict_in_words",
]

_LATER = {
    **dict.fromkeys(("Change", "log_of", "read_log"), "history"),
    **dict.fromkeys(("Kept", "record", "revision"), "keeping"),
    "read_reviews": "ledger",
}


def __getattr__(name: str) -> Any:
    """Import what reads and writes ledgers when it is first asked for: a gate without one needs none of it."""
    if name not in _LATER:
        raise AttributeError(f"module 'factcheck.review' has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f"factcheck.review.{_LATER[name]}"), name)
    globals()[name] = value
    return value
