from datetime import date

import pytest

from factcheck import Article, check

DAY = date(2026, 3, 5)


def loud(*texts, days=(0, 0)):
    run = check(
        [Article(f"{n}", text, published=DAY.replace(day=DAY.day + day)) for n, (text, day) in enumerate(zip(texts, days, strict=True))]
    )
    return [f for f in run.findings if f.severity in ("error", "warning") and len({c.article for c in f.claims}) > 1]


def test_two_named_speakers_differ_though_one_article_quotes_both():
    a = "Iraq pumped 1.61 million barrels a day in February, the IEA said."
    b = (
        "Iraq pumped 1.61 million barrels a day in February, the IEA said. "
        "A Reuters survey said Iraq pumped 1.45 million barrels a day in February."
    )
    assert [f.nature for f in loud(a, b)] == ["sources differ"]


@pytest.mark.parametrize("verb", ["fell", "were off"])
def test_bodies_that_report_a_rise_and_a_fall_of_one_week_differ(verb):
    a = "U.S. gasoline stocks rose 2.3 million barrels in the week ended Feb. 27, the API said."
    b = f"U.S. gasoline stocks {verb} 200,000 barrels in the week ended Feb. 27, the EIA said."
    found = loud(a, b, days=(0, 1))
    assert [(f.nature, f.severity) for f in found] == [("sources differ", "warning")]
    assert "change of direction" in found[0].message
    assert found[0].sum.startswith("up 2.3 million against down 200,000")


def test_ages_are_of_the_name_beside_them_and_not_of_a_model_year():
    a = "Glenn fired at a 2021 Velmark with a 36-year-old man and 27-year-old Sara Salin inside."
    b = "The couple in the car, 25-year-old Sara Salin and her companion, were hurt."
    assert [{c.quote for c in f.claims} for f in loud(a, b)] == [{"27-year-old", "25-year-old"}]


def test_ages_swapped_between_two_persons_are_both_named():
    a = "Nolan Greaves Jr., 32, and Derek Stolt, 23, were charged with theft."
    b = "Nolan Greaves Jr., 23, and Derek Stolt, 32, were charged with theft on Thursday."
    assert {frozenset(c.entity for c in f.claims) for f in loud(a, b)} == {frozenset({"Nolan Greaves Jr"}), frozenset({"Derek Stolt"})}


def test_a_count_of_a_running_story_is_told_anew_the_day_after():
    a = (
        "DUNMORE, Norland - The strike at the harbour of Dunmore has stopped 126 ships, Marlow Kerr of the Norland Seamen's Union "
        "said. Talks between Kerr and the Harg Line broke down."
    )
    b = a.replace("126 ships", "80 ships").replace("broke down", "went on")
    run = check([Article("a", a, published=DAY), Article("b", b, published=DAY.replace(day=6))])
    (one,) = run.findings
    assert (one.nature, one.message.endswith("the newest is 80 ships")) == ("superseded", True)
