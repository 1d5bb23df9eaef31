"""The way back from extracted text to its markup: where in a file of HTML or XML every visible character is written."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from html import unescape

from factcheck.records import Anchor

_TAG = re.compile(r"</?[A-Za-z][^\s>/\"'<]{0,99}+(?:[^>\"']++|\"[^\"]{0,4000}+\"|'[^']{0,4000}+')*+>")
_UNSEEN = re.compile(r"(script|style|template)\b", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")
_RUN = re.compile(r"[^\s&]+|&")

_TELLING = 20
"""Characters; a longer text that stands nowhere by itself is still told by where its words are."""
_MOST_TRIES = 500


class Markup:
    """The visible characters of a file of markup, white space apart, each with where it is written."""

    def __init__(self, content: str) -> None:
        self._content = content
        self._starts = [0, *(found.end() for found in re.finditer("\n", content))]
        self._at = array("L")
        pieces: list[str] = []
        for start, end in _texts(content):
            self._collect(start, end, pieces)
        self._seen = "".join(pieces)
        self._next = 0

    def find(self, text: str) -> tuple[int, tuple[Anchor, ...]] | None:
        """Where a piece of visible text begins in the file, as an offset, and the anchors that lead there; None where it isn't found.

        It is looked for after the piece found before, and then from the beginning.

        >>> Markup("<p>Oil <b>rose</b>\\n5%</p>").find("rose 5%")
        (10, (Anchor(offset=0, line=1, column=11, place=''), Anchor(offset=5, line=2, column=1, place='')))
        """
        offsets = [index for index, char in enumerate(text) if _is_seen(char)]
        if not offsets:
            return None
        key = "".join(text[index] for index in offsets)
        at = self._whole(key, self._next)
        at = self._whole(key, 0) if at < 0 else at
        if at < 0 and len(key) >= _TELLING:
            at = self._seen.find(key)
        if at < 0:
            return None
        self._next = at + len(key)
        return self._at[at], tuple(self._anchors(text, offsets, at))

    def _whole(self, key: str, start: int) -> int:
        """Where the key stands, not as a part of a longer word or figure ("3.1" in "13.15"); -1 where it doesn't."""
        at = self._seen.find(key, start)
        for _ in range(_MOST_TRIES):
            if at < 0:
                break
            end = at + len(key)
            glued_before = at > 0 and self._at[at - 1] == self._at[at] - 1
            glued_after = end < len(self._at) and self._at[end] == self._at[end - 1] + 1
            if not (glued_before or glued_after):
                return at
            at = self._seen.find(key, at + 1)
        return -1

    def _anchors(self, text: str, offsets: list[int], at: int) -> Iterator[Anchor]:
        """An anchor wherever text and file stop running side by side."""
        before, offset_before = -2, -2
        for number, offset in enumerate(offsets):
            here = self._at[at + number]
            step = offset - offset_before
            if here - before != step or (step > 1 and ("\n" in self._content[before:here] or "\n" in text[offset_before:offset])):
                line = bisect_right(self._starts, here)
                yield Anchor(0 if number == 0 else offset, line, here - self._starts[line - 1] + 1)
            before, offset_before = here, offset

    def _collect(self, start: int, end: int, pieces: list[str]) -> None:
        at = start
        while run := _RUN.search(self._content, at, end):
            entity = _ENTITY.match(self._content, run.start(), end) if run.group() == "&" else None
            at = entity.end() if entity else run.end()
            if entity:
                meant = [char for char in unescape(entity.group()) if _is_seen(char)]
                pieces += meant
                self._at.extend([run.start()] * len(meant))
            elif run.group().isprintable():
                pieces.append(run.group())
                self._at.extend(range(run.start(), run.end()))
            else:
                kept = [index for index in range(run.start(), run.end()) if _is_seen(self._content[index])]
                pieces += [self._content[index] for index in kept]
                self._at.extend(kept)


def _is_seen(char: str) -> bool:
    return not char.isspace() and char.isprintable()


def _texts(content: str) -> Iterator[tuple[int, int]]:
    """The spans between tags, without comments, scripts and styles; what is not closed ends the text."""
    at = 0
    while at < len(content):
        opening = content.find("<", at)
        if opening < 0:
            yield at, len(content)
            return
        if opening > at:
            yield at, opening
        at = _after_markup(content, opening)
        if at == opening:
            yield opening, opening + 1
            at += 1


def _after_markup(content: str, at: int) -> int:
    """Where the tag, comment or script that begins here ends; `at` itself where a "<" begins none."""
    if content.startswith("<!--", at):
        return _behind(content, "-->", at + 4)
    if content.startswith("<![CDATA[", at):
        return at + 9
    if content[at + 1 : at + 2] in {"!", "?"}:
        return _behind(content, ">", at)
    tag = _TAG.match(content, at)
    if not tag:
        return _behind(content, ">", at) if content[at + 1 : at + 2].isalpha() else at
    unseen = _UNSEEN.match(content, at + 1)
    if unseen and not tag.group().endswith("/>"):
        closing = re.compile(f"</{unseen[1]}", re.IGNORECASE).search(content, tag.end())
        return closing.start() if closing else len(content)
    return tag.end()


def _behind(content: str, mark: str, at: int) -> int:
    found = content.find(mark, at)
    return len(content) if found < 0 else found + len(mark)
