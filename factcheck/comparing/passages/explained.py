"""What lets two differing figures of two short passages both be right: each reason is one function, tried in the order of `REASONS`."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from itertools import product
from typing import NamedTuple

from factcheck.comparing.comparable import FAR
from factcheck.comparing.copies.alike import COPIED_WITHIN
from factcheck.comparing.copies.retold import stem, turning_words
from factcheck.comparing.interval import ratio, telling_digits
from factcheck.comparing.judge import may_have_changed
from factcheck.comparing.measures import counts_all
from factcheck.comparing.passages.days import span_of
from factcheck.comparing.passages.spots import DATE, Spot, is_titled
from factcheck.comparing.places import scene_of
from factcheck.comparing.slips import slip
from factcheck.comparing.sums import is_multiple_told, is_share_worked_out, is_worked_out
from factcheck.comparing.times.periods import ALIKE, are_sums_to_date, named, shared, told_on
from factcheck.comparing.times.timing import is_age
from factcheck.comparing.tolls.one_event import is_toll, parts_explain, says_little, unlike_tolls
from factcheck.records import Claim, Corpus
from factcheck.text.patterns import later, one_of
from factcheck.vocab import rows, word_list

BEFORE = frozenset({"after", "before"})
MANY_WORDS = 4
"""Figures that lie far apart are of one thing only where their stretches share so many words."""

_ROW = later(r"(?:(?!\b(?:while|whereas|but)\b).){0,200}\brespectively\b", re.IGNORECASE | re.DOTALL)
_OTHERS = later(r"\bothers?\b", re.IGNORECASE)


class Pairing(NamedTuple):
    """Two figures that stand for each other, `x` of the passage `here` and `y` of the passage `there`."""

    x: Spot
    y: Spot
    here: Sequence[Spot]
    there: Sequence[Spot]
    corpus: Corpus

    @property
    def claims(self) -> tuple[Claim, Claim]:
        """The two claims."""
        return self.x.claim, self.y.claim


def of_two_moods(pairing: Pairing) -> bool:
    """A target is no output, a forecast no result; and what is denied stands for nothing."""
    a, b = pairing.claims
    return a.mood != b.mood or a.mood == "denied"


def of_two_roles(pairing: Pairing) -> bool:
    """A change is no level, a share no whole."""
    a, b = pairing.claims
    return a.role != b.role


def of_two_times(pairing: Pairing) -> bool:
    """Both name a time, and not the same, as "January to August" and "to September"; or one holds only before or after the other's day."""
    if are_dates(pairing):
        return False
    a, b = pairing.claims
    one, other = named(a), named(b)
    if one and other and (shared(one, other) < ALIKE or are_sums_to_date(one, other)):
        return True
    return _tells_of_another_time(pairing.here, b) or _tells_of_another_time(pairing.there, a)


def _tells_of_another_time(passage: Sequence[Spot], other: Claim) -> bool:
    """Whether a passage tells of the time before or after a day, and the other figure was counted on the other side of it."""
    period = named(other)
    if period is None or not period.start or not period.end:
        return False
    spans = [span_of(spot.claim) for spot in passage if spot.claim.quantity.kind == DATE and spot.claim.period is None]
    return any(span is not None and (period.end < span[0] or span[1] < period.start) for span in spans)


def of_two_subjects(pairing: Pairing) -> bool:
    """Each names what the other passage does not know; or both name one subject, and one a place besides, of which it is a part.

    Another figure that both passages print says that they tell of one thing, whatever they call it. A date needs but one subject. Where a
    toll was told `counts_other_persons` knows.
    """
    x, y = pairing.x, pairing.y
    if are_tolls(pairing):
        return False
    known_here, known_there = _words(pairing.here), _words(pairing.there)
    if are_dates(pairing):
        return bool(((x.subject | x.first) or x.objects) - known_there and ((y.subject | y.first) or y.objects) - known_here)
    if x.names - known_there and y.names - known_here and not _print_another_alike(pairing):
        return True
    named_by_both = (x.subject & known_there) | (y.subject & known_here)
    return bool(named_by_both and (x.places - known_there or y.places - known_here))


def _words(passage: Sequence[Spot]) -> frozenset[str]:
    return frozenset().union(*(spot.words for spot in passage))


def _print_another_alike(pairing: Pairing) -> bool:
    for one, other in product(pairing.here, pairing.there):
        a, b = one.claim, other.claim
        if DATE in (a.quantity.kind, b.quantity.kind):
            continue  # a year stands in all that is told of it
        others = one is not pairing.x and other is not pairing.y and a.figure.written == b.figure.written
        if others and a.unit.symbol == b.unit.symbol and _is_telling(a):
            return True
    return False


def _is_telling(claim: Claim) -> bool:
    """Whether a figure is hardly printed twice by chance: two teams have played 24 games, but no two towns have 1,312 pupils."""
    return len(telling_digits(claim.figure.value)) > 2


def of_two_scopes(pairing: Pairing) -> bool:
    """One counts a part ("in Texas alone"), or what came besides ("34 new cases"), and the other passage has no word of it."""
    if len(set(map(counts_all, pairing.claims))) > 1:
        return True
    one, other = (_narrowed(claim, further=not are_tolls(pairing)) for claim in pairing.claims)
    a, b = (claim.sentence.casefold() for claim in pairing.claims)
    only = {word for word in one - other if word not in b} | {word for word in other - one if word not in a}
    return bool(only - word_list("soft_scopes"))


def _narrowed(claim: Claim, *, further: bool) -> set[str]:
    """The words that narrow what a figure counts; "34 new cases" only where its own words say so, not "more than double"."""
    pattern = pattern_of("further")
    found = {word.casefold() for word in claim.scope if not pattern.fullmatch(word)}
    return found | {word.casefold() for word in pattern.findall(claim.quote)} if further else found


def of_two_persons(pairing: Pairing) -> bool:
    """Ages that no name known to both ties together, where either passage gives several: any of them may be whose the other is."""
    x, y = pairing.x, pairing.y
    one, other = ((spot.subject | spot.objects) - spot.places for spot in (x, y))
    if not is_age(x.claim, y.claim) or one & other:
        return False
    return any(sum(spot.claim.unit.dimension == "age" for spot in some) > 1 for some in (pairing.here, pairing.there))


def turned(pairing: Pairing) -> bool:
    """One stretch turns the matter by a word that the other has not: "remaining", "before"."""
    one, other = (spot.plain - _held_against(spot) for spot in (pairing.x, pairing.y))
    return not are_tolls(pairing) and bool((one ^ other) & turning_words())


def _held_against(spot: Spot) -> frozenset[str]:
    """The word that leads from a figure to the one it is held against: "came to 543 million after" the year's before."""
    return BEFORE.intersection(spot.text.casefold().split()[-1:])


def told_in_a_row(pairing: Pairing) -> bool:
    """One belongs to a row ("made 10, 15 and 13 million, respectively"), in which nearness does not tell whose it is."""
    return any(_ROW.match(claim.sentence.partition(claim.quote)[2]) for claim in pairing.claims)


def of_each(pairing: Pairing) -> bool:
    """One is an amount for one ("each", "per", "on average") and the other for all."""
    return _has("each", pairing.x) != _has("each", pairing.y)


def a_total_of_several(pairing: Pairing) -> bool:
    """One is called a total, and the other is one of several like it: not all of its parts need stand there."""
    for one, other, passage in ((pairing.x, pairing.y, pairing.there), (pairing.y, pairing.x, pairing.here)):
        several = sum(spot.claim.unit.symbol == other.claim.unit.symbol for spot in passage) > 1
        if several and _has("total", one) and not _has("total", other) and len(one.plain & other.plain) < MANY_WORDS:
            return True
    return False


def adds_up(pairing: Pairing) -> bool:
    """Figures of the other passage give it, added up, taken away or a share of one. A bound ("more than 45") is told, not worked out."""
    a, b = pairing.claims
    return is_worked_out(b, _told(pairing.here)) or is_worked_out(a, _told(pairing.there)) or is_share_given(pairing)


def is_share_given(pairing: Pairing) -> bool:
    """A share or a multiple of a figure of the other passage: "60% of its food, half of it from its neighbour" is 30% from there."""
    a, b = pairing.claims
    return is_share_worked_out(b, _told(pairing.here)) or is_share_worked_out(a, _told(pairing.there)) or is_multiple_told(a, b)


def _told(passage: Sequence[Spot]) -> list[Claim]:
    return [spot.claim for spot in passage]


def counts_other_persons(pairing: Pairing) -> bool:
    """Of two tolls one counts others: several events, others beside those told, one person in passing, the dead along with the hurt."""
    if not are_tolls(pairing):
        return False
    a, b = pairing.claims
    one, other = (scene_of(pairing.corpus.articles[claim.article]) for claim in pairing.claims)
    if ((one.families or other.families) and not one.families & other.families) or _name_nothing_alike(pairing):
        return True
    tolls = [spot.claim for spot in (*pairing.here, *pairing.there) if is_toll(spot.claim)]
    if unlike_tolls(a, b, pairing.corpus) or (says_little(a, b) and not _part_exceeds(a, b)):
        return True
    # "Seven others were hurt" counts none of the dead, so that dead and hurt together don't explain it.
    return not any(_OTHERS.search(claim.quote) for claim in (a, b)) and bool(parts_explain(a, b, tolls))


def _name_nothing_alike(pairing: Pairing) -> bool:
    """Whether both passages name something, and nothing that either names is known to the other; capitals of headlines name nothing."""
    here, there = (
        frozenset[str]().union(*(spot.subject | spot.objects | spot.places for spot in some if not is_titled(spot.claim.sentence)))
        for some in (pairing.here, pairing.there)
    )
    known_here, known_there = (
        _words(some) | {stem(word) for word in scene_of(pairing.corpus.articles[claim.article]).words}
        for some, claim in zip((pairing.here, pairing.there), pairing.claims, strict=True)
    )
    return bool(here and there) and not here & known_there and not there & known_here


def _part_exceeds(a: Claim, b: Claim) -> bool:
    """Whether more of one sort are told than another counts in all: three men killed, of two people."""
    general = word_list("general_people") - {"victim", "patient", "survivor"} | {""}
    parts, wholes = ([claim for claim in (a, b) if (claim.unit.symbol.casefold() in general) is whole] for whole in (False, True))
    return bool(parts and wholes) and parts[0].figure.value > wholes[0].figure.value > 1


def are_tolls(pairing: Pairing) -> bool:
    """Whether both count the persons whom an event struck."""
    return all(map(is_toll, pairing.claims))


def may_have_moved(pairing: Pairing) -> bool:
    """Printed on different days, neither names a time; or printed further apart than copies are, and what is no toll comes out anew."""
    if are_dates(pairing):
        return False
    one, other = (told_on(claim, pairing.corpus) for claim in pairing.claims)
    apart = one is not None and other is not None and abs((one - other).days) > COPIED_WITHIN
    return may_have_changed(*pairing.claims, pairing.corpus) or (apart and not are_tolls(pairing))


def too_far_apart(pairing: Pairing) -> bool:
    """A multiple that no slip explains, between figures that share few words."""
    a, b = pairing.claims
    times = None if are_dates(pairing) else ratio(a, b)
    x, y = pairing.x, pairing.y
    few = len((x.words & y.words) - x.names - y.names) < MANY_WORDS
    return times is not None and times >= FAR and few and not slip(a, b)


def are_dates(pairing: Pairing) -> bool:
    """Whether the two are dates."""
    return pairing.x.claim.quantity.kind == DATE


UNLIKE: tuple[Callable[[Pairing], bool], ...] = (of_two_moods, of_two_roles, of_two_times, of_two_scopes)
"""Two figures of which one of these holds stand for two things, and another may stand nearer."""
REASONS: tuple[Callable[[Pairing], bool], ...] = (
    *UNLIKE,
    of_two_subjects,
    of_two_persons,
    turned,
    told_in_a_row,
    of_each,
    a_total_of_several,
    adds_up,
    counts_other_persons,
    may_have_moved,
    too_far_apart,
)
"""All of them, those that look at the two alone before those that look at the passages around."""


def explained_by(pairing: Pairing, reasons: Sequence[Callable[[Pairing], bool]] = REASONS) -> str:
    """The name of the first reason that lets both figures be right; "" where none does."""
    return next((reason.__name__ for reason in reasons if reason(pairing)), "")


def _has(kind: str, spot: Spot) -> bool:
    return pattern_of(kind).search(spot.text) is not None


@cache
def pattern_of(kind: str) -> re.Pattern[str]:
    """A pattern that finds any word of one kind in `retelling.csv`."""
    words = (word for row in rows("retelling") if row["kind"] == kind for word in row["words"].split("|"))
    return re.compile(rf"\b{one_of(words)}\b", re.IGNORECASE)
