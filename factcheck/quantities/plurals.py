"""Singular and plural of English nouns, as far as counting needs them."""

from __future__ import annotations

from functools import cache

from factcheck.vocab import rows


@cache
def irregular() -> dict[str, str]:
    """Irregular plurals to their singulars (people → person), nouns that are their own plural among them."""
    return {row["plural"]: row["singular"] for row in rows("irregular_plurals")}


@cache
def _irregular_plural() -> dict[str, str]:
    return {singular: many for many, singular in reversed(irregular().items())}


def plural(noun: str) -> str:
    """The plural of a noun in lower case.

    >>> plural("barrel"), plural("inch"), plural("county"), plural("foot")
    ('barrels', 'inches', 'counties', 'feet')
    """
    known = _irregular_plural().get(noun)
    if known:
        return known
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"


def singular(noun: str) -> str:
    """The singular of a noun; a word that is no plural comes back as it is.

    >>> singular("executives"), singular("counties"), singular("people"), singular("boss"), singular("buses"), singular("deaths")
    ('executive', 'county', 'people', 'boss', 'bus', 'death')
    """
    lower = noun.lower()
    known = irregular().get(lower)
    if known:
        return known
    if not is_plural(lower):
        return noun
    if lower.endswith("ies") and len(lower) > 4:
        return noun[:-3] + "y"
    if lower.endswith(("sses", "xes", "ches", "shes", "zzes", "uses", "oes")) and not lower.endswith(("ouses", "auses", "shoes")):
        return noun[:-2]
    return noun[:-1]


def is_plural(word: str) -> bool:
    """Whether a lower-case word looks like a plural noun (verbs in -s look alike: the caller knows the place).

    >>> is_plural("tonnes"), is_plural("men"), is_plural("glass"), is_plural("virus"), is_plural("crisis")
    (True, True, False, False, False)
    """
    if word in irregular():
        return True
    return len(word) > 2 and word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", "’s"))
