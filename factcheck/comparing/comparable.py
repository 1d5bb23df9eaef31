"""May two claims be held against each other at all? Each check gives its reason, its doubts, or a plain refusal."""

from __future__ import annotations

import re
from decimal import Decimal

from factcheck.comparing.basis import Check, Grounds
from factcheck.comparing.confidence import slot_doubts
from factcheck.comparing.copies.alike import are_alike, are_like
from factcheck.comparing.corrections import is_replaced
from factcheck.comparing.interval import ratio
from factcheck.comparing.limits import is_limit, is_told_by_limit
from factcheck.comparing.remembered import remembered, remembered_there
from factcheck.comparing.scopes import check_scope
from factcheck.comparing.slips import SWAPPED, are_few_digits, slip
from factcheck.comparing.telling.words import COUNTED, grows, is_one_off, is_plan
from factcheck.comparing.times.periods import named, told_on
from factcheck.comparing.times.timing import check_time, is_age, is_apposed
from factcheck.comparing.tolls import EVENT_BY_PLACE, is_toll, one_event, says_little, unlike_tolls
from factcheck.comparing.units import check_units
from factcheck.comparing.voices import told_by_two
from factcheck.comparing.worded import wording
from factcheck.records import Claim, Corpus, Rule
from factcheck.tables import measure_key, owner_key, slot_value, text_of
from factcheck.text.patterns import later

LINE_LABEL = "the label of its line"
"""The account of a measure (`Clue.why`) that was read from the head of a line of results: the next block of lines is of another period."""
FAR = 3
"""From this multiple on, two figures that no slip explains more often mean two things than one."""
ONE_TOLL = 10
"""A count that grows while its story runs does not grow more than so many times between two articles that can be compared."""
LEAD = 400
"""Characters from the start of a text that tell what its headline tells."""
MANY = 10
"""A headline's toll below this, or twice that of the text, is more likely a sum of what the text tells one by one."""
RUN_TOGETHER = 600
"""A sentence of more characters with figures is the rest of a table whose lines were lost."""
TELLING = 100
"""From this figure on, "the 1,400 job cuts" names again what was named before; "the two men" may be two of four."""
AGAIN = Decimal("1.2")
"""... where it is no farther from it than this: "the 538 votes" are not the 270 of which was spoken, but all of them."""
PLAIN_DOUBTS = frozenset({"entity carried", "entity stood for", "entity by place", "period assumed"})
"""Doubts that don't count between a headline and the lead under it, which tell of one thing and one time."""
AGAIN_DOUBTS = frozenset({"period carried", "unit nouns differ"})
"""Nor do these where the text speaks of what the headline has named."""
REPLACED = "its own sentence says that one of them is no longer right"
LIMIT = "one is a limit that was passed or kept, not what was reached"

_HELD = later(
    r"\s+(?:\w+\s+)?(?:in custody|arrested|charged|sought|detained|jailed|wanted|convicted|indicted|questioned|sentenced)\b", re.IGNORECASE
)
_PART_OF = later(r"\b(?:majority|most|half|thirds?|quarters?|bulk) of (?:the|its|their|all)\s+$", re.IGNORECASE)
_ITEM = later(r"[ \t]*(?:[-*•–|]|\(?\d{1,2}[.)])[ \t]")
_DEFINITE = later(r"\b(?:the|these|those)\s+[$€£¥]?$", re.IGNORECASE)


def grounds(a: Claim, b: Claim, rule: Rule, corpus: Corpus) -> Grounds:
    """Whether two claims may be compared under a rule, with the reasons for it and the doubts against it."""
    found = Grounds()
    for check in _CHECKS:
        if refused := check(a, b, rule, corpus, found):
            found.refused = refused
            break
    if found.settled:
        found.weights = [name for name in found.weights if name not in found.settled]
    return found


def _place(a: Claim, b: Claim, _rule: Rule, corpus: Corpus, found: Grounds) -> str:
    unfit = _unfit(a), _unfit(b)
    if any(unfit):
        return REPLACED if REPLACED in unfit else LIMIT
    if a.article != b.article:
        one, other = corpus.articles.get(a.article), corpus.articles.get(b.article)
        apart = one and other and one.story and other.story and one.story != other.story
        return "the articles belong to different stories" if apart else ""
    if a.sentence == b.sentence and a.where == b.where:
        return "both stand in one sentence, side by side"
    if a.quantity.same_as == b.start or b.quantity.same_as == a.start:
        return "one says the other again in another unit"
    if _in_list(a, corpus) and _in_list(b, corpus):
        return "both stand in a table or a list"
    if "block" in (a.unit.symbol.casefold(), b.unit.symbol.casefold()):
        return "two addresses in one article"
    if len(a.sentence) > RUN_TOGETHER and len(b.sentence) > RUN_TOGETHER:
        return "both stand in a table that was run together"
    if (a.zone == "headline") == (b.zone == "headline"):
        found.weights.append(
            "named again" if named_again(a, b, corpus) else "slip in one text" if _is_slip_of_pen(a, b) else "same article"
        )
        return "an earlier figure beside another in one article" if "previous" in (a.role, b.role) else ""
    _headline(*((a, b) if a.zone == "headline" else (b, a)), corpus, found)
    return ""


@remembered
def _unfit(claim: Claim) -> str:
    """Why a claim can be held against no other; "" where nothing speaks against it."""
    if is_replaced(claim):
        return REPLACED
    return LIMIT if claim.mood == "actual" and is_limit(claim) and not is_told_by_limit(claim) else ""


def _whole(a: Claim, b: Claim, _rule: Rule, _corpus: Corpus, _found: Grounds) -> str:
    alike = a.article == b.article or a.unit.dimension not in COUNTED or _is_whole_of_part(a) == _is_whole_of_part(b)
    return "" if alike else "one is the whole of which a part is told"


@remembered
def _is_whole_of_part(claim: Claim) -> bool:
    """Whether a figure is the whole of which a part is told: "a majority of the 538 votes"."""
    before = claim.sentence.partition(claim.quote)[0][-30:]
    return " of " in before.casefold() and _PART_OF.search(before) is not None


def _is_slip_of_pen(a: Claim, b: Claim) -> bool:
    """Whether one has the digits of the other in another order, or both are the age in "Jean Ackroyd, 71," of one person."""
    if is_age(a, b):
        return is_apposed(a) and is_apposed(b)
    turned = a.role == b.role == "change" and a.quantity.trend != b.quantity.trend
    # Two rates such as 3.5% and 5.3%, two terms of 540 and 450 days.
    chance = a.unit.dimension == "time" or (a.unit.dimension in ("ratio", "points") and are_few_digits(a, b))
    return slip(a, b).startswith(SWAPPED) and not turned and not chance


@remembered_there
def _in_list(claim: Claim, corpus: Corpus) -> bool:
    """Whether a claim stands in a table, on an item of a list, or on a line that opens with its label ("Revs 31.8 mln")."""
    text = text_of(claim, corpus)
    line = text.rfind("\n", 0, claim.start) + 1
    return _is_labelled(claim) or claim.zone == "table" or _ITEM.match(text, line, claim.start) is not None


@remembered
def _is_labelled(claim: Claim) -> bool:
    """Whether a claim stands on a line that opens with its label; such lines are alike whosever results they tell."""
    return any(clue.slot == "measure" and clue.why == LINE_LABEL for clue in claim.clues)


def _headline(headline: Claim, body: Claim, corpus: Corpus, found: Grounds) -> None:
    again = named_again(headline, body, corpus)
    found.weights += ["headline", "named again"] if again else ["headline"]
    if again or (body.where == "text" and body.start < LEAD):
        found.settled = PLAIN_DOUBTS | (AGAIN_DOUBTS if again else frozenset())
        found.reasons.append("the headline and the text under it")
        plain = headline.figure.value >= MANY and body.figure.value * 2 > headline.figure.value
    else:
        plain = False
    few = headline.unit.dimension in COUNTED and headline.figure.value < MANY
    if (few or grows(headline)) and body.figure.value < headline.figure.value and not plain:
        found.weights.append("headline total")


def named_again(a: Claim, b: Claim, corpus: Corpus) -> bool:
    """Whether two claims stand in one article, and the later speaks of what is already named: "the 1,400 job cuts"."""
    if a.article != b.article:
        return False
    later = max(a, b, key=lambda claim: (claim.where == "text", claim.start))
    before = text_of(later, corpus)[max(0, later.start - 8) : later.start]
    times = ratio(a, b)
    close = bool(slip(a, b)) or times is None or times <= AGAIN
    return close and later.figure.value >= TELLING and _DEFINITE.search(before) is not None


def _thing(a: Claim, b: Claim, _rule: Rule, corpus: Corpus, found: Grounds) -> str:
    what, whose = _same_measure_and_owner(a, b)
    if not (what and whose) and are_alike(a, b, corpus):
        found.reasons.append("one sentence told twice, but for the figure")
        found.weights.append("same sentence")
        return ""
    if what and not whose and not (_is_labelled(a) and _is_labelled(b)) and are_like(a, b, corpus):
        found.reasons += [f"same measure: {a.measure}", "told in like sentences"]
        found.weights += ["like sentences", *slot_doubts(a), *slot_doubts(b)]
        return ""
    if what and not whose and (event := one_event(a, b, corpus)):
        found.reasons += [f"same measure: {a.measure}", event]
        found.weights += [EVENT_BY_PLACE, *(doubt for doubt in (*slot_doubts(a), *slot_doubts(b)) if not doubt.startswith("entity"))]
        return ""
    if not what:
        return "what they measure differs or is not known"
    if not whose:
        return "whose they are differs or is not known"
    found.reasons.append(f"same measure: {a.measure}")
    found.reasons.append(f"same: {a.entity}")
    found.weights += [*slot_doubts(a), *slot_doubts(b)]
    return ""


def _same_measure_and_owner(a: Claim, b: Claim) -> tuple[bool, bool]:
    (measure, owner), (other_measure, other_owner) = _measure_and_owner(a), _measure_and_owner(b)
    return measure is not None and measure == other_measure, owner is not None and owner == other_owner


@remembered
def _measure_and_owner(claim: Claim) -> tuple[str | None, str | None]:
    return None if claim.measure is None else measure_key(claim), None if claim.entity is None else owner_key(claim)


def _tolls(a: Claim, b: Claim, _rule: Rule, corpus: Corpus, _found: Grounds) -> str:
    if not (is_toll(a) and is_toll(b)):
        return ""
    if any(claim.unit.symbol.casefold() == "block" for claim in (a, b)):
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


def _asked_same(a: Claim, b: Claim, rule: Rule, _corpus: Corpus, found: Grounds) -> str:
    for slot in rule.same:
        if slot in ("measure", "entity", "period", "scope"):
            continue
        here, there = slot_value(a, slot).casefold(), slot_value(b, slot).casefold()
        if not here or here != there:
            return f"the rule asks for the same {slot}: {here or 'not known'} against {there or 'not known'}"
        found.reasons.append(f"same {slot}: {here}")
    return ""


def _deal(a: Claim, b: Claim, _rule: Rule, corpus: Corpus, found: Grounds) -> str:
    if not is_one_off(a) or "same words" in found.weights:
        return ""
    one, other = told_on(a, corpus), told_on(b, corpus)
    again = a.article == b.article and _is_slip_of_pen(a, b)
    if not again and (a.article == b.article or one is None or one != other):
        found.weights.append("own event")
    return ""


def _size(a: Claim, b: Claim, _rule: Rule, _corpus: Corpus, found: Grounds) -> str:
    here, there = a.unit, b.unit
    if here.factor == there.factor and not here.offset and not there.offset and a.figure.value == b.figure.value:
        return ""
    times = ratio(a, b)
    if grows(a) and a.article != b.article and times is not None and times > ONE_TOLL and not slip(a, b):
        return "too far apart for two states of one count"
    # Of a movement, a small figure at that, two bodies may well see a multiple; of a level they rarely do.
    moved = a.role == b.role == "change" and told_by_two(a, b)
    if here.dimension == there.dimension and times is not None and times >= FAR and not moved:
        found.weights = [name for name in found.weights if name != "same words"] + ["far apart"]
    return ""


_CHECKS: tuple[Check, ...] = (
    _place,
    _whole,
    _thing,
    _tolls,
    check_units,
    _mood_and_role,
    check_scope,
    _asked_same,
    check_time,
    wording,
    _deal,
    _size,
)
