"""The seed articles and what they should give: every planted discrepancy found, every trap quiet, and nothing else said aloud."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from factcheck.pipeline import check
from factcheck.reading import read_articles
from factcheck.records import SEVERITIES, Article, Claim, Finding, Run

SEEDS = Path(__file__).parent.parent / "seeds"
STORIES = ("oil", "flood", "results", "vote", "ferry")
LOUD = SEVERITIES.index("warning")
NEAR = 0.02
"""Two figures this close say the same where the question is only which side of a clash a claim stands on."""


@dataclass(frozen=True)
class Place:
    """Where a quoted figure stands: the article's path below seeds/, its title or its text, and the span there."""

    article: str
    where: str
    start: int
    end: int


def rows(name: str, story: str = "") -> list[dict[str, str]]:
    with (SEEDS / name).open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file, strict=True) if row["article_a"].startswith(story)]


@cache
def articles(story: str) -> dict[str, Article]:
    found, problems = read_articles([SEEDS / story])
    assert not problems, [str(p) for p in problems]
    return {f"{story}/{Path(article.id).name}": article for article in found}


@cache
def run(story: str) -> Run:
    return check(list(articles(story).values()))


def places(article: str, quote: str, context: str) -> list[Place]:
    """Everywhere that the context (or the quote, where there is none) stands; a title that opens the text is read once."""
    read = articles(article.partition("/")[0])[article]
    zones = {"text": read.text} if read.text.startswith(read.title) else {"title": read.title, "text": read.text}
    sought = context or quote
    found = []
    for where, text in zones.items():
        at = text.find(sought)
        while at >= 0:
            start = at + sought.index(quote)
            found.append(Place(article, where, start, start + len(quote)))
            at = text.find(sought, at + 1)
    return found


def side(row: dict[str, str], letter: str) -> Place | None:
    return places(row[f"article_{letter}"], row[f"quote_{letter}"], row[f"context_{letter}"])[0] if row[f"quote_{letter}"] else None


def overlaps(claim: Claim, place: Place | None) -> bool:
    if place is None:
        return False
    story = place.article.partition("/")[0]
    same = f"{story}/{Path(claim.article).name}" == place.article and claim.where == place.where
    return same and claim.start < place.end and place.start < claim.end


def amount(claim: Claim) -> tuple[str, float]:
    return claim.unit.dimension, float(claim.figure.value) * claim.unit.factor


def sides_with(claim: Claim, place: Place | None, story: str) -> bool:
    """True where the claim is the figure at the place or says the same in other words ("1.2 million" for 1.21 million)."""
    if overlaps(claim, place):
        return True
    dimension, value = amount(claim)
    there = [amount(other) for other in run(story).claims if overlaps(other, place)]
    return any(dimension == d and abs(value - v) <= NEAR * max(abs(value), abs(v)) for d, v in there)


def meets(finding: Finding, row: dict[str, str], story: str) -> bool:
    """True where the finding is about the row: it shows the odd figure, and the one it disagrees with where the family calls for two."""
    a, b = side(row, "a"), side(row, "b")
    claims = (*finding.claims, *finding.also)
    if not any(overlaps(claim, a) for claim in claims):
        return False
    return row["family"] != "same-thing" or any(sides_with(claim, b, story) for claim in claims if not overlaps(claim, a))


def explained(finding: Finding, expected: list[dict[str, str]], story: str) -> bool:
    """True where a row asks for the finding, or where it shows nothing but figures that are odd by themselves."""
    odd = [side(row, "a") for row in expected]
    return any(meets(finding, row, story) for row in expected) or all(any(overlaps(c, place) for place in odd) for c in finding.claims)


def loud(story: str) -> list[Finding]:
    return [f for f in run(story).findings if SEVERITIES.index(f.severity) >= LOUD]


def told(finding: Finding) -> str:
    quotes = " ~ ".join(f"{claim.quote!r} ({Path(claim.article).name}, {claim.where})" for claim in finding.claims)
    return f"{finding.severity} {finding.rule} [{finding.nature}, {finding.confidence}]: {quotes}"


def wanted(row: dict[str, str]) -> str:
    other = f" ~ {row['quote_b']!r} ({row['article_b']})" if row["quote_b"] else ""
    return f"{row['key']} {row.get('severity') or row['kind']}: {row['quote_a']!r} ({row['article_a']}){other}"


def hold_empty(wrong: list[str], what: str) -> None:
    if wrong:
        pytest.fail(f"{len(wrong)} {what}:\n" + "\n".join(wrong), pytrace=False)


@pytest.mark.parametrize("name", ["expected.csv", "traps.csv"])
def test_every_quote_stands_in_its_article_once(name: str) -> None:
    wrong = []
    for row in rows(name):
        for letter in "ab":
            quote, context = row[f"quote_{letter}"], row[f"context_{letter}"]
            if not quote:
                continue
            if context and context.count(quote) != 1:
                wrong.append(f"{row['key']}: {quote!r} stands in its context {context.count(quote)} times")
            elif (times := len(places(row[f"article_{letter}"], quote, context))) != 1:
                wrong.append(f"{row['key']}: {context or quote!r} stands in {row[f'article_{letter}']} {times} times")
    hold_empty(wrong, "quotes that don't stand in their article once")


def test_keys_are_unique_and_words_are_known() -> None:
    expected, traps = rows("expected.csv"), rows("traps.csv")
    keys = [row["key"] for row in (*expected, *traps)]
    assert len(keys) == len(set(keys))
    assert {row["family"] for row in expected} <= {"same-thing", "magnitude", "wording", "headline", "arithmetic", "conversion", "calendar"}
    told = {"conflict", "sources differ", "superseded", "slip", "wording", "headline", "arithmetic", "conversion", "calendar"}
    assert {row["nature"] for row in expected} <= told
    assert {row["severity"] for row in expected} <= set(SEVERITIES)


@pytest.mark.parametrize("story", STORIES)
def test_every_planted_discrepancy_is_found(story: str) -> None:
    missed = []
    for row in rows("expected.csv", story):
        met = [f for f in run(story).findings if meets(f, row, story)]
        gravest = max((SEVERITIES.index(f.severity) for f in met), default=-1)
        if gravest < 0:
            missed.append(f"not found: {wanted(row)}")
        elif SEVERITIES[gravest] != row["severity"]:
            missed.append(f"found as {'; '.join(map(told, met))}\n    wanted: {wanted(row)}")
    hold_empty(missed, "planted discrepancies missed or at another severity")


@pytest.mark.parametrize("story", STORIES)
def test_every_loud_finding_was_expected(story: str) -> None:
    expected = rows("expected.csv", story)
    unexpected = [told(f) for f in loud(story) if not explained(f, expected, story)]
    hold_empty(unexpected, "findings that nobody expected")


@pytest.mark.parametrize("story", STORIES)
def test_every_trap_stays_quiet(story: str) -> None:
    caught = []
    for row in rows("traps.csv", story):
        a, b = side(row, "a"), side(row, "b")
        for finding in loud(story):
            first = [claim for claim in finding.claims if overlaps(claim, a)]
            if first and (b is None or any(overlaps(claim, b) for claim in finding.claims)):
                caught.append(f"{wanted(row)}\n    {told(finding)}")
    hold_empty(caught, "traps flagged at warning or above")
