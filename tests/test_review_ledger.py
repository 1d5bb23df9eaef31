from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.records import Review
from factcheck.review import guard, is_settled, read_reviews, settled_findings, unguard

HEADER = ["id", "message", "verdict", "reason", "note"]
ROWS = [
    ["F-7kq2m9xa", "755,000; 680,000", "Both Right", "", "=SUM is how the note begins"],
    ["F-aaaaaaaa", "line\r\nbreak", "", "", ""],
    ["F-bbbbbbbb", "x", "FALSE-ALARM", "Same origin", "“é” €"],
]


def sheet(rows=ROWS, header=HEADER, delimiter=",", encoding="utf-8-sig", end="\r\n") -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator=end).writerows([header, *[[guard(c) for c in row] for row in rows]])
    return out.getvalue().encode(encoding)


@given(st.text(alphabet=st.one_of(st.sampled_from("'=+-@\t\r\n＝＋－＠0.1a "), st.characters(exclude_categories=["Cs"]))))
def test_the_guard_is_undone_exactly(cell):
    assert unguard(guard(cell)) == cell
    assert guard(cell)[:1] not in "=+@\t\r\n＝＋－＠" or not cell


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("end", ["\r\n", "\n"])
def test_reads_what_spreadsheets_write(tmp_path, delimiter, encoding, end):
    path = tmp_path / "flagged_claims.csv"
    path.write_bytes(sheet(delimiter=delimiter, encoding=encoding, end=end))
    reviews, problems = read_reviews(path)
    assert problems == ()
    assert reviews == (
        Review("F-7kq2m9xa", "both_right", note="=SUM is how the note begins"),
        Review("F-bbbbbbbb", "false_alarm", "same_origin", note="“é” €"),
    )


def test_columns_in_any_order_and_others_beside_them(tmp_path):
    path = tmp_path / "x.csv"
    path.write_bytes(sheet([["ok", "me", "accepted", "F-7kq2m9xa"]], ["tick", "Reviewer", "Verdict", "ID"]))
    assert read_reviews(path)[0] == (Review("F-7kq2m9xa", "accepted", reviewer="me"),)


@pytest.mark.parametrize(
    ("rows", "line", "says"),
    [
        ([["F-7kq2m9xa", "", "a_rong", "", ""]], 2, "a_wrong"),
        ([ROWS[1], ["F-7kq2m9xa", "", "accepted", "", ""], ["", "", "accepted", "", ""]], 5, "no id"),
        ([["755000", "", "accepted", "", ""]], 2, "not the id of a finding"),
        ([["F-7kq2m9xa", "", "false alarm", "", ""]], 2, "reason"),
        ([["F-7kq2m9xa", "", "false alarm", "entitty", ""]], 2, "entity"),
        ([["F-7kq2m9xa", "cut"]], 2, "half a row"),
        ([["F-7kq2m9xa", "x", "accepted", "", "one", "two"]], 2, "more cells"),
    ],
)
def test_one_bad_row_is_named_and_nothing_is_used(tmp_path, rows, line, says):
    path = tmp_path / "x.csv"
    path.write_bytes(sheet([*rows, ROWS[0]]))
    if line == 5:  # the line break inside ROWS[1] takes a line of the file
        assert b"line\r\nbreak" in path.read_bytes()
    reviews, problems = read_reviews(path)
    assert reviews == ()
    assert len(problems) == 1
    assert f"x.csv:{line}:" in str(problems[0])
    assert says in str(problems[0])


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "ledger.columns"),
        (b"fact,method,tick\r\n1,2,3\r\n", "ledger.columns"),
        (b"id,verdict,verdict\r\n", "ledger.columns"),
        (b'id,verdict\r\nF-7kq2m9xa,"accepted\r\n', "ledger.quoting"),
        (b"id,verdict\r\nF-7kq2m9xa,\x81\xff\r\n", "ledger.encoding"),
    ],
)
def test_a_sheet_that_is_none_gets_one_line(tmp_path, data, code):
    path = tmp_path / "x.csv"
    path.write_bytes(data)
    reviews, problems = read_reviews(path)
    assert reviews == ()
    assert [p.code for p in problems] == [code]


def test_a_file_cut_off_in_its_last_row_is_told(tmp_path):
    path = tmp_path / "x.csv"
    path.write_bytes(sheet()[:-2] + b"\r\nF-cccccccc,message,accepted,ot")
    reviews, problems = read_reviews(path)
    assert reviews == ()
    assert ["half a row" in str(problem) for problem in problems] == [True]


def test_a_missing_ledger_is_a_problem(tmp_path):
    assert [p.code for p in read_reviews(tmp_path / "none.csv")[1]] == ["ledger.missing"]


def test_what_settles():
    assert is_settled([Review("F-1", "accepted"), Review("F-1", "", note="mine")])
    assert not is_settled([Review("F-1", "")])
    assert not is_settled([Review("F-1", "accepted"), Review("F-1", "unsure")])
    assert settled_findings([Review("F-1", "accepted"), Review("F-2", "b_wrong")]) == {"F-1"}
