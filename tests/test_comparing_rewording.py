"""Figures that differ between two sentences that tell one thing in like words."""

from datetime import date

import pytest

from factcheck import Article, check
from factcheck.comparing.copies.retold import MOST_UNDER_ONE
from factcheck.rulebook import load_rules

RULES = [rule for rule in load_rules()[0] if rule.kind == "rewording"]


def flagged(a, b, *, days=(None, None), stories=("", ""), titles=("", "")):
    articles = [
        Article(name, text, title, published=day, story=story)
        for name, text, day, story, title in zip("ab", (a, b), days, stories, titles, strict=True)
    ]
    return [tuple(claim.quote for claim in finding.claims) for finding in check(articles, rules=RULES).findings]


def test_asides_are_paired_with_asides_and_figures_of_one_time_with_each_other():
    a = "Interest paid on the bonds of the port came to €57.4 million (2024: €51.3 million)."
    b = "The port said interest paid on its bonds came to €65.2 million (2024: €53.1 million)."
    assert flagged(a, b) == [("€57.4 million", "€65.2 million"), ("€51.3 million", "€53.1 million")]


def test_figures_that_both_print_are_paired_off_whatever_their_order():
    a = "The storm tore 14 roofs off and left 310 homes without power in the valley."
    b = "In the valley, 310 homes were left without power and 41 roofs were torn off by the storm."
    assert flagged(a, b) == [("14 roofs", "41 roofs")]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The lender raised the loan by €250 million to €750 million.", "Before it was raised the loan of the lender was €500 million."),
        ("Costs of buying a truck are 13% of all costs of owning it.", "The remaining 87% are other costs of owning a truck."),
        ("The film has a score of 57 based on 39 reviews by the press.", "The film has a score of 57 based on 42 critics of the press."),
        ("The ferry carried 310 cars in the morning and 240 in the afternoon.", "The ferry carried 550 cars that day."),
        ("The depot had 46 buses and lent 12 of its buses to Skarnes.", "The depot at Bergmo has 34 buses left."),
        ("Bergmo FK won the cup final 3-1 before 41,300 people.", "Skarnes IL won the cup final 3-1 before 14,300 people."),
        ("The fair drew 41,300 visitors in 2024, its owners said.", "The fair drew 14,300 visitors in 2025, its owners said."),
    ],
)
def test_what_looks_alike_and_is_not(a, b):
    assert flagged(a, b) == []


def test_rates_add_up_to_nothing_and_a_wrong_sum_is_told():
    a = "Rents in the port rose 1.5% overall, growing a little in the harbour at 0.9% and falling in the hills at 2.1%."
    assert ("1.5%", "2.4%") in flagged(a, "Rents in the port rose 2.4% overall, growing a little in the harbour.")
    parts = "The ferry carried 310 cars in the morning and 240 in the afternoon."
    assert flagged(parts, "The ferry carried 560 cars that day.") != []


PAIR = ("The renovated library lent out 48,200 books in its first month.", "In its first month the renovated library lent 42,800 books.")


def test_sentences_alone_belong_together_and_longer_articles_only_as_copies():
    assert flagged(*PAIR) == [("48,200 books", "42,800 books")]
    long = "The mayor spoke of ferries, schools and the price of bread. Nobody asked about the bridge. The meeting ended late at night."
    assert flagged(PAIR[0], f"{PAIR[1]} {long}") == []
    assert flagged(f"{long} {PAIR[0]}", f"{long} {PAIR[1]}") == [("48,200 books", "42,800 books")]


def test_not_across_days_nor_stories():
    assert flagged(*PAIR, days=(date(2026, 3, 1), date(2026, 3, 2))) != []
    assert flagged(*PAIR, days=(date(2026, 3, 1), date(2026, 3, 8))) == []
    assert flagged(*PAIR, stories=("library", "books")) == []


@pytest.mark.parametrize(("bound", "found"), [("more than 85", True), ("less than 85", True), ("at least 85", False), ("about 85", False)])
def test_a_bound_that_leaves_the_figure_out_is_another_figure(bound, found):
    assert bool(flagged("A ticket for the night ferry costs 85 euros.", f"A ticket for the night ferry costs {bound} euros.")) is found


def test_a_date_is_compared_only_where_nothing_else_was_changed():
    assert flagged("The pier was opened on 4 May 1911 by the mayor.", "The pier was opened on 4 May 1917 by the mayor.") != []
    assert flagged("The pier was opened on 4 May 1911 by the mayor.", "The pier was opened before 1912 by the mayor.") == []
    assert flagged("The pier was opened on 4 May 1911 by the mayor.", "The mayor closed the pier that was opened in 1920.") == []


def test_a_template_printed_often_is_passed_over():
    many = [Article(str(n), f"The gauge at the weir of the river showed {n} centimetres.") for n in range(10, MOST_UNDER_ONE + 20)]
    assert check(many, rules=RULES).findings == ()


WIRE = (
    "The flood at Dunmore killed {} people and left {} missing, the rescue office said. It drove {} from their homes along the river, "
    "and the army sent boats to the villages that the road no longer reaches."
)


def natures(first, second, *, days=(6, 7)):
    texts = [
        Article(name, WIRE.format(*figures), published=date(2026, 3, day))
        for name, figures, day in zip("ab", (first, second), days, strict=True)
    ]
    return {finding.nature for finding in check(texts, rules=RULES).findings}


def test_a_toll_that_grew_by_the_next_day_is_superseded_and_no_slip():
    assert natures((14, 9, 310), (17, 9, 310)) == {"superseded"}
    assert natures((14, 9, 310), (17, 9, 310), days=(6, 6)) == {"conflict"}


def test_many_new_figures_on_another_day_are_an_update():
    assert natures((14, 9, 310), (17, 12, 420)) == {"superseded"}
    assert natures((14, 9, 310), (14, 12, 310)) == {"conflict"}


def test_one_changed_copy_is_found_among_many_equal_ones():
    texts = [Article(f"{n:03}", WIRE.format(14, 41 if n == 77 else 9, 310), published=date(2026, 3, 6)) for n in range(3 * MOST_UNDER_ONE)]
    (one,) = check(texts, rules=RULES).findings
    assert "077" in {claim.article for claim in one.claims}
    assert one.message.endswith(f"(9 in {len(texts) - 1}, 41 in 1; 2 values from 1 origin)")


def test_versions_of_one_outlet_that_count_on_within_a_day_are_no_slip() -> None:
    one = "In the Norland assembly the harbour bill has 47 supporters, 34 of them farmers, 19 opponents and 100 members who will vote."
    other = one.replace("47", "50").replace("34", "36").replace("19", "22")
    day = date(2026, 5, 6)

    def told(source: str) -> list[str]:
        two = (Article("a", one, "", day, "Dunmore Post"), Article("b", other, "", day, source))
        return [found.rule for found in check([*two, Article("c", "It rained in the hills of Calder.", "", day)]).findings]

    assert "copies.changed-figure" in told("Calder Times")
    assert "copies.changed-figure" not in told("Dunmore Post")
