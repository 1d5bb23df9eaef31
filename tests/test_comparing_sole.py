"""Two reports of one event, each with a single figure for one matter: told where they differ; and what lets both be right."""

from __future__ import annotations

import datetime as dt

from factcheck import Article, check

RULE = "copies.sole-figure"
DAY = dt.date(2026, 3, 4)
PLANT = (
    "Tarn Foods will shut its bakery in Harwick with the loss of 260 jobs, the company said on Wednesday. Sales fell by 4.5% last year. "
    "The bakery was built in 1961 and makes 90,000 loaves a day. Unions want talks."
)
LETTER = "Bakers in Harwick were told the news by letter. {} will lose their jobs at Tarn Foods. It makes 90,000 loaves a day there.{}"


def told(first, second, *further, days=0):
    texts = (first, second, *further)
    articles = [Article(f"r{n}", text, published=DAY + dt.timedelta(days if n else 0)) for n, text in enumerate(texts)]
    return [(finding.severity, finding.nature) for finding in check(articles).findings if finding.rule == RULE]


def noted(*texts):
    """The severities of what is told of two reports, by the words of their sentences too."""
    articles = [Article(f"r{n}", text, published=DAY) for n, text in enumerate(texts)]
    return [finding.severity for finding in check(articles).findings if finding.rule in (RULE, "copies.like-words")]


def test_jobs_and_the_people_who_lose_them_are_one_matter():
    assert told(PLANT, LETTER.format("Some 620 people", "")) == [("warning", "slip")]


def test_reports_that_agree_or_round_are_quiet():
    assert told(PLANT, LETTER.format("Some 260 people", "")) == []
    assert told(PLANT, LETTER.format("More than 250 people", "")) == []


def test_a_figure_that_the_other_report_prints_too_is_another():
    assert told(PLANT, LETTER.format("Some 620 people", " Of them 260 are women.")) == []


def test_where_a_report_has_two_figures_for_the_matter_none_is_held_against_the_other_report():
    assert told(PLANT, LETTER.format("Some 620 people", " Another 40 people will lose their jobs in Dunmore.")) == []


def test_far_apart_and_without_a_slip_they_may_be_a_part_and_its_whole():
    assert told(PLANT, LETTER.format("Some 1,410 people", "")) == []


def test_passages_of_a_sentence_or_two_are_no_reports():
    assert (
        told(
            "Tarn Foods will shut its bakery in Harwick with the loss of 260 jobs.",
            "Some 620 people will lose their jobs at Tarn Foods in Harwick.",
        )
        == []
    )


def test_a_week_later_it_may_be_another_matter():
    assert told(PLANT, LETTER.format("Some 620 people", ""), days=7) == []


def test_among_many_articles_none_is_held_against_another():
    more = [
        f"The town of Kessel{n} opened a library with {n + 20},000 books. It cost 1{n} million euros. It has 4{n} rooms." for n in range(5)
    ]
    assert told(PLANT, LETTER.format("Some 620 people", ""), more[0]) == [("warning", "slip")]
    assert told(PLANT, LETTER.format("Some 620 people", ""), *more) == []


def test_of_several_articles_two_that_no_slip_ties_are_no_warning():
    first = (
        "A coach hit a wall near Dunmore on Tuesday evening, and 34 passengers had to climb out of a window. "
        "It had come 85 km from Harwick. The road was shut for 12 hours."
    )
    second = (
        "The driver was praised. The coach with 41 passengers on board hit a wall on the way to Dunmore. "
        "The 85 km from Harwick had taken it 3 hours. Rain fell. Nobody was hurt."
    )
    assert told(first, second.replace("41", "43")) == [("warning", "slip")]
    assert noted(first, second) == ["note"]
    assert told(first, second, "It rained in the hills of Kessel for 3 days. Roads were wet.") == [("note", "conflict")]


def test_what_is_planned_and_what_it_costs_may_be_told_in_two_moods():
    plan = (
        "Work on a footbridge over the Tamble will start in May, the county of Dunmore said. The bridge will cost £8.6 million. "
        "It will be 140 metres long and join the station to the Northgate estate, where 3,000 homes are being built."
    )
    award = (
        "Walkers in Dunmore will get their way over the Tamble. Osprey Civil was named to build the 140-metre bridge at a cost of {}. "
        "It should open in two years. Some 3,000 homes are planned at Northgate."
    )
    assert told(plan, award.format("£6.8m")) == [("warning", "slip")]
    assert told(plan, award.format("£8.6m")) == []


def test_what_is_counted_again_the_next_day_is_no_warning():
    first = (
        "The strike of dockers in Norland went on. About it a spokesman in Harwick said 126 ships lay before the closed ports. "
        "It began 9 days ago. A docker earns 140 crowns."
    )
    second = (
        "The ports of Norland stay closed. Some 97 vessels lay before the closed ports, a spokesman said. "
        "A docker earns 140 crowns. It rained."
    )
    assert all(severity == "note" for severity, _ in told(first, second, days=1))


def test_two_firms_by_name_have_two_figures():
    first = (
        "Ostrel won the right on Thursday to build a wind farm of 900 megawatts in the Norland part of the Gray Sea. "
        "It bid 312 crowns. It should be ready in 2032."
    )
    second = (
        "The state group Kelda Morska will build a wind farm of 1,400 megawatts in the Gray Sea off Norland. "
        "A site nearby went to Ostrel. It will cost 4 billion crowns."
    )
    assert told(first, second) == []


BLAZE = (
    "About 3,100 people were ordered to leave their homes near Harwick on Tuesday as a wildfire burned through 8,600 hectares of forest. "
    "More than 740 firefighters with 19 aircraft fought the blaze, which began near the village of Kessel. Five schools are shut. "
    "So far this year 37,000 hectares have burned in the country."
)
HILLS = (
    "A wildfire is tearing across the hills above Harwick and has driven over 3,000 people from their homes. The flames have blackened "
    "{} in four days. Some 740 firefighters and 19 aircraft were sent to the blaze at Kessel. {}The country has lost 37,000 hectares to "
    "fire since January."
)


def test_between_two_accounts_a_figure_that_both_print_is_settled():
    assert told(BLAZE, HILLS.format("6,800 hectares", "")) == [("warning", "slip")]
    assert told(BLAZE, HILLS.format("7,400 hectares", "")) == [("note", "conflict")]
    assert told(BLAZE, HILLS.format("8,600 hectares", "")) == []
    assert told(BLAZE, HILLS.format("almost 9,000 hectares", "")) == []


def test_between_two_accounts_a_small_count_of_things_is_told():
    assert told(BLAZE, HILLS.format("8,600 hectares", "Seven schools are shut. ")) == [("note", "conflict")]
    assert told(BLAZE, HILLS.format("8,600 hectares", "Five schools and two nurseries are shut. ")) == []


def test_reports_that_print_few_figures_alike_are_no_two_accounts():
    other = HILLS.replace("740", "1,900").replace("19", "64").replace("37,000", "92,000")
    assert told(BLAZE, other.format("6,100 hectares", "Seven schools are shut. ")) == []


def test_a_part_or_a_difference_is_not_the_only_figure():
    assert told(BLAZE, HILLS.format("8,600 hectares", "Three of the schools are shut until May. Five schools in all. ")) == []
    guards = "The fair at Harwick drew 41,000 people on Tuesday. There were 310 guards on duty, {}. It cost £2.6 million and has 75 stalls."
    other = "Some 41,000 people were at the fair at Harwick on Tuesday. It had 130 guards, the town said. It has 75 stalls and cost £2.6m."
    assert told(guards.format("40 more than last year"), other) == [("warning", "slip")]


def test_a_round_price_and_an_exact_one_are_one():
    watch = "Osprey showed its first watch in Harwick on Tuesday. The watch will start at {}. It has 14 dials and runs 36 hours."
    assert told(watch.format("$350"), watch.replace("showed", "unveiled").replace("will start", "starts").format("$349")) == []


def test_a_toll_of_a_charge_that_tells_the_event_is_held_against_another_of_the_day():
    here = (
        "A man of 19 has been charged with murder after a gunman opened fire at a fair in Harwick on Tuesday, killing two people and "
        "wounding {}. Police found 27 shell casings near 14 stalls. The fair in Harwick cost £2.6 million."
    )
    there = (
        "The shooting at the Harwick fair on Tuesday left two dead and {} others injured. Some 27 casings lay between 14 stalls. "
        "A fair costs £2.6m."
    )
    articles = [Article(f"r{n}", text, published=DAY) for n, text in enumerate((here.format("six"), there.format("eight")))]
    assert [finding.rule for finding in check(articles).findings] == ["people.injured"]
    articles = [Article(f"r{n}", text, published=DAY) for n, text in enumerate((here.format("six"), there.format("six")))]
    assert check(articles).findings == ()


POLL = (
    "Support for Labour stood at 33% and for the Conservatives at 31%, with the Liberals on 14%, a poll in Harwick showed on Tuesday. "
    "Some 41% named the economy. The debate is in May."
)


def test_what_no_slip_explains_in_two_polls_is_not_told():
    other = (
        "In Harwick Labour is on 33 per cent, the Conservatives are on {} and the Liberals on 14 per cent, a poll found. It rained. "
        "Of all 41 per cent fear for the economy."
    )
    assert told(POLL, other.format("31 per cent")) == []
    assert told(POLL, other.format("28 per cent")) == []  # shares of votes are told where a slip explains the difference alone


def test_between_two_accounts_what_is_to_be_and_what_will_be_are_one():
    here = (
        "Electra will build a $1.3 billion plant in Harwick that is to employ {}, it said on Tuesday. It gets $210 million. "
        "The site has 310 acres."
    )
    there = (
        "A $1.3 billion plant of Electra goes to Harwick. Some 2,000 workers will be hired. The 310 acres and $210 million were promised."
    )
    assert told(here.format("2,400 people"), there) == [("note", "conflict")]
    assert told(here.format("2,000 people"), there) == []
