"""Where a figure stands in its sentence: its tokens, its neighbours, the terms around it, and what lies between."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from factcheck.claims.context import Context, Sentence
from factcheck.claims.naming.names import Names
from factcheck.claims.naming.register import Name
from factcheck.claims.terms import Term, find_terms
from factcheck.quantities.lines import ROW_END
from factcheck.records import Quantity
from factcheck.vocab import rows

_LONGEST, _BEFORE, _AFTER, _NEAR = 200, 80, 40, 20
"""Tokens of a sentence that is read whole; tokens read before and after a figure in a longer one; its neighbouring figures."""
LONGEST_NAME = 8
"""Tokens of a name of a body, at most, before a term that may be part of it."""
_SHORTENED = 5
"""The longest word that a stop shortens, in letters."""
_RELATIVES = frozenset({"which", "who", "whose", "where", "when"})
_DASHES = frozenset({"--", "—", "–"})


@dataclass(frozen=True, slots=True)
class Site:
    """A figure among its neighbours. `first` to `last` (exclusive) are its tokens with the unit."""

    context: Context
    names: Names
    quantity: Quantity
    number: int
    """Which sentence of the text it stands in."""
    sentence: Sentence
    first: int
    last: int
    terms: tuple[Term, ...]
    others: tuple[tuple[int, int], ...]
    """The tokens of the other figures in the sentence."""
    walls: tuple[float, ...]
    """How much lies between the sentence's first token and each of its tokens, in boundaries of clauses."""

    def low(self, place: int) -> str:
        """The token in lower case; '' outside the sentence."""
        return self.context.lows[place] if self.sentence.first <= place < self.sentence.last else ""

    def between(self, first: int, last: int) -> tuple[str, ...]:
        """The tokens from `first` to `last` (exclusive) in lower case."""
        return self.context.lows[max(first, self.sentence.first) : last]

    def ends_row(self, first: int, last: int) -> bool:
        """Whether a row of a table or a list ends between two tokens."""
        return ROW_END in self.context.rows[self.context.ends[first - 1] : self.context.starts[last]]

    def crossed(self, first: int, last: int) -> int:
        """How many other figures stand between two tokens."""
        return sum(first <= start < last for start, _ in self.others)

    def wall(self, first: int, last: int) -> float:
        """How much of clause boundaries lies between two tokens."""
        start, count = self.sentence.first, len(self.walls) - 1
        return abs(self.walls[min(max(last - start, 0), count)] - self.walls[min(max(first - start, 0), count)])


@cache
def gap_words(kind: str) -> frozenset[str]:
    """The words of one kind in `gap_words.csv`."""
    return frozenset(word for row in rows("gap_words") if row["kind"] == kind for word in row["words"].split("|"))


def sites(context: Context, names: Names, quantities: tuple[Quantity, ...]) -> tuple[Site, ...]:
    """The site of every figure, in order; terms and walls are worked out once a sentence."""
    by_sentence: dict[int, list[tuple[Quantity, int, int]]] = {}
    for quantity in quantities:
        number = context.sentence_number(quantity.start)
        by_sentence.setdefault(number, []).append((quantity, *context.tokens_of(quantity.start, quantity.end)))
    found = []
    for number, figures in by_sentence.items():
        sentence = context.sentences[number]
        terms = _unnamed(_free(find_terms(context, sentence.first, sentence.last, context.titled(sentence)), figures), names)
        walls = _walls(context, sentence)
        for rank, (quantity, first, last) in enumerate(figures):
            others = tuple((start, end) for _, start, end in (*figures[max(rank - _NEAR, 0) : rank], *figures[rank + 1 : rank + 1 + _NEAR]))
            if sentence.last - sentence.first <= _LONGEST:
                found.append(Site(context, names, quantity, number, sentence, first, last, terms, others, walls))
                continue
            part = _part(context, sentence, first, last)
            near = tuple(terms[bisect_left(terms, part.first, key=_start) : bisect_left(terms, part.last, key=_start)])
            heights = walls[part.first - sentence.first : part.last - sentence.first + 1]
            found.append(Site(context, names, quantity, number, part, first, last, near, others, heights))
    return tuple(found)


def _free(terms: tuple[Term, ...], figures: list[tuple[Quantity, int, int]]) -> tuple[Term, ...]:
    """The terms that are not the unit of a rate: the "points" of "0.3 percentage points" measure nothing."""
    taken = [(first, last) for quantity, first, last in figures if quantity.unit.dimension in ("points", "ratio")]
    return tuple(term for term in terms if not any(first <= term.first < last for first, last in taken)) if taken else terms


def _unnamed(terms: tuple[Term, ...], names: Names) -> tuple[Term, ...]:
    """The terms that are no part of the name of a firm or body: no stocks in "Dunmore Stock Exchange"; a "Petroleum Reserve" is one."""
    bodies = (
        [name for name in names.between(terms[0].first - LONGEST_NAME, terms[-1].last) if name.kind in ("firm", "body")] if terms else []
    )
    return tuple(term for term in terms if not any(_is_inside(term, name) for name in bodies)) if bodies else terms


def _is_inside(term: Term, name: Name) -> bool:
    return name.first <= term.first and term.last < name.last


def asides(site: Site, place: int, end: int) -> Iterator[tuple[int, int]]:
    """The clauses from a place to `end` that only say more of a name and are closed again: ", which left the pact in 2024,"."""
    lows = site.context.lows
    if _RELATIVES.isdisjoint(lows[max(place, 0) : max(end, 0)]):
        return
    while place < end - 1:
        if site.low(place) == "," and site.low(place + 1) in _RELATIVES:
            closing = next((p for p in range(place + 2, end) if site.low(p) == ","), None)
            if closing is not None:
                yield place, closing + 1
                place = closing
        place += 1


def _start(term: Term) -> int:
    return term.first


def _part(context: Context, sentence: Sentence, first: int, last: int) -> Sentence:
    """The part of an endless sentence (a table, a text without stops) around a figure, so that cost doesn't grow with its length."""
    start, end = max(sentence.first, first - _BEFORE), min(sentence.last, last + _AFTER)
    return Sentence(context.starts[start], context.ends[end - 1], start, end, sentence.paragraph)


@cache
def _boundaries() -> dict[str, float]:
    return {row["word"]: float(row["height"]) for row in rows("boundaries")}


def _shortens(context: Context, place: int, last: int) -> bool:
    """Whether a stop only shortens the word before it ("Feb. 27", "St. Arvo", "approx. 30") and ends nothing."""
    if place + 1 >= last or not place or context.ends[place - 1] != context.starts[place]:
        return False
    return len(context.words[place - 1]) <= _SHORTENED and (
        context.words[place - 1][0].isupper() or not context.words[place + 1][0].isupper()
    )


def _walls(context: Context, sentence: Sentence) -> tuple[float, ...]:
    """The running height: what stands in brackets or between dashes is walled in, and what follows it goes on as before."""
    heights_of = _boundaries()
    heights, total, dashed = [0.0], 0.0, False
    for place in range(sentence.first, sentence.last):
        word = context.lows[place]
        height = 0.0 if word == "." and _shortens(context, place, sentence.last) else heights_of.get(word, 0.0)
        if word in _DASHES:
            height, dashed = -height if dashed else height, not dashed
        total += -height if word == ")" else height
        heights.append(total)
    return tuple(heights)
