"""Two reports of one event: figures that stand in one of them alone, where a slip of the pen makes them one."""

from factcheck.comparing.reports.kind import unmatched

__all__ = ["unmatched"]
