"""What explains what: one fault told once, in a fixed order."""

from datetime import date

from factcheck import Article, check
from factcheck.comparing.telling.explanations import EXPLANATIONS, unexplained
from factcheck.pipeline import compare
from factcheck.records import Corpus
from factcheck.rulebook import load_rules

DAY = date(2026, 3, 6)
TEXTS = (
    "Norway pumped 1.82 million barrels of crude a day in January.",
    "Norway's crude production in January was 1.62 million bpd.",
    "Norway's crude production in January was 1,620 bpd.",
)


def compared(*texts):
    articles = {str(at): Article(str(at), text, published=DAY) for at, text in enumerate(texts)}
    run = check(articles.values())
    corpus = Corpus(articles, frozenset(articles))
    return compare(run.claims, load_rules()[0], corpus)[0], corpus


def test_each_explanation_takes_away_or_makes_surer_and_never_adds():
    comparisons, corpus = compared(*TEXTS)
    for explanation in EXPLANATIONS:
        left = explanation(comparisons, corpus)
        assert len(left) <= len(comparisons)
        assert {one.claims for one in left} <= {one.claims for one in comparisons}
        assert explanation.__doc__


def test_what_is_explained_once_needs_no_second_time():
    comparisons, corpus = compared(*TEXTS)
    once = unexplained(comparisons, corpus)
    assert sorted(map(repr, unexplained(once, corpus))) == sorted(map(repr, once))


def test_a_figure_that_has_slipped_by_a_scale_is_told_once():
    run = check([Article(str(at), text, published=DAY) for at, text in enumerate(TEXTS)])
    far = [f for f in run.findings if f.severity != "note" and any(claim.article == "2" for claim in f.claims)]
    assert [f.nature for f in far] == ["slip"]


def test_agreements_stay():
    comparisons, corpus = compared(TEXTS[0], TEXTS[0].replace("Norway pumped", "In January Norway pumped").replace(" in January.", "."))
    agreed = [one for one in comparisons if one.verdict == "agree" and one.rule.kind == "same-thing"]
    assert agreed
    assert all(one in unexplained(comparisons, corpus) for one in agreed)
