"""Findings as places alone, for a log or a ticket that must hold no word of a draft."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from factcheck.records import Article, Claim, Finding, Review, Run
from factcheck.report.places import place_of
from factcheck.report.plain import one_line
from factcheck.report.tally import to_show


def findings_offsets(run: Run, reviews: Iterable[Review] = (), *, notes: bool = False, settled: bool = False) -> str:
    """One line a finding: severity, rule, id, and for each figure its file, place and code points of the text; no figure, no sentence.

    Names of files are shown; of an article that isn't among the files of the run, such as an archived one, only its id is.
    """
    articles = {article.id: article for article in run.articles}
    shown = to_show(run.findings, tuple(reviews), notes=notes, settled=settled)
    return "".join(f"{_line(finding, articles)}\n" for finding in shown)


def _line(finding: Finding, articles: Mapping[str, Article]) -> str:
    places = "; ".join(_at(claim, articles) for claim in (*finding.claims, *finding.also))
    return one_line(f"{finding.severity} {finding.rule} {finding.id} {places}")


def _at(claim: Claim, articles: Mapping[str, Article]) -> str:
    article = articles.get(claim.article)
    place = str(place_of(claim, articles)) if article and article.anchors else claim.article
    return f"{place} [{claim.start}-{claim.end}]"
