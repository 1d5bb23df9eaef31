"""Which tolls of two articles are worth holding against each other: those of one measure whose articles name one place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from itertools import combinations, combinations_with_replacement, product
from typing import NamedTuple

from factcheck.comparing.basis import Proposed
from factcheck.comparing.places import scene_of
from factcheck.comparing.stories import touches_draft
from factcheck.comparing.tolls.one_event import is_told_toll, one_event
from factcheck.records import Claim, Corpus
from factcheck.tables import measure_key

MOST_UNDER_ONE = 60
"""Tolls of one measure under one place; a place that more tell of is passed over."""


class Standing(NamedTuple):
    """Where a claim stands among candidates: under which key (None: under none), in which story, and whether it leads its equals."""

    key: Hashable
    story: str
    leads: bool


NOWHERE = Standing(None, "", False)
"""Of claims that nothing has held against each other yet."""


def have_met(one: Standing, other: Standing) -> bool:
    """Whether claims that stand so met under their key, or can't: those of one story, and equals of those that lead."""
    if one.key is None or one.key != other.key:
        return False
    return one.story == other.story or not (one.leads and other.leads)


def _unmet(group: Sequence[int], stands: Sequence[Standing]) -> Iterator[tuple[int, int]]:
    """The pairs of some tolls, by number, that were not held against each other under a key; those that stand alike are asked as one."""
    alike: dict[Standing, list[int]] = defaultdict(list)
    for number in group:
        alike[stands[number]].append(number)
    for one, other in combinations_with_replacement(alike, 2):
        if not have_met(one, other):
            pairs = combinations(alike[one], 2) if one is other else product(alike[one], alike[other])
            yield from ((min(pair), max(pair)) for pair in pairs)


def toll_pairs(claims: Sequence[Claim], corpus: Corpus, standing: Callable[[Claim], Standing] = lambda _: NOWHERE) -> Proposed:
    """Pairs of tolls of two articles that seem to tell of one event, a draft's first, without those that met elsewhere (see `have_met`).

    What is left out are tolls under a place that too many tell of.
    """
    tolls = [claim for claim in claims if is_told_toll(claim)]
    spots = [(claim.article, claim.where, claim.start) for claim in tolls]
    first = {spot: number for number, spot in reversed([*enumerate(spots)])}
    scenes = {claim.article: scene_of(article) for claim in tolls if (article := corpus.articles.get(claim.article))}
    places = frozenset().union(*(scene.places | scene.countries for scene in scenes.values()))
    named_in = {article: places & (scene.names | scene.countries) for article, scene in scenes.items()}
    under: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, claim in enumerate(tolls):
        measure = measure_key(claim)
        for place in named_in.get(claim.article, ()):
            under[measure, place].append(number)
    stands = list(map(standing, tolls))
    found: dict[object, tuple[Claim, Claim]] = {}
    seen: set[tuple[int, int]] = set()
    looked_at = passed = 0
    for _key, group in sorted(under.items()):
        if len(group) > MOST_UNDER_ONE:
            passed += len(group)
            continue
        for m, n in _unmet(group, stands):
            a, b = tolls[m], tolls[n]
            pair = first[spots[m]], first[spots[n]]
            if pair in seen or a.article == b.article or not touches_draft(a, b, corpus):
                continue
            seen.add(pair)
            looked_at += 1
            if one_event(a, b, corpus):
                found[*spots[m], *spots[n]] = (a, b) if a.article in corpus.drafts else (b, a)
    return Proposed([found[at] for at in sorted(found)], looked_at, passed)  # type: ignore[type-var]
