"""`factcheck trace` as a user runs it: formats, exit codes, and one line with a cure where it can't be trusted."""

from __future__ import annotations

import json

import pytest
from test_cli import factcheck

WIRE = "Corran Steel will cut about 1,240 jobs at its mill in Dunmore.\n\nThe mill made 2.4 million tonnes of steel in 2030.\n"
SOUND = "In Dunmore, Corran Steel is to cut about 1,200 jobs.\n"
WRONG = "In Dunmore, Corran Steel is to cut about 1,420 jobs at its mill.\n"
MORE = SOUND + "\nThe harbour has 17 cranes.\n"


@pytest.fixture
def desk(tmp_path):
    for name, text in (("wire.txt", WIRE), ("sound.txt", SOUND), ("wrong.txt", WRONG), ("more.txt", MORE), ("quiet.txt", "Rain fell.\n")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "two.jsonl").write_text('{"id": "a", "text": "5 jobs"}\n{"id": "b", "text": "6 jobs"}\n', encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (["sound.txt", "--sources", "wire.txt"], 0),
        (["wrong.txt", "--sources", "wire.txt"], 1),
        (["more.txt", "--sources", "wire.txt"], 0),
        (["more.txt", "--sources", "wire.txt", "--strict"], 1),
        (["sound.txt", "--sources", "quiet.txt", "wire.txt"], 0),
        (["quiet.txt", "--sources", "wire.txt"], 0),
        (["sound.txt"], 2),
        (["none.txt", "--sources", "wire.txt"], 2),
        (["sound.txt", "--sources", "none.txt"], 2),
        (["sound.txt", "--sources", "wire.txt", "none.txt"], 2),
        (["two.jsonl", "--sources", "wire.txt"], 2),
        (["sound.txt", "--sources", "wire.txt", "--date", "soon"], 2),
    ],
)
def test_exit_codes(desk, args, code):
    assert factcheck("trace", *args, cwd=desk)[0] == code


def test_text_names_the_slip_and_shows_the_source(desk):
    _code, out, err = factcheck("trace", "wrong.txt", "--sources", "wire.txt", cwd=desk)
    assert "wrong.txt:1:42: ≠ differs  1,420 jobs  (digits: 1,420 jobs here, 1,240 jobs in the source; swapped)\n" in out
    assert "wire.txt:1:29 | Corran Steel will cut about 1,240 jobs at its mill in Dunmore." in out
    assert err == "1 figure traced to 1 source: 0 supported, 0 not found, 1 differs\n"


def test_json_holds_every_figure_with_status_slip_and_place(desk):
    _code, out, _err = factcheck("trace", "wrong.txt", "--sources", "wire.txt", "--format", "json", cwd=desk)
    report = json.loads(out)
    assert report["counts"] == {"figures": 1, "differs": 1, "not_found": 0, "supported": 0}
    (one,) = report["traces"]
    assert (one["status"], one["slip"], one["claim"]["quote"], one["support"]["quote"]) == ("differs", "digits", "1,420 jobs", "1,240 jobs")
    assert one["support"]["place"] == {"path": "wire.txt", "line": 1, "column": 29}


def test_the_draft_may_come_on_standard_input_and_the_page_goes_to_a_file(desk):
    code, out, err = factcheck(
        "trace", "-", "--stdin-name", "d.txt", "--sources", "wire.txt", "--format", "html", "-o", "t.html", cwd=desk, stdin=WRONG.encode()
    )
    assert (code, out) == (1, "")
    assert "1 differs" in err
    assert "1 figure not as in the sources" in (desk / "t.html").read_text(encoding="utf-8")


def test_what_is_missing_is_one_line_with_the_cure(desk):
    _code, _out, err = factcheck("trace", "sound.txt", cwd=desk)
    assert err.startswith("no sources: name them")
    _code, _out, err = factcheck("trace", "two.jsonl", "--sources", "wire.txt", cwd=desk)
    assert err == "two.jsonl: holds 2 articles; a draft is one (trace them one by one)\n"
