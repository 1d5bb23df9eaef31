"""The one sum, figure or age of its sort in a headline against the one of the text, where both tell the same thing."""

from __future__ import annotations

import re
from decimal import Decimal

from factcheck.checks.headline.zones import Zones
from factcheck.comparing.amounts import shared_words
from factcheck.comparing.interval import ratio
from factcheck.comparing.reports.evidence import SHARED_OF_ONE
from factcheck.comparing.slips import are_swapped
from factcheck.records import COUNTED, Claim, Corpus
from factcheck.tables import is_headline, text_of
from factcheck.text.patterns import later

FAR = Decimal(4)
"""Figures farther apart than this are two things, however alike they are told."""
FEWEST = 10
"""Counts below this are told in many ways ("two men and a girl")."""
NOT_HELD = frozenset({"time", "age", "multiple", "number", "dimension", "points", "temperature"})
"""Dimensions of which headline and text name many a figure in passing ("10-year bonds", "for the first time in 20 years")."""
YEARS_NEAR = 5
"""Two ages of a headline and its text that lie further apart are of two persons, unless digits are swapped."""
_WORD_BEHIND = later(r"\s(\w+)")
_YEARS_OLD = later(r"\d-(?:year|month)-old\b", re.IGNORECASE)

Odd = tuple[tuple[Claim, ...], str, float, str]
"""The figures of the text that stand against a headline's, how they differ in words, the score, and the sum."""


def sole_amount(heading: Claim, parts: Zones, _corpus: Corpus) -> Odd | None:
    """The only figure of its sort in the text, told in its lead in words of the headline, where that gives another as its only one."""
    few = heading.unit.dimension in COUNTED and heading.figure.value < FEWEST
    changed = heading.unit.symbol == "%" and heading.role == "change"  # which has a check of its own
    if heading.unit.dimension in NOT_HELD or few or changed or not heading.unit.symbol or not is_headline(heading):
        return None
    over = [claim for _place, claim in parts.headings if _is_of_its_sort(claim, heading)]
    under = [claim for claim in parts.body if _is_of_its_sort(claim, heading)]
    if len(over) != 1 or len(under) != 1 or over[0] is not heading or under[0] not in parts.lead:
        return None
    body = under[0]
    exact = all(claim.figure.hedge == "exact" and len(claim.figure.written) == 1 for claim in (heading, body))
    alike = (heading.unit, heading.role) == (body.unit, body.role) and {heading.quantity.trend, body.quantity.trend} != {"up", "down"}
    apart = ratio(heading, body)
    if not exact or not alike or apart is None or apart >= FAR or len(shared_words(heading, body)) < SHARED_OF_ONE:
        return None
    return (body,), f"the text gives {body.quote}", 0.8, ""


def _is_of_its_sort(claim: Claim, heading: Claim) -> bool:
    """Whether two figures are of one unit; sums of money of one dimension, whatever the currency, since one may be the other converted."""
    if heading.unit.dimension == "money":
        return claim.unit.dimension == "money"
    return claim.unit.symbol == heading.unit.symbol


def sole_age(heading: Claim, parts: Zones, corpus: Corpus) -> Odd | None:
    """Another age of the only person whom the text calls "N-year-old", where both are called by one word: "7-year-old boy"."""
    if not _is_years_old(heading):
        return None
    ages = [body for body in parts.body if body.unit.dimension == "age"]
    told = [body for body in ages if _is_years_old(body)]
    lead = [body for body in told if body in parts.lead and _may_be_one_person(heading, body)]
    if lead and len({body.figure.value for body in told}) == 1 and _called(heading, corpus) == _called(lead[0], corpus) != "":
        return (lead[0],), f"the text speaks of a {lead[0].quote}", 0.75, ""
    return None


def _called(claim: Claim, corpus: Corpus) -> str:
    """The word behind an age."""
    found = _WORD_BEHIND.match(text_of(claim, corpus)[claim.end :])
    return found[1].casefold() if found else ""


def _may_be_one_person(heading: Claim, body: Claim) -> bool:
    """Whether two ages lie near enough, or a slip apart: a child of two and a man of 34 are two persons."""
    one, other = (f"{claim.figure.written[0].normalize():f}" for claim in (heading, body))
    return abs(Decimal(one) - Decimal(other)) <= YEARS_NEAR or are_swapped(one, other)


def _is_years_old(claim: Claim) -> bool:
    return claim.unit.dimension == "age" and _YEARS_OLD.search(claim.quote) is not None
