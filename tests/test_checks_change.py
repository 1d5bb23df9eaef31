"""The kind `change`: percentages, amounts, ratio words, directions and points against the levels beside them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck import Article, Finding, check
from factcheck.checks.change.words import goes_on, ratio_told, read_gap
from factcheck.rulebook import load_rules

RULES = [rule for rule in load_rules()[0] if rule.kind == "change"]


def findings(text: str, title: str = "") -> tuple[Finding, ...]:
    return check([Article("a", text, title=title, published=date(2026, 3, 6))], rules=RULES).findings


def loud(text: str) -> list[str]:
    return [finding.rule.rpartition(".")[2] for finding in findings(text) if finding.severity != "note"]


@pytest.mark.parametrize(
    ("text", "rule", "said"),
    [
        ("Oil output rose by 22.2 pct to 1.07 mln barrels per day (bpd) from 830,492 bpd in May.", "percent-change", "a rise of 28.8%"),
        ("The fare was cut from £1,200 to £1,000, a fall of 20%.", "percent-change", "20% is its share of the new figure"),
        ("Income was $15.1 million, up 150% from $10.1 million.", "percent-change", "15.1 million is 150% of 10.1 million"),
        ("Reserves were up 17bn barrels, or 2.4%, to 1.564 trillion.", "percent-change", "17bn barrels of 1.547 trillion is 1.1%"),
        ("A 30% rise in complaints last year to 24,150 from 21,300 was recorded.", "percent-change", "a rise of 13.4%"),
        ("It earned $14.9 billion, 5% less than the $16.7 billion of a year earlier.", "percent-change", "a fall of 10.8%"),
        ("Police recorded 24,600 crimes in 2025, 8% fewer than the 25,350 of the year before.", "percent-change", "a fall of 2.96%"),
        ("Stocks rose 28,000 barrels to 38.25 mln from a revised 37.98 mln.", "amount-of-change", "a rise of 270,000"),
        ("The rate was 7.5%, up 3.5 percentage points from 5.2%.", "amount-of-change", "2.3 percentage points"),
        ("Sales doubled to $12.2 million from $8.1 million.", "ratio-words", "1.51 times"),
        ("Deaths quadrupled in two years, from 12 to 30.", "ratio-words", "2.5 times"),
        ("Exports fell to 12,400 tonnes from 10,900 tonnes.", "direction", "a rise, not a fall"),
        ("Unemployment rose 2% to 7.5% from 5.5%.", "percent-or-points", "2 percentage points, or of 36.4 percent"),
        ("Turnout rose 36 percentage points to 7.5% from 5.5%.", "percent-or-points", "2 percentage points, or of 36.4 percent"),
    ],
)
def test_tells_what_the_levels_give(text: str, rule: str, said: str) -> None:
    (finding,) = findings(text)
    assert (finding.rule, finding.severity) == (f"arithmetic.{rule}", "note" if rule in ("ratio-words", "direction") else "warning")
    assert said in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "Output was 788,000 barrels a day in February, 33,000 or 4% more than the 755,000 of January.",
        "It earned $15.7 billion, 6% less than the $16.7 billion of a year earlier.",
        "It earned $15.7 billion, 20% more than forecast, and owed $16.7 billion.",
        "The tram costs £640m, £130m more than the £510m of the first plan.",
        "Output was 680,000 barrels a day, up 3% from 658,000.",
        "Output was 356,000 barrels a day in June, down 37.5 percent from 570,000 in May.",
        "Proved reserves were up 17bn barrels, or 1.1%, to 1.564 trillion.",
        "Norland pumped 756,000 barrels a day, a 7% drop from 817,000.",
        "Opening hours at the 12 libraries fall from 44 to 38 a week, a cut of 14%.",
        "Output in February was 918,000 barrels a day, up 6,000, after 892,000 had been reported for January.",
    ],
)
def test_specimens_that_are_right_stay_quiet(text: str) -> None:
    assert not findings(text)


@pytest.mark.parametrize(
    "text",
    [
        "Sales rose 4% like-for-like to $12.4 million from $10.1 million.",
        "Sales rose 4% in constant currency to $12.4 million from $10.1 million.",
        "Output rose at an annual rate of 8% to 10.4 million from 10.2 million.",
        "Profit rose 20% on sales of $10.4 million, up from $10.0 million.",
        "Reserves rose by $905 million in February to $17.05 billion, compared with $14.11 billion a year earlier.",
        "Exports rose 12% from a year earlier to $5.6 billion, from $5.5 billion in May.",
        "Sales at Tarn rose 20% and costs at Kestrel fell to $10.4 million from $12.0 million.",
        "The average value of the yen rose 0.8 pct to 153.50 in February from 154.67 in January.",
        "The firm swung to a loss of $12.4 million from a profit of $3.1 million, a change of 20%.",
        "The minister predicted growth of 7.1% in 2025-6, up from 6.7% in the current year.",
        "Holm fell to number 12 in the rankings from number 10.",
        "Prices fell from 12 to 15 percent.",
        "The temperature fell to -12C from -10C.",
        "Sales did not double to $12.2 million from $8.1 million.",
    ],
)
def test_other_bases_and_other_things_stay_quiet(text: str) -> None:
    assert not loud(text)


def test_a_month_named_in_passing_makes_it_too_doubtful_to_tell() -> None:
    assert not findings("Sales rose 2.1% in January to $10.4 million from $8.8 million a year earlier.")


def test_another_base_nearby_makes_the_percentage_right() -> None:
    wrong = "Exports rose 31.3% to 154,711 from 146,610."
    assert loud(wrong) == ["percent-change"]
    assert not loud(f"{wrong} Exports were 117,830 a year earlier.")


def test_second_base_belongs_to_the_level_before_it() -> None:
    assert not loud("Stocks rose 2% to 10.2 million tonnes from 10.0 million, and were up 27.5% from 8.0 million a year earlier.")
    assert loud("Stocks rose 2% to 10.2 million tonnes from 10.0 million, and were up 17.5% from 8.0 million a year earlier.") == [
        "percent-change"
    ]


def test_base_in_the_next_sentence_is_too_doubtful_to_be_told() -> None:
    assert not loud("Revenue climbed 20% to $45.2 million. That compared with $40.1 million a year earlier.")
    assert not loud("Revenue climbed 20% to $45.2 million. Costs compared with $40.1 million a year earlier.")


def test_headline_that_repeats_a_wrong_percentage_is_the_same_finding() -> None:
    (finding,) = findings(
        "Spending to rise 3.8 pct\n\nSpending will rise 3.8 pct in the year to April 1 to 110.14 billion dollars from 107.01 billion."
    )
    assert [claim.quote for claim in finding.claims] == ["3.8 pct", "110.14 billion dollars", "107.01 billion", "3.8 pct"]
    assert finding.claims[-1].zone == "headline"


def test_addition_that_cannot_double_what_there_is() -> None:
    text = "The field holds 3 billion to 15 billion barrels and could double oil reserves. {} reserves are about 30 billion barrels."
    assert [finding.rule for finding in findings(text.format("Current"))] == ["arithmetic.ratio-words"]
    assert not findings(text.format("Norway's"))


def test_only_drafts_are_looked_at() -> None:
    wrong = Article("b", "Unemployment rose 2% to 7.5% from 5.5%.", published=date(2026, 3, 6))
    assert not check([Article("a", "Unemployment rose.", published=date(2026, 3, 6))], [wrong], rules=RULES).findings


def test_gap_of_another_clause_is_no_gap() -> None:
    assert read_gap(" in May from a revised ", changes=False, after_change=True).mark == "base"
    assert read_gap(", while costs fell to ", changes=False, after_change=True).mark is None
    assert read_gap(" from a year earlier to ", changes=False, after_change=True).own_base
    assert not goes_on(["and", "profit", "fell", "from"])


def test_hedges_widen_ratio_words() -> None:
    assert ratio_told(["more", "than", "doubled", "to"]) == ("more than doubled", (Decimal("1.94"), Decimal("Infinity")))
    assert ratio_told(["doubled", "as", "sales", "rose", "to"]) is None


@settings(max_examples=40, deadline=None)
@given(base=st.integers(11_001, 90_000), level=st.integers(11_001, 90_000))
def test_the_right_percentage_is_never_flagged_and_a_far_one_always(base: int, level: int) -> None:
    percent = Decimal(level - base) * 100 / base
    verb = "rose" if level > base else "fell"
    assert not loud(f"Exports {verb} {abs(percent):.1f}% to {level:,} tonnes from {base:,} tonnes.")
    if level != base:
        assert loud(f"Exports {verb} {abs(percent) * 2 + 20:.1f}% to {level:,} tonnes from {base:,} tonnes.")


@pytest.mark.parametrize(
    "text",
    [
        "Sales rose 5% to 10" + "0" * 400 + " from 8.",
        "Sales rose 1e99999% to 1e400 from 1e-400.",
        "Sales fell 20% to 0 from 0, or from 0 to 5, up 0%.",
        "Sales doubled to 0 from more than 5, up 5, or 20%, to less than 5.",
        "up 5, or 20%, at 5, or 20%, from 5, or " * 50,
    ],
)
def test_hostile_figures_are_borne(text: str) -> None:
    findings(text)


def test_interest_is_not_the_balance_however_the_sum_is_told():
    def found(text):
        return [finding.rule for finding in check([Article("a", text)]).findings if finding.severity != "note"]

    assert found("Anyone who invested £5,000 at 4% would have earned £5,200 within a year.") == ["arithmetic.interest"]
    assert found("Anyone who invested £5,000 at 4% would have earned £200 within a year.") == []
    assert found("Anyone who invested £5,000 at 4% earned £5,200 a month as a teacher.") == []
