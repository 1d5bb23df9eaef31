"""Findings as Markdown: for a comment, a ticket or the summary of a build."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from factcheck.records import Article, Claim, Finding, Review, Run
from factcheck.report.headline import headline_of
from factcheck.report.html import headline
from factcheck.report.places import by_sentence, in_context, place_of
from factcheck.report.plain import one_line
from factcheck.report.tally import count, number_of, of_each, to_show
from factcheck.report.text import summary
from factcheck.report.told import remarks
from factcheck.review import is_settled

_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~&$!])")
# What becomes a link without any mark around it.
_LINKS = re.compile(r"(?i)\b(https?|ftp)://|\bwww\.")
_MENTION = re.compile(r"(@[\w/-]+)")


def findings_markdown(run: Run, reviews: Iterable[Review] = (), *, notes: bool = False, settled: bool = False) -> str:
    """A heading, what was read and compared, and the open errors and warnings, with `notes` and `settled` ones where asked for."""
    reviews = tuple(reviews)
    own = of_each(run, reviews)
    articles = {article.id: article for article in run.articles}
    shown = to_show(run.findings, reviews, notes=notes, settled=settled)
    tally = count(run, reviews)
    parts = [f"## {headline(tally.visible, tally.open['note'], tally.compared)}", *summary(run, reviews).splitlines()]
    parts += ["\n".join(f"- {prose(str(problem))}" for problem in run.problems)] if run.problems else []
    parts += [_section(finding, articles, own.get(finding.id, ())) for finding in shown]
    hidden = len(run.findings) - len(shown)
    parts += [f"{number_of(hidden, 'note or settled finding', 'notes and settled findings')} not listed."] if hidden else []
    return "\n\n".join(parts) + "\n"


def _section(finding: Finding, articles: Mapping[str, Article], reviews: tuple[Review, ...]) -> str:
    mark = " (settled)" if is_settled(reviews) else ""
    lines = [f"### {finding.severity}{mark}: {prose(headline_of(finding)[0])}", ""]
    lines += [f"- {code(str(place_of(claims[0], articles)))}: {_sentence(claims, articles)}" for claims in by_sentence(finding.claims)]
    lines += [f"- {label}: {prose(text)}" for label, text in remarks(finding, reviews)]
    return "\n".join((*lines, f"- {code(finding.rule)} {code(finding.id)}"))


def _sentence(claims: tuple[Claim, ...], articles: Mapping[str, Article]) -> str:
    """The sentence with its figures in bold."""
    parts = in_context(claims, articles).parts
    return "".join(f"**{prose(part)}**" if claim else _between(part) for part, claim in parts if part).strip()


def _between(part: str) -> str:
    # The marks keep the spaces beside a figure, which one_line would trim.
    return prose(one_line(f"|{part}|")[1:-1], trim=False)


def prose(text: str, *, trim: bool = True) -> str:
    """Strangers' words as Markdown that shows them as they are: no mark-up, no link, nobody called.

    >>> print(prose("<b>[see](https://x.example) $5 @desk"))
    \\<b\\>\\[see\\](https\\://x.example) \\$5 `@desk`
    """
    pieces = _MENTION.split(one_line(text) if trim else text)
    return "".join(f"`{piece}`" if index % 2 else _escaped(piece) for index, piece in enumerate(pieces))


def _escaped(text: str) -> str:
    return _LINKS.sub(lambda found: found[0].replace("://", "\\://").replace(".", "\\."), _MARKS.sub(r"\\\1", text))


def code(text: str) -> str:
    """Text as a code span, whatever backticks it holds.

    >>> code("a`b"), code("`")
    ('``a`b``', '`` ` ``')
    """
    shown = one_line(text) or " "
    fence = "`" * (max((len(run) for run in re.findall("`+", shown)), default=0) + 1)
    space = " " if shown[0] == "`" or shown[-1] == "`" else ""
    return f"{fence}{space}{shown}{space}{fence}"
