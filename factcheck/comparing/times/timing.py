"""Do two claims speak of one time, and of one story where no named time ties them together?"""

from __future__ import annotations

import re

from factcheck.comparing.basis import Grounds
from factcheck.comparing.copies.origins import one_story
from factcheck.comparing.measures import grows
from factcheck.comparing.places import event_kinds
from factcheck.comparing.times.periods import match_times, named, told_on
from factcheck.comparing.tolls.one_event import EVENT_BY_PLACE, one_event
from factcheck.records import Claim, Corpus, Rule
from factcheck.tables import owner_key, text_of
from factcheck.text.patterns import later

_SINCE = later(
    r"\b(?:since|when|until|after|before|once|by the time)\s(?:he|she|they)\s(?:was|were|(?:had )?turned)(?:\s(?:just|only|aged?))?\s$",
    re.IGNORECASE,
)
_WHEN = later(r"(?:[ -]years?[ -]old)?,?\s+(?:when|at the time|while)\b", re.IGNORECASE)
BEHIND_NAME = "the name before the age"
"""The account (`Clue.why`) of whose age it is in "Jean Ackroyd, 71,"."""
LEFT_BEHIND = "the figure before the change; no word says of when"
"""The account (`Clue.why`) of the time of what another figure is held against."""
TELLING_WHEN = frozenset({"in", "during", "since", "by", "until", "of", "early", "late", "mid", "before", "after"})


def check_time(a: Claim, b: Claim, rule: Rule, corpus: Corpus, found: Grounds) -> str:
    """A check (see `basis.Check`): of one time, or two ages of one person; with the doubts that this raises."""
    if rule.same and "period" not in rule.same:
        found.reasons.append("time does not matter under this rule")
        return ""
    if is_age(a, b):
        return _same_person(a, b, corpus, found)
    match = match_times(a, b, corpus)
    if not match.comparable and "named again" in found.weights and not (named(a) and named(b)):
        found.reasons.append("the later figure is told as already named")
        return ""
    if not match.comparable:
        return match.said
    found.reasons.append(match.said)
    found.weights += match.weights
    return _story(a, b, corpus, found) if match.weights or grows(a) else ""


def check_left_behind(a: Claim, b: Claim, rule: Rule, _corpus: Corpus, _found: Grounds) -> str:
    """A check (see `basis.Check`): neither is what another figure is held against; ages, and rules without time, aside."""
    timed = not is_age(a, b) and (not rule.same or "period" in rule.same)
    return "what another figure is held against, of a time that is not named" if timed and any(map(is_left_behind, (a, b))) else ""


def is_left_behind(claim: Claim) -> bool:
    """Whether a figure is what another moved away from or is held against, and no words say of when it is."""
    return LEFT_BEHIND in [clue.why for clue in claim.clues if clue.slot == "period"]


def is_age(a: Claim, b: Claim) -> bool:
    """Whether both are ages of persons."""
    return a.quantity.unit.dimension == "age" == b.quantity.unit.dimension


def _same_person(a: Claim, b: Claim, corpus: Corpus, found: Grounds) -> str:
    if any(claim.entity and len(claim.entity.split()) < 2 for claim in (a, b)):
        return "one name alone may be anyone's of the family"
    if any(_is_of_then(claim, text_of(claim, corpus)) for claim in (a, b)):
        return "an age of an earlier time"
    for claim in (a, b):
        period, day = named(claim), told_on(claim, corpus)
        if period and period.end and day and (day - period.end).days > 366 and _is_told_time(claim, period.text):
            if a.article == b.article and is_apposed(claim) and not _grown_since(a, b, (day - period.end).days):
                continue
            return f"an age of another time: {period.text}"
    found.reasons.append("ages, compared with the birthdays that lie between the articles")
    if is_apposed(a) and is_apposed(b):
        found.settled |= {"period carried"}
    if told_on(a, corpus) is None or told_on(b, corpus) is None:
        found.weights.append("dates unknown")
    return _story(a, b, corpus, found)


def _is_of_then(claim: Claim, text: str) -> bool:
    """Whether an age is that of an earlier day: "was 17 when they met", "has served since she was 28"."""
    return _WHEN.match(text, claim.end) is not None or _SINCE.search(text, max(0, claim.start - 40), claim.start) is not None


def is_apposed(claim: Claim) -> bool:
    """Whether an age stands behind the name of the person as the style is: "Jean Ackroyd, 71, won the prize in 2024"."""
    return any(clue.slot == "entity" and clue.why == BEHIND_NAME for clue in claim.clues)


def _grown_since(a: Claim, b: Claim, days: int) -> bool:
    """Whether two ages lie as far apart as the days between the times that they may be of, give or take a year."""
    return abs(float(abs(a.figure.value - b.figure.value)) - days / 365.25) <= 2


def _is_told_time(claim: Claim, words: str) -> bool:
    """Whether the words of a period tell when, not which: a bare year may be a car's ("a 2011 Velmark with a 36-year-old inside")."""
    before = claim.sentence.partition(words)[0].split()
    return not words.isdecimal() or (bool(before) and before[-1].casefold() in TELLING_WHEN)


def _story(a: Claim, b: Claim, corpus: Corpus, found: Grounds) -> str:
    """One story or two: asked only where no named period ties the claims together."""
    same = one_story(a.article, b.article, corpus)
    if same is False and not (EVENT_BY_PLACE in found.weights or _of_one_named_event(a, b, corpus) or one_event(a, b, corpus)):
        found.weights.append("other story")
    elif same and a.article != b.article:
        found.reasons.append("the articles share their names")
    return ""


def _of_one_named_event(a: Claim, b: Claim, corpus: Corpus) -> bool:
    """Whether both owners are one event by kind and place ("Chile earthquake"), told on one day: no second story is likely."""
    day = told_on(a, corpus)
    return day is not None and day == told_on(b, corpus) and owner_key(a) == owner_key(b) and bool(event_kinds(a.entity or ""))
