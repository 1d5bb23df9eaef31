"""Figures in tables: unit, scale, period and measure from headings and captions, owners from labels; and what is left alone."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck import Article, check, find_claims
from factcheck.claims.grid import find_grids
from factcheck.claims.headings import read_heading
from factcheck.reading.blocks import Block, entry_of, table_blocks

BODY = "Calder Shipping said on Monday that its ships were late."
NONE = (None, None)


def article(rows, caption="", body=BODY, after=False):
    note = [Block(caption, "caption")] if caption else []
    entry = entry_of([Block(body), *([] if after else note), *table_blocks(rows, "table 1"), *(note if after else [])], {})
    return Article("a", entry.text, published=date(2026, 3, 6), zones=entry.zones)


def cells(*args, **kwargs):
    """Of every figure in a cell: quote, low, unit, measure, entity, first and last day."""
    told = {}
    text = article(*args, **kwargs)
    for claim in find_claims(text):
        if claim.zone == "table" and claim.quantity.kind == "quantity":
            assert text.text[claim.start : claim.end] == claim.quote
            days = (claim.period.start, claim.period.end) if claim.period and not claim.period.assumed else NONE
            told[claim.quote] = (float(claim.figure.low), claim.unit.symbol, claim.measure, claim.entity, *days)
    return told


def year(number):
    return date(number, 1, 1), date(number, 12, 31)


def test_unit_and_scale_from_the_heading_owner_from_the_label_year_from_the_caption():
    rows = [["Country", "Output, mln bpd", "% change"], ["Iraq", "4.1", "-2.5"], ["Saudi Arabia", "9.0", "+1"]]
    assert cells(rows, "Crude oil production in 2024") == {
        "4.1": (4_100_000, "bbl/d", "crude production", "Iraq", *year(2024)),
        "-2.5": (2.5, "%", "crude production", "Iraq", *year(2024)),
        "9.0": (9_000_000, "bbl/d", "crude production", "Saudi Arabia", *year(2024)),
        "+1": (1, "%", "crude production", "Saudi Arabia", *year(2024)),
    }
    changes = {
        c.quote: (c.role, c.quantity.change, c.quantity.trend)
        for c in find_claims(article(rows, "Crude oil in 2024"))
        if c.unit.symbol == "%"
    }
    assert changes == {"-2.5": ("change", True, "down"), "+1": ("change", True, "up")}


@pytest.mark.parametrize("after", [False, True])
def test_years_over_columns_and_measures_beside_rows(after):
    rows = [["", "2023", "2024"], ["Revenue", "3,100", "3,400"], ["Earnings per share ($)", "1.02", "(0.1)"]]
    found = cells(rows, "Calder Shipping, in millions of dollars", after=after)
    assert found["3,100"] == (3.1e9, "USD", "revenue", "Calder Shipping", *year(2023))
    assert found["3,400"] == (3.4e9, "USD", "revenue", "Calder Shipping", *year(2024))
    assert found["1.02"] == (1.02, "USD", "earnings per share", "Calder Shipping", *year(2023))
    assert found["(0.1)"] == (-0.1, "USD", "earnings per share", "Calder Shipping", *year(2024))


def test_headings_that_span_columns():
    rows = [["", "Production", "", "Exports", ""], ["", "2023", "2024", "2023", "2024"], ["Norway", "1.8", "1.9", "1.5", "1.6"]]
    found = cells(rows, "Crude oil, million barrels per day")
    assert [(of, *days) for _, _, of, _, *days in found.values()] == [
        *(("crude production", *year(2023)), ("crude production", *year(2024))),
        *(("crude exports", *year(2023)), ("crude exports", *year(2024))),
    ]


def test_quarters_under_years_and_figures_that_look_like_years():
    rows = [
        ["", "2024", "", "2025", ""],
        ["", "Q1", "Q2", "Q1", "Q2"],
        ["Iraq", "4.1", "4.2", "4.3", "4.4"],
        ["Norway", "1950", "2000", "1960", "1980"],
    ]
    found = cells(rows, "Oil output, thousand tonnes")
    assert found["4.4"] == (4400, "t", "oil production", "Iraq", date(2025, 4, 1), date(2025, 6, 30))
    assert found["1950"][:2] == (1_950_000, "t")
    assert found["1950"][4:] == (date(2024, 1, 1), date(2024, 3, 31))


def test_years_beside_rows_and_months_of_the_captions_year():
    assert cells([["Year", "Inflation (%)"], ["2023", "5.1"]], "Consumer prices in Norway")["5.1"][:3] == (5.1, "%", "inflation")
    found = cells([["Month", "Exports, $m"], ["January", "12"]], "Norway's trade, 2025")
    assert found["12"] == (1.2e7, "USD", "exports", None, date(2025, 1, 1), date(2025, 1, 31))
    assert cells([["Month", "Exports, $m"], ["January", "12"]], "Norway's trade").get("12", NONE * 3)[2:4] == NONE


def test_a_heading_of_the_rows_is_no_unit_of_the_figures():
    found = cells([["Year", "Volume"], ["2006", "12.0"]], "Orsa glacier, volume in cubic km")["12.0"]
    assert found[:2] == (12.0, "km³")
    assert "yr" not in cells([["Year", "Index"], ["2006", "12.0"]], "Index of prices")["12.0"]


def test_people_and_things_are_counted_and_numbers_of_lists_are_not():
    rows = [["Rank", "Country", "Population (000s)"], ["1", "Norway", "5,500"]]
    assert cells(rows)["5,500"][:4] == (5_500_000, "", "population", "Norway")
    assert cells(rows)["1"][2:4] == NONE
    assert cells([["Town", "Households"], ["Harlow Bay", "1,234"]])["1,234"][:4] == (1234, "household", "households", "Harlow Bay")


def test_what_a_cell_says_itself_goes_before_its_heading():
    found = cells([["Country", "Exports"], ["Iraq", "$3.1 billion"]], "in thousands of tonnes")
    assert found["$3.1 billion"][:4] == (3.1e9, "USD", "exports", "Iraq")


@pytest.mark.parametrize(
    ("rows", "caption"),
    [
        ([["Iraq", "3.1"], ["Iran", "2.2"]], ""),  # no heading
        ([["Country", "Exports"], ["Total", "3.1"]], ""),  # nobody's
        ([["Crop", "Harvest, thousand tonnes"], ["Wheat", "3.1"]], ""),  # a part
        ([["", "Revenue ($m)"], ["Sales (€m)", "3.1"]], ""),  # two units
        ([["Country", "Change"], ["Iraq", "3.1"]], "Oil output, in thousand tonnes"),  # of what unit?
        ([["Country", "2023", "Q1 2024"], ["Iraq in 2022", "3.1", "4"]], "Oil output"),
        ([["Country", "Exports"], ["Iraq", "3.1%"]], ""),  # of what?
        ([["Country", "Output"], ["Iraq", "3.1"]], "Oil output in 2019-2024"),  # of which year?
    ],
)
def test_what_the_headings_do_not_tell_is_left_alone(rows, caption):
    for _, unit, measure, entity, *_ in cells(rows, caption).values():
        assert (measure, entity) == NONE
        assert unit in ("", "%")


def test_rows_without_a_label_are_listed_and_told_nothing_of():
    """Found by reading every format in one run: the label's cell may be a figure, or not be there."""
    rows = [["", "Output, mln bpd"], ["", "3.1"], ["17", "3.2"]]
    assert {told[2:4] for told in cells(rows).values()} == {NONE}


ACCOUNTS = [
    ["", "2023", "2024"],
    ["Revenue", "3,100", "$3,400"],
    ["Cost of sales", "(850)", "(900)"],
    ["Net income (loss)", "(120)", "14"],
    ["(Loss)/profit before tax", "(130)", "$ (11)"],
    ["Operating loss", "(70)", "(0.5)"],
    ["Earnings per share", "1.02", "1.1"],
    ["Employees", "1,200", "1,250"],
    ["Operating margin", "(2.5%)", "3%"],
]


@pytest.mark.parametrize(
    ("caption", "exact"),
    [
        ("Calder Shipping, in millions of dollars, except per share data", True),
        ("Calder Shipping (in millions of dollars, except per share data and headcount)", True),
        ("Calder Shipping ($m, unless otherwise stated)", True),
        ("Calder Shipping, figures in millions, except per share", False),
    ],
)
def test_a_units_exception_holds_for_what_it_names(caption, exact):
    found = cells(ACCOUNTS, caption)
    if exact:
        assert found["3,100"] == (3.1e9, "USD", "revenue", "Calder Shipping", *year(2023))
    assert found["3,100"][0] == 3.1e9
    assert found["$3,400"] == (3.4e9, "USD", "revenue", "Calder Shipping", *year(2024))
    assert found["1,200"][:3] == (1200, "", "employees")
    assert found["1.02"][:2] == (1.02, "")
    assert found["3%"][:3] == (3, "%", "margin")


def test_brackets_are_a_minus_sign_where_a_figure_can_be_below_nothing():
    found = cells(ACCOUNTS, "Calder Shipping, in millions of dollars")
    assert found["(120)"][:4] == (-1.2e8, "USD", "net profit", "Calder Shipping")
    assert found["(130)"][:4] == (-1.3e8, "USD", "pretax profit", "Calder Shipping")
    assert found["$ (11)"][:4] == (-1.1e7, "USD", "pretax profit", "Calder Shipping")
    assert found["(2.5%)"][:4] == (-2.5, "%", "margin", "Calder Shipping")
    # What is taken off anyway is meant as it stands.
    assert found["(850)"][:4] == (8.5e8, "USD", "cost of sales", "Calder Shipping")
    assert found["(70)"][:4] == (7e7, "USD", "operating loss", "Calder Shipping")
    changes = cells([["Country", "Output, mln bpd", "% change"], ["Iraq", "4.1", "(2.5)"]], "Crude oil production in 2024")
    assert changes["(2.5)"][:4] == (2.5, "%", "crude production", "Iraq")
    trends = [c.quantity.trend for c in find_claims(article([["Firm", "Sales, % change"], ["Calder Shipping", "(3)"]], "2024"))]
    assert "down" in trends


@pytest.mark.parametrize(
    ("label", "cell"), [("Rank", "(3)"), ("Sample", "(1,200)"), ("Calder Shipping", "(2)"), ("Profit", "(see note 3)")]
)
def test_other_brackets_are_told_nothing_of(label, cell):
    for _, _, measure, entity, *_ in cells([["", "2024"], [label, cell]], "Calder Shipping").values():
        assert (measure, entity) == NONE


def test_what_a_heading_leaves_out_is_no_exception_of_its_unit():
    assert read_heading("In millions of dollars, except per share").unless == "per share"
    assert read_heading("Output, mln bpd, excluding condensate").unit == ("", "")


@pytest.mark.parametrize(("written", "flagged"), [("4.1", False), ("about 4", False), ("3.6", True)])
def test_the_text_is_held_against_the_table(written, flagged):
    body = f"Iraq pumped {written} million barrels of crude a day in 2024, officials said."
    run = check([article([["Country", "Output, mln bpd"], ["Iraq", "4.1"]], "Crude oil production in 2024", body)])
    assert run.compared == 1
    assert [finding.severity for finding in run.findings] == (["warning"] if flagged else [])
    assert all("4.1 (4,100,000 bbl/d in a table)" in finding.message for finding in run.findings)


def test_tables_are_told_apart_and_large_ones_end():
    text = article([["Country", "Exports"], ["Iraq", "3.1"]], "One")
    both = Article("a", text.text, zones=(*text.zones, *((a, b, z) for a, b, z in text.zones if z == "table")))
    assert len(find_grids(text)) == 1
    assert find_claims(both)
    rows = [["Country", *(str(number) for number in range(1980, 2026))], *([f"Iraq {n}", *(["3.1"] * 46)] for n in range(200))]
    assert len(find_claims(article(rows, "Oil output, mln bpd"))) > 1_000


@pytest.mark.parametrize(
    "text",
    ["", " ", "()", "$", "%", ",", "(" * 300, "in", "in in in", "’000", "£’000s", "2024" * 50, "\u202e", "9" * 400, "1 in 5 in 2024"],
)
def test_no_heading_breaks_the_reader(text):
    read_heading(text)
