"""Parts that can't be: more of them than there are in all, and exclusive shares that come to more than all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from factcheck.checks.arithmetic import plus
from factcheck.checks.around import is_adjective
from factcheck.checks.parts.items import UNADDED, compared, in_unit_of, is_bare, may_be_part, sure_of
from factcheck.comparing.interval import asserted
from factcheck.comparing.measures import EACH
from factcheck.records import Claim, Comparison, Corpus, Rule
from factcheck.tables import text_of
from factcheck.text.patterns import later
from factcheck.text.spoken import spoken
from factcheck.vocab import word_list

Sentence = list[Claim]

HOLDERS = 10
"""So many times as many are in a few, written in words, that hold them: "548 of the three variants are on order"."""

FAR_OFF = Decimal(20)
"""Percent by which shares may miss the whole before they are of several wholes."""

_INCLUDING = later(
    r"[^.;:!?\n\d()]{0,60}?[,—–(-]?\s?\b(?:including|among them|of whom|among whom|of which|of them)\b:?\s?(?:(?![a-z]+ing\s)[a-z]+\s){0,2}"
)
_ANOTHER_WHOLE = later(
    r"\b(?:and|plus|with) (?:several|many|some|a few|dozens of|other|more)\b|\bone of (?:them|whom|which)\b", re.IGNORECASE
)
"""What is a part of something else, or an age: "one man and several people, including three men", "friends, one of them only 14"."""
_OF_THE = later(r"(?:\s(?!instead\b)[a-z]+)?\sof\s(?:the|its|their|his|her|those|these)\s(?:[a-z-]+\s)?")
_OF_THOSE = later(r"(?:^|[.;,:—–(“\"]\s?|\band\s|\n)of\s(?:the|those|its|their|these)\s(?:[a-z-]+\s)?$", re.IGNORECASE)
_WERE = later(r"[^.;:!?\n\d,]{0,50},\s(?:(?:only|just|about|some|all|at least)\s)?")
_AN_ANSWER = later(
    r"\b(?:undecided|do(?:n['’]t| not) know|did(?:n['’]t| not) know|no opinion|neither|abstain\w*|not sure|unsure|uncertain)\b"
    r"|\bwould not (?:vote|say)\b|\b(?:spoilt|spoiled|blank) (?:ballots?|votes?|papers?)\b",
    re.IGNORECASE,
)
_ASKED = later(
    r"\b(?:polls?|polled|polling|surveys?|surveyed|asked|answer\w*|respon\w+|voters?|votes?|voted|ballots?|electorate|undecided|opinion"
    r"|don['’]t know|supporters?|backed|favou?r\w*|oppos\w+)\b",
    re.IGNORECASE,
)
"""Who answers was asked: "22.4% of those on the drug and 26.4% for neither" are no answers."""
_THE_REST = later(r"\bthe (?:rest|remainder|remaining)\b[^.;:\d]{0,40}$", re.IGNORECASE)
_OF_EACH = later(rf"\b{EACH}\b", re.IGNORECASE)
"""A share that several have counts so many times: "two banks taking 27.5 percent each"."""
_NOT_AN_ANSWER = later(
    r"\b(?:from|than|against last|compared|up|down|by|margin|error|plus or minus|turnout|rate|rose|fell|of (?:men|women|those|people aged))"
    r"\b[^.;:,\d]{0,20}$",
    re.IGNORECASE,
)
_MANY_ANSWERS = later(
    r"\b(?:more than one|multiple|several answers|two (?:or more )?answers|respectively|could choose|also)\b", re.IGNORECASE
)
_ANOTHER_GROUP = later(
    r"\s?(?:per ?cent\s)?(?:of|among)\s(?!(?:the )?(?:vote|votes|voters|respondents|those|people|ballots)\b)\w+", re.IGNORECASE
)
_OF_THE_VOTE = later(r"\s?(?:per ?cent\s)?of (?:the|all) (?:[a-z]+ )?(?:votes?|ballots?|poll)\b", re.IGNORECASE)
_NAMED = later(
    r"(?:[A-Z][\w’'-]*(?:\s(?:[A-Z][\w’'-]*|of|the|for)){0,4}|\b(?:others|independents))(?:\s(?:on|with|at|had|has|got|took|won|to))?\s$"
)
_EARLIER = later(r"\b(?:from|against|than|versus|vs\.?|compared (?:with|to))\s(?:\w+\s){0,2}$", re.IGNORECASE)


def parts_above_wholes(sentences: list[Sentence], rule: Rule, corpus: Corpus) -> Iterator[Comparison]:
    """Each part that is told as one of a smaller whole: "12 people, including 15 children", "20 of the 12 rooms"."""
    for sentence in sentences:
        text = text_of(sentence[0], corpus)
        for first, second in pairwise(sentence):
            words = text[first.end : second.start]
            if first.role == "previous" or _EARLIER.search(text[max(0, first.start - 30) : first.start]):
                continue
            if _INCLUDING.fullmatch(words) and not _ANOTHER_WHOLE.search(words):
                yield from _against(rule, second, first, strict="includ" in words)
            elif _OF_THE.fullmatch(words):
                yield from _against(rule, first, second)
            elif _WERE.fullmatch(words) and _OF_THOSE.search(text[max(0, first.start - 24) : first.start]):
                yield from _against(rule, second, first)


def _against(rule: Rule, part: Claim, whole: Claim, *, strict: bool = False) -> Iterator[Comparison]:
    if {part.unit.dimension, whole.unit.dimension} & UNADDED or not may_be_part(part, whole) or not _is_stock(whole):
        return
    # "during the 12-month period, of whom 40 were children", "a three-month grounding of the 787"
    if (whole.unit.dimension == "time" and is_bare(part)) or (part.unit.dimension == "time" and is_bare(whole)):
        return
    if is_adjective(whole):  # "300 of the 150-seat jets"
        return
    if (strict and (is_bare(whole) or is_bare(part))) or "change" in (part.role, whole.role):
        return
    item = in_unit_of(part, whole)
    if is_bare(item) and not whole.quote[:1].isdigit() and item.figure.value > HOLDERS * whole.figure.value:
        return
    above = asserted(item)[0] > asserted(whole)[1]
    gap = f"a part of {whole.quote} can't be more than that"
    words = f"{spoken(item.figure.value)} of {spoken(whole.figure.value)}"
    score = sure_of(0.85, asserted(item), asserted(whole))
    yield compared(rule, (part, whole), not above, gap, words, "told as a part of it", score)


def _is_stock(whole: Claim) -> bool:
    """Whether nothing was taken off the whole: a gain may be larger than the profit that includes it."""
    words = (whole.measure or "").casefold().split()
    return not whole.unit.dimension.startswith("money") or word_list("netted_measures").isdisjoint(words)


def shares_to_hundred(sentences: list[Sentence], rule: Rule, corpus: Corpus) -> Iterator[Comparison]:
    """Exclusive answers or votes of one sentence, told with the undecided or with the rest, that don't come to 100%."""
    for sentence in sentences:
        shares = [claim for claim in sentence if claim.unit.symbol == "%" and not is_bare(claim)]
        if len(shares) < 3:
            continue
        text = text_of(sentence[0], corpus)
        near = text[max(0, sentence[0].start - 300) : sentence[-1].end + 200]
        answers = [claim for claim in shares if not _NOT_AN_ANSWER.search(text[max(0, claim.start - 40) : claim.start])]
        groups = sum(_ANOTHER_GROUP.match(text, claim.end) is not None for claim in answers)
        if len(answers) >= 3 and len(answers) == len(shares) and groups < 2 and not _MANY_ANSWERS.search(near):
            yield from _to_hundred(rule, answers, sentence[0].sentence, text)


def _are_parties(answers: Sentence, text: str) -> bool:
    """Whether the shares are those of named parties in one vote: "Labour took 33% of the vote and the Greens 10%"."""
    of_the_vote = any(_OF_THE_VOTE.match(text, claim.end) for claim in answers)
    return of_the_vote and all(_NAMED.search(text[max(0, claim.start - 60) : claim.start]) for claim in answers)


def _to_hundred(rule: Rule, answers: Sentence, sentence: str, text: str) -> Iterator[Comparison]:
    closed = _THE_REST.search(text[max(0, answers[-1].start - 40) : answers[-1].start]) is not None
    asked = _AN_ANSWER.search(sentence) is not None and _ASKED.search(sentence) is not None
    if not closed and not asked and not _are_parties(answers, text):
        return
    low, high = plus(*map(asserted, answers))
    short_of = closed and high < 1 and not _OF_EACH.search(sentence)
    amount = sum((claim.figure.value for claim in answers), start=Decimal(0))
    gap = f"{' + '.join(spoken(claim.figure.value) for claim in answers)} = {spoken(amount)}%"
    right = low <= 1 and not short_of
    words = f"{gap}, not 100%"
    # What "the remaining" share leaves open is nothing: there it needs no slip of the pen.
    score = 0.85 if closed and abs(amount - 100) <= FAR_OFF else sure_of(0.85, (low, high), (Decimal(1), Decimal(1)))
    yield compared(rule, (answers[-1], *answers[:-1]), right, words, words, "each answer excludes the others", score)
