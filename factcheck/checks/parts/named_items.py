"""Lists that name more or fewer things than the figure before them says, and series of games that don't add up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from factcheck.checks.around import sentence_start
from factcheck.checks.parts.items import compared, counts_people
from factcheck.records import NO_UNIT, Claim, Comparison, Corpus, Figure, Quantity, Rule
from factcheck.tables import text_of
from factcheck.text.patterns import later
from factcheck.vocab import rows

Sentence = list[Claim]

MOST_NAMED = 12
"""Figures above this are not followed by all their names."""
MOST_WORDS = 4
"""Words of one item; a longer one may hold a clause."""
LONGEST_LIST = 240

# Right behind what is counted: "puts four names in the first rank: …" may list those who rank them.
_COLON = later(r"(?::|\s?[—–]|,\s(?:namely|viz\.?))\s")
_PLAIN = later(r"[^\W\d_]+(?:[ '’-][^\W\d_]+)*")
_SOME = later(
    r"\b(?:of|other|others|further|another|more|first|last|next|these|those|all|every|each|top|extra|additional|just|only)\W+(?:the\W+)?$",
    re.IGNORECASE,
)
_NOT_ALL = later(
    r"\b(?:including|such as|among|like|for example|especially|others?|etc|so on|more|both|pair|couple|twins?|several|some|various|rest|"
    r"then|first|second|not|is|are|was|were|has|have|had|will|would|can|could|who|which|that|said|says)\b",
    re.IGNORECASE,
)
_NUMBER = "one|two|three|four|five|six|seven|[1-7]"
_SERIES = later(
    r"\b(?:won|win|wins|took|clinch\w*|captur\w*|lost|loses?|sealed|claimed|beat)\b[^.!?\n]{0,60}?"
    r"(?:\bseries,?\s(?:by\s)?(?P<a>[0-4])\s?[-–]\s?(?P<b>[0-4])\b|\b(?P<c>[0-4])\s?[-–]\s?(?P<d>[0-4])\s(?:\w+\s)?series\b)"
    r"[^.!?\n\d]{0,40}?\bin\s(?:(?:a|the)\s)?(?:(?:decisive|deciding|final)\s)?"
    rf"(?:(?:game|match)\s(?P<game>{_NUMBER})|(?P<games>{_NUMBER})\sgames)\b",
    re.IGNORECASE,
)

_COUNT = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_RECORD = later(
    rf"\b(?:won|lost)\s(?P<a>{_COUNT}),?\s(?:and\s)?(?:won|lost|drawn|drew|tied)\s(?P<b>{_COUNT}),?\sand\s(?:won|lost|drawn|drew|tied)\s(?P<c>{_COUNT})"
    rf"\s(?:out\s)?of\s(?:their|its|his|her|the)\s(?:(?:first|opening|league)\s){{0,2}}(?P<all>{_COUNT})\s(?:[a-z]+\s)?(?:matches|games|tests)\b"
)


def list_counts(sentences: list[Sentence], rule: Rule, corpus: Corpus) -> Iterator[Comparison]:
    """Each count that a colon or dash joins to a plain list of names, against how many it names."""
    for sentence in sentences:
        for at, claim in enumerate(sentence):
            if not _may_name(claim):
                continue
            text = text_of(claim, corpus)
            end = sentence_start(claim, corpus) + len(claim.sentence)
            if at + 1 < len(sentence) and sentence[at + 1].start < end:
                continue
            listed = _listed(text[claim.end : min(end, claim.end + LONGEST_LIST)])
            named = (
                _named(listed, people=counts_people(claim))
                if listed and not _SOME.search(text[max(0, claim.start - 30) : claim.start])
                else None
            )
            if named:
                yield _counted(rule, claim, listed, *named)


def _may_name(claim: Claim) -> bool:
    value, figure = claim.figure.value, claim.figure
    return (
        claim.unit.dimension == "count"
        and figure.hedge == "exact"
        and len(figure.written) == 1
        and 2 <= value <= MOST_NAMED
        and value == int(value)
    )


def _listed(rest: str) -> str:
    """The list after a colon, to the end of its sentence; "" where the words between are no plain lead, or the sentence breaks off."""
    match = _COLON.match(rest)
    if match is None:
        return ""
    listed = rest[match.end() :].strip()
    return listed[:-1].strip() if listed.endswith((".", "!", "?")) else ""


def _named(listed: str, *, people: bool) -> tuple[int, int] | None:
    """How many things a plain list names, at least and at most; None where that can't be told.

    >>> _named("education, crime and economic development", people=False)
    (2, 3)
    >>> _named("Ali Ban, Jo Dane, Karl Rand and Tim Vole", people=True)
    (4, 4)
    >>> _named("trade and industry, health, and pay", people=False), _named("a man and his daughters", people=True)
    (None, None)
    """
    if _NOT_ALL.search(listed):
        return None
    items = [item.strip() for item in listed.split(";" if ";" in listed else ",")]
    joined = re.match(r"(?:and|or)\s", items[-1])
    last = [items[-1][joined.end() :]] if joined else re.split(r"\s(?:and|or|&)\s", items[-1])
    if len(items) < 2 or len(last) != (1 if joined else 2):
        return None
    items = [*items[:-1], *last]
    if any(not _is_plain(item) for item in items):
        return None
    names = all(item[:1].isupper() and " " in item for item in items)
    if people:
        return (len(items), len(items)) if names else None
    alike = all(item[:1].islower() for item in items)
    return (len(items) - (not joined), len(items)) if alike else None


def _is_plain(item: str) -> bool:
    words = item.split()
    return 1 <= len(words) <= MOST_WORDS and _PLAIN.fullmatch(item) is not None and not phrases_of_joining(item)


def phrases_of_joining(item: str) -> bool:
    """Whether an item holds a joint of its own ("trade and industry"), or a word that makes a clause of it."""
    return re.search(r"\b(?:and|or|but|who|to)\b", item) is not None


def _counted(rule: Rule, claim: Claim, listed: str, low: int, high: int) -> Comparison:
    right = low <= claim.figure.value <= high
    gap = f"{high} are named ({listed})"
    words = f"{high} named, printed as {claim.quote}"
    return compared(rule, (claim,), right, gap, words, "the list is told to its end", 0.85)


def series_scores(sentences: list[Sentence], rule: Rule, corpus: Corpus) -> Iterator[Comparison]:
    """Each series that was won by so many games to so many, against the game that decided it."""
    del sentences  # A score such as 3-2 is no quantity: it is looked for in the text.
    for name in sorted(corpus.drafts):
        article = corpus.articles.get(name)
        text = article.text if article else ""
        for match in _SERIES.finditer(text) if "series" in text else ():
            yield _series(rule, match, name)
        for match in _RECORD.finditer(text) if "lost" in text else ():
            yield from _record(rule, match, name)


def _series(rule: Rule, match: re.Match[str], article: str) -> Comparison:
    text = match.string
    one, other = (int(match["a"] or match["c"]), int(match["b"] or match["d"]))
    word = match["game"] or match["games"]
    last = int(word) if word.isdigit() else _numbers()[word.casefold()]
    begin, end = match.span("a")[0] if match["a"] else match.span("c")[0], match.end()
    figure = Figure(Decimal(last), Decimal(last), (Decimal(last),), Decimal(0))
    claim = Claim(article, Quantity(figure, NO_UNIT, begin, end, value_end=end), text[begin:end], _sentence(text, match.start(), end))
    gap = f"{one} + {other} = {one + other} games"
    return compared(rule, (claim,), one + other == last, gap, f"{gap}, printed as {last}", "the score of the whole series", 0.9)


def _record(rule: Rule, match: re.Match[str], article: str) -> Iterator[Comparison]:
    """ "Won 12, drawn five and lost four of their 22 matches": each match ends in one of the three ways."""
    ways = {word[:2] for word in re.findall(r"\b(?:won|lost|drawn|drew|tied)\b", match[0])}
    told = [_numbers().get(word) or int(word) for word in (match["a"], match["b"], match["c"], match["all"])]
    if len(ways) == 3:
        amount = sum(told[:3])
        gap = f"{' + '.join(map(str, told[:3]))} = {amount} matches"
        claim = _claim(match, "all", told[3], article)
        yield compared(rule, (claim,), amount == told[3], gap, f"{gap}, printed as {told[3]}", "each match is won, drawn or lost", 0.9)


def _claim(match: re.Match[str], group: str, value: int, article: str) -> Claim:
    begin, end = match.span(group)
    figure = Figure(Decimal(value), Decimal(value), (Decimal(value),), Decimal(0))
    sentence = _sentence(match.string, match.start(), match.end())
    return Claim(article, Quantity(figure, NO_UNIT, begin, end, value_end=end), match[group], sentence)


def _numbers() -> dict[str, int]:
    return {row["word"]: int(row["value"]) for row in rows("numbers") if row["class"] == "unit"}


def _sentence(text: str, start: int, end: int) -> str:
    begin = max(text.rfind(mark, 0, start) for mark in (". ", "\n", "! ", "? ")) + 1
    stop = re.compile(r"[.!?](?=\s|$)|\n").search(text, end)
    return text[begin : stop.end() if stop else len(text)].strip()
