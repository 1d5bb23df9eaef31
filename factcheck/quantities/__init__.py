"""Quantities: the numbers of a text with their units, bounds and spans, and the dates that are none."""

from factcheck.quantities.dates.find import find_dates
from factcheck.quantities.read import find_quantities

__all__ = ["find_dates", "find_quantities"]
