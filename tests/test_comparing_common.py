"""Two reports that print the same figures but for one: told where they differ; and what lets both be right."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import NamedTuple

from factcheck import Article, check, find_claims
from factcheck.comparing.reports.around import Around
from factcheck.comparing.reports.ground import Ground
from factcheck.comparing.reports.likeness import likest
from factcheck.records import Corpus

RULE = "copies.common-ground"
DAY = dt.date(2026, 11, 18)
VANS = (
    "Tarn Motors delivered 386,500 vans in the third quarter, {} more than a year earlier, the company said on Wednesday. "
    "Its plant in Harwick turned out 1,450 vans a day. The operating margin was 11.4%, and 7,820 people work for Tarn."
)
PRINT = (
    "Vans have given Tarn Motors its best summer in years. Deliveries climbed {} to 386,500 in the three months to September. "
    "Harwick, where most of the 7,820 employees work, makes 1,450 vans daily. The margin reached 11.4 per cent.{}"
)


def told(first, second, days=0, rules=(RULE,)):
    reports = [Article("wire", first, published=DAY), Article("paper", second, published=DAY + dt.timedelta(days))]
    return [(finding.severity, finding.nature) for finding in check(reports).findings if finding.rule in rules]


def test_a_rise_told_with_one_level_is_one_rise():
    assert told(VANS.format("6%"), PRINT.format("16 per cent", "")) == [("warning", "sources differ")]


def test_it_is_the_same_news_in_the_paper_of_the_next_day():
    assert told(VANS.format("6%"), PRINT.format("16 per cent", ""), days=1) == [("warning", "sources differ")]


def test_reports_that_agree_or_round_are_quiet():
    assert told(VANS.format("6.4%"), PRINT.format("6 per cent", "")) == []


def test_a_figure_that_the_other_report_prints_too_is_another():
    assert told(VANS.format("6%"), PRINT.format("16 per cent", " Sales of all vehicles rose by 6 per cent.")) == []


def test_too_few_figures_in_common_say_little():
    assert (
        told(VANS.format("6%").split(" Its plant")[0] + ". It is based in Harwick. Unions were told.", PRINT.format("16 per cent", ""))
        == []
    )


DEBT = (
    "Norland's public debt is to fall to 61.4% of GDP from {} this year, the budget published on Wednesday shows. "
    "Spending rises by 3.25% to 412.6 billion crowns. A pension goes up by 1,240 crowns."
)
PENSION = (
    "Pensioners in Norland get another 1,240 crowns. The budget lets spending grow by 3.25 per cent to 412.6 billion crowns. "
    "The debt ratio should drop to 61.4 per cent from {}."
)


def test_the_level_before_is_known_by_the_level_reached():
    assert told(DEBT.format("64.8%"), PENSION.format("68.4 per cent")) == [("warning", "slip")]


def test_what_two_speakers_foresee_are_two_figures():
    first = DEBT.format("64.8%") + ' "Growth will be 2.1%," said Finance Minister Rosa Quill.'
    second = PENSION.format("64.8 per cent") + ' "Growth will be 1.2%," said Otto Brandt of the Merrow Bank.'
    assert told(first, second) == []


def test_prices_of_a_market_are_others_an_hour_later():
    first = VANS.format("6%") + " Shares of Tarn rose 2.4% to 88.40 crowns."
    second = PRINT.format("6 per cent", " Shares of Tarn rose 4.2 per cent to 88.40 crowns.")
    assert told(first, second) == []


def test_a_sum_to_date_is_another_a_month_later():
    seen = (
        "Norland's trade gap is sure to be a record, after the January-August figure reached 100.9 billion crowns, more than the "
        "whole shortfall of 95.7 billion crowns in 2025. The crown was fixed at 27.41. Exports make 412.6 billion crowns a year."
    )
    hit = (
        "The January-September trade shortfall of Norland hit a high of 110.7 billion crowns, far surpassing the deficit of "
        "95.7 billion crowns in 2025, the bureau said. The crown stands at 27.41. Exports come to 412.6 billion crowns a year."
    )
    assert told(seen, hit, days=1) == []


SALES = "Tarn Chips said on Wednesday that revenue in the third quarter {}. It employs 7,820 people. Shares were up."
STAFF = (
    "Sales of $4.28bn in the three months to September gave Tarn Chips joy. The 7,820 staff get a bonus. "
    "The rise of 31 per cent was a record."
)


def test_a_forecast_that_a_result_is_held_against_makes_it_no_estimate():
    rules = (RULE, "copies.sole-figure")  # where no other amount is left over the latter tells it
    held = SALES.format("rose 31% to $4.82 billion, against an average forecast of $4.6 billion")
    assert told(held, STAFF, rules=rules) == [("warning", "slip")]
    assert told(SALES.format("rose 31% to $4.82 billion, its head told analysts"), STAFF, rules=rules) == [("warning", "slip")]


def test_what_analysts_foresee_is_no_result():
    assert told(SALES.format("may have risen 31% to $4.82 billion, analysts said"), STAFF) == []


def test_what_another_clause_tells_is_not_tied_to_the_figure():
    idle = Article("a", "The Calder plant laid off 2,250 of its 2,600 workers as it halted production of trucks at Tarn Motors.")
    both = "Some 3,500 workers were idled at the Osby plant of Tarn Motors{} 2,250 workers were laid off at its truck plant in Calder."

    def tied(second):
        articles = (idle, Article("b", second))
        figures = [claim for one in articles for claim in find_claims(one) if claim.quantity.kind == "quantity"]
        corpus = Corpus({one.id: one for one in articles}, frozenset("ab"))
        (x,) = (claim for claim in figures if "2,600" in claim.quote)
        (y,) = (claim for claim in figures if "3,500" in claim.quote)
        return Ground(figures, Around(figures, corpus), corpus).evidence(x, y).tied

    assert tied(both.format(", while")) == 0
    assert tied(both.format(" and")) == 2


def test_an_outlet_knows_what_it_printed_and_tells_what_has_come_since():
    texts = {"wire": VANS.format("6%"), "paper": PRINT.format("16 per cent", "")}
    of_two = [Article(name, text, published=DAY, source=name) for name, text in texts.items()]
    assert [(one.rule, one.severity) for one in check(of_two).findings] == [(RULE, "warning")]
    assert not check([replace(report, source="Harbour Wire") for report in of_two]).findings


def test_what_is_not_enough_keeps_no_place_for_what_is():
    class Weight(NamedTuple):
        weight: int
        enough: bool

    first, again = find_claims(Article("a", "The line has 12 ships. Its 12 ships sail in May."))[:2]
    (other,) = find_claims(Article("b", "The line has 21 ships."))
    found = [(first, other, Weight(5, False)), (again, other, Weight(4, True))]
    assert [one[0].start for one in likest(found, lambda weight: weight.enough)] == [again.start]
