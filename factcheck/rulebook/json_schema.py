"""The rule file's JSON Schema, so that an editor completes keys and values and marks what can't be read."""

from __future__ import annotations

from functools import partial
from typing import Any

from factcheck.rulebook import values
from factcheck.rulebook.kinds import known_kinds
from factcheck.rulebook.schema import KEYS, Key, settings_of
from factcheck.rulebook.values import CLOSED_SLOTS, MAX_EXAMPLES, MAX_TEXT, SLOTS
from factcheck.vocab import rows

DRAFT = "http://json-schema.org/draft-07/schema#"
"""The draft that editors understand best."""

_TEXT: dict[str, Any] = {"type": "string", "minLength": 1, "maxLength": MAX_TEXT}
_NUMBER: dict[str, Any] = {"type": ["number", "string"]}


def json_schema() -> dict[str, Any]:
    """The schema of a rule file as plain JSON values: a list of rules, each of one kind with that kind's keys and no others.

    >>> schema = json_schema()
    >>> schema["type"], schema["items"]["oneOf"][0]["title"]
    ('array', 'same-thing')
    """
    return {
        "$schema": DRAFT,
        "title": "factcheck rules",
        "description": "A list of rules; rules/README.md tells how to write one.",
        "type": "array",
        "items": {"oneOf": [_rule_of(kind) for kind in known_kinds()]},
    }


def _rule_of(kind: str) -> dict[str, Any]:
    keys = {**KEYS, **settings_of(kind)}
    properties = {name: {**_shape(key), "description": key.about} for name, key in keys.items()}
    properties["kind"] = {"const": kind, "description": KEYS["kind"].about}
    return {
        "title": kind,
        "type": "object",
        "properties": properties,
        "required": [name for name, key in keys.items() if key.needed],
        "additionalProperties": False,
    }


def _shape(key: Key) -> dict[str, Any]:
    """What a key may hold, by the function that reads it."""
    read = key.read
    if isinstance(read, partial):
        known = list(read.args[0])
        return {"enum": known} if read.func is values.one_of else _one_or_more({"enum": known})
    return _shapes()[read.__name__]


def _shapes() -> dict[str, dict[str, Any]]:
    example = {"oneOf": [_TEXT, {"type": "array", "items": _TEXT, "minItems": 1}]}
    return {
        "text": _TEXT,
        "_kind": _TEXT,
        "message": _TEXT,
        "rule_id": {"type": "string", "pattern": values.ID.pattern.join("^$"), "maxLength": 80},
        "patterns": _one_or_more({**_TEXT, "format": "regex"}),
        "texts": _one_or_more(_TEXT),
        "same": _one_or_more({"enum": list(SLOTS)}),
        "allowance": {"type": "object", "properties": {"percent": _NUMBER, "amount": _NUMBER}, "additionalProperties": False},
        "slots": {"type": "object", "properties": {slot: _one_or_more(_slot(slot)) for slot in SLOTS}, "additionalProperties": False},
        "examples": {"type": "array", "items": example, "minItems": 1, "maxItems": MAX_EXAMPLES},
    }


def _slot(name: str) -> dict[str, Any]:
    """The values of a slot; a measure may be any words, but the vocabulary's are proposed."""
    if name in CLOSED_SLOTS:
        return {"enum": list(CLOSED_SLOTS[name])}
    if name == "measure":
        return {"anyOf": [{"enum": sorted({row["measure"] for row in rows("measures")})}, _TEXT]}
    return _TEXT


def _one_or_more(one: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [one, {"type": "array", "items": one, "minItems": 1}]}
