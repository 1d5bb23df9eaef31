import pytest
from claim_factory import claim, figure, rule

from factcheck.checks import pattern_problems, wording
from factcheck.comparing import to_findings
from factcheck.pipeline import check
from factcheck.records import Article, Corpus


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
