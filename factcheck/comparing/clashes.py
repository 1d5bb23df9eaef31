"""Comparisons that belong to one clash, and how grave it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from factcheck.comparing.candidates import Place, key_of, place_of
from factcheck.comparing.confidence import level
from factcheck.comparing.interval import mixable, ratio
from factcheck.comparing.judge import different_labels, outdated
from factcheck.comparing.matched import matched_slips
from factcheck.comparing.origins import one_story
from factcheck.comparing.passages.kind import is_untold_growth
from factcheck.comparing.periods import named, shared
from factcheck.comparing.same_thing import is_headline, specificity
from factcheck.comparing.voices import one_voice
from factcheck.comparing.words import grows
from factcheck.records import SEVERITIES, Claim, Comparison, Confidence, Corpus, Severity

SURE: tuple[Confidence, ...] = ("low", "medium", "high")
SORTS = (frozenset({"slip"}), frozenset({"superseded"}), frozenset({"conflict", "sources differ"}))
"""Natures of disagreement that make one finding together; others are other faults of the same figures."""
WORKED_OUT = ("arithmetic", "conversion", "calendar", "headline")
"""Natures in which a figure does not follow from others: faults that share a figure are told once."""
PAIRED = frozenset().union(*SORTS)
"""Natures in which two figures stand against each other; in all others the first claim is at fault and the rest are its evidence."""
WORDED = ("rewording", "passage")
"""Kinds that compare two figures by the words of their sentences."""
SCALE_APART = 100
"""From this multiple on, a clash with a figure that has slipped by a scale is that slip told again."""
NARROW = Decimal("1.1")
"""How far the ends of a printed range may lie apart in a plain contradiction."""


@dataclass(frozen=True, slots=True)
class Clash:
    """The comparison that shows a clash best, how grave it is, and the further claims that belong to it, in order of place."""

    best: Comparison
    severity: Severity
    others: tuple[Claim, ...]


def severity_of(comparison: Comparison, corpus: Corpus) -> Severity:
    """The rule's severity, lowered by the kind of disagreement and by how sure we are.

    An error only where `is_plain` holds. Two labelled series, updates, and what is less sure than the rule asks for: a note; but an old
    toll that a draft gives as the current one: a warning.
    """
    cap: Severity = "warning"
    claims = comparison.claims
    if level(comparison.score) == "low" or not _sure_enough(comparison):
        cap = "note"
    elif len(claims) == 2 and comparison.nature == "superseded":
        stale = outdated(claims[0], claims[1], corpus)
        cap = "warning" if (stale and stale.article in corpus.drafts) or is_untold_growth(comparison, corpus) else "note"
    elif len(claims) == 2 and comparison.nature == "sources differ":
        cap = "note" if different_labels(claims[0], claims[1]) else "warning"
    elif comparison.nature not in (*PAIRED, "implausible") or (comparison.nature == "conflict" and is_plain(comparison, corpus)):
        cap = "error"
    return min(comparison.rule.severity, cap, key=SEVERITIES.index)


def _sure_enough(comparison: Comparison) -> bool:
    """Whether we are as sure as the rule asks for; digits that match but for a slip, or sentences that are alike, make up for one step."""
    alike = comparison.nature == "slip" or any(key_of(claim) is None for claim in comparison.claims)
    sure = SURE.index(level(comparison.score)) + alike
    return all(sure >= SURE.index(wanted) for wanted in comparison.rule.settings.get("confidence", ()))


def is_plain(comparison: Comparison, corpus: Corpus) -> bool:
    """Whether two figures contradict each other beyond doubt.

    Both narrowly bounded, surely of one thing, of one named time or one story, in one voice, and no two states of a toll.
    """
    if len(comparison.claims) != 2:
        return True
    a, b = comparison.claims
    if level(comparison.score) != "high" or not one_voice(a, b) or (grows(a) and a.article != b.article):
        return False
    one, other = named(a), named(b)
    timed = one is not None and other is not None and shared(one, other) == 1
    return _is_narrow(a) and _is_narrow(b) and (timed or one_story(a.article, b.article, corpus) is True)


def _is_narrow(claim: Claim) -> bool:
    figure = claim.figure
    if figure.hedge == "exact":
        return True
    return figure.hedge == "between" and None not in (figure.low, figure.high) and figure.high <= figure.low * NARROW  # type: ignore[operator]


def clashes(comparisons: Iterable[Comparison], corpus: Corpus) -> list[Clash]:
    """Disagreements of one sort that share claims, together: the loud ones first, notes only where no loud one has their claims."""
    pairs, alone, agreeing = _sorted_out(comparisons, corpus)
    graded = [(pair, severity_of(pair, corpus)) for pair in matched_slips(_unexplained(pairs))]
    loud = [pair for pair, severity in graded if severity != "note"]
    taken = {place_of(claim) for pair in loud for claim in pair.claims}
    # What two figures in full already say of a headline is not said again, and a doubt about it not beside what is sure.
    alone = [one for one in alone if one.nature != "headline" or place_of(one.claims[0]) not in taken]
    taken |= {place_of(one.claims[0]) for one in alone if one.nature == "headline"}
    spare = [pair for pair, severity in graded if severity == "note" and not taken & {place_of(claim) for claim in pair.claims}]
    found = [
        _clash(group, agreeing, corpus)
        for some in (loud, spare)
        for sort in SORTS
        for group in _linked([pair for pair in some if pair.nature in sort])
    ]
    alone = _first_causes(alone, corpus)
    slipped = {place_of(claim) for pair in pairs if pair.nature == "slip" for claim in pair.claims}
    slipped |= {place_of(one.claims[0]) for one in alone if one.nature == "slip"}
    found += [_clash(group, {}, corpus) for sort in WORKED_OUT for group in _linked([one for one in alone if one.nature == sort])]
    by_fault: dict[object, list[Comparison]] = defaultdict(list)
    for one in (one for one in alone if one.nature not in WORKED_OUT):
        claim = one.claims[0]
        if one.nature != "implausible":
            by_fault[place_of(claim), one.nature].append(one)
        elif place_of(claim) not in slipped:
            # A scale word lost throughout an article is one fault.
            by_fault[claim.article, one.nature, claim.measure, claim.unit.symbol].append(one)
    return found + [_clash(group, {}, corpus) for group in by_fault.values()]


def _first_causes(alone: list[Comparison], corpus: Corpus) -> list[Comparison]:
    """The faults without the sums that are wrong because a figure in them is misprinted, which is told already."""
    loud = [one for one in alone if one.nature == "wording" and severity_of(one, corpus) != "note"]
    misprinted = {place_of(one.claims[0]) for one in loud}
    return [one for one in alone if one.nature != "arithmetic" or misprinted.isdisjoint(map(place_of, one.claims))]


def _unexplained(pairs: list[Comparison]) -> list[Comparison]:
    """The pairs without those far apart whose one claim has slipped by a scale: they say nothing that the slip does not."""
    slipped = {place_of(claim) for pair in pairs if pair.nature == "slip" and _by_scale(pair) for claim in pair.claims}
    return [pair for pair in pairs if pair.nature == "slip" or not _by_scale(pair) or not slipped & {place_of(c) for c in pair.claims}]


def _by_scale(pair: Comparison) -> bool:
    times = ratio(*pair.claims) if mixable(pair.claims[0].unit, pair.claims[1].unit) else None
    return times is not None and times >= SCALE_APART


def _sorted_out(comparisons: Iterable[Comparison], corpus: Corpus) -> tuple[list[Comparison], list[Comparison], dict[Place, list[Claim]]]:
    """Disagreements of two, faults of one, and for each claim those that agree with it."""
    pairs: list[Comparison] = []
    alone: list[Comparison] = []
    agreeing: dict[Place, list[Claim]] = defaultdict(list)
    for comparison in _told_once(comparisons, corpus):
        if comparison.verdict == "disagree":
            (pairs if len(comparison.claims) > 1 and comparison.nature in PAIRED else alone).append(comparison)
        elif comparison.verdict == "agree" and len(comparison.claims) == 2 and comparison.nature in PAIRED:
            a, b = comparison.claims
            agreeing[place_of(a)].append(b)
            agreeing[place_of(b)].append(a)
    return pairs, alone, agreeing


def _told_once(comparisons: Iterable[Comparison], corpus: Corpus) -> list[Comparison]:
    """The comparisons, but of two figures compared by what they are and by their words, one: as what they are, as sure as the surer.

    Where the rule for what they are lets a difference pass, so do their words; a new bound or date has no allowance, and stays. So does a
    toll told in two passages without a word of its growth.
    """
    every = list(comparisons)
    worded: dict[frozenset[Place], list[Comparison]] = defaultdict(list)
    for one in every:
        if one.rule.kind in WORDED and one.allowance and not is_untold_growth(one, corpus):
            worded[_places(one)].append(one)
    known = {_places(one): one for one in every if one.rule.kind == "same-thing" and one.verdict != "unknown" and _places(one) in worded}
    kept = [one for one in every if not (_places(one) in known and one in (*worded[_places(one)], known[_places(one)]))]
    return kept + [replace(one, score=max(one.score, *(other.score for other in worded[places]))) for places, one in known.items()]


def _places(comparison: Comparison) -> frozenset[Place]:
    return frozenset(place_of(claim) for claim in comparison.claims)


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
    return Clash(best, severity_of(best, corpus), tuple(further[place] for place in sorted(further)))


def _strength(comparison: Comparison, corpus: Corpus) -> tuple[object, ...]:
    """Sorts the comparison to show first: gravest, a slip by its own rule, most specific rule, surest, a draft's own claims, earliest."""
    weight, values, own, grave, name = specificity(comparison.rule)
    outside = sum(claim.article not in corpus.drafts for claim in comparison.claims)
    places = [place_of(claim) for claim in comparison.claims]
    general = comparison.nature == "slip" and comparison.rule.kind in ("same-thing", *WORDED)
    return (
        -SEVERITIES.index(severity_of(comparison, corpus)),
        general,
        not own,
        -weight,
        -values,
        sum(is_headline(claim) for claim in comparison.claims),
        -comparison.score,
        outside,
        -grave,
        places,
        name,
    )
