"""Two reports of one event by two outlets: as printed nothing is said; with one slip of the pen in the second, that slip is told."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from factcheck import Article, check

SLIPPED = "copies.unmatched-figure"
LIKE_WORDS = "copies.like-words"
FOLDER = Path(__file__).parent / "newsroom" / "reports"
DAYS = {
    "bridge": "2026-03-05",
    "bushfire": "2026-01-08",
    "council": "2026-02-10",
    "hospital": "2026-01-15",
    "takeover": "2026-02-23",
    "walking": "2026-09-02",
}
SLIPS = [
    ("bridge", "620 metres", "620 feet"),
    ("bushfire", "17 homes", "71 homes"),
    ("council", "£22.4 million", "£22.4 billion"),
    ("hospital", "59,842", "58,942"),
    ("takeover", "$41.50 a share", "$45.10 a share"),
    ("walking", "12,450 people", "14,250 people"),
]


def told(name, right="", slipped=""):
    first, second = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").split("\n---\n\n")
    assert right in second
    texts = (first, second.replace(right, slipped) if right else second)
    articles = []
    for mark, text in zip("ab", texts, strict=True):
        title, _, body = text.strip().partition("\n\n")
        articles.append(Article(mark, body, title=title, published=dt.date.fromisoformat(DAYS[name])))
    return [
        " ".join(claim.quote for claim in finding.claims)
        for finding in check(articles).findings
        if finding.severity != "note" or finding.rule in (SLIPPED, LIKE_WORDS)
    ]


@pytest.mark.parametrize("name", sorted(DAYS))
def test_two_reports_that_agree_are_quiet(name):
    assert told(name) == []


@pytest.mark.parametrize(("name", "right", "slipped"), SLIPS)
def test_a_slip_in_the_second_report_is_told(name, right, slipped):
    (found,) = told(name, right, slipped)
    assert slipped in found
