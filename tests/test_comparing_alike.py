"""Parts, lists, deals and names that only look alike; and sentences that are alike but for the figure."""

import pytest
from claim_factory import BARRELS_A_DAY, DOLLAR, PEOPLE, claim, corpus, rule

from factcheck.comparing import same_thing, to_findings
from factcheck.tables import entity_key

TONNE = type(PEOPLE)("t", "tonne", "mass", 1000.0)
EURO = type(PEOPLE)("EUR", "euro", "money")
GENERAL = rule("general.any", "warning", settings={"confidence": ("high",)})


def loud(claims, one=None, **keys):
    texts = corpus(claims, **keys)
    return [found for found in to_findings(same_thing(claims, (one or rule(),), texts), texts) if found.severity != "note"]


def injured(value, sentence, quote, article="b", **slots):
    return claim(value, PEOPLE, article, measure="injured", entity="Rell", period=None, sentence=sentence, quote=quote, **slots)


def test_a_part_is_not_held_against_the_whole():
    whole = injured("52", "In Rell 52 were injured.", "52", "a")
    assert loud([whole, injured("7", "Seven of the injured were flown out.", "Seven")]) == []
    assert loud([whole, injured("41", "Sixteen of the 41 hurt in Rell went home.", "41")]) == []
    assert loud([whole, injured("41", "In Rell 41 were injured.", "41")]) != []


def test_rows_of_tables_and_lists_are_not_held_against_each_other():
    item = claim(sentence="- 755,000 bbl/d in Norland", quote="755,000 bbl/d", start=2)
    cell = claim("740000", zone="table", start=60, sentence="Norland 740,000")
    assert loud([item, cell]) == []
    assert loud([cell, claim("910000", zone="table", start=120)]) == []
    assert loud([claim(), claim("910000", start=120, sentence="Norland made 910,000.")]) != []


@pytest.mark.parametrize("measure", ["purchases", "wheat purchases", "orders", "wheat sales"])
def test_two_deals_are_two_events(measure):
    told = {"a": "Norland bought 4,000 t of rape on Monday.", "b": "Buyers of Norland took 6,000 t of rape."}
    claims = [claim(n, TONNE, name, measure=measure, period=None, sentence=told[name]) for n, name in (("4000", "a"), ("6000", "b"))]
    assert loud(claims, days={"b": 3}) == []


def test_a_sentence_worded_alike_about_another_name_is_a_template():
    told = "Sales of the Norland {} came to {} bbl/d in the week, its maker said."
    a = claim("7550", sentence=told.format("Swift", "7,550"))
    b = claim("7450", article="b", sentence=told.format("Drake", "7,450"))
    assert [one.confidence for one in loud([a, b])] == ["medium"]
    assert loud([a, b], GENERAL) == []


def test_one_sentence_with_two_figures_needs_no_owner():
    told = "The ferry line to the outer islands carried cargo worth {} in the spring, the harbour office said."
    claims = [
        claim(n, DOLLAR, name, measure=None, entity=None, period=None, sentence=told.format(f"{n} USD"), quote=f"{n} USD")
        for n, name in (("4100", "a"), ("4900", "b"))
    ]
    (one,) = loud(claims, GENERAL)
    assert (one.severity, one.nature) == ("warning", "conflict")
    assert loud(claims, GENERAL, days={"b": 7}) == []
    assert loud(claims, GENERAL, a="ferries", b="islands") == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "Carriers to Orle moved cargo worth {} in the whole spring season.",
            "Carriers to Rell moved cargo worth {} in the whole spring season.",
        ),
        ("Carriers to Orle moved cargo worth {} in all of March.", "Carriers to Orle moved cargo worth {} in all of April."),
        ("Carriers to Orle moved cargo worth 5 and {} in the spring.", "Carriers to Orle moved cargo worth {} and 5 in the spring."),
    ],
)
def test_sentences_that_name_other_things_or_times_are_not_alike(a, b):
    claims = [
        claim(n, DOLLAR, name, measure=None, entity=None, period=None, sentence=told.format(f"{n} USD"), quote=f"{n} USD")
        for n, name, told in (("4100", "a", a), ("4900", "b", b))
    ]
    assert loud(claims, GENERAL) == []


def test_amounts_of_one_measure_in_like_words_need_no_owner():
    a = claim(
        "568", EURO, measure="net profit", entity=None, period=None, sentence="Net profit came to 568 EUR in the year.", quote="568 EUR"
    )
    told = "Net profit came to only 260 EUR in the year, less than hoped."
    b = claim("260", EURO, "b", measure="net profit", entity=None, period=None, sentence=told, quote="260 EUR")
    assert len(loud([a, b], GENERAL)) == 1
    a, b = (
        claim(n, PEOPLE, x, measure="deaths", entity=None, period=None, sentence=f"In all {n} died there.")
        for n, x in (("5", "a"), ("8", "b"))
    )
    assert loud([a, b], GENERAL) == []


def test_spellings_of_one_name_meet():
    assert entity_key("Électricité Nord S.A.") == entity_key("Electricite Nord")
    assert loud([claim(entity="Alder Group"), claim("680000", article="b", entity="Alder")])
    assert loud([claim(measure="oil production"), claim("680000", article="b")])
    assert not loud([claim("75", BARRELS_A_DAY, entity="Alder Foods"), claim("680000", article="b", entity="Alder")])


def test_so_far_is_no_other_scope():
    claims = [
        claim("23", PEOPLE, measure="deaths", entity="Rell", scope=("so far",)),
        claim("29", PEOPLE, "b", measure="deaths", entity="Rell"),
    ]
    assert loud(claims)
