"""A rule in plain words, for an editor."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from textwrap import fill

from factcheck.records import Allow, Rule

_WIDTH = 100


def explain(rule: Rule) -> str:
    """What the rule looks for, why, what it compares and allows, and its examples: plain text that ends without a line feed."""
    parts = [f"{rule.id}  ({rule.severity}, {rule.kind})\n{_wrapped(rule.title)}", _wrapped(rule.why), _wrapped(f"Source: {rule.source}")]
    if looks := list(_looks(rule)):
        parts.append("\n".join(looks))
    if rule.ask:
        parts.append(_wrapped(f"The desk is asked: {rule.ask}"))
    parts += [_examples("Flagged", rule.disagree), _examples("Left alone", rule.agree)]
    return "\n\n".join([*(part for part in parts if part), f"Written in {rule.place}"])


def allowance_in_words(allow: Allow) -> str:
    """How far two figures may lie apart.

    >>> allowance_in_words(Allow(percent=Decimal(2)))
    '2% beyond their rounding'
    >>> allowance_in_words(Allow())
    'nothing beyond their rounding'
    """
    found = []
    if allow.percent > Decimal(0):
        found.append(f"{allow.percent:f}%")
    if allow.amount > Decimal(0):
        found.append(f"{allow.amount:f}")
    return f"{' or '.join(found) or 'nothing'} beyond their rounding"


def _looks(rule: Rule) -> Iterator[str]:
    for slot, values in rule.when.items():
        yield _wrapped(f"Looks at: {slot} {', '.join(map(_starred, values))}")
    if rule.kind == "same-thing":
        if rule.same:
            yield f"Compares where these are the same: {', '.join(rule.same)}"
        yield f"Allows: {allowance_in_words(rule.allow)}"
    for name, values in rule.settings.items():
        yield f"{name.capitalize()}: {' | '.join(values)}"


def _starred(value: str) -> str:
    return f"any {value[2:]}" if value.startswith("* ") else value


def _examples(heading: str, examples: tuple[tuple[str, ...], ...]) -> str:
    if not examples:
        return ""
    blocks = ["\n".join(_wrapped(text, "  - " if n == 0 else "    ", "      ") for n, text in enumerate(example)) for example in examples]
    return "\n".join([f"{heading}:", *blocks])


def _wrapped(text: str, first: str = "", later: str = "") -> str:
    return fill(text, _WIDTH, initial_indent=first, subsequent_indent=later, break_long_words=False, break_on_hyphens=False)
