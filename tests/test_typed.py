"""Dates, durations, ordinals and ranks: typed records beside the quantities, never among them."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck import Article, check, find_claims
from factcheck.quantities import find_dates, find_quantities
from factcheck.quantities.typed import find_typed


def kinds(text: str) -> list[tuple[str, int, str]]:
    return [(q.kind, int(q.figure.value), q.unit.name) for q in find_typed(text, find_dates(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The port closed in 2019.", [("date", 2019, "year")]),
        ("The port closed on March 6, 2022.", [("date", 2022, "day")]),
        ("It opened three years ago.", [("duration", 3, "year")]),
        ("Over the past four weeks it rained.", [("duration", 4, "week")]),
        ("It was the 21st report.", [("ordinal", 21, "report")]),
        ("It was the third attempt.", [("ordinal", 3, "attempt")]),
        ("It is the largest producer.", [("rank", 1, "largest")]),
        ("It is the second-largest producer.", [("rank", 2, "largest")]),
        ("It was the 3rd highest toll.", [("rank", 3, "highest")]),
        ("The second hand ticked for a third time.", []),
        ("The call came at 2.15pm.", []),
        ("Six people met.", []),
    ],
)
def test_typed_records(text: str, expected: list[tuple[str, int, str]]) -> None:
    assert kinds(text) == expected


def test_claims_carry_them_with_the_days_that_a_date_names() -> None:
    article = Article("a", "In January the ministry counted 40 wells, the second-largest number since 2019.", published=date(2026, 3, 6))
    found = [(c.quantity.kind, c.quote) for c in find_claims(article)]
    assert found == [("date", "January"), ("quantity", "40 wells"), ("rank", "second-largest"), ("date", "since 2019")]
    january = find_claims(article)[0]
    assert january.period is not None
    assert (january.period.start, january.period.end) == (date(2026, 1, 1), date(2026, 1, 31))


def test_they_are_compared_with_nothing() -> None:
    run = check([Article("a", "The mill opened in 2019."), Article("b", "A ferry line closed in 2017.")])
    assert [claim.quantity.kind for claim in run.claims] == ["date", "date"]
    assert run.findings == ()
    assert run.uncompared == ()
    assert find_quantities("The mill opened in 2019.") == []
