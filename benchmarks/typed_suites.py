"""Recall on the test suites of Duckling and quantulum3, which label one kind of quantity each (what else stands in a text is not labelled).

    python benchmarks/typed_suites.py [--data ../shared/data] [--misses]

"as scored": both ends of the printed number are the label's. "normalised": in the base unit, so that 90 minutes are the 1.5 hours of the
label, and one reading may be the sum of labels in a row ("3 years, 2 months"). Without the suites nothing is measured, and that is said.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from scoring import Reading, matches, read_set, same_number

from factcheck.quantities import find_quantities
from factcheck.quantities.unit_reader import match_words
from factcheck.records import Quantity, Unit

SUITES = ("duckling_*.jsonl", "quantulum_*.jsonl")
NUMBER_NOUNS = {"dozen": 12.0, "baker's dozen": 13.0, "gross": 144.0}
"""Units of a label that are numbers to us: a dozen eggs are twelve."""


@dataclass(frozen=True)
class Amount:
    """Both ends of a figure in the base unit of its dimension."""

    low: float
    high: float
    dimension: str

    def same(self, other: Amount) -> bool:
        """Whether two amounts are one, by the millionth."""
        return self.dimension == other.dimension and same_number(self.low, other.low) and same_number(self.high, other.high)


@dataclass
class Suite:
    """What was found of one suite."""

    name: str
    labels: int = 0
    scored: int = 0
    normalised: int = 0
    misses: list[str] = field(default_factory=list)


def amount(low: float, high: float, unit: Unit) -> Amount:
    ends = sorted(end * unit.factor + unit.offset for end in (low, high))
    return Amount(ends[0], ends[1], "count" if unit.dimension == "number" else unit.dimension)


def labelled_amount(label: Reading) -> Amount | None:
    """A label in base units; None where its unit is not in the table of units."""
    low, high, name = float(label[0]), float(label[1]), str(label[2]).lower()
    if name in NUMBER_NOUNS:
        return Amount(low * NUMBER_NOUNS[name], high * NUMBER_NOUNS[name], "count")
    found = match_words(name, 0)
    return amount(low, high, found.unit) if found and found.end == len(name) else None


def read_amount(quantity: Quantity) -> Amount:
    written = quantity.figure.written
    return amount(float(written[0]), float(written[-1]), quantity.unit)


def take(left: list[Quantity], label: Reading) -> bool:
    """Whether a reading that is left is the label as printed; it is used up."""
    same = matches("value")
    for quantity in left:
        if same(label, (float(quantity.figure.written[0]), float(quantity.figure.written[-1]), "", "")):
            left.remove(quantity)
            return True
    return False


def take_in_base_units(left: list[Quantity], labels: Sequence[Reading]) -> int:
    """How many of the labels, in order, are what is left in other units, alone or several in a row added up."""
    amounts = [labelled_amount(label) for label in labels]
    found, at = 0, 0
    while at < len(amounts):
        used = max((size for size in range(1, len(amounts) - at + 1) if _take_sum(left, amounts[at : at + size])), default=0)
        found, at = found + used, at + max(used, 1)
    return found


def _take_sum(left: list[Quantity], parts: Sequence[Amount | None]) -> bool:
    known = [part for part in parts if part is not None]
    if len(known) < len(parts) or len({part.dimension for part in known}) > 1:
        return False
    whole = Amount(sum(part.low for part in known), sum(part.high for part in known), known[0].dimension)
    hit = next((quantity for quantity in left if read_amount(quantity).same(whole)), None)
    if hit is not None:
        left.remove(hit)
    return hit is not None


def measure(path: Path) -> Suite:
    """Read the texts of one suite and count its labels that were found."""
    labelled, suite = read_set(path), Suite(path.stem)
    for text, labels in zip(labelled.texts, labelled.labels, strict=True):
        left = find_quantities(text)
        missed = [label for label in labels if not take(left, label)]
        normalised = take_in_base_units(left, missed)
        suite.labels += len(labels)
        suite.scored += len(labels) - len(missed)
        suite.normalised += len(labels) - len(missed) + normalised
        if len(missed) > normalised:
            suite.misses.append(f"{text}  [{len(missed) - normalised} of {len(labels)}]")
    return suite


def table(suites: Sequence[Suite], *, misses: bool) -> str:
    lines = [f"{'suite':24}{'labels':>8}{'as scored':>12}{'normalised':>12}"]
    for suite in suites:
        lines.append(f"{suite.name:24}{suite.labels:8}{suite.scored / suite.labels:12.3f}{suite.normalised / suite.labels:12.3f}")
        lines += [f"    {text}" for text in suite.misses if misses]
    return "\n".join(lines)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    data = Path(__file__).resolve().parent.parent.parent / "shared" / "data"
    options.add_argument("--data", type=Path, default=data, help="folder that holds quantities/duckling_*.jsonl and quantulum_*.jsonl")
    options.add_argument("--misses", action="store_true", help="print the texts with labels that were not found")
    chosen = options.parse_args()
    folder = chosen.data / "quantities"
    suites = [measure(path) for pattern in SUITES for path in sorted(folder.glob(pattern))]
    counted = [suite for suite in suites if suite.labels]
    print(table(counted, misses=chosen.misses) if counted else f"skipped: no labelled suites in {folder} (--data names another folder)")


if __name__ == "__main__":
    main()
