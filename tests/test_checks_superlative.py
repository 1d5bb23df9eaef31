"""The kind `superlative`: two scopes on one head, a scope against a series, a place in the world."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import Article, check, find_claims
from factcheck.checks.published.extremes import find_extremes
from factcheck.checks.published.superlative import superlative
from factcheck.records import Corpus
from factcheck.rulebook import load_rules, shipped_packs
from factcheck.tables import load_tables

RULES = [shipped_packs() / "reference.yaml"]
DAY = date(2022, 3, 7)
CENTURY = "Venezuela has oil, but by the end of 2021 its oil production had plunged to the lowest point in over a century."


def rules_of(text, published=DAY):
    return [(f.rule, f.severity) for f in check([Article("a", text, published=published)], rules=RULES).findings]


def verdicts(text, published=DAY):
    article = Article("a", text, published=published)
    corpus = Corpus({"a": article}, frozenset({"a"}), load_tables()[0])
    rules = [rule for rule in load_rules(RULES)[0] if rule.kind == "superlative"]
    return {(c.rule.id, c.verdict) for c in superlative(find_claims(article), rules, corpus)}


@pytest.mark.parametrize(
    "text",
    [
        "Inflation is already at an all-time high of four decades.",
        "Grain stocks sank to a record low in 30 years.",
        "Arrears reached an all-time high since 2009.",
        "The port moved a record 5.2 million containers, the highest since 2019.",
    ],
)
def test_two_scopes_on_one_head_clash(text):
    assert rules_of(text) == [("reference.scope-clash", "warning")]


@pytest.mark.parametrize(
    "text",
    [
        "The index notched its first record high in two years.",
        "The index has hit a record high for the second time in 20 years.",
        "The index closed at its third record high in ten years.",
        "The median age of buyers hit an all-time high of 40 years.",
        "The index is 20% below its record high of two decades ago.",
        "Prices hit a record high, and wages are at a four-decade high.",
        "Sea ice fell to a record low since satellite records began in 1979.",
        "The club has a record of 12 wins, the highest since 2019.",
        "The judge gave a record sentence of 40 years.",
    ],
)
def test_scopes_that_go_together_stay_quiet(text):
    assert rules_of(text) == []


def test_a_record_since_a_year_is_only_a_note():
    assert rules_of("Turnout fell to a record low since 1998, the office said.") == [("reference.record-since", "note")]


@pytest.mark.parametrize("published", [DAY, None])
def test_a_scope_that_the_series_refutes_is_flagged_dated_or_not(published):
    assert rules_of(CENTURY, published) == [("reference.extreme-since", "warning")]


def test_the_finding_names_the_year_and_since_when_it_holds():
    (found,) = check([Article("a", CENTURY, published=DAY)], rules=RULES).findings
    assert found.claims[0].quote == "lowest point in over a century"
    assert "stood lower in 1927: 172,600 bbl/d" in found.message
    assert "lowest since 1943" in found.message


@pytest.mark.parametrize(
    "text",
    [
        "Venezuela's oil production plunged to the lowest point in more than seven decades.",
        "Venezuela's oil production posted its largest drop in a century.",
        "Venezuela's gas production plunged to the lowest point in over a century.",
        "Some of Venezuela's oil production is the lowest in quality.",
    ],
)
def test_what_the_series_does_not_refute_stays_quiet(text):
    assert rules_of(text) == []


def test_a_printed_level_is_held_against_the_years_since():
    text = "Venezuela's oil output fell to 1.47 million barrels a day in 2018, the lowest since 1920."
    assert rules_of(text, date(2019, 5, 4)) == [("reference.extreme-since", "warning")]
    assert rules_of("U.S. inflation hit 7.5% in January, a four-decade high.") == []
    assert ("reference.extreme-since", "agree") in verdicts("U.S. inflation hit 7.5% in January, the highest since 1982.")


def test_a_place_in_the_world_is_borne_out_or_refuted():
    assert verdicts("Venezuela has the largest oil reserves in the world.") == {("reference.world-rank", "agree")}
    assert verdicts("Saudi Arabia has the second-largest oil reserves in the world.") == {("reference.world-rank", "agree")}
    assert rules_of("Iraq has the largest oil reserves in the world.") == [("reference.world-rank", "note")]


@pytest.mark.parametrize(
    "text",
    [
        "Iraq has one of the largest oil reserves in the world.",
        "Iraq once had the largest oil reserves in the world.",
        "Iraq has the largest oil reserves in the region.",
        "Iraq has the largest heavy oil reserves in the world.",
        "Iraq is the world's largest date exporter.",
    ],
)
def test_other_ranks_stay_quiet(text):
    assert rules_of(text) == []


def test_an_undated_article_that_names_no_year_is_not_judged():
    assert rules_of("Venezuela's oil production plunged to the lowest point in over a century.", None) == []


@given(st.text(alphabet="ah igowestlnrcd-145,. \u0130", max_size=80))
def test_extremes_lie_in_the_text_in_order(text):
    found = find_extremes(text + " a 40-year high since 1990, record low of two decades")
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(0 <= e.start < e.end for e in found)
