"""Verdicts written into a ledger: nobody's work is lost, and the log says who changed what."""

from __future__ import annotations

import csv
import io
import json
import multiprocessing
from dataclasses import replace
from datetime import date

import pytest

from factcheck.records import Review
from factcheck.review import LEDGER_COLUMNS, log_of, read_log, read_reviews, record, revision, sheet_csv
from factcheck.review.files import locked

DAY = date(2026, 3, 7)
A, B = "F-7kq2m9xa", "F-3fj8w1zn"
MIRA = Review(A, "both_right", reviewer="Mira", note="two bodies")


def test_a_verdict_begins_a_ledger(tmp_path):
    path = tmp_path / "desk" / "reviews.csv"
    kept = record(path, [MIRA], day=DAY, origin="desk", facts={A: {"rule": "energy.oil-output", "figure_a": "-2%"}})
    assert kept.problems == ()
    assert kept.reviews == (replace(MIRA, reviewed_on="2026-03-07"),)
    assert read_reviews(path) == (kept.reviews, ())
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == data.count(b"\n") == 2
    row = next(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert (row["rule"], row["figure_a"]) == ("energy.oil-output", "'-2%")
    assert path.stat().st_mode & 0o077 == 0


def test_a_second_thought_replaces_the_first_and_the_log_keeps_both(tmp_path):
    path = tmp_path / "reviews.csv"
    record(path, [MIRA, Review(A, "a_wrong", reviewer="Jon")], day=DAY, origin="desk")
    kept = record(path, [replace(MIRA, verdict="b_wrong")], day=date(2026, 3, 8), origin="desk")
    assert {(one.reviewer, one.verdict, one.reviewed_on) for one in kept.reviews} == {
        ("Jon", "a_wrong", "2026-03-07"),
        ("Mira", "b_wrong", "2026-03-08"),
    }
    told = [(c.day, c.was and c.was.verdict, c.now and c.now.verdict) for c in read_log(path)[0]]
    assert told == [("2026-03-07", None, "a_wrong"), ("2026-03-07", None, "both_right"), ("2026-03-08", "both_right", "b_wrong")]


def test_a_blank_verdict_takes_the_row_away_and_the_finding_stays(tmp_path):
    path = tmp_path / "reviews.csv"
    record(path, [MIRA], day=DAY, origin="desk", facts={A: {"rule": "r"}})
    kept = record(path, [Review(A, "", reviewer="Mira")], day=DAY, origin="desk")
    assert kept.reviews == ()
    row = next(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
    assert (row["id"], row["rule"], row["verdict"], row["reviewer"]) == (A, "r", "", "")


def test_a_change_meanwhile_is_noticed_and_nothing_is_written(tmp_path):
    path = tmp_path / "reviews.csv"
    seen = {A: revision((), A)}
    record(path, [replace(MIRA, finding=B)], day=DAY, origin="desk")
    assert record(path, [MIRA], day=DAY, origin="desk", expected=seen).problems == ()  # another finding is no conflict
    before = path.read_bytes()
    late = record(path, [Review(A, "a_wrong", reviewer="Jon")], day=DAY, origin="desk", expected=seen)
    assert [problem.code for problem in late.problems] == ["ledger.changed"]
    assert {one.finding for one in late.reviews} == {A, B}
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("review", "says"),
    [
        (Review("755000", "accepted"), "is not the id of a finding"),
        (Review(A, "a_rong"), "a_wrong"),
        (Review(A, "false_alarm"), "reason"),
    ],
)
def test_what_is_no_verdict_is_refused(tmp_path, review, says):
    kept = record(tmp_path / "reviews.csv", [MIRA, review], day=DAY, origin="desk")
    assert says in str(kept.problems[0])
    assert list(tmp_path.iterdir()) == []


def test_a_broken_ledger_stays_as_it_is(tmp_path):
    path = tmp_path / "reviews.csv"
    path.write_text('id,verdict\nF-7kq2m9xa,"accep\n', encoding="utf-8")
    kept = record(path, [MIRA], day=DAY, origin="desk")
    assert [problem.code for problem in kept.problems] == ["ledger.quoting"]
    assert path.read_text(encoding="utf-8") == 'id,verdict\nF-7kq2m9xa,"accep\n'
    assert not log_of(path).exists()


def test_what_somebody_wrote_into_the_file_is_logged_and_their_columns_stay(tmp_path):
    path = tmp_path / "flagged_claims.csv"
    rows = [{"id": A, "rule": "r", "verdict": "accepted", "reviewer": "Jon", "tick": "x"}, {"id": B, "rule": "r"}]
    path.write_text(sheet_csv((*LEDGER_COLUMNS[::-1], "tick"), rows), encoding="utf-8", newline="")
    record(path, [replace(MIRA, finding=B)], day=DAY, origin="desk")
    changes, _ = read_log(path)
    assert [(c.origin, c.review.reviewer) for c in changes] == [("the ledger itself", "Jon"), ("desk", "Mira")]
    after = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
    assert [(row["id"], row["reviewer"], row["tick"], row["rule"]) for row in after] == [(A, "Jon", "x", "r"), (B, "Mira", "", "r")]


def test_a_log_broken_off_in_a_line_goes_on_in_the_next(tmp_path):
    path = tmp_path / "reviews.csv"
    record(path, [MIRA], day=DAY, origin="desk")
    with log_of(path).open("ab") as log:
        log.write(b'{"day": "2026-03-07", "fr')
    record(path, [replace(MIRA, finding=B)], day=DAY, origin="desk")
    changes, problems = read_log(path)
    assert [change.now.finding for change in changes] == [A, B]
    assert len(problems) == 1
    assert all(json.loads(line) for line in log_of(path).read_text(encoding="utf-8").splitlines() if line.endswith("}"))


@pytest.mark.parametrize("line", ["5", "[]", '"a"', "null", '{"day": 1}', '{"day": 1, "from": 2, "was": 3}', "[" * 5_000])
def test_a_line_of_the_log_that_is_no_change_is_told(tmp_path, line):
    path = tmp_path / "reviews.csv"
    record(path, [MIRA], day=DAY, origin="desk")
    with log_of(path).open("a", encoding="utf-8") as log:
        log.write(line + "\n")
    changes, problems = read_log(path)
    assert [change.now.finding for change in changes] == [A]
    assert [problem.where for problem in problems] == [f"{log_of(path)}:2"]


def judge(path, reviewer):
    for number in range(5):
        kept = record(path, [Review(f"F-0000000{number}", "accepted", reviewer=reviewer)], day=DAY, origin="desk")
        assert kept.problems == ()


def test_many_at_once_lose_nothing(tmp_path):
    path = tmp_path / "reviews.csv"
    context = multiprocessing.get_context("fork" if "fork" in multiprocessing.get_all_start_methods() else None)
    people = [context.Process(target=judge, args=(path, name)) for name in ("Mira", "Jon", "Ada")]
    for one in people:
        one.start()
    for one in people:
        one.join(60)
        assert one.exitcode == 0
    reviews, problems = read_reviews(path)
    assert problems == ()
    assert len(reviews) == len(read_log(path)[0]) == 15


def test_a_ledger_that_somebody_holds_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr("factcheck.review.keeping.locked", lambda path: locked(path, patience=0.05))
    path = tmp_path / "reviews.csv"
    with locked(path):
        kept = record(path, [MIRA], day=DAY, origin="desk")
    assert "somebody else" in str(kept.problems[0])
    assert not path.exists()


def test_a_ledger_must_be_csv(tmp_path):
    assert "CSV" in str(record(tmp_path / "reviews.xlsx", [MIRA], day=DAY, origin="desk").problems[0])


def test_a_link_is_no_ledger(tmp_path):
    path = tmp_path / "reviews.csv"
    record(path, [MIRA], day=DAY, origin="desk")
    (tmp_path / "link.csv").symlink_to(path)
    kept = record(tmp_path / "link.csv", [replace(MIRA, finding=B)], day=DAY, origin="desk")
    assert "is a link" in str(kept.problems[0])
    assert len(read_reviews(path)[0]) == 1
    assert not (tmp_path / "link.log").exists()
