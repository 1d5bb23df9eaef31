"""Filled-in sheets into one ledger: whatever the order and however often, the same ledger comes out.

Of what one reviewer says of one finding the latest day stands; what is of one day is kept side by side, and so is what two reviewers say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache, partial
from pathlib import Path

from factcheck.reading.dating import parse_date
from factcheck.records import Problem, Review
from factcheck.review.facts import Departure, departures, facts_in, facts_of_rows
from factcheck.review.history import Origin, replaced
from factcheck.review.keeping import Held, Kept, rewrite, says_something
from factcheck.review.ledger import LedgerRow, read_ledger
from factcheck.review.verdicts import reviews_by_finding

_DOTTED = re.compile(r"^(\d{2})\.(\d{2})\.(\d{4})")
"""A day as 22.11.2026: with points the day always comes first."""
_HOUR = re.compile(r"(?<=[T ])\d{2}:\d{2}")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?\Z")


@dataclass(slots=True)
class Merged:
    """What came of a merge: the ledger afterwards, and all that its people should know."""

    kept: Kept = field(default_factory=Kept)
    read: int = 0
    """Rows in which somebody had filled something in."""
    old: tuple[Review, ...] = ()
    """Rows left out because their reviewer wrote something else since."""
    dated: int = 0
    """Rows that named no day and got the day of the merge."""
    nameless: int = 0
    """Rows that name no reviewer."""
    early: tuple[str, ...] = ()
    """Places of rows whose day is yet to come."""
    new: tuple[str, ...] = ()
    """Findings that the ledger did not hold: what the sheets say of them was taken over."""
    departures: tuple[Departure, ...] = ()
    """Cells of the run's own columns that are not as the ledger has them: they are not used."""
    differing: tuple[tuple[Review, ...], ...] = ()
    """For each finding of these sheets whose verdicts differ, all of its reviews."""


def merge(path: Path, files: Sequence[Path], *, day: date, reviewer: str = "", correct: bool = False) -> Merged:
    """Merge the reviews of the files into the ledger at `path`, which is begun where there is none.

    Rows without a day get `day`, rows without a reviewer `reviewer`. With `correct` what the files say replaces what the same reviewer
    said before, under `day`; a row that names its reviewer and says nothing takes his verdict back. One problem in any file, and nothing
    is merged: `Merged.kept.problems`.
    """
    rows, problems = _rows_of(path, files, reviewer)
    if problems:
        return Merged(Kept(problems=problems))
    filled = [row for row in rows if says_something(row.review)]
    told = Merged(read=len(filled), nameless=sum(not row.review.reviewer for row in filled))
    told.early = tuple(row.where for row in filled if row.review.reviewed_on[:10] > day.isoformat())

    def changed(held: Held) -> tuple[Review, ...]:
        known = facts_of_rows(held.ledger.rows)
        told.departures = departures(rows, {**facts_in(rows, known), **known})
        told.new = tuple(sorted({row.finding for row in filled} - {row.finding for row in held.ledger.rows}))
        taken_back = [row.review for row in rows if row.review.reviewer and not says_something(row.review)] if correct else []
        return _joined(told, held, filled, day, taken_back if correct else None)

    told.kept = rewrite(path, changed, day=day, origin=_origin(rows, files), facts=partial(facts_in, rows))
    by_finding = reviews_by_finding(told.kept.reviews)
    touched = [by_finding.get(finding, ()) for finding in sorted({row.finding for row in filled})]
    told.differing = tuple(own for own in touched if len({one.verdict for one in own if one.verdict}) > 1)
    return told


def _origin(rows: Sequence[LedgerRow], files: Sequence[Path]) -> Origin:
    """The file that a review came in, told by all but its day, which the merge may have given it; else the names of all files."""
    every = ", ".join(dict.fromkeys(file.name for file in files))
    if len(files) == 1:
        return every
    names = {replace(row.review, reviewed_on=""): Path(row.where.rpartition(":")[0]).name for row in reversed(rows)}
    return lambda review: names.get(replace(review, reviewed_on=""), every) if review else every


def _rows_of(ledger: Path, files: Sequence[Path], reviewer: str) -> tuple[tuple[LedgerRow, ...], tuple[Problem, ...]]:
    """The rows of all files with a day as ISO has it, and what is wrong with any of them."""
    rows: list[LedgerRow] = []
    problems: list[Problem] = []
    for file in dict.fromkeys(files):
        if file.resolve() == ledger.resolve():
            problems.append(
                Problem("ledger.itself", str(file), "is the ledger itself: what stands in it counts already", "name other files")
            )
            continue
        sheet, slips = read_ledger(file)
        problems += slips
        for row in sheet.rows:
            day = iso_day(row.review.reviewed_on)
            if day is None:
                cure = "write it as 2026-11-22"
                problems.append(Problem("ledger.day", row.where, f"the day {row.review.reviewed_on[:40]!r} can't be read", cure))
                continue
            who = row.review.reviewer or (reviewer if says_something(row.review) else "")
            same = (day, who) == (row.review.reviewed_on, row.review.reviewer)
            rows.append(row if same else replace(row, review=replace(row.review, reviewed_on=day, reviewer=who)))
    return tuple(rows), tuple(problems)


@lru_cache(maxsize=1000)
def iso_day(written: str) -> str | None:
    """A day as people write it in ISO form, with the hour where one is given; "" as it is, None where it can't be read.

    >>> iso_day("22.11.2026"), iso_day("22 November 2026"), iso_day("2026-11-22 09:15"), iso_day("11/12/26")
    ('2026-11-22', '2026-11-22', '2026-11-22T09:15', None)
    """
    if not written:
        return ""
    day = parse_date(_DOTTED.sub(r"\3-\2-\1", written)) if len(written) <= 40 else None
    if day is None:
        return None
    hour = _HOUR.search(written)
    return f"{day.isoformat()}T{hour[0]}" if hour else day.isoformat()


def _joined(told: Merged, held: Held, filled: Sequence[LedgerRow], day: date, taken_back: Sequence[Review] | None) -> tuple[Review, ...]:
    """The reviews of the ledger with those of the sheets."""
    known = _known(held)
    came: list[Review] = []
    for row in filled:
        review = row.review
        if not review.reviewed_on:
            earlier = known.get(review)
            told.dated += earlier is None
            review = replace(review, reviewed_on=earlier or day.isoformat())
        came.append(review)
    before = held.ledger.reviews
    if taken_back is not None:
        return _corrected(before, came, day, taken_back)
    past = replaced(held.log)
    told.old = tuple(dict.fromkeys(review for review in came if review in past))
    return latest([*before, *(review for review in came if review not in past)])


def _known(held: Held) -> dict[Review, str]:
    """For each review that came without a day, as it came, the day that a merge gave it: merged again later, it keeps that.

    What carried a day of its own is no help: whether that sheet or the one without a day is merged first must not matter.
    """
    given = (change.now for change in held.log if change.now and change.now.reviewed_on == change.day)
    return {replace(review, reviewed_on=""): review.reviewed_on for review in given}


def _corrected(before: Sequence[Review], came: Iterable[Review], day: date, taken_back: Iterable[Review]) -> tuple[Review, ...]:
    """The reviews with those that came in place of their reviewers' earlier ones; what says the same keeps its day."""
    same = {replace(review, reviewed_on=""): review for review in before}
    fresh = latest(came)
    theirs = {(review.finding, review.reviewer) for review in (*fresh, *taken_back)}
    dated = (same.get(replace(one, reviewed_on="")) or replace(one, reviewed_on=max(one.reviewed_on, day.isoformat())) for one in fresh)
    return (*(review for review in before if (review.finding, review.reviewer) not in theirs), *dated)


def latest(reviews: Iterable[Review]) -> tuple[Review, ...]:
    """Of what each reviewer says of a finding, that of the latest day, all of it; reviews of no known day are all kept.

    >>> on = [Review("F-1", "unsure", reviewed_on="2026-03-06"), Review("F-1", "accepted", reviewed_on="2026-03-07")]
    >>> [review.verdict for review in latest(on)]
    ['accepted']
    """
    reviews = tuple(dict.fromkeys(reviews))
    last: dict[tuple[str, str], str] = {}
    for review in reviews:
        key = review.finding, review.reviewer
        if _ISO.match(review.reviewed_on):
            last[key] = max(last.get(key, ""), review.reviewed_on)
    standing = (one for one in reviews if not _ISO.match(one.reviewed_on) or one.reviewed_on == last[one.finding, one.reviewer])
    return tuple(standing)
