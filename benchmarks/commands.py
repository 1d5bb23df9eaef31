"""Commands run to their end and measured: CPU seconds, seconds by the clock, memory, and instructions where they can be counted."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
FACTCHECK = (sys.executable, "-c", "import sys; sys.argv[0] = 'factcheck'; from factcheck.cli import main; main()")


@dataclass(frozen=True)
class Cost:
    """What a run of a command took."""

    cpu: float
    clock: float
    megabytes: float


def surroundings() -> dict[str, str]:
    """The environment of a user: this checkout, and bytecode kept on disk, without which every start would compile the package anew."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPATH": str(CHECKOUT)}


def cost_of(command: Sequence[str], folder: Path | None = None, accepted: Sequence[int] = (0, 1)) -> Cost:
    """Run a command to its end; any exit code that is not accepted ends the benchmark."""
    begun = time.perf_counter()
    with subprocess.Popen(
        command, cwd=folder, env=surroundings(), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as running:
        _, status, used = os.wait4(running.pid, 0)
        clock = time.perf_counter() - begun
        running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode not in accepted:
        raise SystemExit(f"exit {running.returncode}: {' '.join(command)}")
    return Cost(used.ru_utime + used.ru_stime, clock, used.ru_maxrss / 1024)


def costs_of(command: Sequence[str], runs: int, folder: Path | None = None) -> list[Cost]:
    """So many runs, after one that doesn't count: it writes the bytecode and fills the disk's cache."""
    return [cost_of(command, folder) for _ in range(runs + 1)][1:]


@cache
def counter() -> str:
    """What counts instructions here: perf, else valgrind, else nothing ("")."""
    if shutil.which("perf") and _counted(["perf", "stat", "-x,", "-e", "instructions:u", "true"], r"^(\d+),,instructions"):
        return "perf"
    return "valgrind" if shutil.which("valgrind") else ""


def instructions_of(command: Sequence[str], folder: Path | None = None) -> int | None:
    """Instructions of one run in user mode, however busy the machine is; None where nothing counts them."""
    if counter() == "perf":
        return _counted(["perf", "stat", "-x,", "-e", "instructions:u", *command], r"^(\d+),,instructions", folder)
    if counter() == "valgrind":
        run = ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null", *command]
        return _counted(run, r"I\s+refs:\s+([\d,]+)", folder)
    return None


def _counted(command: Sequence[str], pattern: str, folder: Path | None = None) -> int | None:
    environment = {**surroundings(), "PYTHONHASHSEED": "0"}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, errors="replace", check=False)
    found = re.search(pattern, done.stderr, re.MULTILINE)
    return int(found[1].replace(",", "")) if found else None
