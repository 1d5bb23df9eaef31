"""The time that a figure is of: said beside it, carried over, or assumed."""
