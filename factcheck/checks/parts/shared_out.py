"""What comes to each where total and number stand in the sentence before, or a distance and a time beside their speed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from factcheck.checks.arithmetic import over, short, widened
from factcheck.checks.around import follows
from factcheck.checks.parts.closing_totals import is_told_as_total
from factcheck.checks.parts.items import compared, counts_people, is_bare
from factcheck.checks.parts.quotients import Quotient, judged
from factcheck.comparing.interval import Interval, asserted, overlap
from factcheck.comparing.measures import EACH
from factcheck.records import COUNTED, Claim, Comparison, Corpus, Rule
from factcheck.tables import text_of
from factcheck.text.patterns import later

Sentence = list[Claim]

FAR = Decimal("2.5")
"""What comes to each is of another total where it is off by more, unless by a power of ten."""
TENS = tuple(Decimal(10) ** power for power in range(1, 10))
MOVED: Interval = (Decimal("0.97"), Decimal("1.03"))
"""How far a mean speed may be off: stops, and a distance told in round figures."""

_EACH_GETS = later(
    r"[\"“]?Each(?:\sof\s(?:them|the\s\w+))?(?:\s[a-z]+)?\s(?:(?:will|would|could|is to|was to|should)\s)?"
    r"(?:gets?|got|receives?|received?|takes?|took|takes? home|wins?|won|pockets?|pocketed|collects?|be paid|was paid)\s[^.;\d]{0,20}$"
)
_EACH_OF = later(r"\b[Ee]ach of (?:the|its|their|his|her)\s$")
_IN_ALL = later(r"\s(?:in all|in total|altogether)\b")
_AT = later(r"\s?(?:[a-z-]+\s){0,3}(?:at|for|costing|worth|priced at|valued at)\s(?:a (?:cost|price) of\s)?(?:about\s|around\s|some\s)?")
_EACH_BEHIND = later(rf"\s{EACH}\b|\s(?:a|per)\s(?:piece|unit|head)\b")
_OR = later(r",?\s(?:or|that is|which is|equal to)\s(?:about\s|around\s|some\s|roughly\s|nearly\s|just over\s|just under\s)?")
_BESIDES = later(
    r"\b(?:also|another|further|additional\w*|extra|plus|more|at least|up to|bonus|fine|first|initial\w*|annual\w*)\b", re.IGNORECASE
)
_HEADS = later(
    r"\s?(?:a|per)\s(?:head|person|capita|inhabitant|citizen|resident)\b|\sfor (?:each|every) (?:person|inhabitant|citizen|resident)\b"
)
_LASTING = later(
    r"\b(?:in|over|within|for|of|took|takes|lasted)\s(?:a total of |(?:just )?(?:over|under)\s|about |around |just |nearly |only )?$"
)
"""Before a time that something took, and not the day on which it was ("on one day travelled 155km")."""
_AVERAGE = later(r"\b(?:an average(?: speed)? of|averaging|a mean of|at an average)\s(?:about\s|around\s|nearly\s|just over\s)?$")
_PARTS = later(r"\b(?:stops?|pauses?|rest(?:ed|ing)?|breaks?|leg|first|last|remaining|of which|climb\w*|top speed)\b")


def shared_out(sentences: list[Sentence], rule: Rule, corpus: Corpus) -> Iterator[Comparison]:
    """ "Twelve nurses won £2.4m. Each will get £240,000"; "1.3 million people. It costs 13 million euros, or 100 euros a head"."""
    for sentence in sentences:
        text = text_of(sentence[0], corpus)
        for found in (_in_all(sentence, text), *_at_each(sentence, text)):
            if found:
                yield judged(found, rule, 0.8)
    for before, sentence in pairwise(sentences):
        if not follows(sentence, before, corpus) or _BESIDES.search(sentence[0].sentence):
            continue
        found = _each_gets(before, sentence) or _a_head(before, sentence, text_of(sentence[0], corpus))
        if found and _is_close(found):
            yield judged(found, rule, 0.8)


def _each_gets(before: Sentence, sentence: Sentence) -> Quotient | None:
    each = sentence[0]
    if not _EACH_GETS.match(each.sentence.partition(each.quote)[0]):
        return None
    totals = [claim for claim in before if claim.unit == each.unit]
    crowds = [claim for claim in before if _is_crowd(claim)]
    return Quotient(each, totals[0], crowds[0]) if len(totals) == len(crowds) == 1 else None


def _in_all(sentence: Sentence, text: str) -> Quotient | None:
    """ "Each of the 14,000 residents gets 200 francs, 2.8 million francs in all"."""
    if len(sentence) != 3 or not _EACH_OF.search(text[max(0, sentence[0].start - 16) : sentence[0].start]):
        return None
    crowd, each, total = sentence
    fits = _is_crowd(crowd) and each.unit == total.unit and each.unit.dimension == "money" and _IN_ALL.match(text, total.end)
    found = Quotient(each, total, crowd)
    return found if fits and not _BESIDES.search(crowd.sentence) and _is_close(found) else None


def _at_each(sentence: Sentence, text: str) -> Iterator[Quotient]:
    """ "Bought 36 houses at £210,000 each, for a total of £7.56 million"."""
    if len(_EACH_BEHIND.findall(sentence[0].sentence)) > 1:  # "12 vans at £20,000 each and 10 lorries at £60,000 each"
        return
    for number, each, total in zip(sentence, sentence[1:], sentence[2:], strict=False):
        counted = number.figure.hedge == "exact" and number.unit.dimension == "count" and number.figure.value > 1 and not is_bare(number)
        priced = each.unit.dimension == "money" and each.unit == total.unit and _EACH_BEHIND.match(text, each.end)
        if counted and priced and _AT.fullmatch(text[number.end : each.start]) and is_told_as_total(total, each, text):
            found = Quotient(each, total, number)
            if _is_close(found):
                yield found


def _a_head(before: Sentence, sentence: Sentence, text: str) -> Quotient | None:
    """An amount and, right behind it, what it comes to a head of the one crowd that the sentence before names."""
    crowds = [claim for claim in before if _is_crowd(claim)]
    for total, each in pairwise(sentence):
        top = each.unit.symbol.partition("/")[0]
        heads = _HEADS.search(each.quote) or _HEADS.match(text, each.end)
        if heads and top == total.unit.symbol and len(crowds) == 1 and _OR.fullmatch(text[total.end : each.start]):
            return None if any(_is_crowd(claim) for claim in sentence) else Quotient(each, total, crowds[0])
    return None


def _is_crowd(claim: Claim) -> bool:
    figure = claim.figure
    plain = figure.hedge in ("exact", "about") and len(figure.written) == 1 and figure.value > 1
    return plain and claim.role == "level" and claim.unit.dimension in COUNTED and counts_people(claim)


def _is_close(found: Quotient) -> bool:
    """Whether what is told is the quotient, nearly it, or a power of ten from it: else it may be of another total."""
    true = found.total.figure.value / found.number.figure.value
    off = found.each.figure.value / true
    return 1 / FAR <= off <= FAR or any(overlap((scale, scale), (off * Decimal("0.95"), off * Decimal("1.05"))) for scale in _scales())


def _scales() -> tuple[Decimal, ...]:
    return (*TENS, *(1 / scale for scale in TENS))


def speeds(sentences: list[Sentence], rule: Rule, corpus: Corpus) -> Iterator[Comparison]:
    """ "184 km in four hours and 36 minutes, an average of 40 km an hour": the one distance and the one time of a sentence."""
    for sentence in sentences:
        text = text_of(sentence[0], corpus)
        lengths, times, means = (
            [claim for claim in sentence if claim.unit.dimension == dimension] for dimension in ("length", "time", "speed")
        )
        times = [claim for claim in times if _LASTING.search(text[max(0, claim.start - 40) : claim.start])]
        means = [claim for claim in means if _AVERAGE.search(text[max(0, claim.start - 40) : claim.start])]
        if len(lengths) == len(times) == len(means) == 1 and not _PARTS.search(sentence[0].sentence):
            yield _speed(rule, means[0], lengths[0], times[0])


def _speed(rule: Rule, mean: Claim, length: Claim, time: Claim) -> Comparison:
    found = over(asserted(length), asserted(time))
    right = overlap(widened(found, (MOVED[1] - 1) * 100), asserted(mean))
    in_unit = found[0] / Decimal(repr(mean.unit.factor)), found[1] / Decimal(repr(mean.unit.factor))
    amount = short((in_unit[0] + in_unit[1]) / 2)
    gap = f"{length.quote} in {time.quote} is {amount} {mean.unit.symbol}"
    evidence = sorted((length, time), key=lambda claim: claim.start)
    return compared(rule, (mean, *evidence), right, gap, f"{gap}, printed as {mean.quote}", "distance and time stand beside it", 0.85)
