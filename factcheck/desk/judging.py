"""What a desk knows and does: a run, a ledger, who judges, and what can be undone. It answers in words and numbers, not in pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from threading import Lock

from factcheck.records import Problem, Review, Run
from factcheck.report.as_csv import facts_of
from factcheck.report.plain import visible
from factcheck.report.tally import in_order
from factcheck.review import FACT_COLUMNS, Kept, read_reviews, record, reviews_by_finding, revision
from factcheck.review.verdicts import REASONS, VERDICTS

ORIGIN = "review desk"
"""How the log names what came through a browser."""
_CHANGED = (
    "Changed elsewhere since you saw it. Nothing was overwritten: what the ledger holds stands below, and yours is still in the form. "
    "Record it again if you still mean it."
)
KEPT, CHANGED, SLIP, UNWRITABLE, GONE = 200, 409, 422, 503, 404


@dataclass(frozen=True, slots=True)
class Given:
    """A verdict that this desk wrote: what the reviewer had said before (None: nothing), and the finding's revision since."""

    number: int
    now: Review
    was: Review | None
    revision: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a request, as a status of HTTP and in words; `entered` is what the reviewer had filled in where it was not kept."""

    status: int
    said: str
    finding: str
    entered: Review | None = None
    reviews: tuple[Review, ...] = ()


class Desk:
    """One sitting over one run. Several windows may ask at once: what is kept here is guarded, and the ledger has a lock of its own."""

    def __init__(self, run: Run, ledger: Path, reviewer: str, today: Callable[[], date] = date.today) -> None:
        self.run, self.ledger, self.reviewer = run, ledger, reviewer
        self._today = today
        self._given: list[Given] = []
        self._begun = 0
        self._read: tuple[tuple[int, int, int], tuple[tuple[Review, ...], tuple[Problem, ...]]] | None = None
        self._guard = Lock()
        self._order = tuple(finding.id for finding in in_order(run.findings))
        self._findings = {finding.id: finding for finding in run.findings}

    def reviews(self) -> tuple[tuple[Review, ...], tuple[Problem, ...]]:
        """The ledger as it stands now; none where it was not begun. It is read again only where the file is another."""
        try:
            stat = self.ledger.stat()
        except FileNotFoundError:
            return (), ()
        except OSError:
            return read_reviews(self.ledger)
        signs = stat.st_mtime_ns, stat.st_size, stat.st_ino
        if self._read is None or self._read[0] != signs:
            self._read = signs, read_reviews(self.ledger)
        return self._read[1]

    @property
    def last(self) -> Given | None:
        """What would be undone next."""
        return self._given[-1] if self._given else None

    def judge(self, entered: Review, seen: str) -> Outcome:
        """Write what the reviewer entered, unless the finding's reviews are no longer those `seen` (a `revision`)."""
        if entered.finding not in self._findings:
            return Outcome(GONE, "no such finding in this run", entered.finding)
        with self._guard:
            kept = self._record(entered, seen)
            if kept.problems:
                return self._not_kept(kept, entered)
            if kept.changes:
                self._begun += 1
                before = own_review([change.was for change in kept.changes if change.was], entered.finding, self.reviewer)
                self._given.append(Given(self._begun, entered, before, revision(kept.reviews, entered.finding)))
        words = VERDICTS.get(entered.verdict, "no verdict")
        return Outcome(KEPT, f"Recorded: {words}", entered.finding, reviews=kept.reviews)

    def undo(self, number: int) -> Outcome:
        """Take back the last verdict given here, if it is the one of that number and nobody wrote to the finding since."""
        with self._guard:
            last = self.last
            if last is None or last.number != number:
                return Outcome(CHANGED, "Not undone: that was not the last verdict given here", "", reviews=self.reviews()[0])
            kept = self._record(last.was or Review(last.now.finding, "", reviewer=self.reviewer), last.revision)
            if kept.problems:
                refused = self._not_kept(kept, None)
                return Outcome(refused.status, f"Not undone: {kept.problems[0].what}", last.now.finding, reviews=refused.reviews)
            self._given.pop()
        return Outcome(KEPT, "Undone", last.now.finding, reviews=kept.reviews)

    def _record(self, review: Review, seen: str) -> Kept:
        articles = {article.id: article for article in self.run.articles}
        facts = {name: visible(cell) for name, cell in facts_of(self._findings[review.finding], articles).items() if name in FACT_COLUMNS}
        expected = {review.finding: seen}
        return record(self.ledger, [review], day=self._today(), origin=ORIGIN, facts={review.finding: facts}, expected=expected)

    def _not_kept(self, kept: Kept, entered: Review | None) -> Outcome:
        problem = kept.problems[0]
        finding = entered.finding if entered else ""
        if problem.code == "ledger.changed":
            return Outcome(CHANGED, _CHANGED, finding, entered, kept.reviews)
        slip = problem.where == finding
        said = f"Not recorded: {problem.what}" + (f" ({problem.cure})" if problem.cure else "")
        return Outcome(SLIP if slip else UNWRITABLE, said, finding, entered, self.reviews()[0])

    def judged(self, reviews: Sequence[Review]) -> tuple[int, int]:
        """How many of the run's findings have a verdict, and how many findings there are."""
        return len(self._with_verdict(reviews)), len(self._order)

    def next_open(self, reviews: Sequence[Review], after: str = "") -> str:
        """The next finding without a verdict behind the one named, from the top again at the end; "" where all have one."""
        done = self._with_verdict(reviews)
        at = self._order.index(after) + 1 if after in self._findings else 0
        return next((name for name in (*self._order[at:], *self._order[:at]) if name not in done), "")

    def differing(self, reviews: Sequence[Review]) -> tuple[str, ...]:
        """The run's findings that people judge differently, in the order of the page."""
        words: dict[str, set[str]] = {}
        for review in reviews:
            if review.verdict:
                words.setdefault(review.finding, set()).add(review.verdict)
        return tuple(name for name in self._order if len(words.get(name, ())) > 1)

    def _with_verdict(self, reviews: Sequence[Review]) -> set[str]:
        return {review.finding for review in reviews if review.verdict} & set(self._order)


def own_review(reviews: Sequence[Review], finding: str, reviewer: str) -> Review | None:
    """What this reviewer said of the finding last; None where it was nothing."""
    own = [review for review in reviews if (review.finding, review.reviewer) == (finding, reviewer)]
    return own[-1] if own else None


def entered_by(fields: Mapping[str, str], reviewer: str) -> Review:
    """The review that a form was filled in with."""
    names = ("verdict", "reason", "correct_value", "source", "note")
    cells = {name: fields.get(name, "").replace("\r\n", "\n").strip() for name in names}
    # A false alarm's reason that was chosen before another verdict was is not meant.
    if cells["reason"] in REASONS and cells["verdict"] != "false_alarm":
        cells["reason"] = ""
    return Review(fields.get("finding", ""), **cells, reviewer=reviewer)


def revisions(run: Run, reviews: Sequence[Review]) -> dict[str, str]:
    """The revision of each finding of the run."""
    own = reviews_by_finding(reviews)
    return {finding.id: revision(own.get(finding.id, ()), finding.id) for finding in run.findings}
