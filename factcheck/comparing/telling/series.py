"""Two bodies that report one matter, each by a count of its own, differ in figure after figure: told once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from factcheck.comparing.candidates import Place, place_of
from factcheck.comparing.telling.clashes import Clash
from factcheck.comparing.telling.identity import finding_id
from factcheck.comparing.voices import told_by_two
from factcheck.records import Claim, Finding
from factcheck.tables import owner_key

MOST_TOLD = 3
"""So many of the figures are named in the message; all stand beside it."""
MOST_TOGETHER = 12
"""Clashes that one finding tells at most."""


def told_once(clashes: Iterable[Clash]) -> list[tuple[Clash, ...]]:
    """The clashes, those together in which the same two articles, each by a speaker of its own, differ about one owner under one rule."""
    found: dict[object, list[Clash]] = {}
    for number, clash in enumerate(clashes):
        matter = _matter(clash)
        some = found.setdefault(matter or number, [])
        if len(some) < MOST_TOGETHER:
            some.append(clash)
        else:
            found[number] = [clash]
    return [tuple(some) for some in found.values()]


def _matter(clash: Clash) -> object:
    """What makes two clashes one matter; None where a clash stands for itself."""
    best = clash.best
    if best.nature != "sources differ" or len(best.claims) != 2 or not told_by_two(*best.claims):
        return None
    return best.rule.id, clash.severity, frozenset(claim.article for claim in best.claims), owner_key(best.claims[0])


def together(findings: Sequence[Finding]) -> Finding:
    """One finding for several of one matter, in order of place; it is named after the one that is surest, and its claims come in pairs."""
    if len(findings) == 1:
        return findings[0]
    findings = sorted(findings, key=lambda finding: place_of(finding.claims[0]))
    first = max(findings, key=lambda finding: finding.confidence == "high")
    pairs = [sorted(finding.claims, key=lambda claim: claim.article != first.claims[0].article) for finding in findings]
    claims = tuple(claim for pair in pairs for claim in pair)
    told = "; ".join(f"{a.quote} and {b.quote} ({a.measure})" for a, b in pairs[:MOST_TOLD])
    more = f"; and {len(pairs) - MOST_TOLD} more" if len(pairs) > MOST_TOLD else ""
    return replace(
        first,
        id=finding_id(first.rule, claims),
        claims=claims,
        message=f"{_speaker(pairs, 0)} and {_speaker(pairs, 1)} differ in {len(pairs)} figures: {told}{more}",
        sum="; ".join(finding.sum for finding in findings),
        gap="",
        also=_further(findings, claims),
    )


def _speaker(pairs: Sequence[Sequence[Claim]], side: int) -> str:
    """Who gives most of the figures of one side."""
    return Counter(pair[side].speaker for pair in pairs).most_common(1)[0][0] or "one"


def _further(findings: Sequence[Finding], shown: Sequence[Claim]) -> tuple[Claim, ...]:
    """The other claims of the clashes, each once."""
    seen = {place_of(claim) for claim in shown}
    found: dict[Place, Claim] = {place_of(claim): claim for finding in findings for claim in finding.also if place_of(claim) not in seen}
    return tuple(found[place] for place in sorted(found))
