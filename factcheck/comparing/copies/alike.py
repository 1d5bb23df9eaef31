"""Sentences that are one sentence but for the figure: copies and rewordings of one story."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import cache, lru_cache
from itertools import chain, compress

from factcheck.comparing.basis import Proposed
from factcheck.comparing.confidence import is_listed
from factcheck.comparing.copies.forms import is_entry, runs_out
from factcheck.comparing.copies.origins import one_story
from factcheck.comparing.markets import may_be_of_two_hours
from factcheck.comparing.measures import counts_all
from factcheck.comparing.remembered import remembered, remembered_there
from factcheck.comparing.times.periods import told_on
from factcheck.records import COUNTED, Claim, Corpus
from factcheck.tables import entity_key, measure_key, text_of
from factcheck.text.patterns import later
from factcheck.text.spelt import spelt_words
from factcheck.vocab import rows, word_list

FEWEST_WORDS = 5
"""Content words that two sentences must share at least."""
ALIKE = 0.75
"""Which part of all their content words that must be."""
COPIED_WITHIN = 2
"""Days within which like wording means a copy; later it is more likely a report that comes out every week or month."""
COPIED = timedelta(days=COPIED_WITHIN)
LAST_COPIED = date.max - COPIED
FEWEST_LIKE = 3
LIKE = 0.5
"""The same of the shorter sentence where both are known to measure the same."""
PROBES = 4
"""Words of a sentence, the rarest, under which it is looked for."""
WINDOW = 60
"""Under one word, in order of time, with how many further claims each is compared. What is left out is counted."""
UNLIKE = 2
"""How many content words may differ on each side of the figure."""
BESIDE = 30
"""Characters on each side of a figure in which its neighbours are looked for."""

NO_WORDS: frozenset[str] = frozenset()

TIMES = frozenset({"month", "weekday", "season", "ordinal", "deictic", "unit", "relation", "part"})
"""Kinds of words of time that set two like sentences apart."""

Known = Callable[[Claim], object]
"""What is known of a claim by itself; nothing or None where its sentence has to say what it is."""

_NUMBER = later(r"\d[\d.,]*")
_LABEL = later(r"\b[A-Z][a-z]+ \d{1,3}\b(?![.,:]?\d| ?[%$])")
_LAST = later(r"([^\W\d_]+)\W*$")
_FIRST = later(r"^\W*([^\W\d_]+)")


@cache
def number_words() -> frozenset[str]:
    """The words that write numbers, in lower case."""
    return frozenset(row["word"].casefold() for row in rows("numbers"))


@lru_cache(maxsize=65536)
def content(sentence: str) -> tuple[frozenset[str], frozenset[str]]:
    """A sentence's content words (three letters and more, no figures) in lower case, and which of them it spells with a capital within."""
    numbers = number_words()
    words = [(low, word) for word in spelt_words(sentence) if len(word) > 2 and (low := word.casefold()) not in numbers]
    return frozenset([low for low, _ in words]), frozenset([low for low, word in words[1:] if word[0].isupper()]) or NO_WORDS


def alike_pairs(claims: Sequence[Claim], corpus: Corpus, known: Known) -> Proposed:
    """Pairs of claims that stand in like sentences at the same spot, a draft's first.

    Two claims that are both `known` for what they are need no help of their sentences and are passed over. Found by rare words that like
    sentences are likely to share, never by all pairs.
    """
    told_at = [(told_on(claim, corpus) or date.min, *_spot(claim)) for claim in claims]
    order = sorted(range(len(claims)), key=told_at.__getitem__)
    claims, days = [claims[number] for number in order], [told_at[number][0] for number in order]
    loose = [not known(claim) for claim in claims]
    later: dict[int, set[int]] = defaultdict(set)
    left_out = 0
    for group in (*_by_rare_word(claims, loose), *_ownerless(claims).values()):
        free = [at for at, number in enumerate(group) if loose[number]]
        if not free:
            continue
        told, freed = [days[number] for number in group], [group[at] for at in free]
        left_out += beyond(told, WINDOW)
        for at, m in enumerate(group[: free[-1] + 1]):
            until = min(at + 1 + WINDOW, _printed_within(told, at))
            later[m].update(group[at + 1 : until] if loose[m] else freed[bisect_right(free, at) : bisect_left(free, until)])
    found = [(claims[m], claims[n]) for m in sorted(later) for n in _standing_together(m, sorted(later[m]), claims, corpus)]
    pairs = sorted((sorted(pair, key=_spot) for pair in found), key=lambda pair: (_spot(pair[0]), _spot(pair[1])))
    return Proposed([(a, b) if a.article in corpus.drafts else (b, a) for a, b in pairs], sum(map(len, later.values())), left_out)


def _printed_within(days: Sequence[date], at: int) -> int:
    """Up to which place in a list of days those lie, from one on, in which copies of it are printed; all where its day is not known."""
    day = days[at]
    return len(days) if day == date.min else bisect_right(days, min(day, LAST_COPIED) + COPIED, at)


def _standing_together(m: int, later: Iterable[int], claims: Sequence[Claim], corpus: Corpus) -> Iterator[int]:
    """Those of the claims with these numbers that stand together with claim `m`."""
    a = claims[m]
    sentence, ownerless, drafted = a.sentence, _may_go_without_owner(a), a.article in corpus.drafts
    for n in later:
        b = claims[n]
        if not (drafted or b.article in corpus.drafts):
            continue
        # Most pairs share one rare word and no more.
        alike = sentence != b.sentence and _share_most(sentence, b.sentence) and are_alike(a, b, corpus)
        if alike or (ownerless and _may_go_without_owner(b) and are_like(a, b, corpus)):
            yield n


def _spot(claim: Claim) -> tuple[str, str, int]:
    return claim.article, claim.where, claim.start


def _by_rare_word(claims: Sequence[Claim], loose: Sequence[bool]) -> Iterator[list[int]]:
    """Claims, by number, under their unit and each of the rarest words of their sentence that another has too; one loose in each group."""
    words_of = {sentence: content(sentence)[0] for sentence in {claim.sentence for claim in claims}}
    common = Counter(chain.from_iterable(words_of.values()))
    shared = sorted((count, word) for word, count in common.items() if count > 1)
    rank = {word: number for number, (_, word) in enumerate(shared)}
    rarest = {
        sentence: sorted([rank[word] for word in words if word in rank])[:PROBES]
        for sentence, words in words_of.items()
        if len(words) >= FEWEST_WORDS
    }
    under: dict[str, dict[int, list[int]]] = defaultdict(dict)
    for claim in compress(claims, loose):
        under[claim.unit.symbol].update((word, []) for word in rarest.get(claim.sentence, ()))
    for number, claim in enumerate(claims):
        groups = under.get(claim.quantity.unit.symbol)
        if groups:
            for word in rarest.get(claim.sentence, ()):
                if word in groups:
                    groups[word].append(number)
    return (group for groups in under.values() for group in groups.values())


def beyond(days: Sequence[date], window: int) -> int:
    """Of sentences told on these days, in order, how many pairs a window leaves out that lie no further apart than copies do.

    >>> beyond([date(2026, 3, 1)] * 4, 2), beyond([date(2026, 3, 1), date(2026, 3, 2), date(2026, 3, 8)], 1)
    (1, 0)
    """
    if len(days) <= window + 1:
        return 0
    return sum(max(0, bisect_right(days, min(day, LAST_COPIED) + COPIED) - at - 1 - window) for at, day in enumerate(days))


def are_alike(a: Claim, b: Claim, corpus: Corpus) -> bool:
    """Whether two claims stand at one spot of what is one sentence but for the figure.

    No name may differ, nothing that is known of measure and owner, no direction, and the articles lie at most two days apart. Within one
    article both must name something, and measure the same.
    """
    if a.sentence == b.sentence or a.unit.symbol != b.unit.symbol:
        return False
    if not _share_most(a.sentence, b.sentence) or not _slots_fit(a, b) or not _days_fit(a, b, corpus):
        return False
    (here, names), (there, other_names) = content(a.sentence), content(b.sentence)
    differ = here ^ there
    if not differ.isdisjoint(names | other_names) or (a.article == b.article and not (names and a.measure and b.measure)):
        return False
    if are_two_things(a, b, corpus):
        return False
    return differ.isdisjoint(_telling()) and _stand_alike(a, b, corpus)


@lru_cache(maxsize=65536)
def _share_most(one: str, other: str) -> bool:
    """Whether two sentences share most of their content words, and enough of them."""
    here, there = content(one)[0], content(other)[0]
    if min(len(here), len(there)) < ALIKE * max(len(here), len(there)):
        return False
    shared = len(here & there)
    return shared >= FEWEST_WORDS and shared >= ALIKE * (len(here) + len(there) - shared)


def are_two_things(a: Claim, b: Claim, corpus: Corpus) -> bool:
    """Whether like sentences tell of two things: a market on two days, two groups by number, or whoever a phrase without a name is of."""
    if counts_all(a) != counts_all(b) or _numbered(a) != _numbered(b):  # "Group 5 had a response of 43%", "Group 6 had a response of 50%"
        return True
    if a.article == b.article:
        return False
    if told_on(a, corpus) != told_on(b, corpus) and any(_moves_daily(claim) for claim in (a, b)):
        return True
    if may_be_of_two_hours(a, b, corpus) or (is_entry(a) and is_entry(b)) or (runs_out(a) and runs_out(b)):
        return True
    nameless = not (content(a.sentence)[1] or content(b.sentence)[1])
    return nameless and any(map(_is_market, (a, b))) and one_story(a.article, b.article, corpus) is not True


def _moves_daily(claim: Claim) -> bool:
    """Whether a figure is a market's, which the next day's report gives anew in the same words."""
    return _is_market(claim) or claim.role == "change" or claim.unit.dimension.startswith("money/")


def _is_market(claim: Claim) -> bool:
    return (claim.measure or "").casefold().split(" per ")[0] in word_list("market_measures")


@remembered
def _numbered(claim: Claim) -> frozenset[str]:
    """What a claim's sentence calls by a number: "Group 5", "Phase 2"; like sentences on two of them tell of two things."""
    return frozenset(_LABEL.findall(claim.sentence.replace(claim.quote, "")))


def _ownerless(claims: Sequence[Claim]) -> dict[tuple[str, str], list[int]]:
    """Claims, by number, whose measure is known and whose owner is not, under unit and measure."""
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, claim in enumerate(claims):
        if _may_go_without_owner(claim):
            found[claim.unit.symbol, measure_key(claim)].append(number)
    return found


def _may_go_without_owner(claim: Claim) -> bool:
    """Whether the measure says enough by itself: an amount, not persons or things counted in passing, nor somebody's age."""
    if claim.entity or not claim.measure or not is_listed(claim.measure):
        return False
    return claim.unit.dimension not in COUNTED and claim.unit.dimension != "age"


def are_like(a: Claim, b: Claim, corpus: Corpus) -> bool:
    """Whether two claims of two articles, both without a known owner, measure the same in much the same words.

    Amounts only. The articles must not tell of two stories, neither sentence name what the other does not, nor another time.
    """
    if (
        a.article == b.article
        or a.entity
        or b.entity
        or not _may_go_without_owner(a)
        or not _may_go_without_owner(b)
        or a.unit.symbol != b.unit.symbol
    ):
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


@remembered_there
def _neighbours(claim: Claim, corpus: Corpus) -> tuple[str, str]:
    """The words before and after a figure, in lower case."""
    text = text_of(claim, corpus)
    before = _LAST.search(text[max(0, claim.start - BESIDE) : claim.start])
    after = _FIRST.search(text[claim.end : claim.end + BESIDE])
    return before[1].casefold() if before else "", after[1].casefold() if after else ""
