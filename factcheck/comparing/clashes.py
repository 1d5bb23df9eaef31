"""Comparisons that belong to one clash, and how grave it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from factcheck.comparing.candidates import Place, place_of
from factcheck.comparing.confidence import level
from factcheck.comparing.judge import different_labels
from factcheck.comparing.same_thing import specificity
from factcheck.comparing.words import grows
from factcheck.records import SEVERITIES, Claim, Comparison, Corpus, Severity


@dataclass(frozen=True, slots=True)
class Clash:
    """The comparison that shows a clash best, how grave it is, and the further claims that belong to it, in order of place."""

    best: Comparison
    severity: Severity
    others: tuple[Claim, ...]


def severity_of(comparison: Comparison) -> Severity:
    """The rule's severity, lowered by the kind of disagreement and by low confidence.

    Superseded and two labelled series: note. Sources that differ, implausible sizes and tolls of one day: warning at most.
    """
    cap: Severity = "error"
    claims = comparison.claims
    if comparison.nature == "superseded":
        cap = "note"
    elif comparison.nature == "implausible":
        cap = "warning"
    elif len(claims) == 2:
        cap = _cap_of_two(comparison, claims[0], claims[1])
    if level(comparison.score) == "low":
        cap = "note"
    return min(comparison.rule.severity, cap, key=SEVERITIES.index)


def _cap_of_two(comparison: Comparison, a: Claim, b: Claim) -> Severity:
    if comparison.nature == "sources differ":
        return "note" if different_labels(a, b) else "warning"
    two_voices = (a.speaker or "").casefold() != (b.speaker or "").casefold()
    return "warning" if two_voices or (grows(a) and a.article != b.article) else "error"


def clashes(comparisons: Iterable[Comparison], corpus: Corpus) -> list[Clash]:
    """Disagreements that share claims, together: the loud ones first, quiet ones (notes) only where no loud one has their claims."""
    pairs, alone, agreeing = _sorted_out(comparisons)
    loud = [pair for pair in pairs if severity_of(pair) != "note"]
    quiet = [pair for pair in pairs if severity_of(pair) == "note"]
    found = [_clash(group, agreeing, corpus) for group in _linked(loud)]
    taken = {place_of(claim) for pair in loud for claim in pair.claims}
    spare = [pair for pair in quiet if not taken & {place_of(claim) for claim in pair.claims}]
    found += [_clash(group, agreeing, corpus) for group in _linked(spare)]
    slipped = {place_of(claim) for pair in pairs if pair.nature == "slip" for claim in pair.claims}
    slipped |= {place_of(one.claims[0]) for one in alone if one.nature == "slip"}
    by_fault: dict[object, list[Comparison]] = defaultdict(list)
    for one in alone:
        claim = one.claims[0]
        if one.nature != "implausible":
            by_fault[place_of(claim), one.nature].append(one)
        elif place_of(claim) not in slipped:
            # A scale word lost throughout an article is one fault.
            by_fault[claim.article, one.nature, claim.measure, claim.unit.symbol].append(one)
    return found + [_clash(group, {}, corpus) for group in by_fault.values()]


def _sorted_out(comparisons: Iterable[Comparison]) -> tuple[list[Comparison], list[Comparison], dict[Place, list[Claim]]]:
    """Disagreements of two, faults of one, and for each claim those that agree with it."""
    pairs: list[Comparison] = []
    alone: list[Comparison] = []
    agreeing: dict[Place, list[Claim]] = defaultdict(list)
    for comparison in comparisons:
        if comparison.verdict == "disagree":
            (pairs if len(comparison.claims) > 1 else alone).append(comparison)
        elif comparison.verdict == "agree" and len(comparison.claims) == 2:
            a, b = comparison.claims
            agreeing[place_of(a)].append(b)
            agreeing[place_of(b)].append(a)
    return pairs, alone, agreeing


def _linked(pairs: list[Comparison]) -> list[list[Comparison]]:
    """Pairs that share a claim, directly or by way of others, together; in the order given."""
    parent: dict[Place, Place] = {}

    def root(place: Place) -> Place:
        parent.setdefault(place, place)
        while parent[place] != place:
            parent[place] = parent[parent[place]]
            place = parent[place]
        return place

    for pair in pairs:
        first, *rest = (root(place_of(claim)) for claim in pair.claims)
        for other in rest:
            parent[other] = first
    groups: dict[Place, list[Comparison]] = defaultdict(list)
    for pair in pairs:
        groups[root(place_of(pair.claims[0]))].append(pair)
    return list(groups.values())


def _clash(group: list[Comparison], agreeing: dict[Place, list[Claim]], corpus: Corpus) -> Clash:
    best = min(group, key=lambda one: _strength(one, corpus))
    shown = {place_of(claim) for claim in best.claims}
    further: dict[Place, Claim] = {}
    for claim in (claim for one in group for claim in one.claims):
        for near in (claim, *agreeing.get(place_of(claim), ())):
            if place_of(near) not in shown:
                further[place_of(near)] = near
    return Clash(best, severity_of(best), tuple(further[place] for place in sorted(further)))


def _strength(comparison: Comparison, corpus: Corpus) -> tuple[object, ...]:
    """Sorts the comparison to show first: gravest, most specific rule, surest, a draft's own claims, earliest."""
    weight, values, grave, name = specificity(comparison.rule)
    outside = sum(claim.article not in corpus.drafts for claim in comparison.claims)
    places = [place_of(claim) for claim in comparison.claims]
    return -SEVERITIES.index(severity_of(comparison)), -weight, -values, -comparison.score, outside, -grave, places, name
