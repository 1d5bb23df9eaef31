"""Corrections: an article that is marked as corrected, or that says which figure it replaces ("5.44, not the 5.83 it reported earlier")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import chain, islice
from typing import TypeVar

from factcheck.comparing.copies.clocks import is_clock
from factcheck.comparing.interval import factor, mixable
from factcheck.comparing.remembered import remembered, remembered_of_two
from factcheck.comparing.times.periods import told_on
from factcheck.quantities import find_dates, find_quantities
from factcheck.quantities.dates.mention import DateMention
from factcheck.records import Article, Claim, Corpus, Quantity, Unit
from factcheck.text.patterns import later, that_may_find, worded

WITHIN = 92
"""Days after which an article is no longer taken for the one that is corrected."""
MARKED_WITHIN = 7
"""The same where the later article is only marked as corrected."""
HEAD = 200
"""Characters from the start of a title or text in which the mark stands; and from its end, for a note under the story."""
LONGEST = 600
"""Characters of a sentence that is a note of correction, at most, and of one in which days and times of day are replaced."""
MOST_MARKS = 20
"""Words of correction of one sentence that are looked into."""
AFTER_MARK = 12
"""Characters between such a word and the figure."""
READ_ON = 60
"""Characters behind that figure in which it is said whose it was; and behind "an earlier version said", in which it stands."""
Placed = TypeVar("Placed", Quantity, DateMention)

_PIECE = "(?:article|story|report|post|page|headline|piece)"
_GAVE = "misstated|misreported|said|stated|gave|put|had|listed|reported"
"""How an earlier version had the figure."""
_MARK = later(r"\A\W*(?:corrected\b|correction\b|correcting\b|refile\b)", re.IGNORECASE)
_NOTE = worded(
    r"\((?:corrects|correcting|corrected)\b|\bcorrects (?:to show|figure|day|date|pay date)\b|\bcompany corrects\b"
    r"|\b(?:story|article|version|report|headline) (?:has been|was|is) (?:corrected|amended)\b",
    re.IGNORECASE,
    words=("correct", "amended"),
)
_NOT = worded(
    r"\b(?:not|instead of|rather than)\s+(?:the\s+|an?\s+|about\s+|some\s+|as\s+)*", re.IGNORECASE, words=("not", "instead", "rather")
)
_FROM = worded(r"\bcorrect(?:s|ed|ing)?\b[^.;:()–—-]{0,60}?\bfrom\s+(?:the\s+)?", re.IGNORECASE, words=("correct",))
_FORMER = worded(
    r"\b(?:revis|lower|downgrad|upgrad|rais|reduc|adjust|cut)\w*\b[^.;:()]{0,30}?\bfrom (?:an? |the |its |their )?"
    r"(?:initial|initially reported|preliminary|earlier|previous|original|first) "
    r"(?:(?:report|estimate|reading|toll|count|figure|measurement)s? )?(?:of |as |at )?",
    re.IGNORECASE,
    words=("initial", "preliminary", "earlier", "previous", "original", "first"),
)
"""What a figure was before it was revised: "revised down from an initial report of 7.3"."""
_SAID = worded(
    r"\b(?:earlier|previously|originally|initially|incorrectly|wrongly|erroneously|mistakenly)\s+(?:reported|stated|given|put|announced|said)"
    r"\s+(?:(?!that\b)[a-z]+\s+){0,3}?(?:as|at(?! (?:least|most)\b)|to be|was|were)\s+",
    re.IGNORECASE,
    words=("earlier", "previously", "originally", "initially", "incorrectly", "wrongly", "erroneously", "mistakenly"),
)
_VERSION = worded(
    r"\b(?:earlier|previous|first|original|initial) (?:version|edition)s? of (?:this|the|our) "
    rf"{_PIECE}\b[^.;:()]{{0,80}}?\b(?:{_GAVE})\s+",
    re.IGNORECASE,
    words=("version", "edition"),
)
_STORY = worded(
    r"\b(?:previous|earlier|initial|original|preliminary) "
    r"(?:stor(?:y|ies)|reports?|articles?|versions?|posts?|updates?|statements?)\b(?! of (?:this|the|our)\b)"
    rf"[^.;:()]{{0,40}}?\b(?:{_GAVE}|identified)\s+",
    re.IGNORECASE,
    words=("previous", "earlier", "initial", "original", "preliminary"),
)
_OWN_NOTE = worded(
    r"\A\W*(?:correction|clarification|corrects|correcting"
    r"|\((?:corrects|correcting|corrected|changes paragraph|fixes|amends|clarifies))\b"
    rf"|\b(?:version|edition)s? of (?:this|our) {_PIECE}\b"
    rf"|\bthis {_PIECE} (?:has been|was|is being) (?:corrected|amended|updated)\b",
    re.IGNORECASE,
    words=("correct", "clarification", "version", "edition", "amended", "updated", "changes", "fixes", "amends", "clarifies"),
)
_EARLIER = later(
    r"\b(?:earlier|previous|previously|originally|initial|initially|first|former|formerly|once|until|wrongly|incorrectly|mistakenly|instead"
    r"|from|compared|against|versus|vs|had|not)\b",
    re.IGNORECASE,
)
_WRONG = later(r"\b(?:correct(?:s|ed|ing|ion)|misstat\w+|erroneous\w*|mistaken\w*|in error|incorrect\w*|wrongly)\b", re.IGNORECASE)
_ITS_OWN = later(
    r"\A[^.;]{0,40}?\b(?:it|he|she|they|company|firm|group|agency|ministry|department|office|police|officials|spokes\w+|story|article|version)\b"
    r"[^.;]{0,24}?\b(?:reported|announced|said|stated|gave|given|published|issued)\b",
    re.IGNORECASE,
)
_REVISED = later(r"\ba revised\b|\brevised (?:up|down|from|to|higher|lower)", re.IGNORECASE)
_LONG_AGO = later(r"\A[^.;]{0,60}?\b(?:last|previous|prior|earlier|a) (?:month|quarter|year)\b", re.IGNORECASE)
"""A statistic that is reckoned anew each month is no correction: "instead of the 2.8 percent it reported last month"."""


@lru_cache(maxsize=16384)
def replaced_in(sentence: str) -> tuple[tuple[Decimal, Unit], ...]:
    """The figures that a sentence says are no longer right, each with its unit.

    >>> [str(value) for value, _ in replaced_in("It will pay 5.44 dollars a share, not the 5.83 dollars it reported earlier.")]
    ['5.83']
    >>> replaced_in("It earned 12 million dollars, not the 15 million that analysts expected.")
    ()
    """
    return tuple((one.figure.value, one.unit) for one in _replaced(sentence))


@lru_cache(maxsize=16384)
def replaced_times_in(sentence: str) -> tuple[DateMention, ...]:
    """The days and times of day that a sentence says are no longer right.

    >>> sentence = "The company corrects the pay date, April 25, not April 28 in a story that ran on Monday."
    >>> [(time.month, time.day) for time in replaced_times_in(sentence)]
    [(4, 28)]
    """
    marks = _marks(sentence) if len(sentence) <= LONGEST else []
    if not marks:
        return ()
    times = [one for one in find_dates(sentence) if one.kind == "clock" or (one.kind == "day" and one.month and one.day)]
    return tuple(_behind(marks, sentence, times))


@lru_cache(maxsize=16384)
def _replaced(sentence: str) -> tuple[Quantity, ...]:
    """The figures that a sentence says are no longer right, where they stand in it."""
    marks = _marks(sentence)
    return tuple(_behind(marks, sentence, find_quantities(sentence))) if marks else ()


def stands_nearer(other: Claim, claim: Claim) -> bool:
    """Whether another figure of a claim's sentence stands nearer to what the sentence replaces, and so is what stands in its stead."""
    if other is claim or other.sentence != claim.sentence or other.article != claim.article or not mixable(other.unit, claim.unit):
        return False
    sentence = claim.sentence
    here, there = sentence.find(claim.quote), sentence.find(other.quote)
    return any(here < there < one.start or one.start < there < here for one in _replaced(sentence))


def _marks(sentence: str) -> list[re.Match[str]]:
    """The words of a sentence behind which a figure stands that is no longer right."""
    patterns = that_may_find(sentence, (_FROM, _FORMER, _SAID, _VERSION, _STORY, _NOT))
    return list(islice(chain.from_iterable(pattern.finditer(sentence) for pattern in patterns), MOST_MARKS))


def _behind(marks: list[re.Match[str]], sentence: str, some: Sequence[Placed]) -> Iterator[Placed]:
    """The figures or times right behind such words, where the sentence means that they were wrong."""
    wrong = _WRONG.search(sentence) is not None
    for mark in marks:
        # A word that opens a time ("from", "until") is a part of it.
        reach = READ_ON if mark.re.pattern in (_VERSION.pattern, _STORY.pattern) else AFTER_MARK
        near = next((one for one in some if one.end > mark.end() and mark.start() < one.start <= mark.end() + reach), None)
        behind = sentence[near.end : near.end + READ_ON] if near is not None else ""
        own = _ITS_OWN.match(behind) and not _LONG_AGO.match(behind)
        if near is not None and not (not wrong and _is_changed(mark, near)) and (wrong or mark.re.pattern != _NOT.pattern or own):
            yield near


def _is_changed(mark: re.Match[str], placed: Quantity | DateMention) -> bool:
    """Whether what stood there first was no fault: an offer raised from an initial sum, a percentage that a statistic reckons anew."""
    if not isinstance(placed, Quantity):
        return False
    reckoned = mark.re.pattern == _SAID.pattern and placed.unit.symbol == "%"
    return reckoned or (mark.re.pattern == _FORMER.pattern and placed.unit.dimension.startswith(("money", "ratio")))


def replaces(sentence: str, claim: Claim) -> bool:
    """Whether a sentence says that this figure, day or time of day is not right any more."""
    if claim.quantity.kind == "date":
        return any(_tells(claim, time) for time in replaced_times_in(sentence))
    replaced = replaced_in(sentence)
    return bool(replaced) and any(_is_same(claim, value, unit) for value, unit in replaced)


def _tells(claim: Claim, time: DateMention) -> bool:
    """Whether a claim of a day, or of a time of day, is the time that a sentence names."""
    if is_clock(claim) or time.kind == "clock":
        return is_clock(claim) and time.kind == "clock" and claim.figure.value == (time.hour or 0) * 60 + (time.minute or 0)
    day = claim.period.start if claim.period and claim.period.days == 1 else None
    return day is not None and (day.month, day.day) == (time.month, time.day) and time.year in (None, day.year)


@remembered
def is_replaced(claim: Claim) -> bool:
    """Whether a claim's own sentence says that its figure is not right any more."""
    if claim.quantity.kind == "date":
        return replaces(claim.sentence, claim)
    replaced = replaced_in(claim.sentence)
    return bool(replaced) and any(value == claim.figure.value for value, _ in replaced)


def is_note(sentence: str) -> bool:
    """Whether a sentence is an article's own note that it was corrected, or that an earlier version of it was wrong.

    >>> is_note("This story has been corrected to show that the fund holds 12.5 million euros, not 125 million.")
    True
    """
    return len(sentence) <= LONGEST and _OWN_NOTE.search(sentence) is not None


def tells_of_earlier(sentence: str) -> bool:
    """Whether a sentence tells what was said, planned or true before: what is no longer right may stand there."""
    return _EARLIER.search(sentence) is not None


def is_marked(article: Article) -> bool:
    """Whether an article is marked as the corrected version of another: "CORRECTED - …", "(Corrects figure in …)"."""
    return _is_marked(article.title, article.text)


@lru_cache(maxsize=8192)
def _is_marked(title: str, text: str) -> bool:
    first = text.lstrip()[:HEAD]
    return any((_MARK.match(title), _MARK.match(first), *(_NOTE.search(part) for part in (title, first, text[-HEAD:]))))


@remembered_of_two
def corrected(a: Claim, b: Claim, corpus: Corpus) -> tuple[Claim, str] | None:
    """Which of two differing claims the other article corrects, and how that is known; None where neither does."""
    one, other = corpus.articles.get(a.article), corpus.articles.get(b.article)
    if one is None or other is None or one is other:
        return None
    first, second = told_on(a, corpus), told_on(b, corpus)
    if first is None or second is None:
        return None
    apart = (second - first).days
    for old, new, before, after, days in ((a, b, one, other, apart), (b, a, other, one, -apart)):
        if not 0 <= days <= WITHIN or is_replaced(old):
            continue
        if replaces(new.sentence, old) and _corrects(new, old):
            return old, f"the later article corrects it: {new.quote}, not {old.quote}"
        if days <= MARKED_WITHIN and is_marked(after) and not is_marked(before):
            return old, f"the article with {new.quote} is marked as a correction"
    return None


def _corrects(new: Claim, old: Claim) -> bool:
    """Whether a figure stands in the place of one that its sentence replaces; what both give side by side, neither corrects."""
    return new.quote not in old.sentence and not _REVISED.search(new.sentence) and not is_replaced(new) and old.mood == new.mood


def _is_same(claim: Claim, value: Decimal, unit: Unit) -> bool:
    if not unit.symbol:
        return claim.figure.value == value
    return mixable(claim.unit, unit) and claim.figure.value * factor(claim.unit.factor) == value * factor(unit.factor)
