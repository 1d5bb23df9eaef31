"""Documents as real programs write them: Word files by python-docx, the same saved by LibreOffice, and pages printed by a browser."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from pathlib import Path

import pytest
from page_templates import page
from playwright.sync_api import sync_playwright
from programs import program

from factcheck import find_claims
from factcheck.reading import Limits, read_articles
from factcheck.report.places import place_of
from factcheck.text import line_and_column, spot

LEAD = "CARACAS, March 6, 2022 (Agency) - Norland pumped 755,000 barrels a day in January, the ministry said."
STORY = [
    ("Oil output falls to 755,000 barrels", "headline", "paragraph 1"),
    ("Exports down 12%", "deck", "paragraph 2"),
    (LEAD + " It employs 1,200 people.", "body", "paragraph 3"),
    ("Country", "table", "table 1, row 1, cell 1"),
    ("Output, mln bpd", "table", "table 1, row 1, cell 2"),
    ("Iraq", "table", "table 1, row 2, cell 1"),
    ("3.1", "table", "table 1, row 2, cell 2"),
    ("A rig near the town that pumps 3,000 barrels a day.", "caption", "paragraph 4"),
]
FIGURE = re.compile(r"\d[\d,]*\d")
UNSEEN = ("9,999", "8,888", "7,777", "6,666")


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """A folder with the story as .docx, with a tracked deletion and insertion, a comment, hidden text and a page header."""
    from docx import Document
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    folder = tmp_path_factory.mktemp("desk")
    document = Document()
    document.add_paragraph(STORY[0][0], style="Title")
    document.add_paragraph(STORY[1][0], style="Subtitle")
    lead = document.add_paragraph(LEAD + " ")
    for mark, tag, text in (("ins", "t", "It employs 1,200 people. "), ("del", "delText", "It employs 9,999 people. ")):
        by = 'w:author="desk" w:date="2022-01-01T00:00:00Z"'
        run = f'<w:r><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'
        lead._p.append(parse_xml(f'<w:{mark} {nsdecls("w")} w:id="1" {by}>{run}</w:{mark}>'))
    lead.add_run("8,888").font.hidden = True
    document.add_comment(lead.runs[0], text="Check 7,777", author="desk")
    table = document.add_table(rows=2, cols=2)
    for number, (text, _, _) in enumerate(STORY[3:7]):
        table.cell(number // 2, number % 2).text = text
    document.add_paragraph(STORY[7][0], style="Caption")
    document.sections[0].header.paragraphs[0].text = "Draft 6,666"
    document.save(str(folder / "story.docx"))
    return folder


@pytest.fixture(scope="module")
def saved(desk, tmp_path_factory):
    """The story saved by a word processor in another format."""
    soffice = program("soffice", "libreoffice")
    home = tmp_path_factory.mktemp("office")

    def saved_as(ending: str) -> Path:
        command = [soffice, f"-env:UserInstallation={home.as_uri()}", "--headless", "--norestore", "--convert-to", ending]
        done = subprocess.run([*command, "--outdir", str(desk), str(desk / "story.docx")], capture_output=True, timeout=120, check=False)
        made = desk / f"story.{ending}"
        if not made.exists():
            program("libreoffice-writer")
            pytest.fail(done.stderr.decode())
        return made

    return saved_as


def read_one(path):
    (article,), problems = read_articles([path])
    assert problems == ()
    assert not [figure for figure in UNSEEN if figure in article.text]
    return article


def blocks(article):
    """What stands in the article, part by part, with zone and place, as the anchors and zones tell it."""
    starts = [anchor.offset for anchor in article.anchors]
    zones = {start: zone for start, _, zone in article.zones}
    ends = [*starts[1:], len(article.text)]
    return [(article.text[a:b].strip(), zones.get(a, "body"), spot(article, a)) for a, b in zip(starts, ends, strict=True)]


def test_docx_gives_the_visible_text_with_zones_and_places(desk):
    article = read_one(desk / "story.docx")
    assert blocks(article) == STORY
    assert (article.title, article.published.isoformat()) == (STORY[0][0], "2022-03-06")
    assert article.left_out == ("1 tracked deletion", "1 comment", "1 hidden passage", "1 header or footer")


def test_zones_and_places_reach_the_claims(desk):
    article = read_one(desk / "story.docx")
    told = {claim.quote: (claim.zone, str(place_of(claim, {article.id: article}))) for claim in find_claims(article)}
    path = article.path
    assert told["755,000 barrels"] == ("headline", f"{path}:paragraph 1")
    assert told["12%"] == ("deck", f"{path}:paragraph 2")
    assert told["1,200 people"] == ("body", f"{path}:paragraph 3")
    assert told["3.1"] == ("table", f"{path}:table 1, row 2, cell 2")
    assert told["3,000 barrels a day"] == ("caption", f"{path}:paragraph 4")


def test_odt_saved_by_a_word_processor_reads_as_the_docx(saved):
    article = read_one(saved("odt"))
    assert blocks(article) == STORY
    assert article.left_out == ("1 tracked deletion", "1 comment", "1 hidden passage")


@pytest.mark.parametrize("ending", ["docx", "odt", "epub"])
def test_a_table_as_programs_write_it_gives_its_figures_unit_and_owner(saved, desk, ending):
    article, *_ = read_articles([desk / "story.docx" if ending == "docx" else saved(ending)])[0]
    (cell,) = (claim for claim in find_claims(article) if claim.zone == "table" and claim.quantity.kind == "quantity")
    assert (cell.quote, float(cell.figure.value), cell.unit.symbol, cell.entity) == ("3.1", 3_100_000, "bbl/d", "Iraq")


def test_an_e_book_exported_by_a_word_processor(saved):
    article, *_ = read_articles([saved("epub")])[0]
    assert LEAD in article.text
    assert "section0001.xhtml, line" in spot(article, article.text.index("755,000"))
    assert ("table", "3.1") in [(zone, article.text[start:end]) for start, end, zone in article.zones]


def test_a_text_and_a_page_saved_by_a_word_processor(saved):
    (text,), (html,) = (read_articles([saved(ending)])[0] for ending in ("txt", "html"))
    assert LEAD in text.text
    assert line_and_column(text, text.text.index("755,000 barrels a day")) == (3, 50)
    assert LEAD in " ".join(html.text.split())
    (cell,) = (claim for claim in find_claims(html) if claim.zone == "table" and claim.quantity.kind == "quantity")
    assert (cell.quote, cell.unit.symbol, cell.entity) == ("3.1", "bbl/d", "Iraq")


HERALD = '<div style="font-size:8px">The Herald, page <span class="pageNumber"></span></div>'
PRINTED = f"""<html lang="en"><body style="text-align:justify; width:300px"><h1>{STORY[0][0]}</h1><p>{LEAD} It employs 1,200 people.</p>
<p>The second paragraph begins here and goes on so that it fills some lines of the column, with 3.5 million more barrels in it.</p>
<p style="break-before:page">The second page has 12 words.</p><table><tr><td>Iraq</td><td>3.1</td></tr></table>
<p style="break-before:page">The third page has 14 words.</p><p>And then there is more text to fill it.</p></body></html>"""


@pytest.fixture(scope="module")
def browser_page():
    """An empty page of a browser."""
    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=program("chromium", "chromium-browser", "google-chrome"), args=["--no-sandbox", "--disable-gpu"]
        )
        yield browser.new_page()
        browser.close()


@pytest.fixture(scope="module")
def printed(browser_page, tmp_path_factory):
    """The story printed to PDF by a browser, with a running head on each page."""
    path = tmp_path_factory.mktemp("print") / "story.pdf"
    browser_page.set_content(PRINTED)
    margin = {"top": "60px", "bottom": "60px"}
    browser_page.pdf(path=path, format="A5", display_header_footer=True, header_template=HERALD, footer_template="<i></i>", margin=margin)
    return path


def test_pdf_printed_by_a_browser_keeps_pages_paragraphs_and_headline(printed):
    article = read_one(printed)
    assert " ".join(article.text.split("\n\n")[1].split()) == LEAD + " It employs 1,200 people."
    assert " ".join(article.title.split()) == STORY[0][0]
    assert "The Herald" not in article.text
    assert article.left_out == ("3 lines of running heads",)
    pages = {figure: spot(article, article.text.index(figure)).partition(",")[0] for figure in ("1,200", "3.5", "12 words", "14 words")}
    assert list(pages.values()) == ["page 1", "page 1", "page 2", "page 3"]
    assert {zone for *_, zone in article.zones} == {"headline"}


def words(text):
    return Counter(re.sub(r"-\s+", "", text).split())


def test_pdf_has_the_words_that_another_program_finds_in_it(printed, saved):
    """Poppler reads the same files: none of its words is missing here, but for running heads, and there are no others."""
    for path, beside in (
        (printed, ["The", "Herald,", "page", "1", "The", "Herald,", "page", "2", "The", "Herald,", "page", "3"]),
        (saved("pdf"), []),
    ):
        done = subprocess.run([program("pdftotext"), "-enc", "UTF-8", str(path), "-"], capture_output=True, timeout=60, check=True)
        theirs, (article,) = words(done.stdout.decode().replace("\f", " ")), read_articles([path])[0]
        assert theirs - Counter(beside) == words(article.text)


def test_pdf_pages_over_the_limit_are_left_out_and_said(printed):
    (article,), _ = read_articles([printed], limits=Limits(pages=1))
    assert "12 words" not in article.text
    assert "pages from 2 on" in article.left_out


def test_a_page_as_a_browser_holds_it(browser_page, tmp_path):
    """The document that a browser made of the source, scripts run and elements closed, written out again."""
    made = page(3)
    browser_page.set_content(made.html)
    (tmp_path / "page.html").write_text(browser_page.content(), encoding="utf-8")
    (article,), problems = read_articles([tmp_path / "page.html"])
    figures = set(FIGURE.findall(article.text))
    assert problems == ()
    assert (article.title, made.body - figures, made.beside & figures) == (made.title, set(), set())


def test_pdf_saved_by_a_word_processor(saved):
    (article,), problems = read_articles([saved("pdf")])
    assert problems == ()
    assert LEAD in " ".join(article.text.split())
    assert spot(article, article.text.index("1,200")).startswith("page 1, line ")
