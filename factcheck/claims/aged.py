"""Whose age it is: the person named right beside it, never the place, the court or the relative that stands near."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from factcheck.claims.asked import Asked, named
from factcheck.claims.naming.register import PREPOSITIONS, Found, Name, name_words
from factcheck.claims.site import Site
from factcheck.quantities.read import aged_people
from factcheck.vocab import word_list

_PERSONS = ("person", "name")
_TOUCHES = frozenset({",", ".", "(", "[", "-", "–", "—", "--", "is", "was", "aged", "age", "turns", "turned", "who"})
"""What stands between a name and the age of its bearer: "Ines Varga, 23", "Ines Varga (23)", "Ines Varga was 23"."""
_SAID_OF = frozenset({"is", "was", "a", "an", "the", "who", ",", "as", "now", "then"})
"""What lies between a name and the age that is said of it: "Carl Roe is a 54-year-old"."""
_NAMES = frozenset({"as", "named", "called", "identified"})
"""What stands between an age and the name that is told after it: "the 25-year-old as Dana Tillow"."""
_NEXT = 3
_WHERE = frozenset({"in", "on", "at", "near", "outside", "inside", "around"})
_REACH = 6
_APPOSED = 9
_OTHERS = frozenset({"his", "her", "their"})
_ELSEWHERE = frozenset({"and", "or", "while", "when", "after", "before", "with", "that", "whose", "'s", "’s", "'", "’"})
"""What leads from one person to the next, or to what is somebody's."""


def person_owner(asked: Asked) -> Found | None:
    """The person whose age it is: the name before "24," or after "24-year-old"; None where only a place or a relative is named near.

    "Roe's 24-year-old sister" is not Roe, "a 24-year-old Lowick man" not Lowick, and whoever is named further off may be anybody.
    """
    site = asked.site
    near = site.names.between(max(site.first - _APPOSED - 3, site.sentence.first), site.first)
    before = [whole for name in near if (whole := _in_full(site, name))]
    behind = site.names.between(site.last, min(site.last + _REACH, site.sentence.last))
    after = next((whole for name in behind if (whole := _in_full(site, name))), None)
    adjective = "old" in site.low(site.last - 1).split("-") or site.low(site.last - 1) == "old"
    if adjective and after is not None and after.first == site.last and not _describes(asked, after):
        return named(site, after, "the name after the age")  # "the coroner named her as 20-year-old Dana Tillow"
    if adjective and after is not None and _leads_to(asked, after):
        return named(site, after, "the name after the age")  # "Officer Dana Tillow, 32-year-old Officer Carl Roe and …"
    if before and _touches(asked, before[-1]):
        return named(site, before[-1], "the name before the age")
    if after is not None and _leads_to(asked, after):
        return named(site, after, "the name after the age")
    if before and _is_apposed(asked, before[-1], adjective=adjective):
        return named(site, before[-1], "the name that the age is said of")
    return None


def _in_full(site: Site, name: Name) -> Name | None:
    """A person's name with what stands before it; None where nobody may be meant: "Jane Doe", or the tail of another's longer name.

    "Robin G. Tillow, 59," is Robin Tillow, not the Ada Tillow whom the text names elsewhere.
    """
    if name.kind not in _PERSONS or name.name.casefold() in word_list("nameless_people"):
        return None
    at = [place for place in range(max(name.first - 3, site.sentence.first), name.first) if site.context.words[place] != "."]
    words = [site.context.words[place] for place in at]
    given = next((place for place in reversed(at) if len(site.context.words[place]) > 1), name.first)
    first = site.context.words[given]
    titled = first in name_words("title") or first.casefold() in _persons()
    if name.last - name.first > 2 and " " in name.name:
        return replace(name, name=_untitled(name.name))
    if not words or name.last - name.first > 1 or not first[:1].isupper() or not first.isalpha() or titled or first in name.name.split():
        return name
    return replace(name, first=given, name=f"{first} {name.name.split()[-1]}") if len(words[-1]) == 1 else None


def _untitled(name: str) -> str:
    """A name without what its bearer is: "Co-defendant Ada Holm" is Ada Holm."""
    first, _, rest = name.partition(" ")
    titled = first in name_words("title") or first.casefold().removeprefix("co-") in _persons()
    return _untitled(rest) if titled and " " in rest else name


def _touches(asked: Asked, name: Name) -> bool:
    gap = asked.site.between(name.last, asked.site.first)
    return len(gap) <= _NEXT and all(word in _TOUCHES for word in gap)


def _describes(asked: Asked, name: Name) -> bool:
    """Whether a name only says where or what somebody is: "a 24-year-old Lowick man", "a 24-year-old Muslim"."""
    after = asked.site.low(name.last)
    article = asked.site.low(asked.site.first - 1) in ("a", "an", "another")
    return after in _persons() or after in ("'s", "’s", "'", "’") or (article and name.last - name.first == 1)


def _leads_to(asked: Asked, name: Name) -> bool:
    """Whether what lies between an age and a name says what its bearer is: "24-year-old mother Dana Tillow"."""
    site = asked.site
    gap = site.between(site.last, name.first)
    if not gap or site.crossed(site.last, name.first) or _describes(asked, name):
        return False
    plain = all(word.replace("-", "").isalpha() for word in gap)
    far = any(word in (PREPOSITIONS - {"as"}) | _ELSEWHERE | _OTHERS for word in gap)  # "the 16-year-old hit his friend Dana Orr"
    return plain and not far and (gap[-1] in _persons() or gap[-1] in _NAMES)


def _is_apposed(asked: Asked, name: Name, *, adjective: bool) -> bool:
    """Whether an age is said of a name further before it: "Carl Roe is a 54-year-old nurse", "Dana Tillow, a nurse, 24,"."""
    site = asked.site
    gap, before = site.between(name.last, site.first), site.between(name.first - 2, name.first)
    if before and (before[-1] in _WHERE or (before[-1] == "the" and before[0] in _WHERE)):  # "on the West Side, a 20-year-old man"
        return False
    if adjective:
        return all(word in _SAID_OF for word in gap) and not (gap[:1] == (",",) and "the" in gap)
    whole = gap[:1] == (",",) and gap[-1:] == (",",) and len(gap) <= _APPOSED
    return whole and not site.crossed(name.last, site.first) and not _ELSEWHERE & set(gap) and gap.count(",") == 2


@cache
def _persons() -> frozenset[str]:
    """Nouns for persons: who bears an age."""
    return aged_people() | word_list("person_nouns")
