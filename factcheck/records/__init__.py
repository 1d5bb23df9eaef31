"""The records that flow through the house: plain, frozen, and made of the standard library only.

Spans are code points into ``Article.text``, end exclusive. Amounts are `decimal.Decimal`, exactly as printed and scaled ("2.5 billion"
is 2500000000). ``None`` in a slot means "not known"; two unknowns never equal each other.
"""

from factcheck.records.claims import (
    NO_UNIT,
    Claim,
    Clue,
    Figure,
    Hedge,
    Kind,
    Mood,
    Period,
    Quantity,
    Role,
    Trend,
    Unit,
    Where,
    Zone,
    plain,
)
from factcheck.records.findings import SEVERITIES, Allow, Comparison, Confidence, Finding, Review, Rule, Run, Severity, Uncompared, Verdict
from factcheck.records.inputs import Anchor, Article, Corpus, LookedUp, Problem, TableRow

__all__ = [
    "NO_UNIT",
    "SEVERITIES",
    "Allow",
    "Anchor",
    "Article",
    "Claim",
    "Clue",
    "Comparison",
    "Confidence",
    "Corpus",
    "Figure",
    "Finding",
    "Hedge",
    "Kind",
    "LookedUp",
    "Mood",
    "Period",
    "Problem",
    "Quantity",
    "Review",
    "Role",
    "Rule",
    "Run",
    "Severity",
    "TableRow",
    "Trend",
    "Uncompared",
    "Unit",
    "Verdict",
    "Where",
    "Zone",
    "plain",
]
