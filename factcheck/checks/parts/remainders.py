"""What is left of a whole, and what comes to it: "41 of them … the remaining 13", "the 12 new cases bring the total to 68"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from factcheck.checks.around import follows
from factcheck.checks.parts.items import compared, in_unit_of, is_bare, may_be_part, sure_of
from factcheck.records import COUNTED, Claim, Comparison, Corpus, Rule
from factcheck.tables import text_of
from factcheck.text.patterns import later
from factcheck.text.spoken import spoken

Sentence = list[Claim]

_OF_THEM = later(r"\s(?:[a-z]+\s)?of\s(?:them|these|those)\b[^.;:!?\n\d]{0,80}\bthe\s(?:other|remaining)\s$")
_NEW = later(r"\b(?:new|newly|more|further|additional|latest)\b")
_BRINGS = later(
    r"[^.;:!?\n\d]{0,80}?\b(?:bring|tak|push)(?:s|es|ing|e)?\sthe\s(?:(?:overall|national|confirmed|official|death|grand)\s)?"
    r"(?:total|toll|tally|number|count)(?:\s(?:of|number of)\s[a-z ]{2,40})?(?P<base>\s(?:up\s)?from)?\s(?:to\s)?"
)
_STOOD = later(r"\b(?:previous\w*|up to|until|till|had been|earlier|so far|already|stood at|before)\b")


def remainders(sentences: list[Sentence], rule: Rule, corpus: Corpus) -> Iterator[Comparison]:
    """Each "41 of them" with "the remaining 13", against the one count of the sentence before."""
    for before, sentence in pairwise(sentences):
        wholes = [claim for claim in before if _is_count(claim) and not is_bare(claim)]
        if len(wholes) != 1 or len(sentence) < 2 or not follows(sentence, before, corpus):
            continue
        text, whole = text_of(sentence[0], corpus), wholes[0]
        for part, rest in pairwise(sentence):
            small = all(_is_count(in_unit_of(one, whole)) and one.figure.value < whole.figure.value for one in (part, rest))
            if small and is_bare(part) and may_be_part(rest, whole) and _OF_THEM.fullmatch(text[part.end : rest.start]):
                yield _left(rule, whole, part, rest)


def brought_totals(sentences: list[Sentence], rule: Rule, corpus: Corpus) -> Iterator[Comparison]:
    """Each total that so many new ones bring, against them and what it was: "from 215", or the one count of the sentence before."""
    before: Sentence = []
    for sentence in sentences:
        text = text_of(sentence[0], corpus)
        for new, total in pairwise(sentence):
            brings = _BRINGS.fullmatch(text[new.end : total.start])
            if brings is None or not _is_new(new, text):
                continue
            values = total.figure.written
            if brings["base"] and len(values) == 2:
                yield _brought(rule, (total, new), values[0], new.figure.value, values[1])
            elif len(values) == 1 and (stood := _stood(before, sentence, new, corpus)):
                yield _brought(rule, (total, stood, new), stood.figure.value, new.figure.value, values[0])
        before = sentence


def _stood(before: Sentence, sentence: Sentence, new: Claim, corpus: Corpus) -> Claim | None:
    """The one count of the sentence before, where words say that it stood so until now."""
    counts = [claim for claim in before if _is_count(claim)]
    if len(counts) != 1 or not _STOOD.search(before[0].sentence) or not follows(sentence, before, corpus):
        return None
    return counts[0] if counts[0].figure.value != new.figure.value else None


def _is_new(claim: Claim, text: str) -> bool:
    return _is_count(claim) and _NEW.search(text[max(0, claim.start - 16) : claim.end + 12]) is not None


def _is_count(claim: Claim) -> bool:
    figure = claim.figure
    plain = figure.hedge == "exact" and len(figure.written) == 1 and figure.value == int(figure.value) and figure.value > 0
    return plain and claim.unit.dimension in COUNTED


def _brought(rule: Rule, claims: Sequence[Claim], stood: Decimal, new: Decimal, total: Decimal) -> Comparison:
    amount = stood + new
    gap = f"{spoken(stood)} + {spoken(new)} = {spoken(amount)}"
    score = sure_of(0.85, (amount, amount), (total, total))
    return compared(
        rule,
        claims,
        amount == total,
        gap,
        f"{gap}, printed as {spoken(total)}",
        "new ones and what they bring the total to stand together",
        score,
    )


def _left(rule: Rule, whole: Claim, part: Claim, rest: Claim) -> Comparison:
    amount, size = part.figure.value + rest.figure.value, whole.figure.value
    than = "more" if amount > size else "less"
    gap = f"{spoken(part.figure.value)} + {spoken(rest.figure.value)} = {spoken(amount)}, {than} than {whole.quote}"
    score = sure_of(0.85, (amount, amount), (size, size))
    return compared(rule, (whole, part, rest), amount == size, gap, gap, "what is left is told of the count in the sentence before", score)
