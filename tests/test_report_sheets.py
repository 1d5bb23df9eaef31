"""Findings for people and programs beside the page: a workbook, a letter, tasks for Label Studio, a notebook."""

from __future__ import annotations

import html
import io
import json
import re
import zipfile
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import jsonschema
import openpyxl
import pytest
from run_factory import newsroom_run, small_run
from typer.testing import CliRunner

from factcheck.cli import app
from factcheck.records import Article, Problem, Review, Run
from factcheck.report import written
from factcheck.report.as_label_studio import label_config
from factcheck.report.as_xlsx import sheet_xlsx
from factcheck.review import LEDGER_COLUMNS, REASONS, VERDICTS, read_reviews
from factcheck.review.reading_sheets import read_sheet

MINE = (Review("F-7kq2m9xa", "both_right", reviewer="Mira", note="=two months"), Review("F-h1k6y3xb", "unsure", reviewer="Jon"))
MARK = {
    "type": "object",
    "required": ["start", "end", "text", "labels"],
    "properties": {"labels": {"type": "array", "items": {"type": "string"}}},
}
RESULT = {
    "type": "object",
    "required": ["from_name", "to_name", "type", "value"],
    "properties": {"type": {"enum": ["labels", "choices", "textarea"]}, "value": {"type": "object"}},
    "if": {"properties": {"type": {"const": "labels"}}},
    "then": {"required": ["id"], "properties": {"value": MARK}},
}
TASKS = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["data"],
        "additionalProperties": False,
        "properties": {
            "data": {"type": "object", "additionalProperties": {"type": "string"}},
            "predictions": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["result"],
                    "additionalProperties": False,
                    "properties": {
                        "model_version": {"type": "string"},
                        "score": {"type": "number", "minimum": 0, "maximum": 1},
                        "result": {"type": "array", "items": RESULT},
                    },
                },
            },
            "annotations": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["result"],
                    "properties": {"was_cancelled": {"type": "boolean"}, "ground_truth": {"type": "boolean"}, "result": {"items": RESULT}},
                },
            },
        },
    },
}
"""Label Studio's task format, as its guide describes it ("Import pre-annotated data", "Label Studio task format")."""


def test_a_workbook_holds_text_words_to_choose_from_and_links(tmp_path):
    row = {"id": "F-7kq2m9xa", "figure_a": "=1+1", "figure_b": "3/4", "quote_a": "a\x07b\nc _x0041_", "note": "x" * 40_000}
    made = sheet_xlsx(LEDGER_COLUMNS, [row], "my reports/report.html")
    assert made == sheet_xlsx(LEDGER_COLUMNS, [row], "my reports/report.html")
    book = openpyxl.load_workbook(io.BytesIO(made))
    sheet = book["findings"]
    assert sheet.freeze_panes == "B2"
    assert sheet["A2"].hyperlink.target == "my%20reports/report.html#F-7kq2m9xa"
    assert {cell.data_type for cell in sheet[2] if cell.value} == {"s"}
    assert {cell.number_format for cell in sheet[2]} == {"@"}
    offers = {str(one.sqref).partition("2")[0]: one.formula1 for one in sheet.data_validations.dataValidation}
    letters = {sheet.cell(1, at).value: sheet.cell(1, at).column_letter for at in range(1, len(LEDGER_COLUMNS) + 1)}
    assert offers == {letters["verdict"]: f'"{",".join(VERDICTS)}"', letters["reason"]: f'"{",".join(REASONS)}"'}
    path = tmp_path / "x.xlsx"
    path.write_bytes(made)
    cells = dict(zip(LEDGER_COLUMNS, read_sheet(path).rows[0].cells, strict=True))
    assert (cells["figure_a"], cells["figure_b"], cells["quote_a"]) == ("=1+1", "3/4", "ab\nc _x0041_")


@pytest.mark.parametrize(
    "data",
    [b"PK\x03\x04 not a zip", b"\xd0\xcf\x11\xe0" + b"\0" * 600, "bomb", "entity", "no sheet", "half"],
    ids=["damaged", "old excel", "bomb", "entity", "no workbook", "cut"],
)
def test_a_bad_workbook_gets_one_line(tmp_path, data):
    path = tmp_path / "x.xlsx"
    good = sheet_xlsx(LEDGER_COLUMNS, [{"id": "F-7kq2m9xa", "verdict": "accepted"}])
    if data == "half":
        data = good[: len(good) // 2]
    elif isinstance(data, str):
        made = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(good)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
            for name in old.namelist():
                content = old.read(name)
                if name.endswith("sheet1.xml"):
                    content = {"bomb": b" " * 60_000_000, "entity": b'<!DOCTYPE x [<!ENTITY a "b">]><x/>'}.get(data, content)
                if data != "no sheet" or name != "xl/workbook.xml":
                    new.writestr(name, content)
        data = made.getvalue()
    path.write_bytes(data)
    reviews, problems = read_reviews(path)
    assert reviews == ()
    assert len(problems) == 1
    assert str(problems[0]).startswith(f"{path}: ")
    assert problems[0].cure


def test_tasks_fit_label_studio_and_their_marks_stand_on_the_figures():
    run = newsroom_run()
    tasks = json.loads(written(run, MINE, "label-studio"))
    jsonschema.validate(tasks, TASKS)
    assert {task["data"]["id"] for task in tasks} == {one.id for one in run.findings}
    names = {element.get("name"): element.get("toName") for element in ET.fromstring(label_config()).iter() if element.get("name")}
    for task in tasks:
        for result in [*task["predictions"][0]["result"], *(one for made in task["annotations"] for one in made["result"])]:
            assert names[result["from_name"]] == result["to_name"]
        for mark in task["predictions"][0]["result"]:
            value = mark["value"]
            side = mark["to_name"][-1]
            assert task["data"][mark["to_name"]][value["start"] : value["end"]] == value["text"] == task["data"][f"figure_{side}"]
    judged = {task["data"]["id"]: task["annotations"][0]["result"][0]["value"]["choices"] for task in tasks if task["annotations"]}
    assert judged == {"F-7kq2m9xa": ["both_right"], "F-h1k6y3xb": ["unsure"]}


def test_a_letter_is_narrow_and_begins_with_what_matters():
    letter = written(newsroom_run(), MINE, "digest")
    assert letter.startswith("Figures to check: ")
    assert max(map(len, letter.splitlines()[1:])) <= 72
    assert "F-7kq2m9xa" not in letter  # settled
    assert "Verdict: not decided" in " ".join(letter.split())
    assert "F-7kq2m9xa" in written(newsroom_run(), MINE, "digest", settled=True)
    differ = " ".join(written(newsroom_run(), (*MINE, Review("F-h1k6y3xb", "a_wrong", reviewer="Mira")), "digest").split())
    assert "reviewers differ: Jon: not decided; Mira: figure A is wrong" in differ


class Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found, self.text = [], ""

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text += data


def test_a_notebook_shows_the_findings_and_nothing_of_a_stranger_acts():
    run = small_run(problems=(Problem("input.x", "<script>", "bad"),))
    finding = run.findings[0]
    hostile = "<img src=x onerror=alert(1)> $x^2$ \u202e[x](javascript:y)"
    bad = Article("draft.txt", run.articles[0].text, path=f"{hostile}.txt")
    object.__setattr__(finding, "message", hostile)
    shown = Run(**{name: getattr(run, name) for name in Run.__slots__} | {"articles": (bad, *run.articles[1:])})._repr_html_()
    page = Tags()
    page.feed(shown)
    assert {tag for tag, _ in page.found} <= {"div", "p", "b", "table", "thead", "tbody", "tr", "th", "td", "br", "small", "code", "wbr"}
    assert all(set(attributes) <= {"style", "scope"} for _, attributes in page.found)
    assert html.escape("<img src=x onerror=alert(1)>") in shown
    assert not re.search(r"\$x|\u202e", shown)
    assert finding.id in page.text
    assert "755,000 barrels per day" in page.text
    assert "1 problem with the input" in page.text


def test_export_on_the_command_line(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("Norway pumped 1.8 million barrels of oil a day in May 2021.\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("Oil output in Norway was 1.2 million barrels a day in May 2021.\n", encoding="utf-8")

    def run(*args, code=0):
        result = CliRunner().invoke(app, ["review", *args])
        assert result.exit_code == code, result.stderr
        return result

    for name in ("review.csv", "review.xlsx", "letter.txt", "findings.md", "tasks.json"):
        run("export", "a.txt", "b.txt", "-o", name, "--report", "reports/report.html")
        assert "F-" in (tmp_path / name).read_text(encoding="utf-8", errors="ignore") or name.endswith("xlsx")
    assert read_sheet(tmp_path / "review.xlsx").rows[0].cells[0] == read_sheet(tmp_path / "review.csv").rows[0].cells[0]
    assert "ending" in run("export", "a.txt", "-o", "x.docx", code=2).stderr
    assert "no such ledger" in run("export", "a.txt", "-o", "x.csv", "--ledger", "none.csv", code=2).stderr
    assert "name the articles" in run("export", "-o", "x.csv", code=2).stderr
    sheet = tmp_path / "review.csv"
    sheet.write_text(sheet.read_text(encoding="utf-8-sig").replace(",,,,,,,", ",accepted,,,,Mira,,", 1), encoding="utf-8")
    assert "1 verdict or note" in run("export", "a.txt", "b.txt", "-o", "review.csv", code=2).stderr
    run("merge", "review.csv", "--as-of", "2026-03-07")
    run("export", "a.txt", "b.txt", "-o", "review.csv")
    assert read_reviews(sheet)[0][0].reviewer == "Mira"
    run("export", "a.txt", "b.txt", "-o", "review.csv", "--open")
    assert read_sheet(sheet).rows == ()
    run("export", "-o", "again.xlsx")
    assert read_reviews(tmp_path / "again.xlsx")[0][0].reviewer == "Mira"
    assert "the ledger itself" in run("export", "-o", "reports/flagged_claims.csv", code=2).stderr
    assert "CSV" in run("merge", "again.xlsx", "--into", "ledger.xlsx", code=2).stderr
    assert "Mira" in run("log").stdout
