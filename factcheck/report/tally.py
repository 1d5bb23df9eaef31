"""What a run came to, counted: the figures behind every verdict line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from factcheck.records import SEVERITIES, Finding, Review, Run, Severity
from factcheck.review import reviews_by_finding, settled_findings

GRAVEST_FIRST: tuple[Severity, ...] = tuple(reversed(SEVERITIES))


class Tally(NamedTuple):
    """Counts of one run; `open` holds the findings that nobody settled, by severity."""

    articles: int
    against: int
    figures: int
    compared: int
    uncompared: int
    open: dict[str, int]
    settled: int
    problems: int
    looked_up: int = 0
    collapsed: int = 0
    left_out: int = 0

    @property
    def visible(self) -> int:
        """Open findings but the notes."""
        return self.open["error"] + self.open["warning"]


def count(run: Run, reviews: Iterable[Review] = ()) -> Tally:
    """The run in figures."""
    settled = settled_findings(reviews)
    by_severity = Counter(finding.severity for finding in run.findings if finding.id not in settled)
    return Tally(
        articles=len(run.articles) - len(run.against),
        against=sum(article.id in run.against and bool(article.anchors) for article in run.articles),
        looked_up=run.looked_up,
        figures=sum(claim.quantity.kind == "quantity" for claim in run.claims),
        compared=run.compared,
        uncompared=len(run.uncompared),
        open={severity: by_severity[severity] for severity in GRAVEST_FIRST},
        settled=sum(finding.id in settled for finding in run.findings),
        problems=len(run.problems),
        collapsed=run.collapsed,
        left_out=run.left_out,
    )


def number_of(count: int, noun: str, plural: str = "") -> str:
    """A count and its noun.

    >>> number_of(1, "error"), number_of(1200, "figure"), number_of(2, "copy", "copies")
    ('1 error', '1,200 figures', '2 copies')
    """
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"


def findings_in_words(tally: Tally) -> str:
    """The open findings by severity, and how many are settled.

    >>> findings_in_words(Tally(1, 0, 9, 4, 2, {"error": 1, "warning": 0, "note": 2}, 1, 0))
    '1 error, 0 warnings, 2 notes; 1 settled'
    """
    words = ", ".join(number_of(n, severity) for severity, n in tally.open.items())
    return words + (f"; {tally.settled:,} settled" if tally.settled else "")


def in_order(findings: Iterable[Finding], settled: frozenset[str] = frozenset()) -> list[Finding]:
    """Open before settled, gravest first, then surest; otherwise as the run has them."""
    sure = ("high", "medium", "low")
    return sorted(findings, key=lambda f: (f.id in settled, GRAVEST_FIRST.index(f.severity), sure.index(f.confidence)))


def to_show(findings: Iterable[Finding], reviews: Iterable[Review] = (), *, notes: bool = False, settled: bool = False) -> list[Finding]:
    """What a person is shown, in order: open errors and warnings, with `notes` and `settled` ones where asked for."""
    closed = settled_findings(reviews)
    return [f for f in in_order(findings, closed) if (notes or f.severity != "note") and (settled or f.id not in closed)]


def of_each(run: Run, reviews: Iterable[Review]) -> dict[str, tuple[Review, ...]]:
    """The reviews of the run's own findings."""
    ids = {finding.id for finding in run.findings}
    return {finding: own for finding, own in reviews_by_finding(reviews).items() if finding in ids}
