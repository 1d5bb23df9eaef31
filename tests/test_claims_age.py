"""Whose age it is: the person named beside it; no place, no court, no relative."""

from __future__ import annotations

import pytest

from factcheck import Article, check, find_claims

OWNED = [
    ("The cyclist Ines Varga, 23, won the stage.", "23", "Ines Varga"),
    ("Sam Orr Jr., 32, and Lea Dunn, 23, were charged.", "32", "Sam Orr Jr"),
    ("Carl Roe is a 54-year-old nurse.", "54-year-old", "Carl Roe"),
    ("The coroner identified the 25-year-old as Dana Tillow, of South Avenue.", "25-year-old", "Dana Tillow"),
    ("The 36-year-old former champion Dana Tillow won.", "36-year-old", "Dana Tillow"),
    ("A boy named Tom Orr, 7, was hurt by his 9-year-old brother Jim Orr.", "9-year-old", "Jim Orr"),
    ("The woman was Roe's 64-year-old mother Judith, a teacher.", "64-year-old", "Judith"),
    ("A 16-year-old Lowick County boy appeared in court.", "16-year-old", None),
    ("A 25-year-old Dunmore man died.", "25-year-old", None),
    ("For Bilal Orr, a 24-year-old Muslim, it mattered.", "24-year-old", "Bilal Orr"),
    ("The 45-year-old man told Port Arlen police that he was out.", "45-year-old", None),
    ("Police charged a 17-year-old boy with manslaughter in Varga's death.", "17-year-old", None),
    ("Dana Tillow fired at the time the 15-year-old girl was hit.", "15-year-old", None),
    ("The 16-year-old hit his friend Dana Orr in the back.", "16-year-old", None),
    ("Dana Tillow's 14-year-old sister saw it.", "14-year-old", None),
    ("Among the dead were Roe’s 55-year-old father, Samir, and 24-year-old brother, Chris.", "24-year-old", None),
    ("The hurt are 44-year-old Officer Sam Orr, 32-year-old Officer Dana Tillow and 39-year-old Carl Roe.", "32-year-old", "Dana Tillow"),
    ("Dana Tillow sang for years. She was 82.", "82", "Dana Tillow"),
    ("Dana Tillow is from Port Arlen. The 52-year-old said she was glad.", "52-year-old", "Dana Tillow"),
    ("Dana Tillow met Carl Roe. She was 82.", "82", None),
    ("Chief Carl Roe said a man was shot. The 24-year-old was taken to hospital.", "24-year-old", None),
    ("Carl Roe hit a woman. The 24-year-old was taken to hospital.", "24-year-old", None),
    ("Carl Roe spoke in May. The 75-year-old company is sound.", "75-year-old", None),
    ("A judge at the Harbour Court said the 34-year-old's views were extreme.", "34-year-old", None),
]


@pytest.mark.parametrize(("text", "quote", "owner"), OWNED)
def test_the_owner_of_an_age(text: str, quote: str, owner: str | None) -> None:
    claim = next(claim for claim in find_claims(Article("a", text)) if claim.quote == quote)
    assert (claim.measure, claim.entity) == ("age", owner)


def test_an_age_told_of_the_dead_person_without_a_unit() -> None:
    (claim,) = [c for c in find_claims(Article("a", "The man who was killed was 17 and was shot twice.")) if c.quote == "17"]
    assert claim.measure == "age"


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("Two boys, 9 and 12, were killed.", ["9", "12"]),
        ("Three women, 19, 22 and 34, were wounded.", ["19", "22", "34"]),
        ("Two men, 34 and 36, are in hospital.", ["34", "36"]),
        ("A man of 27 was shot dead and a boy of six was hurt.", ["27", "six"]),
        ("A group of 27 was shot, and a mother of four was hurt.", []),
        ("Police held 12 men, 9 women and 3 children.", []),
        ("The dead were 3 men, 9 and 12 women.", []),
        ("Two girls, 14 and 3 boys were held.", []),
    ],
)
def test_as_many_bare_numbers_as_persons_are_their_ages(text: str, ages: list[str]) -> None:
    found = find_claims(Article("a", text))
    assert [one.quote for one in found if one.measure == "age" and one.unit.dimension == "age"] == ages


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Roe, 26, had enrolled for summer.", "Roe, 68, was a groundskeeper."),
        ("Michael Orr, 30, was born in Dunmore.", "Michael Orr was 15 years old when he first painted."),
    ],
)
def test_a_surname_alone_and_an_age_of_long_ago_are_not_compared(one: str, other: str) -> None:
    assert not check([Article("a", one), Article("b", other), Article("c", "It rained.")]).findings
