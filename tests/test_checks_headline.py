"""Headline, deck and captions against the text: what is flagged, what a headline may do with a figure, and one finding for one fault."""

import pytest

from factcheck.pipeline import check
from factcheck.records import Article


def told(text, title=""):
    """The loud findings of an article."""
    return [one for one in check([Article("a", text, title=title)]).findings if one.severity != "note"]


def under(headline, body):
    return [one for one in told(f"{headline}\n\n{body}") if one.nature == "headline"]


@pytest.mark.parametrize(
    ("headline", "body", "evidence"),
    [
        ("Alder Rail cites $9.6m debt", "OSLO - Alder Rail said its partner refused to pay $9.5m on Friday.", "$9.5m"),
        ("Varga Foods posts $20.3 million loss", "Varga Foods made a loss of $60.9 million in 2025, it said.", "$60.9 million"),
        ("Peru to build $1.25 million dam", "Peru will build a dam for $1.25 billion, its energy ministry said.", "$1.25 billion"),
        ("Copper demand up 14 percent", "Copper demand was 8.4 million tonnes in 2025, compared with 7.2 million tonnes in 2024.", "16.7%"),
        ("Town 68F above average", "Dunmore reached 43C (109F) on Friday against an average of 25C (77F).", "32 °F"),
    ],
)
def test_a_figure_that_the_text_tells_otherwise_is_flagged_once(headline, body, evidence):
    (one,) = told(f"{headline}\n\n{body}")
    assert evidence in one.message


def test_another_age_than_the_headlines_is_a_note():
    text = "7-year-old boy is found\n\nDUNMORE - A 9-year-old boy who went missing on Thursday was found, police said."
    (one,) = check([Article("a", text)]).findings
    assert (one.severity, "9-year-old" in one.message) == ("note", True)


@pytest.mark.parametrize(
    ("headline", "body"),
    [
        ("Alder Rail cites $10m debt", "OSLO - Alder Rail said its partner refused to pay $9.5m on Friday."),
        ("Panel backs $400m for schools", "The panel backed $300m for desks, $50m for roofs and $50m for books on Friday."),
        ("Varga profit rises $15.6m", "Varga said its profit was $48.0m in 2025 against $32.4m in 2024."),
        ("Fund offers 28 euros a share", "The fund offers 20 euros a share in cash and 8 euros a share in bonds, it said."),
        ("Sales down 37 percent", "Sales of the yard were $995.2 million in 2025, against $1.57 billion in 2024."),
        ("Alder to spend $60m on pilots", "Alder will spend $20m a year for three years on pilots, it said on Friday."),
        ("Town grows 7 percent", "The town grew to 53,700 people, 7.47 percent more than a year before."),
        ("Over 500 homes flooded", "Some 512 homes were flooded on Friday, the council said."),
        ("Varga buys rival for $52m", "Varga will pay 48 million euros ($52.3 million) for Tarn, it said."),
        ("Two dead, 7 hurt in bus crash", "Two men were killed and seven people were hurt when a bus left the road."),
    ],
)
def test_what_a_headline_may_do_with_figures_is_let_pass(headline, body):
    assert under(headline, body) == []


def test_a_deck_and_a_caption_are_held_against_the_text_too():
    body = "The Bank of Norland has been fined 12.6 million euros after selling loans to 5,400 customers between 2018 and 2024, it said."
    deck = under("Bank of Norland fined 12.6m euros\nRegulator says 4,500 customers were hit", body)
    assert [one.claims[0].quote for one in deck] == ["4,500 customers"]
    caption = under("Bank of Norland is fined", f"{body}\n\nPhoto: the bank, fined 16.2 million euros, in Oslo")
    assert [one.claims[0].quote for one in caption] == ["16.2 million euros"]


def test_a_title_given_apart_is_a_headline():
    (one,) = told("OSLO - Alder Rail said its partner refused to pay $9.5m on Friday.", title="Alder Rail cites $9.6m debt")
    assert one.claims[0].where == "title"


def test_what_two_figures_in_full_already_say_is_not_said_twice():
    found = told("Alder Rail to cut 1,400 jobs\n\nAlder Rail said on Friday it would cut 1,200 jobs. It has 12,000 workers.")
    assert len(found) <= 1


def test_a_text_full_of_figures_says_nothing_of_its_headline():
    rows = " ".join(f"Town {at} paid ${at}.{at % 10} million." for at in range(1, 90))
    assert under("Towns pay $9.61 million", rows) == []


def test_a_draft_is_needed_and_a_body():
    article = Article("a", "Alder Rail cites $9.6m debt\n\nAlder Rail said its partner refused to pay $9.5m on Friday.")
    assert check([Article("b", "Nothing here.")], against=[article]).findings == ()
    assert under("Alder Rail cites $9.6m debt", "No sum was named.") == []


def test_a_toll_of_the_headline_is_held_against_the_lead_though_neither_names_the_event():
    lead = "A fire in a coal mine killed 14 people on Thursday, the rescue service said."
    (odd,) = check([Article("a", lead, title="Mine fire kills 41")]).findings
    assert (odd.rule, odd.claims[1].quote) == ("headline.figure", "14 people")
    for quiet in ("Mine fire kills 14", "Mine fire kills more than 10", "Fires in mines killed 41 since 2010"):
        told = f"{lead} It brings the dead of such fires since 2010 to 41."
        assert not check([Article("a", told, title=quiet)]).findings


@pytest.mark.parametrize("mark", ["", "# "])
def test_what_a_headline_announces_is_held_against_what_the_text_says_will_be(mark):
    body = "Tarn Motors will cut 1,300 jobs, about a tenth of its staff, the carmaker said on Friday. It lost money."
    (odd,) = check([Article("a", f"{mark}Tarn Motors to cut 1,800 jobs\n\n{body}")]).findings
    assert (odd.rule, odd.claims[1].quote) == ("headline.figure", "1,300 jobs")
    assert not check([Article("a", f"{mark}Tarn Motors to cut 1,300 jobs\n\n{body}")]).findings


@pytest.mark.parametrize(("between", "loud"), [("", 1), ("The minister spoke of the harbour, the weather and the roads. " * 30, 0)])
def test_the_lead_of_a_page_without_paragraphs_is_its_beginning(between, loud):
    body = f"OSLO - Figures came out on Friday. {between}Oil demand in Norway rose 2.1 percent in the month to 27 February."
    assert len(under("Oil demand in Norway up 2.4 percent", body)) == loud
