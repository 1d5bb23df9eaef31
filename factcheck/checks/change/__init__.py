"""Changes between two levels: percent, amount, ratio words, direction."""

from factcheck.checks.change.kind import change

__all__ = ["change"]
