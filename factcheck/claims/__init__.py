"""Claims: every figure understood as what it measures, whose it is, when, who said so and in what mood; one file a slot."""

from factcheck.claims.read import find_claims

__all__ = ["find_claims"]
