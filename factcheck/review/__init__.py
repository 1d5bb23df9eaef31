"""People's verdicts on findings: the words, what settles, and how a filled-in sheet is read back."""

from factcheck.review.ledger import read_reviews
from factcheck.review.sheet import guard, unguard
from factcheck.review.verdicts import REASONS, REVIEWER_COLUMNS, VERDICTS, is_settled, reviews_by_finding, settled_findings, standing_review

__all__ = [
    "REASONS",
    "REVIEWER_COLUMNS",
    "VERDICTS",
    "guard",
    "is_settled",
    "read_reviews",
    "reviews_by_finding",
    "settled_findings",
    "standing_review",
    "unguard",
]
