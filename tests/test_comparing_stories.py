"""Which articles tell one story, and what is compared across stories."""

from datetime import timedelta
from random import Random

import pytest
from claim_factory import DAY, PEOPLE, claim, corpus
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck import Article, check
from factcheck.comparing import candidates, stories
from factcheck.comparing.stories import FEWEST_ARTICLES, are_apart

FERRY = "The ferry Halvard Star sank off Dunmore in Norland, the Harbour Office of Captain Ida Brekke said."
FERRY_AGAIN = "Captain Ida Brekke of the Harbour Office said divers had reached the Halvard Star off Dunmore in Norland."
BRIDGE = "In Norland the Tarvik Bridge is closed, Mayor Olav Sand told the Meridian Post after Engineer Rosa Quist spoke."


OTHERS = [Article(f"other{n}", f"Lake{n} Hill{n} Port{n} Vale{n} Bay{n}.", published=DAY) for n in range(FEWEST_ARTICLES)]


def article(name, text, days=0, story=""):
    return Article(name, text, published=DAY + timedelta(days=days), story=story)


def test_named_stories_stay_and_others_are_found_by_names_and_dates():
    texts = [
        article("a", FERRY),
        article("b", FERRY_AGAIN, days=1),
        article("c", BRIDGE),
        article("d", FERRY_AGAIN, days=60),
        article("e", BRIDGE, story="bridge"),
        article("f", "It rained."),
    ]
    found = stories([*texts, *OTHERS], [])
    assert found["a"] == found["b"] != found["d"]
    assert found["c"] == found["e"] == "bridge"
    assert found["f"] == ""


def test_owners_of_figures_count_as_names():
    texts = [article("a", "Talks went on."), article("b", "Nothing was signed.")]
    owned = [claim("5", article=name, entity=entity) for name in "ab" for entity in ("Halvard Star Lines", "Dunmore Port")]
    assert {stories([*texts, *OTHERS], owned)[name] for name in "ab"} == {"~a"}
    assert {stories([*texts, *OTHERS], [])[name] for name in "ab"} == {""}


def test_among_a_handful_of_articles_none_is_held_apart():
    assert stories([article("a", FERRY), article("b", BRIDGE, story="bridge")], []) == {"a": "", "b": "bridge"}


@given(st.integers(0, 10**6))
@settings(max_examples=25, deadline=None)
def test_the_order_of_articles_does_not_matter(seed):
    texts = OTHERS + [article(f"{n}", (FERRY, FERRY_AGAIN, BRIDGE)[n % 3], days=n % 4, story="s" if n == 7 else "") for n in range(9)]
    mixed = Random(seed).sample(texts, len(texts))
    assert stories(mixed, []) == stories(texts, [])


def test_what_holds_two_claims_apart():
    two = [claim("12", PEOPLE, article=name, measure="missing", period=None) for name in "ab"]
    dated = [claim("12", PEOPLE, article=name, measure="missing") for name in "ab"]
    named = corpus(two, a="flood", b="crash")
    found = corpus(two)
    found = type(found)(found.articles, found.drafts, stories={"a": "~a", "b": "~b"})
    assert are_apart(*two, named)
    assert are_apart(*dated, named)
    assert are_apart(*two, found)
    assert not are_apart(*dated, found)
    assert not are_apart(*two, corpus(two))


OIL = ("Norway pumped 1.8 million barrels of oil a day in May 2021.", "Oil output in Norway was 1.2 million barrels a day in May 2021.")


@pytest.mark.parametrize(
    ("names", "across", "expected"), [(("x", "y"), False, 0), (("x", "y"), True, 1), (("x", "x"), False, 1), (("x", ""), False, 1)]
)
def test_articles_of_two_named_stories_are_compared_only_across(names, across, expected):
    texts = [Article(name, text, story=story) for name, text, story in zip("ab", OIL, names, strict=True)]
    run = check(texts, across=across)
    assert len(run.findings) == expected
    assert [one.story for one in run.articles] == list(names)


def test_equal_figures_of_two_stories_do_not_stand_for_each_other():
    texts = [
        Article("a", OIL[0], story="x"),
        Article("b", OIL[0], story="y"),
        Article("c", OIL[1], story="y"),
    ]
    (one,) = check(texts).findings
    assert {side.article for side in one.claims} == {"b", "c"}
    assert one.also == ()


def test_undated_figures_of_two_found_stories_are_no_candidates():
    claims = [claim(value, PEOPLE, article=name, measure="troops", period=None) for name, value in (("a", "400"), ("b", "9000"))]
    texts = corpus(claims)
    apart = type(texts)(texts.articles, texts.drafts, stories={"a": "~a", "b": "~b"})
    assert candidates(claims, apart).pairs == ()
    assert len(candidates(claims, texts).pairs) == 1


def test_a_named_story_is_judged_as_if_it_were_alone():
    """However crowded the other stories are: what is found of each can be worked out apart, and put together again."""
    figures = ["755,000", "760,000", "680,000", "7.5 million"]
    texts = [
        Article(f"{story}{n}", f"Venezuela pumped {figure} barrels a day in January 2022, the ministry said.", published=DAY, story=story)
        for story in "xyz"
        for n, figure in enumerate(figures * (2 if story == "y" else 1))
    ]
    whole = check(texts)
    alone = [check([one for one in texts if one.story == story]) for story in "xyz"]
    assert whole.findings
    assert {one.id: one for one in whole.findings} == {one.id: one for run in alone for one in run.findings}
    assert whole.compared == sum(run.compared for run in alone)
    assert whole.left_out == sum(run.left_out for run in alone)
