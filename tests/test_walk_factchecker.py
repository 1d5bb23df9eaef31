"""A fact-checker's day with one story: report, sheets of two people, the browser desk, a changed figure; nothing is judged twice."""

from __future__ import annotations

import csv
import io
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

openpyxl = pytest.importorskip("openpyxl")

ROOT = Path(__file__).resolve().parent.parent
RUN = [sys.executable, "-c", "import sys; from factcheck.cli import main; sys.argv[0] = 'factcheck'; main()"]
SHEET = "reports/flagged_claims.csv"

WIRE = """---
title: At least 43 dead as the Tarrow bursts its banks
date: 2026-10-14
source: Harbour Wire
---
At least 43 people were killed after the river Tarrow burst its banks on Tuesday night, the interior ministry said on Wednesday.

The flood damaged 12,400 homes, according to the provincial government. In 2013, a flood of the same river killed 31 people.
"""
COPY = WIRE.replace("12,400", "14,200").replace("Harbour Wire", "Northgate Daily")
PAGE = """<!doctype html><html lang="en"><head><title>Tarrow flood: 48 dead</title><script type="application/ld+json">
{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Tarrow flood: 48 dead", "datePublished": "2026-10-14",
"publisher": {"@type": "Organization", "name": "Meridian News"}}</script></head><body><article><h1>Tarrow flood: 48 dead</h1>
<p>The flood of the river Tarrow has killed 43 people, the interior ministry said on Wednesday, and many have fled their homes.</p>
<p>The damage is put at 340 million euros by the provincial government. Insurers expect to pay some of that in the spring.</p>
<p>Power was out in 36,000 households, the grid operator Tarrow Netz said. Most of them had it back by the evening.</p>
</article></body></html>
"""
LATER = """---
title: Toll of Tarrow flood climbs
date: 2026-10-16
source: The Tarrow Post
---
The death toll from the flood of the river Tarrow rose to 57 from 43, the interior ministry said on Friday.

The flood caused damage of 340 billion euros, the provincial government said.
"""
BRIEF = """---
title: Marrowby mourns
date: 2026-10-15
source: The Kestrel
---
The Tarrow flood killed 43 people, the interior ministry said.
"""
ARTICLES = {"wire.md": WIRE, "copy.md": COPY, "page.html": PAGE, "later.md": LATER}


def environment() -> dict[str, str]:
    return {**os.environ, "NO_COLOR": "1", "PYTHONPATH": str(ROOT)}


def factcheck(cwd: Path, *args: str) -> tuple[int, str, str]:
    done = subprocess.run([*RUN, *args], cwd=cwd, env=environment(), capture_output=True, text=True, timeout=60, check=False)
    assert "Traceback" not in done.stderr, done.stderr
    return done.returncode, done.stdout, done.stderr


def rows(cwd: Path, sheet: str = SHEET) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((cwd / sheet).read_text(encoding="utf-8-sig"))))


def fill(path: Path, reviewer: str, verdicts: dict[str, str]) -> None:
    """Fill in a workbook as a person does, the day left blank."""
    book = openpyxl.load_workbook(path)
    page = book.worksheets[0]
    at = {cell.value: cell.column for cell in page[1]}
    for line in range(2, page.max_row + 1):
        verdict = verdicts.get(page.cell(line, at["id"]).value)
        if verdict:
            page.cell(line, at["verdict"]).value = verdict
            page.cell(line, at["reviewer"]).value = reviewer
    book.save(path)


def excel(cwd: Path, reviewer: str, day: str, verdicts: dict[str, str]) -> None:
    """Save a sheet as a spreadsheet of central Europe does: semicolons, Windows-1252, sorted anew, days its own way."""
    found = rows(cwd, "for-jon.csv")
    for row in found:
        if row["id"] in verdicts:
            row.update(verdict=verdicts[row["id"]], reviewer=reviewer, reviewed_on=day)
    with (cwd / "jon-back.csv").open("w", encoding="cp1252", errors="replace", newline="") as file:
        writer = csv.DictWriter(file, list(found[0]), delimiter=";")
        writer.writeheader()
        writer.writerows(sorted(found, key=lambda row: row["id"]))


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """The articles, reported, and what was found: rule to id."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "flood").mkdir()
    for name, text in ARTICLES.items():
        (folder / "flood" / name).write_text(text, encoding="utf-8")
    code, out, err = factcheck(folder, "report", "flood", "-o", "reports")
    assert code == 0, err
    assert out.splitlines() == [f"reports/{name}" for name in ("report.html", "flagged_claims.csv", "findings.json", "claims.csv")]
    return folder


def ids(folder: Path) -> dict[str, str]:
    return {row["rule"]: row["id"] for row in rows(folder) if row["severity"] != "note"}


def test_the_planted_mistakes_are_found_and_the_sound_figures_are_not(desk):
    serious = {row["rule"]: {row["figure_a"], row["figure_b"]} for row in rows(desk) if row["severity"] != "note"}
    assert serious == {
        "people.deaths": {"48", "43 people"},
        "general.same-figure": {"12,400 homes", "14,200 homes"},
        "magnitude.million-billion": {"340 million euros", "340 billion euros"},
    }


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("report", "flod", "-o", "reports"), "flod: no such file or folder (check the path)"),
        (
            ("report", "flood", "-o", "reports/report.html"),
            "-o reports/report.html: is not a folder: name the folder for the report's files",
        ),
        (("review", "mrege", "a.csv"), "Did you mean 'merge'?"),
        (("review", "merge", "nothere.csv"), "nothere.csv: no such file of verdicts (check the name; `factcheck report` makes one)"),
        (("review", "export", "flood", "-o", "mira.docx"), "-o mira.docx: its ending tells no format"),
    ],
)
def test_a_tired_persons_slips_are_told_in_a_line(desk, args, said):
    kept = (desk / SHEET).read_bytes()
    code, out, err = factcheck(desk, *args)
    assert (code, out) == (2, "")
    assert said in err
    assert (desk / SHEET).read_bytes() == kept


def test_two_people_judge_differ_agree_and_nothing_is_judged_twice(desk):
    found = ids(desk)
    toll, homes, damage = found["people.deaths"], found["general.same-figure"], found["magnitude.million-billion"]
    for sheet in ("for-mira.xlsx", "for-jon.csv"):
        assert factcheck(desk, "review", "export", "flood", "-o", sheet)[0] == 0
    fill(desk / "for-mira.xlsx", "Mira", {toll: "both_right", homes: "accepted"})
    assert "2 added" in factcheck(desk, "review", "merge", "for-mira.xlsx", "--as-of", "2026-10-20")[2]

    excel(desk, "Jon", "20.10.26", {toll: "a_wrong", damage: "Accepted"})
    code, _, err = factcheck(desk, "review", "merge", "jon-back.csv")
    assert code == 2
    assert "the day '20.10.26' can't be read (write it as 2026-11-22)" in err
    excel(desk, "Jon", "20.10.2026", {toll: "a_wrong", damage: "Accepted"})
    code, _, err = factcheck(desk, "review", "merge", "jon-back.csv", "--reviews", SHEET)
    assert code == 0, err
    assert f"{toll}: Jon says a_wrong, Mira says both_right: kept side by side, and it stays open (let them agree)" in err

    page = judged_in_the_browser(desk, toll)
    assert "Judged differently: it stays open until one verdict is left." in page
    assert "1 judged differently" in page
    code, out, _ = factcheck(desk, "review", "log", "--reviews", SHEET)
    assert code == 0
    told = [line.split("\t")[1:] for line in out.splitlines()]
    assert sorted(told[:2]) == sorted(
        [["Mira", homes, "-", "accepted", "for-mira.xlsx"], ["Mira", toll, "-", "both_right", "for-mira.xlsx"]]
    )
    assert sorted(told[2:4]) == sorted([["Jon", toll, "-", "a_wrong", "jon-back.csv"], ["Jon", damage, "-", "accepted", "jon-back.csv"]])
    assert told[4:] == [["Jon", toll, "a_wrong", "both_right", "review desk"]]

    code, out, err = factcheck(desk, "check", "flood")
    assert code == 1
    assert toll in out
    assert f"{SHEET} settles 3 of them: --reviews {SHEET} uses it" in err
    code, out, err = factcheck(desk, "check", "flood", "--reviews", SHEET)
    assert (code, out) == (0, "")
    assert "found: 0 errors, 0 warnings" in err
    assert "settles" not in err
    code, out, _ = factcheck(desk, "review", "status", "flood", "--reviews", SHEET)
    assert re.search(r"^people\.deaths +\d+ +1 ", out, re.MULTILINE)

    assert_only_a_changed_figure_is_asked_again(desk, homes)


def judged_in_the_browser(desk: Path, toll: str) -> str:
    """Jon gives way in the browser desk; the page as it was before."""
    command = [*RUN, "review", "open", "flood", "--reviewer", "Jon"]
    server = subprocess.Popen(command, cwd=desk, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        link = server.stdout.readline().removeprefix("open ").strip()
        home = link.partition("/enter")[0]
        with httpx.Client(base_url=home, headers={"Origin": home}, trust_env=False, timeout=30, follow_redirects=True) as browser:
            assert browser.get(link).status_code == 200
            page = browser.get("/").text
            seen = re.search(rf'name="finding" value="{toll}"><input type="hidden" name="revision" value="(\w+)"', page)[1]
            assert browser.post("/judge", data={"finding": toll, "revision": seen, "verdict": "both_right"}).status_code == 200
            assert "judged differently" not in browser.get("/").text
    finally:
        server.send_signal(signal.SIGINT)
    _, err = server.communicate(timeout=60)
    assert server.returncode == 0, err
    return page


def assert_only_a_changed_figure_is_asked_again(desk: Path, homes: str) -> None:
    """A new article, a moved folder and a reworded sentence ask nothing again; a changed figure asks for its own finding alone."""
    articles = desk / "moved" / "flood"
    articles.mkdir(parents=True)
    for name, text in {**ARTICLES, "brief.md": BRIEF, "wire.md": WIRE.replace("the same river", "that river")}.items():
        (articles / name).write_text(text, encoding="utf-8")
    code, out, _ = factcheck(desk, "check", "moved/flood", "--reviews", SHEET, "--fail-on", "warning")
    assert (code, out) == (0, "")

    (articles / "wire.md").write_text(WIRE.replace("12,400", "12,600"), encoding="utf-8")
    code, out, err = factcheck(desk, "check", "moved/flood", "--reviews", SHEET, "--fail-on", "warning", "--strict-reviews")
    assert code == 2
    assert len(re.findall(r"F-\w+$", out, re.MULTILINE)) == 1
    assert "14,200 homes and 12,600 homes do not agree" in out
    assert f"the finding {homes} (accepted) is gone" in err

    (articles / "wire.md").write_text(WIRE, encoding="utf-8")
    assert factcheck(desk, "check", "moved/flood", "--reviews", SHEET, "--fail-on", "warning")[0] == 0
