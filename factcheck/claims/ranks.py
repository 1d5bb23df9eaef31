"""What a superlative ranks, and whose it is: "Venezuela has the largest oil reserves", "output fell to the lowest point in a decade"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from types import MappingProxyType

from factcheck.claims.asked import Known
from factcheck.claims.context import Context
from factcheck.claims.entity import find_entity
from factcheck.claims.measure import Measured, find_measure
from factcheck.claims.naming.names import Names
from factcheck.claims.phrases import plural
from factcheck.claims.site import Site, gap_words, sites
from factcheck.claims.terms import terms_table, thing_at
from factcheck.records import Claim
from factcheck.vocab import rows

_NOUN_WITHIN = 5
"""Words behind a superlative in which its noun is looked for."""


def with_what_is_ranked(typed: Sequence[Claim], context: Context, names: Names, known: Known) -> Iterator[Claim]:
    """Typed claims as they are, ranks with their measure and owner. A measure that no vocabulary names is left open."""
    ranks = {claim.start: claim for claim in typed if claim.quantity.kind == "rank"}
    owners = _without_the_world(names) if ranks else names
    found = sites(context, owners, tuple(claim.quantity for claim in ranks.values()))
    placed = {site.quantity.start: site for site in found}
    for claim in typed:
        site = placed.get(claim.start) if claim.quantity.kind == "rank" else None
        yield claim if site is None else _ranked(claim, _behind_level(site), known)


def _without_the_world(names: Names) -> Names:
    """In "the world's largest producer" the world is where the rank holds, not who holds it."""
    kept = tuple(name for name in names.mentions if name.kind != "world")
    return Names(kept, tuple(name.first for name in kept), names.register)


def _behind_level(site: Site) -> Site:
    """ "the lowest point", "its highest level": the noun belongs to the superlative and names nothing."""
    if site.low(site.last) not in gap_words("level"):
        return site
    return replace(site, last=site.last + 1, terms=tuple(term for term in site.terms if term.first != site.last))


def _ranked(claim: Claim, site: Site, known: Known) -> Claim:
    measured = _holder(site) or find_measure(site, ())
    if measured.relation in ("open", "", "far", "age", "speakers"):
        return claim
    entity, clues = find_entity(site, measured, known)
    return replace(claim, measure=measured.measure, entity=entity, clues=(*measured.clues, *clues, *claim.clues))


@cache
def _nouns() -> Mapping[str, str]:
    found = {}
    for row in rows("rank_nouns"):
        found.update({row["noun"]: row["measure"], plural(row["noun"]): row["measure"]})
    return MappingProxyType(found)


def _holder(site: Site) -> Measured | None:
    """The measure of "the largest oil producer", "the biggest exporter of gas"."""
    for place in range(site.last, min(site.last + _NOUN_WITHIN, site.sentence.last)):
        measure = _nouns().get(site.low(place), "")
        if measure:
            after = thing_at(site.context, place + 2) if site.low(place + 1) == "of" else None
            before = next((hit for at in range(site.last, place) if (hit := thing_at(site.context, at)) and at + hit[0] == place), None)
            thing = after or before
            senses = terms_table().at((measure,), 0)
            core = senses[1][1][0] if senses else None
            clue = site.context.clue("measure", site.last, place + 1, "what the superlative ranks")
            return Measured(f"{thing[1].name} {measure}" if thing else measure, core, None, "right", (clue,))
        if site.low(place) in gap_words("break"):
            break
    return None
