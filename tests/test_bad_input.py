"""Articles with gaps and of odd types: a clear problem or a doubt, never a guess and never a traceback."""

from datetime import date, datetime
from random import Random

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck import Article, check, find_claims
from factcheck.report import findings_json, findings_text, flagged_csv, html_report, summary

A = "The port of Dunmore handled 412,000 containers in 2025, the Norland Ports Board said."
B = "Dunmore's port handled 421,000 containers in 2025, the Norland Ports Board said."
TOLL = ("The flood in Norland killed 14 people.", "The Norland flood killed 17 people.")
DAY = date(2026, 3, 6)


def codes(run):
    return [problem.code for problem in run.problems]


def test_articles_without_date_title_or_source_are_compared_and_no_problem():
    run = check([Article("a", A), Article("b", B)])
    assert (codes(run), len(run.findings)) == ([], 1)


@pytest.mark.parametrize(
    ("days", "doubt"),
    [
        ((DAY, DAY), "the time was taken from the article's date"),
        ((None, None), "neither time is known"),
        ((DAY, None), "when one of them holds is not known"),
    ],
)
def test_a_missing_date_is_a_doubt(days, doubt):
    (one,) = check([Article(name, text, published=day) for name, text, day in zip("ab", TOLL, days, strict=True)]).findings
    assert doubt in one.doubts


def test_a_second_article_of_one_id_is_a_problem_and_the_first_is_kept():
    run = check([Article("a", A), Article("a", B)])
    assert codes(run) == ["input.duplicate_id"]
    assert [article.text for article in run.articles] == [A]
    assert codes(check([Article("a", A)], against=[Article("a", B)])) == ["input.duplicate_id"]


@pytest.mark.parametrize("text", ["", "  \n ", None, float("nan"), pd.NA])
def test_no_text_is_a_problem(text):
    run = check([Article("a", text), Article("b", B)])
    assert codes(run) == ["input.empty"]
    assert [article.id for article in run.articles] == ["b"]


@pytest.mark.parametrize("missing", ["", None, float("nan")])
def test_no_id_is_a_problem(missing):
    assert codes(check([Article(missing, A)])) == ["input.no_id"]


def test_a_text_that_is_no_string_is_a_problem():
    run = check([Article("a", 412000), Article("b", B)])
    assert str(run.problems[0]) == "a: the text is not a string but of type int (give the text as a string)"


@pytest.mark.parametrize(
    "day", [DAY, datetime(2026, 3, 6, 23, 10), pd.Timestamp("2026-03-06 23:10", tz="UTC"), "2026-03-06", "6 March 2026"]
)
def test_dates_of_any_type_are_read(day):
    (article,) = check([Article("a", A, published=day)]).articles
    assert (type(article.published), article.published) == (date, DAY)


@pytest.mark.parametrize("gap", [None, float("nan"), pd.NaT, pd.NA, ""])
def test_gaps_of_a_table_are_gaps(gap):
    run = check([Article(1.0, A, title=gap, published=gap, source=gap, story=gap), Article(2, B)])
    first = run.articles[0]
    assert (first.id, first.title, first.published, first.source, first.story) == ("1", "", None, "", "")
    assert (codes(run), len(run.findings)) == ([], 1)
    html_report(run)


def test_a_date_that_can_not_be_read_is_a_problem_and_the_article_undated():
    run = check([Article("a", A, published="03/06/2026")])
    assert (codes(run), run.articles[0].published) == (["input.bad_date"], None)


def test_one_article_is_checked_by_itself():
    run = check([Article("a", A)])
    assert (run.findings, run.problems, run.compared) == ((), (), 0)
    assert summary(run).startswith("1 article read: 1 figure understood, 0 pairs compared, 1 figure compared with nothing")
    assert [left.why for left in run.uncompared] == ["nothing else speaks of container of Dunmore in 2025"]


def test_no_article_is_no_error():
    run = check([])
    assert (run.articles, run.findings) == ((), ())


STORY = [
    *(Article(f"a{n}", A.replace("412", str(figure)), published=DAY, source=f"Paper {n}") for n, figure in enumerate((412, 412, 421, 412))),
    *(Article(f"t{n}", text, published=DAY) for n, text in enumerate(TOLL)),
    Article("oil", "Norway pumped 1.8 million barrels of oil a day in May 2021.", story="oil"),
    Article("gas", "Oil output in Norway was 1.2 million barrels a day in May 2021.", story="oil"),
]


@given(st.integers(0, 10**6))
@settings(max_examples=15, deadline=None)
def test_the_order_of_articles_does_not_change_a_byte(seed):
    expected, mixed = check(STORY), check(Random(seed).sample(STORY, len(STORY)))
    assert len(expected.findings) >= 3
    for write in (findings_text, flagged_csv, summary):
        assert write(mixed) == write(expected)
    assert findings_json(mixed).partition('"findings"')[2] == findings_json(expected).partition('"findings"')[2]


def test_claims_of_an_article_made_from_a_table_are_found_without_the_pipeline():
    (figure,) = [
        claim for claim in find_claims(Article(7, "Output rose 3% last year.", published="2026-03-06")) if claim.unit.symbol == "%"
    ]
    assert (figure.article, figure.period.start) == ("7", date(2025, 1, 1))
    assert find_claims(Article("a", float("nan"))) == []
