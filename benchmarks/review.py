"""How long a ledger of 50,000 rows takes: to merge a sheet of 50,000 into it, to merge it again, and to record one verdict.

python benchmarks/review.py [ROWS]
"""

from __future__ import annotations

import gc
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from factcheck.comparing.telling.identity import ALPHABET
from factcheck.records import Review
from factcheck.review import LEDGER_COLUMNS, REASONS, VERDICTS, record, sheet_csv
from factcheck.review.ledger import read_ledger
from factcheck.review.merging import merge

DAY = date(2026, 3, 7)
WORDS = tuple(VERDICTS)
QUOTE = "The country pumped 755,000 barrels per day in January, it claimed on Friday, up from about 600,000 a year earlier. "


def name(number: int) -> str:
    return "F-" + "".join(ALPHABET[number * 104_729 >> shift & 31] for shift in range(35, -1, -5))


def row(number: int, reviewer: str) -> dict[str, str]:
    word = WORDS[number % len(WORDS)]
    facts = {
        "severity": "error",
        "message": QUOTE,
        "rule": f"energy.rule-{number % 40}",
        "entity": "Norlandia",
        "measure": "crude production",
    }
    sides = {f"{name}_{side}": text for side in "ab" for name, text in (("figure", "755,000"), ("where", "a.txt:3:9"), ("quote", QUOTE))}
    said = {"verdict": word, "reason": REASONS[number % len(REASONS)] if word == "false_alarm" else "", "note": "two bodies, one month"}
    return {
        "id": name(number),
        **facts,
        **sides,
        **(said if reviewer else {}),
        "reviewer": reviewer,
        "reviewed_on": reviewer and "2026-03-05",
    }


def timed(what: str, work: Callable[[], object]) -> None:
    begun, worked = time.perf_counter(), time.process_time()
    work()
    print(f"{what}\t{time.perf_counter() - begun:.2f} s ({time.process_time() - worked:.2f} s of the processor)")


def main(count: int) -> None:
    # As the command line does.
    gc.set_threshold(50_000, 20, 100)
    with tempfile.TemporaryDirectory() as folder:
        ledger, sheet = Path(folder) / "ledger.csv", Path(folder) / "filled.csv"
        ledger.write_text(sheet_csv(LEDGER_COLUMNS, (row(number, "") for number in range(count))), encoding="utf-8", newline="")
        sheet.write_text(sheet_csv(LEDGER_COLUMNS, (row(number, "Mira") for number in range(count))), encoding="utf-8", newline="")
        print(f"{count:,} rows, {sheet.stat().st_size / 1e6:.0f} MB")
        timed("read the ledger", lambda: read_ledger(ledger))
        timed("merge the sheet into it", lambda: merge(ledger, [sheet], day=DAY))
        timed("merge the sheet again", lambda: merge(ledger, [sheet], day=DAY))
        timed("record one verdict", lambda: record(ledger, [Review(name(7), "unsure", reviewer="Jon")], day=DAY, origin="desk"))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50_000)
