"""Whose figure it is: the owner named with the measure, the subject of its verb, what a pronoun stands for, or what the text is about."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from factcheck.claims.anaphora import PREPOSITIONS, Found, governed, kinds_for, resolved
from factcheck.claims.event import event_of
from factcheck.claims.gazetteer import country_of
from factcheck.claims.measure import Measured
from factcheck.claims.names import Name
from factcheck.claims.site import Site, gap_words
from factcheck.claims.speech import Speech
from factcheck.claims.terms import thing_at
from factcheck.records import Clue

_INSIDE = frozenset({"of", "in", "by", "at", "across", "within", "among", "throughout", "on"})
_OWN = frozenset({"its", "their", "his", "her"})
_PLACES = ("country", "demonym", "capital", "region", "city")
_ACTORS = (*_PLACES, "body", "firm", "name", "person")


@dataclass(frozen=True, slots=True)
class Known:
    """What entities are read with: the speeches of the text, the event and the topic that it is about, and figures read before."""

    speeches: Sequence[Sequence[Speech]]
    event: Found | None
    topic: Found | None
    earlier: Sequence[tuple[Site, Measured, str | None]]


@dataclass(frozen=True, slots=True)
class Asked:
    """A figure whose owner is asked for, with its measure and what is known of the text."""

    site: Site
    measured: Measured
    known: Known


def find_entity(site: Site, measured: Measured, known: Known) -> tuple[str | None, tuple[Clue, ...]]:
    """Whose the figure is, under one name for all surfaces, and the words that say so; None where nothing says.

    A speaker is not an owner, nor is the place of a dateline.
    """
    asked = Asked(site, measured, known)
    about = measured.core.about if measured.core else ""
    if about == "toll":
        steps: tuple[Callable[[Asked], Found | None], ...] = (_event, _place, _carried, _topic)
    elif measured.measure == "age":
        steps = (_person,)
    elif measured.relation == "carried":
        steps = (_same_sentence, _possessor, _subject, _carried, _publisher, _topic)
    else:
        steps = (_possessor, _inside, _series, _subject, _same_sentence, _carried, _publisher, _reporter, _place, _topic)
    for step in steps:
        found = step(asked)
        if found is not None:
            return found
    return None, ()


def _clue(site: Site, name: Name, why: str) -> Found:
    return name.name, (site.context.clue("entity", name.first, name.last, why),)


def _possessor(asked: Asked) -> Found | None:
    """The owner inside the measure's own noun phrase: "Saudi output", "Iran's January exports", "its quota"."""
    site, measured, known = asked.site, asked.measured, asked.known
    if measured.relation == "carried":
        place = site.first
    elif measured.term is not None and not measured.term.verb:
        place = measured.term.first
    else:
        place = site.first
    names = {name.last: name for name in site.names.between(site.sentence.first, place)}
    for _ in range(8):
        name = names.get(place)
        if name is not None and (name.kind in _ACTORS or name.kind == "world") and not name.dateline:
            return _owner(site, measured, name, known)
        place -= 1
        word = site.low(place)
        if word in _OWN or (kinds_for(word) and site.low(place + 1) == "'s" and site.low(place - 1) in ("the", "this")):
            return resolved(site, place, word, known.topic)
        inside = site.first <= place < site.last
        if not inside and (word in gap_words("break") or not (word[:1].isalnum() or word == "'s")):
            return None
    return None


def _owner(site: Site, measured: Measured, name: Name, known: Known) -> Found | None:
    """The possessor, unless it is itself possessed ("its OPEC quota") or only says whose rule it is ("an Opec quota")."""
    before = site.low(name.first - 1)
    if before in _OWN:
        return resolved(site, name.first - 1, before, known.topic)
    target = measured.core is not None and measured.core.mood == "target"
    if target and name.kind == "body" and site.low(name.last) != "'s" and before in ("a", "an"):
        return None
    if _spoke(site, name, known) and site.low(name.last) != "'s":
        return None
    return _clue(site, name, "owns the measure")


def _inside(asked: Asked) -> Found | None:
    """ "output of Norway", "sales in Japan", "imports by Brazil": the name after the measure or the figure."""
    site, measured, known = asked.site, asked.measured, asked.known
    term = measured.term
    ends = [term.last] if term is not None and measured.relation != "carried" else []
    for place in (*ends, site.last):
        name = _name_inside(site, place)
        if name is not None and not thing_at(site.context, name.last) and not _spoke(site, name, known):
            return _clue(site, name, "named with the measure")
    return None


def _name_inside(site: Site, place: int) -> Name | None:
    """The first name after "of", "in", "by" at a place: "use in the 24 countries of the OECD" leads to the OECD."""
    if site.low(place) not in _INSIDE:
        return None
    for step in range(place + 1, min(place + 8, site.sentence.last)):
        name = next((n for n in site.names.between(step, step + 1) if n.kind in _ACTORS and n.kind != "person"), None)
        if name is not None:
            return None if site.low(place) == "on" and name.kind in ("country", "demonym") else name
        word = site.low(step)
        if site.first <= step < site.last:
            return None
        if word not in ("the", "of", "in", "its") and (
            word in gap_words("break") or not word[:1].isalnum() or word in gap_words("movement")
        ):
            return None
    return None


def _subject(asked: Asked) -> Found | None:
    """The subject of the figure's clause: the nearest name or pronoun before it that no preposition governs."""
    site, measured, known = asked.site, asked.measured, asked.known
    end = _subject_end(site, measured)
    relative = _relative_subject(site, end, known) if end > site.first else None
    if relative is not None:
        return relative
    best: tuple[float, int, Found] | None = None
    for name in site.names.between(site.sentence.first, end):
        if name.dateline or name.kind not in _ACTORS or _spoke(site, name, known) or not _may_own(site, measured, name):
            continue
        cost = site.wall(name.last, min(end, site.first)) + (1.2 if governed(site, name) else 0.0) + (1.2 if _modifier(site, name) else 0.0)
        if best is None or cost <= best[0]:
            best = (cost, name.first, _clue(site, name, "subject of the clause"))
    for place in range(site.sentence.first, min(end, site.first)):
        found = _pronoun_at(site, place, measured, known)
        cost = site.wall(place, min(end, site.first)) if found else 0.0
        if found is not None and (best is None or cost <= best[0]):
            best = (cost, place, found)
    return best[2] if best is not None and best[0] < 4.5 else None


def _relative_subject(site: Site, verb: int, known: Known) -> Found | None:
    """ "the 10 million barrels a day Russia pumped", "the 755,000 it produced": who stands right before the verb after the figure."""
    name = next((n for n in site.names.between(site.last, verb) if n.last == verb and n.kind in _ACTORS), None)
    if name is not None:
        return _clue(site, name, "subject of the verb")
    return resolved(site, verb - 1, site.low(verb - 1), known.topic) if site.low(verb - 1) in ("it", "they", "he", "she") else None


def _subject_end(site: Site, measured: Measured) -> int:
    """Where to stop looking for a subject: at the figure, or at a verb after it ("the 10 million barrels Russia pumped")."""
    term = measured.term
    return term.first if term is not None and term.verb and term.first > site.first and measured.relation != "carried" else site.first


def _pronoun_at(site: Site, place: int, measured: Measured, known: Known) -> Found | None:
    word = site.low(place)
    if word in ("he", "she") and not (measured.core and measured.core.about in ("person", "actor")):
        return None
    if word in ("it", "he", "she", "they"):
        spoken = any(speech.first == place for speech in known.speeches[site.number])
        return None if spoken else resolved(site, place, word, known.topic)
    if word in ("the", "this") and kinds_for(site.low(place + 1)) and site.low(place - 1) not in PREPOSITIONS:
        spoken = any(speech.first <= place + 1 < speech.last for speech in known.speeches[site.number])
        return None if spoken else resolved(site, place + 1, site.low(place + 1), known.topic)
    return None


def _may_own(site: Site, measured: Measured, name: Name) -> bool:
    """Whether a name can be the subject: persons only own what persons have, and a place that a preposition governs only after "in"."""
    if name.kind == "person" and not (measured.core and measured.core.about in ("person", "actor")):
        return False
    follows = site.between(name.last, name.last + 3)
    if not governed(site, name) or any(pair in (((",", "which")), (",", "who")) for pair in pairwise(follows)):
        return True
    before = site.low(name.first - 1) if site.low(name.first - 1) != "the" else site.low(name.first - 2)
    return name.kind in _PLACES and before in ("in", "within", "for")


def _modifier(site: Site, name: Name) -> bool:
    """Whether the name only modifies what follows: another name ("Iranian Oil Minister Roe"), or a measure that is not the figure's."""
    return any(other.first == name.last for other in site.names.between(name.last, name.last + 1)) or any(
        term.first == name.last and not term.verb for term in site.terms
    )


def _spoke(site: Site, name: Name, known: Known) -> bool:
    return any(speech.first <= name.first < max(speech.last, speech.first + 1) for speech in known.speeches[site.number])


def _same_sentence(asked: Asked) -> Found | None:
    return _earlier(asked, 0)


def _carried(asked: Asked) -> Found | None:
    return _earlier(asked, 2)


def _earlier(asked: Asked, back: int) -> Found | None:
    """The owner of a figure before this one of the same measure, up to `back` sentences back."""
    site, measured = asked.site, asked.measured
    for other, before, entity in reversed(asked.known.earlier[-6:]):
        if site.number - other.number > back or entity is None:
            continue
        same = before.measure == measured.measure or other.quantity.unit.dimension == site.quantity.unit.dimension
        if same and before.measure != "age":
            return entity, (site.context.clue("entity", other.first, other.last, "goes on about the figure before"),)
    return None


def _publisher(asked: Asked) -> Found | None:
    """The country whose figures the speaker publishes, in the sentence or the text so far."""
    site, known = asked.site, asked.known
    for number in range(site.number, max(site.number - 6, -1), -1):
        for speech in known.speeches[number]:
            country = country_of(speech.speaker) or _of_series(site, speech)
            if country is not None:
                return country, (site.context.clue("entity", speech.first, speech.last, "publishes this country's figures"),)
    return None


def _of_series(site: Site, speech: Speech) -> str | None:
    """The country in the name of a series: "preliminary Norwegian data"."""
    names = site.names.between(speech.first, speech.last) if speech.kind == "series" else ()
    return next((name.name for name in names if name.kind in ("demonym", "country")), None)


def _series(asked: Asked) -> Found | None:
    """Whose data speak before the figure: "preliminary Norwegian data show"."""
    site, known = asked.site, asked.known
    for speech in known.speeches[site.number]:
        country = _of_series(site, speech) if speech.verb < site.first else None
        if country is not None:
            return country, (site.context.clue("entity", speech.first, speech.last, "whose data they are"),)
    return None


def _reporter(asked: Asked) -> Found | None:
    """A firm that reports on itself: "Orvia said profit fell"."""
    site, measured, known = asked.site, asked.measured, asked.known
    for speech in known.speeches[site.number]:
        names = site.names.between(speech.first, speech.first + 1)
        if names and names[0].kind in ("firm", "body", "name") and not names[0].dateline and speech.kind in ("body", "person"):
            return (
                _clue(site, names[0], "reports on itself")
                if names[0].kind != "name" or (measured.core and measured.core.about == "firm")
                else None
            )
    return None


def _event(asked: Asked) -> Found | None:
    site, known = asked.site, asked.known
    here = event_of(site.context, site.names, site.sentence)
    if here is not None:
        return here[0], (site.context.clue("entity", here[1], here[2], "the event of the sentence"),)
    return known.event


def _place(asked: Asked) -> Found | None:
    """The place of the sentence: "in Texas"."""
    site, known = asked.site, asked.known
    for name in site.names.between(site.sentence.first, site.sentence.last):
        if name.kind in _PLACES and not name.dateline and governed(site, name) and not _spoke(site, name, known):
            return _clue(site, name, "the place of the sentence")
    return None


def _topic(asked: Asked) -> Found | None:
    return asked.known.topic


def _person(asked: Asked) -> Found | None:
    """The person whose age it is: the name before "24," or after "24-year-old", else the subject."""
    site = asked.site
    near = [n for n in site.names.between(max(site.first - 10, site.sentence.first), site.first) if n.kind in ("person", "name")]
    if near and near[-1].last >= site.first - 1:
        return _clue(site, near[-1], "the name before the age")
    after = [n for n in site.names.between(site.last, min(site.last + 6, site.sentence.last)) if n.kind in ("person", "name")]
    if after and site.crossed(site.last, after[0].first) == 0 and "," not in site.between(site.last, after[0].first):
        return _clue(site, after[0], "the name after the age")
    if near:
        return _clue(site, near[-1], "the nearest name before the age")
    return None
