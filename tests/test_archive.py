"""The archive: what is put in comes out equal, nothing is there by half, and a look-up finds what a comparison would."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from claim_factory import BARREL, BARRELS_A_DAY, PEOPLE, YEARS_OLD, claim, figure
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from factcheck.archive import contents, entries, ids, layout, opening, reading, writing
from factcheck.archive.rows import NotOursError, outline, pack, pack_claim, unpack, unpack_claim, unpack_sentences
from factcheck.claims import find_claims
from factcheck.comparing.times.periods import match_times
from factcheck.comparing.times.windows import kept_at, windows
from factcheck.pipeline import Archive, check
from factcheck.reading import read_articles
from factcheck.records import Article, Clue, Corpus, Figure, Period

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
DAY = date(2026, 3, 6)
MINE = "Norway pumped 1.8 million barrels of oil a day in February, the energy ministry said."


def put(path, *articles, **options):
    with writing(path) as writer:
        return [writer.add(article, find_claims, **options) for article in articles]


def held(path):
    with reading(path) as shelf:
        return {article.id: (article, claims) for article, claims in entries(shelf)}


def told(name, text, **fields):
    return Article(name, text, **{"published": DAY, **fields})


@pytest.fixture
def path(tmp_path):
    return tmp_path / "factcheck.db"


@pytest.fixture(scope="module")
def seeds():
    articles, problems = read_articles([SEEDS])
    assert not problems
    return articles


def test_all_claims_of_real_articles_come_back_equal(path, seeds):
    put(path, *seeds)
    found = held(path)
    for article in seeds:
        kept, claims = found[article.id]
        assert claims == find_claims(article)
        assert (kept.title, kept.published, kept.source, kept.story) == (article.title, article.published, article.source, article.story)
        assert len(kept.text) == len(article.text)
        assert all(kept.text[one.start : one.end] == one.quote for one in claims if one.where == "text")


def test_only_sentences_that_hold_figures_are_kept(path):
    text = f"{MINE} The minister had been seen at the harbour. Workers there spoke of nothing else."
    put(path, told("a", text, title="Norway's oil"))
    assert b"harbour" not in path.read_bytes()
    kept, _ = held(path)["a"]
    assert kept.text.strip() == MINE
    put(path, told("a", text, title="Norway's oil"), keep_text=True)
    assert held(path)["a"][0].text == text


TEXTS = st.text(st.characters(), max_size=12)
NUMBERS = st.decimals(allow_nan=False, allow_infinity=False)
DAYS = st.one_of(st.none(), st.dates())


@given(NUMBERS, NUMBERS, TEXTS, DAYS, DAYS, st.booleans(), st.sampled_from(["up", "down", None]), st.integers(0, 9**9))
@example(Decimal("1E+400"), Decimal("-0"), "\ud800\0", None, None, True, None, 0)
def test_any_claim_comes_back_equal(low, step, text, first, last, flag, trend, at):
    made = Figure(low, None if flag else low, (low, step), step, "at_least")
    one = claim(made, quote=text, sentence=text, period=Period(first, last, text, flag), speaker=text or None, scope=(text,), start=at)
    one = replace(one, quantity=replace(one.quantity, trend=trend, same_as=at, change=flag), clues=(Clue("entity", text, at, at, text),))
    assert unpack_claim(pack_claim(one), one.article, text) == one


BROKEN = ["", "[]", "{}", "[1, 2]", "null", '"x"', "[" * 5000, pack_claim(claim()).replace("exact", "just"), "[1e999]"]


@pytest.mark.parametrize("broken", BROKEN)
def test_a_row_that_is_no_claim_is_told_apart(broken):
    with pytest.raises(NotOursError):
        unpack_claim(broken, "a", "s")


def test_what_is_packed_can_not_blow_up():
    with pytest.raises(NotOursError):
        unpack(pack("0" * 90_000_000))
    with pytest.raises(NotOursError):
        outline(10**15, ())
    for broken in (b"", None, pack(3), pack([[1, 2]]), pack([["text", "x", 1]])):
        with pytest.raises(NotOursError):
            unpack_sentences(broken)


def test_unchanged_is_skipped_and_changed_replaced(path):
    asked = []

    def find(article):
        asked.append(article.id)
        return find_claims(article)

    with writing(path) as writer:
        assert [writer.add(told("a", MINE), find) for _ in range(2)] == [("a", "added"), ("a", "unchanged")]
        assert writer.add(told("a", MINE.replace("1.8", "1.2")), find) == ("a", "replaced")
        assert writer.add(told("a", MINE.replace("1.8", "1.2"), source="Daily"), find) == ("a", "replaced")
        assert writer.add(told("a", MINE.replace("1.8", "1.2"), source="Daily"), find, again=True) == ("a", "replaced")
    assert asked == ["a"] * 4
    ((_, claims),) = held(path).values()
    assert [one.quote for one in claims if one.quantity.kind == "quantity"] == ["1.2 million barrels of oil a day"]


def test_two_files_of_one_name_are_two_articles(path, tmp_path):
    for folder, text in (("monday", MINE), ("tuesday", MINE.replace("1.8", "1.7"))):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "lead.txt").write_text(text, encoding="utf-8")
        articles, _ = read_articles([tmp_path / folder])
        put(path, *articles)
    assert sorted(held(path)) == ["lead.txt", "tuesday/lead.txt"]
    (tmp_path / "tuesday" / "lead.txt").write_text(MINE.replace("1.8", "1.6"), encoding="utf-8")
    articles, _ = read_articles([tmp_path / "tuesday"])
    assert put(path, *articles) == [("tuesday/lead.txt", "replaced")]
    (tmp_path / "monday").rename(tmp_path / "moved")
    articles, _ = read_articles([tmp_path / "moved"])
    assert put(path, *articles) == [("lead.txt", "unchanged")]


def test_remove_takes_all_or_none(path):
    put(path, told("a", MINE), told("b", MINE))
    with writing(path) as writer:
        assert writer.remove(["a", "x"]) == ("x",)
        assert sorted(held(path)) == ["a", "b"]
        assert writer.remove(["a"]) == ()
        writer.compact()
    with reading(path) as shelf:
        assert ids(shelf) == ("b",)
        figures = contents(shelf)
    assert (figures.articles, figures.keys, figures.keyed) == (1, 1, 1)


def test_an_article_whose_reading_fails_leaves_the_archive_as_it_was(path):
    put(path, told("a", MINE))

    class Broken:
        """Cuts the writing of the claims short."""

        def __getattr__(self, name):
            raise RuntimeError

    with pytest.raises((RuntimeError, TypeError)), writing(path) as writer:
        writer.add(told("a", "changed"), lambda _: [*find_claims(told("a", MINE)), Broken()])
    assert held(path)["a"][1] == find_claims(told("a", MINE))


def test_a_draft_is_held_against_the_archive(path):
    put(path, told("wire", MINE.replace("1.8", "1.2"), source="Harbour Wire"))
    with reading(path) as shelf:
        assert isinstance(shelf, Archive)
        run = check([told("draft", MINE)], shelf)
    (finding,) = (one for one in run.findings if one.severity == "error")
    assert [one.article for one in finding.claims] == ["draft", "wire"]
    assert finding.claims[1].sentence == MINE.replace("1.8", "1.2")
    assert (run.looked_up, run.against, [one.article for one in run.claims if one.article != "draft"]) == (2, ("wire",), [])
    wire = next(article for article in run.articles if article.id == "wire")
    assert (wire.source, wire.published) == ("Harbour Wire", DAY)


def test_an_archive_and_articles_may_stand_side_by_side(path):
    put(path, told("wire", MINE.replace("1.8", "1.2")))
    with reading(path) as shelf:
        run = check([told("draft", MINE)], [told("daily", MINE.replace("1.8", "1.2")), shelf])
    assert run.against == ("daily", "wire")


def test_a_draft_is_not_held_against_itself_as_archived_before(path, tmp_path):
    put(path, told("draft", MINE.replace("1.8", "1.2")), told("copy", MINE))
    with reading(path) as shelf:
        run = check([told("draft", MINE)], shelf)
    assert (run.findings, run.looked_up) == ((), 0)


def test_another_file_of_the_drafts_name_is_another_article(path, tmp_path):
    for folder in ("monday", "tuesday"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "lead.txt").write_text(MINE.replace("1.8", "1.2" if folder == "monday" else "1.8"), encoding="utf-8")
    put(path, *read_articles([tmp_path / "monday"], date=DAY)[0])
    drafts, _ = read_articles([tmp_path / "tuesday"], date=DAY)
    with reading(path) as shelf:
        run = check(drafts, shelf)
    assert run.against == ("lead.txt (archived)",)
    assert len(run.findings) == 1


def test_the_archive_finds_what_the_folder_gives(path, seeds):
    """Each sample article against all others: every disagreement of two figures under one key is found through the archive too."""
    put(path, *seeds)
    with reading(path) as shelf:
        for draft in seeds:
            folder = check([draft], [one for one in seeds if one is not draft])
            through = check([draft], shelf)
            known = {one.id for one in folder.findings if one.severity != "note"}
            found = {one.id for one in through.findings if one.severity != "note"}
            by_words = {one.id for one in folder.findings if one.rule in BY_WORDS}
            assert known - by_words == found - by_words, draft.id


BY_WORDS = {"magnitude.time-base"}
"""Rules that hold figures of two measures or owners against each other, which no key brings together."""


SPANS = st.tuples(st.integers(-900, 900), st.sampled_from([1, 2, 3, 7, 8, 28, 29, 30, 31, 32, 90, 92, 181, 365, 366, 700, 1461]))
TIMES = st.one_of(
    st.none(),
    SPANS.map(lambda span: Period(DAY + timedelta(span[0]), DAY + timedelta(span[0] + span[1] - 1), "then")),
    SPANS.map(lambda span: Period(DAY + timedelta(span[0]), DAY + timedelta(span[0]), "today", True)),
    st.just(Period(None, None, "last year")),
)


PRINTED = st.one_of(st.none(), st.integers(-40, 40))
THINGS = [(BARRELS_A_DAY, "crude production"), (PEOPLE, "deaths"), (YEARS_OLD, "age"), (BARREL, "oil")]


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TIMES, TIMES, PRINTED, PRINTED, st.integers(-20, 20), st.data())
def test_no_window_leaves_out_what_may_be_of_one_time(one, other, mine, yours, shift, data):
    unit, measure = data.draw(st.sampled_from(THINGS))
    if data.draw(st.booleans()) and one and one.start and one.end:
        other = Period(one.start + timedelta(shift), one.end + timedelta(shift + data.draw(st.integers(0, 9))), "then")
    a, b = (claim(figure("3"), unit, name, measure=measure, period=period) for name, period in (("a", one), ("b", other)))
    days = {name: day if day is None else DAY + timedelta(day) for name, day in (("a", mine), ("b", yours))}
    corpus = Corpus({name: Article(name, "x", published=day) for name, day in days.items()}, frozenset("a"))
    if match_times(a, b, corpus).comparable:
        kept = kept_at(b, corpus)
        assert any(w.span == kept.span and w.first <= kept.day <= w.last for w in windows(a, corpus))


def test_a_look_up_reads_what_it_needs_and_says_what_it_left(path):
    at = "Norway pumped {}.{:02} million barrels of oil a day in February, the energy ministry said. Its oil exports were {} tonnes in {}."
    articles = [told(f"a{n}", at.format(1, n, n + 20, 1990 + n % 30), published=DAY + timedelta(n % 5)) for n in range(60)]
    put(path, *articles)
    draft = told("draft", MINE)
    with reading(path) as shelf:
        found = shelf.look_up(find_claims(draft), Corpus({"draft": draft}, frozenset(["draft"])))
        none = shelf.look_up(find_claims(told("d", "Sorland pumped 1 million barrels of oil a day.")), Corpus({}, frozenset()))
    assert found.crowded == 1
    assert 24 <= len(found.articles) <= 24 + 12
    assert none.claims == ()


def test_a_reader_sees_whole_articles_while_one_program_writes(path):
    put(path, told("a", MINE))
    with reading(path) as shelf, writing(path) as writer:
        writer.add(told("b", MINE), find_claims)
        writer.connection.execute("BEGIN IMMEDIATE")
        writer.connection.execute("DELETE FROM claims")
        assert [len(claims) for _, claims in entries(shelf)] == [2, 2]
        writer.connection.execute("ROLLBACK")


def test_a_damaged_row_is_a_problem_of_the_run(path):
    put(path, told("wire", MINE.replace("1.8", "1.2")))
    connection = sqlite3.connect(path)
    connection.execute("UPDATE claims SET claim = 'x'")
    connection.commit()
    connection.close()
    with reading(path) as shelf:
        run = check([told("draft", MINE)], shelf)
    assert [problem.code for problem in run.problems] == ["archive.damaged"]


FILLING = "Officials spoke to reporters after the meeting at the harbour and declined to say more about their plans for the season."
COPIED = f"Orlen's yard carried 4,310 wagons of gravel over the winter.\n\n{FILLING}\n\nIt lost nine of them at Vessby junction."
STRUCK = (
    "A blast tore through a paper mill in Lindholm late on Saturday.\n\nIt wounded 15 people, officials said.",
    "Police in Lindholm said an explosion hurt 51 people at the mill.",
)
WORDED = (
    "Traders at the Corbel exchange swapped 4,120 of the new winter contracts by noon.",
    "Traders at the Corbel exchange swapped 4,210 of the new winter contracts by noon.",
)


@pytest.mark.parametrize("keep_text", [False, True])
@pytest.mark.parametrize(
    ("printed", "draft"),
    [(COPIED, COPIED.replace("4,310", "4,130")), STRUCK, WORDED, (COPIED, COPIED.replace("nine", "19"))],
)
def test_what_has_no_key_in_common_is_found_by_its_words_or_its_place(path, printed, draft, keep_text):
    """As a folder would give it: a copy, a toll of one event under another name, a like sentence of another article."""
    near = [told(f"near{n}", f"{FILLING} Some {n + 20} boats were out.", published=DAY + timedelta(n % 3)) for n in range(30)]
    put(path, told("old", printed), *near, keep_text=keep_text)
    folder = check([told("draft", draft)], [told("old", printed)])
    with reading(path) as shelf:
        through = check([told("draft", draft)], shelf)
    assert [one.severity for one in folder.findings] != []
    assert {one.id for one in folder.findings} <= {one.id for one in through.findings}
    assert {claim.article for one in through.findings for claim in one.claims} == {"draft", "old"}


def test_what_an_article_was_known_by_goes_with_it(path):
    put(path, told("ferry", STRUCK[0]), told("copy", COPIED), told("whole", WORDED[0]), keep_text=False)
    put(path, told("whole", WORDED[0]), keep_text=True)
    put(path, told("copy", COPIED.replace("gravel", "sand")))
    with writing(path) as writer:
        assert writer.connection.execute("SELECT count(DISTINCT article), count(*) > 9 FROM probes").fetchone() == (3, 1)
        writer.remove(["ferry", "copy", "whole"])
        assert writer.connection.execute("SELECT count(*) FROM probes").fetchone() == (0,)


def test_an_archive_of_the_first_layout_is_read_on_and_filled_up_by_the_next_addition(path):
    old = told("old", WORDED[0])
    put(path, old)
    connection = sqlite3.connect(path)
    connection.executescript("DROP TABLE probes; ALTER TABLE articles DROP COLUMN gist; PRAGMA user_version = 1")
    connection.close()
    with pytest.raises(opening.Fault, match="archive compact"), reading(path):
        pass
    with writing(path) as writer:
        writer.compact()
    assert layout.version() == 2
    draft = told("draft", WORDED[1])
    with reading(path) as shelf:
        assert check([draft], shelf).findings == ()
    assert put(path, old) == [("old", "replaced")]
    assert put(path, old) == [("old", "unchanged")]
    with reading(path) as shelf:
        assert len(check([draft], shelf).findings) == 1


@pytest.mark.parametrize("broken", [b"\x30", b"\x00\x00\x00junk", b"\x01\x01\x01\x00", "text"])
def test_a_damaged_gist_is_a_problem_of_the_run(path, broken):
    put(path, told("old", COPIED))
    connection = sqlite3.connect(path)
    connection.execute("UPDATE articles SET gist = ?", (broken,))
    connection.commit()
    connection.close()
    with reading(path) as shelf:
        run = check([told("draft", COPIED.replace("4,310", "4,130"))], shelf)
    assert [problem.code for problem in run.problems] == ["archive.damaged"]
