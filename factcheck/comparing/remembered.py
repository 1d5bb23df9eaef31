"""What is worked out of one claim again and again, kept while that claim is being compared."""

from __future__ import annotations

from collections.abc import Callable
from functools import update_wrapper
from typing import TypeVar

from factcheck.records import Article, Claim, Corpus

MOST = 8192
"""Claims that a function remembers; then it forgets all of them, so that a long run holds none for good. `cache_clear` does so at once."""

T = TypeVar("T")


def remembered(function: Callable[[Claim], T]) -> Callable[[Claim], T]:
    """The function, which works out its answer once for a claim; told apart by identity, since to hash a whole claim takes longer.

    >>> @remembered
    ... def length(claim):
    ...     print("read")
    ...     return len(claim.quote)
    >>> from factcheck import Article, find_claims
    >>> claim = find_claims(Article("a", "Norway has 12 ports."))[0]
    >>> length(claim), length(claim)
    read
    (8, 8)
    """
    kept: dict[int, tuple[Claim, T]] = {}

    known = kept.get

    def ask(claim: Claim) -> T:
        found = known(id(claim))
        # The claim is kept beside its answer: while it is held no other can have its identity.
        if found is not None and found[0] is claim:
            return found[1]
        if len(kept) >= MOST:
            kept.clear()
        answer = function(claim)
        kept[id(claim)] = claim, answer
        return answer

    ask.cache_clear = kept.clear  # type: ignore[attr-defined]
    return update_wrapper(ask, function)


def remembered_there(function: Callable[[Claim, Corpus], T]) -> Callable[[Claim, Corpus], T]:
    """The same for what is worked out of a claim and the article in which it stands, and of nothing else."""
    kept: dict[int, tuple[Claim, Article | None, T]] = {}

    def ask(claim: Claim, corpus: Corpus) -> T:
        article = corpus.articles.get(claim.article)
        found = kept.get(id(claim))
        if found is not None and found[0] is claim and found[1] is article:
            return found[2]
        if len(kept) >= MOST:
            kept.clear()
        answer = function(claim, corpus)
        kept[id(claim)] = claim, article, answer
        return answer

    ask.cache_clear = kept.clear  # type: ignore[attr-defined]
    return update_wrapper(ask, function)


def remembered_of_two(function: Callable[[Claim, Claim], T]) -> Callable[[Claim, Claim], T]:
    """The same for two claims, but only for those that were asked for last: one judgement asks for its pair in several places."""
    kept: list[tuple[Claim, Claim, T]] = []

    def ask(a: Claim, b: Claim) -> T:
        for one, other, answer in kept:
            if one is a and other is b:
                return answer
        answer = function(a, b)
        kept[:] = [(a, b, answer)]
        return answer

    ask.cache_clear = kept.clear  # type: ignore[attr-defined]
    return update_wrapper(ask, function)
