"""The kind `unmatched`: a figure that one report alone gives, and that a slip of the pen makes the one that the other report alone gives.

Two reports of one event print the same figures. Where each holds one that the other has not, the two have the digits of one another and
their sentences share words, then one was mistyped, whatever it was taken to measure and whosever it was taken to be.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from factcheck.comparing.amounts import shared_words
from factcheck.comparing.basis import Pair
from factcheck.comparing.candidates import Place, family_of, place_of
from factcheck.comparing.copies.alike import COPIED_WITHIN
from factcheck.comparing.copies.origins import lead_names, one_story
from factcheck.comparing.differing import allowance, differing_days, sum_in_words
from factcheck.comparing.interval import digits_shown, gap, telling_digits
from factcheck.comparing.judge import supersedes
from factcheck.comparing.markets import is_of_business, may_be_of_two_hours
from factcheck.comparing.passages.spots import DATE
from factcheck.comparing.reports.dates import Dates, but_for_one, written
from factcheck.comparing.reports.evidence import (
    TENFOLD,
    are_of_two,
    count_two,
    is_loose,
    name_two,
    share_of_words,
    slip_between,
    tell_one_thing,
)
from factcheck.comparing.reports.left_over import LeftOver
from factcheck.comparing.reports.subjects import begin_with_two_names
from factcheck.comparing.slips import slip
from factcheck.comparing.stated import is_estimate
from factcheck.comparing.stories import are_two, put_together, touches_draft
from factcheck.comparing.times.periods import told_on
from factcheck.comparing.tolls.one_event import is_toll, unlike_tolls
from factcheck.records import Aside, Claim, Comparison, Corpus, Judged, Rule
from factcheck.tables import rule_for

SCORE = 0.8
"""How sure we are of two figures of which nothing but the slip and the words around is alike."""
WINDOW = 40
"""Under the same digits, in order of place, how many further figures each is held against. What is left out is counted."""
HALF, QUARTER = 0.5, 0.25
"""Which part of a sentence's telling words stands in the other too, where both tell one thing."""
TELLING_ALONE = 5
"""So many digits are hardly the same in another order by chance."""
FEWEST_NAMES = 2
"""So many names at least two articles of several share in title and lead that tell of one event."""


def unmatched(claims: Sequence[Claim], rules: Sequence[Rule], corpus: Corpus) -> Judged:
    """Figures that two reports give each alone, and that a slip makes one, under the first rule that looks at both.

    Only of articles that somebody put together, printed within two days, at least one a draft; each figure once against an article.
    """
    read = [claim for claim in claims if claim.zone != "table" and claim.mood != "denied"]
    figures = [claim for claim in read if claim.quantity.kind == "quantity"]
    # Of several reports on one firm or matter each tells other steps of it, on days of their own.
    dates = [claim for claim in read if claim.quantity.kind == DATE and claim.period and claim.period.start and are_two(corpus)]
    pairs, beyond = _under_one_key(figures, lambda claim: [_digits_of(claim)], corpus)
    days, more = _under_one_key(dates, but_for_one, corpus)
    calendar = Dates(dates, figures)
    slips = [*_slips(pairs, figures, corpus), *(pair for pair in days if calendar.are_apart(*pair))]
    comparisons = []
    for a, b in _best(slips):
        rule = rule_for(rules, a, b)
        if rule:
            comparisons.append(_comparison(rule, a, b))
    return Judged(tuple(comparisons), Aside(0, beyond + more))


def are_much_alike(a: Claim, b: Claim) -> bool:
    """Whether two figures with a slip between them are told of one thing, not only of one event, as far as their sentences say.

    The sentences share a good part of the words of the shorter, more where one may be a tenth of the other; dates have been asked more
    already.
    """
    if a.quantity.kind == DATE or min(digits_shown(a), digits_shown(b)) >= TELLING_ALONE:
        return True
    return share_of_words(a, b) >= (HALF if slip(a, b).startswith(TENFOLD) else QUARTER)


def _slips(pairs: Iterable[Pair], figures: Sequence[Claim], corpus: Corpus) -> Iterator[Pair]:
    left = LeftOver(figures)
    for a, b in pairs:
        alone = slip_between(a, b) and left.is_left(a, b.article) and left.is_left(b, a.article)
        if alone and tell_one_thing(a, b) and not _are_told_apart(a, b, corpus):
            yield a, b


def _under_one_key(claims: Sequence[Claim], keys: Callable[[Claim], Iterable[object]], corpus: Corpus) -> tuple[list[Pair], int]:
    """Pairs of claims of two reports of one event that share a key, a draft's first; and how many pairs were left out."""
    under: dict[object, list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=place_of):
        for key in filter(None, keys(claim)):
            under[family_of(claim), key].append(claim)
    pairs, left_out = [], 0
    for some in under.values():
        left_out += sum(max(0, len(some) - at - 1 - WINDOW) for at in range(len(some)))
        for at, a in enumerate(some):
            pairs += [(a, b) if a.article in corpus.drafts else (b, a) for b in some[at + 1 : at + 1 + WINDOW] if _meet(a, b, corpus)]
    return pairs, left_out


def _digits_of(claim: Claim) -> str:
    """The digits of a figure in order of size, without zeros, which come and go with the scale."""
    return "".join(sorted(telling_digits(claim.figure.value))).lstrip("0")


def _meet(a: Claim, b: Claim, corpus: Corpus) -> bool:
    if a.article == b.article or _print_the_same(a, b) or not touches_draft(a, b, corpus) or not put_together(a, b, corpus):
        return False
    one, other = told_on(a, corpus), told_on(b, corpus)
    near = one is None or other is None or abs((one - other).days) <= COPIED_WITHIN
    return near and tell_one_event(a.article, b.article, corpus)


def _print_the_same(a: Claim, b: Claim) -> bool:
    """Whether two amounts are the same as printed, as nearly all are that have one key: no slip sets them apart."""
    one, other = a.quantity, b.quantity
    return one.kind != DATE and one.figure.written == other.figure.written and one.unit.symbol == other.unit.symbol


def tell_one_event(a: str, b: str, corpus: Corpus) -> bool:
    """Whether two articles are of one story by name, or share so many names that they may be, and their titles begin with no two names."""
    told = one_story(a, b, corpus)
    one, other = corpus.articles[a], corpus.articles[b]
    if not one.story and begin_with_two_names(one, other):
        return False
    if told is not False or (one.story and other.story):
        return told is not False
    return len(lead_names(one) & lead_names(other)) >= (1 if len(corpus.articles) == 2 else FEWEST_NAMES)


def _are_told_apart(a: Claim, b: Claim, corpus: Corpus) -> bool:
    """Whether the two are of two owners or hours of a market, an estimate and a result, two states of one count, or tolls that differ."""
    if may_be_of_two_hours(a, b, corpus) or is_estimate(a) != is_estimate(b) or count_two(a, b):
        return True
    if is_of_business(a) and is_of_business(b) and (is_loose(a, b) or name_two(a, b, corpus)):
        return True
    return are_of_two(a, b, corpus) or bool(supersedes(a, b, corpus)) or (is_toll(a) and is_toll(b) and bool(unlike_tolls(a, b, corpus)))


def _best(pairs: Iterable[Pair]) -> list[Pair]:
    """Of the pairs each figure once against each article, with the one whose sentence shares most words; what is printed again too."""
    taken: set[tuple[object, str]] = set()
    kept = []
    for a, b in sorted(pairs, key=lambda pair: (-len(shared_words(*pair)), place_of(pair[0]), place_of(pair[1]))):
        one, other = (_printed(a), b.article), (_printed(b), a.article)
        if one not in taken and other not in taken:
            taken |= {one, other}
            kept.append((a, b))
    return sorted(kept, key=_places)


def _printed(claim: Claim) -> object:
    is_date = claim.quantity.kind == DATE
    return claim.article, family_of(claim), written(claim) if is_date else claim.figure.written


def _places(pair: Pair) -> tuple[Place, ...]:
    return tuple(map(place_of, pair))


def _comparison(rule: Rule, a: Claim, b: Claim) -> Comparison:
    words = ", ".join(sorted(shared_words(a, b)))
    reasons: tuple[str, ...] = ("each stands in one of the two reports alone", f"words that both sentences have: {words}")
    if a.quantity.kind == DATE:
        return differing_days(rule, (a, b), SCORE, reasons)
    told = slip_between(a, b)
    reasons += (f"a slip would explain it: {told}",)
    return Comparison(rule, (a, b), "disagree", "slip", SCORE, sum_in_words(a, b, told), gap(a, b), allowance(a, b, rule), reasons)
