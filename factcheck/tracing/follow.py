"""Tracing a draft to its sources: is every figure supported, different, or not found?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from factcheck.claims import find_claims
from factcheck.quantities.readers import reader_named
from factcheck.records import Article, Claim, Problem
from factcheck.rulebook import shipped_version
from factcheck.tracing.beside import Beside, Weights, besides, weights
from factcheck.tracing.index import Index
from factcheck.tracing.matching import QUANTITY, linked, matches, with_links
from factcheck.tracing.once import told_once
from factcheck.tracing.outcome import Trace, Tracing
from factcheck.tracing.quoted import Quotations, altered, said_in
from factcheck.tracing.settled import Known, agreeing, not_found, only_one, other_date, slipped, twin, unexplained, worked


def trace(draft: Article, sources: Iterable[Article], reader: str = "own") -> Tracing:
    """Trace every figure of a draft to its sources: supported, different (with the slip named), or not found.

    Dropped detail is no error, and rounding, conversion of units, sums of parts and percentages of two levels are no differences.
    `reader` names who reads the quantities, ValueError for an unknown one. A source without text, or with the id of another, is a
    problem in the result; nothing is raised for it.

    >>> source = Article("wire", "Corran Steel will cut 1,240 jobs at its mill in Dunmore.")
    >>> traced = trace(Article("draft", "Corran Steel is to cut 1,420 jobs at the Dunmore mill."), [source])
    >>> [(one.claim.quote, one.status, one.kind) for one in traced.traces]
    [('1,420 jobs', 'differs', 'digits')]
    """
    kept, problems = _usable(draft, sources)
    find = reader_named(reader)
    ours = besides([claim for claim in find_claims(draft, find) if is_traced(claim)])
    theirs = [one for article in kept for one in besides(find_claims(article, find))]
    weigh = weights(ours, theirs)
    traces = _quoted(_traces(ours, Known.of(Index(theirs, len(ours)), kept), weigh), draft, kept, theirs)
    return Tracing(draft, tuple(kept), tuple(told_once(traces)), tuple(problems), _versions())


def is_traced(claim: Claim) -> bool:
    """Whether a claim is a figure to trace: any quantity; a date, rank or ordinal only where it is told by a number beyond "first"."""
    if claim.quantity.kind == QUANTITY:
        return True
    if claim.quantity.kind in ("date", "duration"):
        return any(letter.isdecimal() for letter in claim.quote)
    return claim.figure.value > 1


def _versions() -> dict[str, str]:
    from factcheck import __version__

    return {"factcheck": __version__, "rules": shipped_version()}


def _usable(draft: Article, sources: Iterable[Article]) -> tuple[list[Article], list[Problem]]:
    kept: dict[str, Article] = {}
    problems = []
    for article in sources:
        where = article.path or article.id
        if article.id == draft.id or article.id in kept:
            problems.append(Problem("input.duplicate_id", where, f"a second article has the id {article.id!r}", "give each its own"))
        elif not article.text.strip() and not article.title.strip():
            problems.append(Problem("input.empty", where, "the source has no text", "leave it out, or give it its text"))
        else:
            kept[article.id] = article
    return list(kept.values()), problems


def _traces(ours: Sequence[Beside], known: Known, weigh: Weights) -> list[Trace]:
    """The traces of all figures, the surest first: agreeing ones, slips, what was worked out, then what the words alone tell."""
    first = [matches(one, known.index, weigh) for one in ours]
    links = linked(ours, [agreeing(one, some, known) or only_one(one, some, known, set()) for one, some in zip(ours, first, strict=True)])
    found = [with_links(one, some, links) for one, some in zip(ours, first, strict=True)]
    traces = [agreeing(one, some, known) for one, some in zip(ours, found, strict=True)]
    told = {id(trace.support) for trace in traces if trace}
    for settle in (twin, slipped, only_one, worked, other_date):
        for number, one in enumerate(ours):
            if traces[number] is None:
                settled = traces[number] = settle(one, found[number], known, told)
                told |= {id(settled.support)} if settled and settled.status == "supported" else set()
    open_ones = [number for number, trace in enumerate(traces) if trace is None]
    for number in open_ones:
        others = [found[other] for other in open_ones if other != number]
        traces[number] = unexplained(ours[number], found[number], told, others) or not_found(ours[number], found[number])
    return [trace for trace in traces if trace]


def _quoted(traces: Sequence[Trace], draft: Article, sources: Sequence[Article], figures: Sequence[Beside]) -> list[Trace]:
    """The traces; of a quotation that a source has in other words, the figure nearest to the change is told as different."""
    quotations, found = Quotations(sources), list(traces)
    for span, said in said_in(draft):
        inside = [
            n for n, one in enumerate(found) if one.claim.where == "text" and span.start <= one.claim.start < one.claim.end <= span.end
        ]
        change = altered(said, quotations) if inside else None
        if change is None:
            continue
        at = span.start + round(change.part * (span.end - span.start))
        number = min(inside, key=lambda n: (abs((found[n].claim.start + found[n].claim.end) // 2 - at), n))
        one = found[number]
        support = one.support or next(
            (f.claim for f in figures if f.claim.article == change.source.article and f.claim.quote in change.source.text), None
        )
        found[number] = Trace(one.claim, "differs", support, "quote", change.words, max(one.score, 0.5), one.further)
    return found
