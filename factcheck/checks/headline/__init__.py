"""Headlines, decks and captions against the text below."""

from factcheck.checks.headline.kind import headline

__all__ = ["headline"]
