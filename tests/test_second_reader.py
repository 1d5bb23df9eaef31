"""quantulum3 as a second reader: what it must agree on with ours, what the adapter keeps out, and that no text makes it fail."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck import Article, check, find_claims
from factcheck.quantities import find_quantities, second_reader
from factcheck.quantities.readers import READERS, reader_named
from factcheck.quantities.second_reader import find_quantities_quantulum3
from factcheck.records import Quantity

# Plain numbers with a common unit. What quantulum3 gets wrong ($25m, bpd, £2.5bn, counted nouns) is tested in our corpus.
ALIKE = [
    "The bridge is 35 metres long.",
    "The road runs for 12 km along the coast.",
    "The tunnel is 4.5 kilometres long.",
    "Rangers walked 18 miles to the hut.",
    "The wall stands 6 feet above the beach.",
    "Snow lay 40 cm deep on the pass.",
    "The pipe is 90 millimetres wide.",
    "The park covers 250 square kilometres.",
    "The plot measures 640 acres.",
    "The flat has 85 square metres.",
    "The reservoir lost 3,000 cubic metres.",
    "The tanker carried 20,000 litres of milk.",
    "The van burned 14 gallons on the way.",
    "The field yielded 303.8 billion barrels in all.",
    "A crate weighs 75 kg when full.",
    "The calf weighed 42 kilograms.",
    "The mine shipped 12 million tonnes last season.",
    "Each tablet holds 500 milligrams.",
    "The parcel weighed 9 ounces.",
    "The race took him 25 minutes.",
    "Repairs lasted 48 hours.",
    "The strike went on for 17 days.",
    "The lease runs for 99 years.",
    "The plant makes 30 megawatts.",
    "The turbine gives 2.5 MW when the wind is strong.",
    "The house used 24 kWh overnight.",
    "The pump draws 750 watts.",
    "The gust reached 130 km/h by the airport.",
    "The train does 186 mph on the new line.",
    "The belt moves at 2 metres per second.",
    "The tyre holds 32 psi.",
    "The radio sends on 89 MHz.",
    "The card stores 128 gigabytes.",
    "The link carries 40 megabits per second.",
    "Inflation was 7.9 percent.",
    "Turnout reached 61.5% by the evening.",
    "Sales fell by 12 per cent.",
    "Growth was between 3% and 5% there.",
    "They need 200 to 300 tonnes of sand.",
    "The ticket costs $15 for adults.",
    "The grant was 25 million dollars.",
    "The guide asked 20 US dollars.",
    "The fund holds $3.2 billion in cash.",
    "The fine was 450 euros.",
    "The repair cost £120 in the end.",
    "The room costs 9,000 yen.",
    "Crude sold at $18 per barrel.",
    "Workers earn 5 dollars per hour there.",
    "The field pumps 3.5 million barrels per day.",
    "The valve opens at 90 degrees Fahrenheit.",
    "The store is kept at -18 °C.",
]


def gist(quantity: Quantity) -> tuple[tuple[Decimal, ...], str, str]:
    return tuple(value.normalize() for value in quantity.figure.written), quantity.unit.symbol, quantity.unit.dimension


@pytest.mark.parametrize("text", ALIKE)
def test_both_readers_agree(text: str) -> None:
    own = [q for q in find_quantities(text) if q.unit.dimension not in ("count", "number")]
    second = [q for q in find_quantities_quantulum3(text) if q.unit.dimension not in ("count", "number")]
    assert own
    assert [gist(q) for q in second] == [gist(q) for q in own]
    assert [text[q.start : q.end].removeprefix("between ") for q in second] == [text[q.start : q.end] for q in own]


@pytest.mark.parametrize(
    ("text", "low", "high", "written", "hedge"),
    [
        ("It weighs 5 to 8 kg.", 5, 8, [5, 8], "between"),
        ("It weighs 12 ± 3 kg.", 9, 15, [12], "between"),
        ("It weighs about 12 kg.", 12, 12, [12], "about"),
        ("It weighs more than 12 kg.", 12, None, [12], "more_than"),
        ("It weighs up to 12 kg.", None, 12, [12], "at_most"),
    ],
)
def test_ranges_uncertainties_and_bounds(text: str, low: int | None, high: int | None, written: list[int], hedge: str) -> None:
    (quantity,) = find_quantities_quantulum3(text)
    figure = quantity.figure
    assert (figure.low, figure.high, list(figure.written), figure.hedge) == (low, high, written, hedge)


def test_the_noise_of_binary_sums_is_not_passed_on() -> None:
    (quantity,) = find_quantities_quantulum3("The share rose to between 2.1 and 3.6 percent.")
    assert quantity.figure.written == (Decimal("2.1"), Decimal("3.6"))


@pytest.mark.parametrize(
    "text", ["Updated March 6, 2022 3:30 AM ET", "The office closed in 2019.", "Talks ran from 2012 to 2014.", "", "   ", "."]
)
def test_dates_are_kept_out(text: str) -> None:
    assert find_quantities_quantulum3(text) == []


def test_spans_are_those_of_the_text_as_printed() -> None:
    text = "He ran.\n\nThe\u200b dam’s wall is １２０ metres long. It's 3\u00a0km away, the plant's manager said."
    found = find_quantities_quantulum3(text)
    assert [text[q.start : q.end] for q in found] == ["１２０ metres", "3\u00a0km"]
    assert [text[q.start : q.value_end] for q in found] == ["１２０", "3"]


@given(st.text(alphabet="0123456789,.-–/$€% \n\t'\"()½kmbn٣５x×^e+~<>²±andortwohundredmillion", max_size=60))
@settings(max_examples=60, deadline=None)
def test_no_text_makes_it_fail(text: str) -> None:
    found = find_quantities_quantulum3(text)
    assert all(0 <= q.start < q.value_end <= q.end <= len(text) for q in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize("piece", ["1", "٣", "1,", "123 ", "a hundred and ", "two and ", "1 to ", "$", "±", "km/"])
def test_hostile_runs_end(piece: str) -> None:
    find_quantities_quantulum3(piece * (3_000 // len(piece)))


def test_a_crash_costs_one_sentence_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    real = second_reader._quantulum()

    class Failing:
        def parse(self, words: str) -> list[Any]:
            if "next" in words:
                raise RecursionError
            return list(real.parse(words))

    monkeypatch.setattr(second_reader, "_quantulum", Failing)
    text = "The trip took 5 hours. The next took 6 hours. The last took 7 hours."
    assert [q.figure.value for q in find_quantities_quantulum3(text)] == [5, 7]


def test_a_run_can_choose_its_reader() -> None:
    article = Article("a", "Norway pumped 1.8 million barrels per day in May 2021, up from 950,000 bpd.", published=date(2021, 6, 2))
    assert {name: [c.unit.symbol for c in find_claims(article, reader)][:1] for name, reader in READERS.items()} == {
        "own": ["bbl/d"],
        "quantulum3": ["bbl/d"],
    }
    run = check([article], reader="quantulum3")
    assert run.claims
    assert run.versions["reader"].startswith("quantulum3 ")
    assert "reader" not in check([article]).versions


def test_an_unknown_reader_is_named_with_those_there_are() -> None:
    with pytest.raises(ValueError, match="'quantulum'; there are: own, quantulum3"):
        reader_named("quantulum")
