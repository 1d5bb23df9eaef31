"""Kinds that other packages bring, and one's own rules beside the shipped ones."""

import dataclasses
from importlib.metadata import EntryPoint

import pytest

from factcheck import Article, check
from factcheck.records import Comparison
from factcheck.rulebook import kinds, load_rules, shipped_packs
from factcheck.rulebook.json_schema import json_schema

RULE = """\
- id: desk.lucky
  title: A figure that nobody believes
  severity: warning
  kind: unlucky
  number: "13"
  why: Readers ask.
  source: The desk
  disagree: ["The boat has 13 sails."]
  agree: ["The boat has 12 sails."]
"""


def unlucky(claims, rules, corpus):
    """Flags every figure that is one of a rule's numbers."""
    return [
        Comparison(rule, (claim,), "disagree", "wording", gap="unlucky")
        for rule in rules
        for claim in claims
        if str(claim.figure.value) in rule.settings["number"]
    ]


unlucky.settings = {"number": "the numbers that bring no luck"}


@pytest.fixture
def package(monkeypatch):
    """Stands in for an installed package with one kind that works and one that can't be imported."""
    points = [EntryPoint("unlucky", f"{__name__}:unlucky", kinds.GROUP), EntryPoint("broken", "no_such_module:kind", kinds.GROUP)]
    monkeypatch.setattr("importlib.metadata.entry_points", lambda group: points if group == kinds.GROUP else [])
    kinds.added_kinds.cache_clear()
    yield
    kinds.added_kinds.cache_clear()


def load(tmp_path, text):
    path = tmp_path / "own.yaml"
    path.write_text(text, encoding="utf-8")
    return load_rules([shipped_packs(), path])


def test_a_kind_of_another_package_runs_with_settings_of_its_own(tmp_path, package):
    rules, problems = load(tmp_path, RULE)
    assert problems == ()
    (finding,) = check([Article("a", "The boat has 13 sails and 12 oars.")], rules=rules).findings
    assert (finding.rule, finding.claims[0].quote) == ("desk.lucky", "13 sails")
    assert "unlucky" in [branch["title"] for branch in json_schema()["items"]["oneOf"]]


def test_a_kind_that_cannot_be_imported_is_named_with_file_and_line(tmp_path, package):
    _, problems = load(tmp_path, RULE.replace("kind: unlucky", "kind: broken").replace('  number: "13"\n', ""))
    (problem,) = problems
    assert problem.where.endswith("own.yaml:4:9")
    assert "can't be imported: ModuleNotFoundError" in str(problem)


def test_an_unknown_kind_gets_the_nearest_name(tmp_path, package):
    _, problems = load(tmp_path, RULE.replace("kind: unlucky", "kind: unlukcy"))
    assert any("unknown kind 'unlukcy' (did you mean 'unlucky'?)" in str(problem) for problem in problems)


def test_of_two_rules_that_fit_equally_well_ones_own_speaks():
    texts = [
        "Norway pumped 1.82 million barrels of crude a day in January.",
        "Norway pumped 1.62 million barrels of crude a day in January.",
    ]
    shipped = load_rules()[0]
    own = dataclasses.replace(next(rule for rule in shipped if rule.id == "energy.crude-production"), id="desk.crude", shipped=False)
    articles = [Article(name, text) for name, text in zip("ab", texts, strict=True)]
    assert [finding.rule for finding in check(articles, rules=[*shipped, own]).findings] == ["desk.crude"]
    assert [finding.rule for finding in check(articles, rules=[own, *shipped]).findings] == ["desk.crude"]
