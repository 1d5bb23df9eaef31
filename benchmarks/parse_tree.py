"""A sentence as a parser sees it: tokens, what governs what, and the questions that slots ask of such a tree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.quantities.dates.find import DateMention

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
WITHOUT_SUBJECT = frozenset({"conj", "xcomp", "advcl", "ccomp", "dep"})


@dataclass(frozen=True, slots=True)
class Token:
    """A token of the parse, with offsets into the article; `kind` and `first` are those of the named entity that it belongs to."""

    place: int
    start: int
    end: int
    low: str
    head: int
    dep: str
    pos: str
    kind: str
    first: int


@dataclass(frozen=True)
class Parse:
    """One sentence, parsed."""

    tokens: tuple[Token, ...]
    children: tuple[tuple[Token, ...], ...]

    def up(self, token: Token) -> Iterator[Token]:
        """The token and all that govern it."""
        yield token
        while token.head != token.place:
            token = self.tokens[token.head]
            yield token

    def below(self, token: Token, *deps: str) -> list[Token]:
        """What a token governs in one of these relations."""
        return [child for child in self.children[token.place] if child.dep in deps]

    def root_of(self, start: int, end: int) -> Token | None:
        """The token that governs all others between two offsets."""
        inside = [token for token in self.tokens if token.start < end and start < token.end and token.dep != "punct"]
        places = {token.place for token in inside}
        return next((token for token in inside if token.head not in places or token.head == token.place), None)


def read_parse(text: str, rows: Sequence[Sequence[object]], offsets: Sequence[int]) -> Parse:
    """The parse of a sentence from the rows of `parsing.py`; `offsets` give the place in the article of each character that was parsed."""
    tokens = []
    for place, (start, end, head, dep, pos, kind, first) in enumerate(rows):
        begin, close = offsets[start], offsets[end - 1] + 1  # type: ignore[index,operator]
        low = text[begin:close].lower().replace("’", "'")
        tokens.append(Token(place, begin, close, low, head, dep, pos, kind, first))  # type: ignore[arg-type]
    children: list[list[Token]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.place:
            children[token.head].append(token)
    return Parse(tuple(tokens), tuple(map(tuple, children)))


def subject_of(parse: Parse, verb: Token) -> Token | None:
    """The subject of a verb, or of the verb that it depends on; of a relative clause the noun that it tells of."""
    for _ in range(6):
        own = parse.below(verb, *SUBJECTS)
        if own:
            subject = own[0]
            antecedent = parse.tokens[verb.head] if verb.dep in ("relcl", "acl") else None
            return antecedent if antecedent is not None and subject.low in ("which", "who", "that") else subject
        if verb.dep in ("acl", "relcl"):
            return parse.tokens[verb.head]
        if verb.dep not in WITHOUT_SUBJECT or verb.head == verb.place:
            return None
        verb = parse.tokens[verb.head]
    return None


def source_of(parse: Parse, token: Token) -> Token | None:
    """The noun after "according to"."""
    return next((noun for to in parse.below(token, "prep") for noun in parse.below(to, "pobj")), None)


def phrase_of(parse: Parse, noun: Token) -> list[int]:
    """The places of a noun and what stands before it in its phrase."""
    low = noun.place
    while low and parse.tokens[low - 1].dep != "punct" and noun in parse.up(parse.tokens[low - 1]):
        low -= 1
    return list(range(low, noun.place + 1))


def steps_between(parse: Parse, root: Token, mention: DateMention) -> int:
    """How many steps of the tree lie between a figure and a time expression."""
    other = parse.root_of(mention.start, mention.end)
    if other is None:
        return len(parse.tokens)
    ours = [token.place for token in parse.up(root)]
    theirs = [token.place for token in parse.up(other)]
    shared = next((place for place in ours if place in theirs), None)
    return len(parse.tokens) if shared is None else ours.index(shared) + theirs.index(shared)
