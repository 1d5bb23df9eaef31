"""Figures put in words that can't be meant."""

from factcheck.checks.wording.kind import pattern_problems, wording

__all__ = ["pattern_problems", "wording"]
