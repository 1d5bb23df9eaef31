"""Figures of short news texts written for the project, labelled by careful reading: their time, mood, owner and measure."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.claims import find_claims
from factcheck.records import Article, Claim

THURSDAY = date(2026, 3, 12)


def claim_of(text: str, figure: str) -> Claim:
    """The claim that begins where `figure` stands in the text."""
    start = text.index(figure)
    claims = find_claims(Article("news", text, published=THURSDAY))
    return next(c for c in claims if c.quantity.kind == "quantity" and c.quantity.start <= start < c.quantity.end)


def when(text: str, figure: str) -> str:
    period = claim_of(text, figure).period
    if period is None:
        return "none"
    if period.start is None or period.end is None:
        return "unresolved"
    days = period.start.isoformat() if period.start == period.end else f"{period.start}..{period.end}"
    return f"{days} assumed" if period.assumed else days


DATED = [
    # a year earlier keeps the length of the stretch that it is held against
    ("Fuel use rose 2% in the four weeks to Feb. 27 to 9.4 million bpd from 9.2 a year earlier.", "9.2", "2025-01-31..2025-02-27"),
    ("Fuel use was 9.4 million bpd in the four weeks ended Feb. 27, up from 9.2 million last year.", "9.2", "2025-01-31..2025-02-27"),
    ("Sales were 41,000 cars in February, up from 36,000 a year ago, and exports 9,000, up from 8,000.", "8,000", "2025-02-01..2025-02-28"),
    # plans and forecasts are of the nearest quarter, past or to come
    ("Norland agreed in December to raise its output ceiling to 9.4 million bpd in the third quarter.", "9.4", "2026-07-01..2026-09-30"),
    ("The bank forecast growth of 2.1% for the fourth quarter.", "2.1%", "2025-10-01..2025-12-31"),
    ("Norland announced that it would cut second-quarter output to 1.9 million bpd.", "1.9", "2026-04-01..2026-06-30"),
    ("The fall was mostly due to a cut in output to 1.9 million bpd in January/February.", "1.9", "2026-01-01..2026-02-28"),
    ("The ministry puts 2025 Norland wheat output at 12 million tonnes.", "12", "2025-01-01..2025-12-31"),
    # months joined by a slash, and months in which goods are to come
    ("Sugar output reached 3 million tonnes in January/February, the Arvo mill said.", "3 million", "2026-01-01..2026-02-28"),
    ("The mill sold 40,000 tonnes for April/May delivery.", "40,000", "2026-04-01..2026-05-31"),
    ("The mill bought 12,000 tonnes for July shipment.", "12,000", "2026-07-01..2026-07-31"),
    # when somebody counted is not the time of what is counted
    ("Last month's estimate put the crop at 31 million tonnes.", "31 million", "2026-03-12 assumed"),
    ("A January survey put support for the bypass at 54%.", "54%", "2026-03-12 assumed"),
    # model years name goods
    ("Orvia has recalled 40,000 model-year 2023 vans.", "40,000", "2026-03-12 assumed"),
    ("Sales of the 2025 model reached 12,000 in February.", "12,000", "2026-02-01..2026-02-28"),
    # weeks by their last day, quarters by the day that they ended
    ("Crude inventories rose 2.1 million barrels w/e March 6.", "2.1", "2026-02-28..2026-03-06"),
    ("Orvia sold 4.2 million phones in its third quarter, which ended Dec. 27.", "4.2", "2025-09-28..2025-12-27"),
    # two years with one name
    ("Kingsport set a budget of £31 million for the 2026-27 financial year.", "£31", "2026-07-01..2027-06-30"),
    ("Arvo expects a wheat crop of 31 million tonnes in 2026/27.", "31", "2026-07-01..2027-06-30"),
    ("Between 2019 and 2024 the club won 31 matches.", "31", "2019-01-01..2024-12-31"),
    # the unit is said once, the step twice
    ("The bank expects growth of 2.1% this year and 1.8% next.", "2.1%", "2026-01-01..2026-12-31"),
    ("The bank expects growth of 2.1% this year and 1.8% next.", "1.8%", "2027-01-01..2027-12-31"),
    # now, of a level and of a rate
    ("In January the Arvo field made 90,000 bpd; it now makes 120,000 bpd.", "120,000", "2026-02-11..2026-03-12"),
    ("Rates hit 6% in January and the fund now holds $41 million.", "$41", "2026-03-12"),
    ("Prices should ease to 2.4% in December from 3.1% now.", "3.1%", "2026-03-12"),
    ("The flood of 1994 killed 40 people; the toll this time stands at 12.", "12", "2026-03-12"),
    # no time is named: a rate is of about a month, a quota of a year, all else of the day
    ("Norland is pumping 4.3 million bpd, officials said.", "4.3", "2026-02-11..2026-03-12 assumed"),
    ("Iraq's exports fell in January. The country is shipping 3.1 million bpd.", "3.1", "2026-02-11..2026-03-12 assumed"),
    ("The Hollin mine makes 300,000 ounces a year.", "300,000", "2026-01-01..2026-12-31 assumed"),
    ("Iraq has a quota of 4.2 million bpd under a pact agreed last December.", "4.2", "2026-01-01..2026-12-31 assumed"),
    ("The refinery has a capacity of 200,000 bpd.", "200,000", "2026-01-01..2026-12-31 assumed"),
    ("Storms have cut power to 40,000 homes.", "40,000", "2026-03-12 assumed"),
    # a stock stood at the level before on the eve of the move; a rate has no such day
    ("Grain stocks fell in the week to March 6 to 251 million tonnes from a revised 252.", "252", "2026-02-27"),
    ("Grain imports fell in the week to March 6 to 51,000 tonnes a day from 53,000.", "53,000", "unresolved"),
    # an event names its day, and lends it to nothing else
    ("The December pact holds, Roe said. The group pumps 15 million bpd.", "15 million", "2026-02-11..2026-03-12 assumed"),
    ("Roe, in a speech since succeeding Vane last October, spoke. The firm employs 900 people.", "900", "2026-03-12 assumed"),
    ("The reactor has been shut since 2019 and will cost $4 billion to repair.", "$4", "2026-03-12 assumed"),
    # what is usual is of no month
    ("Rainfall in February totalled 82 mm, against a 30-year average of 164 mm.", "164", "unresolved"),
    ("Attendance was 41,000 on Saturday, up from 36,500 at the same fixture last season.", "36,500", "unresolved"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figure", "expected"), DATED)
def test_the_time_of_a_figure(text: str, figure: str, expected: str) -> None:
    assert when(text, figure) == expected


@pytest.mark.parametrize(
    ("text", "figure", "mood"),
    [
        ("Analysts had expected a profit of $4.2 million.", "$4.2", "forecast"),
        ("Orvia lost $3 million. Analysts had forecast a profit of $4.2 million.", "$4.2", "forecast"),
        ("Profit was $3 million, less than the $4 million that analysts had forecast.", "$4", "forecast"),
        ("Profit was $3 million, less than the $4 million that analysts had forecast.", "$3", "actual"),
        ("The carmaker sold 310,000 cars, more than analysts had expected.", "310,000", "actual"),
        ("As the bank had expected, inflation slowed to 3.1%.", "3.1%", "actual"),
    ],
)
def test_what_was_expected_is_no_fact(text: str, figure: str, mood: str) -> None:
    assert claim_of(text, figure).mood == mood


@pytest.mark.parametrize(
    ("text", "figure", "entity"),
    [
        # who counts or reckons owns nothing of it; a country counts its own
        ("Ship tracker Velmark Analytics counted 41 cargoes in February.", "41", None),
        ("Velmark Analytics, which follows tankers, counted 41 cargoes in February.", "41", None),
        ("Insurance data firm Orvia estimated losses from the storm at $4 billion.", "$4", None),
        ("Portugal counted 41 new refuges for the lynx.", "41", "Portugal"),
        # a party's word before a noun is an adjective
        ("The US faces a gap. The Republican budget would produce a deficit of $31 billion.", "$31", "US"),
        ("Labour councillors rejected a budget of £3 million.", "£3", None),
        ("Pollster Orvia put Labour at 43%.", "43%", "Labour"),
        # a town by those who run it
        ("Kingsport councillors met on Tuesday. The city will spend $4 million on roads.", "$4", "Kingsport"),
        ("Kingsport councillors approved a budget of $31 million on Tuesday.", "$31", "Kingsport"),
        # months are no names
        ("Exports in the January-February period rose to 540 billion dollars.", "540", None),
    ],
)
def test_whose_a_figure_is(text: str, figure: str, entity: str | None) -> None:
    assert claim_of(text, figure).entity == entity


@pytest.mark.parametrize(
    ("text", "figure", "measure"),
    [
        ("The storm destroyed 300 houses, the mayor said.", "300", "homes destroyed"),
        ("At least 1,100 homes have been damaged in Hollin.", "1,100", "homes damaged"),
        ("Crews said 40 houses burned down.", "40", "homes destroyed"),
        ("The firm built 300 homes.", "300", "homes"),
        ("Rescuers recovered 14 bodies on Tuesday.", "14", "bodies"),
        # a stop that only shortens a word ends no clause
        ("Revenue for the quarter ended Dec. 31 rose 4% to $12 million.", "$12", "revenue"),
        ("Fuel demand rose 2% in the four weeks to Feb. 27 to 9.4 million bpd.", "9.4", "fuel demand"),
    ],
)
def test_what_a_figure_measures(text: str, figure: str, measure: str) -> None:
    assert claim_of(text, figure).measure == measure
