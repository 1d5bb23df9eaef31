"""factcheck: reads articles, pulls out every numeric claim, and cross-checks the claims with rules that an editor can read.

>>> from factcheck import Article, find_claims
>>> claims = find_claims(Article("a", "Venezuela pumped 755,000 barrels a day in January 2022."))
>>> claims[0].to_dict()["unit"], claims[0].entity
('bbl/d', 'Venezuela')
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factcheck.records import Article, Claim, Finding, Problem, Run

if TYPE_CHECKING:
    from factcheck.claims import find_claims
    from factcheck.pipeline import check
    from factcheck.report.frames import claims_frame, findings_frame
    from factcheck.tracing import trace

__all__ = ["Article", "Claim", "Finding", "Problem", "Run", "check", "claims_frame", "find_claims", "findings_frame", "trace"]
__version__ = "0.1.0"

_LATER = {
    "check": "factcheck.pipeline",
    "find_claims": "factcheck.claims",
    "claims_frame": "factcheck.report.frames",
    "findings_frame": "factcheck.report.frames",
    "trace": "factcheck.tracing",
}


def __getattr__(name: str) -> Any:
    """Import a stage when it is first asked for: start-up time is a feature."""
    if name not in _LATER:
        raise AttributeError(f"module 'factcheck' has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(_LATER[name]), name)
    globals()[name] = value
    return value
