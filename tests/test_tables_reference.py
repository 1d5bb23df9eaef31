"""Reference tables: a good row is read whole, a bad one is named with file, line and a cure, and none of it raises."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import Article, check
from factcheck.tables import load_tables, read_table, table_versions
from factcheck.tables.cells import read_period

HEADER = "measure,entity,period,unit,value,low,high,series,publisher,edition,licence,note"
GOOD = "ferry trips|crossings,Norland,2024,count:trip,1200,1100,1300,all lines,Port Office,2025,facts,counted by hand"


@pytest.fixture
def table(tmp_path):
    def write(*lines, header=HEADER):
        path = tmp_path / "desk.csv"
        path.write_text("\n".join([header, *lines, ""]), encoding="utf-8")
        return path

    return write


def test_a_row_is_read_with_its_period_ends_and_source(table):
    (row,), problems = read_table(table("# a comment", GOOD))
    assert not problems
    assert (row.measures, row.entity) == (("ferry trips", "crossings"), "Norland")
    assert (row.start, row.end, row.low, row.high) == (date(2024, 1, 1), date(2024, 12, 31), Decimal(1100), Decimal(1300))
    assert (row.publisher, row.edition, row.licence, row.note) == ("Port Office", "2025", "facts", "counted by hand")
    assert row.place.endswith("desk.csv:3")


def test_without_ends_a_value_stands_for_what_rounds_to_it(table):
    (row,), _ = read_table(table("inflation,US,2020-Q2,%,0.4,,,,Office,1,facts,"))
    assert (row.low, row.high, row.end) == (Decimal("0.35"), Decimal("0.45"), date(2020, 6, 30))


def test_a_low_of_zero_is_an_end(table):
    (row,), _ = read_table(table("inflation,US,2020,%,0.4,0,1,,Office,1,facts,"))
    assert row.low == 0


def test_entities_get_the_name_that_claims_carry(table):
    (row,), _ = read_table(table("inflation,United States,2020,%,1.2,,,,Office,1,facts,"))
    assert row.entity == "US"


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("oil production,Norway,2020,bbls,12,,,,X,1,facts,", "did you mean 'bbl'"),
        ("oil production,Norway,20-20,bbl/d,12,,,,X,1,facts,", "write a year as 2020"),
        ('oil production,Norway,2020,bbl/d,"12,000",,,,X,1,facts,', "without commas"),
        ("oil production,Norway,2020,bbl/d,1e9,,,,X,1,facts,", "is not a number"),
        ("oil production,Norway,2020,bbl/d,12,13,,,X,1,facts,", "between low 13 and high"),
        ("oil production,Norway,2020,bbl/d,12,,,,,1,facts,", "no publisher"),
        ("oil production,Norway,2020,bbl/d,12,,,,X,1,,", '"facts"'),
        ("oil production,Norway,2020,bbl/d,12", "12 belong"),
    ],
)
def test_a_bad_row_is_a_problem_with_its_line_and_the_good_ones_are_kept(table, row, words):
    rows, problems = read_table(table(GOOD, row))
    assert len(rows) == 1
    (problem,) = problems
    assert "desk.csv:3" in problem.where
    assert words in str(problem)


@pytest.mark.parametrize(
    ("header", "words"),
    [
        (HEADER.replace("publisher", "publihser"), "did you mean 'publisher'"),
        ("measure,entity,period,unit,value,publisher,edition", "no column 'licence'"),
        (HEADER.replace(",", ";"), "commas"),
    ],
)
def test_a_bad_header_is_a_problem(table, header, words):
    rows, problems = read_table(table(GOOD, header=header))
    assert not rows
    assert words in "; ".join(map(str, problems))


def test_a_file_that_is_no_text_or_not_there_is_a_problem(tmp_path):
    (tmp_path / "a.csv").write_bytes(b"measure\n\xff\xfe")
    (tmp_path / "b.csv").write_text('measure,"entity\n', encoding="utf-8")
    (tmp_path / "empty.csv").write_text("", encoding="utf-8")
    (tmp_path / "nothing").mkdir()
    own = [tmp_path / name for name in ("a.csv", "b.csv", "empty.csv", "missing.csv", "nothing")]
    rows, problems = load_tables(own)
    assert rows == load_tables()[0]
    assert len(problems) == 5
    assert all(problem.cure for problem in problems)


@given(st.binary(max_size=300))
def test_no_file_raises(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("t") / "x.csv"
    path.write_bytes(HEADER.encode() + b"\n" + data)
    rows, problems = read_table(path)
    assert all(row.low <= row.value <= row.high for row in rows)
    assert all(str(problem) for problem in problems)


@given(st.text(max_size=12))
def test_a_period_has_its_ends_in_order_or_is_none(text):
    found = read_period(text)
    assert found is None or found[0] <= found[1]


def test_shipped_tables_cite_every_row():
    rows, problems = load_tables()
    assert not problems
    assert len(rows) > 1000
    assert all(row.publisher and row.edition and row.licence for row in rows)


def test_ones_own_table_stands_beside_the_shipped_ones_and_in_the_versions(table):
    path = table("oil production,Norland,2024,bbl/d,500000,,,all liquids,Port Office,2025,facts,")
    draft = Article(
        "a", "Oil output in Norway was 1.4 million barrels a day in 2018. Oil output in Norland was 900,000 barrels a day in 2024."
    )
    run = check([draft], tables=[path])
    assert not run.problems
    assert "table desk.csv" in run.versions
    assert run.versions["tables"] == table_versions()["tables"]
    assert check([draft], tables=[path.with_name("none.csv")]).problems


def test_column_names_may_be_in_capitals(table):
    assert read_table(table(GOOD, header=HEADER.upper()))[1] == ()


@pytest.mark.parametrize(
    ("header", "lines", "told"),
    [
        (HEADER, [], "no row stands below the column names"),
        (GOOD, [GOOD], "this line holds no column names"),
        (HEADER, [GOOD.replace("count:trip", "people")], "or count:people"),
    ],
)
def test_a_table_that_holds_nothing_says_so_once(table, header, lines, told):
    found, problems = read_table(table(*lines, header=header))
    assert found == ()
    assert len(problems) == 1
    assert told in str(problems[0])
