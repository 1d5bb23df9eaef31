"""What a pronoun or "the company" stands for: a name said before, of a kind that fits."""

from __future__ import annotations

from functools import cache

from factcheck.claims.register import Name
from factcheck.claims.site import Site
from factcheck.records import Clue
from factcheck.vocab import rows

Found = tuple[str, tuple[Clue, ...]]

PREPOSITIONS = frozenset(
    {
        "within",
        "among",
        "using",
        "by",
        "in",
        "of",
        "for",
        "at",
        "to",
        "from",
        "with",
        "against",
        "on",
        "through",
        "via",
        "into",
        "than",
        "near",
        "off",
        "under",
        "between",
        "outside",
        "about",
    }
)


@cache
def kinds_for(word: str) -> tuple[str, ...]:
    """The kinds of names that a word can stand for; () where it stands for none."""
    return next((tuple(row["kinds"].split("|")) for row in rows("anaphors") if row["word"] == word), ())


def resolved(site: Site, place: int, word: str, topic: Found | None) -> Found | None:
    """What a pronoun or "the company" stands for: the subject of its sentence or of one of the two before it, of a fitting kind."""
    kinds = kinds_for(word)
    inside = [n for n in site.names.between(site.sentence.first, place) if n.kind in kinds and not n.dateline]
    owners = [n for n in inside if not governed(site, n)] or inside
    owners = [n for n in owners if site.low(n.last) != "'s"] or owners
    if owners:
        return owners[-1].name, (site.context.clue("entity", place, place + 1, f"stands for {owners[-1].name}"),)
    name = _named_before(site, kinds, 3, PREPOSITIONS) or (_named_before(site, kinds, 8, frozenset()) if word == "country" else None)
    if name is not None:
        return name.name, (site.context.clue("entity", place, place + 1, f"stands for {name.name}"),)
    if topic is not None and word != "country":
        return topic[0], (site.context.clue("entity", place, place + 1, f"stands for {topic[0]}"),)
    return None


def _named_before(site: Site, kinds: tuple[str, ...], back: int, skipped: frozenset[str]) -> Name | None:
    """The first fitting name of the nearest of the `back` sentences before that has one; none after a word of `skipped`."""
    for number in range(site.number - 1, max(site.number - 1 - back, -1), -1):
        sentence = site.context.sentences[number]
        for name in site.names.between(sentence.first, sentence.last):
            before = site.context.lows[name.first - 1] if name.first > sentence.first else ""
            if name.kind in kinds and not name.dateline and before not in skipped:
                return name
    return None


def governed(site: Site, name: Name) -> bool:
    """Whether a preposition stands before a name, so that it is no subject."""
    before = site.low(name.first - 1)
    return before in PREPOSITIONS or (before in ("the", "and") and site.low(name.first - 2) in PREPOSITIONS)
