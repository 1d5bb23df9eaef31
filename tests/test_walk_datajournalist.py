"""A data journalist's afternoon: a Parquet of articles with columns of its own and bad rows, claims in pandas, the archive, a notebook."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from factcheck import Article, check, claims_frame, find_claims, findings_frame

pd = pytest.importorskip("pandas")
pytest.importorskip("pyarrow")

ROOT = Path(__file__).parents[1]
COLUMNS = "id=nr,text=body,title=head,date=printed,source=outlet,story=thread"
TOWNS = ("Kelmouth", "Tarrow", "Brenn", "Osterby", "Quenby", "Veltheim")
NEWS = (
    "The port of {town} handled {high} million tonnes of freight in 2024, the port authority said. It employs 1,240 people.",
    "{town} - Some {high}0 homes in {town} were without power on Monday, the utility said, down from 11,000 the night before.",
    "The port of {town} handled {low} million tonnes of freight in 2024, the port authority said. Route 7 runs every 20 minutes.",
)


def run(*args, cwd):
    done = subprocess.run(
        [sys.executable, "-c", "from factcheck.cli import main; main()", *args],
        cwd=cwd,
        capture_output=True,
        timeout=60,
        env={**os.environ, "NO_COLOR": "1", "PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def table():
    """Three hundred articles, three a story of which the first and the third contradict each other, and five rows that are not in order."""
    rows = []
    for number in range(300):
        story = number // 3
        town = "Dorrick" if story == 99 else TOWNS[story % len(TOWNS)]
        text = NEWS[number % 3].format(town=town, high=52 + story % 9, low=31 + story % 9)
        rows.append([f"A{number:04d}", text, f"News from {town}", "2025-03-06", ("Harbour Wire", None)[number % 2], f"s{story}"])
    rows[6][1] = None
    rows[9][0] = rows[8][0]
    rows[12][3] = "2025-13-45"
    rows[15][1] = ""
    rows[18][2] = None
    return pd.DataFrame(rows, columns=["nr", "body", "head", "printed", "outlet", "thread"])


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    folder = tmp_path_factory.mktemp("desk")
    table().to_parquet(folder / "articles.parquet")
    return folder


def test_columns_under_other_names_are_asked_for(desk):
    code, _, err = run("claims", "articles.parquet", "-o", "none.parquet", cwd=desk)
    assert code == 2
    assert "articles.parquet: no column is named text; there are: " in err
    assert "--columns text=body" in err
    code, _, err = run("claims", "articles.parquet", "--columns", "body=text", cwd=desk)
    assert (code, "write it the other way round: text=body" in err) == (2, True)
    assert not (desk / "none.parquet").exists()


def test_claims_of_all_go_into_pandas_and_bad_rows_are_named(desk):
    asked = ("claims", "articles.parquet", "--columns", COLUMNS, "--skip-problems")
    code, _, err = run(*asked, "--format", "parquet", "-o", "parts", cwd=desk)
    assert code == 0, err
    assert "297 articles" in err
    assert "in 1 part\n" in err
    for row in (7, 16):
        assert f"articles.parquet:row {row}: the row has no text" in err
    assert "articles.parquet:row 10: the id 'A0008' is taken by articles.parquet:row 9" in err
    assert "articles.parquet:row 13: the date '2025-13-45' can't be read" in err
    claims = pd.read_parquet(desk / "parts")
    freight = claims[claims.measure == "cargo handled"]
    assert set(freight.entity) == {*TOWNS, "Dorrick"}
    assert freight.low.between(31e6, 60e6).all()
    code, _, err = run(*asked, "--format", "parquet", "-o", "parts", cwd=desk)
    assert (code, "in 1 part, 1 of them unchanged" in err) == (0, True)
    code, _, err = run(*asked[:-1], "-o", "claims.parquet", cwd=desk)
    assert code == 2, err
    assert len(pd.read_parquet(desk / "claims.parquet")) == len(claims)


def test_an_archive_of_all_and_a_draft(desk):
    code, _, err = run("archive", "add", "articles.parquet", "--columns", COLUMNS, "--skip-problems", cwd=desk)
    assert code == 0, err
    draft = "The port of Dorrick handled 75 million tonnes of freight in 2024, the port authority said.\n"
    (desk / "draft.txt").write_text(draft, encoding="utf-8")
    code, out, _ = run("check", "draft.txt", "--against", "factcheck.db", "--fail-on", "warning", cwd=desk)
    assert code == 1
    assert "warning general.same-figure  75 million tonnes and 52 million tonnes do not agree" in out


def test_the_notebook_finds_the_contradiction_of_a_story():
    some = table().head(6)
    articles = [Article(row.nr, row.body, row.head, row.printed, row.outlet, row.thread) for row in some.itertuples()]
    run = check(articles)
    assert not run.problems
    assert set(findings_frame(run)["rule"]) == {"general.same-figure"}


@pytest.mark.parametrize(
    ("mistake", "says"),
    [
        (lambda: check(table()), "not a DataFrame: Article(row.id, row.text)"),
        (lambda: check("articles.parquet"), "not a str"),
        (lambda: check([{"id": "a"}]), "not a dict"),
        (lambda: check(Article("a", "Oil rose 3%.")), "put it into a list"),
        (lambda: check([], against="factcheck.db"), "opened with factcheck.archive.reading"),
        (lambda: check([], against=table()), "opened with factcheck.archive.reading"),
        (lambda: findings_frame([]), "findings_frame(check(articles))"),
        (lambda: claims_frame(check([])), "claims_frame(run.articles)"),
    ],
)
def test_a_mistake_in_types_is_one_clear_line(mistake, says):
    with pytest.raises(TypeError) as error:
        mistake()
    assert says in str(error.value)


def test_one_rule_file_or_table_needs_no_list():
    article = [Article("a", "Oil rose 3%.")]
    assert check(article, rules="none.yaml").problems == check(article, rules=["none.yaml"]).problems
    assert check(article, tables="none.csv").problems == check(article, tables=["none.csv"]).problems


def test_a_long_article_is_read_in_time_that_grows_as_it_does():
    page = "\n\n".join(NEWS[number % 3].format(town="Kelmouth", high=52, low=31) + " On March 3, 2025 it rained." for number in range(2000))
    times = []
    for part in (page[: len(page) // 8], page):
        began = time.process_time()
        find_claims(Article("long", part))
        times.append(time.process_time() - began)
    assert times[1] < 14 * times[0]
