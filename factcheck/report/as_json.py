"""Findings as JSON for other programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from factcheck.records import Article, Claim, Finding, Problem, Review, Run
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
    told = (article_dict(article, against=article.id in run.against) for article in run.articles)
    found = (finding_dict(finding, articles, own.get(finding.id, ())) for finding in in_order(run.findings))
    return "".join(json_pieces(run.versions, count(run, reviews), told, found, run.problems))


def json_pieces(
    versions: Mapping[str, str],
    tally: Tally,
    articles: Iterable[Mapping[str, Any]],
    findings: Iterable[Mapping[str, Any]],
    problems: Iterable[Problem],
) -> Iterator[str]:
    """The text of `findings_json` a piece at a time: of articles and findings, as their `…_dict`s, one is held and no more."""
    head = json_text({"schema": SCHEMA, "versions": dict(sorted(versions.items())), "counts": counts_dict(tally)}, indent=2)
    yield head.removesuffix("\n}")
    blamed = ({"code": p.code, "where": p.where, "what": p.what, "cure": p.cure} for p in problems)
    for name, some in (("articles", articles), ("findings", findings), ("problems", blamed)):
        yield f',\n  "{name}": ['
        empty = True
        for one in some:
            yield ("" if empty else ",") + "\n    " + json_text(one, indent=2).replace("\n", "\n    ")
            empty = False
        yield "]" if empty else "\n  ]"
    yield "\n}\n"


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
    return {**found, **reviews_dict(reviews)}


def reviews_dict(reviews: tuple[Review, ...]) -> dict[str, Any]:
    """What reviewers say of one finding, and whether it settles it."""
    names = ("verdict", "reason", "correct_value", "source", "reviewer", "reviewed_on", "note")
    return {"settled": is_settled(reviews), "reviews": [{name: getattr(review, name) for name in names} for review in reviews]}


def claim_dict(claim: Claim, articles: Mapping[str, Article]) -> dict[str, Any]:
    """`claim.to_dict()` with `place`: path, and line and column from 1 (null in a title given apart from the text).

    In a file without lines they are null too, and `spot` says where.
    """
    place = place_of(claim, articles)
    return {
        **claim.to_dict(),
        "place": {"path": place.path, "line": place.line, "column": place.column, **({"spot": place.spot} if place.spot else {})},
    }


def article_dict(article: Article, *, against: bool = False) -> dict[str, Any]:
    """What is said of an article; nothing of its text."""
    return {
        "id": article.id,
        "path": article.path,
        "title": article.title,
        "source": article.source,
        "published": article.published.isoformat() if article.published else None,
        "against": against,
        **({"left_out": list(article.left_out)} if article.left_out else {}),
    }
