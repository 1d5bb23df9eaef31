"""Copies and rewordings: sentences that are one but for the figure."""
