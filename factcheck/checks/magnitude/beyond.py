"""Figures beyond every size on record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from factcheck.records import Claim, Comparison, Corpus, Rule
from factcheck.tables import PlausibleRange, outside, plausible_for, text_of, times_beyond
from factcheck.text.patterns import later
from factcheck.vocab import word_list

SCALES = tuple(Decimal(10) ** power for power in (3, 6, 9))
POINTS = (Decimal(10), Decimal(100), *SCALES)
SMALL = Decimal(10000)
"""Below this a decimal point slips as easily as a scale word."""
FAR = Decimal(2)
"""So many times beyond a size on record lies a slip of unit or scale; nearer to it more likely a figure of somebody else's."""
SURE, UNSURE = 0.85, 0.45
_SCALED = later(r"illion\b|[\dmbt](?:ln|bn)\b|\b(?:thousand|lakh|crore)\b", re.IGNORECASE)

_MARGIN = later(
    r"(?:±|\+/[-−]|\bplus(?: or |[ /-])minus|\bgive or take|\bby(?: (?:about|around|some|another|a further))?)\s?$", re.IGNORECASE
)
"""Before a margin, or what something was changed by: "raised its forecast by 120,000 barrels a day"."""
_JOINED = later(r"(?:,|\b(?:and|then))\s(?:about |around |another |a further |some )?$", re.IGNORECASE)
_RATIO = later(r"\d/\d")
_ONE_OF = later(r"\b(?:including|includes?|except(?: for)?|excluding|such as|apart from|among|besides|without)\b[^.;:()]{0,50}$")
_ALL_THE_WORLDS = later(r"[^.;]{0,50}\b(?:globally|worldwide|the world|global)\b", re.IGNORECASE)
_APART = later(r"\s?(?:\([a-z /]+\)\s)?(?:higher|lower|more|less|fewer|larger|smaller|above|below|short of)\b", re.IGNORECASE)
_GRADED = later(r"\s(?:magnitude|grade|category|level|class|size)[\s-]\d", re.IGNORECASE)
"""Behind a count of what is graded: "400 magnitude 2 quakes"."""
_PERSON_AFTER = later(r"[\s-]*(?:[Yy]ear|[Mm]onth)?s?[\s-]*(?:[Oo]ld\b)?[\s-]*(?:[A-Z][\w'’-]*\s+)*([a-z]+)")


def has_scale(claim: Claim) -> bool:
    """Whether a figure is printed with a word of scale: "2.5 million", "40bn"."""
    return _SCALED.search(claim.quote) is not None


def implausible(claims: list[Claim], rule: Rule, corpus: Corpus) -> Iterator[Comparison]:
    """Each figure of a draft that lies wholly beyond the sizes on record of what it measures."""
    for claim in claims:
        if claim.article not in corpus.drafts or claim.role not in ("level", "previous") or claim.mood in ("denied", "hypothetical"):
            continue
        text = text_of(claim, corpus)
        if (
            _RATIO.search(claim.quote)
            or _MARGIN.search(text[max(0, claim.start - 20) : claim.start])
            or _APART.match(text, claim.end)
            or _ALL_THE_WORLDS.match(text, claim.end)
            or _GRADED.match(text, claim.end)
        ):
            continue
        aged = claim.unit.dimension == "age" or claim.measure == "age"
        span = plausible_for(claim) if not aged or _is_persons_age(claim, corpus) else None
        beyond = outside(claim, span) if span and not claim.scope and not _is_of_several(claim, corpus) else ""
        if span and beyond:
            of = f"{claim.measure} of {claim.entity or 'anything'}"
            words = f"{claim.quote} is {beyond} for {of}"
            far = times_beyond(claim, span) >= FAR and not _is_the_worlds(claim) and not _may_be_part(claim, beyond)
            score = SURE if aged or (far and _is_a_slip(claim, span) and not _goes_on(claim, claims, corpus)) else UNSURE
            yield Comparison(rule, (claim,), "disagree", "implausible", score, words, beyond, reasons=(f"sizes on record: {span.source}",))


def _may_be_part(claim: Claim, beyond: str) -> bool:
    """Whether a figure below the least on record is likely a part, a gain or that of one: no scale word is lost, or it is no rate or price.

    "GDP gains of $300 billion"; "an increase of 1.5 million yen ($15,000) per head"; life expectancy: "that difference of 4.8 years".
    """
    return beyond.startswith("below") and ("/" not in claim.unit.dimension or has_scale(claim))


def _is_a_slip(claim: Claim, span: PlausibleRange) -> bool:
    """Whether a slip of scale explains a size beyond all on record: a lost or wrong scale word, or a decimal point of small figures."""
    value = claim.figure.value
    scales = POINTS if value < SMALL else SCALES
    sizes = (size for scale in scales for size in (value * scale, value / scale))
    figures = (replace(claim.figure, low=size, high=size, written=(size,)) for size in sizes)
    return any(not outside(replace(claim, quantity=replace(claim.quantity, figure=figure)), span) for figure in figures)


def _goes_on(claim: Claim, claims: list[Claim], corpus: Corpus) -> bool:
    """Whether it goes on telling by how much something moved: "will fall by 50,000 barrels a day in 2025 and 450,000 next year"."""
    return _JOINED.search(text_of(claim, corpus)[max(0, claim.start - 20) : claim.start]) is not None and any(
        one.role == "change" and one.start < claim.start and one.unit.symbol == claim.unit.symbol
        for one in claims
        if (one.article, one.where, one.sentence) == (claim.article, claim.where, claim.sentence)
    )


def _is_the_worlds(claim: Claim) -> bool:
    """Whether a figure beyond any country's is of the size of the world's: then its owner was misread, and no word is wrong."""
    of_all = replace(claim, entity="world")
    span = plausible_for(of_all)
    return span is not None and span.entity_type.casefold() == "world" and not outside(of_all, span)


def _is_persons_age(claim: Claim, corpus: Corpus) -> bool:
    """Whether an age is given as people's are: "Ada Holm, 43," or "a 43-year-old man"; sites and bridges are older."""
    if claim.quote.isdecimal():
        return True
    after = _PERSON_AFTER.match(text_of(claim, corpus), claim.end)
    return after is not None and after[1].casefold() in word_list("person_nouns")


def _is_of_several(claim: Claim, corpus: Corpus) -> bool:
    """Whether the owner is named only as one of some: "all members except Iraq and Angola will pump 27 million barrels"."""
    named = (clue.start for clue in claim.clues if clue.slot == "entity" and clue.start < clue.end)
    return any(_ONE_OF.search(text_of(claim, corpus)[max(0, start - 60) : start]) for start in named)
