"""Input of any size: speed on all cores, memory, what a kill costs, engines against one process, and how cost grows with the articles.

    python benchmarks/scale.py speed --articles 100000
    python benchmarks/scale.py same --articles 20000 [--spark]
    python benchmarks/scale.py report --articles 20000
    python benchmarks/scale.py growth --sizes 10000,100000,1000000 [--facts 2]
    python benchmarks/scale.py kill --articles 5000 --kills 5

The articles are those of corpus.py, each filled up with sentences of background.txt to about five kilobytes (`--short` leaves that out);
`--facts 2` makes briefs of two facts each, some 200 characters. The same arguments
give the same articles. Each prints a table; `make nightly` runs the growth up to a million.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import corpus
import reports_alike
from measured import RUN, command_of, family, run

from factcheck import Article

BACKGROUND = Path(__file__).with_name("background.txt")
FULL = 5_000
"""Characters of an article that is filled up."""


def articles(count: int, *, short: bool = False, facts: int = 0) -> Iterator[Article]:
    """Generated articles, of five kilobytes unless they are to be short, or briefs of so many facts."""
    if facts:
        yield from corpus.articles(count, facts=facts)
        return
    lines = [line for line in BACKGROUND.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    for article in corpus.articles(count):
        yield article if short else _filled(article, lines)


def _filled(article: Article, lines: list[str]) -> Article:
    draw = random.Random(f"background {article.story}")
    names = {name: _name(name, draw) for name in ("country", "town", "person", "firm")}
    draw = random.Random(f"background {article.id}")
    told = article.text.split("\n\n")
    parts: list[str] = []
    missing = FULL - len(article.text)
    some: list[str] = []
    while missing > 0:
        some = some or draw.sample(lines, len(lines))
        line = some.pop().format(**names)
        parts.append(line)
        missing -= len(line) + 2
    every = [*told[:2], *_mixed(told[2:], parts, draw)]
    return replace(article, text="\n\n".join(every))


def _name(kind: str, draw: random.Random) -> str:
    made = "".join(draw.choice(corpus.words(part)) for part in ("begin", "middle", "end"))
    if kind == "country":
        return draw.choice(corpus.words("countries"))
    return {"town": made, "person": f"{draw.choice(corpus.words('given'))} {made}", "firm": f"{made} {draw.choice(corpus.words('firms'))}"}[
        kind
    ]


def _mixed(told: list[str], parts: list[str], draw: random.Random) -> list[str]:
    """Both lists in their own order, mixed."""
    places = sorted(draw.sample(range(len(told) + len(parts)), len(told)))
    one, other = iter(told), iter(parts)
    return [next(one) if place in places else next(other) for place in range(len(told) + len(parts))]


def write(count: int, path: Path, *, short: bool, facts: int = 0) -> int:
    """Write so many articles as JSON lines; the bytes of the file."""
    if not path.exists():
        beside = path.with_suffix(".tmp")
        with beside.open("w", encoding="utf-8") as file:
            for article in articles(count, short=short, facts=facts):
                file.write(json.dumps(corpus.record(article), ensure_ascii=False) + "\n")
        beside.replace(path)
    return path.stat().st_size


def speed(options: argparse.Namespace) -> None:
    """Claims of so many articles into parts of Parquet, on one process and on all cores."""
    source = options.folder / f"{options.articles}{'-short' if options.short else ''}.jsonl"
    size = write(options.articles, source, short=options.short)
    print(f"{options.articles:,} articles, {size / 1e6:,.0f} MB")
    print("jobs | wall s | CPU s | KB a CPU second | articles a second | largest process MB, by quarters of the run")
    walls = {}
    for jobs in options.jobs:
        out = options.folder / f"claims-{jobs}"
        shutil.rmtree(out, ignore_errors=True)
        done = run("claims", str(source), "--format", "parquet", "-o", str(out), "--jobs", str(jobs))
        walls[jobs] = done.wall
        memory = ", ".join(f"{one:.0f}" for one in done.over_time)
        print(
            f"{jobs} | {done.wall:.0f} | {done.cpu:.0f} | {size / 1e3 / done.cpu:.0f} | {options.articles / done.wall:.0f} | {memory}",
            flush=True,
        )
    first, *others = options.jobs
    for jobs in others:
        print(f"{jobs} processes: {walls[first] / walls[jobs]:.2f} times the speed of {first}")
    names = [sorted(path.name for path in (options.folder / f"claims-{jobs}").glob("part-*")) for jobs in options.jobs]
    same = all(
        _bytes(options.folder / f"claims-{first}", names[0]) == _bytes(options.folder / f"claims-{jobs}", names[0]) for jobs in others
    )
    print(f"the same parts whatever the jobs: {all(some == names[0] for some in names) and same}")


def _bytes(folder: Path, names: list[str]) -> int:
    from hashlib import blake2b

    found = blake2b()
    for name in names:
        found.update((folder / name).read_bytes())
    return int.from_bytes(found.digest()[:8])


def same(options: argparse.Namespace) -> None:
    """Findings of check() in one process, of two processes and of Spark with two workers, two of which are killed, byte for byte."""
    from factcheck.pipeline import check
    from factcheck.reading import read_articles
    from factcheck.reading.limits import Limits
    from factcheck.report.as_json import findings_jsonl

    source = options.folder / f"same-{options.articles}.jsonl"
    write(options.articles, source, short=True)
    expected = None
    if not options.no_check:
        start = time.process_time()
        read, _ = read_articles([source], limits=Limits(text_bytes=source.stat().st_size + 1))
        found = check(read)
        expected = findings_jsonl(found).encode()
        print(f"check(): {time.process_time() - start:.0f} CPU s, {found.compared:,} pairs, {len(found.findings):,} findings", flush=True)
    for name, more in (("two processes", ["--jobs", "2"]), *([("Spark local[2]", ["--master", "local[2]"])] if options.spark else [])):
        out = options.folder / f"same-out-{name.split()[0]}"
        shutil.rmtree(out, ignore_errors=True)
        with _workers_killed(2 if "--master" in more else 0):  # one task may fail three times
            done = run("scale", "findings", "--input", str(source), "--output", str(out), *more)
        lines = (out / "findings" / "findings.jsonl").read_bytes()
        expected = expected or lines
        told = f"{done.wall:.0f} s by the clock, {done.cpu:.0f} CPU s, largest process {done.peak:.0f} MB, {lines.count(10):,} findings"
        print(f"{name}: {told}; the same bytes: {lines == expected}", flush=True)


@contextmanager
def _workers_killed(kills: int, apart: float = 45.0) -> Iterator[None]:
    """Kill a Python worker of Spark now and then, so many in all, while what is within runs."""
    over = threading.Event()

    def kill_some() -> None:
        killed = 0
        while killed < kills and not over.wait(apart):
            if workers := _spark_workers():
                os.kill(workers[-1], signal.SIGKILL)
                killed += 1
                print(f"killed worker {workers[-1]}, of {len(workers)}", flush=True)

    killer = threading.Thread(target=kill_some)
    killer.start()
    try:
        yield
    finally:
        over.set()
        killer.join()


def _spark_workers() -> list[int]:
    """The processes of Spark's Python workers below this one: children of the daemon that its Java has started."""
    daemons = [pid for pid in family(os.getpid()) if b"pyspark.daemon" in command_of(pid)]
    return [pid for pid in daemons if any(pid != daemon and pid in family(daemon) for daemon in daemons)]


def report(options: argparse.Namespace) -> None:
    """The report of check() in one process that holds all, the one by parts, and `scale findings`: whether they say the same."""
    folder = options.folder / f"report-{options.articles}"
    folder.mkdir(exist_ok=True)
    source = folder.with_suffix(".jsonl")
    write(options.articles, source, short=True)
    reports_alike.compared(source, folder, options.jobs, check=not options.no_check)


def growth(options: argparse.Namespace) -> None:
    """CPU seconds of the whole job (claims and findings) by number of articles, and the exponent with which they grow."""
    print("articles | MB | claims s | findings s | CPU s | largest process MB")
    found = []
    for count in options.sizes:
        source = options.folder / f"grow-{count}.jsonl"
        size = write(count, source, short=options.short, facts=options.facts)
        out = options.folder / f"grow-out-{count}"
        shutil.rmtree(out, ignore_errors=True)
        claims = run("scale", "claims", "--input", str(source), "--output", str(out))
        findings = run("scale", "findings", "--input", str(source), "--output", str(out))
        cpu = claims.cpu + findings.cpu
        found.append((count, cpu))
        peak = max(claims.peak, findings.peak)
        print(f"{count:,} | {size / 1e6:,.0f} | {claims.cpu:.0f} | {findings.cpu:.0f} | {cpu:.0f} | {peak:.0f}", flush=True)
        shutil.rmtree(out, ignore_errors=True)
    for (few, before), (many, after) in pairwise(found):
        print(f"from {few:,} to {many:,}: exponent {math.log(after / before, many / few):.3f}")


def kill(options: argparse.Namespace) -> None:
    """Claims killed at random moments and run again, against a run that nobody killed (`--clean`: one that is there already)."""
    source = options.folder / f"{options.articles}{'-short' if options.short else ''}.jsonl"  # as `speed`: a part's name has its file in it
    write(options.articles, source, short=options.short)
    out, clean = options.folder / "kill-out", options.clean or options.folder / "kill-clean"
    command = ["claims", str(source), "--format", "parquet"]
    shutil.rmtree(out, ignore_errors=True)
    if not options.clean:
        shutil.rmtree(clean, ignore_errors=True)
        run(*command, "-o", str(clean))
    names = sorted(path.name for path in clean.glob("part-*"))
    draw = random.Random(options.articles)
    for enough in sorted(draw.sample(range(len(names)), min(options.kills, len(names)))):
        _killed([*command, "-o", str(out)], out, enough, draw.uniform(0.2, 5))
    last = run(*command, "-o", str(out))
    print(last.told.strip().splitlines()[-1])
    same = names == sorted(path.name for path in out.glob("part-*")) and _bytes(out, names) == _bytes(clean, names)
    print(f"{len(names)} parts, the same as without a kill: {same}")


def _killed(command: list[str], out: Path, enough: int, later: float) -> None:
    """Run until so many parts are written and some seconds later, then kill every process of it."""
    running = subprocess.Popen([sys.executable, "-c", RUN, *command], stderr=subprocess.DEVNULL, start_new_session=True)
    while running.poll() is None and len(list(out.glob("part-*"))) < enough:
        time.sleep(0.1)
    time.sleep(later)
    os.killpg(running.pid, signal.SIGKILL)
    running.wait()
    print(f"killed with {len(list(out.glob('part-*')))} parts written", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("speed", "same", "report", "growth", "kill"))
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--sizes", type=lambda told: [int(one) for one in told.split(",")], default=[1_000, 10_000])
    parser.add_argument("--jobs", type=lambda told: [int(one) for one in told.split(",")], default=[1, 2])
    parser.add_argument("--kills", type=int, default=5)
    parser.add_argument("--clean", type=Path, help="with `kill`: the folder of a run over the same articles that nobody killed")
    parser.add_argument("--short", action="store_true", help="articles as corpus.py makes them, without background")
    parser.add_argument("--facts", type=int, default=0, help="with `growth`: briefs of so many facts instead")
    parser.add_argument("--spark", action="store_true", help="with `same`: Spark too")
    parser.add_argument("--no-check", action="store_true", help="with `same` and `report`: without check() in one process")
    parser.add_argument("--folder", type=Path, default=Path("scale-benchmark"), help="where input and output lie")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    {"speed": speed, "same": same, "report": report, "growth": growth, "kill": kill}[options.what](options)


if __name__ == "__main__":
    main()
