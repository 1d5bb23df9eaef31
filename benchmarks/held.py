"""The report of a folder by check() in one process that holds all, and the findings as lines: `held.py FOLDER OUTPUT`."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

from factcheck.pipeline import check
from factcheck.reading import read_articles
from factcheck.report.as_json import findings_jsonl
from factcheck.report.write import write_report

if __name__ == "__main__":
    gc.set_threshold(50_000, 20, 100)  # as the command has it
    folder, output = sys.argv[1:]
    read, problems = read_articles([folder])
    if problems:
        raise SystemExit("; ".join(map(str, problems)))
    found = check(read)
    write_report(found, Path(output))
    (Path(output) / "findings.jsonl").write_text(findings_jsonl(found), encoding="utf-8")
