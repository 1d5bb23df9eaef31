"""Times that label the figures of a bracket: "sales rose to 50 million (2021: 48 million)"."""

from __future__ import annotations

from factcheck.quantities.dates.find import DateMention
from factcheck.records import Quantity
from factcheck.text.patterns import later

REACH = 40
"""Characters before a label in which its bracket opens."""
_OPENED = later(r"\([^()]*$")


def labels_others(text: str, quantity: Quantity, mention: DateMention) -> bool:
    """Whether a time labels the figures of a bracket that this figure stands outside of, and so is none of its own."""
    if text[mention.end : mention.end + 1] != ":" or not _OPENED.search(text, max(0, mention.start - REACH), mention.start):
        return False
    return quantity.start < mention.end or ")" in text[mention.end : quantity.start]
