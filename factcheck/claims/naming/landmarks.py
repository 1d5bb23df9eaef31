"""What the words beside a name make it: a firm ("carmaker Orvia"), a place ("the town of Hollin"), works or waters ("Hollin refinery")."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from factcheck.claims.context import Context
from factcheck.claims.naming.register import Name, name_words
from factcheck.claims.phrases import Phrases, phrases, plural
from factcheck.vocab import word_list

_LOCATED = frozenset({"at", "in", "near"})


@cache
def landmarks() -> Phrases[str]:
    """The nouns of works and waters, each with its singular."""
    return phrases((form, noun) for noun in sorted(word_list("landmarks")) for form in (noun, plural(noun)))


def landmark_at(context: Context, place: int) -> tuple[int, str] | None:
    """How many tokens the noun of a landmark has that starts at `place`, and its singular; None where none starts there."""
    return landmarks().at(context.lows, place) if place < len(context.lows) else None


def sorted_out(context: Context, runs: Iterable[Name]) -> list[Name]:
    """The names with their kinds as the words beside them tell; those whose kind was known keep it.

    >>> from factcheck.claims.context import read_context
    >>> context = read_context("Only carmaker Orvia and the refinery at Hollin grew.")
    >>> [(n.name, n.kind) for n in sorted_out(context, [Name(2, 3, "Orvia", "name"), Name(7, 8, "Hollin", "name")])]
    [('Orvia', 'firm'), ('Hollin refinery', 'landmark')]
    """
    return [_landmark(context, _placed(context, run)) if run.kind == "name" else _town(context, run) for run in runs]


def _placed(context: Context, run: Name) -> Name:
    """A firm or a place, by the small words before and after a name."""
    before = context.lows[max(run.first - 2, 0) : run.first]
    after = context.lows[run.last : run.last + 1]
    if before[-1:] == ("of",) and before[0] in name_words("place_before"):
        return replace(run, kind="city")
    if after and after[0] in name_words("place_after") and context.words[run.last - 1] not in name_words("party"):
        return replace(run, kind="city")
    small = before and context.words[run.first - 1].islower()
    if (small and before[-1] in name_words("firm_before")) or (after and after[0] in name_words("firm_after")):
        return replace(run, kind="firm")
    return replace(run, kind="city") if run.dateline and _opens(context, run) else run


def _town(context: Context, run: Name) -> Name:
    """The place of a dateline, which its capitals make look like an acronym."""
    return replace(run, kind="city") if run.kind == "body" and run.dateline and _opens(context, run) else run


def _opens(context: Context, run: Name) -> bool:
    """Whether a name of a dateline is where the report comes from, not who sends it: the first, all in capitals."""
    return all(word.isupper() for word in context.words[run.first : run.last]) and (run.first == 0 or context.words[run.first - 1] != "(")


def _modifies(word: str) -> bool:
    return word.isalpha() and word not in word_list("grammar_words")  # "at Port Mira the river rose"


def _landmark(context: Context, run: Name) -> Name:
    """ "Hollin refinery" as one name, "the refinery at Hollin" too; a modifier may stand between ("Hollin oil terminal")."""
    for place in (run.last, run.last + 1):
        noun = landmark_at(context, place)
        if noun is not None and run.kind == "name" and (place == run.last or _modifies(context.lows[run.last])):
            return Name(run.first, place + noun[0], f"{run.name} {noun[1]}", "landmark", run.dateline)
    for start in (run.first - 2, run.first - 3):
        noun = landmark_at(context, start) if start >= 0 else None
        if noun is not None and start + noun[0] == run.first - 1 and context.lows[run.first - 1] in _LOCATED and run.kind == "name":
            return Name(start, run.last, f"{run.name} {noun[1]}", "landmark", run.dateline)
    return run
