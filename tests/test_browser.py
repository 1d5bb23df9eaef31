"""The report in a real browser: Chromium, headless, with no network to reach."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from programs import program

from factcheck import check
from factcheck.reading import read_articles
from factcheck.report import html_report

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
QUIET = [
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    articles, problems = read_articles([SEEDS])
    assert not problems
    path = tmp_path_factory.mktemp("page") / "report.html"
    path.write_text(html_report(check(articles)), encoding="utf-8")
    return path


def browse(page: Path, tmp_path: Path, *flags: str) -> tuple[str, str]:
    """(what Chromium prints, its log) for one visit of the page."""
    command = [
        program("chromium", "chromium-browser", "google-chrome"),
        *QUIET,
        f"--user-data-dir={tmp_path}",
        "--enable-logging=stderr",
        *flags,
    ]
    done = subprocess.run([*command, page.as_uri()], capture_output=True, text=True, timeout=90, check=False)
    return done.stdout, done.stderr


def test_the_page_shows_its_findings_and_breaks_no_rule_of_its_own(page: Path, tmp_path: Path) -> None:
    dom, log = browse(page, tmp_path, "--virtual-time-budget=2000", "--dump-dom")
    assert dom.count("<article") >= 14
    assert "1.46 million barrels per day" in dom
    assert "CONSOLE" not in log, [line for line in log.splitlines() if "CONSOLE" in line]


def test_the_page_shows_as_much_without_its_script(page: Path, tmp_path: Path) -> None:
    bare = tmp_path / "bare.html"
    bare.write_text(re.sub(r"(?s)<script.*?</script>", "", page.read_text(encoding="utf-8")), encoding="utf-8")
    sizes = []
    for shown in (page, bare):
        picture = tmp_path / f"{shown.stem}.png"
        browse(shown, tmp_path / f"profile-{shown.stem}", "--window-size=1280,9000", f"--screenshot={picture}")
        sizes.append(picture.stat().st_size)
    assert sizes[1] > 0.9 * sizes[0] > 90_000


@pytest.mark.parametrize("width", [390, 1280, 1920])
def test_a_picture_can_be_taken_at_every_width(page: Path, tmp_path: Path, width: int) -> None:
    picture = tmp_path / "page.png"
    browse(page, tmp_path / "profile", f"--window-size={width},1500", f"--screenshot={picture}")
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert picture.stat().st_size > 20_000


def test_it_prints(page: Path, tmp_path: Path) -> None:
    printed = tmp_path / "report.pdf"
    browse(page, tmp_path / "profile", f"--print-to-pdf={printed}")
    assert printed.read_bytes().startswith(b"%PDF")
