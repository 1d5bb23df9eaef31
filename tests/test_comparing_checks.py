"""Which checks are asked of a pair: none is left out that would say something."""

from itertools import combinations
from pathlib import Path

from factcheck import find_claims
from factcheck.comparing.basis import Grounds
from factcheck.comparing.comparable import CHECKS
from factcheck.reading import read_articles
from factcheck.records import Corpus
from factcheck.rulebook import load_rules

SEEDS = Path(__file__).parents[1] / "seeds"
EACH = 160
"""So many claims are held against each other, each against all."""


def test_a_check_that_bears_on_neither_of_two_claims_says_nothing_of_them():
    articles, _ = read_articles(sorted(SEEDS.rglob("*.md")))
    claims = [claim for article in articles for claim in find_claims(article) if claim.quantity.kind == "quantity"]
    corpus = Corpus({article.id: article for article in articles}, frozenset(article.id for article in articles))
    rule = next(rule for rule in load_rules()[0] if rule.kind == "same-thing")
    some = claims[:: max(1, len(claims) // EACH)]
    asked = left_out = 0
    for check, bears in CHECKS:
        if bears is None:
            continue
        bearing = {id(claim) for claim in some if bears(claim, corpus)}
        asked += len(bearing)
        for a, b in combinations(some, 2):
            if id(a) in bearing or id(b) in bearing:
                continue
            found = Grounds()
            assert not check(a, b, rule, corpus, found)
            assert found == Grounds()
            left_out += 1
    assert asked > EACH / 2
    assert left_out > EACH * EACH
