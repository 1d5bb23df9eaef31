from datetime import date

import pytest

from factcheck import Article, check
from factcheck.comparing.corrections import is_marked, replaced_in

FIRST, LATER = date(2026, 3, 2), date(2026, 3, 5)


def run(old, new, days=(FIRST, LATER)):
    articles = [Article(name, text, title=title, published=day) for name, (title, text), day in zip("ab", (old, new), days, strict=True)]
    return [f for f in check(articles).findings if f.severity != "note" and len({c.article for c in f.claims}) > 1]


@pytest.mark.parametrize(
    ("sentence", "old"),
    [
        ("Orvia will pay 5.44 dollars a share, not the 5.83 dollars it reported earlier.", "5.83"),
        ("Orvia expects sales of 3.8 million dollars, not the eight million dollars the company originally announced.", "8000000"),
        ("(Corrects number of ships to 46 from 36)", "36"),
        ("This story has been corrected to show that the fund holds 12.5 million euros, not 125 million.", "125000000"),
        ("The toll was incorrectly reported as 48.", "48"),
    ],
)
def test_a_sentence_says_which_figure_it_replaces(sentence, old):
    assert [format(value, "f") for value, _ in replaced_in(sentence)] == [old]


@pytest.mark.parametrize(
    "sentence",
    [
        "Orvia earned 12 million dollars, not the 15 million that analysts expected.",
        "The bridge is not 300 metres long.",
        "CORRECTED - Orvia raises dividend to 68 cents from 64 cents.",
        "It sold 40 ships instead of 50.",
    ],
)
def test_other_contrasts_replace_nothing(sentence):
    assert replaced_in(sentence) == ()


def test_the_corrected_figure_is_flagged_with_the_one_that_replaces_it():
    old = "", "HARWICK, March 2 - Orvia Corp of Harwick said it will pay holders a special dividend of 5.83 dollars a share on April 15."
    new = (
        "",
        "HARWICK, March 5 - Orvia Corp said it will pay 5.44 dollars a share on April 15, not the 5.83 dollars it reported earlier.",
    )
    found = run(old, new)
    assert [(f.severity, f.nature) for f in found] == [("warning", "superseded")]
    assert {c.quote for c in found[0].claims} == {"5.83 dollars a share", "5.44 dollars a share"}
    assert found[0].message.endswith("the newest is 5.44 dollars a share")
    assert "corrects it" in found[0].reasons[0]


def test_a_version_marked_as_corrected_is_held_against_the_first_one():
    text = (
        "{}ORVIA CORP <ORV> 4TH QTR\n\nHARWICK, March 2 - Oper net {} vs 4,885,000\n\n"
        "Sales 126.8 mln vs 120.1 mln\n\nPay April {}\n\nRecord March 31\n"
    )
    found = run(("", text.format("", "3,345,000", 28)), ("", text.format("CORRECTED-", "3,348,000", 25)), (FIRST, FIRST))
    assert sorted(tuple(c.quote for c in f.claims) for f in found) == [("3,345,000", "3,348,000"), ("April 28", "April 25")]
    assert {f.nature for f in found} == {"superseded"}
    unmarked = run(("", text.format("", "3,345,000", 28)), ("", text.format("", "3,348,000", 28)), (FIRST, FIRST))
    assert "superseded" not in {f.nature for f in unmarked}


def test_marks_of_correction():
    assert is_marked(Article("a", "Text.", title="(CORRECTED) - Orvia sells unit"))
    assert is_marked(Article("a", "Sales rose to 40 million. (Corrects figure in first paragraph)"))
    assert not is_marked(Article("a", "Orvia corrected its course. Sales rose.", title="Orvia sells unit"))
