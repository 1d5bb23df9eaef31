"""Two reports that give two figures to each other's owner, measure or time; lists in order, other times and markets stay quiet."""

from datetime import date

import pytest

from factcheck import Article, check

DAY = date(2026, 5, 6)
WEATHER = "\n\nIt was a {} day in Dunmore. The board sat for hours. Nobody spoke to reporters. The doors stayed shut."


def told(first: str, second: str, days: tuple[date, date] = (DAY, DAY)) -> list[tuple[str, str]]:
    """The severity and arithmetic of every exchange that is told of two articles."""
    articles = [
        Article(name, f"{text}{WEATHER.format(sky)}", published=day)
        for name, text, sky, day in zip("ab", (first, second), ("wet", "dry"), days, strict=True)
    ]
    return [(found.severity, found.sum) for found in check(articles).findings if found.rule == "copies.exchanged-figures"]


BANKS = "In the first quarter of 2026 Alder Bank earned $340 million and Brock Bank $210 million."
OUTPUT = "Norway pumped 1.8 million barrels a day in March and Brazil 3.4 million, the agency said."


@pytest.mark.parametrize(
    ("first", "second", "sides"),
    [
        (
            BANKS,
            "Brock Bank made a profit of $340 million in the first quarter of 2026, against $210 million at Alder Bank.",
            "Alder Bank $340 million and Brock Bank $210 million",
        ),
        (
            OUTPUT,
            "Brazil's crude output was 1.8 million barrels a day in March, the agency said, and that of Norway 3.4 million barrels a day.",
            "Brazil 1.8 million barrels a day and Norway 3.4 million barrels a day",
        ),
        (
            "A poll on Tuesday put Carl Roe on 48% and Ann Brandt on 44%.",
            "Ann Brandt is on 48% and Carl Roe on 44%, a poll showed on Tuesday.",
            "Ann Brandt 44% and Carl Roe 48%",
        ),
        (
            "Unemployment in Norway fell to 3.8% in March from 4.1% in February.",
            "Norway's unemployment rate rose to 4.1% in March from 3.8% in February.",
            "now 3.8% and before 4.1%",
        ),
        (
            "Norway's exports came to 12.4 million tonnes in March, its imports to 9.7 million tonnes.",
            "In March Norway's imports came to 12.4 million tonnes, its exports to 9.7 million tonnes.",
            "exports 9.7 million tonnes and imports 12.4 million tonnes",
        ),
    ],
)
def test_two_figures_that_change_places(first: str, second: str, sides: str) -> None:
    (found,) = told(first, second)
    assert found[0] == "warning"
    assert sides in found[1]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (BANKS, "Alder Bank made a profit of $340 million in the first quarter of 2026, against $210 million at Brock Bank."),
        (BANKS, "Brock Bank made a profit of $340 million in the first quarter of 2025, against $210 million at Alder Bank."),
        (BANKS, "In the first quarter of 2026 Brock Bank and Alder Bank earned $340 million and $210 million respectively."),
        (BANKS, "In the first quarter of 2026 Brock Bank had costs of $340 million and Alder Bank costs of $210 million."),
        (BANKS, "In the first quarter of 2026 Brock Bank earned $340 million and Alder Bank $270 million."),
        (
            "Tarn Motors shares rose to $12.40 from $12.10.",
            "Tarn Motors shares fell to $12.10 from $12.40.",
        ),
        (
            "Unemployment in Norway fell to 3.8% in March from 4.1% in February.",
            "Unemployment in Norway rose to 4.1% in April from 3.8% in March.",
        ),
    ],
)
def test_what_did_not_change_places_is_quiet(first: str, second: str) -> None:
    assert told(first, second) == []


def test_what_stood_so_weeks_before_may_have_turned() -> None:
    first = "Carl Roe leads the table with 48 points, Ann Brandt has 44 points."
    second = "Ann Brandt has 48 points now, Carl Roe has 44 points."
    assert told(first, second, days=(DAY, date(2026, 5, 20))) == []


def test_an_exchange_is_told_once() -> None:
    first = "Port Arne's exports came to 12.4 million tonnes in April, its imports to 9.7 million tonnes, it said."
    second = "Port Arne said its imports came to 12.4 million tonnes in April, and its exports to 9.7 million tonnes."
    articles = [Article("a", first + WEATHER.format("wet"), published=DAY), Article("b", second + WEATHER.format("dry"), published=DAY)]
    assert [found.rule for found in check(articles).findings] == ["copies.exchanged-figures"]
