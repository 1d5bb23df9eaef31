"""What one text says twice: which two figures of it may well be of two things."""

from __future__ import annotations

from factcheck.comparing.amounts import WORDED_ALIKE, bare_words, bare_words_in, shared_words
from factcheck.comparing.confidence import slot_doubts
from factcheck.comparing.interval import digits_shown, telling_digits
from factcheck.comparing.measures import is_told_by_scale
from factcheck.comparing.reports.evidence import count_two, tell_one_thing
from factcheck.comparing.slips import FEWEST_DIGITS, SWAPPED, slip
from factcheck.comparing.times.periods import of_one_time
from factcheck.comparing.tolls.one_event import is_toll
from factcheck.comparing.tolls.several import in_lead
from factcheck.records import COUNTED, Claim, Comparison, Corpus
from factcheck.text.patterns import later
from factcheck.text.phrases import phrases_in

A_BIRTHDAY = 1
"""Years that two ages of one person may lie apart in one text that tells of two times."""
FEWER_DIGITS = 2
"""A figure of fewer digits, or in a word, is no slip of another; among several reports one of so few is hardly one."""
FEWEST_ALIKE = 3
"""Words that two sentences of one text share at least where they tell one thing twice."""
FEW_DIGITS = 3
"""Digits that stand in another order by chance often enough, where one text gives both figures."""
_END = later(r"\s(?:for|to|towards?)\s[^.,;:()]{3,60}")


def may_be_two_things(comparison: Comparison, _corpus: Corpus) -> bool:
    """Whether one text gives two figures of what may be two things: all but tolls of three digits, and but slips that little else explains.

    A draft seldom tells one thing twice: on real news two revenues, debts or votes of one text were of two firms or times, a part and its
    whole, a forecast and a result (docs/measurements.md). So too where one stands over the text, and no rule names what they measure.
    """
    if comparison.nature not in ("conflict", "sources differ", "slip"):
        return False
    a, b = comparison.claims
    if comparison.rule.kind == "rewording":  # in one text it is the text's own note of correction that says so
        return False
    if a.article == b.article and any(map(is_told_by_scale, (a, b))):
        return True
    unnamed = "measure" not in comparison.rule.when
    if is_toll(a):  # "31 were reported killed … police put it at 13" is a first report, and no slip
        return a.article == b.article and comparison.nature == "slip" and min(map(digits_shown, (a, b))) < FEWEST_DIGITS
    if not ((a.article == b.article and unnamed) or in_one_text(a, b)):
        return False
    if "age" in (a.unit.dimension, a.measure):
        return not _is_misread_age(a, b)
    if unnamed and comparison.nature == "slip" and min(map(digits_shown, (a, b))) < FEWER_DIGITS:
        return True  # "a nerve or two", "2016 candidates"
    if unnamed and slip(a, b).startswith(SWAPPED) and not (in_lead(a) or in_lead(b) or _tell_alike(a, b)):
        return True  # what a text tells twice stands in its title or lead, or in the same words; else they are other funds and states
    return comparison.nature != "slip" or _swapped_by_chance(comparison)


def _tell_alike(a: Claim, b: Claim) -> bool:
    """Whether the words of one sentence about its figure are nearly all in the other: "handled 6.2 million tonnes of freight in 2025"."""
    both = len(shared_words(a, b))
    return both >= FEWEST_ALIKE and both >= WORDED_ALIKE * min(len(bare_words(a)), len(bare_words(b)))


def _is_misread_age(a: Claim, b: Claim) -> bool:
    """Whether two ages of one text are one but for a wrong digit: those far apart, or a year, are mostly of two times of a life."""
    one, other = (str(claim.figure.value) for claim in (a, b))
    one_wrong = len(one) == len(other) and sum(x != y for x, y in zip(one, other, strict=True)) == 1
    return abs(a.figure.value - b.figure.value) > A_BIRTHDAY and (one_wrong or sorted(one) == sorted(other))


def _swapped_by_chance(comparison: Comparison) -> bool:
    """Whether digits in another order are of two things.

    So are few digits of percentages that no rule or no time names, or of sentences that share little; and any of one sentence or of a list,
    of two times, of two lines of the accounts, of two counted nouns, or of counts one of whose owners is taken from elsewhere, or of
    amounts both of whose owners are ("Buy: $16.85 … Buy: $18.65"), or that are for two ends
    ("$4.1 billion for roads … $1.4 billion for schools").
    """
    a, b = comparison.claims
    if not slip(a, b).startswith(SWAPPED):
        return False
    one_time = of_one_time(a, b)
    carried = [any(doubt.endswith("carried") for doubt in slot_doubts(claim)) for claim in (a, b)]
    elsewhere = all(carried) or (a.unit.dimension in COUNTED and any(carried))
    if (
        elsewhere
        or count_two(a, b)
        or one_time is False
        or a.sentence == b.sentence
        or a.unit.symbol != b.unit.symbol
        or phrases_in("line_words", a.sentence) != phrases_in("line_words", b.sentence)
        or _are_for_two_ends(a, b)
    ):
        return True
    few = max(len(telling_digits(claim.figure.value)) for claim in (a, b)) <= FEW_DIGITS
    percent = a.unit.dimension in ("ratio", "points") and not ("measure" in comparison.rule.when and one_time is not None)
    return few and (percent or not tell_one_thing(a, b))


def _are_for_two_ends(a: Claim, b: Claim) -> bool:
    """Whether the words behind two amounts say what each is for, and share but the lesser part."""
    one, other = map(_end_of, (a, b))
    return a.unit.dimension == "money" and 2 * len(one & other) < min(len(one), len(other))


def _end_of(claim: Claim) -> frozenset[str]:
    """The telling words of what an amount is for or goes to; none where the text does not say so, or names but a time."""
    found = _END.match(claim.sentence.partition(claim.quote)[2])
    return bare_words_in(found[0]) if found else frozenset()


def in_one_text(a: Claim, b: Claim) -> bool:
    """Whether two claims stand in the text of one article, neither of them over it, nor one in its table, which the text should repeat."""
    if (a.zone == "table") != (b.zone == "table"):
        return False
    return a.article == b.article and "headline" not in (a.zone, b.zone) and "title" not in (a.where, b.where)
