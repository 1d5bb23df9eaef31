"""Two short passages given side by side, a claim and its evidence or two versions of one text: where they give one thing two figures."""

from factcheck.comparing.passages.kind import passages

__all__ = ["passages"]
