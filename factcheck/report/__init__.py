"""A run made readable: one writer a format, and the page."""

from factcheck.report.as_csv import claims_csv, flagged_csv
from factcheck.report.as_json import findings_json
from factcheck.report.claims_text import claims_jsonl, claims_text
from factcheck.report.frames import claims_frame, findings_frame
from factcheck.report.html import html_report
from factcheck.report.text import findings_text, summary, wants_colour
from factcheck.report.write import LEDGER, write_file, write_report

__all__ = [
    "LEDGER",
    "claims_csv",
    "claims_frame",
    "claims_jsonl",
    "claims_text",
    "findings_frame",
    "findings_json",
    "findings_text",
    "flagged_csv",
    "html_report",
    "summary",
    "wants_colour",
    "write_file",
    "write_report",
]
