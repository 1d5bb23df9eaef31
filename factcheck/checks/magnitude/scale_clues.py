"""Scales that the words around a figure speak against: large parts that are none, rises that shrink, amounts for rates or for one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache
from itertools import pairwise

from factcheck.checks.arithmetic import short
from factcheck.checks.around import between, by_sentence, sentence_start
from factcheck.checks.magnitude.beyond import has_scale
from factcheck.comparing.candidates import family_of
from factcheck.comparing.interval import factor, to_base
from factcheck.records import Claim, Comparison, Corpus, Rule
from factcheck.tables import measure_key, outside, plausible_for, text_of
from factcheck.text.patterns import later
from factcheck.text.spoken import spoken
from factcheck.vocab import rows

TINY = Decimal(1000)
"""A part that is told as large is no thousandth of its whole."""
LARGE = Decimal(20)
"""A part that is told as large is no less than this part of its whole."""
TINY_MAIN_PART = Decimal(50)
"""... and what is called most of it no fiftieth."""
SHRUNK = Decimal(100)
"""From this multiple on, what "rises" to a smaller figure has lost its scale."""
WHOLE_WITHIN = 1500
"""Characters before a part in which its whole is looked for."""
NOTHING = Decimal(10) ** 5
CLAUSE = 200
FIT = Decimal("0.1")
DAY = Decimal(86400)
SPANS = (("day", Decimal(1)), ("month", Decimal("30.4")), ("year", Decimal(365)))
SCALES = (("", Decimal(1)), ("thousand ", Decimal(10) ** 3), ("million ", Decimal(10) ** 6), ("billion ", Decimal(10) ** 9))
SUMS = frozenset(
    ["money", "funds", "cash", "sum", "amount", "total", "proceeds", "revenue", "revenues", "income", "earnings", "payments", "aid", "loan"]
)
"""What a part may be taken of, whatever the whole was called."""

_LARGE_PART = later(
    r"\b(?:some|part|a part|a portion|a share|much|the rest|the remainder) of (?:the|that|this|those|these|its|their) (?:\w+ ){0,2}?(\w+)\b"
    r"[^.!?;\d]{0,120}\b(?:but|while|and|with) (?:more than|over|at least|as much as|well over|upwards of) [$€£¥]?$",
    re.IGNORECASE,
)
_MAIN_PART = later(
    r"\b(?:most|the bulk|the (?:vast |great )?majority|the lion['’]s share|the (?:largest|biggest) (?:part|share)|nearly all|almost all)"
    r" of (?:it|that|this|which|(?:the|that|this) (?:money|sum|amount|total|spending|cost|debt|aid|fund|funding|bill))\b"
    r"\s?(?:,|\(|[—–]|--?)\s?(?:(?:about|around|some|nearly|almost|more than|at least|over)\s)?[$€£¥]?$",
    re.IGNORECASE,
)
_RISE_TO = later(
    r"\b(?:increas(?:e|es|ed|ing)|rais(?:e|es|ed|ing)|boost(?:s|ed|ing)?|expand(?:s|ed|ing)?|lift(?:s|ed|ing)?|enlarge[ds]?"
    r"|rise|rises|rose|risen|rising|grow|grows|grew|grown|growing|climb(?:s|ed|ing)?|jump(?:s|ed|ing)?|soar(?:s|ed|ing)?|surg(?:e|es|ed|ing))\b"
    r"[^.!?;\d]{0,60}\bto (?:about |around |some |nearly |almost |at least |more than )?[$€£¥]?$",
    re.IGNORECASE,
)
_RISE_FROM = later(_RISE_TO.pattern.partition(r"\bto ")[0] + r"\bfrom (?:about |around |some )?[$€£¥]?$", re.IGNORECASE)
_PRESENT = later(r"\bfrom (?:(?:its|their|the|a) )?(?:(?:present|current|existing|previous) )?(?:level of )?[$€£¥]?$", re.IGNORECASE)
_EACH = later(r"[\s(]{1,2}(?:a share|per|each|apiece)\b", re.IGNORECASE)
_IN_BRACKETS = later(
    r"\s?\(\s?(?:or |i\.e\. |equal to |equivalent to |equivalent of )?(?:about |approximately |around |roughly |some |~ ?|≈ ?)?"
)
_TIMED = later(
    r"[^().;]{0,25}\b(?:years?|yearly|annual|annually|annum|months?|monthly|days?|daily|weeks?|hours?|hourly)\b|/", re.IGNORECASE
)


def small_parts(claims: list[Claim], rule: Rule, corpus: Corpus) -> Iterator[Comparison]:
    """Parts told as large ("some of the sales paid debts, but more than $1 million came home") that are a thousandth of their whole."""
    before: list[Claim] = []
    for claim in _in_order(claims, corpus):
        before = [one for one in before[-40:] if _is_ahead(one, claim)]
        clause = _clause(claim, corpus)
        if claim.figure.value > 0 and (part := _LARGE_PART.search(clause)):
            yield from _small_part(rule, claim, before, part[1].casefold(), TINY)
        elif claim.figure.value > 0 and claim.unit.dimension.startswith("money") and _MAIN_PART.search(clause):
            near = [one for one in before if claim.start - one.end < CLAUSE]
            yield from _small_part(rule, claim, near, "", TINY_MAIN_PART)
        before.append(claim)


def _small_part(rule: Rule, part: Claim, before: Sequence[Claim], noun: str, least: Decimal) -> Iterator[Comparison]:
    """The nearest figure of the same kind before it that is larger is the whole, if it is one of what the words name."""
    larger = [
        one for one in before if family_of(one) == family_of(part) and to_base(one.figure.value, one) > to_base(part.figure.value, part)
    ]
    if not larger or not _may_be_whole(larger[-1], noun):
        return
    whole = larger[-1]
    times = to_base(whole.figure.value, whole) / to_base(part.figure.value, part)
    if times >= least and _has_lost_a_scale(part, times):
        share = f"{short(100 / times)}%" if times < NOTHING else "next to nothing"
        yield Comparison(
            rule,
            (part, whole),
            "disagree",
            "implausible",
            score=0.85,
            sum=f"{part.quote} of {whole.quote} is {share}",
            gap=f"{part.quote} is told as a large part of {whole.quote}, but is {share} of it",
            reasons=("a part told as large", f"the whole: {whole.quote}", "at the next scale it is a large part"),
        )


def _has_lost_a_scale(part: Claim, times: Decimal) -> bool:
    """Whether a part that carries a scale word is a large one at the next scale: "$2.1 million" of $3.2 billion, told as most of it."""
    return has_scale(part) and any(1 <= times / scale <= LARGE for scale in (SCALES[1][1], SCALES[2][1]))


def _may_be_whole(whole: Claim, noun: str) -> bool:
    if whole.role in ("previous", "change", "part") or whole.mood in ("denied", "hypothetical"):
        return False
    return (
        not noun or noun in SUMS or noun in measure_key(whole).split() or re.search(rf"\b{re.escape(noun)}\b", whole.sentence) is not None
    )


def _in_order(claims: list[Claim], corpus: Corpus) -> list[Claim]:
    drafts = (claim for claim in claims if claim.article in corpus.drafts)
    return sorted(drafts, key=lambda claim: (claim.article, claim.where, claim.start))


def _is_ahead(one: Claim, claim: Claim) -> bool:
    return (one.article, one.where) == (claim.article, claim.where) and claim.start - one.end < WHOLE_WITHIN


def _clause(claim: Claim, corpus: Corpus) -> str:
    """The words of the sentence before a claim, as far as they matter."""
    return text_of(claim, corpus)[max(sentence_start(claim, corpus), claim.start - CLAUSE) : claim.start]


def shrunk_rises(claims: list[Claim], rule: Rule, corpus: Corpus) -> Iterator[Comparison]:
    """Rises to a hundredth or less of the level they start from ("raise the reserve to 1 million barrels from its present 500 million")."""
    ordered = _in_order(claims, corpus)
    for at, claim in enumerate(ordered):
        clause = _clause(claim, corpus)
        written = claim.figure.written
        if len(written) == 2 and written[0] > 0 and claim.figure.low == written[0] and written[1] >= SHRUNK * written[0]:
            if claim.quantity.trend == "down" and _RISE_FROM.search(clause):  # not "with growing distance, from 0.2 to 50 kilometres"
                yield _shrunk(rule, (claim,), f"from {spoken(written[1])} to {spoken(written[0])} is no rise")
        elif claim.figure.value > 0 and _RISE_TO.search(clause):
            for other in ordered[at + 1 : at + 4]:
                if _is_start_of(other, claim, corpus):
                    yield _shrunk(rule, (claim, other), f"a rise to this from {other.quote} would be a fall")
                    break


def _is_start_of(other: Claim, risen: Claim, corpus: Corpus) -> bool:
    """Whether a later figure is the level from which another is said to rise: of the same measure, named as present, far larger."""
    if (other.article, other.where) != (risen.article, risen.where) or other.start - risen.end > CLAUSE * 2:
        return False
    bare = other.unit.dimension == "number"
    value = other.figure.value if bare else to_base(other.figure.value, other) / factor(risen.unit.factor)
    same = (
        risen.unit.dimension != "ratio"
        and measure_key(risen)
        and measure_key(risen) == measure_key(other)
        and (bare or family_of(other) == family_of(risen))
    )
    return bool(same) and value >= SHRUNK * risen.figure.value and _PRESENT.search(_clause(other, corpus)) is not None


def _shrunk(rule: Rule, claims: tuple[Claim, ...], words: str) -> Comparison:
    reasons = ("the words tell of a rise, the figures of a fall to a hundredth or less",)
    return Comparison(rule, claims, "disagree", "implausible", 0.85, f"{claims[0].quote}: {words}", words, reasons=reasons)


def is_small_change(claim: Claim, corpus: Corpus) -> bool:
    """Whether an amount has one digit alone or is one for each: "cut his pay from $1.48 million to $1", "1.5 euros per share"."""
    digits = re.findall(r"\d", claim.quote if "." in claim.quote else claim.quote.rstrip("0"))
    return len(digits) < 2 or _EACH.match(text_of(claim, corpus), claim.end) is not None


def rates_and_amounts(claims: list[Claim], rule: Rule, corpus: Corpus) -> Iterator[Comparison]:
    """Rates told again in brackets as a bare amount that fits another span of time or scale: "12,000 tonnes a day (4.4 million tonnes)".

    Barrels told again in tonnes are a conversion (`factcheck.checks.conversion.kind`).
    """
    for sentence in by_sentence(claims, corpus):
        for rate, amount in pairwise(sentence):
            daily = _a_day_in_units_of(rate, amount)
            if daily is None or amount.figure.value <= 0 or not _IN_BRACKETS.fullmatch(between(rate, amount, corpus)):
                continue
            if _TIMED.match(text_of(amount, corpus), amount.end) or (fitting := _fitting(daily, amount)) is None:
                continue
            worked_out, words = fitting
            told = f"{rate.quote} is {words}"
            odd = f"{told}; in brackets a word of that is missing"
            yield Comparison(
                rule, (amount, rate), "disagree", "implausible", 0.85, f"{told}, printed as {amount.quote}", odd, reasons=(worked_out,)
            )


def _a_day_in_units_of(rate: Claim, amount: Claim) -> Decimal | None:
    """How much a rate is in a day, in the unit of an amount; None where the two are not of one dimension but for the time."""
    if amount.unit.dimension not in ("volume", "mass") or rate.unit.dimension != f"{amount.unit.dimension}/time":
        return None
    return to_base(rate.figure.value, rate) * DAY / factor(amount.unit.factor)


def _fitting(daily: Decimal, amount: Claim) -> tuple[str, str] | None:
    """The span and scale under which a rate gives an amount's digits, in words; None where it fits as printed, or nothing does."""
    value = amount.figure.value
    for span, days in SPANS:
        for name, scale in SCALES:
            if abs(daily * days / (value * scale) - 1) <= FIT:
                if not name and span == "day":
                    return None
                unit = amount.unit.name or amount.unit.symbol
                return f"the factor that fits: {name}a {span}", f"{spoken(value)} {name}{unit}s a {span}"
    return None


def per_head(claims: list[Claim], rule: Rule, corpus: Corpus) -> Iterator[Comparison]:
    """Amounts for one person, one barrel or one litre that no such one can have."""
    for claim in claims:
        if claim.article not in corpus.drafts or claim.figure.value <= 0 or claim.mood in ("denied", "hypothetical"):
            continue
        measure = _for_one(claim, corpus)
        span = plausible_for(replace(claim, measure=measure)) if measure else None
        beyond = outside(claim, span) if span else ""
        if span and beyond.startswith("above"):
            words = f"{claim.quote} is {beyond} as {measure}"
            yield Comparison(rule, (claim,), "disagree", "implausible", 0.8, words, beyond, reasons=(f"sizes on record: {span.source}",))


@cache
def _ones() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str] | None], ...]:
    found = []
    for row in rows("per_one"):
        after, beside = ("|".join(map(re.escape, row[name].split("|"))) if row[name] else "" for name in ("after", "beside"))
        found.append(
            (
                row["measure"],
                re.compile(rf"\s?(?:of [\w -]{{1,30}}?\s)?(?:{after})(?!\w)", re.IGNORECASE),
                re.compile(rf"\b(?:{beside})\b", re.IGNORECASE) if beside else None,
            )
        )
    return tuple(found)


def _for_one(claim: Claim, corpus: Corpus) -> str:
    """The name of the amount that a figure is of one person or thing; "" where it is none."""
    text = text_of(claim, corpus)
    for measure, after, beside in _ones():
        if after.match(text, claim.end, claim.end + 60) and (beside is None or beside.search(claim.sentence)):
            return measure
    return ""
