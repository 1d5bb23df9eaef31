"""Quantities, by meaning: a corpus of readings with many surfaces each, one of texts that hold none, and what must always be so."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from num2words import num2words

from factcheck.quantities import find_quantities

CORPORA = Path(__file__).parent / "corpora"


def corpus() -> list[tuple[str, str]]:
    """(reading, text) for each indented line of the corpus."""
    pairs, reading = [], ""
    for line in (CORPORA / "quantities.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        if line.startswith(" "):
            pairs.append((reading, line.strip()))
        else:
            reading = line
    return pairs


NONE = [line for line in (CORPORA / "not_quantities.txt").read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


@pytest.mark.parametrize(("reading", "text"), corpus(), ids=lambda value: value[:60])
def test_surfaces_of_one_meaning(reading: str, text: str) -> None:
    values, unit, hedge = (part.strip() for part in reading.split("|"))
    found = [q for q in find_quantities(text) if q.kind == "quantity"]
    assert found, "nothing was read"
    first = found[0]
    assert [
        abs(w - Decimal(v)) <= abs(Decimal(v)) * Decimal("1e-9") for w, v in zip(first.figure.written, values.split(","), strict=True)
    ], first
    assert list(first.figure.written) == pytest.approx([Decimal(v) for v in values.split(",")])
    assert (first.unit.symbol, first.figure.hedge) == (unit, hedge)


@pytest.mark.parametrize("text", NONE)
def test_no_quantity(text: str) -> None:
    assert [text[q.start : q.end] for q in find_quantities(text) if q.kind == "quantity"] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Output fell to 3.5 mln bpd in February from 3.8 mln in January.", [("3.5", "bbl/d"), ("3.8", "bbl/d")]),
        ("With output at 3.5 mln bpd, demand may be 3.8 to 4 mln in spring.", [("3.5", "bbl/d"), ("3.8 to 4 mln", "bbl/d")]),
        ("7- or 8-inch pipes", [("7- or 8-inch", "in")]),
        ("3, 5 and 7 km", [("3", "km"), ("5", "km"), ("7 km", "km")]),
        ("12 and 15 people", [("12", "people"), ("15 people", "people")]),
        ("190 points, or 0.6%", [("190 points", "point"), ("0.6%", "%")]),
        ("rose 5% to 10 million", [("5%", "%"), ("10 million", "")]),
        ("$43.6 billion to $419.2 billion it rose by", [("$43.6 billion to $419.2 billion", "USD")]),
        ("fell in spring by about 2 million bpd to 45.2 million bpd", [("2 million", "bbl/d"), ("45.2 million", "bbl/d")]),
        ("increased by $43.6 billion to $419.2 billion", [("$43.6 billion", "USD"), ("$419.2 billion", "USD")]),
        ("a four-, five- and six-cylinder engine", [("four", "cylinder"), ("five", "cylinder"), ("six-cylinder", "cylinder")]),
    ],
)
def test_neighbours_share_and_stay_apart(text: str, expected: list[tuple[str, str]]) -> None:
    found = [(text[q.start : q.value_end if q.unit.symbol == "bbl/d" else q.end], q.unit.symbol) for q in find_quantities(text)]
    assert [unit for _, unit in found] == [unit for _, unit in expected]
    assert all(want in got or got in want for (got, _), (want, _) in zip(found, expected, strict=True)), found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It pumped 1.4 mln bpd in May and 1.15 in early June.", [("1.4E+6", "bbl/d"), ("1.15E+6", "bbl/d")]),
        ("It sold 1.4 million cars in May, 1.3 in June and 1.15 in July.", [("1.4E+6", "car"), ("1.3E+6", "car"), ("1.15E+6", "car")]),
        ("Sales were 3.5 bn euros from 3.1 a year earlier, with a pound at 1.15.", [("3.5E+9", "EUR"), ("3.1E+9", "EUR"), ("1.15", "")]),
        ("It sold 1.4 million shares and 1.15 was the rate.", [("1.4E+6", "share"), ("1.15", "")]),
        ("Output fell by 12,000 to 1.3 million.", [("12000", ""), ("1.3E+6", "")]),
        ("It shut 33, or 4%, of its shops.", [("33", ""), ("4", "%")]),
        ("Cases rose tenfold to 500 from 50.", [("10", "times"), ("500", ""), ("50", "")]),
        ("He was 5 ft 9 in London.", [("5", "ft"), ("9", "")]),
        (
            "The mine yields 250,000 ounces of gold a year, and the town that grew around it now wants 90,000 ounces.",
            [("250000", "ozt/yr"), ("90000", "ozt")],
        ),
        (
            "Gold rose. It closed at $1,900 an ounce, in the end. A long sentence stands between them. It was $1,880 an ounce.",
            [("1900", "USD/ozt"), ("1880", "USD/ozt")],
        ),
        ("See Figure 3, 41, 12.", [("41", ""), ("12", "")]),
        ("He lives in Harbour Street, 41, Dunwell.", [("41", "")]),
        ("Payments rise from 2.9 billion to 3.7 or 4 billion.", [("3.7E+9", ""), ("4E+9", "")]),
        ("It lent $3.5 or $4 billion.", [("3.5E+9", "USD"), ("4E+9", "USD")]),
        ("Some 3 or 40 million people came.", [("3", "people"), ("4E+7", "people")]),
        ("Tickets cost Rs.640 and Rs.1,999, a seat Sh.300.", [("640", "INR"), ("1999", "INR"), ("300", "KES")]),
        ("The debt was US$ million 553.8 and Rs. billion 4.5.", [("553800000.0", "USD"), ("4500000000.0", "INR")]),
        ("All sums are in US$ million and rose.", []),
        ("It owes $ 10.3 billionin bonds and $ 3.7  billion to banks.", [("1.03E+10", "USD"), ("3.7E+9", "USD")]),
        ("See chapters 3, 4 and 7 on 12 towns.", [("12", "town")]),
        ("The S&P; 500 is down 2.03 points.", [("2.03", "point")]),
    ],
)  # fmt: skip
def test_what_is_left_out_is_taken_from_the_neighbour(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(q.figure.value, q.unit.symbol) for q in find_quantities(text)] == [(Decimal(value), unit) for value, unit in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("    Net profit 1.3 mln vs 1.1 mln\n    Revs 24.3 mln\n    Year\n    Shr 1.02 dlrs", ["", "", "", "USD"]),
        ("    Net 1,050,000 vs 980,000\n    Sales 12.4 mln\n    Revs 9.1 mln", ["", "", "", ""]),
        ("Killed: 24\nInjured: 40\nMissing: 7", ["", "", ""]),
        ("killed: 24\ninjured: 40", ["", ""]),
        ("Area 500 km\nPopulation 2.4 million\nBarrels 12 million", ["km", "", ""]),
        ("The ministry said that it had shipped 24.3 million\nbarrels a day in May, and 2\nmillion more in June.", ["bbl/d", "bbl/d"]),
        ("The field will ship 24.3 million\nbarrels a day.", ["bbl/d"]),
        ("The court in the capital heard on Monday that police had met six\nCitgo executives in the north of the city.", ["executive"]),
        ("THE FIELD SHIPPED 24.3 MILLION\nBARRELS A DAY.", ["bbl/d"]),
        ("- 24 million\n  barrels", ["bbl"]),
    ],
)  # fmt: skip
def test_a_row_ends_at_its_line(text: str, expected: list[str]) -> None:
    assert [q.unit.symbol for q in find_quantities(text) if q.kind == "quantity"] == expected


def test_a_restatement_points_to_what_it_restates() -> None:
    text = "The road is 8 miles (13 km) long."
    miles, km = find_quantities(text)
    assert km.same_as == miles.start


@pytest.mark.parametrize(
    ("text", "trend", "change"),
    [
        ("rose by 5%", "up", True),
        ("rose to 5%", "up", False),
        ("fell 5%", "down", True),
        ("a 5% rise", "up", True),
        ("up 5%", "up", True),
        ("stood at 5%", None, False),
        ("fell in the first quarter by about 2 million bpd", "down", True),
        ("rose last month to 5%", "up", False),
        ("rose in 5 countries", None, False),
        ("was eaten by 5 dogs", None, False),
    ],
)
def test_trend(text: str, trend: str | None, change: bool) -> None:
    (quantity,) = find_quantities(text)
    assert (quantity.trend, quantity.change) == (trend, change)


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("755,000 barrels", "500"),
        ("10 million barrels", "500000"),
        ("2.5 billion barrels", "50000000"),
        ("3 people", "0.5"),
        ("40 people", "0.5"),
    ],
)
def test_printed_precision(text: str, precision: str) -> None:
    assert find_quantities(text)[0].figure.precision == Decimal(precision)


FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
STYLES = {
    "words": num2words,
    "swiss": lambda n: f"{n:,}".replace(",", "'"),
    "billion": lambda n: f"{n}bn",
    "tonnes": lambda n: f"{n:,} tonnes",
    "per day": lambda n: f"{n} barrels a day",
    "people": lambda n: f"{n:,} people",
    "euros": lambda n: f"€{n}",
    "full-width": lambda n: f"{n} tonnes".translate(FULL_WIDTH),
    "plain": lambda n: f"{n}",
    "grouped": lambda n: f"{n:,}",
    "million": lambda n: f"{n} million",
    "money": lambda n: f"${n:,}",
    "percent": lambda n: f"{n}%",
}


@given(st.integers(min_value=3, max_value=999_999), st.sampled_from(sorted(STYLES)))
@example(911, "billion")
@example(911, "grouped")
@settings(max_examples=200, deadline=None)
def test_a_figure_formatted_is_read_back(number: int, style: str) -> None:
    written = STYLES[style](number)
    text = f"There were {written} of them, officials said." if style != "plain" else f"Officials counted {written} tonnes."
    found = find_quantities(text)
    assert [q.figure.value for q in found] == [number * {"million": 10**6, "billion": 10**9}.get(style, 1)]


@given(
    st.integers(1, 400),
    st.integers(1, 400),
    st.sampled_from(["{} to {} tonnes", "between {} and {} tonnes", "{}-{} tonnes", "{}–{} tonnes"]),
)
@settings(max_examples=100, deadline=None)
def test_a_range_formatted_is_read_back(low: int, more: int, style: str) -> None:
    text = f"Stocks held {style.format(low, low + more)} of ore."
    assert [q.figure.written for q in find_quantities(text)] == [(low, low + more)]


@given(st.text(alphabet="0123456789,.-–/$€% \n\t'\"()½kmbn٣５x×^e+~<>andortwohundredmillion", max_size=120))
@settings(max_examples=300, deadline=2000)
def test_spans_lie_in_order_inside_any_text(text: str) -> None:
    found = find_quantities(text)
    assert all(0 <= q.start < q.end <= len(text) for q in found)
    assert all(a.start < b.start for a, b in pairwise(found))


def test_a_range_up_to_a_figure_of_many_digits_is_read() -> None:
    assert find_quantities(f"It takes 5-{'9' * 40} days.")
    assert [str(q.figure.low) for q in find_quantities("About 75-100,000 people came.")] == ["75000"]


@pytest.mark.parametrize("piece", ["1", "1,", "1-", "$", "a hundred and ", "one ", "1/", "1 to ", "£1bn–", "½", "0.", "٣", "(1) "])
def test_hostile_runs_end(piece: str) -> None:
    find_quantities(piece * (20_000 // len(piece)))


@pytest.mark.parametrize(
    "text", ["It will take a year and a half.", "17 deaths per 100,000 people", "two new 737 Max jets", "an hour and 30 minutes"]
)
def test_one_figure_is_read_once(text: str) -> None:
    assert len(find_quantities(text)) == 1


@given(st.text(alphabet="0123456789 -–,.%$and half toyearsmillionbdperfromt", max_size=80))
@settings(max_examples=300, deadline=2000)
def test_figures_never_overlap(text: str) -> None:
    found = find_quantities(text)
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize(
    ("text", "low"),
    [("give a margin of plus or minus 3.1 points", "3.1"), ("plus/minus 3 points", "3"), ("a reading of minus 3 degrees", "-3")],
)
def test_a_margin_to_both_sides_is_not_below_zero(text: str, low: str) -> None:
    assert [quantity.figure.low for quantity in find_quantities(text)] == [Decimal(low)]


def test_a_number_beside_a_percentage_is_no_percentage() -> None:
    found = [q for q in find_quantities("Roe got 34% of the vote, awarding the senator 210 of the delegates.") if q.kind == "quantity"]
    assert [q.unit.symbol for q in found] == ["%", ""]


@pytest.mark.parametrize(
    ("text", "value", "symbol"),
    [
        ("Rs 40 billion 800 million and 600 thousand was spent", "40800600000", "INR"),
        ("a budget of Rs 2 crore 50 lakh", "25000000", "INR"),
        ("3 million 200 thousand people", "3200000", "people"),
        ("The bank cut its rate by a quarter point.", "0.25", "pp"),
        ("Rates rose by half a point.", "0.5", "pp"),
    ],
)
def test_a_number_spoken_in_parts_is_one(text: str, value: str, symbol: str) -> None:
    assert [(quantity.figure.value, quantity.unit.symbol) for quantity in find_quantities(text)] == [(Decimal(value), symbol)]


def test_scales_of_two_amounts_are_not_added() -> None:
    assert len(find_quantities("They raised $2 million and 500 thousand euros.")) == 2
    assert all(quantity.unit.symbol != "pp" for quantity in find_quantities("Carl Roe won by half a point."))


def test_a_part_counts_what_the_whole_counts() -> None:
    assert [quantity.unit.symbol for quantity in find_quantities("Six of the seven victims were hit.")] == ["victim", "victim"]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("It was 37.4 degrees Celsius in Harwick, where the record had been 36.8 degrees.", ["°C", "°C"]),
        ("At 40 degrees north the sea had 21 degrees Celsius.", ["°", "°C"]),
        ("A turn of 90 degrees was too much.", ["°"]),
    ],
)
def test_one_scale_of_temperature_goes_through_a_text(text, units):
    assert [q.unit.symbol for q in find_quantities(text) if q.kind == "quantity"] == units


@pytest.mark.parametrize(
    "text", ["Stocks were 14% below average.", "The week was 5.2 degrees C above normal.", "Rents lie 12 per cent above last year's."]
)
def test_a_distance_from_what_is_usual_is_a_change(text):
    (quantity,) = (q for q in find_quantities(text) if q.kind == "quantity")
    assert (quantity.change, bool(quantity.trend)) == (True, True)


def test_below_zero_is_no_change():
    (quantity,) = find_quantities("The night was 12 degrees below zero.")
    assert (quantity.figure.value, quantity.change) == (-12, False)


@pytest.mark.parametrize("text", ["Seventeen of the country's 96 stations", "Four of Norland's 12 stations", "Nine of their 40 stations"])
def test_a_part_counts_what_its_whole_does(text):
    assert [q.unit.symbol for q in find_quantities(text)] == ["station", "station"]


def test_a_number_beside_a_fraction_of_another_is_no_fraction():
    text = "Police put the turnout at 25,000, less than half the 60,000 claimed."
    assert [quantity.unit.dimension for quantity in find_quantities(text)] == ["number", "ratio", "number"]
