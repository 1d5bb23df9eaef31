"""The table of units against pint, a library of units that knows nothing of ours: every factor, every offset, every scale of a symbol."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from decimal import Decimal
from functools import cache
from typing import Any

import pytest
from claim_factory import claim
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.comparing.interval import from_base, mixable, to_base
from factcheck.records import Unit
from factcheck.vocab import rows

pint = pytest.importorskip("pint")

ROWS = rows("units")
TOLERANCE = 1e-9

# pint's way of writing units that it does not know by our name, or knows as another unit of that name.
PINT = {
    "percentage": "percent",
    "per mille": "permille",
    "part per million": "ppm",
    "part per billion": "1e-9 * dimensionless",
    "light-year": "light_year",
    "furlong": "660 * foot",  # pint's furlong, fathom and acre are of the old survey foot
    "fathom": "6 * foot",
    "acre": "43560 * foot ** 2",
    "acre-foot": "43560 * foot ** 3",
    "barrel": "oil_barrel",  # 42 US gallons; pint's barrel is one of beer
    "barrel per day": "oil_barrel / day",
    "billion cubic metres": "meter ** 3",
    "pound-mass": "pound",
    "quintal": "100 * kilogram",
    "bale": "480 * pound",  # of cotton
    "tonne of carbon dioxide": "tonne",
    "ton": "tonne",  # news outside America means the tonne, and inside seldom says which
    "revolution per minute": "1 / minute",
    "calorie": "kilocalorie",  # the calorie of food
    "british thermal unit": "Btu_it",
    "therm": "1e5 * Btu_it",
    "milliampere-hour": "milliampere_hour",
    "ampere-hour": "ampere_hour",
    "newton metre": "newton * meter",
    "pound-foot": "foot * force_pound",
    "pound per square inch": "psi",
    "millimetre of mercury": "mmHg",
}

# Dimensions that pint lacks or counts otherwise, and units whose factor is a convention of ours; the reason beside each.
OWN_SCALES = {
    "points": "points are shares of nothing",
    "multiple": "how many times over, a bare number",
    "magnitude": "of earthquakes, a bare number",
    "sound level": "a logarithm",
    "degree": "in degrees here, not in radians; of a thermometer as often as of an angle",
    "age": "the time of the same name, checked below",
    "concentration": "one unit, which is the base",
    "molar concentration": "one unit, which is the base",
    "temperature": "has an offset, checked below",
}
CONVENTIONS = {
    **dict.fromkeys(
        ("month", "year", "decade", "century", "millennium", "megayear", "gigayear"),
        "the mean year of the calendar; pint takes the Julian one",
    ),
    "tonne per year": "by the mean year of the calendar, checked below",
    **dict.fromkeys(
        ("barrel of oil equivalent", "barrel of oil equivalent per day", "tonne of oil equivalent"), "the energy of oil by agreement"
    ),
}

CHECKED = [row for row in ROWS if row["name"] not in CONVENTIONS and row["dimension"] not in OWN_SCALES]


@cache
def registry() -> Any:
    return pint.UnitRegistry()


@cache
def in_pint(name: str) -> Any:
    """One of a unit, in pint's base units."""
    if name in PINT:
        return registry().parse_expression(PINT[name]).to_base_units() * registry().dimensionless
    written = " / ".join(part.replace(" ", "_") for part in name.split(" per "))
    written = re.sub(r"square_(\w+)", r"\1 ** 2", re.sub(r"cubic_(\w+)", r"\1 ** 3", written))
    return (1 * registry().parse_units(written)).to_base_units()


def near(a: float, b: float) -> bool:
    return abs(a - b) <= TOLERANCE * max(abs(a), abs(b))


@pytest.mark.parametrize("row", CHECKED, ids=lambda row: row["name"])
def test_factor_as_pint_has_it(row: dict[str, str]) -> None:
    assert near(in_pint(row["name"]).magnitude, float(row["factor"])), in_pint(row["name"])
    assert float(row["offset"]) == 0


def test_units_of_one_dimension_measure_one_thing() -> None:
    kinds = defaultdict(set)
    for row in CHECKED:
        kinds[row["dimension"]].add(str(in_pint(row["name"]).dimensionality))
    assert {dimension: found for dimension, found in kinds.items() if len(found) > 1} == {}


@pytest.mark.parametrize(("name", "known"), [("degree Celsius", "degC"), ("degree Fahrenheit", "degF"), ("kelvin", "kelvin")])
def test_temperatures_have_their_offset(name: str, known: str) -> None:
    (row,) = (row for row in ROWS if row["name"] == name)
    zero, hundred = (registry().Quantity(value, known).to("kelvin").magnitude for value in (0, 100))
    assert near(zero, float(row["offset"]))
    assert near((hundred - zero) / 100, float(row["factor"]))


def test_every_exception_is_a_row() -> None:
    names = {row["name"] for row in ROWS}
    assert set(PINT) | set(CONVENTIONS) <= names
    assert not set(PINT) & set(CONVENTIONS)
    assert set(OWN_SCALES) <= {row["dimension"] for row in ROWS}


def test_the_calendar_adds_up() -> None:
    factors = {row["name"]: Decimal(row["factor"]) for row in ROWS}
    year = factors["day"] * Decimal("365.2425")
    assert [factors["year"], factors["month"] * 12, factors["decade"] / 10, factors["century"] / 100, factors["millennium"] / 1000] == [
        year
    ] * 5
    assert all(factors[f"{unit} of age"] == factors[unit] for unit in ("year", "month", "week", "day"))
    assert near(float(factors["tonne per year"] * year), 1000)
    assert near(float(factors["barrel of oil equivalent per day"] * factors["day"]), float(factors["barrel of oil equivalent"]))


def units() -> list[Unit]:
    return [Unit(row["symbol"], row["name"], row["dimension"], float(row["factor"]), float(row["offset"])) for row in ROWS]


def test_every_row_can_be_reckoned_with() -> None:
    assert all(unit.name and unit.symbol and unit.dimension and 0 < unit.factor < float("inf") for unit in units())
    names = [row["name"] for row in ROWS]
    assert sorted(set(names)) == sorted(names)


def test_a_symbol_means_one_amount_of_its_dimension() -> None:
    amounts = defaultdict(set)
    for unit in units():
        amounts[unit.symbol, unit.dimension].add((unit.factor, unit.offset))
    assert {key: found for key, found in amounts.items() if len(found) > 1} == {}


def test_a_written_form_names_one_unit() -> None:
    owners = defaultdict(set)
    for row in ROWS:
        for form in filter(None, row["symbols"].split("|")):
            symbol, _, scale = form.partition("=")
            owners[symbol].add((row["name"], float(scale or 1)))
    settled_by_context = {row["surface"] for row in rows("ambiguous_units")}
    assert {form: found for form, found in owners.items() if len(found) > 1 and form not in settled_by_context} == {}


# Forms with a prefix of the SI, which pint reads as we do; b is barn to it, cf nothing, and M a thousand to the oil trade.
PREFIXED = [
    (form.partition("=")[0], row, float(form.partition("=")[2]))
    for row in ROWS
    for form in row["symbols"].split("|")
    if "=" in form and row["symbol"] in ("Pa", "Sv", "Bq", "N", "TJ", "toe")
]


@pytest.mark.parametrize(("form", "row", "scale"), PREFIXED, ids=[form for form, _, _ in PREFIXED])
def test_prefixed_forms_carry_the_scale_of_their_prefix(form: str, row: dict[str, str], scale: float) -> None:
    expected = (1 * registry().parse_units(form.replace("mtoe", "Mtoe"))).to_base_units().magnitude
    assert near(expected, scale * float(row["factor"]))


def test_ambiguous_surfaces_name_units_that_there_are() -> None:
    known = {row["symbol"] for row in ROWS} | {row["code"] for row in rows("currencies")}
    assert {row["unit"] for row in rows("ambiguous_units")} - known == {"-"}


ALIKE = [
    (a, b)
    for a, b in itertools.permutations([u for u in units() if u.name not in CONVENTIONS and u.dimension not in OWN_SCALES], 2)
    if mixable(a, b)
]


@given(st.sampled_from(ALIKE), st.decimals(min_value=-(10**9), max_value=10**9, places=3))
@settings(max_examples=200, deadline=None)
def test_converting_there_and_back_as_pint_does(pair: tuple[Unit, Unit], amount: Decimal) -> None:
    a, b = pair
    there = from_base(to_base(amount, claim("1", a)), claim("1", b))
    back = from_base(to_base(there, claim("1", b)), claim("1", a))
    assert abs(back - amount) <= Decimal("1e-9") * max(abs(amount), Decimal(1000))
    expected = float(amount) * in_pint(a.name).magnitude / in_pint(b.name).magnitude
    assert float(there) == pytest.approx(expected, rel=TOLERANCE)


def test_a_change_of_temperature_has_no_offset() -> None:
    celsius, fahrenheit = (unit for unit in units() if unit.name in ("degree Celsius", "degree Fahrenheit"))
    level = from_base(to_base(Decimal(10), claim("10", celsius)), claim("10", fahrenheit))
    change = from_base(to_base(Decimal(10), claim("10", celsius, role="change")), claim("10", fahrenheit, role="change"))
    assert (round(level, 6), round(change, 6)) == (50, 18)
    assert round(from_base(to_base(level, claim("10", fahrenheit)), claim("10", celsius)), 9) == 10


@pytest.mark.parametrize(
    ("amount", "one", "other", "expected"),
    [
        ("1", "barrel", "gallon", "42"),
        ("1", "mile", "kilometre", "1.609344"),
        ("1", "hectare", "acre", "2.471054"),
        ("60", "mile per hour", "kilometre per hour", "96.56064"),
    ],
)
def test_conversions_that_a_desk_knows_by_heart(amount: str, one: str, other: str, expected: str) -> None:
    by_name = {unit.name: unit for unit in units()}
    found = from_base(to_base(Decimal(amount), claim("1", by_name[one])), claim("1", by_name[other]))
    assert round(found, 6) == Decimal(expected)


def test_currencies_are_those_of_the_locale_data() -> None:
    babel = pytest.importorskip("babel")
    left_out = set(re.findall("[A-Z]+", "ALL AMD BAM CAD COP CUP ERN GEL GIP LAK MOP MUR PAB PEN RON SOS TOP TRY"))
    known = babel.Locale("en").currencies.items()
    expected = {code: name for code, name in known if not code.startswith("X") and "(" not in name and code not in left_out}
    assert {row["code"]: row["name"] for row in rows("iso_currencies")} == expected
