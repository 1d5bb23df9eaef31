"""`archive add`, killed at random moments: what was said to be in is in, whole, and the next run goes on.

`make kill-test` kills fifty times.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time

import pytest

from factcheck.archive import Fault, entries, reading, writing
from factcheck.claims import find_claims
from factcheck.reading import read_articles

KILLS = int(os.environ.get("KILLS", "5"))
ARTICLES = 60
COMMAND = [sys.executable, "-c", "from factcheck.cli import main; main()", "archive", "add", "copy.jsonl", "--archive", "a.db"]
LINES = (
    "Norway pumped 1.{n} million barrels of oil a day in February, the energy ministry said.",
    "Unemployment in Ghana rose to {n}.4% in May 2025, the statistics office said.",
    "The flood in Peru killed {n} people and left 3,{n} without a home, officials said on Friday.",
)


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """A file of articles, and the claims of each."""
    path = tmp_path_factory.mktemp("desk") / "copy.jsonl"
    records = [
        {"id": f"wire-{n}", "date": "2026-03-06", "text": " ".join(line.format(n=100 + n + at) for at, line in enumerate(LINES * 3))}
        for n in range(ARTICLES)
    ]
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    articles, problems = read_articles([path])
    assert not problems
    return path, {article.id: find_claims(article) for article in articles}


def held(path):
    """What the archive holds; nothing where the kill came before it was made."""
    try:
        with reading(path) as shelf:
            assert shelf.connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            return {article.id: claims for article, claims in entries(shelf)}
    except Fault as fault:
        if fault.problem.code not in ("archive.missing", "archive.older"):
            raise
        return {}


def add(folder, moment):
    """The ids that `archive add` printed until it was killed; and whether it had ended by itself. `moment` counts from its first line."""
    with (folder / "out").open("wb") as out:
        run = subprocess.Popen(COMMAND, cwd=folder, stdout=out, stderr=subprocess.DEVNULL)
        try:
            if moment > 0:
                until = time.monotonic() + 30
                while not (folder / "out").stat().st_size and run.poll() is None and time.monotonic() < until:
                    time.sleep(0.001)
            run.wait(abs(moment))
        except subprocess.TimeoutExpired:
            run.kill()
        code = run.wait()
    lines = (folder / "out").read_text(encoding="utf-8").splitlines(keepends=True)
    assert all(line.startswith("added\t") for line in lines if line.endswith("\n"))
    return [line.split("\t")[1].strip() for line in lines if line.endswith("\n")], code == 0


def test_nothing_is_lost_or_torn_by_a_kill(copy, tmp_path):
    source, known = copy
    order = list(known)
    rng = random.Random(8)
    done, killed = [], 0
    (tmp_path / "copy.jsonl").write_bytes(source.read_bytes())
    for _ in range(40 * KILLS):
        if killed == KILLS:
            break
        # One in four is killed on its way to the first article, where the file is made.
        printed, ended = add(tmp_path, -rng.uniform(0.05, 1.0) if rng.random() < 0.25 else rng.uniform(0, 0.4))
        killed += not ended
        done += printed
        found = held(tmp_path / "a.db")
        # A line follows its article: where the kill falls between the two, one more is in than was said, and it is the next one.
        assert set(done) <= set(found), "an article said to be in is lost"
        assert set(found) - set(done) <= set(order[len(done) : len(done) + 1]), "an article is in that nobody had come to"
        assert all(claims == known[name] for name, claims in found.items()), "an article is torn"
        done = [name for name in order if name in found]
        if ended:
            assert done == order
            done = []
            for left in tmp_path.glob("a.db*"):
                left.unlink()
    assert killed == KILLS
    for _ in range(2):
        _, ended = add(tmp_path, 60)
        assert ended
    assert held(tmp_path / "a.db") == known


def test_a_kill_while_an_article_is_replaced_leaves_the_old_one(copy, tmp_path):
    """The process dies in the middle of the transaction, after the old claims have gone and before the new ones are in."""
    path = tmp_path / "a.db"
    _, known = copy
    articles, _ = read_articles([copy[0]])
    with writing(path) as writer:
        writer.add(articles[0], find_claims)
    code = (
        "import os, sys\n"
        "from dataclasses import replace\n"
        "from pathlib import Path\n"
        "from factcheck.archive import Writer, writing\n"
        "from factcheck.reading import read_articles\n"
        "Writer._write_claims = lambda *_: os.kill(os.getpid(), 9)\n"
        "article = read_articles([sys.argv[1]])[0][0]\n"
        "with writing(Path(sys.argv[2])) as writer:\n"
        "    writer.add(replace(article, text='Nothing.'), lambda _: [])\n"
    )
    ended = subprocess.run([sys.executable, "-c", code, str(copy[0]), str(path)], check=False, capture_output=True)
    assert ended.returncode == -9, ended.stderr
    assert held(path) == {"wire-0": known["wire-0"]}
