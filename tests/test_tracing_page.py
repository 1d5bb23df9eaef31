"""The page of a traced draft in a real browser: marked in three ways, support by click and keyboard, without scripts."""

from __future__ import annotations

from importlib.resources import files

import pytest
from test_browser import browser, opened  # noqa: F401 - fixtures
from traced import Planted, changed, planted

from factcheck import trace
from factcheck.records import Article
from factcheck.report.trace_html import trace_html


@pytest.fixture(scope="module")
def page_of(tmp_path_factory):
    def write(tracing) -> str:
        path = tmp_path_factory.mktemp("trace") / "trace.html"
        path.write_text(trace_html(tracing), encoding="utf-8")
        return path.as_uri()

    return write


@pytest.fixture(scope="module")
def flood():
    one: Planted = next(one for one in planted() if one.article == "flood" and one.kind == "magnitude")
    draft, source = changed(one)
    return trace(draft, [source])


@pytest.mark.parametrize("script", [True, False])
def test_support_opens_by_click_and_by_keyboard(opened, page_of, flood, script):  # noqa: F811
    page = opened(page_of(flood), java_script_enabled=script)
    figure = page.locator("details.differs").first
    panel = figure.locator(".panel")
    assert not panel.is_visible()
    figure.locator("summary").click()
    assert panel.is_visible()
    assert "magnitude" in panel.inner_text()
    assert "$25 million" in panel.inner_text()
    assert "flood.source.md:" in panel.inner_text()
    figure.locator("summary").press("Enter")
    assert not panel.is_visible()
    figure.locator("summary").press("Enter")
    assert panel.is_visible()


def test_every_figure_is_marked_with_line_sign_and_word(opened, page_of, flood):  # noqa: F811
    page = opened(page_of(flood))
    assert page.locator("details[id^=figure-]").count() == len(flood.traces)
    for look, line, sign in (("differs", "wavy", "≠"), ("not-found", "dotted", "?"), ("supported", "solid", "✓")):
        one = page.locator(f"details.{look}").first
        assert page.evaluate("(one) => getComputedStyle(one).textDecorationStyle", one.locator(".told").element_handle()) == line
        assert one.locator(".sign").inner_text() == sign
        assert look.replace("-", " ") in one.locator("summary").inner_text()
    rows = page.locator("#figures tbody tr")
    assert rows.count() == len(flood.traces)


@pytest.mark.parametrize("width", [320, 1280])
def test_no_window_scrolls_sideways(opened, page_of, flood, width):  # noqa: F811
    page = opened(page_of(flood), viewport={"width": width, "height": 800})
    page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_to_mend(opened, page_of, flood, scheme):  # noqa: F811
    page = opened(page_of(flood), color_scheme=scheme)
    page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")
    page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8"))
    rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = page.evaluate("(rules) => axe.run(document, {runOnly: rules})", rules)
    assert [(one["id"], [node["html"][:120] for node in one["nodes"]][:3]) for one in found["violations"]] == []
    assert len(found["passes"]) > 15


def test_markup_in_a_draft_does_nothing(opened, page_of):  # noqa: F811
    nasty = "<script>alert(1)</script><img src=x onerror=alert(2)> 5 jobs"
    page = opened(page_of(trace(Article("a", nasty, nasty), [Article("b", nasty + "!", nasty + "?", source=nasty)])))
    assert page.locator("img").count() == 0
    assert "<img" in page.locator(".traced").inner_text()
