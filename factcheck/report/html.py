"""The discrepancy report: one page that stands alone, works without scripts and asks no other host for anything."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from factcheck.records import Claim, Problem, Review, Run
from factcheck.report.places import Place, place_of
from factcheck.report.plain import visible
from factcheck.report.tally import Tally, count, findings_in_words, in_order, number_of, of_each
from factcheck.report.timeline_drawing import drawing_of, in_words
from factcheck.report.timelines import Timeline, timelines_of
from factcheck.report.views import MAX_FINDINGS, Flag, Left, Sheet, flags_of, left_out, sheets_of
from factcheck.review import settled_findings
from factcheck.review.verdicts import VERDICTS

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

_KINDS = (("error", "errors"), ("warning", "warnings"), ("note", "notes"), ("settled", "settled"))
_KEYS = (
    ("/", "filter"),
    ("Esc", "leave the filter and empty it"),
    ("j", "next finding"),
    ("k", "finding before"),
    ("o", "open or close what is folded here"),
)
_HEDGES = {
    "about": "about ",
    "at_least": "at least ",
    "more_than": "more than ",
    "at_most": "at most ",
    "less_than": "less than ",
}


@dataclass(frozen=True, slots=True)
class Added:
    """What a page has besides that of a report: a form in each finding and a bar above them, with their style, script and policy."""

    title: str
    ledger: str
    form: Callable[[Flag], Markup]
    bar: Markup
    keys: tuple[tuple[str, str], ...]
    style: str
    script: str
    policy: str


@dataclass(frozen=True, slots=True)
class Content:
    """All that the page shows of a run, cut to size."""

    versions: Mapping[str, str]
    problems: Sequence[Problem]
    tally: Tally
    flags: Sequence[Flag]
    findings: int
    """How many there are, shown or not."""
    timelines: Sequence[tuple[str, list[Any]]]
    more_timelines: int
    sheets: Sequence[Sheet]
    unshown: int
    left: Sequence[Left]
    more_reasons: int


def html_report(run: Run, reviews: Iterable[Review] = (), added: Added | None = None) -> str:
    """The run as one HTML page: findings first, then how figures moved, every article with its figures, what was compared with nothing.

    The first 1,000 findings are shown and the page says so; flagged_claims.csv has all.
    """
    return page_html(content_of(run, tuple(reviews)), added)


def content_of(run: Run, reviews: tuple[Review, ...]) -> Content:
    """What the page of a run shows."""
    settled = settled_findings(reviews)
    articles = {article.id: article for article in run.articles}
    findings = in_order(run.findings, settled)
    shown = findings[:MAX_FINDINGS]
    sheets, unshown = sheets_of(run, shown)
    timelines, more_timelines = timelines_of(run, shown)
    left, more_reasons = left_out(run, articles)
    return Content(
        versions=run.versions,
        problems=run.problems,
        tally=count(run, reviews),
        flags=flags_of(shown, articles, of_each(run, reviews), settled),
        findings=len(findings),
        timelines=drawn(timelines, lambda claim: place_of(claim, articles)),
        more_timelines=more_timelines,
        sheets=sheets,
        unshown=unshown,
        left=left,
        more_reasons=more_reasons,
    )


def page_html(content: Content, added: Added | None = None) -> str:
    """The page that shows the content."""
    tally, flags = content.tally, content.flags
    scripts = [page_part("report.js"), *([added.script] if added else [])]
    kinds = Counter("settled" if flag.settled else flag.finding.severity for flag in flags)
    page = (
        environment()
        .get_template("report.html.jinja")
        .render(
            added=added,
            versions=content.versions,
            problems=content.problems,
            tally=tally,
            headline=headline(tally.visible, tally.open["note"], tally.compared),
            found=findings_in_words(tally),
            main=[flag for flag in flags if flag.finding.severity != "note" and not flag.settled],
            notes=[flag for flag in flags if flag.finding.severity == "note" and not flag.settled],
            settled=[flag for flag in flags if flag.settled],
            kinds=[(kind, word, kinds[kind]) for kind, word in _KINDS],
            keys=[*_KEYS, *(added.keys if added else ()), ("?", "this list")],
            shown={flag.finding.id for flag in flags},
            most=MAX_FINDINGS,
            more=content.findings - len(flags),
            timelines=content.timelines,
            more_timelines=content.more_timelines,
            sheets=content.sheets,
            unshown=content.unshown,
            left=content.left,
            more_reasons=content.more_reasons,
            style=page_part("report.css") + (added.style if added else ""),
            scripts=scripts,
            script_hashes=" ".join(f"'sha256-{base64.b64encode(hashlib.sha256(one.encode()).digest()).decode()}'" for one in scripts),
        )
    )
    return page.lstrip()


def card_html(run: Run, reviews: Iterable[Review], finding: str, added: Added | None = None) -> str:
    """One finding as on the page of `html_report`; "" for one that is not of the run."""
    reviews = tuple(reviews)
    articles = {article.id: article for article in run.articles}
    found = [one for one in run.findings if one.id == finding]
    flags = flags_of(found, articles, of_each(run, reviews), settled_findings(reviews))
    card = environment().get_template("cards.html.jinja").module.card  # type: ignore[attr-defined]
    return "".join(str(card(flag, added)).strip() for flag in flags)


def drawn(timelines: Iterable[Timeline], place: Callable[[Claim], Place]) -> list[tuple[str, list[Any]]]:
    """Under each story its timelines, each with its number on the page, its drawing and its tellings with their places."""
    numbered = (
        (line.story, (number, (line, drawing_of(line), [(told, place(told.claim)) for told in line.told])))
        for number, line in enumerate(timelines)
    )
    return [(story, [line for _, line in lines]) for story, lines in groupby(numbered, key=itemgetter(0))]


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
def page_part(name: str) -> str:
    """A template, style or script of the page, by its file's name."""
    return (files("factcheck.report") / name).read_text(encoding="utf-8")


@cache
def environment() -> Environment:
    """Where templates are rendered: all text is escaped and made visible, and a name that is not given is an error."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined
    from markupsafe import Markup

    def shown(value: object) -> object:
        # Strangers' text passes here on its way to the page, whatever the template forgets; Markup is what passed already.
        return value if isinstance(value, Markup) else "" if value is None else visible(str(value))

    environment = Environment(
        loader=FunctionLoader(page_part),
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
    environment.filters["day_in_words"] = in_words
    environment.filters["clues"] = clues_in_words
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


def clues_in_words(claim: Claim) -> list[tuple[str, str]]:
    """For each slot of a claim the words that gave it, and why."""
    return [(clue.slot, f"“{clue.text}” ({clue.why})" if clue.text and clue.text != "-" else clue.why) for clue in claim.clues]
