"""Reports that tell of several events, or count on: their tolls are not held against another report's."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from factcheck import Article, check
from factcheck.comparing.corrections.noted import replaced_in

DAY = date(2026, 5, 4)


def visible(*texts: tuple[str, str]) -> list[str]:
    """The errors and warnings between articles of one day, given as title and text."""
    articles = [Article(str(at), text, title, DAY) for at, (title, text) in enumerate(texts)]
    rain = [
        Article(f"r{day}", "It rained in the hills.", "Rain", DAY) for day in range(20)
    ]  # fewer would be taken as chosen to be compared
    found = check([*articles, *rain]).findings
    return [f.rule for f in found if f.severity != "note" and len({claim.article for claim in f.claims}) > 1]


VERSIONS = (("early", "8,140", "Harbour Wire"), ("late", "8,530", "Harbour Wire"), ("other", "7,920", "Northgate Daily"))
LEAD = ("Five hurt in Lowick shooting", "LOWICK - Five people were injured in a shooting at Harbour Park in Lowick on Sunday, police said.")


def test_two_leads_that_differ_and_give_another_figure_alike_are_told() -> None:
    other = (
        "Four hurt in Lowick shooting",
        "LOWICK - Four people were injured in a shooting at Harbour Park in Lowick on Sunday, a medic said.",
    )
    assert visible(LEAD, other) == []  # of two hours, as far as is said
    both = ((title, text.replace(" in a shooting", " by 31 rounds in a shooting")) for title, text in (LEAD, other))
    assert set(visible(*both)) == {"people.injured"}


def test_a_toll_further_down_is_a_note_where_nobody_chose_the_articles() -> None:
    other = (
        "Mayor calls for calm in Lowick",
        "LOWICK - The mayor called for calm on Sunday. "
        + "The town has been uneasy for weeks. " * 16
        + "Four people were injured in a shooting at Harbour Park in Lowick on Sunday, a medic said.",
    )
    assert visible(LEAD, other) == []


def test_two_versions_of_one_outlets_story_are_a_note_where_nobody_chose_them() -> None:
    told = "The Corbel mill took in {} tonnes of barley in its first week and paid 41 farmers, its manager Ada Venn told growers at Lowick."
    articles = [Article(name, told.format(tonnes), "Barley", DAY, outlet) for name, tonnes, outlet in VERSIONS]
    rain = [Article(f"r{day}", "It rained in the hills.", "Rain", DAY) for day in range(20)]
    found = [(one.severity, {claim.article for claim in one.claims}) for one in check([*articles, *rain]).findings]
    assert ("warning", {"late", "other"}) in found or ("warning", {"early", "other"}) in found
    assert ("warning", {"early", "late"}) not in found
    assert {one.severity for one in check([*articles[:2], *rain]).findings} == {"note"}


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


def between(one: Article, other: Article, *, rain: int = 20) -> list[tuple[str, str]]:
    """Rule and severity of what is told between two articles among others that tell of rain."""
    beside = [Article(f"r{day}", "It rained in the hills.", "Rain", DAY) for day in range(rain)]
    found = check([one, other, *beside]).findings
    return [(f.rule, f.severity) for f in found if len({claim.article for claim in f.claims}) > 1]


@pytest.mark.parametrize(
    ("title", "text", "days"),
    [
        ("Lowick count at 20", "A shooting at Harbour Park in Lowick brought the city count to 20 people injured in 80 hours.", 0),
        ("Four hurt in Lowick shooting", "LOWICK - Four people were injured in a shooting at Harbour Park in Lowick, a medic said.", 5),
        (
            "Four hurt in shooting",
            "MARRA - Four people were injured in a shooting at a bar in Marra, police said. Lowick and Harbour Park stayed calm.",
            0,
        ),
    ],
)
def test_a_count_of_days_another_week_and_another_town_are_no_second_toll(title: str, text: str, days: int) -> None:
    lead = Article("a", LEAD[1].replace(" on Sunday", ""), LEAD[0], DAY)
    assert between(lead, Article("b", text, title, DAY + timedelta(days=days))) == []


def test_a_toll_beyond_the_lead_that_names_another_town_is_of_another_event() -> None:
    filler = "Neighbours heard the shots and called for help. " * 14
    one = Article(
        "a",
        f"LOWICK - Police came to a shooting in Lowick. {filler}Officials said three people in total were shot, by 31 rounds.",
        "Shooting",
        DAY,
    )
    other = f"LOWICK - Police came to a shooting in Lowick. {filler}Earlier, eight people were shot at a parade in Marra, by 31 rounds."
    assert between(one, Article("b", other, "One hurt", DAY), rain=0) == []
    same = other.replace(" at a parade in Marra", "")
    assert [rule for rule, _ in between(one, Article("b", same, "One hurt", DAY), rain=0)] == ["people.injured"]


def test_what_no_rule_names_is_a_note_where_nobody_put_the_articles_together() -> None:
    one, other = (
        Article(name, f"Lake Oron covers an area of {area} square kilometres.", "Lake", DAY) for name, area in (("a", 610), ("b", 235))
    )
    assert between(one, other, rain=0) == [("general.same-figure", "warning")]
    assert between(one, other) == [("general.same-figure", "note")]
    chosen = [replace(article, story="lake") for article in (one, other)]
    assert between(*chosen) == [("general.same-figure", "warning")]


def test_what_was_first_reported_is_no_correction_of_another_matter() -> None:
    page = "Dunmore Orlen Marra Vessin. " * 3
    one = Article("a", f"{page}A drone over Dunmore was seen. Twelve people were hurt on the Marra road.", "Dunmore and Marra", DAY)
    other = Article(
        "b", f"{page}It was initially reported that at least 12 people were killed and 16 were wounded in Orlen.", "Dunmore and Marra", DAY
    )
    assert "copies.changed-figure" not in [rule for rule, _ in between(one, other)]


def test_the_age_of_a_relative_is_not_that_of_the_child() -> None:
    one = Article("a", "4-year-old shot in foot by toddler brother, police say", "", DAY)
    other = Article("b", "Police: Toddler accidentally shot in foot by 3-year-old brother", "", DAY)
    assert between(one, other, rain=1) == []


def test_the_dead_whose_names_are_known_may_be_some_of_all() -> None:
    one = Article("a", "LOWICK - Five people were killed in a shooting at the port of Lowick, police said.", "Five dead in Lowick", DAY)
    other = Article(
        "b", "LOWICK - The identities of three people killed in a shooting at the port of Lowick are known.", "Victims named", DAY
    )
    assert between(one, other, rain=0) == []


def test_strikes_on_one_town_on_two_weekdays_are_two_events() -> None:
    one = Article("a", "ORLEN - Six people were injured in an air strike on the Harbour Park in Orlen on Friday.", "Orlen strike", DAY)
    other = Article("b", "ORLEN - Nine people were injured in an air strike on the Harbour Park in Orlen on Sunday.", "Orlen hit", DAY)
    same = replace(other, text=other.text.replace("Sunday", "Friday"))
    assert between(one, other) == []
    assert [rule for rule, _ in between(one, same)] == ["people.injured"]


def test_a_street_of_one_name_in_two_towns_is_no_place_in_common() -> None:
    one = Article("a", "Eight people were injured in a shooting at Ada Orlen Fair in Lowick on Monday, police said.", "Fair", DAY)
    other = Article("b", "Three people were injured in a shooting on Ada Orlen Fair Street in Marra on Monday, police said.", "Street", DAY)
    assert between(one, other) == []


def test_without_dates_the_age_at_the_arrest_and_at_the_verdict_may_lie_years_apart() -> None:
    one = Article("a", "Teo Varnell, 27, was arrested in Lowick after a deputy was shot, the sheriff said.", "Arrest")
    other = Article("b", "A jury in Lowick found Teo Varnell, 29, guilty of the shooting of a deputy.", "Verdict")
    assert between(one, other, rain=0) == []
    older = replace(other, text=other.text.replace("29", "37"))
    assert [rule for rule, _ in between(one, older, rain=0)] == ["people.age"]


def test_staff_who_were_questioned_are_no_headcount_where_nobody_put_the_articles_together() -> None:
    one = Article("a", "Police said 12 Orvia Foods employees were questioned in March.", "Police", DAY)
    other = Article("b", "A court heard that nine Orvia Foods employees were questioned in March.", "Court", DAY)
    assert ("people.employees", "warning") not in between(one, other)


def test_those_of_a_charge_are_not_all_who_were_shot() -> None:
    one = Article("a", "LOWICK - Six people were shot at Harbour Park in Lowick on Sunday, police said.", "Six shot in Lowick", DAY)
    other = Article(
        "b", "LOWICK - A man charged with shooting four people at Harbour Park in Lowick on Sunday came to court.", "In court", DAY
    )
    assert between(one, other, rain=0) == []


def test_those_hurt_where_somebody_is_charged_for_it_are_all() -> None:
    one = Article("a", "Six people were wounded at Harbour Park in Lowick on Sunday, police said.", "Six shot in Lowick", DAY)
    text = "A man was charged with murder in connection with the shooting at Harbour Park in Lowick that left {} people wounded."
    assert between(one, Article("b", text.format("six"), "In court", DAY), rain=0) == []
    assert [rule for rule, _ in between(one, Article("b", text.format("nine"), "In court", DAY), rain=0)] == ["people.injured"]


def test_police_who_come_after_a_shooting_and_others_who_help_count_the_same() -> None:
    one = Article("a", "Police came after 11 people were wounded in the Norway shooting on Sunday.", "Shooting", DAY)
    other = Article("b", "In all 12 people were wounded in the Norway shooting, some by other guards.", "Shooting", DAY)
    assert [rule for rule, _ in between(one, other, rain=0)] == ["people.injured"]


def test_the_votes_of_which_a_side_has_most_are_not_its_own() -> None:
    one = Article("a", "Ana Orlen received 304 votes in the chamber on Monday.", "Vote", DAY)
    other = Article("b", "Ana Orlen won a majority of the 538 votes in the chamber on Monday.", "Vote", DAY)
    assert between(one, other, rain=1) == []


def test_captives_still_held_are_fewer_two_days_later() -> None:
    text = "Mediators want a deal that would see the Orlen Front release the {} hostages still being held in Lowick."
    one = Article("a", text.format(104), "Talks", DAY)
    other = Article("b", text.format(103), "Talks go on", DAY + timedelta(days=2))
    assert [found for found in between(one, other) if found[0] == "people.arrests" and found[1] != "note"] == []


def test_what_was_first_reported_of_one_matter_replaces_no_figure_of_its_own_sentence() -> None:
    assert replaced_in("It was initially reported that six people were killed and 12 wounded.") == ()
    assert [str(value) for value, _ in replaced_in("The dam holds 40 tonnes; it was initially reported as 60 tonnes.")] == ["60"]


def test_what_further_articles_say_is_counted_with_the_one_that_a_draft_is_held_against() -> None:
    draft = Article("a", "Norway pumped 1.8 million barrels of oil a day in May 2021, the energy ministry said.")
    printed = "Oil output in Norway was 1.2 million barrels a day in May 2021, the energy ministry said."
    (found,) = check([draft], against=[Article("b", printed), Article("c", printed, source="Harbour Wire")]).findings
    assert [claim.article for claim in (*found.claims, *found.also)] == ["a", "b", "c"]


def test_what_is_said_of_a_story_does_not_depend_on_the_others() -> None:
    one = [
        Article("a", "Inflation in Norway was 3.2 percent in January 2022, the statistics office said.", "Prices", DAY, story="norway"),
        Article("b", "Inflation in Norway was 4.2 percent in January 2022, the statistics office said.", "Prices", DAY, story="norway"),
    ]
    other = [Article("c", "Inflation in Angola was 7 percent in May 2021.", "Prices", DAY, story="angola")]
    told = [(found.rule, found.severity, found.message) for found in check(one).findings]
    assert told
    assert [(found.rule, found.severity, found.message) for found in check([*one, *other]).findings] == told
