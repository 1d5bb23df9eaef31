"""A traced draft as a terminal and as another program want it."""

from __future__ import annotations

from typing import Any

from factcheck.records import Article
from factcheck.report.as_json import claim_dict
from factcheck.report.places import place_of
from factcheck.report.plain import json_text, one_line
from factcheck.report.trace_views import MARKS, status_counts
from factcheck.tracing import Trace, Tracing

SCHEMA = 1
"""Grows when a key changes its meaning or goes; new keys may come at any time."""
EXCERPT = 90
"""Code points of a source's sentence shown on each side of a figure."""
_COLOURS = {"differs": "31;1", "not found": "33;1", "supported": "32", "figure": "1"}


def trace_text(tracing: Tracing, *, colour: bool = False) -> str:
    """Every figure of the draft on a line with its status, the sentence of the source under it; '' where there is none."""
    articles = {article.id: article for article in (tracing.draft, *tracing.sources)}
    return "".join(_block(one, articles, colour) for one in tracing.traces)


def _block(one: Trace, articles: dict[str, Article], colour: bool) -> str:
    place = one_line(str(place_of(one.claim, articles)))
    # A build server would take a line that begins with "::" for a command; a file may be called so.
    place = f"./{place}" if place.startswith("::") else place
    status = _paint(f"{MARKS[one.status]} {one.status}", one.status, colour)
    lines = [
        f"{place}: {status}  {_paint(one_line(one.claim.quote), 'figure', colour)}" + (f"  ({one_line(one.said)})" if one.said else "")
    ]
    near = "nearest: " if one.status == "not found" else ""
    for claim in (one.support, *one.further):
        if claim is not None:
            before, figure, after = _excerpt(claim.sentence, claim.quote)
            lines.append(f"      {near}{one_line(str(place_of(claim, articles)))} | {before}{_paint(figure, 'figure', colour)}{after}")
    return "\n".join(lines) + "\n"


def _excerpt(sentence: str, quote: str) -> tuple[str, str, str]:
    """A sentence around its figure, cut between words."""
    lead, figure, tail = sentence.partition(quote)
    lead, tail = one_line(lead + "|")[:-1], one_line("|" + tail)[1:]
    lead = "… " + lead[-EXCERPT:].partition(" ")[2] if len(lead) > EXCERPT else lead
    tail = tail[:EXCERPT].rpartition(" ")[0] + " …" if len(tail) > EXCERPT else tail
    return lead, one_line(figure), tail


def _paint(text: str, style: str, colour: bool) -> str:
    return f"\x1b[{_COLOURS[style]}m{text}\x1b[0m" if colour else text


def trace_json(tracing: Tracing) -> str:
    """The traced draft as one JSON object: versions, counts, draft, sources, a trace a figure, problems. The same input, the same bytes."""
    articles = {article.id: article for article in (tracing.draft, *tracing.sources)}
    report = {
        "schema": SCHEMA,
        "versions": dict(sorted(tracing.versions.items())),
        "counts": {"figures": len(tracing.traces), **{status.replace(" ", "_"): n for status, n in status_counts(tracing).items()}},
        "draft": _article(tracing.draft),
        "sources": [_article(article) for article in tracing.sources],
        "traces": [_trace(one, articles) for one in tracing.traces],
        "problems": [{"code": p.code, "where": p.where, "what": p.what, "cure": p.cure} for p in tracing.problems],
    }
    return json_text(report, indent=2) + "\n"


def _trace(one: Trace, articles: dict[str, Article]) -> dict[str, Any]:
    found = one.to_dict()
    found["claim"] = claim_dict(one.claim, articles)
    found["support"] = claim_dict(one.support, articles) if one.support else None
    found["further"] = [claim_dict(claim, articles) for claim in one.further]
    return found


def _article(article: Article) -> dict[str, Any]:
    published = article.published.isoformat() if article.published else None
    return {"id": article.id, "path": article.path, "title": article.title, "source": article.source, "published": published}
