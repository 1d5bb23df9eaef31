"""Like sentences that are filled in for another firm, hour or day are no sentence told twice; a changed figure in a copy is."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck import Article, check, find_claims

DAY = date(2026, 3, 4)
LOUD = ("error", "warning")


def told(*texts: str, titles: tuple[str, ...] = ("", ""), days: tuple[date, ...] = (DAY, DAY)) -> list[str]:
    articles = [Article(name, text, title, day) for name, text, title, day in zip("ab", texts, titles, days, strict=True)]
    return [f.rule for f in check(articles).findings if f.severity in LOUD and len({claim.article for claim in f.claims}) > 1]


LEAD = "Tarn Motors will build its new engine plant beside the harbour, the carmaker's chairwoman said in a speech to dockers."


@pytest.mark.parametrize(
    "place", ["HARWICK, March {}", "HARWICK, Norland, March {} (Harbour Wire)", "NEW HARWICK, March {} (Harbour Wire)"]
)
def test_the_day_of_a_dateline_is_that_of_each_version(place: str) -> None:
    first, second = (f"{place.format(day)} - {LEAD}" for day in (3, 4))
    assert not told(first, second, titles=("Tarn Motors to build plant", "Tarn Motors will build plant"))


def test_a_day_within_the_sentence_is_no_dateline() -> None:
    first, second = (
        f"The engine plant of Tarn Motors in Harwick will open on June {day}, the carmaker's chairwoman said." for day in (3, 13)
    )
    assert told(first, second) == ["copies.changed-figure"]


def test_two_firms_reports_in_brief_are_not_two_passages() -> None:
    texts = (
        "Osprey Yards said its contract with the navy is worth 41 million euros. It said the work is expected to end in December 2027.",
        "Tarn Motors said its contract with the navy is worth 53 million euros, adding that the work is expected to end in May 2028.",
    )
    assert not told(*texts, titles=("Osprey Yards wins contract", "Tarn Motors wins contract"))


def test_what_an_epidemic_killed_is_counted_by_several_bodies() -> None:
    texts = (
        "The coronavirus has killed 21 people in Norland, the mayor of Harwick said. Schools stay shut, and ferries stay in port.",
        "Coronavirus deaths in Norland rose to 23, the health ministry said. The ministry counts those who died in hospitals.",
    )
    assert not told(*texts, titles=("Harwick shuts schools", "Norland counts its dead"))


def test_a_ton_may_be_a_short_one() -> None:
    text = "Alder Metals said it plans to raise output at its Harwick mill to 4,400 {} of ore a day, subject to the county's approval."
    assert not told(text.format("tons"), text.format("short tons"))
    assert told(text.format("metric tons"), text.format("short tons"))


@pytest.mark.parametrize(
    "text", ["Harwick gasoil call complete 0923 on Tuesday", "Agent 007 is back", "Jobs may lift stocks as '07 starts"]
)
def test_what_begins_with_a_zero_is_no_amount(text: str) -> None:
    assert not [claim for claim in find_claims(Article("a", text)) if claim.quantity.kind == "quantity"]
