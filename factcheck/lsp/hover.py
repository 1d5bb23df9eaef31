"""A figure under the cursor: what it was taken to mean, slot by slot, and what was assumed."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from factcheck.lsp.diagnostics import Checked
from factcheck.lsp.places import Place, extent
from factcheck.records import Claim, Period
from factcheck.report.as_markdown import prose
from factcheck.report.claims_lines import period_in_words
from factcheck.report.plain import one_line

_BOUNDS = {"about": "about ", "at_least": "at least ", "more_than": "more than ", "at_most": "at most ", "less_than": "less than "}
_UNKNOWN = "not known"


def claim_at(checked: Checked, place: Place) -> Claim | None:
    """The claim whose figure stands at a place of the draft, the shortest where several do; None where there is none."""
    if checked.article is None:
        return None
    found = []
    for claim in checked.run.claims:
        span = extent(claim, checked.article, checked.sheet) if claim.article == checked.article.id else None
        if span and span[0] <= place <= span[1]:
            found.append(claim)
    return min(found, key=lambda claim: (claim.quantity.kind != "quantity", claim.end - claim.start), default=None)


def hover_text(claim: Claim, checked: Checked, *, markdown: bool) -> str:
    """The claim's slots, a line each, as Markdown or plain text."""
    shown: Callable[[str], str] = prose if markdown else one_line
    title = f"**{shown(claim.quote)}**" if markdown else shown(claim.quote)
    lines = [f"{'- ' if markdown else '  '}{label}: {shown(text)}" for label, text in _slots(claim, checked)]
    return "\n".join((title, "", *lines) if markdown else (title, *lines))


def _slots(claim: Claim, checked: Checked) -> Iterator[tuple[str, str]]:
    figure, unit = claim.figure, claim.unit
    yield "value", _BOUNDS.get(figure.hedge, "") + " to ".join(f"{value.normalize():,f}" for value in figure.written)
    yield "unit", (f"{unit.symbol} ({unit.name})" if unit.name not in ("", unit.symbol) else unit.symbol) or "none"
    yield "measure", claim.measure or _UNKNOWN
    yield "owner", claim.entity or _UNKNOWN
    yield "period", _period(claim.period)
    yield "said by", claim.speaker or "the article itself"
    yield "mood", claim.mood
    if claim.role != "level":
        yield "role", claim.role
    if claim.scope:
        yield "only", ", ".join(claim.scope)
    if claim.quantity.kind != "quantity":
        yield "kind", claim.quantity.kind
    yield "assumed", "; ".join(_assumed(claim)) or "nothing"
    why = next((one.why for one in checked.run.uncompared if one.claim == claim), "")
    if why:
        yield "compared with nothing", why


def _assumed(claim: Claim) -> list[str]:
    """The slots that the figure's own sentence does not fill, and why each was filled as it was."""
    elsewhere = [clue for clue in claim.clues if not clue.text or clue.text not in claim.sentence]
    return list(dict.fromkeys(f"{clue.slot} ({clue.why})" for clue in elsewhere))


def _period(period: Period | None) -> str:
    words = period_in_words(period)
    return _UNKNOWN if words == "?" else words.removesuffix(" (assumed)")
