"""Titles that begin with two names are of two things; entries of a form and what is left of a time are filled in anew."""

from datetime import date

import pytest

from factcheck import Article, find_claims
from factcheck.comparing.copies.forms import is_entry, runs_out
from factcheck.comparing.reports.subjects import begin_with_two_names

TRAM = "The maker showed the {} on Tuesday. It has 3 doors, seats {} people and costs £2.4 million."


def titled(title, text):
    return Article(title, text, title, published=date(2026, 3, 3), source=title)


@pytest.mark.parametrize(
    ("first", "second", "apart"),
    [
        ("Corvo A3 shown in Harwick", "Corvo C7 to run in Dunmore", True),
        ("Corvo A3 shown in Harwick", "Passengers like the Corvo A3", False),
        ("Corvo shown in Harwick", "Lyra to run in Dunmore", True),
    ],
)
def test_two_titles_that_begin_with_names_which_the_other_report_has_not_are_of_two_things(first, second, apart):
    one, other = (titled(title, TRAM.format(" ".join(title.split()[:2]), 61)) for title in (first, second))
    assert begin_with_two_names(one, other) is apart


def test_words_at_the_beginning_of_a_title_are_no_names_for_their_capital():
    text = "The tram has 3 doors. It costs £2.4 million."
    assert not begin_with_two_names(titled("Councillors see tram", text), titled("Drivers like it", text))


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("Gallery (15 images)", True),
        ("File size: 24 GB. Mirror", True),
        ("Police: 24 people were shot.", False),
        ("It has 24 rooms.", False),
    ],
)
def test_what_a_form_says_of_its_own_page_is_an_entry(text, entry):
    assert is_entry(find_claims(Article("a", text))[0]) is entry


def test_days_that_are_left_run_out():
    left, lasted = (find_claims(Article("a", text))[0] for text in ("Only 4 days left to sign up.", "The fair lasted 4 days."))
    assert (runs_out(left), runs_out(lasted)) == (True, False)
