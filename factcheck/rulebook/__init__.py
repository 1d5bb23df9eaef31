"""Rules as data: what a rule file may say, how it is read, and how a rule is told to an editor."""

from factcheck.rulebook.explain import explain
from factcheck.rulebook.kinds import KINDS, Kind
from factcheck.rulebook.load import load_rules, shipped_packs, shipped_version
from factcheck.rulebook.schema import did_you_mean

__all__ = ["KINDS", "Kind", "did_you_mean", "explain", "load_rules", "shipped_packs", "shipped_version"]
