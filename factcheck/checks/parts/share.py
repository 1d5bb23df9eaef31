"""The kind `share`: a part, its whole and the percentage or fraction between them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby, pairwise
from types import MappingProxyType
from typing import NamedTuple

from factcheck.checks.arithmetic import minus, over, short, widened
from factcheck.checks.around import by_sentence, follows
from factcheck.checks.parts.implied import implied_wholes, wholes_elsewhere
from factcheck.checks.parts.items import compared, sure_of_three
from factcheck.checks.parts.shares_by_table import wholes_in_tables
from factcheck.checks.parts.shares_told import Told, as_share, is_share, of_one_unit, shares_of_them, shares_told
from factcheck.comparing.interval import Interval, asserted, overlap, to_base
from factcheck.comparing.measures import is_told_by_scale
from factcheck.records import Claim, Comparison, Corpus, Rule
from factcheck.tables import looked_at, text_of
from factcheck.text.patterns import later
from factcheck.text.spoken import with_unit
from factcheck.vocab import word_list

UNTIED = 0.6
"""How sure we are of a share that is told of part and whole by a verb."""
_GROUP = later(r"\b(?:[a-z]+est|bottom|top|lower|upper|middle|first|last|next)\s$")
"""Before the fraction that a group is by size, of which a percentage tells something else: "the bottom four-fifths (28 percent)"."""
_OR_PERCENT = later(r"(?:\s(?!of\b)[a-z]+){0,3}(?:,\s(?:or|that is)\s|\s\()(?:about\s|some\s|around\s)?")
_SAID_AGAIN = later(r"(?:[,(]|\s[–—-])\s?(?:or\s)?(?:(?:about|around|some|nearly|almost|roughly|just|more|less|over|under|than)\s){0,2}$")
ONE: Interval = (Decimal(1), Decimal(1))
SLIPS = (Decimal(10), Decimal(100), Decimal(1000))
CLOSE = Decimal(3)
"""How many percent a share may be off one that has slipped by a power of ten."""


class Divided(NamedTuple):
    """A told share and its whole; part and whole in one unit, the one over the other, and the share that is stated."""

    told: Told
    whole: Claim
    item: Claim
    base: Claim
    quotient: Interval
    stated: Interval


def share(claims: Sequence[Claim], rules: Sequence[Rule], corpus: Corpus) -> list[Comparison]:
    """Parts, shares and wholes in drafts, by what each rule's `settings["check"]` names.

    of-whole: all three stand together in one sentence ("33 of 755, or 4%"). said-again: "one in five, or 20%". of-them: the whole is a
    count of the sentence before. whole-elsewhere: the whole that the share names stands elsewhere in the article. one-whole: two parts of
    one whole, each with its share, imply two sizes of it. of-published-whole: a reference table has the whole.
    """
    figures = [claim for claim in claims if claim.quantity.kind == "quantity"]
    sentences = by_sentence(figures, corpus)
    told = [one for sentence in sentences if len(sentence) > 1 for one in shares_told(sentence, text_of(sentence[0], corpus))]
    of_them = list(_of_them(sentences, corpus))
    found: list[Comparison] = []
    for rule in sorted(rules, key=lambda rule: rule.id):
        for name in rule.settings.get("check", ()):
            done: Iterable[Comparison] = ()
            if name == "of-published-whole":
                done = wholes_in_tables(told, figures, rule, corpus)
            elif name in CHECKS and told:
                done = CHECKS[name](told, figures, rule)
            elif name == "said-again":
                done = said_again(sentences, rule, corpus)
            elif name == "of-them":
                done = (one for some in of_them for one in _of_any(some, rule))
            found += [one for one in done if looked_at(one.claims[0], rule.when)]
    return found


def _of_them(sentences: list[list[Claim]], corpus: Corpus) -> Iterator[list[Told]]:
    """The shares of "them" in each sentence, each with the wholes that the sentence before may mean."""
    for before, sentence in pairwise(sentences):
        if len(sentence) > 1 and follows(sentence, before, corpus):
            told = shares_of_them(sentence, before, text_of(sentence[0], corpus))
            yield from (list(some) for _part, some in groupby(told, key=lambda one: one.part))


def _of_any(told: list[Told], rule: Rule) -> Iterator[Comparison]:
    """A share of "them": right where it fits any count that "them" may mean, else held against the last one."""
    judged = [_judged(done, rule, _sure_of_them(done)) for done in map(_divided, told) if done is not None]
    yield next((one for one in judged if one.verdict == "agree"), judged[-1])


def _of_wholes(told: list[Told], figures: Sequence[Claim], rule: Rule) -> Iterator[Comparison]:
    """Each share beside its part and its whole."""
    del figures
    for done in map(_divided, told):
        if done is not None and not is_told_by_scale(done.whole) and not _is_another_matter(done.told, done.whole) and not _is_beyond(done):
            yield _judged(done, rule, 0.9 if _is_tied(done.told) or _slip(done) else UNTIED)


def said_again(sentences: list[list[Claim]], rule: Rule, corpus: Corpus) -> Iterator[Comparison]:
    """ "One in five, or 30%,": a fraction in words and the percentage that says it again."""
    for sentence in sentences:
        text = text_of(sentence[0], corpus)
        for part, percent in pairwise(sentence):
            plain = is_share(part) and part.unit.symbol != "%" and part.figure.hedge == "exact" and len(part.figure.written) == 1
            if (
                plain
                and is_share(percent)
                and percent.unit.symbol == "%"
                and not _GROUP.search(text, max(0, part.start - 12), part.start)
                and _or_percent(text[part.end : percent.start], text[percent.end : percent.end + 4])
            ):
                size = part.figure.value * 100
                gap = f"{part.quote.lower()} is {short(size)}%"
                right = overlap(as_share(part), as_share(percent))
                yield compared(
                    rule, (percent, part), right, gap, f"{gap}, printed as {percent.quote}", "the one says the other again", 0.85
                )


def _or_percent(between: str, behind: str) -> bool:
    """Whether a percentage says a fraction again, and not that of others: "a quarter, or 30% of men"."""
    closed = behind[:1] == ")" if "(" in between else behind[:1] in (",", ".") or (behind[:1] == " " and behind != " of ")
    return _OR_PERCENT.fullmatch(between) is not None and closed


def _divided(told: Told) -> Divided | None:
    """A told share with the sum done; None without its whole."""
    if told.whole is None:
        return None
    item, base = of_one_unit(told, told.whole)
    return Divided(told, told.whole, item, base, over(asserted(item), asserted(base)), as_share(told.share))


def _is_another_matter(told: Told, whole: Claim) -> bool:
    """Whether a profit stands before what is none: "recording $2.2 billion in profit and 35% of the $34 billion in revenue"."""
    netted = word_list("netted_measures")
    one, other = (not netted.isdisjoint((claim.measure or "").casefold().split()) for claim in (told.part, whole))
    between = told.share.sentence.partition(told.part.quote)[2].partition(told.share.quote)[0]
    return one and not other and " and " in between


def _is_tied(told: Told) -> bool:
    """Whether the share only says the part again: "150 of its 1,250 jobs, or 15%", "93 (4%) of the 755"."""
    first, second = sorted((told.part, told.share), key=lambda claim: claim.start)
    between = told.share.sentence.partition(first.quote)[2].partition(second.quote)[0]
    return _SAID_AGAIN.search(between) is not None


def _is_beyond(done: Divided) -> bool:
    """Whether the part is more than the whole, and no point has slipped: then it is a part of something else."""
    return done.quotient[0] > 1 and not _slip(done)


def _sure_of_them(done: Divided) -> float:
    """How sure we are that "them" are a count of the sentence before: hardly, unless a slip explains why the figures don't fit."""
    return sure_of_three(0.9, asserted(done.item), asserted(done.base), done.stated)


def _judged(done: Divided, rule: Rule, score: float) -> Comparison:
    told, whole, item, base = done.told, done.whole, done.item, done.base
    allowed = widened(done.quotient, rule.allow.percent)
    # "33 of 755, or 96%" may tell of the other 722.
    right = overlap(allowed, done.stated) or overlap(minus(ONE, allowed), done.stated)
    evidence = sorted((told.part, whole), key=lambda claim: claim.start)
    size = to_base(base.figure.value, base)
    percent = to_base(item.figure.value, item) / size * 100 if size else Decimal(0)
    gap = f"{told.part.quote} of {whole.quote} is {short(percent)}%{_slip(done)}"
    division = f"{with_unit(item.figure.value, item.unit)} / {with_unit(base.figure.value, base.unit)}"
    words = f"{division} = {short(percent)}%, printed as {told.share.quote}"
    reason = "part, share and whole stand together"
    return compared(rule, (told.share, *evidence), right, gap, words, reason, score, _allowance(rule))


def _allowance(rule: Rule) -> str:
    return f"{rule.allow.percent.normalize():f}%" if rule.allow.percent else ""


def _slip(done: Divided) -> str:
    """Names a decimal point that is one or more places off."""
    low, high = done.quotient
    for scale in SLIPS:
        for moved in ((low * scale, high * scale), (low / scale, high / scale)):
            if overlap(widened(moved, CLOSE), done.stated):
                return f", off by a factor of {scale:,f}"
    return ""


CHECKS: Mapping[str, Callable[[list[Told], Sequence[Claim], Rule], Iterator[Comparison]]] = MappingProxyType(
    {"of-whole": _of_wholes, "whole-elsewhere": wholes_elsewhere, "one-whole": implied_wholes}
)
