"""Findings as a plain letter: what a desk is sent by mail, 72 columns wide, to be read from top to bottom."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping
from itertools import groupby

from factcheck.records import Article, Claim, Finding, Review, Run
from factcheck.report.headline import headline_of
from factcheck.report.places import by_sentence, place_of
from factcheck.report.plain import one_line
from factcheck.report.tally import count, findings_in_words, number_of, of_each, to_show
from factcheck.report.text import summary
from factcheck.review import is_settled, verdict_in_words

WIDTH = 72


def findings_digest(run: Run, reviews: Iterable[Review] = (), *, notes: bool = False, settled: bool = False) -> str:
    """A first line fit for a subject, the open errors and warnings with quotes and questions, and what was read and left out."""
    reviews = tuple(reviews)
    own = of_each(run, reviews)
    articles = {article.id: article for article in run.articles}
    shown = to_show(run.findings, reviews, notes=notes, settled=settled)
    tally = count(run, reviews)
    parts = [f"Figures to check: {findings_in_words(tally)}, in {number_of(tally.articles, 'article')}"]
    numbered = enumerate(shown, 1)
    for severity, group in groupby(numbered, key=lambda pair: _heading(pair[1], own)):
        parts.append(f"{severity.upper()}\n{'-' * len(severity)}")
        parts += [_entry(number, finding, articles, own.get(finding.id, ())) for number, finding in group]
    hidden = len(run.findings) - len(shown)
    parts += [_wrapped(f"{number_of(hidden, 'note or settled finding', 'notes and settled findings')} not listed.")] if hidden else []
    parts += ["-- \n" + "\n".join(_wrapped(line) for line in summary(run, reviews).splitlines())]
    return "\n\n".join(parts) + "\n"


def _heading(finding: Finding, own: Mapping[str, tuple[Review, ...]]) -> str:
    return "settled" if is_settled(own.get(finding.id, ())) else f"{finding.severity}s"


def _entry(number: int, finding: Finding, articles: Mapping[str, Article], reviews: tuple[Review, ...]) -> str:
    lines = [_wrapped(headline_of(finding)[0], f"{number}. ")]
    lines += [_quote(claims, articles) for claims in by_sentence(finding.claims)]
    lines += [_wrapped(f"Sum: {finding.sum}", "   ")] if finding.sum else []
    lines += [_wrapped(f"Ask: {finding.question}", "   ")] if finding.question else []
    verdict = verdict_in_words(reviews)
    lines += [_wrapped(f"Verdict: {verdict}", "   ")] if verdict else []
    lines.append(_wrapped(f"Rule {finding.rule}, finding {finding.id}", "   "))
    return "\n".join(lines)


def _quote(claims: tuple[Claim, ...], articles: Mapping[str, Article]) -> str:
    article = articles.get(claims[0].article)
    source = f"{article.source}, " if article and article.source else ""
    return _wrapped(f"“{one_line(claims[0].sentence)}” ({source}{place_of(claims[0], articles)})", "   ")


def _wrapped(text: str, lead: str = "") -> str:
    # A build server would take a line that begins with "::" for a command: such a word stays with the one before it.
    words = one_line(text).replace(" ::", "\u00a0::")
    indent = " " * len(lead)
    lines = textwrap.fill(words, WIDTH, initial_indent=lead, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
    return lines.replace("\u00a0", " ")
