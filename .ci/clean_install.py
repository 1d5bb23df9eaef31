"""Builds sdist and wheel, installs them into an environment of their own, extra by extra, and runs each without the checkout.

Prints a line for each: what it needed (seconds, MB). Spark, half a gigabyte, is installed only with --spark.
Exits 1 where a part does not run, or does not say which extra it wants.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ARTICLE = (
    "Norway pumped 1.82 million barrels of oil a day in May 2021.\n\nOil output in Norway was 1.28 million barrels a day in May 2021.\n"
)
PAGE = "<html><body><article><h1>Oil</h1>" + "".join(f"<p>{line}</p>" for line in ARTICLE.split("\n\n")) + "</article></body></html>"
SAYS_MISSING = {
    "readers": (["check", "page.html"], "factcheck-figures[readers]"),
    "parquet": (["claims", "draft.txt", "--format", "parquet", "-o", "claims.parquet"], "factcheck-figures[parquet]"),
    "desk": (["review", "open", "draft.txt"], "factcheck-figures[desk]"),
    "lsp": (["lsp"], "factcheck-figures[lsp]"),
    "spark": (["scale", "claims", "--input", "draft.txt", "--output", "out"], "[spark]"),
}
RUNS = {
    "": (["check", "draft.txt"], 0, "energy.crude-production"),
    "readers": (["check", "page.html"], 0, "energy.crude-production"),
    "parquet": (["claims", "draft.txt", "--format", "parquet", "-o", "claims.parquet"], 0, ""),
    "desk": (["review", "open", "--help"], 0, "127.0.0.1"),
    "lsp": (["lsp", "--help"], 0, "Usage"),
    "spark": (["scale", "--help"], 0, "Usage"),
}


def main() -> int:
    """Build, install and run everything; the exit code."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "draft.txt").write_text(ARTICLE, encoding="utf-8")
        (folder / "page.html").write_text(PAGE, encoding="utf-8")
        _run([sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder / "dist"), str(ROOT)], folder)
        (sdist,), (wheel,) = (folder / "dist").glob("*.tar.gz"), (folder / "dist").glob("*.whl")
        place = folder / "venv"
        venv.create(place, with_pip=True)
        python = place / "bin" / "python"
        _run([str(python), "-m", "pip", "install", "-q", "--disable-pip-version-check", "--upgrade", "pip>=24"], folder)
        begun = _size(place)
        failed = 0
        for extra in (name for name in RUNS if name != "spark" or "--spark" in sys.argv):
            start = time.monotonic()
            # The core comes from the sdist, so that it is known to build; its extras from the wheel.
            what = str(wheel) + (f"[{extra}]" if extra else "") if extra else str(sdist)
            _run(
                [str(python), "-m", "pip", "install", "-q", "--disable-pip-version-check", "-c", str(ROOT / "constraints.txt"), what],
                folder,
            )
            took, size = time.monotonic() - start, _size(place) - begun
            failed += _look(python, extra, folder)
            print(f"{extra or 'core':8} {took:6.1f} s  {size:5.0f} MB in all")
            if not extra:
                failed += sum(_misses(python, one, folder) for one in SAYS_MISSING)
    return 1 if failed else 0


def _look(python: Path, extra: str, folder: Path) -> bool:
    """Whether a part does not run as it should; says what it printed."""
    words, code, told = RUNS[extra]
    done = _factcheck(python, words, folder)
    wrong = done.returncode != code or told not in done.stdout + done.stderr
    if wrong:
        print(f"{extra or 'core'}: factcheck {' '.join(words)} gave {done.returncode}:\n{done.stdout}{done.stderr}")
    return wrong


def _misses(python: Path, extra: str, folder: Path) -> bool:
    """Whether a command whose extra is not installed fails to say so in a line and with exit 2."""
    words, told = SAYS_MISSING[extra]
    done = _factcheck(python, words, folder)
    wrong = done.returncode != 2 or told not in done.stderr or "Traceback" in done.stderr
    if wrong:
        print(f"without {extra}: factcheck {' '.join(words)} gave {done.returncode}:\n{done.stdout}{done.stderr}")
    return wrong


def _factcheck(python: Path, words: Sequence[str], folder: Path) -> subprocess.CompletedProcess[str]:
    command = [str(python.parent / "factcheck"), *words]
    return subprocess.run(command, cwd=folder, env=_environment(), capture_output=True, text=True, timeout=120, check=False)


def _run(command: Sequence[str], folder: Path) -> None:
    done = subprocess.run(command, cwd=folder, env=_environment(), capture_output=True, text=True, timeout=900, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)}\n{done.stdout[-3000:]}{done.stderr[-3000:]}")


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV")}


def _size(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink()) / 1e6


if __name__ == "__main__":
    sys.exit(main())
