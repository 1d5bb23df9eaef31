"""Corrections: an article that is marked as corrected, or that says which figure it replaces ("5.44, not the 5.83 it reported earlier")."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import chain, islice

from factcheck.comparing.copies.origins import are_copies, one_story
from factcheck.comparing.interval import mixable, to_base
from factcheck.comparing.times.periods import told_on
from factcheck.quantities import find_quantities
from factcheck.records import Article, Claim, Corpus, Unit
from factcheck.tables import measure_key
from factcheck.text.patterns import later

WITHIN = 92
"""Days after which an article is no longer taken for the one that is corrected."""
MARKED_WITHIN = 7
"""The same where the later article is only marked as corrected."""
HEAD = 200
"""Characters from the start of a title or text in which the mark stands; and from its end, for a note under the story."""
MOST_MARKS = 20
"""Words of correction of one sentence that are looked into."""
AFTER_MARK = 12
"""Characters between such a word and the figure."""
READ_ON = 60
"""Characters behind that figure in which it is said whose it was."""
FEWEST_LIKE = 0.4
"""Which part of the lines with figures of the shorter article must stand in both, but for those, for one to be a version of the other."""

_MARK = later(r"\A\W*(?:corrected\b|correction\b|correcting\b|refile\b)", re.IGNORECASE)
_NOTE = later(
    r"\((?:corrects|correcting|corrected)\b|\bcorrects (?:to show|figure|day|date|pay date)\b|\bcompany corrects\b"
    r"|\b(?:story|article|version|report|headline) (?:has been|was|is) (?:corrected|amended)\b",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:not|instead of|rather than)\s+(?:the\s+|an?\s+|about\s+|some\s+|as\s+)*", re.IGNORECASE)
_FROM = later(r"\bcorrect(?:s|ed|ing)?\b[^.;:()–—-]{0,60}?\bfrom\s+(?:the\s+)?", re.IGNORECASE)
_SAID = later(
    r"\b(?:earlier|previously|originally|initially|incorrectly|wrongly|erroneously|mistakenly)\s+(?:reported|stated|given|put|announced|said)"
    r"\s+(?:[a-z]+\s+){0,3}?(?:as|at|to be|was|were)\s+",
    re.IGNORECASE,
)
_WRONG = later(r"\b(?:correct(?:s|ed|ing|ion)|misstat\w+|erroneous\w*|mistaken\w*|in error|incorrect\w*|wrongly)\b", re.IGNORECASE)
_ITS_OWN = later(
    r"\A[^.;]{0,40}?\b(?:it|he|she|they|company|firm|group|agency|ministry|department|office|police|officials|spokes\w+|story|article|version)\b"
    r"[^.;]{0,24}?\b(?:reported|announced|said|stated|gave|given|published|issued)\b",
    re.IGNORECASE,
)
_FIGURE = later(r"\d[\d.,/]*")


@lru_cache(maxsize=16384)
def replaced_in(sentence: str) -> tuple[tuple[Decimal, Unit], ...]:
    """The figures that a sentence says are no longer right, each with its unit.

    >>> [str(value) for value, _ in replaced_in("It will pay 5.44 dollars a share, not the 5.83 dollars it reported earlier.")]
    ['5.83']
    >>> replaced_in("It earned 12 million dollars, not the 15 million that analysts expected.")
    ()
    """
    marks = list(islice(chain(_FROM.finditer(sentence), _SAID.finditer(sentence), _NOT.finditer(sentence)), MOST_MARKS))
    if not marks:
        return ()
    wrong, quantities = _WRONG.search(sentence) is not None, find_quantities(sentence)
    found = []
    for mark in marks:
        near = next((one for one in quantities if mark.end() <= one.start <= mark.end() + AFTER_MARK), None)
        own = near is not None and _ITS_OWN.match(sentence[near.end : near.end + READ_ON])
        if near is not None and (wrong or mark.re is not _NOT or own):
            found.append((near.figure.value, near.unit))
    return tuple(found)


def is_replaced(claim: Claim) -> bool:
    """Whether a claim's own sentence says that its figure is not right any more."""
    replaced = replaced_in(claim.sentence)
    return bool(replaced) and any(value == claim.figure.value for value, _ in replaced)


@lru_cache(maxsize=8192)
def is_marked(article: Article) -> bool:
    """Whether an article is marked as the corrected version of another: "CORRECTED - …", "(Corrects figure in …)"."""
    first = article.text.lstrip()[:HEAD]
    return any(
        (
            _MARK.match(article.title),
            _MARK.match(first),
            *(_NOTE.search(part) for part in (article.title, first, article.text[-HEAD:])),
        )
    )


def corrected(a: Claim, b: Claim, corpus: Corpus) -> tuple[Claim, str] | None:
    """Which of two differing claims the other article corrects, and how that is known; None where neither does."""
    one, other = corpus.articles.get(a.article), corpus.articles.get(b.article)
    if one is None or other is None or one is other:
        return None
    for old, new, before, after in ((a, b, one, other), (b, a, other, one)):
        days = _days_between(old, new, corpus)
        if days is None or not 0 <= days <= WITHIN or is_replaced(old):
            continue
        if any(_is_same(old, value, unit) for value, unit in replaced_in(new.sentence)) and old.mood == new.mood:
            return old, f"the later article corrects it: {new.quote}, not {old.quote}"
        if days <= MARKED_WITHIN and is_marked(after) and not is_marked(before):
            return old, f"the article with {new.quote} is marked as a correction"
    return None


def _days_between(old: Claim, new: Claim, corpus: Corpus) -> int | None:
    first, second = told_on(old, corpus), told_on(new, corpus)
    return (second - first).days if first and second else None


def _is_same(claim: Claim, value: Decimal, unit: Unit) -> bool:
    return claim.figure.value == value and (mixable(claim.unit, unit) or not unit.symbol)


def correction_pairs(claims: Sequence[Claim], corpus: Corpus) -> Iterator[tuple[Claim, Claim, str]]:
    """Claims that a later article corrects, with the claim that replaces them and how that is known; those of a draft first.

    Found by the figure that a correction names, and between an article marked as corrected and what it is a version of.
    """
    seen = set()
    for old, new in (*_named_pairs(claims, corpus), *_version_pairs(claims, corpus)):
        found = corrected(old, new, corpus)
        place = (old.article, old.where, old.start, new.article, new.where, new.start)
        if found is not None and found[0] is old and place not in seen:
            seen.add(place)
            yield (old, new, found[1]) if old.article in corpus.drafts else (new, old, found[1])


def _named_pairs(claims: Sequence[Claim], corpus: Corpus) -> Iterator[tuple[Claim, Claim]]:
    """The claims of other articles whose very figure a sentence replaces, with the figures of that sentence that may stand in its stead."""
    news = [claim for claim in claims if claim.quantity.kind == "quantity" and replaced_in(claim.sentence) and not is_replaced(claim)]
    if not news:
        return
    by_value: dict[Decimal, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.quantity.kind == "quantity" and not replaced_in(claim.sentence):
            by_value[claim.figure.value].append(claim)
    for new in news:
        for value, unit in replaced_in(new.sentence):
            if not (mixable(new.unit, unit) or not unit.symbol):
                continue
            for old in by_value.get(value, ()):
                known = measure_key(old) and measure_key(old) == measure_key(new)
                telling = known or len(value.normalize().as_tuple().digits) > 1
                if telling and old.article != new.article and _of_one_matter(old, new, corpus):
                    yield old, new


def _of_one_matter(old: Claim, new: Claim, corpus: Corpus) -> bool:
    touched = bool(corpus.drafts & {old.article, new.article})
    return (
        touched and to_base(old.figure.value, old) != to_base(new.figure.value, new) and one_story(old.article, new.article, corpus) is True
    )


def _version_pairs(claims: Sequence[Claim], corpus: Corpus) -> Iterator[tuple[Claim, Claim]]:
    """The claims that differ at one spot of like lines between a marked article and an unmarked version of it."""
    marked = [article for article in corpus.articles.values() if is_marked(article)]
    if not marked:
        return
    lines: dict[str, dict[str, list[list[Claim]]]] = defaultdict(dict)
    sentences: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.quantity.kind in ("quantity", "date"):
            sentences[claim.article, claim.where, claim.sentence].append(claim)
    for (article, _where, sentence), some in sentences.items():
        lines[article].setdefault(_FIGURE.sub("#", sentence), []).append(sorted(some, key=lambda claim: claim.start))
    for after in marked:
        for before in _before(after, corpus):
            one, other = lines[before.id], lines[after.id]
            shared = len(one.keys() & other.keys())
            like = shared > 1 and shared >= FEWEST_LIKE * min(len(one), len(other)) and _share_a_name(before, after)
            if like or are_copies(before, after):
                yield from _line_by_line(one, other)


def _before(after: Article, corpus: Corpus) -> Iterator[Article]:
    """The unmarked articles of the week before, and of the same day."""
    for before in corpus.articles.values():
        near = before.published and after.published and 0 <= (after.published - before.published).days <= MARKED_WITHIN
        if before.id != after.id and near and not is_marked(before) and corpus.drafts & {before.id, after.id}:
            yield before


def _share_a_name(a: Article, b: Article) -> bool:
    one, other = ({word for word in re.findall(r"[^\W\d_]{4,}", f"{x.title} {x.text[:HEAD]}") if word[0].isupper()} for x in (a, b))
    return len(one & other) * 2 >= min(len(one), len(other)) > 0


def _line_by_line(before: dict[str, list[list[Claim]]], after: dict[str, list[list[Claim]]]) -> Iterator[tuple[Claim, Claim]]:
    for line, olds in before.items():
        news = after.get(line, [])
        for left, right in zip(olds, news, strict=True) if len(olds) == len(news) else ():
            if len(left) == len(right):
                yield from ((old, new) for old, new in zip(left, right, strict=True) if _differ(old, new))


def _differ(old: Claim, new: Claim) -> bool:
    if old.quantity.kind != new.quantity.kind or old.quote == new.quote:
        return False
    if old.quantity.kind == "date":
        return (old.period and (old.period.start, old.period.end)) != (new.period and (new.period.start, new.period.end))
    return mixable(old.unit, new.unit) and old.figure.value != new.figure.value
