"""The words a reviewer may write, what each means, and when a finding is settled."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import lru_cache

from factcheck.records import Review

REVIEWER_COLUMNS = ("verdict", "reason", "correct_value", "source", "reviewer", "reviewed_on", "note")

VERDICTS: Mapping[str, str] = {
    "a_wrong": "figure A is wrong",
    "b_wrong": "figure B is wrong",
    "both_wrong": "both figures are wrong",
    "both_right": "both figures are right, the difference is explained",
    "out_of_date": "one figure was right in its time",
    "false_alarm": "false alarm: the figures should not have been compared",
    "unsure": "not decided",
    "accepted": "known and accepted",
}
"""Every verdict and its meaning in words; a blank one leaves the finding open."""

SETTLING = frozenset({"both_right", "out_of_date", "false_alarm", "accepted"})

REASONS = ("entity", "measure", "period", "unit", "parse", "rounding", "definition", "quotation", "same_origin", "other")
"""Why a false alarm was one."""


@lru_cache(maxsize=1000)
def fold_word(word: str) -> str:
    """A word as the ledger spells it: case, spaces and dashes don't matter.

    >>> fold_word(" False-Alarm ")
    'false_alarm'
    """
    return re.sub(r"[\s_‐-―-]+", "_", word.strip().lower()).strip("_")


def nearest(word: str, words: Iterable[str]) -> str:
    """Words to suggest for a misspelt one: the nearest, or all of them where none is near.

    >>> nearest("a_rong", VERDICTS)
    'did you mean a_wrong?'
    """
    known = list(words)
    close = get_close_matches(word, known, 1)
    return f"did you mean {close[0]}?" if close else f"use one of: {', '.join(known)}"


def reviews_by_finding(reviews: Iterable[Review]) -> dict[str, tuple[Review, ...]]:
    """The reviews of each finding by its id, in the order of the ledger."""
    found: dict[str, tuple[Review, ...]] = {}
    for review in reviews:
        found[review.finding] = (*found.get(review.finding, ()), review)
    return found


def is_settled(reviews: Iterable[Review]) -> bool:
    """True where the reviews of one finding close it: at least one verdict, all verdicts the same, and one that settles.

    A figure that somebody found wrong stays open until the copy is mended, and so does what two reviewers judge differently.

    >>> is_settled([Review("F-1", "both_right")]), is_settled([Review("F-1", "a_wrong")])
    (True, False)
    >>> is_settled([Review("F-1", "both_right"), Review("F-1", "accepted")])
    False
    """
    verdicts = {review.verdict for review in reviews if review.verdict}
    return len(verdicts) == 1 and verdicts <= SETTLING


def settled_findings(reviews: Iterable[Review]) -> frozenset[str]:
    """The ids of the findings that need nobody's attention any more."""
    return frozenset(finding for finding, own in reviews_by_finding(reviews).items() if is_settled(own))


def standing_review(reviews: Iterable[Review]) -> Review | None:
    """The last review that carries a verdict, or None."""
    return next((review for review in reversed(tuple(reviews)) if review.verdict), None)


def verdict_in_words(reviews: Iterable[Review]) -> str:
    """The verdict that stands, with its note; where reviewers differ, what each says; "" where nobody has judged.

    >>> verdict_in_words([Review("F-1", "a_wrong", reviewer="Mira", note="see the statement")])
    'figure A is wrong see the statement'
    >>> verdict_in_words([Review("F-1", "a_wrong", reviewer="Mira"), Review("F-1", "accepted", reviewer="Jon")])
    'reviewers differ: Mira: figure A is wrong; Jon: known and accepted'
    """
    judged = [review for review in reviews if review.verdict]
    if len({review.verdict for review in judged}) < 2:
        last = standing_review(judged)
        return f"{VERDICTS.get(last.verdict, last.verdict)} {last.note}".strip() if last else ""
    each = (f"{one.reviewer or 'somebody'}: {VERDICTS.get(one.verdict, one.verdict)} {one.note}".strip() for one in judged)
    return f"reviewers differ: {'; '.join(each)}"
