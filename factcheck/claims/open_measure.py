"""Measures that no vocabulary names: the counted noun with its modifiers, or the noun that a sum of money belongs to."""

from __future__ import annotations

from factcheck.claims.naming.landmarks import landmark_at
from factcheck.claims.phrases import singular
from factcheck.claims.site import Site, gap_words
from factcheck.records import Clue
from factcheck.vocab import word_list

_LONGEST = 4
_VAGUE = frozenset(
    {
        "thing",
        "number",
        "person",
        "people",
        "other",
        "others",
        "more",
        "time",
        "way",
        "year",
        "month",
        "week",
        "day",
        "kind",
        "type",
        "lot",
        "one",
        "amount",
        "total",
    }
)


def open_measure(site: Site) -> tuple[str, tuple[Clue, ...]] | None:
    """The measure made of the figure's own noun phrase, singular and lower case, and the words that gave it; None where there is none."""
    unit = site.quantity.unit
    if unit.dimension == "length" and describes(site):
        return "length", (site.context.clue("measure", site.first, site.last, "a length as an adjective"),)
    if unit.dimension == "count" and unit.symbol:
        return _counted(site)
    return _after(site) if unit.dimension.startswith("money") or unit.dimension in ("number", "ratio", "points") else None


def describes(site: Site) -> bool:
    """Whether a figure is the adjective of works or waters that follow: "the 97-kilometre eastern trunk line"."""
    text = site.context.text[site.quantity.start : site.quantity.end]
    if "-" not in text or site.low(site.last) in gap_words("break"):
        return False
    return any(landmark_at(site.context, place) for place in range(site.last, site.last + 3) if site.low(place))


def _counted(site: Site) -> tuple[str, tuple[Clue, ...]] | None:
    """ "six Citgo oil executives" counts oil executives: modifiers in small letters count, names don't."""
    words = [word for word in site.quantity.unit.name.split() if word[0].islower()] or [site.quantity.unit.symbol.lower()]
    head = singular(words[-1])
    if head in _VAGUE or head in word_list("person_nouns"):
        return None
    return " ".join([*words[-3:-1], head]), (site.context.clue("measure", site.first, site.last, "the counted noun"),)


def _after(site: Site) -> tuple[str, tuple[Clue, ...]] | None:
    """The noun right after the figure: "a $40 million stadium roof"."""
    place, words = site.last, []
    while place < min(site.last + _LONGEST, site.sentence.last) and site.low(place).isalpha() and site.low(place) not in gap_words("break"):
        words.append(site.low(place))
        place += 1
    verb = bool(words) and (words[-1].endswith(("ed", "ly", "ing")) or words[-1] in gap_words("movement") - gap_words("change"))
    if not words or verb or not _article_before(site) or singular(words[-1]) in _VAGUE:
        return None
    return " ".join([*words[:-1], singular(words[-1])]), (
        site.context.clue("measure", site.last, place, "the noun that the figure stands before"),
    )


def _article_before(site: Site) -> bool:
    return any(word in ("a", "an", "the", "its", "his", "her", "their", "'s") for word in site.between(site.first - 3, site.first))
