"""Mood, role and scope: what is, what should or will be, what was before, by how much, and of what part."""

import pytest

from factcheck.claims.read import find_claims
from factcheck.records import Article, Claim


def claim_of(text: str, quote: str) -> Claim:
    return next(claim for claim in find_claims(Article("t", text)) if quote in claim.quote)


@pytest.mark.parametrize(
    ("text", "quote", "mood"),
    [
        ("Iraq pumped 4 million bpd in May.", "4 million", "actual"),
        ("Iraq claimed it pumped 4 million bpd in May.", "4 million", "actual"),
        ("Output is estimated at 4 million bpd.", "4 million", "actual"),
        ("Output of 4 million bpd was higher than expected.", "4 million", "actual"),
        ("Output will rise to 4 million bpd next year.", "4 million", "forecast"),
        ("Output is expected to reach 4 million bpd.", "4 million", "forecast"),
        ("The bank forecast inflation of 3 percent.", "3 percent", "forecast"),
        ("The firm plans to sell 40,000 cars.", "40,000", "forecast"),
        ("Iraq has a quota of 4 million bpd.", "4 million", "target"),
        ("Iraq pumped more than its 4 million bpd quota.", "4 million", "target"),
        ("The output ceiling is 28 million bpd.", "28 million", "target"),
        ("Iraq's production capacity is 5 million bpd.", "5 million", "capacity"),
        ("The field is capable of 5 million bpd of production.", "5 million", "capacity"),
        ("The ministry denied that output was 5 million bpd.", "5 million", "denied"),
        ("If output were 5 million bpd, prices would fall.", "5 million", "hypothetical"),
    ],
)
def test_mood(text: str, quote: str, mood: str) -> None:
    assert claim_of(text, quote).mood == mood


def test_mood_stays_in_its_clause() -> None:
    text = "Iraq, which has denied cheating, pumped 4 million bpd, while Iran will pump 3 million bpd."
    assert [claim_of(text, "4 million").mood, claim_of(text, "3 million").mood] == ["actual", "forecast"]


@pytest.mark.parametrize(
    ("text", "quote", "role"),
    [
        ("Output fell to 3 million bpd from 4 million bpd.", "3 million", "level"),
        ("Output fell to 3 million bpd from 4 million bpd.", "4 million", "previous"),
        ("Output was 3 million bpd, compared with 4 million bpd in May.", "4 million", "previous"),
        ("Output fell by 200,000 bpd in May.", "200,000", "change"),
        ("It was an increase of 200,000 bpd in output.", "200,000", "change"),
        ("Output was 200,000 bpd above the ceiling.", "200,000", "change"),
        ("Exports rose 5% in May.", "5%", "change"),
        ("There were 12 fewer deaths on the roads than in 2019.", "12 fewer deaths", "change"),
        ("The yard built 4,000 more cars than its rival.", "4,000 more cars", "change"),
        ("The yard hired 40 more fitters.", "40 more fitters", "level"),
        ("Opening hours at the 12 libraries fall to 38 a week.", "12 libraries", "level"),
        ("The town hall announced a 300 jobs increase.", "300 jobs", "change"),
        ("Exports were 900,000 bpd, of which 300,000 bpd went to Japan.", "300,000", "part"),
        ("It burned 40 percent of its stocks.", "40 percent", "share"),
        ("The firm posted a net loss of $5 million.", "$5 million", "level"),
    ],
)
def test_role(text: str, quote: str, role: str) -> None:
    assert claim_of(text, quote).role == role


@pytest.mark.parametrize(
    ("text", "quote", "scope"),
    [
        ("Nigeria's crude exports to India were 190,000 bpd.", "190,000", ("to India",)),
        ("The quake has killed 300 people so far.", "300", ("so far",)),
        ("The crash seriously injured nine people.", "nine", ("seriously",)),
        ("Nigeria's crude exports were more than 1.4 million bpd.", "1.4", ()),
        ("The firm posted a net loss of $5 million.", "$5 million", ()),
        ("Norway pumped 1.5 million bpd in May, the offshore directorate said.", "1.5 million", ()),
        ("Oil output was 1.5 million bpd, according to the foreign ministry.", "1.5 million", ()),
    ],
)
def test_scope(text: str, quote: str, scope: tuple[str, ...]) -> None:
    assert claim_of(text, quote).scope == scope


def test_a_distance_from_a_quota_is_no_output() -> None:
    assert claim_of("Output was 200,000 bpd above the ceiling.", "200,000").measure == "excess over production ceiling"
