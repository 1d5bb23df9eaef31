"""The gate on the command line: several formats at once, stale ledgers, exit codes, and checking again on every save."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import stat
import subprocess
import sys
import time

import pytest
from typer.testing import CliRunner

from factcheck.cli import app
from factcheck.cli.watch import wait_for_save
from factcheck.reading.look import look
from factcheck.report import FORMATS

A = "Norlandia Oil Daily\n\nNorway pumped 1.8 million barrels of oil a day in May 2021, the energy ministry said.\n"
B = "Oil output in Norway was 1.2 million barrels a day in May 2021, the energy ministry said.\n"
QUIET = "The committee met on Monday and talked about the harbour.\n"


@pytest.fixture
def desk(tmp_path, monkeypatch):
    (tmp_path / "in").mkdir()
    for name, text in (("a.txt", A), ("b.txt", B), ("quiet.txt", QUIET)):
        (tmp_path / "in" / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def check(*words, stdin=None):
    return CliRunner().invoke(app, ["check", *words], input=stdin)


def ledger(desk, **cells):
    """A ledger with one verdict on the finding of a.txt and b.txt, its cells changed."""
    assert check("in/a.txt", "in/b.txt", "-o", "flagged.csv").exit_code == 1
    path = desk / "flagged.csv"
    with path.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    rows[0] |= cells
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    return rows[0]["id"]


def test_every_format_at_once_and_one_of_them_on_stdout(desk):
    names = [name for name in FORMATS if name != "github"]
    words = ["--format", "github", "-o", "-"]
    for name in names:
        words += ["--format", name, "-o", f"findings{FORMATS[name].endings[0]}"]
    result = check("in/a.txt", "in/b.txt", *words)
    assert result.exit_code == 1
    assert result.stdout.startswith("::error file=in/a.txt,line=3,")
    assert len(result.stdout.splitlines()) == 1
    made = {path.name: path for path in desk.iterdir() if path.is_file()}
    assert set(made) == {f"findings{FORMATS[name].endings[0]}" for name in names}
    (one,) = json.loads(made["findings.json"].read_text(encoding="utf-8"))["findings"]
    for path in made.values():
        assert one["id"] in path.read_text(encoding="utf-8-sig"), path.name
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_endings_tell_the_format_and_stdout_stays_empty(desk):
    result = check("in", "-o", "a.sarif", "-o", "b.html", "-o", "c.JSONL")
    assert (result.exit_code, result.stdout) == (1, "")
    assert json.loads((desk / "a.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert (desk / "b.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert len((desk / "c.JSONL").read_text(encoding="utf-8").splitlines()) == 1
    check("in", "--format", "sarif", "-o", "d.json")
    assert (desk / "d.json").read_bytes() == (desk / "a.sarif").read_bytes()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["-o", "findings"], "add --format"),
        (["-o", "findings.docx"], "add --format"),
        (["--format", "github", "-o", "findings.sarif"], "--format github -o - -o findings.sarif"),
        (["--format", "json", "--format", "github"], "2 times --format"),
        (["--format", "json", "--format", "github", "-o", "x.json"], "2 times --format"),
        (["--format", "json", "-o", "-", "-o", "-"], "twice"),
        (["-o", "x.json", "-o", "./x.json"], "twice"),
        (["--format", "yaml"], "'sarif'"),
        (["-o", "in/a.txt"], "findings would be written over it"),
        (["-o", "in/findings.md"], "outside that folder"),
        (["--against", "old.jsonl", "-o", "old.jsonl"], "findings would be written over it"),
        (["--strict-reviews"], "--reviews"),
        (["--reviews", "none.csv"], "none.csv"),
        (["--min-confidence", "sure"], "'high'"),
        (["--fail-on", "eror"], "'error'"),
        (["--select", "energy.crude-prodution"], "energy.crude-production"),
        (["--ignore", "enrgy"], "enrgy"),
    ],
)
def test_what_can_not_be_meant_is_2_with_its_cure_and_writes_nothing(desk, words, says):
    (desk / "old.jsonl").write_text('{"text": "Quiet."}\n', encoding="utf-8")
    before = {path: path.read_bytes() for path in desk.rglob("*") if path.is_file()}
    result = check("in", "in/a.txt", *words, "--exit-zero")
    assert (result.exit_code, result.stdout) == (2, "")
    assert says in result.stderr.replace("\n", " ")
    assert {path: path.read_bytes() for path in desk.rglob("*") if path.is_file()} == before


def test_a_file_that_can_not_be_written_is_2_and_the_others_are_there(desk):
    result = check("in", "-o", "none/a.sarif", "-o", "-", "-o", "b.json", "--exit-zero")
    assert result.exit_code == 2
    assert "none/a.sarif: can't be written" in result.stderr
    assert result.stdout.startswith("in/a.txt:3:15: error")
    assert json.loads((desk / "b.json").read_text(encoding="utf-8"))["findings"]
    assert sorted(path.name for path in desk.iterdir()) == ["b.json", "in"]


def test_findings_never_take_the_place_of_a_link_or_a_device(desk):
    (desk / "kept.json").write_text("kept", encoding="utf-8")
    (desk / "link.json").symlink_to("kept.json")
    (desk / "round.json").symlink_to("round.json")
    os.mkfifo(desk / "pipe.json")
    for name in ("link.json", "round.json", "pipe.json", "in/../link.json"):
        result = check("in/a.txt", "in/b.txt", "-o", name)
        assert result.exit_code == 2
        assert f"{name}: can't be written: is a link, folder, pipe or device" in result.stderr
    assert (desk / "link.json").is_symlink()
    assert (desk / "kept.json").read_text(encoding="utf-8") == "kept"


def test_a_run_loads_only_the_writer_it_needs(desk):
    probe = (
        "import sys\nfrom factcheck.cli import app\ntry: app(['check', 'in', '--format', sys.argv[1]])\nexcept SystemExit: pass\n"
        "print(*(name for name in sys.modules if name.startswith('factcheck.report.')), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", probe, "github"], cwd=desk, capture_output=True, text=True, timeout=60, check=True)
    loaded = {name.rpartition(".")[2] for name in done.stderr.splitlines()[-1].split()}
    assert "as_github" in loaded
    assert not loaded & {"as_sarif", "as_json", "as_csv", "as_markdown", "html", "views", "frames", "write"}


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_has_the_exit_codes(desk, name):
    assert check("in/quiet.txt", "--format", name).exit_code == 0
    assert check("in", "--format", name).exit_code == 1
    assert check("in", "--format", name, "--exit-zero").exit_code == 0
    assert check("in", "in/none.txt", "--format", name, "--exit-zero").exit_code == 2


def test_the_summary_counts_what_was_not_compared_and_never_says_passed(desk):
    (desk / "in" / "c.txt").write_text("The harbour has 12 cranes.\n", encoding="utf-8")
    result = check("in/c.txt", "--against", "in/quiet.txt")
    assert result.exit_code == 0
    assert (
        "1 article read, 1 article to compare with: 1 figure understood, 0 pairs compared, 1 figure compared with nothing" in result.stderr
    )
    assert "pass" not in result.output.lower()
    assert check("in/c.txt", "--quiet").stderr == ""


def test_a_settled_finding_does_not_fail_and_is_marked(desk):
    name = ledger(desk, verdict="both_right", note="A counts condensate")
    result = check("in", "--reviews", "flagged.csv", "--strict-reviews", "--format", "sarif")
    assert result.exit_code == 0
    (one,) = json.loads(result.stdout)["runs"][0]["results"]
    assert one["partialFingerprints"] == {"factcheck/v1": name}
    assert "A counts condensate" in one["suppressions"][0]["justification"]
    assert check("in", "--reviews", "flagged.csv").stdout == ""
    assert "A counts condensate" in check("in", "--reviews", "flagged.csv", "--show-settled").stdout
    (row,) = csv.DictReader(
        io.StringIO(check("in", "--reviews", "flagged.csv", "--format", "csv").stdout.removeprefix("\ufeff"), newline="")
    )
    assert (row["id"], row["verdict"]) == (name, "both_right")


def test_a_verdict_on_a_finding_that_is_gone_is_named_where_the_ledger_is_to_be_strict(desk):
    name = ledger(desk, verdict="a_wrong")
    (desk / "in" / "a.txt").write_text(A.replace("1.8", "1.2"), encoding="utf-8")
    assert check("in", "--reviews", "flagged.csv").exit_code == 0
    result = check("in", "--reviews", "flagged.csv", "--strict-reviews", "--exit-zero", "--format", "json")
    assert result.exit_code == 2
    assert f"flagged.csv: the finding {name} (a_wrong) is gone" in result.stderr
    assert json.loads(result.stdout)["problems"][0]["code"] == "ledger.gone"


def test_a_ledger_is_not_stale_because_findings_are_left_out_as_less_sure(desk, monkeypatch):
    import dataclasses

    from factcheck import pipeline

    whole = pipeline.check
    name = ledger(desk, verdict="unsure")

    def less_sure(*words, **more):
        run = whole(*words, **more)
        return dataclasses.replace(run, findings=tuple(dataclasses.replace(f, confidence="medium") for f in run.findings))

    monkeypatch.setattr(pipeline, "check", less_sure)
    result = check("in", "--reviews", "flagged.csv", "--strict-reviews", "--min-confidence", "high", "--format", "json")
    assert (result.exit_code, json.loads(result.stdout)["findings"]) == (0, []), result.stderr
    assert name in check("in", "--min-confidence", "medium").stdout


def test_what_programs_read_is_utf_8_whatever_the_terminal(desk):
    (desk / "in" / "b.txt").write_text(B.replace("said", "said – “Ünlü 🛢”"), encoding="utf-8")
    command = [sys.executable, "-c", "from factcheck.cli import main; main()", "check", "in", "--format"]
    for name in ("json", "checkstyle", "rdjsonl"):
        done = subprocess.run(
            [*command, name], cwd=desk, capture_output=True, timeout=60, check=False, env={**os.environ, "PYTHONIOENCODING": "ascii"}
        )
        assert "Ünlü 🛢" in done.stdout.decode("utf-8")


def test_a_file_name_is_no_command_to_a_build_server(desk):
    folder = desk / "::error file=x::"
    folder.mkdir()
    (folder / "a.txt").write_text(A, encoding="utf-8")
    result = check("::error file=x::/a.txt", "in/b.txt", "::add-mask::none.txt")
    assert result.exit_code == 2
    assert not [line for line in result.output.splitlines() if line.lstrip().startswith("::")]
    assert "./::error file=x::/a.txt:3:15: error" in result.stdout


@pytest.mark.parametrize("name", FORMATS)
def test_hostile_files_go_through_the_gate(desk, name):
    folder = desk / "in" / "x\n::error::y"
    folder.mkdir()
    words = "“]]> %0A::error::x \x1b[2J \u202e <b>[x](https://x.example)</b> @desk” "
    path = folder / "a\u202e]]>%0A,:\x1b[2J\r.txt"
    path.write_text(A.replace("Norway", words + "Norway").replace(", the", " " + words + ", the"), encoding="utf-8")
    result = check("in", "--format", name)
    assert result.exit_code == 1, result.stderr
    assert "F-" in result.stdout
    for shown in (result.stdout, result.stderr):
        assert not [char for char in shown.removeprefix("\ufeff") if not char.isprintable() and char not in "\n\r"]
        commands = [line for line in shown.splitlines() if line.lstrip().startswith("::")]
        assert all(name == "github" and line.startswith("::error file=in/") for line in commands)


def test_standard_input_is_not_watched():
    result = check("-", "--watch", stdin=A)
    assert result.exit_code == 2
    assert "standard input is read once" in result.stderr


class Clock:
    """A sleep that does one thing each time, and fails when it has nothing left to do."""

    def __init__(self, *steps):
        self.steps = list(steps)

    def __call__(self, seconds):
        assert seconds > 0
        self.steps.pop(0)()


def test_a_save_is_told_when_the_file_has_come_to_rest(tmp_path):
    draft, other = tmp_path / "a.txt", tmp_path / "b.txt"
    draft.write_text("one", encoding="utf-8")
    (tmp_path / ".hidden").write_text("x", encoding="utf-8")
    known = look([tmp_path])
    assert list(known) == [str(draft)]
    steps = Clock(
        lambda: None,
        lambda: (tmp_path / ".hidden").write_text("xx", encoding="utf-8"),
        lambda: (tmp_path / "out.json").write_text("{}", encoding="utf-8"),
        lambda: draft.unlink(),
        lambda: draft.write_text("two and", encoding="utf-8"),
        lambda: draft.write_text("two and more", encoding="utf-8"),
        lambda: other.write_text("new", encoding="utf-8"),
        lambda: None,
    )
    assert wait_for_save(known, [tmp_path], {tmp_path / "out.json"}, steps) == [str(draft), str(other)]
    assert steps.steps == []


def test_a_save_during_the_check_is_not_missed(tmp_path):
    draft = tmp_path / "a.txt"
    known = look([draft])
    draft.write_text("saved", encoding="utf-8")
    assert wait_for_save(known, [draft], (), Clock(lambda: None)) == [str(draft)]


def until(path, text, within=40.0):
    """Wait until a file holds a text; what it holds."""
    end = time.monotonic() + within
    while time.monotonic() < end:
        held = path.read_text(encoding="utf-8") if path.exists() else ""
        if text in held:
            return held
        time.sleep(0.05)
    raise AssertionError(f"{text!r} not in {path.read_text(encoding='utf-8')!r}")


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="needs POSIX signals")
def test_watching_checks_again_at_every_save_and_ends_with_the_last_exit_code(desk):
    out, err = desk / "stdout", desk / "stderr"
    command = [
        sys.executable,
        "-u",
        "-c",
        "from factcheck.cli import main; main()",
        "check",
        "in",
        "--watch",
        "-o",
        "findings.json",
        "-o",
        "-",
    ]
    with out.open("wb") as stdout, err.open("wb") as stderr:
        running = subprocess.Popen(command, cwd=desk, stdout=stdout, stderr=stderr)
        try:
            until(err, "watching 3 files")
            assert "error energy." in out.read_text(encoding="utf-8")
            (desk / "in" / "b.txt").write_bytes(b"\x00\xff")
            until(err, "saved: ")
            until(err, "b.txt: ")
            (desk / "in" / "b.txt").write_text(QUIET, encoding="utf-8")
            end = time.monotonic() + 40
            while err.read_text(encoding="utf-8").count("watching 3 files") < 3 and time.monotonic() < end:
                time.sleep(0.05)
            assert json.loads((desk / "findings.json").read_text(encoding="utf-8"))["findings"] == []
            running.send_signal(signal.SIGINT)
            assert running.wait(20) == 0
        finally:
            running.kill()
    assert "Traceback" not in err.read_text(encoding="utf-8")
