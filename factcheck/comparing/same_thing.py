"""The kind `same-thing`: one fact told twice, within one article or across articles, under the most specific rule that fits."""

from __future__ import annotations

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import combinations, islice

from factcheck.comparing.basis import Pair
from factcheck.comparing.beside import named_again
from factcheck.comparing.candidates import Candidates, Key, by_key, candidates, key_of, place_of
from factcheck.comparing.confidence import weakened
from factcheck.comparing.interval import BOUNDS, asserted, overlap
from factcheck.comparing.judge import held, judge, meet
from factcheck.comparing.limits import is_told_by_limit, limit_in_words, tightened, told_by_limits
from factcheck.comparing.terms import are_terms, as_printed
from factcheck.comparing.times.periods import match_times, named, shared
from factcheck.comparing.tolls.counting_on import counting_on
from factcheck.comparing.tolls.one_event import is_toll, parts_explain
from factcheck.comparing.tolls.several import of_several
from factcheck.comparing.voices import told_by_two, two_speakers
from factcheck.comparing.worth import worth_telling
from factcheck.records import SEVERITIES, Allow, Aside, Claim, Comparison, Corpus, Judged, Rule
from factcheck.tables import READERS, has_value, is_headline, reader_of
from factcheck.text.spoken import spoken

SLOT_WEIGHT = {"entity": 8, "measure": 6, "speaker": 4, "unit": 3, "scope": 3, "dimension": 2}
"""How much naming a slot makes a rule more specific; any other slot counts 1."""
MOST_NEAR = 30
"""Claims of one article and key that are looked through for the same figure."""
MOST_SUMS = 200
"""Sums of a text's figures that are tried against its headline."""
SEVERAL = 3
"""So many different figures of one article under one key make each comparison with it doubtful."""


def same_thing(claims: Sequence[Claim], rules: Sequence[Rule], corpus: Corpus) -> list[Comparison]:
    """Every candidate pair judged under its most specific rule: agreements, disagreements and pairs that can't be compared.

    Every pair touches a draft; equal claims of further articles come as agreements with the claim that was judged for them.
    """
    return list(same_thing_counted(claims, rules, corpus).comparisons)


def same_thing_counted(claims: Sequence[Claim], rules: Sequence[Rule], corpus: Corpus) -> Judged:
    """The same, with the count of claims that equal one judged and of pairs that were left out."""
    found = candidates([*claims, *told_by_limits(claims, corpus)], corpus)
    comparisons = counting_on(_doubted_together(_compared(found, claims, Chosen(rules), corpus)), corpus)
    told = [worth_telling(one, corpus) if one.verdict == "disagree" else one for one in comparisons]
    return Judged(tuple(told), Aside(found.collapsed, found.left_out))


def _compared(found: Candidates, claims: Sequence[Claim], chosen: Chosen, corpus: Corpus) -> list[Comparison]:
    """The pairs judged, each by itself and by what else its articles tell; and the repeats."""
    siblings = Siblings(claims)
    comparisons = []
    for pair in found.pairs:
        rule = chosen.for_pair(*pair)
        if rule is None:
            continue
        comparison = _judged(pair, rule, corpus)
        if comparison.verdict == "disagree":
            comparison = _weighed(comparison, siblings, corpus)
        comparisons.append(comparison)
    for pair in found.repeats:
        rule = chosen.for_pair(*pair)
        if rule is not None:
            comparisons.append(Comparison(rule, pair, "agree", reasons=("the same figure",)))
    return comparisons


def _judged(pair: Pair, rule: Rule, corpus: Corpus) -> Comparison:
    """Two claims judged, without words; where one says only on which side of a limit it lies, without the rule's allowance, in words."""
    a, b = pair
    if a.quantity.figure.hedge not in BOUNDS and b.quantity.figure.hedge not in BOUNDS:
        return held(pair, rule, corpus)
    if are_terms(a, b):
        return dataclasses.replace(judge(as_printed(a), as_printed(b), rule, corpus), claims=pair)
    if not (is_told_by_limit(a) or is_told_by_limit(b)):
        return held(pair, rule, corpus)
    limits = [claim for claim in (a, b) if is_told_by_limit(claim)]
    found = judge(tightened(a), tightened(b), dataclasses.replace(rule, allow=Allow()), corpus)
    words = " against ".join(limit_in_words(claim) if claim in limits else claim.quote for claim in (a, b))
    found = dataclasses.replace(
        found, rule=rule, claims=pair, sum=words, gap=f"the side of a limit ({words})", allowance="", reasons=(*found.reasons, words)
    )
    return weakened(found, "side of a limit") if found.verdict == "disagree" else found


def specificity(rule: Rule) -> tuple[int, int, bool, int, str]:
    """Sorts the more specific rule later: more telling slots named, fewer values allowed, one's own, graver, then by id."""
    weight = sum(
        SLOT_WEIGHT.get(slot, 1) - (slot == "measure" and any(value.startswith("*") for value in values))
        for slot, values in rule.when.items()
    )
    return weight, -sum(map(len, rule.when.values())), not rule.shipped, SEVERITIES.index(rule.severity), rule.id


class Chosen:
    """Rules, most specific first, and which of them fit a claim, remembered by the claim's slots."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = sorted(rules, key=specificity, reverse=True)
        self.by_measure: dict[str, list[int]] = defaultdict(list)
        self.anywhere: list[int] = []
        for number, rule in enumerate(self.rules):
            measures = rule.when.get("measure", ())
            if not measures or any(measure.startswith("*") for measure in measures):
                self.anywhere.append(number)
            else:
                for measure in measures:
                    self.by_measure[measure.casefold()].append(number)
        self.slots = [slot for slot in READERS if slot == "measure" or any(slot in rule.when for rule in rules)]
        self.read = reader_of(self.slots)
        self.fitting = lru_cache(maxsize=65536)(self._fitting)
        self.first = lru_cache(maxsize=65536)(self._first)

    def _fitting(self, values: Sequence[str | None]) -> frozenset[int]:
        """The numbers of the rules that look at a claim with these values of its slots."""
        told = {slot: (value or "").casefold() for slot, value in zip(self.slots, values, strict=True)}
        near = (*self.by_measure.get(told["measure"], ()), *self.anywhere)
        return frozenset(n for n in near if all(has_value(told[slot], allowed) for slot, allowed in self.rules[n].when.items()))

    def _first(self, one: Sequence[str | None], other: Sequence[str | None]) -> Rule | None:
        both = self.fitting(one) & self.fitting(other)
        return self.rules[min(both)] if both else None

    def for_pair(self, a: Claim, b: Claim) -> Rule | None:
        """The most specific rule that looks at both; None where none does."""
        return self.first(self.read(a), self.read(b))


def _weighed(comparison: Comparison, siblings: Siblings, corpus: Corpus) -> Comparison:
    """The disagreement; settled where parts add up to the other figure or the other article gives this figure too, else perhaps doubted."""
    a, b = comparison.claims
    again = named_again(a, b, corpus)
    if not again and (given := _headline_given(a, b, siblings)):
        return dataclasses.replace(comparison, verdict="unknown", doubts=(given, *comparison.doubts))
    here, there = siblings.in_sentence(a), siblings.in_sentence(b)
    for one, other, parts in ((a, b, here), (b, a, there)):
        if len(parts) > 1 and _add_up(parts, other):
            words = " + ".join(spoken(claim.figure.value) for claim in parts)
            return dataclasses.replace(comparison, verdict="agree", reasons=(*comparison.reasons, f"the parts add up: {words}"))
        if sum_told := _headline_parts(one, other, siblings):
            return dataclasses.replace(comparison, verdict="agree", reasons=(*comparison.reasons, f"the headline adds up: {sum_told}"))
        if comparison.nature != "slip" and not again and _also_given(one, other, comparison.rule, siblings, corpus):
            return dataclasses.replace(
                comparison, verdict="unknown", doubts=(f"the same article also gives {one.quote}", *comparison.doubts)
            )
    if told := _tolls_explain(a, b, siblings, corpus):
        return dataclasses.replace(comparison, verdict="unknown", doubts=(told, *comparison.doubts))
    if again and "headline" in (a.zone, b.zone):
        return comparison
    if comparison.nature != "slip" and max(len(here), len(there)) >= SEVERAL:
        return weakened(comparison, "one sentence")
    if (
        comparison.nature != "slip"
        and not told_by_two(a, b)
        and max(siblings.values(claim.article, key_of(a)) for claim in (a, b)) >= SEVERAL
    ):
        return weakened(comparison, "several values")
    return comparison


def _tolls_explain(a: Claim, b: Claim, siblings: Siblings, corpus: Corpus) -> str:
    """How further tolls of the two articles explain the difference, in words: parts of one sum, or the same figure; "" where they don't.

    Also why one of them may be of another event.
    """
    if a.article == b.article or not (is_toll(a) and is_toll(b)):
        return ""
    here, there = siblings.tolls(a.article), siblings.tolls(b.article)
    both = [*here, *there]
    for one, other, tolls in ((a, b, there), (b, a, here)):
        value = one.figure.value
        if not is_headline(other) and any(near.measure == one.measure and near.figure.value == value for near in tolls):
            return f"the same article also gives {one.quote}"
    return parts_explain(a, b, both) or of_several(a, b, both, corpus)


def _headline_given(a: Claim, b: Claim, siblings: Siblings) -> str:
    """Why the text's figure is of another thing than its headline's, in words: the text gives that one too, of whatever it speaks."""
    if a.article != b.article or is_headline(a) == is_headline(b) or is_toll(a) or "age" in (a.unit.dimension, a.measure):
        return ""
    headline = a if is_headline(a) else b
    near = [claim for claim in siblings.amounts(headline.article) if claim.unit.symbol == headline.unit.symbol]
    given = next((claim for claim in near if not is_headline(claim) and overlap(asserted(claim), asserted(headline))), None)
    return f"the text also gives {given.quote}" if given else ""


def _headline_parts(headline: Claim, body: Claim, siblings: Siblings) -> str:
    """The figures of the text that add up to the headline's, in words; "" where none do. "31 here and 6 there" have two owners."""
    if headline.zone != "headline" or headline.article != body.article or headline.role != "level":
        return ""
    near = [claim for claim in siblings.amounts(body.article) if claim.measure and claim.measure == body.measure]
    values = {claim.figure.value: claim for claim in near if claim.zone != "headline" and claim.mood == body.mood}
    for count in (2, 3):
        for some in islice(combinations(values.values(), count), MOST_SUMS):
            if _add_up(list(some), headline):
                return " + ".join(spoken(claim.figure.value) for claim in some)
    return ""


def _also_given(claim: Claim, other: Claim, rule: Rule, siblings: Siblings, corpus: Corpus) -> bool:
    """Whether the other claim's article gives, of the same thing and time, this claim's figure too: then `other` means something else.

    Unless it names another speaker for each.
    """
    places = place_of(claim), place_of(other)
    for near in siblings.under_key(other.article, key_of(other))[:MOST_NEAR]:
        if near is other or near.mood != claim.mood or near.role != claim.role or two_speakers(near, other):
            continue
        if place_of(near) not in places and meet(claim, near, rule.allow) and match_times(claim, near, corpus).comparable:
            return True
    return False


def _doubted_together(comparisons: list[Comparison]) -> list[Comparison]:
    """The comparisons; those doubted where two articles differ in several figures under one key and agree in none."""
    differ = Counter(_meeting(one) for one in comparisons if one.verdict == "disagree" and one.nature not in ("slip", "superseded"))
    several = {meeting for meeting, count in differ.items() if count > 1}
    if not several:
        return comparisons
    told = {article for articles, _ in several for article in articles}
    agree = [one for one in comparisons if one.verdict == "agree" and one.claims[0].article in told and one.claims[1].article in told]
    doubtful = several.difference(map(_meeting, agree))
    return [
        weakened(one, "all differ")
        if one.verdict == "disagree"
        and one.nature not in ("slip", "superseded")
        and _meeting(one) in doubtful
        and not told_by_two(*one.claims)
        else one
        for one in comparisons
    ]


def _meeting(comparison: Comparison) -> tuple[frozenset[str], Key | None]:
    """The two articles and the key under which they meet; ages of several persons are several keys."""
    a, b = comparison.claims
    return frozenset((a.article, b.article)), key_of(a)


class Siblings:
    """The claims of each article, in order; sorted when they are first asked for, since most articles differ in nothing."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        told: dict[str, list[Claim]] = defaultdict(list)
        for claim in claims:
            told[claim.article].append(claim)
        # None of these knows the siblings themselves: all go when the last pair is weighed, without a look for garbage.
        self._claims = told
        self._by_key = keyed = cache(lambda article: by_key(told.get(article, ())))
        self._values = cache(lambda article, key: _values(keyed(article).get(key, ())))
        self._tolls = cache(lambda article: [claim for claim in told.get(article, ()) if is_toll(claim)])

    def amounts(self, article: str) -> list[Claim]:
        """The claims of an article that tell an amount."""
        return [claim for claim in self._claims.get(article, ()) if claim.quantity.kind == "quantity"]

    def tolls(self, article: str) -> list[Claim]:
        """The first tolls of an article."""
        return self._tolls(article)[:MOST_NEAR]

    def under_key(self, article: str, key: Key | None) -> Sequence[Claim]:
        """The claims of an article under a key."""
        return self._by_key(article).get(key, ()) if key else ()

    def values(self, article: str, key: Key | None) -> int:
        """How many different figures of one mood and role an article gives under a key, at most."""
        return self._values(article, key) if key else 0

    def in_sentence(self, claim: Claim) -> list[Claim]:
        """The claims of one key, mood and role in a claim's sentence, that claim included."""
        near = self.under_key(claim.article, key_of(claim))
        return [one for one in near if one.sentence == claim.sentence and one.mood == claim.mood and one.role == claim.role]


def _add_up(parts: Sequence[Claim], whole: Claim) -> bool:
    """Whether figures of one sentence give another, none of them of a time that it is not of: what 2018 brought is no part of 2019."""
    time = named(whole)
    if time and any(one and not shared(one, time) for one in map(named, parts)):
        return False
    ends = [asserted(part) for part in parts]
    return overlap((sum(low for low, _ in ends), sum(high for _, high in ends)), asserted(whole))  # type: ignore[arg-type]


def _values(claims: Iterable[Claim]) -> int:
    """How many different figures of one mood and role some claims give, at most."""
    found: dict[tuple[str, str], set[object]] = defaultdict(set)
    for claim in claims:
        found[claim.mood, claim.role].add(asserted(claim))
    return max(map(len, found.values()), default=0)
