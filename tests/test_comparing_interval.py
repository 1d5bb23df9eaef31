from decimal import Decimal

import pytest
from claim_factory import BARREL, BARRELS_A_DAY, DOLLAR, EURO, KM, MILE, PEOPLE, PERCENT, YEARS_OLD, claim, figure
from hypothesis import given
from hypothesis import strategies as st

from factcheck.comparing import asserted, gap, overlap
from factcheck.comparing.interval import factor, mixable, turned
from factcheck.records import Allow, Unit

BARE = Unit("", "", "number")


def agree(a, b, percent="0"):
    return overlap(asserted(a), asserted(b), Allow(Decimal(percent)))


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (claim("755000"), claim("755400"), True),
        (claim("755000"), claim("756000"), False),
        (claim("10000000"), claim("10400000"), True),
        (claim("10000000"), claim("10600000"), False),
        (claim(figure("10000000", "more_than")), claim("10800000"), True),
        (claim(figure("10000000", "more_than")), claim("9000000"), False),
        (claim(figure("300", "at_most"), PEOPLE), claim("310", PEOPLE), False),
        (claim(figure("60", "about"), PEOPLE), claim("65", PEOPLE), True),
        (claim(figure("60", "about"), PEOPLE), claim("67", PEOPLE), False),
        (claim(figure("755000", "about")), claim("768000"), True),
        (claim(figure("755000", "about")), claim("780000"), False),
        (claim(figure("750000", "about")), claim("780000"), True),
        (claim(figure("3000000", precision="500000"), quote="3 million bpd"), claim("3400000"), True),
        (claim("3", PEOPLE), claim("4", PEOPLE), False),
        (claim("300", PEOPLE), claim("320", PEOPLE), False),
        (claim("4.4", PERCENT), claim("4.5", PERCENT), False),
        (claim("20", PERCENT), claim("16", PERCENT), False),
        (claim("20", PERCENT), claim("19.8", PERCENT), True),
        (claim("32", YEARS_OLD), claim("33", YEARS_OLD), False),
        (claim(figure("6", to="8"), PEOPLE), claim("7", PEOPLE), True),
        (claim("12.3", KM), claim("7.64", MILE), True),
        (claim("12.3", KM), claim("8.3", MILE), False),
        (claim(figure("70000000000", "less_than"), DOLLAR, quote="nearly $70 billion"), claim("69700000000", DOLLAR), True),
        (claim(figure("70000000000", "less_than"), DOLLAR, quote="nearly $70 billion"), claim("40000000000", DOLLAR), False),
        (claim(figure("70000000000", "less_than"), DOLLAR, quote="less than $70 billion"), claim("40000000000", DOLLAR), True),
    ],
)
def test_what_agrees_by_rounding_hedge_and_bound(a, b, expected):
    assert agree(a, b) is expected
    assert agree(b, a) is expected


def test_allowance_is_percent_of_the_larger_and_units_mix_within_one_dimension_only():
    assert agree(claim("98000000"), claim("100400000"), "2")
    assert not agree(claim("755000"), claim("680000"), "2")
    assert not mixable(DOLLAR, EURO)
    assert not mixable(BARREL, BARRELS_A_DAY)
    assert mixable(PEOPLE, BARE)


def test_changes_of_temperature_have_no_offset():
    celsius = Unit("°C", "degree Celsius", "temperature", 1.0, 273.15)
    assert asserted(claim("2.0", celsius, role="change"))[0] < 3 < 270 < asserted(claim("2.0", celsius))[0]


def test_a_fall_is_negative_where_signs_are_asked_for():
    fell = claim("2000000", role="change", trend="down")
    assert turned(asserted(fell), fell)[1] < 0 < asserted(fell)[0]


@pytest.mark.parametrize(
    ("a", "b", "words"),
    [
        (claim("755000"), claim("680000"), "75,000 bbl/d (11%)"),
        (claim("3", PEOPLE), claim("4", PEOPLE), "1"),
        (claim("4.1", PERCENT), claim("3.8", PERCENT), "0.3 points"),
        (claim("1200000"), claim("1200"), "a factor of 1,000"),
        (claim("3000000000", DOLLAR), claim("2500000000", DOLLAR), "USD 500 million (20%)"),
    ],
)
def test_gap_in_words(a, b, words):
    assert gap(a, b) == words


sizes = st.decimals(min_value=0, max_value=10**12, places=3)
units = st.sampled_from([BARRELS_A_DAY, PERCENT, PEOPLE, KM, DOLLAR, YEARS_OLD])
hedges = st.sampled_from(["exact", "about", "at_least", "more_than", "at_most", "less_than"])
claims = st.builds(lambda value, hedge, unit: claim(figure(str(value), hedge), unit), sizes, hedges, units)
intervals = st.tuples(sizes, sizes).map(lambda ends: (min(ends) - 10**6, max(ends) - 10**6))
allowances = st.builds(Allow, st.decimals(0, 100, places=1), st.decimals(0, 10**6, places=1))


@given(claims)
def test_a_claim_agrees_with_itself(one):
    assert overlap(asserted(one), asserted(one))


@given(intervals, intervals, allowances)
def test_overlap_is_symmetric(a, b, allow):
    assert overlap(a, b, allow) == overlap(b, a, allow)


@given(intervals, intervals, allowances, st.decimals(0, 10**6, places=2), st.decimals(0, 10**6, places=2))
def test_widening_never_turns_agree_into_disagree(a, b, allow, down, up):
    if overlap(a, b, allow):
        assert overlap((a[0] - down, a[1] + up), b, allow)
        assert overlap(a, b, Allow(min(Decimal(100), allow.percent + 1), allow.amount + down))


@given(claims)
def test_asserted_holds_what_is_printed(one):
    low, high = asserted(one)
    at = one.figure.value * factor(one.unit.factor)
    assert low <= at <= high
