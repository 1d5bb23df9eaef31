"""The text in which a claim stands, and the claims that stand beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from factcheck.records import Claim, Corpus
from factcheck.tables import text_of

NEXT = 4
"""Characters between two sentences that follow each other, a paragraph's end among them."""


def around(claim: Claim, corpus: Corpus, before: int, after: int) -> tuple[str, int]:
    """The text from some characters before a claim to some after it, and the offset at which it begins."""
    begin = max(0, claim.start - before)
    return text_of(claim, corpus)[begin : claim.end + after], begin


def between(a: Claim, b: Claim, corpus: Corpus) -> str:
    """The words between two claims of one text, the earlier first; "" where they touch, overlap or stand in two texts."""
    if (a.article, a.where) != (b.article, b.where):
        return ""
    return text_of(a, corpus)[a.end : b.start]


def is_adjective(claim: Claim) -> bool:
    """Whether a figure and its noun are printed as one adjective: "150-seat jets", "the 5-million-strong workforce"."""
    behind = claim.quote[claim.quantity.value_end - claim.start :] if claim.quantity.value_end else ""
    return behind.startswith("-") and behind[1:2].islower()


def sides_of(claims: tuple[Claim, Claim], corpus: Corpus) -> tuple[Claim, Claim]:
    """Two claims, a draft's first, else in order of article and place."""
    a, b = sorted(claims, key=lambda claim: (claim.article not in corpus.drafts, claim.article, claim.where, claim.start))
    return a, b


def by_sentence(claims: Iterable[Claim], corpus: Corpus) -> list[list[Claim]]:
    """The claims of the drafts, those of one sentence together; sentences and claims in order of place."""
    found: dict[tuple[str, str, int], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.article in corpus.drafts:
            found[claim.article, claim.where, sentence_start(claim, corpus)].append(claim)
    return [sorted(some, key=lambda claim: claim.start) for _place, some in sorted(found.items())]


def follows(sentence: Sequence[Claim], before: Sequence[Claim], corpus: Corpus) -> bool:
    """Whether the sentence in which some claims stand comes right behind that of others."""
    if (before[0].article, before[0].where) != (sentence[0].article, sentence[0].where):
        return False
    return 0 <= sentence_start(sentence[0], corpus) - sentence_start(before[0], corpus) - len(before[0].sentence) < NEXT


def sentence_start(claim: Claim, corpus: Corpus) -> int:
    """Where a claim's sentence begins in its text; where the claim begins if the sentence can't be found there."""
    at = text_of(claim, corpus).rfind(claim.sentence, 0, claim.end + len(claim.sentence)) if claim.sentence else -1
    return at if 0 <= at <= claim.start else claim.start
