"""What a command imports is what its user waits for: nothing heavy where it isn't used."""

from __future__ import annotations

import subprocess
import sys

import pytest

ARTICLE = "Norway pumped 1.8 million barrels of oil a day in May 2021, the energy ministry said.\n"
FRAMES = {"pandas", "numpy", "pyarrow", "jinja2", "quantulum3", "msgspec", "pydantic", "jsonschema"}


def loaded(args: list[str], cwd) -> set[str]:
    """Top-level modules that a command has imported when it ends."""
    probe = (
        "import sys\n"
        "from factcheck.cli import app\n"
        "try: app(sys.argv[1:])\n"
        "except SystemExit as end: code = end.code\n"
        "print(code, *sorted(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", probe, *args], cwd=cwd, capture_output=True, text=True, check=True, timeout=60)
    code, *modules = done.stderr.splitlines()[-1].split()
    assert code == "0", done.stderr
    return set(modules)


@pytest.mark.parametrize("args", [["--help"], ["--version"], ["check", "--help"], ["report", "--help"], ["review", "open", "--help"]])
def test_help_reads_no_article_and_loads_nothing_for_it(tmp_path, args):
    modules = loaded(args, tmp_path)
    assert not modules & (FRAMES | {"babel", "yaml", "regex", "rich", "unittest", "starlette", "uvicorn"})
    rooms = {name.split(".")[1] for name in modules if name.startswith("factcheck.")}
    assert rooms <= {"cli", "_version", "records", "without_pandas"}


@pytest.mark.parametrize("command", [["check"], ["check", "--format", "json"], ["claims"]])
def test_one_article_needs_no_frame_and_no_template(tmp_path, command):
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    assert not loaded([*command, "a.txt"], tmp_path) & FRAMES


def test_the_second_run_reads_no_yaml(tmp_path, monkeypatch):
    monkeypatch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
    monkeypatch.setenv("PYTHONPYCACHEPREFIX", str(tmp_path / "kept"))
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    assert "yaml" in loaded(["check", "a.txt"], tmp_path)
    assert "yaml" not in loaded(["check", "a.txt"], tmp_path)


def test_reading_quantities_needs_no_heavy_library(tmp_path):
    probe = f"import sys; from factcheck.quantities import find_quantities; assert find_quantities({ARTICLE!r}); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", probe], cwd=tmp_path, capture_output=True, text=True, check=True, timeout=60)
    assert not set(done.stdout.split()) & (FRAMES | {"babel", "regex", "yaml"})


def test_the_package_itself_loads_nothing_heavy(tmp_path):
    probe = "import sys, factcheck; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", probe], cwd=tmp_path, capture_output=True, text=True, check=True, timeout=60)
    assert not set(done.stdout.split()) & FRAMES
