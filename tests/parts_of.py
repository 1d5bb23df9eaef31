"""Runs the checks of one kind over a text, as the pipeline does, and gives what they said."""

from __future__ import annotations

from decimal import Decimal

from factcheck.claims import find_claims
from factcheck.records import Allow, Article, Comparison, Corpus, Rule
from factcheck.rulebook import kind_named


def compared(text: str, kind: str, *checks: str, percent: str = "0") -> list[Comparison]:
    article = Article("a", text)
    rule = Rule("parts.any", "t", "warning", kind, "w", "s", allow=Allow(Decimal(percent)), settings={"check": checks})
    claims = [claim for claim in find_claims(article) if claim.quantity.kind == "quantity"]
    return kind_named(kind)(claims, [rule], Corpus({"a": article}, frozenset("a")))


def gaps(text: str, kind: str, *checks: str, percent: str = "0") -> list[str]:
    """What the check says is odd, each with the figure at fault before it."""
    found = compared(text, kind, *checks, percent=percent)
    return [f"{one.claims[0].quote}: {one.gap}" for one in found if one.verdict == "disagree"]
