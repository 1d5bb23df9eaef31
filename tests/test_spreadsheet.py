"""flagged_claims.csv through a real spreadsheet program: what reviewers wrote, the ids and the figures come back."""

from __future__ import annotations

import csv
import io
import re
import subprocess

import pytest
from programs import program
from run_factory import newsroom_run

from factcheck.records import Review
from factcheck.report import flagged_csv
from factcheck.review import read_reviews, unguard

WRITTEN = (
    Review("F-3fj8w1zn", "false_alarm", "period", reviewer="M. Aldous", reviewed_on="2026-03-07", note="=two months, “not one”\nsee above"),
    Review("F-7kq2m9xa", "both_right", correct_value="755,000 bpd", source="@ministry", note="-2.1% is the state's own count; a, b"),
    Review("F-h1k6y3xb", "a_wrong", correct_value="+12", note="'tis twelve – 3/4 of them found"),
)
CSV = "Text - txt - csv (StarCalc)"
AS_UTF8, SEMICOLONS = "44,34,76,1", "59,34,76,1"


@pytest.fixture(scope="module")
def convert(tmp_path_factory):
    soffice = program("soffice", "libreoffice")
    home = tmp_path_factory.mktemp("office")

    def saved_as(ending: str, path, folder, marks: str = AS_UTF8):
        command = [soffice, f"-env:UserInstallation={home.as_uri()}", "--headless", "--norestore"]
        command += [f"--infilter={CSV}:{AS_UTF8}"] if path.suffix == ".csv" else []
        command += ["--convert-to", f"csv:{CSV}:{marks}" if ending == "csv" else ending, "--outdir", str(folder), str(path)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
        made = folder / f"{path.stem}.{ending}"
        assert made.exists(), done.stdout + done.stderr
        return made

    return saved_as


def cells(text: str, delimiter: str = ",") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=delimiter))


@pytest.mark.parametrize("through", ["csv", "semicolons", "xlsx", "ods"])
def test_a_sheet_saved_by_a_spreadsheet_reads_the_same(convert, tmp_path, through):
    mine = tmp_path / "flagged_claims.csv"
    mine.write_text(flagged_csv(newsroom_run(), WRITTEN), encoding="utf-8", newline="")
    before = cells(mine.read_text(encoding="utf-8"))
    folder = tmp_path / "saved"
    folder.mkdir()
    if through == "semicolons":
        saved = convert("csv", mine, folder, SEMICOLONS)
    else:
        saved = convert(through, mine, folder)
        saved = saved if through == "csv" else convert("csv", saved, folder)
    reviews, problems = read_reviews(saved)
    assert problems == ()
    assert sorted(reviews, key=lambda one: one.finding) == sorted(WRITTEN, key=lambda one: one.finding)
    after = cells(saved.read_text(encoding="utf-8"), ";" if through == "semicolons" else ",")
    assert [row["id"] for row in after] == [row["id"] for row in before]
    for was, now in zip(before, after, strict=True):
        for side in ("figure_a", "figure_b", "where_a", "where_b"):
            assert plain(now[side]) == plain(was[side])
        assert unguard(now["message"]) == unguard(was["message"])


def plain(figure: str) -> str | tuple[float, bool]:
    """A spreadsheet writes a bare 1,150 as 1150 and 6% as 6.00%; nothing else may change."""
    return (float(figure.strip("%").replace(",", "")), "%" in figure) if re.fullmatch(r"[\d,.]+%?", figure) else figure
