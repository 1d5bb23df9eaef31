"""Wholes that a sentence divides in words: "Of the 48 patients, 39 were well, six were ill and five had died"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from factcheck.checks.around import sentence_start
from factcheck.checks.parts.items import compared, in_unit_of, is_a_name, is_bare, may_be_part
from factcheck.checks.parts.list_totals import list_totals
from factcheck.records import COUNTED, Claim, Comparison, Corpus, Rule
from factcheck.tables import text_of
from factcheck.text.patterns import later
from factcheck.text.spoken import spoken

Sentence = list[Claim]

FEW_TOO_MANY = Decimal("0.06")
"""How far above their whole the parts may come, as a share of it: groups that overlap ("30 men, 20 smokers") seldom come so near."""
FEW = 20
"""Two groups of a whole below this come to a little more than it by chance: "three of the seven are nurses, five from the north"."""
NEXT = 3
"""Characters between two sentences that follow each other in one paragraph."""

_OF_THE = later(
    r"(?:^|[\n.!?:;”\"]\s*|\bthat\s)(?:of|among|out of)\s(?:(?:the|its|their|his|her|those|these|all|some|about)\s){0,2}$"
    r"|,\s*(?:of|among|out of)\s(?:the|its|their|his|her|those|these|all)\s$",  # "found guilty on Monday, of four counts of theft"
    re.IGNORECASE,
)
_OF_THESE = later(r"\s*(?:of|among)\s(?:these|those|them|whom|the total)\b,?\s(?:some\s|about\s|only\s|just\s)?", re.IGNORECASE)
_OF_WHOM = later(r"(?:\s[^\d,.;:!?()]{1,40})?,\sof\s(?:whom|which)\s(?:some\s|about\s|only\s|just\s)?")
_PART_OF = later(r"\sof\s(?:the|its|their)\s(?:[\w’'-]+(?:['’]s)?\s){0,2}")
_BEGINS = later(
    r"(?:,|;|\band|\bwhile|\bwith)\s(?:(?:and|while|with|only|just|another|a further|the other|the remaining|some|about)\s){0,2}$"
)
_NO_PART = later(
    r"\s?(?:[,.;:)!?]|per ?cent|%|[-–/:]\d|(?:(?:more|further)\s)?(?:times|years?|months?|weeks?|days?|hours?|minutes?|points?|pence|cents"
    r"|miles?|kilomet\w+|a\.?m\b|p\.?m\b|of\s(?:the|those|these|them|whom|its|their|which)\b))",
    re.IGNORECASE,
)
# "Five remained in critical condition" are some of those before, not those who are left.
_REST = later(
    r"\s(?:[a-z]+\s){0,2}?(?:remain(?:ed)?(?!\s(?:in|at|under|on|with|critical|serious|missing|unaccounted))"
    r"|are (?:still )?left|were left|survive[sd]?|stay(?:ed)? open|are still open)\b"
)
_THE_OTHERS = later(r"\bthe (?:other|remaining)\s$")
_MAY_OVERLAP = later(
    r"\b(?:also|both|too|as well|overlap\w*|includ\w+|among them|more than one|each|either|at least|up to|between them"
    r"|ages?|aged|twice|again|than|compared|versus|from|respectively|total|combined|together|later|then|ago|earlier|previous\w*|last|further|more)\b",
    re.IGNORECASE,
)


def divided_wholes(sentences: list[Sentence], rule: Rule, corpus: Corpus) -> Iterator[Comparison]:
    """Each whole whose parts one sentence tells one by one, where they come to a little more than it."""
    before: Sentence = []
    for sentence in sentences:
        text = text_of(sentence[0], corpus)
        for whole, parts in _divisions(sentence, before, text, corpus):
            if not any(list_totals([sentence], rule, corpus)):  # a plain list is summed there already
                yield _judged(rule, whole, parts, rest=_is_rest(parts, text))
        before = sentence


def _divisions(sentence: Sentence, before: Sentence, text: str, corpus: Corpus) -> Iterator[tuple[Claim, Sentence]]:
    start = sentence_start(sentence[0], corpus)
    end = start + len(sentence[0].sentence)
    ends = sentence_start(before[0], corpus) + len(before[0].sentence) if before else 0
    whole, first = _whole_of(sentence, text) or _whole_before(sentence, before, ends, text, start) or (None, 0)
    if whole is None or not _is_count(whole) or _MAY_OVERLAP.search(text[start:end]):
        return
    parts = [
        sentence[first],
        *(one for one in sentence[first + 1 :] if one is not whole and _BEGINS.search(text[max(0, one.start - 40) : one.start])),
    ]
    if len(parts) < 2 or not all(_is_part(part, whole, text) for part in parts):
        return
    if re.search(r"\b(?:and|while)\b", text[parts[-2].end : parts[-1].start]):
        yield whole, parts


def _is_rest(parts: Sentence, text: str) -> bool:
    """Whether the last part is all that the others leave: "and 119 remain", "the other 119"."""
    last = parts[-1]
    return (len(parts) == 2 and _REST.match(text, last.end) is not None) or _THE_OTHERS.search(
        text[last.start - 16 : last.start]
    ) is not None


def _whole_of(sentence: Sentence, text: str) -> tuple[Claim, int] | None:
    """The whole that stands in the sentence, and the place of its first part: "Of the 48", "48 patients, of whom", "six of the nine"."""
    for at, claim in enumerate(sentence[:-2]):
        following = sentence[at + 1]
        between = text[claim.end : following.start]
        if _OF_WHOM.fullmatch(between):
            return claim, at + 1
        if _OF_THE.search(text[max(0, claim.start - 24) : claim.start]) and re.fullmatch(
            r"(?:\s[^\d,.;:!?()]{1,60})?,\s(?:\w+\s)?", between
        ):
            return claim, at + 1
        if _PART_OF.fullmatch(between) and at == 0:
            return following, at
    return None


def _whole_before(sentence: Sentence, before: Sentence, ends: int, text: str, start: int) -> tuple[Claim, int] | None:
    """The one count of the sentence before, which ends at `ends`, where this one begins with "Of these,"."""
    if not before or (before[-1].article, before[-1].where) != (sentence[0].article, sentence[0].where):
        return None
    counts = [claim for claim in before if not is_bare(claim)]
    if 0 <= start - ends < NEXT and len(counts) == 1 and _OF_THESE.fullmatch(text[start : sentence[0].start]):
        return counts[0], 0
    return None


def _is_count(claim: Claim) -> bool:
    figure = claim.figure
    plain = figure.hedge == "exact" and len(figure.written) == 1 and figure.value == int(figure.value) and claim.role != "change"
    return plain and claim.unit.dimension in COUNTED and figure.value > 2 and not is_a_name(claim)


def _is_part(part: Claim, whole: Claim, text: str) -> bool:
    figure = part.figure
    plain = figure.hedge == "exact" and len(figure.written) == 1 and 0 < figure.value <= whole.figure.value
    told = is_bare(part) or (part.unit.symbol == whole.unit.symbol and part.unit.dimension in COUNTED)
    counted = part.start < whole.start or _NO_PART.match(text, part.end) is None  # "six of the nine directors"
    return plain and told and counted and may_be_part(part, whole) and not is_a_name(part)


def _judged(rule: Rule, whole: Claim, parts: Sequence[Claim], *, rest: bool) -> Comparison:
    """The parts against their whole: too many, or, where the last is what remains, any other number than is left."""
    items = [in_unit_of(part, whole).figure.value for part in parts]
    amount, size = sum(items, start=Decimal(0)), whole.figure.value
    wrong = (amount != size and amount <= size * 2) if rest else size < amount <= size + max(Decimal(1), size * FEW_TOO_MANY)
    wrong = wrong and (rest or len(parts) > 2 or size >= FEW)
    gap = f"{' + '.join(map(spoken, items))} = {spoken(amount)}, {'more' if amount > size else 'less'} than {whole.quote}"
    return compared(rule, (whole, *parts), not wrong, gap, gap, "the sentence tells the parts one by one", 0.8)
