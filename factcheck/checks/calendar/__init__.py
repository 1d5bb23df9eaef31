"""Dates, weekdays, ages and spans of years."""

from factcheck.checks.calendar.kind import calendar

__all__ = ["calendar"]
