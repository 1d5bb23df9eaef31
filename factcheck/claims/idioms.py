"""Figures whose measure a turn of phrase gives: "two people familiar with the matter", "a 40-year high", "a high of four decades"."""

from __future__ import annotations

from factcheck.claims.site import Site
from factcheck.claims.speaking import reporting_verbs, speaker_nouns
from factcheck.claims.terms import Term, counts_persons

_EXTREMES = {"high": "high", "highs": "high", "peak": "high", "low": "low", "lows": "low", "trough": "low"}
_JOBS = frozenset({"job", "post", "position", "role"})
_CUTTING = frozenset(
    {"cut", "cuts", "cutting", "axe", "axes", "axed", "axing", "shed", "sheds", "shedding", "slash", "slashes", "slashed", "slashing"}
    | {"eliminate", "eliminates", "eliminated", "eliminating", "scrap", "scraps", "scrapped", "lose", "loses", "lost"}
)
_SPANS = frozenset({"of", "in", "for", "over"})
_PLACED = frozenset({("familiar", "with"), ("briefed", "on"), ("close", "to"), ("with", "knowledge"), ("involved", "in")})


def counts_speakers(site: Site) -> bool:
    """Whether the figure counts those who speak: "according to two people briefed on the visit", "three officials said"."""
    noun = site.quantity.unit.symbol.lower()
    if site.quantity.unit.dimension != "count" or not (counts_persons(site.quantity) or noun in speaker_nouns()):
        return False
    if (site.low(site.first - 2), site.low(site.first - 1)) == ("according", "to"):
        return True
    if (site.low(site.last), site.low(site.last + 1)) in _PLACED:
        return True
    return noun in speaker_nouns() and reporting_verbs().get(site.low(site.last)) == "say"


def cut_jobs(site: Site) -> int | None:
    """The verb by which jobs go ("will cut 1,200 jobs", "650 posts are to go"), so that the figure counts job cuts; None elsewhere."""
    if site.quantity.unit.symbol.lower() not in _JOBS:
        return None
    for place in range(site.first - 1, max(site.first - 5, site.sentence.first - 1), -1):
        if site.low(place) in _CUTTING:
            return place
    after = site.between(site.last, site.last + 5)
    return site.last if "to" in after and after[after.index("to") + 1 : after.index("to") + 2] == ("go",) else None


def extreme(site: Site) -> tuple[str, Term] | None:
    """The measure of a span of time that says how rare a level is ("inflation at a high of four decades"), with its term."""
    if site.quantity.unit.dimension != "time":
        return None
    word = _EXTREMES.get(site.low(site.last), "")
    if not word and site.low(site.first - 1) in _SPANS:
        word = next((_EXTREMES[w] for w in reversed(site.between(site.first - 5, site.first - 1)) if w in _EXTREMES), "")
    terms = [term for term in site.terms if term.last <= site.first and not term.verb]
    if not word or not terms:
        return None
    term = terms[-1]
    return " ".join(filter(None, (term.thing if term.senses[0].thing else "", term.senses[0].measure, word))), term
