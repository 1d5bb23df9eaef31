"""Why a difference of two tolls may be one of two events: they met by their place alone, further down, or on a later day."""

from __future__ import annotations

import re

from factcheck.comparing.confidence import doubts_in_words
from factcheck.comparing.copies.origins import one_outlet
from factcheck.comparing.corrections.noted import corrected
from factcheck.comparing.interval import digits_shown
from factcheck.comparing.places import names_what_goes_on, scene_of
from factcheck.comparing.slips import FEWEST_DIGITS
from factcheck.comparing.stories import two_passages
from factcheck.comparing.times.periods import named, told_on
from factcheck.comparing.tolls.one_event import ACROSS, EVENT_BY_PLACE, is_toll
from factcheck.comparing.tolls.several import in_lead, is_country_wide, opening
from factcheck.quantities.number_words import read_words
from factcheck.records import Claim, Comparison, Corpus
from factcheck.text.patterns import later

(BY_PLACE,) = doubts_in_words((EVENT_BY_PLACE,))
WIDESPREAD = ACROSS - {"quake"} | {"famine"}
"""Families of events that have a toll in each place and on each day."""
DISASTERS = frozenset({"weather", "quake", "heatwave", "avalanche", "eruption"})
"""Families of events whose dead are counted for days, by district and for all."""
_WORDS = later(r"\d[\d,.]*\d|\d|[a-z]{3,}")
_SPAN = later(r"\b[\w.,]+[ -](?:minutes?|hours?|days?|weeks?|months?|years?)\b")
_ANOTHER_QUAKE = later(
    r"\b(?:aftershocks?|foreshocks?|second|another|fresh|again|strings?|series|swarm|two|three|days? after|previous)\b", re.IGNORECASE
)
"""What says that a place had more quakes than one."""
SETTLED = 3
"""Days after an event from which its toll is hardly counted on."""
BY_MEN = frozenset({"attack", "war", "protest"})
"""Families of events of which one may follow another within days; a flood or a crash seldom does at one place."""


def is_far_and_wide(comparison: Comparison, corpus: Corpus) -> bool:
    """Whether two tolls of a storm, a flood, an outbreak or a war met by their place alone: each place and day of it has its own.

    Fighting or unrest that both call by one name is met as loosely, unless both name the day.
    """
    a, b = comparison.claims
    if a.article == b.article or not is_toll(a) or _is_told_slip(comparison):
        return False
    called = any(names_what_goes_on(claim.entity or "") for claim in (a, b))
    if BY_PLACE not in comparison.doubts:
        return called and not (named(a) and named(b))
    articles = [article for claim in (a, b) if (article := corpus.articles.get(claim.article))]
    return called or any(scene_of(article).families & WIDESPREAD or names_what_goes_on(opening(article)) for article in articles)


def is_told_in_passing(comparison: Comparison, corpus: Corpus) -> bool:
    """Whether two tolls met by their place alone, not in both leads: further down a report tells of other nights and places.

    Of an earthquake and its like, of which a country has one at a time, a lower toll given later is out of date wherever it stands.
    """
    if BY_PLACE not in comparison.doubts or _is_told_slip(comparison) or all(map(in_lead, comparison.claims)):
        return False
    return comparison.nature != "superseded" or not _has_one_at_a_time(comparison, corpus)


def may_be_of_a_later_event(comparison: Comparison, corpus: Corpus) -> bool:
    """Whether a lower toll that a later article gives may be that of a later attack: they met by a place, or by a country's name.

    What an article corrects is not meant, nor two short passages that somebody put side by side.
    """
    a, b = comparison.claims
    if comparison.nature != "superseded" or a.article == b.article or not is_toll(a) or corrected(a, b, corpus) or two_passages(corpus):
        return False
    scenes = [scene_of(article) for claim in (a, b) if (article := corpus.articles.get(claim.article))]
    if not any(scene.families & BY_MEN for scene in scenes) or _has_one_at_a_time(comparison, corpus):
        return False
    return BY_PLACE in comparison.doubts or any(map(is_country_wide, (a, b)))


def may_be_of_two_quakes(comparison: Comparison, corpus: Corpus) -> bool:
    """Whether two articles give the sizes of two quakes: one outlet tells each, one calls its own another, or it is told in passing.

    Two bodies that measured it are named where it was one.
    """
    a, b = comparison.claims
    if a.article == b.article or a.measure != "magnitude" or two_passages(corpus):
        return False
    again = any(_ANOTHER_QUAKE.search(claim.sentence) for claim in (a, b))
    if again or comparison.nature == "sources differ":
        return again
    return one_outlet(a.article, b.article, corpus) or not (in_lead(a) and in_lead(b))


def is_still_counted(comparison: Comparison, corpus: Corpus) -> bool:
    """Whether two articles give tolls of what has just happened, which rise for hours or days and are those of a part here, of all there.

    Not where a slip explains the difference, two bodies are named (the Red Cross, the minister), or a later article gives what is out of
    date; nor where both sentences have another figure in common, so that they are of one hour, or the event was over for days.
    """
    a, b = comparison.claims
    if a.article == b.article or not is_toll(a) or comparison.nature not in ("conflict", "sources differ"):
        return False
    if two_passages(corpus) or corrected(a, b, corpus) or _are_two_bodies(a, b):
        return False
    return not (_figures_beside(a) & _figures_beside(b)) and not all(_is_settled(claim, corpus) for claim in (a, b))


def _are_two_bodies(a: Claim, b: Claim) -> bool:
    """Whether two persons or bodies are named who counted; "police" and "officials" may be of one hour and another."""
    one, other = ((claim.speaker or "").removeprefix("The ") for claim in (a, b))
    return one != other and not one.islower() and not other.islower() and bool(one and other)


def _is_settled(claim: Claim, corpus: Corpus) -> bool:
    """Whether a toll is of a time that was over for days when it was printed; the dead of a disaster of nature are counted for longer."""
    period, day = named(claim), told_on(claim, corpus)
    article = corpus.articles.get(claim.article)
    if period is None or period.end is None or day is None or article is None:
        return False
    return (day - period.end).days > SETTLED and not scene_of(article).families & DISASTERS


def _figures_beside(claim: Claim) -> frozenset[str]:
    """The other numbers of a sentence as printed, in digits or as one word; not those of spans of time, which tell of no hour."""
    words = _WORDS.findall(_SPAN.sub(" ", claim.sentence.lower().replace(claim.quote.lower(), " ", 1)))
    return frozenset(word for word in words if word[0].isdigit() or ((read := read_words(word, 0)) and read.end == len(word)))


def _has_one_at_a_time(comparison: Comparison, corpus: Corpus) -> bool:
    """Whether both articles tell of an event of which a country has one at a time, and which strikes once."""
    scenes = [scene_of(article) for claim in comparison.claims if (article := corpus.articles.get(claim.article))]
    kinds = frozenset.intersection(*(scene.wide for scene in scenes)) if scenes else frozenset()
    return bool(kinds) and not any(scene.families & WIDESPREAD for scene in scenes)


def _is_told_slip(comparison: Comparison) -> bool:
    """Whether a slip explains the difference, of so many digits on both sides that it hardly does so by chance."""
    return comparison.nature == "slip" and min(map(digits_shown, comparison.claims)) >= FEWEST_DIGITS
