"""A run made readable: one writer a format, and the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from factcheck.report.as_csv import claims_csv, flagged_csv
    from factcheck.report.as_json import findings_json, findings_jsonl
    from factcheck.report.claims_lines import claims_jsonl, claims_text
    from factcheck.report.formats import FORMATS, formats_for, written
    from factcheck.report.frames import claims_frame, findings_frame
    from factcheck.report.html import html_report
    from factcheck.report.text import findings_text, summary, wants_colour
    from factcheck.report.write import LEDGER, write_file, write_report

__all__ = [
    "FORMATS",
    "LEDGER",
    "claims_csv",
    "claims_frame",
    "claims_jsonl",
    "claims_text",
    "findings_frame",
    "findings_json",
    "findings_jsonl",
    "findings_text",
    "flagged_csv",
    "formats_for",
    "html_report",
    "summary",
    "wants_colour",
    "write_file",
    "write_report",
    "written",
]

_HOMES = {
    "as_csv": ("claims_csv", "flagged_csv"),
    "as_json": ("findings_json", "findings_jsonl"),
    "claims_lines": ("claims_jsonl", "claims_text"),
    "formats": ("FORMATS", "formats_for", "written"),
    "frames": ("claims_frame", "findings_frame"),
    "html": ("html_report",),
    "text": ("findings_text", "summary", "wants_colour"),
    "write": ("LEDGER", "write_file", "write_report"),
}
_LATER = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    """Import a writer when it is first asked for: a gate that prints ten lines needs no page."""
    if name not in _LATER:
        raise AttributeError(f"module 'factcheck.report' has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f"factcheck.report.{_LATER[name]}"), name)
    globals()[name] = value
    return value
