import pytest

from factcheck import Article, check


def flagged(title, text):
    return [one.message for one in check([Article("a", text, title)]).findings if one.rule == "headline.figure"]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Choir given £3m by lottery winner", "The winner of a lottery jackpot has given £2.3m to the choir of Dunmore."),
        (
            "Dunmore barn with 300 tonnes of wheat burns",
            "A barn near Dunmore that held 200 tonnes of wheat burned to the ground on Friday.",
        ),
    ],
)
def test_the_one_sum_of_a_headline_is_held_against_the_one_of_the_text(title, text):
    assert len(flagged(title, text)) == 1


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Choir given £3m by lottery winner", "The winner of a lottery jackpot has given £2.9m to the choir of Dunmore."),
        ("Choir given £3m by lottery winner", "The winner of a lottery jackpot gave the choir of Dunmore £2.3m. Her aunt gave £1m."),
        ("Choir given £3m by lottery winner", "A grant of £2.3m will mend the roof of the town hall, the mayor said."),
        ("Choir given £3m by lottery winner", "The winner of a lottery jackpot has given more than £2.3m to the choir of Dunmore."),
        ("Dunmore sells 10-year bonds", "Dunmore sold bonds for the first time in 20 years, its bank said."),
    ],
)
def test_what_may_be_two_sums_stays_quiet(title, text):
    assert flagged(title, text) == []
