"""Patterns compiled at first use behave as compiled ones, and cost nothing before."""

from __future__ import annotations

import copy
import re

import pytest

from factcheck.text.patterns import later


def test_nothing_is_compiled_before_the_first_use():
    broken = later("(")
    with pytest.raises(re.error):
        broken.search("a")


def test_methods_are_those_of_the_compiled_pattern():
    pattern = later(r"(?P<number>\d+)", re.IGNORECASE)
    assert pattern.search("in 12 days")["number"] == "12"
    assert pattern.sub("#", "1 or 22") == "# or #"
    assert pattern.search.__self__ is pattern.finditer.__self__
    assert (pattern.groups, pattern.pattern) == (1, r"(?P<number>\d+)")


def test_what_is_no_method_of_a_pattern_is_none_here():
    with pytest.raises(AttributeError):
        later("a").nothing  # noqa: B018
    assert copy.copy(later("a")).fullmatch("a")
