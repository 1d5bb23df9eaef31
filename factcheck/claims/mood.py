"""In what mood a figure stands: said of what is, of what will or should be, of what could be made, or denied."""

from __future__ import annotations

from functools import cache
from typing import cast

from factcheck.claims.measure import Measured
from factcheck.claims.phrases import Phrases, phrases
from factcheck.claims.site import Site, gap_words
from factcheck.claims.terms import Term
from factcheck.records import Clue, Mood
from factcheck.vocab import rows

_REACH = 3.0
"""How much of clause boundaries a word of mood still governs a figure across."""
_DENIAL_REACH = 0.35
_THAT = 0.3
"""How much lies between a figure and a word of mood beside it: at most a "that"."""
_REASONS = frozenset({"after", "because", "following", "since", "despite"})
"""What comes after these has happened, whatever is planned before them."""


@cache
def _words() -> Phrases[tuple[Mood, str]]:
    return phrases((row["surface"], (cast("Mood", row["mood"]), row["side"])) for row in rows("mood_words"))


def find_mood(site: Site, measured: Measured) -> tuple[Mood, tuple[Clue, ...]]:
    """The mood of a figure and the words that set it; "claimed" and "estimated" leave it actual.

    A quota is a target and a capacity a capacity by its very word; "will", "expected", "denied", "if" govern the figures after them in
    their clause, the nearest one first.
    """
    term = measured.term
    if term is not None and measured.relation != "carried" and measured.core is not None:
        fixed = next((core for core in (measured.core, *term.before) if core is not None and core.mood), None)
        if fixed is not None and not _past(site, fixed.mood):
            return cast("Mood", fixed.mood), (site.context.clue("mood", term.first, term.last, "what the word means"),)
    return _governed(site) or ("actual", ())


def _past(site: Site, mood: str) -> bool:
    return mood == "forecast" and site.low(site.last) == "reported"


def _governed(site: Site) -> tuple[Mood, tuple[Clue, ...]] | None:
    """The mood of the nearest word of mood that governs the figure."""
    found: tuple[float, Mood, int, int] | None = None
    for place, size, (mood, side) in _words().within(site.context.lows, site.sentence.first, site.sentence.last):
        mood = "actual" if mood == "forecast" and _only_compared(site, place) else mood
        cost = _cost(site, place, place + size, side)
        if (
            cost is not None
            and not (mood == "denied" and site.wall(place + size, site.first) > _DENIAL_REACH)
            and (found is None or cost <= found[0])
        ):
            found = (cost, mood, place, place + size)
    if found is None or found[1] == "actual":
        return None
    return found[1], (site.context.clue("mood", found[2], found[3], "governs the figure"),)


def _only_compared(site: Site, place: int) -> bool:
    """Whether what somebody "had expected" is only what the facts are held against: "more than analysts had expected".

    So are risks that are only compared: "23 percent less likely to fall ill within seven years".
    """
    if any(site.low(at) == "likely" and site.low(at - 1) in ("less", "more", "as") for at in (place, place + 1)):
        return True
    if site.low(place) != "had":
        return False
    than = next((p for p in range(place - 1, max(place - 7, site.sentence.first - 1), -1) if site.low(p) in ("than", "as", "what")), None)
    if than is None:
        return False
    # "less than the $4 million they had expected": there the expectation itself is the figure
    return not than < site.first < place and not site.crossed(than, place)


def _cost(site: Site, first: int, last: int, side: str) -> float | None:
    """How far a word of mood stands from the figure that it may govern; None where it doesn't reach it."""
    if last <= site.first:
        wall, gap = site.wall(last, site.first), site.between(last, site.first)
        ended = any(word in ("from", "against", "compared") for word in gap[-6:]) and site.crossed(last, site.first) > 0
        far = wall > _REACH or ended or any(word in _REASONS for word in gap)
        return None if far else wall + 0.02 * (site.first - last)
    if side == "beside" and first >= site.last and first - site.last <= 4 and site.wall(site.last, first) <= _THAT:
        return 0.5
    return None


def target_after(site: Site) -> Term | None:
    """The quota or goal that a figure lies above or below: "200,000 barrels above the ceiling" is no level but a distance from it."""
    off = site.low(site.last) in ("above", "below", "over", "under", "short")
    if not off and not (site.low(site.last) in ("less", "more") and site.low(site.last + 1) == "than"):
        return None
    for term in site.terms:
        gap = site.between(site.last, term.first)
        if term.first > site.last and len(gap) <= 12 and any(core.mood == "target" for core in term.senses) and "," not in gap:
            return term
    return None


def passes_target(site: Site, measured: Measured) -> bool:
    """Whether a figure says by how much a target was passed or missed: "exceeded its quota by 50,000 barrels"."""
    if measured.core is None or measured.core.mood != "target" or measured.term is None:
        return False
    by = any(word == "by" for word in site.between(site.first - 3, site.first))
    return by and any(word in gap_words("surpass") for word in site.between(measured.term.first - 6, measured.term.first))
