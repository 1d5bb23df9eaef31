"""What a market makes: prices, levels, moves and turnover, which are others an hour later; and which figures are amounts of business."""

from __future__ import annotations

import re
from functools import lru_cache

from factcheck.comparing.confidence import is_listed
from factcheck.comparing.remembered import remembered_there
from factcheck.comparing.stories import are_bare_passages
from factcheck.comparing.times.periods import named, shared, told_on
from factcheck.records import COUNTED, Claim, Corpus
from factcheck.tables import text_of
from factcheck.text.patterns import later, worded
from factcheck.text.phrases import phrases
from factcheck.vocab import word_list

CLAUSE = 90
"""Characters before a figure that tell what it is of."""
MONTH = 28
"""Days from which on a named period is no day of a market but a mean or a sum."""
SHARES = frozenset({"share", "shares"})
MOVED = frozenset({"points", "loss", "losses", "gain", "gains"})
"""What a market moves by, whatever a firm's loss or gain may be."""
PRICED = frozenset({"money", "ratio", "points", "number"})

_HOUR = later(
    r"\b\d{1,2}(?:[:.]?\d\d)?\s?(?:GMT|EDT|EST|ET|a\.m|p\.m)|\b(?:morning|midday|afternoon|day|extended|extended-hours"
    r"|electronic|early|late) (?:trad|session|deal)|\b(?:after[- ]hours|pre-?market|midday|e-minis)\b"
    r"|\bafter the (?:bell|market closed?)\b",
    re.IGNORECASE,
)
_CLOSED = later(r"\b(?:clos(?:e|ed|es|ing)|end(?:ed|s)|finish(?:ed|es)|settle(?:d|s|ment))\b", re.IGNORECASE)
_AT_PRICE = later(
    r",? (?:at|to) (?:about )?(?:[A-Z]{0,2}[$€£¥]\s?\d[\d.,]*(?!\s?(?:[mbt]r?illion|[mb]ln|[mb]n|[\d.,]))"
    r"|\d{1,3}(?:,\d{3})+\.\d+\b(?!\s?[a-z]*illion)"
    r"|\d[\d.,]* (?:yen|won|pence|cents|rupees|points)\b|\d+\.\d\d (?:euros|francs|pounds|dollars|crowns)\b)(?! (?:a|per) share)"
)
"""After a move: the price it led to, which only a share or a market has ("down 9.9 percent at 1,072 yen")."""
_AT_MOVED = later(r"(?:%|\bper ?cent|\bpoints?|\bcents|\bpence)(?: against the [a-z]+)?,? (?:at|to) (?:about )?$", re.IGNORECASE)
_IN_PENCE = later(r"\d\s?(?:p|pence|cents|cts|c)$")
_AT_LEVEL = later(r",? (?:at|to) \d[\d.,]*(?:p|c)?\b(?! (?:a|per) share)")
"""After a move in pence: the level it led to ("lost 3p to 821")."""
_TRADED = later(r"\b(?:traded|chang(?:ed|ing) hands|trading volume|volume was)\b", re.IGNORECASE)
_TO_TRADE = later(r"\btrad(?:e|es|ed|ing) (?:(?:at|up|down|about|around|nearly|some) )*$", re.IGNORECASE)
_BREADTH = worded(
    r"\b(?:advancers|decliners|gainers|advancing (?:issues|stocks|shares)|declining (?:issues|stocks|shares))\b",
    re.IGNORECASE,
    words=("advanc", "declin", "gainers"),
)
"""Who tells how many rose and fell tells it anew each day."""
_RATE = later(r"=\s?$")
"""Before a rate of exchange at the foot of a report: "($1=0.64 pounds)"."""
_SUM = later(r"illion\b|[\dmbt](?:ln|bn)\b", re.IGNORECASE)


def may_be_of_two_hours(a: Claim, b: Claim, corpus: Corpus) -> bool:
    """Whether a figure is a market's, and not both are told as the close of one day."""
    return (_is_markets(a, corpus) or _is_markets(b, corpus)) and not are_bare_passages(corpus) and not _of_one_close(a, b)


def is_of_business(claim: Claim) -> bool:
    """Whether a figure is an amount of money, a percentage or a holding of shares, of which a page of business has many."""
    return is_priced(claim) or claim.unit.symbol.casefold() in SHARES


def is_priced(claim: Claim) -> bool:
    """Whether a figure is an amount of money, a percentage, points or a bare number."""
    return claim.unit.dimension.partition("/")[0] in PRICED or claim.unit.symbol in ("point", "tick")


@remembered_there
def _is_markets(claim: Claim, corpus: Corpus) -> bool:
    """Whether a figure is a price, a level or a move of a market, which is another an hour later."""
    if (is_priced(claim) and _names_hour(claim.sentence)) or _is_price_led_to(claim) or _is_turnover(claim):
        return True
    if _RATE.search(text_of(claim, corpus)[max(0, claim.start - 2) : claim.start]):
        return True
    if not is_priced(claim) or (_is_mean(claim) and not runs(claim, corpus)):
        return False
    measure = (claim.measure or "").casefold().split(" per ")[0]
    before = text_of(claim, corpus)[max(0, claim.start - CLAUSE) : claim.start]
    traded = phrases("market_words").search(before.rpartition(". ")[2]) is not None
    if measure.split(" ")[-1] == "price" and claim.role == "level" and not claim.quantity.trend and not traded:
        return named(claim) is None and measure != "price"
    if measure.split(" ")[-1] == "price" or measure in word_list("market_measures"):
        return True
    if traded and before.endswith(" off "):  # "the bank index off 1.1 percent"
        return True
    moved = (
        claim.role == "change"
        or claim.quantity.trend is not None
        or before.endswith((" at ", " to ", "yielding ", " as low as ", " as high as "))
    )
    return traded and moved and not (measure and is_listed(measure) and measure not in word_list("market_words") | MOVED)


@lru_cache(maxsize=16384)
def _names_hour(sentence: str) -> bool:
    """Whether a sentence tells of an hour or a session of a market."""
    return _HOUR.search(sentence) is not None


def _is_turnover(claim: Claim) -> bool:
    """Whether a figure counts the shares that changed hands, or those that rose and fell, which are others each day."""
    if claim.unit.dimension in COUNTED | {"number", "ratio"} and _BREADTH.search(claim.sentence):
        return True
    return claim.unit.symbol.casefold() in SHARES and _TRADED.search(claim.sentence) is not None


def _is_price_led_to(claim: Claim) -> bool:
    """Whether a figure is a move beside the price that it led to, or that price: "down 9.9 percent at 1,072 yen"."""
    before, _, after = claim.sentence.partition(claim.quote)
    if (claim.unit.symbol in ("%", "times") and _TO_TRADE.search(before)) or (_IN_PENCE.search(claim.quote) and _AT_LEVEL.match(after)):
        return True
    if claim.role == "change" or claim.unit.symbol == "%":
        return _AT_PRICE.match(after) is not None
    money = claim.unit.dimension == "money" and not _SUM.search(claim.quote)
    return money and _AT_MOVED.search(before) is not None


def _is_mean(claim: Claim) -> bool:
    """Whether the sentence names a month or longer, of which a price is the mean."""
    period = named(claim)
    quoted = claim.unit.dimension.startswith("money") and phrases("market_words").search(claim.sentence)
    return bool(period and not quoted and (period.days or 0) >= MONTH and period.text.casefold() in claim.sentence.casefold())


def _of_one_close(a: Claim, b: Claim) -> bool:
    one, other = named(a), named(b)
    hour = any(_names_hour(claim.sentence) for claim in (a, b))
    return bool(one and other and not hour and shared(one, other) == 1) and all(_CLOSED.search(claim.sentence) for claim in (a, b))


@remembered_there
def runs(claim: Claim, corpus: Corpus) -> bool:
    """Whether a named period was not over when its article was printed."""
    period, day = named(claim), told_on(claim, corpus)
    return bool(period and day and period.start and period.end and period.start < day <= period.end)
