from decimal import Decimal

import pytest
from claim_factory import BARRELS_A_DAY, DOLLAR, JANUARY, PEOPLE, claim, corpus, figure, rule

from factcheck.checks.magnitude import magnitude
from factcheck.records import Article, Corpus
from factcheck.tables import plausible_ranges


def checked(claims, *names, texts=None):
    one = rule("magnitude.any", "warning", kind="magnitude", settings={"check": names})
    return magnitude(claims, [one], texts or corpus(claims))


def in_sentence(sentence, *items, unit=BARRELS_A_DAY, **slots):
    """Claims on the words of one sentence, and the corpus that holds it."""
    claims = [claim(figure(value), unit, sentence=sentence, quote=quote, start=sentence.index(quote), **slots) for value, quote in items]
    return claims, Corpus({"a": Article("a", sentence)}, frozenset("a"))


def test_a_million_for_a_billion_is_seen_across_articles():
    (one,) = checked([claim("2500000000", DOLLAR, measure="debt"), claim("2500000", DOLLAR, "b", measure="debt")], "scale-slip")
    assert (one.nature, one.gap) == ("slip", "a factor of 1,000")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ({}, {"value": "2700000"}),
        ({}, {"measure": "revenue"}),
        ({}, {"entity": "Sudland"}),
        ({}, {"period": JANUARY}),
        ({}, {"scope": ("of it",)}),
        ({}, {"role": "change"}),
        ({"value": "2000000000"}, {"value": "2000000"}),
    ],
)
def test_other_things_and_round_figures_are_no_slip(a, b):
    made = [
        claim(slots.pop("value", value), DOLLAR, name, **({"measure": "debt"} | slots))
        for slots, value, name in ((dict(a), "2500000000", "a"), (dict(b), "2500000", "b"))
    ]
    assert checked(made, "scale-slip") == []


def test_a_scale_word_lost_beside_its_neighbour():
    sentence = "It pumped 10.18 million barrels a day against 11.18 barrels daily a year before."
    claims, texts = in_sentence(sentence, ("10180000", "10.18 million barrels a day"), ("11.18", "11.18 barrels daily"), measure=None)
    (one,) = checked(claims, "dropped-scale", texts=texts)
    assert [side.quote for side in one.claims] == ["10.18 million barrels a day", "11.18 barrels daily"]


@pytest.mark.parametrize(
    ("sentence", "items"),
    [
        ("Output rose from 10.1 to 11.2 million barrels a day.", (("10.1", "10.1"), ("11200000", "11.2 million barrels a day"))),
        (
            "It has 10.1 million barrels a day and spills 11 barrels a day.",
            (("10100000", "10.1 million barrels a day"), ("11", "11 barrels a day")),
        ),
        ("It made 27,000 against 2.4 million barrels a day.", (("27000", "27,000"), ("2400000", "2.4 million barrels a day"))),
    ],
)
def test_shared_scales_and_other_things_are_not_lost_scales(sentence, items):
    claims, texts = in_sentence(sentence, *items, measure=None)
    assert checked(claims, "dropped-scale", texts=texts) == []


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("500,000 million bpd", True),
        ("2 million million bpd", True),
        ("$3bn billion", True),
        ("50,000 million", True),
        ("2,500,000 million", True),
        ("5,000 million", False),
        ("500 million bpd", False),
        ("1.5 billion", False),
        ("500,000 bpd", False),
        ("two thousand million", False),
    ],
)
def test_scale_words_printed_twice(quote, expected):
    claims, texts = in_sentence(f"It holds {quote} by now.", ("500000", quote))
    assert bool(checked(claims, "doubled-scale", texts=texts)) is expected


def test_sizes_never_seen_are_implausible_and_ordinary_ones_are_not():
    assert checked([claim("47.5", entity="Venezuela")], "implausible")
    assert not checked([claim("755000", entity="Venezuela")], "implausible")
    assert not checked([claim("47.5", entity="Somefield")], "implausible")
    assert not checked([claim("47.5", entity="Venezuela", role="change")], "implausible")
    assert not checked([claim("47.5", entity="Venezuela", scope=("of them",))], "implausible")
    assert not checked([claim(figure("47.5", "more_than"), entity="Venezuela")], "implausible")
    assert checked([claim("9000000000", PEOPLE, measure="population", entity="India")], "implausible")


def test_units_of_the_same_dimension_are_converted():
    cubic_metres = type(BARRELS_A_DAY)("m³/d", "cubic metre per day", "volume/time", 1.15740740741e-05)
    assert not checked([claim("120000", cubic_metres, entity="Venezuela")], "implausible")
    assert checked([claim("9000000", cubic_metres, entity="Venezuela")], "implausible")


def test_only_drafts_are_checked():
    one = claim("47.5", entity="Venezuela")
    assert checked([one], "implausible", texts=corpus([one], drafts=[])) == []


def test_every_range_has_its_ends_in_order_and_a_source():
    for ranges in plausible_ranges().values():
        for one in ranges:
            assert one.source
            assert (one.low if one.low is not None else Decimal("-Infinity")) < (one.high if one.high is not None else Decimal("Infinity"))


def test_a_scale_word_lost_elsewhere_in_article_or_story():
    told = claim(figure("1460000"), entity="Norway", quote="1.46 million barrels a day", start=0)
    bare = claim(figure("1.46"), entity="Norway", article="b", quote="1.46 barrels a day", period=JANUARY)
    (one,) = checked([told, bare], "dropped-scale")
    assert (one.nature, one.gap) == ("slip", "a factor of 1 million")
    assert checked([told, claim(figure("1.52"), entity="Norway", article="b", quote="1.52 barrels a day")], "dropped-scale") == []
    unknown = [claim(one.figure, entity="Somefield", article=one.article, quote=one.quote) for one in (told, bare)]
    assert checked(unknown, "dropped-scale") == []


def test_a_currency_sign_a_full_figure_and_a_scale_letter():
    claims, texts = in_sentence("It owes $2,500,000m by now.", ("2500000", "$2,500,000"), unit=DOLLAR)
    assert checked(claims, "doubled-scale", texts=texts)


BARRELS_A_YEAR = type(BARRELS_A_DAY)("bbl/yr", "barrel per year", "volume/time", 5.0381e-09)


def test_one_number_a_day_and_a_year():
    pair = [claim("245000", mood="capacity"), claim("245000", BARRELS_A_YEAR, "b", mood="capacity")]
    assert [one.nature for one in checked(pair, "time-base")] == ["slip"]
    round_one = [claim("200000"), claim("200000", BARRELS_A_YEAR, "b")]
    assert checked(round_one, "time-base") == []
    other = [claim("245000"), claim("245000", BARRELS_A_YEAR, "b", entity="Sudland", measure="demand")]
    assert checked(other, "time-base") == []
