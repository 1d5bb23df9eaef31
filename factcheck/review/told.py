"""What came of a merge, and what a log holds, as lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from factcheck.records import Review
from factcheck.review.history import Change
from factcheck.review.merging import Merged

MOST = 20
"""Lines of one sort; the rest are counted."""


def merged_lines(merged: Merged, day: date, *, today: bool) -> Iterator[str]:
    """What its people should know of a merge, the summary last; `today` where nobody named the day."""
    yield from _few([_departed(one.where, one.column, one.sheet, one.ledger) for one in merged.departures])
    yield from _few([_differ(reviews) for reviews in merged.differing])
    yield from _few([f"{where}: its day is yet to come: nothing earlier will take its place" for where in merged.early])
    if merged.nameless:
        yield f"{_rows(merged.nameless)} named no reviewer: they count as one nameless person's (--reviewer NAME names them)"
    if merged.dated:
        how = "today; --as-of names another day" if today else "as --as-of says"
        yield f"{_rows(merged.dated)} named no day and got {day.isoformat()} ({how})"
    if merged.old:
        yield f"{_rows(len(merged.old))} left out: their reviewers have changed them since (--correct brings them back)"
    if merged.new:
        count = f"{len(merged.new):,} finding{'s were' if len(merged.new) > 1 else ' was'}"
        yield f"{count} new to the ledger: their columns are as the sheets have them, until the next report writes them anew"
    yield _summary(merged)


def _summary(merged: Merged) -> str:
    changes = [change for change in merged.kept.changes if change.review]
    added = sum(change.was is None for change in changes)
    changed = sum(change.was is not None and change.now is not None for change in changes)
    gone = len(changes) - added - changed
    return (
        f"{_rows(merged.read)} with a word of a reviewer: {added:,} added, {changed:,} changed"
        f"{f', {gone:,} taken out' if gone else ''}; the ledger holds {len(merged.kept.reviews):,}"
    )


def _rows(count: int) -> str:
    return f"{count:,} row{'' if count == 1 else 's'}"


def _few(lines: Sequence[str]) -> Iterator[str]:
    yield from lines[:MOST]
    if len(lines) > MOST:
        yield f"… and {len(lines) - MOST:,} more like these"


def _departed(where: str, column: str, sheet: str, ledger: str) -> str:
    return f"{where}: {column} is {_short(sheet)}, but {_short(ledger)} in the ledger: edited, or of another run; it is not used"


def _short(cell: str) -> str:
    plain = " ".join(cell.split())
    return repr(plain if len(plain) <= 40 else plain[:39] + "…")


def _differ(reviews: Sequence[Review]) -> str:
    said: dict[str, list[str]] = {}
    for review in reviews:
        if review.verdict:
            said.setdefault(review.reviewer or "a nameless reviewer", []).append(review.verdict)
    words = ", ".join(f"{who} says {' and '.join(verdicts)}" for who, verdicts in sorted(said.items()))
    cure = "give the later one a later reviewed_on, or merge it with --correct" if len(said) == 1 else "let them agree"
    return f"{reviews[0].finding}: {words}: kept side by side, and it stays open ({cure})"


def log_lines(changes: Sequence[Change]) -> Iterator[str]:
    """A line a change, in columns that tabs divide: day, reviewer, finding, verdict before, verdict after, where it came from."""
    for change in changes:
        review = change.review
        if review is None:
            yield "\t".join((change.day, "-", "-", "-", "-", "the ledger was begun anew"))
        else:
            was, now = ("-" if side is None else _said(side) for side in (change.was, change.now))
            yield "\t".join((change.day, review.reviewer or "(nobody named)", review.finding, was, now, change.origin))


def _said(review: Review) -> str:
    words = f"{review.verdict or '(no verdict)'}{f' ({review.reason})' if review.reason else ''}"
    return f"{words}: {' '.join(review.note.split())}" if review.note else words
