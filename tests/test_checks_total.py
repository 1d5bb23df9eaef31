import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from parts_of import compared, gaps

from factcheck.records import Article, Corpus, Rule
from factcheck.rulebook import kind_named


@settings(deadline=None)
@given(st.lists(st.integers(1, 150), min_size=2, max_size=5), st.integers(-3, 3))
def test_a_list_agrees_with_its_sum_and_with_no_other_total(parts, off):
    whole = max(sum(parts) + off, 1)
    items = [f"{part} in {town}" for part, town in zip(parts, ("Ely", "Rye", "Deal", "Bath", "Wells"), strict=False)]
    text = f"The firm closed {whole} shops: {', '.join(items[:-1])} and {items[-1]}."
    verdicts = [one.verdict for one in compared(text, "sum", "list-total")]
    if whole >= max(parts) and len(verdicts) == 1:
        assert verdicts == ["agree" if whole == sum(parts) else "disagree"]
    assert "disagree" not in verdicts or whole != sum(parts)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "It imports 785,000 tonnes: 600,000 of wheat, 150,000 of maize and 25,000 of rye.",
            ["785,000 tonnes: 600,000 + 150,000 + 25,000 = 775,000 t"],
        ),
        ("It has $2.5 billion: 1.5 in cash and 0.8 in bonds.", ["$2.5 billion: 1.5 billion + 800 million = USD 2.3 billion"]),
        ("The blast killed nine tourists — five Italians, two Greeks and one Turk.", ["nine tourists: 5 + 2 + 1 = 8"]),
        ("Five people (four men and two women) were held.", ["Five people: 4 + 2 = 6"]),
        (
            "It spent $3 million on roads and $2 million on parks, for a total of $6.5 million.",
            ["$6.5 million: 3 million + 2 million = USD 5 million"],
        ),
    ],
)
def test_a_total_with_all_its_parts_is_added_up(text, said):
    assert gaps(text, "sum", "list-total") == said


@pytest.mark.parametrize(
    "text",
    [
        "The blast killed 13 people, including seven men, three women and two children.",
        "The blast hurt three people: a man aged 34 and a woman aged 51.",
        "The blast hurt 13 people: seven men, three women and several others.",
        "They gave 0.3 million tonnes: 0.04 million tonnes from Ely, 0.12 million tonnes from Rye and 0.1 million tonnes from Deal.",
        "He scored 12 points and seven points in two games, for a total of 240 this season.",
        "The town has 20 schools, two churches and four pubs.",
        "It imports wheat, at 600,000 tonnes, 150,000 tonnes of maize and 25,000 tonnes of rye.",
        "Orders stopped at two projects: the Three Gorges dam and the Three Gorges lock.",
    ],
)
def test_what_is_no_full_list_stays_quiet(text):
    assert gaps(text, "sum", "list-total") == []


def test_parts_beside_a_total_may_fall_short_of_it_but_not_exceed_it():
    (over,) = compared("A total of 163 ships were held, 135 in Brazil and 38 in Chile.", "sum", "list-total")
    (short,) = compared("A total of 163 ships were held, 35 in Brazil and 28 in Chile.", "sum", "list-total")
    assert (over.verdict, short.verdict) == ("disagree", "disagree")
    assert over.score >= 0.5 > short.score


def test_a_joint_total_is_the_sum_of_what_each_owner_has():
    told = "Spanish growers will ship 60,000 tonnes of olives, Greek growers 7,500 tonnes and Turkish growers 2,500."
    joint = "Officials said Spanish, Greek and Turkish growers would ship just over {} tonnes of olives. "
    assert gaps(joint.format("85,000") + told, "sum", "owners-total") == ["85,000 tonnes: 60,000 + 7,500 + 2,500 = 70,000 t"]
    assert gaps(joint.format("69,000") + told, "sum", "owners-total") == []
    assert gaps("Officials said European growers would ship 85,000 tonnes of olives. " + told, "sum", "owners-total") == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("The blast hurt 12 people, including 15 children.", True),
        ("Of the 120 flats in the tower, 140 were empty.", True),
        ("Just 20 of the 12 rooms were dry.", True),
        ("The blast hurt 15 people, including 12 children.", False),
        ("The firm made a profit of $2 million, including a gain of $5 million.", False),
        ("Arrivals rose to 30 people from 20, including 25 children.", False),
        ("Flows of $366 million (2018: $392 million) were hedged, of which $380 million is due.", False),
        ("The storm hit 12 towns, including 300 homes.", False),
    ],
)
def test_a_part_is_no_larger_than_its_whole(text, wrong):
    assert bool(gaps(text, "sum", "part-above-whole")) is wrong


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("In the poll 54% were for it, 48% against and 6% undecided.", True),
        ("In the poll 54% were for it, 41% against and 6% undecided.", False),
        ("In the poll 46% were for it, 38% against and 6% undecided.", False),
        ("Gas gave 45% of the power and coal 30%, and the remaining 15% came from wind.", True),
        ("Gas gave 45% of the power and coal 30%, and the remaining 25% came from wind.", False),
        ("Asked to pick more than one answer, 54% named jobs, 48% pay and 6% did not know.", False),
        ("Support was 54%, up from 48%, with 6% undecided.", False),
    ],
)
def test_exclusive_answers_come_to_a_hundred(text, wrong):
    assert bool(gaps(text, "sum", "shares")) is wrong


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "She named four priorities: education, crime and economic growth.",
            ["four priorities: 3 are named (education, crime and economic growth)"],
        ),
        (
            "Police held three men: Ali Ban, Jo Dane, Karl Rand and Tim Vole.",
            ["three men: 4 are named (Ali Ban, Jo Dane, Karl Rand and Tim Vole)"],
        ),
        ("She named three priorities: education, crime and economic growth.", []),
        ("She named four priorities, such as education, crime and growth.", []),
        ("She named two priorities: pay, health and safety.", []),
        ("Police held five people: a couple, their son and his wife.", []),
        ("It owns four brands: Aldermoor, Tarn and Sons, Osprey and Dunmore.", []),
        ("One of four priorities: education, crime and growth.", []),
    ],
)
def test_a_list_names_as_many_as_it_says(text, said):
    assert gaps(text, "sum", "list-count") == said


def test_a_series_has_as_many_games_as_its_score():
    assert gaps("Dunmore won the series 3-2 in game seven.", "sum", "series-score") == ["3-2 in game seven: 3 + 2 = 5 games"]
    assert gaps("Dunmore took the series 4-1 in six games.", "sum", "series-score") == ["4-1 in six games: 4 + 1 = 5 games"]
    assert gaps("Dunmore won the series 4-3 in Game 7. They lead the next series 3-2, with game six today.", "sum", "series-score") == []


def test_articles_that_are_only_looked_up_are_not_checked():
    article = Article("b", "The blast hurt 12 people, including 15 children. Dunmore won the series 3-2 in game seven.")
    rule = Rule("parts.any", "t", "warning", "sum", "w", "s")
    assert kind_named("sum")([], [rule], Corpus({"b": article}, frozenset())) == []
