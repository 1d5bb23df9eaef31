"""Scales that the words speak against: a small part told as large, a rise that shrinks, amounts for rates and for one."""

import pytest

from factcheck.pipeline import check
from factcheck.records import Article

WHOLE = "Kestrel Power had sales of $2.5 billion in 2025. "


def fired(text):
    return {one.rule for one in check([Article("a", text)]).findings}


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        (WHOLE + "Some of the sales paid old debt, but more than $1 million was sent to Oslo.", True),
        (WHOLE + "Some of the sales paid old debt, but more than $1 billion was sent to Oslo.", False),
        (WHOLE + "Some of the sales paid old debt, and $1 million was sent to Oslo.", False),
        (WHOLE + "Some of the pupils stayed, but more than $1 million was sent to Oslo.", False),
        (WHOLE + "Most of it, $1.9 million, went to new plants.", True),
        (WHOLE + "Most of it, $1.9 billion, went to new plants.", False),
        ("Some of the money paid old debt, but more than $1 million was sent to Oslo.", False),
    ],
)
def test_a_part_told_as_large(text, flagged):
    assert ("magnitude.small-part" in fired(text)) is flagged


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ("Production rose from 500 million barrels to 1 million barrels.", True),
        ("Production rose from 500 million barrels to 1 billion barrels.", False),
        ("Production fell from 500 million barrels to 1 million barrels.", False),
    ],
)
def test_a_rise_ends_higher(text, flagged):
    assert ("magnitude.shrunk-rise" in fired(text)) is flagged


@pytest.mark.parametrize(
    ("words", "flagged"),
    [
        ("12,000 tonnes a day (4.4 million tonnes)", True),
        ("12,000 tonnes a day (4.4 million tonnes a year)", False),
        ("12,000 tonnes a day (4.4 million tonnes annually)", False),
        ("12,000 tonnes a day (900,000 tonnes)", False),
        ("12,000 tonnes a day, and 4.4 million tonnes lie in the yard", False),
    ],
)
def test_an_amount_in_brackets_keeps_the_time_of_its_rate(words, flagged):
    assert ("magnitude.rate-and-amount" in fired(f"The mine ships {words}.")) is flagged


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ("The country used 2.8 million tonnes of coal per person in 2025.", True),
        ("The country used 2.8 tonnes of coal per person in 2025.", False),
        ("The country used 2.8 million tonnes of coal per year in 2025.", False),
        ("Burning a barrel of oil gives 17.6 tonnes of CO2.", True),
        ("Burning a tanker of oil gives 17.6 tonnes of CO2.", False),
        ("A 2,900-year-old temple was dug up.", False),
        ("A 290-year-old man was pulled out.", None),
    ],
)
def test_amounts_for_one_have_a_size(text, flagged):
    found = fired(text)
    if flagged is None:
        assert "magnitude.implausible" in found
    else:
        assert ("magnitude.per-head" in found) is flagged
        assert "magnitude.implausible" not in found


@pytest.mark.parametrize("text", ["Exports came to $13,009 million.", "The field gave 29,400 million cubic metres of gas."])
def test_tables_in_millions_are_no_doubled_scale(text):
    assert "magnitude.doubled-scale-word" not in fired(text)
