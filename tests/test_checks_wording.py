from re import _parser as parser  # type: ignore[attr-defined]

import pytest
from claim_factory import claim, figure, rule
from test_text_patterns import spellings

from factcheck.checks.wording import pattern_problems, wording
from factcheck.checks.wording.in_texts import LONGEST
from factcheck.claims import find_claims
from factcheck.comparing import to_findings
from factcheck.pipeline import check
from factcheck.records import Article, Corpus
from factcheck.rulebook import load_rules


def checked(text, quote, *patterns, drafts="a", **settings):
    one = claim(figure("755000"), quote=quote, sentence=text, start=text.index(quote))
    texts = Corpus({"a": Article("a", text)}, frozenset(drafts))
    made = rule("wording.any", "note", kind="wording", settings={"pattern": patterns, **settings}, place="pack.yaml:3")
    return wording([one], [made], texts), texts


@pytest.mark.parametrize(
    ("text", "quote", "pattern"),
    [
        ("It made 755,000 barrels per daily in January.", "755,000 barrels per daily", r"\bper (?:daily|weekly|yearly)\b"),
        ("It made 755,000 barrels per daily in January.", "755,000 barrels", r"\bbarrels per daily\b"),
        ("Some 6,5000,000,000 were sold.", "6,5000", r"\d{1,3}(?:,\d+)*,\d{4,}(?:,\d+)*"),
        ("A rate of 17.4% per 100,000 people.", "17.4%", r"% per \d"),
    ],
)
def test_words_at_a_figure_are_found_in_drafts_only(text, quote, pattern):
    (one,), texts = checked(text, quote, pattern)
    assert (one.verdict, one.nature, len(one.claims)) == ("disagree", "wording", 1)
    assert one.gap in text
    assert to_findings([one], texts)[0].severity == "note"
    assert checked(text, quote, pattern, drafts="")[0] == []


def test_words_elsewhere_are_left_alone_unless_the_sentence_is_asked_for():
    text = "It paid 12 percent per yearly review, and 755,000 bpd flowed on."
    assert checked(text, "755,000 bpd", r"per yearly")[0] == []
    assert len(checked(text, "755,000 bpd", r"per yearly", part=("sentence",))[0]) == 1
    assert checked(text, "755,000 bpd", r"flowed", part=("quantity",))[0] == []


def test_one_place_gives_one_finding_however_many_patterns_see_it():
    assert len(checked("It made 755,000 barrels per daily.", "755,000 barrels per daily", r"per daily", r"per daily\b")[0]) == 1


def test_a_pattern_that_runs_away_is_given_up_and_reported():
    text = "a" * 15 + " 755,000 " + "a" * 38 + " x"
    comparisons, texts = checked(text, "755,000", r"(?:a|a)*(?:a|a)*(?:a|a)*(?:a|a)*[bx]$")
    (problem,) = pattern_problems(comparisons)
    assert (problem.code, problem.where) == ("rules.pattern", "pack.yaml:3")
    assert to_findings(comparisons, texts) == ()


def test_a_broken_pattern_is_left_to_the_rule_loader():
    assert checked("755,000 bpd", "755,000 bpd", "(")[0] == []


def test_one_comma_with_four_digits_behind_it():
    fired = {f.rule for f in check([Article("a", "The group has 18,4000 staff. It was founded on May 5,1984.")]).findings}
    assert "wording.digit-grouping" in fired
    assert not check([Article("a", "It was founded on May 5,1984, with 12,400 people.")]).findings


def held_against_texts(text, *patterns, title="", **settings):
    made = rule(
        "wording.any", "warning", kind="wording", settings={"pattern": patterns, "part": ("text",), **settings}, place="pack.yaml:3"
    )
    article = Article("a", text, title=title)
    figures = [one for one in find_claims(article) if one.quantity.kind == "quantity"]
    return wording(figures, [made], Corpus({"a": article}, frozenset("a")))


def test_words_that_are_no_figure_get_a_claim_of_their_own():
    (one,) = held_against_texts("It rained. A total of l63 ships came in.", r"\bl\d+")
    (claim,) = one.claims
    assert (claim.quote, claim.sentence, claim.start) == ("l63", "A total of l63 ships came in.", 22)
    assert (claim.figure.low, claim.figure.written[0]) == (None, 163)
    assert claim.to_dict()["written"] == 163


def test_a_figure_that_the_words_touch_is_shown_instead():
    (one,) = held_against_texts("It costs between $5 million and $3 million.", r"between .+ and")
    assert one.claims[0].quote == "$5 million"


def test_a_title_is_read_too_but_not_twice():
    assert len(held_against_texts("Ships left.", r"l\d+", title="l63 ships")) == 1
    assert len(held_against_texts("l63 ships\n\nThey left.", r"l\d+", title="l63 ships")) == 1


def test_a_long_text_is_searched_in_pieces_and_nothing_is_found_twice_or_cut():
    text = "The port is open now. " * 9091 + "Then 7,033,000 crates and l63 ships came. " * 3
    found = held_against_texts(text[: LONGEST - 9] + " 7,033,000 l63 " + text, r"7,033,00(?!\d)|l\d+")
    assert [one.gap for one in found] == ["l63"] * 4


@pytest.mark.parametrize(
    ("text", "falls"),
    [
        ("between 5 and 3 percent", True),
        ("between $5 million and $3 million", True),
        ("between 900,000 and 1 million", False),
        ("between 5 and 3 million", False),
        ("between 1.5 million and 2", False),
        ("between 3 and 5 percent", False),
    ],
)
def test_order_needs_figures_that_fall_however_their_scale_is_read(text, falls):
    pattern = r"between (?P<first>\$?[\d.,]+(?: million)?) and (?P<second>\$?[\d.,]+(?: million)?)"
    assert bool(held_against_texts(f"It is {text}.", pattern, order=("falling",))) is falls


def test_a_slow_pattern_over_texts_is_given_up():
    comparisons = held_against_texts("a" * 60 + " x", r"(?:a|a)*(?:a|a)*(?:a|a)*(?:a|a)*[bx]$")
    assert [problem.code for problem in pattern_problems(comparisons)] == ["rules.pattern"]


@pytest.mark.parametrize("search", [lambda *given, **settings: checked(given[0], "755,000", *given[1:], **settings)[0], held_against_texts])
def test_what_holds_none_of_the_words_is_not_searched(search):
    text = "It Made 755,000 Barrels Per Daily in January."
    assert len(search(text, r"755,000 Barrels", holds=("hourly", "BARREL"))) == 1
    assert search(text, r"755,000 Barrels", holds=("hourly",)) == []
    assert search(text, r"(", holds=("hourly",)) == []


HOLDING = [one for one in load_rules()[0] if "holds" in one.settings]


@pytest.mark.parametrize("one", HOLDING, ids=[one.id for one in HOLDING])
def test_whatever_our_patterns_find_holds_one_of_the_words(one):
    for pattern in one.settings["pattern"]:
        ways = set(spellings(parser.parse(pattern)))
        assert ways
        assert not {way for way in ways if not any(word in way.casefold() for word in one.settings["holds"])}
