"""A finding in lines of words, for the formats that have one message a finding."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from factcheck.records import Article, Finding, Review
from factcheck.report.headline import headline_of
from factcheck.report.places import place_of
from factcheck.report.plain import one_line
from factcheck.report.tally import number_of
from factcheck.review import is_settled, verdict_in_words


def told(finding: Finding, articles: Mapping[str, Article], reviews: tuple[Review, ...] = ()) -> list[str]:
    """The finding line by line, fit to show: headline (behind "settled" where it is), other sides with their places, remarks."""
    mark = "settled: " if is_settled(reviews) else ""
    lines = [mark + headline_of(finding)[0]]
    first = place_of(finding.claims[0], articles)
    # A line is shown by the format itself; a title, or a page of a file without lines, is not.
    lines += [f"at {first}"] if first.line is None else []
    lines += [f"beside {place_of(claim, articles)}: {claim.sentence}" for claim in finding.claims[1:]]
    lines += [f"{label}: {text}" for label, text in remarks(finding, reviews)]
    return [one_line(line) for line in lines]


def remarks(finding: Finding, reviews: Iterable[Review]) -> list[tuple[str, str]]:
    """What stands below a finding, each with its label; nothing that is empty."""
    more = len(finding.also)
    labelled = [
        ("because", "; ".join(finding.reasons)),
        ("sum", finding.sum),
        ("not known", "; ".join(finding.doubts)),
        ("in articles", headline_of(finding)[1]),
        ("also", f"{number_of(more, 'more figure')} of the same clash" if more else ""),
        ("ask", finding.question),
        ("verdict", verdict_in_words(reviews)),
    ]
    return [(label, text) for label, text in labelled if text]
