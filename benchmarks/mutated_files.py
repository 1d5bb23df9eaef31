"""Mutated files through every reader: no exception, no hang over the limit, no memory over the limit.

    python benchmarks/mutated_files.py [COUNT] [SEED]

Files are made by the libraries that write them, then bytes are flipped, cut, doubled and swapped, in documents inside their parts. Prints
what became of them, the slowest, and the peak memory of the reading process. Exit 1 where one went over a limit or raised.
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


def main(count: int, seed: int) -> int:
    """Read `count` mutated files, fifty a run, and tell what became of them."""
    dice, made = random.Random(seed), samples()
    became: Counter[str] = Counter()
    slowest, raised, begin = 0.0, 0, time.monotonic()
    for start in range(0, count, 50):
        with tempfile.TemporaryDirectory() as folder:
            paths = []
            for number in range(start, min(start + 50, count)):
                ending = dice.choice(sorted(made))
                path = Path(folder) / f"{number}{ending.rstrip('0123456789')}"
                path.write_bytes(slipped(ending, made[ending], dice))
                paths.append(path)
            at = time.monotonic()
            try:
                articles, problems = read_articles(paths, columns=COLUMNS if start % 100 else None, limits=LIMITS)
            except Exception:
                raised += 1
                traceback.print_exc()
                continue
            slowest = max(slowest, time.monotonic() - at)
            became.update(["article"] * len(articles) + [problem.code for problem in problems])
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{count:,} files in {time.monotonic() - begin:.0f} s; {raised} runs raised; slowest fifty {slowest:.1f} s; peak {peak:.0f} MB")
    print(", ".join(f"{number:,} {what}" for what, number in became.most_common()))
    return int(raised > 0 or became["input.too_slow"] > 0 or peak > 1_000)


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("count", nargs="?", type=int, default=2000)
    options.add_argument("seed", nargs="?", type=int, default=1)
    chosen = options.parse_args()
    sys.exit(main(chosen.count, chosen.seed))
