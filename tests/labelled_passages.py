"""The labelled pairs of labelled/passages.jsonl, and which of them are told: an evidence, a claim, and whether the claim contradicts it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from factcheck import Article, check

LABELS = Path(__file__).with_name("labelled") / "passages.jsonl"


class Pair(NamedTuple):
    """Two passages put side by side, and the set that they were written with."""

    set: int
    evidence: str
    claim: str
    contradicts: bool


class Told(NamedTuple):
    """Of so many pairs that contradict how many are told as more than a note, and the sound ones that are told too."""

    contradict: int
    right: int
    wrong: tuple[Pair, ...]


def labelled_pairs() -> list[Pair]:
    """All pairs, in order of their sets."""
    return [Pair(**json.loads(line)) for line in LABELS.read_text(encoding="utf-8").splitlines()]


def told(pairs: Sequence[Pair]) -> Told:
    """What is told of some pairs, each in a run of its own."""
    loud = [pair for pair in pairs if _is_told(pair)]
    wrong = tuple(pair for pair in loud if not pair.contradicts)
    return Told(sum(pair.contradicts for pair in pairs), len(loud) - len(wrong), wrong)


def _is_told(pair: Pair) -> bool:
    findings = check([Article("evidence", pair.evidence), Article("claim", pair.claim)]).findings
    return any(one.severity != "note" and len({claim.article for claim in one.claims}) == 2 for one in findings)
