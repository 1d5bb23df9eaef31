"""The gate where others call it: a Git hook, a GitHub workflow, a content system; each as its users' files have it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from programs import program

ROOT = Path(__file__).resolve().parent.parent
A = "Norway pumped 1.8 million barrels of oil a day in May 2021, the energy ministry said.\n"
B = "Oil output in Norway was 1.2 million barrels a day in May 2021, the energy ministry said.\n"


@pytest.fixture
def tools(tmp_path):
    """A folder with `factcheck` in it, as an installation would put it on the path, and the environment for it."""
    folder = tmp_path / "tools"
    folder.mkdir()
    script = folder / "factcheck"
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -c "from factcheck.cli import main; main()" "$@"\n', encoding="utf-8")
    script.chmod(0o755)
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    author = {f"GIT_{who}_{what}": "a@b.example" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    quiet = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "NO_COLOR": "1", "PYTHONPATH": str(ROOT)}
    return {**kept, **author, **quiet, "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"}


@pytest.fixture
def repository(tmp_path, tools):
    folder = tmp_path / "desk"
    (folder / "articles").mkdir(parents=True)
    assert run(["git", "init", "-q"], folder, tools).returncode == 0
    return folder


def run(command, cwd, env, **more):
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, timeout=120, check=False, **more)
    assert "Traceback" not in done.stderr, done.stderr
    return done


def hook():
    (one,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    return one


def test_the_hook_sees_all_articles_at_once():
    one = hook()
    assert one["pass_filenames"] is False
    assert one["language"] == "python"
    assert one["types"] == ["text"]
    assert "args" not in one


def test_a_commit_with_figures_that_do_not_agree_is_stopped(repository, tools):
    program("git")
    one = hook()
    script = repository / ".git" / "hooks" / "pre-commit"
    script.parent.mkdir(exist_ok=True)
    script.write_text(f"#!/bin/sh\nexec {one['entry']} articles/\n", encoding="utf-8")
    script.chmod(0o755)

    def commit(name, text):
        (repository / "articles" / name).write_text(text, encoding="utf-8")
        assert run(["git", "add", "-A"], repository, tools).returncode == 0
        return run(["git", "commit", "-q", "-m", name], repository, tools)

    def count():
        return run(["git", "rev-list", "--count", "--all"], repository, tools).stdout.strip()

    (repository / "package.json").write_text("{}", encoding="utf-8")
    assert commit("a.txt", A).returncode == 0
    stopped = commit("b.txt", B)
    assert stopped.returncode == 1
    assert re.search(r"articles/a\.txt:1:15: error energy\.", stopped.stdout + stopped.stderr)
    assert count() == "1"
    assert commit("b.txt", B.replace("1.2", "1.8")).returncode == 0
    assert count() == "2"
    assert commit("c.txt", "\0\1\2").returncode != 0
    assert count() == "2"


def step(tmp_path, tools, cwd, **inputs):
    """The check of action.yml, run as a workflow runs it: exit code, annotations, summary."""
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    (one,) = [step for step in action["runs"]["steps"] if step.get("id") == "check"]
    given = {name: str(setting.get("default", "")) for name, setting in action["inputs"].items()} | inputs
    env = {name: given[re.fullmatch(r"\$\{\{ inputs\.([\w-]+) \}\}", value)[1]] for name, value in one["env"].items()}
    summary = tmp_path / "summary.md"
    done = run(
        [program("bash"), "--noprofile", "--norc", "-eo", "pipefail", "-c", one["run"]],
        cwd,
        {**tools, **env, "GITHUB_STEP_SUMMARY": str(summary)},
    )
    return done, summary.read_text(encoding="utf-8")


def test_the_github_action_annotates_and_leaves_its_files(tmp_path, tools, repository):
    (repository / "articles" / "a $(touch x) b.txt").write_text(A, encoding="utf-8")
    (repository / "old").mkdir()
    (repository / "old" / "b.txt").write_text(B, encoding="utf-8")
    done, summary = step(tmp_path, tools, repository, paths="articles/a $(touch x) b.txt\n", against="\nold\n")
    assert done.returncode == 1, done.stderr
    assert done.stdout.startswith("::error file=articles/a $(touch x) b.txt,line=1,")
    assert summary.startswith("## 1 disagreement to settle")
    assert sorted(path.name for path in repository.iterdir() if path.is_file()) == ["factcheck.html", "factcheck.sarif"]
    assert step(tmp_path, tools, repository, paths="articles", against="old", **{"fail-on": "never"})[0].returncode == 0
    done, summary = step(tmp_path, tools, repository, paths="none", **{"fail-on": "never"})
    assert done.returncode == 2
    assert done.stdout.startswith("::error title=factcheck::Don't trust this run")
    assert "## Don't trust this run\n\n    none: no such file or folder" in summary


def test_no_input_of_the_action_is_put_into_a_script():
    for one in yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["runs"]["steps"]:
        assert "${{" not in one.get("run", "")


def test_the_content_system_example_runs_as_it_is_printed(tmp_path, tools):
    page = (ROOT / "docs" / "cms.md").read_text(encoding="utf-8")
    example = re.search(r"```python\n(.*?)```", page, re.DOTALL)[1]
    calls = (
        f"{example}\nimport sys\n"
        "draft = {'id': '1', 'text': sys.argv[1]}\n"
        "(one,) = findings_of(draft)\n"
        "claim = one['claims'][0]\n"
        "assert draft['text'][claim['start']:claim['end']] == claim['quote']\n"
        "assert findings_of({'id': '1', 'text': 'Quiet.'}) == []\n"
        "try: findings_of({'id': '1'})\n"
        "except RuntimeError as error: print(error)\n"
    )
    done = run([sys.executable, "-c", calls, "Café 🛢. The quay in Dunmore is 1.5 km (3 miles) long."], tmp_path, tools)
    assert done.returncode == 0, done.stderr
    assert "draft.jsonl:1: the record has no text" in done.stdout


def test_every_workflow_and_hook_example_is_valid_yaml_and_names_what_there_is():
    page = (ROOT / "docs" / "cms.md").read_text(encoding="utf-8")
    examples = [yaml.safe_load(text) for text in re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)]
    config, workflow = examples
    assert config["repos"][0]["hooks"][0]["id"] == hook()["id"]
    (used,) = [one for one in workflow["jobs"]["figures"]["steps"] if "factcheck@" in one.get("uses", "")]
    assert set(used["with"]) <= set(yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["inputs"])
