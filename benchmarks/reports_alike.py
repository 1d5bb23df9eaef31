"""The report of one set of articles made three ways, and whether they say the same: by `scale.py report`."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

from measured import run

HELD = Path(__file__).with_name("held.py")
FILES = ("report.html", "flagged_claims.csv", "findings.json", "claims.csv")


def compared(source: Path, folder: Path, jobs: Sequence[int], *, check: bool) -> None:
    """Print what each way takes, and what differs: files byte by byte, and findings line by line (ids, order, every character).

    Ways: check() in one process (`held.py`) where asked for, `report` by parts on so many processes each, and `scale findings`. The folder
    gets the articles in files that one process can hold, and what each way writes beside it.
    """
    _cut_up(source, folder)
    print("made by | wall s | CPU s | largest process MB, by quarters of the run | findings | files that differ")
    first: Path | None = None
    ways = [*(["check()"] if check else []), *(f"report --jobs {jobs}" for jobs in jobs), "scale findings"]
    for number, way in enumerate(ways):
        out = folder.with_name(f"report-out-{number}")
        shutil.rmtree(out, ignore_errors=True)
        if way == "check()":
            done = run(str(folder), str(out), code=HELD.read_text(encoding="utf-8"))
        elif way == "scale findings":
            done = run("scale", "findings", "--input", str(folder), "--output", str(out), "--jobs", str(max(jobs)))
        else:
            parts = folder.with_name(f"report-parts-{number}")  # named, small input goes by parts too
            shutil.rmtree(parts, ignore_errors=True)
            done = run("report", str(folder), "-o", str(out), "--jobs", way.split()[-1], "--parts", str(parts))
        memory = ", ".join(f"{one:.0f}" for one in done.over_time)
        told = f"{way} | {done.wall:.0f} | {done.cpu:.0f} | {memory} | {len(_findings_of(out)):,}"
        print(f"{told} | {_apart(first, out) if first else 'all are held against these'}", flush=True)
        first = first or out


def _findings_of(out: Path) -> list[str]:
    """The findings that a run has written, each as its line of JSON, in their order: lines as they stand, else those of findings.json."""
    for lines in (out / "findings.jsonl", out / "findings" / "findings.jsonl"):
        if lines.is_file():
            return lines.read_text(encoding="utf-8").splitlines()
    return [json.dumps(one) for one in json.loads((out / "findings.json").read_bytes())["findings"]]


def _apart(first: Path, other: Path) -> str:
    """What differs between two runs: files, each with the first byte that does, and findings; "none" where nothing does."""
    found = []
    for name in FILES:
        if (first / name).is_file() and (other / name).is_file():
            one, two = (first / name).read_bytes(), (other / name).read_bytes()
            if one != two:
                at = next((place for place, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
                found.append(f"{name} from byte {at:,} of {len(one):,}")
    if list(map(json.loads, _findings_of(first))) != list(map(json.loads, _findings_of(other))):
        found.append("findings")
    both = [path for out in (first, other) for path in (out / "findings.jsonl", out / "findings" / "findings.jsonl") if path.is_file()]
    if len(both) == 2 and both[0].read_bytes() != both[1].read_bytes():
        found.append("findings.jsonl")
    return ", ".join(found) or "none"


def _cut_up(source: Path, folder: Path) -> None:
    """Files of 4,000 articles: one that is held has a limit of 5 MB each."""
    lines = source.read_text(encoding="utf-8").splitlines(keepends=True)
    for start in range(0, len(lines), 4_000):
        (folder / f"{start:07}.jsonl").write_text("".join(lines[start : start + 4_000]), encoding="utf-8")
