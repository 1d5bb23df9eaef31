"""A finding's message as a headline: the count of who has which value stands apart from it."""

from __future__ import annotations

import re

from factcheck.records import Finding

_COUNTED = re.compile(r"(.+) \((.+; [\d,]+ values? from [\d,]+ origins?)\)\Z", re.DOTALL)


def headline_of(finding: Finding) -> tuple[str, str]:
    """The message without the values of the whole clash, and those values; '' where the message has none.

    With "A and B do not agree (A in 2, B in 1; 2 values from 3 origins)" the headline ends at "agree".
    """
    found = _COUNTED.match(finding.message) if finding.also else None
    return (found[1], found[2]) if found else (finding.message, "")
