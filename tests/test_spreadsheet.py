"""flagged_claims.csv in a real spreadsheet: LibreOffice opens it, saves it, and the verdicts come back."""

from __future__ import annotations

import csv
import io
import subprocess
from pathlib import Path

import pytest
from programs import program

from factcheck import check
from factcheck.reading import read_articles
from factcheck.report import flagged_csv
from factcheck.review import read_reviews

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
COMMA, SEMICOLON = "44,34,76,1", "59,34,76,1"
TEXT_COLUMNS = "/".join(f"{column}/2" for column in range(1, 40))


def convert(source: Path, to: str, tmp_path: Path, infilter: str = "") -> Path:
    """One file opened by LibreOffice and saved in another format."""
    folder = tmp_path / to.partition(":")[0]
    command = [program("soffice", "libreoffice"), f"-env:UserInstallation=file://{tmp_path}/profile", "--headless"]
    command += [f"--infilter={infilter}"] if infilter else []
    subprocess.run([*command, "--convert-to", to, "--outdir", str(folder), str(source)], capture_output=True, timeout=180, check=True)
    return folder / f"{source.stem}.{to.partition(':')[0]}"


@pytest.fixture
def sheet(tmp_path: Path) -> tuple[Path, dict[str, str]]:
    """A sheet with the first three findings judged, and id to figure."""
    articles, _ = read_articles([SEEDS])
    rows = list(csv.DictReader(io.StringIO(flagged_csv(check(articles)).lstrip("\ufeff"))))
    for row, verdict in zip(rows, ("a_wrong", "both_right", "unsure"), strict=False):
        row["verdict"], row["reviewer"], row["note"] = verdict, "desk", "called the ministry, 14:05"
    path = tmp_path / "flagged_claims.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path, {row["id"]: row["figure_a"] for row in rows}


@pytest.mark.parametrize("by_way_of", ["csv", "semicolon", "xlsx", "ods"])
def test_ids_figures_and_verdicts_survive(sheet: tuple[Path, dict[str, str]], tmp_path: Path, by_way_of: str) -> None:
    path, figures = sheet
    infilter = f"Text - txt - csv (StarCalc):{COMMA},{TEXT_COLUMNS}"
    if by_way_of in ("xlsx", "ods"):
        saved = convert(convert(path, by_way_of, tmp_path, infilter), f"csv:Text - txt - csv (StarCalc):{COMMA}", tmp_path)
    else:
        marks = SEMICOLON if by_way_of == "semicolon" else COMMA
        saved = convert(path, f"csv:Text - txt - csv (StarCalc):{marks}", tmp_path, infilter)
    reviews, problems = read_reviews(saved)
    assert problems == ()
    assert sorted(review.verdict for review in reviews) == ["a_wrong", "both_right", "unsure"]
    assert {review.note for review in reviews} == {"called the ministry, 14:05"}
    delimiter = ";" if by_way_of == "semicolon" else ","
    rows = csv.DictReader(io.StringIO(saved.read_text(encoding="utf-8-sig")), delimiter=delimiter)
    assert {row["id"]: row["figure_a"] for row in rows} == figures
