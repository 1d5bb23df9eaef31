"""Short articles of many beats: as printed they are right and nothing is said; with one slip of the pen, that slip is told."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from factcheck import Article, check

FOLDER = Path(__file__).parent / "newsroom"
DAYS = {
    "airline": "2026-07-30",
    "city-election": "2026-05-08",
    "cruise-berth": "2026-01-22",
    "dentists": "2026-03-19",
    "glacier": "2026-02-11",
    "inflation": "2026-04-22",
    "key-rate": "2026-08-06",
    "lottery": "2026-05-05",
    "measles": "2026-06-09",
    "migraine": "2026-08-25",
    "pension-fraud": "2026-01-29",
    "port-strike": "2026-12-01",
    "school-bond": "2026-11-04",
    "steelmaker": "2026-10-21",
    "water-fine": "2026-11-12",
}
SLIPS = [
    ("airline", "$48 million", "$84 million", "money.loss"),
    ("airline", "$129 million", "$192 million", "parts.per-head"),
    ("city-election", "the Greens four", "the Greens five", "parts.seats-of-all"),
    ("city-election", "30% of the vote", "33% of the vote", "parts.shares-to-100"),
    ("cruise-berth", "6.2 million", "2.6 million", "general.same-figure"),
    ("dentists", "1,010 of them", "1,410 of them", "parts.share-of-them"),
    ("glacier", "57 shrank", "58 shrank", "parts.divided-whole"),
    ("glacier", "1.7 miles", "17 miles", "conversions.units"),
    ("inflation", "increase of 9%", "increase of 19%", "arithmetic.percent-change"),
    ("key-rate", "one voted for no change", "two voted for no change", "parts.divided-whole"),
    ("lottery", "Mrs Ackroyd, 71", "Mrs Ackroyd, 77", "people.age"),
    ("lottery", "increase of 5%", "increase of 9%", "arithmetic.percent-change"),
    ("measles", "37 were unvaccinated", "39 were unvaccinated", "parts.divided-whole"),
    ("migraine", "822 received", "832 received", "parts.divided-whole"),
    ("pension-fraud", "Fell, 58", "Fell, 48", "people.age"),
    ("port-strike", "1,460 members", "1,430 members", "parts.list-total"),
    ("school-bond", "2,227 votes", "3,227 votes", "parts.margin-of-votes"),
    ("steelmaker", "318,000 tonnes", "381,000 tonnes", "general.same-figure"),
    ("water-fine", "£42m fine", "£24m fine", "general.same-figure"),
]


def told(name: str, text: str) -> list[str]:
    """The rules of all errors and warnings of one article."""
    day = dt.date.fromisoformat(DAYS[name])
    return [finding.rule for finding in check([Article(id=name, text=text, published=day)]).findings if finding.severity != "note"]


@pytest.mark.parametrize("name", sorted(DAYS))
def test_a_sound_article_is_passed(name: str) -> None:
    assert told(name, (FOLDER / f"{name}.txt").read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(("name", "right", "wrong", "rule"), SLIPS)
def test_a_slip_is_told_once(name: str, right: str, wrong: str, rule: str) -> None:
    before, found, after = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").rpartition(right)
    assert found == right
    assert told(name, before + wrong + after) == [rule]
