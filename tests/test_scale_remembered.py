"""What is remembered for good is of our own rules and vocabularies: of what articles bring a long stream would bring without end."""

from __future__ import annotations

import importlib
import inspect
import pkgutil

import factcheck

OF_OUR_OWN = {"bits", "kind", "kinds", "place", "sort", "steps"}
"""Arguments that name kinds of words and checks of our own, of which there are few."""
NAMES_OUR_FILES = {"phrases", "rows", "word_list", "page_part", "_part", "_compiled"}
"""Functions whose `name` is that of a file or pattern of our own, not one that an article brings."""


def kept_for_good():
    """Every function that remembers all that it was ever asked, with its arguments."""
    for found in pkgutil.walk_packages(factcheck.__path__, "factcheck."):
        if found.name.endswith("__main__"):
            continue
        try:
            module = importlib.import_module(found.name)
        except ImportError:  # of an extra that is not installed
            continue
        for name, one in vars(module).items():
            parameters = getattr(one, "cache_parameters", None)
            if parameters and parameters()["maxsize"] is None and one.__module__ == found.name:
                yield f"{found.name}.{name}", set(inspect.signature(one).parameters)


def test_nothing_is_remembered_without_end():
    found = dict(kept_for_good())
    assert "factcheck.vocab.load.rows" in found
    ours = {name for name in found if name.rpartition(".")[2] in NAMES_OUR_FILES}
    assert {name: asked for name, asked in found.items() if name not in ours and not asked <= OF_OUR_OWN} == {}
