"""Sentences that are one sentence but for the figure: copies and rewordings of one story."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import combinations
from zlib import crc32

from factcheck.comparing.periods import told_on
from factcheck.records import Claim, Corpus
from factcheck.tables import entity_key, measure_key, text_of
from factcheck.vocab import rows

FEWEST_WORDS = 5
"""Content words that two sentences must share at least."""
ALIKE = 0.75
"""Which part of all their content words that must be."""
COPIED_WITHIN = 2
"""Days within which like wording means a copy; later it is more likely a report that comes out every week or month."""
PROBES = 4
"""Words of a sentence, those with the smallest hashes, under which it is looked for."""
MOST_UNDER_ONE = 60
"""Claims under one probe; a commoner one is passed over."""
BESIDE = 30
"""Characters on each side of a figure in which its neighbours are looked for."""

TIMES = frozenset({"month", "weekday", "season", "ordinal", "deictic", "unit", "relation", "part"})
"""Kinds of words of time that set two like sentences apart."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LAST = re.compile(r"([^\W\d_]+)\W*$")
_FIRST = re.compile(r"^\W*([^\W\d_]+)")


@cache
def _number_words() -> frozenset[str]:
    return frozenset(row["word"].casefold() for row in rows("numbers"))


@lru_cache(maxsize=65536)
def content(sentence: str) -> tuple[frozenset[str], frozenset[str]]:
    """A sentence's content words (three letters and more, no figures) in lower case, and which of them it spells with a capital within."""
    words = [word for word in _WORD.findall(sentence) if len(word) > 2 and word.casefold() not in _number_words()]
    names = frozenset(word.casefold() for word in words[1:] if word[0].isupper())
    return frozenset(word.casefold() for word in words), names


def alike_pairs(claims: Iterable[Claim], corpus: Corpus) -> tuple[list[tuple[Claim, Claim]], int]:
    """Pairs of claims that stand in like sentences at the same spot, a draft's first; and how many claims were passed over.

    Found by a few words that like sentences are likely to share, never by all pairs.
    """
    under: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        for probe in _probes(claim.sentence):
            under[claim.unit.symbol, probe].append(claim)
    found: dict[tuple[object, ...], tuple[Claim, Claim]] = {}
    passed = 0
    for _probe, group in sorted(under.items()):
        if len(group) > MOST_UNDER_ONE:
            passed += len(group)
            continue
        for a, b in combinations(sorted(group, key=lambda claim: (claim.article, claim.where, claim.start)), 2):
            place = (a.article, a.where, a.start, b.article, b.where, b.start)
            if place not in found and corpus.drafts & {a.article, b.article} and are_alike(a, b, corpus):
                found[place] = (a, b) if a.article in corpus.drafts else (b, a)
    return [found[place] for place in sorted(found)], passed


@lru_cache(maxsize=65536)
def _probes(sentence: str) -> tuple[str, ...]:
    words = content(sentence)[0]
    return tuple(sorted(words, key=lambda word: crc32(word.encode("utf-8", "surrogatepass")))[:PROBES]) if len(words) >= FEWEST_WORDS else ()


def are_alike(a: Claim, b: Claim, corpus: Corpus) -> bool:
    """Whether two claims stand at one spot of what is one sentence but for the figure.

    No name may differ, nothing that is known of measure and owner, no direction, and the articles lie at most two days apart. Within one
    article both must name something, and measure the same.
    """
    if a.sentence == b.sentence or a.unit.symbol != b.unit.symbol or not _slots_fit(a, b) or not _days_fit(a, b, corpus):
        return False
    (here, names), (there, other_names) = content(a.sentence), content(b.sentence)
    shared = here & there
    if len(shared) < FEWEST_WORDS or len(shared) < ALIKE * len(here | there) or (names | other_names) & (here ^ there):
        return False
    if a.article == b.article and not (names and a.measure and b.measure):
        return False
    beside = any(one and one == other for one, other in zip(_neighbours(a, corpus), _neighbours(b, corpus), strict=True))
    return beside and not (here ^ there) & _telling()


def _slots_fit(a: Claim, b: Claim) -> bool:
    if a.measure and b.measure and measure_key(a) != measure_key(b):
        return False
    return not (a.entity and b.entity and entity_key(a.entity) != entity_key(b.entity))


def _days_fit(a: Claim, b: Claim, corpus: Corpus) -> bool:
    one, other = told_on(a, corpus), told_on(b, corpus)
    return one is None or other is None or abs((one - other).days) <= COPIED_WITHIN


@cache
def _telling() -> frozenset[str]:
    """Words in which like sentences may not differ: up and down, days, months, and what tells one period or part from another."""
    times = {row["surface"].casefold() for row in rows("times") if row["kind"] in TIMES}
    return frozenset(times | {row["word"].casefold() for row in rows("trends")} | {row["surface"] for row in rows("scope_words")})


def _neighbours(claim: Claim, corpus: Corpus) -> tuple[str, str]:
    """The words before and after a figure, in lower case."""
    text = text_of(claim, corpus)
    before = _LAST.search(text[max(0, claim.start - BESIDE) : claim.start])
    after = _FIRST.search(text[claim.end : claim.end + BESIDE])
    return before[1].casefold() if before else "", after[1].casefold() if after else ""
