"""Which of the rules speak: those selected, less those ignored, by id or by pack."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.records import Problem, Rule
from factcheck.text.nearest import did_you_mean


def chosen(rules: Sequence[Rule], select: Sequence[str] = (), ignore: Sequence[str] = ()) -> tuple[tuple[Rule, ...], tuple[Problem, ...]]:
    """The rules that `select` names (none named: all), without those that `ignore` names, and a Problem for each name of no rule.

    A name is a rule's id or that of a pack.
    """
    problems: list[Problem] = []
    wanted = _named(rules, select, problems) if select else {rule.id for rule in rules}
    left_out = _named(rules, ignore, problems)
    return tuple(rule for rule in rules if rule.id in wanted and rule.id not in left_out), tuple(problems)


def _named(rules: Sequence[Rule], names: Sequence[str], problems: list[Problem]) -> set[str]:
    named: set[str] = set()
    for name in names:
        found = {rule.id for rule in rules if rule.id == name or rule.id.startswith(f"{name}.")}
        if not found:
            known = {part for rule in rules for part in (rule.id, rule.id.partition(".")[0])}
            cure = did_you_mean(name, sorted(known)) or "see `factcheck rules list`"
            problems.append(Problem("rules.unknown", "select or ignore", f"no rule or pack {name!r}", cure))
        named |= found
    return named
