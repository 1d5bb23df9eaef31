"""What verdicts say of rules and of reviewers."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from claim_factory import rule
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from factcheck.cli import app
from factcheck.config import read_config
from factcheck.records import Review
from factcheck.review import sheet_csv
from factcheck.review.agreement import agreements, wilson
from factcheck.review.status import Judged, Standing, by_rule, status_lines
from factcheck.review.suggesting import suggested, suggestion_lines
from factcheck.review.verdicts import VERDICTS


def judged(name: str, *verdicts: str, rule_id: str = "energy.crude-production") -> Judged:
    reviews = tuple(Review(name, word, "period" if word == "false_alarm" else "", reviewer=f"R{n}") for n, word in enumerate(verdicts))
    return Judged(name, rule_id, reviews)


@pytest.mark.parametrize(
    ("hits", "count", "low", "high"),  # worked by hand from the formula; 0 of 10 and 10 of 10 are in every textbook
    [(0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (1, 2, 0.0945, 0.9055), (81, 263, 0.2553, 0.3662), (0, 0, 0.0, 1.0)],
)
def test_the_interval_is_wilsons(hits, count, low, high):
    assert wilson(hits, count) == pytest.approx((low, high), abs=6e-5)


@given(st.integers(0, 200), st.integers(0, 200))
def test_an_interval_holds_its_share_and_narrows(right, false):
    low, high = wilson(right, right + false)
    assert 0 <= low <= high <= 1
    if right + false:
        assert low <= right / (right + false) <= high
        wider = wilson(right, right + false)
        narrower = wilson(10 * right, 10 * (right + false))
        assert narrower[1] - narrower[0] < wider[1] - wider[0]


def test_kappa_of_a_textbook_table():
    # 50 proposals, two readers: yes/yes 20, yes/no 5, no/yes 10, no/no 15.
    table = [("a_wrong", "a_wrong", 20), ("a_wrong", "accepted", 5), ("accepted", "a_wrong", 10), ("accepted", "accepted", 15)]
    pairs = [(one, other) for one, other, times in table for _ in range(times)]
    reviews = [Review(f"F-{n}", word, reviewer=who) for n, pair in enumerate(pairs) for who, word in zip(("A", "B"), pair, strict=True)]
    (found,) = agreements([*reviews, Review("F-x", "accepted", reviewer="A"), Review("F-0", "unsure")])
    assert (found.both, found.share) == (50, 0.7)
    assert found.kappa == pytest.approx(0.4)


def test_kappa_is_not_told_where_all_say_one_thing_and_a_divided_reviewer_counts_for_none():
    reviews = [Review("F-1", "accepted", reviewer=who) for who in "AB"] + [
        Review("F-2", word, reviewer="A") for word in ("a_wrong", "accepted")
    ]
    (found,) = agreements([*reviews, Review("F-2", "a_wrong", reviewer="B")])
    assert (found.both, found.share, found.kappa) == (1, 1.0, None)


def test_rules_are_counted_by_what_reviewers_agree_on():
    findings = [
        judged("F-1", "a_wrong", "b_wrong"),  # both say that a figure is to be mended
        judged("F-2", "both_right"),
        judged("F-3", "false_alarm", "false_alarm"),
        judged("F-4", "false_alarm", "a_wrong"),
        judged("F-5", "unsure"),
        judged("F-6"),
        judged("F-7", "accepted", rule_id=""),
    ]
    rules = by_rule(findings)
    own = rules["energy.crude-production"]
    assert (own.open, own.settled, own.right, own.mistakes, own.false, own.disputed) == (4, 2, 2, 1, 1, 1)
    assert own.reasons == {"period": 1}
    assert (rules["(rule not known)"].settled, rules["(rule not known)"].judged) == (1, 0)
    text = "\n".join(status_lines(findings))
    assert "67% (21-94)" in text
    assert "false alarms by reason: period 1" in text
    assert "R0 and R1: agree on 33% of 3 findings" in text


@pytest.mark.parametrize(
    ("severity", "right", "false", "wanted"),
    [
        ("error", 0, 4, None),  # too few to say anything
        ("error", 19, 1, None),
        ("error", 60, 10, "warning"),
        ("error", 3, 5, "note"),
        ("warning", 40, 0, None),
        ("warning", 80, 0, "error"),
        ("note", 40, 0, "warning"),
        ("note", 0, 50, None),
    ],
)
def test_a_severity_is_proposed_only_where_the_interval_speaks_for_it(severity, right, false, wanted):
    assert suggested(rule(severity=severity), Standing(right=right, false=false)) == wanted


def test_what_is_proposed_can_be_pasted_and_nothing_changes_by_itself(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    rows = [
        {"id": f"F-0000000{n}", "rule": "people.deaths", "severity": "error", "verdict": "false_alarm", "reason": "other"} for n in range(8)
    ]
    (tmp_path / "reports").mkdir()
    ledger = tmp_path / "reports" / "flagged_claims.csv"
    ledger.write_text(sheet_csv(list(rows[0]), rows), encoding="utf-8", newline="")
    settings = tmp_path / "factcheck.toml"
    settings.write_text('fail-on = "error"\n', encoding="utf-8")
    result = CliRunner().invoke(app, ["review", "status", "--suggest"])
    assert result.exit_code == 0, result.stderr
    assert settings.read_text(encoding="utf-8") == 'fail-on = "error"\n'
    settings.write_text(settings.read_text(encoding="utf-8") + result.stdout, encoding="utf-8")
    assert tomllib.loads(result.stdout) == {"rule": {"people.deaths": {"severity": "note"}}}
    config, problems = read_config(settings)
    assert problems == ()
    assert [(one.name, one.severity) for one in config.overrides] == [("people.deaths", "note")]
    again = CliRunner().invoke(app, ["review", "status", "--suggest"]).stdout
    assert "no change of severity" in again


def test_status_of_articles_counts_what_nobody_judged(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("Norway pumped 1.8 million barrels of oil a day in May 2021.\n", encoding="utf-8")
    Path("b.txt").write_text("Oil output in Norway was 1.2 million barrels a day in May 2021.\n", encoding="utf-8")
    result = CliRunner().invoke(app, ["review", "status", "a.txt", "b.txt"])
    assert result.stdout.splitlines()[1].split()[:3] == ["energy.crude-production", "1", "0"]
    assert CliRunner().invoke(app, ["review", "status"]).exit_code == 2


def test_a_rule_that_settings_change_already_is_named():
    own = rule("people.deaths", severity="error")
    lines = list(suggestion_lines({own.id: own}, {own.id: Standing(right=0, false=9)}, {own.id: "factcheck.toml:3"}))
    assert "# in place of what stands in factcheck.toml:3" in lines


def test_every_verdict_has_its_place_in_the_count():
    for word in VERDICTS:
        standing = by_rule([judged("F-1", word)])["energy.crude-production"]
        assert standing.judged == (word not in ("unsure", "accepted"))
