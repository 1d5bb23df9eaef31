"""What the page of a traced draft shows: its text cut at the figures, each with what the sources say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from factcheck.records import Article, Claim
from factcheck.report.places import InContext, Place, in_context, place_of
from factcheck.report.tally import number_of
from factcheck.tracing import STATUSES, Trace, Tracing

MARKS = {"supported": "✓", "differs": "≠", "not found": "?"}
"""The sign behind a figure, so that no colour is needed to tell one status from another."""


@dataclass(frozen=True, slots=True)
class Backing:
    """A figure of a source in its sentence: what backs one of the draft, or what it differs from."""

    claim: Claim
    outlet: str
    place: Place
    words: InContext


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the draft's text; with a trace where it is a figure, its number in the draft, and what backs it."""

    text: str
    trace: Trace | None = None
    number: int = 0
    place: Place | None = None
    backing: tuple[Backing, ...] = ()

    @property
    def look(self) -> str:
        """The status as the name of a style."""
        return self.trace.status.replace(" ", "-") if self.trace else ""

    @property
    def mark(self) -> str:
        """The sign behind the figure."""
        return MARKS[self.trace.status] if self.trace else ""


def parts_of(tracing: Tracing) -> tuple[tuple[Part, ...], tuple[tuple[Part, ...], ...]]:
    """The draft's title and its paragraphs, each as pieces; of figures that overlap the first is marked."""
    articles = {article.id: article for article in (tracing.draft, *tracing.sources)}
    numbered = list(enumerate(tracing.traces, 1))
    title = _cut(tracing.draft.title, [one for one in numbered if one[1].claim.where == "title"], articles)
    text = _cut(tracing.draft.text, [one for one in numbered if one[1].claim.where == "text"], articles)
    return tuple(title), _paragraphs(text)


def _cut(text: str, numbered: Sequence[tuple[int, Trace]], articles: Mapping[str, Article]) -> list[Part]:
    parts: list[Part] = []
    done = 0
    for number, trace in sorted(numbered, key=lambda one: (one[1].claim.start, -one[1].claim.end)):
        claim = trace.claim
        if claim.start < done or claim.end > len(text):
            continue
        parts += [Part(text[done : claim.start]), _figure(text[claim.start : claim.end], number, trace, articles)]
        done = claim.end
    return [part for part in (*parts, Part(text[done:])) if part.text]


def _figure(text: str, number: int, trace: Trace, articles: Mapping[str, Article]) -> Part:
    support = (trace.support,) if trace.support else ()
    return Part(
        text, trace, number, place_of(trace.claim, articles), tuple(_backing(claim, articles) for claim in (*support, *trace.further))
    )


def _backing(claim: Claim, articles: Mapping[str, Article]) -> Backing:
    article = articles.get(claim.article)
    outlet = (article.source or article.title or article.id) if article else claim.article
    return Backing(claim, outlet, place_of(claim, articles), in_context((claim,), articles))


def _paragraphs(parts: Sequence[Part]) -> tuple[tuple[Part, ...], ...]:
    paragraphs: list[list[Part]] = [[]]
    for part in parts:
        if part.trace is not None:
            paragraphs[-1].append(part)
            continue
        first, *others = part.text.split("\n")
        paragraphs[-1].append(Part(first))
        paragraphs.extend([Part(line)] for line in others)
    return tuple(tuple(part for part in some if part.text) for some in paragraphs if any(part.text.strip() for part in some))


def trace_headline(tracing: Tracing) -> str:
    """The page's verdict in one line; it never says that the draft is right, only what the sources have.

    >>> from factcheck.records import Article
    >>> trace_headline(Tracing(Article("a", ""), (), ()))
    'No figure to trace'
    """
    counts = status_counts(tracing)
    if counts["differs"]:
        return f"{number_of(counts['differs'], 'figure')} not as in the sources"
    if counts["not found"]:
        return f"{number_of(counts['not found'], 'figure')} not found in the sources"
    return "Every figure has its support" if tracing.traces else "No figure to trace"


def status_counts(tracing: Tracing) -> dict[str, int]:
    """How many figures have each status."""
    counts = Counter(one.status for one in tracing.traces)
    return {status: counts[status] for status in STATUSES}


def trace_summary(tracing: Tracing) -> str:
    """The tracing in a line: what was traced to what, and what came out."""
    counts = status_counts(tracing)
    told = ", ".join(
        f"{counts[status]:,} {'differ' if status == 'differs' and counts[status] != 1 else status}" for status in reversed(STATUSES)
    )
    sources = number_of(len(tracing.sources), "source")
    return f"{number_of(len(tracing.traces), 'figure')} traced to {sources}: {told}\n"
