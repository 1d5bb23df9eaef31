"""What is an error, what a warning, and what a note; and which question the desk is asked."""

from datetime import timedelta

import pytest
from claim_factory import DAY, DOLLAR, FEBRUARY, PEOPLE, claim, corpus, figure, on, rule

from factcheck import Article, check
from factcheck.comparing import judge, same_thing, to_findings
from factcheck.comparing.telling.severity import severity_of
from factcheck.records import Unit

POUND = Unit("GBP", "pound", "money")
CUT = Unit("cut", "job cuts", "count")
VOTE = Unit("vote", "votes", "count")


def found(claims, rules=None, **keys):
    texts = corpus(claims, **keys)
    return to_findings(same_thing(claims, rules or (rule(),), texts), texts)


def graded(claims, rules=None, **keys):
    return [(one.severity, one.nature) for one in found(claims, rules, **keys)]


def toll(value, article="a", **slots):
    return claim(value, PEOPLE, article, measure="deaths", entity="Lake Ora flood", **{"period": None} | slots)


def headline(value, article="a", **slots):
    return toll(value, article, zone="headline", where="title", sentence=f"{value} dead at Lake Ora", **slots)


def test_a_headline_against_its_lead_is_an_error_whoever_is_quoted():
    lead = toll("31", speaker="civil defence agency", sentence="Floods killed 31 at Lake Ora, the civil defence agency said.")
    assert graded([headline("37"), lead]) == [("error", "conflict")]


def test_a_headline_that_adds_up_what_the_text_tells_is_no_clash():
    lead = toll("31", sentence="Floods killed 31 at Lake Ora.")
    elsewhere = toll("6", sentence="Across the border 6 died.", start=90)
    other = claim("6", PEOPLE, "a", measure="deaths", entity="Elsewhere", period=None, sentence="Across the border 6 died.", start=90)
    assert found([headline("37"), lead, other]) == ()
    assert [one.severity for one in found([headline("37"), lead, elsewhere])] != ["error"]


def test_an_old_toll_as_the_current_one_is_a_warning_and_says_which_is_newest():
    claims = [
        toll("23", "a"),
        toll("31", "b"),
        toll("23", "c", period=on(DAY + timedelta(days=2)), sentence="Floods have killed 23 there."),
    ]
    results = found(claims, days={"b": 1, "c": 2})
    assert (results[0].severity, results[0].nature) == ("warning", "superseded")
    assert [one.severity for one in results[1:]] in ([], ["note"])
    assert "the newest is 31" in results[0].message
    assert results[0].question == "Is the figure of 31 person still the latest, and does the copy say as of when?"


def test_an_old_toll_outside_the_drafts_is_a_note():
    claims = [toll("31", "a"), toll("23", "b")]
    assert graded(claims, days={"b": 1}, drafts=["a"]) == [("note", "superseded")]
    assert graded(claims, days={"b": 1}, drafts=["b"]) == [("warning", "superseded")]


def test_what_rises_and_falls_is_not_outdated():
    claims = [claim(n, PEOPLE, name, measure="missing", entity="Lake Ora", period=None) for n, name in (("17", "a"), ("12", "b"))]
    assert found(claims, days={"b": 1}) == ()


def test_counts_too_far_apart_are_not_two_states_of_one():
    assert found([toll("3200"), toll("31", "b")], days={"b": 2}) == ()


def test_the_headline_error_is_not_lost_among_older_tolls():
    claims = [toll("14", "b"), headline("37"), toll("31", sentence="Floods killed 31 at Lake Ora.")]
    assert ("error", "conflict") in graded(claims, days={"a": 2})


def test_job_cuts_named_again_with_another_figure():
    first = claim(
        "1200", CUT, measure="layoffs", entity="Alder", period=None, zone="headline", where="title", sentence="Alder to cut 1,200 jobs"
    )
    text = "The 1,400 job cuts will be made by December."
    again = claim("1400", CUT, measure="layoffs", entity="Alder", period=None, sentence=text, quote="1,400 job cuts")
    assert graded([first, again]) == [("error", "conflict")]


def test_two_revenues_of_one_named_quarter_are_an_error():
    quarter = FEBRUARY
    claims = [
        claim(n, POUND, name, measure="revenue", entity="Alder", period=quarter) for n, name in (("1280000000", "a"), ("1380000000", "b"))
    ]
    assert graded(claims, (rule(percent="1"),)) == [("error", "conflict")]


def test_exact_counts_have_no_slack_and_digits_in_another_order_are_a_slip():
    claims = [claim(n, VOTE, name, measure="votes", entity="Yes", period=on(DAY)) for n, name in (("48213", "a"), ("48312", "b"))]
    assert graded(claims) == [("warning", "slip")]


@pytest.mark.parametrize(
    "b",
    [
        {"speaker": "Institute"},
        {"value": figure("680000", "about")},
        {"value": figure("690000", "less_than")},
        {"period": None, "sentence": "It was 680,000 bbl/d in Norland."},
    ],
)
def test_an_error_needs_one_voice_narrow_bounds_and_one_named_time(b):
    value = b.pop("value", "680000")
    (one,) = found([claim(), claim(value, article="b", **b)], days={"b": 0})
    assert one.severity != "error"


def test_a_rule_may_ask_to_be_sure():
    a, b = claim(period=None), claim("680000", article="b", period=None, sentence="It rose to 680,000 bbl/d in Norland.")
    for sure, expected in (("high", "note"), ("medium", "warning")):
        one = judge(a, b, rule(severity="warning", settings={"confidence": (sure,)}), corpus([a, b], {"b": 0}))
        one = type(one)(one.rule, one.claims, one.verdict, one.nature, 0.6)
        assert severity_of(one, corpus([a, b])) == expected


def test_an_age_of_long_ago_is_no_wrong_age():
    def ages(one, other):
        texts = (
            f"Mayor Tomas Brell, {one}, opened the bridge on Monday.",
            f"The {other}-year-old Tomas Brell, a mayor, opened the bridge on Monday.",
        )
        return [
            f.rule
            for f in check([Article(name, text, published=DAY) for name, text in zip("ab", texts, strict=True)]).findings
            if f.severity != "note"
        ]

    assert ages(53, 17) == []
    assert ages(53, 43) == ages(71, 17) == ["people.age"]


def test_a_share_that_no_rule_names_may_be_that_of_a_part():
    filler = "The harbour was closed for a day. " * 40
    title = "Norland adds 12,000 jobs in February; unemployment rate at 3.8%"
    part = f"Shops in Harwick were full. The unemployment rate of Norland for the young fell to 5.9 percent in February. {filler}"
    articles = [Article("a", filler, title=title, published=DAY), Article("b", part, published=DAY)]
    assert ("general.same-figure", "warning") not in [(f.rule, f.severity) for f in check(articles).findings]


def test_a_rule_may_ask_for_a_slip_between_two_articles():
    poll = rule(severity="warning", settings={"loud": ("slip",)})
    assert graded([claim(), claim("640000", article="b")], [poll]) == [("note", "conflict")]
    assert graded([claim(), claim("575000", article="b")], [poll]) == [("warning", "slip")]


def test_the_rules_own_question_does_not_hide_that_of_a_slip():
    own = rule(ask="Whose series?")
    assert found([claim(), claim("680000", article="b")], (own,))[0].question == "Whose series?"
    assert found([claim("755100"), claim("571500", article="b")], (own,))[0].question == "Whose series?"
    assert found([claim("755120"), claim("755210", article="b")], (own,))[0].question.startswith("Are the scale, the unit and every digit")


def test_a_slip_of_scale_is_a_finding_of_its_own():
    claims = [claim("1460000"), claim("1420000", article="b"), claim("1.46", article="c")]
    texts = corpus(claims)
    results = to_findings(same_thing(claims, (rule(),), texts), texts)
    assert [(one.severity, one.nature) for one in results] == [("error", "conflict"), ("warning", "slip")]
    assert {c.article for c in results[0].claims} == {"a", "b"}


def test_an_allowance_is_not_added_to_the_rounding():
    made = [claim(figure(n, precision="500"), DOLLAR, name, measure="debt") for n, name in (("1000000", "a"), ("1020600", "b"))]
    (one,) = found(made, (rule(percent="2"),))
    assert one.allowance == "2% or rounding (±USD 500)"
    assert found(made, (rule(percent="2.1"),)) == ()
