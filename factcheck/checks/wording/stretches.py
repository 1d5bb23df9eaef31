"""The stretches of text in which the patterns of wording rules are looked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from factcheck.checks.around import sentence_start
from factcheck.records import Claim, Corpus
from factcheck.tables import text_of

BESIDE = 40
"""Characters on each side of a claim in which a pattern is looked for; what it finds must touch the claim."""


class Stretch(NamedTuple):
    """A piece of an article's text (or title), where it begins there, and the claims in it; with `whole` all of it is the first claim's."""

    text: str
    begin: int
    claims: tuple[Claim, ...]
    whole: bool = False

    def touched(self, start: int, end: int) -> Claim | None:
        """The claim to which the words from `start` to `end` of the stretch belong: the first that they touch."""
        if self.whole:
            return self.claims[0]
        start, end = self.begin + start, self.begin + end
        return next((claim for claim in self.claims if start <= claim.end and end >= claim.start), None)


def cut(claims: Iterable[Claim], part: str, corpus: Corpus) -> list[Stretch]:
    """The stretches for a `part` of some claims: the quantity, its unit, the sentence, or ("") the words round it, overlaps joined."""
    if part in ("quantity", "unit"):
        return [_own(claim, part, corpus) for claim in claims]
    by_text: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        by_text[claim.article, claim.where].append(claim)
    found: list[Stretch] = []
    for some in by_text.values():
        some.sort(key=lambda claim: claim.start)
        found += _sentences(some, corpus) if part == "sentence" else _surroundings(some, corpus)
    return found


def _own(claim: Claim, part: str, corpus: Corpus) -> Stretch:
    begin = claim.start if part == "quantity" else claim.quantity.value_end or claim.start
    return Stretch(text_of(claim, corpus)[begin : claim.end], begin, (claim,), whole=True)


def _sentences(claims: list[Claim], corpus: Corpus) -> Iterator[Stretch]:
    seen = set()
    for claim in claims:
        begin = sentence_start(claim, corpus)
        if (begin, claim.sentence) not in seen:
            seen.add((begin, claim.sentence))
            yield Stretch(claim.sentence, begin, (claim,), whole=True)


def _surroundings(claims: list[Claim], corpus: Corpus) -> Iterator[Stretch]:
    text, near, end = text_of(claims[0], corpus), [claims[0]], claims[0].end + BESIDE
    for claim in claims[1:]:
        if claim.start - BESIDE > end:
            yield _stretch(text, near, end)
            near, end = [], 0
        near.append(claim)
        end = max(end, claim.end + BESIDE)
    yield _stretch(text, near, end)


def _stretch(text: str, claims: list[Claim], end: int) -> Stretch:
    begin = max(0, claims[0].start - BESIDE)
    return Stretch(text[begin:end], begin, tuple(claims))
