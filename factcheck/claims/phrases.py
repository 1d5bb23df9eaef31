"""Phrases of several words looked up over tokens: by their first word, the longest one wins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Phrases(Generic[T]):
    """What each phrase stands for, by the phrase's first word."""

    by_first: dict[str, tuple[tuple[tuple[str, ...], T], ...]]

    def at(self, words: Sequence[str], place: int) -> tuple[int, T] | None:
        """How many words the longest phrase that starts at `place` has, and what it stands for; None where none starts there.

        >>> table = phrases([("crude oil", "crude"), ("crude", "crude"), ("oil", "oil")])
        >>> table.at(["crude", "oil", "rose"], 0)
        (2, 'crude')
        """
        candidates = self.by_first.get(words[place])
        if candidates is None:
            return None
        for rest, meaning in candidates:
            size = len(rest)
            if not size or tuple(words[place + 1 : place + 1 + size]) == rest:
                return size + 1, meaning
        return None

    def within(self, words: Sequence[str], first: int, last: int) -> Iterator[tuple[int, int, T]]:
        """Every phrase from token `first` to `last` (exclusive), none inside another: where it starts, its length, and what it stands for.

        >>> list(phrases([("crude oil", "crude"), ("oil", "oil")]).within(["crude", "oil", "and", "oil"], 0, 4))
        [(0, 2, 'crude'), (3, 1, 'oil')]
        """
        free, by_first = first, self.by_first
        if by_first.keys().isdisjoint(words[first:last]):
            return
        for place in [place for place in range(first, last) if words[place] in by_first]:
            found = self.at(words, place) if place >= free else None
            if found is not None:
                free = place + found[0]
                yield place, found[0], found[1]


def phrases(entries: Iterable[tuple[str, T]]) -> Phrases[T]:
    """A table of phrases; where two entries have one surface, the first stands."""
    by_first: dict[str, dict[tuple[str, ...], T]] = {}
    for surface, meaning in entries:
        first, *rest = surface_words(surface)
        by_first.setdefault(first, {}).setdefault(tuple(rest), meaning)
    return Phrases({first: _longest_first(found) for first, found in by_first.items()})


def _longest_first(found: dict[tuple[str, ...], T]) -> tuple[tuple[tuple[str, ...], T], ...]:
    return tuple(sorted(found.items(), key=lambda entry: -len(entry[0])) if len(found) > 1 else found.items())


def surface_words(surface: str) -> list[str]:
    """The words of a phrase as the tokens of a text would be: a possessive is a word of its own.

    >>> surface_words("people's bank")
    ['people', "'s", 'bank']
    """
    if "'" in surface or "’" in surface:
        surface = surface.replace("’", "'").replace("'s ", " 's ")
    return surface.split()


def plural(noun: str) -> str:
    """The regular plural of a noun's last word.

    >>> plural("delivery"), plural("oil reserve"), plural("tax")
    ('deliveries', 'oil reserves', 'taxes')
    """
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "z", "ch", "sh")) else "s")


def singular(noun: str) -> str:
    """The singular of a regular plural; other words come back as they are.

    >>> singular("deliveries"), singular("executives"), singular("taxes"), singular("gas")
    ('delivery', 'executive', 'tax', 'gas')
    """
    if len(noun) > 4 and noun.endswith("ies"):
        return noun[:-3] + "y"
    if noun.endswith(("sses", "xes", "zes", "ches", "shes")):
        return noun[:-2]
    return noun[:-1] if len(noun) > 3 and noun.endswith("s") and not noun.endswith(("ss", "us", "is")) else noun


def verb_forms(entry: str) -> tuple[str, ...]:
    """All forms of a regular verb; a form that ends in ! stands as it is. A verb of several words inflects its first.

    >>> verb_forms("pump"), verb_forms("sold!"), verb_forms("carry")
    (('pump', 'pumps', 'pumped', 'pumping'), ('sold',), ('carry', 'carries', 'carried', 'carrying'))
    """
    if entry.endswith("!"):
        return (entry[:-1],)
    base, _, rest = entry.partition(" ")
    stem = base.removesuffix("e")
    past = base[:-1] + "ied" if base.endswith("y") and base[-2] not in "aeiou" else stem + "ed"
    going = base[:-2] + "ying" if base.endswith("ie") else stem + "ing"
    return tuple(f"{form} {rest}".strip() for form in (base, plural(base), past, going))
