"""The word that was meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

LONGEST = 60
"""Characters of a word that are compared."""
LIKE = 0.7
"""How like two words must be, of 1: "owner" is not "zone"."""
ALL_ALIKE = 0.85
"""How like two names must be as wholes of which what stands before the point is the same."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The nearest known word as a hint, or "": one that begins so, else one spelt alike; of names with a point what stands behind it.

    >>> did_you_mean("severtiy", ["severity", "source"]), did_you_mean("same", ["share", "same-thing"])
    ("did you mean 'severity'?", "did you mean 'same-thing'?")
    >>> did_you_mean("limits.foo", ["limits.ratio", "limits.pages"]), did_you_mean("energy.crude-prodction", ["energy.crude-production"])
    ('', "did you mean 'energy.crude-production'?")
    >>> did_you_mean("wire.nd", ["wire.md"])
    "did you mean 'wire.md'?"
    """
    names, word = list(known), word[:LONGEST]
    head = word[: word.rfind(".") + 1]
    beside = {name.removeprefix(head): name for name in names if name.startswith(head)}
    tail = word.removeprefix(head)
    begun = sorted((name for name in beside if len(tail) > 2 and name.startswith(tail)), key=len)
    close = [beside[name] for name in begun or get_close_matches(tail, beside, n=1, cutoff=LIKE)]
    close = close or get_close_matches(word, beside.values(), n=1, cutoff=ALL_ALIKE)
    close = close or get_close_matches(word, [name for name in names if name not in beside.values()], n=1, cutoff=LIKE)
    return f"did you mean {close[0]!r}?" if close else ""
