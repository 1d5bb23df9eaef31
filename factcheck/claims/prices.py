"""Prices that no word names: "Brent crude settled at $71.30", "gold rose 2 percent to $2,400"."""

from __future__ import annotations

from functools import cache

from factcheck.claims.phrases import Phrases, phrases
from factcheck.claims.site import Site, gap_words
from factcheck.claims.terms import Core, Term, terms_table, thing_at
from factcheck.vocab import rows, word_list

_FAR = 2.5
_SKIPPED = frozenset({"futures", "was", "were", "is", "has", "have", "had", "also", "later", "then", "briefly", "last", "price", "prices"})


@cache
def _benchmarks() -> Phrases[tuple[str, str]]:
    return phrases((surface, (row["benchmark"], row["thing"])) for row in rows("benchmarks") for surface in row["surfaces"].split("|"))


def priced(site: Site) -> tuple[str, Term] | None:
    """The measure and the term of a price that only a traded thing as the subject of "closed", "rose to" gives away; None elsewhere."""
    unit = site.quantity.unit.dimension
    if not (unit.startswith("money") or (unit == "ratio" and site.quantity.change)):
        return None
    for place in range(site.sentence.first, site.first):
        found = _traded(site, place)
        if found is not None:
            last, name, thing = found
            if _moves(site, last) and site.wall(last, site.first) < _FAR:
                return f"{thing} price", Term(place, last, _price(), False, name)
    return None


def _traded(site: Site, place: int) -> tuple[int, str, str] | None:
    """What is traded from a token on: where its name ends, the name that owns the price, and the thing."""
    hit = _benchmarks().at(site.context.lows, place)
    if hit is not None:
        return place + hit[0], *hit[1]
    thing = thing_at(site.context, place)
    opens = place == site.sentence.first or site.low(place - 1) in (",", "and", "while", "as", "but", "spot", "the", "said")
    return (place + thing[0], thing[1].name, thing[1].name) if thing is not None and opens else None


def _moves(site: Site, place: int) -> bool:
    """Whether a verb of trading or of movement follows; which contract is traded may stand between ("for January delivery")."""
    while site.low(place) in _SKIPPED:
        place += 1
    if site.low(place) == "for" and "delivery" in site.between(place, place + 3):
        place = next(at for at in range(place, place + 3) if site.low(at) == "delivery") + 1
        place += 2 if site.low(place) in ("in", "for") else 0
    return site.low(place) in word_list("trading_verbs") or site.low(place) in gap_words("movement")


def _price() -> tuple[Core, ...]:
    hit = terms_table().at(("price",), 0)
    return hit[1][1] if hit else ()
