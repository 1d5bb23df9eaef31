"""Figures whose scale can't be right."""

from factcheck.checks.magnitude.kind import magnitude

__all__ = ["magnitude"]
