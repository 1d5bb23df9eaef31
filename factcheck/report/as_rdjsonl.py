"""Findings as reviewdog's diagnostics, one JSON object a line."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from typing import Any

from factcheck.records import Article, Claim, Finding, Review, Run
from factcheck.report.places import end_of, place_of
from factcheck.report.plain import json_text, one_line, visible
from factcheck.report.tally import of_each, to_show
from factcheck.report.told import told
from factcheck.review import is_settled

_SEVERITIES = {"error": "ERROR", "warning": "WARNING", "note": "INFO"}
MOST_RELATED = 100


def findings_rdjsonl(run: Run, reviews: Iterable[Review] = (), *, notes: bool = False, settled: bool = False) -> str:
    """One diagnostic a finding: the open errors and warnings, with `notes` and `settled` ones (as INFO) where asked for.

    Columns count bytes of UTF-8, as reviewdog wants them.
    """
    reviews = tuple(reviews)
    own = of_each(run, reviews)
    articles = {article.id: article for article in run.articles}
    shown = to_show(run.findings, reviews, notes=notes, settled=settled)
    return "".join(json_text(_diagnostic(f, articles, own.get(f.id, ()))) + "\n" for f in shown)


def _diagnostic(finding: Finding, articles: Mapping[str, Article], reviews: tuple[Review, ...]) -> dict[str, Any]:
    others = (*finding.claims[1:], *finding.also)[:MOST_RELATED]
    return {
        "message": "\n".join((*told(finding, articles, reviews), finding.id)),
        "location": _location(finding.claims[0], articles),
        "severity": "INFO" if is_settled(reviews) else _SEVERITIES[finding.severity],
        "source": {"name": "factcheck"},
        "code": {"value": visible(finding.rule)},
        "related_locations": [{"message": one_line(claim.sentence), "location": _location(claim, articles)} for claim in others],
    }


def _location(claim: Claim, articles: Mapping[str, Article]) -> dict[str, Any]:
    place = place_of(claim, articles)
    found: dict[str, Any] = {"path": visible(place.path)}
    if place.line is None or place.column is None:
        return found
    article = articles[claim.article]
    span = {"start": {"line": place.line, "column": place.column + extra_bytes(article, claim.start)}}
    end = end_of(claim, articles)
    if end:
        span["end"] = {"line": end[0], "column": end[1] + extra_bytes(article, claim.end)}
    return {**found, "range": span}


def extra_bytes(article: Article, offset: int) -> int:
    """How many more bytes than code points the file's line holds before an offset of the text, as far as the text shows it.

    What stands on the line before the text begins (another member of a JSON object) is taken as ASCII.

    >>> extra_bytes(Article("a", "Café\\nZoë said 5"), 12)
    1
    """
    if article.text.isascii():
        return 0
    extra = 0
    last = bisect_right(article.anchors, offset, key=lambda anchor: anchor.offset) - 1
    for index in range(last, -1, -1):
        anchor = article.anchors[index]
        _, line_feed, piece = article.text[anchor.offset : offset].rpartition("\n")
        extra += len(piece.encode(errors="replace")) - len(piece)
        if line_feed or not index or article.anchors[index - 1].line != anchor.line:
            break
        # The sign before an anchor is written as an escape, in ASCII.
        offset = anchor.offset - 1
    return extra
