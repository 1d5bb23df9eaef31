"""Who can speak: the noun phrase before a reporting verb, read as a name, a pronoun, or a phrase with a speaking noun."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Literal, NamedTuple

from factcheck.claims.context import Context, Sentence
from factcheck.claims.naming.names import Names
from factcheck.claims.naming.register import PREPOSITIONS
from factcheck.claims.phrases import plural, verb_forms
from factcheck.claims.site import gap_words
from factcheck.vocab import rows

SpeakerKind = Literal["person", "people", "series", "body"]

_PRONOUNS: Mapping[str, tuple[SpeakerKind, ...]] = {
    "he": ("person", "people"),
    "she": ("person", "people"),
    "they": ("people", "body", "series"),
    "it": ("body", "series"),
}
_DETERMINERS = frozenset(
    {"the", "a", "an", "this", "that", "these", "those", "its", "their", "his", "her", "one", "some", "two", "several", "many", "other"}
)
STOPS = frozenset(
    {
        "however",
        "meanwhile",
        "separately",
        "and",
        "in",
        "on",
        "at",
        "by",
        "with",
        ",",
        ";",
        ":",
        "--",
        "—",
        "–",
        "-",
        '"',
        "“",
        "”",
        "(",
        ".",
        "'",
        "`",
        "that",
        "which",
        "but",
        "while",
        "because",
        "after",
        "as",
        "if",
        "when",
        "told",
        "million",
        "billion",
        "trillion",
        "percent",
    }
)
LONGEST = 12
_NEAR = 10
_PLACES = frozenset({"country", "capital", "region", "city", "name"})
_INSIDE = frozenset({"in", "on", "at", "by", "with", "and"})
_ANY_BODY = frozenset({"agency", "group", "organisation", "organization", "association", "office", "bureau"})
"""Nouns that bodies of many sorts are called by when they are told of again."""
_TRADES = frozenset(
    {"airline", "automaker", "carmaker", "chipmaker", "drugmaker", "steelmaker", "planemaker", "retailer", "lender", "brewer"}
)
"""Nouns that tell what a firm does: "the country's third-largest carmaker" is a firm named before."""
_BUSINESS = frozenset({"company", "firm", "group", "bank", "exchange", "insurer", *_TRADES})
_TAKING_UP = frozenset({"group", "agency", "company", "firm", "organisation", "organization", "association", *_TRADES})


class Speech(NamedTuple):
    """One act of saying in a sentence: the tokens of the speaker and of the verb, and who it is."""

    first: int
    last: int
    verb: int
    speaker: str
    kind: SpeakerKind
    weak: bool = False
    """True for verbs of holding ("expects"), which give way to any other speech of the sentence."""
    denial: bool = False


Phrase = tuple[int, int, str, SpeakerKind]
"""The tokens of a phrase that speaks, first and last (exclusive), who it is, and the kind."""


@cache
def reporting_verbs() -> Mapping[str, str]:
    """Every form of every reporting verb, with its kind: say, show, estimate or deny."""
    forms: dict[str, str] = {}
    for row in rows("reporting_verbs"):
        for form in (*verb_forms(row["verb"]), *filter(None, row["forms"].split("|"))):
            if row["kind"] != "show" or not form.endswith("ing"):
                forms.setdefault(form, row["kind"])
    return forms


@cache
def speaker_nouns() -> Mapping[str, SpeakerKind]:
    """Every noun that can speak, singular and plural, with its kind."""
    nouns: dict[str, SpeakerKind] = {}
    for row in rows("speaker_nouns"):
        kind: SpeakerKind = "series" if row["kind"] == "series" else "body" if row["kind"] == "body" else "people"
        nouns.setdefault(row["noun"], kind)
        nouns.setdefault(plural(row["noun"]), kind)
    return nouns


def speeches_near(speeches: Sequence[Speech], place: int) -> Sequence[Speech]:
    """The speeches of a sentence around a token; all of them but in an endless one."""
    if len(speeches) <= _NEAR:
        return speeches
    middle = bisect_left(speeches, place, key=_verb)
    return speeches[max(middle - _NEAR, 0) : middle + _NEAR]


def _verb(speech: Speech) -> int:
    return speech.verb


def speaking_subject(context: Context, names: Names, sentence: Sentence, end: int, heard: list[Speech]) -> Phrase | None:
    """The noun phrase that ends before token `end` and can speak."""
    if end <= sentence.first:
        return None
    last_word = context.lows[end - 1]
    if last_word in _PRONOUNS:
        found = _opener(context, names, sentence, end - 1) if last_word == "it" else None
        spoken = [speech for speech in heard if not _is_many(speech)] if last_word in ("he", "she") else heard
        found = found or _heard(spoken, _PRONOUNS[last_word]) or _owner_before(names, sentence, end - 1, last_word)
        return (end - 1, end, *found) if found else None
    if last_word in ("which", "who", "that"):
        return _relative(context, sentence, end - 1, heard)
    if last_word in (")", ">"):
        end = _before_bracket(context, sentence, end)
    named = names.ending(end, max(end - 10, sentence.first))
    if named is not None and context.lows[named.first - 1] in ("to", "at", "for", "in", "of", "from", "with"):
        longer = _long_phrase(context, sentence, end, heard)
        if longer is not None:
            return longer
        if context.lows[named.first - 1] in ("in", "at", "from") and named.kind in _PLACES:  # "a man in Allentown told police"
            return None
    if named is not None and named.kind not in ("demonym", "region", "world"):
        return named.first, named.last, named.name, kind_of(named.kind)
    if context.lows[end - 1] in speaker_nouns():
        return speaking_phrase(context, sentence, end, heard)
    return _apposition(context, names, sentence, end) or _long_phrase(context, sentence, end, heard)


def _before_bracket(context: Context, sentence: Sentence, end: int) -> int:
    """The token where "(EIA)" or "<ORV>" opens, for a bracket that closes before `end`; the name itself may stand inside "<Orvia Corp>"."""
    closing = context.words[end - 1]
    for place in range(end - 1, max(end - 8, sentence.first - 1), -1):
        if context.words[place] == ("(" if closing == ")" else "<"):
            return end - 1 if closing == ">" and end - place > 3 else place
    return end


def kind_of(kind: str) -> SpeakerKind:
    """The kind of speaker that a name of some kind is."""
    return "person" if kind in ("person", "name") else "body"


def _relative(context: Context, sentence: Sentence, which: int, heard: list[Speech]) -> Phrase | None:
    """ "a survey published today which estimated": the speaking noun that "which" takes up."""
    for place in range(which - 1, max(which - 6, sentence.first - 1), -1):
        if context.lows[place] in speaker_nouns():
            return speaking_phrase(context, sentence, place + 1, heard)
    return None


def speaking_phrase(context: Context, sentence: Sentence, end: int, heard: list[Speech]) -> Phrase:
    """The phrase around a speaking noun: "industry sources", "OPEC's secondary sources"; "the sources" are those heard before."""
    first = end - 1
    kind = speaker_nouns()[context.lows[first]]
    while first > sentence.first and end - first < LONGEST and _modifies(context.lows[first - 1]):
        first -= 1
        if context.lows[first] in _DETERMINERS:  # a noun phrase begins with it: "the £158 million that analysts forecast"
            break
    if context.lows[first] in _DETERMINERS:
        first += 1
    definite = first > sentence.first and context.lows[first - 1] in ("the", "these", "this")
    if definite and end - first == 1:
        again = _again(heard, context.lows[end - 1], kind)
        if again is not None:
            return first, end, *again
    if definite and context.lows[end - 1] in _TAKING_UP:
        bodies = _heard([speech for speech in heard[-4:] if _may_be(speech, context.lows[end - 1], kind)], ("body",))
        if bodies is not None:
            return first, end, *bodies
    return first, end, context.text[context.starts[first] : context.ends[end - 1]].replace("\n", " "), kind


def _modifies(word: str) -> bool:
    if word in _DETERMINERS or word == "'s":
        return True
    return (
        word[0].isalpha()
        and word not in gap_words("break")
        and word not in STOPS
        and word not in reporting_verbs()
        and word not in gap_words("movement")
    )


def _again(heard: list[Speech], noun: str, kind: SpeakerKind) -> tuple[str, SpeakerKind] | None:
    """The speaker that "the sources" or "the report" takes up: one with the same noun, else the last one of a fitting kind."""
    for speech in reversed(heard[-8:]):
        if speech.speaker.lower().split()[-1] == noun:
            return speech.speaker, speech.kind
    fitting: tuple[SpeakerKind, ...] = ("series", "body") if kind in ("series", "body") else ()
    return _heard([speech for speech in heard[-4:] if _may_be(speech, noun, kind)], fitting) if fitting else None


def _may_be(speech: Speech, noun: str, kind: SpeakerKind) -> bool:
    """Whether a body heard before may be meant by "the charity": not where its own name says another sort ("the interior ministry")."""
    sort = speech.speaker.lower().split()[-1]
    return kind != "body" or noun in _ANY_BODY or sort not in speaker_nouns() or (noun in _BUSINESS and sort in _BUSINESS)


def _heard(heard: list[Speech], kinds: tuple[SpeakerKind, ...]) -> tuple[str, SpeakerKind] | None:
    for speech in reversed(heard[-4:]):
        if speech.kind in kinds:
            return speech.speaker, speech.kind
    return None


def _is_many(speech: Speech) -> bool:
    """Whether several speak ("officials"), so that "he" is none of them."""
    noun = speech.speaker.lower().split()[-1]
    return speech.kind == "people" and noun in speaker_nouns() and noun.endswith("s")


def _opener(context: Context, names: Names, sentence: Sentence, before: int) -> tuple[str, SpeakerKind] | None:
    """The body or firm that a sentence begins with: "The Red Cross has handed out 300 blankets, it said"."""
    start = sentence.first + (context.lows[sentence.first] == "the")
    first = next((name for name in names.between(start, min(start + 1, before)) if name.first == start), None)
    return (first.name, "body") if first is not None and first.kind in ("body", "firm") and not first.dateline else None


def _owner_before(names: Names, sentence: Sentence, place: int, pronoun: str) -> tuple[str, SpeakerKind] | None:
    """For "it claimed" and "he said" with nobody heard before: the last fitting name before the pronoun."""
    fitting = ("person", "name") if pronoun in ("he", "she") else ("country", "demonym", "body", "firm") if pronoun == "it" else ()
    for name in reversed(names.between(max(sentence.first - 80, 0), place)):
        if name.kind in fitting and not name.dateline:
            return name.name, kind_of(name.kind)
    return None


def _apposition(context: Context, names: Names, sentence: Sentence, end: int) -> Phrase | None:
    """ "Jan Roe, the bank's chief economist, said": the name before the first comma."""
    if context.lows[end - 1] != ",":
        return None
    for name in names.between(max(end - 24, sentence.first), end):
        follows = context.lows[name.last : name.last + 1]
        ruled = context.lows[name.first - 1] in PREPOSITIONS
        if name.kind in ("person", "name", "body", "firm") and follows == (",",) and name.last < end - 1 and not ruled:
            return name.first, name.last, name.name, kind_of(name.kind)
    return None


def _long_phrase(context: Context, sentence: Sentence, end: int, heard: list[Speech]) -> Phrase | None:
    """ "a source close to the group said", "people familiar with the matter said": a speaking noun with what follows it."""
    for place in range(end - 1, max(end - LONGEST, sentence.first - 1), -1):
        word = context.lows[place]
        if (word in STOPS and word not in _INSIDE) or word in reporting_verbs():
            return None
        if word in speaker_nouns() and context.lows[place + 1] in (
            "close",
            "familiar",
            "for",
            "at",
            "in",
            "from",
            "of",
            "with",
            "on",
            "briefed",
            "here",
        ):
            first, _, _, kind = speaking_phrase(context, sentence, place + 1, heard)
            return first, end, context.text[context.starts[first] : context.ends[end - 1]].replace("\n", " "), kind
    return None
