"""The log of a ledger: who changed what, on which day and through what; a line a change, only ever added to."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Any

from factcheck.records import Problem, Review
from factcheck.review.verdicts import REVIEWER_COLUMNS

BY_HAND = "the ledger itself"
"""The origin of what somebody wrote into the ledger with another program."""

Origin = str | Callable[["Review | None"], str]
"""What a change came through: a name, or what names it for each review."""

# json.dumps would make an encoder for every line.
_written = json.JSONEncoder(ensure_ascii=False).encode


@dataclass(frozen=True, slots=True)
class Change:
    """One row of a ledger that came (`was` is None), went (`now` is None) or was replaced. `origin` is the file or desk it came through.

    Where both are None the ledger was begun anew, and nothing before counts.
    """

    day: str
    origin: str
    was: Review | None = None
    now: Review | None = None

    @property
    def review(self) -> Review | None:
        """The row after the change, or the one that went."""
        return self.now or self.was


def log_of(ledger: Path) -> Path:
    """The log's file, beside the ledger.

    >>> log_of(Path("desk/flagged_claims.csv")).name
    'flagged_claims.log'
    """
    # JSON lines, but not called so: in a folder of articles a .jsonl is one.
    return ledger.with_suffix(".log")


def read_log(ledger: Path) -> tuple[tuple[Change, ...], tuple[Problem, ...]]:
    """The changes of a ledger, oldest first, and lines that can't be read; nothing where there is no log yet."""
    path = log_of(ledger)
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").split("\n") if path.is_file() else []
    except OSError as error:
        return (), (Problem("ledger.log", str(path), f"can't be read: {error.strerror or error}", "check the file's permissions"),)
    changes: list[Change] = []
    problems: list[Problem] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            changes.append(_change(json.loads(line)))
        except (ValueError, TypeError, KeyError, RecursionError):
            cure = "it is passed over; what the ledger holds counts"
            problems.append(Problem("ledger.log", f"{path}:{number}", "a line of the log is broken", cure))
    return tuple(changes), tuple(problems)


def append_log(ledger: Path, changes: Sequence[Change]) -> None:
    """Add the changes to the log. Raises OSError where it can't be written."""
    if not changes:
        return
    flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0)
    with os.fdopen(os.open(log_of(ledger), flags, 0o600), "rb+", buffering=0) as file:
        end = file.seek(0, os.SEEK_END)
        if end:
            file.seek(end - 1)
        # A line that a power cut broke off must not swallow the next.
        begin = b"\n" if end and file.read(1) != b"\n" else b""
        file.write(begin + b"".join(_line(change) for change in changes))
        os.fsync(file.fileno())


def _line(change: Change) -> bytes:
    told: dict[str, Any] = {"day": change.day, "from": change.origin}
    if change.review:
        told |= {"finding": change.review.finding, "was": _cells(change.was), "now": _cells(change.now)}
    return _written(told).encode("utf-8", errors="backslashreplace") + b"\n"


def _cells(review: Review | None) -> dict[str, str] | None:
    return None if review is None else {name: cell for name in REVIEWER_COLUMNS if (cell := getattr(review, name))}


def _change(told: Any) -> Change:
    if not isinstance(told, dict):
        raise TypeError("not a change")
    finding = told.get("finding", "")
    was, now = (_review(finding, told.get(name)) for name in ("was", "now"))
    return Change(str(told["day"]), str(told["from"]), was, now)


def _review(finding: str, cells: Any) -> Review | None:
    if cells is None:
        return None
    known = {name: str(cells[name]) for name in REVIEWER_COLUMNS if name in cells}
    return Review(str(finding), **{"verdict": "", **known})


def differences(before: Iterable[Review], after: Iterable[Review], day: str, origin: Origin) -> tuple[Change, ...]:
    """What came, went and was replaced, by finding; a row that went and one that came of one reviewer are one change."""
    told = origin if callable(origin) else lambda _: origin
    was, now = set(before), set(after)
    gone, new = _by_hand(was - now), _by_hand(now - was)
    changes: list[Change] = []
    for key in sorted({*gone, *new}):
        changes += [Change(day, told(fresh or old), old, fresh) for old, fresh in zip_longest(gone.get(key, ()), new.get(key, ()))]
    return tuple(changes)


def _by_hand(reviews: Iterable[Review]) -> dict[tuple[str, str], list[Review]]:
    """The reviews of each finding and reviewer, in an order of their own."""
    found: dict[tuple[str, str], list[Review]] = {}
    for review in reviews:
        found.setdefault((review.finding, review.reviewer), []).append(review)
    for own in found.values():
        if len(own) > 1:
            own.sort(key=in_ledger_order)
    return found


def in_ledger_order(review: Review) -> tuple[str, ...]:
    """Where a review stands among others: by finding, day, reviewer, then the rest."""
    rest = (review.verdict, review.reason, review.correct_value, review.source, review.note)
    return review.finding, review.reviewed_on, review.reviewer, *rest


def replayed(changes: Iterable[Change]) -> frozenset[Review]:
    """The reviews that the ledger held after the last of the changes."""
    held: Counter[Review] = Counter()
    for change in changes:
        if change.review is None:
            held.clear()
        if change.was:
            held[change.was] = 0
        if change.now:
            held[change.now] = 1
    return frozenset(review for review, there in held.items() if there)


def replaced(changes: Iterable[Change]) -> frozenset[Review]:
    """The reviews that another of the same reviewer has taken the place of: a file that still holds them is old."""
    old: set[Review] = set()
    for change in changes:
        if change.review is None:
            old.clear()
        if change.was and change.now:
            old.add(change.was)
        if change.now:
            old.discard(change.now)
    return frozenset(old)
