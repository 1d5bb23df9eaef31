"""`factcheck archive` and `check --against ARCHIVE` as a user runs them, and what is said of a file that can't be used."""

from __future__ import annotations

import csv
import sqlite3
import stat

import pytest
from test_cli import factcheck
from typer.testing import CliRunner

from factcheck.archive import layout, opening
from factcheck.cli import app

DRAFT = "Norway pumped 1.8 million barrels of oil a day in February, the energy ministry said.\n"
WIRE = f"---\ndate: 2026-03-06\nsource: Harbour Wire\n---\n{DRAFT.replace('1.8', '1.2')}"


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "printed").mkdir()
    (tmp_path / "printed" / "wire.md").write_text(WIRE, encoding="utf-8")
    (tmp_path / "draft.txt").write_text(DRAFT, encoding="utf-8")
    return tmp_path


def run(*words):
    """The command in this process: exit code, stdout, stderr."""
    done = CliRunner().invoke(app, words)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.stdout, done.stderr


@pytest.fixture
def archive(desk):
    code, out, err = run("archive", "add", "printed")
    assert (code, out) == (0, "added\twire.md\n"), err
    return desk / "factcheck.db"


def check(*more):
    return run("check", "draft.txt", "--against", "factcheck.db", "--date", "2026-03-07", *more)


def test_a_draft_against_the_archive_shows_outlet_date_and_sentence(desk, archive):
    code, out, err = factcheck("check", "draft.txt", "--against", "factcheck.db", "--date", "2026-03-07", cwd=desk)
    assert code == 1
    assert "Harbour Wire, 2026-03-06 | Norway pumped 1.2 million barrels of oil a day in February, the energy ministry said." in out, out
    assert "2 archived claims looked up" in err
    assert "to compare with" not in err


@pytest.mark.parametrize("form", ["text", "json", "sarif"])
def test_checking_leaves_the_archive_and_its_folder_as_they_were(desk, archive, form):
    before = archive.read_bytes(), sorted(path.name for path in desk.iterdir())
    assert check("--format", form)[0] == 1
    assert (archive.read_bytes(), sorted(path.name for path in desk.iterdir())) == before


def test_the_report_takes_an_archive_too(desk, archive):
    code, _, err = run("report", "draft.txt", "--against", "factcheck.db", "--date", "2026-03-07")
    assert code == 0, err
    page = (desk / "reports" / "report.html").read_text(encoding="utf-8")
    assert "Harbour Wire" in page
    with (desk / "reports" / "flagged_claims.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["where_b"] for row in csv.DictReader(file)] == ["wire.md:Harbour Wire, 2026-03-06"]


def test_only_its_owner_can_read_an_archive(archive):
    assert stat.S_IMODE(archive.stat().st_mode) == 0o600


def test_again_nothing_is_done_and_a_change_is_seen(desk, archive):
    assert run("archive", "add", "printed")[1:] == ("", "factcheck.db: 0 added, 0 replaced, 1 unchanged\n")
    (desk / "printed" / "wire.md").write_text(WIRE.replace("1.2", "1.8"), encoding="utf-8")
    assert run("archive", "add", "printed")[1] == "replaced\twire.md\n"
    assert check()[0] == 0


def test_where_the_archive_is_said_to_be(desk, archive, monkeypatch):
    (desk / "factcheck.toml").write_text('archive = "shelf/house.db"\nagainst = ["factcheck.db"]\n', encoding="utf-8")
    (desk / "shelf").mkdir()
    monkeypatch.chdir(desk / "printed")
    assert run("archive", "add", "printed")[0] == 2
    assert run("archive", "add", ".")[:2] == (0, "added\twire.md\n")
    monkeypatch.chdir(desk)
    assert (desk / "shelf" / "house.db").exists()
    assert run("check", "draft.txt", "--date", "2026-03-07")[0] == 1


def test_status_names_what_is_held(desk, archive):
    code, out, _ = run("archive", "status")
    rows = dict(line.split("\t") for line in out.splitlines())
    assert code == 0
    assert (rows["articles"], rows["published"], rows["to be looked up"]) == (
        "1",
        "2026-03-06 to 2026-03-06",
        "1 claim under 1 key (what is measured, and whose)",
    )


def test_remove_and_compact(desk, archive):
    code, _, err = run("archive", "remove", "wire.md", "wire.nd")
    assert code == 2
    assert "'wire.nd'" in err
    assert "wire.md" in err
    assert check()[0] == 1
    assert run("archive", "remove", "wire.md")[1] == "removed\twire.md\n"
    assert check()[0] == 0
    assert run("archive", "compact")[0] == 0


def test_export_as_csv_and_parquet(desk, archive):
    pq = pytest.importorskip("pyarrow.parquet")
    for name in ("all.csv", "all.parquet"):
        code, out, err = run("archive", "export", name)
        assert (code, out, err) == (0, "", f"{name}: 2 claims\n")
    with (desk / "all.csv").open(encoding="utf-8-sig", newline="") as file:
        sheet = list(csv.DictReader(file))
    table = pq.read_table(desk / "all.parquet").to_pylist()
    assert [row["quote"] for row in sheet] == [row["quote"] for row in table]
    assert (sheet[0]["source"], sheet[0]["low"], sheet[0]["period_start"]) == ("Harbour Wire", "1200000", "2026-02-01")
    assert (table[0]["source"], table[0]["low"], str(table[0]["period_start"])) == ("Harbour Wire", 1200000.0, "2026-02-01")
    assert run("archive", "export", "all.xls")[0] == 2


def other_program(path):
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE bookmarks (id)")
    connection.commit()
    connection.close()


def newer(path):
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {layout.version() + 1}")
    connection.close()


def with_a_trigger(path):
    connection = sqlite3.connect(path)
    connection.execute("CREATE TRIGGER t AFTER INSERT ON claims BEGIN DELETE FROM articles; END")
    connection.commit()
    connection.close()


def overwritten(path):
    content = bytearray(path.read_bytes())
    content[4096:20480] = b"\xa5" * 16384
    path.write_bytes(content)


DAMAGE = {
    "cut off": (lambda path: path.write_bytes(path.read_bytes()[:9000]), "damaged"),
    "overwritten": (overwritten, "damaged"),
    "text": (lambda path: path.write_text("an article, 17 people in it", encoding="utf-8"), "not an archive"),
    "another program's": (lambda path: (path.unlink(), other_program(path)), "not an archive of factcheck"),
    "of a newer version": (newer, "newer factcheck"),
    "with a trigger": (with_a_trigger, "not those of an archive"),
}


@pytest.mark.parametrize("damage", DAMAGE)
@pytest.mark.parametrize(
    "command",
    [
        ["archive", "add", "printed"],
        ["archive", "status"],
        ["archive", "remove", "wire.md"],
        ["archive", "compact"],
        ["archive", "export", "all.csv"],
        ["check"],
        ["check", "--exit-zero"],
    ],
)
def test_a_file_that_can_not_be_used_is_one_line_and_stays_as_it_is(desk, archive, damage, command):
    spoil, said = DAMAGE[damage]
    spoil(archive)
    before = archive.read_bytes()
    if command[0] == "check":
        if damage == "text":
            return  # known by its first bytes, this is an article that can't be read
        code, _, err = check(*command[1:])
        err = "\n".join(line for line in err.splitlines() if "factcheck.db" in line) + "\n"
    else:
        (desk / "printed" / "wire.md").write_text(WIRE.replace("1.2", "1.4"), encoding="utf-8")
        code, _, err = run(*command)
    assert code == 2
    assert err.count("\n") == 1, err
    assert err.startswith("factcheck.db: "), err
    assert said in err
    assert "(" in err, "no cure"
    assert archive.read_bytes() == before
    assert not list(desk.glob("factcheck.db-*"))


@pytest.mark.parametrize("command", ["status", "remove", "compact", "export"])
def test_where_no_archive_is_none_is_made(desk, command):
    more = {"remove": ["x"], "export": ["x.csv"]}.get(command, [])
    code, _, err = run("archive", command, *more)
    assert code == 2
    assert "factcheck archive add" in err
    assert sorted(path.name for path in desk.iterdir()) == ["draft.txt", "printed"]


def test_a_locked_archive_is_one_line_and_readers_go_on(desk, archive, monkeypatch):
    monkeypatch.setattr(opening, "WAIT", 0.05)
    connection = sqlite3.connect(archive, isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    try:
        with pytest.raises(opening.Fault) as found, opening.telling(archive):
            opening.open_to_write(archive)
        assert check()[0] == 1
    finally:
        connection.close()
    assert found.value.problem.code == "archive.locked"


def test_an_archive_that_nobody_else_may_read_is_one_line(desk, archive, monkeypatch):
    monkeypatch.setattr(opening, "WAIT", 0.05)
    connection = sqlite3.connect(archive, isolation_level=None)
    connection.executescript("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE")
    try:
        code, _, err = check("--exit-zero")
    finally:
        connection.close()
    assert code == 2
    assert "factcheck.db: another program is writing to it (wait" in err


def test_a_locked_archive_on_the_command_line(desk, archive, monkeypatch):
    monkeypatch.setattr(opening, "WAIT", 0.05)
    connection = sqlite3.connect(archive, isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    try:
        (desk / "printed" / "wire.md").write_text(WIRE.replace("1.2", "1.4"), encoding="utf-8")
        code, out, err = run("archive", "add", "printed")
    finally:
        connection.close()
    assert (code, out) == (2, "")
    assert err.startswith("factcheck.db: another program is writing to it (wait")


def test_an_older_layout_is_brought_up_to_date(desk, archive, monkeypatch):
    later = (*layout.STEPS, "CREATE TABLE notes (number INTEGER PRIMARY KEY);\nCREATE INDEX notes_by ON notes (number)")
    monkeypatch.setattr(layout, "STEPS", later)
    monkeypatch.setattr(opening, "STEPS", later)
    with pytest.raises(opening.Fault) as found:
        opening.open_to_read(archive)
    assert (found.value.problem.code, "archive compact" in found.value.problem.cure) == ("archive.older", True)
    opening.open_to_write(archive).close()
    connection = opening.open_to_read(archive)
    assert connection.execute("SELECT count(*) FROM articles").fetchone() == (1,)
    assert connection.execute("PRAGMA user_version").fetchone() == (layout.version(),)
    connection.close()


def test_a_step_that_fails_leaves_the_version_before(archive, monkeypatch):
    before = archive.read_bytes()
    broken = (*layout.STEPS, "CREATE TABLE notes (number INTEGER PRIMARY KEY); CREATE TABLE articles (id)")
    monkeypatch.setattr(layout, "STEPS", broken)
    with pytest.raises(opening.Fault):
        opening.open_to_write(archive)
    assert archive.read_bytes() == before
