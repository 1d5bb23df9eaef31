import re
from datetime import date, timedelta
from decimal import Decimal
from random import Random

import pytest
from claim_factory import DAY, FEBRUARY, JANUARY, PEOPLE, claim, corpus, figure, on, rule
from hypothesis import given
from hypothesis import strategies as st

from factcheck.comparing import candidates, finding_id, origins, same_thing, to_findings, uncompared
from factcheck.comparing.telling.findings import _filled
from factcheck.records import Article, Comparison, Period

RULE = rule(percent="2", say="{a} and {b} differ by {gap}; {allow} is allowed", when={"dimension": ("volume/time",)})


def found(claims, rules=(RULE,), **keys):
    texts = corpus(claims, **keys)
    return to_findings(same_thing(claims, rules, texts), texts)


def test_two_accounts_give_one_finding_with_message_sum_and_question():
    (one,) = found([claim("755000"), claim("680000", article="b")])
    assert one.message == "755,000 bbl/d and 680,000 bbl/d differ by 75,000 bbl/d (11%); 2% or rounding (±5,000 bbl/d) is allowed"
    assert one.question == "Which figure does the source give: 755,000 bbl/d or 680,000 bbl/d?"
    assert (one.severity, one.confidence, one.nature) == ("error", "high", "conflict")
    assert re.fullmatch("F-[0-9a-hjkmnp-tv-z]{8}", one.id)


def test_a_slip_throughout_a_text_is_told_figure_by_figure():
    whole = [claim("28100000"), claim("28600000", start=200)]
    slipped = [claim("28.1", article="b"), claim("28.6", article="b", start=200)]
    told = found([*whole, *slipped])
    assert [[one.figure.value for one in each.claims] for each in told] == [[28100000, Decimal("28.1")], [28600000, Decimal("28.6")]]


def test_equal_figures_and_other_times_give_nothing():
    assert found([claim("755000"), claim("755000", article="b"), claim("680000", article="b", period=JANUARY)]) == ()


def test_many_outlets_give_one_finding_with_the_spread_and_origins():
    copy = "Output of Norland fell in February as storms closed the northern fields, the ministry said, and stood at {} bbl/d."
    claims = [claim("755000", article=name, sentence=copy.format("755,000")) for name in "abc"]
    claims += [claim("680000", article="d", sentence="Norland pumped 680,000 bbl/d.")]
    (one,) = found(claims)
    assert {c.article for c in one.claims} == {"a", "d"}
    assert {c.article for c in one.also} == {"b", "c"}
    assert one.message.endswith("(680,000 bbl/d in 1, 755,000 bbl/d in 3; 2 values from 2 origins)")


def test_findings_grow_with_clashes_and_not_with_pairs():
    values = [str(600000 + 20000 * n) for n in range(12)]
    claims = [claim(value, article=f"a{n}", sentence=f"In paper {n}: {int(value):,} bbl/d.") for n, value in enumerate(values)]
    assert len(found(claims)) == 1


def test_every_comparison_touches_a_draft():
    claims = [claim("755000"), claim("680000", article="b"), claim("500000", article="c")]
    texts = corpus(claims, drafts=["c"])
    pairs = candidates(claims, texts).pairs
    assert pairs
    assert all(pair[0].article == "c" for pair in pairs)
    assert candidates(claims, corpus(claims, drafts=[])).pairs == ()


def test_pairs_stay_near_linear_under_a_popular_key():
    claims = [claim(str(100000 + n), article=f"a{n}", period=on(DAY + timedelta(days=n % 3), assumed=True)) for n in range(2000)]
    picked = candidates(claims, corpus(claims))
    assert len(picked.pairs) <= 600
    assert picked.left_out > 0


def test_stories_are_not_mixed():
    claims = [claim("755000"), claim("680000", article="b")]
    assert found(claims, a="oil", b="gas") == ()
    assert len(found(claims, a="oil", b="oil")) == 1


def test_the_most_specific_rule_speaks():
    general = rule("any.figure", "warning")
    star = rule("any.production", "warning", when={"measure": ("* production",)})
    exact = rule("energy.crude", "error", when={"measure": ("crude production",)})
    claims = [claim("755000"), claim("680000", article="b")]
    assert [one.rule for one in found(claims, (general, exact, star))] == ["energy.crude"]
    assert [one.rule for one in found(claims, (general, star))] == ["any.production"]
    assert found(claims, (rule("people.toll", when={"measure": ("deaths",)}),)) == ()


def test_two_rules_on_one_clash_give_one_finding():
    claims = (claim("755000"), claim("680000", article="b"))
    texts = corpus(claims)
    both = [
        Comparison(one, claims, "disagree")
        for one in (rule("any.figure", "error"), rule("energy.crude", "error", when={"measure": ("x",)}))
    ]
    assert [one.rule for one in to_findings(both, texts)] == ["energy.crude"]


def test_parts_that_add_up_are_no_clash():
    sentence = "One man was hurt, and later two people were hurt."
    parts = [claim(n, PEOPLE, "a", measure="injured", entity="Rell", sentence=sentence, start=at) for n, at in (("1", 0), ("2", 30))]
    whole = claim("3", PEOPLE, "b", measure="injured", entity="Rell")
    assert found([*parts, whole], (rule(),)) == ()


def test_the_order_of_the_claims_does_not_matter():
    claims = [
        claim(str(600000 + 9000 * n), article=f"a{n % 7}", start=60 * n, sentence=f"Line {n}: {600000 + 9000 * n:,} bbl/d.")
        for n in range(20)
    ]
    texts = corpus(claims)
    expected = to_findings(same_thing(claims, (RULE,), texts), texts)
    for seed in range(3):
        mixed = Random(seed).sample(claims, len(claims))
        assert to_findings(same_thing(mixed, (RULE,), texts), texts) == expected


def test_an_id_survives_edits_round_the_figure_and_changes_with_it():
    first = [claim("755000"), claim("680000", article="b")]
    moved = [claim("755000", sentence="As many had feared for long, 755,000 bbl/d it was."), first[1]]
    assert finding_id("r", first) == finding_id("r", moved[::-1])
    changed = [claim("756000"), first[1]]
    assert finding_id("r", first) != finding_id("r", changed)
    assert finding_id("r", first) != finding_id("s", first)


def test_an_id_survives_another_folder_another_day_of_checking_and_equal_words_before_it():
    def names(a, b, when, lead=0):
        assumed = Period(when, when, "", assumed=True)
        claims = [claim("755000", article=a, period=assumed, start=lead), claim("680000", article=b, period=assumed)]
        return finding_id("r", claims)

    first = names("seeds/oil/a.txt", "seeds/oil/b.txt", date(2026, 3, 6))
    assert first == names("a.txt", "b.txt", date(2026, 3, 7), lead=24)
    assert first != names("a.txt", "c.txt", date(2026, 3, 6))


def test_equal_figures_in_two_places_are_two_findings_with_two_ids():
    claims = [claim("755000", article=name) for name in ("x/a.txt", "y/a.txt")] + [claim("680000", article="b")]
    pairs = [Comparison(RULE, (one, claims[2]), "disagree", nature="wording") for one in claims[:2]]
    ids = [one.id for one in to_findings(pairs, corpus(claims))]
    assert len(ids) == len(set(ids)) == 2
    assert ids == [one.id for one in to_findings(pairs[::-1], corpus(claims))]


@given(st.text(max_size=60))
def test_a_message_template_never_fails_and_never_reads_what_it_puts_in(text):
    assert _filled("{a}|{b}", {"a": "{b}", "b": text}) == "{b}|" + text
    assert isinstance(_filled(text, {"a": "x"}), str)


@pytest.mark.parametrize(
    ("slots", "why"),
    [
        ({"measure": None}, "no measure understood"),
        ({"entity": None}, "whose it is not understood"),
        ({"measure": "crude exports", "period": JANUARY}, "nothing else speaks of crude exports of Norland in 2026-01"),
        ({"kind": "date"}, "a date, not an amount"),
        ({"mood": "target"}, "nothing comparable: actual against target"),
        ({"period": JANUARY}, "other figures for crude production of Norland are not of 2026-01"),
    ],
)
def test_what_was_not_compared_says_why(slots, why):
    claims = [claim("755000"), claim("680000", article="b"), claim("300000", article="b", start=300, **slots)]
    left = uncompared(claims, same_thing(claims, (RULE,), corpus(claims)))
    assert [(one.claim, one.why) for one in left] == [(claims[2], why)]


def test_copies_share_an_origin():
    words = "The ferry sank off the northern coast on Friday with forty people on board and the search went on until dusk, officials said."
    told = {"a": words, "b": words.replace("forty", "fifty"), "c": "Shares in the brewer rose after it named a new head.", "d": ""}
    first = origins([Article(name, text) for name, text in told.items()])
    assert first == {"a": "a", "b": "a", "c": "c", "d": "d"}


def test_notes_of_a_growing_toll_join_no_loud_finding_of_their_own():
    tolls = [
        claim(n, PEOPLE, name, measure="deaths", entity="Lake Ora", period=None, sentence=f"{n} person died at Lake Ora.")
        for n, name in (("12", "a"), ("15", "b"), ("19", "c"))
    ]
    result = found(tolls, (rule(),), days={"b": 1, "c": 2})
    assert [(one.severity, one.nature) for one in result] == [("note", "superseded")]


def test_unresolved_periods_and_open_ranges_do_not_break_the_id_or_the_spread():
    claims = [
        claim(figure("10000000", "more_than"), period=Period(None, None, "last year")),
        claim(figure("5", to="7"), article="b", period=None),
        claim("755000", article="c", period=FEBRUARY),
    ]
    texts = corpus(claims)
    assert len({finding_id("r", [one]) for one in claims}) == 3
    to_findings([Comparison(RULE, tuple(claims[:2]), "disagree"), Comparison(RULE, tuple(claims[1:]), "disagree")], texts)


def test_a_figure_that_the_other_article_also_gives_is_no_clash():
    claims = [
        claim("755000"),
        claim("755000", article="b"),
        claim("300000", article="b", start=90, sentence="Of that 300,000 bbl/d left by sea."),
    ]
    assert found(claims) == ()


def test_articles_that_differ_in_every_figure_are_doubted():
    texts = {"a": ("100000", "200000"), "b": ("130000", "260000")}
    claims = [
        claim(value, article=name, period=period, start=80 * n, sentence=f"Line {n} of {name}: Norland, {int(value):,} bbl/d.")
        for name, values in texts.items()
        for n, (value, period) in enumerate(zip(values, (FEBRUARY, JANUARY), strict=True))
    ]
    assert {one.confidence for one in found(claims)} == {"medium"}
