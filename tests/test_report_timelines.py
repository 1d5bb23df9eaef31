"""How figures moved: which of them make a timeline, what is left out of it, and how it is laid out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from run_factory import BPD, claim, figure, finding, newsroom_run

from factcheck.records import Article, Claim, Finding, Period, Run
from factcheck.report import html_report
from factcheck.report.timeline_drawing import drawing_of
from factcheck.report.timelines import MAX_TIMELINES, Timeline, timelines_of

DAY = date(2026, 3, 2)


def told(number: int, value: str, source: str = "", story: str = "flood", unit=None, **slots) -> tuple[Article, Claim]:
    """An article of the day with this number that gives one figure, and its claim."""
    # Of every article the words are others: copies have tests of their own.
    words = " ".join(f"w{number}{letter}{source}" for letter in "abcdefgh")
    text = f"The toll stood at {value} people. {words}"
    article = Article(
        f"{source or story}-{number}-{value}",
        text,
        published=DAY + timedelta(days=number),
        source=source or "Harbour Wire",
        story=story,
        path=f"{number}.txt",
    )
    about = {"measure": "deaths", "entity": "Aske flood", **slots}
    return article, claim(article, f"{value} people", figure(value), *([unit] if unit else []), **about)


def run_of(*pairs: tuple[Article, Claim], findings: tuple[Finding, ...] = ()) -> Run:
    return Run(tuple(article for article, _ in pairs), tuple(one for _, one in pairs), findings)


def drawn(run: Run) -> list[Timeline]:
    return timelines_of(run, run.findings)[0]


def test_a_toll_is_told_day_by_day_and_outlet_by_outlet():
    pairs = told(0, "12"), told(1, "19", "The Evening Star"), told(2, "24"), told(2, "23", "The Evening Star")
    (line,) = drawn(run_of(*pairs))
    assert [(one.day.day, one.value, one.origin) for one in line.told] == [
        (2, 12, "Harbour Wire"),
        (3, 19, "The Evening Star"),
        (4, 23, "The Evening Star"),
        (4, 24, "Harbour Wire"),
    ]
    assert (line.story, line.measure, line.entity, line.unit) == ("flood", "deaths", "Aske flood", "people")


def test_too_little_told_makes_no_timeline():
    first, second = told(0, "12"), told(1, "19")
    assert drawn(run_of(first, second)) == []
    assert drawn(run_of(first, told(0, "13"), told(0, "14"))) == []
    assert drawn(run_of(first, told(1, "12"), told(2, "12"))) == []
    clash = finding("F-00000001", (first[1], second[1]))
    assert len(drawn(run_of(first, second, findings=(clash,)))) == 1
    assert drawn(run_of(first, second, findings=(replace(clash, nature="arithmetic"),))) == []


def test_only_what_is_told_of_one_thing_stands_together():
    pairs = [told(0, "12"), told(1, "19"), told(2, "24")]
    others = [
        told(3, "90", mood="forecast"),
        told(3, "91", scope=("in the north",)),
        told(3, "92", role="part"),
        told(3, "93", measure="injured"),
        told(3, "94", entity="Dunmore flood"),
        told(3, "95", story="other"),
        told(3, "96", measure=None),
    ]
    (line,) = drawn(run_of(*pairs, *others))
    assert [one.value for one in line.told] == [12, 19, 24]


def test_periods_of_other_lengths_stand_apart_and_days_to_come_are_no_facts():
    def month(number: int) -> Period:
        return Period(date(2026, number, 1), date(2026, number + 1, 1) - timedelta(days=1), "in the month")

    def output(value: str, period: Period):
        return told(60, value, unit=BPD, measure="crude production", entity="Norlandia", period=period)

    year = Period(date(2025, 1, 1), date(2025, 12, 31), "last year")
    pairs = [output("100", month(1)), output("110", month(2)), output("105", month(3)), output("90", year), output("190", month(9))]
    (line,) = drawn(run_of(*pairs))
    assert line.span == "month"
    assert [(one.day, one.value) for one in line.told] == [(date(2026, 1, 31), 100), (date(2026, 2, 28), 110), (date(2026, 3, 31), 105)]


def test_a_copy_goes_by_the_name_of_who_had_it_first():
    first, later = told(0, "12"), told(2, "30")
    copy = replace(first[0], id="copy", source="The Evening Star", published=first[0].published + timedelta(days=1))
    (line,) = drawn(run_of(first, (copy, replace(first[1], article="copy")), later, told(3, "31")))
    assert line.origins == ("Harbour Wire",)


def test_what_is_far_off_is_told_and_drawn_only_where_a_finding_holds_it():
    pairs = told(0, "12"), told(1, "19"), told(2, "24"), told(1, "3200")
    (line,) = drawn(run_of(*pairs))
    assert [(one.value, one.drawn) for one in line.told] == [(12, True), (19, True), (3200, False), (24, True)]
    slip = finding("F-00000001", (pairs[3][1], pairs[1][1]), nature="slip")
    (line,) = drawn(run_of(*pairs, findings=(slip,)))
    assert all(one.drawn for one in line.told)
    assert [dot.arrow for dot in drawing_of(line).dots] == ["", "", "↑", ""]
    raw = html_report(run_of(*pairs))
    assert "not drawn: far off the others" in raw


def test_the_gravest_come_first_and_further_ones_are_counted():
    many = [
        told(day, str(value), entity=f"flood {n}", story=f"story {n}")
        for n in range(MAX_TIMELINES + 3)
        for day, value in enumerate((5, 6, 7))
    ]
    error = finding("F-00000001", (many[-1][1], many[-2][1]))
    run = run_of(*many, findings=(error,))
    lines, more = timelines_of(run, run.findings)
    assert len(lines) == MAX_TIMELINES
    assert more == 3
    assert lines[0].entity == f"flood {MAX_TIMELINES + 2}"
    assert "3 more figures that moved are not drawn here" in html_report(run)


def test_the_page_says_the_picture_in_words_and_links_its_findings():
    first, second = told(0, "12"), told(1, "19", "The Evening Star")
    raw = html_report(run_of(first, second, findings=(finding("F-00000001", (first[1], second[1])),)))
    part = raw[raw.index('<section id="timelines"') : raw.index('<section id="articles"')]
    assert "Timeline of deaths, Aske flood, in people. 2 Mar 2026: 12 (Harbour Wire); 3 Mar 2026: 19 (The Evening Star)." in part
    assert part.count('<a href="#F-00000001">') == 2
    assert "<caption>Deaths of Aske flood, as told</caption>" in part


def test_a_run_without_moves_has_no_such_section():
    raw = html_report(run_of(told(0, "12")))
    assert 'id="timelines"' not in raw
    assert 'href="#timelines"' not in raw
    assert 'id="timelines"' in html_report(newsroom_run())


@given(st.lists(st.tuples(st.integers(0, 400), st.integers(1, 10**6), st.sampled_from("ABCDEFGHIJ")), min_size=3, max_size=12))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_mark_lies_inside_the_picture(points):
    for line in drawn(run_of(*(told(day, str(value), source) for day, value, source in points))):
        drawing = drawing_of(line)
        assert len(drawing.dots) == sum(one.drawn for one in line.told)
        assert all(0 <= dot.x <= 100 + 3 * 12 and 0 <= dot.y <= drawing.height for dot in drawing.dots)
        assert all(0 <= tick.at <= drawing.height for tick in drawing.levels)
        assert all(0 <= tick.at <= 100 for tick in drawing.dates)
