"""The readers of quantities that a user can choose between, by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from factcheck.quantities.read import find_quantities
from factcheck.quantities.second_reader import find_quantities_quantulum3
from factcheck.records import Quantity

Reader = Callable[[str], list[Quantity]]

READERS: Mapping[str, Reader] = MappingProxyType({"own": find_quantities, "quantulum3": find_quantities_quantulum3})
"""Our own reader, and quantulum3's as a second opinion: slower by far, and without hedges, counted nouns and dates of its own."""


def reader_named(name: str) -> Reader:
    """The reader of that name; ValueError, with the names there are, for any other."""
    if name not in READERS:
        raise ValueError(f"no reader is called {name!r}; there are: {', '.join(READERS)}")
    return READERS[name]
