"""The kinds of rule that there are, each a function that gets all rules of its kind at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from factcheck.records import Claim, Comparison, Corpus, Rule

Kind = Callable[[Sequence[Claim], Sequence[Rule], Corpus], list[Comparison]]
"""All claims of a run and all rules of one kind, to comparisons: a thousand rules cost one pass."""


def _same_thing(claims: Sequence[Claim], rules: Sequence[Rule], corpus: Corpus) -> list[Comparison]:
    from factcheck.comparing import same_thing

    return same_thing(claims, rules, corpus)


def _magnitude(claims: Sequence[Claim], rules: Sequence[Rule], corpus: Corpus) -> list[Comparison]:
    from factcheck.checks import magnitude

    return magnitude(claims, rules, corpus)


def _wording(claims: Sequence[Claim], rules: Sequence[Rule], corpus: Corpus) -> list[Comparison]:
    from factcheck.checks import wording

    return wording(claims, rules, corpus)


# Each kind imports its check only when it runs: listing or explaining rules needs none of them.
KINDS: Mapping[str, Kind] = MappingProxyType({"same-thing": _same_thing, "magnitude": _magnitude, "wording": _wording})
