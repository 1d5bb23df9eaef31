"""The desk's settings on the command line: they hold where no option says otherwise."""

import pytest
from typer.testing import CliRunner

from factcheck.cli import app

DRAFT = "In January Norway pumped 1.82 million barrels of crude a day. Norway pumped 1.28 million barrels of crude a day in January.\n"


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A folder with a draft, two steps below the folder of the settings."""
    folder = tmp_path / "drafts" / "today"
    folder.mkdir(parents=True)
    (folder / "oil.txt").write_text(DRAFT, encoding="utf-8")
    monkeypatch.chdir(folder)
    return tmp_path / "factcheck.toml"


def run(*words):
    return CliRunner().invoke(app, words)


def test_a_rule_is_ignored_as_the_desk_says_until_the_command_line_says_otherwise(desk):
    assert run("check", "oil.txt", "--fail-on", "warning").exit_code == 1
    desk.write_text('fail-on = "warning"\nignore = ["energy", "general", "magnitude"]\n', encoding="utf-8")
    assert run("check", "oil.txt").exit_code == 0
    assert run("check", "oil.txt", "--ignore", "nature").exit_code == 1
    assert run("check", "oil.txt", "--ignore", "nature", "--fail-on", "never").exit_code == 0


def test_a_severity_is_lowered_and_a_tolerance_widened(desk):
    desk.write_text('fail-on = "note"\n[rule."energy.crude-production"]\nallow = {percent = 40}\n', encoding="utf-8")
    assert run("check", "oil.txt").exit_code == 0
    desk.write_text('fail-on = "warning"\n[rule."energy.crude-production"]\nseverity = "note"\n', encoding="utf-8")
    assert run("check", "oil.txt").exit_code == 0
    assert "energy.crude-production\tnote" in run("rules", "list").stdout


def test_rules_of_the_desk_are_used(desk):
    rule = "{id: desk.oil, title: Oil, severity: error, kind: wording, pattern: pumped 1.82, why: w, source: s, disagree: [a], agree: [b]}"
    (desk.parent / "own.yaml").write_text(f"- {rule}\n", encoding="utf-8")
    desk.write_text('rules = ["own.yaml"]\n', encoding="utf-8")
    assert "desk.oil" in run("check", "oil.txt").stdout
    assert "desk.oil" in run("rules", "list").stdout


@pytest.mark.parametrize(
    "command",
    [["check", "oil.txt"], ["report", "oil.txt"], ["config"], ["rules", "list"], ["archive", "add", "oil.txt"], ["review", "log"]],
)
def test_a_slip_in_the_settings_stops_the_run_with_its_place(desk, command):
    desk.write_text('fail_on = "warning"\n', encoding="utf-8")
    result = run(*command)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"{desk}:1: unknown setting 'fail_on' (did you mean 'fail-on'?)\n"


def test_a_named_file_wins_and_must_be_there(desk, tmp_path):
    desk.write_text("ignore = 3\n", encoding="utf-8")
    named = tmp_path / "other.toml"
    named.write_text('fail-on = "never"\n', encoding="utf-8")
    assert run("check", "oil.txt", "--config", str(named)).exit_code == 0
    assert run("check", "oil.txt", "--config", str(tmp_path / "none.toml")).exit_code == 2


def test_config_prints_every_value_with_its_place(desk):
    desk.write_text('ignore = ["nature"]\n[rule.money]\nseverity = "note"\n', encoding="utf-8")
    result = run("config")
    assert result.stdout.splitlines()[4:6] == [f"ignore\tnature\t{desk}:1", "fail-on\terror\tdefault"]
    assert result.stdout.splitlines()[-1] == f"rule.money\tnote\t{desk}:2"


def test_findings_that_are_less_sure_than_the_desk_wants_are_left_out(desk, monkeypatch):
    import dataclasses

    from factcheck import pipeline

    whole = pipeline.check

    def less_sure(*words, **more):
        run = whole(*words, **more)
        return dataclasses.replace(run, findings=tuple(dataclasses.replace(f, confidence="low", severity="error") for f in run.findings))

    monkeypatch.setattr(pipeline, "check", less_sure)
    assert run("check", "oil.txt").exit_code == 1
    desk.write_text('min-confidence = "medium"\n', encoding="utf-8")
    result = run("check", "oil.txt")
    assert (result.exit_code, result.stdout) == (0, "")
    assert run("check", "oil.txt", "--min-confidence", "low").exit_code == 1
    desk.write_text('min-confidence = "hihg"\n', encoding="utf-8")
    result = run("check", "oil.txt", "--exit-zero")
    assert (result.exit_code, result.stderr) == (2, f"{desk}:1: min-confidence: 'hihg' is not known here (did you mean 'high'?)\n")
