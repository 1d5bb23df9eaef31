"""Numbers that are what things are called by are no figures; those beside them are."""

from __future__ import annotations

from decimal import Decimal

import pytest

from factcheck.quantities import find_quantities


@pytest.mark.parametrize(
    "text",
    [
        "She won a third term as mayor.",
        "It rose for a tenth straight session.",
        "They met at the end of a quarter.",
        "It scored just before half time.",
        "The fly-half kicked on.",
        "He served in World War Two and left.",
        "They reached it on Day Ten of the trial.",
        "She is ranked number two in the world.",
        "See today's #1 Rank stocks here.",
        "Read http://example.org/2021/07/28/p_12.jpg now.",
        "It happened in the 700 block of North Elm.",
        "A 911 call came in.",
        "She called 911 and waited.",
        "He told BBC Radio 4's show.",
        "It has an 18:9 display.",
        "It fell under Article 23-1 of the pact.",
        "In 1217 the treaty was signed.",
        "They won 6-2 7-6 (8/6) 6-2.",
        "Roe (2/17) bowled well.",
        "The 4x100m relay squad ran.",
        "The 737 Max jets were parked.",
        "The Orvo 10 phones are out.",
        "A three-to-one ratio is needed.",
        "A non-zero yield is fine.",
        "Call 866-845-TIPS today.",
        "Zone 2 Officers were sent.",
        "It was measured at 1980 prices.",
        "It fell below 1990 levels.",
        "It records 4K video.",
        "We raise our 2021 estimates.",
        "He had a .380 semi-automatic.",
        "She was booked under section 120B and 379 of the Orvian Penal Code.",
        "Two-way trade grew.",
        "It showed the 9M729 missile.",
        "The plan is to record it under the name One Orlen Project.",
        "Among those named were the films Million Dollar Ferry and Orlen.",
    ],
)
def test_numbers_that_things_are_called_by_are_no_figures(text: str) -> None:
    assert [(q.figure.written, q.unit.symbol) for q in find_quantities(text)] == []


@pytest.mark.parametrize(
    ("text", "value", "symbol"),
    [
        ("A third of voters stayed home.", "0.3333333333333333333333333333", ""),
        ("A fifth believe it.", "0.2", ""),
        ("A quarter of the staff left.", "0.25", ""),
        ("There were two second-class seats.", "2", "seat"),
        ("After a two-second delay it rang.", "2", "s"),
        ("It gained 7.2 percentShares of others fell.", "7.2", "%"),
        ("GDP rose to 434,682 billion lire.", "434682000000000", "ITL"),
        ("Millions of its devices are in use.", "1000000", "device"),
        ("A 30-block area was closed.", "30", "block"),
        ("911 people died there.", "911", "people"),
        ("The 17 euro zone banks met.", "17", "bank"),
        ("She is listed at 5-foot-6 tall.", "66", "in"),
        ("It takes 10-to-15 days.", "10", "d"),
    ],
)
def test_figures_beside_such_numbers_stay(text: str, value: str, symbol: str) -> None:
    assert [(q.figure.written[0], q.unit.symbol) for q in find_quantities(text)] == [(Decimal(value), symbol)]


def test_an_age_behind_a_name_does_not_count_what_stood_before() -> None:
    assert [q.unit.symbol for q in find_quantities("They have one son, Dan, 10.")] == ["son", ""]
