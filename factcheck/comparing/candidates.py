"""Which claims are worth holding against each other: those under one key (dimension, measure, entity) and in one story or time."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from factcheck.comparing.basis import Proposed
from factcheck.comparing.confidence import slot_doubts
from factcheck.comparing.copies.alike import alike_pairs
from factcheck.comparing.interval import asserted
from factcheck.comparing.measures import grows
from factcheck.comparing.remembered import one_of_equals, remembered
from factcheck.comparing.stories import are_apart, is_timed, touches_draft
from factcheck.comparing.times.periods import name_two_times, named
from factcheck.comparing.tolls.pairs import Standing, toll_pairs
from factcheck.records import COUNTED, Claim, Corpus
from factcheck.tables import measure_key, owner_key
from factcheck.text.spoken import A_SHARE

Key = tuple[str, str, str]
Place = tuple[str, str, int, int]

COMPARED_KINDS = frozenset({"quantity", "duration"})
WINDOW = 40
"""Under one key, in order of time, how many further groups of equal claims each group is held against: of its story, and of its time."""
MAX_PAIRS = 600
"""Pairs under one key, story and month: a popular key can't explode. What is left out is counted."""


class Candidates(NamedTuple):
    """Pairs to judge, equal claims of further articles (`repeats`: the one judged, its equal), and what was set aside."""

    pairs: tuple[tuple[Claim, Claim], ...]
    repeats: tuple[tuple[Claim, Claim], ...]
    collapsed: int
    left_out: int
    looked_at: int = 0
    """Pairs that were looked at one by one to find them: under a key, a rare word of both sentences, or a place of both articles."""


def place_of(claim: Claim) -> Place:
    """What tells one claim from all others of a run: its article and where in it."""
    quantity = claim.quantity
    return claim.article, claim.where, quantity.start, quantity.end


@remembered
def key_of(claim: Claim) -> Key | None:
    """The key under which a claim is looked up; None where its measure or entity is not known, or it is no amount."""
    if claim.quantity.kind not in COMPARED_KINDS or not claim.measure or not claim.entity:
        return None
    return one_of_equals((family_of(claim), measure_key(claim), owner_key(claim)))


def family_of(claim: Claim) -> str:
    """What a claim's unit can be converted within: a dimension, one currency, or all that is counted."""
    unit = claim.unit
    dimension = unit.dimension
    if dimension.startswith("money"):
        per_share = unit.symbol.endswith(A_SHARE) and "per share" in (claim.measure or "").casefold()
        return f"money {unit.symbol.removesuffix(A_SHARE)}" if per_share else f"{dimension} {unit.symbol}"
    return "count" if dimension in COUNTED else "ratio" if dimension == "points" else dimension


def by_key(claims: Iterable[Claim]) -> dict[Key, list[Claim]]:
    """Claims under their keys, in the order given; those without a key are left out."""
    found: dict[Key, list[Claim]] = defaultdict(list)
    for claim in claims:
        key = key_of(claim)
        if key:
            found[key].append(claim)
    return found


def candidates(claims: Sequence[Claim], corpus: Corpus) -> Candidates:
    """The pairs to judge, each touching a draft, a draft's claim first; in a fixed order whatever the order of the claims."""
    pairs: list[tuple[Claim, Claim]] = []
    repeats: list[tuple[Claim, Claim]] = []
    leading: set[int] = set()
    collapsed = left_out = looked_at = 0
    for _key, under in sorted(by_key(claims).items()):
        if len(under) < 2:
            continue
        groups = _equal(under, corpus)
        collapsed += len(under) - len(groups)
        leading |= {id(group[0]) for group in groups}
        found = _pairs(groups, corpus)
        left_out += found.left_out
        looked_at += found.looked_at
        pairs += found.pairs
        repeats += _repeats(groups, found.pairs, corpus)
    amounts = [claim for claim in claims if claim.quantity.kind in COMPARED_KINDS]
    alike = alike_pairs(amounts, corpus, key_of)
    tolls = toll_pairs(amounts, corpus, lambda one: Standing(key_of(one), corpus.stories.get(one.article, ""), id(one) in leading))
    known = {frozenset(map(place_of, pair)) for pair in alike.pairs}
    pairs += alike.pairs
    pairs += [pair for pair in tolls.pairs if frozenset(map(place_of, pair)) not in known]
    left_out += alike.left_out + tolls.left_out
    return Candidates(tuple(pairs), tuple(repeats), collapsed, left_out, looked_at + alike.looked_at + tolls.looked_at)


def _equal(claims: list[Claim], corpus: Corpus) -> list[list[Claim]]:
    """Equal claims together, the one to show first: of a draft, clearest, earliest. In order of time."""
    groups: dict[object, list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[_sameness(claim), _story(claim, corpus)].append(claim)
    for group in (group for group in groups.values() if len(group) > 1):
        group.sort(key=lambda claim: (claim.article not in corpus.drafts, len(slot_doubts(claim)), claim.where == "title", place_of(claim)))
    return sorted(groups.values(), key=lambda group: (_day(group[0]), group[0].article not in corpus.drafts, place_of(group[0])))


def _sameness(claim: Claim) -> object:
    """Equal for claims that say the same of the same: across articles only where the time is known, since two unknowns are not equal.

    Across stories too only where the claim names its time; and never across stories that the input names.
    """
    period = claim.period
    dated = period is not None and period.start is not None and period.end is not None
    time: object = (period.start, period.end, period.assumed) if period and dated else (claim.article, period.text if period else "")
    quantity = claim.quantity
    what = (quantity.unit.symbol, claim.role, claim.mood, (claim.speaker or "").casefold(), claim.scope, quantity.trend)
    return asserted(claim), time, what


def _story(claim: Claim, corpus: Corpus) -> str:
    article = corpus.articles.get(claim.article)
    if article and article.story:
        return article.story
    return "" if is_timed(claim) else corpus.stories.get(claim.article, "")


def _day(claim: Claim) -> date:
    return claim.period.start if claim.period and claim.period.start else date.min


def _pairs(groups: list[list[Claim]], corpus: Corpus) -> Proposed:
    found: list[tuple[Claim, Claim]] = []
    count: Counter[tuple[str, int, int]] = Counter()
    first = [group[0] for group in groups]
    timed = [named(claim) is not None for claim in first]
    drafted = [claim.article in corpus.drafts for claim in first]
    stories = [corpus.stories.get(claim.article, "") for claim in first]
    near, beyond = _near(first, stories)
    for at, further in enumerate(near):
        a, story = first[at], stories[at]
        heading = story, _day(a).year, _day(a).month
        for other in further:
            b = first[other]
            if not (drafted[at] or drafted[other]) or (timed[at] and timed[other] and _periods_apart(a, b)):
                continue
            if not (story and story == stories[other]) and are_apart(a, b, corpus):
                continue
            if count[heading] >= MAX_PAIRS:
                beyond += 1
            else:
                count[heading] += 1
                found.append((a, b) if drafted[at] else (b, a))
    return Proposed(found, sum(map(len, near)), beyond)


def _near(claims: list[Claim], stories: list[str]) -> tuple[list[list[int]], int]:
    """For each claim, in order of time, with its story, the numbers of later ones to hold it against; and how many pairs that leaves out.

    Of its own story, of those that name a time if it names one, and of no known story, the next `WINDOW` each; of no story itself, of all.
    """
    every = list(range(len(claims)))
    timed = [number for number in every if is_timed(claims[number])]
    within: dict[str, list[int]] = defaultdict(list)
    for number, story in enumerate(stories):
        within[story].append(number)
    near: list[list[int]] = []
    beyond = 0
    for number, claim in enumerate(claims):
        lists = [every] if not stories[number] else [within[stories[number]], within[""], *([timed] if is_timed(claim) else [])]
        further: set[int] = set()
        for some in lists:
            at = bisect_right(some, number)
            further.update(some[at : at + WINDOW])
            last = bisect_right(some, _last(claim), key=lambda other: _day(claims[other])) if some is timed else len(some)
            beyond += max(0, last - at - WINDOW)
        near.append(sorted(further))
    return near, beyond


def _last(claim: Claim) -> date:
    """The last day on which a claim's own time can have begun for another to meet it."""
    return claim.period.end if claim.period and claim.period.end else date.max


def _periods_apart(a: Claim, b: Claim) -> bool:
    return name_two_times(a, b) and not grows(a) and a.unit.dimension != "age"


def _repeats(groups: list[list[Claim]], pairs: Sequence[tuple[Claim, Claim]], corpus: Corpus) -> list[tuple[Claim, Claim]]:
    """The first claim of each group with its equals of other articles, once an article.

    Where a draft is among them, or the first is judged beside one: then the others say what it says.
    """
    judged = {id(claim) for pair in pairs for claim in pair}
    found = []
    for first, *others in groups:
        seen, beside = {first.article}, id(first) in judged
        for other in others:
            if other.article not in seen and (beside or touches_draft(first, other, corpus)):
                seen.add(other.article)
                found.append((first, other))
    return found
