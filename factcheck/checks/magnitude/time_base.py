"""One number printed per day in one place and per year in another, or told of a quarter here and of a year there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from factcheck.checks.around import sides_of
from factcheck.comparing.copies.origins import are_copies
from factcheck.comparing.interval import telling_digits
from factcheck.comparing.stories import touches_draft
from factcheck.records import Claim, Comparison, Corpus, Rule
from factcheck.tables import entity_key, measure_key
from factcheck.text.patterns import later

FEWEST_DIGITS = 2
"""A number of fewer telling digits (200,000) is too common to be taken for one number told twice."""
MOST = 20
"""Claims of one number that are held against each other."""
NEAR_DAYS = 31
"""Days within which two reports of one payment are printed."""
REACH = 60
"""Characters before an amount in which "quarterly" or "annual" is looked for."""

_SPAN = later(
    r"\b(hourly|daily|weekly|monthly|quarterly|qtly|qrtly|annual|annually|yearly|semi-annual|half-yearly)\b[^\d.;:]*$", re.IGNORECASE
)
_ONE_WORD = {"qtly": "quarterly", "qrtly": "quarterly", "annually": "annual", "yearly": "annual", "half-yearly": "semi-annual"}


def time_bases(claims: list[Claim], rule: Rule, corpus: Corpus) -> Iterator[Comparison]:
    """Pairs that print one number of one unit for different spans of time, in one mood, in one article or story."""
    groups: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        base, slash, _span = claim.unit.symbol.rpartition("/")
        digits = len(telling_digits(claim.figure.value))
        if slash and claim.unit.dimension.endswith("/time") and digits >= FEWEST_DIGITS and claim.role == "level":
            groups[base, claim.figure.value, claim.mood].append(claim)
    for _number, group in sorted(groups.items(), key=lambda item: repr(item[0])):
        for a, b in combinations(group[:MOST], 2):
            if a.unit.symbol != b.unit.symbol and _may_be_one(a, b, corpus):
                yield _slip(a, b, rule, corpus)
    yield from _worded_bases(claims, rule, corpus)


def _worded_bases(claims: list[Claim], rule: Rule, corpus: Corpus) -> Iterator[Comparison]:
    """Pairs of one amount of money that two articles tell of two spans: a quarterly and an annual dividend of 68 cents."""
    groups: dict[tuple[object, ...], list[tuple[str, Claim]]] = defaultdict(list)
    for claim in claims:
        span = span_told(claim)
        if span and claim.measure and len(telling_digits(claim.figure.value)) >= FEWEST_DIGITS:
            groups[claim.unit.symbol, claim.figure.value, claim.mood, measure_key(claim), claim.role].append((span, claim))
    for _number, group in sorted(groups.items(), key=lambda item: repr(item[0])):
        for (one, a), (other, b) in combinations(group[:MOST], 2):
            if one != other and a.article != b.article and touches_draft(a, b, corpus) and _are_one_matter(a, b, corpus):
                first, second = sides_of((a, b), corpus)
                yield Comparison(
                    rule,
                    (first, second),
                    "disagree",
                    "slip",
                    score=0.85,
                    sum=f"{first.quote} told as {span_told(first)} and as {span_told(second)}",
                    gap=f"one is told as {span_told(first)}, the other as {span_told(second)}",
                    reasons=("the same amount", f"same measure: {a.measure}"),
                )


def span_told(claim: Claim) -> str:
    """For how long an amount of money is told to be: "quarterly", "annual"; "" where no word before it says so.

    >>> from factcheck.claims import find_claims
    >>> from factcheck.records import Article
    >>> [span_told(claim) for claim in find_claims(Article("a", "Orvia raised its yearly dividend to 68 cents a share."))]
    ['annual']
    """
    if not claim.unit.dimension.startswith("money"):
        return ""
    found = _SPAN.search(claim.sentence.partition(claim.quote)[0][-REACH:])
    return _ONE_WORD.get(found[1].casefold(), found[1].casefold()) if found else ""


def _are_one_matter(a: Claim, b: Claim, corpus: Corpus) -> bool:
    """Whether two amounts belong to one owner within some weeks, or to copies of one text."""
    one, other = (corpus.articles.get(claim.article) for claim in (a, b))
    if one is None or other is None or (one.story != other.story and one.story and other.story):
        return False
    near = one.published is None or other.published is None or abs((one.published - other.published).days) <= NEAR_DAYS
    whose = a.entity is not None and b.entity is not None and entity_key(a.entity) == entity_key(b.entity)
    return (whose and near) or are_copies(one, other)


def _may_be_one(a: Claim, b: Claim, corpus: Corpus) -> bool:
    """Whether two claims seem to speak of one thing: in one article or story, with measure, owner or speaker in common."""
    articles = [corpus.articles.get(claim.article) for claim in (a, b)]
    stories = {article.story if article else "" for article in articles}
    together = a.article == b.article or (len(stories) == 1 and "" not in stories)
    if not touches_draft(a, b, corpus) or set(a.scope) != set(b.scope) or len(stories - {""}) > 1:
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
