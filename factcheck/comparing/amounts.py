"""Amounts of business in two articles: one is only taken for the other where a sentence is told again, or where a slip explains it."""

from __future__ import annotations

from decimal import Decimal
from functools import cache, lru_cache

from factcheck.comparing.copies.alike import TIMES
from factcheck.comparing.copies.retold import stem, telling_words
from factcheck.comparing.interval import ratio
from factcheck.comparing.remembered import remembered
from factcheck.comparing.slips import digits, slip
from factcheck.quantities.numerals import counting_words
from factcheck.records import Claim
from factcheck.text.patterns import later
from factcheck.text.phrases import phrases_in
from factcheck.vocab import rows, word_list

WORDED_ALIKE = 0.6
"""Sentences that share this part of their telling words, or in copies of all their words, are worded alike."""
FEWEST_WORDS = 4
"""... and so many at least."""
FEWEST_DIGITS = 3
"""From so many digits on a single digit that differs is hardly chance."""
FEWEST_SLIPPED = 2
"""A slip explains no figure of fewer digits: "$1 billion of debt", "$875 per $1,000 of debt"."""
BY_CHANCE = ("ten times", "a hundred times", "a digit lost")
"""How a slip begins that two amounts of one page may show by chance, or as a part and its whole."""
SEVERAL = 2
MOST_TOLD = 12
"""A sentence of more figures is a list."""
TEN = 10

_HANDED_OUT = later(r"\brespectively\b")
_ITEM = later(r"(?:^|\s)[*•](?=\w)|\s--\s(?=[A-Z])")
_SUM = r"(\d[\d,]*(?:\.\d+)?) ?([a-z]*illion|mln|bln|bn|m|crore|lakh)\b"
_SUM_BEFORE = later(rf"{_SUM}[^\d;]{{0,25}}?(?: ?\([^()]*\))?,? or (?:about |some |roughly )?$")
""" "... earned $60 million, or 48 cents a share": the sum behind which a figure of it stands."""
_SUM_AFTER = later(rf"(?: [a-z]+){{0,2}} to (?:about |some )?(?:[A-Z]{{0,3}}[$€£¥])?{_SUM}")
""" "... rose 14 percent to $117 million": the sum that a change led to."""
_WORD = later(r"[^\W\d_]+")
_NUMBER = later(r"\d[\d.,]*\d|\d")


def are_two_amounts(a: Claim, b: Claim, *, corrected: bool = False) -> str:
    """Why two amounts of two articles may be of two lines, ways of counting or times; "" where they may be one.

    Measure, owner and time that match are not enough for them: a page of business holds a result with and without charges, the firm's and
    the analysts', of the quarter and of the one a year ago. They are one where the sentences are worded alike and something stayed the
    same in them, or the later text is marked as `corrected`, or where one is the other with a slip.
    """
    if _give_both(a, b):
        return "both sentences give both figures"
    if is_typo(a, b):
        return ""
    if not (are_worded_alike(a, b) or are_of_one_sum(a, b)):
        return "two amounts in other words may be of two lines, ways of counting or times"
    if other := _lines(a) ^ _lines(b):
        return f"one may be of another line: {min(other)}"
    if corrected:
        return ""
    return "every figure of the two sentences is another, as when one tells a later state" if are_all_changed(a, b) else ""


def _give_both(a: Claim, b: Claim) -> bool:
    """Whether each sentence prints the number of the other too, as lists in two orders do."""
    one, other = (_NUMBER.search(claim.quote) for claim in (a, b))
    return bool(one and other and one[0] != other[0]) and one[0] in _numbers(b) and other[0] in _numbers(a)  # type: ignore[index]


def are_worded_alike(a: Claim, b: Claim, fewest: int = FEWEST_WORDS) -> bool:
    """Whether the sentences of two figures share most of their telling words, and so many at least."""
    both = len(shared_words(a, b))
    return both >= fewest and both >= WORDED_ALIKE * len(bare_words(a) | bare_words(b))


def are_of_one_sum(a: Claim, b: Claim) -> bool:
    """Whether two figures stand beside one sum, but for rounding, as earnings a share or a growth do: the sum says which line is told."""
    one, other = _sum_beside(a), _sum_beside(b)
    if one is None or other is None or one[1] != other[1]:
        return False
    step = max(Decimal(1).scaleb(int(sum_told.as_tuple().exponent)) for sum_told in (one[0], other[0]))
    return one[0] == other[0] or abs(one[0] - other[0]) * 2 <= step


@remembered
def _sum_beside(claim: Claim) -> tuple[Decimal, str] | None:
    """The sum, in its own scale, right before a figure ("$60 million, or …") or behind it ("… to $60 million"); None where none stands."""
    before, _, after = claim.sentence.partition(claim.quote)
    found = _SUM_BEFORE.search(before) or _SUM_AFTER.match(after)
    if found is None or len(found[1].replace(".", "")) < SEVERAL:
        return None
    return Decimal(found[1].replace(",", "")), found[2][0]


def shared_words(a: Claim, b: Claim) -> frozenset[str]:
    """The telling words (as stems) that both sentences have, without those of units and of saying so; a shared counted noun counts."""
    return bare_words(a) & bare_words(b)


@remembered
def bare_words(claim: Claim) -> frozenset[str]:
    """The telling words of a claim's sentence without those of units and of saying so."""
    return words_around(claim) - _silent()


def bare_words_in(text: str) -> frozenset[str]:
    """The telling words of a piece of text without those of units, of time and of saying so.

    >>> sorted(bare_words_in(" for the schools of Harwick in May"))
    ['harwic', 'school']
    """
    return telling_words(text)[0] - _silent()


@remembered
def words_around(claim: Claim) -> frozenset[str]:
    """The telling words (as stems) of a claim's sentence."""
    return telling_words(claim.sentence)[0]


@cache
def _silent() -> frozenset[str]:
    """Stems of words that stand beside any figure: of units, of time, of people, of saying so."""
    units = (word for row in rows("units") for name in row["words"].split("|") for word in name.split())
    said = (word for row in rows("reporting_verbs") for word in (row["verb"], *row["forms"].split("|")))
    times = (row["surface"] for row in rows("times") if row["kind"] in TIMES)
    return frozenset(stem(word) for word in (*units, *said, *times, *word_list("general_people")) if word)


def are_all_changed(a: Claim, b: Claim) -> bool:
    """Whether the sentences of two figures print several numbers each, and none is the same."""
    one, other = map(_numbers, (a, b))
    return min(len(one), len(other)) >= SEVERAL and one.isdisjoint(other)


@remembered
def _lines(claim: Claim) -> frozenset[str]:
    """Words of a sentence that make its figures parts, or other lines of the accounts, or hand several of them out."""
    return phrases_in("line_words", claim.sentence) | frozenset(_HANDED_OUT.findall(claim.sentence))


@remembered
def _numbers(claim: Claim) -> frozenset[str]:
    return numbers_in(claim.sentence)


def numbers_in(text: str) -> frozenset[str]:
    """The numbers of a text as printed, in digits and in words.

    >>> sorted(numbers_in("Two ferries took 1,200 cars in 2024."))
    ['1,200', '2024', 'two']
    """
    words = (word.casefold() for word in _WORD.findall(text))
    return frozenset(_NUMBER.findall(text)) | {word for word in words if word in counting_words()}


def is_list(claim: Claim) -> bool:
    """Whether a claim's sentence is a list, a diary or the rest of a table: it holds very many figures, or begins as an item of one."""
    return _is_list(claim.sentence)


@lru_cache(maxsize=16384)
def _is_list(sentence: str) -> bool:
    items = len(_ITEM.findall(sentence))
    return len(_NUMBER.findall(sentence)) > MOST_TOLD or items >= SEVERAL or (items > 0 and _ITEM.match(sentence) is not None)


def is_row(claim: Claim) -> bool:
    """Whether a claim's sentence is a row of figures, which its column heads tell apart: "End stocks 0.40 0.41 0.51"."""
    words = [word for word in _WORD.findall(claim.sentence) if len(word) > 1]
    return len(_NUMBER.findall(claim.sentence)) > max(SEVERAL, len(words))


def is_typo(a: Claim, b: Claim) -> bool:
    """Whether a slip of the pen makes one figure the other: a scale, digits in another order, one digit of three and more but the last."""
    one, other = digits(a), digits(b)
    told = slip(a, b)
    if told:
        return min(len(one), len(other)) >= FEWEST_SLIPPED and not told.startswith(BY_CHANCE)
    times = ratio(a, b)
    near = times is not None and times < TEN and len(one) == len(other) >= FEWEST_DIGITS
    # Figures that differ in the last digit alone are as likely two that lie close: an estimate and a result.
    return near and one[-1] == other[-1] and sum(x != y for x, y in zip(one, other, strict=True)) == 1
