"""Patterns that are compiled when they are first used: of the many that an article might need, most articles need a few."""

from __future__ import annotations

import re
from typing import Any, cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn")


def later(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, compiled at its first use; a pattern that is none says so only then.

    Use its methods: the functions of `re` don't take it, and a match's `re` is the compiled pattern, not this.

    >>> later(r"\\d+").findall("9 of 10")
    ['9', '10']
    """
    return cast("re.Pattern[str]", _Pattern(pattern, flags))


class _Pattern:
    """Stands in for a pattern; after the first use its methods are the compiled pattern's own, and cost no more than those."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._given = pattern, flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        compiled = re.compile(*self._given)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)
