"""`factcheck rules list|explain|test`: what is printed where, and the exit codes."""

import dataclasses
import json

import pytest
from typer.testing import CliRunner

from factcheck.cli.rules import app
from factcheck.rulebook import load_rules

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
    assert "1 rule, 2 examples, 0 failing" in result.stderr


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


@pytest.mark.parametrize("kind", sorted({rule.kind for rule in load_rules()[0]}))
def test_a_new_rule_of_any_kind_works_as_it_is(tmp_path, kind):
    path = tmp_path / "desk.yaml"
    assert run("new", "desk.first", "--kind", kind, "-o", str(path)).exit_code == 0
    assert run("new", "desk.second", "--kind", kind, "-o", str(path)).exit_code == 0
    rules, problems = load_rules([path])
    assert ([rule.id for rule in rules], problems) == (["desk.first", "desk.second"], ())
    plainest = min((rule for rule in load_rules()[0] if rule.kind == kind), key=lambda rule: len("".join(rule.settings.get("pattern", ()))))
    assert rules[0] == dataclasses.replace(plainest, id="desk.first", place=rules[0].place, shipped=False)


def test_the_examples_of_a_new_rule_are_flagged_by_it(tmp_path):
    path = tmp_path / "desk.yaml"
    run("new", "desk.first", "-o", str(path))
    assert run("test", str(path)).exit_code == 0


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["Desk"], "'Desk' is not an id"),
        (["desk.a", "--kind", "headlines"], "did you mean 'headline'?"),
        (["desk.a", "--like", "energy.crude"], "no rule 'energy.crude'"),
        (["energy.crude-production"], "is the id of a shipped rule"),
    ],
)
def test_a_new_rule_that_can_not_be_begun(words, told):
    result = run("new", *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr


def test_a_file_that_can_not_be_read_is_not_added_to(tmp_path):
    path = tmp_path / "desk.yaml"
    path.write_text("- id: [", encoding="utf-8")
    assert run("new", "desk.first", "-o", str(path)).exit_code == 2
    assert path.read_text(encoding="utf-8") == "- id: ["


def test_the_schema_is_json():
    assert json.loads(run("schema").stdout)["type"] == "array"
