"""Rules as data: what a rule file may say, how it is read, and how a rule is told to an editor."""

from factcheck.rulebook.chosen import chosen
from factcheck.rulebook.explain import explain
from factcheck.rulebook.kinds import KINDS, READS_DATES, Kind, kind_named
from factcheck.rulebook.load import load_rules, shipped_packs, shipped_version

__all__ = ["KINDS", "READS_DATES", "Kind", "chosen", "explain", "kind_named", "load_rules", "shipped_packs", "shipped_version"]
