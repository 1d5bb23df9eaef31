"""Trace: every figure of a draft held against its sources; records in, records out."""

from factcheck.tracing.follow import trace
from factcheck.tracing.outcome import STATUSES, Slip, Status, Trace, Tracing

__all__ = ["STATUSES", "Slip", "Status", "Trace", "Tracing", "trace"]
