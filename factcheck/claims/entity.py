"""Whose figure it is: the owner named with the measure, the subject of its verb, what a pronoun stands for, or what the text is about."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from factcheck.claims.event import event_of
from factcheck.claims.gazetteer import country_of
from factcheck.claims.measure import Measured
from factcheck.claims.names import Name
from factcheck.claims.site import Site, gap_words
from factcheck.claims.speaker import Speech
from factcheck.claims.terms import thing_at
from factcheck.records import Clue

Found = tuple[str, tuple[Clue, ...]]

_INSIDE = frozenset({"of", "in", "by", "at", "across", "within", "among", "throughout", "on"})
_PREPOSITIONS = frozenset({"within", "among", "using", "by", "in", "of", "for", "at", "to", "from", "with", "against", "on", "through", "via", "into", "than", "near", "off", "under", "between", "outside", "about"})
_OWN = frozenset({"its", "their", "his", "her"})
_PLACES = ("country", "demonym", "capital", "region", "city")
_ACTORS = (*_PLACES, "body", "firm", "name", "person")
_NOUNS: dict[str, tuple[str, ...]] = {
    "country": ("country", "demonym"), "nation": ("country", "demonym"), "kingdom": ("country", "demonym"), "republic": ("country", "demonym"),
    "island": ("country", "demonym", "region"), "state": ("region", "country"), "city": ("city", "name"), "province": ("region", "name"),
    "company": ("firm", "body", "name"), "firm": ("firm", "body", "name"), "group": ("body", "firm", "name"), "bank": ("firm", "body", "name"),
    "carrier": ("firm", "body", "name"), "airline": ("firm", "body", "name"), "retailer": ("firm", "body", "name"), "carmaker": ("firm", "body", "name"),
    "automaker": ("firm", "body", "name"), "maker": ("firm", "body", "name"), "producer": ("firm", "country", "name"), "giant": ("firm", "body", "name"),
    "organisation": ("body",), "organization": ("body",), "cartel": ("body",), "bloc": ("body", "region"), "union": ("body",), "agency": ("body",),
    "club": ("body", "name", "firm"), "party": ("body", "name"), "university": ("body",), "department": ("body",), "ministry": ("body",),
    "it": ("country", "demonym", "firm", "body", "region", "name"), "its": ("country", "demonym", "firm", "body", "region", "name"),
    "they": ("country", "demonym", "firm", "body", "name"), "their": ("country", "demonym", "firm", "body", "name"),
    "he": ("person", "name"), "she": ("person", "name"), "his": ("person", "name"), "her": ("person", "name"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Known:
    """What entities are read with: the speeches of the text, the event and the topic that it is about, and figures read before."""

    speeches: Sequence[Sequence[Speech]]
    event: Found | None
    topic: Found | None
    earlier: Sequence[tuple[Site, Measured, str | None]]


def find_entity(site: Site, measured: Measured, known: Known) -> tuple[str | None, tuple[Clue, ...]]:
    """Whose the figure is, under one name for all surfaces, and the words that say so; None where nothing says.

    A speaker is not an owner, nor is the place of a dateline.
    """
    about = measured.core.about if measured.core else ""
    if about == "toll":
        steps: tuple[Callable[[Site, Measured, Known], Found | None], ...] = (_event, _place, _carried, _topic)
    elif measured.measure == "age":
        steps = (_person,)
    elif measured.relation == "carried":
        steps = (_same_sentence, _possessor, _subject, _carried, _publisher, _topic)
    else:
        steps = (_possessor, _inside, _subject, _same_sentence, _carried, _publisher, _reporter, _place, _topic)
    for step in steps:
        found = step(site, measured, known)
        if found is not None:
            return found
    return None, ()


def _clue(site: Site, name: Name, why: str) -> Found:
    return name.name, (site.context.clue("entity", name.first, name.last, why),)


def _possessor(site: Site, measured: Measured, known: Known) -> Found | None:
    """The owner inside the measure's own noun phrase: "Saudi output", "Iran's January exports", "its quota"."""
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
        if word in _OWN or (word in _NOUNS and site.low(place + 1) == "'s" and site.low(place - 1) in ("the", "this")):
            return _resolved(site, place, word, known)
        inside = site.first <= place < site.last
        if not inside and (word in gap_words("break") or not (word[:1].isalnum() or word == "'s")):
            return None
    return None


def _owner(site: Site, measured: Measured, name: Name, known: Known) -> Found | None:
    """The possessor, unless it is itself possessed ("its OPEC quota") or only says whose rule it is ("an Opec quota")."""
    before = site.low(name.first - 1)
    if before in _OWN:
        return _resolved(site, name.first - 1, before, known)
    target = measured.core is not None and measured.core.mood == "target"
    if target and name.kind == "body" and site.low(name.last) != "'s" and before in ("a", "an"):
        return None
    if _spoke(site, name, known) and site.low(name.last) != "'s":
        return None
    return _clue(site, name, "owns the measure")


def _inside(site: Site, measured: Measured, known: Known) -> Found | None:
    """ "output of Norway", "sales in Japan", "imports by Brazil": the name after the measure or the figure."""
    term = measured.term
    ends = [term.last] if term is not None and measured.relation != "carried" else []
    for place in (*ends, site.last):
        start = place + 1 + (site.low(place + 1) == "the")
        name = next((n for n in site.names.between(start, start + 1) if n.kind in _ACTORS and n.kind != "person"), None)
        if name is None or site.low(place) not in _INSIDE or thing_at(site.context, name.last) or _spoke(site, name, known):
            continue
        if site.low(place) == "on" and name.kind in ("country", "demonym"):
            continue
        return _clue(site, name, "named with the measure")
    return None


def _subject(site: Site, measured: Measured, known: Known) -> Found | None:
    """The subject of the figure's clause: the nearest name or pronoun before it that no preposition governs."""
    end = _subject_end(site, measured)
    best: tuple[float, int, Found] | None = None
    for name in site.names.between(site.sentence.first, end):
        if name.dateline or name.kind not in _ACTORS or _spoke(site, name, known) or not _may_own(site, measured, name):
            continue
        cost = site.wall(name.last, min(end, site.first)) + (1.2 if _governed(site, name) else 0.0) + (1.2 if _modifier(site, name) else 0.0)
        if best is None or cost <= best[0]:
            best = (cost, name.first, _clue(site, name, "subject of the clause"))
    for place in range(site.sentence.first, min(end, site.first)):
        found = _pronoun_at(site, place, known)
        cost = site.wall(place, min(end, site.first)) if found else 0.0
        if found is not None and (best is None or cost <= best[0]):
            best = (cost, place, found)
    return best[2] if best is not None and best[0] < 4.5 else None


def _subject_end(site: Site, measured: Measured) -> int:
    """Where to stop looking for a subject: at the figure, or at a verb after it ("the 10 million barrels Russia pumped")."""
    term = measured.term
    return term.first if term is not None and term.verb and term.first > site.first and measured.relation != "carried" else site.first


def _pronoun_at(site: Site, place: int, known: Known) -> Found | None:
    word = site.low(place)
    if word in ("it", "he", "she", "they"):
        spoken = any(speech.first == place for speech in known.speeches[site.number])
        return None if spoken else _resolved(site, place, word, known)
    if word in ("the", "this") and site.low(place + 1) in _NOUNS and site.low(place - 1) not in _PREPOSITIONS:
        spoken = any(speech.first <= place + 1 < speech.last for speech in known.speeches[site.number])
        return None if spoken else _resolved(site, place + 1, site.low(place + 1), known)
    return None


def _governed(site: Site, name: Name) -> bool:
    before = site.low(name.first - 1)
    return before in _PREPOSITIONS or (before in ("the", "and") and site.low(name.first - 2) in _PREPOSITIONS)


def _may_own(site: Site, measured: Measured, name: Name) -> bool:
    """Whether a name can be the subject: persons only own what persons have, and a place that a preposition governs only after "in"."""
    if name.kind == "person" and not (measured.core and measured.core.about in ("person", "actor")):
        return False
    if not _governed(site, name) or site.low(name.last) == "," and site.low(name.last + 1) in ("which", "who"):
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


def _resolved(site: Site, place: int, word: str, known: Known) -> Found | None:
    """What a pronoun or "the company" stands for: the subject of its sentence or of one of the two before it, of a fitting kind."""
    kinds = _NOUNS[word]
    inside = [n for n in site.names.between(site.sentence.first, place) if n.kind in kinds and not n.dateline]
    owners = [n for n in inside if not _governed(site, n)] or inside
    if owners:
        return owners[-1].name, (site.context.clue("entity", place, place + 1, f"stands for {owners[-1].name}"),)
    for number in range(site.number - 1, max(site.number - 4, -1), -1):
        sentence = site.context.sentences[number]
        for name in site.names.between(sentence.first, sentence.last):
            before = site.context.lows[name.first - 1] if name.first > sentence.first else ""
            if name.kind in kinds and not name.dateline and before not in _PREPOSITIONS:
                return name.name, (site.context.clue("entity", place, place + 1, f"stands for {name.name}"),)
    if known.topic is not None:
        return known.topic[0], (site.context.clue("entity", place, place + 1, f"stands for {known.topic[0]}"),)
    return None


def _same_sentence(site: Site, measured: Measured, known: Known) -> Found | None:
    return _earlier(site, measured, known, 0)


def _carried(site: Site, measured: Measured, known: Known) -> Found | None:
    return _earlier(site, measured, known, 2)


def _earlier(site: Site, measured: Measured, known: Known, back: int) -> Found | None:
    """The owner of a figure before this one of the same measure, up to `back` sentences back."""
    for other, before, entity in reversed(known.earlier[-6:]):
        if site.number - other.number > back or entity is None:
            continue
        same = before.measure == measured.measure or other.quantity.unit.dimension == site.quantity.unit.dimension
        if same and before.measure != "age":
            return entity, (site.context.clue("entity", other.first, other.last, "goes on about the figure before"),)
    return None


def _publisher(site: Site, measured: Measured, known: Known) -> Found | None:
    """The country whose figures the speaker publishes, in the sentence or the text so far."""
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


def _reporter(site: Site, measured: Measured, known: Known) -> Found | None:
    """A firm that reports on itself: "Orvia said profit fell"."""
    for speech in known.speeches[site.number]:
        names = site.names.between(speech.first, speech.first + 1)
        if names and names[0].kind in ("firm", "body", "name") and not names[0].dateline and speech.kind in ("body", "person"):
            return _clue(site, names[0], "reports on itself") if names[0].kind != "name" or measured.core and measured.core.about == "firm" else None
    return None


def _event(site: Site, measured: Measured, known: Known) -> Found | None:
    here = event_of(site.context, site.names, site.sentence)
    if here is not None:
        return here[0], (site.context.clue("entity", here[1], here[2], "the event of the sentence"),)
    return known.event


def _place(site: Site, measured: Measured, known: Known) -> Found | None:
    """The place of the sentence: "in Texas"."""
    for name in site.names.between(site.sentence.first, site.sentence.last):
        if name.kind in _PLACES and not name.dateline and _governed(site, name) and not _spoke(site, name, known):
            return _clue(site, name, "the place of the sentence")
    return None


def _topic(site: Site, measured: Measured, known: Known) -> Found | None:
    return known.topic


def _person(site: Site, measured: Measured, known: Known) -> Found | None:
    """The person whose age it is: the name before "24," or after "24-year-old", else the subject."""
    near = [n for n in site.names.between(max(site.first - 10, site.sentence.first), site.first) if n.kind in ("person", "name")]
    if near and near[-1].last >= site.first - 1:
        return _clue(site, near[-1], "the name before the age")
    after = [n for n in site.names.between(site.last, min(site.last + 6, site.sentence.last)) if n.kind in ("person", "name")]
    if after and site.crossed(site.last, after[0].first) == 0 and "," not in site.between(site.last, after[0].first):
        return _clue(site, after[0], "the name after the age")
    if near:
        return _clue(site, near[-1], "the nearest name before the age")
    return None
