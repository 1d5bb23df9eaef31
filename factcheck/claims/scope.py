"""What part a figure plays beside others (level, change, part, share, what it was before), and the words that narrow what is counted."""

from __future__ import annotations

from functools import cache

from factcheck.claims.measure import Measured
from factcheck.claims.mood import target_after
from factcheck.claims.phrases import Phrases, phrases
from factcheck.claims.saying.acts import reporting_verbs, speaker_nouns
from factcheck.claims.site import Site, gap_words
from factcheck.records import Clue, Role
from factcheck.vocab import rows, word_list

_BY_HOW_MUCH = frozenset({"fewer", "more", "less", "higher", "lower"})
_NOUN_AT_MOST = 5
"""Words between "fewer" and "than": "fewer patients on its waiting lists than"."""
_PLURALS = ("s", "people", "men", "women", "children")
_PREVIOUS = frozenset({"from", "against", "versus", "vs"})
_ONCE = frozenset({"previously", "originally", "formerly", "initially"})
"""What makes the figure of their clause an earlier one: "originally forecast revenue of 89 billion"."""
_WAS, _PLANNED = frozenset({"was", "were", "been"}), frozenset({"planned", "supposed", "meant", "intended", "budgeted", "scheduled"})
_COPULAS = frozenset({"are", "were", "is", "was", "being"})
_OF_THEM = frozenset((first, second) for first in ("of", "among") for second in ("them", "whom", "these", "those"))
_FELL = frozenset({"fell", "falls", "fall", "had", "has"})
_BETWEEN = frozenset({"last", "year's", "'s", "year", "month", "week", "quarter", "earlier", "profit", "loss"})


@cache
def _scopes() -> Phrases[tuple[str, bool]]:
    return phrases((row["surface"], (row["kind"], row["takes"] == "name")) for row in rows("scope_words"))


def find_role(site: Site, measured: Measured) -> tuple[Role, tuple[Clue, ...]]:
    """Whether a figure is a level, what it was before, a change, a part or a share, and the words that say so."""
    dimension = site.quantity.unit.dimension
    if measured.relation == "cut":
        return "level", ()
    if (site.quantity.change and not _fell_from_the_sky(site, measured)) or dimension == "points" or target_after(site) is not None:
        return "change", (site.context.clue("role", site.first, site.last, "by how much"),)
    by = _change_noun(site)
    if by is not None:
        return "change", (site.context.clue("role", by, by + 1, "by how much"),)
    more = _more_than_another(site)
    if more is not None:
        return "change", (site.context.clue("role", more, more + 1, "by how much"),)
    back = _previous(site)
    if back is not None:
        return "previous", (site.context.clue("role", back, back + 1, "what it was before"),)
    if dimension == "ratio" and _of_whole(site, measured):
        return "share", (site.context.clue("role", site.last, site.last + 1, "of a whole"),)
    part = _part(site)
    if part is not None:
        return "part", (site.context.clue("role", part, part + 1, "part of another figure"),)
    return "level", ()


def _fell_from_the_sky(site: Site, measured: Measured) -> bool:
    """Whether a figure is of rain or snow that came down, and not by how much it became less: "snow of 12 cm fell"."""
    return measured.measure == "rainfall" and site.quantity.unit.dimension == "length" and site.low(site.last) in _FELL


def _more_than_another(site: Site) -> int | None:
    """ "17 seats, three fewer than before", "12 fewer deaths than in 2019": the word behind the number that measures it by another's."""
    for place in range(site.first + 1, site.last + 1):
        if site.low(place) not in _BY_HOW_MUCH:
            continue
        for than in range(place + 1, place + 1 + _NOUN_AT_MOST):
            if site.low(than) == "than":
                return place
            if site.crossed(place, than + 1) or not site.low(than).replace("-", "").isalpha():
                break
    return None


def _change_noun(site: Site) -> int | None:
    """ "an increase of 5 million", "a 5 million increase": the noun of movement that the figure measures."""
    change = gap_words("change")
    for place in range(site.last, min(site.last + 3, site.sentence.last)):
        if site.low(place) in change and not (place == site.last and _moves_itself(site)):
            return place
        if site.low(place) in gap_words("break") or not site.low(place).isalpha():
            break
    for place in range(site.first - 1, max(site.first - 5, site.sentence.first - 1), -1):
        if site.low(place) in change and site.low(place + 1) in ("of", "by"):
            return place
        if site.low(place) not in gap_words("hedge"):
            break
    return None


def _moves_itself(site: Site) -> bool:
    """Whether the word behind counted things is their verb: "hours at the 12 libraries fall"; not of "a 300 jobs increase"."""
    counts = site.quantity.unit.dimension == "count" and site.low(site.first - 1) not in ("a", "an")
    return counts and site.low(site.last - 1).endswith(_PLURALS)


def _previous(site: Site) -> int | None:
    """The "from" or "compared with" that makes a figure what it was before."""
    once = None
    if not _ONCE.isdisjoint(site.between(site.first - 8, site.first)):
        once = next(place for place in range(site.first - 1, site.sentence.first - 1, -1) if site.low(place) in _ONCE)
    once = _planned_before(site) if once is None else once
    if once is not None and not site.crossed(once, site.first) and site.wall(once, site.first) < 1:
        return once
    for place in range(site.first - 1, max(site.first - 7, site.sentence.first - 1), -1):
        word, behind = site.low(place), site.low(place - 1)
        if word == "to" and behind != "compared":  # "up 5 percent from a year earlier to 4 billion"
            return None
        if word == "from" or (word in _PREVIOUS and any(start < place for start, _ in site.others)):
            return (
                place
                if any(start < place or start == site.last for start, _ in site.others) or behind in ("up", "down", "off") or word == "from"
                else None
            )
        if word in ("with", "to") and behind == "compared":
            return place - 1
        if word not in gap_words("hedge") and word not in _BETWEEN:
            return None
    return None


def _planned_before(site: Site) -> int | None:
    """The word that makes a figure that of an earlier plan: "was planned to cost 2.5 billion", "had been budgeted at"."""
    for place in range(site.first - 1, max(site.first - 8, site.sentence.first), -1):
        if (
            site.low(place) in _PLANNED
            and not _WAS.isdisjoint(site.between(place - 2, place))
            and site.low(place + 1) in ("to", "at", "for")
        ):
            return place
    return None


def _of_whole(site: Site, measured: Measured) -> bool:
    if measured.core is not None and "share" in measured.core.dimensions and measured.relation != "of":
        return measured.core.measure == "share"
    return site.low(site.last) == "of" or (site.low(site.last) == "share")


def _part(site: Site) -> int | None:
    """ "of which", "including", "of them": the words before a figure that make it a part of the one before."""
    opening = site.between(site.sentence.first, site.sentence.first + 2)
    if site.low(site.sentence.first + 3) in (",", "were", "was") and opening[:1] == ("of",) and opening[1:] == ("that",):
        return site.sentence.first  # "Of that number, 111 were taken in October"
    if not any(start < site.first for start, _ in site.others):
        return None
    for place in range(site.first - 1, max(site.first - 5, site.sentence.first - 1), -1):
        word = site.low(place)
        if word in ("including", "comprising") or (
            word in ("which", "them", "whom", "those", "these") and site.low(place - 1) in ("of", "among")
        ):
            return place
        if word not in gap_words("hedge") and word not in ("which", "them", "whom"):
            return place if word in ("which", "whom") else None
    return None


def find_scope(site: Site, measured: Measured, entity: str | None = None) -> tuple[tuple[str, ...], tuple[Clue, ...]]:
    """The words that narrow what is counted, in the order of the text, with the words as clues."""
    found: list[str] = []
    clues: list[Clue] = []
    for place, size, (kind, takes_name) in _scopes().within(site.context.lows, site.sentence.first, site.sentence.last):
        end = _narrowed(site, place, place + size, kind, takes_name)
        if end is not None and not _inside_term(site, measured, place) and not _names_speaker(site, place, end):
            found.append(" ".join(site.context.words[place:end]).lower().replace(" '", "'"))
            clues.append(site.context.clue("scope", place, end, "narrows what is counted"))
    sort = _sort_of_persons(site)
    if sort is not None:
        found.append(site.low(sort))
        clues.append(site.context.clue("scope", sort, sort + 1, "who of those counted"))
    towards = _direction(site, measured, entity)
    if towards is not None:
        found.append(" ".join(site.context.words[towards[0] : towards[1]]))
        clues.append(site.context.clue("scope", *towards, "the other side"))
    return tuple(dict.fromkeys(found)), tuple(clues)


def _sort_of_persons(site: Site) -> int | None:
    """The word for the sex or age of those whom a bare number counts: "80 of them girls", "of whom 40 are boys"."""
    place = site.last
    if site.quantity.end != site.quantity.value_end or site.quantity.unit.dimension == "ratio":
        return None
    of_them = site.between(place, place + 2) in _OF_THEM
    place += 2 * of_them
    copula = site.low(place) in _COPULAS
    place += copula
    return place if (of_them or copula) and site.low(place) in word_list("person_sorts") else None


def _inside_term(site: Site, measured: Measured, place: int) -> bool:
    """Whether the words belong to the measure's own name ("net loss")."""
    term = measured.term
    return (term is not None and term.first <= place < term.last) or site.first <= place < site.last


def _names_speaker(site: Site, first: int, last: int) -> bool:
    """Whether the words are part of what a speaker is called: "the foreign ministry said", "according to the offshore directorate"."""
    lows = site.context.lows
    for place in range(last, min(last + 2, site.sentence.last)):
        if speaker_nouns().get(lows[place]) == "body":
            told = lows[place + 1] if place + 1 < site.sentence.last else ""
            return told in reporting_verbs() or tuple(lows[max(first - 3, 0) : first]) == ("according", "to", "the")
    return False


def _direction(site: Site, measured: Measured, entity: str | None) -> tuple[int, int] | None:
    """ "exports to India", "debt to China": the other side named right after measure or figure; "in Dublin" where it isn't the owner."""
    term = measured.term
    ends = [site.last] if term is None or measured.relation == "carried" else [term.last, site.last]
    for place in ends:
        if site.low(place) in ("to", "from", "through", "via", "in", "at"):
            names = site.names.between(place + 1, place + 2 + (site.low(place + 1) == "the"))
            if names and names[0].kind != "person" and entity is not None and names[0].name not in entity:
                return place, names[0].last
    return None


def _narrowed(site: Site, first: int, last: int, kind: str, takes_name: bool) -> int | None:
    """Where the narrowing words end, if they narrow this figure: before its noun, beside it, or with an exclusion in the same clause."""
    near = site.wall(min(last, site.first), site.first) if last <= site.first else site.wall(site.last, first)
    distance = site.first - last if last <= site.first else first - site.last
    if kind == "none" or (kind == "before" and not 0 <= site.first - last <= 2):
        return None
    if kind == "beside" and (distance > 6 or near > 0.5 or site.crossed(min(last, site.last), max(first, site.first))):
        return None
    if kind == "exclude" and (near > 3.0 or distance > 12):
        return None
    if not takes_name:
        return last
    names = site.names.between(last, last + 2)
    return names[0].last if names else None
