"""A copy editor's desk: one draft at a time, as text, Markdown, a web page and a Word file, with nothing to compare with."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

COUNCIL = """Council backs £214m budget

Hillmere Gazette, 3 March 2026

Hillmere councillors last night approved a budget of £214 million, up from £205 million this year, a rise of 4.4 per cent.

Parking charges will rise from £1.50 to £1.80 an hour, an increase of 25 per cent.

The council has 52 members, of whom 29, or 56%, voted for it.

A public meeting will be held on Wednesday, March 12.
"""
RESULTS = """---
title: Orbeck Foods widens its margin
date: 2026-11-05
---
Orbeck Foods earned £96.3m in the year to September, 17 per cent more than the £82.3m of a year earlier.

Of its 5,600 staff, 420, or 17.5 per cent, work abroad. It will spend £180m over three years, including £95m in Lowmoor.

Revenue was £1.24bn, 6 per cent more than the £1.17bn of the year before, a figure that was revised from £1.19bn.

Analysts expect a profit of between £104m and £98m this year.
"""
ENERGY = """---
date: 2026-07-09
---
Norland pumped 1.42 million barrels of oil a day in June, 60,000 less than its quota of 1.48 million.

It earned $14.9 billion in the first half, 5 per cent less than the $16.7 billion of a year earlier.

The field, 2.1 million years old, plus or minus 150 years, holds 3 billion barrels. The poll's margin is plus or minus 3.1 points.
"""
PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Glacier shrinks | The Daily Lantern</title>
<meta property="article:published_time" content="2026-08-19T09:30:00Z"></head><body><nav><a href="/">Subscribe for $1 a week</a></nav>
<main><article><h1>Glacier shrinks by a third</h1>
<p>The Orsa glacier has lost a third of its ice since 2006, a study by the University of Halm said on Wednesday, and more is to come.</p>
<p>The oldest ice is 2,900 years old, plus or minus 150 years, and the glacier is 21.5 km (13.4 miles) long, the researchers found.</p>
<table><caption>Orsa glacier, volume in cubic km</caption><tr><th>Year</th><th>Volume</th></tr>
<tr><td>2006</td><td>12.0</td></tr><tr><td>2025</td><td>8.0</td></tr></table>
<p>Lead author Kari Moen, 51, was born in 1985. She has worked on the ice of the north for 22 years, and will go on with it.</p>
</article></main></body></html>
"""


def factcheck(*args: str, cwd: Path) -> tuple[int, str, str]:
    """What a user types: exit code, findings, all else."""
    done = subprocess.run(COMMAND + list(args), cwd=cwd, capture_output=True, timeout=60, env=ENVIRONMENT, check=False)
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    return done.returncode, done.stdout.decode(), done.stderr.decode()


COMMAND = [sys.executable, "-c", "from factcheck.cli import main; main()"]
ENVIRONMENT = {**os.environ, "NO_COLOR": "1", "PYTHONPATH": str(Path(__file__).parents[1])}


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    for name, text in (("council.txt", COUNCIL), ("results.md", RESULTS), ("energy.md", ENERGY), ("science.html", PAGE)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def rules_in(out: str) -> list[str]:
    """The rules of the findings, in order."""
    return sorted(re.findall(r": (?:warning|error) ([a-z.-]+)  ", out))


def test_each_draft_gives_its_slips_and_no_sound_figure(desk: Path) -> None:
    code, out, err = factcheck("check", "council.txt", cwd=desk)
    assert rules_in(out) == ["arithmetic.percent-change", "calendar.weekday-nearest"]  # the date behind the paper's name is the article's
    assert code == 0
    assert err.endswith("exit 0 with open warnings: errors alone fail this run, unless you say --fail-on warning\n")

    code, out, err = factcheck("check", "results.md", "--fail-on", "warning", cwd=desk)
    assert rules_in(out) == ["parts.share-of-whole"]  # "between £104m and £98m" is a note
    assert "420 of 5,600 staff is 7.5%" in out
    assert (code, "exit 0" in err) == (1, False)

    _, out, _ = factcheck("check", "energy.md", cwd=desk)
    assert rules_in(out) == ["arithmetic.percent-change"]
    assert "a fall of 10.8%" in out

    _, out, _ = factcheck("check", "science.html", cwd=desk)
    assert rules_in(out) == ["calendar.age"]


def test_why_tells_what_a_figure_was_taken_for(desk: Path) -> None:
    code, out, _ = factcheck("claims", "science.html", "--why", cwd=desk)
    assert code == 0
    assert "    12 km³ · " in out
    assert "    date · " in out
    code, _, err = factcheck("claims", "science.html", "--wy", cwd=desk)
    assert (code, "--why" in err) == (2, True)


def test_a_word_file_is_dated_by_its_dateline(desk: Path) -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    for line in (
        "Burglaries fall in Ashmere",
        "By Tom Reid",
        "ASHMERE, April 21, 2026",
        "Violent crime was down to 6,310 offences from 6,180, while robberies dropped by 40 to 412.",
        "A man was jailed on Monday, April 21, for robbing four post offices. He took £83,000: £50,000 in one raid and £33,000 in others.",
        "The force's budget is £196m, of which £152m, or 82%, is spent on pay. It hired 310 last year, while 255 left.",
    ):
        document.add_paragraph(line)
    document.save(str(desk / "crime.docx"))
    code, out, _ = factcheck("check", "crime.docx", cwd=desk)
    assert rules_in(out) == ["calendar.weekday-nearest", "parts.share-of-whole"]  # the fall that is a rise is a note
    assert "crime.docx:paragraph 6: warning parts.share-of-whole  82%: £152m of £196m is 77.6%" in out
    assert code == 0


def test_a_draft_without_a_date_says_what_hangs_on_it(desk: Path) -> None:
    (desk / "undated.txt").write_text("Norland exported 310 tonnes of tin last year, the ministry said.\n", encoding="utf-8")
    code, _, err = factcheck("check", "undated.txt", cwd=desk)
    assert code == 0
    assert "no date: the time of 1 figure (“last year”)" in err
    assert "--date YYYY-MM-DD" in err
    assert "no date" not in factcheck("check", "undated.txt", "--date", "2026-03-06", cwd=desk)[2]


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["check", "counsil.txt"], "no such file"),
        (["check", "council.txt", "--fail-on", "warn"], "'warning'"),
        (["check", "council.txt", "--date", "3.3.2026"], "YYYY-MM-DD"),
        (["check", "council.txt", "-o", "page.pdf"], ".html"),
        (["check", "council.txt", "--ignore", "calender"], "did you mean 'calendar"),
    ],
)
def test_a_tired_hand_is_told_the_cure(desk: Path, args: list[str], said: str) -> None:
    code, out, err = factcheck(*args, cwd=desk)
    assert (code, out) == (2, "")
    assert said in err


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C is sent as a signal")
def test_watching_a_draft_until_it_is_mended(desk: Path) -> None:
    draft, log = desk / "council.txt", desk / "log"
    with log.open("w", encoding="utf-8") as out:
        watch = subprocess.Popen([*COMMAND, "check", "council.txt", "--watch"], cwd=desk, stdout=out, stderr=out, env=ENVIRONMENT)
    try:
        assert _said(log, "watching 1 file; Ctrl-C ends")
        assert "2 warnings" in log.read_text(encoding="utf-8")
        draft.write_text(COUNCIL.replace("25 per cent", "20 per cent").replace("Wednesday, March", "Thursday, March"), encoding="utf-8")
        assert _said(log, "found: 0 errors, 0 warnings")
    finally:
        watch.send_signal(signal.SIGINT)
        assert watch.wait(10) == 0


def _said(log: Path, words: str) -> bool:
    return any(words in log.read_text(encoding="utf-8") for _ in _ticks())


def _ticks() -> Iterator[None]:
    for _ in range(150):
        yield
        time.sleep(0.1)
