"""Severities that the verdicts speak for, as text for the settings. Nothing is changed here: a person pastes it, or not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from factcheck.records import SEVERITIES, Rule, Severity
from factcheck.review.status import Standing, share_in_words

NEEDED: Mapping[Severity, float] = {"error": 0.95, "warning": 0.90, "note": 0.0}
"""The share of findings that must be right for a rule to carry the severity."""
LEAST = 5
"""Findings that must be judged before anything is said of a rule."""


def suggested(rule: Rule, standing: Standing) -> Severity | None:
    """The severity that fits what was found; None where the rule's own does, or where too little was judged to say.

    It is lowered where even the upper end of the interval is below what the severity needs, and raised, by one step, where the lower end is
    above what the next one needs.
    """
    if standing.judged < LEAST:
        return None
    low, high = standing.interval
    fits = max((name for name in SEVERITIES if NEEDED[name] <= high), key=SEVERITIES.index)
    if SEVERITIES.index(fits) < SEVERITIES.index(rule.severity):
        return fits
    above = SEVERITIES[SEVERITIES.index(rule.severity) + 1 :][:1]
    return above[0] if above and low >= NEEDED[above[0]] else None


def suggestion_lines(rules: Mapping[str, Rule], standings: Mapping[str, Standing], set_at: Mapping[str, str]) -> Iterator[str]:
    """Lines for factcheck.toml with the count that speaks for each; `set_at` tells where the settings change a rule's severity already."""
    found = [
        (rules[name], standing, fit) for name, standing in standings.items() if name in rules and (fit := suggested(rules[name], standing))
    ]
    if not found:
        yield f"# no change of severity: no rule has {LEAST} judged findings that speak against the one it has"
    for rule, standing, fit in found:
        reasons = ", ".join(f"{word} {count}" for word, count in standing.reasons.most_common())
        share = f"{standing.right} of {standing.judged} findings were right: {share_in_words(standing)}"
        yield f"# {rule.id}: {share}; {rule.severity} until now"
        if reasons:
            yield f"# reasons of the false alarms: {reasons}"
        if rule.id in set_at:
            yield f"# in place of what stands in {set_at[rule.id]}"
        yield f'[rule."{rule.id}"]'
        yield f'severity = "{fit}"'
        yield ""
