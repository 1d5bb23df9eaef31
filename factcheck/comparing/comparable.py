"""May two claims be held against each other at all? Each check gives its reason, its doubts, or a plain refusal.

What only weighs a difference is asked by itself, where there is one: most pairs agree.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from factcheck.comparing.basis import Check, Grounds
from factcheck.comparing.beside import check_fit, check_places, is_labelled, is_slip_of_pen, unfit_by
from factcheck.comparing.confidence import slot_doubts
from factcheck.comparing.copies.alike import are_alike, are_like
from factcheck.comparing.interval import ratio
from factcheck.comparing.measures import grows, is_one_off, is_plan
from factcheck.comparing.remembered import remembered, remembered_there
from factcheck.comparing.scopes import check_scope, has_scope
from factcheck.comparing.slips import slip
from factcheck.comparing.times.periods import named, told_on
from factcheck.comparing.times.timing import check_left_behind, check_time, is_age, is_left_behind
from factcheck.comparing.tolls.one_event import EVENT_BY_PLACE, is_toll, one_event, says_little, unlike_tolls
from factcheck.comparing.units import check_units
from factcheck.comparing.voices import told_by_two
from factcheck.comparing.worded import wording
from factcheck.records import COUNTED, Claim, Corpus, Rule
from factcheck.tables import measure_key, owner_key, slot_value, text_of
from factcheck.text.patterns import later

FAR = 3
"""From this multiple on, two figures that no slip explains more often mean two things than one."""
ONE_TOLL = 10
"""A count that grows while its story runs does not grow more than so many times between two articles that can be compared."""


_HELD = later(
    r"\s+(?:\w+\s+)?(?:in custody|arrested|charged|sought|detained|jailed|wanted|convicted|indicted|questioned|sentenced)\b", re.IGNORECASE
)
_PART_OF = later(r"\b(?:majority|most|half|thirds?|quarters?|bulk) of (?:the|its|their|all)\s+$", re.IGNORECASE)


def grounds(a: Claim, b: Claim, rule: Rule, corpus: Corpus) -> Grounds:
    """Whether two claims may be compared under a rule, with the reasons for it and the doubts against it (see also `weigh_difference`)."""
    found = Grounds()
    found.refused = _refused(a, b, rule, corpus, found)
    if found.settled:
        found.weights = [name for name in found.weights if name not in found.settled]
    return found


def _refused(a: Claim, b: Claim, rule: Rule, corpus: Corpus, found: Grounds) -> str:
    """Why two claims can't be compared, by the first check that says so; only those are asked on which one of the claims bears."""
    for check in _asked(_bears_on(a, corpus) | _bears_on(b, corpus)):
        if refused := check(a, b, rule, corpus, found):
            return refused
    return ""


@remembered_there
def _bears_on(claim: Claim, corpus: Corpus) -> int:
    """The checks that may have something to say of a claim, each as the bit of its number."""
    return sum(1 << number for number, (_, bears) in enumerate(CHECKS) if bears is None or bears(claim, corpus))


@cache
def _asked(bits: int) -> tuple[Check, ...]:
    return tuple(check for number, (check, _) in enumerate(CHECKS) if bits >> number & 1)


def _whole(a: Claim, b: Claim, _rule: Rule, _corpus: Corpus, _found: Grounds) -> str:
    alike = a.article == b.article or a.unit.dimension not in COUNTED or _is_whole_of_part(a) == _is_whole_of_part(b)
    return "" if alike else "one is the whole of which a part is told"


def _is_whole_of_part(claim: Claim) -> bool:
    """Whether a figure is the whole of which a part is told: "a majority of the 538 votes"."""
    at = claim.sentence.find(claim.quote)
    before = claim.sentence[max(0, at - 30) : max(0, at)]
    return " of " in before.casefold() and _PART_OF.search(before) is not None


def _thing(a: Claim, b: Claim, _rule: Rule, corpus: Corpus, found: Grounds) -> str:
    (measure, owner, doubts, said), (other_measure, other_owner, other_doubts, _) = _told(a), _told(b)
    what = measure is not None and measure == other_measure
    if what and owner is not None and owner == other_owner:
        found.reasons += said
        found.weights += doubts
        found.weights += other_doubts
        return ""
    if are_alike(a, b, corpus):
        found.reasons.append("one sentence told twice, but for the figure")
        found.weights.append("same sentence")
        return ""
    if what and not (is_labelled(a) and is_labelled(b)) and are_like(a, b, corpus):
        found.reasons += [f"same measure: {a.measure}", "told in like sentences"]
        found.weights += ["like sentences", *doubts, *other_doubts]
        return ""
    if what and (event := one_event(a, b, corpus)):
        found.reasons += [f"same measure: {a.measure}", event]
        found.weights += [EVENT_BY_PLACE, *(doubt for doubt in (*doubts, *other_doubts) if not doubt.startswith("entity"))]
        return ""
    return "whose they are differs or is not known" if what else "what they measure differs or is not known"


@remembered
def _told(claim: Claim) -> tuple[str | None, str | None, tuple[str, ...], tuple[str, str]]:
    """The keys of a claim's measure and owner, None where one is not known, the doubts that its slots raise, and how it names the two."""
    measure, owner = None if claim.measure is None else measure_key(claim), None if claim.entity is None else owner_key(claim)
    return measure, owner, slot_doubts(claim), (f"same measure: {claim.measure}", f"same: {claim.entity}")


def _tolls(a: Claim, b: Claim, _rule: Rule, corpus: Corpus, _found: Grounds) -> str:
    if not (is_toll(a) and is_toll(b)):
        return ""
    if a.unit.symbol.casefold() == "block" or b.unit.symbol.casefold() == "block":
        return "one is an address"
    if _counts_held(a, corpus) or _counts_held(b, corpus):
        return "one counts those who were arrested or are sought"
    if a.article != b.article and says_little(a, b):
        return "one counts some persons in passing"
    return unlike_tolls(a, b, corpus)


@remembered_there
def _counts_held(claim: Claim, corpus: Corpus) -> bool:
    return _HELD.match(text_of(claim, corpus), claim.end) is not None


def _mood_and_role(a: Claim, b: Claim, _rule: Rule, _corpus: Corpus, found: Grounds) -> str:
    if a.mood == b.mood == "actual" and a.role == b.role == "level":
        return ""
    if a.mood != b.mood and not (is_age(a, b) and {a.mood, b.mood} <= {"actual", "forecast"}):
        return f"{a.mood} against {b.mood}"
    if "denied" in (a.mood, b.mood):
        return "the figures are denied"
    if is_plan(a) != is_plan(b):
        return "one is a plan, the other a forecast"
    return _role(a, b, found)


def _role(a: Claim, b: Claim, found: Grounds) -> str:
    roles = {a.role, b.role}
    if "previous" in roles and a.mood != "actual":
        return f"an earlier {a.mood}, whose time is not named"
    if roles == {"level", "previous"} or a.role == b.role == "previous":
        # An earlier figure that names its own time is as good as a level.
        if all(named(claim) for claim in (a, b) if claim.role == "previous"):
            found.weights.append("earlier figure")
            return ""
        return "an earlier figure, whose time is not named"
    if len(roles) > 1:
        return f"a {a.role} is not a {b.role}"
    if a.role == "share":
        found.weights.append("share")
    if a.role == "change" and (a.quantity.trend is None) != (b.quantity.trend is None):
        found.weights.append("direction unknown")
    return ""


ASKED_ANYWAY = frozenset({"measure", "entity", "period", "scope"})
"""Slots that the other checks look at under any rule."""


def _asked_same(a: Claim, b: Claim, rule: Rule, _corpus: Corpus, found: Grounds) -> str:
    for slot in rule.same:
        if slot in ASKED_ANYWAY:
            continue
        here, there = slot_value(a, slot).casefold(), slot_value(b, slot).casefold()
        if not here or here != there:
            return f"the rule asks for the same {slot}: {here or 'not known'} against {there or 'not known'}"
        found.reasons.append(f"same {slot}: {here}")
    return ""


def _growth(a: Claim, b: Claim, _rule: Rule, _corpus: Corpus, _found: Grounds) -> str:
    if a.article == b.article or not grows(a):
        return ""
    times = ratio(a, b)
    return "too far apart for two states of one count" if times is not None and times > ONE_TOLL and not slip(a, b) else ""


def weigh_difference(a: Claim, b: Claim, corpus: Corpus, found: Grounds) -> None:
    """Adds to the grounds what speaks for and against a difference of two claims that may be compared."""
    wording(a, b, corpus, found)
    if is_one_off(a) and "same words" not in found.weights:
        _deal(a, b, corpus, found)
    times = ratio(a, b)
    # Of a movement, a small figure at that, two bodies may well see a multiple; of a level they rarely do.
    moved = a.role == b.role == "change" and told_by_two(a, b)
    if a.unit.dimension == b.unit.dimension and times is not None and times >= FAR and not moved:
        found.weights = [name for name in found.weights if name != "same words"] + ["far apart"]


def _deal(a: Claim, b: Claim, corpus: Corpus, found: Grounds) -> None:
    one, other = told_on(a, corpus), told_on(b, corpus)
    again = a.article == b.article and is_slip_of_pen(a, b)
    if not again and (a.article == b.article or one is None or one != other):
        found.weights.append("own event")


def _is_special(claim: Claim, _corpus: Corpus) -> bool:
    """Whether a claim is told otherwise than as what is so."""
    return claim.mood != "actual" or claim.role != "level"


Bears = Callable[[Claim, Corpus], bool]

CHECKS: tuple[tuple[Check, Bears | None], ...] = (
    (check_fit, lambda claim, _: bool(unfit_by(claim))),
    (check_places, None),
    (_whole, lambda claim, _: _is_whole_of_part(claim)),
    (_thing, None),
    (_tolls, lambda claim, _: is_toll(claim)),
    (check_units, None),
    (_mood_and_role, _is_special),
    (check_scope, has_scope),
    (_asked_same, None),
    (check_left_behind, lambda claim, _: is_left_behind(claim)),
    (check_time, None),
    (_growth, lambda claim, _: grows(claim)),
)
"""What is asked of two claims, in this order; and which claims a check bears on (None: all): where it bears on neither of two, it has
nothing to say of them."""
