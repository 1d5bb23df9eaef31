"""Tolls of one event in two articles, which seldom call it by one name: they meet by the kind of event, its place and the days."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from factcheck.comparing.places import directions, named_countries, named_places, names_several, scene_of, without_dateline
from factcheck.comparing.remembered import remembered, remembered_there
from factcheck.comparing.stories import is_handful
from factcheck.comparing.times.periods import STORY_DAYS, named, told_on
from factcheck.comparing.tolls.counted_out import counts_others
from factcheck.records import COUNTED, Article, Claim, Corpus, Scene
from factcheck.tables import is_headline, measure_key
from factcheck.text.patterns import later, worded
from factcheck.text.phrases import phrases
from factcheck.vocab import word_list

EVENT_BY_PLACE = "event by place"
"""The doubt that is raised where two tolls meet by their place, not by the name of their event."""
LONGEST = 2000
"""Characters of a sentence that are read for places."""
FEWEST_PLACES = 2
"""Words of places that two reports of one shooting, crash or fire must share: a city has many, and one word may be anybody's name."""
PARTS = frozenset({"deaths", "injured", "hospitalised"})
"""Tolls that add up to those of whom a report speaks as struck."""
ACROSS = frozenset({"weather", "quake", "outbreak", "heatwave", "drought"})
"""Families of events that strike several countries at a time."""
OTHERS_OUT = 2
"""So many more may be counted where the one who did it is counted along."""

_MORE = later(r"\b(?:other|others|more|another|additional|else|further)\b", re.IGNORECASE)
_MORE_AFTER = later(r"\s*(?:\w+\s+)?(?:others?|more|else)\b", re.IGNORECASE)
_THEN = worded(
    r"\b(?:years?|months?|weeks?) (?:ago|after|before|earlier|later)\b|\blast (?:year|month|week)\b|\b(?:anniversary|first time)\b"
    r"|\bbefore (?:hitting|reaching|striking|entering|crossing|making landfall)\b",
    re.IGNORECASE,
    words=("year", "month", "week", "anniversary", "first time", "before"),
)
_SPAN = worded(
    r"\b(?:in|within|over|during|past|last|of) (?:the )?(?:(?:past|last) )?(?:few |several )?"
    r"(?:(?:\d+|two|three|four|five|six|seven|eight|nine|ten) (?:days|nights|weeks|weekends|months|years)|(?:2[4-9]|[3-9]\d|\d{3}) hours)\b"
    r"|\b(?:city|town|county|state|weekly|monthly|yearly|annual|weekend|year's) (?:count|total|tally|toll)\b",
    re.IGNORECASE,
    words=("day", "night", "week", "month", "year", "hour", "count", "total", "tally", "toll"),
)
_BESIDES = later(r"\b(?:in addition to|on top of|besides|apart from)\b[^.;]{0,30}$", re.IGNORECASE)
_YEAR = later(r"\b(?:19|20)\d\d\b")
_DEAD = later(r"\b(?:kill\w*|dead|died|dies|fatal\w*|slain|deadly|deaths?)\b", re.IGNORECASE)
_HURT = later(r"\b(?:injur\w*|wound\w*|hurt\w*|condition|stable|hospitali[sz]ed)\b", re.IGNORECASE)


@remembered
def is_toll(claim: Claim) -> bool:
    """Whether a claim counts the persons that an event has killed, hurt or struck."""
    return _is_toll(claim)


def _is_toll(claim: Claim) -> bool:
    quantity = claim.quantity
    if quantity.unit.dimension not in COUNTED or (claim.measure or "").casefold() not in word_list("event_tolls"):
        return False
    return quantity.figure.value >= 1


def is_told_toll(claim: Claim) -> bool:
    """Whether a toll is told as it stands, not as a change or a forecast."""
    return claim.role == "level" and claim.mood == "actual" and _is_toll(claim)  # asked of each claim once, and remembered of none


def one_event(a: Claim, b: Claim, corpus: Corpus) -> str:
    """How two tolls of two articles seem to be of one event, in words; "" where that can't be said.

    Both articles must tell of one family of events, within two weeks, and name a place in common that is narrower than a country (any place
    for an earthquake and its like); and not each sentence may name a place that the other article does not know, or another side of town.
    """
    one, other = (corpus.articles.get(claim.article) for claim in (a, b))
    if one is None or other is None or one is other or not (is_toll(a) and is_toll(b)) or measure_key(a) != measure_key(b):
        return ""
    here, there = scene_of(one), scene_of(other)
    if not here.families & there.families or not _near_days(a, b, corpus) or _places_apart(a, b, one, other):
        return ""
    places = (here.places & there.names) | (there.places & here.names)
    if len(places) < FEWEST_PLACES and here.wide & there.wide:
        places = places or here.countries & there.countries
    elif len(places) < FEWEST_PLACES and not is_handful(corpus):  # one place is enough among articles that somebody chose
        return ""
    return f"both tell of one event: both name {', '.join(sorted(places)[:3]).title()}" if places else ""


def _near_days(a: Claim, b: Claim, corpus: Corpus) -> bool:
    """Whether two tolls may be of one time: days that both name lie at most two apart, else the articles at most two weeks."""
    one, other = named(a), named(b)
    if one and other and one.start and one.end and other.start and other.end:
        return (max(one.start, other.start) - min(one.end, other.end)).days <= 1
    first, second = told_on(a, corpus), told_on(b, corpus)
    for period, day in ((one, second), (other, first)):
        if period and period.start and period.end and day:
            return (day - period.start).days >= -1 and (day - period.end).days <= STORY_DAYS
    return first is not None and second is not None and abs((first - second).days) <= STORY_DAYS


def _places_apart(a: Claim, b: Claim, one: Article, other: Article) -> bool:
    """Whether each sentence names a place that the other article does not know, or another side of town."""
    here, there = directions(a.sentence), directions(b.sentence)
    if here and there and not here & there:
        return True
    return _names_unknown(a, scene_of(other)) and _names_unknown(b, scene_of(one))


def _of_two_countries(a: Claim, b: Claim, one: Article, other: Article) -> bool:
    """Whether two tolls of what crosses borders, a storm or a quake, are told of two countries."""
    here, there = named_countries(a.sentence), named_countries(b.sentence)
    return bool(here and there) and not here & there and bool(scene_of(one).families & scene_of(other).families & ACROSS)


def _names_unknown(claim: Claim, other: Scene) -> bool:
    strange = [place for place in _places_told(claim.sentence) if place.isdisjoint(other.words)]
    if not strange:
        return False
    known = {word for name in other.countries for word in name.casefold().split()}
    return any(place.isdisjoint(known) for place in strange)


@lru_cache(maxsize=16384)
def _places_told(sentence: str) -> tuple[frozenset[str], ...]:
    return named_places(without_dateline(sentence[:LONGEST]))


def is_place_of_both(scope: str, a: Claim, b: Claim, corpus: Corpus) -> bool:
    """Whether a scope ("in Orlen Bay") only names the place of an event of which both articles tell."""
    told = [scene_of(article).names for claim in (a, b) if (article := corpus.articles.get(claim.article))]
    words = [word for word in scope.split() if word not in ("in", "at", "near", "on", "the", "of", "outside")]
    return len(told) == 2 and bool(words) and all(word in names for word in words for names in told)


def unlike_tolls(a: Claim, b: Claim, corpus: Corpus) -> str:
    """Why two tolls of two articles count different persons or events, in words; "" where nothing says so."""
    if not (is_toll(a) and is_toll(b)):
        return ""
    here, there = _toll(a, corpus), _toll(b, corpus)
    if here.adds_up or there.adds_up:
        return "one adds up several events"
    if a.article == b.article:
        if any(_BESIDES.search(claim.sentence.partition(claim.quote)[0]) for claim in (a, b)):
            return "one is told before others are added to it"
        return "one leaves out those who are counted beside it" if here.leaves_out != there.leaves_out else ""
    if here.of_another_time or there.of_another_time:
        return "one tells of another time"
    if others := here.of_others or there.of_others:
        return others
    if here.leaves_out != there.leaves_out:
        return "one leaves out those who are counted beside it"
    one, other = corpus.articles.get(a.article), corpus.articles.get(b.article)
    if one is not None and other is not None and (_places_apart(a, b, one, other) or _of_two_countries(a, b, one, other)):
        return "they name two places"
    if _counts_along(a, b, corpus):
        return "one may count the one who did it along"
    return ""


class _Toll(NamedTuple):
    """What the sentence of a toll tells of whom it counts, and when; `of_others` says whom, if not those struck."""

    adds_up: bool
    leaves_out: bool
    of_another_time: bool
    of_others: str


@remembered_there
def _toll(claim: Claim, corpus: Corpus) -> _Toll:
    return _Toll(adds_up_events(claim), _leaves_out(claim), _of_another_time(claim, corpus), counts_others(claim))


def adds_up_events(claim: Claim) -> bool:
    """Whether a toll is of several events: "2 dead, 8 wounded in weekend shootings"."""
    return _adds_up(claim.sentence)


@lru_cache(maxsize=16384)
def _adds_up(sentence: str) -> bool:
    return names_several(sentence) or phrases("several_events").search(sentence) is not None or _SPAN.search(sentence) is not None


def _of_another_time(claim: Claim, corpus: Corpus) -> bool:
    """Whether the sentence of a toll looks back ("last year"), or names years and not its own."""
    if _THEN.search(claim.sentence):
        return True
    years = frozenset(int(year) for year in _YEAR.findall(claim.sentence))
    period, day = named(claim), told_on(claim, corpus)
    own = {moment.year for moment in (day, period.end if period else None) if moment}
    return bool(own and years) and not years & own


def _leaves_out(claim: Claim) -> bool:
    """Whether "others" or "more" leave out some whom the measure counts: of the hurt, not those killed beside them."""
    before, _, after = claim.sentence.partition(claim.quote)
    if not (
        _MORE.search(claim.quote) or _MORE_AFTER.match(after) or re.search(r"\b(?:another|other|additional)\s+$", before, re.IGNORECASE)
    ):
        return False
    dead_only = _DEAD.search(before) is not None and _HURT.search(before) is None
    return not (dead_only and measure_key(claim) in ("injured", "hospitalised"))


def _counts_along(a: Claim, b: Claim, corpus: Corpus) -> bool:
    if abs(a.figure.value - b.figure.value) > OTHERS_OUT:
        return False
    articles = (corpus.articles.get(claim.article) for claim in (a, b))
    return any(article is not None and takes_along(article) for article in articles)


def takes_along(article: Article) -> bool:
    """Whether an article may count the one who did it among the dead."""
    return article.gist.takes_along if article.gist else _takes_along(article.title, article.text)


@lru_cache(maxsize=8192)
def _takes_along(*texts: str) -> bool:
    return any(phrases("taken_along").search(text) for text in texts)


def says_little(a: Claim, b: Claim) -> bool:
    """Whether one of two tolls is told in passing: one person alone, or men, officers, victims, who may be some of the others."""
    if _is_alone(a) or _is_alone(b):
        return True
    here, there = a.unit.symbol.casefold(), b.unit.symbol.casefold()
    return here != there and not (here in _general_nouns() and there in _general_nouns())


@cache
def _general_nouns() -> frozenset[str]:
    return (word_list("general_people") | {"", "other", "others"}) - {"victim", "patient", "survivor"}


@remembered
def _is_alone(claim: Claim) -> bool:
    if claim.figure.value != 1 or is_headline(claim):
        return False
    return not (_DEAD.search(claim.sentence) and _HURT.search(claim.sentence))


def parts_explain(a: Claim, b: Claim, tolls: Sequence[Claim]) -> str:
    """The tolls of the other article that add up to this one's, in words; "" where none do, or where this article tells them apart too.

    The dead and the hurt together are those shot, and those shot without the dead are the hurt.
    """
    for claim, other in ((a, b), (b, a)):
        measure, whole, beside = measure_key(claim), claim.figure.value, other.figure.value
        wanted = {whole - beside, beside + whole, beside - whole} if measure == "shot" else {whole - beside}
        parts = [one for one in tolls if one.figure.value in wanted and one.article == other.article and one.start != other.start]
        part = next((one for one in parts if measure_key(one) in PARTS and not adds_up_events(one)), None)
        if part is not None and not _is_told_apart(claim, tolls):
            return f"{other.quote} and {part.quote} explain {claim.quote}"
    return ""


def _is_told_apart(claim: Claim, tolls: Iterable[Claim]) -> bool:
    """Whether the sentence of a toll gives another one that adds up with others."""
    near = [one for one in tolls if one.sentence == claim.sentence and one.article == claim.article]
    return any(measure_key(one) in PARTS and measure_key(one) != measure_key(claim) for one in near)
