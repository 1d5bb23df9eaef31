"""What a text says by way of a limit: "inflation was below the 2% target", "he denied pumping above the quota of 940,000"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from factcheck.claims.read import find_claims
from factcheck.records import Article, Claim, Clue, Corpus, Figure
from factcheck.text.patterns import later
from factcheck.vocab import word_list

SLOT = "limit"
"""The clue of a claim that was told by way of a limit."""
BESIDE = 90
"""Characters on each side of a figure in which the words stand that make it a limit."""
WELL_BELOW = Decimal("0.97")
"""Who says "well below" means more than a few percent."""
WELL_ABOVE = Decimal("1.03")
MOST = 600
"""Characters of a sentence that is read again at most."""

_NOUN = r"(?:quota|ceiling|target|limit|cap|goal|threshold|mark)"
_MUCH = r"(?:[\"“'‘]?(?:well|way|far|just|even|now|slightly|still|significantly|comfortably|clearly|sharply|already|back)\s+)*"
_SIDE = r"(?P<side>below|under|beneath|within|inside|above|over|beyond|exceeding|exceeded|exceeds)[\"”'’]?\s+"
_OF_WHOM = (
    r"(?:(?:the|its|their|his|her|our|a|an|this|that|self-imposed|agreed|official|new|current|old|legal"
    r"|[A-Z][\w.&-]*(?:['’]s)?|(?:[a-z-]+\s+)?[\w.&-]+['’]s?)\s+){0,5}"
)
_LIMITS = later(rf"\b{_NOUN}\b")
_BEFORE = later(rf"\b{_MUCH}{_SIDE}{_OF_WHOM}(?:[a-z-]+\s+)?(?P<noun>{_NOUN}\s+(?:of|at)\s+(?:just\s+)?)?\Z")
_AFTER = later(rf"[ -]*(?:[a-z-]+\s+)?{_NOUN}\b")
_IS = later(
    r"\b(?:was|were|is|are|been|being|remain(?:s|ed)|stay(?:s|ed)|st(?:ood|ands)|averag(?:es|ed)|pump(?:s|ed|ing)|produc(?:es|ed|ing)"
    r"|fell|rose|dropped|climbed|slipped|came|ran|runs|running|went|held|exceed(?:ed|s))\b"
)
_OPEN = later(
    r"\b(?:would|could|should|may|might|must|will|shall|can|cannot|to|if|unless|until|till|whether|expect\w*|forecast\w*|likely|once|before|when"
    r"|not|never|no|nor|neither|nearly|almost|than|hop\w+|plan\w*|aim\w*|want\w*|vow\w*|promis\w+|threat\w+)\b|n['’]t\b",
    re.IGNORECASE,
)
_SUPPOSED = later(r"\b(?:assum\w+|speculat\w+|rumou?r\w*|fear\w*|suggest\w*|suppos\w+|belief|perception|if|whether)\b", re.IGNORECASE)
_WELL = later(r"\b(?:well|way|far|significantly|comfortably|clearly|sharply)\b")
_CLAUSE = later(r"[,;:()]|\bthat\b|\band\b|\bbut\b")
_UPWARD = frozenset({"above", "over", "beyond", "exceeding", "exceeded", "exceeds"})


def told_by_limits(claims: Iterable[Claim], corpus: Corpus) -> list[Claim]:
    """What figures are said to lie above or below a limit, each as a claim at the limit's place with an open bound."""
    found = (_told(claim, corpus) for claim in claims if _names_limit(claim.sentence) and is_limit(claim))
    return [claim for claim in found if claim is not None]


def is_told_by_limit(claim: Claim) -> bool:
    """Whether a claim says only on which side of a limit its figure lies: then that is its one clue."""
    return len(claim.clues) == 1 and claim.clues[0].slot == SLOT


def limit_in_words(claim: Claim) -> str:
    """What is said of a figure by way of a limit: "well below 15.8 mln bpd"."""
    return next(f"{clue.why} {clue.text}" for clue in claim.clues if clue.slot == SLOT)


def tightened(claim: Claim) -> Claim:
    """The claim; one told as "well below" a limit, by so much below it as that means at least."""
    well = next((clue for clue in claim.clues if clue.slot == SLOT and _WELL.search(clue.why)), None)
    if well is None:
        return claim
    figure, value = claim.figure, claim.figure.value
    figure = replace(figure, low=value * WELL_ABOVE) if figure.high is None else replace(figure, high=value * WELL_BELOW)
    return replace(claim, quantity=replace(claim.quantity, figure=figure))


def is_limit(claim: Claim) -> bool:
    """Whether a figure is the limit above or below which another lies: "above the 50% threshold", "below its target of 2%"."""
    return _parts(claim) is not None


@lru_cache(maxsize=16384)
def _names_limit(sentence: str) -> bool:
    return len(sentence) <= MOST and _LIMITS.search(sentence) is not None


def _parts(claim: Claim) -> tuple[str, str, str] | None:
    """The sentence before the words that make a figure a limit, those words as far as the side that they name, and the sentence behind."""
    sentence = claim.sentence
    if claim.quantity.kind != "quantity" or not _names_limit(sentence):
        return None
    at = sentence.find(claim.quote)
    end = at + len(claim.quote)
    before = _BEFORE.search(sentence[max(0, at - BESIDE) : at]) if at > 0 else None
    after = None if before is None or before["noun"] else _AFTER.match(sentence[end : end + BESIDE])
    if before is None or not (before["noun"] or after):
        return None
    opening, side = at - len(before.string) + before.start(), before.string[before.start() : before.end("side")]
    return sentence[:opening], side.casefold(), sentence[end + (after.end() if after else 0) :]


def _told(limit: Claim, corpus: Corpus) -> Claim | None:
    """The matter that a limit bounds, as the sentence would be read if it named the bound alone; None where it is not said to be so."""
    parts = _parts(limit)
    article = corpus.articles.get(limit.article)
    if parts is None or article is None:
        return None
    before, side, after = parts
    clause = _CLAUSE.split(before)[-1]
    if not (_IS.search(clause) or "exceed" in side) or _OPEN.search(clause) or _SUPPOSED.search(before):
        return None
    upward = side.split()[-1] in _UPWARD
    opening = f"{before}{'more' if upward else 'less'} than "
    read = find_claims(Article(limit.article, f"{opening}{limit.quote}{after}", published=article.published, source=article.source))
    told = next((claim for claim in read if claim.quantity.kind == "quantity" and claim.start <= len(opening) < claim.end), None)
    return _at_its_place(limit, told, upward, side) if told is not None else None


def _at_its_place(limit: Claim, told: Claim, upward: bool, side: str) -> Claim | None:
    if told.mood not in ("actual", "denied") or told.role != "level" or told.unit != limit.unit:
        return None
    measure = (told.measure or "").casefold()
    if measure in word_list("market_measures") or measure.endswith("price"):  # prices cross a mark and come back
        return None
    value, precision = limit.figure.value, limit.figure.precision
    if told.mood == "denied":
        upward = not upward
    strict = side not in ("within", "inside") and told.mood == "actual"
    hedge = ("more_than" if strict else "at_least") if upward else ("less_than" if strict else "at_most")
    figure = Figure(value if upward else None, None if upward else value, (value,), precision, hedge)  # type: ignore[arg-type]
    why = side.strip("\"“'‘ ") if told.mood == "actual" else "not above" if side.split()[-1] in _UPWARD else "not below"
    return replace(
        told,
        quantity=replace(limit.quantity, figure=figure),
        quote=limit.quote,
        sentence=limit.sentence,
        where=limit.where,
        zone=limit.zone,
        speaker=told.speaker or limit.speaker,
        mood="actual",
        clues=(Clue(SLOT, limit.quote, limit.start, limit.end, why),),
    )
