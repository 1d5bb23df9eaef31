"""The word that was meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

LONGEST = 60
"""Characters of a word that are compared."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The nearest known word as a hint, or "".

    >>> did_you_mean("severtiy", ["severity", "source"])
    "did you mean 'severity'?"
    """
    close = get_close_matches(word[:LONGEST], list(known), n=1, cutoff=0.6)
    return f"did you mean {close[0]!r}?" if close else ""
