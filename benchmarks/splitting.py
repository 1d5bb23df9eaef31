"""Splitting text into sentences: ours beside spaCy's, on the sentences of the tests and on `sentences.txt`."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from labelled_slots import TESTS
from parsed_articles import HERE, Spacy, cpu

from factcheck import Article
from factcheck.text import sentences


def hand_made() -> list[list[str]]:
    """The sentences of the tests, a list a text."""
    sys.path.insert(0, str(TESTS))
    import test_text_spans as tests

    return [list(pieces) for pieces in tests.test_stops_that_end_a_sentence_and_stops_that_do_not.pytestmark[0].args[1]]


def paragraphs_of_news() -> list[list[str]]:
    """The sentences of `sentences.txt`, a list a paragraph; the splitter was not built with them."""
    text = (HERE / "sentences.txt").read_text(encoding="utf-8")
    blocks = ([line for line in block.splitlines() if not line.startswith("#")] for block in text.split("\n\n"))
    return [lines for lines in blocks if lines]


def split_right(texts: list[list[str]], cuts: Sequence[Sequence[Sequence[int]]]) -> tuple[int, int]:
    """How many of the sentences were cut out exactly, of how many."""
    right = 0
    for pieces, found in zip(texts, cuts, strict=True):
        whole = " ".join(pieces)
        have = Counter(whole[start:end].strip() for start, end in found)
        right += sum((have & Counter(pieces)).values())
    return right, sum(map(len, texts))


def splitting(python: Path | str, articles: Sequence[Article]) -> list[list[str]]:
    """A line of the table for each way to split: sentences cut out exactly, and speed on whole articles."""
    made, fresh = hand_made(), paragraphs_of_news()
    size = sum(len(article.text.encode()) for article in articles) / 1024
    lines = []
    for how in ("ours", "parser", "senter", "sentencizer"):
        spacy = Spacy.start(python, how) if how != "ours" else None
        cut = partial(spacy.ask, split=True) if spacy is not None else lambda texts: [sentences(text) for text in texts]
        shares = [share(*split_right(texts, cut([" ".join(pieces) for pieces in texts]))) for texts in (made, fresh)]
        begin = cpu() if spacy is None else spacy.cpu
        cut([article.text for article in articles])
        spent = (cpu() if spacy is None else spacy.cpu) - begin
        lines.append([how, *shares, f"{size / spent:,.0f}"])
        if spacy is not None:
            spacy.end()
    return lines


def share(right: int, asked: int) -> str:
    return f"{right}/{asked} {right / asked:.3f}" if asked else ""
