"""Reference tables to rows that can be compared, and which claims a row or a rule looks at."""

from factcheck.tables.keys import entity_key, measure_key, owner_key
from factcheck.tables.plausible import PlausibleRange, entity_type, outside, plausible_for, plausible_ranges
from factcheck.tables.slots import SLOTS, has_value, looked_at, slot_value, text_of

__all__ = [
    "SLOTS",
    "PlausibleRange",
    "entity_key",
    "entity_type",
    "has_value",
    "looked_at",
    "measure_key",
    "outside",
    "owner_key",
    "plausible_for",
    "plausible_ranges",
    "slot_value",
    "text_of",
]
