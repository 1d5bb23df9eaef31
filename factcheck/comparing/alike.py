"""Sentences that are one sentence but for the figure: copies and rewordings of one story."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import combinations
from zlib import crc32

from factcheck.comparing.confidence import is_listed
from factcheck.comparing.origins import one_story
from factcheck.comparing.periods import told_on
from factcheck.comparing.words import COUNTED
from factcheck.records import Claim, Corpus
from factcheck.tables import entity_key, measure_key, text_of
from factcheck.vocab import rows

FEWEST_WORDS = 5
"""Content words that two sentences must share at least."""
ALIKE = 0.75
"""Which part of all their content words that must be."""
COPIED_WITHIN = 2
"""Days within which like wording means a copy; later it is more likely a report that comes out every week or month."""
FEWEST_LIKE = 3
LIKE = 0.5
"""The same of the shorter sentence where both are known to measure the same."""
PROBES = 4
"""Words of a sentence, those with the smallest hashes, under which it is looked for."""
MOST_UNDER_ONE = 60
"""Claims under one probe; a commoner one is passed over."""
UNLIKE = 2
"""How many content words may differ on each side of the figure."""
BESIDE = 30
"""Characters on each side of a figure in which its neighbours are looked for."""

TIMES = frozenset({"month", "weekday", "season", "ordinal", "deictic", "unit", "relation", "part"})
"""Kinds of words of time that set two like sentences apart."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_NUMBER = re.compile(r"\d[\d.,]*")
_LAST = re.compile(r"([^\W\d_]+)\W*$")
_FIRST = re.compile(r"^\W*([^\W\d_]+)")


@cache
def number_words() -> frozenset[str]:
    """The words that write numbers, in lower case."""
    return frozenset(row["word"].casefold() for row in rows("numbers"))


@lru_cache(maxsize=65536)
def content(sentence: str) -> tuple[frozenset[str], frozenset[str]]:
    """A sentence's content words (three letters and more, no figures) in lower case, and which of them it spells with a capital within."""
    words = [word for word in _WORD.findall(sentence) if len(word) > 2 and word.casefold() not in number_words()]
    names = frozenset(word.casefold() for word in words[1:] if word[0].isupper())
    return frozenset(word.casefold() for word in words), names


def alike_pairs(claims: Sequence[Claim], corpus: Corpus) -> tuple[list[tuple[Claim, Claim]], int]:
    """Pairs of claims that stand in like sentences at the same spot, a draft's first; and how many claims were passed over.

    Found by a few words that like sentences are likely to share, never by all pairs.
    """
    under: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        for probe in _probes(claim.sentence):
            under[claim.unit.symbol, probe].append(claim)
    found: dict[tuple[object, ...], tuple[Claim, Claim]] = {}
    passed = 0
    for _probe, group in sorted([*under.items(), *_ownerless(claims).items()]):
        if len(group) > MOST_UNDER_ONE:
            passed += len(group)
            continue
        for a, b in combinations(sorted(group, key=lambda claim: (claim.article, claim.where, claim.start)), 2):
            place = (a.article, a.where, a.start, b.article, b.where, b.start)
            if place not in found and corpus.drafts & {a.article, b.article} and (are_alike(a, b, corpus) or are_like(a, b, corpus)):
                found[place] = (a, b) if a.article in corpus.drafts else (b, a)
    return [found[place] for place in sorted(found)], passed


@lru_cache(maxsize=65536)
def _probes(sentence: str) -> tuple[str, ...]:
    words = content(sentence)[0]
    if len(words) < FEWEST_WORDS:
        return ()
    return tuple(sorted(words, key=lambda word: crc32(word.encode("utf-8", "surrogatepass")))[:PROBES])


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
    return not (here ^ there) & _telling() and _stand_alike(a, b, corpus)


def _ownerless(claims: Sequence[Claim]) -> dict[tuple[str, str], list[Claim]]:
    """Claims whose measure is known and whose owner is not, under unit and measure."""
    found: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        if _may_go_without_owner(claim):
            found[claim.unit.symbol, f"? {measure_key(claim)}"].append(claim)
    return found


def _may_go_without_owner(claim: Claim) -> bool:
    """Whether the measure says enough by itself: an amount, not persons or things counted in passing, nor somebody's age."""
    known = bool(claim.measure) and not claim.entity and is_listed(claim.measure or "")
    return known and claim.unit.dimension not in COUNTED and claim.unit.dimension != "age"


def are_like(a: Claim, b: Claim, corpus: Corpus) -> bool:
    """Whether two claims of two articles, both without a known owner, measure the same in much the same words.

    Amounts only. The articles must not tell of two stories, neither sentence name what the other does not, nor another time.
    """
    if a.article == b.article or a.unit.symbol != b.unit.symbol or not (_may_go_without_owner(a) and _may_go_without_owner(b)):
        return False
    (here, names), (there, other_names) = content(a.sentence), content(b.sentence)
    shared = len(here & there)
    if (
        measure_key(a) != measure_key(b)
        or shared < FEWEST_LIKE
        or shared < LIKE * min(len(here), len(there))
        or not _days_fit(a, b, corpus)
    ):
        return False
    if (names - there and other_names - here) or (here - there & _telling() and there - here & _telling()):
        return False
    before, other_before = (claim.sentence.partition(claim.quote)[0] for claim in (a, b))
    same_spot = len(_NUMBER.findall(before)) == len(_NUMBER.findall(other_before))
    return same_spot and one_story(a.article, b.article, corpus) is not False


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


def _stand_alike(a: Claim, b: Claim, corpus: Corpus) -> bool:
    """Whether two figures stand at one spot of like sentences: beside one word, as many figures before them, and nearly the same words."""
    if not any(one and one == other for one, other in zip(_neighbours(a, corpus), _neighbours(b, corpus), strict=True)):
        return False
    (before, _, after), (other_before, _, other_after) = (claim.sentence.partition(claim.quote) for claim in (a, b))
    if len(_NUMBER.findall(before)) != len(_NUMBER.findall(other_before)):
        return False
    return all(len(content(one)[0] ^ content(other)[0]) <= UNLIKE for one, other in ((before, other_before), (after, other_after)))


def _neighbours(claim: Claim, corpus: Corpus) -> tuple[str, str]:
    """The words before and after a figure, in lower case."""
    text = text_of(claim, corpus)
    before = _LAST.search(text[max(0, claim.start - BESIDE) : claim.start])
    after = _FIRST.search(text[claim.end : claim.end + BESIDE])
    return before[1].casefold() if before else "", after[1].casefold() if after else ""
