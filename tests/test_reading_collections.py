"""Files of many articles as programs write them: mailboxes, feeds, tables, crawls, wire formats, and all of it packed."""

from __future__ import annotations

import bz2
import datetime as dt
import gzip
import io
import json
import lzma
import mailbox
import re
import subprocess
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest
from page_templates import page
from programs import program

from factcheck.reading import ENDINGS, FORMATS, Limits, read_articles
from factcheck.text import line_and_column, spot

LEAD = "Norland pumped 755,000 barrels a day – in May."
COLUMNS = {"text": "Body", "date": "published"}


def read(name, data, **options):
    return read_articles(["-"], stdin=data if isinstance(data, bytes) else data.encode(), stdin_name=name, **options)


def codes(problems):
    return [(problem.code.removeprefix("input."), problem.where) for problem in problems]


def in_file(content, article, offset):
    line, column = line_and_column(article, offset)
    return content.split("\n")[line - 1][column - 1 :]


def message(subject: str, text: str = LEAD + "\n\nIt employs 1,200 people.\n", kind: str = "plain") -> EmailMessage:
    made = EmailMessage()
    made["Subject"], made["From"], made["Date"] = subject, "Ana Prill <ana@example.org>", "Sun, 06 Mar 2022 23:30:00 -0500"
    made.set_content(text, subtype=kind)
    return made


def test_mail_is_read_without_its_attachments():
    made = message("Oil – falls")
    made.add_attachment(b"8,888", maintype="image", subtype="png", filename="a.png")
    (article,), problems = read("a.eml", bytes(made))
    assert (article.title, article.source, article.published, problems) == ("Oil – falls", "Ana Prill", dt.date(2022, 3, 6), ())
    assert article.text.startswith(LEAD)
    assert spot(article, article.text.index("1,200")) == "text, line 3"
    assert article.left_out == ("1 attachment",)


def test_a_mailbox_gives_each_message(tmp_path):
    box = mailbox.mbox(tmp_path / "a.mbox")
    for made in (
        message("One"),
        message("Two", "From here on 5 lines.\n"),
        message("Three", "<p>One</p><table><tr><td>3.1</td></tr></table>", "html"),
    ):
        box.add(made)
    box.close()
    articles, problems = read_articles([tmp_path / "a.mbox"])
    assert problems == ()
    assert [article.title for article in articles] == ["One", "Two", "Three"]
    assert articles[1].text == "From here on 5 lines."
    assert (spot(articles[2], 5), articles[2].zones) == ("message 3, paragraph 2", ((5, 8, "table"),))


RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Herald</title>
<item><title>Oil falls &amp; more</title><pubDate>Sun, 06 Mar 2022 23:30:00 -0500</pubDate><description>Exports down 12%</description>
<content:encoded><![CDATA[<p>Norland pumped <b>755,000</b> barrels.</p><p>It employs 1,200.</p>]]></content:encoded></item>
<item><title>B</title><description>Only a summary with 5 items.</description></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Herald</title><entry><title>T</title><updated>2022-03-06T10:00:00Z</updated>
<content type="html">&lt;p&gt;Rents rose 5%.&lt;/p&gt;</content></entry></feed>"""


@pytest.mark.parametrize("name", ["a.rss", "a.xml"])
def test_rss(name):
    (one, two), problems = read(name, RSS)
    assert problems == ()
    assert (one.title, one.source, one.published) == ("Oil falls & more", "The Herald", dt.date(2022, 3, 6))
    assert one.text == "Exports down 12%\n\nNorland pumped 755,000 barrels.\n\nIt employs 1,200."
    assert one.zones == ((0, 16, "deck"),)
    assert spot(one, one.text.index("1,200")) == "item 1, paragraph 3"
    assert (two.text, two.left_out) == ("Only a summary with 5 items.", ("the article behind the summary",))


def test_atom():
    (article,), problems = read("a.atom", ATOM)
    assert (article.text, article.source, article.published, problems) == ("Rents rose 5%.", "Herald", dt.date(2022, 3, 6), ())


@pytest.mark.parametrize("kind", ["rss", "atom"])
def test_feeds_written_by_a_library_of_feeds(kind):
    from feedgen.feed import FeedGenerator

    when = "2022-03-06T10:00:00+00:00"
    feed = FeedGenerator()
    feed.id("urn:herald")
    feed.title("The Herald")
    feed.link(href="https://herald.example")
    feed.description("News")
    feed.updated(when)
    feed.lastBuildDate(when)
    entry = feed.add_entry()
    entry.id("urn:herald:1")
    entry.title("Oil falls & more")
    entry.link(href="https://herald.example/1")
    entry.summary("Exports down 12%")
    entry.content("<p>Norland pumped 755,000 barrels.</p><p>It employs 1,200.</p>", type="html")
    entry.published(when)
    (article,), problems = read(f"a.{kind}", feed.rss_str() if kind == "rss" else feed.atom_str())
    assert (article.title, article.source, article.published, problems) == ("Oil falls & more", "The Herald", dt.date(2022, 3, 6), ())
    assert article.text == "Exports down 12%\n\nNorland pumped 755,000 barrels.\n\nIt employs 1,200."
    assert article.zones == ((0, 16, "deck"),)


NITF = """<?xml version="1.0"?>
<!DOCTYPE nitf SYSTEM "nitf-3-4.dtd">
<nitf><head><docdata><date.issue norm="20220306T033000Z"/></docdata><pubdata name="The Herald"/></head>
<body><body.head><hedline><hl1>Oil falls to 755,000</hl1><hl2>Exports down 12%</hl2></hedline></body.head>
<body.content><block><p>Norland pumped <em>755,000</em> barrels
 a day.</p><media><media-caption>A rig &amp; 3,000 barrels.</media-caption></media>
<table><tr><td>Iraq</td><td>3.1</td></tr></table></block></body.content></body></nitf>"""
NEWSML = """<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet><newsItem><itemMeta><provider literal="The Herald"/>
<versionCreated>2022-03-06T10:00:00Z</versionCreated></itemMeta><contentMeta><headline>Oil falls 5%</headline></contentMeta><contentSet>
<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body><h1>Oil falls 5%</h1>
<p>Norland pumped 755,000 barrels.</p></body></html></inlineXML></contentSet></newsItem>
<newsItem><itemMeta/></newsItem></itemSet></newsMessage>"""


def test_nitf_with_the_way_back_to_line_and_column():
    (article,), problems = read("a.xml", NITF)
    assert (article.title, article.source, article.published, problems) == ("Oil falls to 755,000", "The Herald", dt.date(2022, 3, 6), ())
    assert [zone for *_, zone in article.zones] == ["headline", "deck", "caption", "table", "table"]
    for words in ("12%", "755,000</em>", "3,000", "3.1"):
        at = article.text.rindex(words.partition("<")[0])
        assert in_file(NITF, article, at).startswith(words)
    assert (
        in_file(NITF, article, article.text.index("a day"))
        == "a day.</p><media><media-caption>A rig &amp; 3,000 barrels.</media-caption></media>"
    )


def test_newsml_reads_the_items_that_carry_their_text():
    (article,), problems = read("a.xml", NEWSML)
    assert (article.title, article.source, article.published, problems) == ("Oil falls 5%", "The Herald", dt.date(2022, 3, 6), ())
    assert article.zones == ((0, 12, "headline"),)
    assert in_file(NEWSML, article, article.text.index("755,000")).startswith("755,000 barrels.</p>")


def test_newsml_written_by_the_library_of_those_who_publish_the_standard():
    import NewsMLG2

    item = re.search("<newsItem>.+?</newsItem>", NEWSML, re.DOTALL)[0]
    said = 'xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:herald:1" standard="NewsML-G2" version="1"'
    written = NewsMLG2.NewsMLG2Document(item.replace("<newsItem>", f"<newsItem {said}>").encode()).to_xml_string()
    assert written.startswith("<?xml")
    (article,), problems = read("a.xml", written)
    assert (article.title, article.source, article.published, problems) == ("Oil falls 5%", "The Herald", dt.date(2022, 3, 6), ())
    assert in_file(written, article, article.text.index("755,000")).startswith("755,000 barrels.</p>")


def test_json_ld_with_the_way_back_through_escapes():
    body = 'It "fell" to 755,000.\nThen 1,200.'
    told = {
        "@graph": [{"@type": "WebPage"}, {"@type": "NewsArticle", "headline": "Oil", "datePublished": "2022-03-06", "articleBody": body}]
    }
    content = json.dumps(told, indent=1)
    (article,), problems = read("a.json", content)
    assert (article.text, article.title, article.published, problems) == (body, "Oil", dt.date(2022, 3, 6), ())
    assert in_file(content, article, body.index("1,200")).startswith("1,200.")


ROWS = [["x1", f"{LEAD}\nIt fell.", dt.datetime(2022, 3, 6), "Oil"], [2, "Rents rose 12%.", "2022-03-07", None], [3, None, None, "Empty"]]


def test_xlsx_written_by_openpyxl():
    import openpyxl

    book = openpyxl.Workbook()
    for row in (["ID", "Body", "Published", "Title"], *ROWS):
        book.active.append(row)
    hidden = book.create_sheet("hidden")
    hidden.append(["body"])
    hidden.append(["8,888"])
    hidden.sheet_state = "hidden"
    file = io.BytesIO()
    book.save(file)
    articles, problems = read("a.xlsx", file.getvalue(), columns=COLUMNS)
    assert [(one.id, one.text, one.published.day, one.title) for one in articles] == [
        ("x1", f"{LEAD}\nIt fell.", 6, "Oil"),
        ("2", "Rents rose 12%.", 7, ""),
    ]
    assert [spot(one, one.text.index(words)) for one, words in zip(articles, ("fell", "12"), strict=True)] == [
        "Sheet!B2, line 2",
        "Sheet!B3",
    ]
    assert codes(problems) == [("no_text", "a.xlsx:Sheet!B4")]


def test_a_table_saved_by_a_spreadsheet(tmp_path):
    soffice = program("soffice", "libreoffice")
    (tmp_path / "wire.csv").write_text('id,text,date\na,"Rents rose 12%, officials said.",2022-03-06\n', encoding="utf-8")
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    subprocess.run(
        [soffice, home, "--headless", "--convert-to", "xlsx", "wire.csv"], cwd=tmp_path, capture_output=True, timeout=120, check=True
    )
    (article,), problems = read_articles([tmp_path / "wire.xlsx"])
    assert (article.id, article.text, article.published, problems) == ("a", "Rents rose 12%, officials said.", dt.date(2022, 3, 6), ())


def test_a_table_saved_as_text_by_a_spreadsheet(tmp_path):
    import openpyxl

    book = openpyxl.Workbook()
    for row in (["id", "text", "date"], ["a", 'Rents rose 12%, "officials" said.\nIt employs 1,200.', "2022-03-06"]):
        book.active.append(row)
    book.save(tmp_path / "wire.xlsx")
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    subprocess.run(
        [program("soffice", "libreoffice"), home, "--headless", "--convert-to", "csv", "wire.xlsx"],
        cwd=tmp_path,
        capture_output=True,
        timeout=120,
        check=True,
    )
    (article,), problems = read_articles([tmp_path / "wire.csv"])
    assert (article.text, problems) == ('Rents rose 12%, "officials" said.\nIt employs 1,200.', ())
    assert line_and_column(article, article.text.index("1,200")) == (3, 12)


@pytest.mark.parametrize("name", ["wire.jsonl", "wire.csv", "wire.tsv", "wire.parquet"])
def test_tables_of_articles_written_by_pandas(name, tmp_path):
    import pandas as pd

    text = f'{LEAD}\n"It" employs 1,200.\tMore.'
    frame = pd.DataFrame({"id": ["a", "b"], "text": [text, "Rents rose 12%."], "date": ["2022-03-06", None]})
    path = tmp_path / name
    match path.suffix:
        case ".jsonl":
            frame.to_json(path, orient="records", lines=True)
        case ".parquet":
            frame.to_parquet(path)
        case _:
            frame.to_csv(path, index=False, sep="\t" if path.suffix == ".tsv" else ",")
    articles, problems = read_articles([path])
    assert problems == ()
    assert [(one.id, one.text, one.published) for one in articles] == [("a", text, dt.date(2022, 3, 6)), ("b", "Rents rose 12%.", None)]


def test_parquet():
    import pyarrow as pa
    from pyarrow import parquet

    file = io.BytesIO()
    days = [dt.date(2022, 3, 6)] * 3
    parquet.write_table(pa.table({"Body": [LEAD, None, "Rents rose 12%."], "published": days}), file)
    articles, problems = read("a.parquet", file.getvalue(), columns=COLUMNS)
    assert [(one.id, one.text, one.published.day, spot(one, 0)) for one in articles] == [
        ("a.parquet#1", LEAD, 6, "row 1"),
        ("a.parquet#3", "Rents rose 12%.", 6, "row 3"),
    ]
    assert codes(problems) == [("no_text", "a.parquet:row 2")]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", f'Body,Published\n"{LEAD}",2022-03-06\n'),
        ("a.tsv", f"published\tbody\n2022-03-06\t{LEAD}\n"),
        ("a.jsonl", json.dumps({"BODY": LEAD, "published": "2022-03-06"})),
    ],
)
def test_columns_under_other_names(name, content):
    (article,), problems = read(name, content, columns=COLUMNS)
    assert (article.text, article.published, problems) == (LEAD, dt.date(2022, 3, 6), ())


def test_a_tsv_is_parted_by_tabs_alone():
    (article,), _ = read("a.tsv", "text\n" + "1,200 people, 5%; more\n")
    assert article.text == "1,200 people, 5%; more"


def crawl(pages, packed):
    """A crawl written by warcio: the pages, a picture, and a page as extracted text."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    class Writer(WARCWriter):
        def _create_temp_file(self):  # warcio leaves its temporary files open
            return io.BytesIO()

    file = io.BytesIO()
    writer = Writer(file, gzip=packed)
    for number, one in enumerate(pages):
        head = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
        address = f"http://news.example.org/{number}"
        writer.write_record(writer.create_warc_record(address, "response", payload=io.BytesIO(one.html.encode()), http_headers=head))
    picture = StatusAndHeaders("200 OK", [("Content-Type", "image/png")], protocol="HTTP/1.1")
    writer.write_record(writer.create_warc_record("http://a.example.org", "response", payload=io.BytesIO(b"\x89PNG"), http_headers=picture))
    text = {"payload": io.BytesIO(b"One 5.\nTwo 1,234."), "warc_content_type": "text/plain"}
    writer.write_record(writer.create_warc_record("http://t.example.org/x", "conversion", **text))
    return file.getvalue()


@pytest.mark.parametrize("packed", [True, False])
def test_a_crawl_written_by_warcio(packed):
    pages = [page(seed) for seed in range(3)]
    articles, problems = read("a.warc.gz" if packed else "a.warc", crawl(pages, packed))
    assert problems == ()
    assert [article.title for article in articles] == [*(one.title for one in pages), ""]
    assert [article.published.isoformat() for article in articles[:3]] == [one.date for one in pages]
    assert (articles[3].source, spot(articles[3], articles[3].text.index("1,234"))) == ("t.example.org", "record 5, line 2")


@pytest.mark.parametrize("ending", ["", ".gz", ".bz2", ".xz", ".zst"])
def test_a_crawl_on_the_disk_is_read_piece_by_piece(ending, tmp_path, monkeypatch):
    monkeypatch.setattr("factcheck.reading.read.read_bytes", None)  # never as a whole
    name, data = "a.wet" if ending == ".xz" else "a.warc", crawl([page(0), page(1)], packed=ending == ".gz")
    path = tmp_path / f"{name}{ending}"
    if ending == ".zst":
        (tmp_path / name).write_bytes(data)
        subprocess.run([program("zstd"), "-q", "--rm", str(tmp_path / name)], check=True)
    else:
        path.write_bytes(data if ending in ("", ".gz") else PACKERS[ending](data))
    articles, problems = read_articles([tmp_path])
    assert problems == ()
    assert [article.id for article in articles] == [f"{path.name}#{record}" for record in (1, 2, 4)]
    assert [article.title for article in articles] == [page(0).title, page(1).title, ""]


def test_a_tar_is_read_as_a_zip_is(tmp_path):
    desk = tmp_path / "desk"
    desk.mkdir()
    (desk / "one.txt").write_text("Rents rose 5%.", encoding="utf-8")
    (desk / "two.html.gz").write_bytes(gzip.compress(page(1).html.encode()))
    (desk / "pic.png").write_bytes(b"x")
    for options, name in (("-cf", "a.tar"), ("-czf", "a.tgz"), ("-cJf", "a.tar.xz")):
        file = tmp_path / name
        subprocess.run([program("tar"), options, name, "desk"], cwd=tmp_path, check=True)
        articles, problems = read_articles([file])
        assert problems == ()
        assert {article.id for article in articles} == {f"{name}/desk/one.txt", f"{name}/desk/two.html.gz"}
        assert read_articles([file], already=articles) == ((), ())


PACKERS = {".gz": gzip.compress, ".bz2": bz2.compress, ".xz": lzma.compress}


@pytest.mark.parametrize("ending", [*PACKERS, ".zst"])
def test_packed_files(ending, tmp_path):
    (tmp_path / "a.txt").write_text(LEAD, encoding="utf-8")
    if ending == ".zst":
        subprocess.run([program("zstd"), "-q", str(tmp_path / "a.txt")], check=True)
    else:
        (tmp_path / f"a.txt{ending}").write_bytes(PACKERS[ending](LEAD.encode()))
    (article,), problems = read_articles([tmp_path / f"a.txt{ending}"])
    assert (article.id, article.text, problems) == (f"a.txt{ending}", LEAD, ())


def test_a_zip_is_read_as_a_folder_is(tmp_path):
    file = tmp_path / "wire.zip"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a/one.txt", "Rents rose 5%.")
        archive.writestr("a/two.html.gz", gzip.compress(page(1).html.encode()))
        archive.writestr("other.csv", "rule,id\n")
        for ignored in ("pic.png", ".hidden.txt", "__MACOSX/a/one.txt", "README.md"):
            archive.writestr(ignored, "x")
    articles, problems = read_articles([tmp_path])
    assert [article.id for article in articles] == ["wire.zip/a/one.txt", "wire.zip/a/two.html.gz"]
    assert articles[0].path == f"{tmp_path}/wire.zip/a/one.txt"
    assert problems == ()
    assert read_articles([file], already=articles) == ((), ())


def test_other_json_and_xml_is_passed_over_in_a_folder_but_not_where_it_is_named(tmp_path):
    (tmp_path / "a.txt").write_text("Rents rose 5%.", encoding="utf-8")
    (tmp_path / "findings.json").write_text('{"findings": []}', encoding="utf-8")
    (tmp_path / "style.xml").write_text("<checkstyle/>", encoding="utf-8")
    assert read_articles([tmp_path])[1] == ()
    problems = read_articles([tmp_path / "findings.json", tmp_path / "style.xml"])[1]
    assert [problem.code for problem in problems] == ["input.unknown_format"] * 2


def test_a_library_that_is_not_there_is_named_with_the_line_that_installs_it(tmp_path, monkeypatch):
    hidden = tmp_path / "pypdfium2.py"
    hidden.write_text("raise ModuleNotFoundError('gone', name='pypdfium2')", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    (problem,) = read("a.pdf", b"%PDF-1.4")[1]
    assert problem.code == "input.missing_library"
    assert problem.cure == 'pip install "factcheck-figures[readers]"'


def test_every_format_loads_and_is_in_the_guide():
    guide = (Path(__file__).parent.parent / "docs" / "reading.md").read_text(encoding="utf-8")
    for form in FORMATS.values():
        assert callable(form.load())
    assert [ending for ending in sorted(ENDINGS) if f"`{ending}`" not in guide] == []
    assert [name for name in Limits.__dataclass_fields__ if f"`{name}`" not in guide] == []


def test_every_row_of_the_guide_names_tests_that_there_are():
    guide = (Path(__file__).parent.parent / "docs" / "reading.md").read_text(encoding="utf-8")
    rows = [line for line in guide.split("\n| format |")[1].split("\n\n")[0].splitlines() if line.startswith("| ") and "`." in line]
    known = set(
        re.findall(
            r"^def (test_\w+)", "".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("*.py")), re.MULTILINE
        )
    )
    assert len(rows) == 18
    for row in rows:
        named = set(re.findall(r"`(test_\w+)`", row.rpartition("|")[0].rpartition("|")[2]))
        assert named, row
        assert named <= known, named - known
