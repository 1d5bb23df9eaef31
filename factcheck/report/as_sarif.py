"""Findings as SARIF 2.1.0, the log that code hosts and editors read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from factcheck.records import Article, Claim, Finding, Problem, Review, Run
from factcheck.report.as_json import counts_dict
from factcheck.report.headline import headline_of
from factcheck.report.places import end_of, place_of
from factcheck.report.plain import json_text, one_line, visible
from factcheck.report.tally import count, in_order, of_each
from factcheck.review import is_settled, standing_review
from factcheck.review.verdicts import VERDICTS

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "factcheck/v1"
RANKS = {"high": 90.0, "medium": 60.0, "low": 30.0}
"""Confidence on SARIF's scale from 0 to 100."""
MOST_RELATED = 100
"""Places of one clash that are listed; findings.json has all."""
_DRIVE = re.compile(r"[A-Za-z]:/")


def findings_sarif(run: Run, reviews: Iterable[Review] = ()) -> str:
    """The run as one SARIF log: every finding, settled ones as suppressed; columns count code points; `rank` is the confidence.

    A problem with the input makes the run's execution unsuccessful and stands in its notifications.
    """
    reviews = tuple(reviews)
    articles = {article.id: article for article in run.articles}
    own = of_each(run, reviews)
    findings = in_order(run.findings)
    rules = _rules(findings)
    order = {rule["id"]: index for index, rule in enumerate(rules)}
    log = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "factcheck", "version": run.versions.get("factcheck", "unknown"), "rules": rules}},
                "columnKind": "unicodeCodePoints",
                "invocations": [
                    {"executionSuccessful": not run.problems, "toolExecutionNotifications": [_notification(p) for p in run.problems]}
                ],
                "results": [{**_result(f, articles, own.get(f.id, ())), "ruleIndex": order[visible(f.rule)]} for f in findings],
                "properties": {"counts": counts_dict(count(run, reviews)), "versions": dict(sorted(run.versions.items()))},
            }
        ],
    }
    return json_text(log, indent=1) + "\n"


def _rules(findings: Sequence[Finding]) -> list[dict[str, Any]]:
    """The rules that fired, by id."""
    first = {visible(finding.rule): finding for finding in reversed(findings)}
    return [_rule(rule, finding) for rule, finding in sorted(first.items())]


def _rule(rule: str, finding: Finding) -> dict[str, Any]:
    title = visible(finding.title) or rule
    why = visible(finding.why) or title
    source = f"Source: {visible(finding.source)}" if finding.source else ""
    more = f"More: factcheck rules explain {rule}"
    return {
        "id": rule,
        "shortDescription": {"text": title},
        "fullDescription": {"text": why},
        "help": {"text": "\n\n".join(part for part in (title, why, source, more) if part)},
        "properties": {"tags": [rule.partition(".")[0]]},
    }


def _result(finding: Finding, articles: Mapping[str, Article], reviews: tuple[Review, ...]) -> dict[str, Any]:
    others = (*finding.claims[1:], *finding.also)[:MOST_RELATED]
    return {
        "ruleId": visible(finding.rule),
        "level": finding.severity,
        "rank": RANKS[finding.confidence],
        "message": {"text": _message(finding, articles)},
        "locations": [_location(finding.claims[0], articles)],
        "relatedLocations": [
            {"id": number, "message": {"text": _plain(claim.sentence or claim.quote)}, **_location(claim, articles)}
            for number, claim in enumerate(others, 1)
        ],
        "partialFingerprints": {FINGERPRINT: finding.id},
        # Where one result says whether it is suppressed, all have to.
        "suppressions": [_suppression(reviews)] if is_settled(reviews) else [],
        "properties": {
            "id": finding.id,
            "confidence": finding.confidence,
            "nature": finding.nature,
            "sum": visible(finding.sum),
            "question": visible(finding.question),
        },
    }


def _message(finding: Finding, articles: Mapping[str, Article]) -> str:
    """Headline, the other sides as links to their places, sum and question."""
    links = [
        f"[{_plain(claim.quote)} in {_plain(str(place_of(claim, articles)))}]({number})"
        for number, claim in enumerate(finding.claims[1:], 1)
    ]
    lines = [
        _plain(headline_of(finding)[0]),
        f"Beside: {'; '.join(links)}" if links else "",
        f"Sum: {_plain(finding.sum)}" if finding.sum else "",
        _plain(finding.question),
        finding.id,
    ]
    return "\n".join(line for line in lines if line)


def _plain(text: str) -> str:
    """Strangers' text in a message: brackets can't make a link of it, nor braces a placeholder."""
    escaped = re.sub(r"([\\\[\]])", r"\\\1", one_line(text))
    return escaped.replace("{", "{{").replace("}", "}}")


def _suppression(reviews: tuple[Review, ...]) -> dict[str, Any]:
    review = standing_review(reviews)
    words = [VERDICTS.get(review.verdict, review.verdict), review.reason, review.note] if review else []
    return {"kind": "external", "status": "accepted", "justification": one_line("; ".join(word for word in words if word))}


def _location(claim: Claim, articles: Mapping[str, Article]) -> dict[str, Any]:
    place = place_of(claim, articles)
    file = {"artifactLocation": {"uri": uri_of(place.path)}}
    if place.line is None or place.column is None:
        return {"physicalLocation": file, "logicalLocations": [{"name": visible(place.inside)}]}
    region: dict[str, Any] = {"startLine": place.line, "startColumn": place.column}
    end = end_of(claim, articles)
    if end:
        region |= {"endLine": end[0], "endColumn": end[1]}
    return {"physicalLocation": {**file, "region": {**region, "snippet": {"text": visible(claim.quote)}}}}


def uri_of(path: str) -> str:
    """A path as a URI reference: relative paths stay relative, absolute ones become file: URIs.

    >>> uri_of("drafts/oil 5%.txt"), uri_of("/desk/a.txt"), uri_of("a:b#c.txt")
    ('drafts/oil%205%25.txt', 'file:///desk/a.txt', 'a%3Ab%23c.txt')
    """
    if _DRIVE.match(path):
        return f"file:///{path[:2]}{quote(path[2:], safe='/', errors='replace')}"
    return ("file://" if path.startswith("/") else "") + quote(path, safe="/", errors="replace")


def _notification(problem: Problem) -> dict[str, Any]:
    return {"level": "error", "message": {"text": _plain(str(problem))}, "descriptor": {"id": problem.code}}
