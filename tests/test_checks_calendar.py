from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.checks.calendar.days import MONTHS, WEEKDAYS
from factcheck.checks.calendar.kind import calendar
from factcheck.claims import find_claims
from factcheck.comparing import to_findings
from factcheck.records import Article, Corpus
from factcheck.rulebook import load_rules
from factcheck.vocab import rules_folder

RULES = load_rules([rules_folder() / "packs" / "calendar.yaml"])[0]
DAY = date(2026, 3, 6)


def findings(text, day=DAY, title=""):
    texts = Corpus({"a": Article("a", text, title=title, published=day)}, frozenset("a"))
    return to_findings(calendar(find_claims(texts.articles["a"]), RULES, texts), texts)


def fired(text, day=DAY):
    return [(one.rule.partition(".")[2], one.severity) for one in findings(text, day)]


@given(st.dates(min_value=date(1930, 1, 1), max_value=date(2040, 12, 31)), st.integers(0, 6))
def test_only_the_right_weekday_is_let_pass(day, weekday):
    text = f"The hall burned down on {WEEKDAYS[weekday]}, {MONTHS[day.month - 1]} {day.day}, {day.year}, they say."
    assert fired(text) == ([] if weekday == day.weekday() else [("weekday", "error")])


@given(st.integers(-25, 25))
def test_a_date_without_year_is_of_the_nearest_one(apart):
    day = DAY + timedelta(apart)
    text = f"They met on {WEEKDAYS[day.weekday()]}, {MONTHS[day.month - 1]} {day.day}, in Tarn."
    assert fired(text) == []


def test_both_culprits_are_named():
    (one,) = findings("The vote was on Wednesday, March 3, 2026.")
    assert "3 March 2026 is a Tuesday; the nearest Wednesday is 4 March 2026" in one.message


@pytest.mark.parametrize(
    "text",
    [
        "They marched on Sunday, January 9, 1905.",
        "It was sent on Thursday, 3/12/2026.",
        "Tuesday, 11.06.2012 / 4:54 PM / News",
        "A jury condemned Roe on Friday, March 26, for his part in the theft.",
        "By Jack Friday\nNovember 6, 2012\n\nThe fair has opened.",
        "The fair runs on Saturday and Sunday, March 7 and 8.",
        "On Wednesday, May 10 people fell ill.",
        "Updated: 11/26/2015 11:53 AM. They camped from Sunday, Nov. 15, on.",
        "The office is open Monday to Friday, March 31 excepted.",
        "On Sunday, July 12, and Monday, July 13, they met; the last day was Tuesday, July 14.",
    ],
)
def test_weekdays_that_may_be_right(text):
    day = date(2015, 7, 20) if "July" in text else DAY
    assert fired(text, day) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He was hurt on Friday, Nov. 14.", []),
        ("He was hurt on Saturday, Nov. 14.", []),  # right in 2026
        ("He was hurt on Thursday, Nov. 14.", []),  # right in 2024
        ("He was hurt on Monday, Nov. 14.", [("weekday-nearest", "warning")]),
        ("He was hurt on Tuesday, Jan. 27; she on Monday, Jan. 26.", []),
        ("He was hurt on Monday, Jan. 27.", [("weekday-nearest", "note")]),  # right in 2025
        ("He was hurt on Friday, March 5.", [("weekday-nearest", "warning")]),
        ("Come on Monday, Jan. 27, or on Wednesday, Jan. 28.", [("weekday-nearest", "warning")]),  # the second day is of 2026 alone
    ],
)
def test_a_date_far_from_the_article_may_be_of_another_year(text, expected):
    assert fired(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Entries close on June 31.", True),
        ("It runs until 31 September, the club said.", True),
        ("She was born on Feb. 29, 1900.", True),
        ("He leaves on February 30th, 2027.", True),
        ("She was born on Feb. 29, 2000.", False),
        ("In June 31 people died.", False),
        ("From April to June 31 percent of them left.", False),
        ("There is no June 31.", False),
        ("By November 31 miners had been freed.", False),
    ],
)
def test_days_that_there_are_not(text, expected):
    assert fired(text) == ([("no-such-day", "error")] if expected else [])


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("TARN, March 6 -", []),
        ("TOKYO, March 7 -", []),
        ("TARN, March 3 -", []),
        ("TARN, March 2 -", []),
        ("TARN, March 8 -", [("dateline", "warning")]),
        ("TARN, March 26 (Northwire) —", [("dateline", "warning")]),
        ("TARN, Feb 6 -", [("dateline", "warning")]),
        ("TARN, 6 April -", [("dateline", "warning")]),
        ("TARN, Feb 17 -", [("dateline", "note")]),
        ("TARN, March 6, 2025 -", [("dateline", "warning")]),
        ("TARN PORT AID TO END JULY 1 -", []),
    ],
)
def test_datelines_against_publication(line, expected):
    assert fired(f"{line} The port will close for a week, the harbour master said.") == expected


def test_a_dateline_is_held_against_the_day_that_the_text_prints():
    text = "Posted: Nov. 26, 2015\n\nTARN, Nov 26 - The port will close for a week, the harbour master said."
    assert fired(text, date(2016, 12, 26)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Holm, 54, was born in 1962.", [("age", "warning")]),
        ("Ada Holm, 63, was born in 1962.", []),
        ("Ada Holm, 63, born April 3, 1962, won.", []),
        ("Ada Holm, 34, whose mother was born in 1962, won.", []),
        ("Born in 1962, she was 34 when she won.", []),
        ("The mill shut three years ago, in 2019.", [("years-ago", "note")]),
        ("In 2019, three years ago, the mill shut.", [("years-ago", "note")]),
        ("The mill shut seven years ago, in 2019.", []),
        ("The mill shut some 30 years ago, in 1998.", []),
        ("Output was the lowest in 77 years, since 1949.", []),
        ("In June 2020 output was the lowest in 77 years, since 1943.", []),
        ("Output was the lowest in 67 years, since 1943.", [("years-ago", "note")]),
        ("He ruled for 12 years from 1990 to 2005.", [("duration", "note")]),
        ("He ruled for 15 years from 1990 to 2005.", []),
        ("The record was set a few years ago, in 2015.", []),
        ("His 12-year reign (1990-2005) was calm.", [("duration", "note")]),
        ("He got four years; from 1990 to 2005 he ran a firm.", []),
    ],
)
def test_years_between_dates(text, expected):
    assert fired(text) == expected


def test_undated_articles_and_others_than_drafts_are_left_alone():
    assert fired("TARN, Jan 29 - He was hurt on Monday, March 3, three years ago, in 2019.", None) == []
    article = Article("a", "The vote was on Wednesday, March 3, 2026.", published=DAY)
    assert calendar(find_claims(article), RULES, Corpus({"a": article}, frozenset())) == []


@pytest.mark.parametrize("day", [date.min, date.max])
def test_the_ends_of_the_calendar(day):
    text = "TARN, Jan 1 - On Monday, Dec. 31, and Tuesday, January 1, 1600, it shut 500 years ago, in 1520. Until Feb. 30, 2026."
    assert ("no-such-day", "error") in fired(text, day)


def test_many_impossible_dates_give_one_finding_each_with_a_short_sentence():
    text = " ".join(["Entries close on June 31."] * 600)
    article = Article("a", text, published=DAY)
    claims = find_claims(article)
    made = calendar(claims, RULES, Corpus({"a": article}, frozenset("a")))
    assert len(made) == 600
    assert max(len(one.claims[0].sentence) for one in made) < 500


def test_one_wrong_date_told_twice_is_one_finding():
    (one,) = findings("He was hurt on Monday, March 3. She found him on Monday, March 3, at noon.")
    assert len(one.claims) == 2
