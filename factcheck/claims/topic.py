"""Whom an article is about: the country, organisation or place most prominent in its headline and in its opening paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from factcheck.claims.context import Context
from factcheck.claims.naming.names import Names
from factcheck.claims.naming.register import PREPOSITIONS, Found, Name, counting_verbs, is_party
from factcheck.records import Clue

ORGANISATIONS = ("firm", "body", "name")
_VOTING = ("country", "demonym", "region", "city", "name")
_TOWNS = ("city", "region")
_COUNTRIES = ("country", "demonym")
_PLACES = ("country", "demonym", "region", "city")
_GENERAL = (*_COUNTRIES, "region", "firm", "body")
_ASIDE = frozenset({"to", "from", "with", "against"})
_LEAD = 3
_PROMINENT = 2.0
_HEADLINE, _SUBJECT, _MENTIONED, _BESIDE, _GOVERNED = 3.0, 3.0, 1.5, 1.2, 0.5


class Topic(NamedTuple):
    """What an article is about, for each sort of owner that a figure without a name of its own may have; None where nothing fits."""

    general: Found | None = None
    country: Found | None = None
    organisation: Found | None = None
    voting: Found | None = None
    """The place or body that votes."""
    town: Found | None = None
    place: Found | None = None
    """The first place of headline and lead."""

    def fitting(self, kinds: tuple[str, ...]) -> Found | None:
        """What a word that stands for these kinds of names can mean: "the company" an organisation, "it" whatever the article is about."""
        if "country" in kinds and "firm" in kinds:
            return self.general or self.organisation
        if "country" in kinds:
            return self.country
        return self.organisation if "firm" in kinds or "body" in kinds else self.town if "city" in kinds else None


class _Seen(NamedTuple):
    """One mention in headline or lead: the name, how much it stands out there, and where."""

    name: Name
    weight: float
    context: Context
    place: str


def find_topic(context: Context, names: Names, title: tuple[Context, Names] | None = None, home: Context | None = None) -> Topic:
    """The topic of a text, with the title that is given apart from it, if any; `home` is the text that clues index, else `context`.

    >>> from factcheck.claims.context import read_context
    >>> from factcheck.claims.naming.names import find_names
    >>> context = read_context("Boiler maker Orvia raised its dividend on Monday, analysts in Norway said. Revenue rose.")
    >>> found = find_topic(context, find_names(context))
    >>> found.organisation[0], found.general[0]
    ('Orvia', 'Norway')
    """
    seen = list(_seen(context, names))
    if title is not None:
        seen = [*_seen(*title), *seen]
    home = home or context
    country, organisation, voting, town = (_most(seen, kinds, home) for kinds in (_COUNTRIES, ORGANISATIONS, _VOTING, _TOWNS))
    return Topic(_first(seen, _GENERAL, home), country, organisation, voting, town, _first(seen, _PLACES, home))


def _seen(context: Context, names: Names) -> Iterator[_Seen]:
    """The names of the headline and of the opening sentences; the lead's subject stands out most."""
    lead = context.sentences[: _LEAD + 1]
    opening = next((s.paragraph for s in lead if not _is_headline(context, s.end)), -1)
    for sentence in lead:
        headline, subject = _is_headline(context, sentence.end), True
        for name in names.between(sentence.first, sentence.last):
            before = context.lows[name.first - 1] if name.first > sentence.first else ""
            before = context.lows[name.first - 2] if before == "the" and name.first > sentence.first + 1 else before
            if name.dateline and name.kind == "city":  # alone it owns nothing, but the lead may name it again
                yield _Seen(name, _BESIDE, context, "lead")
            if name.dateline or is_party(context, name) or (name.kind == "capital" and before in PREPOSITIONS):
                continue
            free = before not in PREPOSITIONS
            weight = _HEADLINE if headline else _SUBJECT if free and subject else _MENTIONED if free else _BESIDE
            weight = _GOVERNED if before in _ASIDE or _only_reckons(context, name) or _is_home(context, names, name) else weight
            if not headline and sentence.paragraph != opening:
                weight *= 0.4
            subject = subject and not free
            yield _Seen(name, weight, context, "headline" if headline else "lead")


def _only_reckons(context: Context, name: Name) -> bool:
    """Whether a firm or person only counts or reckons: the text is about what it counts."""
    after = context.lows[name.last] if name.last < len(context.lows) else ""
    return name.kind in ("firm", "name", "person") and after in counting_verbs()


def _is_home(context: Context, names: Names, name: Name) -> bool:
    """Whether a country only says where the firm behind it is at home: "India's Orvia", "Japanese carmaker Velmark"."""
    if name.kind not in _COUNTRIES:
        return False
    owns = context.lows[name.last : name.last + 1] == ("'s",)
    firm = next(iter(names.between(name.last + 1, name.last + 3)), None)
    apart = firm.first - name.last if firm is not None and firm.kind in ("firm", "name") else 0
    return (
        apart == 1
        if owns
        else apart > 0 and all(word.isalpha() and word.islower() for word in context.words[name.last : name.last + apart])
    )


def _is_headline(context: Context, end: int) -> bool:
    return context.headline is not None and end <= context.headline.end


def _first(seen: list[_Seen], kinds: tuple[str, ...], home: Context) -> Found | None:
    """The first name of these kinds in headline and lead that is neither dateline nor the other side of something."""
    for one in sorted(seen, key=lambda s: s.place != "lead"):
        if one.name.kind in kinds and one.weight > _GOVERNED:
            return _found(one, home)
    return None


def _most(seen: list[_Seen], kinds: tuple[str, ...], home: Context) -> Found | None:
    """The most prominent name of these kinds; None where none stands out in headline or lead."""
    weights: dict[str, float] = {}
    first: dict[str, _Seen] = {}
    for one in seen:
        if one.name.kind in kinds:
            weights[one.name.name] = weights.get(one.name.name, 0.0) + one.weight
            if one.name.name not in first or first[one.name.name].context is not home:
                first[one.name.name] = one
    best = max(weights, key=lambda name: weights[name], default=None)
    return _found(first[best], home) if best is not None and weights[best] >= _PROMINENT else None


def _found(one: _Seen, home: Context) -> Found:
    """The name with the words that made it the topic; a clue from another text than `home` has no place there."""
    clue = one.context.clue("entity", one.name.first, one.name.last, f"the article's topic, carried from its {one.place}")
    if one.context is not home:
        clue = Clue(clue.slot, clue.text, 0, 0, clue.why)
    return one.name.name, (clue,)
