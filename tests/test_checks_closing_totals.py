import pytest
from parts_of import gaps


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "It spent £4.2m on roads, £1.9m on schools and £2.0m on parks, £9.1m in all.",
            "£9.1m: 4.2 million + 1.9 million + 2 million = GBP 8.1 million",
        ),
        ("The hurt were three men and two women, six people in all.", "six people: 3 + 2 = 5"),
        (
            "It gave £2.6m to the first group and £1.7m to the second, the mayor said, a total of £5.3m.",
            "£5.3m: 2.6 million + 1.7 million = GBP 4.3 million",
        ),
        ("The park counted 1,240 ducks and 860 geese, 2,200 birds altogether.", "2,200 birds: 1,240 + 860 = 2,100"),
        ("Five men and two women died, bringing the death toll to six.", "six: 5 + 2 = 7"),
        ("All 22 members took part: 13 voted for it, seven against and four abstained.", "22 members: 13 + 7 + 4 = 24"),
    ],
)
def test_a_total_behind_its_list_is_added_up(text, said):
    assert gaps(text, "sum", "list-total") == [said]


@pytest.mark.parametrize(
    "text",
    [
        "It spent £4.2m on roads, £1.9m on schools and £2.0m on parks, £8.1m in all.",
        "It spent £4.2m on roads, £1.9m on schools and, with what parks and others cost, £9.1m in all.",
        "Police held three men and two women on Friday, bringing the total to nine.",
        "The law gives 13 delegates to the winner and three to the winner of each district, for a total of 28.",
        "Ann Roe scored 12 points and nine points in two games, 240 in all this season.",
        "Ann Roe scored 12 goals for Ely and nine for Rye, 30 in all for club and country.",
        "Three men and two women were hurt in the first car, and a boy in the second, six people in all.",
        "They have won 12 golds and 10 silvers, 32 medals in all.",
    ],
)
def test_what_is_no_total_of_the_list_stays_quiet(text):
    assert gaps(text, "sum", "list-total") == []


@pytest.mark.parametrize(
    ("check", "text", "flagged"),
    [
        ("remainder", "The ferry had 64 people on board. A tug saved 41 of them, and the remaining 13 swam.", True),
        ("remainder", "The ferry had 64 people on board. A tug saved 41 of them, and the remaining 23 swam.", False),
        ("remainder", "The ferry had 64 people and 12 crew on board. A tug saved 41 of them, and the remaining 13 swam.", False),
        ("remainder", "There were 64 people at the ball. Police spoke to 41 of them and searched the remaining 13 cars.", False),
        ("series-score", "Dunmore have won 12, drawn five and lost four of their last 30 matches.", False),
        ("brought-total", "There had been 46 cases until Friday. The 12 new cases bring the total to 68.", True),
        ("brought-total", "There had been 46 cases until Friday. The 12 new cases bring the total to 58.", False),
        ("brought-total", "The town has 46 doctors. The 12 new cases bring the total to 68.", False),
        ("brought-total", "The clinic reported 38 new cases, taking the total from 215 to 263.", True),
        ("divided-whole", "Of the 64 pupils, 41 passed and the other 13 failed.", True),
        ("series-score", "Dunmore have won 12, drawn five and lost four of their 22 matches.", True),
        ("series-score", "Dunmore have won 12, drawn five and lost four of their 21 matches.", False),
    ],
)
def test_what_is_left_and_what_is_brought_is_added_up(check, text, flagged):
    assert bool(gaps(text, "sum", check)) is flagged


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ("The trust bought 36 houses at £210,000 each, £9.56 million altogether.", True),
        ("The trust bought 36 houses at £210,000 each, for a total of £7.56 million.", False),
        ("The firm bought 12 vans at £20,000 each and 10 lorries at £60,000 each, for a total of £840,000.", False),
        ("The trust bought 36 houses at £210,000 each, and spent £9.56 million on land.", False),
    ],
)
def test_a_price_for_each_is_multiplied(text, flagged):
    assert bool(gaps(text, "average", "shared-out")) is flagged


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ("One in five, or 30%, of the riders wore a helmet.", True),
        ("One in five, or 21%, of the riders wore a helmet.", False),
        ("A quarter, or 30% of the men, wore a helmet.", False),
        ("It draws more from the top twentieth than from the bottom fifth (4%).", False),
        ("A third (30% of men) wore a helmet.", False),
        ("A fifth of the men, or 30% of the women, wore a helmet.", False),
    ],
)
def test_a_fraction_and_its_percentage_are_one(text, flagged):
    assert bool(gaps(text, "share", "said-again")) is flagged
