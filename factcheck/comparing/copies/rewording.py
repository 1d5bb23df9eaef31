"""The kind `rewording`: a sentence of one article told again in another, with another figure.

Sentences are held against each other by their words, whatever their figures were understood to measure: a copy that lost a digit is a
slip of its own. Figures that both sentences print are paired off; what is left is held against each other where it stands for the same.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from factcheck.comparing.amounts import is_list
from factcheck.comparing.candidates import Place, family_of, place_of
from factcheck.comparing.confidence import doubts_in_words
from factcheck.comparing.copies.alike import are_two_things
from factcheck.comparing.copies.clocks import apart_in_words, clock_claims, clocks_agree, is_clock
from factcheck.comparing.copies.origins import are_versions, one_outlet
from factcheck.comparing.copies.retold import Told, are_close, are_same, like_sentences, telling_words, told_sentences
from factcheck.comparing.copies.standing import is_aside, loosely_told, of_two_parts, of_two_relatives, of_two_times, remaining, told_of_one
from factcheck.comparing.corrections.pairs import correction_pairs, own_pairs
from factcheck.comparing.differing import days_in_words, differing_figures, sum_in_words
from factcheck.comparing.interval import gap
from factcheck.comparing.judge import meet, supersedes
from factcheck.comparing.markets import is_of_business, may_be_of_two_hours
from factcheck.comparing.measures import is_told_by_scale
from factcheck.comparing.passages.spots import is_mark, time_stems
from factcheck.comparing.reports.dates import is_relative, written
from factcheck.comparing.slips import slip
from factcheck.comparing.stories import are_bare_passages
from factcheck.comparing.sums import are_told_in_parts
from factcheck.comparing.terms import are_terms, as_printed
from factcheck.comparing.times.periods import name_two_times, named, told_on
from factcheck.comparing.tolls.one_event import unlike_tolls
from factcheck.records import Allow, Aside, Claim, Comparison, Corpus, Judged, Rule
from factcheck.tables import is_headline, rule_for
from factcheck.text.patterns import later

SURE = 0.9
"""How sure we are where nothing was changed but the figure."""
FAIRLY_SURE = 0.8
BESIDE = 40
"""Characters on each side of a figure that tell what it is."""
MOST_VALUES = 10
"""A figure that like sentences tell with more other values than these stands in a template (one line for each gauge), not in a copy."""
UPDATED = 3
"""So many figures changed between two days are an update of the story; one or two may be a slip in copying."""
FEWEST_TIMED = 3
"""Telling words of a sentence whose day or time of day is held against another's: "Published on April 25" stands over any article."""
MOST_CHANGED = 3
"""A copy that keeps none of so many figures is no copy; of amounts of business one less."""
NOTHING = Allow()
DATE = "date"
OVER = 40
"""Characters of a text in which a date is its dateline, or that of a page made anew each day."""
TIMELESS = frozenset({"age", "time", "magnitude"})
"""Dimensions of figures that stay the same from hour to hour."""
STRICT = frozenset({"more_than", "less_than"})

_DIGITS = later(r"\d[\d.,/]*")
_MULTI_MILLION = later(r"\W*(?:multi-?)?(?:m|b|tr)illion\b", re.IGNORECASE)


def rewording(claims: Sequence[Claim], rules: Sequence[Rule], corpus: Corpus) -> list[Comparison]:
    """Figures and dates that differ between two sentences that tell one thing, a draft's first, under the first rule that looks at both."""
    return list(rewording_counted(claims, rules, corpus).comparisons)


def rewording_counted(claims: Sequence[Claim], rules: Sequence[Rule], corpus: Corpus) -> Judged:
    """The same, with the count of pairs of sentences that were left out."""
    claims = [*claims, *clock_claims(corpus, claims)]
    corrected = [
        _correction(rule, old, new, how)
        for old, new, how in correction_pairs(claims, corpus)
        if (rule := rule_for(rules, old, new)) and not may_be_of_two_hours(old, new, corpus)
    ]
    corrected += [_still_there(rule, old, new) for old, new in own_pairs(claims, corpus) if (rule := rule_for(rules, old, new))]
    settled = {frozenset((one.claims[0], one.claims[1])) for one in corrected}
    found = []
    told = told_sentences([claim for claim in claims if claim.quantity.kind in ("quantity", DATE) and not _is_no_part(claim, corpus)])
    pairs, left_out = like_sentences(told, corpus)
    again = Counter(map(_line, told))
    many = not are_bare_passages(corpus)
    given = {(claim.article, claim.unit.symbol, claim.figure.written) for one in told for claim in one.claims}
    for a, b in pairs:
        if again[_line(a)] > 1 and again[_line(b)] > 1:
            continue  # lines of results, told once for the quarter and once for the year: which is which can't be told
        if many and (_keeps_nothing(a, b) or is_list(a.claims[0]) or is_list(b.claims[0])):
            continue  # a form of words, filled in for another firm or time; or a list, brought up to date
        if many and not (_names(a) or _names(b) or are_versions(a.article, b.article, corpus)):
            continue  # "Final terms will be fixed on April 9": whose, stands elsewhere
        for one, other in _unlike(a, b):
            rule = rule_for(rules, one, other)
            if (
                rule
                and not unlike_tolls(one, other, corpus)
                and not are_two_things(one, other, corpus)
                and not (many and _both_give_both(one, other, given))
                and frozenset((one, other)) not in settled
            ):
                found.append(_comparison(rule, one, other, corpus, same=are_same(a, b), loose=many))
    copied = _without_templates(found)
    return Judged((*corrected, *_updates_told(copied, corpus)), Aside(left_out=left_out + len(found) - len(copied)))


def _names(told: Told) -> frozenset[str]:
    """The names in a sentence, those of months and weekdays left out."""
    return told.names - time_stems()


def _keeps_nothing(a: Told, b: Told) -> bool:
    """Whether of several figures of two like sentences none is the same."""
    least = MOST_CHANGED - 1 if all(map(is_of_business, (*a.claims, *b.claims))) else MOST_CHANGED
    several = min(len(a.claims), len(b.claims)) >= least
    return several and not any(_family(one) == _family(other) and _agree(one, other, same=True) for one in a.claims for other in b.claims)


def _both_give_both(a: Claim, b: Claim, given: set[tuple[str, str, tuple[Decimal, ...]]]) -> bool:
    """Whether each article has the figure of the other too: then both tell two things, in sentences that are like each other."""
    if a.figure.written == b.figure.written:
        return False
    return (a.article, b.unit.symbol, b.figure.written) in given and (b.article, a.unit.symbol, a.figure.written) in given


def _line(told: Told) -> tuple[str, str]:
    """The article and the words of a sentence, figures left out."""
    return told.claims[0].article, _DIGITS.sub("#", told.claims[0].sentence)


def _correction(rule: Rule, a: Claim, b: Claim, how: str) -> Comparison:
    words, between = _difference(a, b, slip(a, b) if a.quantity.kind != DATE else "")
    return Comparison(rule, (a, b), "disagree", "superseded", SURE, words, between, reasons=(how,))


def _still_there(rule: Rule, a: Claim, b: Claim) -> Comparison:
    told = slip(a, b) if a.quantity.kind != DATE else ""
    words, between = _difference(a, b, told)
    reasons = (f"the article's own note of correction says so: {b.quote}, not {a.quote}",)
    return Comparison(rule, (a, b), "disagree", "slip" if told else "conflict", SURE, words, between, reasons=reasons)


def _is_no_part(claim: Claim, corpus: Corpus) -> bool:
    """Whether a figure is no part of its sentence: a mark of reference, or in a title the page's own day or the next: "Forecast, May 6"."""
    article = corpus.articles.get(claim.article)
    on_top = is_headline(claim) or claim.start < OVER
    if on_top and claim.quantity.kind == DATE and article and article.published and claim.period and claim.period.start:
        return abs((claim.period.start - article.published).days) <= 1
    return is_mark(claim, corpus)


def _difference(a: Claim, b: Claim, told: str) -> tuple[str, str]:
    """How two figures, days or times of day differ: the sum in words, and the gap."""
    if is_clock(a):
        return f"{a.quote} against {b.quote}: {apart_in_words(a, b)} apart", apart_in_words(a, b)
    if a.quantity.kind == DATE:
        return days_in_words(a, b)
    return sum_in_words(a, b, told), gap(a, b)


def _without_templates(comparisons: list[Comparison]) -> list[Comparison]:
    values: dict[Place, set[object]] = defaultdict(set)
    for one in comparisons:
        for claim, other in (one.claims, one.claims[::-1]):
            values[place_of(claim)].add(other.figure.written)
    return [one for one in comparisons if all(len(values[place_of(claim)]) <= MOST_VALUES for claim in one.claims)]


def _updates_told(comparisons: list[Comparison], corpus: Corpus) -> list[Comparison]:
    """The comparisons; those of two articles of different days that differ in several figures are an update, not a slip in copying.

    Two of one outlet and day that do so count what goes on, and which came first is not known: they are left out.
    """
    count = Counter(_articles(one) for one in comparisons)
    told = []
    for one in comparisons:
        several = one.nature != "superseded" and count[_articles(one)] >= UPDATED
        if several and _on_two_days(one, corpus):
            told.append(replace(one, nature="superseded", reasons=(*one.reasons, "the later report gives several new figures")))
        elif not (several and one_outlet(one.claims[0].article, one.claims[1].article, corpus)):
            told.append(one)
    return told


def _articles(comparison: Comparison) -> frozenset[str]:
    return frozenset(claim.article for claim in comparison.claims)


def _on_two_days(comparison: Comparison, corpus: Corpus) -> bool:
    days = {told_on(claim, corpus) for claim in comparison.claims}
    return len(days) > 1 and None not in days


def _comparison(rule: Rule, a: Claim, b: Claim, corpus: Corpus, *, same: bool, loose: bool) -> Comparison:
    reasons = ("one sentence told twice, but for the figure" if same else "two sentences that tell one thing in like words",)
    score = SURE if same else FAIRLY_SURE
    doubts = loosely_told(a, b, same=same) if loose else ()
    if a.quantity.kind == DATE:
        return Comparison(rule, (a, b), "disagree", "conflict", score, *_difference(a, b, ""), reasons=reasons, doubts=doubts)
    if _has_new_bound(a, b):
        words = f"{a.quote} against {b.quote}: the bound leaves the figure itself out"
        doubts += doubts_in_words(["only a bound"] if loose else [])
        return Comparison(rule, (a, b), "disagree", "conflict", score, words, "a bound that one of them has not", "", reasons, doubts)
    shown = (as_printed(a), as_printed(b)) if are_terms(a, b) else (a, b)
    return differing_figures(rule, (a, b), score, reasons, revised=supersedes(a, b, corpus), shown=shown, doubts=doubts)


def _unlike(a: Told, b: Told) -> Iterator[tuple[Claim, Claim]]:
    """Figures of two like sentences that stand for the same and differ."""
    same = are_same(a, b)
    here, there = remaining(a.claims, b.claims, lambda one, other: _family(one) == _family(other) and _agree(one, other, same=same))
    families = {_family(claim) for claim in here} & {_family(claim) for claim in there}
    if len(families) > 1 and any(map(_is_time, families)):
        return  # the same told of two times
    for family in sorted(families):
        left, right = ([claim for claim in some if _family(claim) == family] for some in (here, there))
        if _is_time(family) and (not same or len(a.words) < FEWEST_TIMED or (family != DATE and _told_at(a))):
            continue  # a sentence may well tell two dates of one thing, and what stood so at ten may stand so at noon
        for one, other in _paired(left, right):
            if of_two_times(one, other) or of_two_relatives(one, other) or of_two_parts(one, other):
                continue
            in_parts = len(left) != len(right) and are_told_in_parts(one, other, (a.claims, b.claims))
            if same or (not in_parts and told_of_one(one, other, close=are_close(a, b))):
                yield one, other


def _family(claim: Claim) -> str:
    return DATE if claim.quantity.kind == DATE and not is_clock(claim) else family_of(claim)


def _told_at(told: Told) -> bool:
    """Whether a sentence gives an amount beside a time of day, at which it may just have been read: "up 3% at 1200 GMT"."""
    return any(claim.quantity.kind == "quantity" and claim.unit.dimension not in TIMELESS for claim in told.claims)


def _is_time(family: str) -> bool:
    return family == DATE or family.startswith("clock")


def _agree(a: Claim, b: Claim, *, same: bool) -> bool:
    if is_clock(a):
        return clocks_agree(a, b)
    if a.quantity.kind == DATE:
        return a.quote.casefold() == b.quote.casefold() or not _dates_apart(a, b)
    if any(is_told_by_scale(claim) or _MULTI_MILLION.match(claim.quote) for claim in (a, b)):
        return True  # a copy may put it in figures or leave it out
    if same and are_terms(a, b):
        a, b = as_printed(a), as_printed(b)
    return meet(a, b, NOTHING) and not (same and _has_new_bound(a, b))


def _has_new_bound(a: Claim, b: Claim) -> bool:
    """Whether one of two like figures is bounded so that it leaves the other out: "more than 85" for "85"."""
    hedges = {a.figure.hedge, b.figure.hedge}
    return a.figure.written == b.figure.written and "exact" in hedges and bool(hedges & STRICT)


def _dates_apart(a: Claim, b: Claim) -> bool:
    again = any(written(a)) and written(a) == written(b)  # "in mid-May", "by mid-May"
    return not again and not all(map(is_relative, (a, b))) and name_two_times(a, b)


def _paired(left: list[Claim], right: list[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Figures of one family that stand for each other: asides with asides, of one named time, as many in one order, or in like words."""
    for aside in (False, True):
        yield from _paired_by_time(*([claim for claim in some if is_aside(claim) is aside] for some in (left, right)))


def _paired_by_time(left: list[Claim], right: list[Claim]) -> Iterator[tuple[Claim, Claim]]:
    of_time: dict[object, tuple[list[Claim], list[Claim]]] = defaultdict(lambda: ([], []))
    for side, some in enumerate((left, right)):
        for claim in some:
            period = named(claim)
            if period and claim.quantity.kind != DATE:
                of_time[period.start, period.end][side].append(claim)
    paired = [(one[0], other[0]) for one, other in of_time.values() if len(one) == len(other) == 1]
    yield from paired
    done = {id(claim) for pair in paired for claim in pair}
    yield from _paired_by_place(*([claim for claim in some if id(claim) not in done] for some in (left, right)))


def _paired_by_place(left: list[Claim], right: list[Claim]) -> Iterator[tuple[Claim, Claim]]:
    if len(left) == len(right):
        yield from zip(left, right, strict=True)
        return
    near = {(m, n): len(_beside(one) & _beside(other)) for m, one in enumerate(left) for n, other in enumerate(right)}
    for (m, n), value in sorted(near.items()):
        if value and all(value > rival for (x, y), rival in near.items() if (x == m) != (y == n)):
            yield left[m], right[n]


def _beside(claim: Claim) -> frozenset[str]:
    before, _, after = claim.sentence.partition(claim.quote)
    return telling_words(f"{before[-BESIDE:]} {claim.quote} {after[:BESIDE]}")[0]
