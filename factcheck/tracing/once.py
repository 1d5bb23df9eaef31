"""One slip told once: of several figures of a sentence that one wrong date or verb would make different, the nearest to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from factcheck.tracing.outcome import Trace


def told_once(traces: Sequence[Trace]) -> list[Trace]:
    """The traces, but with a wrong time or direction told of one figure a sentence: the date itself, else the nearest or first figure."""
    groups: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for number, one in enumerate(traces):
        if one.kind in ("period", "direction"):
            groups[one.claim.where, one.claim.sentence, one.kind if one.kind == "period" else one.said].append(number)
    found = list(traces)
    for group in groups.values():
        kept = min(group, key=lambda number: _distance(traces[number]))
        for number in group:
            if number != kept:
                found[number] = replace(traces[number], status="supported", kind=None, said="")
    return found


def _distance(one: Trace) -> tuple[bool, int]:
    """Dates first, then by the distance of a figure from the words of its time; of a turned direction the first figure."""
    claim = one.claim
    own = claim.sentence.find(claim.quote)
    words = claim.period.text if claim.period and one.kind == "period" else ""
    return claim.quantity.kind == "quantity", abs(claim.sentence.find(words) - own)
