"""What tracing gives: for every figure of a draft, what the sources say of it."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from factcheck.records import Article, Claim, Problem

Status = Literal["supported", "differs", "not found"]
Slip = Literal["magnitude", "unit", "owner", "direction", "hedge", "bound", "quote", "digits", "period", "value"]

STATUSES: tuple[Status, ...] = ("differs", "not found", "supported")
"""From the gravest to the best."""


@dataclass(frozen=True, slots=True)
class Trace:
    """One figure of the draft and what the sources say of it.

    `support` is the figure of a source that backs it, that it differs from, or (not found) that comes nearest, with `said` telling why it
    is not enough; None where there is none.
    """

    claim: Claim
    status: Status
    support: Claim | None = None
    kind: Slip | None = None
    """What went wrong, where it differs."""
    said: str = ""
    """The slip in words; or, where it is supported, how (converted, rounded, worked out); "" where there is nothing to say."""
    score: float = 0.0
    """0 to 1: how like the words beside the two figures are."""
    further: tuple[Claim, ...] = ()
    """Further figures of the sources that it was worked out from."""

    def to_dict(self) -> dict[str, Any]:
        """The trace as plain JSON values."""
        return {
            "status": self.status,
            "slip": self.kind,
            "said": self.said,
            "score": round(self.score, 3),
            "claim": self.claim.to_dict(),
            "support": self.support.to_dict() if self.support else None,
            "further": [claim.to_dict() for claim in self.further],
        }


@dataclass(frozen=True, slots=True)
class Tracing:
    """A draft traced to its sources: a trace for every figure, in the order of the draft, its title first."""

    draft: Article
    sources: tuple[Article, ...]
    traces: tuple[Trace, ...]
    problems: tuple[Problem, ...] = ()
    versions: Mapping[str, str] = dataclasses.field(default_factory=dict)

    def having(self, status: Status) -> tuple[Trace, ...]:
        """The traces of one status, in order."""
        return tuple(one for one in self.traces if one.status == status)
