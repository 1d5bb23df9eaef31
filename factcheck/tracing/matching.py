"""Which figure of the sources each figure of the draft tells: agreeing value first, then like words beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from factcheck.comparing.interval import digits_shown
from factcheck.records import Claim
from factcheck.tracing.agreement import agrees, of_one_sort
from factcheck.tracing.beside import Beside, Weights, likeness
from factcheck.tracing.dated import dates_agree
from factcheck.tracing.index import Index
from factcheck.tracing.outcome import Trace

TELLING = 3
"""A figure with so many digits is hardly printed twice for two things."""
ENOUGH = (0.26, 0.2, 0.08)
"""How like the words beside an agreeing figure must be at least: of one digit, two, or more."""
QUANTITY = "quantity"
LINK = 0.12
"""What a neighbour that was traced to the same sentence adds to the likeness."""
SentenceKey = tuple[str, str, str]
Links = Mapping[SentenceKey, Mapping[SentenceKey, set[int]]]
"""Of each sentence of the draft the sentences of the sources that its figures were traced to, with where those figures start."""


@dataclass(frozen=True, slots=True)
class Match:
    """A figure of a source that may be what the draft tells, how like the words are, and whether the values agree."""

    source: Beside
    score: float
    agrees: bool
    linked: bool = False
    """Whether another figure of the draft's sentence was traced to the source's."""


def sentence_key(claim: Claim) -> SentenceKey:
    """What tells a sentence from all others: its article, text or title, and its words."""
    return claim.article, claim.where, claim.sentence


def linked(ours: Sequence[Beside], traces: Sequence[Trace | None]) -> Links:
    """Which sentences of the sources the figures of each sentence of the draft were traced to, by figure."""
    links: dict[SentenceKey, dict[SentenceKey, set[int]]] = {}
    for one, trace in zip(ours, traces, strict=True):
        if trace and trace.support and one.claim.quantity.kind == QUANTITY:
            links.setdefault(sentence_key(one.claim), {}).setdefault(sentence_key(trace.support), set()).add(one.claim.start)
    return links


def matches(draft: Beside, index: Index, weigh: Weights) -> list[Match]:
    """The figures of the sources that a figure of the draft may tell, the likest first; ties in the order of the sources."""
    found = [Match(one, likeness(draft, one, weigh), _agree(draft, one)) for one in index.near(draft) if _may_be(draft, one)]
    return sorted(found, key=lambda match: -match.score)


def with_links(draft: Beside, found: Sequence[Match], links: Links) -> list[Match]:
    """The matches once more: a sentence that other figures of the draft's sentence were traced to is the likelier."""
    own = {draft.claim.start}
    beside = {key for key, starts in links.get(sentence_key(draft.claim), {}).items() if starts != own}
    if not beside:
        return list(found)
    more = [
        replace(match, score=min(1.0, match.score + LINK), linked=True) if sentence_key(match.source.claim) in beside else match
        for match in found
    ]
    return sorted(more, key=lambda match: -match.score)


def _may_be(draft: Beside, source: Beside) -> bool:
    return (draft.claim.quantity.kind == QUANTITY) == (source.claim.quantity.kind == QUANTITY)


def _agree(draft: Beside, source: Beside) -> bool:
    a, b = draft.claim, source.claim
    if a.quantity.kind == QUANTITY:
        return agrees(a, b)
    if {a.quantity.kind, b.quantity.kind} <= {"date", "duration"}:
        return dates_agree(a, b)
    return a.quantity.kind == b.quantity.kind and a.figure.written == b.figure.written


def enough(draft: Beside) -> float:
    """How like the words beside an agreeing figure must be for it to count as support."""
    if draft.claim.quantity.kind != QUANTITY:
        return 0.0
    return ENOUGH[min(digits_shown(draft.claim), TELLING) - 1]


def supporting(draft: Beside, found: Sequence[Match]) -> list[Match]:
    """The agreeing figures whose words are like enough, the likest first; those in the very unit before all others of like words."""
    least = enough(draft)
    return [match for match in found if match.agrees and match.score >= least]


def of_sort(draft: Beside, found: Sequence[Match]) -> list[Match]:
    """The figures that do not agree but are in a unit of one sort."""
    return [match for match in found if not match.agrees and of_one_sort(draft.claim, match.source.claim)]
