"""A content system, Git and an archive: the gate as those who wire it in call it, from an evening's archive to the exit code of a hook."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PRINTED = {
    "brewer.md": "---\ntitle: Hallam Brewing lifts profit\ndate: 2026-03-09\nsource: Callow Courier\n---\n"
    "Hallam Brewing plc said on Monday that pre-tax profit rose 12% to £56 million in 2025 from £50 million a year earlier.\n\n"
    "The company employs 2,340 people at five sites.\n",
    "budget.md": "---\ntitle: Callow council sets £412.5m budget\ndate: 2026-03-10\nsource: Callow Courier\n---\n"
    "Callow county council on Tuesday approved a budget of £412.5 million for 2026-27.\n\nCouncillors voted 34 to 21 in favour.\n",
}
SOUND = (
    "A Band D household will pay £1,984 a year from April, up from £1,891.\n\n"
    "Opening hours at the 12 libraries fall from 44 to 38 a week, a cut of 14%.\n\nWaits at the 9 clinics rise from 20 to 30 minutes.\n\n"
    "Call 0800 555 0144 between 9am and 5pm, or see page 12. The helpline answered 1,400 calls in 2024-25.\n"
)
DRAFT = "😀 Dunmore cheered.\n\nHallam Brewing's pre-tax profit rose 25% to £56 million in 2025 from £50 million a year earlier, it said."
PAGE = (
    "<p>Norway pumped <b>1.82&nbsp;million</b> barrels of oil a day in May.</p>"
    "<p>Oil output in Norway was 1.28 million barrels a day in May, the energy ministry said.</p>"
)
ENV = {**os.environ, "NO_COLOR": "1", "PYTHONPATH": str(ROOT)}
COMMAND = [sys.executable, "-m", "factcheck"]


def started(*words: str, cwd: Path, stdin: str | None = None) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [*COMMAND, *words],
        cwd=cwd,
        env=ENV,
        text=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL if stdin is None else subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    if stdin is not None and process.stdin is not None:
        process.stdin.write(stdin)
        process.stdin.close()
        process.stdin = None
    return process


def ended(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    out, err = process.communicate(timeout=60)
    assert "Traceback" not in err, err
    return process.returncode, out, err


def factcheck(*words: str, cwd: Path, stdin: str | None = None) -> tuple[int, str, str]:
    return ended(started(*words, cwd=cwd, stdin=stdin))


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    folder = tmp_path_factory.mktemp("cms")
    (folder / "printed").mkdir()
    for name, text in PRINTED.items():
        (folder / "printed" / name).write_text(text, encoding="utf-8")
    code, out, err = factcheck("archive", "add", "printed", cwd=folder)
    assert (code, out) == (0, "added\tbrewer.md\nadded\tbudget.md\n"), err
    return folder


def record(text: str) -> str:
    return json.dumps({"id": "2311", "date": "2026-03-12", "text": text})


def test_a_draft_as_json_is_held_against_the_archive_and_marks_are_code_points(desk):
    words = ("check", "-", "--stdin-name", "draft.jsonl", "--format", "json", "--fail-on", "warning", "--against", "factcheck.db")
    code, out, err = factcheck(*words, "-o", "-", "-o", "f.sarif", "-o", "f.html", cwd=desk, stdin=record(DRAFT))
    assert code == 1, err
    run = json.loads(out)
    claims = [claim for finding in run["findings"] for claim in finding["claims"]]
    assert {claim["article"] for claim in claims} == {"2311", "brewer.md"}
    own = [claim for claim in claims if claim["article"] == "2311"]
    assert [DRAFT[claim["start"] : claim["end"]] for claim in own] == [claim["quote"] for claim in own]
    assert json.loads((desk / "f.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    assert "25% and 12% do not agree" in (desk / "f.html").read_text(encoding="utf-8")


def test_sound_copy_passes_and_what_is_taken_for_another_format_does_not(desk):
    name = ("check", "-", "--fail-on", "note", "--stdin-name")
    assert factcheck(*name, "draft.jsonl", cwd=desk, stdin=record(SOUND))[0] == 0
    code, _, err = factcheck(*name, "draft.jsonl", cwd=desk, stdin=record(PAGE))
    assert (code, "draft.jsonl:1: its text is HTML (" in err) == (2, True)
    code, _, err = factcheck("check", "-", cwd=desk, stdin=record(DRAFT))
    assert (code, "stdin:1: is JSON, not plain text (" in err) == (2, True)
    code, out, _ = factcheck(*name, "2311.html", cwd=desk, stdin=PAGE)
    assert (code, out.startswith("2311.html:1:21: warning energy.")) == (1, True)


def test_a_hook_in_another_language_reads_the_exit_code(desk):
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed")
    hook = (
        "const [input, ...words] = process.argv.slice(1);"
        "const done = require('child_process').spawnSync(words[0], words.slice(1), {input});"
        "const found = JSON.parse(done.stdout).findings[0].claims[0]; const text = JSON.parse(input).text;"
        "console.log(done.status, Array.from(text).slice(found.start, found.end).join(''))"
    )
    words = [*COMMAND, "check", "-", "--stdin-name", "draft.jsonl", "--format", "json", "--fail-on", "warning", "--against", "factcheck.db"]
    done = subprocess.run(
        [node, "-e", hook, record(DRAFT), *words], cwd=desk, env=ENV, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stdout == "1 25%\n", done.stderr


def test_many_read_one_archive_while_one_writes(desk):
    shutil.copy(desk / "factcheck.db", desk / "busy.db")
    (desk / "more").mkdir()
    for number in range(6):
        text = f"---\ndate: 2026-02-{number + 10}\n---\nThe bridge at Port Orrin carried {number + 3},418 lorries on the day of the fair.\n"
        (desk / "more" / f"{number}.md").write_text(text, encoding="utf-8")
    (desk / "draft.txt").write_text(DRAFT, encoding="utf-8")
    writer = started("archive", "add", "more", "--archive", "busy.db", cwd=desk)
    readers = [
        started("check", "draft.txt", "--against", "busy.db", "--format", "jsonl", "--fail-on", "warning", cwd=desk) for _ in range(3)
    ]
    told = [ended(reader) for reader in readers]
    assert {code for code, _, _ in told} == {1}
    assert len({out for _, out, _ in told}) == 1
    code, out, err = ended(writer)
    assert (code, len(out.splitlines())) == (0, 6), err


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGINT to a group of processes")
def test_ctrl_c_while_an_archive_is_fed_is_one_line(desk):
    (desk / "many").mkdir()
    for number in range(300):
        (desk / "many" / f"{number}.md").write_text(PRINTED["brewer.md"] * 5, encoding="utf-8")
    writer = started("archive", "add", "many", "--archive", "many.db", "--jobs", "2", cwd=desk)
    time.sleep(1)
    os.killpg(writer.pid, signal.SIGINT)
    code, _, err = ended(writer)
    assert code in (130, -signal.SIGINT)
    assert err in ("stopped; nothing written earlier was changed\n", "")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("check", "-draft.txt"), "-draft.txt is a file here: name it ./-draft.txt, or put -- before the names"),
        (("check", "quiet.txt", "--archive", "factcheck.db"), "check names an archive with --against FILE"),
        (("check", "quiet.txt", "--against", "text.db"), "text.db: is not an archive of factcheck"),
        (
            ("check", "quiet.txt", "--config", "bad.toml"),
            'bad.toml:1: against: a list of texts belongs here (put it into brackets: ["printed"])',
        ),
    ],
)
def test_what_a_tired_person_types_is_told_in_one_line(desk, words, told):
    for name in ("-draft.txt", "quiet.txt"):
        (desk / name).write_text(SOUND, encoding="utf-8")
    (desk / "text.db").write_text("no archive\n", encoding="utf-8")
    (desk / "bad.toml").write_text('against = "printed"\n', encoding="utf-8")
    code, out, err = factcheck(*words, cwd=desk)
    assert (code, out) == (2, "")
    assert told in err
