"""Votes and matches of which two reports give two results; halves, earlier games and other votes are no contradiction."""

from __future__ import annotations

import datetime as dt

import pytest

from factcheck import Article, check

RULE = "copies.result"
DAY = dt.date(2026, 3, 4)
COUNCIL = "Ardley council {} on Tuesday night to close the leisure centre. The debate took three hours. Work begins in May."
CAMPAIGN = "Campaigners said they would go to court. Councillors in Ardley {} the closure of the leisure centre. The pool has 46 staff."
MATCH = "Two late goals gave Wexcombe Town a {} win over Harbury Athletic at Dean Park on Saturday. A crowd of 6,204 saw it. It rained."
STRIKER = "Tom Askew has signed until 2029. He scored twice at Dean Park as Wexcombe Town {} Harbury Athletic. He is 24."


def told(first, second, days=0):
    articles = [Article("a", first, published=DAY), Article("b", second, published=DAY + dt.timedelta(days))]
    return [" ".join(claim.quote for claim in finding.claims) for finding in check(articles).findings if finding.rule == RULE]


def test_a_vote_told_in_digits_and_in_words():
    assert told(COUNCIL.format("voted 9-4"), CAMPAIGN.format("approved by eight votes to five")) == ["9-4 eight votes to five"]
    assert told(COUNCIL.format("voted 9-4"), CAMPAIGN.format("approved by nine votes to four")) == []


def test_a_match_told_with_two_scores():
    assert told(MATCH.format("3-1"), STRIKER.format("came from behind to beat 3-2")) == ["3-1 3-2"]
    assert told(MATCH.format("3-1"), STRIKER.format("beat 3-1")) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (MATCH.format("3-1"), STRIKER.format("won, after it had led 1-0 at half-time,")),
        (MATCH.format("3-1"), STRIKER.format("lost the second set 1-6 and beat")),
        (MATCH.format("3-1"), STRIKER.format("beat 5-4")),
        (MATCH.format("3-1"), "Kessel Rovers beat Lothian 3-2. Ada Quill scored twice. The crowd sang."),
        (COUNCIL.format("voted 9-4"), CAMPAIGN.format("rejected by 12 votes to 7 a delay of")),
        (COUNCIL.format("voted 9-4"), CAMPAIGN.format("approved by 8-5 in committee and by 9-4 in full")),
    ],
)
def test_what_may_be_another_result_stays_quiet(first, second):
    assert told(first, second) == []


def test_of_another_week_it_is_another_match():
    assert told(MATCH.format("3-1"), STRIKER.format("beat 3-2"), days=7) == []
