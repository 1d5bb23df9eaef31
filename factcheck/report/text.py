"""Findings as a terminal and a log want them: one block a finding, its first line to be searched for."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from typing import TextIO

from factcheck.records import Article, Claim, Finding, Review, Run
from factcheck.report.headline import headline_of
from factcheck.report.places import Place, by_sentence, in_context, place_of
from factcheck.report.plain import one_line
from factcheck.report.tally import Tally, count, findings_in_words, number_of, of_each, to_show
from factcheck.report.told import remarks
from factcheck.review import is_settled
from factcheck.text.patterns import later

EXCERPT = 70
"""Code points of the sentence shown on each side of a figure."""
_COUNTED_FROM = later(
    r"\b(?:last|this|next|today|yesterday|tomorrow|ago|past|current|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b", re.IGNORECASE
)
_COLOURS = {"error": "31;1", "warning": "33;1", "note": "36", "figure": "1", "settled": "2"}


def wants_colour(stream: TextIO) -> bool:
    """True where the stream is a terminal and the user has not set NO_COLOR."""
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb" and stream.isatty()


def findings_text(run: Run, reviews: Iterable[Review] = (), *, colour: bool = False, notes: bool = False, settled: bool = False) -> str:
    """The open errors and warnings of the run, with `notes` and `settled` ones where asked for; '' where there is none."""
    reviews = tuple(reviews)
    own = of_each(run, reviews)
    articles = {article.id: article for article in run.articles}
    shown = to_show(run.findings, reviews, notes=notes, settled=settled)
    return "\n".join(_block(f, articles, own.get(f.id, ()), colour) for f in shown)


def summary(run: Run, reviews: Iterable[Review] = ()) -> str:
    """The run in two to four lines: what was read, understood, compared and found. A run is never said to be right."""
    return summary_of(count(run, reviews), run.crowded, undated_times(run))


def summary_of(tally: Tally, crowded: int = 0, undated: str = "") -> str:
    """The same of a run's figures, how often an archive held too much, and the line of `undated_times`."""
    beside = f", {number_of(tally.against, 'article')} to compare with" if tally.against else ""
    lines = [
        f"{number_of(tally.articles, 'article')} read{beside}: {number_of(tally.figures, 'figure')} understood, "
        f"{number_of(tally.compared, 'pair')} compared"
        + (f" ({number_of(tally.collapsed, 'equal figure')} taken together)" if tally.collapsed else "")
        + f", {number_of(tally.uncompared, 'figure')} compared with nothing",
        *([f"{number_of(tally.looked_up, 'archived claim')} looked up{_crowded(crowded)}"] if tally.looked_up else []),
        f"found: {findings_in_words(tally)}",
    ]
    if undated:
        lines.append(undated)
    if tally.left_out:
        lines.append(f"not looked at: {number_of(tally.left_out, 'pair')}, because too many figures stand under one heading")
    if tally.problems:
        lines.append(f"{number_of(tally.problems, 'problem')} with the input")
    return "\n".join(lines) + "\n"


def undated_times(run: Run) -> str:
    """A line on figures whose time ("last year") can't be told because their article carries no date; "" where there are none."""
    dated = {article.id for article in run.articles if article.published or article.id in run.against}
    times = open_times(claim for claim in run.claims if claim.article not in dated)
    return undated_line(len(times), times[0]) if times else ""


def open_times(claims: Iterable[Claim]) -> list[str]:
    """The words for times of claims ("last year") that hang on the date of their article."""
    return [
        claim.period.text for claim in claims if claim.period and claim.period.start is None and _COUNTED_FROM.search(claim.period.text)
    ]


def undated_line(count: int, first: str) -> str:
    """The line of `undated_times` on so many figures, the first of them with these words."""
    return (
        f"no date: the time of {number_of(count, 'figure')} (“{one_line(first)}”) hangs on that of an article that carries none; "
        "--date YYYY-MM-DD gives it"
    )


def _crowded(count: int) -> str:
    return f"; {number_of(count, 'time')} the archive held more of one thing than was read: those of the nearest days were" if count else ""


def _block(finding: Finding, articles: dict[str, Article], reviews: tuple[Review, ...], colour: bool) -> str:
    first, settled = place_of(finding.claims[0], articles), is_settled(reviews)
    severity = _paint(finding.severity, "settled" if settled else finding.severity, colour)
    headline = ("settled: " if settled else "") + one_line(headline_of(finding)[0])
    lines = [f"{_at_line_start(one_line(str(first)))}: {severity} {one_line(finding.rule)}  {headline}  {finding.id}"]
    lines += [_excerpt(claims, articles, first, colour) for claims in by_sentence(finding.claims)]
    lines += [f"{'=':>7} {label}: {one_line(text)}" for label, text in remarks(finding, reviews)]
    return "\n".join(lines) + "\n"


def _at_line_start(place: str) -> str:
    # A build server would take a line that begins with "::" for a command; a file may be called so.
    return f"./{place}" if place.startswith("::") else place


def _excerpt(claims: tuple[Claim, ...], articles: dict[str, Article], beside: Place, colour: bool) -> str:
    """One sentence around its figures, with its line number; and its file where that is not the one `beside`."""
    (lead, _), *middle, (tail, _) = in_context(claims, articles).parts
    lead, tail = one_line(lead + "|")[:-1], one_line("|" + tail)[1:]
    lead = "… " + lead[-EXCERPT:].partition(" ")[2] if len(lead) > EXCERPT else lead
    tail = tail[:EXCERPT].rpartition(" ")[0] + " …" if len(tail) > EXCERPT else tail
    # The marks keep the spaces beside a figure, which one_line would trim.
    inner = "".join(_paint(one_line(part), "figure", colour) if claim else one_line(f"|{part}|")[1:-1] for part, claim in middle)
    place = place_of(claims[0], articles)
    gutter = one_line(place.inside)
    return f"{gutter:>5} | {lead}{inner}{tail}" + (f"  ({one_line(str(place))})" if place.path != beside.path else "")


def _paint(text: str, style: str, colour: bool) -> str:
    return f"\x1b[{_COLOURS[style]}m{text}\x1b[0m" if colour else text
