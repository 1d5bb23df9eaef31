"""Input of any size: shards, parts and groups give what one process gives; what is killed, damaged or given twice changes nothing else."""

from __future__ import annotations

import gc
import gzip
import json
import os
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from factcheck import Article, check
from factcheck.reading import read_articles
from factcheck.records import Claim, Problem
from factcheck.report.as_json import findings_jsonl
from factcheck.rulebook import load_rules
from factcheck.scale import local, shards, workers
from factcheck.scale.claiming import Asked
from factcheck.scale.findings import write_findings
from factcheck.scale.grouping import Grouping, crowded_groups, grouping_of
from factcheck.scale.judging import Laws, forget
from factcheck.scale.parts import Folder, PartWriter
from factcheck.scale.pieces import Shard
from factcheck.scale.reading import ShardReader
from factcheck.scale.shards import plan
from factcheck.tables import load_tables

pytest.importorskip("pyarrow", reason="the parquet extra is not installed")
LAWS = Laws(tuple(load_rules()[0]), tuple(load_tables()[0]))
FIGURES = ["755,000", "760,000", "680,000", "7.5 million", "755,000"]


def records(stories=6, each=5):
    """Articles of some stories: what is pumped where, told again and again, now and then with another figure."""
    lands = ("Venezuela", "Norway", "Angola", "Kuwait", "Libya", "Nigeria")
    for story in range(stories):
        for number in range(each):
            land, figure = lands[story % len(lands)], FIGURES[(story + number) % len(FIGURES)]
            text = (
                f"{land} pumped {figure} barrels of oil a day in January 2022, the energy ministry said on Friday.\n\n"
                f"Inflation in {land} was {3 + number % 2}.{story} percent in January 2022, the statistics office said.\n\n"
                f"The port of {land} stayed closed for {story + 2} days, officials said, and {12 + story} ships waited outside."
            )
            made = {"id": f"s{story}-{number}", "text": text, "title": f"Oil from {land}", "date": f"2022-02-{number + 1:02}"}
            yield {**made, "source": f"Paper {number}", "story": f"story {story}"}


def write_lines(path: Path, some) -> Path:
    path.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in some), encoding="utf-8")
    return path


def asked(folder: Path) -> Asked:
    return Asked(str(folder / "claims"), str(folder / "articles"), versions="1")


def run(source, out: Path, *, jobs=1, window=None):
    done = local.write_claims([source], asked(out), jobs=jobs)
    found = write_findings(done, str(out / "articles"), str(out / "findings"), LAWS, jobs=jobs, window=window)
    return done, found, (out / "findings" / "findings.jsonl").read_text(encoding="utf-8")


def rows(folder: Path):
    from pyarrow.parquet import read_table

    return [row for path in sorted(folder.glob("part-*")) for row in read_table(path).to_pylist()]


@pytest.fixture
def small(monkeypatch):
    """Shards of a few articles."""
    monkeypatch.setattr(shards, "SHARD", 2_000)


def read_by_shards(*paths):
    reader = ShardReader()
    every = list(plan(paths))
    found = [one for shard in every for one in (reader.read(shard) if isinstance(shard, Shard) else [shard])]
    reader.close()
    return every, [one for one in found if isinstance(one, Article)], [one for one in found if isinstance(one, Problem)]


def test_shards_read_what_one_reader_reads(tmp_path, small):
    import pandas as pd

    some = list(records())
    unnamed = [{name: value for name, value in one.items() if name != "id"} for one in some]
    write_lines(tmp_path / "a.jsonl", some)
    lines = [json.dumps(one) + "\r\n" + "\n" * (number % 3 == 0) + "{bad\n" * (number % 7 == 0) for number, one in enumerate(unnamed)]
    (tmp_path / "b.jsonl").write_text("".join(lines), encoding="utf-8", newline="")
    pd.DataFrame(unnamed).to_parquet(tmp_path / "c.parquet")
    pd.DataFrame(unnamed).to_parquet(tmp_path / "d.parquet", row_group_size=7)
    (tmp_path / "e.txt").write_text("Norway pumped 1.8 million barrels a day in May 2021.", encoding="utf-8")
    every, articles, problems = read_by_shards(tmp_path, tmp_path / "none.jsonl")
    expected, expected_problems = read_articles([tmp_path, tmp_path / "none.jsonl"])
    assert len(every) > 10
    assert articles == list(expected)
    assert problems == list(expected_problems)


class Crawl:
    """A crawl of short pages."""

    @staticmethod
    def of(count: int, *, packed: bool) -> bytes:
        pages = []
        for number in range(count):
            body = f"<html><title>Oil {number}</title><body><p>Norway pumped 1.{number} million barrels a day, the ministry said.</p>"
            body += "<p>Exports rose while refineries stood idle along the coast for weeks.</p>" * 6 + "</body></html>"
            http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{body}".encode()
            head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number}>\r\nWARC-Target-URI: http://news.example.org/{number}\r\n"
            head += f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
            record = head.encode() + http + b"\r\n\r\n"
            pages.append(gzip.compress(record) if packed else record)
        return b"".join(pages)


@pytest.mark.parametrize("packed", [True, False])
def test_a_crawl_is_read_in_pieces_and_past_what_is_damaged(tmp_path, small, packed):
    pytest.importorskip("fastwarc", reason="the readers extra is not installed")
    path = tmp_path / ("a.warc.gz" if packed else "a.warc")
    whole = Crawl.of(30, packed=packed)
    path.write_bytes(whole)
    every, articles, problems = read_by_shards(path)
    expected, _ = read_articles([path])
    assert len(every) > 2
    assert (articles, problems) == (list(expected), [])
    assert articles[-1].id == f"{path.name}#30"

    path.write_bytes(whole[: -(60 if packed else 300)])
    _, cut, (problem,) = read_by_shards(path)
    assert cut == list(expected)[:-1]
    assert (problem.where, problem.what) == (f"{path}:record 30", "is cut short")

    if packed:
        middle = len(whole) // 2
        path.write_bytes(whole[:middle] + b"\xff" * 60 + whole[middle + 60 :])
        _, rest, (problem,) = read_by_shards(path)
        assert len(rest) >= 28
        assert articles[-1].text == rest[-1].text
        assert problem.code == "input.bad_file"


def test_findings_are_those_of_one_process_whatever_the_jobs(tmp_path, small):
    source = write_lines(tmp_path / "a.jsonl", records())
    whole = check(read_articles([source])[0])
    assert whole.findings
    for jobs in (1, 2):
        done, found, lines = run(source, tmp_path / f"out{jobs}", jobs=jobs)
        assert lines == findings_jsonl(whole)
        assert found.counts[1:] == (whole.compared, whole.collapsed, whole.left_out)
        assert len(done.parts) > 5
    one, two = (rows(tmp_path / f"out{jobs}" / "claims") for jobs in (1, 2))
    assert one == two
    assert [(row["article"], row["start"], row["quote"]) for row in one] == [(c.article, c.start, c.quote) for c in whole.claims]
    assert [row["finding"] for row in sorted(rows(tmp_path / "out2" / "findings"), key=lambda row: lines.index(row["finding"]))] == (
        lines.splitlines()
    )


def test_articles_without_a_story_are_judged_as_check_does_while_they_are_few(tmp_path):
    some = [{**one, "story": "" if number % 3 else one["story"]} for number, one in enumerate(records(4))]
    source = write_lines(tmp_path / "a.jsonl", some)
    _, found, lines = run(source, tmp_path / "out")
    assert lines == findings_jsonl(check(read_articles([source])[0]))
    assert found.counts.groups == 1
    assert found.problems == ()


def test_unchanged_input_is_skipped_and_what_is_gone_goes(tmp_path, small):
    some = list(records())
    source = write_lines(tmp_path / "a.jsonl", some)
    out = tmp_path / "out"
    done, _, lines = run(source, out)
    before = {path: path.stat().st_mtime_ns for path in (out / "claims").glob("part-*")}
    again, found, same = run(source, out)
    assert (again.unchanged, again.parts, same) == (len(done.parts), done.parts, lines)
    assert found.unchanged == len(found.parts)
    assert {path: path.stat().st_mtime_ns for path in (out / "claims").glob("part-*")} == before
    write_lines(source, some[:-8])
    less, _, lines = run(source, out)
    assert 0 < less.unchanged < len(less.parts) + 1
    assert sorted(path.name for path in (out / "claims").glob("part-*")) == less.parts
    assert lines == findings_jsonl(check(read_articles([source])[0]))
    assert json.loads((out / "claims" / "_manifest.json").read_text())["articles"] == len(some) - 8


def test_an_id_given_twice_is_read_once_wherever_it_stands(tmp_path, small):
    some = list(records())
    source = write_lines(tmp_path / "a.jsonl", [*some, {**some[0], "text": "Norway pumped 5 barrels a day."}, *some[1:3]])
    done, _, lines = run(source, tmp_path / "out")
    expected, problems = read_articles([source])
    assert done.articles == len(some)
    assert [str(one) for one in done.problems] == [str(one) for one in problems]
    assert lines == findings_jsonl(check(expected))
    assert done.claims == len(rows(tmp_path / "out" / "claims"))
    assert run(source, tmp_path / "out")[2] == lines


def test_bad_files_are_problems_and_the_rest_is_read(tmp_path, small):
    import pandas as pd

    good = list(records(2))
    write_lines(tmp_path / "a.jsonl", good[:5])
    pd.DataFrame(good[5:]).to_parquet(tmp_path / "b.parquet", row_group_size=2)
    data = bytearray((tmp_path / "b.parquet").read_bytes())
    (tmp_path / "c.parquet").write_bytes(b"PAR1 nothing of the kind PAR1")
    data[60:90] = b"\xff" * 30
    (tmp_path / "d.parquet").write_bytes(bytes(data))
    (tmp_path / "e.jsonl").write_text(
        json.dumps({"id": "huge", "text": "Oil rose. " * 5_000_000}) + "\n" + json.dumps({**good[0], "id": "after"}) + "\n",
        encoding="utf-8",
    )
    _, articles, problems = read_by_shards(tmp_path)
    assert [one.id for one in articles][:10] == [one["id"] for one in good]
    assert articles[-1].id == "after"
    told = {(Path(one.where.partition(":")[0]).name, one.code) for one in problems}
    assert told == {("c.parquet", "input.bad_file"), ("d.parquet", "input.bad_file"), ("e.jsonl", "input.too_large")}


def test_a_full_disk_is_a_problem_and_what_was_written_is_whole(tmp_path, small, monkeypatch):
    source = write_lines(tmp_path / "a.jsonl", records())
    finish, count = PartWriter.finish, iter(range(100))

    def full(self, name, told=None):
        if next(count) > 5:
            raise OSError(28, "No space left on device")
        finish(self, name, told)

    monkeypatch.setattr(PartWriter, "finish", full)
    done = local.write_claims([source], asked(tmp_path / "out"))
    assert done.failed
    assert {one.code for one in done.problems} == {"output.unwritable"}
    assert "No space left" in done.problems[0].what
    assert not list((tmp_path / "out" / "claims").glob(".part-*"))
    assert rows(tmp_path / "out" / "claims")
    monkeypatch.undo()
    monkeypatch.setattr(shards, "SHARD", 2_000)
    done, _, lines = run(source, tmp_path / "out")
    assert done.unchanged == 3
    assert lines == findings_jsonl(check(read_articles([source])[0]))


def test_stories_windows_and_what_is_too_much_to_be_compared():
    row = {"id": "a", "story": "", "published": date(2026, 1, 1)}
    keys = [Grouping(window=window).key(row) for window in ("day", "week", "month", "year")]
    assert keys == ["day 2026-01-01", "week 2026-W01", "month 2026-01", "year 2026"]
    assert Grouping(window="day").key({**row, "published": None}) == "day undated"
    assert grouping_of(100, 100, None) == (Grouping(together=True), ())
    assert grouping_of(100, 100, "week") == (Grouping(window="week"), ())
    grouping, (problem,) = grouping_of(30_000, 7, None)
    assert (grouping, problem.code) == (Grouping(), "compare.no_story")
    grouping, (problem,) = crowded_groups({"story x": 30_000, "story y": 3}, Grouping())
    assert grouping.key({**row, "story": "x"}) == "alone a"
    assert grouping.key({**row, "story": "y"}) == "story y"
    assert problem.code == "compare.crowded_story"


def test_a_window_compares_what_was_printed_in_it(tmp_path):
    some = [{**one, "story": "", "date": f"2022-0{1 + number % 2}-05"} for number, one in enumerate(records(3))]
    source = write_lines(tmp_path / "a.jsonl", some)
    _, found, lines = run(source, tmp_path / "out", window="month")
    articles, _ = read_articles([source])
    apart = [check([one for one in articles if one.published.month == month]) for month in (1, 2)]
    assert found.counts.groups == 2
    assert {json.loads(line)["id"] for line in lines.splitlines()} == {one.id for part in apart for one in part.findings}


def stamp(folder):
    Path(folder).mkdir(exist_ok=True)


def kill_once(task):
    """Work that kills its own process when it meets task 3 for the first time, and always at task 7."""
    folder, number = task
    mark = Path(folder) / "killed"
    if (number == 3 and not mark.exists()) or number == 7:
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number * 2


def test_a_worker_that_dies_is_replaced_and_results_stay_in_order(tmp_path):
    tasks = [(str(tmp_path), number) for number in range(10)]
    results = [result for _, result in workers.in_order(tasks, kill_once, 2, stamp, str(tmp_path))]
    assert results == [0, 2, 4, 6, 8, 10, 12, workers.Died(), 16, 18]


def command(*args: str) -> list[str]:
    small = "import factcheck.scale.shards as s; s.SHARD = 2_000; from factcheck.cli import main; main()"
    return [sys.executable, "-c", small, *args]


def test_killed_at_any_moment_a_second_run_completes_without_loss_or_double(tmp_path):
    source = write_lines(tmp_path / "a.jsonl", records(12))
    out = tmp_path / "out"
    args = command("scale", "claims", "--input", str(source), "--output", str(out), "--jobs", "2")
    for parts in (1, 6):
        running = subprocess.Popen(args, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        deadline = time.monotonic() + 120
        while len(list((out / "claims").glob("part-*"))) < parts and running.poll() is None and time.monotonic() < deadline:
            time.sleep(0.02)
        os.killpg(running.pid, signal.SIGKILL)
        running.wait()
    done = subprocess.run(args, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    assert "of them unchanged" in done.stderr
    assert not list(out.glob("*/.part-*"))
    clean = tmp_path / "clean"
    local.write_claims([source], asked(clean))
    assert rows(out / "claims") == rows(clean / "claims")
    assert sorted(row["id"] for row in rows(out / "articles")) == sorted(one["id"] for one in records(12))


def test_the_command_says_where_and_how_many_and_exits_2_on_problems(tmp_path):
    source = write_lines(tmp_path / "a.jsonl", records(2))
    out = tmp_path / "out"
    done = subprocess.run(
        command("scale", "findings", "--input", str(source), "--input", str(tmp_path / "none"), "--output", str(out), "--jobs", "1"),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 2
    assert "no such file" in done.stderr
    assert "10 articles" in done.stderr
    assert done.stdout.splitlines()[-1] == f"{out}/findings/findings.jsonl"
    assert json.loads((out / "findings" / "findings.jsonl").read_text().splitlines()[0])["id"].startswith("F-")


def test_spark_without_java_is_one_line(tmp_path):
    done = subprocess.run(
        command("scale", "claims", "--input", "a", "--output", str(tmp_path), "--master", "local[2]"),
        env={**{name: value for name, value in os.environ.items() if name != "JAVA_HOME"}, "PATH": "/nonexistent"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "Java" in done.stderr or "PySpark" in done.stderr


def test_parts_that_are_no_parts_are_an_error_of_their_own(tmp_path):
    (tmp_path / "part-000000-0123456789abcdef.parquet").write_bytes(b"nothing")
    with pytest.raises(OSError, match="damaged"):
        Folder(str(tmp_path)).told("part-000000-0123456789abcdef.parquet")


def test_an_address_is_read_as_a_path_is(tmp_path):
    import pandas as pd

    some = list(records(3))
    (tmp_path / "in").mkdir()
    write_lines(tmp_path / "in" / "a.jsonl", some[:5])
    pd.DataFrame(some[5:]).to_parquet(tmp_path / "in" / "b.parquet", row_group_size=4)
    (tmp_path / "in" / "c.parquet").write_bytes(b"nothing")
    _, articles, problems = read_by_shards((tmp_path / "in").as_uri())
    expected, _ = read_articles([tmp_path / "in"])
    assert [(one.id, one.text, one.published) for one in articles] == [(one.id, one.text, one.published) for one in expected]
    assert [one.code for one in problems] == ["input.bad_file"]
    _, none, (problem,) = read_by_shards((tmp_path / "nowhere").as_uri())
    assert (none, problem.code) == ([], "input.unreadable")


def test_many_parts_come_together_in_steps(tmp_path, monkeypatch):
    from factcheck.scale import merging, shuffle

    source = write_lines(tmp_path / "a.jsonl", records(6))
    _, _, lines = run(source, tmp_path / "one")
    monkeypatch.setattr(shuffle, "A_BUCKET", 3)
    monkeypatch.setattr(merging, "AT_ONCE", 2)
    _, found, same = run(source, tmp_path / "many")
    assert len(found.parts) == 10
    assert same == lines
    assert not list((tmp_path / "many" / "findings").glob(".*"))


def test_a_process_that_judges_keeps_no_claim_of_the_stories_before():
    told = [
        Article(f"kept-{one['id']}", one["text"], one["title"], date.fromisoformat(one["date"]), story=one["story"]) for one in records()
    ]
    assert check(told).compared
    forget()
    gc.collect()
    assert [one for one in gc.get_objects() if isinstance(one, Claim) and one.article.startswith("kept-")] == []
