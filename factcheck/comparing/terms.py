"""Bounds that are figures of their own: a loan of up to 40 million is not one of up to 60 million, though both may come to 30 million."""

from __future__ import annotations

import re
from dataclasses import replace

from factcheck.comparing.remembered import remembered
from factcheck.records import Claim
from factcheck.text.patterns import later

FIXED = frozenset({"at_most", "at_least"})
"""Bounds that a deal sets; who says "more than" has counted."""

_SETS = later(
    r"\b(?:contract\w*|deal|agree[ds]?|agreement|accord|pact|treaty|licen[cs]e[ds]?|permit(?:s|ted)?|entitle[ds]?|allow(?:s|ed)?"
    r"|authori[sz]e[ds]?|pledge[ds]?|commit(?:s|ted|ment)?|guarantee[ds]?|grants?|loans?|credit|tender|capacity"
    r"|can (?:carry|hold|take|seat|store|process|produce|make|treat))\b",
    re.IGNORECASE,
)
_SEEN = later(
    r"\b(?:estimat\w+|fear\w*|believ\w+|reported|witness\w*|likely|expect\w*|forecast\w*|may|might|could|about|so far|now)\b",
    re.IGNORECASE,
)


def are_terms(a: Claim, b: Claim) -> bool:
    """Whether two figures are like bounds that a deal or a permit sets, and so may be held against each other as they are printed."""
    return a.figure.hedge == b.figure.hedge and is_term(a) and is_term(b)


@remembered
def is_term(claim: Claim) -> bool:
    """Whether a figure is a bound that a deal or a permit sets: "under the contract it will supply up to 160,000 barrels a day"."""
    bound = claim.figure.hedge in FIXED and claim.role == "level" and claim.quantity.kind == "quantity"
    return bound and _SETS.search(claim.sentence) is not None and _SEEN.search(claim.sentence) is None


def as_printed(claim: Claim) -> Claim:
    """The claim with its bound taken for the figure itself."""
    value = claim.figure.value
    return replace(claim, quantity=replace(claim.quantity, figure=replace(claim.figure, low=value, high=value, hedge="exact")))
