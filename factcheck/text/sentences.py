"""Sentences: where a full stop ends one, and where it belongs to an abbreviation, an initial or a number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from factcheck.text.paragraphs import paragraphs
from factcheck.text.spans import Span
from factcheck.vocab import rows, word_list

# Stops with the closing marks and footnote numbers that cling to them. It takes in whole runs, so that no input makes it start over.
_STOP = re.compile(r"[.!?…。！？؟।]++[\"'”’»“)\]*]*+(?:\[\d{1,3}\])*+")
_OPENING = re.compile(r"[\s\"'“”‘’„«»(\[*—–-]*")
_WORD = re.compile(r"\w+(?:['’.]\w+)*")
_LETTERS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_SPEAKER = re.compile(r"\s+(?:[A-Z][\w.'’-]*,?\s+){1,4}(\w+)")
_GLUED = re.compile(r"[\"“(]?(?!(?:Com|Net|Org)\b)[A-Z][a-z]*[\s,]")
_NO_SPACE_NEEDED = frozenset("。！？")
# No word that decides about a stop is longer; looking further back would cost time on text without spaces.
_LONGEST_WORD = 40


@lru_cache(maxsize=4)
def sentences(text: str) -> tuple[Span, ...]:
    """Give the sentences of a text in order, without the white space around them; quotation marks after the stop belong to them.

    A stop before a small letter doesn't end a sentence, nor does one in an abbreviation or a number. A headline, a list item or a table row
    is a sentence of its own. Spans never overlap, and every code point that isn't white space lies in one.

    >>> text = "U.S. output rose 2.5 pct in Jan. 2022, Gov. Roe said. “It fell.” Why?"
    >>> [text[start:end] for start, end in sentences(text)]
    ['U.S. output rose 2.5 pct in Jan. 2022, Gov. Roe said.', '“It fell.”', 'Why?']
    """
    return tuple(span for block in paragraphs(text) for span in _split(text, block))


def _split(text: str, block: Span) -> Iterator[Span]:
    start = block.start
    for stop in _STOP.finditer(text, block.start, block.end):
        end = stop.end()
        if end >= block.end or end <= start:
            continue
        if text[end].isspace():
            ends = _ends_sentence(text, start, stop, block.end)
        else:
            ends = text[end - 1] in _NO_SPACE_NEEDED or _is_glued(text, start, stop)
        if ends:
            yield Span(start, end)
            start = end
            while start < block.end and text[start].isspace():
                start += 1
    if start < block.end:
        yield Span(start, block.end)


def _ends_sentence(text: str, start: int, stop: re.Match[str], limit: int) -> bool:
    """Whether a stop that white space follows is the end of the sentence that began at `start`."""
    opening = _OPENING.match(text, stop.end(), limit)
    after = opening.end() if opening else stop.end()
    if after >= limit:
        return text[stop.end() : limit].strip(" \n\"'”’»)]") != ""
    if not _can_begin(text, after):
        return False
    marks = stop.group()
    before = _word_before(text, start, stop.start())
    if marks[0] in "!?":
        return not (_use(before + marks[0]) or (marks[-1] in "\"”»'’" and _is_tagged(text, stop.end())))
    if marks[0] != "." or marks.startswith("..") or not before:
        return True
    numbers_an_item = before.isdigit() and len(before) <= 2 and stop.start() - len(before) == start
    return not (numbers_an_item or _holds_open(before, _next_word(text, after)))


def _can_begin(text: str, at: int) -> bool:
    """Whether a sentence can begin here: not with a small letter, unless a name is spelt so (iPhone, eBay), and not with more stops."""
    first = text[at]
    if first.islower():
        return text[at + 1 : at + 2].isupper()
    return first not in ".,;:!?…%/"


def _holds_open(before: str, after: str) -> bool:
    """Whether the stop after `before` is part of that word, given the word that follows."""
    use = _use(before)
    if use == "name":
        return True
    if use == "number":
        return after[:1].isdigit()
    if use == "clock":
        return after[:1].isdigit() or after in word_list("clock_followers") or (2 <= len(after) <= 5 and after.isupper())
    initial = (len(before) == 1 and before.isalpha() and before.isupper()) or (before[:1].isupper() and bool(_LETTERS.fullmatch(before)))
    return (use == "open" or initial) and after.replace("’", "'") not in word_list("sentence_openers")


def _use(word: str) -> str:
    table = _abbreviations()
    return table.get(word) or (table.get(word.capitalize(), "") if word.isupper() else "")


@cache
def _abbreviations() -> dict[str, str]:
    return {row["abbreviation"]: row["use"] for row in rows("abbreviations")}


def _word_before(text: str, start: int, end: int) -> str:
    low = max(start, end - _LONGEST_WORD)
    at = end
    while at > low and (text[at - 1].isalnum() or text[at - 1] in ".'’"):
        at -= 1
    return text[at:end].lstrip(".'’")


def _next_word(text: str, at: int) -> str:
    word = _WORD.match(text, at, at + _LONGEST_WORD)
    return word.group() if word else ""


def _is_tagged(text: str, end: int) -> bool:
    """Whether a speaker and a verb of saying follow a quotation that ended in its own question mark."""
    speaker = _SPEAKER.match(text, end, end + 100)
    return speaker is not None and speaker.group(1) in word_list("quote_tags")


def _is_glued(text: str, start: int, stop: re.Match[str]) -> bool:
    """Whether the space after a sentence was forgotten ("fell.The"): a long word in small letters before, a word with one capital after."""
    before = _word_before(text, start, stop.start())
    return len(before) > 2 and before.islower() and before.isalpha() and _GLUED.match(text, stop.end()) is not None
