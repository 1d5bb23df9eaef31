import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from parts_of import compared, gaps


@settings(deadline=None)
@given(st.integers(100, 900), st.integers(1, 99), st.integers(0, 99))
def test_a_share_agrees_where_rounding_or_cutting_off_gives_it(whole, part, stated):
    (one,) = compared(f"Of the {whole} passengers, {part}, or {stated}%, fell ill.", "share", "of-whole") or [None]
    if one is not None:
        exact = part / whole * 100
        fits = stated - 0.5 <= exact <= stated + 1 or stated - 1 <= 100 - exact <= stated + 1
        assert one.verdict == "agree" or not stated - 0.49 <= exact < stated + 0.99
        assert one.verdict == "disagree" or fits


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "The 271,259 arrivals are 4.2% of a population of 64.6 million.",
            ["4.2%: 271,259 arrivals of 64.6 million is 0.42%, off by a factor of 10"],
        ),
        ("Just 33 of 755 passengers (14%) fell ill.", ["14%: 33 of 755 passengers is 4.37%"]),
        ("A third of the 90 seats, or 45, went to women.", ["A third: 45 of 90 seats is 50%"]),
        ("The party won 22% (45 of 375 seats).", ["22%: 45 of 375 seats is 12%"]),
        ("Of 196 officers, 152 (82%) are on patrol.", ["82%: 152 of 196 officers is 77.6%"]),
        ("The budget is £196m, of which £152m, or 82%, goes on pay.", ["82%: £152m of £196m is 77.6%"]),
        ("It has 1.2 of 1.5 trillion barrels, or 60%.", ["60%: 1.2 of 1.5 trillion barrels is 80%"]),
        ("It lost $2.5 billion, about 25% of Brazil's reserves of $362 billion.", ["25%: $2.5 billion of $362 billion is 0.691%"]),
    ],
)
def test_part_share_and_whole_of_one_sentence_fit(text, said):
    assert gaps(text, "share", "of-whole", percent="2") == said


@pytest.mark.parametrize(
    "text",
    [
        "Of the 755 passengers, 33, or 4%, fell ill.",
        "Of the 755 passengers, 33, or 12% of those aged over 70, fell ill.",
        "OPEC holds 1,243 billion of 1,564 billion barrels, or 79.5%.",
        "About a third of the 90 seats, or 32, went to women.",
        "In three states unemployment was 12% of the 40 million workers.",
        "Of the 755 passengers, 33, or 96%, stayed well.",
        "Of 196 officers, 152 (78%) are on patrol.",
        "The budget is £196m, of which £152m, or 82% of the sum asked for, goes on pay.",
        "The fleet of 196 ships, 152, or 82%, of them new, sailed.",
        "Of the 0 passengers, 0, or 0%, fell ill.",
    ],
)
def test_sound_and_other_shares_stay_quiet(text):
    assert gaps(text, "share", "of-whole", percent="2") == []


def test_the_whole_is_looked_for_elsewhere_and_another_owners_named_where_it_fits():
    wholes = "Brazil's reserves were $362 billion. Venezuela's reserves were $10.2 billion. "
    (one,) = gaps(wholes + "The fund moved $2.5 billion, about 25% of Brazil's reserves.", "share", "whole-elsewhere", percent="15")
    assert one == "25%: $2.5 billion of $362 billion is 0.691%; the figure fits 25% of Venezuela's $10.2 billion"
    assert gaps(wholes + "The fund moved $2.5 billion, about 25% of Venezuela's reserves.", "share", "whole-elsewhere", percent="15") == []
    part = "Norway's exports to Sweden were worth $20 billion. Fish sold for $17 billion, or 11% of Norway's exports."
    assert gaps(part, "share", "whole-elsewhere", percent="15") == []


def test_two_shares_of_one_whole_imply_one_size_of_it():
    text = "It raised its stake in Osprey to 466,754 shares, or 9.1 percent of the total, from 335,800 shares, or {} percent of the total."
    assert gaps(text.format("6.7"), "share", "one-whole") == []
    (one,) = gaps(text.format("67"), "share", "one-whole")
    assert (
        one
        == "67 percent: 466,754 shares at 9.1 percent make a whole of 5.13 million, 335,800 shares at 67 percent make a whole of 501,000"
    )
