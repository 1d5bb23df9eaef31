"""Patterns that are compiled when they are first used: of the many that an article might need, most articles need a few.

Some know words, one of which stands in all that they find: a text without these is not searched.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any, cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn")


def one_of(words: Iterable[str]) -> str:
    """The part of a pattern that finds one of some words or phrases, the longest of them first.

    >>> re.findall(one_of({"rose", "rose to", "a.m."}), "It rose to 9 a.m. and rose.")
    ['rose to', 'a.m.', 'rose']
    """
    return f"(?:{'|'.join(map(re.escape, sorted(set(words), key=lambda word: (-len(word), word))))})"


def later(pattern: str | Callable[[], str], flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, compiled at its first use; a pattern that is none says so only then.

    A function that gives the pattern, where a vocabulary has a part in it, is asked only then too. Use the methods: the functions of `re`
    don't take it, and a match's `re` is the compiled pattern, not this.

    >>> later(r"\\d+").findall("9 of 10")
    ['9', '10']
    """
    return cast("re.Pattern[str]", _Pattern(pattern, flags))


class _Pattern:
    """Stands in for a pattern; after the first use its methods are the compiled pattern's own, and cost no more than those."""

    def __init__(self, pattern: str | Callable[[], str], flags: int) -> None:
        self._given = pattern, flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        pattern, flags = self._given
        compiled = re.compile(pattern if isinstance(pattern, str) else pattern(), flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def worded(pattern: str | Callable[[], str], flags: int = 0, *, words: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for `search`, `finditer` and `findall` in sentences, each find of which holds one of some words, given in lower case.

    To look for words takes a hundredth of what a pattern of many words takes that is blind to case. That every find holds one of them is
    the caller's to see to; a test reads it from the pattern.

    >>> noted = worded(r"\\bcorrect(?:s|ed)\\b", re.IGNORECASE, words=("correct",))
    >>> noted.search("It rained."), noted.findall("Corrected on Friday")
    (None, ['Corrected'])
    """
    return cast("re.Pattern[str]", Worded(pattern, flags, words))


def that_may_find(text: str, patterns: Iterable[re.Pattern[str]]) -> list[re.Pattern[str]]:
    """Those of some patterns, each made by `worded`, of which a word stands in a text."""
    low = text.casefold()
    return [pattern for pattern in patterns if cast("Worded", pattern).may_find(low)]


class Worded:
    """Stands in for a pattern that is asked only where one of its words stands."""

    def __init__(self, pattern: str | Callable[[], str], flags: int, words: tuple[str, ...]) -> None:
        self.flags, self.words = flags, words
        self._later = later(pattern, flags)

    @property
    def pattern(self) -> str:
        """The pattern as text."""
        return self._later.pattern

    def may_find(self, low: str) -> bool:
        """Whether one of its words stands in a text, which is given in lower case (`str.casefold`)."""
        for word in self.words:  # noqa: SIM110 - quicker than `any`, and most texts hold none
            if word in low:
                return True
        return False

    def search(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> re.Match[str] | None:
        """The first find between two offsets; None where there is none."""
        return self._later.search(text, pos, endpos) if self.may_find(text[pos:endpos].casefold()) else None

    def finditer(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """All finds between two offsets, as matches."""
        return self._later.finditer(text, pos, endpos) if self.may_find(text[pos:endpos].casefold()) else iter(())

    def findall(self, text: str) -> list[Any]:
        """All finds, as `re.findall` gives them."""
        return self._later.findall(text) if self.may_find(text.casefold()) else []
