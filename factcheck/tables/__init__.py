"""Reference tables to rows that can be compared, and which claims a row or a rule looks at."""

from factcheck.tables.factors import Spread, barrels_per_tonne, other_readings, rate_range
from factcheck.tables.keys import entity_key, measure_key, owner_key
from factcheck.tables.plausible import PlausibleRange, entity_type, outside, plausible_for, plausible_ranges, times_beyond
from factcheck.tables.reference import load_tables, read_table, table_versions
from factcheck.tables.slots import READERS, has_value, is_headline, looked_at, reader_of, rule_for, slot_value, text_of

__all__ = [
    "READERS",
    "PlausibleRange",
    "Spread",
    "barrels_per_tonne",
    "entity_key",
    "entity_type",
    "has_value",
    "is_headline",
    "load_tables",
    "looked_at",
    "measure_key",
    "other_readings",
    "outside",
    "owner_key",
    "plausible_for",
    "plausible_ranges",
    "rate_range",
    "read_table",
    "reader_of",
    "rule_for",
    "slot_value",
    "table_versions",
    "text_of",
    "times_beyond",
]
