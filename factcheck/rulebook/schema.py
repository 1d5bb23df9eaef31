"""Which keys a rule has and what each may hold, as data; and the way from a YAML entry to a Rule.

Nothing here raises on a user's file: every slip is a Problem with file, line, column and, where one is close, the word that was meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from functools import partial
from typing import Any, get_args

import regex

from factcheck.records import SEVERITIES, Allow, Kind, Mood, Problem, Role, Rule, Trend, Zone
from factcheck.rulebook.kinds import KINDS
from factcheck.rulebook.yaml_lines import Items, Node, Table, Text

SLOTS = ("measure", "entity", "period", "speaker", "mood", "dimension", "unit", "zone", "kind", "role", "scope", "trend")
"""Slots of a claim that `when` may bind to values and `same` may ask to be equal."""

CLOSED_SLOTS: dict[str, tuple[str, ...]] = {
    "mood": get_args(Mood),
    "zone": get_args(Zone),
    "kind": get_args(Kind),
    "role": get_args(Role),
    "trend": get_args(Trend),
}
"""Slots with a fixed set of values; the others take any words."""

PLACEHOLDERS = ("a", "b", "gap", "allow", "measure", "entity", "period")
"""What `say` may hold in braces."""

MAX_TEXT = 2000
MAX_EXAMPLES = 50

_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)+")
_DECIMAL = re.compile(r"[0-9]{1,20}(?:\.[0-9]{1,20})?")
_SLOT_VALUE = re.compile(r"(?:\* )?[^*]+")
_BRACES = re.compile(r"\{([^{}]*)\}")
_DATED = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2}): ")


@dataclass(slots=True)
class Notes:
    """Where the readers below write down what they could not read, and how strict to be."""

    shipped: bool = False
    problems: list[Problem] = field(default_factory=list)

    def add(self, code: str, place: str, what: str, cure: str = "") -> None:
        """Write down one Problem; its code becomes "rules.<code>"."""
        self.problems.append(Problem(f"rules.{code}", place, what, cure))


Reader = Callable[[Node, Notes], Any]


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a rule: how its value is read, whether a rule must have it (`shipped`: only one of ours must), and what it is for."""

    read: Reader
    about: str
    needed: bool = False
    shipped: bool = False


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The nearest known word as a hint, or "".

    >>> did_you_mean("severtiy", ["severity", "source"])
    "did you mean 'severity'?"
    """
    close = get_close_matches(word[:60], list(known), n=1, cutoff=0.6)
    return f"did you mean {close[0]!r}?" if close else ""


def read_rule(entry: Node, notes: Notes) -> Rule | None:
    """The entry of a rule file as a Rule, or None after writing into `notes` why not."""
    if not isinstance(entry, Table):
        notes.add("not_a_rule", entry.place, "a rule must be keys and values", "begin it with '- id: pack.name'")
        return None
    before = len(notes.problems)
    kind = entry.values.get("kind")
    settings = SETTINGS.get(kind.value, {}) if isinstance(kind, Text) else {}
    known = {**KEYS, **settings}
    for name, place in entry.keys.items():
        if name not in known:
            notes.add("unknown_key", place, f"unknown key {_short(name)}", did_you_mean(name, known) or _other_kinds_key(name))
    for name, key in known.items():
        if name not in entry.values and (key.needed or (key.shipped and notes.shipped)):
            notes.add("missing_key", entry.place, f"this rule has no {name!r}", key.about)
    found = {name: key.read(entry.values[name], notes) for name, key in known.items() if name in entry.values}
    if len(notes.problems) > before:
        return None
    plain_fields = {name: value for name, value in found.items() if name in KEYS}
    place = entry.place.rpartition(":")[0]
    return Rule(**plain_fields, settings={name: found[name] for name in settings if name in found}, place=place)


def _other_kinds_key(name: str) -> str:
    kinds = [kind for kind, keys in SETTINGS.items() if name in keys]
    return f"only a rule of kind {kinds[0]!r} has it" if kinds else ""


def _short(text: str) -> str:
    """In quotes, on one line, and cut where it is long."""
    return repr(text if len(text) <= 60 else text[:59] + "…")


def _text(node: Node, notes: Notes) -> str:
    if not isinstance(node, Text):
        notes.add("not_text", node.place, "a text belongs here", "put quotes around it if it begins with [ or {")
        return ""
    if not node.value.strip():
        notes.add("empty", node.place, "this text is empty")
    elif len(node.value) > MAX_TEXT:
        notes.add("too_long", node.place, f"longer than {MAX_TEXT} characters")
    return node.value.strip()


def _one_of(known: Iterable[str], what: str, node: Node, notes: Notes) -> str:
    value, names = _text(node, notes), tuple(known)
    if value and value not in names:
        notes.add(
            "unknown_value", node.place, f"unknown {what} {_short(value)}", did_you_mean(value, names) or f"one of: {', '.join(names)}"
        )
    return value


def _id(node: Node, notes: Notes) -> str:
    value = _text(node, notes)
    if value and (not _ID.fullmatch(value) or len(value) > 80):
        notes.add("bad_id", node.place, f"{_short(value)} is no id", "write it in lower case as pack.name, e.g. energy.crude-exports")
    return value


def _texts(node: Node, notes: Notes) -> tuple[str, ...]:
    """One text, or a list of them."""
    if isinstance(node, Text):
        return (_text(node, notes),)
    if not isinstance(node, Items) or not node.values:
        notes.add("not_texts", node.place, "a text or a list of texts belongs here")
        return ()
    return tuple(_text(value, notes) for value in node.values)


def _slot_values(name: str, node: Node, notes: Notes) -> tuple[str, ...]:
    values = _texts(node, notes)
    for value, part in zip(values, node.values if isinstance(node, Items) else (node,), strict=False):
        if name in CLOSED_SLOTS:
            _one_of(CLOSED_SLOTS[name], name, part, notes)
        elif value and not _SLOT_VALUE.fullmatch(value):
            notes.add("bad_star", part.place, f"{_short(value)}: a star may only stand first, before a space", "e.g. '* production'")
    return values


def _when(node: Node, notes: Notes) -> dict[str, tuple[str, ...]]:
    if not isinstance(node, Table):
        notes.add("not_slots", node.place, "'when' needs slots with values", "e.g. {measure: [crude production]}")
        return {}
    for name, place in node.keys.items():
        if name not in SLOTS:
            notes.add("unknown_slot", place, f"unknown slot {_short(name)}", did_you_mean(name, SLOTS) or f"one of: {', '.join(SLOTS)}")
    return {name: _slot_values(name, value, notes) for name, value in node.values.items()}


def _same(node: Node, notes: Notes) -> tuple[str, ...]:
    parts = node.values if isinstance(node, Items) else (node,)
    return tuple(_one_of(SLOTS, "slot", part, notes) for part in parts)


def _allow(node: Node, notes: Notes) -> Allow:
    if not isinstance(node, Table):
        notes.add("not_allowance", node.place, "'allow' needs a percentage or an amount", "{percent: 2} or {amount: 500}")
        return Allow()
    found = {}
    for name, value in node.values.items():
        if name not in ("percent", "amount"):
            hint = did_you_mean(name, ("percent", "amount")) or "'percent' or 'amount'"
            notes.add("unknown_key", node.keys[name], f"unknown key {_short(name)}", hint)
            continue
        text = _text(value, notes)
        if not _DECIMAL.fullmatch(text) or (name == "percent" and Decimal(text) > 100):
            notes.add("bad_number", value.place, f"{_short(text)} is no {name}", "a plain number such as 2 or 0.5, without sign or unit")
            continue
        found[name] = Decimal(text)
    return Allow(**found)


def _say(node: Node, notes: Notes) -> str:
    value = _text(node, notes)
    for name in _BRACES.findall(value):
        if name not in PLACEHOLDERS:
            hint = did_you_mean(name, PLACEHOLDERS) or "one of: " + " ".join(f"{{{known}}}" for known in PLACEHOLDERS)
            notes.add("bad_placeholder", node.place, f"unknown placeholder {{{name[:40]}}}", hint)
    if re.search(r"[{}]", _BRACES.sub("", value)):
        notes.add("bad_placeholder", node.place, "a brace without its partner")
    return value


def _patterns(node: Node, notes: Notes) -> tuple[str, ...]:
    values = _texts(node, notes)
    # Ours are compiled by the tests; compiling them at every start would cost more than all other reading.
    for value, part in zip(values, () if notes.shipped else node.values if isinstance(node, Items) else (node,), strict=False):
        try:
            pattern = regex.compile(value)
        except (regex.error, RecursionError, OverflowError, MemoryError) as error:
            notes.add("bad_pattern", part.place, f"this pattern cannot be read: {str(error)[:200]}")
            continue
        if value and pattern.fullmatch("") is not None:
            notes.add("bad_pattern", part.place, "this pattern matches nothing at all as well as something", "make one part of it required")
    return values


def _choices(known: tuple[str, ...], what: str, node: Node, notes: Notes) -> tuple[str, ...]:
    parts = node.values if isinstance(node, Items) else (node,)
    return tuple(_one_of(known, what, part, notes) for part in parts)


def _examples(node: Node, notes: Notes) -> tuple[tuple[str, ...], ...]:
    """A list of examples; each is one text or a list of texts, one an article."""
    if not isinstance(node, Items) or not node.values:
        notes.add("not_examples", node.place, "a list of examples belongs here", 'e.g. - ["one article", "another article"]')
        return ()
    if notes.shipped and len(node.values) < 2:
        notes.add("few_examples", node.place, "a shipped rule needs at least two examples of each sort")
    if len(node.values) > MAX_EXAMPLES:
        notes.add("many_examples", node.place, f"more than {MAX_EXAMPLES} examples")
    for part in (part for example in node.values for part in (example.values if isinstance(example, Items) else (example,))):
        if isinstance(part, Text) and (dated := _DATED.match(part.value)):
            _check_date(dated[1], part.place, notes)
    return tuple(_texts(example, notes) for example in node.values)


def _check_date(text: str, place: str, notes: Notes) -> None:
    try:
        date.fromisoformat(text)
    except ValueError:
        notes.add("bad_date", place, f"there is no day {text}", "an example may begin with its date, e.g. '2026-03-06: …'")


KEYS: dict[str, Key] = {
    "id": Key(_id, "the rule's name, pack.name in lower case", needed=True),
    "title": Key(_text, "what the rule looks for, in a few words", needed=True),
    "severity": Key(partial(_one_of, SEVERITIES[::-1], "severity"), "error, warning or note", needed=True),
    "kind": Key(partial(_one_of, tuple(KINDS), "kind"), "how the rule compares: " + ", ".join(KINDS), needed=True),
    "why": Key(_text, "one or two sentences that an editor believes", needed=True),
    "source": Key(_text, "the style guide, standard or definition behind it", needed=True),
    "when": Key(_when, "which claims the rule looks at, as slot: values"),
    "same": Key(_same, "slots that must be equal before two figures are compared"),
    "allow": Key(_allow, "how far apart two figures may lie beyond their rounding"),
    "say": Key(_say, "the message, with {a} {b} {gap} {allow} {measure} {entity} {period}"),
    "ask": Key(_say, "the question for the desk, with the same placeholders", shipped=True),
    "disagree": Key(_examples, "articles that the rule must flag", needed=True),
    "agree": Key(_examples, "articles that look alike and must stay quiet", needed=True),
}
"""Every rule's keys."""

SETTINGS: dict[str, dict[str, Key]] = {
    "same-thing": {
        "confidence": Key(partial(_choices, ("high", "medium", "low"), "confidence"), "how sure we must be that two figures are one thing"),
    },
    "wording": {
        "pattern": Key(_patterns, "one or more regular expressions", needed=True),
        "part": Key(partial(_choices, ("quantity", "unit", "sentence"), "part"), "what the pattern is held against"),
    },
    "magnitude": {
        "check": Key(
            partial(_choices, ("scale-slip", "dropped-scale", "doubled-scale", "time-base", "implausible"), "check"),
            "which slip to look for",
            needed=True,
        ),
    },
}
"""Further keys that only rules of one kind have."""
