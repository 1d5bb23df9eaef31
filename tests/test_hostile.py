"""Hostile and broken text through the whole pipeline: never an exception, never a page that can't be written."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from re import _constants as constants  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck import Article, check, quantities
from factcheck.quantities.dates.words import Words, words
from factcheck.report import claims_text, findings_json, findings_text, flagged_csv, html_report

SEEDS = sorted((Path(__file__).resolve().parent.parent / "seeds").rglob("*.md"))
TEXTS = [path.read_text(encoding="utf-8") for path in SEEDS if path.name != "README.md"]
PIECES = [
    *(
        "½",
        "٣",
        "\u200b",
        "−",
        "$",
        "%%",
        "1,2,3",
        "(",
        "\n\n",
        "“",
        "'s",
        "million million",
        "12/0",
        "1e400",
        "9" * 60,
        "10²",
        "\x00",
        "\u202e",
    ),
    *(
        "per per",
        "to to",
        "from from 5 to",
        "between 5 and",
        "one one one",
        "-5-5-5",
        "99/99/9999",
        "February 31",
        "the 0th",
        "24:61",
        "year 0",
    ),
    *("a century ago", "99999 years ago", "in 9999", "12 March 0001", "half half", "<script>", "{{ x }}", "=1+1", "\x1b[31m", "[bold]"),
]
DAYS = st.sampled_from([None, date(1, 1, 1), date(2026, 3, 7), date(9999, 12, 31)])


@st.composite
def mangled(draw: st.DrawFn) -> str:
    text = draw(st.sampled_from(TEXTS))
    text = text[: draw(st.integers(100, 900))]
    for _ in range(draw(st.integers(1, 12))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(st.sampled_from(PIECES)) + text[at + draw(st.integers(0, 9)) :]
    return text


@given(mangled(), mangled(), DAYS, DAYS)
@settings(max_examples=60, deadline=None)
def test_mangled_articles_go_through_to_every_writer(one: str, other: str, first: date | None, second: date | None) -> None:
    run = check([Article("a", one, published=first), Article("b", other, title=other[:60], published=second)])
    for write in (html_report, findings_json, flagged_csv, findings_text, claims_text):
        assert isinstance(write(run), str)
    for claim in run.claims:
        assert claim.quote == (one if claim.article == "a" else other if claim.where == "text" else other[:60])[claim.start : claim.end]


def unbounded(tree: Any) -> Iterator[str]:
    """The repetitions of a parsed pattern that have no upper end."""
    for operation, argument in tree:
        if operation in (constants.MAX_REPEAT, constants.MIN_REPEAT, constants.POSSESSIVE_REPEAT):
            if argument[1] == constants.MAXREPEAT:
                yield str(argument[2])
            yield from unbounded(argument[2])
        elif operation is constants.BRANCH:
            for branch in argument[1]:
                yield from unbounded(branch)
        elif operation in (constants.SUBPATTERN, constants.ASSERT, constants.ASSERT_NOT):
            yield from unbounded(argument[-1])
        elif operation is constants.ATOMIC_GROUP:
            yield from unbounded(argument)


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every pattern by which quantities and dates are read."""
    for module in pkgutil.iter_modules(quantities.__path__):
        found = vars(importlib.import_module(f"factcheck.quantities.{module.name}"))
        yield from ((f"{module.name}.{name}", value) for name, value in found.items() if isinstance(value, re.Pattern))
    yield from ((name, value) for name in Words.__slots__ if isinstance(value := getattr(words(), name), re.Pattern))


def test_no_pattern_of_the_reader_repeats_without_end() -> None:
    held = {name: list(unbounded(parser.parse(pattern.pattern, pattern.flags))) for name, pattern in patterns()}
    assert len(held) > 50
    assert {name: found for name, found in held.items() if found} == {}


@pytest.mark.parametrize(
    "piece",
    [
        *("1 \n", "1\n    A", "Revs 1 mln\n", "killed: 1\n", "5 ft 1 in ", "12st ", "9st 4lb", "over 1 ", "sues over 1 ", "$O million "),
        *("March six to ", "2005-6-", "33, or 4%, ", "tenfold to 5 from ", "1.4 mln bpd in May and 1.5 ", "by 1,000 to 9 million "),
        *("The minister, 41, ", "Roe, 41, ", "number 4,812 ", "Qatar 20 to ", "1 ounce ", "$1 an ounce of gold ", "36 F ", "Shr 1 vs "),
        *("¶", "1¶", "vs ", "Net\n", "Year\n", "a-", "1" + " " * 40, "1.", "1 point ", "12,", "million ", "of a ", "per "),
    ],
)
def test_what_is_repeated_without_end_is_read_to_its_end(piece: str) -> None:
    text = piece * (12_000 // len(piece))
    found = quantities.find_quantities(text)
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize(
    "texts",
    [
        ("Oil output was 1e400 barrels a day in May 2021 in Norway.", "Oil output was 5 barrels a day in May 2021 in Norway."),
        ("Of the total, 25%", "It was 30%"),
        ("", " "),
    ],
)
def test_found_by_fuzzing(texts: tuple[str, str]) -> None:
    run = check([Article("a", texts[0], published=date(1, 1, 1)), Article("b", texts[1], published=date(9999, 12, 31))])
    html_report(run)
    findings_text(run)
