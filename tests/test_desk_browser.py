"""The review desk in a real browser: by keyboard, without scripts, in two windows, and as axe-core sees it."""

from __future__ import annotations

import re

import pytest
from browsing import UNFOLD, browser, complaints_of_axe
from desk_browser import DAY, desk, gate
from playwright.sync_api import expect

from factcheck.desk.judging import Desk
from factcheck.records import Review
from factcheck.review import record

__all__ = ["browser", "desk", "gate"]

WAIT = 20_000


@pytest.fixture
def opened(browser, gate):
    """Windows of one browser that was let in; fails where a page complains, or asks any other host for anything."""
    complaints, asked = [], []
    context = browser.new_context()

    def open_window(**settings):
        nonlocal context
        if settings:
            context.close()
            context = browser.new_context(**settings)
        page = context.new_page()
        page.set_default_timeout(WAIT)
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(gate.link if gate.token else f"http://127.0.0.1:{gate.port}/")
        page.wait_for_selector(".desk")
        return page

    yield open_window
    context.close()
    # A refusal, and a desk that does not answer, are told by the browser too.
    assert [one for one in complaints if not re.search("status of 4|ERR_FAILED", one)] == []
    assert {re.match(r"\w+://[^/]*", url)[0] for url in asked} == {f"http://127.0.0.1:{gate.port}"}


def in_ledger(desk: Desk) -> dict[str, Review]:
    return {review.finding: review for review in desk.reviews()[0]}


def at(page) -> str:
    return page.evaluate("document.activeElement.closest('.finding')?.id")


def test_three_findings_judged_by_keyboard_are_in_the_ledger_after_a_reload(opened, desk):
    page = opened()
    progress = page.locator(".progress b")
    order = []

    def judge(*keys: str, note: str = "") -> None:
        order.append(at(page))
        for key in keys:
            page.keyboard.press(key)
        if note:
            page.keyboard.insert_text(note)
            page.keyboard.press("Control+Enter")
        expect(progress).to_have_text(f"{len(order)} of 6 judged", timeout=WAIT)

    page.keyboard.press("n")
    judge("1", "Enter")
    judge("6", "r", "s", "Control+Enter")
    judge("4", "c", note="explained =by both\nof them")
    page.reload()
    assert page.locator(".progress b").inner_text() == "3 of 6 judged"
    found = in_ledger(desk)
    assert [(found[name].verdict, found[name].reason) for name in order] == [
        ("a_wrong", ""),
        ("false_alarm", "same_origin"),
        ("both_right", ""),
    ]
    assert found[order[2]].note == "explained =by both\nof them"
    assert {review.reviewer for review in found.values()} == {"Ines"}
    for name in order:
        assert "Verdict:" in page.locator(f"#{name}").text_content()
    page.keyboard.press("n")
    assert at(page) not in order


def test_undo_by_key_and_the_list_of_keys(opened, desk):
    page = opened()
    page.keyboard.press("?")
    listed = page.locator(".keys dl").inner_text()
    assert all(words in listed for words in ("figure A is wrong", "undo the last verdict", "next open finding", "filter"))
    page.keyboard.press("n")
    first = at(page)
    page.keyboard.press("2")
    page.keyboard.press("Enter")
    page.wait_for_selector(".undo")
    assert in_ledger(desk)[first].verdict == "b_wrong"
    page.keyboard.press("u")
    page.wait_for_selector(".undo", state="detached")
    assert in_ledger(desk) == {}
    assert at(page) == first
    page.get_by_label("single keys work").uncheck()
    page.keyboard.press("n")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("j")
    assert at(page) is None


def test_the_filter_passes_the_words_of_the_forms_by(opened, desk):
    page = opened()
    page.keyboard.press("/")
    page.keyboard.type("accepted")
    expect(page.locator(".tools output")).to_have_text("0 of 6 shown", timeout=WAIT)


def test_without_scripts_everything_can_be_judged(opened, desk):
    page = opened(java_script_enabled=False)
    card = page.locator(".finding").first
    name = card.get_attribute("id")
    card.get_by_label("figure B is wrong").check()
    card.get_by_label("Note").fill("seen")
    card.get_by_role("button", name="Record").click()
    page.wait_for_url(re.compile(r"/#F-"))
    assert page.locator(".progress b").inner_text() == "1 of 6 judged"
    assert (in_ledger(desk)[name].verdict, in_ledger(desk)[name].note) == ("b_wrong", "seen")
    assert not page.url.endswith(name)
    page.get_by_role("button", name="Undo").click()
    page.wait_for_url(re.compile(name))
    assert in_ledger(desk) == {}


@pytest.mark.parametrize("script", [True, False])
def test_two_windows_never_overwrite_each_other_silently(opened, desk, script):
    page = opened(java_script_enabled=script)
    card = page.locator(".finding").first
    name = card.get_attribute("id")
    record(desk.ledger, [Review(name, "a_wrong", reviewer="Ines", note="from elsewhere")], day=DAY, origin="t")
    card.get_by_label("figure B is wrong").check()
    card.get_by_label("Note").fill("from here")
    card.get_by_role("button", name="Record").click()
    page.wait_for_selector(".notice")
    card = page.locator(f"#{name}")
    assert "Changed elsewhere" in card.locator(".notice").inner_text()
    assert "from elsewhere" in card.locator(".verdict").inner_text()
    assert card.get_by_label("Note").input_value() == "from here"
    assert card.get_by_label("figure B is wrong").is_checked()
    assert in_ledger(desk)[name].note == "from elsewhere"
    card.get_by_role("button", name="Record").click()
    page.wait_for_selector(".notice", state="detached")
    assert in_ledger(desk)[name].note == "from here"


def test_a_window_that_comes_back_shows_what_changed(opened, desk):
    page = opened()
    name = page.locator(".finding").first.get_attribute("id")
    record(desk.ledger, [Review(name, "a_wrong", reviewer="Tom", note="from elsewhere")], day=DAY, origin="t")
    page.evaluate("dispatchEvent(new Event('focus'))")
    page.wait_for_selector(f"#{name} .verdict")
    assert "Tom" in page.locator(f"#{name} .verdict").inner_text()
    assert page.locator(".progress b").inner_text() == "1 of 6 judged"


def test_a_desk_that_is_gone_loses_nothing_typed(opened, desk):
    page = opened()
    card = page.locator(".finding").first
    card.get_by_label("Note").fill("long thoughts")
    page.route("**/judge", lambda route: route.abort())
    card.get_by_role("button", name="Record").click()
    expect(page.locator(".said")).to_contain_text("Not recorded", timeout=WAIT)
    assert card.get_by_label("Note").input_value() == "long thoughts"


@pytest.mark.parametrize("width", [320, 1280])
def test_no_window_scrolls_sideways(opened, width):
    page = opened(viewport={"width": width, "height": 800})
    page.evaluate(UNFOLD)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_to_mend(opened, desk, scheme):
    first, second = (finding.id for finding in desk.run.findings[:2])
    record(desk.ledger, [Review(first, "both_right", reviewer="Tom", note="explained")], day=DAY, origin="t")
    page = opened(color_scheme=scheme)
    page.locator(f"#{second}").evaluate("(card) => card.focus()")
    page.keyboard.press("6")
    page.keyboard.press("Enter")
    page.wait_for_selector(".notice")
    page.locator(f"#{second}").get_by_label("figure A is wrong").check()
    page.locator(f"#{second}").get_by_role("button", name="Record").click()
    page.wait_for_selector(".undo")
    page.evaluate(UNFOLD)
    assert complaints_of_axe(page) == []
