"""The slots of figures in the seed articles, labelled by careful reading, against what is found.

A label is one line of labelled/claims.jsonl. A slot left out is one that careful readers may fill differently, and isn't scored; a list in
measure, entity or speaker holds names that are all right.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from factcheck.claims import find_claims
from factcheck.reading import read_articles
from factcheck.records import Article

HERE = Path(__file__).parent
SEEDS = HERE.parent / "seeds"
FLOORS = {"value": 0.95, "hedge": 0.95, "unit": 0.85, "entity": 0.80, "measure": 0.75, "period": 0.75, "speaker": 0.70, "mood": 0.85}
FOUND_FLOOR = 0.97
Label = dict[str, Any]


@cache
def labels() -> tuple[Label, ...]:
    lines = (HERE / "labelled" / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(json.loads(line) for line in lines)


@cache
def articles() -> dict[str, Article]:
    found = {}
    for story in sorted({label["article"].partition("/")[0] for label in labels()}):
        for article in read_articles([SEEDS / story])[0]:
            found[f"{story}/{Path(article.id).name}"] = article
    return found


@cache
def claims(name: str) -> tuple[dict[str, Any], ...]:
    return tuple(claim.to_dict() for claim in find_claims(articles()[name]))


def span(label: Label) -> tuple[int, int]:
    text, context = articles()[label["article"]].text, label.get("context") or label["quote"]
    assert text.count(context) == 1, f"{label['article']}: {context!r} stands there {text.count(context)} times"
    assert context.count(label["quote"]) == 1, (
        f"{label['article']}: {label['quote']!r} stands in {context!r} {context.count(label['quote'])} times"
    )
    start = text.index(context) + context.index(label["quote"])
    return start, start + len(label["quote"])


def found(label: Label) -> dict[str, Any] | None:
    """The claim in the text that shares most with the labelled figure."""
    start, end = span(label)
    near = [c for c in claims(label["article"]) if c["where"] == "text" and c["start"] < end and start < c["end"]]
    return max(near, key=lambda c: min(c["end"], end) - max(c["start"], start), default=None)


def words(text: str | None) -> set[str]:
    return {word[:-1] if len(word) > 3 and word.endswith("s") else word for word in re.findall(r"\w+", (text or "").lower())}


def named(want: str | list[str] | None, have: str | None) -> bool:
    """True where at least half the words of one of the wanted names appear; nothing wanted means that nothing may be there."""
    if want is None:
        return have is None
    return any(2 * len(words(name) & words(have)) >= len(words(name)) for name in ([want] if isinstance(want, str) else want))


def same_period(want: dict[str, str] | None, have: dict[str, Any] | None) -> bool:
    if want is None:
        return have is None or have["assumed"]
    return have is not None and (have["start"], have["end"]) == (want["start"], want["end"])


def same_unit(want: str, claim: dict[str, Any]) -> bool:
    return want == claim["unit"] or (
        claim["dimension"] in {"count", "people"} and bool(words(want) & (words(claim["unit"]) | words(claim["unit_name"])))
    )


def right(slot: str, label: Label, claim: dict[str, Any]) -> bool:
    want = label[slot]
    if slot == "value":
        return bool(want == claim["written"])
    if slot == "unit":
        return same_unit(want, claim)
    if slot == "period":
        return same_period(want, claim["period"])
    if slot in {"measure", "entity", "speaker"}:
        return named(want, claim[slot])
    return bool(want == claim[slot])


@cache
def score() -> tuple[Counter[str], Counter[str], dict[str, list[str]]]:
    """Right and asked by slot, and the misses in words."""
    good: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    misses: dict[str, list[str]] = {}
    for label in labels():
        claim, place = found(label), f"{label['article']}: {label.get('context') or label['quote']!r}"
        asked["found"] += 1
        if claim is None:
            misses.setdefault("found", []).append(place)
            continue
        good["found"] += 1
        for slot in FLOORS.keys() & label.keys():
            asked[slot] += 1
            if right(slot, label, claim):
                good[slot] += 1
            else:
                misses.setdefault(slot, []).append(
                    f"{place}: wanted {label[slot]!r}, got {claim['written' if slot == 'value' else slot]!r}"
                )
    return good, asked, misses


def test_every_label_points_at_one_figure() -> None:
    for label in labels():
        span(label)


@pytest.mark.parametrize(("slot", "floor"), [("found", FOUND_FLOOR), *FLOORS.items()])
def test_slot_is_right_often_enough(slot: str, floor: float) -> None:
    good, asked, misses = score()
    share = good[slot] / asked[slot] if asked[slot] else 0.0
    print(f"{slot}: {good[slot]} of {asked[slot]}, {share:.3f}", *misses.get(slot, []), sep="\n    ")
    assert share >= floor, f"{slot}: {good[slot]} of {asked[slot]} is {share:.3f}, under {floor}"
