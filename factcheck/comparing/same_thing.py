"""The kind `same-thing`: one fact told twice, within one article or across articles, under the most specific rule that fits."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from factcheck.comparing.candidates import Key, candidates, key_of
from factcheck.comparing.confidence import weakened
from factcheck.comparing.interval import asserted, overlap
from factcheck.comparing.judge import judge
from factcheck.comparing.words import spoken
from factcheck.records import SEVERITIES, Claim, Comparison, Corpus, Rule
from factcheck.tables import SLOTS, has_value, slot_value

SLOT_WEIGHT = {"entity": 8, "measure": 6, "speaker": 4, "unit": 3, "scope": 3, "dimension": 2}
"""How much naming a slot makes a rule more specific; any other slot counts 1."""
SEVERAL = 3
"""So many different figures of one article under one key make each comparison with it doubtful."""


def same_thing(claims: Sequence[Claim], rules: Sequence[Rule], corpus: Corpus) -> list[Comparison]:
    """Every candidate pair judged under its most specific rule: agreements, disagreements and pairs that can't be compared.

    Every pair touches a draft; equal claims of further articles come as agreements with the claim that was judged for them.
    """
    chosen = Chosen(rules)
    found = candidates(claims, corpus)
    siblings, several = _siblings(claims), _several(claims)
    comparisons = []
    for a, b in found.pairs:
        rule = chosen.for_pair(a, b)
        if rule is None:
            continue
        comparison = judge(a, b, rule, corpus)
        if comparison.verdict == "disagree":
            comparison = _weighed(comparison, siblings, several)
        comparisons.append(comparison)
    for first, other in found.repeats:
        rule = chosen.for_pair(first, other)
        if rule is not None:
            comparisons.append(Comparison(rule, (first, other), "agree", reasons=("the same figure",)))
    return comparisons


def specificity(rule: Rule) -> tuple[int, int, int, str]:
    """Sorts the more specific rule later: more telling slots named, fewer values allowed, then graver, then by id."""
    weight = sum(
        SLOT_WEIGHT.get(slot, 1) - (slot == "measure" and any(value.startswith("*") for value in values))
        for slot, values in rule.when.items()
    )
    return weight, -sum(map(len, rule.when.values())), SEVERITIES.index(rule.severity), rule.id


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
        self._fitting = lru_cache(maxsize=65536)(self._find)

    def fitting(self, claim: Claim) -> frozenset[int]:
        """The numbers of the rules that look at a claim."""
        return self._fitting(tuple(slot_value(claim, slot).casefold() for slot in SLOTS))

    def _find(self, slots: tuple[str, ...]) -> frozenset[int]:
        values = dict(zip(SLOTS, slots, strict=True))
        near = (*self.by_measure.get(values["measure"], ()), *self.anywhere)
        return frozenset(n for n in near if all(has_value(values[slot], allowed) for slot, allowed in self.rules[n].when.items()))

    def for_pair(self, a: Claim, b: Claim) -> Rule | None:
        """The most specific rule that looks at both; None where none does."""
        both = self.fitting(a) & self.fitting(b)
        return self.rules[min(both)] if both else None


def _weighed(comparison: Comparison, siblings: dict[object, list[Claim]], several: frozenset[tuple[str, Key]]) -> Comparison:
    """The disagreement, settled where parts in one sentence add up to the other figure, doubted where an article gives several figures."""
    a, b = comparison.claims
    for part, whole in ((a, b), (b, a)):
        parts = siblings.get(_sentence_key(part), [])
        if len(parts) > 1 and _add_up(parts, whole):
            words = " + ".join(spoken(claim.figure.value) for claim in parts)
            return dataclasses.replace(comparison, verdict="agree", reasons=(*comparison.reasons, f"the parts add up: {words}"))
    key = key_of(a)
    if key and comparison.nature != "slip" and {(a.article, key), (b.article, key)} & several:
        return weakened(comparison, "several values")
    return comparison


def _sentence_key(claim: Claim) -> object:
    return claim.article, claim.sentence, key_of(claim), claim.mood


def _siblings(claims: Sequence[Claim]) -> dict[object, list[Claim]]:
    found: dict[object, list[Claim]] = defaultdict(list)
    for claim in claims:
        if key_of(claim):
            found[_sentence_key(claim)].append(claim)
    return found


def _add_up(parts: list[Claim], whole: Claim) -> bool:
    ends = [asserted(part) for part in parts]
    return overlap((sum(low for low, _ in ends), sum(high for _, high in ends)), asserted(whole))  # type: ignore[arg-type]


def _several(claims: Sequence[Claim]) -> frozenset[tuple[str, Key]]:
    """Articles and keys under which three or more different figures of one mood and role stand."""
    found: dict[tuple[str, Key, str, str], set[object]] = defaultdict(set)
    for claim in claims:
        key = key_of(claim)
        if key:
            found[claim.article, key, claim.mood, claim.role].add(asserted(claim))
    return frozenset((article, key) for (article, key, _mood, _role), values in found.items() if len(values) >= SEVERAL)
