"""Findings through a real LibreOffice, which opens, edits and saves the sheet in each format: no id, figure or verdict changes.

Fifty of them here; `make office-test` sends 500.
"""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from itertools import cycle

import pytest
from office import Office
from run_factory import PEOPLE, claim, figure, finding

from factcheck.comparing.telling.identity import ALPHABET
from factcheck.records import Article, Review, Run
from factcheck.report.as_csv import FLAGGED_COLUMNS, flagged_rows, reviewer_cells
from factcheck.report.as_xlsx import sheet_xlsx
from factcheck.review import REASONS, VERDICTS, read_reviews, sheet_csv
from factcheck.review.ledger import read_ledger
from factcheck.review.merging import merge

COUNT = int(os.environ.get("FINDINGS", "50"))
DAY = date(2026, 3, 7)
FIGURES = (
    *("755,000 barrels per day", "1,150", "-2.1%", "+400,000", "3/4", "12e5", "6%", "1-2", "$2.5 billion", "12:30:00", "0755", "1.0"),
    *("5 March 2026", "March 5", "TRUE", "=1+1", "@home 5", "“sixteen”", "'tis 12", "10 000", "½", "1,5", "€3.50", "１２", "-5", "+5"),
)
NOTES = ("", "two bodies; one month", "“quoted” – and 'so'", "a, b", "755000", "-2.1% is theirs", "@desk", "naïve €")


def many(count: int) -> Run:
    articles, found = [], []
    for number, (a, b) in zip(range(count), zip(cycle(FIGURES), cycle(FIGURES[7:] + FIGURES[:7]), strict=False), strict=False):
        text = f"Item {number}: they counted {a} on Monday.\nBut later, “others” had {b}; it said."
        article = Article(f"a{number}.txt", text, path=f"desk/a{number}.txt")
        sides = tuple(claim(article, quote, figure("1"), PEOPLE, measure="deaths", entity="Aske") for quote in (a, b))
        name = "F-" + "".join(ALPHABET[(number * 7919 >> shift) & 31] for shift in range(35, -1, -5))
        articles.append(article)
        found.append(finding(name, sides, ("error", "warning", "note")[number % 3], rule=f"people.toll-{number % 5}", gap="6%"))
    return Run(tuple(articles), tuple(one for f in found for one in f.claims), tuple(found))


def verdict(number: int) -> dict[str, str]:
    """What the reviewer types into the row of a finding."""
    word = (*VERDICTS, "", "")[number % (len(VERDICTS) + 2)]
    if not word:
        return {}
    return {
        "verdict": word.replace("_", " ").title() if number % 7 == 0 else word,
        **({"reason": REASONS[number % len(REASONS)]} if word == "false_alarm" else {}),
        "reviewer": ("Mira Aldous", "Jon")[number % 2],
        "reviewed_on": "2026-03-06",
        **({"note": note} if (note := NOTES[number % len(NOTES)]) else {}),
        "correct_value": "755,000",
    }


def earlier(run: Run) -> list[Review]:
    """What an earlier reviewer had written before the sheet was exported."""
    notes = (
        "=two months, “not one”\nsee above",
        "-2.1% is the state's own count; a, b",
        "'tis twelve – 3/4 of them found",
        "@ministry",
        "+12",
    )
    return [
        Review(one.id, "both_right", source=f"+{number}, page 2", reviewer="Ada", reviewed_on="2026-03-01", note=notes[number % len(notes)])
        for number, one in enumerate(run.findings[::10])
    ]


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """The sheet as we write it, and as LibreOffice gives it back in each format after somebody filled it in."""
    folder = tmp_path_factory.mktemp("desk")
    run = many(COUNT)
    rows = [{**facts, **reviewer_cells(review)} for review, facts in flagged_rows(run, earlier(run))]
    (folder / "review.csv").write_text(sheet_csv(FLAGGED_COLUMNS, rows), encoding="utf-8", newline="")
    (folder / "review.xlsx").write_bytes(sheet_xlsx(FLAGGED_COLUMNS, rows, "report.html"))
    columns = list(FLAGGED_COLUMNS)
    typed = {row["id"]: {} if row["reviewer"] else verdict(number) for number, row in enumerate(rows)}
    edits = [(number, columns.index(name), word) for number, row in enumerate(rows, 1) for name, word in typed[row["id"]].items()]
    moved = [("swap", 0, columns.index("note")), ("column", 2)]
    office = Office(tmp_path_factory.mktemp("office"))
    saved = folder / "saved"
    saved.mkdir()
    office.edit(folder / "review.csv", saved / "comma.csv", edits)
    office.edit(folder / "review.csv", saved / "semicolon.csv", [*edits, *moved], ";")
    office.edit(folder / "review.csv", saved / "from-csv.ods", edits)
    office.edit(folder / "review.xlsx", saved / "book.xlsx", [*edits, *moved])
    office.edit(folder / "review.xlsx", saved / "from-xlsx.ods", edits)
    office.run()
    return folder, rows, typed, set(earlier(run))


@pytest.mark.parametrize("name", ["comma.csv", "semicolon.csv", "from-csv.ods", "book.xlsx", "from-xlsx.ods"])
def test_no_id_figure_or_verdict_changes(desk, tmp_path, name):
    folder, rows, typed, before = desk
    ledger = tmp_path / "flagged_claims.csv"
    ledger.write_bytes((folder / "review.csv").read_bytes())
    merged = merge(ledger, [folder / "saved" / name], day=DAY)
    assert merged.kept.problems == ()
    said = {row["id"]: Review(row["id"], **{"verdict": "", **typed[row["id"]]}) for row in rows if typed[row["id"]]}
    wanted = {replace(one, verdict=one.verdict.lower().replace(" ", "_")) for one in said.values()}
    wanted |= before
    came = {replace(one, correct_value="755,000") if one.correct_value == "755000" else one for one in merged.kept.reviews}
    assert came == wanted
    after = read_ledger(ledger)[0].rows
    assert [row.finding for row in after] == [row["id"] for row in rows]
    assert [(row.facts["figure_a"], row.facts["figure_b"]) for row in after] == [(row["figure_a"], row["figure_b"]) for row in rows]
    sheet = read_ledger(folder / "saved" / name)[0].rows
    assert {row.finding for row in sheet} == {row["id"] for row in rows}
    assert merged.departures == ()


def test_the_workbook_as_we_write_it_reads_as_the_csv_does(desk, tmp_path):
    folder, _, _, before = desk
    csv_rows, book_rows = (read_ledger(folder / name)[0].rows for name in ("review.csv", "review.xlsx"))
    assert [(row.finding, row.facts) for row in csv_rows] == [(row.finding, row.facts) for row in book_rows]
    assert set(read_reviews(folder / "review.xlsx")[0]) == set(read_reviews(folder / "review.csv")[0]) == before
