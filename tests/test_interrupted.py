"""Work cut short by Ctrl-C, a full disk, a closed pipe or a kill: what was written earlier stays whole, and exit codes hold."""

from __future__ import annotations

import csv
import json
import os
import random
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

COMMAND = [sys.executable, "-c", "from factcheck.cli import main; main()"]
OUTPUTS = ("report.html", "flagged_claims.csv", "findings.json", "claims.csv")
LINE = "In {month} Norway pumped 1.{n} million barrels of crude a day, and Ghana {n}0,000 barrels a day, the ministries said. "


def run(*args, cwd, small_files=None, **options):
    def limit():
        if small_files:
            resource.setrlimit(resource.RLIMIT_FSIZE, (small_files, small_files))

    return subprocess.run([*COMMAND, *args], cwd=cwd, capture_output=True, preexec_fn=limit, check=False, timeout=120, **options)


@pytest.fixture
def desk(tmp_path):
    """A folder of articles that take a while, and a report of an earlier run."""
    (tmp_path / "wire").mkdir()
    for number in range(20):
        text = "".join(LINE.format(month=month, n=10 + number) for month in ("January", "March", "May") * 3)
        (tmp_path / "wire" / f"{number}.txt").write_text(f"OSLO, June 6, 2025 - {text}", encoding="utf-8")
    (tmp_path / "first.txt").write_text("Norway pumped 1.8 million barrels of crude a day in May 2025.\n", encoding="utf-8")
    assert run("report", "first.txt", cwd=tmp_path).returncode == 0
    return tmp_path


def held(desk):
    """The outputs, each of which must be a whole document of its kind."""
    made = {name: (desk / "reports" / name).read_bytes() for name in OUTPUTS}
    assert made["report.html"].rstrip().endswith(b"</html>")
    assert json.loads(made["findings.json"])
    for name in ("flagged_claims.csv", "claims.csv"):
        assert made[name].endswith(b"\r\n")
        assert len({len(row) for row in csv.reader(made[name].decode("utf-8-sig").splitlines())}) == 1
    return made


def left_behind(desk):
    """Files beside the outputs, but for the lock of the ledger and its log."""
    return [
        path.name for path in (desk / "reports").iterdir() if path.name not in OUTPUTS and not path.name.endswith((".lock", ".log.jsonl"))
    ]


def test_ctrl_c_leaves_the_earlier_report_and_one_line(desk):
    before = held(desk)
    begun = "import sys\nfrom factcheck.cli import main\nprint('begun', file=sys.stderr, flush=True)\nmain()"
    command = [sys.executable, "-c", begun, "report", "wire"]
    started = subprocess.Popen(command, cwd=desk, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert started.stderr.readline() == b"begun\n"
    time.sleep(0.3)
    while started.poll() is None:
        started.send_signal(signal.SIGINT)
        try:
            started.wait(5)
        except subprocess.TimeoutExpired:
            continue
    out, err = started.communicate()
    if started.returncode == 0:
        pytest.skip("the report was quicker than the signal")
    assert (started.returncode, out) == (130, b"")
    assert err.decode().splitlines()[-1] == "stopped; nothing written earlier was changed"
    assert b"Traceback" not in err
    assert held(desk) == before
    assert left_behind(desk) == []


@pytest.mark.parametrize("room", [1_000, 60_000])
def test_a_full_disk_leaves_the_earlier_report_whole(desk, room):
    before = held(desk)
    done = run("report", "wire", cwd=desk, small_files=room)
    assert done.returncode == 2
    assert b"can't be written" in done.stderr
    assert b"Traceback" not in done.stderr
    assert held(desk) == before
    assert left_behind(desk) == []


@pytest.mark.parametrize("command", [["check", "wire", "-o", "out.json"], ["claims", "wire", "--format", "csv", "-o", "out.csv"]])
def test_a_full_disk_leaves_an_earlier_file_of_any_command(desk, command):
    (desk / command[-1]).write_text("earlier", encoding="utf-8")
    done = run(*command, cwd=desk, small_files=1_000)
    assert done.returncode == 2
    assert b"can't be written" in done.stderr
    assert (desk / command[-1]).read_text(encoding="utf-8") == "earlier"
    assert not [path for path in desk.iterdir() if path.name.startswith(".out")]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("command", [["claims", "wire"], ["check", "wire", "--format", "json"], ["rules", "list"], ["config"]])
def test_a_full_disk_behind_standard_output_is_one_line_and_2(desk, command):
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*COMMAND, *command], cwd=desk, stdout=full, stderr=subprocess.PIPE, check=False, timeout=120)
    assert done.returncode == 2
    assert b"standard output can't be written" in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("command", "code"), [(["claims", "wire"], 0), (["rules", "list"], 0), (["config"], 0), (["check", "wire", "--format", "jsonl"], None)]
)
def test_a_closed_pipe_changes_no_exit_code(desk, command, code):
    wanted = run(*command, cwd=desk).returncode if code is None else code
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run([*COMMAND, *command], cwd=desk, stdout=writer, stderr=subprocess.PIPE, check=False, timeout=120)
    os.close(writer)
    assert done.returncode == wanted
    assert b"Traceback" not in done.stderr
    assert b"Broken pipe" not in done.stderr


def test_a_killed_report_leaves_whole_files_and_the_next_one_goes_through(desk):
    dice = random.Random(4)
    for _ in range(4):
        started = subprocess.Popen([*COMMAND, "report", "wire"], cwd=desk, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            started.wait(dice.uniform(0.3, 4.0))
        except subprocess.TimeoutExpired:
            started.kill()
        started.wait()
        held(desk)
    assert run("report", "wire", cwd=desk).returncode == 0
    assert len(held(desk)["claims.csv"].splitlines()) > 100


def test_a_killed_run_takes_its_reading_process_along(desk):
    (desk / "wire" / "feed.rss").write_text("<rss><channel><item><title>Oil</title></item></channel></rss>", encoding="utf-8")
    code = "import os, sys\nfrom factcheck.reading.apart import Bench\nfrom factcheck.reading.entries import Asked\n"
    code += "bench = Bench(Asked())\nlist(bench.read('.rss', b'<rss/>'))\nprint(bench._child.pid, flush=True)\nsys.stdin.read()"
    started = subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    child = int(started.stdout.readline())
    os.kill(child, 0)
    started.kill()
    started.wait()
    started.stdin.close()
    started.stdout.close()
    until = time.monotonic() + 20
    while time.monotonic() < until:
        try:
            state = Path(f"/proc/{child}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
        except OSError:
            return
        if state == "Z":  # ended, and nobody has asked how yet
            return
        time.sleep(0.05)
    pytest.fail("the process that reads goes on alone")
