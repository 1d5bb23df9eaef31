"""The parts of `all.py`: each measures one thing in a short form and gives the lines of the table. Each runs in a process of its own."""

from __future__ import annotations

import gc
import json
import math
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import commands
import corpus
import gate as gates
import pairs
import quantities
from peers import PEERS, installed
from scoring import labelled_sets

import rules as rule_files
from factcheck import find_claims
from factcheck.comparing import candidates
from factcheck.records import Article

ONE_ARTICLE = commands.CHECKOUT / "seeds" / "ferry" / "harbour-wire-06-18.md"


@dataclass(frozen=True)
class Line:
    """A line of the table: what, the figure, and our goal (at most, or with `least` at least so much); `figure` None says `note` alone."""

    what: str
    figure: float | None
    unit: str
    goal: float | None = None
    least: bool = False
    note: str = ""

    @property
    def met(self) -> str:
        """Whether the goal is met, in words; "" where there is none."""
        if self.goal is None or self.figure is None:
            return ""
        return "met" if (self.figure >= self.goal if self.least else self.figure <= self.goal) else "not met"


@dataclass(frozen=True)
class Size:
    """How much is measured: seconds of CPU for a speed, runs of a command, articles, archived claims, claims for the look-up alone."""

    seconds: float
    runs: int
    articles: int
    archived: int
    looked_up: int


SHORT = Size(seconds=2, runs=5, articles=400, archived=1_000_000, looked_up=0)
FULL = Size(seconds=5, runs=9, articles=10_000, archived=1_000_000, looked_up=10_000_000)


def start_up(size: Size) -> list[Line]:
    """A whole process: the help, and a check of one article; the quickest of some runs, since others slow the rest."""
    lines = []
    for what, arguments, goal in (("factcheck --help", ["--help"], 0.15), ("check of one article", ["check", str(ONE_ARTICLE)], 0.5)):
        command = [*commands.FACTCHECK, *arguments]
        found = commands.costs_of(command, size.runs)
        lines.append(Line(what, min(one.cpu for one in found), "CPU s", goal, note=_beside(found)))
        counted = commands.instructions_of(command)
        note = f"counted by {commands.counter()}" if counted else "neither perf nor valgrind counts here"
        lines.append(Line("  instructions", counted / 1e6 if counted else None, "million", note=note))
    return lines


def _beside(found: list[commands.Cost]) -> str:
    cpu, clock, most = ([getattr(one, name) for one in found] for name in ("cpu", "clock", "megabytes"))
    return f"median {statistics.median(cpu):.2f}; by the clock {min(clock):.2f}; {max(most):.0f} MB"


def reading(size: Size) -> list[Line]:
    """Quantities alone, beside every peer whose environment is there (`quantities.py` makes them)."""
    sets = labelled_sets(Path("none"), commands.CHECKOUT / "tests" / "corpora" / "quantities.txt")
    texts = quantities.articles(commands.CHECKOUT / "seeds")
    lines = []
    for name, peer in (("factcheck", None), *((peer.name, peer) for peer in PEERS)):
        python = sys.executable if peer is None else installed(peer, quantities.CACHE)
        found = (
            quantities.measure(name, python, sets, texts, size.seconds, 120) if python else quantities.Result(name, trouble="not installed")
        )
        what, note = f"quantities: {name} {found.version}".strip(), f"first article {found.first:.2f} CPU s; {found.peak:.0f} MB"
        goal = 400 if peer is None else None
        lines.append(Line(what, None if found.trouble else found.articles, "KB/CPU s", goal, least=True, note=found.trouble or note))
    return lines


def claims(size: Size) -> list[Line]:
    """Whole claims of the sample articles, over and over, after a first round that reads vocabularies and compiles patterns.

    Under the collector's settings of the command.
    """
    gc.set_threshold(50_000, 20, 100)
    made = [Article(f"a{number}", text) for number, text in enumerate(quantities.articles(commands.CHECKOUT / "seeds"))]
    speeds = [_speed_of(made, 0), *(_speed_of(made, size.seconds / 2) for _ in range(3))][1:]
    return [Line("whole claims", max(speeds), "KB/CPU s", 150, least=True, note=f"median {statistics.median(speeds):,.0f}")]


def _speed_of(made: list[Article], seconds: float) -> float:
    begun, read = time.process_time(), 0
    while True:
        for article in made:
            find_claims(article)
        read += sum(len(article.text.encode()) for article in made)
        if (spent := time.process_time() - begun) >= seconds:
            return read / 1024 / max(spent, 1e-9)


def comparing(size: Size) -> list[Line]:
    """Comparison of a generated corpus: all rules of all kinds, stories and findings included; and how cost grows with the articles."""
    small, large = (_of_corpus(count) for count in (size.articles // 4, size.articles))
    times, after = large.articles / small.articles, large.cpu - large.reading
    growth = f"from {small.articles:,} to {large.articles:,} articles; pairs {math.log(large.pairs / small.pairs, times):.2f}"
    return [
        *_of_pairs(min(size.articles, SHORT.articles)),
        Line("all rules and findings", large.pairs / after, "pairs/CPU s", note=f"{large.pairs:,} judged in {after:.1f} s"),
        Line("whole run", large.kilobytes / large.cpu, "KB/CPU s", note=f"{large.articles:,} articles, {large.megabytes:.0f} MB"),
        Line("growth of cost", math.log(large.cpu / small.cpu, times), "exponent", 1.1, note=growth),
    ]


def _of_pairs(count: int) -> list[Line]:
    """Pairs of claims of one thing: those that blocking brings together and that are looked at one by one, and those of them judged."""
    figures, whole = pairs.generated(count)
    least, counted = min(pairs.seconds(figures, whole)), pairs.instructions(figures, whole)
    found = candidates(figures, whole)
    told = f"{found.looked_at:,} looked at, {len(found.pairs):,} judged in {least:.2f} s"
    note = f"{told}; besides {found.collapsed:,} equal claims, {found.left_out:,} left out"
    by = f"a pair looked at; counted by {commands.counter()}" if counted else "neither perf nor valgrind counts here"
    return [
        Line("pairs of one thing, looked at", found.looked_at / least, "pairs/CPU s", 50_000, least=True, note=note),
        Line("  instructions", counted / 1e3 / found.looked_at if counted else None, "thousand", note=by),
        Line("  of these judged", len(found.pairs) / least, "pairs/CPU s"),
    ]


def _of_corpus(count: int) -> corpus.Measured:
    command = [sys.executable, corpus.__file__, "--one", str(count), "named"]
    done = subprocess.run(command, env=commands.surroundings(), capture_output=True, text=True, check=True)
    return corpus.Measured(**json.loads(done.stdout))


def streams(size: Size) -> list[Line]:
    """`claims` and `archive add` on one file of articles: speed, and the memory of the process."""
    lines = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made = list(corpus.articles(size.articles))
        text = "".join(json.dumps(corpus.record(one)) + "\n" for one in made)
        (folder / "articles.jsonl").write_text(text, encoding="utf-8")
        for what, arguments in (
            ("claims", ["claims", "articles.jsonl", "--format", "jsonl"]),
            ("archive add", ["archive", "add", "articles.jsonl", "--archive", "a.db"]),
        ):
            found = commands.cost_of([*commands.FACTCHECK, *arguments], folder)
            lines.append(Line(f"{what}, a stream", found.megabytes, "MB", 150, note=f"{len(made):,} articles, {len(text) / 1024:,.0f} KB"))
            lines.append(Line("  speed", len(text) / 1024 / found.cpu, "KB/CPU s"))
    return lines


def gate(size: Size) -> list[Line]:
    """The gate with an archive behind it."""
    names = gates.owners()
    drafted = gates.draft(names)
    lines = []
    with tempfile.TemporaryDirectory() as name:
        folder, archive = Path(name), Path(name) / "archive.db"
        for claims_kept in filter(None, (size.archived, size.looked_up)):
            count = gates.build(archive, claims_kept, names)
            taken, spent, found = gates.look_up(archive, drafted, size.runs)
            note = f"median {1000 * statistics.median(taken):.0f}; CPU {1000 * min(spent):.0f}; {found:,} claims found"
            goal = 300 if count >= 10_000_000 else None
            lines.append(Line(f"look-up in {count:,} claims", 1000 * min(taken), "ms by the clock", goal, note=note))
            if claims_kept == size.archived:
                lines.append(_of_gate(folder, archive, drafted.text, size.runs, count))
            archive.unlink()
    return lines


def _of_gate(folder: Path, archive: Path, text: str, runs: int, count: int) -> Line:
    taken, spent = gates.gate(folder, archive, text, runs, told=False)
    note = f"median {statistics.median(taken):.2f}; CPU {min(spent):.2f}, median {statistics.median(spent):.2f}"
    return Line(f"check of a draft of {gates.WORDS} words, {count:,} claims archived", min(taken), "s by the clock", 1.0, note=note)


def rules(size: Size) -> list[Line]:
    """The packs, read in a fresh process."""
    return [Line("rule packs", 1000 * min(rule_files.first_load() for _ in range(size.runs)), "CPU ms to load")]


PARTS: dict[str, Callable[[Size], list[Line]]] = {
    "start-up": start_up,
    "reading": reading,
    "claims": claims,
    "comparing": comparing,
    "streams": streams,
    "gate": gate,
    "rules": rules,
}
