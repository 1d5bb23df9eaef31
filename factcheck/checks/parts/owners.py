"""A joint total told of owners named together, against what another sentence tells of each of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from factcheck.checks.arithmetic import plus, times
from factcheck.checks.around import sentence_start
from factcheck.checks.parts.items import in_unit_of, is_closed, runs
from factcheck.checks.parts.list_totals import MOST_FIGURES, MOST_ITEMS, judged, may_sum
from factcheck.comparing.interval import asserted, overlap
from factcheck.records import Claim, Comparison, Corpus, Rule
from factcheck.tables import text_of
from factcheck.text.patterns import later

Sentence = list[Claim]

NEAR = 8
"""How many sentences with figures away the joint total is looked for."""
TEN = Decimal(10)
SHARED_WORDS = 2
"""Words of substance that both sentences must share besides the owners' names, so that both tell of one thing."""

_NAME = later(r"\b[A-Z][\w’'&-]*(?:\s[A-Z][\w’'&-]*){0,3}")
_JOINED = later(r",\s|,?\sand\s")
_SUBSTANCE = later(r"\b[a-z]{4,}\b")


def owners_totals(sentences: list[Sentence], rule: Rule, corpus: Corpus) -> Iterator[Comparison]:
    """ "French and Dutch traders will sell 900 tonnes": against "French traders will sell 700 tonnes and Dutch traders 100"."""
    for at, sentence in enumerate(sentences):
        if not 2 <= len(sentence) <= MOST_FIGURES:
            continue
        text = text_of(sentence[0], corpus)
        for run in runs(sentence, text):
            owners = _owners(run, text, sentence_start(run[0], corpus)) if 2 <= len(run) <= MOST_ITEMS and is_closed(run, text) else []
            if owners and may_sum(run):
                near = sentences[max(0, at - NEAR) : at + NEAR + 1]
                yield from _against(run, owners, [other for other in near if _may_tell(other, sentence)], text, rule, corpus)


def _may_tell(other: Sentence, sentence: Sentence) -> bool:
    return other is not sentence and _place(other) == _place(sentence) and len(other) <= MOST_FIGURES


def _place(sentence: Sentence) -> tuple[str, str]:
    return sentence[0].article, sentence[0].where


def _owners(run: Sentence, text: str, begin: int) -> list[str]:
    """The name before each figure of a list; [] where one has none, or two share one."""
    ends = [begin, *(claim.end for claim in run)]
    found = [names[-1] if (names := _NAME.findall(text[end : claim.start])) else "" for end, claim in zip(ends, run, strict=False)]
    return found if all(found) and len(set(found)) == len(found) else []


def _against(run: Sentence, owners: list[str], told: list[Sentence], text: str, rule: Rule, corpus: Corpus) -> Iterator[Comparison]:
    joint = [whole for other in told if (whole := _joint(run, owners, other, text, corpus))]
    found = [
        judged(rule, whole, run, 0.85 if _lost_a_digit(whole, run) else 0.75, "the owners are named together", slips=False)
        for whole in joint
    ]
    fits = [one for one in found if one.verdict == "agree"]
    yield from fits[:1] or found[:1]


def _lost_a_digit(whole: Claim, run: Sentence) -> bool:
    """Whether ten times, or a tenth of, one part makes the sum come out: "7,500" for 75,000."""
    parts = [asserted(in_unit_of(part, whole)) for part in run]
    return any(
        overlap(plus(*parts[:at], times(part, (scale, scale)), *parts[at + 1 :]), asserted(whole))
        for at, part in enumerate(parts)
        for scale in (TEN, 1 / TEN)
    )


def _joint(run: Sentence, owners: list[str], other: Sentence, text: str, corpus: Corpus) -> Claim | None:
    """The one figure of a sentence that names all the owners side by side before it and tells of the same thing."""
    units = {claim.unit.symbol for claim in run}
    fits = [claim for claim in other if claim.unit.symbol in units and claim.role in ("level", "change") and claim.unit.symbol]
    if len(fits) != 1 or fits[0].figure.hedge == "between" or text.startswith(" each", fits[0].end):
        return None
    before = text[sentence_start(fits[0], corpus) : fits[0].start]
    places = sorted((match.start(), match.end()) for name in owners if (match := re.search(rf"\b{re.escape(name)}\b", before)))
    joined = len(places) == len(owners) and all(_JOINED.fullmatch(before[end:start]) for (_, end), (start, _) in pairwise(places))
    shared = set(_SUBSTANCE.findall(other[0].sentence)) & set(_SUBSTANCE.findall(run[0].sentence)) - {"said", "that", "with"}
    named = fits[0].unit.name.casefold()
    return fits[0] if joined and len({word for word in shared if word.rstrip("s") != named.rstrip("s")}) >= SHARED_WORDS else None
