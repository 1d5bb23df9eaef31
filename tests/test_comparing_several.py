"""Reports that tell of several events, or count on: their tolls are not held against another report's."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck import Article, check

DAY = date(2026, 5, 4)


def visible(*texts: tuple[str, str]) -> list[str]:
    """The errors and warnings between articles of one day, given as title and text."""
    articles = [Article(str(at), text, title, DAY) for at, (title, text) in enumerate(texts)]
    rain = [
        Article(f"r{day}", "It rained in the hills.", "Rain", DAY) for day in range(20)
    ]  # fewer would be taken as chosen to be compared
    found = check([*articles, *rain]).findings
    return [f.rule for f in found if f.severity != "note" and len({claim.article for claim in f.claims}) > 1]


LEAD = ("Five hurt in Lowick shooting", "LOWICK - Five people were injured in a shooting at Harbour Park in Lowick on Sunday, police said.")


def test_two_leads_that_differ_are_told() -> None:
    other = (
        "Four hurt in Lowick shooting",
        "LOWICK - Four people were injured in a shooting at Harbour Park in Lowick on Sunday, a medic said.",
    )
    assert set(visible(LEAD, other)) == {"people.injured"}


@pytest.mark.parametrize(
    "other",
    [
        (
            "Shooting at Harbour Park in Lowick",
            "LOWICK - Police came to Harbour Park in Lowick on Sunday and found four people injured in a shooting. "
            "They then located another person wounded in a ditch.",
        ),
        ("Shootings in Lowick", "LOWICK - At a bar near Harbour Park in Lowick, two people were injured late on Sunday in a shooting."),
        (
            "Shooting in Lowick",
            "LOWICK - A bar was the scene of a shooting in Lowick on Sunday. "
            + "Nobody saw who began it. " * 20
            + "In a separate shooting near Harbour Park in Lowick on Sunday, three people were injured.",
        ),
    ],
)
def test_a_count_that_goes_on_and_another_event_are_not(other: tuple[str, str]) -> None:
    assert visible(LEAD, other) == []


def test_strikes_of_a_war_share_no_toll_by_their_country() -> None:
    one = ("Strike kills 10 in southern Lebanon", "An air strike in Lebanon killed 10 people in the village of Orlen, officials said.")
    other = (
        "Rockets after strikes in Lebanon",
        "The Lebanese ministry said an air strike in Lebanon killed four people in the Marra valley.",
    )
    assert visible(one, other) == []


def test_one_word_in_common_is_no_place_in_common() -> None:
    one = ("8 hurt in Grand Arlen shooting", "Eight people were injured in a shooting in Grand Arlen on Sunday, police said.")
    other = ("2 hurt in shooting at Grand", "Two people were injured in a shooting at Grand and Ninth in Tarrow on Sunday, police said.")
    assert visible(one, other) == []


def test_what_no_rule_names_is_not_told_where_it_is_hardly_known_to_be_one_thing() -> None:
    one = Article("a", "On Tuesday the Lowick army said 100 projectiles had been fired at the border.", "Border", DAY)
    other = Article("b", "The Lowick army said 40 trucks, 23 tents and three boats lay ready at the border.", "Border", DAY)
    rain = [Article(f"r{day}", "It rained in the hills.", "Rain", DAY) for day in range(20)]
    assert [f.rule for f in check([one, other, *rain]).findings if f.confidence == "low"] == []
