"""Countries, bodies, regions and well-known firms by every surface that news gives them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from factcheck.claims.phrases import Phrases, phrases
from factcheck.vocab import rows

# Countries whose lower-case form is a word; all others are known in lower case too, as in sloppy copy.
_WORDS = frozenset({"china", "turkey", "chad", "jordan", "georgia", "guinea", "niger", "mali", "oman", "benin", "togo"})


class Known(NamedTuple):
    """A surface of a known name: the one name of what it means, its kind, the surface, and how its case must be."""

    name: str
    kind: str
    surface: str
    case: str
    """exact (acronyms: WHO, US), capital (first letter), or any."""


@cache
def known_names() -> Phrases[tuple[Known, ...]]:
    """Every known surface, to be looked up over lower-case tokens; "WHO" and "Who" share one entry and differ in case."""
    found: dict[str, list[Known]] = {}
    for known in _surfaces():
        found.setdefault(known.surface.lower().replace("’", "'"), []).append(known)
    return phrases((surface, tuple(meanings)) for surface, meanings in found.items())


@lru_cache(maxsize=4096)
def country_of(name: str) -> str | None:
    """The country whose figures a known body publishes ("Labor Department": "US"); None where it publishes for none."""
    return _publishers().get(name)


@cache
def _publishers() -> dict[str, str]:
    return {row["name"]: row["country"] for row in rows("entity_aliases") if row["country"]}


def _surfaces() -> Iterator[Known]:
    for row in rows("countries"):
        for surface in (row["name"], *filter(None, row["aliases"].split("|"))):
            yield Known(row["name"], "country", surface, _case(surface, "any"))
        for surface in filter(None, row["demonyms"].split("|")):
            yield Known(row["name"], "demonym", surface, "capital")
    for row in rows("entity_aliases"):
        for surface in (row["name"], *filter(None, row["surfaces"].split("|"))):
            yield Known(
                row["name"], row["kind"], surface, _case(surface, "any" if surface[0].islower() or row["kind"] == "firm" else "capital")
            )
    for row in rows("countries"):
        for surface in filter(None, row["capital"].split("|")):
            yield Known(row["name"], "capital", surface, "capital")


def _case(surface: str, otherwise: str) -> str:
    if surface.isupper() and "." not in surface and len(surface) <= 4:
        return "exact"
    return "capital" if surface.lower() in _WORDS else otherwise
