"""Mutated files through every reader: no exception, no hang over the limit, no memory over the limit.

    python benchmarks/mutated_files.py [COUNT] [SEED] [--start N]

Files are made by the libraries that write them, then bytes are flipped, cut, doubled and swapped, in documents inside their parts. Prints
what became of them, the slowest, and the peak memory of the reading process, and on the way how far it is. Fifty files a run, and each
fifty depends on SEED and its number alone: a run that was stopped goes on with --start. Exit 1 where one went over a limit or raised.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from sample_files import samples, slipped
from test_reading_collections import COLUMNS

from factcheck.reading import Limits, read_articles

LIMITS = Limits(seconds=60)
A_RUN = 50
TOLD = 1_000
"""Files between two lines that say how far it is."""


def main(count: int, seed: int, begin: int) -> int:
    """Read mutated files up to `count`, fifty a run, and tell what became of them."""
    made = samples()
    became: Counter[str] = Counter()
    slowest, raised, clock = 0.0, 0, time.monotonic()
    for start in range(begin, count, A_RUN):
        with tempfile.TemporaryDirectory() as folder:
            paths = _fifty(Path(folder), made, seed, start, min(start + A_RUN, count))
            at = time.monotonic()
            try:
                articles, problems = read_articles(paths, columns=COLUMNS if start % 100 else None, limits=LIMITS)
            except Exception:
                raised += 1
                traceback.print_exc()
                continue
            slowest = max(slowest, time.monotonic() - at)
            became.update(["article"] * len(articles) + [problem.code for problem in problems])
        done = min(start + A_RUN, count)
        if done % TOLD == 0 or done == count:
            peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
            gone = f"{done - begin:,} files from {begin:,} in {time.monotonic() - clock:.0f} s"
            print(f"{gone}; {raised} runs raised; slowest fifty {slowest:.1f} s; peak {peak:.0f} MB", flush=True)
    print(", ".join(f"{number:,} {what}" for what, number in became.most_common()))
    return int(raised > 0 or became["input.too_slow"] > 0 or peak > 1_000)


def _fifty(folder: Path, made: dict[str, bytes], seed: int, start: int, end: int) -> list[Path]:
    """The mutated files of one run."""
    dice, paths = random.Random(f"{seed}:{start}"), []
    for number in range(start, end):
        ending = dice.choice(sorted(made))
        path = folder / f"{number}{ending.rstrip('0123456789')}"
        path.write_bytes(slipped(ending, made[ending], dice))
        paths.append(path)
    return paths


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("count", nargs="?", type=int, default=2000)
    options.add_argument("seed", nargs="?", type=int, default=1)
    options.add_argument("--start", type=int, default=0, help="go on from here, a multiple of fifty")
    chosen = options.parse_args()
    sys.exit(main(chosen.count, chosen.seed, chosen.start))
