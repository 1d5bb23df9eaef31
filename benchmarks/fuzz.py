"""Hostile input at length: every fuzz target in turn, for a given time. For Linux.

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
import multiprocessing
import os
import resource
import signal
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
SLICE = 10.0
"""Seconds of a target in a row."""
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


def main(chosen: list[Target], seconds: float, seed: int) -> int:
    """Run the targets for so many seconds in all; 1 where one of them failed."""
    tallies = {target.name: Tally() for target in chosen}
    load(chosen)
    begin, rounds = time.monotonic(), 0
    while (left := seconds - (time.monotonic() - begin)) > 0:
        rounds += 1
        share = min(SLICE, left / len(chosen))
        for target in chosen:
            if len(tallies[target.name].crashes) < FEW:
                run_slice(target, seed, share, tallies[target.name])
        if all(len(tally.crashes) >= FEW for tally in tallies.values()):
            break
    for name, tally in tallies.items():
        told = f"{tally.inputs:,} inputs in {tally.seconds:.0f} s, slowest {tally.slowest:.1f} s, peak {tally.peak:.0f} MB"
        print(f"{name:12} {told}, {len(tally.crashes)} crashes")
    crashes = [path for tally in tallies.values() for path in tally.crashes]
    inputs = sum(tally.inputs for tally in tallies.values())
    print(f"{inputs:,} inputs in {time.monotonic() - begin:.0f} s (seed {seed}, {rounds} rounds), {len(crashes)} crashes")
    return int(bool(crashes))


def load(chosen: list[Target]) -> None:
    """Read what each target begins with once, so that the processes begin with all libraries loaded."""
    with tempfile.TemporaryDirectory() as folder:
        for target in chosen:
            target.hold(target.seeds()[0], Path(folder))


def run_slice(target: Target, seed: int, seconds: float, tally: Tally) -> None:
    """One target for a few seconds, from the number that it had come to."""
    begin = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        work = (target, Path(folder), seed, tally.inputs, seconds)
        child = multiprocessing.get_context("fork").Process(target=one_slice, args=work)
        child.start()
        child.join(seconds + 2 * AN_INPUT)
        died = "hung, and could not be interrupted" if child.is_alive() else ""
        child.kill()
        child.join()
        died = died or (f"ended with {child.exitcode}" if child.exitcode else "")
        told_at = Path(folder) / "told"
        for line in told_at.read_text(encoding="utf-8").splitlines() if told_at.exists() else ():
            told = json.loads(line)
            tally.inputs, tally.slowest, tally.peak = told["next"], max(tally.slowest, told["slowest"]), max(tally.peak, told["peak"])
            if told["fault"]:
                tally.crashes.append(keep(target, target.input(seed, told["next"] - 1), told["fault"]))
        if died:
            tally.inputs += 1
            tally.crashes.append(keep(target, target.input(seed, tally.inputs - 1), died))
    tally.seconds += time.monotonic() - begin


def keep(target: Target, data: bytes, why: str) -> Path:
    """Save an input that failed, and say so."""
    KEPT.mkdir(parents=True, exist_ok=True)
    path = KEPT / f"{target.name.replace(' ', '_')}-{hashlib.sha256(data).hexdigest()[:8]}.bin"
    path.write_bytes(data)
    print(f"{target.name} failed, input kept in {path.relative_to(ROOT)}:\n{why}", flush=True)
    return path


def one_slice(target: Target, folder: Path, seed: int, number: int, seconds: float) -> None:
    """Inputs from a number on until the time is over; after each, tell in a file how far this is and what failed."""
    end, slowest, failed = time.monotonic() + seconds, 0.0, 0
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
    os.environ.update(THREADS)
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
        sys.exit(main([known[name] for name in chosen.target or known], *asked))
