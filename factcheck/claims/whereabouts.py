"""Owners that are no actors: the event of a toll, the place of a count."""

from __future__ import annotations

from factcheck.claims.anaphora import governed
from factcheck.claims.asked import PLACES, Asked, named, spoke
from factcheck.claims.event import event_of, own_name
from factcheck.claims.naming.register import Found

_APART = 2.0
_OF_A_PART = frozenset({"which", "whom"})
_OTHER_SIDE = frozenset({"to", "with", "against"})
"""What stands before a buyer or an opponent, who owns nothing here."""


def event_owner(asked: Asked) -> Found | None:
    """The event that took the toll: of the sentence, else of the text."""
    site, known = asked.site, asked.known
    here = event_of(site.context, site.names, site.sentence)
    if here is not None:
        return here[0], (site.context.clue("entity", here[1], here[2], "the event of the sentence"),)
    for name in site.names.between(site.sentence.first, site.first):  # "Portugal recorded 27 deaths last year": no matter of the event
        ruled = governed(site, name) or name.dateline or spoke(site, name, known) or site.low(name.last) == "'s"
        if name.kind in ("country", "region") and not ruled:
            return named(site, name, "subject of the clause")
    return known.event


def place_owner(asked: Asked) -> Found | None:
    """The place of the sentence ("in Texas"); a capital is the city where people are counted, and no place for anything else."""
    site, known = asked.site, asked.known
    counted = site.quantity.unit.dimension in ("count", "number")
    for name in site.names.between(site.sentence.first, site.sentence.last):
        if name.kind not in PLACES or name.dateline or not governed(site, name) or spoke(site, name, known):
            continue
        if site.low(name.first - 1 - (site.low(name.first - 1) == "the")) in _OTHER_SIDE:
            continue
        part = any(word in _OF_A_PART for word in site.between(site.last, name.first))
        apart = site.last <= name.first and (part or site.wall(site.last, name.first) > _APART or site.low(name.last) == "'s")
        if not apart and (name.kind != "capital" or counted):  # "… while throughput at Bahrain's refinery": of another figure
            return own_name(site.context, name), (site.context.clue("entity", name.first, name.last, "the place of the sentence"),)
    return None
