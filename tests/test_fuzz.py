"""Fuzzing: the reader of figures, whole claims, every format, rule files and ledgers, fed with broken input.

A few examples run with the suite. What they find becomes a test of its own.
"""

from __future__ import annotations

import json
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_files import mutated, samples, slipped

from factcheck import Article, find_claims
from factcheck.quantities import find_quantities
from factcheck.reading.apart_worker import guarded
from factcheck.reading.entries import Asked, Entry, Fault
from factcheck.review import read_reviews
from factcheck.rulebook import load_rules
from factcheck.rulebook.load import shipped_packs

FILES = samples()
APART = sorted(ending for ending in FILES if ending not in (".zip", ".json"))
WORDS = ("million ", "barrels a day ", " to ", "between ", "in May ", "2025", "Q1 ", "per ", "about ", "Iraq's ")
PIECES = st.sampled_from([*"0123456789,.%$€£-–−/()½²٣' \t\n", *WORDS])
WRITTEN = st.lists(PIECES, max_size=40).map("".join)
SEEDS = st.integers(0, 2**32)
RULES = sorted(shipped_packs().glob("*.yaml"))
LEDGER = (
    b"id,severity,message,verdict,reason,correct_value,source,reviewer,reviewed_on,note\r\n"
    b'F-7kq2m9xa,error,"a, b",false_alarm,entity,,,ana,2026-03-06,"said ""no"""\r\n'
)


@given(WRITTEN)
@settings(max_examples=40, deadline=None)
def test_figures_of_any_text_lie_in_it(text):
    for found in find_quantities(text):
        assert 0 <= found.start < found.end <= len(text)


@given(WRITTEN, WRITTEN, st.booleans())
@settings(max_examples=25, deadline=None)
def test_claims_of_any_text_and_table_are_plain_values(text, cell, beside):
    table = f"Country\tOutput, {cell}\n{'Iraq' if beside else cell}\t{cell}"
    cells = [part for line in table.split("\n") for part in line.split("\t")]
    zones, at = [], len(text) + 2
    for part in cells:
        if part:
            zones.append((at, at + len(part), "table"))
        at += len(part) + 1
    article = Article("a", f"{text}\n\n{table}", zones=tuple(zones))
    for claim in find_claims(article):
        assert article.text[claim.start : claim.end] == claim.quote
        json.dumps(claim.to_dict())


@pytest.mark.filterwarnings("ignore")
@given(st.sampled_from(APART), SEEDS)
@settings(max_examples=25, deadline=None)
def test_broken_files_of_every_format_are_entries_or_faults(ending, seed):
    data = slipped(ending, FILES[ending], random.Random(seed))
    for found in guarded(ending.rstrip("0123456789"), data, Asked()):
        assert isinstance(found, Entry) or (isinstance(found, Fault) and found.code and found.what)


@given(st.sampled_from(RULES), SEEDS)
@settings(max_examples=10, deadline=None)
def test_broken_rule_files_are_problems_with_their_place(tmp_path_factory, path, seed):
    broken = tmp_path_factory.mktemp("rules") / "own.yaml"
    broken.write_bytes(mutated(path.read_bytes()[:4_000], random.Random(seed)))
    for problem in load_rules([broken])[1]:
        assert str(broken) in problem.where
        assert "\n" not in str(problem)


@given(SEEDS)
@settings(max_examples=20, deadline=None)
def test_broken_ledgers_are_reviews_or_problems(tmp_path_factory, seed):
    broken = tmp_path_factory.mktemp("ledger") / "ledger.csv"
    broken.write_bytes(mutated(LEDGER, random.Random(seed)))
    reviews, problems = read_reviews(broken)
    assert not (reviews and problems)
