"""A rule to begin with: the text of a working rule under a new id."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict

import yaml

from factcheck.records import Allow, Rule
from factcheck.rulebook.schema import KEYS, settings_of
from factcheck.rulebook.values import ID

WIDTH = 120


def id_problem(rule_id: str) -> str:
    """Why a rule can't have this id, in a line; "" where it can.

    >>> id_problem("desk.ferries"), id_problem("Ferries")
    ('', "'Ferries' is not an id (write it in lower case as pack.name, e.g. desk.ferries)")
    """
    if ID.fullmatch(rule_id) and len(rule_id) <= 80:
        return ""
    return f"{rule_id!r} is not an id (write it in lower case as pack.name, e.g. desk.ferries)"


def draft(rule_id: str, model: Rule) -> str:
    """The model as YAML under a new id, each key with a comment that says what it is for. It loads and its examples run as they are.

    >>> from factcheck.rulebook import load_rules
    >>> draft("desk.ferries", load_rules()[0][0]).splitlines()[1]
    '- id: desk.ferries'
    """
    lines = [f"# Begun with {model.id}: change every line that is not yours. rules/README.md tells how."]
    about = {name: key.about for name, key in {**KEYS, **settings_of(model.kind)}.items()}
    for name, value in _values(rule_id, model):
        first, *rest = _entry(name, value)
        lines += [f"- {first}"] if name == "id" else ["", f"  # {about[name]}", f"  {first}"]
        lines += [f"  {line}" for line in rest]
    return "\n".join(lines) + "\n"


def _values(rule_id: str, model: Rule) -> Iterator[tuple[str, object]]:
    yield from (("id", rule_id), ("title", model.title), ("severity", model.severity), ("kind", model.kind))
    for name, values in model.settings.items():
        yield name, values[0] if len(values) == 1 else list(values)
    yield from (("why", model.why), ("source", model.source))
    if model.when:
        yield "when", {slot: list(values) for slot, values in model.when.items()}
    if model.same:
        yield "same", list(model.same)
    if model.allow != Allow():
        yield "allow", {name: f"{value:f}" for name, value in asdict(model.allow).items() if value}
    yield from ((name, text) for name, text in (("say", model.say), ("ask", model.ask)) if text)
    yield "disagree", model.disagree
    yield "agree", model.agree


def _entry(name: str, value: object) -> list[str]:
    """One key with its value; lists and slots on one line, an example a line, in quotes that JSON and YAML share."""
    if isinstance(value, tuple):
        return [f"{name}:", *(f"  - {json.dumps(example, ensure_ascii=False)}" for example in value)]
    if name == "pattern" and isinstance(value, str):
        doubled = value.replace("'", "''")
        return [f"{name}: '{doubled}'"]
    if isinstance(value, str):
        return yaml.safe_dump({name: value}, allow_unicode=True, width=WIDTH).splitlines()
    return [f"{name}: {json.dumps(value, ensure_ascii=False)}"]
