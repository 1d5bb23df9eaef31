"""Hostile input at length: every fuzz target in turn, for a given time.

    FUZZ_SECONDS=600 FUZZ_SEED=7 python benchmarks/fuzz.py [TARGET…]
    python benchmarks/fuzz.py --again build/fuzz/claims-1a2b3c4d.bin

Round after round each target gets a few seconds, in a process of its own with a bound on memory and on the time for one input. An input
depends on FUZZ_SEED (default 0), its target and its number alone; how many there are depends on FUZZ_SECONDS (default 1800). What raises,
hangs or kills its process is kept in build/fuzz, and --again reads it once more. Prints a line for each target; exit 1 where one failed.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
import traceback
import warnings
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from fuzz_targets import Target, targets  # noqa: E402

KEPT = ROOT / "build" / "fuzz"
SLICE = 12.0
"""Seconds of a target in a row; starting its process is a second of them."""
AN_INPUT = 20.0
"""Seconds that one input may take."""
MEMORY = 1_000_000_000
"""Bytes of memory beside what the process has when it begins, of which libraries set aside much and never touch it."""
THREADS = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "ARROW_DEFAULT_MEMORY_POOL": "system"}
STATM = Path("/proc/self/statm")
FEW = 5
"""Crashes after which a target gets no more time."""


@dataclass
class Tally:
    """What became of a target."""

    inputs: int = 0
    seconds: float = 0.0
    slowest: float = 0.0
    peak: float = 0.0
    crashes: list[Path] = field(default_factory=list)


def main(names: list[str], seconds: float, seed: int) -> int:
    """Run the targets for so many seconds in all; 1 where one of them failed."""
    tallies = {name: Tally() for name in names}
    begin, round_ = time.monotonic(), 0
    while time.monotonic() - begin < seconds:
        round_ += 1
        for name, tally in tallies.items():
            left = seconds - (time.monotonic() - begin)
            if left > 0 and len(tally.crashes) < FEW:
                run_slice(name, seed, min(SLICE, seconds / len(names), left), tally)
    for name, tally in tallies.items():
        told = f"{tally.inputs:,} inputs in {tally.seconds:.0f} s, slowest {tally.slowest:.1f} s, peak {tally.peak:.0f} MB"
        print(f"{name:12} {told}, {len(tally.crashes)} crashes")
    crashes = [path for tally in tallies.values() for path in tally.crashes]
    inputs = sum(tally.inputs for tally in tallies.values())
    print(f"{inputs:,} inputs in {time.monotonic() - begin:.0f} s (seed {seed}, {round_} rounds), {len(crashes)} crashes")
    return int(bool(crashes))


def run_slice(name: str, seed: int, seconds: float, tally: Tally) -> None:
    """One target for a few seconds, from the number that it had come to."""
    begin = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, __file__, "--slice", name, folder, str(seed), str(tally.inputs), str(seconds)]
        died = ""
        try:
            most = seconds + 2 * AN_INPUT + 30
            done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, **THREADS}, timeout=most, check=False)
            died = "" if done.returncode == 0 else f"ended with {done.returncode}\n{done.stderr[-3000:]}"
        except subprocess.TimeoutExpired:
            died = "hung, and could not be interrupted"
        told_at = Path(folder) / "told"
        for line in told_at.read_text(encoding="utf-8").splitlines() if told_at.exists() else ():
            told = json.loads(line)
            tally.inputs, tally.slowest, tally.peak = told["next"], max(tally.slowest, told["slowest"]), max(tally.peak, told["peak"])
            if told["fault"]:
                tally.crashes.append(keep(name, targets()[name].input(seed, told["next"] - 1), told["fault"]))
        if died:
            tally.inputs += 1
            tally.crashes.append(keep(name, targets()[name].input(seed, tally.inputs - 1), died))
    tally.seconds += time.monotonic() - begin


def keep(name: str, data: bytes, why: str) -> Path:
    """Save an input that failed, and say so."""
    KEPT.mkdir(parents=True, exist_ok=True)
    path = KEPT / f"{name.replace(' ', '_')}-{hashlib.sha256(data).hexdigest()[:8]}.bin"
    path.write_bytes(data)
    print(f"{name} failed, input kept in {path.relative_to(ROOT)}:\n{why}", flush=True)
    return path


def one_slice(target: Target, folder: Path, seed: int, number: int, seconds: float) -> None:
    """Inputs from a number on until the time is over; after each, tell in a file how far this is and what failed."""
    end, slowest, failed = time.monotonic() + seconds, 0.0, 0
    if STATM.exists():
        begun = int(STATM.read_text(encoding="ascii").split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (begun + MEMORY, begun + MEMORY))
    signal.signal(signal.SIGALRM, interrupt)
    with (folder / "told").open("w", encoding="utf-8") as told:
        while time.monotonic() < end and failed < FEW:
            begin, fault = time.monotonic(), ""
            signal.setitimer(signal.ITIMER_REAL, AN_INPUT)
            try:
                target.hold(target.input(seed, number), folder)
            except BaseException:
                fault = traceback.format_exc()[-3000:]
                failed += 1
            signal.setitimer(signal.ITIMER_REAL, 0)
            number += 1
            slowest = max(slowest, time.monotonic() - begin)
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            told.write(json.dumps({"next": number, "slowest": slowest, "peak": peak, "fault": fault}) + "\n")
            told.flush()


def interrupt(*_: object) -> None:
    """What happens to an input that takes too long."""
    raise TooSlow(f"took longer than {AN_INPUT:.0f} seconds")


class TooSlow(BaseException):
    """An input took too long; no Exception, since readers make a fault of each of those."""


def again(path: Path) -> None:
    """Read one kept input once more, in this process."""
    name = path.stem.rpartition("-")[0].replace("_", " ")
    with tempfile.TemporaryDirectory() as folder:
        targets()[name].hold(path.read_bytes(), Path(folder))
    print(f"{name}: read without a fault")


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    if sys.argv[1:2] == ["--slice"]:
        name, folder, seed, number, seconds = sys.argv[2:]
        one_slice(targets()[name], Path(folder), int(seed), int(number), float(seconds))
        sys.exit(0)
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("target", nargs="*", help="the targets to run; all where none is named")
    options.add_argument("--again", type=Path, metavar="FILE", help="read a kept input once more")
    chosen = options.parse_args()
    known = targets()
    if unknown := [name for name in chosen.target if name not in known]:
        options.error(f"no target {unknown[0]!r}; there are: {', '.join(known)}")
    if chosen.again:
        again(chosen.again)
    else:
        asked = float(os.environ.get("FUZZ_SECONDS", "1800")), int(os.environ.get("FUZZ_SEED", "0"))
        sys.exit(main(chosen.target or list(known), *asked))
