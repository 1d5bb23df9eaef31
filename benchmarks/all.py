"""Every speed that we set ourselves a goal for, in one table: reading, claims, comparing, archive, gate, start-up; peers beside us.

    python benchmarks/all.py [--full] [--only start-up,reading] [--json]

Each part runs in a process of its own, one after the other; a part that fails says so and the rest goes on. The short form takes some
minutes and a gigabyte of disk for a while; `--full` takes most of an hour and 7 GB. Exit 1 where a goal is not met, 2 where a part failed.
Speeds are in CPU seconds of one core: by the clock a figure says as much about who else uses the machine.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import commands
from parts import FULL, PARTS, SHORT, Line


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--full", action="store_true", help="the sizes of docs/measurements.md")
    options.add_argument("--only", default="", metavar="PARTS", help=f"with commas between: {', '.join(PARTS)}")
    options.add_argument("--json", action="store_true", help="print JSON instead of a table")
    options.add_argument("--part", choices=PARTS, help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.part:
        print(json.dumps([vars(line) for line in PARTS[chosen.part](FULL if chosen.full else SHORT)]))
        return
    names = [name for name in chosen.only.split(",") if name] or list(PARTS)
    if unknown := [name for name in names if name not in PARTS]:
        options.error(f"no part {unknown[0]!r}: {', '.join(PARTS)}")
    found = {name: run(name, full=chosen.full) for name in names}
    print(json.dumps({name: [vars(line) for line in lines] for name, lines in found.items()}, indent=1) if chosen.json else table(found))
    every = [line for lines in found.values() for line in lines]
    sys.exit(2 if not all(found.values()) else 1 if any(line.met == "not met" for line in every) else 0)


def run(name: str, *, full: bool) -> list[Line]:
    """The lines of a part; none where it failed."""
    print(f"{name} …", file=sys.stderr, flush=True)
    command = [sys.executable, str(Path(__file__).resolve()), "--part", name, *(["--full"] if full else [])]
    done = subprocess.run(command, env=commands.surroundings(), stdout=subprocess.PIPE, text=True, check=False)
    return [Line(**line) for line in json.loads(done.stdout)] if done.returncode == 0 else []


def table(found: dict[str, list[Line]]) -> str:
    """What was measured, against our goals."""
    busy = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    cells = [["part", "what", "figure", "unit", "goal", "", "beside it"]]
    for name, lines in found.items():
        cells += [[name, *row] for row in map(_row, lines)] or [[name, "failed", "", "", "", "", "see above"]]
    return "\n".join([f"Python {platform.python_version()}, {os.cpu_count()} cores{busy}; bytecode on disk", "", *aligned(cells)])


def _row(line: Line) -> list[str]:
    goal = "" if line.goal is None else f"{'≥' if line.least else '≤'} {_told(line.goal)}"
    return [line.what, "–" if line.figure is None else _told(line.figure), line.unit, goal, line.met, line.note]


def _told(figure: float) -> str:
    return f"{figure:,.0f}" if abs(figure) >= 100 else f"{figure:.3g}"


def aligned(cells: Sequence[Sequence[str]]) -> Iterable[str]:
    """Rows as columns of even width."""
    widths = [max(len(row[column]) for row in cells) for column in range(len(cells[0]))]
    return ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in cells)


if __name__ == "__main__":
    main()
