"""How far a period named in one sentence is taken for the figures of others."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck import Article, find_claims

DAY = date(2024, 3, 11)


def when(text: str, figure: str) -> str:
    claim = next(c for c in find_claims(Article("t", text, published=DAY)) if c.quote.startswith(figure))
    return "none" if claim.period is None else claim.period.text


OIL = "Orvia's output fell to 2.1 million barrels a day in January, the ministry said.\n\nIt has two ports.\n\nThe union has met.\n\n"
WAR = "A raid struck Orvia overnight.\n\nTroops marched into the country in February 2022.\n\nThe town has been rebuilt since.\n\n"


@pytest.mark.parametrize(
    ("text", "figure", "expected"),
    [
        (OIL + "Exports averaged 1.4 million barrels a day.", "1.4 million", "January"),
        (WAR + "The raid damaged 14 cars.", "14 cars", ""),
        ("Troops marched in during March 2021.\n\nThe raid damaged 14 cars.", "14 cars", ""),
        ("The port was shut in January.\n\nIt shipped 14,000 tonnes.", "14,000", "January"),
        (
            "In January 40 men were hurt.\n\nThe town is small.\n\nPolice, who counted 300 people, left.\n\nSome 90 men were held.",
            "90",
            "January",
        ),
        ("In January 40 men were hurt.\n\nJan Roe, 41, was there.", "41", ""),
        ("In the last 24 hours 46 people were killed.\n\nThe raids have killed 1,200 people.", "1,200", ""),
        ("Output was 40,000 tonnes in January.\n\nIt will reach 50,000 tonnes.", "50,000", ""),
    ],
)
def test_a_period_holds_for_what_goes_on_about_it(text: str, figure: str, expected: str) -> None:
    assert when(text, figure) == expected


def test_the_time_of_the_lead_comes_back_after_another() -> None:
    text = OIL + "In 2019 it had 30 ships.\n\nThe fleet shrank.\n\nExports averaged 1.4 million barrels a day."
    assert when(text, "1.4 million") == "January"


def test_later_than_what_nobody_says() -> None:
    claim = next(c for c in find_claims(Article("t", "Four years later it had 300 staff.", published=DAY)) if c.quote.startswith("300"))
    assert claim.period is not None
    assert claim.period.start is None


@pytest.mark.parametrize("figure", ["20%", "15%"])
def test_a_change_is_not_of_the_day_of_the_level_it_counts_from(figure: str) -> None:
    text = "The stock is up more than 20% from a December low, and down 15% from the record levels hit in September."
    assert when(text, figure) == ""


def test_a_share_above_that_of_another_time_is_of_its_own() -> None:
    text = "Loadings were 26,108 cars in the week ended March 2, down 2% from the previous week but 22% above the same week a year ago."
    assert when(text, "22%") == "the week ended March 2"
