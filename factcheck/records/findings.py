"""What comes out: rules, comparisons, findings, verdicts and the run as a whole."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from importlib import import_module
from typing import Any, Literal

from factcheck.records.claims import Claim
from factcheck.records.inputs import Article, Problem

Severity = Literal["error", "warning", "note"]
Confidence = Literal["high", "medium", "low"]
Verdict = Literal["agree", "disagree", "unknown"]

SEVERITIES: tuple[Severity, ...] = ("note", "warning", "error")
"""From the mildest to the gravest."""


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
    shipped: bool = False
    """Whether it came with factcheck; of two that fit a figure equally well, one's own goes first."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Claims held against each other under a rule (one claim alone where the fault lies in its own words)."""

    rule: Rule
    claims: tuple[Claim, ...]
    verdict: Verdict
    nature: str = "conflict"
    """conflict, sources differ, superseded, slip, opposed, implausible, or wording."""
    score: float = 1.0
    """0 to 1: how sure we are that the claims speak of the same thing."""
    sum: str = ""
    """The arithmetic in words, with every number that it uses."""
    gap: str = ""
    allowance: str = ""
    reasons: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Aside:
    """What a kind set aside: equal claims judged as one (`collapsed`), and pairs that no cap left room to look at (`left_out`)."""

    collapsed: int = 0
    left_out: int = 0

    def __add__(self, other: Aside) -> Aside:
        return Aside(self.collapsed + other.collapsed, self.left_out + other.left_out)


@dataclass(frozen=True, slots=True)
class Judged:
    """The comparisons of a kind that has to set claims or pairs aside, with the count of them."""

    comparisons: tuple[Comparison, ...]
    aside: Aside = Aside()


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
    collapsed: int = 0
    """Claims that equal another of the same thing and were judged with it."""
    left_out: int = 0
    """Pairs that were not looked at, because too many claims or sentences stand under one heading."""
    against: tuple[str, ...] = ()
    """Ids of the articles that were only looked up: no finding lies in them alone."""
    looked_up: int = 0
    """Archived claims that were read for this run; `claims` and `articles` hold none of them but the articles of findings."""
    crowded: int = 0
    """How many times an archive held more claims of one thing and time than were read: those of the nearest days were."""

    def _repr_html_(self) -> str:
        """The run as a notebook shows it."""
        # The records know no stage that comes after them; only a notebook asks for this one.
        html: str = import_module("factcheck.report.notebook").run_html(self)
        return html
