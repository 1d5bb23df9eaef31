"""Web pages of varied layout, made from several templates: which part of the article's figures is read, and which from beside it.

    python benchmarks/pages.py [COUNT]

Exit 1 where less than 98% of the body's figures are read, or one from navigation and the like.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from page_templates import LAYOUTS, page

from factcheck.reading.entries import ANYTHING, Entry
from factcheck.reading.html import read_html

FIGURE = re.compile(r"\d[\d,]*\d")


def main(count: int) -> int:
    """Read so many pages, the layouts in turn, and count their figures."""
    seen: Counter[str] = Counter()
    begin = time.process_time()
    for seed in range(count):
        made = page(seed)
        entry = next(iter(read_html(made.html.encode(), ANYTHING)))
        found = set(FIGURE.findall(entry.text)) if isinstance(entry, Entry) else set()
        seen.update(body=len(made.body), read=len(made.body & found), beside=len(made.beside), wrong=len(made.beside & found))
        seen.update(cells=len(made.cells), cells_read=len(made.cells & found), titles=entry.fields.get("title") == made.title)
    share = seen["read"] / seen["body"]
    print(f"{count:,} pages of {len(LAYOUTS)} layouts in {time.process_time() - begin:.0f} CPU seconds")
    print(f"of the body: {seen['read']:,} of {seen['body']:,} figures ({share:.2%}); from beside it: {seen['wrong']} of {seen['beside']:,}")
    print(f"in cells: {seen['cells_read']:,} of {seen['cells']:,}; titles: {seen['titles']:,}")
    return int(share < 0.98 or seen["wrong"] > 0)


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("count", nargs="?", type=int, default=2000)
    sys.exit(main(options.parse_args().count))
