"""The kind `magnitude`: figures whose scale can't be right: a million for a billion, a scale word lost or printed twice, no such size."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from factcheck.checks.around import sides_of
from factcheck.checks.magnitude.beyond import implausible
from factcheck.checks.magnitude.doubled import doubled_scales
from factcheck.checks.magnitude.scale_clues import is_small_change, per_head, rates_and_amounts, shrunk_rises, small_parts
from factcheck.checks.magnitude.time_base import time_bases
from factcheck.comparing.amounts import shared_words
from factcheck.comparing.beside import RUN_TOGETHER
from factcheck.comparing.corrections.noted import is_note, is_replaced
from factcheck.comparing.interval import telling_digits
from factcheck.comparing.markets import may_be_of_two_hours
from factcheck.comparing.stated import names_owner, says_all
from factcheck.comparing.stories import is_handful, touches_draft
from factcheck.comparing.times.periods import given, name_two_times, shared
from factcheck.records import Claim, Comparison, Corpus, Rule
from factcheck.tables import entity_key, looked_at, measure_key, outside, plausible_for, text_of
from factcheck.text.patterns import later
from factcheck.text.spoken import rounded, spoken

SLIPS = (Decimal(10) ** 3, Decimal(10) ** 6, Decimal(10) ** 9)
CLOSE = Decimal("0.02")
"""How close a ratio must come to one of the scales."""
LOST = Decimal(10) ** 5
"""A scale word is taken for lost only where the figures stand farther apart than this."""
ALIKE = Decimal("1.5")
"""... and their printed numbers no farther than this."""
SLIP_PAIRS = 20
"""Pairs kept under one key."""

# Of "m" only the letter against its digits is a scale: "5 m" is a length.
_SCALE = later(r"\b(thousand|million|billion|trillion|mln|mio|bln|mn|bn|tn|trln)\b|(?<=\d)(mln|mn|bn|m|b|k)\b", re.IGNORECASE)
_SIZES = {"t": 12, "b": 9, "m": 6, "k": 3}
_SINCE = later(
    r"\b(?:against|from|versus|vs\.?|(?<!more )(?<!less )(?<!other )than|compared (?:with|to)|up on|down on)\W+(?:\w+\W+){0,3}$",
    re.IGNORECASE,
)
_JOINS = later(r"(?:,|\band|\bto|\bthen)\s(?:[\w.'’-]+\s){0,3}$", re.IGNORECASE)
"""Between two items of one list; a price "based on the close of" is no second sum of money."""
_SHARES_SCALE = later(r"\s?(?:or|to|and|-|–)\s?[$€£¥]?\d[\d.,]*\s?(?:thousand|million|billion|trillion|mln|bln|mn|bn|tn)\b", re.IGNORECASE)
"""Behind a figure, its other end, which has the word for both: "from about 12 or 13 million"."""
_CENTS = later(r"\d\.\d\d\b")
_OR = later(r"\W*\bor\b|[^;]*\beach\b", re.IGNORECASE)
"""Between an amount and the same by the share ("$5.2 million, or $2.10"), or what each of many gets of it."""

SHARED = 2
"""So many telling words two sentences of one text share that give one figure; a page may well hold two of the same digits."""
UNSCALED = 100
"""Below this an amount without a scale word is more likely a price than one that lost its word, unless its sentence names the owner."""


def magnitude(claims: Sequence[Claim], rules: Sequence[Rule], corpus: Corpus) -> list[Comparison]:
    """Slips of scale in drafts, by what each rule's `settings["check"]` names (all where it names none).

    scale-slip: two figures under one key within 2% of a factor of 10³, 10⁶ or 10⁹. dropped-scale: two items of one sentence, one
    without its "million", or one beyond all sizes whose like elsewhere has the word. doubled-scale: "500,000 million". time-base: one
    number per day here and per year there. implausible: beyond every size on record (a warning at most). small-part, shrunk-rise,
    rate-and-amount, per-head: see `factcheck.checks.magnitude.scale_clues`.
    """
    found: list[Comparison] = []
    for rule in sorted(rules, key=lambda rule: rule.id):
        looked = [claim for claim in claims if claim.quantity.kind == "quantity" and looked_at(claim, rule.when)]
        for name in rule.settings.get("check", tuple(CHECKS)):
            found += CHECKS[name](looked, rule, corpus) if name in CHECKS else ()
    return found


def _scale_slips(claims: list[Claim], rule: Rule, corpus: Corpus) -> Iterator[Comparison]:
    groups: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        if _is_amount(claim) and not text_of(claim, corpus).endswith("= ", 0, claim.start):  # "$1 = 0.6328 pounds" is a rate
            groups[*_key(claim), claim.mood, *sorted(claim.scope)].append(claim)
    for _name, group in sorted(groups.items()):
        if len(group) > 1:
            for small, large, scale in _slipped(group, corpus)[:SLIP_PAIRS]:
                if small.article != large.article or says_all(small, large, rule, corpus):
                    yield _slip_of_two(rule, small, large, scale, corpus)


def _is_amount(claim: Claim) -> bool:
    return bool(claim.measure and claim.entity) and claim.role in ("level", "previous") and claim.figure.value > 0


def _key(claim: Claim) -> tuple[str, ...]:
    return claim.unit.dimension, claim.unit.symbol, measure_key(claim), entity_key(claim.entity or "")


def _slipped(group: list[Claim], corpus: Corpus) -> list[tuple[Claim, Claim, Decimal]]:
    """Pairs that a scale sets apart, found by looking each figure's multiple up in the sorted list."""
    ordered = sorted(group, key=lambda claim: (claim.figure.value, claim.article, claim.where, claim.start))
    values = [claim.figure.value for claim in ordered]
    found = []
    for small in ordered:
        for scale in SLIPS:
            sought = small.figure.value * scale
            near = ordered[bisect_left(values, sought * (1 - CLOSE)) : bisect_right(values, sought * (1 + CLOSE))]
            found += [(small, large, scale) for large in near[:SLIP_PAIRS] if _may_be_one(small, large, corpus)]
    return found


def _may_be_one(a: Claim, b: Claim, corpus: Corpus) -> bool:
    """Whether two figures may be meant as one: a draft among them, no two times, and more than one round digit to go by."""
    if not touches_draft(a, b, corpus) or _stories_apart(a, b, corpus):
        return False
    apart = _are_two_of_one_text(a, b) if a.article == b.article else not is_handful(corpus) and _is_bare_price(a, b)
    if apart:
        return False
    digits = min(len(telling_digits(claim.figure.value)) for claim in (a, b))
    if name_two_times(a, b):
        return False
    return (digits > 1 or "/time" in a.unit.dimension) and not may_be_of_two_hours(a, b, corpus)


def _are_two_of_one_text(a: Claim, b: Claim) -> bool:
    """Whether two figures of one article are hardly one: of one sentence, a table or a run of lines, a price, or with few words shared.

    Nor are those of two times that it names, and what it says itself is no longer right.

    "From $1.07 billion, or $1.09 a share … compared with $1.09 a year ago"; "the fund gets $150 billion … funds worth $150 million".
    """
    if a.sentence == b.sentence or a.zone == b.zone == "table" or min(len(a.sentence), len(b.sentence)) > RUN_TOGETHER:
        return True
    if a.unit.dimension == "money" and min(a.figure.value, b.figure.value) < UNSCALED:
        return True
    if any(is_replaced(claim) or is_note(claim.sentence) for claim in (a, b)) or _may_be_of_two_times(a, b):
        return True
    return a.where == b.where and len(shared_words(a, b)) < SHARED


def _may_be_of_two_times(a: Claim, b: Claim) -> bool:
    """Whether each names a time, and these can't be shown to be one: "in February", "this week" of a text without a date."""
    one, other = given(a), given(b)
    return one is not None and other is not None and one != other and not (one.start and other.start and shared(one, other))


def _is_bare_price(a: Claim, b: Claim) -> bool:
    """Whether one of two figures is small, and not both sentences name the owner."""
    return min(a.figure.value, b.figure.value) < UNSCALED and not (names_owner(a) and names_owner(b))


def _stories_apart(a: Claim, b: Claim, corpus: Corpus) -> bool:
    stories = {article.story for claim in (a, b) if (article := corpus.articles.get(claim.article)) and article.story}
    return len(stories) > 1


def _slip_of_two(rule: Rule, small: Claim, large: Claim, scale: Decimal, corpus: Corpus) -> Comparison:
    words = f"{small.quote} × {scale:,f} comes within 2% of {large.quote}"
    dated = small.period is not None and small.period == large.period and not small.period.assumed
    return Comparison(
        rule,
        sides_of((small, large), corpus),
        "disagree",
        "slip",
        score=0.9 if dated else 0.75,
        sum=words,
        gap=f"a factor of {spoken(scale)}",
        allowance="2% round the factor",
        reasons=(f"same measure: {small.measure}", f"same: {small.entity}", "only the scale sets them apart"),
        doubts=() if dated else ("that both speak of one time is not certain",),
    )


def scale_of(claim: Claim) -> Decimal | None:
    """The scale that a claim's scale word gives it ("million": 10⁶); None where it has no such word."""
    match = _SCALE.search(claim.quote)
    if match is None:
        return None
    word = match[0].casefold()
    return Decimal(10) ** (3 if word == "thousand" else _SIZES[word[0]])


def _dropped_scales(claims: list[Claim], rule: Rule, corpus: Corpus) -> Iterator[Comparison]:
    sentences: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.article in corpus.drafts and claim.unit.dimension not in ("count", "number", "ratio", "age", "time", "multiple"):
            sentences[claim.article, claim.where, claim.sentence].append(claim)
    for _place, items in sorted(sentences.items()):
        items.sort(key=lambda claim: claim.start)
        for first, second in pairwise(items):
            if _has_lost_its_scale(first, second, corpus):
                yield _lost(rule, first, second, "side by side in one sentence", 0.9)
    yield from _lost_elsewhere(claims, rule, corpus)


def _lost(rule: Rule, whole: Claim, bare: Claim, where: str, score: float) -> Comparison:
    words = f"{whole.quote} is {whole.figure.value:,f}, {bare.quote} is {bare.figure.value:,f}"
    times = whole.figure.value / bare.figure.value
    gap = f"a factor of {spoken(rounded(times, 2 - times.adjusted()))}"
    return Comparison(rule, (whole, bare), "disagree", "slip", score, words, gap, reasons=(where, "one has a scale word, the other none"))


def _lost_elsewhere(claims: list[Claim], rule: Rule, corpus: Corpus) -> Iterator[Comparison]:
    """Figures below every size on record, and what is told elsewhere under their key in the same digits with a scale word."""
    groups: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        if _is_amount(claim) and claim.mood not in ("denied", "hypothetical"):
            groups[_key(claim)].append(claim)
    for _name, group in sorted(groups.items()):
        for bare in (claim for claim in group if scale_of(claim) is None and len(group) > 1):
            span = plausible_for(bare)
            if span is None or not outside(bare, span).startswith("below"):
                continue
            likes = [claim for claim in group if _told_with_scale(claim, bare) and _both_may_show(claim, bare, corpus)]
            if likes:
                yield _lost(rule, min(likes, key=lambda claim: _nearest(claim, bare)), bare, f"sizes on record: {span.source}", 0.85)


def _told_with_scale(claim: Claim, bare: Claim) -> bool:
    scale = scale_of(claim)
    return scale is not None and abs(claim.figure.value / bare.figure.value / scale - 1) <= CLOSE


def _both_may_show(a: Claim, b: Claim, corpus: Corpus) -> bool:
    return touches_draft(a, b, corpus) and not _stories_apart(a, b, corpus)


def _nearest(claim: Claim, bare: Claim) -> tuple[object, ...]:
    """Sorts the like to show first: of the same time, of the same article, first in place."""
    return claim.period != bare.period, claim.article != bare.article, claim.article, claim.where, claim.start


def _has_lost_its_scale(first: Claim, second: Claim, corpus: Corpus) -> bool:
    """Whether the second of two neighbours lacks the first one's scale word: "10.1 million barrels a day against 11.2 barrels a day".

    The other way round ("from 10.1 to 11.2 million") the word is merely shared.
    """
    scale = scale_of(first)
    if scale is None or scale_of(second) is not None or first.unit.symbol != second.unit.symbol or second.figure.value <= 0:
        return False
    if first.figure.value < LOST * second.figure.value or not any(letter.isdigit() for letter in second.quote):  # "and not one tonne of it"
        return False
    if _CENTS.search(second.quote) and not _CENTS.search(first.quote):  # "$80 million, thanks to a $19.99 subscription"
        return False
    bare = first.figure.value / scale / second.figure.value
    between = text_of(second, corpus)[first.end : second.start]
    same = first.measure is not None and _key(first) == _key(second)
    if second.figure.hedge == "at_most" or _SHARES_SCALE.match(text_of(second, corpus), second.end) or is_small_change(second, corpus):
        return False
    beside = _SINCE.search(between) or (same and (_JOINS.search(between) or not first.unit.dimension.startswith("money")))
    return 1 / ALIKE <= bare <= ALIKE and not _OR.match(between) and bool(beside)


CHECKS: dict[str, Callable[[list[Claim], Rule, Corpus], Iterator[Comparison]]] = {
    "scale-slip": _scale_slips,
    "dropped-scale": _dropped_scales,
    "doubled-scale": doubled_scales,
    "time-base": time_bases,
    "implausible": implausible,
    "small-part": small_parts,
    "shrunk-rise": shrunk_rises,
    "rate-and-amount": rates_and_amounts,
    "per-head": per_head,
}
