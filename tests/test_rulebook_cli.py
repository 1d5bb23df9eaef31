"""`factcheck rules list|explain|test`: what is printed where, and the exit codes."""

import pytest
from typer.testing import CliRunner

from factcheck.cli.rules import app

OWN = """\
- id: desk.{name}
  title: Sails [sic] of one boat
  severity: note
  kind: wording
  pattern: 'sail sails'
  why: One word too many.
  source: The desk
  disagree: ["The boat has 3 sail sails."]
  agree: ["The boat has 3 sails."]
"""


@pytest.fixture
def own(tmp_path):
    path = tmp_path / "own.yaml"
    path.write_text(OWN.replace("{name}", "sails"), encoding="utf-8")
    return str(path)


def run(*words):
    return CliRunner().invoke(app, words)


def test_list_is_plain_when_piped(own):
    result = run("list", "--rules", own)
    assert result.exit_code == 0
    assert "desk.sails\tnote\twording\tSails [sic] of one boat\n" in result.stdout
    assert "energy.crude-production\terror\tsame-thing\t" in result.stdout
    assert result.stderr == ""


def test_explain(own):
    result = run("explain", "desk.sails", "--rules", own)
    assert result.exit_code == 0
    assert "Sails [sic] of one boat" in result.stdout
    assert "One word too many." in result.stdout


def test_explain_a_rule_that_is_not_there():
    result = run("explain", "energy.crude-prodution")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr == "no rule 'energy.crude-prodution' (did you mean 'energy.crude-production'?)\n"


@pytest.mark.parametrize("command", [["list"], ["explain", "desk.sails"], ["test"]])
def test_a_broken_rule_file_is_not_trusted(tmp_path, command):
    path = tmp_path / "own.yaml"
    path.write_text(OWN.replace("severity", "severtiy"), encoding="utf-8")
    result = run(*command, "--rules", str(path))
    assert result.exit_code == 2
    assert f"{path}:3:3: unknown key 'severtiy' (did you mean 'severity'?)\n" in result.stderr
    assert result.stdout == ""


def test_a_missing_rule_file():
    assert run("test", "none.yaml").exit_code == 2
    assert "\x1b" not in run("list", "--rules", "none\x1b[31m.yaml").stderr


def test_test_of_ones_own(own):
    result = run("test", own)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "1 rules, 2 examples, 0 failing" in result.stderr


def test_test_shows_a_failing_example_and_what_was_found(tmp_path):
    path = tmp_path / "more.yaml"
    text = OWN.replace("{name}", "more").replace('agree: ["The boat has 3 sails."]', 'agree: ["[b]Once[/b] 3 sail sails."]')
    path.write_text(text.replace('["The boat has 3 sail sails."]', '["The boat has 3 masts."]'), encoding="utf-8")
    result = run("test", str(path))
    assert result.exit_code == 1
    place = f"{path}:1: desk.more, disagree example 1"
    assert f"{place}: should be flagged and is not\n    The boat has 3 masts.\n    found: nothing\n" in result.stdout
    assert "    [b]Once[/b] 3 sail sails.\n    found: note desk.more: " in result.stdout


def test_test_of_a_name_that_is_not_there():
    result = run("test", "enrgy.quota")
    assert result.exit_code == 2
    assert "did you mean 'energy.quota'?" in result.stderr
