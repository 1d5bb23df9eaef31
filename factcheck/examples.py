"""Run the examples that every rule carries: they are the rule's tests, and its meaning shown to an editor."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from factcheck.pipeline import check
from factcheck.records import Article, Claim, Finding, Problem, Rule
from factcheck.tables import looked_at
from factcheck.vocab import rows

EXAMPLE_DATE = date(2026, 3, 6)
"""The day on which an example was published, unless it begins with "YYYY-MM-DD: "."""

NEAR = 0.8
"""How alike two names of measures must be for one to be a slip of the other: "caps" is none of "cases"."""

_DATED = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2}): ")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one example: `failure` says in words what should have been otherwise, "" where all is well."""

    rule: Rule
    expected: str
    """disagree or agree."""
    number: int
    """Which of the rule's examples of that sort, from 1."""
    texts: tuple[str, ...]
    findings: tuple[Finding, ...]
    failure: str = ""
    claims: tuple[Claim, ...] = ()
    """What was read in the example, of quantities alone."""


def run_examples(
    rules: Sequence[Rule], only: Collection[str] | None = None, tables: Sequence[Path | str] | None = None
) -> Iterator[Outcome]:
    """The outcome of every example, one by one, each checked under all `rules`; `only` narrows whose examples are run, by rule id.

    `tables` holds paths of reference tables of one's own, beside the shipped ones.
    """
    for rule in rules:
        if only is not None and rule.id not in only:
            continue
        for expected, examples in (("disagree", rule.disagree), ("agree", rule.agree)):
            for number, texts in enumerate(examples, 1):
                run = check(example_articles(texts), rules=rules, tables=tables)
                read = tuple(claim for claim in run.claims if claim.quantity.kind == "quantity")
                yield Outcome(rule, expected, number, texts, run.findings, _failure(rule.id, expected, run.findings), read)


def failing_examples(rules: Sequence[Rule], only: Collection[str] | None = None) -> tuple[Problem, ...]:
    """One Problem for every example that does not behave as its rule says.

    An example under `disagree` must give a finding of its rule; one under `agree` must give none of it, whatever its severity (a note that
    one figure was superseded is let pass), and of no other rule a warning or error.
    """
    return tuple(
        Problem(f"example.{outcome.expected}", place_of(outcome), outcome.failure, "mend the rule or the example")
        for outcome in run_examples(rules, only)
        if outcome.failure
    )


def sums_of(rule: Rule, rules: Sequence[Rule], tables: Sequence[Path | str] | None = None) -> dict[int, tuple[str, ...]]:
    """What a rule says of its own `disagree` examples, checked under all `rules`: by the example's number from 1, each finding's sum."""
    return {
        outcome.number: tuple(finding.sum or finding.message for finding in outcome.findings if finding.rule == rule.id)
        for outcome in run_examples(rules, {rule.id}, tables)
        if outcome.expected == "disagree"
    }


def place_of(outcome: Outcome) -> str:
    """Where the example stands: file and line of its rule, and which example it is."""
    return f"{outcome.rule.place}: {outcome.rule.id}, {outcome.expected} example {outcome.number}"


def other_measure(outcome: Outcome) -> str:
    """Of an example to be flagged that holds no figure of a measure that its rule looks at: which measure, and the nearest name."""
    wanted = {"measure": outcome.rule.when["measure"]} if "measure" in outcome.rule.when else {}
    if outcome.expected != "disagree" or not wanted or any(looked_at(claim, wanted) for claim in outcome.claims):
        return ""
    known = dict.fromkeys([*(claim.measure for claim in outcome.claims if claim.measure), *(row["measure"] for row in rows("measures"))])
    near = (get_close_matches(name, known, 1, NEAR) for name in wanted["measure"] if name not in known)
    hint = next((f"did you mean {found[0]!r}?" for found in near if found), "`factcheck claims` shows the measure of every figure")
    return f"no figure here is of measure {' or '.join(map(repr, wanted['measure']))} ({hint})"


def example_articles(texts: Sequence[str]) -> list[Article]:
    """The texts as articles "a", "b", … of one day; a text may begin with its own date.

    >>> [(article.id, article.text, article.published.day) for article in example_articles(["One.", "2026-04-02: Two."])]
    [('a', 'One.', 6), ('b', 'Two.', 2)]
    """
    articles = []
    for number, text in enumerate(texts):
        dated = _DATED.match(text)
        published = date.fromisoformat(dated[1]) if dated else EXAMPLE_DATE
        name = chr(ord("a") + number) if number < 26 else f"a{number + 1}"
        articles.append(Article(name, text[dated.end() :] if dated else text, published=published))
    return articles


def _failure(rule_id: str, expected: str, findings: Sequence[Finding]) -> str:
    if expected == "disagree":
        if any(finding.rule == rule_id for finding in findings):
            return ""
        others = sorted({finding.rule for finding in findings})
        return "should be flagged and is not" + (f"; only {', '.join(others)} flagged it" if others else "")
    loud = sorted({finding.rule for finding in findings if finding.severity != "note" or _is_own_fault(finding, rule_id)})
    return f"should stay quiet, but {', '.join(loud)} flagged it" if loud else ""


def _is_own_fault(finding: Finding, rule_id: str) -> bool:
    return finding.rule == rule_id and finding.nature != "superseded"
