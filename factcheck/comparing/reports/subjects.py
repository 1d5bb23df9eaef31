"""Whether the titles of two articles say that they are of two things of one sort: two telephones, two matches, two firms' results."""

from __future__ import annotations

from functools import lru_cache

from factcheck.records import Article
from factcheck.text.patterns import later

LONGEST = 4
"""Words at the beginning of a title in which a name with a number stands."""
_WORD = later(r"[^\W_][\w'’+-]*")
_CAPITAL = later(r"(?<=[\w,;:’'\")] )[A-Z][\w'’+-]*")


def begin_with_two_names(one: Article, other: Article) -> bool:
    """Whether each title begins with a name that the other article has nowhere: a name, or a model by its letters and number.

    >>> phone = Article("a", "The maker showed the Lyra A3 on Tuesday. It has a screen of 6.3 inches.", "Lyra A3 shown in Harwick")
    >>> begin_with_two_names(phone, Article("b", "The Lyra C7 is out. It has a screen of 6.5 inches.", "Lyra C7 launched"))
    True
    >>> begin_with_two_names(phone, Article("b", "A screen of 6.5 inches is what the Lyra A3 has.", "Makers bet on screens"))
    False
    """
    told, also = (one.title, one.text), (other.title, other.text)
    here, there = _words(*told), _words(*also)
    models, others = _models(one.title), _models(other.title)
    if models and others and models.isdisjoint(there) and others.isdisjoint(here):
        return True
    name, another = _first_name(*told), _first_name(*also)
    return bool(name and another) and name not in there and another not in here


@lru_cache(maxsize=4096)
def _words(title: str, text: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _WORD.findall(f"{title}\n{text}"))


@lru_cache(maxsize=4096)
def _models(title: str) -> frozenset[str]:
    """The words of letters and digits at the beginning of a title: "A3", "X30", "S10"."""
    first = _WORD.findall(title)[:LONGEST]
    return frozenset(
        word.casefold() for word in first if word[0].isupper() and word[-1].isalnum() and word.isalnum() and not word.isalpha()
    )


@lru_cache(maxsize=4096)
def _first_name(title: str, text: str) -> str:
    """The first word of a title where the text spells it with a capital inside a sentence, and nowhere without; "" where it does not."""
    found = _WORD.search(title)
    if not found or not found[0][0].isupper() or f" {found[0].lower()} " in text:
        return ""
    return found[0].casefold() if found[0].isupper() or found[0] in _CAPITAL.findall(text) else ""
