from __future__ import annotations

import base64
import hashlib
import re
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from run_factory import BPD, claim, figure, finding, newsroom_run, small_run

from factcheck import check
from factcheck.records import Article, Problem, Review, Run, Unit
from factcheck.report import html_report
from factcheck.report.numberline import number_line
from factcheck.report.views import MAX_FINDINGS

VOID = {"meta", "br", "input", "link", "path", "circle", "line", "rect"}
SETTLED = (Review("F-h1k6y3xb", "both_right", reviewer="M. Aldous", note="the mayor counts the missing"),)


class Page(HTMLParser):
    """Tags, attributes and text of a page; fails on a tag that is not closed in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(page)
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if not {"script", "style"} & set(self.open):
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.tags if name == tag]


@pytest.fixture(scope="module")
def page() -> Page:
    return Page(html_report(newsroom_run(), SETTLED))


def test_the_page_asks_no_other_host_and_runs_only_its_own_script():
    raw = html_report(newsroom_run())
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', raw)[1]
    script = re.search(r"<script>(.*?)</script>", raw, re.DOTALL)[1]
    assert policy.startswith("default-src 'none'")
    assert base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() in policy
    page = Page(raw)
    assert not [a for _, a in page.tags if a.get("src") or any(name.startswith("on") for name in a)]
    assert all(a["href"].startswith("#") for a in page.all("a"))
    assert "url(" not in raw
    assert "http://" not in raw
    assert "https://" not in raw


def test_headings_in_order_and_what_a_screen_reader_needs(page):
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h\d", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert page.all("html") == [{"lang": "en"}]
    assert all(th.get("scope") in {"col", "row"} for th in page.all("th"))
    assert len(page.all("table")) == len(page.all("caption"))
    ids = [attrs["id"] for _, attrs in page.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    assert {a["href"][1:] for a in page.all("a")} <= set(ids)
    assert all(svg.get("aria-label") or svg.get("aria-hidden") for svg in page.all("svg"))


def test_the_verdict_line_counts_and_never_says_passed(page):
    assert "3 disagreements to settle in 5 articles" in page.text
    assert "2 errors, 1 warning, 2 notes; 1 settled" in page.text
    assert "passed" not in page.text.lower()
    assert not re.search(r"\bfalse\b", page.text.lower())


def test_a_finding_shows_all_that_it_takes_to_judge_it(page):
    for words in (
        "The Harbour Post",
        "6 Mar 2026",
        "said by the producers’ group",
        "seeds/coastal-wire/oil.md:1:58",
        "755,000 − 680,000 = 75,000",
        "both speak of January 2026",
        "whether both count condensate",
        "energy.oil-output",
        "monthly report, table 5-7",
        "Does the copy say whose figure each is?",
        "both figures are right",
        "the mayor counts the missing",
        "not UTF-8, read as Windows-1252",
        "its period is not known",
        "sha256 9b1c0d",
    ):
        assert words in page.text, words
    marked = [attrs for tag, attrs in page.tags if tag == "article"]
    assert [attrs["id"] for attrs in marked][:3] == ["F-3fj8w1zn", "F-q0d6tk4e", "F-7kq2m9xa"]
    assert marked[-1]["data-kind"] == "settled"


def test_figures_of_one_sentence_are_shown_in_one_quotation(page):
    raw = html_report(newsroom_run(), SETTLED)
    card = raw[raw.index('id="F-q0d6tk4e"') : raw.index('id="F-7kq2m9xa"')]
    assert card.count("<blockquote>") == 1
    assert re.findall(r"<mark>([^<]+)</mark>", card) == ["6%", "1.24 billion dollars", "1.12 billion dollars"]


def test_what_strangers_wrote_stays_text():
    nasty = "<script>alert(1)</script><img src=x onerror=alert(2)>{{ 7*7 }}\u202e\x1b[31m"
    article = Article(nasty, f"{nasty} says 5 bpd, {nasty} says 9 bpd.", title=nasty, source=nasty, path=nasty)
    a = claim(article, "5 bpd", figure("5"), BPD, speaker=nasty, measure=nasty, entity=nasty)
    b = claim(article, "9 bpd", figure("9"), Unit("bbl/d", nasty, "volume/time"), speaker=nasty)
    found = finding(
        "F-00000000",
        (a, b),
        rule=nasty,
        title=nasty,
        message=nasty,
        sum=nasty,
        question=nasty,
        why=nasty,
        reasons=(nasty,),
        doubts=(nasty,),
    )
    run = Run((article,), (a, b), (found,), (Problem(nasty, nasty, nasty, nasty),), versions={nasty: nasty})
    raw = html_report(run, (Review("F-00000000", "unsure", reviewer=nasty, note=nasty),))
    page = Page(raw)
    assert len(page.all("script")) == 1
    assert page.all("img") == []
    assert "\u202e" not in raw
    assert "\x1b" not in raw
    assert "{{ 7*7 }}" in page.text
    assert "⟨U+202E⟩" in page.text


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"findings": ()}, "No disagreement found in 2 articles"),
        ({"findings": (), "compared": 0}, "Nothing could be compared in 2 articles"),
        ({"findings": (), "claims": (), "articles": (), "uncompared": (), "compared": 0, "versions": {}}, "in 0 articles"),
    ],
)
def test_a_run_without_findings(changes, says):
    assert says in Page(html_report(small_run(**changes))).text


def test_more_findings_than_a_page_holds_are_said_to_be_elsewhere():
    run = small_run()
    many = tuple(finding(f"F-{n:08d}", run.findings[0].claims) for n in range(MAX_FINDINGS + 5))
    raw = html_report(small_run(findings=many))
    assert raw.count('<article class="finding') == MAX_FINDINGS
    assert "5 more are in flagged_claims.csv" in raw


def test_the_same_run_gives_the_same_page():
    assert html_report(newsroom_run(), SETTLED) == html_report(newsroom_run(), SETTLED)


def test_two_results_of_a_vote_stand_on_no_number_line():
    told = "The board of Port Arne voted {} on Friday to borrow for a new quay. It met in the town hall. Few came to listen."
    articles = [
        Article("a", told.format("9-4"), "", date(2026, 5, 6)),
        Article("b", f"Dogs barked. {told.format('8-5')}", "", date(2026, 5, 6)),
    ]
    run = check(articles)
    assert [one.rule for one in run.findings] == ["copies.result"]
    assert 'class="line"' not in html_report(run)
    assert 'class="line"' in html_report(small_run())


def test_the_number_line_shows_the_gap_and_open_ends():
    run = small_run()
    line = number_line(run.findings[0].claims)
    assert line.gap is not None
    assert "They do not meet" in line.summary
    article = run.articles[0]
    bound = claim(article, "120,000", figure("700000", hedge="more_than"), BPD)
    open_line = number_line((run.claims[0], bound))
    assert open_line.gap is None
    assert open_line.bars[1].open_high
    assert number_line(run.claims[:1]) is None
    euros = claim(article, "120,000", figure("1"), Unit("EUR", "euro", "money"))
    dollars = claim(article, "755,000", figure("1"), Unit("USD", "US dollar", "money"))
    assert number_line((euros, dollars)) is None
