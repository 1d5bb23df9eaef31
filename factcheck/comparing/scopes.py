"""Do two claims count within the same bounds? A part is not the whole, and what is left is not what there was."""

from __future__ import annotations

import re
from typing import NamedTuple

from factcheck.comparing.basis import Grounds
from factcheck.comparing.copies.alike import number_words
from factcheck.comparing.copies.retold import telling_words, turning_words
from factcheck.comparing.measures import counts_all, is_denied_behind
from factcheck.comparing.remembered import remembered_there
from factcheck.comparing.times.timing import is_age
from factcheck.comparing.tolls.one_event import EVENT_BY_PLACE, is_place_of_both, is_toll
from factcheck.records import COUNTED, Claim, Corpus, Rule
from factcheck.tables import text_of
from factcheck.text.patterns import later
from factcheck.vocab import word_list

AROUND_TOLLS = frozenset({"after", "before", "other"})
"""Words that turn no toll: police came "after 11 were shot", and whether others are left out is asked by itself."""

FURTHER = frozenset({"another", "further", "additional", "more", "other", "others"})

_OF_THEM = later(r"\s+of\s+(?:the|them|those|these|whom|its|their|his|her)\b", re.IGNORECASE)
_PART_OF = later(r"\b(\w+) of (?:the|its|their|all) $", re.IGNORECASE)


def check_scope(a: Claim, b: Claim, _rule: Rule, corpus: Corpus, found: Grounds) -> str:
    """A check (see `basis.Check`): neither a part of the other's whole, nor narrowed or turned by words that the other has not."""
    one, other = _scope(a, corpus), _scope(b, corpus)
    if (one.of_them, one.is_whole) != (other.of_them, other.is_whole):
        return "one is a part of the other's whole"
    if is_age(a, b):
        return ""  # whose age it is, the name says
    here, there = one.words, other.words
    only = here ^ there
    if EVENT_BY_PLACE in found.weights:
        only = frozenset(word for word in only if not is_place_of_both(word, a, b, corpus))
    if only - word_list("soft_scopes"):
        return f"another scope: {', '.join(sorted(only))}"
    if only:
        found.weights.append("scope hinted")
    if here & FURTHER and is_toll(a) and not {"same sentence", "like sentences"} & set(found.weights):
        return "each counts further ones, beside those told before"
    if here:
        found.reasons.append(f"same scope: {', '.join(sorted(here))}")
    if a.role == "part" and not here:
        return "parts of what is not said"
    if one.turns and other.turns and one.turns.isdisjoint(other.turns) and EVENT_BY_PLACE not in found.weights:
        return f"one is told with “{min(one.turns)}”, the other with “{min(other.turns)}”"
    return ""


def has_scope(claim: Claim, corpus: Corpus) -> bool:
    """Whether anything bounds what a claim counts, or turns it; where nothing does with both of two, their scopes are one."""
    return claim.role == "part" or _scope(claim, corpus) is not UNBOUND


class _Scope(NamedTuple):
    """Within which bounds a claim counts; `turns` are the words of its sentence that turn the matter into something else."""

    of_them: bool
    is_whole: bool
    words: frozenset[str]
    turns: frozenset[str]


UNBOUND = _Scope(False, False, frozenset(), frozenset())


@remembered_there
def _scope(claim: Claim, corpus: Corpus) -> _Scope:
    turns = telling_words(claim.sentence)[0] & turning_words()
    if turns and is_toll(claim):
        turns -= AROUND_TOLLS
    words = frozenset(word.casefold() for word in claim.scope) if claim.scope else UNBOUND.words
    if is_denied_behind(claim):
        words |= {"not"}  # those who do not are another part than those who do
    found = _Scope(_of_them(claim, corpus), _is_whole(claim, corpus), words, turns)
    return found if any(found) else UNBOUND


def _of_them(claim: Claim, corpus: Corpus) -> bool:
    """Whether a bare number takes a part of what was named: "seven of the injured", "11 of them"."""
    bare = claim.unit.dimension in COUNTED and claim.quantity.value_end in (0, claim.end)
    return bare and _OF_THEM.match(text_of(claim, corpus), claim.end) is not None


def _is_whole(claim: Claim, corpus: Corpus) -> bool:
    """Whether a figure is the whole of which a part is told: 41 in "17 of the 41 seats", 120 in "the 120-seat house"."""
    if counts_all(claim):
        return True
    text = text_of(claim, corpus)
    at = text.rfind(" ", 0, max(0, claim.start - 1))
    if text[max(0, at - 3) : at + 1].casefold() != " of ":
        return False  # nearly always, and the pattern below takes ten times as long to find it out
    part = _PART_OF.search(text, max(0, claim.start - 30), claim.start)
    return part is not None and (part[1].isdecimal() or part[1].casefold() in number_words())
