import csv
import io
import json

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from factcheck.reading import read_articles
from factcheck.reading.entries import Entry, Fault
from factcheck.reading.jsonl import read_jsonl
from factcheck.reading.table import read_csv
from factcheck.text import line_and_column

WORDS = st.text(st.sampled_from(list('ab 5,;"\\/\n\té😀\u2028\x7f')) | st.characters(exclude_categories=("Cs", "Cc")))
TEXTS = WORDS.filter(str.strip)


def read(name, content):
    return read_articles(["-"], stdin=content.encode("utf-8"), stdin_name=name)


def in_file(content, article, offset):
    line, column = line_and_column(article, offset)
    return content.split("\n")[line - 1][column - 1 :]


@given(st.lists(TEXTS, min_size=1, max_size=4), st.booleans())
def test_offsets_lead_back_through_json_escapes(texts, ascii_only):
    assume("".join(texts).count("\x7f") <= 3)  # more would be taken for a binary file
    rows = [json.dumps({"id": f"a{i}", "title": "x\n", "text": text, "n": [1]}, ensure_ascii=ascii_only) for i, text in enumerate(texts)]
    content = "\n".join(rows) + "\n"
    articles, problems = read("wire.jsonl", content)
    assert problems == ()
    assert [article.text for article in articles] == texts
    for article in articles:
        for offset, character in enumerate(article.text):
            written = json.dumps(character, ensure_ascii=ascii_only)[1:-1]
            assert in_file(content, article, offset).startswith(written)
        assert in_file(content, article, len(article.text)).startswith('"')


@given(st.lists(TEXTS, min_size=1, max_size=4), st.sampled_from(",;\t"), st.booleans())
def test_offsets_lead_back_through_csv_cells(texts, delimiter, always_quote):
    assume("".join(texts).count("\x7f") <= 3)  # more would be taken for a binary file
    out = io.StringIO()
    quoting = csv.QUOTE_ALL if always_quote else csv.QUOTE_MINIMAL
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n", quoting=quoting)
    writer.writerows([["title", "text", "id"], *([f'The "first",\n{i}', text, f"a{i}"] for i, text in enumerate(texts))])
    content = out.getvalue()
    articles, problems = read("wire.csv", content)
    assert problems == ()
    assert [article.text for article in articles] == texts
    for article in articles:
        for offset, character in enumerate(article.text):
            rest = in_file(content, article, offset)
            assert rest.startswith(character) if character != "\n" else rest == ""


@given(st.text(st.sampled_from(list('a,"\n;\t')), max_size=60))
def test_csv_reads_what_the_standard_reader_reads_or_says_what_is_wrong(content):
    found = list(read_csv("text,b,c,d,e\n" + content))
    faults = [entry for entry in found if isinstance(entry, Fault) and entry.code == "input.bad_record"]
    if not faults:
        rows = [row for row in csv.reader(io.StringIO(content)) if row]
        assert [entry.text for entry in found if isinstance(entry, Entry)] == [row[0] for row in rows if row[0].strip()]


@given(st.text(st.sampled_from(list('{}[]":,\\u0dt ex1')), max_size=60))
def test_jsonl_reads_what_the_standard_reader_reads_or_says_what_is_wrong(content):
    for entry in read_jsonl(content + '\n{"text": "rose"}'):
        assert isinstance(entry, Entry | Fault)
    assert entry == Entry(2, "rose", {}, entry.anchors)


def test_escapes_that_stand_for_less_than_they_are_long():
    content = '{"TEXT": "A\\r\\nB \\ud83d\\ude00 \\ud800 \\u0000C", "id": 7, "date": "2022-03-06", "story": null}'
    (article,), problems = read("x.jsonl", content)
    assert (article.text, article.id, article.story, problems) == ("A\nB 😀 \ufffd \ufffdC", "7", "", ())
    assert article.published.isoformat() == "2022-03-06"
    assert in_file(content, article, article.text.index("C")).startswith('C"')


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        (
            "a.jsonl",
            '{"id": "a"}\n{"text": " "}\n{"text": 5}\n{"text": "x"\nnull\n{"text": "ok"}',
            ["no_text", "no_text", *["bad_record"] * 3],
        ),
        ("a.jsonl", "[" * 100_000 + '\n{"text": "ok"}', ["bad_record"]),
        ("a.jsonl", '{"n": ' + "[" * 100_000 + '\n{"text": "ok"}', ["bad_record"]),
        ("a.jsonl", '{"n": ' + "9" * 10_000 + '}\n{"text": "ok"}', ["bad_record"]),
        ("a.jsonl", '{"id": "a", "text": "ok"}\n{"id": "a", "text": "again"}', ["duplicate_id"]),
        ("a.jsonl", '{"text": "ok", "date": "03/06/2022"}', ["bad_date"]),
        ("a.csv", 'id,text\n1,"a" b\n2,\n3\n4,ok\n5,a,b\n6,"open', ["bad_record", "no_text", "no_text", "bad_record", "bad_record"]),
        ("a.csv", "id,words\n1,ok\n", ["unknown_format"]),
        ("a.csv", "id,text\n", ["empty"]),
        ("a.md", "---\ntitle: x\nOutput rose.", ["bad_record"]),
        ("a.md", "---\ntitle: x\n---\n", ["no_text"]),
        ("a.md", "---\ndate: 2022-02-30\n---\nok", ["bad_date"]),
        ("a.txt", " \n", ["empty"]),
        ("a.txt", "ab\0c", ["binary"]),
        ("a.txt", "%PDF-1.7 …", ["binary"]),
    ],
)
def test_bad_records_are_told_and_the_rest_goes_on(name, content, expected):
    articles, problems = read(name, content)
    assert [problem.code for problem in problems] == [f"input.{code}" for code in expected]
    assert all(problem.where.startswith(name) and problem.what and problem.cure for problem in problems)
    assert [article.text for article in articles] == (["ok"] if "ok" in content and "words" not in content else [])


def test_a_problem_names_the_line_of_the_file():
    content = 'id,text\n1,"two\nlines"\n2,\n'
    assert [problem.where for problem in read("a.csv", content)[1]] == ["a.csv:4"]
    assert [problem.where for problem in read("a.jsonl", '\n\n{"text": ""}')[1]] == ["a.jsonl:3"]


def test_front_matter_gives_metadata_and_the_body_keeps_its_place():
    head = '---\n# for the web\nTitle: "Oil: the \\"long\\" fall"\ndate: 6 March 2022\nsource: The Herald # morning\n'
    content = head + "tags:\n  - oil\nid: h1\n---\n\n# Oil\n"
    (article,), problems = read("a.md", content)
    assert problems == ()
    assert (article.id, article.title, article.source, article.text) == ("h1", 'Oil: the "long" fall', "The Herald", "\n# Oil\n")
    assert (article.published.isoformat(), in_file(content, article, 3)) == ("2022-03-06", "Oil")


def test_markdown_written_by_a_program_that_reads_pages():
    import trafilatura

    told = (
        "Norland pumped 755,000 barrels of oil a day in February, the energy ministry said on Sunday, down 12% from a year before.",
        "It employs 1,200 people at its wells in the north of the country, and plans to hire 300 more by the end of the year.",
    )
    paragraphs = "".join(f"<p>{one}</p>" for one in told)
    head = '<title>Oil falls 5%</title><meta property="article:published_time" content="2022-03-06">'
    page = f"<html><head>{head}</head><body><article><h1>Oil falls 5%</h1>{paragraphs}</article></body></html>"
    content = trafilatura.extract(page, output_format="markdown", with_metadata=True)
    (article,), problems = read("a.md", content)
    assert (article.title, article.published.isoformat(), problems) == ("Oil falls 5%", "2022-03-06", ())
    assert all(one in article.text for one in told)
    assert in_file(content, article, article.text.index("1,200")).startswith("1,200 people")


def test_a_rule_at_the_head_of_a_text_is_no_front_matter():
    content = "---\nOutput rose.\n\n---\nExports fell."
    assert read("a.md", content)[0][0].text == content


PAGE = "<p>Output rose to 5 million.</p>\n<p>Prices fell.</p>"


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("stdin", PAGE, "stdin:1: is HTML, not plain text"),
        ("a.txt", "Output rose.<br/><BR>Prices fell.", "a.txt:1: is HTML, not plain text"),
        ("stdin", '{"id": "1", "text": "Output rose', "stdin:1: is JSON, not plain text"),
        ("a.txt", ' [\n {"id": 1, "text": "Output rose."}]', "a.txt:1: is JSON, not plain text"),
        ("wire.jsonl", json.dumps({"id": "1", "text": PAGE}), "wire.jsonl:1: its text is HTML"),
        ("wire.csv", f'id,text\n1,"{PAGE}"\n', "wire.csv:2: its text is HTML"),
    ],
)
def test_markup_taken_for_words_is_told(name, content, told):
    articles, problems = read(name, content)
    assert articles == ()
    assert [str(problem).partition(" (")[0] for problem in problems] == [told]
    assert {problem.code for problem in problems} == {"input.other_format"}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.txt", "Output <b>rose</b>, prices < 5 and > 3, he wrote to a@b.example.<br>"),
        ("a.txt", '[1] Norway {"oil"} pumped 5 million barrels.'),
        ("a.md", PAGE),
        ("wire.jsonl", json.dumps({"id": "1", "text": '{"quoted": 5} was in the leak.'})),
    ],
)
def test_a_stray_tag_or_bracket_is_no_markup(name, text):
    articles, problems = read(name, text)
    assert (len(articles), problems) == (1, ())


def test_a_column_name_over_two_lines_is_told_on_one(tmp_path):
    (tmp_path / "table.csv").write_text('id,"the\nbody",date\n1,Norway pumped 3 barrels.,2026-03-06\n', encoding="utf-8")
    _, (problem,) = read_articles([tmp_path / "table.csv"])
    assert str(problem).partition("; ")[2].startswith("there are: id, the body, date")
    assert "\n" not in str(problem)
