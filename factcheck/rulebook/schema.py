"""Which keys a rule has and what each may hold, as data; and the way from a YAML entry to a Rule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from factcheck.records import SEVERITIES, Rule
from factcheck.rulebook.kinds import KINDS, added_kinds, known_kinds
from factcheck.rulebook.values import (
    Notes,
    Reader,
    allowance,
    choices,
    examples,
    message,
    one_of,
    patterns,
    rule_id,
    same,
    short,
    slots,
    text,
    texts,
)
from factcheck.rulebook.yaml_lines import Node, Table, Text
from factcheck.text.nearest import did_you_mean


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a rule: how its value is read, what it is for, and whether a rule must have it (`shipped`: only one of ours must)."""

    read: Reader
    about: str
    needed: bool = False
    shipped: bool = False


def read_rule(entry: Node, notes: Notes) -> Rule | None:
    """The entry of a rule file as a Rule, or None after writing into `notes` why not."""
    if not isinstance(entry, Table):
        notes.add("not_a_rule", entry.place, "a rule must be keys and values", "begin it with '- id: pack.name'")
        return None
    before = len(notes.problems)
    kind = entry.values.get("kind")
    settings = settings_of(kind.value.strip()) if isinstance(kind, Text) else {}
    known = {**KEYS, **settings}
    for name, place in entry.keys.items():
        if name not in known:
            notes.add("unknown_key", place, f"unknown key {short(name)}", did_you_mean(name, known) or _other_kinds_key(name))
    for name, key in known.items():
        if name not in entry.values and (key.needed or (key.shipped and notes.shipped)):
            notes.add("missing_key", entry.place, f"this rule has no {name!r}", key.about)
    found = {name: key.read(entry.values[name], notes) for name, key in known.items() if name in entry.values}
    if len(notes.problems) > before:
        return None
    plain_fields = {name: value for name, value in found.items() if name in KEYS}
    place = entry.place.rpartition(":")[0]
    return Rule(**plain_fields, settings={name: found[name] for name in settings if name in found}, place=place, shipped=notes.shipped)


def _other_kinds_key(name: str) -> str:
    kinds = [kind for kind, keys in SETTINGS.items() if name in keys]
    return f"only a rule of kind {kinds[0]!r} has it" if kinds else ""


def _kind(node: Node, notes: Notes) -> str:
    value = node.value.strip() if isinstance(node, Text) else ""
    if value in KINDS:
        return value
    value = one_of(known_kinds(), "kind", node, notes)
    if isinstance(broken := added_kinds().get(value), str):
        notes.add("broken_kind", node.place, f"the kind {short(value)} of another package can't be used", broken)
    return value


KEYS: dict[str, Key] = {
    "id": Key(rule_id, "the rule's name, pack.name in lower case", needed=True),
    "title": Key(text, "what the rule looks for, in a few words", needed=True),
    "severity": Key(partial(one_of, SEVERITIES[::-1], "severity"), "error, warning or note", needed=True),
    "kind": Key(_kind, "how the rule compares: " + ", ".join(KINDS), needed=True),
    "why": Key(text, "one or two sentences that an editor believes", needed=True),
    "source": Key(text, "the style guide, standard or definition behind it", needed=True),
    "when": Key(slots, "which claims the rule looks at, as slot: values"),
    "same": Key(same, "slots that must be equal before two figures are compared"),
    "allow": Key(allowance, "how far apart two figures may lie beyond their rounding"),
    "say": Key(message, "the message, with {a} {b} {gap} {allow} {measure} {entity} {period}"),
    "ask": Key(message, "the question for the desk, with the same placeholders", shipped=True),
    "disagree": Key(examples, "articles that the rule must flag", needed=True),
    "agree": Key(examples, "articles that look alike and must stay quiet", needed=True),
}
"""Every rule's keys."""


def settings_of(kind: str) -> Mapping[str, Key]:
    """The further keys of a kind by name; of another package's kind, those that its function's `settings` names, as lists of texts."""
    if kind in KINDS:
        return SETTINGS.get(kind, {})
    named: Mapping[str, str] = getattr(added_kinds().get(kind), "settings", {})
    return {name: Key(texts, about) for name, about in named.items()}


def _check(*names: str) -> Key:
    return Key(partial(choices, names, "check"), "which fault to look for", needed=True)


SETTINGS: dict[str, dict[str, Key]] = {
    "same-thing": {
        "confidence": Key(partial(choices, ("high", "medium", "low"), "confidence"), "how sure we must be that two figures are one thing"),
    },
    "wording": {
        "pattern": Key(patterns, "one or more regular expressions", needed=True),
        "part": Key(partial(choices, ("quantity", "unit", "sentence", "text"), "part"), "what the pattern is held against"),
        "order": Key(partial(choices, ("falling",), "order"), "how the figures in the pattern's groups <first> and <second> must stand"),
    },
    "change": {"check": _check("percent", "amount", "ratio-words", "direction", "percent-or-points", "interest")},
    "magnitude": {
        "check": _check(
            "scale-slip",
            "dropped-scale",
            "doubled-scale",
            "time-base",
            "implausible",
            "small-part",
            "shrunk-rise",
            "rate-and-amount",
            "per-head",
        )
    },
    "sum": {"check": _check("list-total", "part-above-whole", "shares", "list-count", "series-score", "owners-total")},
    "share": {"check": _check("of-whole", "whole-elsewhere", "one-whole", "of-published-whole")},
    "average": {"check": _check("per-head", "mean", "within-range", "per-share")},
    "reference": {
        "check": _check("value", "stale"),
        "words": Key(texts, "words of which the figure's sentence must hold one"),
        "series": Key(texts, "the series of the tables that the rule looks at (all where none is named)"),
    },
    "superlative": {"check": _check("scopes", "record-since", "series", "rank")},
    "headline": {"check": _check("figure", "scale", "percent", "difference", "age")},
    "conversion": {"check": _check("units", "temperature", "temperature-difference", "too-exact", "oil-by-mass", "currency")},
    "calendar": {"check": _check("weekday", "weekday-nearest", "no-such-day", "dateline", "age", "years-ago", "duration", "order")},
}
"""Further keys that only rules of one kind have."""
