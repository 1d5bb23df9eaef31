"""Wording that leaves no figure to stand at: patterns held against whole texts ("l63 ships" has no figure, and is meant to have one)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation

import regex

from factcheck.quantities import find_quantities
from factcheck.records import NO_UNIT, Article, Claim, Figure, Quantity, Where, Zone
from factcheck.text import Span, fold, sentences

LONGEST = 100_000
"""Characters of a text that one search looks at; the next begins a little before its end."""
OVERLAP = 400
"""... and finds again what the search before it may have seen cut off."""
LONGEST_SENTENCE = 1000
"""Characters of a sentence on each side that are kept with words found."""
MEANT = str.maketrans("lIOo\u041e\u043e\u039f\u03bf\u0417", "110000003")
"""Letters that are printed for digits."""


def in_texts(
    pattern: regex.Pattern[str], article: Article, claims: Sequence[Claim], only: bool, seconds: float
) -> Iterator[tuple[Claim, regex.Match[str]]]:
    """Each place of an article where a pattern is found: the first figure that it touches, and the match.

    Where it touches no figure, a claim stands for the words found; with `only` such a place is passed over. TimeoutError if a search takes
    longer than `seconds`.
    """
    for where, text in _texts(article):
        found = _matches(pattern, text, seconds)
        some = sorted((claim for claim in claims if claim.where == where), key=lambda claim: claim.start) if found else []
        ends = [claim.end for claim in some]
        for match in found:
            at = bisect_left(ends, match.start() + 1)
            if at < len(some) and some[at].start < match.end():
                yield some[at], match
            elif not only:
                yield _as_claim(article, where, text, match), match


def whole(text: str, found: tuple[int, int], figure: tuple[int, int]) -> str:
    """The words of a match as a reader sees them: with all of the figure that it touches, and no word or number cut in two.

    >>> whole("Some 300 litres per a minute.", (7, 24), (5, 15))
    '300 litres per a minute'
    """
    start, end = found
    if figure[0] < end and start < figure[1]:
        start, end = max(0, min(start, figure[0])), max(end, figure[1])
    if start < end and not text[start].isspace():
        start -= len(_JOINED.search(text[max(0, start - MOST_JOINED) : start])[0])  # type: ignore[index]
    if start < end and not text[end - 1].isspace():
        end += len(_JOINS_ON.match(text[end : end + MOST_JOINED])[0])  # type: ignore[index]
    return text[start:end].strip()


MOST_JOINED = 30
"""Characters before and behind a match that may belong to its first and last word."""
_JOINED = regex.compile(r"(?:[\w$€£¥%-]|[.,](?=\w|\z))*\z")
_JOINS_ON = regex.compile(r"(?:[\w%°]|[.,](?=\d))*")


def _texts(article: Article) -> Iterator[tuple[Where, str]]:
    """The title, unless the text begins with it, and the text."""
    title = " ".join(article.title.split())
    if title and not " ".join(article.text[: 2 * len(title) + 20].split()).startswith(title):
        yield "title", article.title
    yield "text", article.text


def whole_text(article: Article) -> str:
    """All that is searched of an article."""
    return "\n".join(text for _, text in _texts(article))


def _matches(pattern: regex.Pattern[str], text: str, seconds: float) -> list[regex.Match[str]]:
    """All places where a pattern is found, in order; one that two searches see is told once."""
    found: dict[int, regex.Match[str]] = {}
    for begin in range(0, max(len(text), 1), LONGEST):
        end = begin + LONGEST
        # All at once: the clock of a search runs on while what it found is looked at.
        for match in list(pattern.finditer(text, max(0, begin - OVERLAP), end, timeout=seconds)):
            if end >= len(text) or match.end() < end - OVERLAP // 2:
                found.setdefault(match.start(), match)
    return list(found.values())


def _as_claim(article: Article, where: Where, text: str, match: regex.Match[str]) -> Claim:
    """The words found as a claim: the number that seems to be meant is written, but nothing is asserted."""
    start, end = match.span()
    spans = sentences(text)
    around = spans[max(bisect_right(spans, start, key=lambda span: span.start) - 1, 0)] if spans else Span(start, end)
    zone: Zone = "headline" if where == "title" else "body"
    digits = "".join(sign for sign in fold(match[0].translate(MEANT)).text if "0" <= sign <= "9")
    figure = Figure(None, None, (Decimal(digits[:40] or 0),), Decimal(0))
    quantity = Quantity(figure, NO_UNIT, start, end)
    sentence = text[max(around.start, start - LONGEST_SENTENCE) : min(around.end, end + LONGEST_SENTENCE)]
    return Claim(article.id, quantity, match[0], sentence, where, zone)


def is_falling(match: regex.Match[str]) -> bool:
    """Whether the figure in the group "first" of a match is above that in its group "second".

    A scale word at one of them alone may be meant for both, or be left out of the other: then it must fall either way.
    """
    first, second = (_read(match[name]) for name in ("first", "second"))
    if first is None or second is None:
        return False
    (value, bare), (other, other_bare) = first, second
    scaled = (value != bare) == (other != other_bare)
    return value > other and (scaled or bare > other_bare)


def _read(words: str) -> tuple[Decimal, Decimal] | None:
    """The value of the first figure in some words, with and without its scale word."""
    found = next(iter(find_quantities(words)), None)
    if found is None:
        return None
    printed = regex.search(r"\d[\d,]*(?:\.\d+)?", words)
    try:
        bare = Decimal(printed[0].replace(",", "")) if printed else found.figure.value
    except InvalidOperation:
        return None
    return found.figure.value, bare
