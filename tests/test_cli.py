from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys

import pytest

A = "Norlandia Oil Daily\n\nNorway pumped 1.8 million barrels of oil a day in May 2021, the energy ministry said.\n"
B = "Oil output in Norway was 1.2 million barrels a day in May 2021, the energy ministry said.\n"
QUIET = "The committee met on Monday and talked about the harbour.\n"


def factcheck(*args, cwd, stdin=None, **env):
    """The command as a user runs it: exit code, stdout, stderr."""
    done = subprocess.run(
        [sys.executable, "-c", "from factcheck.cli import main; main()", *args],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        timeout=60,
        env={**os.environ, "NO_COLOR": "1", **env},
        check=False,
    )
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.fixture
def desk(tmp_path):
    for name, text in (("a.txt", A), ("b.txt", B), ("quiet.txt", QUIET)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "empty").mkdir()
    return tmp_path


def test_open_findings_are_1_and_all_else_goes_to_stderr(desk):
    code, out, err = factcheck("check", "a.txt", "--against", "b.txt", cwd=desk)
    assert code == 1
    assert out.startswith("a.txt:3:15: error energy.")
    assert "1 article read, 1 article to compare with" in err
    assert "1 error" in err


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (["quiet.txt"], 0),
        (["a.txt", "b.txt"], 1),
        (["a.txt", "b.txt", "--exit-zero"], 0),
        (["a.txt", "b.txt", "--fail-on", "never"], 0),
        (["a.txt", "b.txt", "--fail-on", "note"], 1),
        (["a.txt", "b.txt", "--ignore", "energy"], 0),
        (["a.txt", "b.txt", "--select", "people"], 0),
        (["quiet.txt", "none.txt"], 2),
        (["quiet.txt", "none.txt", "--exit-zero"], 2),
        (["empty"], 2),
        (["quiet.txt", "--against", "none.txt"], 2),
        (["quiet.txt", "--select", "enrgy"], 2),
        (["quiet.txt", "--rules", "none.yaml"], 2),
        (["quiet.txt", "--reviews", "none.csv"], 2),
        (["quiet.txt", "--date", "7 March"], 2),
        (["quiet.txt", "--fail-on", "maybe"], 2),
        (["quiet.txt", "--no-such-flag"], 2),
        ([], 2),
    ],
)
def test_exit_codes(desk, args, code):
    found, _, err = factcheck("check", *args, cwd=desk)
    assert found == code, err
    assert err


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["none.txt"], "none.txt"),
        (["empty"], "empty"),
        (["quiet.txt", "--select", "energy.oil-prcie"], "energy.oil-price"),
        (["quiet.txt", "--date", "7 March"], "YYYY-MM-DD"),
    ],
)
def test_a_mistake_is_named_with_its_cure(desk, args, says):
    code, out, err = factcheck("check", *args, cwd=desk)
    assert (code, out) == (2, "")
    assert says in err


def test_json_goes_to_a_file_where_one_is_named(desk):
    code, out, _ = factcheck("check", "a.txt", "b.txt", "--format", "json", "-o", "out.json", cwd=desk)
    assert (code, out) == (1, "")
    assert json.loads((desk / "out.json").read_text(encoding="utf-8"))["findings"][0]["severity"] == "error"
    code, _, err = factcheck("check", "a.txt", "b.txt", "-o", "none/out.json", cwd=desk)
    assert code == 2
    assert "none/out.json" in err


def test_standard_input_has_the_name_it_is_given(desk):
    code, out, _ = factcheck("check", "-", "--against", "b.txt", "--stdin-name", "draft.txt", cwd=desk, stdin=A.encode())
    assert code == 1
    assert out.startswith("draft.txt:3:15: error")


def test_a_report_is_four_files_and_keeps_verdicts(desk):
    code, out, err = factcheck("report", "a.txt", "b.txt", "-o", "out", cwd=desk)
    assert code == 0, err
    assert out.split() == [f"out/{name}" for name in ("report.html", "flagged_claims.csv", "findings.json", "claims.csv")]
    sheet = desk / "out" / "flagged_claims.csv"
    with sheet.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    rows[0] |= {"verdict": "Both right", "note": "A counts condensate", "message": "edited by hand"}
    with sheet.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, rows[0], delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    assert factcheck("check", "a.txt", "b.txt", "--reviews", str(sheet), cwd=desk)[0] == 0
    code, _, err = factcheck("report", "a.txt", "b.txt", "-o", "out", cwd=desk)
    assert code == 0
    assert "1 settled" in err
    again = sheet.read_text(encoding="utf-8-sig")
    assert "both_right,,,,,,A counts condensate" in again
    assert "edited by hand" not in again
    assert "A counts condensate" in (desk / "out" / "report.html").read_text(encoding="utf-8")


def test_a_broken_ledger_is_left_as_it_is(desk):
    (desk / "out").mkdir()
    ledger = desk / "out" / "flagged_claims.csv"
    ledger.write_text("id,verdict\nF-7kq2m9xa,a_rong\n", encoding="utf-8")
    code, out, err = factcheck("report", "a.txt", "b.txt", "-o", "out", cwd=desk)
    assert (code, out) == (2, "")
    assert "flagged_claims.csv:2" in err
    assert "a_wrong" in err
    assert [path.name for path in (desk / "out").iterdir()] == ["flagged_claims.csv"]
    assert "a_rong" in ledger.read_text(encoding="utf-8")


def test_a_report_with_a_missing_input_is_written_and_not_trusted(desk):
    code, out, err = factcheck("report", "a.txt", "none.txt", "-o", "out", cwd=desk)
    assert code == 2
    assert "none.txt" in err
    assert "out/report.html" in out
    assert "none.txt" in (desk / "out" / "report.html").read_text(encoding="utf-8")


def test_a_report_of_nothing_writes_nothing(desk):
    assert factcheck("report", "empty", "-o", "out", cwd=desk)[0] == 2
    assert not (desk / "out").exists()


def test_claims_as_text_csv_and_jsonl(desk):
    code, out, _ = factcheck("claims", "a.txt", "--format", "jsonl", cwd=desk)
    assert code == 0
    assert [(row["kind"], row["unit"]) for row in map(json.loads, out.splitlines())] == [("quantity", "bbl/d"), ("date", "date")]
    code, out, _ = factcheck("claims", "a.txt", "--format", "csv", "-o", "claims.csv", cwd=desk)
    assert (code, out) == (0, "")
    assert (desk / "claims.csv").read_bytes().startswith(b"\xef\xbb\xbfarticle,")
    assert "1.8 million" in factcheck("claims", "a.txt", "--why", cwd=desk)[1]
    assert factcheck("claims", "none.txt", cwd=desk)[0] == 2
    assert factcheck("claims", "a.txt", "--format", "parquet", cwd=desk)[0] == 2


def test_a_crash_is_one_line_without_the_draft_and_exit_2(desk):
    run = (
        "import factcheck.cli as c, factcheck.pipeline as k\ndef boom(*a, **k): raise ValueError('secret draft')\nk.check = boom\nc.main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", run, "check", "a.txt"],
        cwd=desk,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "FACTCHECK_DEBUG": ""},
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert "ValueError" in done.stderr
    assert "secret" not in done.stderr


def test_a_reader_that_goes_away_changes_no_exit_code(desk):
    command = f"{sys.executable} -c 'from factcheck.cli import main; main()' check a.txt b.txt"
    done = subprocess.run(
        ["bash", "-c", f"{command} | true; echo ${{PIPESTATUS[0]}}"], cwd=desk, capture_output=True, text=True, check=False
    )
    assert done.stdout.strip() == "1"
    assert "Broken pipe" not in done.stderr
    assert "Traceback" not in done.stderr


def test_a_terminal_that_cannot_show_a_character_is_no_crash(desk):
    (desk / "b.txt").write_text(B.replace("said", "said – “really”"), encoding="utf-8")
    code, out, _ = factcheck("check", "a.txt", "b.txt", cwd=desk, PYTHONIOENCODING="ascii")
    assert code == 1
    assert "\\u201creally" in out


def test_version(desk):
    code, out, err = factcheck("--version", cwd=desk)
    assert (code, err) == (0, "")
    assert out.startswith("factcheck 0.")


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_an_unknown_rule_is_never_passed_over(desk, option):
    code, out, err = factcheck("check", "quiet.txt", option, "energy.crude-prodution", "--exit-zero", cwd=desk)
    assert (code, out) == (2, "")
    assert "energy.crude-production" in err


def test_claims_as_parquet(desk):
    pyarrow = pytest.importorskip("pyarrow.parquet", reason="the parquet extra is not installed")
    code, out, err = factcheck("claims", "a.txt", "--format", "parquet", "-o", "claims.parquet", cwd=desk)
    assert (code, out) == (0, ""), err
    table = pyarrow.read_table(desk / "claims.parquet").to_pylist()
    assert table[0]["unit"] == "bbl/d"
    assert table[0]["written"] == [1_800_000]


def test_parquet_without_its_package_is_one_line(desk):
    run = "import sys; sys.modules['pyarrow'] = None; from factcheck.cli import main; main()"
    command = [sys.executable, "-c", run, "claims", "a.txt", "--format", "parquet", "-o", "claims.parquet"]
    done = subprocess.run(command, cwd=desk, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 2
    assert "factcheck-figures[parquet]" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert not (desk / "claims.parquet").exists()


def test_a_terminal_gets_colours_unless_it_asks_for_none(monkeypatch):
    from factcheck.report import wants_colour

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert wants_colour(Terminal())
    assert not wants_colour(io.StringIO())
    monkeypatch.setenv("NO_COLOR", "1")
    assert not wants_colour(Terminal())


def test_the_same_articles_give_the_same_files(desk):
    for folder, seed in (("one", "1"), ("two", "2")):
        assert factcheck("report", "a.txt", "b.txt", "quiet.txt", "-o", folder, cwd=desk, PYTHONHASHSEED=seed)[0] == 0
    for path in (desk / "one").iterdir():
        assert path.read_bytes() == (desk / "two" / path.name).read_bytes(), path.name


def test_articles_of_two_named_stories_are_compared_only_with_across(tmp_path):
    for name, text in (("a", A), ("b", B)):
        (tmp_path / f"{name}.md").write_text(f"---\nstory: {name}\n---\n{text}", encoding="utf-8")
    assert factcheck("check", "a.md", "b.md", cwd=tmp_path)[0] == 0
    assert factcheck("check", "a.md", "b.md", "--across", cwd=tmp_path)[0] == 1
    code, _, said = factcheck("report", "a.md", "b.md", "--across", cwd=tmp_path)
    assert (code, "1 error" in said) == (0, True)


def test_what_was_taken_together_or_left_out_is_said(tmp_path):
    lines = [{"id": f"{n}", "text": f"Norway pumped {n} million barrels of oil a day in May 2021."} for n in (1, *range(1, 46))]
    lines[0]["id"] = "again"
    (tmp_path / "many.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    _, out, said = factcheck("check", "many.jsonl", "--format", "json", "--fail-on", "never", cwd=tmp_path)
    counts = json.loads(out)["counts"]
    assert counts["collapsed"] == 1
    assert counts["left_out"] > 0
    assert "(1 equal figure taken together)" in said
    assert f"not looked at: {counts['left_out']:,} pairs" in said


def test_the_same_bytes_whatever_the_seed_of_hashing(desk):
    one, other = (factcheck("check", "a.txt", "b.txt", "quiet.txt", "--format", "json", cwd=desk, PYTHONHASHSEED=seed)[1] for seed in "12")
    assert one == other


@pytest.mark.parametrize("command", ["report", "check", "trace", "claims"])
def test_help_teaches_by_example_with_options_that_there_are(desk, command):
    _, told, _ = factcheck(command, "--help", cwd=desk)
    options, _, examples = told.partition("Examples:\n")
    assert examples.count(f"factcheck {command} ") >= 2
    assert not [word for word in re.findall(r"(?<= )--?[a-z][a-z-]*", examples) if word not in options]


COMMANDS = [
    ["report"],
    ["check"],
    ["trace"],
    ["claims"],
    ["config"],
    ["lsp"],
    ["rules", "list"],
    ["rules", "explain"],
    ["rules", "test"],
    ["archive", "add"],
    ["archive", "status"],
    ["review", "log"],
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_tells_its_help_with_0_and_a_wrong_flag_with_2(command):
    from typer.testing import CliRunner

    from factcheck.cli import app

    told = CliRunner().invoke(app, [*command, "--help"])
    assert (told.exit_code, told.stderr) == (0, "")
    wrong = CliRunner().invoke(app, [*command, "--no-such-flag"])
    assert (wrong.exit_code, wrong.stdout) == (2, "")
    assert "--no-such-flag" in wrong.stderr


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (["report", "a.txt", "b.txt", "-o", "out"], 0),
        (["report", "none.txt", "-o", "out"], 2),
        (["claims", "a.txt"], 0),
        (["claims", "none.txt"], 2),
        (["trace", "a.txt", "--sources", "quiet.txt"], 0),
        (["trace", "a.txt", "--sources", "quiet.txt", "--strict"], 1),
        (["trace", "a.txt", "--sources", "b.txt"], 1),
        (["trace", "b.txt", "--sources", "none.txt"], 2),
        (["config"], 0),
        (["config", "--config", "none.toml"], 2),
        (["rules", "list"], 0),
        (["rules", "explain", "energy.crude-production"], 0),
        (["rules", "explain", "energy.crude-prodution"], 2),
        (["rules", "test", "none.yaml"], 2),
        (["archive", "add", "a.txt"], 0),
        (["archive", "add", "none.txt"], 2),
        (["archive", "status"], 2),
    ],
    ids=lambda given: " ".join(given) if isinstance(given, list) else "",
)
def test_the_exit_codes_of_the_other_commands(desk, monkeypatch, args, code):
    from typer.testing import CliRunner

    from factcheck.cli import app

    monkeypatch.chdir(desk)
    assert CliRunner().invoke(app, args).exit_code == code


def test_a_run_that_is_stopped_by_its_user_is_130(desk):
    probe = "import os, signal\nfrom factcheck import pipeline\npipeline.check = lambda *a, **k: os.kill(os.getpid(), signal.SIGINT)\n"
    probe += "from factcheck.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", probe, "check", "a.txt"], cwd=desk, capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout) == (130, "")
    assert "Traceback" not in done.stderr
