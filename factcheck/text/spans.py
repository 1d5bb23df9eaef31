"""A stretch of text: where it starts and where it ends."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """Code points of a text from `start` to `end`, end exclusive.

    >>> "Output rose."[slice(*Span(0, 6))]
    'Output'
    """

    start: int
    end: int
