"""Votes, seats and shares of an election: margins that two counts don't give, and parties that have more seats than there are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from factcheck.checks.around import follows
from factcheck.checks.parts.items import compared, in_unit_of, is_bare, sure_of
from factcheck.quantities import find_quantities
from factcheck.records import COUNTED, Claim, Comparison, Corpus, Rule
from factcheck.tables import text_of
from factcheck.text.patterns import later, one_of
from factcheck.text.spoken import spoken
from factcheck.vocab import word_list

Sentence = list[Claim]

FEWEST_PARTIES = 3
"""So many must be named with their seats before they are taken for the whole house."""
FEW_TOO_MANY = Decimal("0.1")
"""How far above the house the seats may come, as a share of it, before they are those of two houses or two years."""

BESIDE = 60
"""Characters that may stand between a margin and the result as a score."""

_MARGIN_OF = later(r"\b(?:margin|majority|lead|difference)\s(?:of|was)\s(?:just\s|only\s)?$", re.IGNORECASE)
_MAJORITY_OF = later(r"\b(?:margin|majority)\sof\s(?:just\s|only\s)?$", re.IGNORECASE)
_BY = later(r"\bby\s(?:just\s|only\s|a mere\s)?$", re.IGNORECASE)
_AHEAD = later(r"\s(?:votes?\s)?(?:more than|fewer than|ahead of|clear of|behind)\s", re.IGNORECASE)
_SCORE = later(
    r"(?<![\d.,$£€-])(\d{1,4})(?:\s?[-–]\s?|\s(?:votes\s)?to\s|\sagainst\s)(\d{1,4})(?![\d%]|[.,-]\d|\s?(?:percent|per cent|years?|seats))"
)
_OTHER_VOTE = later(r"\b(?:which|that|who|whose|after|before|when|while|but|similar|in\s[A-Z])|[.;:]")
_VOTED = later(
    r"\b(?:vot(?:ed|es)|approv\w+|pass(?:ed|es)|adopt\w+|reject\w+|defeat\w+|elect\w+|backed|confirmed|won|carried)\b", re.IGNORECASE
)
_OTHER_SCORE = later(
    r"\b(?:short|away|needed|required|threshold|switch\w*|recount|first round|earlier|previous\w*|last|ago|polls?)\b", re.IGNORECASE
)
_OF_SOME = later(r"\s(?:votes?\s)?(?:in|among|from|over|on|before|after)\b")
_OTHER_COUNT = later(
    r"\b(?:third|fourth|fifth|previous\w*|last|earlier|then|first round|second round|(?<!for a )recount\w*|from|up|down|ago|20\d\d)\b",
    re.IGNORECASE,
)
_HOUSE = later(
    lambda: (
        rf"\d-seat\s(?:[a-z]+\s){{0,2}}{one_of(word_list('legislatures'))}\b"
        r"|\bof\s(?:the|its)\s\d+\sseats\sin\s"
    ),
    re.IGNORECASE,
)
_FEW = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_SEATS_EACH = later(
    rf"(?P<first>\d{{1,3}})\sseats?(?P<rest>(?:(?:[,;]|,?\s(?:and|while))\s[^\d,;.]{{2,50}}?\s(?:\d{{1,3}}|{_FEW})(?=[,;.]|\sand\b|$)){{2,}})(?=[.;]|$)"
)
_NEXT_SEATS = later(rf"\s(\d{{1,3}}|{_FEW})(?=[,;.]|\sand\b|$)")
_ALL_SEATS = later(r"\ball\s(?:of\s)?(?:the\s|its\s)?$", re.IGNORECASE)
_HOLDS = r"(?:has|have|won|win|took|holds?|held|got|gained|with|on|secured|claimed|captured|now\shas|now\shave)"
_PARTY = later(
    rf"(?:^|[,;:]\s|\band\s|\bwhile\s|\bwith\s)(?:the\s)?(?P<name>[A-Z][\w’'-]+(?:\s(?:[A-Z][\w’'-]+|of|the)){{0,4}}|independents|others)"
    rf"(?:\s(?:{_HOLDS}))?\s(?P<seats>\d{{1,3}}|[a-z]+(?:-[a-z]+)?)(?=\sseats?\b|[,;.]|\sand\b|\swith\b|$)"
)
_GAINS = later(
    r"\b(?:gain\w*|los[est]\w*|net|up|down|from|than|defend\w*|contest\w*|candidates?|points?|per ?cent|goals?|lead\w*)\b|%", re.IGNORECASE
)


def margins(sentences: list[Sentence], rule: Rule, corpus: Corpus) -> Iterator[Comparison]:
    """Each margin of votes that stands in one sentence with the two counts that it lies between, or in the one before theirs."""
    for sentence in sentences:
        text = text_of(sentence[0], corpus)
        votes = [claim for claim in sentence if _counts_votes(claim) or _is_majority(claim, text)]
        said = [claim for claim in votes if _is_margin(claim, text)]
        if len(votes) == len(said) + 2 == 3 and _stands_by_both(said[0], votes, text) and not _OTHER_COUNT.search(sentence[0].sentence):
            one, other = (claim for claim in votes if claim is not said[0])
            yield _difference(rule, said[0], one, other)
        yield from _of_score(sentence, text, rule)
    for before, sentence in pairwise(sentences):
        if over := _over_two(before, sentence, corpus):
            yield _difference(rule, *over)


def _of_score(sentence: Sentence, text: str, rule: Rule) -> Iterator[Comparison]:
    """ "Passed 27-21, a margin of eight votes": a margin beside the one result of a vote that its sentence gives as a score."""
    told = sentence[0].sentence
    said = [claim for claim in sentence if (_counts_votes(claim) and _led_by_margin(claim, text)) or _is_majority(claim, text)]
    scores = list(_SCORE.finditer(told))
    if len(said) != 1 or len(scores) != 1 or not _VOTED.search(told) or _OTHER_SCORE.search(told):
        return
    begin, end = told.find(said[0].quote), scores[0].end()
    between = told[end:begin] if begin >= end else told[begin + len(said[0].quote) : scores[0].start()]
    if len(between) > BESIDE or _OTHER_VOTE.search(between):
        return
    high, low = (Decimal(number) for number in scores[0].groups())
    gap = f"{scores[0][0]} is {spoken(abs(high - low))} apart"
    words = f"{spoken(high)} - {spoken(low)} = {spoken(high - low)}, printed as {said[0].quote}"
    right = abs(high - low) == said[0].figure.value or said[0].figure.value in (high, low)
    yield compared(rule, (said[0],), right, gap, words, "the margin stands beside the result of the vote", 0.85)


def _led_by_margin(claim: Claim, text: str) -> bool:
    before = text[max(0, claim.start - 30) : claim.start]
    # In "voted by 28 to 19" the first is no margin.
    return _MARGIN_OF.search(before) is not None or (_BY.search(before) is not None and _SCORE.match(text, claim.start) is None)


def _over_two(before: Sentence, sentence: Sentence, corpus: Corpus) -> tuple[Claim, Claim, Claim] | None:
    """The margin that one sentence gives ("by 1,864 votes") and the two counts, no more, of the next; None where that is not so."""
    said, counts = ([claim for claim in some if _counts_votes(claim)] for some in (before, sentence))
    if len(said) != 1 or len(counts) != 2 or not follows(sentence, before, corpus):
        return None
    if any(_OTHER_COUNT.search(one[0].sentence) for one in (before, sentence)):
        return None
    close = max(one.figure.value for one in counts) > said[0].figure.value
    return (said[0], counts[0], counts[1]) if close and _led_by_margin(said[0], text_of(before[0], corpus)) else None


def _counts_votes(claim: Claim) -> bool:
    figure = claim.figure
    plain = figure.hedge == "exact" and len(figure.written) == 1 and figure.value == int(figure.value) and figure.value > 1
    return plain and (claim.unit.symbol in ("vote", "ballot") or (is_bare(claim) and claim.measure == "votes"))


def _is_majority(claim: Claim, text: str) -> bool:
    """ "A majority of 11", "a margin of 2,444": a bare number, which is of the votes beside it."""
    figure = claim.figure
    plain = figure.hedge == "exact" and len(figure.written) == 1 and figure.value == int(figure.value)
    return (
        plain
        and claim.unit.dimension in COUNTED
        and is_bare(claim)
        and _MAJORITY_OF.search(text[max(0, claim.start - 30) : claim.start]) is not None
    )


def _is_margin(claim: Claim, text: str) -> bool:
    return _MARGIN_OF.search(text[max(0, claim.start - 30) : claim.start]) is not None or _AHEAD.match(text, claim.end) is not None


def _stands_by_both(said: Claim, votes: Sentence, text: str) -> bool:
    """Whether a margin ends "61,204 votes to 58,977 …, a margin of", or stands between: "1,284 votes, 96 ahead of … on 1,188"."""
    if said is votes[1]:
        return _AHEAD.match(text, said.end) is not None
    return said is votes[2] and _OF_SOME.match(text, said.end) is None


def _difference(rule: Rule, said: Claim, one: Claim, other: Claim) -> Comparison:
    between = abs(one.figure.value - other.figure.value)
    gap = f"{one.quote} and {other.quote} are {spoken(between)} apart"
    words = f"{spoken(one.figure.value)} - {spoken(other.figure.value)} = {spoken(between)}, printed as {said.quote}"
    apart = between == said.figure.value or max(one.figure.value, other.figure.value) == said.figure.value
    score = sure_of(0.85, (between, between), (said.figure.value, said.figure.value))
    return compared(rule, (said, one, other), apart, gap, words, "the margin stands beside the two counts", score)


def seats_of_all(sentences: list[Sentence], rule: Rule, corpus: Corpus) -> Iterator[Comparison]:
    """The seats that one sentence gives to each party, against "all 54 seats" of the house where they come to a little more."""
    last: Sentence = []
    for sentence in sentences:
        text = text_of(sentence[0], corpus)
        told = sentence[0].sentence
        if (house := _house_of(sentence, last, corpus)) and not _GAINS.search(told) and (held := _parties(told)):
            yield _housed(rule, house, held, [claim for claim in sentence if claim.unit.symbol == "seat" and claim is not house])
        last = sentence
        whole = next((claim for claim in sentence if _is_house(claim, text)), None)
        if whole is None or _GAINS.search(told):
            continue
        held = [number for match in _PARTY.finditer(told) if (number := _number(match["seats"])) is not None]
        if len(held) >= FEWEST_PARTIES and len(held) == len(_PARTY.findall(told)):
            yield _housed(rule, whole, held)


def _house_of(sentence: Sentence, last: Sentence, corpus: Corpus) -> Claim | None:
    """The one house that the sentence before, or its own, names by its seats: "the 150-seat parliament", "58 of the 120 seats"."""
    near = [*(last if last and follows(sentence, last, corpus) else ()), *sentence]
    houses = [claim for claim in near if claim.unit.symbol == "seat" and _HOUSE.search(_around(claim, corpus))]
    return houses[0] if len(houses) == 1 else None


def _around(claim: Claim, corpus: Corpus) -> str:
    return text_of(claim, corpus)[max(0, claim.start - 12) : claim.end + 40]


def _parties(told: str) -> list[Decimal]:
    """The seats of three parties and more as a list that ends its sentence; none where there is no such list."""
    found = _SEATS_EACH.search(told)
    if found is None:
        return []
    held = [_number(one) for one in (found["first"], *_NEXT_SEATS.findall(found["rest"]))]
    return [number for number in held if number is not None] if len(held) >= FEWEST_PARTIES and None not in held else []


def _is_house(claim: Claim, text: str) -> bool:
    figure = claim.figure
    plain = figure.hedge == "exact" and len(figure.written) == 1 and claim.unit.symbol == "seat"
    return plain and _ALL_SEATS.search(text[max(0, claim.start - 16) : claim.start]) is not None


def _number(word: str) -> Decimal | None:
    found = [quantity for quantity in find_quantities(f"{word} seats") if quantity.start == 0]
    return found[0].figure.value if found else None


def _housed(rule: Rule, whole: Claim, held: list[Decimal], shown: Sentence | None = None) -> Comparison:
    amount, size = sum(held, start=Decimal(0)), in_unit_of(whole, whole).figure.value
    wrong = size < amount <= size + max(Decimal(1), size * FEW_TOO_MANY)
    gap = f"{' + '.join(map(spoken, held))} = {spoken(amount)}, more than {whole.quote}"
    return compared(rule, (whole, *(shown or ())), not wrong, gap, gap, "each party is told with its seats", 0.85)
