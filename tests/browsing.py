"""A real browser for the tests that need one, and axe-core to look at what it shows."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from programs import program

QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
)
UNFOLD = """document.querySelectorAll('details').forEach((fold) => { fold.open = true; });
const all = document.head.appendChild(document.createElement('style'));
all.textContent = '* { content-visibility: visible !important; }';"""
AXE_RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium without a window."""
    path = program("chromium", "chromium-browser", "google-chrome")
    with sync_playwright() as play:
        launched = play.chromium.launch(executable_path=path, args=list(QUIET), timeout=60_000)
        yield launched
        launched.close()


def complaints_of_axe(page: Page) -> list[tuple[str, list[str]]]:
    """What axe-core finds to mend on the page: each rule with the elements that break it."""
    page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8"))
    found = page.evaluate("(rules) => axe.run(document, {runOnly: rules})", list(AXE_RULES))
    assert len(found["passes"]) > 20
    return [(one["id"], [node["html"][:120] for node in one["nodes"]][:3]) for one in found["violations"]]
