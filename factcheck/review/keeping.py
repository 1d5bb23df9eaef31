"""Writes verdicts into a ledger: one writer at a time, the file whole or not at all, every change in the log, nothing of others' lost."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from factcheck.records import Problem, Review
from factcheck.review.facts import Facts, facts_of_rows
from factcheck.review.files import locked, write_file
from factcheck.review.history import BY_HAND, Change, Origin, append_log, differences, in_ledger_order, read_log, replaced, replayed
from factcheck.review.ledger import Ledger, LedgerRow, read_ledger, slip_in, tidied
from factcheck.review.sheet import FACT_COLUMNS, sheet_csv
from factcheck.review.verdicts import REVIEWER_COLUMNS


@dataclass(frozen=True, slots=True)
class Kept:
    """A ledger after somebody wrote to it: its reviews, what changed, and what was wrong. Where anything was, nothing was written."""

    reviews: tuple[Review, ...] = ()
    changes: tuple[Change, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Held:
    """A ledger while one writes to it: its rows, and the log with what somebody wrote into the file by hand since."""

    ledger: Ledger
    log: tuple[Change, ...]
    by_hand: tuple[Change, ...] = ()


def record(
    path: Path,
    reviews: Iterable[Review],
    *,
    day: date,
    origin: str,
    facts: Facts | None = None,
    expected: Mapping[str, str] | None = None,
) -> Kept:
    """Write a person's verdicts into the ledger: each takes the place of what the same reviewer said of the same finding before.

    A review without a verdict or any other word takes the reviewer's row away. `reviewed_on` is `day` where it is blank. `origin` is what
    the log gives as the way it came ("desk"). `facts` fill in the run's own columns. `expected` holds for each finding the `revision` of
    its reviews as the reviewer saw them: where the ledger holds others by now, nothing is written, the problem's code is
    "ledger.changed", and `Kept.reviews` are the ledger's. A ledger that does not exist is begun. Other reviewers' rows are never touched.
    """
    wanted = [_dated(tidied(review), day) for review in reviews]
    slips = [Problem(slip[0], review.finding or "a verdict", *slip[1:]) for review in wanted if (slip := slip_in(review))]
    if slips:
        return Kept(problems=tuple(slips))

    def changed(held: Held) -> tuple[Review, ...] | Problem:
        before = held.ledger.reviews
        stale = [finding for finding, seen in (expected or {}).items() if seen != revision(before, finding)]
        if stale:
            return Problem("ledger.changed", stale[0], "somebody else reviewed it meanwhile", "look at it again, then decide")
        theirs = {(review.finding, review.reviewer) for review in wanted}
        rest = [review for review in before if (review.finding, review.reviewer) not in theirs]
        return (*rest, *(review for review in wanted if says_something(review)))

    return rewrite(path, changed, day=day, origin=origin, facts=facts)


def revision(reviews: Iterable[Review], finding: str) -> str:
    """A short word for what a ledger says of one finding; it changes with any change of its rows.

    >>> revision([], "F-7kq2m9xa") == revision([Review("F-00000000", "accepted")], "F-7kq2m9xa")
    True
    """
    own = sorted((in_ledger_order(review) for review in reviews if review.finding == finding), key=str)
    return sha256("\x1e".join("\x1f".join(cells) for cells in own).encode("utf-8", "backslashreplace")).hexdigest()[:12]


def rewrite(
    path: Path,
    changed: Callable[[Held], tuple[Review, ...] | Problem],
    *,
    day: date,
    origin: Origin,
    facts: Facts | Callable[[Facts], Facts] | None = None,
) -> Kept:
    """Read the ledger under its lock, put the reviews that `changed` gives in place of its own, log what changed, and write it.

    `facts` are written into the run's own columns; as a function it is given what the ledger says of its findings. A Problem from
    `changed` leaves everything as it is, and so does a ledger that can't be read or written.
    """
    if path.is_symlink():
        cure = "name the ledger's own file: the lock is held on its name"
        return Kept(problems=(Problem("ledger.unwritable", str(path), "can't be written: is a link", cure),))
    if path.suffix.lower() != ".csv":
        return Kept(problems=(Problem("ledger.name", str(path), "a ledger is a CSV file", "give it a name that ends in .csv"),))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with locked(path):
            held, problems = hold(path, day)
            if problems:
                return Kept(problems=problems)
            after = changed(held)
            if isinstance(after, Problem):
                return Kept(held.ledger.reviews, problems=(after,))
            told = facts(facts_of_rows(held.ledger.rows)) if callable(facts) else facts or {}
            changes = differences(held.ledger.reviews, after, day.isoformat(), origin)
            return _write(path, held, after, changes, told)
    except OSError as error:
        cure = "check the folder's permissions" if not isinstance(error, TimeoutError) else "try again when they have finished"
        return Kept(problems=(Problem("ledger.unwritable", str(path), f"can't be written: {error.strerror or error}", cure),))


def renew(path: Path, write: Callable[[Ledger, tuple[Review, ...]], None], *, day: date, beside: Path | None = None) -> Kept:
    """Let `write` put a report's sheet in the place of the one at `path`, with the reviews that it holds by now and those of `beside`.

    `beside` is the desk's ledger where it is another file: of what it and the sheet say, the later stands. What `write` raises is not
    caught; the sheet stays as it is where it or the ledger can't be read.
    """
    from factcheck.review.merging import latest

    path.parent.mkdir(parents=True, exist_ok=True)
    with locked(path):
        held, problems = hold(path, day)
        other, more = hold(beside, day) if beside else (Held(Ledger(), ()), ())
        if problems or more:
            return Kept(problems=(*problems, *more))
        past = replaced(other.log)
        own = held.ledger.reviews
        reviews = latest([*other.ledger.reviews, *(review for review in own if review not in past)]) if beside else own
        write(held.ledger, reviews)
        changes = differences(own, reviews, day.isoformat(), beside.name if beside else "")
        append_log(path, (*held.by_hand, *changes))
    return Kept(reviews, changes)


def hold(path: Path, day: date) -> tuple[Held, tuple[Problem, ...]]:
    """The ledger and its log, with what was written into the file by hand since the last change; to be called under the lock."""
    log, _ = read_log(path)
    if not path.exists():
        anew = (Change(day.isoformat(), BY_HAND),) if replayed(log) else ()
        return Held(Ledger(), (*log, *anew), anew), ()
    ledger, problems = read_ledger(path)
    by_hand = () if problems else differences(replayed(log), ledger.reviews, day.isoformat(), BY_HAND)
    return Held(ledger, (*log, *by_hand), by_hand), problems


def _write(path: Path, held: Held, after: Iterable[Review], changes: tuple[Change, ...], facts: Facts) -> Kept:
    rows = with_facts(with_reviews(held.ledger.rows, after), facts)
    if rows != held.ledger.rows or not path.exists():
        write_file(path, ledger_csv(replace(held.ledger, rows=rows)))
    # The ledger first: what it holds and the log does not is noticed and logged the next time.
    append_log(path, (*held.by_hand, *changes))
    return Kept(Ledger(rows=rows).reviews, changes)


def with_reviews(rows: Sequence[LedgerRow], reviews: Iterable[Review]) -> tuple[LedgerRow, ...]:
    """The rows with these reviews and no others: a row a review, an open row for a finding without one; findings keep their places.

    Findings that have no row yet come at the end by their ids, or, where all rows are in the order of ids, among them.
    """
    wanted: dict[str, list[Review]] = {}
    for review in reviews:
        wanted.setdefault(review.finding, []).append(review)
    for several in wanted.values():
        if len(several) > 1:
            several.sort(key=in_ledger_order)
    groups: dict[str, list[LedgerRow]] = {}
    for row in rows:
        groups.setdefault(row.finding, []).append(row)
    made = {finding: _group(own, wanted.get(finding, [])) for finding, own in groups.items()}
    new = {finding: [LedgerRow(review) for review in wanted[finding]] for finding in sorted(wanted.keys() - groups.keys())}
    order = [*made, *new]
    if list(made) == sorted(made):
        order.sort()
    return tuple(row for finding in order for row in (made.get(finding) or new[finding]))


def _group(rows: list[LedgerRow], reviews: list[Review]) -> list[LedgerRow]:
    """The rows of one finding, with these reviews; as they are where nothing changed."""
    first = rows[0]
    if len(rows) == len(reviews) == 1 and (first.is_open or first.review == reviews[0]):
        return rows if first.review == reviews[0] else [LedgerRow(reviews[0], first.facts)]
    if {row.review for row in rows if not row.is_open} == set(reviews):
        return rows
    if not reviews:
        return [replace(first, review=Review(first.finding, ""))]
    kept = {row.review: row for row in rows}
    # Columns of one's own go with the reviewer; a second reviewer gets the run's columns only.
    heirs = {row.review.reviewer: row.facts for row in rows}
    facts = {name: cell for name, cell in first.facts.items() if name in FACT_COLUMNS}
    return [kept.get(review) or LedgerRow(review, heirs.get(review.reviewer, facts)) for review in reviews]


def with_facts(rows: Sequence[LedgerRow], facts: Facts) -> tuple[LedgerRow, ...]:
    """The rows with the run's own columns as the run has them now; its other columns, if `facts` has any, are left out."""
    own = {finding: {name: cell for name, cell in cells.items() if name in FACT_COLUMNS} for finding, cells in facts.items()}
    return tuple(replace(row, facts={**row.facts, **own[row.finding]}) if row.finding in own else row for row in rows)


def ledger_csv(ledger: Ledger) -> str:
    """The ledger as the text of its file."""
    return sheet_csv(ledger.columns, map(row_cells, ledger.rows))


def row_cells(row: LedgerRow) -> dict[str, str]:
    """A row's cells by column."""
    return {"id": row.finding, **{name: getattr(row.review, name) for name in REVIEWER_COLUMNS}, **row.facts}


def _dated(review: Review, day: date) -> Review:
    return review if review.reviewed_on or not says_something(review) else replace(review, reviewed_on=day.isoformat())


def says_something(review: Review) -> bool:
    """True for a review with more than its reviewer's name and day."""
    return bool(review.verdict or review.reason or review.correct_value or review.source or review.note)
