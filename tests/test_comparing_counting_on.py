"""Counts that go on: three values of one toll are stages of it, two are a difference; and what is no toll at all."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from factcheck import Article, check
from factcheck.comparing.corrections.noted import replaced_in
from factcheck.comparing.tolls.counted_out import counts_others
from factcheck.records import Finding

DAY = date(2026, 5, 4)
STORM = "LOWICK - A storm that swept Norland on Sunday has killed {} people, officials said on Monday. Roofs were torn off in the hills."
PART = STORM.format(41) + " The power was out. " * 30 + "In the storm on Sunday eleven people died in Norland's hills."
JURY = (
    "MARRA - {} of 71 jurors have been dismissed in the trial of a clerk who is accused of robbing the Corbel mill at Lowick last October."
)
STRUCK = "MARRA - {} at the harbour of Marra in Norland killed {} people on Sunday, {} said. The wounded were taken to Lowick."
DEEP = (
    "MARRA - Norland mourned on Monday. "
    + "Flags were at half mast. " * 30
    + "A bus crash at the harbour of Marra killed 16 people on Sunday."
)
COPY = "The men killed {} teachers, including one who had long written for the Lowick Post on the schools of the hills, a doctor said."
NAMED = (
    ("Lance Orr, 26.", "Lance Orr, 29, of Lowick", True),
    ("Lance Orr, 26 was hurt.", "Lance Orr, 29, of Lowick", True),
    ("Lance Orr, 26, of a farm outside Lowick.", "Lance Orr, 29, of Lowick", True),
    ("Lance Orr, 26, of Lowick.", "Lou Orr, who is 29 and a nurse", False),
)


def between(*texts: str, sources: tuple[str, ...] = ("Northgate Daily", "Harbour Wire", "Lowick Post")) -> list[Finding]:
    """What is told between articles of one day on one story."""
    articles = [Article(str(at), text, "", DAY, sources[at], story="s") for at, text in enumerate(texts)]
    return [f for f in check(articles).findings if len({claim.article for claim in f.claims}) > 1]


def test_three_values_of_one_toll_are_stages_and_a_note() -> None:
    found = between(*map(STORM.format, (41, 57, 73)))
    assert {(f.rule, f.severity) for f in found} == {("people.deaths", "note")}
    assert any("goes on" in doubt for f in found for doubt in f.doubts)


def test_of_three_values_two_digits_in_another_order_are_soon_alike() -> None:
    assert {f.severity for f in between(*map(STORM.format, (41, 14, 57)))} == {"note"}
    assert {f.nature for f in between(*map(STORM.format, (41, 14, 14)))} == {"slip"}


@pytest.mark.parametrize(("one", "other", "severity"), [("An accident", "A bus crash", "warning"), ("An attack", "An air raid", "note")])
def test_what_strikes_one_place_day_after_day_has_a_toll_each_time(one: str, other: str, severity: str) -> None:
    found = between(STRUCK.format(one, 9, "Mayor Ada Quill"), STRUCK.format(other, 16, "police chief Carl Roe"), "It rained in the hills.")
    assert {(f.rule, f.severity) for f in found} == {("people.deaths", severity)}


def test_a_toll_further_down_is_of_another_event_as_likely() -> None:
    found = between(STRUCK.format("An accident", 9, "the mayor"), DEEP, "It rained in the hills.")
    assert {f.severity for f in found} <= {"note"}


def test_a_lower_toll_given_later_may_be_of_a_later_attack() -> None:
    first, later = (STRUCK.format(what, dead, "the mayor") for what, dead in (("An attack", 16), ("A car bomb", 9)))
    articles = [
        Article("first", first, "", DAY, "Lowick Post"),
        Article("later", later.replace(" on Sunday", ""), "", DAY + timedelta(days=3), "Marra Echo"),
        Article("rain", "It rained in the hills.", "", DAY, "Harbour Wire"),
    ]
    assert {f.severity for f in check(articles).findings} == {"note"}


def test_an_agencys_text_of_two_hours_counts_on_and_is_a_note() -> None:
    found = between(COPY.format("four"), COPY.format("five"), "It rained in the hills.")
    assert {f.severity for f in found} == {"note"}


def test_two_values_of_one_toll_of_a_day_are_a_warning_only_beside_a_figure_that_both_give() -> None:
    crash = [STRUCK.format("A bus crash", dead, "the mayor") for dead in (41, 57, 57)]
    assert {(f.rule, f.severity) for f in between(*crash)} == {("people.deaths", "note")}
    beside = [text.replace("people", "people and hurt 19", 1) for text in crash]
    assert ("people.deaths", "warning") in {(f.rule, f.severity) for f in between(*beside)}


def test_two_values_of_a_storms_toll_are_stages_and_a_note() -> None:
    assert {(f.rule, f.severity) for f in between(*map(STORM.format, (41, 57, 57)))} == {("people.deaths", "note")}


def test_a_part_further_down_is_not_held_against_a_count_that_goes_on() -> None:
    told = {claim.quote for f in between(PART, *map(STORM.format, (57, 73))) for claim in f.claims}
    assert told
    assert not any("eleven" in quote for quote in told)


@pytest.mark.parametrize(
    ("sources", "severity"), [(("Harbour Wire",) * 3, "note"), (("Harbour Wire", "Lowick Post", "Marra Echo"), "warning")]
)
def test_a_count_that_differs_between_versions_of_one_outlet_is_a_note(sources: tuple[str, ...], severity: str) -> None:
    found = between(JURY.format("Thirty-three"), JURY.format("Thirty-nine"), "It rained in the hills.", sources=sources)
    assert {f.severity for f in found} <= {severity}


def test_when_a_text_was_sent_is_no_figure_of_it() -> None:
    sent = "LOWICK, Norland 2026-05-0{} UTC\n\nRescue ships looked for a trawler that sank off the coast of Norland on Sunday night."
    assert between(sent.format("3 04:12:00"), sent.format("4 05:19:01"), sent.format("4 07:20:31")) == []


@pytest.mark.parametrize(("one", "other", "told"), NAMED)
def test_ages_meet_by_the_name_alone(one: str, other: str, told: bool) -> None:
    found = between(f"Police named the hurt man as {one}", f"The hurt man is {other}, police said.", "It rained in the hills.")
    assert bool(found) is told


def test_what_a_figure_was_before_it_was_revised_is_replaced() -> None:
    told = "The quake's magnitude was revised down from an initial report of 7.3 on the scale."
    assert [str(value) for value, _ in replaced_in(told)] == ["7.3"]


@pytest.mark.parametrize(
    ("text", "quote", "other"),
    [
        ("A massacre by two students at the school in Marra left 15 people dead.", "two students", True),
        ("He knows that for a bomb that kills 250 innocent people nobody is forgiven.", "250 innocent people", True),
        ("A bomb killed 250 people in Marra.", "250 people", False),
        ("Seven bombs kill 80 in Marra.", "Seven bombs", True),
        ("On Sunday two gunmen killed 12 people in Marra.", "two gunmen", True),
        ("Two people were killed and twelve people wounded in Marra.", "twelve people", False),
    ],
)
def test_those_who_did_it_and_the_victims_of_any_such_event_are_no_toll(text: str, quote: str, other: bool) -> None:
    from factcheck import find_claims

    (claim,) = [claim for claim in find_claims(Article("a", text)) if claim.quote == quote]
    assert bool(counts_others(claim)) is other


def test_a_storm_has_a_toll_in_each_country() -> None:
    one = "MARRA - The hurricane Ada killed 32 people in Honduras on Wednesday, officials said. It drifts towards Guatemala."
    other = "LOWICK - The hurricane Ada killed 21 people in Guatemala on Wednesday, officials said. It has left Honduras."
    assert between(one, other, "It rained in the hills.") == []
    assert between(one, other.replace("in Guatemala", "in Honduras"), "It rained in the hills.")


@pytest.mark.parametrize(("panda", "told"), [("13 bear reserves", False), ("1,378 bears", True)])
def test_a_scale_slip_of_few_digits_is_not_told_among_several(panda: str, told: bool) -> None:
    whole = {"13 bear reserves": "1,300 bears", "1,378 bears": "13,780 bears"}[panda]
    one = f"Some {whole} live in the eastern forests and hills of Norland, Ada Holm of the Norland Forest Service told Marra."
    other = f"The Norland Forest Service counts {panda} in the eastern forests and hills of Norland, Ada Holm told Marra."
    assert any("unmatched" in f.rule for f in between(one, other, "It rained in the hills.")) is told
