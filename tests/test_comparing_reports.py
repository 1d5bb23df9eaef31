"""Two reports of one event: a figure that each gives alone, with the digits of the other, is told; all that may well be two is not."""

from datetime import date

import pytest

from factcheck import Article, check

DAY = date(2026, 3, 6)
SLIPPED = "copies.unmatched-figure"
WIRE = (
    "HARWICK - The carmaker Tarn Motors said on Friday it would recall {} because of a fault in the brakes of its Lyra hatchback.\n\n"
    "It will set aside 190 million euros for the repairs. Sales fell 3.4% last year to 1.94 million cars."
)
LOCAL = (
    "Drivers in Dunmore are being told to have their cars looked at after Tarn Motors found a fault in the brakes of the Lyra.\n\n"
    "The manufacturer will recall {}, some 41,000 of them in this country, and has put by €190m. A repair takes 90 minutes."
)


def pairs(first, second, *, days=(DAY, DAY), stories=("", ""), more=(), against=False):
    a, b = (
        Article(name, text, published=day, story=story) for name, text, day, story in zip("ab", (first, second), days, stories, strict=True)
    )
    run = check([a, *more], against=[b]) if against else check([a, b, *more])
    return [sorted(claim.quote for claim in f.claims) for f in run.findings if f.severity != "note" or f.rule == SLIPPED]


@pytest.mark.parametrize("against", [False, True])
def test_digits_in_another_order_are_told_whatever_the_cars_are_called(against):
    found = pairs(WIRE.format("286,000 vehicles"), LOCAL.format("268,000 hatchbacks"), against=against)
    assert found == [["268,000 hatchbacks", "286,000 vehicles"]]


SLIPS = (
    ("The Marlow line will cost £1.4bn, the county said.", "Work on the £1.4m Marlow line starts in May."),
    ("The train to Marlow was making 132 miles an hour.", "The Marlow train was doing 132 kilometres an hour."),
    ("Marlow Bank's deposits stood at Rs 3.12 lakh crore.", "Deposits of the Marlow Bank were Rs 3.12 crore."),
    ("Closing the Marlow smelter will cost 1,050 jobs.", "The smelter in Marlow has 1,500 jobs to lose."),
    ("Donors pledged $2.7 billion for Marlow.", "Marlow gets $2.7 million from donors in Geneva."),
)


@pytest.mark.parametrize(("first", "second"), SLIPS)
def test_what_the_pen_slipped_in(first, second):
    beside = "Mayor Ann Thirsk of Marlow said that on Friday. She has been mayor since 2019, and is a vet. The town has {} inhabitants. "
    assert pairs(beside.format("31,000") + first, beside.format("about 31,000") + "There is more. " + second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("286,000 vehicles", "286,000 cars"),
        ("286,000 vehicles", "about 290,000 cars"),
        ("286,000 vehicles", "more than 280,000 cars"),
        ("286,000 vehicles, after 268,000 in May", "286,000 cars"),
        ("286,000 vehicles", "286,000 cars (268,000 in May)"),
        ("286,000 vehicles", "154,000 cars"),
    ],
)
def test_what_both_give_or_nothing_makes_one_is_no_slip(first, second):
    assert not pairs(WIRE.format(first), LOCAL.format(second))


def test_what_nobody_put_together_is_not_held_against_each_other():
    first, second = WIRE.format("286,000 vehicles"), LOCAL.format("268,000 hatchbacks")
    assert not pairs(first, second, days=(DAY, date(2026, 3, 19)))
    assert not pairs(first, second, stories=("recall", "another recall"))
    crowd = [Article(f"c{number}", f"The {number} Harbour Lane bakery in Osby sold bread.", published=DAY) for number in range(20)]
    assert not pairs(first, second, more=crowd)
    assert pairs(first, second, stories=("recall", "recall"), more=crowd)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The bakery in Osby baked 31 sorts of bread.", "The Osby chess club won 13 games of its season."),
        ("Ann Thirsk, 43, of Osby was hurt in the fire.", "Bo Lund, 34, of Osby was hurt in the fire."),
        ("Osby United took 2.1 million euros at the gate in March.", "Osby United took 1.2 million euros at the gate in April."),
        ("The port of Osby shipped 2.4 tonnes of cod before the storm.", "The port of Osby shipped 4.2 tonnes of cod after the storm."),
        ("On Saturday the storm was 35 miles from Osby in the north.", "On Saturday 35 inches of rain had fallen in the north of Osby."),
        (
            "As of Tuesday evening the Osby committee had posted 130 amendments from six members, without the 49 of the mayor's friends.",
            "Late on Thursday the county committee adopted eight amendments offered by farmers from Osby and 13 amendments from the ports.",
        ),
        ("The fire in Osby cost the mill 41,200 crowns.", "Each of the men from Osby got 14,200 crowns of the mill."),
    ],
)
def test_chance_and_two_things_are_not_told(first, second):
    assert not pairs(f"{first} It rained.", f"There is more. {second}")


def test_sentences_that_share_little_tell_two_things_unless_the_digits_are_many():
    far = "At noon the storm was {} south of Osby and moved towards the bays, where more than 400 families had left their homes."
    wide = "Osby braced on Friday: the hurricane, a storm {} from end to end, tore roofs, drowned fields and cut the power of nine towns."
    assert not pairs(far.format("145 miles"), wide.format("415 miles"))
    assert pairs(far.format("14,532 yards"), wide.format("15,432 yards"))


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("Osby bridge shuts to lorries on 24 March.", "Lorries can't use the bridge at Osby from 14 March.", False),
        ("The 38-tonne lorry of Osby left on 24 March with 1,412 parcels.", "The lorry with 1,412 parcels left Osby on 14 March.", True),
        ("The 38-tonne lorry of Osby left on 24 March with 1,412 parcels.", "The lorry with 1,412 parcels left Osby on 25 March.", False),
        ("Osby bridge will be mended by May 2028.", "The bridge at Osby is to be mended by May 2029.", True),
        ("Osby bridge is closed from May 2027 to June 2028.", "The bridge at Osby: no lorries from May 2027 to June 2029.", True),
        ("Osby's record for July is 38.9C, set in 2022.", "The July record at Osby is 38.9C, measured in 2020.", True),
        ("Osby's mayor won in 2022 and was a vet before.", "Before he was a vet the mayor of Osby won a cup in 2020.", False),
    ],
)
def test_dates_that_differ_in_one_number(first, second, told):
    assert bool(pairs(f"{first} It rained.", f"There is more. {second}")) is told
