"""A command of factcheck run by itself: its seconds, and the memory of its processes while it runs."""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

RUN = "from factcheck.cli import main; main()"


@dataclass
class Measured:
    """A command that has run: seconds by the clock and of the processor, and the largest memory of one of its processes over time."""

    wall: float
    cpu: float
    peak: float
    over_time: list[float]
    code: int
    told: str


def run(*arguments: str, code: str = RUN) -> Measured:
    """Run factcheck, or other code, looking at the memory of its processes while it runs."""
    used, start = _children(), time.perf_counter()
    running = subprocess.Popen([sys.executable, "-c", code, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    samples: list[float] = []
    while running.poll() is None:
        samples.append(max((_resident(pid) for pid in family(running.pid)), default=0.0))
        time.sleep(0.5)
    told = running.stderr.read() if running.stderr else ""
    wall, cpu = time.perf_counter() - start, _children() - used
    quarters = [
        max(samples[len(samples) * q // 4 : max(len(samples) * (q + 1) // 4, len(samples) * q // 4 + 1)], default=0) for q in range(4)
    ]
    return Measured(wall, cpu, max(samples, default=0), quarters, running.returncode, told)


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def family(pid: int) -> list[int]:
    """A process and all below it that run."""
    try:
        below = [int(one) for task in Path(f"/proc/{pid}/task").iterdir() for one in (task / "children").read_text().split()]
    except OSError:
        return [pid]
    return [pid, *(one for child in below for one in family(child))]


def _resident(pid: int) -> float:
    """Megabytes that a process holds by itself and shares."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * resource.getpagesize() / 1e6
    except (OSError, IndexError):
        return 0.0


def command_of(pid: int) -> bytes:
    """The command line of a process, or nothing where it has ended."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""
