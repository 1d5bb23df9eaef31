"""A large crawl made by this script, read piece by piece: megabytes a second, and the peak memory of both processes.

    python benchmarks/crawl.py [MEGABYTES] [--packed]

One record in four is a page with an article, the others are pictures. Exit 1 where the reading process needs more memory for the whole
crawl than for a tenth of it, give or take 50 MB.
"""

from __future__ import annotations

import argparse
import gzip
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from page_templates import page

RECORD = (
    b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://news.example.org/%d\r\n"
    b"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%b\r\n\r\n"
)
_PADDING = b"<script>" + b"var offers = [1,001, 1,002, 1,003];" * 2_000 + b"</script></body>"


def make(path: Path, megabytes: int, packed: bool) -> int:
    """Write a crawl of so many megabytes, unpacked; how many records it has."""
    pages = [page(seed).html.encode().replace(b"</body>", _PADDING) for seed in range(64)]
    size = count = 0
    with gzip.open(path, "wb", 1) if packed else path.open("wb") as file:
        while size < megabytes * 1_000_000:
            kind = b"image/png" if count % 4 else b"text/html"
            answer = b"HTTP/1.1 200 OK\r\nContent-Type: " + kind + b"\r\n\r\n" + pages[count % len(pages)]
            size += file.write(RECORD % (count, len(answer), answer))
            count += 1
    return count


def read(path: Path) -> tuple[int, int, float, float, float]:
    """In a process of its own: articles, problems, seconds, and the peak megabytes of the run and of the process that reads."""
    code = (
        "import resource, sys, time\n"
        "from factcheck.reading import Limits, read_articles\n"
        "begin = time.monotonic()\n"
        "articles, problems = read_articles([sys.argv[1]], limits=Limits(seconds=600))\n"
        "used = [resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]\n"
        "print(len(articles), len(problems), time.monotonic() - begin, *used)\n"
    )
    told = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True).stdout.split()
    return int(told[0]), int(told[1]), float(told[2]), float(told[3]), float(told[4])


def main(megabytes: int, packed: bool) -> int:
    """Make and read a crawl, and one of a tenth of its size."""
    peaks = []
    for size in (megabytes // 10, megabytes):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / ("a.warc.gz" if packed else "a.warc")
            records = make(path, size, packed)
            articles, problems, seconds, own, child = read(path)
        peaks.append(child)
        print(
            f"{size:,} MB, {records:,} records: {articles:,} articles, {problems} problems, {seconds:.0f} s, {size / seconds:.1f} MB/s; "
            f"peak {own:.0f} MB in the run, {child:.0f} MB in the process that reads"
        )
    print(f"this script itself: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    return int(peaks[1] > peaks[0] + 50)


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("megabytes", nargs="?", type=int, default=500)
    options.add_argument("--packed", action="store_true")
    chosen = options.parse_args()
    sys.exit(main(chosen.megabytes, chosen.packed))
