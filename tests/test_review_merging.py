"""Sheets into one ledger: the order and the number of times don't matter, and nothing that people wrote is lost or invented."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date
from itertools import permutations
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from factcheck.cli import app
from factcheck.records import Review
from factcheck.review import LEDGER_COLUMNS, REVIEWER_COLUMNS, read_log, read_reviews, record, sheet_csv
from factcheck.review.ledger import tidied
from factcheck.review.merging import merge
from factcheck.review.reading_sheets import read_sheet
from factcheck.review.told import merged_lines

DAY = date(2026, 3, 7)
A, B = "F-7kq2m9xa", "F-3fj8w1zn"
FACTS = {
    "severity": "error",
    "rule": "energy.oil-output",
    "figure_a": "755,000 bpd",
    "figure_b": "1,150",
    "quote_a": "It\npumped",
    "gap": "6%",
}


def written(path: Path, reviews, facts=FACTS, columns=LEDGER_COLUMNS) -> Path:
    rows = [{"id": one.finding, **facts, **{name: getattr(one, name) for name in REVIEWER_COLUMNS}} for one in reviews]
    path.write_text(sheet_csv(columns, rows), encoding="utf-8", newline="")
    return path


def lines(merged, **more) -> str:
    return "\n".join(merged_lines(merged, DAY, today=False, **more))


words = st.sampled_from(["", '\'-2,1\n"é" ; =x'])
reviews = st.builds(
    Review,
    st.sampled_from([A, B]),
    st.sampled_from(["a_wrong", "both_right"]),
    note=words,
    reviewer=st.sampled_from(["Mira", ""]),
    reviewed_on=st.sampled_from(["", "2026-03-05", "2026-03-06", "2026-03-07"]),
)
sheets = st.lists(st.lists(reviews, max_size=5), min_size=1, max_size=3)


@given(sheets, st.booleans())
@settings(max_examples=60, deadline=None)
def test_whatever_the_order_and_however_often_the_same_ledger_comes_out(filled, at_once):
    results = set()
    for order in permutations(range(len(filled))):
        with TemporaryDirectory() as folder:
            files = [written(Path(folder) / f"{number}.csv", filled[number]) for number in order]
            ledger = Path(folder) / "ledger.csv"
            for batch in [files, files] if at_once else [[file] for file in (*files, *files)]:
                assert merge(ledger, batch, day=DAY).kept.problems == ()
            results.add(ledger.read_bytes())
    assert len(results) == 1


@given(st.lists(reviews, min_size=1, max_size=6))
@settings(max_examples=40, deadline=None)
def test_what_stands_is_each_reviewers_last_word_and_the_log_has_every_change(filled):
    filled = [tidied(one) for one in filled]
    with TemporaryDirectory() as folder:
        ledger = Path(folder) / "ledger.csv"
        for number, one in enumerate(filled):
            merge(ledger, [written(Path(folder) / f"{number}.csv", [one])], day=DAY)
        standing = read_reviews(ledger)[0]
        dated = {replace(one, reviewed_on=one.reviewed_on or "2026-03-07") for one in filled}
        last = {
            (one.finding, one.reviewer): max(o.reviewed_on for o in dated if (o.finding, o.reviewer) == (one.finding, one.reviewer))
            for one in dated
        }
        assert {one for one in dated if one.reviewed_on == last[one.finding, one.reviewer] and one in standing} == set(standing)
        assert {(one.finding, one.reviewer) for one in standing} == set(last)
        held = set()
        for change in read_log(ledger)[0]:
            held = (held - {change.was}) | ({change.now} - {None})
        assert held == set(standing)


@given(
    st.lists(
        st.lists(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0")), min_size=3, max_size=3), max_size=5
    )
)
@settings(max_examples=80, deadline=None)
def test_any_table_survives_being_written_and_read(table):
    header = ("a", "b", "c")
    text = sheet_csv(header, [dict(zip(header, row, strict=True)) for row in table])
    with TemporaryDirectory() as folder:
        path = Path(folder) / "x.csv"
        path.write_text(text, encoding="utf-8", newline="")
        read = read_sheet(path)
    assert read.header == header
    assert [list(row.cells) for row in read.rows] == [row for row in table if any(cell.strip() for cell in row)]


def test_two_reviewers_who_differ_are_both_kept_and_told(tmp_path):
    mine = written(tmp_path / "mira.csv", [Review(A, "both_right", reviewer="Mira")])
    theirs = written(tmp_path / "jon.csv", [Review(A, "a_wrong", reviewer="Jon")])
    merged = merge(tmp_path / "ledger.csv", [mine, theirs], day=DAY)
    assert {one.reviewer for one in merged.kept.reviews} == {"Mira", "Jon"}
    assert {(c.now.reviewer, c.origin) for c in read_log(tmp_path / "ledger.csv")[0]} == {("Mira", "mira.csv"), ("Jon", "jon.csv")}
    assert f"{A}: Jon says a_wrong, Mira says both_right: kept side by side, and it stays open" in lines(merged)


def test_the_day_of_the_merge_is_said_and_stays_when_merged_again_later(tmp_path):
    mine = written(tmp_path / "mira.csv", [Review(A, "accepted")])
    ledger = tmp_path / "ledger.csv"
    assert "1 row named no day and got 2026-03-07" in lines(merge(ledger, [mine], day=DAY))
    again = merge(ledger, [mine], day=date(2026, 4, 1))
    assert again.kept.changes == ()
    assert [one.reviewed_on for one in again.kept.reviews] == ["2026-03-07"]


def test_an_old_sheet_does_not_undo_a_later_decision(tmp_path):
    old = written(tmp_path / "old.csv", [Review(A, "a_wrong", reviewer="Mira", reviewed_on="2026-03-07")])
    ledger = tmp_path / "ledger.csv"
    merge(ledger, [old], day=DAY)
    record(ledger, [Review(A, "both_right", reviewer="Mira")], day=DAY, origin="desk")  # on the same day
    merged = merge(ledger, [old], day=date(2026, 3, 9))
    assert [one.verdict for one in merged.kept.reviews] == ["both_right"]
    assert "1 row left out" in lines(merged)
    merged = merge(ledger, [old], day=date(2026, 3, 9), correct=True)
    assert [(one.verdict, one.reviewed_on) for one in merged.kept.reviews] == [("a_wrong", "2026-03-09")]


def test_a_verdict_is_corrected_and_taken_back(tmp_path):
    ledger = tmp_path / "ledger.csv"
    said = Review(A, "a_wrong", reviewer="Mira", reviewed_on="2026-03-05")
    merge(ledger, [written(tmp_path / "1.csv", [said, Review(A, "a_wrong", reviewer="Jon")])], day=DAY)
    edited = written(tmp_path / "2.csv", [replace(said, verdict="b_wrong")])
    both = merge(ledger, [edited], day=DAY)
    assert len(both.kept.reviews) == 3
    assert "Mira says a_wrong and b_wrong" in lines(both)
    merge(ledger, [edited], day=DAY, correct=True)
    assert {(one.reviewer, one.verdict) for one in read_reviews(ledger)[0]} == {("Mira", "b_wrong"), ("Jon", "a_wrong")}
    merge(ledger, [written(tmp_path / "3.csv", [Review(A, "", reviewer="Mira")])], day=DAY, correct=True)
    assert {(one.reviewer, one.verdict) for one in read_reviews(ledger)[0]} == {("Jon", "a_wrong")}


def test_columns_of_the_run_are_told_and_never_used(tmp_path):
    ledger = written(tmp_path / "flagged_claims.csv", [Review(A, ""), Review(B, "")])
    sheet = written(tmp_path / "x.csv", [Review(A, "accepted")], {**FACTS, "figure_a": "75,000 bpd", "figure_b": "1150", "gap": "6.00%"})
    merged = merge(ledger, [sheet], day=DAY)
    assert [(one.column, one.sheet) for one in merged.departures] == [("figure_a", "75,000 bpd")]
    assert "x.csv:2: figure_a is '75,000 bpd', but '755,000 bpd' in the ledger" in lines(merged)
    rows = list(csv.DictReader(io.StringIO(ledger.read_text(encoding="utf-8-sig"), newline="")))
    assert {row["figure_a"] for row in rows} == {"755,000 bpd"}
    assert [row["id"] for row in rows] == [A, B]


@pytest.mark.parametrize("day", ["22.11.2026", "22 November 2026", "November 22, 2026", "2026-11-22", "2026-11-22 09:15"])
def test_days_as_people_write_them(tmp_path, day):
    sheet = written(tmp_path / "x.csv", [Review(A, "accepted", reviewed_on=day)])
    merged = merge(tmp_path / "ledger.csv", [sheet], day=DAY)
    assert merged.kept.reviews[0].reviewed_on == ("2026-11-22T09:15" if ":" in day else "2026-11-22")
    assert "yet to come" in lines(merged)


def test_one_bad_row_in_one_file_and_nothing_is_merged(tmp_path):
    ledger = written(tmp_path / "ledger.csv", [Review(A, "accepted", reviewer="Jon")])
    before = ledger.read_bytes()
    good = written(tmp_path / "good.csv", [Review(B, "accepted")])
    for bad, says in (
        (Review(B, "acepted"), "accepted"),
        (Review(B, "accepted", reviewed_on="11/12/26"), "2026-11-22"),
        (Review("", "accepted"), "no id"),
    ):
        merged = merge(ledger, [good, written(tmp_path / "bad.csv", [Review(A, ""), bad])], day=DAY)
        assert len(merged.kept.problems) == 1
        assert "bad.csv:4:" in str(merged.kept.problems[0])  # a quotation of two lines stands in row 2
        assert says in str(merged.kept.problems[0])
    assert "ledger itself" in str(merge(ledger, [ledger], day=DAY).kept.problems[0])
    assert ledger.read_bytes() == before
    assert not (tmp_path / "ledger.log").exists()


def test_a_report_keeps_what_was_written_meanwhile_and_takes_in_the_desks_ledger(tmp_path, monkeypatch):
    desk = tmp_path
    (desk / "factcheck.toml").write_text('reviews = "desk.csv"\n', encoding="utf-8")
    (desk / "a.txt").write_text("Norway pumped 1.8 million barrels of oil a day in May 2021.\n", encoding="utf-8")
    (desk / "b.txt").write_text("Oil output in Norway was 1.2 million barrels a day in May 2021.\n", encoding="utf-8")
    monkeypatch.chdir(desk)

    def run(*args):
        result = CliRunner().invoke(app, args)
        assert result.exit_code in (0, 1), result.stderr
        return result

    run("report", "a.txt", "b.txt")
    sheet = desk / "reports" / "flagged_claims.csv"
    (row,) = read_sheet(sheet).rows
    finding = row.cells[0]
    text = sheet.read_text(encoding="utf-8-sig").replace(",,,,,,,", ",accepted,,,,Mira,,", 1)
    sheet.write_text(text.replace("why\n", "why,tick\n").rstrip("\n") + ",x\n", encoding="utf-8")  # as an editor would save it
    result = run("report", ".")
    assert "1 settled" in result.stderr
    assert "tick" in sheet.read_text(encoding="utf-8-sig").splitlines()[0]
    assert sheet.read_text(encoding="utf-8-sig").splitlines()[1].endswith(",x")
    assert [(c.origin, c.now.reviewer) for c in read_log(sheet)[0]] == [("the ledger itself", "Mira")]
    assert run("check", ".").exit_code == 1  # the desk's ledger has not been begun
    run("review", "merge", "reports/flagged_claims.csv", "--as-of", "2026-03-07")
    assert run("check", ".").exit_code == 0
    record(desk / "desk.csv", [Review(finding, "unsure", reviewer="Jon")], day=DAY, origin="desk")
    run("report", ".")
    assert {one.reviewer for one in read_reviews(sheet)[0]} == {"Mira", "Jon"}
    (desk / "b.txt").write_text("Oil output in Norway was 1.3 million barrels a day in May 2021.\n", encoding="utf-8")
    assert run("check", ".").exit_code == 1  # a figure changed: the verdict lapses
    run("report", ".")
    assert {one.reviewer for one in read_reviews(sheet)[0]} == {"Mira", "Jon"}
