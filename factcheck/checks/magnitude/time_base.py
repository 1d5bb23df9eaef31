"""One number printed per day in one place and per year in another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from factcheck.checks.around import sides_of
from factcheck.records import Claim, Comparison, Corpus, Rule
from factcheck.tables import entity_key, measure_key

FEWEST_DIGITS = 2
"""A number of fewer telling digits (200,000) is too common to be taken for one number told twice."""
MOST = 20
"""Claims of one number that are held against each other."""


def time_bases(claims: list[Claim], rule: Rule, corpus: Corpus) -> Iterator[Comparison]:
    """Pairs that print one number of one unit for different spans of time, in one mood, in one article or story."""
    groups: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        base, slash, _span = claim.unit.symbol.rpartition("/")
        digits = len(claim.figure.value.normalize().as_tuple().digits)
        if slash and claim.unit.dimension.endswith("/time") and digits >= FEWEST_DIGITS and claim.role == "level":
            groups[base, claim.figure.value, claim.mood].append(claim)
    for _number, group in sorted(groups.items(), key=lambda item: repr(item[0])):
        for a, b in combinations(group[:MOST], 2):
            if a.unit.symbol != b.unit.symbol and _may_be_one(a, b, corpus):
                yield _slip(a, b, rule, corpus)


def _may_be_one(a: Claim, b: Claim, corpus: Corpus) -> bool:
    """Whether two claims seem to speak of one thing: in one article or story, with measure, owner or speaker in common."""
    articles = [corpus.articles.get(claim.article) for claim in (a, b)]
    stories = {article.story if article else "" for article in articles}
    together = a.article == b.article or (len(stories) == 1 and "" not in stories)
    if not corpus.drafts & {a.article, b.article} or set(a.scope) != set(b.scope) or len(stories - {""}) > 1:
        return False
    whose = a.entity is not None and b.entity is not None and entity_key(a.entity) == entity_key(b.entity)
    what = bool(measure_key(a)) and measure_key(a) == measure_key(b)
    who = a.speaker is not None and a.speaker == b.speaker
    return (whose and what) or (together and (whose or what or who) and (a.sentence != b.sentence or a.article != b.article))


def _slip(a: Claim, b: Claim, rule: Rule, corpus: Corpus) -> Comparison:
    first, second = sides_of((a, b), corpus)
    long, short = sorted((Decimal(repr(claim.unit.factor)) for claim in (a, b)), reverse=True)
    return Comparison(
        rule,
        (first, second),
        "disagree",
        "slip",
        score=0.85 if a.measure == b.measure and a.entity == b.entity else 0.7,
        sum=f"{first.figure.value:,f} for two spans of time: {first.quote}, {second.quote}; the spans differ {round(long / short):,} times",
        gap=f"a factor of {round(long / short):,}",
        reasons=("the same number", "the same unit but for the span of time"),
        doubts=() if a.measure == b.measure else ("that both measure one thing is not certain",),
    )
