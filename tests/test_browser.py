"""The report in a real browser: it opens quietly, fits narrow screens, works without its script, and axe-core finds nothing to mend."""

from __future__ import annotations

from pathlib import Path

import pytest
from browsing import UNFOLD, browser, complaints_of_axe
from run_factory import BPD, claim, figure, finding, newsroom_run

from factcheck import check
from factcheck.reading import read_articles
from factcheck.records import Article, Review, Run
from factcheck.report import html_report

__all__ = ["browser"]

SEEDS = Path(__file__).parent.parent / "seeds"
WAIT = 20_000
SHOWN = "[...document.querySelectorAll('.finding')].filter((one) => one.getClientRects().length).map((one) => one.id)"


@pytest.fixture(scope="module")
def run() -> Run:
    articles, problems = read_articles([SEEDS])
    assert problems == ()
    return check(articles)


@pytest.fixture(scope="module")
def report(run, tmp_path_factory) -> str:
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(html_report(run), encoding="utf-8")
    return path.as_uri()


@pytest.fixture
def opened(browser):
    """Opens an address in a window of its own; fails where the page complains or asks for anything but itself."""
    contexts, complaints, asked = [], [], []

    def open_page(address: str, **settings):
        context = browser.new_context(offline=True, **settings)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(WAIT)
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: (complaints.append(dialog.message), dialog.dismiss()))
        page.on("request", lambda request: asked.append(request.url.partition("#")[0]))
        page.goto(address)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []
    assert len(set(asked)) == 1


def test_it_opens_quietly_with_every_finding(opened, report, run):
    page = opened(report)
    page.evaluate(UNFOLD)
    assert sorted(page.evaluate(SHOWN)) == sorted(one.id for one in run.findings)
    assert page.locator("h1").inner_text() == page.title().partition(" – ")[0] + f" in {len(run.articles)} articles"
    for one in run.findings:
        card = page.locator(f"#{one.id}").inner_text()
        assert all(part.quote in card for part in one.claims)


@pytest.mark.parametrize("width", [320, 390, 1280, 1920])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_window_scrolls_sideways(opened, report, width, scheme):
    page = opened(report, viewport={"width": width, "height": 800}, color_scheme=scheme)
    page.evaluate(UNFOLD)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_filter_and_the_keys(opened, report, run):
    page = opened(report)
    page.keyboard.press("/")
    page.keyboard.type("aldermoor")
    page.wait_for_function("document.querySelector('output').textContent.match(/^\\d+ of/)")
    shown = page.evaluate(SHOWN)
    assert 0 < len(shown) < len(run.findings)
    assert all("Aldermoor" in page.locator(f"#{one}").text_content() for one in shown)
    page.keyboard.press("Escape")
    page.get_by_label("errors").uncheck()
    kinds = {one.id: one.severity for one in run.findings}
    assert "error" not in {kinds[one] for one in page.evaluate(SHOWN)}
    page.get_by_label("errors").check()
    order = page.evaluate("[...document.querySelectorAll('.finding')].map((one) => one.id)")
    for key, at in (("j", 0), ("j", 1), ("k", 0), ("k", 0)):
        page.keyboard.press(key)
        assert page.evaluate("document.activeElement.id") == order[at]


def test_without_scripts_nothing_is_lost(opened, report, run):
    page = opened(report, java_script_enabled=False)
    cards = page.locator(".finding")
    assert cards.count() == len(run.findings)
    assert not page.locator(".tools").is_visible()
    for one in run.findings:
        if one.severity != "note":
            assert page.locator(f"#{one.id}").is_visible()
    notes = [one.id for one in run.findings if one.severity == "note"]
    page.locator("details.folded > summary").first.click()
    assert all(page.locator(f"#{one}").is_visible() for one in notes)


def test_a_link_to_a_folded_finding_opens_it(opened, report, run):
    note = next(one.id for one in run.findings if one.severity == "note")
    page = opened(f"{report}#{note}")
    assert page.locator(f"#{note}").is_visible()


@pytest.mark.parametrize("script", [True, False])
def test_a_marked_figure_is_explained_on_demand(opened, report, run, script):
    page = opened(report, java_script_enabled=script)
    page.locator(".article > summary").first.click()
    link = page.locator(".story a[href^='#c']").first
    figure, row = link.inner_text(), link.get_attribute("href").removeprefix("#")
    link.click()
    if script:
        told = page.locator(".explained")
        assert figure in told.inner_text()
        assert "Read from" in told.inner_text()
        told.get_by_role("button", name="Close").click()
        assert page.locator(".explained").count() == 0
        assert page.evaluate("document.activeElement.getAttribute('href')") == f"#{row}"
    else:
        # The browser opens what is folded round the place that a link leads to.
        assert page.url.endswith(f"#{row}")
        assert page.locator(f"#{row}").is_visible()
        assert page.locator(f"#{row} th").inner_text() == figure


@pytest.mark.parametrize("script", [True, False])
def test_print_leaves_nothing_folded(opened, report, run, script):
    page = opened(report, java_script_enabled=script)
    page.emulate_media(media="print")
    assert all(page.locator(f"#{one.id}").bounding_box()["height"] > 100 for one in run.findings)
    assert page.locator(".story").last.bounding_box()["height"] > 100


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_to_mend(opened, tmp_path, scheme):
    path = tmp_path / "report.html"
    path.write_text(
        html_report(newsroom_run(), (Review("F-h1k6y3xb", "both_right", note="the mayor counts the missing"),)), encoding="utf-8"
    )
    page = opened(path.as_uri(), color_scheme=scheme)
    page.evaluate(UNFOLD)
    assert complaints_of_axe(page) == []


def test_markup_in_an_article_does_nothing(opened, tmp_path):
    nasty = "<script>alert(1)</script><img src=x onerror=alert(2)><style>*{display:none}</style>"
    article = Article("a", f"{nasty} says 5 bpd, {nasty} says 9 bpd.", title=nasty, source=nasty, path="a.txt")
    pair = (claim(article, "5 bpd", figure("5"), BPD, speaker=nasty), claim(article, "9 bpd", figure("9"), BPD))
    path = tmp_path / "report.html"
    path.write_text(html_report(Run((article,), pair, (finding("F-00000000", pair, message=nasty),))), encoding="utf-8")
    page = opened(path.as_uri())
    assert page.locator("h3").first.inner_text() == nasty
    assert page.locator("img").count() == 0
