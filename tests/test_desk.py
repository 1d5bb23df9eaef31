"""The review desk behind its gate: who is refused, what a form writes, and what two windows do to each other."""

from __future__ import annotations

import re
from collections.abc import Iterator

import httpx
import pytest
from desk_browser import DAY, desk, gate

from factcheck.desk.app import MOST_BYTES
from factcheck.desk.gate import Gate
from factcheck.desk.judging import ORIGIN, Desk
from factcheck.desk.serve import listening
from factcheck.records import Review
from factcheck.review import read_log, read_reviews, record, revision

__all__ = ["desk", "gate"]

OIL, TOLL = "F-7kq2m9xa", "F-h1k6y3xb"


@pytest.fixture
def stranger(gate) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=home(gate), trust_env=False, timeout=20) as client:
        yield client


@pytest.fixture
def editor(stranger, gate) -> httpx.Client:
    """A browser that was let in."""
    assert stranger.get(gate.link).status_code == 200
    stranger.headers["Origin"] = home(gate)
    return stranger


def home(gate: Gate) -> str:
    return f"http://127.0.0.1:{gate.port}"


def form(finding: str = OIL, verdict: str = "a_wrong", reviews=(), **more: str) -> dict[str, str]:
    return {"finding": finding, "revision": revision(reviews, finding), "verdict": verdict, **more}


def held(desk: Desk) -> tuple[Review, ...]:
    reviews, problems = desk.reviews()
    assert problems == ()
    return reviews


# Who comes in.


def test_the_link_opens_once_and_its_cookie_goes_to_no_other_site(stranger, gate):
    link = gate.link
    assert stranger.get("/").status_code == 403
    answer = stranger.get(link)
    assert answer.status_code == 200
    assert "HttpOnly" in answer.headers["set-cookie"]
    assert "SameSite=Strict" in answer.headers["set-cookie"]
    assert stranger.get("/").status_code == 200
    stranger.cookies.clear()
    assert stranger.get(link).status_code == 403
    assert stranger.get("/").status_code == 403


@pytest.mark.parametrize(
    "path", ["/", "/revisions", f"/card?finding={OIL}", "/favicon.ico", "/enter", "/enter?token=", "/enter?token=é", "/nowhere"]
)
def test_without_the_token_nothing_is_shown(stranger, path):
    answer = stranger.get(path)
    assert answer.status_code == 403
    assert OIL not in answer.text


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:{}", "127.0.0.1", "127.0.0.1.evil.example:{}", "192.168.0.7:{}", "[::1]:{}"]
)
def test_another_host_is_refused(editor, gate, host):
    assert editor.get("/", headers={"Host": host.format(gate.port)}).status_code == 403


def test_the_cookie_of_one_name_opens_no_other(editor, gate):
    headers = {"Host": f"localhost:{gate.port}", "Origin": f"http://localhost:{gate.port}"}
    assert httpx.get(f"{home(gate)}/", headers=headers, trust_env=False).status_code == 403


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1:1", "https://127.0.0.1:{}", "http://localhost:{}"])
def test_another_origin_is_refused(editor, gate, desk, origin):
    origin = origin.format(gate.port)
    answer = editor.post("/judge", data=form(), headers={"Origin": origin})
    assert answer.status_code == 403
    assert editor.get("/", headers={"Origin": origin}).status_code == 403
    assert not desk.ledger.exists()


def test_a_form_of_no_page_is_refused(editor, desk):
    del editor.headers["Origin"]
    assert editor.post("/judge", data=form()).status_code == 403
    assert editor.post("/undo", data={"number": "1"}).status_code == 403
    assert editor.get("/", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert not desk.ledger.exists()


def test_a_header_twice_means_nothing(editor, gate):
    twice = [("Origin", home(gate)), ("Origin", "https://evil.example")]
    assert httpx.get(f"{home(gate)}/", headers=twice, cookies=editor.cookies, trust_env=False).status_code == 403


@pytest.mark.parametrize("cookie", ["", "x", "{}=", "{}=é", '{}="\\', "{}=x; a=b"])
def test_a_cookie_of_ones_own_opens_nothing(stranger, gate, cookie):
    assert stranger.get("/", headers={"Cookie": cookie.format(gate.cookie).encode("utf-8")}).status_code == 403


def test_every_answer_stays_at_home(editor):
    for path in ("/", "/revisions", "/nowhere", "/enter"):
        answer = editor.get(path)
        assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "access-control-allow-origin" not in answer.headers
    page = editor.get("/").text
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)[1]
    assert policy.startswith("default-src 'none'")
    assert policy.count("'sha256-") == 2
    assert "form-action 'self'" in policy
    assert not re.search(r"https?://", page)


def test_only_the_loopback_address_is_listened_on():
    at = listening(0)
    try:
        assert at.getsockname()[0] == "127.0.0.1"
        with pytest.raises(OSError, match="in use"):
            listening(at.getsockname()[1])
    finally:
        at.close()


# What a form writes.


def test_a_verdict_goes_into_the_ledger_and_its_log(editor, desk):
    answer = editor.post("/judge", data=form(TOLL, "false_alarm", reason="same_origin", note="=SUM is how it begins", source="the mayor"))
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/#F-")
    assert held(desk) == (
        Review(
            TOLL, "false_alarm", "same_origin", source="the mayor", reviewer="Ines", reviewed_on="2026-03-09", note="=SUM is how it begins"
        ),
    )
    changes, _ = read_log(desk.ledger)
    assert [(change.origin, change.now.verdict) for change in changes] == [(ORIGIN, "false_alarm")]
    row = next(line for line in desk.ledger.read_text(encoding="utf-8-sig").splitlines() if TOLL in line)
    assert "flood" in row, "the run's own columns are filled in"
    assert "1 of 6 judged" in " ".join(re.sub(r"<[^>]+>", " ", editor.get("/").text).split())


def test_the_page_holds_a_form_for_each_finding_with_what_was_said(editor, desk):
    record(
        desk.ledger,
        [Review(OIL, "unsure", reviewer="Ines", note='"> <script>'), Review(OIL, "b_wrong", reviewer="Tom")],
        day=DAY,
        origin="t",
    )
    page = editor.get("/").text
    assert page.count('class="judge-form"') == len(desk.run.findings)
    card = page[page.index(f'id="{OIL}"') :]
    card = card[: card.index("</article>")]
    assert re.search(r'value="unsure" data-key="7" checked', card)
    assert "&#34;&gt; &lt;script&gt;" in card
    assert "figure B is wrong" in card
    assert "Tom" in card


def test_a_false_alarm_needs_its_reason_and_nothing_typed_is_lost(editor, desk):
    answer = editor.post("/judge", data=form(OIL, "false_alarm", note="long thoughts"))
    assert answer.status_code == 422
    assert "without its reason" in answer.text
    assert "long thoughts" in answer.text
    assert not desk.ledger.exists()


@pytest.mark.parametrize(
    "fields", [{}, {"finding": "F-00000000"}, {"finding": "../../etc"}, form(OIL, "guilty"), {**form(), "revision": "é"}]
)
def test_a_form_that_is_none_writes_nothing(editor, desk, fields):
    assert editor.post("/judge", data=fields).status_code in (404, 409, 413, 422)
    assert not desk.ledger.exists()


def test_what_a_sheet_said_survives_the_form(editor, desk):
    alone = next(finding.id for finding in desk.run.findings if len(finding.claims) > 1)
    record(desk.ledger, [Review(alone, "both_right", "two seasons", reviewer="Ines", note="a\nb")], day=DAY, origin="t")
    page = editor.get("/").text
    card = page[page.index(f'id="{alone}"') :]
    assert '<option value="two seasons" selected>' in card[: card.index("</article>")]
    fields = form(alone, "both_right", held(desk), reason="two seasons", note="a\r\nb", source="the archive")
    assert editor.post("/judge", data=fields).status_code == 303
    (left,) = held(desk)
    assert (left.reason, left.note, left.source) == ("two seasons", "a\nb", "the archive")
    again = form(alone, "both_right", held(desk), reason="entity")
    assert editor.post("/judge", data=again).status_code == 303
    assert held(desk)[0].reason == ""


def test_what_is_no_form_or_too_long_is_refused(editor, desk):
    assert editor.post("/judge", json=form()).status_code == 413
    assert editor.post("/judge", data=form(note="x" * (MOST_BYTES + 1))).status_code == 413
    assert editor.get("/judge").status_code == 405
    assert editor.put("/judge", data=form()).status_code == 405
    assert not desk.ledger.exists()


def test_a_script_gets_the_card_and_the_bar(editor):
    told = editor.post("/judge", data=form(OIL, "both_right"), headers={"X-Desk": "card"}).json()
    assert told["finding"] == OIL
    assert told["card"].startswith(f'<article class="finding settled" id="{OIL}"')
    assert told["card"].count("<article") == 1
    assert "1 of 6 judged" in told["bar"]


# Two windows.


def test_a_verdict_given_elsewhere_is_shown_and_not_overwritten(editor, desk):
    page = editor.get("/").text
    seen = re.search(rf'value="{OIL}"><input type="hidden" name="revision" value="(\w+)"', page)[1]
    record(desk.ledger, [Review(OIL, "b_wrong", reviewer="Ines", note="from the other window")], day=DAY, origin="t")
    answer = editor.post("/judge", data={**form(OIL, "a_wrong", note="mine"), "revision": seen})
    assert answer.status_code == 409
    assert [(one.verdict, one.note) for one in held(desk)] == [("b_wrong", "from the other window")]
    for words in ("Changed elsewhere", "from the other window", "mine", "figure B is wrong"):
        assert words in answer.text
    card = answer.text[answer.text.index(f'id="{OIL}"') :]
    assert re.search(r'value="a_wrong" data-key="1" checked', card)
    again = re.search(r'name="revision" value="(\w+)"', card)[1]
    assert editor.post("/judge", data={**form(OIL, "a_wrong", note="mine"), "revision": again}).status_code == 303
    assert [(one.verdict, one.note) for one in held(desk)] == [("a_wrong", "mine")]
    assert [change.now.note for change in read_log(desk.ledger)[0]] == ["from the other window", "mine"]


def test_the_revisions_tell_a_window_what_changed(editor, desk):
    before = editor.get("/revisions").json()["revisions"]
    record(desk.ledger, [Review(OIL, "b_wrong", reviewer="Tom")], day=DAY, origin="t")
    after = editor.get("/revisions").json()["revisions"]
    assert {name for name in after if after[name] != before[name]} == {OIL}
    assert "figure B is wrong" in editor.get(f"/card?finding={OIL}").json()["card"]
    assert editor.get("/card?finding=F-00000000").status_code == 404


def test_undo_takes_back_one_verdict_after_the_other(editor, desk):
    editor.post("/judge", data=form(OIL, "a_wrong"))
    editor.post("/judge", data=form(OIL, "b_wrong", reviews=held(desk)))
    editor.post("/judge", data=form(TOLL, "accepted"))
    assert editor.post("/undo", data={"number": "2"}).status_code == 409
    for number, left in ((3, {OIL: "b_wrong"}), (2, {OIL: "a_wrong"}), (1, {})):
        assert f'name="number" value="{number}"' in editor.get("/").text
        assert editor.post("/undo", data={"number": str(number)}).status_code == 303
        assert {one.finding: one.verdict for one in held(desk)} == left
    assert editor.post("/undo", data={"number": "1"}).status_code == 409
    assert 'action="/undo"' not in editor.get("/").text


def test_undo_leaves_what_somebody_else_wrote_since(editor, desk):
    editor.post("/judge", data=form(OIL, "a_wrong"))
    record(desk.ledger, [Review(OIL, "b_wrong", reviewer="Tom")], day=DAY, origin="t")
    answer = editor.post("/undo", data={"number": "1"})
    assert answer.status_code == 409
    assert {(one.reviewer, one.verdict) for one in held(desk)} == {("Ines", "a_wrong"), ("Tom", "b_wrong")}


def test_a_ledger_damaged_meanwhile_is_told_and_left_alone(editor, desk):
    desk.ledger.write_text("id,verdict\nF-7kq2m9xa,guilty\n", encoding="utf-8")
    for answer in (editor.get("/"), editor.get("/revisions"), editor.post("/judge", data=form(TOLL, "accepted"))):
        assert answer.status_code == 503
        assert "guilty" in answer.text
    assert desk.ledger.read_text(encoding="utf-8") == "id,verdict\nF-7kq2m9xa,guilty\n"


def test_a_ledger_that_cannot_be_written_keeps_what_was_typed(editor, desk):
    desk.ledger.symlink_to(desk.ledger.with_name("elsewhere.csv"))
    answer = editor.post("/judge", data=form(OIL, "a_wrong", note="mine"))
    assert answer.status_code == 503
    assert "mine" in answer.text
    assert "can’t be written" in answer.text.replace("&#39;", "’")


def test_verdicts_of_many_windows_are_all_kept(desk):
    from concurrent.futures import ThreadPoolExecutor

    desks = [Desk(desk.run, desk.ledger, f"reviewer {n}") for n in range(6)]
    names = [finding.id for finding in desk.run.findings]
    with ThreadPoolExecutor(6) as pool:
        every = [
            pool.submit(one.judge, Review(name, "unsure", reviewer=one.reviewer), revision((), name)) for one in desks for name in names
        ]
        outcomes = [one.result().status for one in every]
    # The first of each finding is kept, the others are told that it changed.
    assert sorted(set(outcomes)) == [200, 409]
    assert outcomes.count(200) == len(names) == len({one.finding for one in read_reviews(desk.ledger)[0]})


def test_what_comes_next_goes_round(desk):
    order = [desk.next_open((), "")]
    while (following := desk.next_open((), order[-1])) != order[0]:
        order.append(following)
    assert sorted(order) == sorted(finding.id for finding in desk.run.findings)
    reviews = [Review(name, "unsure") for name in order[:-1]]
    assert desk.next_open(reviews, order[0]) == order[-1]
    assert desk.next_open([*reviews, Review(order[-1], "accepted")], "") == ""
    assert desk.judged([*reviews, Review("F-00000000", "unsure")]) == (len(order) - 1, len(order))
