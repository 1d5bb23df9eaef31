"""The kind `reference`: a figure against the table row of its own measure, owner and time."""

from datetime import date

import pytest

from factcheck import Article, check
from factcheck.rulebook import shipped_packs

RULES = [shipped_packs() / "reference.yaml"]
HEADER = "measure,entity,period,unit,value,series,publisher,edition,licence"


def findings(text, tables=None, published=date(2026, 3, 6), against=()):
    return check([Article("a", text, published=published)], against=against, rules=RULES, tables=tables).findings


def test_a_figure_of_another_year_is_flagged_with_publisher_edition_row_and_that_year():
    (found,) = findings("Venezuela produced 2,276,967 barrels of oil a day in 2019, a table of the site says.")
    assert found.severity == "warning"
    assert "918,300 bbl/d (all liquids)" in found.message
    assert "close to 2016's" in found.message
    assert "Statistical Review of World Energy 2021 [oil_production.csv:" in found.sum


def test_the_last_digits_of_an_earlier_year_name_it():
    (found,) = findings("Mexico's oil output was 2.224 million barrels a day in 2020.")
    assert "2017" in found.message


@pytest.mark.parametrize(
    "text",
    [
        "Mexico's oil output was 2.224 million barrels a day, the ministry said.",  # no year: never guessed
        "Mexico's oil output was 2.224 million barrels a day in May 2020.",  # a month is no year
        "Mexico aims for oil output of 2.9 million barrels a day in 2020.",  # a target
        "Mexico expects oil output of 2.9 million barrels a day in 2020.",  # a forecast
        "Mexico's oil output was about 1.9 million barrels a day in 2020.",
        "Mexico's offshore fields produced 1.2 million barrels of oil a day in 2020.",  # a part
        "Saudi Arabia pumped 10.3 million barrels of crude a day in 2018.",  # crude alone
        "Venezuela had proved oil reserves of 303 billion barrels at the end of 2018.",  # hardly moves
        "Venezuela said it pumped 755,000 barrels of crude a day in January 2022.",  # what it told OPEC
        "Inflation in Germany was 5.7% in 2021.",  # may be the last month's
    ],
)
def test_what_may_be_right_stays_quiet(text):
    assert findings(text) == ()


def test_only_drafts_are_checked():
    old = Article("old", "Mexico's oil output was 4.9 million barrels a day in 2020.", published=date(2021, 1, 1))
    assert findings("Mexico exports oil.", against=[old]) == ()


def test_a_table_of_ones_own_is_used_with_its_series(tmp_path):
    path = tmp_path / "own.csv"
    path.write_text(f"{HEADER}\noil production,Ghana,2024,bbl/d,190000,all liquids,Port Office,2025,facts\n", encoding="utf-8")
    (found,) = findings("Ghana produced 390,000 barrels of oil a day in 2024.", tables=[path])
    assert "Port Office has 190,000 bbl/d (all liquids) for Ghana in 2024" in found.message


def test_huge_figures_and_texts_stay_linear_and_quiet():
    assert findings("Mexico's oil output was " + "9" * 300 + " barrels a day in 2020. " + "Mexico pumped 5 barrels. " * 3000) is not None


HEAD = "measure,entity,period,unit,value,series,publisher,edition,licence\n"
SPORT = """\
- id: desk.sport
  title: Against the lists
  severity: error
  kind: reference
  check: value
  why: why
  source: source
  when: {measure: [seating capacity, winning time]}
  disagree: ["a"]
  agree: ["b"]
"""


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Lindmoor Stadium has a seating capacity of 43,500.", 1),
        ("Lindmoor Stadium has a seating capacity of 34,500.", 0),
        ("Lindmoor Stadium will have a seating capacity of 43,500.", 0),
        ("Lindmoor Stadium is planned to have a seating capacity of 43,500.", 0),
        ("Lindmoor Stadium had a seating capacity of 31,000 in 2011.", 0),
        ("Ida Moen set a world record of 19.91 seconds in 2019.", 1),
        ("Ida Moen set a world record of 19.19 seconds in 2019.", 0),
        ("Ida Moen set a world record of 19.91 seconds in 2017.", 0),
    ],
)
def test_a_capacity_and_a_record_are_held_against_a_table(tmp_path, text, count):
    (tmp_path / "sport.yaml").write_text(SPORT, encoding="utf-8")
    rows = "seating capacity,Lindmoor Stadium,2026,count:seat,34500,,B,1,facts\nwinning time,Ida Moen,2019,s,19.19,,B,1,facts\n"
    (tmp_path / "t.csv").write_text(HEAD + rows, encoding="utf-8")
    article = Article("a", text, published=date(2026, 3, 6))
    run = check([article], rules=[tmp_path / "sport.yaml"], tables=[tmp_path / "t.csv"])
    assert not run.problems
    assert len(run.findings) == count
