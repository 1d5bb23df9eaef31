"""Reading quantities: factcheck beside every library that a user could pick today, in one go.

    python benchmarks/quantities.py [--data ../shared/data] [--peers quantulum3,CQE] [--json]

Each library runs in a virtual environment of its own, made on demand under --cache; one that can't be had is listed with the reason.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from peers import PEERS, NotInstalledError, python_for
from scoring import LabelledSet, labelled_sets, score

HERE = Path(__file__).resolve().parent
CHECKOUT = HERE.parent
CACHE = Path.home() / ".cache" / "factcheck-bench"
FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
SENTENCE_END = re.compile(r"(?<=[.!?”])\s+(?=[A-Z“])|\n+")


@dataclass
class Result:
    """What was measured of one library; `trouble` says why there is nothing."""

    name: str
    version: str = ""
    trouble: str = ""
    f1: dict[str, float] = field(default_factory=dict)
    """By set and level; recall alone for a set whose first quantities are labelled."""
    articles: float = 0.0
    """KB of whole articles per CPU second."""
    sentences: float = 0.0
    """KB of single sentences per CPU second."""
    first: float = 0.0
    """CPU seconds from the start of the process to the end of the first article."""
    peak: float = 0.0
    """MB held at most, after all."""
    failed: int = 0
    """Labelled texts on which it raised an error."""


def articles(folder: Path) -> list[str]:
    """The texts of the sample articles, without their front matter."""
    texts = [FRONT_MATTER.sub("", path.read_text(encoding="utf-8")) for path in sorted(folder.rglob("*.md")) if path.name != "README.md"]
    return [text for text in texts if text.strip()]


def split(texts: Sequence[str]) -> list[str]:
    return [sentence for text in texts for sentence in SENTENCE_END.split(text) if sentence.strip()]


def measure(name: str, python: Path | str, sets: Sequence[LabelledSet], texts: list[str], seconds: float, limit: float) -> Result:
    """Run one library through all jobs in one process of its own, ended after `limit` seconds."""
    result = Result(name)
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT) if name == "factcheck" else "", "PYTHONWARNINGS": "ignore"}
    command = [str(python), "-P", str(HERE / "worker.py"), name]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, encoding="utf-8", env=environment
    ) as worker:
        clock = threading.Timer(limit, worker.kill)
        clock.start()
        try:
            _measure(worker, result, sets, texts, seconds)
        except (BrokenPipeError, json.JSONDecodeError):
            result.trouble = "did not finish in time" if clock.finished.is_set() else "failed to start or died"
        finally:
            clock.cancel()
            worker.kill()
    return result


def _measure(worker: subprocess.Popen[str], result: Result, sets: Sequence[LabelledSet], texts: list[str], seconds: float) -> None:
    first = _ask(worker, texts[:1], 0)
    result.first, result.version = first["total"], first["version"]
    for labelled in sets:
        found = _ask(worker, labelled.texts, 0)
        result.failed += found["failed"]
        for level, tally in score(labelled, found["readings"]).items():
            result.f1[f"{labelled.name} {level}"] = tally.recall if labelled.first_only else tally.f1
    result.articles = _speed(_ask(worker, texts, seconds))
    last = _ask(worker, split(texts) if sets[0].first_only else sets[0].texts, seconds)
    result.sentences, result.peak = _speed(last), last["peak"]


def _ask(worker: subprocess.Popen[str], texts: list[str], seconds: float) -> dict[str, Any]:
    assert worker.stdin is not None
    assert worker.stdout is not None
    worker.stdin.write(json.dumps({"texts": texts, "seconds": seconds}) + "\n")
    worker.stdin.flush()
    return dict(json.loads(worker.stdout.readline()))


def _speed(found: dict[str, Any]) -> float:
    return float(found["bytes"]) / 1024 / max(float(found["cpu"]), 1e-9)


def table(results: Sequence[Result], sets: Sequence[LabelledSet]) -> str:
    """One plain table, a library a line."""
    heads = [f"{labelled.name} {'recall' if labelled.first_only else 'F1'}" for labelled in sets]
    head = ["", *heads, "KB/s articles", "KB/s sentences", "first article s", "peak MB", "raised on"]
    under = ["", *(" / ".join(labelled.levels) for labelled in sets), "", "", "", "", "texts"]
    lines = [head, under]
    for one in results:
        if one.trouble:
            lines.append([one.name, one.trouble])
            continue
        scores = [" / ".join(f"{100 * one.f1[f'{labelled.name} {level}']:.1f}" for level in labelled.levels) for labelled in sets]
        speeds = [f"{one.articles:,.1f}", f"{one.sentences:,.1f}", f"{one.first:.2f}", f"{one.peak:.0f}", str(one.failed)]
        lines.append([f"{one.name} {one.version}", *scores, *speeds])
    widths = [max(len(line[column]) for line in lines if len(line) == len(head)) for column in range(len(head))]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=False)).rstrip() for line in lines)


def run(options: argparse.Namespace) -> tuple[list[Result], list[LabelledSet]]:
    sets = labelled_sets(options.data, CHECKOUT / "tests" / "corpora" / "quantities.txt")
    texts = articles(CHECKOUT / "seeds")
    chosen = [peer for peer in PEERS if not options.peers or peer.name in options.peers.split(",")]
    results = []
    for name, peer in [("factcheck", None), *((peer.name, peer) for peer in chosen)]:
        print(f"{name} …", file=sys.stderr, flush=True)
        try:
            python = sys.executable if peer is None else python_for(peer, options.cache, options.install_limit)
            results.append(measure(name, python, sets, texts, options.seconds, options.limit))
        except NotInstalledError as error:
            results.append(Result(name, trouble=str(error)))
    return results, sets


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, default=CHECKOUT.parent / "shared" / "data", help="folder that holds the labelled sets")
    options.add_argument("--cache", type=Path, default=CACHE, help=f"where the peers are installed (default {CACHE})")
    options.add_argument("--peers", default="", help=f"only these, with commas between: {', '.join(peer.name for peer in PEERS)}")
    options.add_argument("--seconds", type=float, default=5, help="CPU seconds for each measurement of speed (default 5)")
    options.add_argument("--limit", type=float, default=600, help="seconds after which a library is given up (default 600)")
    options.add_argument("--install-limit", type=int, default=240, help="seconds that an installation may take (default 240)")
    options.add_argument("--json", action="store_true", help="print JSON instead of a table")
    results, sets = run(chosen := options.parse_args())
    print(json.dumps([vars(one) for one in results], indent=1) if chosen.json else table(results, sets))


if __name__ == "__main__":
    main()
