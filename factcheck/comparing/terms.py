"""Bounds that are figures of their own: a loan of up to 40 million is not one of up to 60 million, though both may come to 30 million."""

from __future__ import annotations

import re
from dataclasses import replace

from factcheck.comparing.remembered import remembered
from factcheck.records import Claim
from factcheck.text.patterns import later

AT_MOST = "at_most"
LOOK_BACK = 24
"""Characters before a figure in which the words stand that make it a maximum."""

_SETS = later(
    r"\b(?:contract\w*|deal|agree[ds]?|agreement|accord|pact|treaty|licen[cs]e[ds]?|permit(?:s|ted)?|entitle[ds]?|allow(?:s|ed)?"
    r"|authori[sz]e[ds]?|pledge[ds]?|commit(?:s|ted|ment)?|guarantee[ds]?|grants?|loans?|credit|tender|capacity"
    r"|can (?:carry|hold|take|seat|store|process|produce|make|treat))\b",
    re.IGNORECASE,
)
_MAXIMUM = later(r"\b(?:up to|maximum(?: of)?|(?:no|not) more than)\s+[^\s\d]{0,4}\d", re.IGNORECASE)
_SEEN = later(
    r"\b(?:estimat\w+|fear\w*|believ\w+|reported|witness\w*|likely|expect\w*|forecast\w*|may|might|could|about|so far|now"
    r"|loss(?:es)?|stuck|worth)\b",
    re.IGNORECASE,
)


def are_terms(a: Claim, b: Claim) -> bool:
    """Whether two figures are like bounds that a deal or a permit sets, and so may be held against each other as they are printed."""
    return AT_MOST == a.figure.hedge == b.figure.hedge and is_term(a) and is_term(b)


@remembered
def is_term(claim: Claim) -> bool:
    """Whether a figure is a bound that a deal or a permit sets: "under the contract it will supply up to 160,000 barrels a day"."""
    bound = claim.figure.hedge == AT_MOST and claim.role == "level" and claim.quantity.kind == "quantity"
    if not bound or not _SETS.search(claim.sentence) or _SEEN.search(claim.sentence):
        return False
    at = max(0, claim.sentence.find(claim.quote))
    # "As many as 300" and "at least 40" are told of what was counted or feared.
    return _MAXIMUM.search(claim.sentence[max(0, at - LOOK_BACK) : at] + claim.quote) is not None


def as_printed(claim: Claim) -> Claim:
    """The claim with its bound taken for the figure itself."""
    value = claim.figure.value
    return replace(claim, quantity=replace(claim.quantity, figure=replace(claim.figure, low=value, high=value, hedge="exact")))
