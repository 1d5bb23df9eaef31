"""Text in, quantities out: one scan finds the numbers, everything else is matched in place around them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache

import regex

from factcheck.quantities.dates import DateMention, find_dates
from factcheck.quantities.joins import join_all
from factcheck.quantities.names import is_code, is_name_part, is_ordinal, is_score
from factcheck.quantities.numerals import FRACTIONS, Numeral, number_words
from factcheck.quantities.reading import Reading, read_around, read_number, to_quantity
from factcheck.records import NO_UNIT, Quantity, Unit
from factcheck.text import Folded, fold, sentences

_ARTICLE = regex.compile(r"(?<![^\W_])(?:an?|one)[ -]$", regex.IGNORECASE)
_VAGUE = regex.compile(r"(?<![^\W_])(several|a few|many|a couple of|a couple)[ ]$", regex.IGNORECASE)
_AGE_BEFORE = regex.compile(r"(?<![^\W_])(?:[Aa]ged|[Aa]ges?(?: of)?|[A-Z][^\W\d_]+,)\s$")
_AGE_AFTER = regex.compile(r"[,.;)]|\s(?:and|to|or)\b|$")
_HEDGED_ONE = (
    r"(?<=(?:over|than|nearly|almost|about|around|least|under|roughly|within) )an?"
    r"(?= (?:century|decade|year|month|week|fortnight|day|hour|minute|mile|kilomet(?:re|er)|tonne|ton|barrel|pound|litre|gallon"
    r"|percentage point)(?![^\W_]))"
    r"|an?(?= (?:hour|minute|day|week|month|year|mile|tonne|ton|pound|litre|gallon) and (?:a (?:half|quarter)|half|\d))"
)
"""An article counts as one beside a hedge and a unit ("over a century", "less than a mile"), and in "an hour and a half"."""


@cache
def _scan() -> regex.Pattern[str]:
    """Where a number may begin: a digit, a fraction character, or one of the words that write numbers, in small letters or capitals."""
    words = sorted({word for word, entry in number_words().items() if entry.kind != "suffix"}, key=len, reverse=True)
    folds = "(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|hundred|thousand)fold"
    vulgar = "".join(FRACTIONS)
    return regex.compile(rf"[.·]?\d|[{vulgar}]|(?<![^\W_])(?:(?i:{'|'.join(words)})|(?P<fold>{folds})|(?P<one>{_HEDGED_ONE}))(?![^\W_])")


def find_quantities(text: str) -> list[Quantity]:
    """Every quantity of a text, by position, not overlapping; spans are code points of `text` itself.

    Dates, clock times, ordinals, scores and numbers inside names are not here.

    >>> [(q.figure.value, q.unit.symbol, q.figure.hedge) for q in find_quantities("It pumped about 755,000 barrels a day in 2022.")]
    [(Decimal('755000'), 'bbl/d', 'about')]
    """
    folded = fold(text)
    plain = folded.text
    starts = [span.start for span in sentences(plain)]
    found = join_all(plain, list(_readings(plain)), lambda offset: bisect_right(starts, offset))
    quantities = [to_quantity(reading) for reading in found]
    return [_unfold(folded, q) for q in quantities] if folded.gaps else quantities


def _unfold(folded: Folded, quantity: Quantity) -> Quantity:
    start, end = folded.span(quantity.start, quantity.end)
    same_as = None if quantity.same_as is None else folded.to_raw(quantity.same_as)
    return replace(quantity, start=start, end=end, same_as=same_as, value_end=folded.to_raw(quantity.value_end - 1) + 1)


def _readings(text: str) -> Iterator[Reading]:
    mentions = find_dates(text)
    done, which, floor = 0, 0, 0
    for hit in _scan().finditer(text):
        start = hit.start()
        if start < done:
            continue
        while which < len(mentions) and mentions[which].end <= start:
            which += 1
        if which < len(mentions) and mentions[which].start <= start:
            done = mentions[which].end
            continue
        reading, end = _read_at(text, hit, mentions[which] if which < len(mentions) else None, floor)
        done = max(done, end)
        if reading is not None:
            floor = reading.end
            yield reading


def _read_at(text: str, hit: regex.Match[str], mention: DateMention | None, floor: int) -> tuple[Reading | None, int]:
    """The reading at one hit of the scan (None where it is no figure), and where the scan goes on; words before `floor` are taken."""
    start = hit.start()
    skipped = is_ordinal(text, start) or is_score(text, start) or is_code(text, start)
    if skipped:
        return None, skipped
    if hit["fold"]:
        return _fold_word(text, hit), hit.end()
    one = Numeral(start, hit.end(), Decimal(1), Decimal(1), "word", bare_end=hit.end()) if hit["one"] else None
    numeral = one or _numeral(text, start)
    if numeral is None:
        return None, _past_digits(text, start)
    if mention is not None and numeral.end > mention.start:
        return None, numeral.end
    reading = read_around(text, numeral, floor)
    if reading.plain and _is_age(text, reading):
        reading = replace(reading, unit=Unit("yr", "year of age", "age", 31556952.0))
    if is_name_part(
        text,
        reading.numeral,
        has_unit=not reading.plain,
        money=reading.left.currency is not None,
        signed=reading.left.negative,
        floor=floor,
    ):
        return None, numeral.end
    return reading, reading.end


def _numeral(text: str, start: int) -> Numeral | None:
    """The number at `start`, with the article or "several" before it where that belongs to it."""
    if text[start].isalpha():
        article = _ARTICLE.search(text, max(0, start - 4), start)
        if article:
            whole = read_number(text, article.start())
            if whole is not None and whole.end > start:
                return whole
    numeral = read_number(text, start)
    if numeral is not None and numeral.form == "word" and numeral.value in (12, 100, 1000, 10**6, 10**9):
        vague = _VAGUE.search(text, max(0, start - 12), start)
        if vague and not text[start : numeral.end].lower().startswith(("one", "ten", "twelve")):
            low = numeral.value * 2
            return replace(numeral, start=vague.start(), value=low, high=numeral.value * 10, form="vague")
    return numeral


def _past_digits(text: str, start: int) -> int:
    end = start + 1
    while end < len(text) and text[end].isdigit():
        end += 1
    return end


def _fold_word(text: str, hit: regex.Match[str]) -> Reading | None:
    """ "sixfold", "tenfold": so many times."""
    numeral = read_number(hit[0][:-4].lower(), 0)
    if numeral is None:
        return None
    around = read_around(text, replace(numeral, start=hit.start(), end=hit.end(), bare_end=hit.end()))
    return replace(around, unit=Unit("times", "fold", "multiple"), end=hit.end(), counted=False)


def _is_age(text: str, reading: Reading) -> bool:
    """ "aged 24", "Maddon, 66, said": an age without its unit."""
    if not 0 < reading.value < 115 or reading.value != reading.value.to_integral_value() or reading.unit != NO_UNIT:
        return False
    before = _AGE_BEFORE.search(text, max(0, reading.start - 30), reading.start)
    if before is None:
        return False
    return "," not in before[0] or (_AGE_AFTER.match(text, reading.end) is not None and text[reading.end : reading.end + 1] == ",")
