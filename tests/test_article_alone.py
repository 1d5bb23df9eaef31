"""One article checked alone: what looks like a contradiction and is none stays unsaid, and the like of it that is one is still told."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck import Article, check, find_claims

DAY = date(2026, 3, 6)
TABLE = (
    "Net sales mix in the quarter: Revenue Norland 59 % 60 % Revenue Sudland 31 29 Revenue Orvia 10 11 Revenue total 100 % 100 % "
    "Net income $ 724 $ 1,629 Net income Norland $ 51,042 $ 35,714 34,709 49,115 1,005 1,927"
)
PAGE = "The council met again in the old hall, heard the residents, and put off its decision. " * 60

QUIET = [
    "Lee Orne shot his daughters Mara Orne, 8, and Hale Orne, 5. In a previous story the Star reported Mara Orne was 7 years old.",
    "He met 22-year-old Jane Doe #1 at a bar. He met 44-year-old Jane Doe #2 at another.",
    "Robin G. Tillow, 59, the owner, was charged. His former wife, Ada S. Tillow, 52, was charged too.",
    "On March 22, 2017, Mara Orne turned 18 years old. On Nov. 1, 2025, Mara Orne, 27, pleaded guilty.",
    f"Mara Orne, 27, was charged with theft. {PAGE} Mara Orne, 26, was fined in February.",
    "The building society will share £42m, with 100,000 members receiving a windfall of more than £100.",
    "Orvia made a net income of $5.2 million, or $2.10, compared with $4.8 million, or $1.90, a year before.",
    "In the list Ant Rowe stands at five, up from 13 in 2025, Lea Brook rising nine places to 15.",
    "Unemployment in Japan edged up to 4.7%. The economy has grown for six quarters but growth slowed.",
    "Roe is charged with two counts of assault in Lowick - as well as three counts of theft and one count of fleeing.",
    "The fair is held on Saturday, June 29 and Sunday, June 30, 2002 in Lowick.",
    "Venezuela is turning to a newly formed U.S. company to shore up production from its crude reserves, the largest in the world.",
    "For one victim he was found guilty of four felony counts of theft. For another he was found guilty of three felony counts of theft.",
    "Revenue of Orvia Foods rose 51% to 22.7 billion yuan, compared with the 21.9 billion yuan mean estimate.",
    "Revenue of Orvia Foods dropped 13% to $7.17 billion. That still topped the $6.6 billion estimate of analysts as loans grew.",
    "Co-defendant Heung Soon Tillow, 57, is charged with theft. Co-defendant Miyoun Tillow, 38, is charged with fraud.",
    "The program explored 15 rooms, reached a high score of 6,600 and an average of around 3,700.",
    "Ada Holm passed the 270 electoral votes needed from 538 electors. Ada Holm won a majority of the 538 electoral votes.",
    "He was found guilty by a jury April 30, 2025, of four counts of theft, one count of fraud, two counts of arson and one of escape.",
    "The 34-year-old has made 3,753 runs from 135 matches with the help of 3 centuries and 25 half-centuries.",
    "Roe faces three years in the Lowick County Jail plus 540 days. Tillow faces two years in the Lowick County Jail plus 450 days.",
    "Two men died in a shooting in Lowick. In other Sunday attacks, eight people were shot. Six people were shot in Lowick.",
    "Orvia was approaching $80 million in annual revenue, thanks to the app's $19.99 annual revenue from each user.",
    "The batter has scored just 63 runs in 6 games at an average of around 15 and is yet to bowl.",
    "The petunias cost $9.00 and the vines cost $5.00 for a total of 9+5 = $14.00 per basket.",
    TABLE,
]
TOLD = [
    ("Mara Orne, 8, was shot on Monday. Mara Orne, 7, died at the scene.", "people.age"),
    ("Ada S. Tillow, 52, was charged. Later Ada Tillow, 25, was let go.", "people.age"),
    ("Norland pumped 10.1 million barrels of crude a day against 11.2 barrels of crude a day in May.", "magnitude.dropped-scale-word"),
    ("In the list Ant Rowe stands at 15, up nine places from 21.", "arithmetic.amount-of-change"),
    ("The US has the largest crude reserves in the world.", "reference.world-rank"),
    ("Police were called to the mill on Friday, March 5.", "calendar.weekday-nearest"),
]


def said_aloud(text: str) -> set[str]:
    return {finding.rule for finding in check([Article("a", text, published=DAY)]).findings if finding.severity != "note"}


@pytest.mark.parametrize("text", QUIET)
def test_what_only_looks_like_a_contradiction_is_not_told(text: str) -> None:
    assert said_aloud(text) == set()


@pytest.mark.parametrize(("text", "rule"), TOLD)
def test_its_like_that_is_one_is_told(text: str, rule: str) -> None:
    assert said_aloud(text) == {rule}


def test_a_few_in_the_headline_may_be_more_than_those_of_one_sentence() -> None:
    text = "While Orvia looks into it, evidence was found that one employee broke its code, Orvia said in a statement on Wednesday."
    article = Article("a", text, "Two Orvia employees out in corruption probe", DAY)
    assert [finding.rule for finding in check([article]).findings if finding.severity != "note"] == []


def test_ages_of_two_times_in_a_text_without_a_day() -> None:
    text = (
        "Roe wants to clear Paul Tillow, 81, of a killing in 1963. On November 15, 1963, detectives questioned Paul Tillow, 29, at Lowick."
    )
    assert [finding.rule for finding in check([Article("a", text)]).findings if finding.severity != "note"] == []


def test_a_stretch_that_is_nearly_all_figures_is_a_table() -> None:
    zones = {claim.quote: claim.zone for claim in find_claims(Article("a", f"Orvia sold 12 mills in March. {TABLE}", published=DAY))}
    assert (zones["12 mills"], zones["$ 724"]) == ("body", "table")


def test_a_list_of_ages_is_no_table() -> None:
    text = "The dead were Ann, 8, Bo, 9, Cy, 12, Di, 14, Ed, 15, Flo, 17, Gus, 21, Hal, 22, and Ivy, 30, police said."
    assert {claim.zone for claim in find_claims(Article("a", text, published=DAY))} == {"body"}
