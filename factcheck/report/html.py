"""The discrepancy report: one page that stands alone, works without scripts and asks no other host for anything."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from factcheck.records import Claim, Review, Run
from factcheck.report.plain import visible
from factcheck.report.tally import count, findings_in_words, in_order, number_of, of_each
from factcheck.report.views import MAX_FINDINGS, flags_of, left_out, sheets_of
from factcheck.review import settled_findings
from factcheck.review.verdicts import VERDICTS

if TYPE_CHECKING:
    from jinja2 import Environment

_HEDGES = {
    "about": "about ",
    "at_least": "at least ",
    "more_than": "more than ",
    "at_most": "at most ",
    "less_than": "less than ",
}


def html_report(run: Run, reviews: Iterable[Review] = ()) -> str:
    """The run as one HTML page: findings first, then every article with its figures, then what was compared with nothing.

    The first 1,000 findings are shown and the page says so; flagged_claims.csv has all.
    """
    reviews = tuple(reviews)
    settled = settled_findings(reviews)
    articles = {article.id: article for article in run.articles}
    findings = in_order(run.findings, settled)
    flags = flags_of(findings[:MAX_FINDINGS], articles, of_each(run, reviews), settled)
    sheets, unshown = sheets_of(run, findings[:MAX_FINDINGS])
    tally = count(run, reviews)
    script = _part("report.js")
    page = (
        _environment()
        .get_template("report.html.jinja")
        .render(
            run=run,
            tally=tally,
            headline=headline(tally.visible, tally.open["note"], tally.compared),
            found=findings_in_words(tally),
            main=[flag for flag in flags if flag.finding.severity != "note" and not flag.settled],
            notes=[flag for flag in flags if flag.finding.severity == "note" and not flag.settled],
            settled=[flag for flag in flags if flag.settled],
            most=MAX_FINDINGS,
            more=len(findings) - len(flags),
            sheets=sheets,
            unshown=unshown,
            left=left_out(run, articles),
            style=_part("report.css"),
            script=script,
            script_hash=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
        )
    )
    return page.lstrip()


def headline(visible_findings: int, notes: int, compared: int) -> str:
    """The page's verdict in one line; it never says that the copy is right, only what was found.

    >>> headline(2, 0, 9), headline(0, 1, 9), headline(0, 0, 9), headline(0, 0, 0)
    ('2 disagreements to settle', 'No disagreement to settle, 1 note', 'No disagreement found', 'Nothing could be compared')
    """
    if visible_findings:
        return number_of(visible_findings, "disagreement") + " to settle"
    if notes:
        return f"No disagreement to settle, {number_of(notes, 'note')}"
    return "No disagreement found" if compared else "Nothing could be compared"


@cache
def _part(name: str) -> str:
    return (files("factcheck.report") / name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FunctionLoader, StrictUndefined
    from markupsafe import Markup

    def shown(value: object) -> object:
        # Strangers' text passes here on its way to the page, whatever the template forgets; Markup is what passed already.
        return value if isinstance(value, Markup) else "" if value is None else visible(str(value))

    environment = Environment(
        loader=FunctionLoader(_part),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=shown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["asis"] = lambda part: Markup(part)  # noqa: S704 (our own style and script, from the package)
    environment.filters["number_of"] = number_of
    environment.filters["value"] = value_in_words
    environment.filters["verdict_in_words"] = lambda verdict: VERDICTS.get(verdict, verdict)
    return environment


def value_in_words(claim: Claim) -> str:
    """What a claim's figure was taken to be: bound, value or both ends, without its unit.

    >>> from decimal import Decimal
    >>> from factcheck.records import Figure, NO_UNIT, Quantity
    >>> million = Decimal(1_000_000)
    >>> value_in_words(Claim("a", Quantity(Figure(million, None, (million,), million / 2, "more_than"), NO_UNIT, 0, 1), "1m", "1m"))
    'more than 1,000,000'
    """
    figure = claim.figure
    return _HEDGES.get(figure.hedge, "") + " to ".join(f"{value:,f}" for value in figure.written)
