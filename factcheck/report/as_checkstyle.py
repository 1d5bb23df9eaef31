"""Findings as Checkstyle's XML, which build servers and editors read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from factcheck.records import Article, Finding, Review, Run
from factcheck.report.places import place_of
from factcheck.report.plain import one_line
from factcheck.report.tally import of_each, to_show
from factcheck.report.told import told
from factcheck.review import is_settled

_SEVERITIES = {"error": "error", "warning": "warning", "note": "info"}


def findings_checkstyle(run: Run, reviews: Iterable[Review] = (), *, notes: bool = False, settled: bool = False) -> str:
    """One XML document, findings by file: the open errors and warnings, with `notes` and `settled` ones (as info) where asked for.

    Line 0 is a title that was given apart from the text.
    """
    from xml.etree import ElementTree as ET

    reviews = tuple(reviews)
    own = of_each(run, reviews)
    articles = {article.id: article for article in run.articles}
    root = ET.Element("checkstyle", version="4.3")
    files: dict[str, ET.Element] = {}
    for finding in to_show(run.findings, reviews, notes=notes, settled=settled):
        path = one_line(place_of(finding.claims[0], articles).path)
        if path not in files:
            files[path] = ET.SubElement(root, "file", name=path)
        ET.SubElement(files[path], "error", _attributes(finding, articles, own.get(finding.id, ())))
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _attributes(finding: Finding, articles: Mapping[str, Article], reviews: tuple[Review, ...]) -> dict[str, str]:
    place = place_of(finding.claims[0], articles)
    column = {} if place.column is None else {"column": str(place.column)}
    return {
        "line": str(place.line or 0),
        **column,
        "severity": "info" if is_settled(reviews) else _SEVERITIES[finding.severity],
        "message": one_line(" | ".join((*told(finding, articles, reviews), finding.id))),
        "source": one_line(f"factcheck.{finding.rule}"),
    }
