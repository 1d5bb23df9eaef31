"""Findings as an editor shows them: a mark at the draft's figure, the sum in words, the other sides as related places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from lsprotocol import types
from pygls.uris import from_fs_path

from factcheck.lsp.buffers import Buffer, line_of
from factcheck.lsp.places import Sheet, extent
from factcheck.reading import NotTextError, decode
from factcheck.reading.decoding import declared_encoding
from factcheck.records import Article, Claim, Finding, Problem, Review, Rule, Run, Severity
from factcheck.report.places import place_of
from factcheck.report.plain import one_line
from factcheck.report.tally import in_order, of_each
from factcheck.report.told import remarks, told
from factcheck.review import is_settled, settled_findings
from factcheck.vocab import rules_folder

SOURCE = "factcheck"
MOST = 500
"""Findings shown of one draft, the gravest first."""
MOST_RELATED = 20
LARGEST = 5_000_000
"""Bytes of another file that are read to find the column of a figure in it."""
_SEVERITIES: Mapping[Severity, types.DiagnosticSeverity] = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "note": types.DiagnosticSeverity.Information,
}
_TOLD = frozenset({"sum", "not known", "in articles", "ask", "verdict"})


@dataclass(frozen=True, slots=True)
class Shows:
    """What an editor can show, as it said when it started, and what its user wants to see."""

    units: str = "utf-16"
    related: bool = True
    links: bool = True
    notes: bool = False
    settled: bool = False


@dataclass(frozen=True, slots=True)
class Checked:
    """A draft with the run made of it; `sheet` is its text as the editor counts it."""

    buffer: Buffer
    sheet: Sheet
    article: Article | None
    run: Run
    problems: tuple[Problem, ...] = ()
    verdicts: tuple[Review, ...] = ()
    rules: Mapping[str, Rule] | None = None

    def own(self, finding: Finding) -> Claim:
        """The claim of a finding that stands in the draft."""
        name = self.article.id if self.article else ""
        return next((claim for claim in finding.claims if claim.article == name), finding.claims[0])

    def range_of(self, claim: Claim) -> types.Range:
        """Where a claim of the draft stands; the first line where its file doesn't say."""
        found = extent(claim, self.article, self.sheet) if self.article else None
        return self.sheet.range(*found) if found else self.sheet.whole_line(1)


def diagnostics(checked: Checked, shows: Shows) -> list[types.Diagnostic]:
    """A diagnostic a finding, open ones gravest first, and one for each thing that is wrong with the draft as a file."""
    found = [_of_problem(one, line, checked.sheet) for one in checked.problems if (line := line_of(one, checked.buffer))]
    closed = settled_findings(checked.verdicts)
    shown = [
        finding
        for finding in in_order(checked.run.findings, closed)
        if (shows.notes or finding.severity != "note") and (shows.settled or finding.id not in closed)
    ]
    own = of_each(checked.run, checked.verdicts)
    return [*found, *(_of_finding(finding, checked, own.get(finding.id, ()), shows) for finding in shown[:MOST])]


def _of_problem(problem: Problem, line: int, sheet: Sheet) -> types.Diagnostic:
    words = problem.what + (f" ({problem.cure})" if problem.cure else "")
    return types.Diagnostic(sheet.whole_line(line), one_line(words), types.DiagnosticSeverity.Warning, problem.code, source=SOURCE)


def _of_finding(finding: Finding, checked: Checked, reviews: tuple[Review, ...], shows: Shows) -> types.Diagnostic:
    articles = {article.id: article for article in checked.run.articles}
    settled = is_settled(reviews)
    link = link_of(finding, checked.rules or {}) if shows.links else ""
    return types.Diagnostic(
        range=checked.range_of(checked.own(finding)),
        message=_message(finding, articles, reviews, related=shows.related),
        severity=types.DiagnosticSeverity.Hint if settled else _SEVERITIES[finding.severity],
        code=finding.rule,
        code_description=types.CodeDescription(link) if link else None,
        source=SOURCE,
        tags=[types.DiagnosticTag.Unnecessary] if settled else None,
        related_information=_related(finding, checked, articles, shows.units) if shows.related else None,
        data={"id": finding.id},
    )


def _message(finding: Finding, articles: Mapping[str, Article], reviews: tuple[Review, ...], *, related: bool) -> str:
    """Headline, sum, question and what was decided, a line each; the other sides too where the editor shows no related places."""
    lines = told(finding, articles, reviews)
    beside = [] if related else [line for line in lines[1:] if line.startswith("beside ")]
    labelled = [f"{label}: {one_line(text)}" for label, text in remarks(finding, reviews) if label in _TOLD]
    return "\n".join((lines[0], *beside, *labelled, finding.id))


def _related(finding: Finding, checked: Checked, articles: Mapping[str, Article], units: str) -> list[types.DiagnosticRelatedInformation]:
    own = checked.own(finding)
    others = [claim for claim in (*finding.claims, *finding.also) if claim is not own]
    return [_other_side(claim, own, checked, articles, units) for claim in others[:MOST_RELATED]]


def _other_side(
    claim: Claim, own: Claim, checked: Checked, articles: Mapping[str, Article], units: str
) -> types.DiagnosticRelatedInformation:
    """The place of another side; of what has no file (an archived article) the draft's own, and the message says where it is."""
    sentence = one_line(claim.sentence or claim.quote)
    article = articles.get(claim.article)
    if checked.article and claim.article == checked.article.id:
        return types.DiagnosticRelatedInformation(types.Location(checked.buffer.uri, checked.range_of(claim)), sentence)
    found = _in_file(claim, article, units) if article else None
    if found:
        return types.DiagnosticRelatedInformation(found, sentence)
    where = one_line(str(place_of(claim, articles)))
    here = types.Location(checked.buffer.uri, checked.range_of(own))
    return types.DiagnosticRelatedInformation(here, f"{where}: {sentence}")


def _in_file(claim: Claim, article: Article, units: str) -> types.Location | None:
    """The place in the file of another article; None where the article has no file to open."""
    path = Path(article.path).absolute() if article.path else None
    if path is None or not article.anchors or not path.is_file():
        return None
    sheet = Sheet(_text_of(path) or "", units)
    found = extent(claim, article, sheet)
    return types.Location(from_fs_path(str(path)) or "", sheet.range(*found) if found else sheet.whole_line(1))


def _text_of(path: Path) -> str | None:
    try:
        if path.stat().st_size > LARGEST:
            return None
        data = path.read_bytes()
        return decode(data, declared_encoding(data))
    except (OSError, NotTextError):
        return None


def link_of(finding: Finding, rules: Mapping[str, Rule]) -> str:
    """Where the finding's rule is written, as an address that an editor opens; "" where that is not known."""
    rule = rules.get(finding.rule)
    name, _, line = (rule.place if rule else "").rpartition(":")
    if not name:
        return ""
    path = rules_folder() / name.removeprefix("rules/") if rule and rule.shipped else Path(name).absolute()
    address = from_fs_path(str(path)) or ""
    return f"{address}#L{line}" if address and path.is_file() else ""


def matching(diagnosed: Sequence[types.Diagnostic], checked: Checked) -> list[Finding]:
    """The findings that these diagnostics tell of, by the ids that they carry."""
    ids = {one.data.get("id") for one in diagnosed if isinstance(one.data, dict)}
    return [finding for finding in checked.run.findings if finding.id in ids]
