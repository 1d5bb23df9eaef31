"""What the verdicts say of the rules: open and settled, how often a rule's findings were right, and what desks got wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from factcheck.records import Review
from factcheck.review.agreement import agreements, wilson
from factcheck.review.verdicts import is_settled

MISTAKES = frozenset({"a_wrong", "b_wrong", "both_wrong", "out_of_date"})
"""Verdicts that found a figure to mend."""
RIGHT = MISTAKES | {"both_right"}
"""Verdicts under which the rule was right: the two figures do differ. `unsure` and `accepted` say nothing of the rule."""
FALSE = "false_alarm"
UNKNOWN_RULE = "(rule not known)"


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding with its rule ("" where it is not known) and what people say of it."""

    finding: str
    rule: str
    reviews: tuple[Review, ...]

    @property
    def verdicts(self) -> frozenset[str]:
        """The verdicts that stand."""
        return frozenset(review.verdict for review in self.reviews if review.verdict)


@dataclass(slots=True)
class Standing:
    """The findings of one rule, counted. `disputed` are those on which reviewers differ whether the rule was right."""

    open: int = 0
    settled: int = 0
    right: int = 0
    mistakes: int = 0
    false: int = 0
    disputed: int = 0
    reasons: Counter[str] = field(default_factory=Counter)

    @property
    def judged(self) -> int:
        """Findings that tell of the rule."""
        return self.right + self.false

    @property
    def interval(self) -> tuple[float, float]:
        """The 95% interval of the share of findings that were right."""
        return wilson(self.right, self.judged)

    def add(self, one: Judged) -> None:
        """Count a finding."""
        settled = is_settled(one.reviews)
        self.settled, self.open = self.settled + settled, self.open + (not settled)
        telling = one.verdicts & (RIGHT | {FALSE})
        if telling and telling <= RIGHT:
            self.right += 1
            self.mistakes += bool(telling & MISTAKES)
        elif telling == {FALSE}:
            self.false += 1
            self.reasons.update({review.reason for review in one.reviews if review.verdict == FALSE})
        elif telling:
            self.disputed += 1


def by_rule(findings: Iterable[Judged]) -> dict[str, Standing]:
    """The standing of every rule that has findings, by its id."""
    found: dict[str, Standing] = {}
    for one in findings:
        found.setdefault(one.rule or UNKNOWN_RULE, Standing()).add(one)
    return dict(sorted(found.items()))


def status_lines(findings: Sequence[Judged]) -> Iterator[str]:
    """The status as a table and two lists, for a terminal."""
    rules, whole = by_rule(findings), Standing()
    for one in findings:
        whole.add(one)
    table: list[tuple[str, ...]] = [("rule", "open", "settled", "right", "mistakes", "false alarms", "differ", "precision (95%)")]
    table += [_row(name, standing) for name, standing in (*rules.items(), ("all rules", whole))]
    widths = [max(len(row[at]) for row in table) for at in range(len(table[0]))]
    for row in table:
        yield "  ".join([row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))])
    if whole.reasons:
        yield ""
        yield f"false alarms by reason: {_counted(whole.reasons)}"
    yield from _agreement_lines([review for one in findings for review in one.reviews])


def _row(name: str, standing: Standing) -> tuple[str, ...]:
    counts = (standing.open, standing.settled, standing.right, standing.mistakes, standing.false, standing.disputed)
    return (name, *(f"{count:,}" for count in counts), share_in_words(standing))


def share_in_words(standing: Standing) -> str:
    """How often the rule was right, with the interval.

    >>> share_in_words(Standing(right=9, false=1)), share_in_words(Standing())
    ('90% (60-98)', '-')
    """
    if not standing.judged:
        return "-"
    low, high = (round(100 * end) for end in standing.interval)
    return f"{round(100 * standing.right / standing.judged)}% ({low}-{high})"


def _counted(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{word} {count:,}" for word, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _agreement_lines(reviews: Sequence[Review]) -> Iterator[str]:
    pairs = agreements(reviews)
    if pairs:
        yield ""
    for pair in pairs:
        kappa = "not to be told from chance" if pair.kappa is None else f"{pair.kappa:.2f}"
        many = f"{pair.both:,} finding{'' if pair.both == 1 else 's'}"
        yield f"{pair.one} and {pair.other}: agree on {pair.share:.0%} of {many} that both judged (Cohen's kappa {kappa})"
