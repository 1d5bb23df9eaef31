from datetime import date

import pytest

from factcheck import Article, check
from factcheck.comparing.places import event_kinds, named_places, names_several

DAY = date(2026, 3, 8)


def flagged(*articles, severities=("error", "warning")):
    run = check([Article(f"{n}", text, title=title, published=day) for n, (title, text, day) in enumerate(articles)])
    return [f for f in run.findings if f.severity in severities and len({c.article for c in f.claims}) > 1]


def one(text, day=DAY, title=""):
    return title, text, day


@pytest.mark.parametrize(
    ("first", "second", "figures"),
    [
        ("1 dead, 4 injured in shooting in Marlow", "1 killed, 6 injured in Marlow shooting", {"4", "6"}),
        (
            "Two dead, six injured in Southeast Orlen shooting",
            "2 Dead, 7 Hurt in Southeast Orlen Shooting at Community Party",
            {"six", "7"},
        ),
        ("NPD: 4 People Shot In Corbel Bay", "Five shot on same Corbel Bay block within hours", {"4 People", "Five"}),
        (
            "The blast at a mill in Lindholm wounded 15 people, officials said.",
            "Police in Lindholm said an explosion hurt 51 people at the mill.",
            {"15 people", "51 people"},
        ),
        (
            "Two people died and seven were injured when a fire tore through a warehouse in Marlow on Friday, fire officials said.",
            "A blaze at a warehouse in Marlow left two people dead on Friday, with nine others hurt, officials said.",
            {"seven", "nine others"},
        ),
    ],
)
def test_tolls_of_one_event_meet_whatever_its_name(first, second, figures):
    found = flagged(one(first), one(second))
    assert [{c.quote for c in f.claims} for f in found] == [figures]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("5 people shot on South Side of Marlow", "Two people were shot on the Near West Side of Marlow about the same time."),
        ("Three people were shot on Orlen Avenue in Marlow.", "Four people were shot overnight on Westmere Street in Marlow."),
        ("Four shot, 1 dead in East Marlow shooting", "10 killed, 28 people shot in Marlow in weekend shootings"),
        ("1 Dead, 4 Wounded in Pair of Shootings in South Marlow", "One Dead, Three Wounded in Shooting in South Marlow"),
        ("A shooting in Marlow killed 2 people and wounded 5.", "Seven people were shot in Marlow, police said."),
        ("3 dead, including gunman, in Marlow shooting spree", "A gunman in Marlow killed two people in a shooting spree."),
        ("3 injured in Marlow shooting, police say", "Marlow shooting leaves man, 2 teens wounded"),
        ("One person in critical condition, three others injured in Marlow shooting", "Marlow shooting injured four people"),
        ("13 shot at Marlow house party", "The shooting in Marlow comes a year after nine people were shot at a fair."),
        ("Four people shot in Marlow", "Six people shot in Harwick"),
        ("Five people were hurt in a fire in Marlow, a man badly and four others slightly.", "Marlow fire hurts a man and four others."),
        ("A man was badly burned and four others hurt in a fire in Marlow.", "A fire in Marlow hurt five people."),
    ],
)
def test_look_alikes_stay_quiet(first, second):
    assert flagged(one(first), one(second)) == []


def test_a_later_higher_toll_is_a_note_and_a_later_lower_one_a_warning():
    early, late = "Shooting in Marlow wounds 5 people", "Marlow shooting wounded 8 people"
    later, third = DAY.replace(day=10), one("It rained in Harwick.")
    assert flagged(one(early), one(late, later), third) == []
    assert [f.nature for f in flagged(one(early), one(late, later), third, severities=("note",))] == ["superseded"]
    assert [f.severity for f in flagged(one(late), one(early, later))] == ["warning"]


def test_events_weeks_apart_do_not_meet():
    assert flagged(one("Shooting in Marlow wounds 5 people"), one("Shooting in Marlow wounds 3 people", date(2026, 4, 20))) == []


def test_a_country_is_place_enough_for_an_earthquake_only():
    assert flagged(one("A shooting in Peru killed 5 people."), one("Gunfire in Peru killed 15 people, police said.")) == []
    assert flagged(one("An earthquake in Peru killed 50 people."), one("The quake that struck Peru killed 90 people."))


def test_places_and_events_are_read_from_headlines_too():
    assert frozenset({"marlow"}) in named_places("Five Shot In Marlow Nightclub")
    assert event_kinds("Police said a man opened fire") == {"shooting"}
    assert names_several("8 wounded in overnight shootings")
    assert not names_several("floods killed 8")


@pytest.mark.parametrize(
    ("bound", "other", "agrees"),
    [("more than 900", "1,200", True), ("more than 900", "2,600", False), ("at least 12", "20", True), ("at least 12", "40", False)],
)
def test_an_open_toll_does_not_reach_to_a_multiple(bound, other, agrees):
    a = f"After the quake in Valdora the mayor said on Thursday that {bound} bodies had been buried in Valdora."
    b = f"After the quake in Valdora the interior minister said on Thursday that {other} bodies had been buried in Valdora."
    run = check([Article("a", a, published=date(2026, 3, 6)), Article("b", b, published=date(2026, 3, 6))])
    loud = [one for one in run.findings if one.severity == "warning"]
    assert [one.nature for one in loud] == ([] if agrees else ["sources differ"])
    assert all("nothing" not in one.message for one in loud)


def test_a_storm_has_a_toll_in_each_place_and_a_fire_has_one():
    storm = one("A storm in Marlow and Corbel Bay killed 24 people."), one("Flooding has left 43 people dead in Marlow and Corbel Bay.")
    assert flagged(*storm) == []
    blast = one("A blast in Marlow killed 24 people at Corbel Bay."), one("An explosion left 43 people dead in Marlow at Corbel Bay.")
    assert [{c.quote for c in f.claims} for f in flagged(*blast)] == [{"24 people", "43 people"}]


def test_votes_needed_and_votes_cast_are_told_as_a_slip_of_the_digits_alone():
    needed = "Senator Ada Quill needs 512,340 votes in the 2025 election."
    assert flagged(one(needed), one("In the 2025 election Senator Ada Quill won 398,120 votes.")) == []
    won = "Senator Ada Quill won 512,340 votes in the 2025 election."
    assert [f.rule for f in flagged(one(won), one("In the 2025 election Senator Ada Quill won 521,340 votes."))] == ["people.votes"]


def test_tolls_beyond_both_leads_that_only_a_place_ties_are_of_two_nights():
    start = "The town of Marlow, where a boy was shot, woke to broken windows and to burned cars after the blast at the mill. " * 6
    texts = (
        "In Corbel Bay the blast at the mill of Marlow wounded 15 workers and wrecked 31 lorries.",
        "An explosion in Marlow hurt 24 workers at Corbel Bay and left 31 lorries wrecked.",
    )
    assert flagged(*(one(f"{start}\n\n{text}") for text in texts)) == []
    assert flagged(*(one(f"{text}\n\n{start}") for text in texts))


def test_a_toll_of_the_day_is_told_where_both_give_another_figure_of_the_hour_or_the_day_is_long_over():
    more = "Firemen from three towns came to the mill in Corbel Bay. The road along the water stays shut until the week is over."
    early = f"A blast at the mill in Corbel Bay killed nine people on Tuesday, the police said.\n\n{more}"
    late = f"A blast on Tuesday killed 14 people at the mill in Corbel Bay, doctors told reporters.\n\n{more}"
    assert flagged(one(early), one(late)) == []
    assert flagged(one(early.replace("people", "people and hurt 31")), one(late.replace("people", "people and hurt 31")))
    assert flagged(one(early.replace("Tuesday", "10 February")), one(late.replace("Tuesday", "10 February")))
    assert flagged(one(early.replace("people", "people two days ago")), one(late.replace("people", "people two days ago"))) == []
