"""Two dated events that a sentence puts in an order which their dates turn round: "sold in 2015, after a fire in 2019"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from factcheck.checks.calendar.days import Draft
from factcheck.comparing.times.periods import in_words
from factcheck.records import Claim, Comparison, Rule
from factcheck.text.patterns import later

FARTHEST = 120
"""Characters between two dates of which the one can still be said to be before or after the other."""

# The word must stand right behind the first date and open the clause of the second;
# "after all", "before tax" and the like say nothing of time. With "and", "but" or "who"
# between them the two dates may belong to two clauses: "he joined in 1980, and after the defeat in 1983 he was elected".
_ORDER = later(
    r",?\s(?:(?:just|shortly|soon|long|well|right|immediately|days|weeks|months|years)\s)?"
    r"(?P<order>before|after)\s(?!all\b|tax\b|interest\b|that\b|this\b|which\b|it\b)(?:[\w’'-]+\s){1,9}(?:in|on)\s(?:the\s)?"
)
_YEAR = later(r"^(?!since\b).*\b(?:1[5-9]|20)\d\d\b", re.IGNORECASE)
"""A date with its own year: one taken from the article may be another, and "since 2002" is of all the time after it."""
_OTHER_TIMES = later(
    r"\b(?:and|but|or|when|while|who|whose|as|until|till|since|from|between|by|ago|later|earlier|again|not|never|if|would|could|will|plans?)\b|\d"
)


def orders(draft: Draft, rule: Rule) -> Iterator[Comparison]:
    """Neighbouring dates of one sentence with "before" or "after" between them, held against what the word says."""
    dates = [claim for claim in draft.claims if claim.quantity.kind == "date" and claim.period and claim.period.start]
    for first, second in pairwise(dates):
        order = _order_told(first, second, draft)
        if order and _turned(first, second, order):
            yield _comparison(first, second, order, rule)


def _order_told(first: Claim, second: Claim, draft: Draft) -> str:
    """before, after, or "" where the words between tell no order of the two, or of other times too, or where a date has no year."""
    if (first.where, first.sentence) != (second.where, second.sentence) or first.where != "text" or second.start - first.end > FARTHEST:
        return ""
    if not (_YEAR.search(first.quote) and _YEAR.search(second.quote)):
        return ""
    between = draft.article.text[first.end : second.start]
    told = _ORDER.fullmatch(between)
    return told["order"] if told and not _OTHER_TIMES.search(between) else ""


def _turned(first: Claim, second: Claim, order: str) -> bool:
    one, other = first.period, second.period
    if not (one and other and one.start and one.end and other.start and other.end):
        return False
    return one.start > other.end if order == "before" else one.end < other.start


def _comparison(first: Claim, second: Claim, order: str, rule: Rule) -> Comparison:
    one, other = in_words(first.period), in_words(second.period)
    gap = f"{first.quote} is told as {order} {second.quote}, but comes {'after' if order == 'before' else 'before'} it"
    words = f"{one} is told as {order} {other}"
    return Comparison(rule, (first, second), "disagree", "calendar", 0.7, words, gap, reasons=("both dates stand in one sentence",))
