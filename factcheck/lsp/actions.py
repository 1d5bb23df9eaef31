"""What an editor may do about a finding: give a verdict, which is written into the desk's ledger."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lsprotocol import types

from factcheck.lsp.diagnostics import Checked, matching
from factcheck.records import Finding
from factcheck.report.plain import one_line
from factcheck.review import REASONS, VERDICTS

RECORD = "factcheck.record"
"""The command that an action carries: the draft's address, the finding's id, the verdict and the reason."""
NO_LEDGER = 'no file of verdicts: add a line such as reviews = "desk/flagged_claims.csv" to factcheck.toml'
_OF_TWO = frozenset({"b_wrong", "both_wrong", "both_right"})
_LONGEST = 40

_REASONS: Mapping[str, str] = {
    "entity": "not of the same owner",
    "measure": "not the same measure",
    "period": "not the same time",
    "unit": "the unit was misread",
    "parse": "the figure was misread",
    "rounding": "rounded, and fits",
    "definition": "defined or counted otherwise",
    "quotation": "quoted as it was said",
    "same_origin": "one source, told twice",
    "other": "for another reason",
}


def code_actions(diagnosed: Sequence[types.Diagnostic], checked: Checked, *, ledger: bool, disabled: bool) -> list[types.CodeAction]:
    """The verdicts that may be given on the findings of these diagnostics.

    Without a ledger nothing can be recorded: one action then says what is missing, where the editor shows disabled actions.
    """
    found = matching(diagnosed, checked)
    if found and not ledger:
        why = types.CodeActionDisabled(NO_LEDGER)
        return [types.CodeAction("Record a verdict", types.CodeActionKind.QuickFix, disabled=why)] if disabled else []
    return [action for finding in found for action in _verdicts(finding, diagnosed, checked)]


def _verdicts(finding: Finding, diagnosed: Sequence[types.Diagnostic], checked: Checked) -> Iterator[types.CodeAction]:
    own = [one for one in diagnosed if isinstance(one.data, dict) and one.data.get("id") == finding.id]
    for title, verdict, reason in _choices(finding):
        arguments = [checked.buffer.uri, finding.id, verdict, reason]
        command = types.Command(title, RECORD, arguments=arguments)
        yield types.CodeAction(f"{finding.id}: {title}", types.CodeActionKind.QuickFix, diagnostics=own, command=command)


def _choices(finding: Finding) -> Iterator[tuple[str, str, str]]:
    """Title, verdict and reason of each choice, in the order of the ledger's verdicts."""
    figures = [one_line(claim.quote)[:_LONGEST] for claim in finding.claims]
    for verdict, words in VERDICTS.items():
        if verdict in _OF_TWO and len(figures) < 2:
            continue
        if verdict == "false_alarm":
            yield from ((f"false alarm: {_REASONS[reason]}", verdict, reason) for reason in REASONS)
        elif verdict in ("a_wrong", "b_wrong"):
            yield f"{words} ({figures[verdict == 'b_wrong']})", verdict, ""
        else:
            yield words, verdict, ""
