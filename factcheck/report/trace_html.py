"""The page of a traced draft: its text with every figure marked, and what the sources say behind each; without scripts."""

from __future__ import annotations

from factcheck.report.html import environment, page_part
from factcheck.report.trace_views import MARKS, parts_of, status_counts, trace_headline, trace_summary
from factcheck.tracing import Tracing


def trace_html(tracing: Tracing) -> str:
    """The traced draft as one HTML page that stands alone: the draft, its figures marked, and a table of all of them."""
    title, paragraphs = parts_of(tracing)
    figures = sorted((part for some in (title, *paragraphs) for part in some if part.trace), key=lambda part: part.number)
    page = (
        environment()
        .get_template("trace.html.jinja")
        .render(
            tracing=tracing,
            headline=trace_headline(tracing),
            summary=trace_summary(tracing).strip(),
            counts=status_counts(tracing),
            marks=MARKS,
            title=title,
            paragraphs=paragraphs,
            figures=figures,
            style=page_part("report.css") + page_part("trace.css"),
        )
    )
    return page.lstrip()
