"""Two whole reports of one event that tell a thing in like words with two figures; what is another time, part or matter stays quiet."""

from datetime import date

import pytest

from factcheck import Article, check

FIRST, NEXT = date(2026, 5, 20), date(2026, 5, 22)
STUDY = (
    "Shingles jab tied to lower dementia risk\n\nPeople who had the jab were {} less likely to develop dementia over seven years, a study "
    "of 310,000 older adults published on Wednesday found. The researchers, at the University of Carrow, used records from before and "
    "after the jab was offered. The effect was stronger in women. They said the study can't prove a cause."
)
ADVICE = (
    "Should you get the jab against shingles?\n\nA widely shared study has people over 50 asking. Researchers at the University of "
    "Carrow reported on Wednesday that it cut the risk of dementia by {} over seven years among 310,000 older adults. Doctors say the jab "
    "is worth having in any case. It is given in two doses. Side effects are mostly a sore arm."
)
COURT = (
    "Former mayor jailed over land deals\n\nA former mayor of Port Leary was sentenced on Wednesday to {} in prison for taking bribes from "
    "builders. Gerald Whitcombe, 61, had pleaded guilty. Prosecutors had asked for ten years. He was also told to repay $640,000."
)
TOWN = (
    "Port Leary looks for a way back\n\nTwo days after former mayor Gerald Whitcombe was sent to prison for {} for bribery, people in Port "
    "Leary say the damage will last. Half-built flats stand along the harbour. The council has hired auditors to go through 200 permits."
)


def told(first, second, days=(FIRST, NEXT)):
    run = check([Article("a", first, published=days[0]), Article("b", second, published=days[1])])
    return [(f.severity, *sorted(claim.quote for claim in f.claims)) for f in run.findings if len({c.article for c in f.claims}) > 1]


def test_a_study_told_with_two_results():
    assert told(STUDY.format("23 percent"), ADVICE.format("28 percent")) == [("note", "23 percent", "28 percent")]


def test_a_prison_term_does_not_change_from_day_to_day():
    assert told(COURT.format("seven years"), TOWN.format("nine years")) == [("note", "nine years", "seven years")]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (STUDY.format("23 percent"), ADVICE.format("23 percent")),
        (STUDY.format("23 percent"), ADVICE.format("about 23 percent")),
        (STUDY.format("23 percent"), ADVICE.format("23 percent in all, and in women by 31 percent,")),
        (STUDY.format("23 percent"), ADVICE.format("71 percent")),
        (COURT.format("seven years"), TOWN.format("seven years")),
        (COURT.format("seven years"), TOWN.format("more than six years")),
    ],
)
def test_what_agrees_or_lies_far_apart_is_quiet(first, second):
    assert told(first, second) == []


def test_nothing_is_told_of_reports_that_lie_a_week_apart():
    assert told(COURT.format("seven years"), TOWN.format("nine years"), days=(FIRST, date(2026, 5, 29))) == []


def test_among_several_articles_like_words_tell_nothing():
    more = Article("c", "It rained in the hills.", published=FIRST)
    run = check([Article("a", COURT.format("seven years"), published=FIRST), Article("b", TOWN.format("nine years"), published=NEXT), more])
    assert [f.rule for f in run.findings if f.rule == "copies.like-words"] == []
