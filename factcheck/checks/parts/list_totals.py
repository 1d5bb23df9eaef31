"""Lists of parts with their total in one sentence: before a colon, before a comma, or after "for a total of"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from factcheck.checks.arithmetic import plus, widened
from factcheck.checks.parts.closing_totals import closes, counts_all, part_from_total
from factcheck.checks.parts.items import (
    UNADDED,
    compared,
    counts_people,
    in_unit_of,
    is_a_name,
    is_bare,
    is_closed,
    is_general,
    may_be_part,
    runs,
    scaled_like,
    sure_of,
)
from factcheck.comparing.interval import asserted, from_base, overlap, to_base
from factcheck.records import COUNTED, Claim, Comparison, Corpus, Rule
from factcheck.tables import text_of
from factcheck.text.patterns import later
from factcheck.text.phrases import phrases
from factcheck.text.spoken import spoken, with_unit
from factcheck.vocab import word_list

Sentence = list[Claim]

MOST_ITEMS = 30
"""Items of one list; a longer one is no sentence."""
MOST_FIGURES = 60
"""Figures of one sentence; with more it is a table that ran together."""
AFTERWARDS = 120
"""Characters behind a list in which the next sentence may tell of one more."""
OPEN = 0.45
"""Score where parts beside a total fall short of it: the rest may just not be told."""

_WORDS = r"[^.;:!?\n“”\"()\d]"
_LEADS = later(
    rf"(?P<words>{_WORDS}{{0,80}}?)(?:\s?:\s?|\s?[—–]\s?|\s-{{1,2}}\s|\s(?P<bracket>\()|"
    r",?\s(?:made up of|comprising|consisting of|broken down into|split into)\s)"
    rf"(?P<lead>{_WORDS}{{0,30}})"
)
_BESIDE = later(rf"(?P<words>[^,.;:!?\n“”\"()\d]{{0,60}}),\s(?P<lead>{_WORDS}{{0,12}})")
_PREPOSITION = later(r"\s?(?:[a-z]+\s)?(in|on|at|from|by|for|with|of|under|through|as)\b")
_MORE = later(r"\b(?:others?|rest|remainder|remaining|un(?:identified|named|known|disclosed)|more|several|etc)\b", re.IGNORECASE)
_ONE_MORE = later(
    r"[.!?;]\s+(?:A|An|The|One|And the)\s(?:\w+\s)?(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|others?"
    r"|rest|remaining|last|final|remainder)\b"
)
"""The sentence after a list tells of one that it left out: "A fifth member will be neutral"."""
_NOT_ALL = later(
    r"\b(?:half|third|quarter|majority|most|bulk|including|includes?|included|such as|among|mainly|mostly|at least|for example"
    r"|especially)\b",
    re.IGNORECASE,
)
_ADDS = later(r"\b(?:as well as|along with|together with|in addition to|plus)\s", re.IGNORECASE)
"""Before the first of a list: it comes beside the figure before it ("two counts of one crime, as well as three counts of another")."""
_DASH = later(r"\s-{1,2}\s|[—–]")
_NAMED = later(r"\d\s[A-Z]")
"""A figure of something that has a name, as each of a list has: "24 German banks, 16 in Spain"."""
_CLAUSE = later(r"[:;,—–“”\"]")
"""Between a total and a nearer figure: what is listed behind that one divides another thing."""
_GOES_ON = later(r"(?:,|\band|\bplus|\bas well as)\s(?:[a-z]+\s){0,3}$")


_DAYS = later(r"\bon (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_AGES = later(r"\b(?:ages|aged)\b", re.IGNORECASE)


def list_totals(sentences: list[Sentence], rule: Rule, corpus: Corpus) -> Iterator[Comparison]:
    """Each total that stands in one sentence with all of its parts, against their sum."""
    for sentence in sentences:
        if not 3 <= len(sentence) <= MOST_FIGURES:
            continue
        text = text_of(sentence[0], corpus)
        # "four men, ages 18, 18, 19 and 20"; "eight calls on Friday, five on Saturday and four on Monday"
        if _AGES.search(sentence[0].sentence) or len(_DAYS.findall(sentence[0].sentence)) > 2:
            continue
        for listed in runs(sentence, text):
            run = part_from_total(listed, text)
            if 2 <= len(run) <= MOST_ITEMS and is_closed(run, text) and is_all(run, sentence, text):
                yield from (judged(rule, whole, parts, score) for whole, parts, score in _totals_of(run, sentence, text))


def is_all(run: Sentence, sentence: Sentence, text: str) -> bool:
    """Whether no more parts follow the last one read ("and several others", "plus 12 more")."""
    last = run[-1].end
    after = next((claim for claim in sentence if claim.start >= last), None)
    rest = text[last : last + 80 if after is None else after.start]
    rest = re.split(r"[.!?;](?:\s|$)", rest, maxsplit=1)[0]
    if _ONE_MORE.search(text, last, last + AFTERWARDS):
        return False
    return _MORE.search(rest) is None and (after is None or _GOES_ON.search(rest) is None or closes(after, run, text))


def _totals_of(run: Sentence, sentence: Sentence, text: str) -> Iterator[tuple[Claim, Sentence, float]]:
    """The totals that a closed list of parts may have, each with the parts and how sure that is."""
    before = [claim for claim in sentence if claim.end <= run[0].start]
    after = [claim for claim in sentence if claim.start >= run[-1].end]
    if after and _is_total(run, after[0], text):
        yield after[0], run, 0.85
    elif before and may_sum(run):
        if whole := _led_by(before, run, text):
            yield whole, run, _led_score(whole, run, text)
        elif _is_beside(before[-1], run, text) and not _is_some(before[-1], run, text):
            yield before[-1], run, _beside_score(before[-1], run)
    elif len(run) > 2 and may_sum(run[1:]) and _is_beside(run[0], run[1:], text):
        yield run[0], run[1:], _beside_score(run[0], run[1:])


def _is_some(whole: Claim, parts: Sentence, text: str) -> bool:
    """Whether "of which" leaves it open that there are more parts, and they do fall short."""
    open_list = re.search(r"\bof (?:which|whom|them)\b", text[whole.end : parts[0].start]) is not None
    return open_list and _beside_score(whole, parts) == OPEN


def _beside_score(whole: Claim, parts: Sentence) -> float:
    return 0.85 if sum(in_unit_of(part, whole).figure.value for part in parts) > whole.figure.value else OPEN


def may_sum(parts: Sentence) -> bool:
    """Whether all parts may stand in one sum: all bare, or all of one unit, or all persons."""
    own = [claim for claim in parts if not is_bare(claim)]
    added = all(claim.unit.dimension not in UNADDED for claim in own) and not any(is_a_name(claim) for claim in parts)
    return added and (len({claim.unit.symbol for claim in own}) <= 1 or all(counts_people(claim) for claim in own))


def _led_by(before: Sentence, parts: Sentence, text: str) -> Claim | None:
    """The one figure before a colon or dash that the list after it divides; None where there is none, or more than one."""
    match = _LEADS.fullmatch(text[before[-1].end : parts[0].start])
    if match is None or phrases("list_breakers").search(match["lead"]) or _NOT_ALL.search(match[0]) or _ADDS.search(match["lead"]):
        return None
    if match["bracket"] and any(is_bare(part) for part in parts):
        return None
    fits = [claim for claim in before if divides(claim, parts)]
    return fits[0] if len(fits) == 1 and not _CLAUSE.search(text[fits[0].end : before[-1].start]) else None


def _led_score(whole: Claim, parts: Sentence, text: str) -> float:
    """How sure it is that a list divides the figure before it: a dash leads to something else, or to some of all, as often."""
    if not _DASH.search(text[whole.end : parts[0].start]):
        return 0.9
    return OPEN if whole.unit.dimension.startswith("money") else _beside_score(whole, parts)


def divides(whole: Claim, parts: Sentence) -> bool:
    """Whether a figure may be the total of the parts by what it counts; a bare part above it counts something else."""
    if (
        whole.unit.dimension in UNADDED
        or whole.measure == "age"
        or whole.figure.hedge == "between"
        or not all(may_be_part(part, whole) for part in parts)
    ):
        return False
    if is_bare(whole) and any(
        not is_bare(part) and part.unit.dimension not in COUNTED for part in parts
    ):  # "to three lines from two: $1bn"
        return False
    largest = max(abs(in_unit_of(part, whole).figure.value) for part in parts)
    return not (any(is_bare(part) for part in parts) and largest > abs(whole.figure.value))


def _is_total(parts: Sentence, whole: Claim, text: str) -> bool:
    """Whether the figure behind a list closes it as its total, in one unit with all parts or in one that counts them all."""
    if not closes(whole, parts, text):
        return False
    of_one = may_sum(parts) and divides(whole, parts) and len({one.unit.symbol for one in (*parts, whole) if not is_bare(one)}) <= 1
    return of_one or (may_sum(parts) and divides(whole, parts) and all(map(counts_people, (*parts, whole)))) or counts_all(whole, parts)


def _is_beside(whole: Claim, parts: Sentence, text: str) -> bool:
    """Whether the figure before a list is its total ("163 ships were held, 135 in one port and 28 in another") and no item itself."""
    match = _BESIDE.fullmatch(text[whole.end : parts[0].start])
    if match is None or is_bare(whole) or not divides(whole, parts) or _NOT_ALL.search(match[0]):
        return False
    if not any(is_bare(part) for part in parts):
        return is_general(whole) and not match["words"].strip() and all(part.unit.symbol in word_list("person_sorts") for part in parts)
    own = _PREPOSITION.match(text, whole.end)
    theirs = {found[1] if (found := _PREPOSITION.match(text, part.end)) else "" for part in parts}
    first = not theirs.isdisjoint(match["words"].split()) or _NAMED.search(whole.quote)  # "18 banks on the panel for one, 15 for another"
    return all(is_bare(part) for part in parts) and "" not in theirs and not first and (own is None or own[1] not in theirs)


def judged(
    rule: Rule,
    whole: Claim,
    parts: Sentence,
    score: float,
    reason: str = "the parts and their total stand in one sentence",
    *,
    slips: bool = True,
) -> Comparison:
    """A total against the sum of its parts; before "for a total of" they agree too where the first figure is left out as no part.

    With `slips` we are sure only where they miss by a slip of the pen.
    """
    items = _as_finely([scaled_like(in_unit_of(part, whole), whole) for part in parts], whole)
    sums = [items, items[1:]] if len(items) > 2 and whole.start > parts[-1].end else [items]
    right = any(overlap(widened(plus(*map(asserted, some)), rule.allow.percent), asserted(whole)) for some in sums)
    amount = from_base(sum((to_base(item.figure.value, item) for item in items), start=to_base(items[0].figure.value * 0, items[0])), whole)
    gap = f"{' + '.join(spoken(item.figure.value) for item in items)} = {with_unit(amount, whole.unit)}"
    if slips:
        score = sure_of(score, plus(*map(asserted, items)), asserted(whole))
    return compared(rule, (whole, *parts), right, gap, f"{gap}, printed as {whole.quote}", reason, score)


def _as_finely(items: Sentence, whole: Claim) -> Sentence:
    """The parts; one with all its digits is printed as finely as the total and the finest part: 600,000 beside 25,000 is no 550,000."""
    finest = max(whole.figure.precision, min(item.figure.precision for item in items))
    return [
        replace(item, quantity=replace(item.quantity, figure=replace(item.figure, precision=finest)))
        if item.unit == whole.unit and item.figure.precision > finest and f"{item.figure.value:f}" in item.quote.replace(",", "")
        else item
        for item in items
    ]
