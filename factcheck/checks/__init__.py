"""Kinds of check that need no second account: the scale of a figure and its wording."""

from factcheck.checks.magnitude import magnitude
from factcheck.checks.wording import pattern_problems, wording

__all__ = ["magnitude", "pattern_problems", "wording"]
