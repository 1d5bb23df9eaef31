"""Figures and superlatives against reference tables."""

from factcheck.checks.published.reference import reference
from factcheck.checks.published.superlative import superlative

__all__ = ["reference", "superlative"]
