"""Names and measures folded for lookup, so that two spellings of one thing meet under one key."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

from factcheck.records import Claim
from factcheck.vocab import rows, word_list

YOUNGER = frozenset({"jr", "sr", "ii", "iii", "iv"})
"""What tells a father from a son of one name."""
OIL_RATE = "bbl/d"
"""In this unit "oil" and "crude" are used for one another."""


@lru_cache(maxsize=65536)
def entity_key(name: str) -> str:
    """A name without case, accents, "the", full stops and the legal form or "Group" at its end.

    >>> entity_key("Société Générale SA"), entity_key("Aldermoor Group"), entity_key("The Gambia"), entity_key("Group")
    ('societe generale', 'aldermoor', 'gambia', 'group')
    """
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(letter))
    words = plain.replace(".", "").replace("’", "'").split()
    while len(words) > 1 and words[-1].strip(",") in _tails():
        words.pop()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(words).rstrip(",")


def owner_key(claim: Claim) -> str:
    """The entity's key; for an age, without the person's middle names. "" where it is not known.

    >>> _without_middle_names("billy monroe jones jr"), _without_middle_names("ada holm")
    ('billy jones jr', 'ada holm')
    """
    key = entity_key(claim.entity or "")
    return _without_middle_names(key) if claim.unit.dimension == "age" else key


def _without_middle_names(name: str) -> str:
    words = name.split()
    tail = words[-1:] if len(words) > 2 and words[-1] in YOUNGER else []
    words = words[: len(words) - len(tail)]
    return " ".join([*(words[:1] + words[-1:] if len(words) > 2 else words), *tail])


@cache
def _tails() -> frozenset[str]:
    forms = {word.casefold() for row in rows("name_words") if row["kind"] == "suffix" for word in row["words"].split("|")}
    return frozenset(forms | set(word_list("name_tails")))


def measure_key(claim: Claim) -> str:
    """The measure without case; "oil" counts as "crude" where the unit is barrels a day. "" where it is not known."""
    measure = (claim.measure or "").casefold()
    if measure.startswith("oil ") and claim.unit.symbol == OIL_RATE:
        return f"crude {measure[4:]}"
    return measure
