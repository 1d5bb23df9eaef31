"""Quotations of the draft that hold a figure, looked for in the sources."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache

from factcheck.records import Article
from factcheck.text import Span, fold, quotations
from factcheck.vocab import rows

LIKE = 0.6
"""Which part of a quotation's words must stand in one of the sources for it to be that one, altered."""
FEWEST = 4
"""Words from which on a quotation is told by its words; a shorter one is as well a name or a term."""
MOST = 40
"""Quotations of the sources that are held against one of the draft word by word."""
SHOWN = 6
"""Words of a difference that are shown."""

_WORD = re.compile(r"\d[\d.,]*\d|\d|[^\W\d_]+(?:['’][^\W\d_]+)*|[%$€£¥]")
_GAP = re.compile(r"\s*(?:\[[^\]]*\]|\([^)]*\)|…|\.\s?\.\s?\.|\[?\.{3}\]?)\s*")
_PLAIN = {"percent": "%", "per": "", "cent": "%", "pct": "%"}


@dataclass(frozen=True, slots=True)
class Said:
    """What is said in a quotation: its words, folded, in the pieces between ellipses and brackets."""

    article: str
    text: str
    pieces: tuple[tuple[str, ...], ...]

    @property
    def words(self) -> tuple[str, ...]:
        """All its words in order."""
        return tuple(word for piece in self.pieces for word in piece)


def said_in(article: Article) -> list[tuple[Span, Said]]:
    """The quotations of an article's text with their spans."""
    return [(span, _said(article.id, article.text[span.start : span.end])) for span in quotations(article.text)]


def _said(article: str, text: str) -> Said:
    return Said(article, text, tuple(words for piece in _GAP.split(text) if (words := folded_words(piece))))


def folded_words(text: str) -> tuple[str, ...]:
    """The words of a text in one spelling: lower case, straight apostrophes, small numbers as digits, "per cent" as %.

    >>> folded_words("We’ve lost five per cent, or 1,200 jobs")
    ("we've", 'lost', '5', '%', 'or', '1200', 'jobs')
    """
    plain = fold(text).text.casefold().replace("’", "'").replace("per cent", "percent")
    found = (_PLAIN.get(word, word) for word in _WORD.findall(plain))
    return tuple(_number(word.replace(",", "") if word[0].isdigit() else word) for word in found if word)


@cache
def _small_numbers() -> dict[str, str]:
    return {row["word"].casefold(): row["value"] for row in rows("numbers") if row["value"].isdecimal() and len(row["value"]) <= 2}


def _number(word: str) -> str:
    return _small_numbers().get(word, word)


class Quotations:
    """The quotations of the sources, found by their words."""

    def __init__(self, sources: Iterable[Article]) -> None:
        self.all = [said for article in sources for _span, said in said_in(article)]
        self.texts = {article.id: " ".join(("", *folded_words(article.text), "")) for article in sources}
        self._under: Mapping[str, list[int]] = _by_word(self.all)

    def __contains__(self, said: Said) -> bool:
        """Whether the sources have these words: all pieces in one text in order, in quotation marks or not."""
        return any(_has(text, said.pieces) for text in self.texts.values())

    def nearest(self, said: Said) -> Said | None:
        """The quotation of a source of which most words are the same; None where none is like enough."""
        words = set(said.words)
        counts: dict[int, int] = defaultdict(int)
        for word in words:
            for number in self._under.get(word, ())[:MOST]:
                counts[number] += 1
        best = sorted(counts, key=lambda number: (-counts[number], number))[:MOST]
        scored = [(_share(said.words, self.all[number].words), -number) for number in best]
        score, number = max(scored, default=(0.0, 0))
        return self.all[-number] if score >= LIKE else None


def _by_word(all_said: Sequence[Said]) -> dict[str, list[int]]:
    under: dict[str, list[int]] = defaultdict(list)
    for number, said in enumerate(all_said):
        for word in dict.fromkeys(said.words):
            under[word].append(number)
    return under


def _has(text: str, pieces: Sequence[Sequence[str]]) -> bool:
    at = 0
    for piece in pieces:
        found = text.find(f" {' '.join(piece)} ", at)
        if found < 0:
            return False
        at = found + 1
    return True


def _share(ours: Sequence[str], theirs: Sequence[str]) -> float:
    """Which part of the draft's words the other has in the same order."""
    if len(ours) > 400 or len(theirs) > 400:
        ours, theirs = ours[:400], theirs[:400]
    matched = sum(block.size for block in SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks())
    return matched / max(1, len(ours))


@dataclass(frozen=True, slots=True)
class Change:
    """How a quotation differs from that of a source, where in it (as a part of its length), and from which."""

    words: str
    part: float
    source: Said


def altered(said: Said, sources: Quotations) -> Change | None:
    """How a quotation of the draft differs from one of the sources; None where it does not, where none is like it, or it is short."""
    if len(said.words) < FEWEST or said in sources:
        return None
    nearest = sources.nearest(said)
    return _change(said, nearest) if nearest else None


def _change(ours: Said, theirs: Said) -> Change | None:
    """The first words that differ; None where only words at the ends, or at a gap that the draft shows, were left out."""
    a, b = ours.words, theirs.words
    gaps = {sum(map(len, ours.pieces[:number])) for number in range(len(ours.pieces) + 1)}
    for tag, i, j, k, m in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag == "equal" or (tag == "insert" and i in gaps):
            continue
        here, there = " ".join(a[i:j][:SHOWN]), " ".join(b[k:m][:SHOWN])
        if here and there:
            words = f"“{here}” here, “{there}” in the source"
        else:
            words = f"“{here}” is not in the source’s" if here else f"the source’s “{there}” is left out"
        return Change(f"quotation altered: {words}", (i + j) / 2 / max(1, len(a)), theirs)
    return None
