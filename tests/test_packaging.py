"""The wheel carries the rules and runs without the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    (built,) = folder.glob("factcheck_figures-*.whl")
    return built


def test_the_wheel_holds_rules_and_template(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {"factcheck/_rules/vocab/units.csv", "factcheck/_rules/packs/energy.yaml", "factcheck/report/report.html.jinja"} <= set(names)
    assert not [name for name in names if name.startswith(("tests/", "seeds/"))]


def test_the_installed_wheel_runs_without_the_checkout(wheel: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    zipfile.ZipFile(wheel).extractall(site)
    article = tmp_path / "a.txt"
    article.write_text("Norway pumped 1.8 million barrels of oil a day in May 2021.\n", encoding="utf-8")
    code = "import factcheck, sys; assert 'site' in factcheck.__file__, factcheck.__file__; from factcheck.cli import main; main()"
    command = [sys.executable, "-c", code, "claims", str(article), "--format", "csv"]
    done = subprocess.run(
        command, env={**os.environ, "PYTHONPATH": str(site)}, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "bbl/d" in done.stdout


def test_the_package_runs_as_a_module() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "factcheck", "--version"], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout.split()[0]) == (0, "factcheck")
