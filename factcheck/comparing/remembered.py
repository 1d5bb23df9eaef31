"""What is worked out of one claim again and again, kept while that claim is being compared."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, update_wrapper
from typing import Any, TypeVar, cast

from factcheck.records import Article, Claim, Corpus

MOST = 8192
"""Claims that a function remembers; then it forgets all of them, so that a long run holds none for good. `cache_clear` does so at once."""

UNKNOWN = object()
T = TypeVar("T")
Told = TypeVar("Told", bound=tuple[str | None, ...])
Function = TypeVar("Function", bound=Callable[..., Any])


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
    kept: tuple[dict[int, T], list[Claim]] = {}, []
    known: Callable[[int, object], object] = kept[0].get

    def ask(claim: Claim) -> T:
        found = known(id(claim), UNKNOWN)
        if found is not UNKNOWN:
            return found  # type: ignore[return-value]
        answer = function(claim)
        answers, claims = kept
        if len(claims) >= MOST:
            clear()
            answers, claims = kept
        # The claims are kept beside their answers: while one is held no other can have its identity.
        claims.append(claim)
        answers[id(claim)] = answer
        return answer

    def clear() -> None:
        nonlocal kept, known
        fresh: tuple[dict[int, T], list[Claim]] = {}, []
        known = fresh[0].get  # first: what another thread still adds to the old answers is never read again
        kept = fresh

    ask.cache_clear = clear  # type: ignore[attr-defined]
    return update_wrapper(ask, function)


def remembered_there(function: Callable[[Claim, Corpus], T]) -> Callable[[Claim, Corpus], T]:
    """The same for what is worked out of a claim and the article in which it stands, and of nothing else."""
    kept: tuple[dict[int, T], dict[int, Article | None], list[Claim]] = {}, {}, []

    def ask(claim: Claim, corpus: Corpus) -> T:
        answers, articles, claims = kept
        key, article = id(claim), corpus.articles.get(claim.article)
        if articles.get(key, UNKNOWN) is article:
            return answers[key]
        answer = function(claim, corpus)
        if len(claims) >= MOST:
            clear()
            answers, articles, claims = kept
        claims.append(claim)
        # The article goes first and comes last: where another thread finds it, its answer stands.
        articles.pop(key, None)
        answers[key] = answer
        articles[key] = article
        return answer

    def clear() -> None:
        nonlocal kept
        kept = {}, {}, []

    ask.cache_clear = clear  # type: ignore[attr-defined]
    return update_wrapper(ask, function)


def remembered_of_two(function: Function) -> Function:
    """The same for two claims (and their corpus), but only for those that were asked for last: a judgement asks in several places."""
    nobody: tuple[tuple[object, ...], Any] = (UNKNOWN, UNKNOWN), None
    last = nobody

    def ask(*asked: Any) -> Any:
        nonlocal last
        known, answer = last
        if known[0] is asked[0] and known[1] is asked[1] and known[-1] is asked[-1]:
            return answer
        answer = function(*asked)
        last = asked, answer
        return answer

    def clear() -> None:
        nonlocal last
        last = nobody

    ask.cache_clear = clear  # type: ignore[attr-defined]
    return cast("Function", update_wrapper(ask, function))


def _by_value(function: Function) -> Function:
    return cast("Function", lru_cache(maxsize=MOST)(function))


@_by_value
def one_of_equals(value: Told) -> Told:
    """A value of which thousands of claims or pairs have an equal one, as one object for all of them: less to hold and to look through."""
    return value
