"""May two figures of like sentences stand for one thing?"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from factcheck.comparing.amounts import is_typo, numbers_in
from factcheck.comparing.candidates import key_of
from factcheck.comparing.comparable import FAR
from factcheck.comparing.confidence import doubts_in_words, is_listed
from factcheck.comparing.copies.retold import SAME, stem, telling_words
from factcheck.comparing.interval import ratio
from factcheck.comparing.markets import is_of_business
from factcheck.comparing.measures import EACH, grows, is_denied_behind
from factcheck.comparing.slips import slip
from factcheck.comparing.stated import is_estimate, nearer_name
from factcheck.comparing.times.periods import ALIKE, named, of_one_time, shared
from factcheck.comparing.times.timing import is_age
from factcheck.comparing.units import count_alike
from factcheck.records import Claim
from factcheck.tables import entity_key, measure_key
from factcheck.text.patterns import later
from factcheck.vocab import word_list

FEWEST_SAME = 8
"""So many telling words, the same in both, make one sentence of a report, and no form of words that is filled in each day."""

_SHARED_OUT = later(rf"\b(?:{EACH}|evenly|equally)\b", re.IGNORECASE)
_NEXT_WORD = later(r"[\s,]*([\w-]+)")
_ASIDE = later(r"\([^()]*$")


def of_two_times(a: Claim, b: Claim) -> bool:
    """Whether each of two figures names a time, and not the same."""
    one, other = named(a), named(b)
    return a.quantity.kind != "date" and one is not None and other is not None and shared(one, other) < ALIKE


def of_two_relatives(a: Claim, b: Claim) -> bool:
    """Whether one of two ages is told of a relative and the other is not: "Girl, 4, shot by brother", "shot by 3-year-old brother"."""
    return is_age(a, b) and _relative(a) != _relative(b)


def _relative(claim: Claim) -> str:
    """The relative whose age a claim is, by the word behind it; "" where that is no relative."""
    found = _NEXT_WORD.match(claim.sentence.partition(claim.quote)[2])
    word = found[1].casefold() if found else ""
    return word if word in word_list("relatives") else ""


def of_two_parts(a: Claim, b: Claim) -> bool:
    """Whether words of its own name the part that each of two figures counts ("80 of them girls", "40 of them boys").

    Or one is of those who do not what the others do: "65% were in favour" and "35% were not in favour" are so at once.
    """
    return bool(a.scope and b.scope and set(a.scope).isdisjoint(b.scope)) or is_denied_behind(a) != is_denied_behind(b)


def remaining(a: Sequence[Claim], b: Sequence[Claim], equal: Callable[[Claim, Claim], bool]) -> tuple[list[Claim], list[Claim]]:
    """The figures of each of two sentences that have no equal in the other; first those of one time are taken for equals.

    "117.9 million shares (2018: 117.9 million)" holds the figure twice; of "120 million shares (2018: 117.9 million)" the first is new.
    """
    here, there = list(a), list(b)
    for of_time in (True, False):
        for one in tuple(here):
            other = next((other for other in there if equal(one, other) and (not of_time or of_one_time(one, other))), None)
            if other:
                here.remove(one)
                there.remove(other)
    return here, there


def loosely_told(a: Claim, b: Claim, *, same: bool) -> tuple[str, ...]:
    """Why two figures of two versions may both be right, in words; () for tolls and ages, which other rules know.

    The sentences are not the `same`, or they tell an amount of business, which is brought up to date, and no slip explains the difference.
    """
    if grows(a) or a.unit.dimension == "age":
        return ()
    alone = is_sole_change(a, b) and not any(map(is_estimate, (a, b)))
    newer = a.quantity.kind != "date" and is_of_business(a) and not is_typo(a, b) and not alone
    return doubts_in_words((["reworded"] if not same else []) + (["newer version"] if newer else []))


def is_sole_change(a: Claim, b: Claim) -> bool:
    """Whether two sentences are one but for these two figures, both exact and in digits: a newer state changes other things too.

    What stands in brackets is most often a conversion, at the rate of the hour.
    """
    exact = a.figure.hedge == b.figure.hedge == "exact" and a.mood == b.mood
    one_way = all(any(letter.isdigit() for letter in claim.quote) for claim in (a, b))
    if not (exact and one_way) or a.sentence.count(a.quote) != 1 or b.sentence.count(b.quote) != 1 or any(map(is_aside, (a, b))):
        return False
    (one, _), (other, _) = telling_words(a.sentence), telling_words(b.sentence)
    if len(one & other) < max(FEWEST_SAME, SAME * len(one | other)):
        return False
    here, there = (numbers_in(claim.sentence.replace(claim.quote, " ")) for claim in (a, b))
    return here == there


def is_aside(claim: Claim) -> bool:
    """Whether a figure stands in brackets."""
    return _ASIDE.search(claim.sentence.partition(claim.quote)[0]) is not None


def told_of_one(a: Claim, b: Claim, *, close: bool) -> bool:
    """Whether two figures of like sentences stand by one name, both for each or neither, and may be one or the sentences are close."""
    if nearer_name(a) != nearer_name(b) or (_SHARED_OUT.search(a.sentence) is None) != (_SHARED_OUT.search(b.sentence) is None):
        return False
    return close or _may_be_one(a, b)


def _may_be_one(a: Claim, b: Claim) -> bool:
    """Whether two figures of like sentences may be one: of like size, measure, owner and scope, in one mood, both a change or neither."""
    if key_of(a) and key_of(a) == key_of(b) and {word.casefold() for word in a.scope} != {word.casefold() for word in b.scope}:
        return False
    if a.measure and b.measure and measure_key(a) != measure_key(b) and is_listed(a.measure) and is_listed(b.measure):
        return False
    times = ratio(a, b)
    if (times and times >= FAR and not slip(a, b)) or not count_alike(a, b):
        return False
    if a.entity and b.entity and entity_key(a.entity) != entity_key(b.entity):
        known = telling_words(a.sentence)[0] & telling_words(b.sentence)[0]
        if not {stem(word) for name in (a.entity, b.entity) for word in name.split()} & known:
            return False
    return a.mood == b.mood and (a.role == "change") == (b.role == "change")
