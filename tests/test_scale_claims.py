"""`factcheck claims` and `archive add` on input of any size: the same whatever the number of processes."""

from __future__ import annotations

import json
import subprocess

import pytest
from test_scale import command, records, write_lines


def run(*args: str, stdin: bytes | None = None):
    done = subprocess.run(command(*args), input=stdin, capture_output=True, check=False, timeout=300)
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    some = list(records(4))
    return write_lines(tmp_path_factory.mktemp("in") / "a.jsonl", [*some, some[0]])


@pytest.mark.parametrize("written", ["csv", "jsonl"])
def test_claims_come_in_order_whatever_the_jobs(source, written):
    one = run("claims", str(source), "--format", written, "--jobs", "1")
    two = run("claims", str(source), "--format", written, "--jobs", "2")
    assert one == two
    code, out, err = one
    assert code == 2
    assert "the id 's0-0' is taken by" in err
    if written == "jsonl":
        told = [json.loads(line)["article"] for line in out.splitlines()]
        assert list(dict.fromkeys(told)) == [one["id"] for one in records(4)]
    else:
        assert out.startswith("\ufeffarticle,")
        assert out.count("article,start,end") == 1


def test_claims_as_parquet_in_one_file_or_in_parts(source, tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet", reason="the parquet extra is not installed")
    _, lines, _ = run("claims", str(source), "--format", "jsonl", "--jobs", "1")
    told = [json.loads(line) for line in lines.splitlines()]
    assert run("claims", str(source), "--format", "parquet", "-o", str(tmp_path / "one.parquet"), "--jobs", "2")[0] == 2
    code, _, err = run("claims", str(source), "--format", "parquet", "-o", str(tmp_path / "parts"), "--jobs", "1")
    assert code == 2
    assert "20 articles" in err
    one = parquet.read_table(tmp_path / "one.parquet").to_pylist()
    parts = [row for path in sorted((tmp_path / "parts").glob("part-*")) for row in parquet.read_table(path).to_pylist()]
    assert one == parts
    assert [(row["article"], row["start"], row["quote"], row["low"], row["period"]) for row in one] == [
        (row["article"], row["start"], row["quote"], row["low"], row["period"]) for row in told
    ]
    assert {path.name for path in tmp_path.iterdir()} == {"one.parquet", "parts"}
    again = run("claims", str(source), "--format", "parquet", "-o", str(tmp_path / "parts"))[2]
    assert "of them unchanged" in again


def test_standard_input_is_read_as_a_file_of_its_name():
    code, out, _ = run("claims", "-", "--stdin-name", "wire.jsonl", "--format", "jsonl", stdin=json.dumps(next(records())).encode())
    assert code == 0
    assert json.loads(out.splitlines()[0])["place"]["path"] == "wire.jsonl"
    code, _, err = run("claims", "-", "--stdin-name", "draft.txt", stdin=b"")
    assert code == 2
    assert "draft.txt" in err


def test_a_reader_that_goes_away_ends_the_run(source):
    shell = " ".join(f"'{part}'" for part in command("claims", str(source), "--format", "jsonl", "--jobs", "1"))
    done = subprocess.run(["bash", "-c", f"{shell} | head -1"], capture_output=True, text=True, check=False, timeout=120)
    assert len(done.stdout.splitlines()) == 1
    assert "Traceback" not in done.stderr
    assert "Broken pipe" not in done.stderr


def test_an_archive_is_filled_by_many_as_by_one(source, tmp_path):
    one, two = (tmp_path / name for name in ("one.db", "two.db"))
    first = run("archive", "add", str(source), "--archive", str(one), "--jobs", "1")
    second = run("archive", "add", str(source), "--archive", str(two), "--jobs", "2")
    assert first[:2] == second[:2]
    assert first[2].replace("one.db", "two.db") == second[2]
    assert "20 added" in first[2]
    for path in (one, two):
        assert run("archive", "export", str(path.with_suffix(".csv")), "--archive", str(path))[0] == 0
    assert one.with_suffix(".csv").read_bytes() == two.with_suffix(".csv").read_bytes()
    again = run("archive", "add", str(source), "--archive", str(two), "--jobs", "2")
    assert "20 unchanged" in again[2]
    assert again[1] == ""
