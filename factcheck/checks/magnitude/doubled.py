"""Scale words printed twice: "500,000 million", "$65 million million"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.checks.around import around
from factcheck.records import Claim, Comparison, Corpus, Rule
from factcheck.text.patterns import later
from factcheck.vocab import word_list

_DOUBLED = later(
    r"(?<![\d.,])(?:\d{1,3}(?:,\d{3}){2,}|\d{2,3},\d{3}|\d{5,})(?:\.\d+)?\s+(?:million|billion|trillion|mln|bln|bn)\b"
    r"|\b(?:million|mln)\s+(?:million|mln|billion|bln|bn)\b|\b(?:billion|bln|bn)\s+(?:million|mln|billion|bln|bn)\b"
    r"|\d(?:mln|mn|m|bn|b)\s+(?:million|billion|mln|bln|bn)\b"
    r"|[$€£¥]\s?\d{1,3}(?:,\d{3}){2,}(?:m|mn|mln|b|bn)\b",
    re.IGNORECASE,
)

_IN_MILLIONS = later(r"(\d{2,3},?\d{3}(?:\.\d+)?)\s+(?:(?:million|mln)|(billion|bln|bn))", re.IGNORECASE)
_MEANT = later(r"(?:i\.e\.,?|that is,?|=|\b(?:a|one|hundred)) ?(?:Rs\.? ?|US\$ ?|[$€£] ?)?\Z")  # "a billion billion (i.e. a quintillion)"
_OF_BILLIONS = later(r"million\s+billion", re.IGNORECASE)
_MANY_MILLIONS = later(r"\d{1,3}(?:,\d{3}){2}\s+(?:million|mln)(?<!000 million)(?<!000 mln)", re.IGNORECASE)
"""Trillions of a table in millions: "193,597,433 mln"; but "1,500,000 million" has its scale twice."""


def doubled_scales(claims: list[Claim], rule: Rule, corpus: Corpus) -> Iterator[Comparison]:
    """Scale words of drafts behind a figure that is written out, or has one already: "300,000 million barrels", "$65 million million"."""
    seen = set()
    for claim in claims:
        if claim.article not in corpus.drafts:
            continue
        text, begin = around(claim, corpus, 20, 12)
        for match in _DOUBLED.finditer(text):
            at = begin + match.start()
            small = claim.unit.symbol in word_list("small_currencies")
            if (
                small
                or _is_in_millions(claim, match[0])
                or _is_so_many(claim, match[0])
                or _MEANT.search(text, max(0, match.start() - 12), match.start())
            ):
                continue
            if at <= claim.end and begin + match.end() >= claim.start and (claim.article, claim.where, at) not in seen:
                seen.add((claim.article, claim.where, at))
                yield Comparison(rule, (claim,), "disagree", "slip", score=0.9, sum=f"printed: “{match[0]}”", gap=match[0])


def _is_so_many(claim: Claim, printed: str) -> bool:
    """Whether a number of things is counted in millions of billions, as stars are; money never is."""
    return _OF_BILLIONS.fullmatch(printed) is not None and not claim.unit.dimension.startswith("money")


def _is_in_millions(claim: Claim, printed: str) -> bool:
    """Whether a table of money, volumes or energy may print so: "$13,009 million", "29,400 million cubic metres", "$17,320 billion"."""
    if claim.unit.dimension.startswith(("money", "number")) and _MANY_MILLIONS.fullmatch(printed):
        return True
    number = _IN_MILLIONS.fullmatch(printed)
    if number is not None and number[2]:
        return claim.unit.dimension.startswith("money") and len(number[1].replace(",", "").partition(".")[0]) == 5
    return number is not None and (claim.unit.dimension not in ("volume/time", "count") or not number[1].endswith("000"))
