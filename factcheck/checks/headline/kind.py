"""The kind `headline`: figures of headline, deck and captions that the text does not bear out, where it plainly gives another."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from decimal import Decimal

from factcheck.checks.arithmetic import percent_change, short, times
from factcheck.checks.around import between
from factcheck.checks.headline.sole import FEWEST, Odd, sole_age, sole_amount
from factcheck.checks.headline.support import Body, as_headline, digits_of, follows
from factcheck.checks.headline.zones import Zones, zones
from factcheck.comparing.amounts import shared_words
from factcheck.comparing.candidates import family_of
from factcheck.comparing.confidence import is_listed
from factcheck.comparing.corrections.noted import is_note
from factcheck.comparing.interval import asserted, mixable, overlap, ratio
from factcheck.comparing.reports.evidence import SHARED_OF_FEW
from factcheck.comparing.slips import are_swapped
from factcheck.comparing.times.periods import of_one_time
from factcheck.comparing.tolls.one_event import is_toll, unlike_tolls
from factcheck.records import COUNTED, Claim, Comparison, Corpus, Rule
from factcheck.tables import entity_key, looked_at, measure_key, text_of
from factcheck.text.patterns import later
from factcheck.text.spoken import spoken, with_unit

NEAR = Decimal("1.02")
"""Figures no farther apart than this are meant as one, if the text has nothing else that may stand behind the headline's."""
NEAR_OF_ONE = Decimal("1.1")
"""The same where measure or owner is known to be the same."""
FAR = Decimal(10)
"""Farther apart than this, two figures of one measure are two things."""
FEWEST_STRUCK = 5
"""The same of tolls, which headline and lead give alike."""
NOT_HELD = frozenset({"time", "age", "multiple", "number", "dimension", "ratio", "points", "temperature"})
"""Dimensions that headline and text tell each in its own way; ages, percentages and degrees have checks of their own."""
SCALES = tuple(Decimal(10) ** power for power in (1, 2, 3, 6, 9))
SMALL_SLIPS = SCALES[:2]
CLOSE_CHANGE = Decimal(5)
"""Percentage points between a headline's change and that of the text's two levels within which both are plainly one."""

_AGAINST = later(r"\b(?:from|against|versus|vs\.?|than|compared (?:with|to)|up on|down on)\b", re.IGNORECASE)
_NUMBER = later(r"\d[\d.,]*")
_IS_TO = later(r"^(?:#{1,6}\s)?(?:[\w.&’'-]+\s){1,5}to\s[a-z]+\b")
"""What a headline announces: "Tarn Motors to cut 1,800 jobs" tells what will be."""
_APART = later(r"\s?(?:above|below|warmer|hotter|colder|cooler|higher|lower)\b", re.IGNORECASE)


def headline(claims: Sequence[Claim], rules: Sequence[Rule], corpus: Corpus) -> list[Comparison]:
    """Figures over or beside a draft's text that it contradicts, by what each rule's `settings["check"]` names (all where it names none).

    figure: another figure of the same measure and owner in the lead, or nearly the same figure. scale: the same digits at another scale.
    percent: another change in the lead, or two levels that give another. difference: two temperatures that lie otherwise apart. age: the
    one child or other "N-year-old" of the text has another age. sole-amount: the one sum of money, or figure of another unit, of the text
    is another than the headline's one. A figure that the text gives rounded, or that is a sum, difference,
    multiple, change or share of its figures, is let pass.
    """
    by_article: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.article in corpus.drafts and claim.quantity.kind == "quantity":
            by_article[claim.article].append(claim)
    found: list[Comparison] = []
    for name, some in sorted(by_article.items()):
        if any(claim.where == "text" for claim in some):
            found += _in_article(zones(some, corpus.articles[name].text), rules, corpus)
    return found


def _in_article(parts: Zones, rules: Sequence[Rule], corpus: Corpus) -> list[Comparison]:
    found = []
    body = Body(parts.body)
    for place, heading in parts.headings:
        if not _may_be_held(heading) or body.says(heading):
            continue
        chosen = sorted((rule for rule in rules if looked_at(heading, rule.when)), key=lambda rule: rule.id)
        for rule in chosen:
            odd = next((odd for name in rule.settings.get("check", tuple(CHECKS)) if (odd := CHECKS[name](heading, parts, corpus))), None)
            if odd and not follows(heading, parts.body):
                found.append(_compared(rule, place, heading, odd))
    return found


def _may_be_held(heading: Claim) -> bool:
    figure = heading.figure
    return (
        figure.hedge in ("exact", "about")
        and len(figure.written) == 1
        and figure.value > 0
        and heading.mood != "denied"
        and not is_note(heading.sentence)
    )


def _compared(rule: Rule, place: str, heading: Claim, odd: Odd) -> Comparison:
    evidence, words, score, worked_out = odd
    reasons = (f"the {place} against the text", "the text neither gives the figure nor figures that add up to it")
    return Comparison(
        rule,
        (heading, *sorted(evidence, key=lambda claim: claim.start)),
        "disagree",
        "headline",
        score=score,
        sum=worked_out or f"{place}: {heading.quote}; text: {' and '.join(claim.quote for claim in evidence)}",
        gap=words,
        reasons=reasons,
    )


def _other_figure(heading: Claim, parts: Zones, corpus: Corpus) -> Odd | None:
    """Another figure in the lead for the same thing, or one so near that it is plainly the headline's."""
    dimension = heading.unit.dimension
    # "Fire kills 41": the verb tells what the bare number counts.
    few = FEWEST_STRUCK if is_toll(heading) else FEWEST
    if (dimension in NOT_HELD and not is_toll(heading)) or (dimension in COUNTED and heading.figure.value < few):
        return None
    held = [body for body in parts.lead if _can_stand_against(heading, body) and not unlike_tolls(heading, body, corpus)]
    near = [(factor, body) for body in held if (factor := ratio(heading, body)) is not None and _is_near(heading, body, factor)]
    if near:
        factor, body = min(near, key=lambda pair: pair[0])
        return (body,), f"the text gives {body.quote}", 0.85 if factor <= NEAR else 0.8, ""
    same = [body for body in held if _is_same_thing(heading, body)]
    values = {asserted(body) for body in parts.body if measure_key(body) == measure_key(heading) and _can_stand_against(heading, body)}
    if len(same) == 1 == len(values) and (apart := ratio(heading, same[0])) is not None and apart < FAR:
        return (same[0],), f"the text gives {same[0].quote}", 0.8, ""
    return None


def _can_stand_against(heading: Claim, body: Claim) -> bool:
    """Whether a figure of the text is of the headline's kind and as exact: no earlier level, no part, no bound."""
    counted = heading.unit.dimension in COUNTED
    exact = body.figure.hedge == "exact" and len(body.figure.written) == 1
    if not exact or not mixable(heading.unit, body.unit) or body.role in ("previous", "part", "share"):
        return False
    return not counted or heading.unit.symbol == body.unit.symbol or (bool(heading.measure) and measure_key(heading) == measure_key(body))


def _is_near(heading: Claim, body: Claim, factor: Decimal) -> bool:
    """Whether two figures of more than one digit are nearly the same, or the same with two neighbouring digits swapped."""
    if min(digits_of(heading), digits_of(body)) < 2 or _is_turned(heading, body):
        return False
    told = digits_of(heading) > 2 or len(shared_words(heading, body)) >= SHARED_OF_FEW
    return (told and factor < 10 and _are_swapped(heading, body)) or factor <= (NEAR_OF_ONE if _is_same_thing(heading, body) else NEAR)


def _are_swapped(heading: Claim, body: Claim) -> bool:
    return are_swapped(*(f"{one.figure.value.normalize():f}" for one in (heading, body)))


def _is_turned(heading: Claim, body: Claim) -> bool:
    return {heading.quantity.trend, body.quantity.trend} == {"up", "down"}


def _is_same_thing(heading: Claim, body: Claim) -> bool:
    what = heading.measure is not None and is_listed(heading.measure) and _has_its_measure(heading, body)
    whose = bool(heading.entity and body.entity) and entity_key(heading.entity or "") == entity_key(body.entity or "")
    # A toll's owner is its event, and headline and lead tell of one, named or not.
    one, other = ((claim.entity or "").casefold().rpartition(" ")[2] for claim in (heading, body))
    whose = whose or (is_toll(heading) and (not (one and other) or one == other))
    moods = {heading.mood, body.mood} if not _IS_TO.search(heading.sentence) else {body.mood} - {"forecast"}
    alike = len(moods) < 2 and (heading.role, set(heading.scope)) == (body.role, set(body.scope))
    return what and whose and alike and not _is_turned(heading, body)


def _has_its_measure(heading: Claim, body: Claim) -> bool:
    """Whether both measure the same, as far as named: "copper production" in one, "production" in the other."""
    one, other = sorted((measure_key(heading), measure_key(body)), key=len)
    return bool(one) and (one == other or other.endswith(f" {one}"))


def _other_scale(heading: Claim, parts: Zones, _corpus: Corpus) -> Odd | None:
    """The same digits in the lead, with the decimal point or the scale word elsewhere, said of the same measure as far as known.

    A point that slipped is believed only where the measure is known or three digits are the same; a scale word whatever was measured.
    """
    if heading.unit.dimension in NOT_HELD:
        return None
    for body in parts.lead:
        unlike = heading.measure and body.measure and not _has_its_measure(heading, body)
        factor = ratio(heading, body)
        if (unlike and factor in SMALL_SLIPS) or body.unit.symbol != heading.unit.symbol or len(body.figure.written) > 1:
            continue
        digits = max(digits_of(heading), 0 if factor in SMALL_SLIPS else _printed_digits(heading, body))
        if factor in SCALES and digits > 1 and (digits > 2 or factor not in SMALL_SLIPS or _has_its_measure(heading, body)):
            return (body,), f"the text gives {body.quote}", 0.85, f"{heading.quote} and {body.quote}: a factor of {spoken(factor)}"
    return None


def _printed_digits(heading: Claim, body: Claim) -> int:
    """How many digits both print before another scale word: 3 of "400 million" and "400 billion"; 0 where they print other ones."""
    here, there = (_NUMBER.search(claim.quote) for claim in (heading, body))
    return len(here[0]) if here and there and here[0] == there[0] else 0


def _other_percent(heading: Claim, parts: Zones, corpus: Corpus) -> Odd | None:
    """A change in percent where the lead first gives another one of that measure and direction, or levels that give another."""
    if heading.unit.symbol != "%" or heading.quantity.trend is None or not heading.measure:
        return None
    told = [body for body in parts.lead if _is_change_of(heading, body)]
    if len({body.figure.value for body in told if body.sentence == told[0].sentence}) == 1 and _are_near_changes(heading, told[0]):
        return (told[0],), f"the text gives {told[0].quote}", 0.8, ""
    return _other_change(heading, parts, corpus)


def _is_change_of(heading: Claim, body: Claim) -> bool:
    alike = (heading.unit.symbol, heading.quantity.trend) == (body.unit.symbol, body.quantity.trend)
    return alike and body.role == "change" and _has_its_measure(heading, body)


def _are_near_changes(heading: Claim, body: Claim) -> bool:
    if (
        body.figure.hedge != "exact"
        or len(body.figure.written) > 1
        or set(heading.scope) != set(body.scope)
        or of_one_time(heading, body) is False  # the fall of a month, and that of nine
    ):
        return False
    return abs(heading.figure.value - body.figure.value) <= CLOSE_CHANGE or _are_swapped(heading, body)


def _other_change(heading: Claim, parts: Zones, corpus: Corpus) -> Odd | None:
    """A change in percent where the lead gives both levels, side by side, and they give another."""
    for now, before in zip(parts.lead, parts.lead[1:], strict=False):
        if now.sentence != before.sentence or not _are_levels(heading, now, before, corpus):
            continue
        change = percent_change(asserted(before), asserted(now))
        size = change if heading.quantity.trend == "up" else (-change[1], -change[0])
        middle = (size[0] + size[1]) / 2
        printed = times(as_headline(heading), (Decimal(100), Decimal(100)))
        if size[0] > 0 and not overlap(size, printed) and abs(middle - heading.figure.value) <= CLOSE_CHANGE:
            word = "rise" if heading.quantity.trend == "up" else "fall"
            told = f"{before.quote} to {now.quote} is a {word} of {short(middle)}%"
            return (now, before), f"in the text, {told}", 0.8, f"{told}, printed as {heading.quote}"
    return None


def _are_levels(heading: Claim, now: Claim, before: Claim, corpus: Corpus) -> bool:
    """Whether two neighbours are a level and the earlier one that it is compared with, of what the headline says has changed."""
    levels = now.role == "level" and before.role in ("level", "previous") and now.unit.symbol != "%" and family_of(now) == family_of(before)
    return levels and _has_its_measure(heading, now) and _AGAINST.search(between(now, before, corpus)) is not None


def _other_difference(heading: Claim, parts: Zones, corpus: Corpus) -> Odd | None:
    """Degrees "above average" in the headline, where the only two temperatures of the text in its unit lie otherwise apart."""
    if heading.unit.dimension != "temperature" or not _APART.match(text_of(heading, corpus), heading.end):
        return None
    levels = {body.figure.value: body for body in reversed(parts.body) if body.unit.symbol == heading.unit.symbol and body.role != "change"}
    if len(levels) != 2 or any(len(body.figure.written) > 1 or body not in parts.lead for body in levels.values()):
        return None
    low, high = sorted(levels)
    slack = sum(body.figure.precision for body in (heading, *levels.values()))
    if abs(high - low - heading.figure.value) <= slack:
        return None
    told = f"{levels[high].quote} is {with_unit(high - low, heading.unit)} above {levels[low].quote}"
    return tuple(levels.values()), f"in the text, {told}", 0.8, f"{told}, printed as {heading.quote}"


CHECKS: dict[str, Callable[[Claim, Zones, Corpus], Odd | None]] = {
    "figure": _other_figure,
    "scale": _other_scale,
    "percent": _other_percent,
    "difference": _other_difference,
    "age": sole_age,
    "sole-amount": sole_amount,
}
