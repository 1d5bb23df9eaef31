"""Web pages of varied layout: the article's figures and none from beside it, what a page says of itself, and the way back to the source."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from page_templates import LAYOUTS, page

from factcheck import check, find_claims
from factcheck.reading import read_articles
from factcheck.reading.apart_worker import guarded
from factcheck.reading.entries import ANYTHING, Entry
from factcheck.reading.html import read_html
from factcheck.reading.markup_places import Markup
from factcheck.records import Article
from factcheck.report import findings_json, html_report
from factcheck.text import line_and_column, spot

PAGES = 5 * len(LAYOUTS)
FIGURE = re.compile(r"\d[\d,]*\d")


def read(html: str | bytes) -> Entry:
    (entry,) = read_html(html if isinstance(html, bytes) else html.encode(), ANYTHING)
    assert isinstance(entry, Entry), entry
    return entry


def in_zone(entry: Entry, zone: str) -> set[str]:
    return {figure for start, end, name in entry.zones if name == zone for figure in FIGURE.findall(entry.text[start:end])}


def test_pages_give_the_figures_of_the_article_and_none_from_beside_it():
    seen = Counter()
    for seed in range(PAGES):
        made, entry = page(seed), read(page(seed).html)
        figures = set(FIGURE.findall(entry.text))
        assert not figures & made.beside, seed
        assert entry.fields == {"title": made.title, "date": made.date, "source": made.source}, seed
        assert made.captions <= in_zone(entry, "caption"), seed
        seen += Counter(body=len(made.body), found=len(made.body & figures), cells=len(made.cells))
        seen += Counter(found_cells=len(made.cells & in_zone(entry, "table")))
    assert seen["found"] >= 0.98 * seen["body"]
    assert seen["found_cells"] >= 0.9 * seen["cells"] > 0


@pytest.mark.parametrize("seed", range(len(LAYOUTS)))
def test_every_figure_leads_back_to_its_place_in_the_source(seed):
    made, entry = page(seed), read(page(seed).html)
    article = Article("a", entry.text, anchors=entry.anchors)
    lines = made.html.split("\n")
    for found in FIGURE.finditer(entry.text):
        line, column = line_and_column(article, found.start())
        assert lines[line - 1][column - 1 :].startswith(found.group())


PARAGRAPH = "<p>Rents in the old harbour rose by 5% in May, the housing ministry said on Friday, and they will rise again in June.</p>"


def test_what_no_reader_sees_is_left_out_and_said():
    html = f"""<html><body><article><h1>Rents rise</h1>{PARAGRAPH}<p style="display: NONE">Hidden 8,888 words are no part of this text.</p>
    <p hidden>Hidden 7,777 words are no part of this text.</p>{PARAGRAPH.replace("5%", "6%")}</article></body></html>"""
    entry = read(html)
    assert set(FIGURE.findall(entry.text)) == set()
    assert entry.left_out == ("2 hidden passages",)


def test_what_style_sheets_and_classes_hide_is_left_out_and_said():
    style = """<style>/* .seen {display:none} */ .gone, p.mute { color: red; display: none }
    @media print { .seen { display: none } } @import url(x.css); #off {visibility:hidden}</style>"""
    hidden = (
        '<p class="gone">Hidden 8,801 words.</p><p class="mute">Hidden 8,802 words.</p><p id="off">Hidden 8,803 words.</p>'
        '<p>It cost <span class="sr-only">8,804</span> much.</p><p>A bar <span aria-hidden="true">8,805</span> here.</p>'
    )
    seen = '<p class="seen">Rents of 1,200 euros were paid in the harbour in May, the ministry said on Friday.</p>'
    html = f"<html><head>{style}</head><body><article><h1>Rents rise</h1>{PARAGRAPH}{hidden}{seen}{PARAGRAPH}</article></body></html>"
    entry = read(html)
    assert set(FIGURE.findall(entry.text)) == {"1,200"}
    assert entry.left_out == ("5 hidden passages",)


def test_a_page_that_hides_its_article_until_a_script_runs_is_read():
    html = f"<html><style>.story {{display: none}}</style><body><h1>Rents rise</h1><div class=story>{PARAGRAPH * 3}</div></body></html>"
    assert "5%" in read(html).text


def test_cells_of_a_page_keep_their_columns_and_take_their_unit_from_headings():
    table = """<table><caption>Crude oil production</caption><tr><td></td><th colspan=2>2023</th><th colspan=2>2024</th></tr>
    <tr><td>Country</td><th>Output, mln bpd</th><th>Change</th><th>Output, mln bpd</th><th>Change</th></tr>
    <tr><td>Iraq<sup>1</sup></td><td>4.1</td><td></td><td>4.3</td><td>0.2</td></tr></table>"""
    html = f"<html><body><article><h1>Oil</h1>{PARAGRAPH}{table}{PARAGRAPH.replace('5%', '6%')}</article></body></html>"
    entry = read(html)
    article = Article("a", entry.text, anchors=entry.anchors, zones=entry.zones)
    cells = {claim.quote: claim for claim in find_claims(article) if claim.zone == "table" and claim.quantity.kind == "quantity"}
    told = {quote: (claim.unit.symbol, claim.entity, claim.period.text) for quote, claim in cells.items() if claim.measure}
    assert told == {"4.1": ("bbl/d", "Iraq", "2023"), "4.3": ("bbl/d", "Iraq", "2024")}
    line, column = line_and_column(article, cells["4.3"].start)
    assert html.split("\n")[line - 1][column - 1 :].startswith("4.3</td>")


@pytest.mark.parametrize(("named", "coded"), [("windows-1251", "windows-1251"), ("utf-8", "utf-8"), ("iso-8859-1", "cp1252")])
def test_encodings_that_a_page_names(named, coded):
    text = (
        "Цены выросли на 5%, сообщило министерство жилья в пятницу."
        if named == "windows-1251"
        else "Café “rose” by 5%, the ministry said on Friday."
    )
    html = f'<html><head><meta charset="{named}"></head><body><article><h1>A</h1><p>{text}</p>{PARAGRAPH}</article></body></html>'
    assert text in read(html.encode(coded)).text


def test_our_own_reports_are_no_articles(tmp_path):
    (tmp_path / "a.txt").write_text("Rents rose 5%.", encoding="utf-8")
    articles, _ = read_articles([tmp_path])
    (tmp_path / "report.html").write_text(html_report(check(articles)), encoding="utf-8")
    assert read_articles([tmp_path]) == (articles, ())
    assert [problem.code for problem in read_articles([tmp_path / "report.html"])[1]] == ["input.unknown_format"]


def test_what_was_left_out_is_said_in_the_report():
    article = Article("a", "Rents rose 5%.", left_out=("2 comments",))
    run = check([article])
    assert "left out: 2 comments" in html_report(run)
    assert '"left_out": [\n' in findings_json(run)


def test_a_page_without_an_article_is_a_problem():
    articles, problems = read_articles(["-"], stdin=b"<html><body><nav><a href='/'>Home</a></nav></body></html>", stdin_name="a.html")
    assert articles == ()
    assert [problem.code for problem in problems] == ["input.no_text"]


TEXTS = st.text(st.sampled_from(list("ab 5,;&<>\"'/-!\n\té😀\u00ad")), max_size=30)


@given(st.lists(st.tuples(st.sampled_from(["p", "b", "!--x-->", "br/", "script", "", "p title='a > b'"]), TEXTS), max_size=8))
@settings(deadline=None)
def test_markup_places_point_at_what_they_say_whatever_the_markup(pieces):
    content = "".join(f"<{tag}>{text}" for tag, text in pieces) + "<i>The 1,200 people</i>"
    found = Markup(content).find("1,200 people")
    if found:
        article = Article("a", "1,200 people", anchors=found[1])
        line, column = line_and_column(article, 0)
        assert content.split("\n")[line - 1][column - 1 :].startswith("1,200 people")
        assert spot(article, 0) == ""


def test_entities_and_tags_inside_a_figure_keep_their_places():
    content = "<p>It cost\n&pound;1<b>,200</b>&nbsp;in all &amp; 5&#37; more</p>"
    found = Markup(content).find("It cost £1,200\xa0in all & 5% more")
    assert found is not None
    article = Article("a", "It cost £1,200\xa0in all & 5% more", anchors=found[1])
    for words, written in (("£", "&pound;"), (",200", ",200</b>"), ("in all", "in all"), ("&", "&amp;"), ("%", "&#37;")):
        line, column = line_and_column(article, article.text.index(words))
        assert content.split("\n")[line - 1][column - 1 :].startswith(written)


def test_a_cell_is_not_found_inside_a_longer_figure():
    content = "<p>In 2013.15 it cost 13.1 and 3.15</p><td>3.1</td>"
    found = Markup(content).find("3.1")
    assert found is not None
    assert content[found[0] :] == "3.1</td>"


@pytest.mark.parametrize(
    "hostile", ["<", "<a ", "<!--", "<a '", '<p title="', "&#", "<script>", "<table><tr><td>", "<div>", "</p>", "<![CDATA["]
)
def test_hostile_runs_of_markup_are_read_to_the_end(hostile):
    Markup(hostile * 20_000)
    assert list(guarded(".html", (hostile * 3_000).encode(), ANYTHING))
