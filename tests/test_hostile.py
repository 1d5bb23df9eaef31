"""Hostile and broken text through the whole pipeline: never an exception, never a page that can't be written."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck import Article, check
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
