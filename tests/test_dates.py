import time
from dataclasses import fields

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.quantities.dates.find import DateMention, find_dates


def spans(text: str) -> list[str]:
    return [text[d.start : d.end] for d in find_dates(text)]


def only(text: str) -> DateMention:
    found = find_dates(text)
    assert len(found) == 1, spans(text)
    return found[0]


@pytest.mark.parametrize(
    "written",
    [
        "March 6, 2022",
        "6 March 2022",
        "2022-03-06",
        "3/6/2022",
        "06.03.2022",
        "Mar. 6, 2022",
        "MARCH 6, 2022",
        "March 6th, 2022",
        "6th of March, 2022",
        "6-Mar-2022",
        "March\n6, 2022",
    ],
)
def test_a_full_date_in_every_house_style(written: str) -> None:
    found = only(f"The plant shut on {written}.")
    assert (found.kind, found.year, found.month, found.day) == ("day", 2022, 3, 6)


@pytest.mark.parametrize("written", ["Oct. 31", "31 October", "the 31st of October", "October 31st", "31 Oct."])
def test_a_day_without_a_year(written: str) -> None:
    found = only(f"The deal closes on {written}")
    assert (found.kind, found.month, found.day, found.year) == ("day", 10, 31, None)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Stocks in the week ended March six fell to 16.39 mln.", 6),
        ("Stocks fell in the week to March three to 106.96 mln barrels.", 3),
        ("The bid closed on March twenty-one.", 21),
    ],
)
def test_a_day_in_words_is_no_amount(text: str, day: int) -> None:
    found = only(text)
    date = found.of or found
    assert (date.month, date.day) == (3, day)


@pytest.mark.parametrize("text", ["By March six firms had closed.", "In March six to eight people died.", "On April three officials left."])
def test_a_number_behind_a_month_counts(text: str) -> None:
    assert "six" not in spans(text)[0]
    assert "three" not in spans(text)[0]


def test_days_of_one_month() -> None:
    for written in ("Mar 6-8", "March 6–8", "6-8 March"):
        found = only(f"They met on {written} in Oslo.")
        assert found.kind == "range"
        assert found.of is not None
        assert found.to is not None
        assert (found.of.day, found.to.day) == (6, 8)


def test_weekday_and_date_are_one() -> None:
    found = only("It opened Sunday, March 6, and closed.")
    assert (found.weekday, found.month, found.day) == (6, 3, 6)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("It closed in 2019.", 2019),
        ("the worst since 1943, officials said", 1943),
        ("the 2019 election", 2019),
        ("Brussels' plan for the 2019 World Cup", 2019),
        ("2021 sales were flat", 2021),
        ("the 2018 analysis flagged it", 2018),
        ("the class of 1998", 1998),
        ("in fiscal 2021, the", 2021),
        ("FY2022", 2022),
        ("FY22", 2022),
        ("in the year 2000 the", 2000),
        ("calendar 1986", 1986),
        ("down on 1985.", 1985),
        ("OUTPUT FELL IN 1986", 1986),
        ("compared with 2008, when", 2008),
        ("the party (1931)", 1931),
        ("2019 was a poor year", 2019),
        ("by 2030.", 2030),
        ("as early as 1989", 1989),
        ("1986's goal", 1986),
    ],
)
def test_a_bare_year_with_a_cue(text: str, year: int) -> None:
    assert only(text).year == year


@pytest.mark.parametrize(
    "text",
    [
        "2000 people fled",
        "$2020 a month",
        "1600 miles away",
        "1520 sq m",
        "3000 rpm",
        "the engine turned at 2000 rpm",
        "prices rose by 1995",
        "up 1987 from 2100",
        "1,999 jobs",
        "a population of 1900",
        "from 1500 to 2000 metres",
        "in 2000 homes",
        "2021%",
        "2020.5",
        "a 1900-mile trek",
        "the 2000 workers",
        "€1999",
        "#2022",
        "1995kg",
        "flat at 1950 points",
        "between 1500 and 2000 troops",
        "of 2000 barrels",
        "sold 1990 cars",
    ],
)
def test_an_amount_is_no_year(text: str) -> None:
    assert spans(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "8 seconds",
        "took four years",
        "a 10-year contract",
        "77 years old",
        "two days a week",
        "a quarter of voters",
        "three quarters",
        "in her 30s",
        "per day",
        "She may leave; they march on",
        "at march pace",
        "The March on the capital",
        "Theresa May said",
        "June Smith won",
        "August Wilson's play",
        "a fall of 2019 points",
        "prices fall",
        "in the spring of his life he",
        "the sun",
        "Sat down",
        "half an hour",
        "a three-month strike",
        "5 of 6",
        "24/7",
        "a ratio of 3/4",
        "won 3:2",
        "version 1.2.3",
        "half of it",
        "the second half hour",
        "year-long",
        "every day",
        "Sunday Times",
        "the third period",
        "may 6 times",
        "10-12",
        "£1.30",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert spans(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "from 10 to 12 November",
        "between 10 and 12 November",
        "from the 10th to the 12th of November",
        "on 10 and 12 November",
        "10-12 November",
    ],
)
def test_days_before_their_month(text: str) -> None:
    found = only(text)
    assert found.of is not None
    assert found.to is not None
    assert (found.kind, found.of.day, found.to.day, found.to.month) == ("range", 10, 12, 11)


def test_a_number_before_and_is_no_day() -> None:
    assert spans("They sold 10 and 12 November brought more.") == ["12 November"]


@pytest.mark.parametrize("text", ["2012–13", "2012-2013", "2012-3", "2012/13", "from 2012 to 2013", "between 2012 and 2013"])
def test_ranges_of_years(text: str) -> None:
    found = only(text)
    assert found.of is not None
    assert found.to is not None
    assert (found.kind, found.of.year, found.to.year) == ("range", 2012, 2013)


@pytest.mark.parametrize(
    ("text", "year", "part"), [("the 1990s", 1990, ""), ("the ’90s", 1990, ""), ("mid-1980s", 1980, "mid"), ("late 1980's", 1980, "late")]
)
def test_decades(text: str, year: int, part: str) -> None:
    found = only(text)
    assert (found.kind, found.year, found.part) == ("decade", year, part)


def test_the_possessive_of_a_year_is_no_decade() -> None:
    found = find_dates("costs above 2020's figure")[0]
    assert (found.kind, found.year) == ("year", 2020)
    assert find_dates("in the 2010's")[0].kind == "decade"


@pytest.mark.parametrize("text", ["the 19th century", "nineteenth century"])
def test_centuries(text: str) -> None:
    assert (only(text).kind, only(text).ordinal) == ("century", 19)


@pytest.mark.parametrize(
    "text",
    [
        "Q1 2022",
        "1Q22",
        "1Q 2022",
        "first quarter 2022",
        "the first quarter of 2022",
        "first-quarter 2022",
        "2022Q1",
        "the 2022 first quarter",
        "1st quarter 2022",
        "first qtr 2022",
    ],
)
def test_quarters(text: str) -> None:
    found = only(text)
    assert (found.kind, found.quarter, found.year) == ("quarter", 1, 2022)


def test_the_last_quarter_of_a_year_is_its_fourth() -> None:
    assert only("in last quarter 1986").quarter == 4
    assert only("sales last quarter rose").relation == "last"


@pytest.mark.parametrize("text", ["second half of 2021", "H2 2021", "2H21", "the second-half 2021"])
def test_halves(text: str) -> None:
    found = only(text)
    assert (found.kind, found.half, found.year) == ("half", 2, 2021)


@pytest.mark.parametrize(
    ("text", "hour", "minute"),
    [
        ("3:30 AM ET", 3, 30),
        ("2.15pm", 14, 15),
        ("1200 GMT", 12, 0),
        ("5am", 5, 0),
        ("5 a.m.", 5, 0),
        ("10 o'clock", 10, 0),
        ("14:05", 14, 5),
        ("noon", 12, 0),
        ("0930 hrs EST", 9, 30),
        ("12:05 a.m.", 0, 5),
    ],
)
def test_clock_times(text: str, hour: int, minute: int) -> None:
    found = only(text)
    assert (found.kind, found.hour, found.minute) == ("clock", hour, minute)


@pytest.mark.parametrize(
    ("text", "kind", "relation"),
    [
        ("last year", "year", "last"),
        ("this month", "month", "this"),
        ("the past month", "month", "past"),
        ("last fall", "season", "last"),
        ("this weekend", "weekend", "this"),
        ("yesterday", "day", "yesterday"),
        ("today", "day", "today"),
        ("the previous week", "week", "previous"),
        ("the past four weeks", "span", "past"),
        ("over the next five years", "span", "next"),
        ("a year earlier", "ago", "earlier"),
        ("a year ago", "ago", "ago"),
        ("two years ago", "ago", "ago"),
        ("the same period a year ago", "same", "same"),
        ("the same month last year", "same", "same"),
        ("so far this year", "year", "this"),
        ("last December", "month", "last"),
        ("since last May", "month", "last"),
        ("the four weeks ended Feb. 27", "span", "ended"),
        ("the week to March 3", "span", "ended"),
        ("12 months to June", "span", "ended"),
        ("the first nine months of 2021", "span", "first"),
        ("LAST MONTH", "month", "last"),
        ("by year end", "year", "the"),
        ("in recent years", "year", "recent"),
    ],
)
def test_relative_times(text: str, kind: str, relation: str) -> None:
    found = only(text)
    assert (found.kind, found.relation) == (kind, relation)


@pytest.mark.parametrize(
    "text",
    [
        "the third week of February",
        "the four weeks ended Feb. 27",
        "the end of the third quarter of 2021",
        "so far this week",
        "early March",
        "the week of March 7",
        "between January 2010 and March 2015",
        "year-end 1986",
        "Friday last week",
        "towards the end of 2021",
        "since the start of the year",
        "from January to March",
    ],
)
def test_one_span_covers_the_whole_expression(text: str) -> None:
    assert spans(f"It was {text}, they said.") == [text]


@pytest.mark.parametrize("text", ["in May", "since May", "late May", "In March", "by April", "last August", "in Dec."])
def test_months_that_are_words_as_well(text: str) -> None:
    assert only(text).kind == "month"


def test_a_count_beside_a_month_is_not_its_day() -> None:
    assert spans("In May 20 people died.") == ["May"]
    assert spans("fell in the week ended Feb 27 to 12 mln barrels from 13 mln") == ["the week ended Feb 27"]


def test_later_years_of_a_list_need_no_cue() -> None:
    assert spans("in 1981, 1982 and 1983") == ["1981", "1982", "1983"]


TOKENS = st.lists(
    st.sampled_from(
        [
            "March",
            "6",
            ",",
            "2022",
            "the",
            "end",
            "of",
            "last",
            "year",
            "-",
            "four",
            "weeks",
            "ended",
            "to",
            "May",
            "Q1",
            "'90s",
            "3:30",
            "pm",
            "\n",
            "—",
            "é",
            "1986/87",
            "and",
            "first",
            "half",
            "this",
            "a",
            "ago",
            "since",
            "$",
            "𝟚",
            "2022-02-30",
            "99/99/9999",
            "century",
            "0",
            "Friday",
            "so far",
        ]
    ),
    max_size=40,
)


@settings(max_examples=150, deadline=None)
@given(TOKENS, st.sampled_from([" ", "", "  "]))
def test_spans_are_sorted_apart_and_inside(tokens: list[str], glue: str) -> None:
    text = glue.join(tokens)
    end = 0
    for found in find_dates(text):
        assert end <= found.start < found.end <= len(text)
        assert not text[found.start].isspace()
        assert not text[found.end - 1].isspace()
        end = found.end


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read_without_an_error(text: str) -> None:
    for found in find_dates(text):
        assert {f.name for f in fields(found)} >= {"start", "end", "kind"}


@pytest.mark.parametrize(
    "piece",
    [
        "March ",
        "the ",
        "2022-",
        "last year ",
        "first half of ",
        "1 ",
        "'90s ",
        "the week ended ",
        "3:",
        "from 2010 to ",
        " " * 50 + "6",
        "in the end of the ",
    ],
)
def test_hostile_strings_cost_no_more_than_their_length(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    start = time.process_time()
    find_dates(text)
    assert time.process_time() - start < 4
