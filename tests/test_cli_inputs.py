"""What the commands that read articles take: columns of other names, limits of the desk, problems to skip, and what was left out."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from factcheck.cli import app

TABLE = "key,body,published\na1,Norway pumped 1.82 million barrels of crude a day in May 2021.,2021-06-04\n"
PAGE = "<html><body><article><h1>Rents rise</h1><p>Rents in the harbour rose by 5% in May, the ministry said on Friday.</p>"
HIDDEN = '<p style="display:none">Norway pumped 9 million.</p></article></body></html>'
SCALE = [["scale", what, "--output", "out"] for what in ("claims", "findings")]
READING = [["claims"], ["check"], ["report", "-o", "out"], ["archive", "add", "--archive", "house.db"], *SCALE]


@pytest.fixture(autouse=True)
def desk(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("factcheck.config.find_config", lambda folder: next(iter(tmp_path.glob("factcheck.toml")), None))
    (tmp_path / "wire.csv").write_text(TABLE, encoding="utf-8")
    for name in ("draft.txt", "copy.txt"):
        (tmp_path / name).write_text("Norway pumped 1.82 million barrels of crude a day in May 2021.\n", encoding="utf-8")
    return tmp_path


def run(*words):
    return CliRunner().invoke(app, words)


def given(command, *paths, more=()):
    """The command on these paths, with more options behind them; `scale` takes each path behind an option."""
    return run(*command, *(word for path in paths for word in (["--input", path] if command[0] == "scale" else [path])), *more)


def name_of(command):
    return " ".join(command[: 1 + (command[0] == "scale")])


@pytest.mark.parametrize("command", [*READING, ["trace", "draft.txt", "--sources"]], ids=name_of)
def test_columns_of_other_names(command, desk):
    if command[0] == "scale":
        pytest.importorskip("pyarrow", reason="the parquet extra is not installed")
    assert given(command, "wire.csv").exit_code == 2
    found = given(command, "wire.csv", more=["--columns", "text=body,date=published", "--columns", "id=key"])
    assert found.exit_code == 0, found.stderr
    (desk / "factcheck.toml").write_text('[columns]\ntext = "body"\ndate = "Published"\n', encoding="utf-8")
    assert given(command, "wire.csv").exit_code == 0


@pytest.mark.parametrize(
    ("given", "says"),
    [("txt=body", "did you mean 'text'?"), ("text", "write text="), ("text=", "write text="), ("=body", "no column of ours is called ''")],
)
def test_columns_that_can_not_be_meant(given, says):
    found = run("check", "wire.csv", "--columns", given)
    assert (found.exit_code, found.stdout) == (2, "")
    assert says in found.stderr


@pytest.mark.parametrize("command", [*READING, ["trace", "draft.txt", "copy.txt", "--sources"]], ids=name_of)
def test_problems_of_inputs_are_skipped_where_asked_for(command, desk):
    (desk / "broken.docx").write_bytes(b"not packed")
    paths = ["broken.docx"] if command[0] == "trace" else ["draft.txt", "broken.docx"]
    found = given(command, *paths)
    assert (found.exit_code, "broken.docx: " in found.stderr) == (2, True)
    found = given(command, *paths, more=["--skip-problems"])
    assert (found.exit_code, "broken.docx: " in found.stderr) == (0, True)
    (desk / "factcheck.toml").write_text("skip-problems = true\n", encoding="utf-8")
    assert given(command, *paths).exit_code == 0
    assert given(command, *paths, "none.txt").exit_code == 2


def test_skipping_problems_hides_no_finding_and_no_bad_rule(desk):
    (desk / "broken.docx").write_bytes(b"not packed")
    (desk / "other.txt").write_text("Norway pumped 1.2 million barrels of crude a day in May 2021.\n", encoding="utf-8")
    assert run("check", "draft.txt", "other.txt", "broken.docx", "--skip-problems").exit_code == 1
    assert run("check", "broken.docx", "--skip-problems").exit_code == 2
    (desk / "own.yaml").write_text("- id: x\n", encoding="utf-8")
    assert run("check", "draft.txt", "--rules", "own.yaml", "--skip-problems").exit_code == 2


def test_limits_of_the_desk_hold_and_are_shown(desk):
    (desk / "factcheck.toml").write_text('[limits]\ntext-bytes = 10\nmemory-bytes = "2 GB"\n', encoding="utf-8")
    found = run("check", "draft.txt")
    assert found.exit_code == 2
    assert "draft.txt: is larger than 10 bytes (split it, or raise `text-bytes` " in found.stderr
    for command in SCALE:
        assert "draft.txt: is larger than 10 bytes" in given(command, "draft.txt").stderr
    shown = run("config").stdout.splitlines()
    assert f"limits.text-bytes\t10\t{desk / 'factcheck.toml'}:2" in shown
    assert f"limits.memory-bytes\t2,000,000,000\t{desk / 'factcheck.toml'}:3" in shown
    assert "limits.depth\t3\tdefault" in shown


@pytest.mark.parametrize("command", [*READING, ["trace", "draft.txt", "--sources"]], ids=name_of)
def test_what_was_left_out_is_said(command, desk):
    (desk / "page.html").write_text(PAGE + HIDDEN, encoding="utf-8")
    assert "page.html: left out: 1 hidden passage\n" in given(command, "page.html").stderr
    assert "page.html: left out: 1 hidden passage\n" in given(command, "page.html").stderr


def test_what_was_left_out_of_many_is_counted(desk):
    for number in range(12):
        (desk / f"{number:02}.html").write_text(PAGE + HIDDEN, encoding="utf-8")
    assert "… and parts of 2 more articles" in run("check", ".", "--skip-problems").stderr
    assert "left out" not in run("check", ".", "--quiet").stderr
