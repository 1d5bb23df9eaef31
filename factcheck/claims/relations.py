"""How near the words for a measure stand to a figure, and in what relation: its own noun, right of it, its object, its subject."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import dropwhile

from factcheck.claims.phrases import singular
from factcheck.claims.site import Site, asides, gap_words
from factcheck.claims.terms import Term, counts_persons, thing_at

FAR = 5.0
_ARTICLES = frozenset({"a", "an", "the"})
_WHICH = frozenset({"which", "who", "whose", "where"})
_LONGEST_LINK = 6
"""Tokens from "of" to the noun that depends on it."""
_LONGEST_ASIDE = 16
_AGES = frozenset({"aged", "between", "and", "to", "or", "from", "over", "under", "years", "-", "–", ","})
_WERE = frozenset({"were", "are", "have", "had"})
_RELATIVE = frozenset({"it", "they", "he", "she", "we", "claimed", "says", "said", "had", "has", "have", "which", "that"})


def heads(site: Site, terms: list[Term]) -> Iterator[Term]:
    """The terms that a figure may be of: not "home" of "the price of a home", nor what stands in a clause that is closed before it."""
    aside = tuple(asides(site, terms[0].first - 8, site.first)) if terms[0].first < site.first else ()
    for before, term in zip((None, *terms), terms, strict=False):
        complement = before is not None and not (before.verb or term.verb) and _depends(site, before.last, term.first)
        if not complement and not any(first <= term.first < last for first, last in aside):
            yield term


def _depends(site: Site, place: int, last: int) -> bool:
    """Whether a noun at `last` only tells of what or on what the one that ends at `place` is: "the yield on Orvia's 30-year bonds"."""
    if site.low(place) not in ("of", "on", "from", "at") or last - place > _LONGEST_LINK or place <= site.first < last:
        return False
    between = site.between(place + 1 + (site.low(place + 1) in _ARTICLES), last)
    return not any(word in gap_words("break") or word in gap_words("movement") or word == "," for word in between)


def relate(site: Site, term: Term) -> tuple[float, str, Term]:
    """How far a term stands from the figure, and in what relation."""
    if term.first < site.last and site.first < term.last:
        counted = site.quantity.unit.dimension in ("count", "number")
        own = 0.6 if counts_persons(site.quantity) else 0.3 if thing_at(site.context, site.last - 1) else 0.1
        return (own if counted else FAR + 1), "own", term
    if term.first >= site.last and _is_shared_noun(site, term):
        return 0.1, "own", term
    if term.last <= site.first and site.quantity.unit.symbol == "point" and term.senses[0].measure == "index":
        return 0.3, "subject", term  # "the share index rose 17.6 points"
    cost, relation = _right(site, term) if term.first >= site.last else _left(site, term)
    if not term.verb and any(site.low(place) in gap_words("lesser") for place in _before_noun(site, term)):
        cost += 1.0
    if site.quantity.unit.dimension == "ratio" and not site.quantity.change and not any("share" in core.dimensions for core in term.senses):
        cost += 0.8  # a percentage is rather of what is told in percent
    return cost, relation, term


def _is_shared_noun(site: Site, term: Term) -> bool:
    """Whether a term is the noun that the figure shares with the one after it: "won 13 and seven seats"."""
    unit = site.quantity.unit
    if unit.dimension != "count" or not unit.symbol or term.verb or site.quantity.value_end < site.quantity.end:
        return False
    return singular(site.low(term.last - 1)) == unit.symbol.lower() and any(last == term.last for _, last in site.others)


def _before_noun(site: Site, term: Term) -> tuple[int, ...]:
    """The places before a noun, but for a modifier, where a preposition makes it depend on another noun ("sanctions on oil exports")."""
    modified = (
        term.first - 2 if site.low(term.first - 1).isalpha() and site.low(term.first - 1) not in gap_words("break") else term.first - 1
    )
    toll = any(core.about == "toll" for core in term.senses)
    return () if toll else (term.first - 1, modified)


def _right(site: Site, term: Term) -> tuple[float, str]:
    gap = site.between(site.last, term.first)
    if _is_said_behind_aside(site, term, gap):
        return 0.4, "passive"
    crossed = site.crossed(site.last, term.first)
    if crossed:
        return 3.5 + 0.2 * len(gap) + 2 * crossed + site.wall(site.last, term.first), "far"
    if site.ends_row(site.last, term.first):
        return 3.5 + 0.2 * len(gap), "far"
    if len(gap) <= 3 and not any(word in gap_words("break") or not word[0].isalpha() for word in gap):
        return 0.1 * len(gap), "right"
    if gap[0] in ("of", "in", "worth") and len(gap) <= 6 and not site.wall(site.last, term.first):
        return 0.6 + 0.1 * len(gap), "of"
    if any(word in gap_words("change") for word in gap[:3]) and len(gap) <= 6:
        return 0.5 + 0.1 * len(gap), "of"
    single = gap[0] in ("was", "is", "has") and counts_persons(site.quantity) and site.quantity.figure.value != 1
    if (
        _tells_what_befell(term)
        and len(gap) <= 6
        and all(word in gap_words("be") for word in gap if word.isalpha())
        and "," not in gap
        and not single
    ):
        return 0.35, "passive"  # "a driver who killed two cyclists was jailed"
    if term.verb and len(gap) <= 6 and gap[0] in _RELATIVE | {"the", "a"} | gap_words("be") and not site.wall(site.last, term.first):
        return 0.9, "object"
    if term.verb and len(gap) <= 5 and any(name.first == site.last for name in site.names.between(site.last, term.first)):
        return 0.9, "object"
    said_of = 3.0 if term.verb and not _WHICH.isdisjoint(gap) else 0.0  # "pays 85 million for Orvia, which produces seed"
    return 3.0 + said_of + 0.2 * len(gap) + site.wall(site.last, term.first), "far"


def _tells_what_befell(term: Term) -> bool:
    return term.verb or any(core.about == "toll" for core in term.senses)


def _is_said_behind_aside(site: Site, term: Term, gap: Sequence[str]) -> bool:
    """Whether a term tells what befell persons of whom more is said in between: "two others, aged 19 and 22, were wounded"."""
    if not counts_persons(site.quantity) or not _tells_what_befell(term):
        return False
    bare = site.quantity.value_end >= site.quantity.end  # "two boys, 9 and 12, were killed"
    if len(gap) > _LONGEST_ASIDE or ";" in gap or bare or site.quantity.figure.value == 1:
        return False
    if gap[:1] == (",",) and gap.count(",") >= 2:
        behind = gap[len(gap) - gap[::-1].index(",") :]
    elif gap[:1] == ("aged",):
        behind = tuple(dropwhile(lambda word: word in _AGES or word.isdecimal(), gap))
    else:
        return False
    return bool(behind) and behind[0] in _WERE and all(word in gap_words("be") for word in behind)


def _left(site: Site, term: Term) -> tuple[float, str]:
    gap = site.between(term.last, site.first)
    crossed, wall = site.crossed(term.last, site.first), site.wall(term.last, site.first)
    if not crossed and all(word in gap_words("hedge") or (not word.isalnum() and word not in (",", ";", "(", "--")) for word in gap):
        return (0.2 if term.verb else 0.5), "object" if term.verb else "subject"
    if (
        not crossed
        and len(gap) <= 9
        and all(word in gap_words("link") or word in gap_words("hedge") for word in gap if word.isalnum())
        and wall < 0.5
    ):
        return 0.8, "subject"
    governed = term.verb and any(word in gap_words("movement") for word in gap)  # another verb has the figure: "supplied rose to"
    return 1.0 + 0.08 * len(gap) + wall + 0.35 * crossed + (2.4 if governed else 0.4 if term.verb else 0.0), "subject"
