from datetime import date, timedelta

import pytest
from claim_factory import (
    BARREL,
    DAY,
    DOLLAR,
    EURO,
    FEBRUARY,
    JANUARY,
    PEOPLE,
    PERCENT,
    POINTS,
    YEARS_OLD,
    carried,
    claim,
    corpus,
    figure,
    on,
    rule,
)

from factcheck.comparing import judge
from factcheck.comparing.confidence import WEIGHTS, level, score
from factcheck.comparing.telling.severity import severity_of
from factcheck.records import Clue, Period


def judged(a, b, days=None, **keys):
    return judge(a, b, rule(**keys), corpus([a, b], days))


def grade(comparison, days=None):
    return severity_of(comparison, corpus(comparison.claims, days))


def test_one_figure_told_two_ways_is_a_conflict_with_its_sum_and_reasons():
    found = judged(claim("755000"), claim("680000", article="b"), percent="2")
    assert (found.verdict, found.nature, grade(found)) == ("disagree", "conflict", "error")
    assert found.sum == "755,000 against 680,000 bbl/d: 75,000 apart"
    assert found.allowance == "2% or rounding (±5,000 bbl/d)"
    assert {"same measure: crude production", "same: Norland", "same time: 2026-02"} <= set(found.reasons)
    assert level(found.score) == "high"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ({"period": FEBRUARY}, {"period": JANUARY}),
        ({"period": FEBRUARY}, {"period": Period(date(2026, 1, 1), date(2026, 12, 31), "this year")}),
        ({"period": Period(date(2026, 1, 3), date(2026, 1, 30), "w")}, {"period": Period(date(2026, 1, 10), date(2026, 2, 6), "w")}),
        ({"mood": "target"}, {}),
        ({"mood": "capacity"}, {}),
        ({"mood": "forecast"}, {}),
        ({"measure": "crude exports"}, {}),
        ({"entity": "OPEC"}, {}),
        ({"entity": None}, {"entity": None}),
        ({"measure": None}, {"measure": None}),
        ({"scope": ("offshore",)}, {}),
        ({"role": "change"}, {}),
        ({"role": "part"}, {}),
        ({"role": "previous", "period": None}, {}),
        ({"unit": BARREL}, {}),
        ({"unit": DOLLAR}, {"unit": EURO}),
        ({"unit": PEOPLE}, {"unit": type(PEOPLE)("child", "children", "count")}),
        ({"period": Period(None, None, "last year")}, {"period": JANUARY}),
    ],
)
def test_look_alikes_are_not_compared(a, b):
    found = judged(
        claim(**a), claim("680000", article="b", **({"unit": a["unit"]} if a.get("unit") is PEOPLE and "unit" not in b else {}) | b)
    )
    assert found.verdict == "unknown"
    assert found.doubts


def test_items_of_one_sentence_and_restatements_are_not_compared():
    sentence = "Output was 755,000 bbl/d against 680,000 bbl/d."
    assert judged(claim(sentence=sentence), claim("680000", sentence=sentence)).verdict == "unknown"
    assert judged(claim(start=5), claim("680000", same_as=5)).verdict == "unknown"


def test_an_earlier_figure_with_its_own_time_is_as_good_as_a_level():
    assert judged(claim(role="previous", period=JANUARY), claim("680000", article="b", period=JANUARY)).verdict == "disagree"


def test_sources_that_differ_are_a_warning_and_two_labelled_series_a_note():
    a, b = claim(speaker="Energy Ministry"), claim("680000", article="b", speaker="Institute")
    assert (judged(a, b).nature, grade(judged(a, b))) == ("sources differ", "warning")
    a = claim(speaker="secondary sources")
    b = claim("680000", article="b", speaker="direct communication")
    assert (judged(a, b).nature, grade(judged(a, b))) == ("sources differ", "note")


def toll(value, article="a", **slots):
    return claim(value, PEOPLE, article, measure="deaths", entity="Lake Ora", **{"period": None} | slots)


def test_a_later_higher_toll_supersedes_and_a_lower_one_does_not():
    a, b = toll("12"), toll("15", "b")
    assert (judged(a, b, {"b": 1}).nature, grade(judged(a, b, {"b": 1}), {"b": 1})) == ("superseded", "note")
    assert judged(b, a, {"b": 1}).nature == "superseded"
    stale = judged(a, b, {"a": 1})
    assert (stale.nature, grade(stale, {"a": 1})) == ("superseded", "warning")
    assert grade(judged(a, b)) == "warning"


def test_a_correction_in_the_later_article_supersedes():
    b = claim("680000", article="b", sentence="The ministry corrected output in Norland to 680,000 bbl/d.")
    assert judged(claim(), b, {"b": 3}).nature == "superseded"


@pytest.mark.parametrize(
    ("a", "b", "words"),
    [
        (claim("1200000"), claim("1200", article="b"), "a thousand times"),
        (claim("755000"), claim("275575000", article="b"), "per day and per year"),
        (
            claim("32", YEARS_OLD, measure="age", entity="Dana Tillow"),
            claim("23", YEARS_OLD, "b", measure="age", entity="Dana Tillow"),
            "digits swapped",
        ),
        (claim("7500"), claim("75000", article="b"), "ten times"),
        (claim("755"), claim("7255", article="b"), "a digit lost or added"),
        (claim("1.25", PERCENT, role="change"), claim("1.25", POINTS, "b", role="change"), "percent and percentage points"),
    ],
)
def test_slips_are_named(a, b, words):
    found = judged(a, b)
    assert (found.verdict, found.nature) == ("disagree", "slip")
    assert words in found.sum


@pytest.mark.parametrize(
    ("first", "second", "days", "expected"),
    [
        ("24", "26", 525, "agree"),
        ("35", "36", 150, "agree"),
        ("31", "30", 70, "disagree"),
        ("29", "30", 0, "disagree"),
        ("25", "28", 400, "disagree"),
    ],
)
def test_ages_change_with_time(first, second, days, expected):
    ages = [claim(value, YEARS_OLD, name, measure="age", entity="Ada Holm", period=None) for value, name in ((first, "a"), (second, "b"))]
    assert judged(*ages, {"b": days}).verdict == expected


def test_articles_without_dates_lower_the_score_and_far_days_are_not_compared():
    a, b = claim(period=None), claim("680000", article="b", period=None, sentence="It rose to 680,000 bbl/d in Norland.")
    assert judged(a, b, {"b": 30}).verdict == "unknown"
    undated = corpus([a, b])
    undated = type(undated)({name: type(one)(one.id, one.text) for name, one in undated.articles.items()}, undated.drafts)
    assert judge(a, b, rule(), undated).score < judged(a, b).score <= 1


def test_low_confidence_caps_at_note():
    a = claim(
        period=on(DAY + timedelta(days=2), assumed=True),
        clues=(carried(), Clue("measure", "output", 0, 6, "the nearest term of the sentence that may be in this unit")),
    )
    found = judged(a, claim("300000", article="a", start=400, sentence="Of 300,000 bbl/d it said more."))
    assert (level(found.score), grade(found)) == ("low", "note")


def test_every_weight_says_its_doubt_and_scores_stay_in_bounds():
    assert 0 <= score(WEIGHTS) <= 1
    assert all(0 < factor <= 1.5 and words for factor, words in WEIGHTS.values())


def test_a_rule_may_ask_for_the_same_speaker_and_leave_time_aside():
    a, b = claim(speaker="Institute"), claim("680000", article="b", speaker="Ministry", period=JANUARY)
    assert judged(a, b, same=("entity", "speaker")).verdict == "unknown"
    assert judged(a, claim("680000", article="b", speaker="Institute", period=JANUARY), same=("entity", "speaker")).verdict == "disagree"


def test_a_bound_on_the_other_side_is_a_disagreement():
    assert judged(claim(figure("140000", "at_most")), claim(figure("160000", "at_least"), article="b")).verdict == "disagree"
    assert judged(claim(figure("160000", "at_most")), claim(figure("140000", "at_least"), article="b")).verdict == "agree"


def test_tolls_of_neighbouring_days_are_states_of_one_toll_or_two_events():
    a, b = toll("12", period=on(DAY)), toll("15", "b", period=on(DAY + timedelta(days=1)))
    assert judged(a, b, {"b": 1}).nature == "superseded"
    b = toll("15", "b", period=on(DAY + timedelta(days=30)))
    assert judged(a, b, {"b": 30}).verdict == "unknown"


def test_an_average_is_a_doubt_and_a_place_is_another_scope():
    found = judged(claim(), claim("680000", article="b", scope=("average",), sentence="It made 680,000 bbl/d in Norland."))
    assert (found.verdict, found.score) == ("disagree", WEIGHTS["scope hinted"][0])


def test_like_wording_speaks_for_a_copy_of_one_day_and_against_a_weekly_report():
    told = "Gasoline demand in Norland averaged {} bpd in the latest weeks, the agency said."
    a, b = claim("6600000", sentence=told.format("6.60 million")), claim("6930000", article="b", sentence=told.format("6.93 million"))
    assert "the sentences are worded alike" in judged(a, b).reasons
    assert level(judged(a, b, {"b": 14}).score) == "medium"


def test_an_age_printed_again_later_is_no_clash():
    a, b = (claim("24", YEARS_OLD, name, measure="age", entity="Ada Holm", period=None) for name in "ab")
    assert judged(a, b, {"b": 700}).verdict == "agree"


def test_a_headline_that_adds_up_is_doubted():
    a = toll("8", zone="headline", sentence="8 dead at Lake Ora")
    assert grade(judged(a, toll("4", start=90, sentence="Four people died at Lake Ora on the way home."))) != "error"


@pytest.mark.parametrize(("first", "second"), [(figure("10"), figure("100")), (figure("1000", to="10000"), figure("100000"))])
def test_round_figures_and_ranges_are_no_digit_slips(first, second):
    assert judged(claim(first, PEOPLE), claim(second, PEOPLE, "b")).nature != "slip"


def test_a_state_without_a_time_may_have_changed_by_another_day():
    a, b = claim("126", PEOPLE, measure="missing", period=None), claim("80", PEOPLE, "b", measure="missing", period=None)
    assert judged(a, b, {"b": 1}).verdict == "unknown"
    assert judged(a, b).verdict == "disagree"


def test_lines_of_results_in_one_article_are_of_several_periods():
    label = (Clue("measure", "Net loss", 0, 8, "the label of its line"),)
    quarter = claim("1.7", measure="net loss", sentence="Net loss 1.7", clues=label)
    year = claim("0.8", measure="net loss", sentence="Net loss 0.8", clues=label, start=90)
    assert judged(quarter, year).verdict == "unknown"
