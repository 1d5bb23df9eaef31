"""The documentation is true: the reference is what the code says, every example runs, every worked diff applies, and the site builds."""

from __future__ import annotations

import csv
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"


def tool(name):
    """A program of docs/, as a module."""
    spec = importlib.util.spec_from_file_location(name, DOCS / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


reference, examples = tool("write_reference"), tool("run_examples")


def test_the_reference_is_what_the_code_says():
    old = [name for name, text in reference.pages().items() if (DOCS / "reference" / name).read_text(encoding="utf-8") != text]
    assert not old, f"run `make docs`: {old}"


def test_every_field_that_is_told_of_exists():
    from factcheck.report.as_csv import CLAIM_COLUMNS, FLAGGED_COLUMNS

    known = {record: set(keys) for record, keys in reference.json_keys().items()}
    known["claim"] |= set(CLAIM_COLUMNS)
    known["sheet"] = set(FLAGGED_COLUMNS)
    with (DOCS / "reference" / "fields.csv").open(encoding="utf-8", newline="") as lines:
        told = [(row["record"], row["key"]) for row in csv.DictReader(lines)]
    assert len(told) == len(set(told))
    assert not [pair for pair in told if pair[1] not in known[pair[0]]]


@pytest.mark.parametrize("page", examples.pages(), ids=lambda page: page.name)
def test_every_example_runs_and_prints_what_the_page_says(page):
    wrong = examples.wrong_examples(page)
    assert not wrong, "\n".join(f"{one.expected}--- printed ---\n{one.printed}" for one in wrong)


def test_the_worked_diffs_apply_and_do_what_the_page_says(tmp_path):
    for folder in ("factcheck", "rules"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    page = (DOCS / "developers.md").read_text(encoding="utf-8")
    diffs = re.findall(r"^```diff\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    assert len(diffs) == 5
    for diff in diffs:
        subprocess.run(["git", "apply", "-"], input=diff.encode(), cwd=tmp_path, check=True)

    (tmp_path / "talk.vtt").write_text("WEBVTT\n\n00:00.000 --> 00:04.000\nThe islet lies 3 cable lengths off.\n", encoding="utf-8")
    (tmp_path / "crossings.txt").write_text("The strait saw 4,100 border crossings in 2025.\n", encoding="utf-8")
    assert "\n    3 cable ·" in _factcheck(tmp_path, "claims", "talk.vtt")
    assert "· crossings ·" in _factcheck(tmp_path, "claims", "crossings.txt")
    assert "2 rules" not in (tested := _factcheck(tmp_path, "rules", "test", "endings"))
    assert "1 rule, 4 examples, 0 failing" in tested
    assert "TAP version 14\n1..0" in _factcheck(tmp_path, "check", "talk.vtt", "--format", "tap")


def _factcheck(folder, *words):
    code = "import sys; sys.argv[0] = 'factcheck'; from factcheck.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code, *words], cwd=folder, env={**os.environ, "PYTHONPATH": str(folder)}, capture_output=True, timeout=120
    )
    assert done.returncode == 0, done.stderr.decode()
    return (done.stdout + done.stderr).decode()


def test_every_decision_is_listed():
    listed = (DOCS / "decisions" / "index.md").read_text(encoding="utf-8")
    assert [path.name for path in sorted((DOCS / "decisions").glob("0*.md")) if f"]({path.name})" not in listed] == []


def test_the_site_builds_without_a_warning(tmp_path):
    pytest.importorskip("mkdocs")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        timeout=300,
    )
    assert (done.returncode, done.stderr.decode()) == (0, "")
    page = (tmp_path / "tutorial.html").read_text(encoding="utf-8")
    assert "https://fonts" not in page
