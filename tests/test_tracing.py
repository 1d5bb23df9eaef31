"""Every figure of a draft is traced to its sources: what was changed is named, what was only reworded is left alone."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from traced import STORIES, changed, planted, story

from factcheck import Article, trace
from factcheck.tracing import Tracing

KINDS = {"magnitude", "unit", "owner", "direction", "hedge", "bound", "quote", "digits", "period", "value"}


def traced(draft: str, *sources: str, title: str = "") -> Tracing:
    day = date(2031, 3, 6)
    given_ = [Article(f"source {number}", text, published=day) for number, text in enumerate(sources)]
    return trace(Article("draft", draft, title, published=day), given_)


def told(tracing: Tracing) -> list[tuple[str, str, str | None]]:
    return [(one.claim.quote, one.status, one.kind) for one in tracing.traces]


def only(draft: str, *sources: str) -> tuple[str, str | None]:
    (one,) = traced(draft, *sources).traces
    return one.status, one.kind


# what the whole must show


def test_reworded_figures_are_never_called_different():
    found = [(name, one) for name in STORIES for one in trace(story(name)[0], [story(name)[1]]).traces]
    assert len(found) >= 300
    assert [(name, one.claim.quote, one.said) for name, one in found if one.status == "differs"] == []
    assert sum(one.status == "supported" for _, one in found) >= 0.97 * len(found)


def test_planted_changes_are_named_and_nothing_else():
    named = set()
    rows = planted()
    for row in rows:
        draft, source = changed(row)
        different = [one for one in trace(draft, [source]).traces if one.status == "differs"]
        right = [
            one for one in different if (one.kind == row.kind and one.claim.quote.strip(".") in row.figure) or row.figure in one.claim.quote
        ]
        assert [(one.claim.quote, one.said) for one in different if one not in right] == [], row
        if any(one.kind == row.kind for one in right):
            named.add(row)
    assert len(rows) >= 90
    assert {row.kind for row in rows} == KINDS == {row.kind for row in named}
    assert len(named) >= 0.9 * len(rows), [row for row in rows if row not in named]


# rounding, conversion and what is worked out

SOUND = [
    ("About 48,000 homes lost power in Dunmore.", "In Dunmore 48,213 homes lost power."),
    ("Some 48,200 homes lost power in Dunmore.", "In Dunmore 48,213 homes lost power."),
    ("More than 48,000 homes lost power in Dunmore.", "In Dunmore 48,213 homes lost power."),
    ("Nearly 50,000 homes lost power in Dunmore.", "In Dunmore 48,213 homes lost power."),
    ("Half of the members backed the strike.", "The strike was backed by 51% of the members."),
    ("A third of the members backed the strike.", "The strike was backed by 34% of the members."),
    ("Of its schools, 47 out of 63 are shut.", "In Kolvar, 47 of 63 schools are shut."),
    ("One in five members backed the strike.", "The strike was backed by 20% of the members."),
    ("The road will be about 60 miles long.", "The road will be 97 kilometres long."),
    ("Tickets rose to $0.48.", "Tickets rose to 48 cents."),
    ("The mine sold three and a half million tonnes of coal.", "The mine sold 3.5m tonnes of coal."),
    ("The mine sold 140,000 tonnes of coal, its owner said.", "The mine sold at least 140,000 tonnes of coal, if not more, or 140,000."),
    ("Corran cut at least 300 jobs in Dunmore.", "Corran cut 300 jobs in Dunmore."),
    ("Corran cut about 300 jobs in Dunmore.", "Corran cut more than 300 jobs in Dunmore."),
    ("Corran lends the money over 30 years.", "Corran lends the money for 30 years."),
    ("The ferry carries up to 30 people.", "The ferry carries between 20 and 30 people."),
    ("In Dunmore 12 people were hurt.", "Twelve residents were hurt in Dunmore."),
    ("Corran will cut 395 jobs in all.", "Corran will cut 310 jobs in Leeston and 85 jobs in Varnby."),
    ("The plan passed by a margin of 612 votes.", "The plan passed with 9,847 votes in favour and 9,235 votes against."),
    ("Sales rose by 25%.", "Sales rose to $50 million from $40 million."),
    ("The other 87% of the cost is fuel and wages.", "Only 13% of the cost is the truck itself."),
]


@pytest.mark.parametrize(("draft", "source"), SOUND)
def test_what_is_only_told_otherwise_is_supported(draft, source):
    assert only(draft, source) == ("supported", None)


def test_a_preposition_of_place_is_no_bound():
    assert only("Runners could cool down under 16 extra showers.", "Runners could cool down; there were 16 extra showers.") == (
        "supported",
        None,
    )


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("It was the smallest crop since 2025.", "It was the smallest crop since 2023, the ministry said on Thursday."),
        ("He took money from May 2012 to January 2027.", "He took money between May 2021 and January 2027."),
        ("The race was first run in 1968.", "The race on Sunday was the warmest since it was first run in 1986."),
    ],
)
def test_another_end_of_a_stretch_of_time_is_named(draft, source):
    assert [(one.status, one.kind) for one in traced(draft, source).traces if one.claim.quantity.kind == "date"] == [("differs", "period")]


SLIPS = [
    ("About 45,000 homes lost power in Dunmore on Monday.", "In Dunmore 48,213 homes lost power on Monday.", "value"),
    ("Corran is to cut 1,420 jobs at its Dunmore mill.", "Corran will cut 1,240 jobs at the Dunmore mill.", "digits"),
    ("The damage in Dunmore was put at $25bn.", "The damage in Dunmore was put at $25 million.", "magnitude"),
    ("The damage in Dunmore was put at €25 million.", "The damage in Dunmore was put at $25 million.", "unit"),
    ("The river at Dunmore rose to 9.4 feet.", "The river at Dunmore rose to 9.4 metres.", "unit"),
    ("Support for the plan rose by 3.5%.", "Support for the plan rose by 3.5 percentage points.", "unit"),
    ("Sales of the Dunmore mill rose by 4.2%.", "Sales of the Dunmore mill fell by 4.2%.", "direction"),
    ("In Dunmore 64% voted against the road.", "In Dunmore 64% voted in favour of the road.", "direction"),
    ("Corran will cut 300 jobs at its mill.", "Corran will cut about 300 jobs at its mill.", "hedge"),
    ("Corran will cut 300 jobs at its mill.", "Corran will cut up to 300 jobs at its mill.", "hedge"),
    ("Corran will cut more than 300 jobs at its mill.", "Corran will cut up to 300 jobs at its mill.", "bound"),
    ("Corran will cut more than 300 jobs at its mill.", "Corran will cut 300 jobs at its mill.", "bound"),
    ("At Tarn Bank the capital ratio was 12.9%.", "At Halden Bank the capital ratio was 12.9%.", "owner"),
    ("Corran made 2.4 million tonnes of steel in 2029.", "Corran made 2.4 million tonnes of steel in 2030.", "period"),
    ("Corran will cut at least 300 jobs before July.", "Corran will cut at most 300 jobs until the summer.", "bound"),
    ("Of the members 17,820 people backed the strike.", "The number of members who backed the strike was 18,720.", "digits"),
    ("In Velmark the share rose to 11.2%.", "In Sorania the share rose to 11.2%; in Velmark the share fell to 16.9%.", "owner"),
]


@pytest.mark.parametrize(("draft", "source", "kind"), SLIPS)
def test_a_slip_is_named(draft, source, kind):
    assert ("differs", kind) in {(status, slip) for _, status, slip in told(traced(draft, source))}


def test_a_slip_names_both_figures_and_where_the_source_has_its_own():
    (one,) = traced("The damage in Dunmore was put at $25bn.", "A flood hit.\n\nThe damage in Dunmore was put at $25 million.").traces
    assert "$25bn" in one.said
    assert "$25 million" in one.said
    assert one.support is not None
    assert (one.support.article, one.support.quote) == ("source 0", "$25 million")


def test_more_exact_than_the_source_is_not_found_and_says_so():
    (one,) = traced("Corran employs 48,213 people in Dunmore.", "Corran employs about 48,000 people in Dunmore.").traces
    assert (one.status, "more exact" in one.said) == ("not found", True)


def test_what_no_source_tells_is_not_found():
    assert only("The harbour has 17 cranes.", "Corran will cut 1,240 jobs at its mill.") == ("not found", None)


def test_a_headline_may_drop_the_hedge():
    tracing = traced("Corran will cut about 300 jobs.", "Corran will cut about 300 jobs, it said.", title="Corran to cut 300 jobs")
    assert {status for _, status, _ in told(tracing)} == {"supported"}


def test_any_of_several_sources_will_do():
    assert only("Corran will cut 300 jobs at its mill.", "Rain fell on Dunmore.", "Corran cuts 300 jobs at its mill.") == (
        "supported",
        None,
    )


# quotations

SAID = 'Roe said: "We have lost 40 million euros a month since January, and nobody at all can carry that."'


@pytest.mark.parametrize(
    "quoted",
    [
        "“We have lost 40 million euros a month since January, and nobody at all can carry that,” Roe said.",
        "“We have lost 40 million euros a month … and nobody at all can carry that,” Roe said.",
        "“[Corran has] lost 40 million euros a month since January,” Roe said.",
        "Roe said they had “lost 40 million euros a month” and more.",
    ],
)
def test_curly_marks_gaps_and_brackets_alter_no_quotation(quoted):
    assert {status for _, status, _ in told(traced(quoted, SAID))} == {"supported"}


@pytest.mark.parametrize(
    "quoted",
    [
        "“We have lost 40 million euros a month since January, and nobody at all should carry that,” Roe said.",
        "“We have wasted 40 million euros a month since January, and nobody at all can carry that,” Roe said.",
        "“We have lost 40 million euros a month since January, and hardly anybody can carry that,” Roe said.",
    ],
)
def test_a_quotation_with_another_word_is_altered(quoted):
    assert [slip for _, status, slip in told(traced(quoted, SAID)) if status == "differs"] == ["quote"]


# hostile and large input


@pytest.mark.parametrize("text", ["", "5", "1e400 jobs", "-0 bpd and 0%", "\ud800 5 jobs", "more than 0 of 0", "9" * 5000 + " jobs"])
def test_odd_input_is_no_crash(text):
    trace(Article("draft", text), [Article("a", "1e400 jobs, 1e-400 jobs, 0 jobs"), Article("b", text + " ")])


def test_unfit_sources_are_problems():
    tracing = trace(Article("a", "5 jobs"), [Article("a", "5 jobs"), Article("b", " "), Article("c", "5 jobs"), Article("c", "6 jobs")])
    assert [problem.code for problem in tracing.problems] == ["input.duplicate_id", "input.empty", "input.duplicate_id"]
    assert [article.id for article in tracing.sources] == ["c"]


def test_time_grows_with_the_text_not_with_its_square():
    def took(count: int) -> float:
        text = " ".join(f"Mill {n} in Dunmore cut {n * 7919 % 9973 + 3:,} jobs." for n in range(count))
        begin = time.process_time()
        trace(Article("draft", text), [Article("source", text)])
        return time.process_time() - begin

    took(50)
    assert took(1600) < 12 * took(400)


WORDS = st.sampled_from(
    ["Corran", "cut", "300 jobs", "rose by 5%", "to", "$2.5 billion", "in May", "half", "more than 40 homes", "fell", ".", "“"]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=25).map(" ".join))
def test_a_text_traced_to_itself_never_differs(text):
    tracing = trace(Article("draft", text), [Article("source", text)])
    assert [one.said for one in tracing.traces if one.status == "differs"] == []
    assert tracing == trace(Article("draft", text), [Article("source", text)])
