import io
import os
from datetime import date

import pytest

from factcheck.reading import decode, find_date, parse_date, read_articles
from factcheck.text import line_and_column


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A folder of drafts to stand in."""
    monkeypatch.chdir(tmp_path)

    def put(**files):
        for name, content in files.items():
            path = tmp_path / name.replace("__", "/").replace("_DOT_", ".")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return tmp_path

    return put


def codes(problems):
    return [(problem.code.removeprefix("input."), problem.where) for problem in problems]


def test_folders_are_read_in_order_without_hidden_files_and_unknown_endings(desk):
    desk(
        d__b_DOT_txt="B", d__a__z_DOT_md="Z", d__A_DOT_TXT="A", d__DOT_git="x", d__pic_DOT_png=b"\x89PNG", **{"d__.hidden__h_DOT_txt": "H"}
    )
    articles, problems = read_articles(["d"])
    assert [(article.id, article.path) for article in articles] == [("A.TXT", "d/A.TXT"), ("a/z.md", "d/a/z.md"), ("b.txt", "d/b.txt")]
    assert problems == ()


def test_one_file_under_two_names_is_read_once(desk):
    root = desk(d__a_DOT_txt="A")
    articles, problems = read_articles(["d/a.txt", "./d/../d/a.txt", "d", root / "d"])
    assert [article.path for article in articles] == ["d/a.txt"]
    assert problems == ()


def test_equal_names_are_told_apart_by_their_folders(desk):
    desk(x__n__a_DOT_txt="1", y__n__a_DOT_txt="2", z__a_DOT_txt="3")
    articles, _ = read_articles(["x/n", "y/n", "z/a.txt"])
    assert [article.id for article in articles] == ["a.txt", "n/a.txt", "z/a.txt"]


def test_articles_read_before_keep_their_ids_and_are_not_read_again(desk):
    desk(drafts__a_DOT_txt="1", archive__a_DOT_txt="2")
    drafts, _ = read_articles(["drafts"])
    articles, _ = read_articles(["archive", "drafts"], already=drafts)
    assert [(article.id, article.text) for article in articles] == [("archive/a.txt", "2")]


def test_what_cannot_be_read_is_told_and_the_rest_is_read(desk):
    root = desk(
        a_DOT_txt="A", big_DOT_txt="x" * 50, pic_DOT_png=b"\x89PNG\0", other__x_DOT_txt="X", d__ok_DOT_txt="fine", empty__readme="hi"
    )
    os.mkfifo(root / "d" / "pipe.txt")
    (root / "d" / "out.txt").symlink_to(root / "a.txt")
    (root / "d" / "outside").symlink_to(root / "other")
    (root / "d" / "loop").symlink_to(root / "d")
    (root / "d" / "same.txt").symlink_to(root / "d" / "ok.txt")
    (root / "d" / "gone.txt").symlink_to(root / "d" / "nothing.txt")
    articles, problems = read_articles(
        ["a.txt", "no.txt", "big.txt", "pic.png", "d", "empty", "d/pipe.txt", "bad\0name", "-"], max_bytes=49
    )
    assert [article.text for article in articles] == ["A", "fine"]
    assert codes(problems) == [
        ("missing", "no.txt"),
        ("too_large", "big.txt"),
        ("unknown_format", "pic.png"),
        ("unreadable", "d/gone.txt"),
        ("unreadable", "d/out.txt"),
        ("unreadable", "d/outside"),
        ("unreadable", "d/pipe.txt"),
        ("empty_folder", "empty"),
        ("unreadable", "d/pipe.txt"),
        ("unreadable", "bad\ufffdname"),
        ("missing", "stdin"),
    ]
    assert all("\n" not in str(problem) for problem in problems)
    assert ".jsonl" in problems[2].cure


def test_a_table_of_something_else_is_passed_over_in_a_folder_but_not_where_it_is_named_or_alone(desk):
    desk(d__a_DOT_txt="A", d__expected_DOT_csv="rule,id\nx,y\n", e__expected_DOT_csv="rule,id\nx,y\n")
    assert read_articles(["d"])[1] == ()
    assert codes(read_articles(["d", "d/expected.csv"])[1]) == [("unknown_format", "d/expected.csv:1")]
    assert codes(read_articles(["d/expected.csv", "d"])[1]) == [("unknown_format", "d/expected.csv:1")]
    assert codes(read_articles(["e"])[1]) == [("unknown_format", "e/expected.csv:1")]


@pytest.mark.parametrize(
    "stream", [b"Output rose.", io.BytesIO(b"Output rose."), io.StringIO("Output rose."), io.TextIOWrapper(io.BytesIO(b"Output rose."))]
)
def test_standard_input(stream):
    (article,), problems = read_articles(["-", "-"], stdin=stream)
    assert (article.id, article.path, article.text, problems) == ("stdin", "stdin", "Output rose.", ())


def test_standard_input_is_read_with_a_bound():
    assert codes(read_articles(["-"], stdin=io.BytesIO(b"x" * 100), max_bytes=10)[1]) == [("too_large", "stdin")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_encodings(encoding):
    text = "Café “rose” – 5 €"
    assert decode(text.encode(encoding)) == text


def test_bytes_that_windows_1252_leaves_undefined_still_have_a_character():
    assert decode(b"\x81\x93x\x94") == "\x81“x”"


def test_every_kind_of_line_end_is_one_line(desk):
    desk(a_DOT_txt=b"one\r\ntwo\rthree\nfour")
    (article,), _ = read_articles(["a.txt"])
    assert article.text == "one\ntwo\nthree\nfour"
    assert line_and_column(article, article.text.index("four")) == (4, 1)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("CARACAS, March 6, 2022 (Agency) — Output rose.", "2022-03-06"),
        ("Oil falls\n\nSANTA ROSA, Calif., Sept. 6, 2022 - Output rose.", "2022-09-06"),
        ("Caracas, 6 March 2022 (Agency) - Output rose.", "2022-03-06"),
        ("Output rose.\n\nUpdated\n\nMarch 6, 2022 3:30 AM ET\n\nExports fell.", "2022-03-06"),
        ("Output rose.\nUpdated: 7 March 2022\nPublished: 2022-03-06", "2022-03-06"),
        ("Published Sunday, March 6, 2022 at 10:30 a.m. EST, updated March 7, 2022", "2022-03-06"),
        ("Oil falls\nMarch 6th, 2022\nOutput rose.", "2022-03-06"),
        ("Oil falls\n\nHarbour Wire, 6 March 2022\n\nOutput rose.", "2022-03-06"),
        ("Oil falls\nBy Ann Dale | Northgate Daily | 6 March 2022\nOutput rose.", "2022-03-06"),
        ("Oil falls\nCARACAS, March 6, 2022\nOutput rose.", "2022-03-06"),
        ("Oil falls\nOutput rose.\nIt fell.\nIt rose.\nThe Old Bridge, 6 March 1922", None),
        ("Oil falls\nWorkers at the well, 6 March 1922\nOutput rose.", None),
        ("2022-03-06T10:30:00Z\nOutput rose.", "2022-03-06"),
        ("CARACAS, March 6 (Agency) — Output rose.", None),
        ("CARACAS, Feb. 30, 2022 (Agency) — Output rose.", None),
        ("Output rose on March 6, 2022, the ministry said.", None),
        ("Published March 6, 2022, the report said output rose.", None),
        ("Rose\n" * 20 + "March 6, 2022\nIt fell.", None),
        ("03/06/2022\nOutput rose.", None),
    ],
)
def test_dates_in_the_text(text, day):
    assert (found := find_date(text)) == (day and date.fromisoformat(day)), found


@pytest.mark.parametrize(
    "written",
    ["2022-03-06", "20220306", "2022-03-06 03:30", "2022-03-06T03:30:00+02:00", "6 March 2022", "Mar. 6, 2022", "Sunday, March 6, 2022"],
)
def test_dates_in_metadata(written):
    assert parse_date(written) == date(2022, 3, 6)


@pytest.mark.parametrize("written", ["03/06/2022", "2022-02-30", "March 2022", "yesterday", "6 March 2022 or so"])
def test_dates_in_metadata_that_are_not_guessed_at(written):
    assert parse_date(written) is None


def test_metadata_comes_before_the_date_given_and_that_before_a_dateline():
    dateline = "CARACAS, March 6, 2022 (Agency) — Output rose."
    given = date(2022, 3, 9)
    assert read_articles(["-"], stdin=dateline.encode())[0][0].published == date(2022, 3, 6)
    assert read_articles(["-"], stdin=dateline.encode(), date=given)[0][0].published == given
    with_metadata = f"---\ndate: 2022-03-05\n---\n{dateline}".encode()
    assert read_articles(["-"], stdin=with_metadata, stdin_name="a.md", date=given)[0][0].published == date(2022, 3, 5)


@pytest.mark.parametrize("hostile", ["updated" + " " * 300_000, "A" * 300_000, "updated\n" * 50_000, "AAAA " * 60_000, "1 May " * 50_000])
def test_looking_for_a_date_never_runs_away(hostile):
    assert find_date(hostile) is None
