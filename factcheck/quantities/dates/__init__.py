"""Dates and spans of time as they are written: one file a way of writing them."""
