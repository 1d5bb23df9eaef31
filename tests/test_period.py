import datetime as dt
import json
import re
import time
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck import Article, find_claims
from factcheck.claims.period.find import find_period, main_period, resolve
from factcheck.quantities.dates.find import find_dates
from factcheck.records import Clue, Figure, Period, Quantity, Unit
from factcheck.text import sentences
from factcheck.text.spans import Span

MONDAY = date(2022, 3, 7)


def days(words: str, published: date | None = MONDAY, base: Period | None = None) -> str:
    found = resolve(find_dates(words)[0], published, words, base)
    return "none" if found is None else f"{found.start}..{found.end}"


def period_of(
    text: str, figure: str, published: date | None = MONDAY, dimension: str = "count", change: bool = False
) -> tuple[Period | None, tuple[Clue, ...]]:
    start = text.index(figure)
    amount = Figure(Decimal(1), Decimal(1), (Decimal(1),), Decimal(0))
    quantity = Quantity(amount, Unit("", "", dimension), start, start + len(figure), change=change)
    carried = None
    for sentence in sentences(text):
        inside = [d for d in find_dates(text) if sentence.start <= d.start < sentence.end]
        if sentence.start <= start < sentence.end:
            return find_period(text, quantity, sentence, inside, published, carried, handed=carried)
        carried = main_period(text, sentence, inside, published, carried)
    raise AssertionError(figure)


def when(text: str, figure: str, published: date | None = MONDAY, **kind: bool) -> str:
    found, _ = period_of(text, figure, published, **kind)  # type: ignore[arg-type]
    return "none" if found is None else f"{found.start}..{found.end}" + (" assumed" if found.assumed else "")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("in January", "2022-01-01..2022-01-31"),
        ("in December", "2021-12-01..2021-12-31"),
        ("in March", "2022-03-01..2022-03-31"),
        ("last December", "2021-12-01..2021-12-31"),
        ("last March", "2021-03-01..2021-03-31"),
        ("the fourth quarter", "2021-10-01..2021-12-31"),
        ("the second half", "2021-07-01..2021-12-31"),
        ("last fall", "2021-09-01..2021-11-30"),
        ("last quarter", "2021-10-01..2021-12-31"),
        ("on Friday", "2022-03-04..2022-03-04"),
        ("on Monday", "2022-03-07..2022-03-07"),
        ("last Monday", "2022-02-28..2022-02-28"),
        ("at year end", "2021-12-31..2021-12-31"),
        ("the first nine months", "2021-01-01..2021-09-30"),
        ("Dec. 31", "2021-12-31..2021-12-31"),
    ],
)
def test_news_looks_back(words: str, expected: str) -> None:
    assert days(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("It will open in June", "2022-06-01..2022-06-30"),
        ("the plant will open on Friday", "2022-03-11..2022-03-11"),
        ("fourth quarter output will reach", "2022-10-01..2022-12-31"),
        ("next May", "2022-05-01..2022-05-31"),
        ("by year-end", "2022-12-31..2022-12-31"),
        ("next week", "2022-03-14..2022-03-20"),
        ("over the next five years", "2022-03-07..2027-03-07"),
        ("by 2030", "2030-01-01..2030-12-31"),
        ("it is due in July", "2022-07-01..2022-07-31"),
        ("from May 1", "2022-05-01..2022-05-01"),
    ],
)
def test_words_that_look_ahead(words: str, expected: str) -> None:
    assert days(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("last week", "2022-02-28..2022-03-06"),
        ("this week", "2022-03-07..2022-03-13"),
        ("this weekend", "2022-03-05..2022-03-06"),
        ("last month", "2022-02-01..2022-02-28"),
        ("last year", "2021-01-01..2021-12-31"),
        ("this year", "2022-01-01..2022-12-31"),
        ("so far this year", "2022-01-01..2022-03-07"),
        ("since January", "2022-01-01..2022-03-07"),
        ("since the start of the year", "2022-01-01..2022-03-07"),
        ("the past month", "2022-02-08..2022-03-07"),
        ("the past four weeks", "2022-02-08..2022-03-07"),
        ("yesterday", "2022-03-06..2022-03-06"),
        ("two years ago", "2020-01-01..2020-12-31"),
        ("a decade ago", "2012-01-01..2012-12-31"),
        ("two decades ago", "2000-01-01..2009-12-31"),
        ("a month ago", "2022-02-01..2022-02-28"),
        ("the past decade", "2012-03-08..2022-03-07"),
        ("the past 24 hours", "2022-03-06..2022-03-07"),
        ("Friday last week", "2022-03-04..2022-03-04"),
    ],
)
def test_counted_from_the_articles_day(words: str, expected: str) -> None:
    assert days(words) == expected
    assert days(words, None) == "None..None"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("in 2019", "2019-01-01..2019-12-31"),
        ("March 6, 2022", "2022-03-06..2022-03-06"),
        ("Q1 2022", "2022-01-01..2022-03-31"),
        ("the second half of 2021", "2021-07-01..2021-12-31"),
        ("the third week of February 2022", "2022-02-15..2022-02-21"),
        ("the first nine months of 2021", "2021-01-01..2021-09-30"),
        ("the last three months of 1986", "1986-10-01..1986-12-31"),
        ("the year ended June 30, 2021", "2020-07-01..2021-06-30"),
        ("four weeks ended Feb. 27, 1987", "1987-01-31..1987-02-27"),
        ("12 months to June 2021", "2020-07-01..2021-06-30"),
        ("the 1990s", "1990-01-01..1999-12-31"),
        ("the 19th century", "1801-01-01..1900-12-31"),
        ("between 2010 and 2015", "2010-01-01..2015-12-31"),
        ("2012-14", "2012-01-01..2014-12-31"),
        ("from October to January 2022", "2021-10-01..2022-01-31"),
        ("winter 2021", "2021-12-01..2022-02-28"),
        ("the end of 2021", "2021-12-31..2021-12-31"),
        ("towards the end of 2021", "2021-10-01..2021-12-31"),
        ("early March 2022", "2022-03-01..2022-03-10"),
        ("late 2021", "2021-10-01..2021-12-31"),
        ("fiscal 2021", "2021-01-01..2021-12-31"),
    ],
)
def test_named_times_need_no_articles_day(words: str, expected: str) -> None:
    assert days(words, None) == expected
    assert days(words) == expected


def test_words_that_count_from_the_time_spoken_of() -> None:
    february = Period(date(2022, 2, 1), date(2022, 2, 28), "February")
    week = Period(date(2022, 2, 21), date(2022, 2, 27), "the week ended Feb. 27")
    assert days("the previous month", base=february) == "2022-01-01..2022-01-31"
    assert days("a year earlier", base=february) == "2021-02-01..2021-02-28"
    assert days("the same month last year", base=february) == "2021-02-01..2021-02-28"
    assert days("the same month of 2019", base=february) == "2019-02-01..2019-02-28"
    assert days("in the previous week", base=week) == "2022-02-14..2022-02-20"
    assert days("in the third week", base=february) == "2022-02-15..2022-02-21"


def test_a_month_is_placed_by_a_year_named_just_before() -> None:
    text = "Output began to grow towards the end of 2021. In January the field gave 755,000 barrels."
    assert when(text, "755,000", None) == "2022-01-01..2022-01-31"
    assert days("in January", None) == "None..None"


@pytest.mark.parametrize("words", ["at noon", "before 2019", "after March 6, 2022"])
def test_what_is_no_stretch_of_days(words: str) -> None:
    assert days(words) == "none"


def test_each_figure_takes_its_own_time() -> None:
    text = "Oil output last month fell to 3.5 million barrels a day from 3.8 million in January and 4.1 million a year earlier."
    assert when(text, "3.5") == "2022-02-01..2022-02-28"
    assert when(text, "3.8") == "2022-01-01..2022-01-31"
    assert when(text, "4.1") == "2021-01-01..2021-01-31"


def test_a_list_of_years() -> None:
    text = "There were 41 cases in 2019, 52 in 2020 and 63 in 2021."
    assert [when(text, n) for n in ("41", "52", "63")] == [f"{y}-01-01..{y}-12-31" for y in (2019, 2020, 2021)]


def test_the_opening_words_hold_for_the_sentence() -> None:
    text = "In 2020, the mill made 300 tonnes of paper, used 90 tonnes of straw and sold 280 tonnes."
    assert {when(text, n) for n in ("300", "90", "280")} == {"2020-01-01..2020-12-31"}


@pytest.mark.parametrize(
    "text",
    [
        "The ministry said on Friday that 300 homes were flooded.",
        "OSLO, March 4 (Newswire) - The storm flooded 300 homes.",
        "The storm flooded 300 homes, the ministry told reporters on Friday.",
        "The mayor on Friday said 300 homes were flooded.",
    ],
)
def test_when_it_was_said_is_not_when_it_was(text: str) -> None:
    assert when(text, "300") == "2022-03-07..2022-03-07 assumed"


@pytest.mark.parametrize(
    "text",
    [
        "The group has a ceiling of 300 tonnes agreed in Geneva last December.",
        "The group agreed in December to a ceiling of 300 tonnes.",
        "The mill, which opened in 1999, makes 300 tonnes.",
        "The mill met its goal of 300 tonnes and passed the 2019 output of 280 tonnes.",
    ],
)
def test_a_time_that_belongs_to_something_else(text: str) -> None:
    assert when(text, "300") == "2022-03-07..2022-03-07 assumed"


def test_a_comparison_does_not_lend_its_time() -> None:
    text = "Exports through the port were 100 tonnes last month, compared with none in January, while imports were 250 tonnes."
    assert when(text, "250") == "2022-02-01..2022-02-28"


def test_the_figure_before_a_change_has_no_time_of_its_own() -> None:
    assert when("Sales rose last month to 50 tonnes from 40 tonnes.", "40") == "None..None"


def test_what_the_text_before_spoke_of_is_carried() -> None:
    text = "Sales fell to 500 tonnes in February. Exports were 20 tonnes."
    found, clues = period_of(text, "20")
    assert found == Period(date(2022, 2, 1), date(2022, 2, 28), "February")
    assert clues[0].why == "carried over from the text before"


def test_what_a_figure_is_held_against_is_of_another_time() -> None:
    text = "It had a second-quarter loss of $11 million, compared with its year-ago loss from mines of $18 million, or 31 cents a share."
    assert [period_of(text, figure)[0].start for figure in ("$11", "$18", "31")] == [date(2021, 4, 1), None, None]  # type: ignore[union-attr]
    text = (
        "It had second-quarter income of $71 million, compared with a net loss of $56 million, or 10 cents a share, in the year-ago period."
    )
    assert [period_of(text, figure)[0].start.year for figure in ("$71", "$56", "10")] == [2021, 2020, 2020]  # type: ignore[union-attr]


def test_the_same_period_of_another_year() -> None:
    text = (
        "Sales were 50 tonnes in the fourth quarter of 2021, against 40 tonnes in the same 2020 period and 30 tonnes in the 2019 quarter."
    )
    assert when(text, "40") == "2020-10-01..2020-12-31"
    assert when(text, "30") == "2019-10-01..2019-12-31"


def test_a_year_before_an_owner_and_its_noun() -> None:
    assert when("The ministry put 2021 Norland wheat output at 12 tonnes.", "12") == "2021-01-01..2021-12-31"
    assert when("The farm sold 2021 Norland cows for 12 dollars each.", "12") == "2022-03-07..2022-03-07 assumed"


def test_the_day_on_which_something_began_is_not_that_of_the_count() -> None:
    assert when("The crews began a national strike on March 1. In all 126 ships lie idle.", "126") == "2022-03-07..2022-03-07 assumed"
    assert (
        when("After deals with 22 firms, the strike which began on March 1 looks close to an end.", "22")
        == "2022-03-07..2022-03-07 assumed"
    )


def test_stocks_are_counted_on_the_last_day() -> None:
    text = "Stocks of butter fell by 4 tonnes in the week ended Feb. 27 to 127 tonnes from 131 tonnes the previous week."
    assert when(text, "4 tonnes", change=True) == "2022-02-21..2022-02-27"
    assert when(text, "127") == "2022-02-27..2022-02-27"
    assert when(text, "131") == "2022-02-20..2022-02-20"


def test_clues_give_back_the_words() -> None:
    text = "The plant made 755 tonnes in January."
    found, clues = period_of(text, "755")
    assert found is not None
    assert [text[c.start : c.end] for c in clues] == ["January"] == [found.text]


def test_nothing_known_is_none() -> None:
    assert when("The plant makes 755 tonnes.", "755", None) == "none"


WORDS = st.sampled_from(
    [
        "in January",
        "last fall",
        "the third week of February",
        "a year earlier",
        "since 1943",
        "the 99th century",
        "Feb. 29",
        "the past 999 years",
        "999 decades ago",
        "next century",
        "from May to March",
        "the week to Friday",
        "in the first 50 months of 2021",
        "mid-1500s",
        "the previous day",
        "2099-2100",
        "Monday to Friday",
        "winter 2100",
    ]
)


@settings(max_examples=200, deadline=None)
@given(WORDS, st.dates(date(1500, 1, 1), date(9998, 1, 1)), st.booleans())
def test_any_time_on_any_day_is_a_stretch_or_unknown(words: str, published: date, based: bool) -> None:
    base = Period(published, published, "") if based else None
    for mention in find_dates(words):
        found = resolve(mention, published, words, base)
        if found and found.start and found.end:
            assert found.start <= found.end


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(["January", "April", "July", "December", "Friday", "Monday", "the third quarter", "the second half"]),
    st.dates(date(1900, 1, 1), date(2100, 1, 1)),
)
def test_a_bare_time_has_begun_and_is_the_latest_that_has(words: str, published: date) -> None:
    text = f"It grew in {words}."
    found = resolve(find_dates(text)[0], published, text)
    assert found is not None
    assert found.start is not None
    assert published - dt.timedelta(366) <= found.start <= published


def test_labelled_news_keeps_its_share_of_right_periods() -> None:
    """Figures labelled with a month or a year: the period found lies within it, and is no less than a third of it."""
    folder = Path(__file__).resolve().parents[2] / "shared" / "data" / "gold"
    if not (folder / "claims.jsonl").is_file():
        pytest.skip("the labelled articles are not beside this checkout")
    articles = {a["id"]: a["text"] for a in map(json.loads, (folder / "articles.jsonl").read_text(encoding="utf-8").splitlines())}
    right = asked = 0
    for row in map(json.loads, (folder / "claims.jsonl").read_text(encoding="utf-8").splitlines()):
        label = str(row["period"])
        if not re.fullmatch(r"\d{4}(-\d\d)?", label):
            continue
        start, end = row["span"]
        found = find_at(articles[row["doc"]], start, end, row["unit"], date.fromisoformat(row["date"][:10]))
        asked += 1
        if found and found.start and found.end and found.days:
            inside = found.start.isoformat().startswith(label) and found.end.isoformat().startswith(label)
            right += inside and found.days * 3 >= (365 if len(label) == 4 else 30)
    assert right >= 0.7 * asked, f"{right} of {asked}"


def find_at(text: str, start: int, end: int, unit: str, published: date) -> Period | None:
    quantity = Quantity(Figure(None, None, (Decimal(1),), Decimal(0)), Unit("", "", unit), start, end)
    carried = None
    mentions = find_dates(text)
    for sentence in sentences(text):
        inside = [d for d in mentions if sentence.start <= d.start < sentence.end]
        if sentence.start <= start < sentence.end:
            return find_period(text, quantity, sentence, inside, published, carried, handed=carried)[0]
        carried = main_period(text, sentence, inside, published, carried)
    return None


def test_a_sentence_without_end_costs_no_more_than_its_length() -> None:
    text = "sold 5 tonnes in 2019 from May to June, " * 3000
    mentions = find_dates(text)
    whole = Span(0, len(text))
    start = time.process_time()
    for place in range(5, len(text), 400):
        find_period(
            text,
            Quantity(Figure(None, None, (Decimal(5),), Decimal(0)), Unit("", "", "mass"), place, place + 1),
            whole,
            mentions,
            MONDAY,
            None,
        )
    assert time.process_time() - start < 6


@pytest.mark.parametrize(
    ("text", "figure", "expected"),
    [
        # not the time since which it is the highest
        ("Shares rose to 651 pence, their highest since last September.", "651", "2022-03-07..2022-03-07 assumed"),
        # what a figure is held against has another time, or none that is said
        ("In January exports were 3 million, against 2 million.", "2 million", "None..None"),
        ("In January exports were 3 million, compared with 2 million.", "2 million", "None..None"),
        ("Turnout was 61 percent, up 13 points on the election of 2018, when it was 48 percent.", "61", "2022-03-07..2022-03-07 assumed"),
        ("Turnout was 61 percent, up 13 points on the election of 2018, when it was 48 percent.", "48", "2018-01-01..2018-12-31"),
        ("Ninety are missing, up from 80 on Sunday, and 86 have been injured.", "86", "2022-03-07..2022-03-07 assumed"),
        # said in February, not true of February
        ("It employs 900 people, and Roe said in February that it was too many.", "900", "2022-03-07..2022-03-07 assumed"),
        # a comma before who said so: the time is of the facts
        ("Rates eased to 17 last week, shipbrokers said.", "17", "2022-02-28..2022-03-06"),
        # a second verb that looks ahead does not move the first
        ("It pumped 3 million in February and hopes to reach more.", "3 million", "2022-02-01..2022-02-28"),
        ("Forecasters expect 30 more on Wednesday.", "30", "2022-03-09..2022-03-09"),
        # quarters go on, full years and times to come don't
        ("Revenue rose in the three months to December 31. Profit was 164 million.", "164", "2021-10-01..2021-12-31"),
        ("Profit fell in the fourth quarter. It cut its full-year forecast to 700 million.", "700", "2022-01-01..2022-12-31"),
        ("It will list a stake in the second half of this year. Rates were 17.", "17", "2022-03-07..2022-03-07 assumed"),
    ],
)
def test_times_of_other_things_are_not_taken(text: str, figure: str, expected: str) -> None:
    assert when(text, figure) == expected


def test_a_standing_measure_takes_no_time_from_the_text_before() -> None:
    text = "Output fell in January. Reserves are 37 billion barrels."
    start = text.index("37")
    amount = Figure(Decimal(37), Decimal(37), (Decimal(37),), Decimal(0))
    quantity, last = Quantity(amount, Unit("bbl", "barrel", "volume"), start, start + 2), sentences(text)[1]
    january = Period(date(2022, 1, 1), date(2022, 1, 31), "January")
    carried, _ = find_period(text, quantity, last, [], MONDAY, january, handed=january)
    standing, _ = find_period(text, quantity, last, [], MONDAY, january, handed=january, standing=True)
    assert carried == january
    assert standing == Period(MONDAY, MONDAY, "", assumed=True)


@pytest.mark.parametrize(
    ("text", "quote", "day"),
    [
        (
            "A wildfire that began on Friday near Cutter Lake has burned 41,000 acres, officials said on Sunday morning.",
            "41,000 acres",
            None,
        ),
        (
            "Prices could rise this year, brokers said on Friday, a day after the bank left its key rate at 4.25 percent.",
            "4.25 percent",
            None,
        ),
        ("Pallister Media ended 2025 with 8.2 million subscribers.", "8.2 million subscribers", date(2025, 12, 31)),
        ("Pallister Media had sold 8.2 million books in 2025.", "8.2 million books", date(2025, 1, 1)),
    ],
)
def test_the_day_that_a_clause_gives_its_noun_is_no_time_of_the_figure(text, quote, day):
    claims = find_claims(Article("a", text, published=date(2026, 8, 9)))
    period = next(claim.period for claim in claims if claim.quote == quote)
    assert period.assumed if day is None else (not period.assumed and period.start == day)


def test_a_weekend_told_before_it_comes_is_the_last_one() -> None:
    thursday = date(2022, 3, 10)
    assert when("The storm swept the coast over the weekend and killed 12.", "12", thursday) == "2022-03-05..2022-03-06"
    assert when("The storm will hit 12 towns over the weekend.", "12", thursday) == "2022-03-12..2022-03-13"


def test_an_end_that_was_weeks_ago_is_over() -> None:
    assert when("The fund gave its 12 members until February 20 to choose.", "12") == "2022-02-20..2022-02-20"
    assert when("The fund gives its 12 members until May 20 to choose.", "12") == "2022-05-20..2022-05-20"


def test_a_clause_that_says_what_a_year_saw_is_of_that_year() -> None:
    text = "In 2020 visitors numbered 10,605, against the previous year, which saw 9,177 visitors."
    assert when(text, "9,177") == "2019-01-01..2019-12-31"


def test_a_participle_with_at_dates_no_event() -> None:
    text = "The club counted 11 crimes directed at members in Norland during the first six months of 2021."
    assert when(text, "11") == "2021-01-01..2021-06-30"


def test_a_day_of_what_happened_is_past() -> None:
    assert when("The July 16 attack killed 12 people.", "12") == "2021-07-16..2021-07-16"
    assert when("In the year that began on July 16 sales were 12.", "12") != "2022-07-16..2022-07-16"
    assert when("The July 16 match must be won by 12.", "12") == "2022-07-16..2022-07-16"


@pytest.mark.parametrize(
    ("text", "figure", "expected"),
    [
        ("Sales were 5 million in the third quarter of 2018 and 6 million in the fourth quarter.", "6 million", "2018-10-01..2018-12-31"),
        ("The yard built 40 boats in the first half of 2019 and 60 in the second half.", "60", "2019-07-01..2019-12-31"),
        ("Rain came to 40 mm in December 2017 and 60 mm in January.", "60 mm", "2018-01-01..2018-01-31"),
        ("Rain came to 40 mm in May 2017 and 60 mm in November.", "60 mm", "2021-11-01..2021-11-30"),
        ("Rain came to 40 mm in February, after 60 mm in January 2019.", "40 mm", "2022-02-01..2022-02-28"),
    ],
)
def test_a_row_goes_on_in_the_year_it_began_in(text: str, figure: str, expected: str) -> None:
    assert when(text, figure) == expected


@pytest.mark.parametrize("label", ["2021", "previous year", "FY 2021", "31 December 2021"])
def test_a_bracket_gives_the_figure_of_another_time(label: str) -> None:
    text = f"Sales rose to €50 million ({label}: €48 million) and profit to €3 million ({label}: €2 million)."
    found = [claim for claim in find_claims(Article("a", text, published=MONDAY)) if claim.unit.symbol == "EUR"]
    assert [(claim.measure, claim.period.text if claim.period else "") for claim in found] == [
        ("sales", ""),
        ("sales", label),
        ("profit", ""),
        ("profit", label),
    ]
