"""The kind `sole-figure`: of two reports of one event each gives one figure for one matter, and they differ.

Whose a figure is, of when, and how it is called, each report says in its own way, and often in another sentence. Where each report holds a
single figure by some sign (a measure, a counted noun, a unit, a word, or words that stand for one matter) and the other report prints
neither of the two anywhere, they are of one thing if enough else of their sentences is alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import islice

from factcheck.comparing.amounts import is_list, is_typo
from factcheck.comparing.confidence import is_listed
from factcheck.comparing.copies.origins import one_outlet
from factcheck.comparing.copies.retold import stem, telling_words
from factcheck.comparing.corrections.noted import is_replaced
from factcheck.comparing.interval import mixable, ratio, telling_digits
from factcheck.comparing.judge import meet
from factcheck.comparing.markets import is_of_business, may_be_of_two_hours
from factcheck.comparing.measures import names_measure
from factcheck.comparing.passages.explained import (
    REASONS,
    UNLIKE,
    Pairing,
    adds_up,
    explained_by,
    may_have_moved,
    of_two_subjects,
    too_far_apart,
    turned,
)
from factcheck.comparing.passages.spots import Spot
from factcheck.comparing.places import without_dateline
from factcheck.comparing.reports.accounts import adds_up_nearby, are_one_account, is_item, signs_of, sole_in_both
from factcheck.comparing.reports.around import Around
from factcheck.comparing.reports.evidence import are_of_two
from factcheck.comparing.reports.left_over import LeftOver
from factcheck.comparing.reports.likeness import NAMED, Likeness, is_enough, likeness, likest
from factcheck.comparing.reports.matters import count_one_matter
from factcheck.comparing.reports.newer import differing_between, may_be_newer
from factcheck.comparing.reports.together import reports_of_one_event
from factcheck.comparing.slips import slip
from factcheck.comparing.stated import is_estimate, lands, names_owner
from factcheck.comparing.times.periods import named, of_one_time, told_on
from factcheck.comparing.tolls.one_event import is_told_toll, is_toll, unlike_tolls
from factcheck.comparing.tolls.several import goes_on
from factcheck.comparing.units import count_alike
from factcheck.records import COUNTED, Allow, Aside, Claim, Comparison, Corpus, Judged, Rule
from factcheck.tables import measure_key, rule_for
from factcheck.text.patterns import later
from factcheck.vocab import word_list

SCORE = 0.8
"""How sure we are of two figures that are the only ones of their matter."""
FEWEST_FIGURES = 2
"""In a text of fewer figures any is the only one of its sort."""
MOST_PAIRS = 2000
"""Pairs of figures of two articles that are looked at; what is left out is counted."""
NEAR, NEAR_KNOWN = Decimal("1.6"), Decimal("2.2")
"""Figures farther apart than so many times, where no slip explains it, are more often a part and its whole, or two things."""
ROUNDED = Decimal("1.01")
"""Figures no more times apart are a round and an exact one, if one shows fewer digits."""
FEW_DIGITS = 2
"""Figures printed with fewer digits than this, or in words, stand in two reports by chance."""
EXPLAINED = tuple(reason for reason in REASONS if reason not in (*UNLIKE, of_two_subjects, turned, adds_up, may_have_moved, too_far_apart))
"""What lets two figures both be right whatever slip may lie between them."""
MOODS = frozenset({"actual", "forecast", "capacity"})
TO_COME = frozenset({"forecast", "target"})
"""What will be and what is to be: of two accounts one may say "is to employ" and the other "will hire"."""
MET = frozenset({"actual", "capacity"})
"""What runs may be less than could. Else one report tells as done what another tells as to come: "will cost", "at a cost of"."""
TERM = "prison term"
"""The matter (`matters.csv`) of the one span of time that a report of a court gives once, and often in words."""
DAY, SEASON = 31, 100
"""Days of a time that may lie within another, of so many days, when one event is dated more closely by one report."""
NOTHING = Allow()
_OTHERS = later(r"[\w,.-]+ (?:others?|more|further|additional)\b")
_WITHIN = later(r"\b(?:within|inside|in under|in just|over|for up to) $")
_COMPOUND = later(r"\d-[a-z]")
_AGAINST = later(r"\bvs\b")
"""A line of results ("Oper shr 57 cts vs 73 cts"), which names nobody."""


def sole_figures(claims: Sequence[Claim], rules: Sequence[Rule], corpus: Corpus) -> Judged:
    """Figures of two reports of one event, each the only one of its matter there, that differ; under the first rule that looks at both.

    Only where few articles were put together, of reports printed within two days. Tolls and ages are left to the rules that know how they
    grow. A figure that the other report prints anywhere has no part in it.
    """
    reports = list(reports_of_one_event(corpus))
    if not reports:
        return Judged(())
    read = [claim for claim in claims if claim.zone != "table" and claim.sentence]
    figures = [claim for claim in read if _may_stand_alone(claim)]
    around = Around(read, corpus)
    left = LeftOver([claim for claim in read if claim.quantity.kind == "quantity"])
    signs = signs_of(figures, around, corpus)
    comparisons, left_out = [], 0
    for one, other in reports:
        if not (_has_several(one, read) and _has_several(other, read)):
            continue
        account = are_one_account(one, other, left, corpus)
        pairs = sole_in_both(signs[one], signs[other], left if account else None, corpus)
        left_out += max(0, len(pairs) - MOST_PAIRS)
        alike = [
            (a, b, likeness(a, b, some, around, one_account=account))
            for (a, b), some in islice(pairs.items(), MOST_PAIRS)
            if _differ(a, b, left)
        ]
        for a, b, like in likest(alike, is_enough):
            rule = rule_for(rules, a, b)
            if rule and not _may_both_hold(a, b, like, around, corpus):
                comparisons.append(_comparison(rule, a, b, like, corpus))
    return Judged(tuple(comparisons), Aside(0, left_out))


def _may_stand_alone(claim: Claim) -> bool:
    """Whether a figure is an amount that is told in a sentence: no age, toll, range, item of a list, or what a correction replaced."""
    if claim.quantity.kind != "quantity" or claim.unit.dimension == "age" or claim.mood not in MOODS | TO_COME or claim.role == "previous":
        return False
    another = is_list(claim) or is_item(claim) or is_replaced(claim) or _AGAINST.search(claim.sentence)
    return len(claim.figure.written) == 1 and not another


def _has_several(name: str, read: Sequence[Claim]) -> bool:
    """Whether an article holds figures enough for a single one of its sort to be telling."""
    here = {claim.figure.value for claim in read if claim.article == name and claim.quantity.kind == "quantity"}
    return len(here) >= FEWEST_FIGURES


def _count_one(a: Claim, b: Claim) -> bool:
    """Whether two figures may count one thing: by one noun, of one known measure ("homes", "properties"), or by one that says little."""
    nouns = {claim.unit.symbol for claim in (a, b)}
    if a.unit.dimension in COUNTED and len({_COMPOUND.search(claim.quote) is None for claim in (a, b)}) > 1:
        return False  # a 60-vote threshold is no 60 votes
    if a.unit.dimension not in COUNTED or len(nouns) == 1 or "" in nouns:
        return True
    measure = {stem(word) for word in (a.measure or "").split() if measure_key(a) == measure_key(b)}
    if measure & {stem(noun) for noun in nouns} or (nouns <= word_list("person_nouns") and measure) or count_one_matter(*nouns):
        return True
    if nouns <= word_list("person_nouns") and nouns & word_list("general_people"):  # adults, and people
        return True
    return count_alike(a, b) and not all(map(names_measure, (a, b)))


def _differ(a: Claim, b: Claim, left: LeftOver) -> bool:
    """Whether two figures of one unit differ, and neither stands in the other's report."""
    if not mixable(a.unit, b.unit) or not _count_one(a, b) or meet(a, b, NOTHING) or _is_rounding(a, b):
        return False
    return left.is_left(a, b.article) and left.is_left(b, a.article)


def _is_rounding(a: Claim, b: Claim) -> bool:
    """Whether two figures lie so close that one may be the other with fewer digits: a watch from $349, one from $350."""
    times = ratio(a, b)
    one, other = (len(telling_digits(claim.figure.value)) for claim in (a, b))
    return times is not None and times <= ROUNDED and one != other


def _may_both_hold(a: Claim, b: Claim, like: Likeness, around: Around, corpus: Corpus) -> bool:
    """Whether something lets both figures be right, or leaves open that they are of one thing.

    A slip of the pen outweighs what was understood of owner, time, scope and mood; nothing outweighs another hour or part.
    """
    pairing = around.pairing(a, b, corpus)
    times = ratio(a, b)
    if (
        pairing is None
        or times is None
        or (times > (NEAR_KNOWN if like.one_account and like.known else NEAR) and not slip(a, b))
        or a.role != b.role
        or not _are_telling(a, b, like)
    ):
        return True
    if any(map(is_toll, (a, b))) and not _are_tolls_of_one_day(a, b, corpus):
        return True
    if "target" in (a.mood, b.mood) and not (like.one_account and {a.mood, b.mood} <= TO_COME):
        return True
    if may_be_of_two_hours(a, b, corpus) or explained_by(pairing, EXPLAINED) or _adds_up(pairing, like):
        return True
    if like.one_account and like.swapped:
        return False
    tied = like.one_account and like.others
    if (is_estimate(a) != is_estimate(b) and not tied) or _may_be_told_anew(a, b, corpus):
        return True
    return not is_typo(a, b) and _are_told_apart(pairing, around, corpus)


def _adds_up(pairing: Pairing, like: Likeness) -> bool:
    return adds_up_nearby(pairing) if like.one_account else adds_up(pairing)


def _are_tolls_of_one_day(a: Claim, b: Claim, corpus: Corpus) -> bool:
    """Whether two figures are tolls told as they stood on one day, of the same persons as far as is said."""
    if not (is_told_toll(a) and is_told_toll(b)) or any(goes_on(claim, corpus) or claim.figure.hedge != "exact" for claim in (a, b)):
        return False
    return told_on(a, corpus) == told_on(b, corpus) and not unlike_tolls(a, b, corpus)


def _may_be_told_anew(a: Claim, b: Claim, corpus: Corpus) -> bool:
    """Whether amounts of business are printed on two days, or by one outlet: it tells a price, an estimate or a result anew.

    A slip of several digits is none of these.
    """
    slipped = slip(a, b) and min(len(telling_digits(claim.figure.value)) for claim in (a, b)) > FEW_DIGITS
    again = told_on(a, corpus) != told_on(b, corpus) or one_outlet(a.article, b.article, corpus)
    return again and not slipped and any(is_of_business(claim) or claim.unit.dimension == "multiple" for claim in (a, b))


def _are_telling(a: Claim, b: Claim, like: Likeness) -> bool:
    """Whether two figures hardly stand in two reports by chance: no words, single digits or spans of time but terms of prison."""
    if is_toll(a):
        return True
    if a.unit.dimension == "time":
        within = any(_WITHIN.search(claim.sentence.partition(claim.quote)[0]) for claim in (a, b))
        return any(sign == TERM for _, _, sign in like.signs) or (like.one_account and bool(like.plain) and not within)
    named = like.one_account and like.plain and any(sort in NAMED for _, sort, _ in like.signs)
    if (
        named
        and not any(map(_leaves_some_out, (a, b)))
        and (like.known or not all(claim.unit.symbol in word_list("person_nouns") for claim in (a, b)))
    ):
        return True  # few persons are often some of many, unless both sentences say by one word what befell them
    return all("/" not in claim.quote and sum(letter.isdigit() for letter in claim.quote) >= FEW_DIGITS for claim in (a, b))


def _leaves_some_out(claim: Claim) -> bool:
    """Whether a figure counts others beside some that are told: "with two other works"."""
    return _OTHERS.match(claim.sentence[max(0, claim.sentence.find(claim.quote)) :]) is not None


def _are_told_apart(pairing: Pairing, around: Around, corpus: Corpus) -> bool:
    """Whether two figures without a slip between them have another owner, measure, mood, scope or time, or other figures beside them."""
    a, b = pairing.claims
    if (a.mood != b.mood and not {a.mood, b.mood} <= TO_COME and (is_of_business(a) or {a.mood, b.mood} == MET)) or set(a.scope) ^ set(
        b.scope
    ):
        return True
    if are_of_two(a, b, corpus) or _is_anothers(pairing.x, b, corpus) or _is_anothers(pairing.y, a, corpus) or around.differ_beside(a, b):
        return True
    measures = {measure_key(claim) for claim in (a, b) if claim.measure and is_listed(claim.measure)}
    return len(measures) > 1 or (of_one_time(a, b) is False and not _is_within(a, b) and not _is_within(b, a))


def _is_within(a: Claim, b: Claim) -> bool:
    """Whether the time of one is a day or month within the season that the other names."""
    one, other = named(a), named(b)
    if one is None or other is None or None in (one.start, one.end, other.start, other.end):
        return False
    inside = other.start <= one.start and one.end <= other.end  # type: ignore[operator]
    return inside and (one.days or 0) <= DAY and (other.days or 0) <= SEASON


def _is_anothers(spot: Spot, other: Claim, corpus: Corpus) -> bool:
    """Whether the sentence of a figure says whose it is by names alone of which the other report has no word."""
    claim, article = spot.claim, corpus.articles[other.article]
    is_name = names_owner(claim) and claim.entity not in lands()
    owner = frozenset(stem(word) for word in (claim.entity or "").split() if is_name and word[0].isupper())
    known = telling_words(f"{article.title}\n{article.text}")[0]
    dateline = telling_words(claim.sentence[: -len(without_dateline(claim.sentence)) or None])[0]
    return any(names and not names & known for names in (owner, spot.subject - dateline))


def _comparison(rule: Rule, a: Claim, b: Claim, like: Likeness, corpus: Corpus) -> Comparison:
    reasons = (
        "each is the only figure of its sort in its report, and stands in that report alone",
        f"words that both sentences have: {', '.join(sorted(like.plain | like.names)) or 'none, but the figures beside them'}",
    )
    return differing_between(rule, (a, b), SCORE, reasons, corpus, newer=may_be_newer(a, b, corpus))
