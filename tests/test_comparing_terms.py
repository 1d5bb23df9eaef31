"""Bounds that a deal or a permit sets are figures of their own; bounds of what was counted or feared are not."""

from datetime import date

import pytest

from factcheck import Article, check

DAY = date(2026, 3, 6)


def loud(*texts):
    articles = [Article(str(number), text, published=DAY) for number, text in enumerate(texts)]
    return [f for f in check(articles).findings if f.severity != "note"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Orvia Foods agreed a loan of up to 40 million euros with the Alder Bank.",
            "Orvia Foods has agreed a loan of up to 60 million euros.",
        ),
        ("The ferry Skua can carry up to 300 passengers.", "The ferry Skua can carry up to 240 passengers."),
        ("The deal gives the harbour at Dunmore up to 40 cranes.", "The deal gives the harbour at Dunmore up to 60 cranes."),
    ],
)
def test_two_bounds_of_one_deal_differ(one, other):
    found = loud(one, other)
    assert len(found) == 1
    assert " 0 " not in found[0].gap


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Orvia Foods agreed a loan of up to 40 million euros with the Alder Bank.", "Orvia Foods has agreed a loan of 36 million euros."),
        ("Orvia Foods agreed a loan of up to 40 million euros with the Alder Bank.", "Orvia Foods has agreed a loan of up to €40m."),
        ("Up to 40 people are feared dead in the Harwick flood.", "Up to 60 people are feared dead in the Harwick flood."),
        ("More than 300 firms joined the Dunmore trade fair.", "More than 200 firms joined the Dunmore trade fair."),
        ("The ferry Skua can carry up to 300 passengers.", "The ferry Osprey can carry up to 240 passengers."),
    ],
)
def test_bounds_that_both_hold_agree(one, other):
    assert loud(one, other) == []
