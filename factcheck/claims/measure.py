"""What a figure measures: a term of the vocabulary by where it stands, else the counted noun itself."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from factcheck.claims.idioms import (
    counted_by_idiom,
    counts_speakers,
    cut_jobs,
    damaged_homes,
    extreme,
    is_told_in_brackets,
    polled,
    stands_for_age,
)
from factcheck.claims.labels import labelled
from factcheck.claims.open_measure import describes, open_measure
from factcheck.claims.other_terms import is_aside
from factcheck.claims.prices import priced
from factcheck.claims.relations import FAR, heads, relate
from factcheck.claims.site import Site, gap_words
from factcheck.claims.terms import Core, Term, admits, bare_thing, counts_persons, terms_table, thing_at, things_table
from factcheck.quantities.nouns import MAGNITUDE
from factcheck.records import Clue, Quantity

LISTED = 80
"""Figures back to which a thing named before still holds: a list without units may stand between."""
_OIL_RATE = "volume/time"
_DEFAULTS = {**{unit: unit for unit in ("temperature", "speed", "age", "magnitude", "pressure")}, "data/time": "data rate"}
_LOOSE = 1.2
"""From here on a term before a share is too far to hold against a whole that is named after it."""
_LONGEST_WHOLE = 7
_AFTERSHOCK = ("aftershock", "foreshock")
_HELD_AGAINST = frozenset({"from", "against", "than", "versus", "to", "with"})


class Measured(NamedTuple):
    """A figure's measure, the sense and term that gave it (None where carried or open), and the words that said so."""

    measure: str | None
    core: Core | None = None
    term: Term | None = None
    relation: str = ""
    """own, right, of, passive, object, subject, far, carried, priced, speakers, cut, label, open, age, or blank."""
    clues: tuple[Clue, ...] = ()


class Earlier(NamedTuple):
    """What was read about a figure before: what later ones may carry on."""

    site: Site
    measured: Measured


def find_measure(site: Site, earlier: Sequence[Earlier]) -> Measured:
    """The measure of a figure; `earlier` are the figures before it in the text, for what it may carry on.

    "Iraq pumped 3 million bpd" is crude production, "six Citgo oil executives" the open measure "oil executive"; None where nothing says.
    """
    if stands_for_age(site):
        core = next(core for core in _senses("age") if core.about == "person")
        return Measured(
            "age", core, None, "age", (site.context.clue("measure", site.first, site.last, "a number after a name, between commas"),)
        )
    idiom = _idiom(site) or _bracketed(site, earlier)
    if idiom is not None:
        return idiom
    admitted = [term for term in site.terms if term.sense(site.quantity) and not is_aside(site, term)]
    if len(admitted) > 1:
        admitted = list(heads(site, admitted))
    ranked = sorted((relate(site, term) for term in admitted), key=lambda found: found[0])
    if ranked and ranked[0][0] <= _limit(site):
        price, relation, term = ranked[0]
        if price > _LOOSE and term.last <= site.first and _is_share_of_another(site):
            return Measured(None)
        return _measured(site, term, relation, earlier)
    return _priced(site) or _carried(site, earlier) or _default(site) or Measured(None)


def _is_share_of_another(site: Site) -> bool:
    """Whether a share is said of something that no term names: "a site where one third of the content is harmful"."""
    if site.quantity.unit.dimension != "ratio" or site.quantity.change or site.low(site.last) != "of":
        return False
    if site.low(site.last + 1) == "those" or site.low(site.first - 1) in ("to", "at", "from"):
        return False
    place = site.last + 1
    while (
        site.low(place)
        and site.low(place) not in gap_words("break")
        and site.low(place)[:1].isalnum()
        and place < site.last + _LONGEST_WHOLE
    ):
        place += 1
    return not any(site.last < term.last <= place + 1 for term in site.terms)


def _idiom(site: Site) -> Measured | None:
    if site.quantity.unit == MAGNITUDE:
        clue = site.context.clue("measure", site.first, site.last, "the size of a quake")
        after = any(word.startswith(_AFTERSHOCK) for word in site.between(site.last, site.last + 4))
        return Measured("aftershock magnitude" if after else "magnitude", _senses("magnitude")[0], None, "own", (clue,))
    if counts_speakers(site):
        return Measured("sources", None, None, "speakers", (site.context.clue("measure", site.first, site.last, "counts those who speak"),))
    verb = cut_jobs(site)
    if verb is not None:
        clue = site.context.clue("measure", verb, verb + 1, "the jobs go")
        return Measured("layoffs", _senses("layoff")[0], None, "cut", (clue,))
    if polled(site):
        clue = site.context.clue("measure", site.first - 1, site.last, "what a poll gives this side")
        return Measured("poll support", Core("poll support", frozenset({"share"}), False, False, "", "actor"), None, "right", (clue,))
    line = labelled(site)
    if line is not None:
        clue = site.context.clue("measure", line[1], line[2], "the label of its line")
        return Measured(line[0], Core(line[0], frozenset({"sum"}), False, False, "", "firm"), None, "label", (clue,))
    homes, text = damaged_homes(site), site.context
    if homes is not None:
        clue = text.clue("measure", homes[1], homes[1] + 1, "what was done to those counted")
        return Measured(homes[0], _senses("destroyed home")[0], None, "passive", (clue,))
    if text.words[site.last - 1].lower().endswith("strong"):
        return Measured("strength", None, None, "open", (text.clue("measure", site.first, site.last, "how many a body has"),))
    counted = counted_by_idiom(site)
    if counted:
        return Measured(counted, None, None, "open", (text.clue("measure", site.first, site.last, "the counted noun"),))
    found = extreme(site)
    if found is None:
        return None
    clue = site.context.clue("measure", found[1].first, found[1].last, "what stood so high or low")
    return Measured(found[0], found[1].senses[0], found[1], "subject", (clue,))


def _priced(site: Site) -> Measured | None:
    found = priced(site)
    if found is None:
        return None
    measure, term = found
    clue = site.context.clue("measure", term.first, term.last, "what is traded at this price")
    return Measured(measure, term.senses[0] if term.senses else None, term, "priced", (clue,))


def _senses(noun: str) -> tuple[Core, ...]:
    found = terms_table().at(tuple(noun.split()), 0)
    return found[1][1] if found else ()


def _limit(site: Site) -> float:
    """How far a term may stand from its figure: a counted noun speaks for itself, so that only what governs it closely counts."""
    unit = site.quantity.unit
    if unit.dimension == "count" and unit.symbol:
        return 2.6 if counts_persons(site.quantity) else 0.9
    return 2.2 if unit.dimension == "number" else FAR


def _measured(site: Site, term: Term, relation: str, earlier: Sequence[Earlier]) -> Measured:
    core = term.sense(site.quantity)
    assert core is not None
    if relation == "own" and core.mood:  # who has 17 goals has no goal of 17
        core = next((sense for sense in term.senses if not sense.mood and admits(sense, site.quantity)), core)
    clues = (site.context.clue("measure", term.first, term.last, _WHY[relation]),)
    return Measured(_name(site, term, core, earlier), core, term, relation, clues)


_WHY = {
    "own": "the counted noun",
    "right": "stands right after the figure",
    "of": "what the figure is of",
    "passive": "what happened to those counted",
    "object": "the verb that the figure is the object of",
    "subject": "the noun or verb before the figure",
    "far": "the nearest term of the sentence that may be in this unit",
}


def _name(site: Site, term: Term, core: Core, earlier: Sequence[Earlier]) -> str:
    """The measure's full name: thing, modifier, core."""
    thing = term.thing if core.thing or term.before else ""
    modifier = next((c for c in term.before if c.measure != core.measure), None)
    if modifier is not None and modifier.mood and not core.mood:  # "target output" is an output target
        core, modifier = modifier, core
    if not thing and (core.thing or modifier) and (relevant := modifier or core).thing:
        thing = _thing_of_figure(site) or _thing_before(site, relevant, earlier)
    if modifier is None and core.core and core.mood and not thing:
        plant = _plant(site, core.measure)
        if plant or site.quantity.unit.dimension == _OIL_RATE:
            return f"{plant or 'production'} {core.measure}"
    if modifier is not None and core.core:
        return (
            f"{_counted_as(thing, modifier.measure)} {modifier.measure} {core.measure}".strip()
            if thing not in ("", "crude")
            else f"{modifier.measure} {core.measure}"
        )
    return f"{_counted_as(thing, core.measure, site.quantity)} {core.measure}".strip()


def _plant(site: Site, measure: str) -> str:
    """What a bare capacity is of, where the sentence names the plant before it: "the refinery has a capacity of"."""
    for word in reversed(site.between(site.sentence.first, site.first)):
        if terms_table().at((word, measure), 0) is not None and (terms_table().at((word, measure), 0) or (0,))[0] == 2:
            return word
    return ""


def _counted_as(thing: str, measure: str, quantity: Quantity | None = None) -> str:
    """The thing by the name that news means with it: "oil output" in barrels a day is crude production."""
    if quantity is None or quantity.unit.dimension not in (_OIL_RATE, "ratio"):
        return thing
    for hit in things_table().by_first.get(thing, ()):
        if not hit[0]:
            return dict(hit[1].counts_as).get(measure, thing)
    return thing


def _thing_of_figure(site: Site) -> str:
    """The thing of "16 million bpd of crude oil": right after the figure."""
    counted = thing_at(site.context, site.last - 1) if site.quantity.unit.dimension == "count" else None
    if counted is not None:
        return counted[1].name
    place = site.last + (site.low(site.last) in ("of", "worth")) + (site.low(site.last) == "worth")
    if place == site.last:
        return ""
    origin = next((name.last for name in site.names.between(place, place + 1) if name.kind != "person"), place)  # "of U.S. corn"
    hit = thing_at(site.context, place) or thing_at(site.context, origin + (origin == place and site.low(place) in ("the", "its", "new")))
    return hit[1].name if hit else ""


def _thing_before(site: Site, core: Core, earlier: Sequence[Earlier]) -> str:
    """The thing that the article last named with figures in this dimension, else what bare "output" in barrels a day is of."""
    dimension = site.quantity.unit.dimension
    alike = (found for found in reversed(earlier[-LISTED:]) if found.site.quantity.unit.dimension == dimension)
    for found in islice(alike, 6):
        term = found.measured.term
        if term is not None and term.thing:
            return term.thing
    return bare_thing(core.measure, dimension, site.quantity.unit.symbol)


def _carried(site: Site, earlier: Sequence[Earlier]) -> Measured | None:
    """The measure of the figure before it, where this one goes on about it: "… from 3.8 million in January"."""
    if site.quantity.unit.dimension == "count" and site.quantity.unit.symbol and not counts_persons(site.quantity):
        return _compared(site, earlier)
    for found in reversed(earlier[-4:]):
        near = found.site.number == site.number or (
            found.site.number == site.number - 1 and found.site.sentence.paragraph == site.sentence.paragraph
        )
        if found.site.number != site.number and describes(site):
            continue  # "The tower is 210 metres tall. The 12-kilometre tunnel …"
        if near and found.measured.measure and _same_sort(found.site, site) and found.measured.relation not in ("open", "age"):
            clue = site.context.clue("measure", found.site.first, found.site.last, "goes on about the figure before")
            return Measured(found.measured.measure, found.measured.core, found.measured.term, "carried", (clue,))
    return None


def _bracketed(site: Site, earlier: Sequence[Earlier]) -> Measured | None:
    """The measure of the figure that a bracket gives for another time: "sales rose to 50 million (2021: 48 million)"."""
    if not earlier or earlier[-1].measured.measure is None or not is_told_in_brackets(site, earlier[-1].site):
        return None
    before, measured = earlier[-1]
    clue = site.context.clue("measure", before.first, before.last, "the figure that the bracket stands beside")
    return Measured(measured.measure, measured.core, measured.term, "carried", (clue,))


def _compared(site: Site, earlier: Sequence[Earlier]) -> Measured | None:
    """The measure of a count of the same things that this one is held against: "sold 12 cars, up from 11"."""
    if not earlier or not any(word in _HELD_AGAINST for word in site.between(site.first - 2, site.first)):
        return None
    found = earlier[-1]
    if found.site.number != site.number or found.site.quantity.unit != site.quantity.unit or found.measured.core is None:
        return None
    clue = site.context.clue("measure", found.site.first, found.site.last, "goes on about the figure before")
    return Measured(found.measured.measure, found.measured.core, found.measured.term, "carried", (clue,))


def _same_sort(before: Site, site: Site) -> bool:
    """Whether a figure may go on about the one before: in the same unit, or bare in the same sentence ("of which 140,000 were")."""
    one, other = before.quantity, site.quantity
    if other.unit.dimension == "number" and not other.unit.symbol and one.kind == other.kind:
        part = any(word in ("which", "them", "including") for word in site.between(site.first - 3, site.first))
        return before.number == site.number and one.unit.dimension not in ("ratio", "points") and (part or one.unit.dimension != "count")
    return one.unit.dimension == other.unit.dimension and (one.unit.dimension != "count" or one.unit.symbol == other.unit.symbol)


def _default(site: Site) -> Measured | None:
    """An open measure from the counted noun, or what the unit itself says (degrees: temperature)."""
    named = _DEFAULTS.get(site.quantity.unit.dimension)
    if named:
        return Measured(named, None, None, "open", (site.context.clue("measure", site.first, site.last, "the unit"),))
    found = open_measure(site)
    return Measured(found[0], None, None, "open", found[1]) if found else None


__all__ = ["Earlier", "Measured", "admits", "find_measure"]
