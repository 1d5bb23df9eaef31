import pytest
from parts_of import gaps

from factcheck.checks.asides import without_asides


@pytest.mark.parametrize(
    ("told", "left"),
    [
        (" in October, the company said on Thursday, up ", " in October, up "),
        (" in May, figures from the port show, from ", " in May from "),
        (", Ann Hall, the chief executive, told the board on 3 June, from ", " from "),
        (", according to Mr. Roe of the union, a rise of ", ", a rise of "),
        (" last year, which was the wettest on record, to ", " last year to "),
        (", rising to ", ", rising to "),
        (", the firm said profit was, up ", ", the firm said profit was, up "),
        (", which the firm said rose 3%, from ", ", which the firm said rose 3%, from "),
    ],
)
def test_an_aside_is_taken_out_and_nothing_else(told, left):
    assert without_asides(told) == left


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "The tram carried 48,200 people in May, the firm said on Thursday, up 12% from 40,100 in April.",
            "40,100 to 48,200 is a rise of 20.2%",
        ),
        ("Boats landed 640 tonnes, compared with 800 tonnes the year before, a fall of 30%.", "800 to 640 is a fall of 20%"),
    ],
)
def test_a_change_is_worked_out_across_an_aside(text, said):
    assert [gap.partition(": ")[2] for gap in gaps(text, "change", "percent")] == [said]


@pytest.mark.parametrize(
    "text",
    [
        "The tram carried 48,200 people in May, the firm said on Thursday, while trains were up 12% from 40,100 in April.",
        "The tram carried 48,200 people in May, the firm said on Thursday, up 20% from 40,100 in April.",
        "Boats landed 640 tonnes, compared with 800 tonnes expected, a fall of 30% on the year.",
    ],
)
def test_what_an_aside_does_not_join_stays_quiet(text):
    assert gaps(text, "change", "percent") == []


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ("Unemployment fell from 6.2% to 5.8%, a drop of 0.6 percentage points.", True),
        ("Unemployment fell from 6.2% to 5.8%, a drop of 0.5 percentage points.", False),
        ("Support rose from 31% to 36%, a gain of seven points.", True),
        ("Support rose from 31% to 36%, a gain of six points.", False),
        ("The yield fell to 4.25%, down 12 points from 4.37%.", False),
        ("The count of sure voters rose by six points from 2015 to 60%.", False),
        ("Diesel costs £1.58 in shops and £1.82 on motorways, a difference of 34p.", True),
        ("Diesel costs £1.58 in shops and £1.82 on motorways, a difference of 24p.", False),
        ("The rate was 12% among men and 9% among women, the clinic said, a gap of five points.", True),
        ("The north has 58 schools and the south 44 schools, a difference of 14.", False),
        ("The north has 58 schools and 310 teachers, a difference of 12 from last year.", False),
    ],
)
def test_an_amount_between_two_levels_is_worked_out(text, flagged):
    assert bool(gaps(text, "change", "amount")) is flagged
