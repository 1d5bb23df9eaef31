from __future__ import annotations

import csv
import io
import json
import stat

import pytest
from hypothesis import given
from hypothesis import strategies as st
from run_factory import BPD, claim, figure, finding, newsroom_run, small_run

from factcheck.records import Anchor, Article, Problem, Review, Run
from factcheck.report import claims_csv, claims_frame, findings_frame, findings_json, findings_text, flagged_csv, summary, write_report
from factcheck.report.as_csv import CLAIM_COLUMNS, FLAGGED_COLUMNS
from factcheck.report.headline import headline_of
from factcheck.review import read_reviews
from factcheck.review.ledger import tidied

OWN = (Review("F-7kq2m9xa", "both_right", reviewer="M. Aldous", note="-2.1% is the state's own count"),)


def rows(sheet: str) -> list[dict[str, str]]:
    assert sheet.startswith("\ufeff")
    assert sheet.count("\n") == sheet.count("\r\n")
    return list(csv.DictReader(io.StringIO(sheet[1:], newline="")))


def test_text_is_one_block_a_finding_with_a_first_line_to_search_for():
    assert findings_text(small_run()) == (
        "draft.txt:1:18: error energy.oil-output  755,000 barrels per day here, 680,000 bpd there  F-7kq2m9xa\n"
        "    1 | Norlandia pumped 755,000 barrels per day in January.\n"
        "    3 | Output slipped to 680,000 bpd in January, the ministry said.  (wire.txt:3:19)\n"
        "      = because: same country\n"
        "      = sum: 755,000 − 680,000 = 75,000, which is 11% of 680,000\n"
        "      = ask: Which figure does the desk hold to be right?\n"
    )


def test_text_leaves_out_notes_and_settled_ones_unless_asked():
    run = newsroom_run()
    assert findings_text(run).count("  F-") == 4
    assert findings_text(run, notes=True).count("  F-") == 6
    settled = (Review("F-3fj8w1zn", "accepted"),)
    assert "F-3fj8w1zn" not in findings_text(run, settled)
    assert "verdict: known and accepted" in findings_text(run, settled, settled=True)
    assert "\x1b" not in findings_text(run)
    assert "\x1b[" in findings_text(run, colour=True)


def test_text_holds_no_control_character_of_a_draft_and_eats_no_bracket():
    article = Article("a\x1b]0;x\x07", "He said\x1b[2J [sic] [bold]5 bpd[/bold] and\u202e 9 bpd.", path="a\x1b]0;x\x07.txt\n")
    pair = tuple(claim(article, quote, figure(quote[0]), BPD) for quote in ("5 bpd", "9 bpd"))
    text = findings_text(Run((article,), pair, (finding("F-00000000", pair, message="x\r\x9b1m"),)))
    assert not [char for char in text if char != "\n" and not char.isprintable()]
    assert "[sic] [bold]5 bpd[/bold]" in text
    assert text.splitlines()[0].endswith("F-00000000")


def test_summary_counts_what_was_not_compared_and_never_says_passed():
    said = summary(small_run(findings=()))
    assert "2 articles read: 3 figures understood, 1 pair compared, 1 figure compared with nothing" in said
    assert "0 errors, 0 warnings, 0 notes" in said
    assert "pass" not in said.lower()
    assert "1 settled" in summary(small_run(), OWN)


def test_json_has_places_verdicts_and_counts():
    run = small_run(problems=(Problem("input.missing", "x.txt", "no such file"),))
    found = json.loads(findings_json(run, OWN))
    assert found["schema"] == 1
    assert found["counts"]["open"] == {"error": 0, "warning": 0, "note": 0}
    assert found["counts"]["settled"] == 1
    one = found["findings"][0]
    assert set(run.findings[0].to_dict()) < set(one)
    assert [c["place"] for c in one["claims"]] == [
        {"path": "draft.txt", "line": 1, "column": 18},
        {"path": "wire.txt", "line": 3, "column": 19},
    ]
    assert one["settled"] is True
    assert one["reviews"][0]["verdict"] == "both_right"
    assert found["problems"][0]["code"] == "input.missing"
    assert findings_json(run, OWN) == findings_json(run, OWN)


def test_flagged_sheet_keeps_what_people_wrote(tmp_path):
    gone = Review("F-00000000", "a_wrong", correct_value="=5", reviewer="M. Aldous")
    sheet = flagged_csv(newsroom_run(), (*OWN, gone))
    found = rows(sheet)
    assert tuple(found[0]) == FLAGGED_COLUMNS
    assert len(found) == 7
    assert found[-1]["id"] == "F-00000000"
    assert "no longer found" in found[-1]["message"]
    one = next(row for row in found if row["id"] == "F-7kq2m9xa")
    assert one["verdict"] == "both_right"
    assert one["figure_a"] == "755,000 barrels per day"
    assert one["where_b"] == "seeds/coastal-wire/oil.md:1:58"
    path = tmp_path / "flagged_claims.csv"
    path.write_text(sheet, encoding="utf-8", newline="")
    again, problems = read_reviews(path)
    assert problems == ()
    assert sorted(again, key=lambda r: r.finding) == sorted((*OWN, gone), key=lambda r: r.finding)
    assert flagged_csv(newsroom_run(), again) == sheet


def test_cells_never_begin_a_formula():
    article = Article("=cmd", "=HYPERLINK(1) 5 bpd; +9 bpd", path="@x")
    pair = (claim(article, "=HYPERLINK(1) 5 bpd", figure("5"), BPD, entity="-x"), claim(article, "+9 bpd", figure("9"), BPD))
    run = Run((article,), pair, (finding("F-00000000", pair, message="\t=1"),))
    for sheet in (flagged_csv(run), claims_csv(run)):
        assert not [cell for row in rows(sheet) for cell in row.values() if cell[:1] in set("=+-@\t\r\n")]


def test_claims_sheet_has_one_row_a_claim_and_negative_numbers_stay_numbers():
    article = Article("a", "minus 2.1 bpd")
    run = Run((article,), (claim(article, "minus 2.1 bpd", figure("-2.1"), BPD),), ())
    found = rows(claims_csv(run))
    assert tuple(found[0]) == CLAIM_COLUMNS
    assert found[0]["low"] == "-2.1"
    assert found[0]["period_start"] == ""
    assert len(rows(claims_csv(newsroom_run()))) == 38


def test_claims_sheet_tells_the_place_in_the_original():
    pages = (Anchor(0, 1, 1, "page 3, line 2"),)
    texts = (
        Article("a", "rose 5 kg", path="a.pdf", anchors=pages),
        Article("b", "rose 5 kg", path="b.txt"),
        Article("c", "-", "5 kg", path="c.txt"),
    )
    claims = [claim(text, "5 kg", figure("5"), BPD, **({"where": "title"} if text.title else {})) for text in texts]
    found = rows(claims_csv(Run(texts, tuple(claims), ())))
    assert [[row[name] for name in ("file", "line", "column", "place")] for row in found] == [
        ["a.pdf", "", "", "page 3, line 2"],
        ["b.txt", "1", "6", ""],
        ["c.txt", "", "", "title"],
    ]


def test_frames_have_their_columns_even_when_empty():
    frame = claims_frame([Article("a", "Norway pumped 1.8 million barrels of oil a day in May 2021.")])
    assert frame.loc[0, "unit"] == "bbl/d"
    assert str(frame.loc[0, "period_start"].date()) == "2021-05-01"
    assert list(claims_frame([]).columns) == list(frame.columns)
    found = findings_frame(small_run())
    assert found.loc[0, "id"] == "F-7kq2m9xa"
    assert found.loc[0, "where_b"] == "wire.txt:3:19"
    assert list(findings_frame(small_run(findings=())).columns) == list(found.columns)


def test_a_report_is_written_whole_and_private(tmp_path):
    folder = tmp_path / "deep" / "reports"
    written = write_report(small_run(), folder, OWN)
    assert [path.name for path in written] == ["report.html", "flagged_claims.csv", "findings.json", "claims.csv"]
    assert {stat.S_IMODE(path.stat().st_mode) for path in written} == {0o600}
    before = {path: path.read_bytes() for path in written}
    write_report(small_run(), folder, OWN)
    assert {path: path.read_bytes() for path in written} == before
    assert sorted(path.name for path in folder.iterdir()) == sorted(path.name for path in written)


def test_a_file_that_cannot_be_replaced_leaves_nothing_half_written(tmp_path):
    (tmp_path / "report.html").mkdir()
    with pytest.raises(OSError, match=r"report\.html|directory"):
        write_report(small_run(), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["report.html"]


def test_a_lone_surrogate_stops_no_report(tmp_path):
    article = Article("a", "Odd \ud800 text says 5 bpd.")
    run = Run((article,), (claim(article, "5 bpd", figure("5"), BPD),), ())
    assert len(write_report(run, tmp_path)) == 4


WORDS = st.text(
    st.one_of(st.sampled_from("=+-@'\"\t\r\n,;| "), st.characters(exclude_categories=["Cs"], exclude_characters="\0")), max_size=30
)


@given(st.lists(st.tuples(st.sampled_from(["a_wrong", "both_right", "unsure", ""]), WORDS, WORDS), min_size=1, max_size=4))
def test_whatever_reviewers_write_survives_the_next_report(tmp_path_factory, written):
    path = tmp_path_factory.getbasetemp() / "flagged_claims.csv"
    mine = tuple(Review("F-7kq2m9xa", verdict, note=note.strip(), source=source.strip()) for verdict, note, source in written)
    mine = tuple(dict.fromkeys(one for one in mine if one.verdict or one.note or one.source))
    path.write_bytes(flagged_csv(small_run(), mine).encode())
    again, problems = read_reviews(path)
    assert problems == ()
    # A line end in a cell is a line feed, whatever program wrote it.
    assert again == tuple(dict.fromkeys(tidied(one) for one in mine))


def test_the_values_of_a_whole_clash_stand_apart_from_the_headline():
    counted = "1,400 in 1, 1,200 in 2; 2 values from 1,200 origins"
    run = small_run()
    one = finding("F-00000000", run.claims[:2], message=f"A and B differ by 200 (17%) ({counted})", also=run.claims[2:])
    assert headline_of(one) == ("A and B differ by 200 (17%)", counted)
    text = findings_text(small_run(findings=(one,)))
    assert text.splitlines()[0].endswith("A and B differ by 200 (17%)  F-00000000")
    assert f"in articles: {counted}" in text
    alone = finding("F-00000000", run.claims[:2], message="A (x; 2 values from 2 origins)")
    assert headline_of(alone) == (alone.message, "")
