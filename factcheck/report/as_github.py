"""Findings as GitHub's workflow commands: annotations beside the lines of a pull request."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from factcheck.records import Article, Finding, Review, Run
from factcheck.report.places import end_of, place_of
from factcheck.report.plain import one_line
from factcheck.report.tally import of_each, to_show
from factcheck.report.told import told
from factcheck.review import is_settled

_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}


def findings_github(run: Run, reviews: Iterable[Review] = (), *, notes: bool = False, settled: bool = False) -> str:
    """One workflow command a finding: the open errors and warnings, with `notes` and `settled` ones (as notices) where asked for."""
    reviews = tuple(reviews)
    own = of_each(run, reviews)
    articles = {article.id: article for article in run.articles}
    shown = to_show(run.findings, reviews, notes=notes, settled=settled)
    return "".join(_command(finding, articles, own.get(finding.id, ())) for finding in shown)


def _command(finding: Finding, articles: Mapping[str, Article], reviews: tuple[Review, ...]) -> str:
    name = "notice" if is_settled(reviews) else _COMMANDS[finding.severity]
    place, end = place_of(finding.claims[0], articles), end_of(finding.claims[0], articles)
    properties: dict[str, object] = {"file": place.path}
    if place.line is not None:
        properties["line"] = place.line
        # Columns of two lines are refused; of one, the end is not taken without the line's.
        if end and end[0] == place.line:
            properties |= {"endLine": end[0], "col": place.column, "endColumn": end[1]}
    properties["title"] = f"{finding.rule} {finding.id}"
    written = ",".join(f"{key}={escape_property(one_line(str(value)))}" for key, value in properties.items())
    return f"::{name} {written}::{escape_data(chr(10).join(told(finding, articles, reviews)))}\n"


def escape_data(text: str) -> str:
    """A message as a workflow command carries it.

    >>> escape_data("5%\\n::error::x")
    '5%25%0A::error::x'
    """
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def escape_property(text: str) -> str:
    """A property's value as a workflow command carries it.

    >>> escape_property("a:b,c%0A.txt")
    'a%3Ab%2Cc%250A.txt'
    """
    return escape_data(text).replace(":", "%3A").replace(",", "%2C")
