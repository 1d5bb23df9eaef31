"""What a claim has in the slots that rules and table rows can name, and whether it is one that a rule looks at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import attrgetter

from factcheck.records import Claim, Corpus, Rule


def slot_value(claim: Claim, slot: str) -> str:
    """What a claim has in a slot, as text; "" where it is not known, or for a slot that is none.

    A period counts only where the words name it and it could be dated; it reads "first day/last day".
    """
    read = READERS.get(slot)
    return "" if read is None else read(claim) or ""


def _named_days(claim: Claim) -> str:
    period = claim.period
    return f"{period.start}/{period.end}" if period and period.start and period.end and not period.assumed else ""


ATTRIBUTES: Mapping[str, str] = {
    "measure": "measure",
    "dimension": "quantity.unit.dimension",
    "unit": "quantity.unit.symbol",
    "entity": "entity",
    "mood": "mood",
    "zone": "zone",
    "role": "role",
    "speaker": "speaker",
    "kind": "quantity.kind",
    "trend": "quantity.trend",
}
"""Where a claim holds the slots that it holds as they are; None or "" where one is not known."""

READERS: Mapping[str, Callable[[Claim], str | None]] = {
    **{slot: attrgetter(attribute) for slot, attribute in ATTRIBUTES.items()},
    "period": _named_days,
    "scope": lambda claim: " ".join(sorted(claim.scope)),
}
"""Reads each slot; None or "" where it is not known."""


def reader_of(slots: Sequence[str]) -> Callable[[Claim], tuple[str | None, ...]]:
    """What reads several slots of a claim at once, in their order; those that a claim holds as they are in one step.

    >>> from factcheck import Article, find_claims
    >>> reader_of(["measure", "dimension"])(find_claims(Article("a", "Norway exported 2 million barrels."))[0])
    ('oil exports', 'volume')
    """
    if len(slots) > 1 and ATTRIBUTES.keys() >= set(slots):
        return attrgetter(*map(ATTRIBUTES.__getitem__, slots))
    readers = [READERS[slot] for slot in slots]
    return lambda claim: tuple([read(claim) for read in readers])


def has_value(value: str, allowed: Iterable[str]) -> bool:
    """Whether a slot's value is one of those allowed; "* production" allows "production" and all that ends in " production".

    >>> has_value("crude production", ["* production"]), has_value("exports", ["crude exports"])
    (True, False)
    """
    value = value.casefold()
    for one in allowed:
        wanted = one.casefold()
        if value == wanted or (wanted.startswith("* ") and (value == wanted[2:] or value.endswith(wanted[1:]))):
            return True
    return False


def looked_at(claim: Claim, when: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether a claim has, in every slot named, one of the values allowed there."""
    return all(has_value(slot_value(claim, slot), allowed) for slot, allowed in when.items())


def rule_for(rules: Iterable[Rule], a: Claim, b: Claim) -> Rule | None:
    """The first rule that looks at both of two claims; None where none does."""
    return next((rule for rule in rules if looked_at(a, rule.when) and looked_at(b, rule.when)), None)


def is_headline(claim: Claim) -> bool:
    """Whether a claim stands in the headline or title of its article."""
    return claim.where == "title" or claim.zone == "headline"


def text_of(claim: Claim, corpus: Corpus) -> str:
    """The text that a claim's offsets index: its article's, or the title given apart from it; "" where the article is not at hand."""
    article = corpus.articles.get(claim.article)
    if article is None:
        return ""
    return article.text if claim.where == "text" else article.title
