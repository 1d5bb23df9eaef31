"""The desk's page: the report with a bar above the findings and a form in each of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from factcheck.desk.judging import Desk, Outcome, own_review, revisions
from factcheck.records import Review
from factcheck.report.html import Added, card_html, environment, html_report
from factcheck.report.views import Flag
from factcheck.review import REASONS, VERDICTS, reviews_by_finding

if TYPE_CHECKING:
    from markupsafe import Markup

KEYS = (
    *((str(number), verdict) for number, verdict in enumerate(VERDICTS.values(), 1)),
    ("0", "no verdict"),
    ("Enter", "record it, and go to the next open finding"),
    ("r", "reason"),
    ("c", "note"),
    ("Ctrl Enter", "record, from inside the note"),
    ("n", "next open finding"),
    ("u", "undo the last verdict given here"),
)
POLICY = "form-action 'self'; connect-src 'self'"
SINGLE = frozenset({"b_wrong", "both_wrong"})
"""Verdicts that need two figures."""


@dataclass(frozen=True, slots=True)
class Filled:
    """What a form holds when it is shown: the verdict and words in it, the revision it was made from, and what to say above it."""

    review: Review
    revision: str
    said: str = ""
    unfolded: bool = False


def desk_page(desk: Desk, reviews: Sequence[Review], outcome: Outcome | None = None) -> str:
    """The whole page as the ledger stands; what was not kept stands in its form again."""
    return html_report(desk.run, reviews, _added(desk, reviews, outcome))


def desk_card(desk: Desk, reviews: Sequence[Review], finding: str, outcome: Outcome | None = None) -> str:
    """One finding with its form, as on the page; "" for one that is not of the run."""
    return card_html(desk.run, reviews, finding, _added(desk, reviews, outcome))


def desk_bar(desk: Desk, reviews: Sequence[Review]) -> str:
    """The bar: how far one is, the next open finding, and what can be undone."""
    return str(_bar(desk, reviews))


def _added(desk: Desk, reviews: Sequence[Review], outcome: Outcome | None) -> Added:
    return Added(
        title="review desk",
        ledger=str(desk.ledger),
        form=_form(desk, reviews, outcome),
        bar=_bar(desk, reviews),
        keys=KEYS,
        style=_part("desk.css"),
        script=_part("desk.js"),
        policy=POLICY,
    )


def _bar(desk: Desk, reviews: Sequence[Review]) -> Markup:
    judged, every = desk.judged(reviews)
    last = desk.last
    bar: Markup = _macros().bar(
        judged=judged,
        every=every,
        next_open=desk.next_open(reviews, last.now.finding if last else ""),
        differing=desk.differing(reviews),
        last=last,
        reviewer=desk.reviewer,
        ledger=str(desk.ledger),
    )
    return bar


def _form(desk: Desk, reviews: Sequence[Review], outcome: Outcome | None) -> Callable[[Flag], Markup]:
    """The form of a finding: filled in with what this reviewer said before, or with what was not kept."""
    seen, own = revisions(desk.run, reviews), reviews_by_finding(reviews)
    form = _macros().form

    def made(flag: Flag) -> Markup:
        finding = flag.finding
        before = own_review(own.get(finding.id, ()), finding.id, desk.reviewer)
        filled = Filled(before or Review(finding.id, ""), seen[finding.id], unfolded=not flag.reviews)
        if outcome and outcome.finding == finding.id and outcome.entered:
            filled = replace(filled, review=outcome.entered, said=outcome.said, unfolded=True)
        offered = [
            (number, verdict, words)
            for number, (verdict, words) in enumerate(VERDICTS.items(), 1)
            if len(finding.claims) > 1 or verdict not in SINGLE or verdict == filled.review.verdict
        ]
        # A reason in the reviewer's own words came from a sheet; it stays.
        reasons = dict.fromkeys((*REASONS, filled.review.reason)) if filled.review.reason else REASONS
        made_form: Markup = form(flag=flag, filled=filled, offered=offered, reasons=list(reasons))
        return made_form

    return made


@cache
def _macros() -> Any:
    return environment().from_string(_part("desk.html.jinja")).module


@cache
def _part(name: str) -> str:
    return (files("factcheck.desk") / name).read_text(encoding="utf-8")
