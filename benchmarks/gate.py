"""The gate with an archive behind it: how long a draft of 800 words takes against a million archived claims, and a look-up in ten million.

`python benchmarks/gate.py` builds one archive after the other (6 GB the larger, in a temporary folder that is deleted), and prints a
line for each figure. The archives are made of rows, not of articles: a few hundred generated articles are read once, and their claims are
repeated over five years. `--claims`, `--lookup` and `--runs` change the sizes, `--folder` where they lie.

Half of the archive's claims fall on a twentieth of its owners, as in news; what is asked for is mostly of those, so that most look-ups find
more than is read. Values agree but for one in thirty.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from factcheck.archive import reading
from factcheck.archive.akin import pack_gist
from factcheck.archive.layout import PER_ARTICLE
from factcheck.archive.opening import open_to_write
from factcheck.archive.rows import content_hash, pack_claim, pack_sentences, sentences_of
from factcheck.claims import find_claims
from factcheck.comparing.candidates import key_of
from factcheck.comparing.copies.gist import gist_of, kept_probes, printed_on
from factcheck.comparing.times.windows import kept_at
from factcheck.records import Article, Claim, Corpus
from factcheck.vocab import rows as vocabulary

DAY = date(2026, 3, 6)
YEARS = 5
DRAFT_FIGURES = 44
WORDS = 800
COPY_ARTICLES = """
INSERT INTO articles SELECT number + :first, 'a' || (number + :first), place, title, published, source, story, hash, read_by, length,
sentences, text, gist FROM articles WHERE number <= :last"""
COPY_PROBES = "INSERT INTO probes SELECT probe, day, article + :first FROM probes WHERE article <= :last"
COPY_CLAIMS = """
INSERT INTO claims SELECT number + :claims, key, span, day, sentence, claim FROM claims WHERE number < :last_claim"""
BY_HAND = 1_000_000
"""Claims that are written one by one; a larger archive holds copies of them under further articles."""
MODELS = 400
"""Generated articles that the archive's claims are taken from."""
A_SENTENCE = (
    ("{owner} pumped {n:.2f} million barrels of oil a day last month, the energy ministry said.", 0.2, 9),
    ("{owner}'s unemployment rate was {n:.1f}% last month, according to the statistics office.", 2, 19),
    ("Inflation in {owner} was {n:.1f}% last month, the central bank said on Thursday.", 1, 18),
    ("{owner} exported {n:.2f} million tonnes of wheat last month, customs figures show.", 0.1, 7),
    ("{owner} has a population of {n:.1f} million, the census bureau said.", 1, 90),
    ("{owner}'s foreign exchange reserves stood at ${n:.1f} billion last month.", 2, 400),
    ("{owner} has proven oil reserves of {n:.1f} billion barrels.", 1, 60),
    ("{owner}'s budget deficit was ${n:.1f} billion last year, the finance ministry said.", 1, 80),
)
"""What is said of an owner, and between which ends the value lies."""
FILLING = (
    "Officials spoke to reporters after the meeting and declined to say more about the plans for the coming season.",
    "Analysts had expected as much, and traders in the capital called the news a relief after a long and quiet winter.",
)


def owners() -> list[str]:
    """Countries of the vocabulary, in an order of their own that is not the alphabet's."""
    names = sorted({row["name"] for row in vocabulary("countries") if row["name"].isascii()})
    random.Random(3).shuffle(names)
    return names


def article(number: int, rng: random.Random, figures: int, names: list[str], off: float, filled: int = 0) -> Article:
    """An article of so many sentences with a figure each; a part `off` of its values is not what the other articles say."""
    lines = []
    popular = max(1, len(names) // 20)
    for at in range(figures):
        owner = names[rng.randrange(popular if rng.random() < 0.5 else len(names))]
        kind = rng.randrange(len(A_SENTENCE))
        text, low, high = A_SENTENCE[kind]
        value = random.Random(f"{owner}{kind}").uniform(low, high) * (rng.choice((0.8, 1.3)) if rng.random() < off else 1)
        lines.append(text.format(owner=owner, n=value))
        if at < filled:
            lines.append(FILLING[at % len(FILLING)])
    return Article(f"m{number}", "\n\n".join(lines), published=DAY, source=f"Outlet {number % 9}")


def draft(names: list[str]) -> Article:
    """A draft of 800 words."""
    made = article(0, random.Random(11), DRAFT_FIGURES, names, 0.05, filled=17)
    lines: list[str] = []
    for line in made.text.split("\n\n"):
        if len(" ".join([*lines, line]).split()) <= WORDS:
            lines.append(line)
    return Article("draft.txt", "\n\n".join(lines), published=DAY)


class Model:
    """A generated article read once; its rows are written again and again for other days."""

    def __init__(self, made: Article) -> None:
        claims = find_claims(made)
        sentences = sentences_of(claims)
        corpus = Corpus({made.id: made}, frozenset())
        self.made, self.packed, self.claims = made, pack_sentences(made, claims), claims
        self.kept = [(key_of(claim), kept_at(claim, corpus), sentences[claim.where, claim.sentence]) for claim in claims]
        self.hash = content_hash(made)
        self.gist, self.probes = pack_gist(gist_of(made, claims)), sorted(kept_probes(made, claims))
        self.shifted: dict[int, list[str]] = {}

    def bodies(self, days: int) -> list[str]:
        """The claims as they are kept, so many days earlier."""
        if days not in self.shifted:
            self.shifted[days] = [pack_claim(earlier(claim, days)) for claim in self.claims]
        return self.shifted[days]


def earlier(claim: Claim, days: int) -> Claim:
    """The claim with its period so many days earlier."""
    from dataclasses import replace

    period = claim.period
    if period is None or period.start is None or period.end is None:
        return claim
    back = timedelta(days=days)
    return replace(claim, period=replace(period, start=period.start - back, end=period.end - back))


def build(path: Path, size: int, names: list[str]) -> int:
    """Write an archive of at least so many claims; how many there are."""
    rng = random.Random(7)
    models = [Model(article(number, rng, 12, names, 0.03)) for number in range(MODELS)]
    connection = open_to_write(path)
    (index,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'claims_by_key'").fetchone()
    for statement in ("PRAGMA journal_mode = OFF", "PRAGMA synchronous = OFF", "DROP INDEX claims_by_key", "BEGIN"):
        connection.execute(statement)
    keys = {key: number for number, key in enumerate(sorted({key for model in models for key, _, _ in model.kept if key}), 1)}
    connection.executemany("INSERT INTO keys VALUES (?, ?, ?, ?)", [(number, *key) for key, number in keys.items()])
    written = number = 0
    while written < min(size, BY_HAND):
        number += 1
        model = models[number % MODELS]
        days = 30 * (number // MODELS % (12 * YEARS)) + 1
        connection.execute(*_article_row(number, model, days))
        rows = list(_claim_rows(number, model, days, keys))
        connection.executemany("INSERT INTO claims VALUES (?, ?, ?, ?, ?, ?)", rows)
        probes = [(probe, printed_on(model.made) - days, number) for probe in model.probes]
        connection.executemany("INSERT INTO probes VALUES (?, ?, ?)", probes)
        written += len(rows)
    for copy in range(1, -(-size // written)):
        given = {"first": copy * number, "claims": copy * number * PER_ARTICLE, "last": number, "last_claim": (number + 1) * PER_ARTICLE}
        connection.execute(COPY_ARTICLES, given)
        connection.execute(COPY_CLAIMS, given)
        connection.execute(COPY_PROBES, given)
    for statement in ("COMMIT", index, "PRAGMA journal_mode = WAL"):
        connection.execute(statement)
    (count,) = connection.execute("SELECT count(*) FROM claims").fetchone()
    connection.close()
    return int(count)


def _article_row(number: int, model: Model, days: int) -> tuple[str, tuple[object, ...]]:
    made = model.made
    day = (DAY - timedelta(days=days)).isoformat()
    row = (number, f"a{number}", "", made.title, day, made.source, "", model.hash, "0", len(made.text), model.packed, None, model.gist)
    return "INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row


def _claim_rows(number: int, model: Model, days: int, keys: dict[object, int]) -> Iterator[tuple[object, ...]]:
    for own, ((key, kept, sentence), body) in enumerate(zip(model.kept, model.bodies(days), strict=True)):
        where = (keys[key], kept.span, kept.day - days if kept.day else 0) if key else (None, None, None)
        yield number * PER_ARTICLE + own, *where, sentence, body


def gate(folder: Path, archive: Path, text: str, runs: int, *, told: bool = True) -> tuple[list[float], list[float]]:
    """Seconds that `factcheck check` takes from the start of its process, on the clock and of a processor, run by run."""
    (folder / "draft.txt").write_text(text, encoding="utf-8")
    command = [sys.executable, "-c", "from factcheck.cli import main; main()", "check", "draft.txt", "--against", str(archive)]
    command += ["--date", DAY.isoformat()]
    # As installed: with compiled bytecode on disk.
    held = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    taken, spent = [], []
    for number in range(runs + 1):
        begun, used = time.perf_counter(), _processor()
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, env=held, check=False)
        if done.returncode not in (0, 1):
            raise SystemExit(done.stderr)
        if number:
            taken.append(time.perf_counter() - begun)
            spent.append(_processor() - used)
    if told:
        print("  " + done.stderr.strip().replace("\n", "\n  "))
    return taken, spent


def _processor() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return children.ru_utime + children.ru_stime


def look_up(archive: Path, drafted: Article, runs: int) -> tuple[list[float], list[float], int]:
    """Seconds that the look-up takes by the clock and of a processor, on a new connection each time; and the claims it gave."""
    claims = [claim for claim in find_claims(drafted) if claim.quantity.kind == "quantity"]
    corpus = Corpus({drafted.id: drafted}, frozenset([drafted.id]))
    taken, spent = [], []
    for _ in range(runs):
        with reading(archive) as shelf:
            begun, used = time.perf_counter(), time.process_time()
            found = shelf.look_up(claims, corpus)
            taken.append(time.perf_counter() - begun)
            spent.append(time.process_time() - used)
    return taken, spent, len(found.claims)


def told(seconds: list[float]) -> str:
    """First, quickest, median and slowest, in milliseconds."""
    milli = [1000 * one for one in seconds]
    return f"first {milli[0]:,.0f}, quickest {min(milli):,.0f}, median {statistics.median(milli):,.0f}, slowest {max(milli):,.0f} ms"


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--claims", type=int, default=1_000_000, help="archived claims behind the gate")
    asked.add_argument("--lookup", type=int, default=10_000_000, help="archived claims for the look-up alone; 0 leaves it out")
    asked.add_argument("--runs", type=int, default=7)
    asked.add_argument("--folder", type=Path, help="where the archives are built; a temporary folder in it is deleted at the end")
    given = asked.parse_args()
    names = owners()
    drafted = draft(names)
    figures = sum(claim.quantity.kind == "quantity" for claim in find_claims(drafted))
    print(f"draft: {len(drafted.text.split())} words, {figures} figures; {sqlite3.sqlite_version=}")
    with tempfile.TemporaryDirectory(dir=given.folder) as name:
        folder = Path(name)
        for size in filter(None, (given.claims, given.lookup)):
            archive = folder / "archive.db"
            begun = time.perf_counter()
            count = build(archive, size, names)
            seconds, megabytes = time.perf_counter() - begun, archive.stat().st_size / 1e6
            print(f"archive of {count:,} claims: {megabytes:,.0f} MB, rows written in {seconds:,.0f} s")
            taken, spent, found = look_up(archive, drafted, given.runs)
            print(f"  look-up of {figures} figures, {found:,} claims found: {told(taken)}; processor: {told(spent)}")
            if size == given.claims:
                taken, spent = gate(folder, archive, drafted.text, given.runs)
                print(f"  check, from the start of the process, by the clock: {told(taken)}")
                print(f"  check, time of the processor: {told(spent)}")
            archive.unlink()
    print(f"peak memory of the look-ups: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")


if __name__ == "__main__":
    main()
