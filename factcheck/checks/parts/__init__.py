"""Wholes and their parts: totals, shares and averages."""

from factcheck.checks.parts.average import average
from factcheck.checks.parts.share import share
from factcheck.checks.parts.total import total

__all__ = ["average", "share", "total"]
