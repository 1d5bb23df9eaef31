"""Kinds of check that need no second account, one folder a kind or a family of kinds."""

from factcheck.checks.wording import pattern_problems

__all__ = ["pattern_problems"]
