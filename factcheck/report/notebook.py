"""A run as a notebook shows it: a line of counts and its findings as a table, every word of strangers escaped."""

from __future__ import annotations

from html import escape

from factcheck.records import Run
from factcheck.report.as_csv import facts_of
from factcheck.report.headline import headline_of
from factcheck.report.plain import one_line, visible
from factcheck.report.tally import count, findings_in_words, in_order, number_of

MOST = 50
"""Findings shown; `findings_frame(run)` has all."""
_LEFT = "text-align:left;vertical-align:top"


def run_html(run: Run) -> str:
    """The run as a fragment of HTML without scripts, styles of its own or addresses."""
    articles = {article.id: article for article in run.articles}
    tally = count(run)
    found = in_order(run.findings)
    head = "".join(f'<th scope="col" style="{_LEFT}">{name}</th>' for name in ("severity", "finding", "a", "b", "rule", "id"))
    rows = []
    for finding in found[:MOST]:
        facts = facts_of(finding, articles)
        sides = [
            f"<b>{_shown(facts[f'figure_{side}'])}</b><br><small>{_shown(facts[f'where_{side}'])}</small>"
            if f"figure_{side}" in facts
            else ""
            for side in "ab"
        ]
        cells = (finding.severity, _shown(headline_of(finding)[0]), *sides, _shown(finding.rule), _shown(finding.id))
        rows.append("<tr>" + "".join(f'<td style="{_LEFT}">{cell}</td>' for cell in cells) + "</tr>")
    more = f"<p>{number_of(len(found) - MOST, 'more finding')}: <code>findings_frame(run)</code> has all.</p>" if len(found) > MOST else ""
    said = f"{number_of(tally.articles, 'article')}, {number_of(tally.figures, 'figure')}, {number_of(tally.compared, 'pair')} compared"
    problems = f"; {number_of(tally.problems, 'problem')} with the input" if tally.problems else ""
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>" if rows else ""
    return f"<div><p><b>{findings_in_words(tally)}</b> ({said}{problems})</p>{table}{more}</div>"


def _shown(text: str) -> str:
    # A notebook typesets what stands between dollar signs as a formula.
    return escape(visible(one_line(text))).replace("$", "&#36;<wbr>")
