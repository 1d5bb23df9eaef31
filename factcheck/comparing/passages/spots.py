"""The figures of a short passage, each with the words that tell what it is: its own stretch, and the opening that all figures share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from factcheck.claims.naming.gazetteer import known_names
from factcheck.comparing.copies.retold import stem, telling_words
from factcheck.comparing.places import WIDE_KINDS, named_places
from factcheck.records import Article, Claim, Corpus
from factcheck.tables import text_of
from factcheck.text import sentences
from factcheck.text.patterns import later
from factcheck.vocab import rows, word_list

TITLED = 0.7
"""A sentence in which this part of the longer words begins with a capital is a headline, whose capitals tell no names."""
LONG = 3
"""Words of more letters than this tell a headline by their capitals."""
DATE = "date"
DATELINE = 80
"""Characters before a day in which the place of its dateline is looked for."""
BASE_BEFORE = 8
"""Characters before a number in which the sign of a score or of a reference is looked for."""

_BREAK = later(r"[,;:(–—]|\s(?:and|while|with|but|or|against|compared|for)\s")
_TOKEN = later(r"(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_WORD = later(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ASIDE = later(r",\s[^,]{0,60}\b(?:which|whom|who|whose)\b")
_NAMELESS = later(
    r"\W*(?:(?:[Oo]n|[Ii]n|[Aa]t|[Aa]s of|[Bb]y|[Aa]ccording to)\b[^,]{0,80},\s)?"
    r"(?:[Ii]t|[Hh]e|[Ss]he|[Tt]hey|[Tt]here|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Aa] total|[Tt]h(?:e|is|ese) [a-z]+ (?:[a-z]+ ){0,2}[a-z]+)\b"
)
_BASE = later(r"(?:/|\[|\bout of )\s*$")
_STAMP = later(r"[ T]?\d\d?:\d\d:\d\d")
_PLACE = later(r"(?:\A|\n)\W*[A-Z][\w.'’-]*(?:[ /,]+[A-Z][\w.'’-]*){0,6},\s*\Z")
_DASH = later(r"(?:,? \d{4})?(?:\s*\([^()\n]{2,30}\))?\s*[-–—]")
"""What stands before and behind the day in a dateline: "NEW YORK, March 4 (Harbour Wire) -"."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A figure or date with what stands around it, as stems: a country as "~" and its one name, whatever it is called."""

    claim: Claim
    text: str
    """Its own stretch of the sentence, up to the neighbouring figures'."""
    own: frozenset[str]
    """The telling words of that stretch, the counted noun left out."""
    opening: frozenset[str]
    """Those before the first figure of its sentence, which every figure of it shares."""
    subject: frozenset[str]
    """The names in the opening and before the figure: whose it is."""
    objects: frozenset[str]
    """The names after it."""
    places: frozenset[str]
    """The places in its own stretch."""
    first: frozenset[str]
    """The first word of its sentence, where that may be whose it is ("Harwick issued", "Doctors treated")."""
    opened: str
    """The opening as printed."""
    nameless: bool
    """Whether the subject of its sentence is no name: "it", "the film"."""
    carried: frozenset[str] = frozenset()
    """The names of the whole passage, where it has further sentences that may tell whose it is."""

    @property
    def words(self) -> frozenset[str]:
        """All telling words around it."""
        return self.own | self.opening

    @property
    def names(self) -> frozenset[str]:
        """All names that may tell whose it is: of a sentence whose subject is no name ("The film, by Osprey, took") only places."""
        return self.places | self.carried if self.nameless else self.subject | self.objects | self.places | self.first | self.carried

    @property
    def plain(self) -> frozenset[str]:
        """The telling words of its own stretch that are no names."""
        return self.own - self.subject - self.objects - self.places


def spots_of(claims: Sequence[Claim], corpus: Corpus) -> list[Spot]:
    """The figures and dates of one passage, each with its words; marks of reference ("[7]") and the 10 of "6.1/10" are left out."""
    by_sentence: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=lambda claim: (claim.where, claim.start)):
        if not is_mark(claim, corpus):
            by_sentence[claim.where, claim.sentence].append(claim)
    article = corpus.articles[claims[0].article] if claims else None
    carried = _names_of(article) if article else frozenset()
    return [replace(spot, carried=carried) for some in by_sentence.values() for spot in _of_sentence(some, corpus)]


def is_mark(claim: Claim, corpus: Corpus) -> bool:
    """Whether a number only marks a place ("[7]") or when a text was sent, to the second or in its dateline, or is the base of a score."""
    if claim.quantity.kind == DATE and (_STAMP.match(text_of(claim, corpus), claim.end) or _is_of_dateline(claim, corpus)):
        return True
    return _BASE.search(text_of(claim, corpus)[max(0, claim.start - BASE_BEFORE) : claim.start]) is not None


def _is_of_dateline(claim: Claim, corpus: Corpus) -> bool:
    text = text_of(claim, corpus)
    before = text[max(0, claim.start - DATELINE) : claim.start]
    return _DASH.match(text, claim.end) is not None and _PLACE.search(before) is not None


def _names_of(article: Article) -> frozenset[str]:
    """The names of a passage of several sentences, any of which may tell whose its figures are; of one sentence none but its own count."""
    told = sentences(article.text)
    if len(told) < 2:
        return frozenset()
    texts = [article.text[one.start : one.end] for one in told] + ([article.title] if article.title else [])
    return frozenset().union(*(_telling(text, is_titled(text))[1] | _first_word(text, is_titled(text)) for text in texts))


def _of_sentence(claims: list[Claim], corpus: Corpus) -> Iterator[Spot]:
    sentence = claims[0].sentence
    at = text_of(claims[0], corpus).rfind(sentence, 0, claims[0].start + len(sentence))
    titled = is_titled(sentence)
    nameless = _NAMELESS.match(sentence) is not None
    opened_with = _opening(sentence, claims, at)
    opening, opening_names = _telling(opened_with, titled)
    first = _first_word(sentence, titled) & opening
    for number, claim in enumerate(claims):
        left = sentence[claims[number - 1].end - at if number else 0 : claim.start - at]
        right = sentence[claim.end - at : claims[number + 1].start - at if number + 1 < len(claims) else len(sentence)]
        left, right = _last_part(left) if number else left, _but_last_part(right) if number + 1 < len(claims) else _without_aside(right)
        (before, names), (after, objects) = _telling(left, titled), _telling(right, titled)
        stretch = f"{left}{claim.quote}{right}"
        subject = names | opening_names | (_owner(claim) & (before | opening))
        yield Spot(claim, stretch, before | after, opening, subject, objects, _places(f"{left} {right}"), first, opened_with, nameless)


def _first_word(sentence: str, titled: bool) -> frozenset[str]:
    first = _WORD.match(sentence)
    return frozenset() if titled or not first or first[0].casefold() in _openers() else telling_words(first[0])[0]


def _owner(claim: Claim) -> frozenset[str]:
    """The stems of a named owner, who may stand first in the sentence, where a capital tells nothing."""
    return frozenset(stem(word) for word in (claim.entity or "").split() if word[0].isupper())


def _opening(sentence: str, claims: list[Claim], at: int) -> str:
    """The sentence up to its first figure, a date before it left out: "On 4 May the ferry carried" 310 passengers."""
    first = next((claim for claim in claims if claim.quantity.kind != DATE), claims[0])
    opening = sentence[: first.start - at]
    date = claims[0]
    return opening if date is first else opening[: date.start - at] + opening[date.end - at :]


def _without_aside(right: str) -> str:
    """The rest of a sentence without what a relative clause tells of others: "122, most of whom came from Chad"."""
    aside = _ASIDE.search(right)
    return right[: aside.start()] if aside else right


def _last_part(left: str) -> str:
    cuts = list(_BREAK.finditer(left))
    return left[cuts[-1].start() :] if cuts else left


def _but_last_part(right: str) -> str:
    cuts = list(_BREAK.finditer(right))
    return right[: cuts[-1].start()] if cuts else right


@lru_cache(maxsize=4096)
def _telling(text: str, titled: bool) -> tuple[frozenset[str], frozenset[str]]:
    """A stretch's telling words, and the names among them: in a headline only what its prepositions tell."""
    words, names = telling_words(text)
    wide, surfaces = wide_places(text)
    if titled:
        names = frozenset(stem(word) for place in named_places(text) for word in place)
    elif text[:1].isspace() and (first := _WORD.search(text)) and first[0][0].isupper():
        names |= {stem(first[0])} & words
    return (words - surfaces) | wide, (names - time_stems() - surfaces) | wide


@lru_cache(maxsize=4096)
def wide_places(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The countries and regions that a text names, each under its one name, and the stems of the words that it names them by.

    >>> sorted(wide_places("Prices in the United States and Japanese exports")[0])
    ['~japan', '~us']
    """
    words = [word.replace("’", "'").removesuffix("'s") for word in _TOKEN.findall(text)]
    lows = [word.casefold() for word in words]
    found: set[str] = set()
    surfaces: set[str] = set()
    for place, length, meanings in known_names().within(lows, 0, len(lows)):
        for known in meanings:
            if known.kind in WIDE_KINDS and words[place][0].isupper() and (known.case != "exact" or known.surface == words[place]):
                found.add(f"~{known.name.casefold()}")
                surfaces |= {stem(word) for word in words[place : place + length]}
    return frozenset(found), frozenset(surfaces)


@lru_cache(maxsize=4096)
def _places(text: str) -> frozenset[str]:
    wide, surfaces = wide_places(text)
    return frozenset(stem(word) for place in named_places(text) for word in place) - surfaces - time_stems() | wide


@lru_cache(maxsize=4096)
def is_titled(sentence: str) -> bool:
    """Whether a sentence is set like a headline, with a capital on nearly every longer word.

    >>> is_titled("Five Hurt As Ferry Hits Pier In Dunmore"), is_titled("Five were hurt in Dunmore, Harwick and Marlow")
    (True, False)
    """
    words = [word for word in _WORD.findall(sentence) if len(word) > LONG]
    return len(words) > LONG and sum(word[0].isupper() for word in words) >= TITLED * len(words)


@cache
def _openers() -> frozenset[str]:
    return frozenset(word.casefold() for name in ("sentence_openers", "capital_openers", "grammar_words") for word in word_list(name))


@cache
def time_stems() -> frozenset[str]:
    """The stems of the words for months, weekdays and seasons, which no name is."""
    return frozenset(stem(row["surface"]) for row in rows("times") if row["kind"] in ("month", "weekday", "season"))
