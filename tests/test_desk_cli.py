"""`factcheck review open` as its user starts it: what it refuses to start with, where it listens, and how it ends."""

from __future__ import annotations

import contextlib
import re
import signal
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

SEEDS = Path(__file__).parent.parent / "seeds" / "flood"
PROBE = """
import sys
def told(event, facts):
    if event in ("socket.bind", "socket.connect", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname"):
        print("SOCKET", event, *facts[1:] if event.startswith("socket.get") is False else facts, file=sys.stderr, flush=True)
    if event in ("webbrowser.open", "subprocess.Popen", "os.system"):
        print("STARTED", event, file=sys.stderr, flush=True)
sys.addaudithook(told)
from factcheck.cli import main
main()
"""


def started(cwd: Path, *args: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", PROBE, "review", "open", *args]
    return subprocess.Popen(command, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def refused(cwd: Path, *args: str) -> str:
    """What a desk says that does not start."""
    desk = started(cwd, *args)
    out, err = desk.communicate(timeout=60)
    assert desk.returncode == 2, err
    assert out == ""
    assert "Traceback" not in err
    return "\n".join(line for line in err.splitlines() if not line.startswith("SOCKET"))


def test_it_serves_this_machine_alone_and_ends_on_ctrl_c(tmp_path):
    desk = started(tmp_path, str(SEEDS), "--reviews", "verdicts.csv", "--reviewer", "Ines")
    try:
        link = desk.stdout.readline().removeprefix("open ").strip()
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/enter\?token=[\w-]{40,}", link)
        home = link.partition("/enter")[0]
        with httpx.Client(base_url=home, headers={"Origin": home}, trust_env=False, timeout=30) as client:
            assert client.get("/").status_code == 403
            assert client.get(link).status_code == 200
            page = client.get("/").text
            name, seen = re.search(r'name="finding" value="(F-\w+)"><input type="hidden" name="revision" value="(\w+)"', page).groups()
            form = {"finding": name, "revision": seen, "verdict": "accepted"}
            assert client.post("/judge", data=form).status_code == 303
        assert listeners(desk.pid) == {f"0100007F:{int(home.rpartition(':')[2]):04X}"}
    finally:
        desk.send_signal(signal.SIGINT)
    _, err = desk.communicate(timeout=60)
    assert desk.returncode == 0, err
    assert "closed; the verdicts are in verdicts.csv" in err
    assert "Traceback" not in err
    assert name in (tmp_path / "verdicts.csv").read_text(encoding="utf-8-sig")
    sockets = [line for line in err.splitlines() if line.startswith("SOCKET")]
    assert sockets
    assert all("127.0.0.1" in line for line in sockets), sockets
    assert "STARTED" not in err
    assert link.partition("token=")[2] not in err


def listeners(pid: int) -> set[str]:
    """The addresses on which a process listens, as the system writes them; those of this machine alone where it can't be asked."""
    inodes = set()
    for handle in Path(f"/proc/{pid}/fd").iterdir():
        with contextlib.suppress(FileNotFoundError):  # it may be closed between the listing and the look
            inodes.add(handle.readlink().name)
    rows = [line.split() for table in ("tcp", "tcp6") for line in Path(f"/proc/{pid}/net/{table}").read_text().splitlines()[1:]]
    return {row[1] for row in rows if row[3] == "0A" and f"socket:[{row[9]}]" in inodes}


def test_a_damaged_ledger_is_one_clear_line(tmp_path):
    ledger = tmp_path / "verdicts.csv"
    ledger.write_text("id,verdict\nF-7kq2m9xa,a_rong\n", encoding="utf-8")
    said = refused(tmp_path, str(SEEDS), "--reviews", "verdicts.csv")
    assert said.splitlines() == ["verdicts.csv:2: unknown verdict 'a_rong' (did you mean a_wrong?)"]
    assert ledger.read_text(encoding="utf-8") == "id,verdict\nF-7kq2m9xa,a_rong\n"


@pytest.mark.parametrize(
    ("args", "says"),
    [
        ([str(SEEDS), "--reviews", "verdicts.xlsx"], "a ledger is a CSV file"),
        (["nowhere"], "there is nothing to judge"),
        ([], "PATH"),
        ([str(SEEDS), "--port", "70000"], "70000"),
    ],
)
def test_what_it_does_not_start_with(tmp_path, args, says):
    assert says in refused(tmp_path, *args)


def test_a_port_that_is_taken_is_told(tmp_path):
    from factcheck.desk.serve import listening

    at = listening(0)
    try:
        assert "a free one is taken" in refused(tmp_path, str(SEEDS), "--port", str(at.getsockname()[1]))
    finally:
        at.close()
