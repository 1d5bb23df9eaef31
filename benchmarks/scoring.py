"""How well readings agree with labels: values, values with units, and values with units and bounds, as micro-averaged F1."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from factcheck.vocab import rows

Reading = Sequence[Any]
"""low, high, unit, bound: of a label as of a reading."""

LEVELS = ("value", "+unit", "+bound")
BOUNDS = {"exact": "=", "between": "=", "about": "~", "at_least": ">", "more_than": ">", "at_most": "<", "less_than": "<"}
SAME_UNIT = {
    "$": "dollar", "usd": "dollar", "us dollar": "dollar", "united states dollar": "dollar", "£": "pound sterling", "gbp": "pound sterling",
    "pound sterling": "pound sterling", "€": "euro", "eur": "euro", "jpy": "japanese yen", "yen": "japanese yen", "cny": "chinese yuan",
    "inr": "indian rupee", "cad": "canadian dollar", "aud": "australian dollar", "%": "percentage", "percent": "percentage",
    "percentage point": "percentage", "c": "celsius", "f": "fahrenheit", "tonne": "metric ton", "pound": "pound-mass", "bbl": "barrel",
    "dimensionless": "", "-": "", "none": "", "count": "", "number": "",
}  # fmt: skip


@dataclass(frozen=True)
class LabelledSet:
    """Texts with their labels. `first_only` where a text's first quantity alone is labelled, so that only recall can be told."""

    name: str
    texts: list[str]
    labels: list[list[Reading]]
    levels: tuple[str, ...] = LEVELS
    first_only: bool = False


@dataclass
class Tally:
    hit: int = 0
    false: int = 0
    missed: int = 0

    @property
    def f1(self) -> float:
        return 2 * self.hit / (2 * self.hit + self.false + self.missed) if self.hit else 0.0

    @property
    def recall(self) -> float:
        return self.hit / (self.hit + self.missed) if self.hit else 0.0


def unit_words(unit: str) -> frozenset[str]:
    """The words that a unit's name comes down to, American and plural spellings folded; {''} for no unit.

    >>> unit_words("US dollars per kilometer") == unit_words("dollar per kilometre")
    True
    """
    words: set[str] = set()
    for part in re.split(r"\s+per\s+|/", unit.strip().lower().replace("meter", "metre").replace("liter", "litre")):
        singular = SAME_UNIT.get(part, part[:-1] if part.endswith("s") and len(part) > 3 else part)
        named = SAME_UNIT.get(singular, singular)
        words.update(word[:-1] if word.endswith("s") and len(word) > 3 else word for word in re.findall(r"[^\W\d_]+", named))
    return frozenset(words) or frozenset({""})


def same_number(a: float | None, b: float | None) -> bool:
    return a is b if a is None or b is None else abs(a - b) <= 1e-5 * max(abs(a), abs(b)) + 1e-12


def matches(level: str) -> Callable[[Reading, Reading], bool]:
    """Whether a reading is the label, at one of the three levels."""

    def match(label: Reading, found: Reading) -> bool:
        (low, high), (found_low, found_high) = sorted(label[:2]), sorted(found[:2])
        if not (same_number(low, found_low) and same_number(high, found_high)):
            return False
        if level != "value" and not unit_words(label[2]) & unit_words(str(found[2])):
            return False
        return level != "+bound" or label[3] == found[3]

    return match


def score(labelled: LabelledSet, readings: list[list[Reading]]) -> dict[str, Tally]:
    """Each label takes the first reading left that matches it; what is left over is false, unless only the first quantity is labelled."""
    tallies = {level: Tally() for level in labelled.levels}
    for level, tally in tallies.items():
        match = matches(level)
        for labels, found in zip(labelled.labels, readings, strict=True):
            left = [reading for reading in found if None not in reading[:2]]
            for label in labels:
                hit = next((reading for reading in left if match(label, reading)), None)
                if hit is None:
                    tally.missed += 1
                else:
                    tally.hit += 1
                    left.remove(hit)
            tally.false += 0 if labelled.first_only else len(left)
    return tallies


def labelled_sets(data: Path, corpus: Path) -> list[LabelledSet]:
    """The labelled sets under `data`, else our own corpus of meanings."""
    paths = [data / "quantities" / f"{name}.jsonl" for name in ("newsquant", "rquant")]
    return [read_set(path) for path in paths if path.is_file()] or [_from_corpus(corpus)]


def read_set(path: Path) -> LabelledSet:
    """One labelled set of the shared folder: a text and its quantities a line."""
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    bounds = any("bound" in quantity for record in records for quantity in record["quantities"])
    labels = [list(map(_label, record["quantities"])) for record in records]
    return LabelledSet(path.stem, [record["text"] for record in records], labels, LEVELS if bounds else LEVELS[:2])


def _label(quantity: dict[str, Any]) -> Reading:
    value, bound = quantity.get("value"), quantity.get("bound") or "="
    low, high = (quantity["low"], quantity["high"]) if value is None else (value, value)
    # a label with one open end says its bound so
    low, high = (high, high) if low is None else (low, low) if high is None else (low, high)
    return low, high, quantity.get("unit") or "", "=" if bound in ("up", "down") else bound


def _from_corpus(path: Path) -> LabelledSet:
    names = {row["symbol"]: row["name"] for row in reversed(rows("units"))} | {row["code"]: row["name"] for row in rows("currencies")}
    texts, labels, reading = [], [], ("", "", "")
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith(" "):
            values, symbol, hedge = reading
            ends = [float(value) for value in values.split(",")]
            unit = " per ".join(names.get(part, part) for part in symbol.split("/")) if symbol not in names else names[symbol]
            texts.append(line.strip())
            labels.append([(ends[0], ends[-1], unit, BOUNDS[hedge])])
        elif line.strip() and not line.startswith("#"):
            first, second, third = (part.strip() for part in line.split("|"))
            reading = first, second, third
    return LabelledSet("our corpus", texts, labels, first_only=True)
