"""Findings as JSON for other programs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from factcheck.records import Article, Claim, Finding, Review, Run
from factcheck.report.places import place_of
from factcheck.report.plain import json_text
from factcheck.report.tally import Tally, count, in_order, of_each
from factcheck.review import is_settled

SCHEMA = 1
"""Grows when a key changes its meaning or goes; new keys may come at any time."""


def findings_json(run: Run, reviews: Iterable[Review] = ()) -> str:
    """The run as one JSON object: versions, counts, articles, findings with places and verdicts, problems. The same run, the same bytes."""
    reviews = tuple(reviews)
    articles = {article.id: article for article in run.articles}
    own = of_each(run, reviews)
    report = {
        "schema": SCHEMA,
        "versions": dict(sorted(run.versions.items())),
        "counts": counts_dict(count(run, reviews)),
        "articles": [_article(article, run) for article in run.articles],
        "findings": [finding_dict(finding, articles, own.get(finding.id, ())) for finding in in_order(run.findings)],
        "problems": [{"code": p.code, "where": p.where, "what": p.what, "cure": p.cure} for p in run.problems],
    }
    return json_text(report, indent=2) + "\n"


def findings_jsonl(run: Run, reviews: Iterable[Review] = ()) -> str:
    """One JSON object a finding and line, as in `findings_json`; '' where there is none."""
    articles = {article.id: article for article in run.articles}
    own = of_each(run, reviews)
    return "".join(json_text(finding_dict(f, articles, own.get(f.id, ()))) + "\n" for f in in_order(run.findings))


def counts_dict(tally: Tally) -> dict[str, Any]:
    """What was read, understood, compared, not compared and found."""
    return {
        "articles": tally.articles,
        "against": tally.against,
        "figures": tally.figures,
        "compared": tally.compared,
        "not_compared": tally.uncompared,
        "collapsed": tally.collapsed,
        "left_out": tally.left_out,
        "looked_up": tally.looked_up,
        "open": tally.open,
        "settled": tally.settled,
    }


def finding_dict(finding: Finding, articles: Mapping[str, Article], reviews: tuple[Review, ...] = ()) -> dict[str, Any]:
    """`finding.to_dict()` with the place of every claim in its file, the reviews, and whether they settle it."""
    found = finding.to_dict()
    for key, claims in (("claims", finding.claims), ("also", finding.also)):
        found[key] = [claim_dict(claim, articles) for claim in claims]
    found["settled"] = is_settled(reviews)
    found["reviews"] = [
        {name: getattr(review, name) for name in ("verdict", "reason", "correct_value", "source", "reviewer", "reviewed_on", "note")}
        for review in reviews
    ]
    return found


def claim_dict(claim: Claim, articles: Mapping[str, Article]) -> dict[str, Any]:
    """`claim.to_dict()` with `place`: path, and line and column from 1 (null in a title given apart from the text).

    In a file without lines they are null too, and `spot` says where.
    """
    place = place_of(claim, articles)
    return {
        **claim.to_dict(),
        "place": {"path": place.path, "line": place.line, "column": place.column, **({"spot": place.spot} if place.spot else {})},
    }


def _article(article: Article, run: Run) -> dict[str, Any]:
    return {
        "id": article.id,
        "path": article.path,
        "title": article.title,
        "source": article.source,
        "published": article.published.isoformat() if article.published else None,
        "against": article.id in run.against,
        **({"left_out": list(article.left_out)} if article.left_out else {}),
    }
