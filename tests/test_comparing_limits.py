"""Figures told by way of a limit: "inflation was below the 2% target"."""

from datetime import date

import pytest

from factcheck import Article, check, find_claims
from factcheck.comparing.limits import told_by_limits
from factcheck.records import Corpus

DAY = date(2026, 6, 10)


def told(text):
    article = Article("a", text, published=DAY)
    found = told_by_limits(find_claims(article), Corpus({"a": article}, frozenset({"a"})))
    return [(claim.measure, claim.figure.hedge, str(claim.figure.value.normalize())) for claim in found]


@pytest.mark.parametrize(
    ("text", "measure", "hedge"),
    [
        ("Inflation in Norway was below the central bank's 2% target in May, the bank said.", "inflation", "less_than"),
        ("Norway's inflation stayed above its target of 2% in May.", "inflation", "more_than"),
        ("Turnout in the Harwick referendum was above the 2% threshold.", "turnout", "more_than"),
        ("Portugal's budget deficit was within the EU's 2% limit in 2025.", "budget deficit", "at_most"),
        ("The minister denied that inflation in Norway was above the 2% target.", "inflation", "at_most"),
    ],
)
def test_a_limit_tells_on_which_side_a_figure_lies(text, measure, hedge):
    assert told(text) == [(measure, hedge, "2")] or told(text) == [(measure, hedge, "0.02")]


@pytest.mark.parametrize(
    "text",
    [
        "Norway's inflation will be below the central bank's 2% target in May.",
        "The bank wants to bring inflation in Norway below its 2% target.",
        "Norway's inflation was not below the 2% target in May.",
        "Traders sold on rumours that inflation in Norway was above the 2% target.",
        "The price of Brent crude was above the $80 mark on March 2.",
        "The government raised its inflation target to 2%.",
    ],
)
def test_hopes_rumours_and_prices_tell_nothing(text):
    assert told(text) == []


def findings(a, b):
    return [f for f in check([Article(name, text, published=DAY) for name, text in (("a", a), ("b", b))]).findings if f.severity != "note"]


def test_the_other_side_of_a_limit_is_flagged_with_both_sides():
    limit = "Norway's inflation was below the central bank's 2% target in May."
    found = findings(limit, "Norway's inflation rate was 3.1% in May.")
    assert [(f.sum, {c.quote for c in f.claims}) for f in found] == [("below 2% against 3.1%", {"2%", "3.1%"})]
    assert findings(limit, "Norway's inflation rate was 1.9% in May.") == []


def test_a_threshold_that_was_passed_is_not_what_was_reached():
    passed = "Turnout in the Harwick referendum was above the 50% threshold."
    assert findings(passed, "Turnout in the Harwick referendum was 55%.") == []
    assert len(findings(passed, "Turnout in the Harwick referendum was 43%.")) == 1
