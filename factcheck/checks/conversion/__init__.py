"""One quantity told in two units."""

from factcheck.checks.conversion.kind import conversion

__all__ = ["conversion"]
