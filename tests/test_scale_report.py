"""A report by parts: the same bytes as one that is held, whatever the jobs, the verdicts and the input; cut short, it loses nothing."""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from test_scale import Crawl, records, write_lines
from typer.testing import CliRunner

from factcheck.cli import app, report_parts
from factcheck.report import html, timelines, views
from factcheck.scale import shards, shuffle
from factcheck.scale.report import files as report_files
from factcheck.scale.report import showing

pytest.importorskip("pyarrow", reason="the parquet extra is not installed")
OUTPUTS = ("report.html", "flagged_claims.csv", "findings.json", "claims.csv")
LARGE = report_parts.LARGE
CUT = {"MAX_ARTICLES": 7, "MAX_ROWS": 9, "MAX_REASONS": 1, "MAX_TEXT": 2_000}


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A folder of articles with stories, some of them damaged; shards of a few articles, and buckets too."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("factcheck.config.find_config", lambda folder: next(iter(tmp_path.glob("factcheck.toml")), None))
    monkeypatch.setattr(shards, "SHARD", 2_000)
    monkeypatch.setattr(shuffle, "A_BUCKET", 6)
    some = list(records())
    some[3].pop("date")
    some[3]["text"] += " The ferry carried 1.2 million passengers last year, its owner said."
    wire = tmp_path / "wire"
    wire.mkdir()
    write_lines(wire / "a.jsonl", [*some[:12], {**some[0], "text": "Norway pumped 5 barrels a day."}])
    with (wire / "b.jsonl").open("w", encoding="utf-8") as file:
        file.write("{bad\n" + "".join(json.dumps(one) + "\n" for one in some[12:]))
    return tmp_path


def report(*words, large=True):
    report_parts.LARGE = 0 if large else 1 << 60
    try:
        return CliRunner().invoke(app, ["report", *words])
    finally:
        report_parts.LARGE = LARGE


def made(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in OUTPUTS}


def both(desk, *words, jobs="1", source="wire"):
    """What one process that holds all and one that goes by parts have to say, and the files that they write."""
    held = report(source, "-o", "held", *words, large=False)
    parts = report(source, "-o", "parts", "--jobs", jobs, *words)
    assert parts.stderr == held.stderr
    assert parts.stdout == held.stdout.replace("held/", "parts/")
    assert parts.exit_code == held.exit_code
    assert made(desk / "parts") == made(desk / "held")
    beside = [path.name for path in (desk / "parts").iterdir() if not path.name.endswith((".lock", ".log.jsonl"))]
    assert sorted(beside) == sorted(OUTPUTS)
    return parts


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_report_by_parts_is_that_of_one_process(desk, jobs):
    found = both(desk, jobs=jobs)
    assert found.exit_code == 2
    assert "the id 's0-0' is taken by" in found.stderr
    assert "no date: the time of 1 figure (“last year”)" in found.stderr
    assert json.loads((desk / "parts" / "findings.json").read_text())["counts"]["articles"] == 30


def test_articles_without_stories_and_own_settings_give_the_same_too(desk):
    some = [{**one, "body": one["text"], "text": "", "story": one["story"] if number % 3 else ""} for number, one in enumerate(records(4))]
    write_lines(desk / "mixed.jsonl", some)
    (desk / "factcheck.toml").write_text('ignore = ["money"]\nskip-problems = true\n[columns]\ntext = "body"\n', encoding="utf-8")
    found = both(desk, source="mixed.jsonl")
    assert found.exit_code == 0
    assert json.loads((desk / "parts" / "findings.json").read_text())["findings"]


def test_what_is_too_long_for_the_page_is_cut_alike(desk, monkeypatch):
    for module, name, most in (
        *((module, "MAX_FINDINGS", 4) for module in (html, report_files)),
        *((module, "MAX_TIMELINES", 2) for module in (timelines, showing)),
        *((module, name, most) for module in (views, report_files) for name, most in CUT.items()),
    ):
        monkeypatch.setattr(module, name, most)
    both(desk)
    page = (desk / "parts" / "report.html").read_text(encoding="utf-8")
    assert "The first 4 findings are shown here" in page
    assert "more reason" in page
    assert "more articles left out here" in page


def judged_by_hand(sheet: Path) -> str:
    """Write two verdicts and a column of one's own into a sheet; the id of its third finding."""
    rows = list(csv.reader(io.StringIO(sheet.read_bytes().decode("utf-8-sig"), newline="")))
    verdict, reviewer = rows[0].index("verdict"), rows[0].index("reviewer")
    rows[1][verdict] = "both_right"
    rows[2][verdict], rows[2][reviewer] = "a_wrong", "Ines"
    with sheet.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, lineterminator="\r\n").writerows([*row, "own" if number else "mine"] for number, row in enumerate(rows))
    return rows[3][0]


def test_verdicts_of_the_sheet_and_of_the_ledger_are_kept_alike(desk):
    both(desk)
    for name in ("held", "parts"):
        third = judged_by_hand(desk / name / "flagged_claims.csv")
        (desk / f"{name}.csv").write_text(f"id,verdict,reviewer\n{third},both_right,Jo\nF-22222222,both_right,Jo\n", encoding="utf-8")
    held = report("wire", "-o", "held", "--reviews", "held.csv", large=False)
    parts = report("wire", "-o", "parts", "--reviews", "parts.csv")
    assert (parts.exit_code, parts.stderr) == (held.exit_code, held.stderr.replace("held", "parts"))
    assert made(desk / "parts") == made(desk / "held")
    assert (desk / "parts.csv").read_bytes() == (desk / "held.csv").read_bytes()
    assert "; 2 settled" in parts.stderr
    assert b",own\r\n" in made(desk / "parts")["flagged_claims.csv"]


def test_parts_that_are_kept_are_not_read_or_judged_again(desk):
    words = ("wire", "-o", "out", "--parts", "kept", "--jobs", "1")
    report(*words)
    # Of a part with an id that another article has, only the rest is kept: it is made anew.
    before = {path: path.stat().st_mtime_ns for path in (desk / "kept").rglob("part-*[!x].parquet")}
    assert len({path.parent.name for path in before}) == 4
    first = made(desk / "out")
    report(*words)
    assert {path: path.stat().st_mtime_ns for path in (desk / "kept").rglob("part-*[!x].parquet")} == before
    assert made(desk / "out") == first
    assert sorted(path.name for path in (desk / "kept").iterdir()) == [".parts.lock", "articles", "claims", "flagged", "left"]
    assert (desk / "kept").stat().st_mode & 0o777 == 0o700
    write_lines(desk / "wire" / "b.jsonl", list(records())[12:20])
    report(*words)
    assert made(desk / "out") != first
    both(desk)
    assert made(desk / "out") == made(desk / "held")


@pytest.mark.parametrize("words", [["--against", "wire/a.jsonl"], ["--across"]])
def test_what_has_to_be_held_is_held(desk, words):
    both(desk, *words)
    found = report("wire", "--parts", "kept", *words)
    assert (found.exit_code, "does not go with" in found.stderr) == (2, True)


def test_more_articles_without_a_story_than_can_be_compared_are_said(desk, monkeypatch):
    monkeypatch.setattr("factcheck.scale.grouping.grouping_of.__defaults__", (5,))
    write_lines(desk / "plain.jsonl", [{**one, "story": ""} for one in records(2)])
    found = report("plain.jsonl", "--jobs", "1")
    assert found.exit_code == 2
    assert "10 of 10 articles name no story" in found.stderr
    assert "name no story" in (desk / "reports" / "report.html").read_text()
    found = report("plain.jsonl", "--jobs", "1", "--window", "month")
    assert found.exit_code == 0
    assert json.loads((desk / "reports" / "findings.json").read_text())["findings"]


def test_bad_files_are_problems_and_the_rest_is_reported(desk):
    import pandas as pd

    pytest.importorskip("fastwarc", reason="the readers extra is not installed")
    wire = desk / "wire"
    pd.DataFrame(list(records(9, 2))[12:]).to_parquet(wire / "c.parquet", row_group_size=2)
    data = bytearray((wire / "c.parquet").read_bytes())
    data[60:90] = b"\xff" * 30
    (wire / "d.parquet").write_bytes(bytes(data))
    (wire / "e.parquet").write_bytes(b"PAR1 nothing of the kind PAR1")
    (wire / "f.warc.gz").write_bytes(Crawl.of(5, packed=True)[:-60])
    (wire / "g.jsonl").write_text(json.dumps({"id": "huge", "text": "Oil rose. " * 5_000_000}) + "\n", encoding="utf-8")
    (wire / "h.docx").write_bytes(b"not packed")
    with gzip.open(wire / "i.html.gz", "wb") as file:
        file.write(b"<p>Rents rose by 5% in May.</p>")
    found = report("wire", "--jobs", "1")
    assert found.exit_code == 2
    for name in ("d.parquet", "e.parquet", "f.warc.gz:record 5", "g.jsonl:1", "h.docx"):
        assert f"wire/{name}" in found.stderr, name
    told = json.loads((desk / "reports" / "findings.json").read_text())
    assert told["counts"]["articles"] >= 30 + 4
    assert {one["code"] for one in told["problems"]} >= {"input.bad_file", "input.too_large", "input.duplicate_id"}
    assert "Traceback" not in found.stderr


def command(*words):
    small = "import factcheck.scale.shards as s, factcheck.cli.report_parts as p; s.SHARD = 2_000; p.LARGE = 0; "
    return [sys.executable, "-c", f"{small}from factcheck.cli import main; main()", "report", *words]


def test_killed_at_any_moment_the_next_run_makes_the_same_report(desk):
    assert report("wire", "-o", "held", large=False).exit_code == 2
    report("wire/a.jsonl", "-o", "out", "--jobs", "1")
    before = made(desk / "out")
    for stage in ("claims", "flagged"):
        running = subprocess.Popen(
            command("wire", "-o", "out", "--jobs", "2"), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        deadline = time.monotonic() + 120
        while not list((desk / "out").glob(f".parts/{stage}/part-*")) and running.poll() is None and time.monotonic() < deadline:
            time.sleep(0.02)
        os.killpg(running.pid, signal.SIGKILL)
        if running.wait() < 0:
            assert made(desk / "out") == before
    report("wire", "-o", "out", "--jobs", "1")
    assert made(desk / "out") == made(desk / "held")
    assert not (desk / "out" / ".parts").exists()


def test_ctrl_c_leaves_the_earlier_report_and_says_so(desk):
    report("wire/a.jsonl", "-o", "out", "--jobs", "1")
    before = made(desk / "out")
    write_lines(desk / "wire" / "z.jsonl", [{**one, "id": f"z{one['id']}"} for one in records(30)])
    running = subprocess.Popen(command("wire", "-o", "out", "--jobs", "2"), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    deadline = time.monotonic() + 120
    while not list((desk / "out").glob(".parts/claims/part-*")) and running.poll() is None and time.monotonic() < deadline:
        time.sleep(0.02)
    running.send_signal(signal.SIGINT)
    _, err = running.communicate(timeout=60)
    if running.returncode != 130:
        pytest.skip("the report was quicker than the signal")
    assert err.decode().splitlines()[-1] == "stopped; nothing written earlier was changed"
    assert made(desk / "out") == before


@pytest.mark.parametrize("room", [9_000, 40_000])
def test_a_full_disk_leaves_the_earlier_report_whole(desk, room):
    report("wire/a.jsonl", "-o", "out", "--jobs", "1")
    before = made(desk / "out")

    def limit():
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    done = subprocess.run(command("wire", "-o", "out", "--jobs", "1"), capture_output=True, preexec_fn=limit, check=False, timeout=120)
    assert done.returncode == 2
    assert b"can't be written" in done.stderr
    assert b"Traceback" not in done.stderr
    assert made(desk / "out") == before
    assert report("wire", "-o", "out", "--jobs", "1").exit_code == 2
    report("wire", "-o", "held", large=False)
    assert made(desk / "out") == made(desk / "held")
