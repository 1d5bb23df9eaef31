"""The records that flow through the house: plain, frozen, and made of the standard library only.

Spans are code points into ``Article.text``, end exclusive. Amounts are `decimal.Decimal`, exactly as printed and scaled ("2.5 billion"
is 2500000000). ``None`` in a slot means "not known"; two unknowns never equal each other.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal

Hedge = Literal["exact", "about", "at_least", "more_than", "at_most", "less_than", "between"]
Kind = Literal["quantity", "date", "duration", "ordinal", "rank"]
Mood = Literal["actual", "forecast", "target", "capacity", "denied", "hypothetical"]
Role = Literal["level", "previous", "change", "part", "share"]
Severity = Literal["error", "warning", "note"]
Confidence = Literal["high", "medium", "low"]
Trend = Literal["up", "down"]
Verdict = Literal["agree", "disagree", "unknown"]
Where = Literal["text", "title"]
Zone = Literal["headline", "body", "caption", "table", "quotation"]

SEVERITIES: tuple[Severity, ...] = ("note", "warning", "error")
"""From the mildest to the gravest."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """One point where text and file are known to meet: `offset` in the text is `line` and `column` of the file, both from 1."""

    offset: int
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Article:
    """One article as read: what a reader sees, when and where it was printed, and the way back to the file.

    >>> Article("a", "Output rose.", published=date(2026, 3, 6)).published.isoformat()
    '2026-03-06'
    """

    id: str
    text: str
    title: str = ""
    published: date | None = None
    source: str = ""
    story: str = ""
    path: str = ""
    anchors: tuple[Anchor, ...] = (Anchor(0, 1, 1),)
    """Between two anchors a line feed in the text is a new line of the file, and every other code point one column."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that went wrong with an input: a stable `code`, where it is, what it is, and how to mend it."""

    code: str
    where: str
    what: str
    cure: str = ""

    def __str__(self) -> str:
        return f"{self.where}: {self.what}" + (f" ({self.cure})" if self.cure else "")


@dataclass(frozen=True, slots=True)
class Figure:
    """What was written as a number.

    `low` and `high` are the ends that the words assert (None = open: "more than 5" has low 5 and high None); they are not widened for
    rounding or "about": `precision` (half of the last printed place, same scale) and `hedge` say how far to go, and judging does so.
    `written` holds the printed value, or both ends of a printed range. Of a move ("fell from 15 to 10") it holds both levels, the
    smaller first, and `low` and `high` are the level reached.

    >>> Figure(Decimal(5), None, (Decimal(5),), Decimal("0.5"), "more_than").value
    Decimal('5')
    """

    low: Decimal | None
    high: Decimal | None
    written: tuple[Decimal, ...]
    precision: Decimal
    hedge: Hedge = "exact"

    @property
    def value(self) -> Decimal:
        """The printed value, the first end of a printed range, or the level that a move reaches ("from 10 to 15")."""
        return self.low if self.low is not None and self.low == self.high else self.written[0]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: `factor` times the amount (plus `offset`, for temperatures) is the amount in the dimension's base unit.

    A counted noun is a unit too: dimension "count", symbol the noun in the singular, name the whole phrase as printed.
    """

    symbol: str
    name: str
    dimension: str
    factor: float = 1.0
    offset: float = 0.0


NO_UNIT = Unit("", "", "number")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure with its unit, at a span of the text. `same_as` is the start of a neighbour that says it again in another unit."""

    figure: Figure
    unit: Unit
    start: int
    end: int
    kind: Kind = "quantity"
    trend: Trend | None = None
    change: bool = False
    """True where the words say by how much something moved ("rose by 5%"), not where it stands."""
    same_as: int | None = None
    value_end: int = 0
    """Where the printed number (with its scale) ends and the unit begins; `end` where the unit stands before the number."""


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day, both inclusive (None where the article has no date to resolve "last year" against)."""

    start: date | None
    end: date | None
    text: str
    assumed: bool = False

    @property
    def days(self) -> int | None:
        """How many days it lasts; None where it could not be resolved."""
        return (self.end - self.start).days + 1 if self.start and self.end else None


@dataclass(frozen=True, slots=True)
class Clue:
    """The words that gave a slot its value, and in short why."""

    slot: str
    text: str
    start: int
    end: int
    why: str


@dataclass(frozen=True, slots=True)
class Claim:
    """A quantity understood: whose, of what, when, who said so, in what mood."""

    article: str
    quantity: Quantity
    quote: str
    sentence: str
    where: Where = "text"
    zone: Zone = "body"
    measure: str | None = None
    entity: str | None = None
    period: Period | None = None
    speaker: str | None = None
    mood: Mood = "actual"
    role: Role = "level"
    scope: tuple[str, ...] = ()
    """Words that narrow what is counted ("in Texas alone", "of them"): a part is not the whole."""
    clues: tuple[Clue, ...] = ()

    @property
    def start(self) -> int:
        """Where the quantity begins in the text (or title)."""
        return self.quantity.start

    @property
    def end(self) -> int:
        """Where the quantity ends, exclusive."""
        return self.quantity.end

    @property
    def figure(self) -> Figure:
        """The printed number with its bounds."""
        return self.quantity.figure

    @property
    def unit(self) -> Unit:
        """The unit or counted noun."""
        return self.quantity.unit

    def to_dict(self) -> dict[str, Any]:
        """The claim as plain JSON values; the keys are a fixed contract."""
        figure, unit, period = self.figure, self.unit, self.period
        written = [plain(v) for v in figure.written]
        return {
            "article": self.article,
            "start": self.start,
            "end": self.end,
            "quote": self.quote,
            "where": self.where,
            "zone": self.zone,
            "sentence": self.sentence,
            "kind": self.quantity.kind,
            "low": plain(figure.low),
            "high": plain(figure.high),
            "written": written if len(written) > 1 else written[0],
            "hedge": figure.hedge,
            "unit": unit.symbol,
            "unit_name": unit.name,
            "dimension": unit.dimension,
            "trend": self.quantity.trend,
            "measure": self.measure,
            "entity": self.entity,
            "period": None
            if period is None
            else {
                "start": period.start.isoformat() if period.start else None,
                "end": period.end.isoformat() if period.end else None,
                "text": period.text,
                "assumed": period.assumed,
            },
            "speaker": self.speaker,
            "mood": self.mood,
        }


def plain(value: Decimal | None) -> int | float | None:
    """A Decimal as the JSON number that a reader would write.

    >>> plain(Decimal("2.5E+9")), plain(Decimal("0.25")), plain(None)
    (2500000000, 0.25, None)
    """
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


@dataclass(frozen=True, slots=True)
class Allow:
    """How far two figures may lie apart beyond their own rounding: percent of the larger, or an amount in base units."""

    percent: Decimal = Decimal(0)
    amount: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule as data. `when` maps a slot to the values it may have; `settings` holds what only the rule's kind knows."""

    id: str
    title: str
    severity: Severity
    kind: str
    why: str
    source: str
    when: Mapping[str, tuple[str, ...]] = dataclasses.field(default_factory=dict)
    same: tuple[str, ...] = ()
    allow: Allow = Allow()
    say: str = ""
    ask: str = ""
    settings: Mapping[str, tuple[str, ...]] = dataclasses.field(default_factory=dict)
    disagree: tuple[tuple[str, ...], ...] = ()
    agree: tuple[tuple[str, ...], ...] = ()
    place: str = ""
    """file:line, for messages."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Claims held against each other under a rule (one claim alone where the fault lies in its own words)."""

    rule: Rule
    claims: tuple[Claim, ...]
    verdict: Verdict
    nature: str = "conflict"
    """conflict, sources differ, superseded, slip, implausible, or wording."""
    score: float = 1.0
    """0 to 1: how sure we are that the claims speak of the same thing."""
    sum: str = ""
    """The arithmetic in words, with every number that it uses."""
    gap: str = ""
    allowance: str = ""
    reasons: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Corpus:
    """The articles of a run by id, and which of them are drafts: every comparison touches a draft."""

    articles: Mapping[str, Article]
    drafts: frozenset[str]


@dataclass(frozen=True, slots=True)
class Finding:
    """A disagreement to show to the desk."""

    id: str
    rule: str
    title: str
    severity: Severity
    confidence: Confidence
    nature: str
    claims: tuple[Claim, ...]
    message: str
    sum: str
    question: str
    why: str = ""
    source: str = ""
    reasons: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    gap: str = ""
    allowance: str = ""
    also: tuple[Claim, ...] = ()
    """Further claims of the same clash, not shown in full: copies and other outlets."""

    def to_dict(self) -> dict[str, Any]:
        """The finding as plain JSON values."""
        return {
            "id": self.id,
            "rule": self.rule,
            "title": self.title,
            "severity": self.severity,
            "confidence": self.confidence,
            "nature": self.nature,
            "message": self.message,
            "sum": self.sum,
            "gap": self.gap,
            "allowed": self.allowance,
            "question": self.question,
            "why": self.why,
            "source": self.source,
            "reasons": list(self.reasons),
            "doubts": list(self.doubts),
            "claims": [claim.to_dict() for claim in self.claims],
            "also": [claim.to_dict() for claim in self.also],
        }


@dataclass(frozen=True, slots=True)
class Review:
    """A person's verdict on a finding."""

    finding: str
    verdict: str
    reason: str = ""
    correct_value: str = ""
    source: str = ""
    reviewer: str = ""
    reviewed_on: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Uncompared:
    """A claim that was held against nothing, and why."""

    claim: Claim
    why: str


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the pipeline: what went in, what came out, what was left out, and the versions that a second run needs."""

    articles: tuple[Article, ...]
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]
    problems: tuple[Problem, ...] = ()
    uncompared: tuple[Uncompared, ...] = ()
    compared: int = 0
    """Pairs of claims that were judged."""
    versions: Mapping[str, str] = dataclasses.field(default_factory=dict)
    against: tuple[str, ...] = ()
    """Ids of the articles that were only looked up: no finding lies in them alone."""
