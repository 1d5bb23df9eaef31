"""A profit told as a loss: found for one owner and named time, whatever the size, and for nothing less."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck import Article, check

DAY = date(2022, 3, 11)
PROFIT = "Alder Bank made a net profit of $41 million in 2021, it said on Thursday."


def found(*texts: str, stories: tuple[str, ...] = ("", "")) -> list[str]:
    """The rules that speak aloud, each text an article."""
    articles = [Article(str(n), text, published=DAY, story=story) for n, (text, story) in enumerate(zip(texts, stories, strict=False))]
    return [one.rule for one in check(articles).findings if one.severity != "note"]


@pytest.mark.parametrize("size", ["$41 million", "$7 million", "almost $40 million"])
def test_one_year_has_a_profit_or_a_loss(size):
    assert "money.profit-or-loss" in found(
        PROFIT, f"The year 2021 was hard. Alder Bank made a net loss of {size} in 2021, its report says."
    )


@pytest.mark.parametrize(
    "quiet",
    [
        "Alder Bank made a net loss of $41 million in 2020, its report says.",
        "Alder Bank made a net loss of $41 million in the fourth quarter of 2021, its report says.",
        "Birch Bank made a net loss of $41 million in 2021, its report says.",
        "Alder Bank had expected a net loss of $41 million in 2021, its report says.",
        "Alder Bank's net loss narrowed by $41 million in 2021, its report says.",
        "Alder Bank made an operating loss of $41 million in 2021, its report says.",
        "Alder Bank denied that it made a net loss of $41 million in 2021.",
    ],
)
def test_what_is_of_another_time_owner_line_or_mood_is_left_alone(quiet):
    assert "money.profit-or-loss" not in found(PROFIT, quiet)


def test_a_balance_with_one_partner_may_have_another_sign():
    total = "Norway had a trade surplus of $9 billion in 2021."
    assert "money.surplus-or-deficit" not in found(total, "Norway had a trade deficit with China of $2 billion in 2021.")
    assert "money.surplus-or-deficit" in found(total, "Norway's trade deficit was $9 billion in 2021, the office said.")


def test_articles_of_two_named_stories_are_left_apart():
    loss = "Alder Bank made a net loss of $41 million in 2021, it said on Thursday."
    assert found(PROFIT, loss, stories=("a", "b")) == []


def test_signs_do_not_mix_with_a_clash_of_one_of_them():
    told = (PROFIT, PROFIT.replace("profit", "loss"), "Alder Bank made a net loss of $17 million in 2021, the Gazette said on Thursday.")
    assert sorted(found(*told, stories=("", "", ""))) == ["money.loss", "money.profit-or-loss"]
