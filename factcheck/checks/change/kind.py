"""The kind `change`: by how much, by how many percent, how many times and which way something moved, against the levels beside it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factcheck.checks.change.added import additions
from factcheck.checks.change.differences import differences
from factcheck.checks.change.interest import interest
from factcheck.checks.change.judged import Judged, judged
from factcheck.checks.change.told import Told, movements
from factcheck.comparing.interval import asserted, overlap
from factcheck.records import Claim, Comparison, Corpus, Rule
from factcheck.tables import looked_at

NEAR = 500
"""Characters round a movement in which another base for its change is looked for."""
MOST_NEAR = 30


def change(claims: Sequence[Claim], rules: Sequence[Rule], corpus: Corpus) -> list[Comparison]:
    """Movements of drafts whose figures don't fit each other, by what each rule's `settings["check"]` names.

    percent: "rose 20% to 10 from 8". amount: "up 33,000 from 755,000 to 790,000", "12 here and 20 there, a difference of 6". ratio-words:
    "doubled to 12 from 8". direction: "fell to 12 from 10". percent-or-points: "rose 2% to 7.5% from 5.5%". interest: "$10,000 at 3% will
    earn $10,300 in a year". `claims[0]` is what was stated (of a ratio word or a direction the level reached), then its evidence, and
    headlines that repeat it. A movement that fits gives a comparison with verdict "agree".
    """
    by_check: dict[str, list[Rule]] = defaultdict(list)
    for rule in sorted(rules, key=lambda rule: rule.id):
        for name in rule.settings.get("check", ()):
            by_check[name].append(rule)
    drafts = [claim for claim in claims if claim.article in corpus.drafts]
    beside = _Beside.of(drafts)
    found: list[Comparison] = []
    for told in movements(drafts, corpus):
        for one in judged(told, lambda: beside.near(told), corpus):  # noqa: B023 - called at once
            found += (_comparison(one, told.shown, rule, beside) for rule in by_check[one.check] if looked_at(one.stated, rule.when))
    beyond = (("ratio-words", additions), ("amount", differences))
    for name, read in beyond:
        for one, levels in read(drafts, corpus) if by_check[name] else ():
            found += (_comparison(one, levels, rule, beside) for rule in by_check[one.check] if looked_at(one.stated, rule.when))
    for rule in by_check["interest"]:
        found += (one for one in interest(drafts, rule, corpus) if looked_at(one.claims[0], rule.when))
    return found


def _comparison(one: Judged, shown: Sequence[Claim], rule: Rule, beside: _Beside) -> Comparison:
    evidence = tuple(claim for claim in shown if claim.start != one.stated.start)
    return Comparison(
        rule,
        (one.stated, *evidence, *beside.repeats(one.stated)) if one.verdict == "disagree" else (one.stated, *evidence),
        one.verdict,
        "arithmetic",
        one.score,
        one.sum,
        one.gap,
        reasons=("the figures stand side by side as one movement",),
        doubts=one.doubts,
    )


class _Beside(NamedTuple):
    """The figures of the drafts, to be found by place, and those of their headlines."""

    claims: dict[tuple[str, str], list[Claim]]
    starts: dict[tuple[str, str], list[int]]
    headlines: dict[str, list[Claim]]

    @classmethod
    def of(cls, claims: Sequence[Claim]) -> _Beside:
        places: dict[tuple[str, str], list[Claim]] = defaultdict(list)
        headlines: dict[str, list[Claim]] = defaultdict(list)
        for claim in sorted(claims, key=lambda claim: claim.start):
            places[claim.article, claim.where].append(claim)
            if (claim.zone == "headline" or claim.where == "title") and len(headlines[claim.article]) < MOST_NEAR:
                headlines[claim.article].append(claim)
        return cls(dict(places), {place: [claim.start for claim in some] for place, some in places.items()}, headlines)

    def near(self, told: Told) -> list[Claim]:
        """Figures near a movement that are none of its own."""
        first, last = told.shown[0], told.shown[-1]
        place = first.article, first.where
        low, high = bisect_left(self.starts[place], first.start - NEAR), bisect_right(self.starts[place], last.end + NEAR)
        own = {claim.start for claim in told.shown}
        here = bisect_left(self.starts[place], first.start)
        some = self.claims[place][max(low, here - MOST_NEAR) : min(high, here + MOST_NEAR)]
        return [claim for claim in some if claim.start not in own]

    def repeats(self, stated: Claim) -> Iterator[Claim]:
        """Figures of the headline that say the stated one again: one fault, told twice."""
        for claim in self.headlines.get(stated.article, ()):
            other = (claim.where, claim.start) != (stated.where, stated.start)
            if other and claim.unit.symbol == stated.unit.symbol and overlap(asserted(claim), asserted(stated)):
                yield claim
