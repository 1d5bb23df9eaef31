"""Figures whose measure a turn of phrase gives: "two people familiar with the matter", "a 40-year high", "a high of four decades"."""

from __future__ import annotations

from functools import cache

from factcheck.claims.phrases import singular
from factcheck.claims.saying.acts import reporting_verbs, speaker_nouns
from factcheck.claims.site import Site, gap_words
from factcheck.claims.terms import Term, counts_persons
from factcheck.quantities.numerals import number_words
from factcheck.quantities.plurals import is_plural
from factcheck.vocab import rows, word_list

_EXTREMES = {"high": "high", "highs": "high", "peak": "high", "low": "low", "lows": "low", "trough": "low"}
_JOBS = frozenset({"job", "post", "position", "role"})
_HOMES = frozenset({"home", "house", "building", "dwelling", "property"})
_BODIES = frozenset({"body", "bodies", "corpse", "corpses"})
_BEING = frozenset(
    {"were", "was", "have", "has", "had", "been", "are", "is", "being", "also", "reportedly", "completely", "badly", "partly", "either"}
)
_AFTER_AGE = frozenset({",", ".", ";", ")", "of", "", "and", "was", "is", "has", "who"})
"""What follows the age behind a name; a verb in the singular says that nothing is counted ("Carl Roe, 24 was shot")."""
_ONE = frozenset({"a", "an", "the", "another", "one"})
_LISTS = frozenset({",", "and"})
_OLDEST = 120
_LONGEST_LABEL = 6
_PARENTS = frozenset({"mother", "father", "mum", "mom", "dad", "parent"})
_PRONOUNS = frozenset({"he", "she"})
_LONGEST_VERB = 4
_TURNS = frozenset({"was", "is", "turned", "turns", "turn"})
_AUXILIARIES = _TURNS | {"would", "have", "had", "has", "just", "only", "already", "then", "now", "when"}
_AFTER_AGE_OF = frozenset({",", ".", ";", "", "and", "when", "but", "”", '"', "at"})
"""What follows the age of "she was 82"."""
_POLLS = frozenset({"poll", "polls", "pollster", "pollsters", "survey"})
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
        if site.low(place) in word_list("cutting_verbs"):
            return place
    after = site.between(site.last, site.last + 5)
    return site.last if "to" in after and after[after.index("to") + 1 : after.index("to") + 2] == ("go",) else None


def damaged_homes(site: Site) -> tuple[str, int] | None:
    """What was done to the homes counted, and the word that says so: "destroyed 300 houses", "300 homes were damaged"; None elsewhere."""
    if singular(site.quantity.unit.symbol.lower()) not in _HOMES:
        return None
    place = site.first - 1
    while site.low(place) in gap_words("hedge"):
        place -= 1
    after = site.last
    while site.low(after) in _BEING:
        after += 1
    for at in (place, after):
        if _damage().get(site.low(at)):
            return _damage()[site.low(at)], at
    pair = f"{site.low(after)} {site.low(after + 1)}"
    return (_damage()[pair], after) if pair in _damage() else None


@cache
def _damage() -> dict[str, str]:
    return {word: row["measure"] for row in rows("damage") for word in row["words"].split("|")}


def polled(site: Site) -> bool:
    """Whether a share is what a poll gives the side before it: a poll that "put the Greens at 9%", "the Conservatives on 25%"."""
    if site.quantity.unit.symbol != "%" or site.low(site.first - 1) not in ("on", "at") or site.quantity.change:
        return False
    name = site.names.ending(site.first - 1, site.first - 7)
    side = name is not None and name.kind in ("name", "body", "person")
    plain = site.context.words[site.first - 2][:1].isupper()  # "Labour on 42%", no name to the reader of names
    return (side or plain) and not _POLLS.isdisjoint(site.between(site.sentence.first, site.sentence.last))


def counted_by_idiom(site: Site) -> str:
    """What a turn of phrase counts: the bodies that were found, or the children of whom somebody is the parent; "" where it is neither."""
    if site.quantity.unit.symbol.lower() in _BODIES:
        return "bodies"  # "recovered 14 bodies"
    if not _is_bare(site):
        return ""
    words = " ".join(site.between(site.first - 2, site.first + 1)).replace("-", " ").split()  # "a mother of four", "a mother-of-four"
    *_, parent, of, _number = ("", "", "", *words)
    return "children" if of == "of" and parent.removeprefix("grand") in _PARENTS else ""


def _is_bare(site: Site) -> bool:
    """Whether a number is printed without a noun or unit, though it may have been handed one."""
    return site.quantity.value_end >= site.quantity.end and site.quantity.unit.dimension in ("number", "count")


def is_told_in_brackets(site: Site, before: Site) -> bool:
    """Whether a figure stands behind a label in brackets that follow another in its unit: "50 million (2021: 48 million)"."""
    if site.low(site.first - 1) != ":" or before.number != site.number:
        return False
    gap, one, other = site.between(before.last, site.first), before.quantity.unit, site.quantity.unit
    labelled = gap[:1] in (("(",), (";",)) and ")" not in gap and len(gap) <= _LONGEST_LABEL
    return labelled and (one.dimension, one.symbol) == (other.dimension, other.symbol)


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


def stands_for_age(site: Site) -> bool:
    """ "Adrian Roe, 24," and "the 24-year-old": a bare number right after a person's name."""
    unit, value = site.quantity.unit, site.quantity.figure.value
    if unit.dimension == "age" or _is_of_listed_ages(site):
        return True
    if unit.symbol or unit.dimension not in ("number", "count") or not 0 < value < _OLDEST:
        return False
    if site.low(site.first - 1) == "of" and site.low(site.first - 3) in _ONE and site.low(site.first - 2) in _sorts_of_person():
        return True  # "a man of 27 was shot", "a boy of six"; but "a mother of four"
    if site.low(site.first - 1) in _TURNS and site.low(site.last) in _AFTER_AGE_OF and pronoun_of_age(site) is not None:
        return True
    if site.low(site.first - 1) != ",":
        return False
    before = site.low(site.first - 2)
    if before in word_list("unaged_words") or before[:1].isdigit():
        return False
    names = site.names.between(max(site.first - 8, site.sentence.first), site.first)
    named = any(name.last in (site.first - 1, site.first - 2) and name.kind in ("person", "name") for name in names)
    return named and site.low(site.last) in _AFTER_AGE


@cache
def _sorts_of_person() -> frozenset[str]:
    return frozenset(word for word in word_list("person_sorts") if not is_plural(word))


def _is_of_listed_ages(site: Site) -> bool:
    """Whether a bare number is the age of one of the persons just counted, who are as many as the numbers: "two boys, 9 and 12, were"."""
    quantity, first, last = site.quantity, site.first, site.last
    if not _is_bare(site) or not 0 < quantity.figure.value < _OLDEST:
        return False
    while site.low(first - 1).isdecimal() or site.low(first - 1) in _LISTS:
        first -= 1
    while site.low(last).isdecimal() or site.low(last) in _LISTS:
        last += 1
    run = site.between(first, last)
    counted = next((start for start, end in site.others if end == first), None)
    persons = counts_persons(quantity) or site.low(first - 1) in word_list("person_nouns")
    if counted is None or not persons or run[:1] != (",",) or (run[-1] not in _LISTS and site.low(last) not in _AFTER_AGE):
        return False
    count = number_words().get(site.low(counted))
    told = str(count.value) if count else site.low(counted)
    return told == str(sum(word.isdecimal() for word in run)) and told != "1"


def pronoun_of_age(site: Site) -> int | None:
    """The token of the "she" that an age is said of ("she was 82", "he would have turned 15"); None where none is."""
    for place in range(site.first - 2, max(site.first - 2 - _LONGEST_VERB, site.sentence.first - 1), -1):
        if site.low(place) in _PRONOUNS:
            return place
        if site.low(place) not in _AUXILIARIES:
            return None
    return None
