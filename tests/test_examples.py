"""Examples of rules are tests: run through the whole pipeline, a failing one is named with its place."""

from datetime import date
from types import SimpleNamespace

import pytest

from factcheck import examples
from factcheck.examples import example_articles, failing_examples, run_examples
from factcheck.records import Finding, Rule
from factcheck.rulebook import load_rules


def rule(name="desk.boats", disagree=(("Two boats.", "Three boats."),), agree=(("Two boats.", "Three cars."),)):
    return Rule(name, "Boats", "warning", "same-thing", "why", "source", disagree=disagree, agree=agree, place="my.yaml:3")


def finding(name, severity="warning", nature="conflict"):
    return Finding("F-00000000", name, "t", severity, "high", nature, (), "message", "", "")


@pytest.fixture
def answers(monkeypatch):
    """Lets a test say what checking gives for the articles whose texts hold a word."""
    table = {}

    def fake_check(articles, against=(), rules=None, tables=None):
        text = " ".join(article.text for article in articles)
        return SimpleNamespace(claims=(), findings=tuple(found for word, given in table.items() if word in text for found in given))

    monkeypatch.setattr(examples, "check", fake_check)
    return table


def test_all_well(answers):
    answers["Three boats"] = [finding("desk.boats")]
    answers["cars"] = [finding("other.rule", "note")]
    assert failing_examples([rule()]) == ()


def test_a_disagreement_that_is_not_found(answers):
    answers["Three boats"] = [finding("other.rule")]
    (problem,) = failing_examples([rule()])
    assert str(problem) == (
        "my.yaml:3: desk.boats, disagree example 1: should be flagged and is not; only other.rule flagged it (mend the rule or the example)"
    )


@pytest.mark.parametrize("fired", [finding("desk.boats", "note"), finding("other.rule", "warning"), finding("other.rule", "error")])
def test_a_trap_that_fires(answers, fired):
    answers["Three boats"] = [finding("desk.boats")]
    answers["cars"] = [fired]
    (problem,) = failing_examples([rule()])
    assert problem.code == "example.agree"
    assert f"{fired.rule} flagged it" in problem.what


def test_a_note_that_a_figure_was_superseded_is_let_pass(answers):
    answers["Three boats"] = [finding("desk.boats")]
    answers["cars"] = [finding("desk.boats", "note", "superseded")]
    assert failing_examples([rule()]) == ()


def test_only_the_rules_asked_for(answers):
    assert [outcome.rule.id for outcome in run_examples([rule(), rule("desk.ships")], {"desk.ships"})] == ["desk.ships"] * 2


def test_articles_of_an_example():
    articles = example_articles(["2026-02-01: One.", "Two: 2026-02-01: no date.", *["More."] * 25])
    assert [article.id for article in articles[:2]] == ["a", "b"]
    assert articles[0].published == date(2026, 2, 1)
    assert articles[0].text == "One."
    assert articles[1].published == date(2026, 3, 6)
    assert len({article.id for article in articles}) == 27


def test_every_shipped_example_behaves():
    assert [str(problem) for problem in failing_examples(load_rules()[0])] == []
