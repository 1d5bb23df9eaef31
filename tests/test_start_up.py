"""Start-up time is a feature: what is heavy is imported only where it is used. No clock here; speed is measured in benchmarks/."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


def modules_after(tmp_path: Path, *arguments: str) -> set[str]:
    """The modules that a run of the command line has imported."""
    code = (
        "import sys\nfrom factcheck.cli import app\n"
        f"try: app({list(arguments)!r})\nexcept SystemExit: pass\n"
        "print('MODULES', ' '.join(sorted(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, timeout=60, check=True)
    return set(done.stderr.rpartition("MODULES ")[2].split())


@pytest.mark.parametrize(
    "heavy", ["pandas", "numpy", "jinja2", "babel", "quantulum3", "yaml", "regex", "factcheck.claims", "factcheck.quantities"]
)
def test_help_imports_nothing_heavy(tmp_path: Path, heavy: str) -> None:
    assert heavy not in modules_after(tmp_path, "--help")


def test_the_gate_imports_no_frames_pages_or_second_reader(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Norway pumped 1.8 million barrels of oil a day in May 2021.\n", encoding="utf-8")
    found = modules_after(tmp_path, "check", "a.txt")
    assert "factcheck.claims" in found
    assert not {"pandas", "numpy", "jinja2", "quantulum3"} & found
