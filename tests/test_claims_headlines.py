"""Headlines in which nearly every word has a capital, and owners that only publish."""

import pytest

from factcheck import Article, find_claims


def figures(text, title=""):
    return {c.quote: c for c in find_claims(Article("a", text, title=title)) if c.quantity.kind == "quantity"}


@pytest.mark.parametrize(
    ("headline", "measures"),
    [
        ("Christmas Party Shooting Kills 2, Wounds 5 Others, Police Say", {"2": "deaths", "5 Others": "injured"}),
        ("Five Children Shot In South Side Drive-By", {"Five Children": "shot"}),
        ("House Party Shooting Kills 1 Person In South Marlow", {"1 Person": "deaths"}),
    ],
)
def test_verbs_with_capitals_are_verbs_and_words_are_no_names(headline, measures):
    found = figures(headline)
    assert {quote: found[quote].measure for quote in measures} == measures
    assert {found[quote].entity for quote in measures} == {None}


def test_a_month_is_no_verb_in_a_headline():
    assert figures("Orvia Group Sold 40 Ships During March Last Year")["40 Ships"].measure != "protesters"


def test_a_mark_before_a_headline_is_nobody():
    assert figures("UPDATE: Four people shot, two dead, in west Marlow")["Four people"].entity != "UPDATE"


def test_an_event_word_is_no_place():
    assert figures("1 dead, 4 wounded in Southeast Marlow Shooting at park")["4"].entity == "Southeast Marlow shooting"


def test_who_opens_fire_starts_no_fire():
    assert figures("Six people were hurt when a man opened fire in Marlow.")["Six people"].entity == "Marlow shooting"


def test_an_agency_that_publishes_owns_no_stocks():
    found = figures(
        "In its weekly report, the Department of Energy agency said gasoline stocks were off 200,000 barrels to 248.1 million barrels."
    )
    stocks = found["200,000 barrels"]
    assert (stocks.entity, stocks.role, stocks.quantity.trend) == ("US", "change", "down")


def test_the_owner_of_imports_stands_before_the_season():
    found = figures("The U.S. Agriculture Department raised its estimate of Soviet 1986/87 grain imports to 26 million tonnes.")
    assert found["26 million tonnes"].entity == "Soviet Union"


@pytest.mark.parametrize(
    ("text", "quote", "owner"),
    [
        ("She was named by the Wick County Coroner as 20-year-old Dana Tillow.", "20-year-old", "Dana Tillow"),
        ("He approached a Velmark car with a 36-year-old man inside.", "36-year-old", None),
        ("Nolan Greaves Jr., 32, was charged.", "32", "Nolan Greaves Jr"),
        ("Dana Tillow, a 36-year-old nurse, was hurt.", "36-year-old", "Dana Tillow"),
    ],
)
def test_whose_age(text, quote, owner):
    found = figures(text)[quote]
    assert (found.entity, found.unit.dimension) == (owner, "age")
