"""Vocabulary of comparing, and numbers and units as a reader would say them."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache, lru_cache

from factcheck.comparing.remembered import remembered
from factcheck.records import Claim, Unit
from factcheck.text.patterns import later, one_of, worded
from factcheck.vocab import rows, rules_folder, word_list

EACH = "(?:each|apiece)"
"""The part of a pattern that finds what makes an amount one of several."""


@cache
def phrases(name: str) -> re.Pattern[str]:
    """A pattern (see `worded`) that finds any phrase of the word list `name` as whole words, longest first, upper and lower case alike."""
    lows = {phrase.casefold() for phrase in word_list(name)}
    # A phrase that holds another of them ("murder-suicide") stands nowhere without it.
    fewest = sorted(low for low in lows if not any(other in low for other in lows - {low}))
    return worded(rf"\b{one_of(word_list(name))}\b", re.IGNORECASE, words=tuple(fewest))


def phrases_in(name: str, text: str) -> frozenset[str]:
    """The phrases of the word list `name` that stand in a text, in lower case."""
    return frozenset(phrase.casefold() for phrase in phrases(name).findall(text))


@cache
def series_labels() -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern for every label of a series, and each spelling's label."""
    label_of: dict[str, str] = {}
    for line in (rules_folder() / "vocab" / "series_labels.txt").read_text(encoding="utf-8").splitlines():
        spellings = [part.strip().casefold() for part in line.partition("#")[0].split("|") if part.strip()]
        label_of.update(dict.fromkeys(spellings, spellings[0] if spellings else ""))
    return worded(lambda: rf"\b{one_of(label_of)}\b", words=tuple(label_of)), label_of


@remembered
def labels_of(claim: Claim) -> frozenset[str]:
    """The labels of known series, definitions or editions in a claim's speaker, scope and sentence."""
    pattern, label_of = series_labels()
    text = " ; ".join((claim.speaker or "", *claim.scope, claim.sentence)).casefold()
    return frozenset(label_of[found] for found in pattern.findall(text))


@remembered
def grows(claim: Claim) -> bool:
    """Whether the measure can only grow while its story runs (a toll)."""
    if claim.measure is None or claim.measure.casefold() not in word_list("growing_measures") or claim.unit.dimension == "ratio":
        return False  # a share may fall while all grows
    return claim.measure.casefold() != "arrests" or claim.unit.symbol.casefold() not in word_list("released_people")


def names_measure(claim: Claim) -> bool:
    """Whether the counted noun is the measure's own ("1,400 job cuts", "12 deaths") and so says nothing of what is counted."""
    nouns = _nouns().get((claim.measure or "").casefold(), frozenset())
    return claim.unit.name.casefold() in nouns or claim.unit.symbol.casefold() in nouns


@cache
def _nouns() -> dict[str, frozenset[str]]:
    return {row["measure"].casefold(): frozenset(row["nouns"].casefold().split("|")) for row in rows("measures")}


@remembered
def is_one_off(claim: Claim) -> bool:
    """Whether the measure belongs to single deals or incidents, of which one owner has many; so does what is sold by weight or volume."""
    words = (claim.measure or "").casefold().split()
    tails = {" ".join(words[at:]) for at in range(len(words))}
    sold = "sales" in tails and not claim.unit.dimension.startswith("money") and claim.unit.dimension not in COUNTED
    return sold or not tails.isdisjoint(word_list("one_off_measures"))


@cache
def _decided() -> re.Pattern[str]:
    ahead = r"(?:will|would|shall|should|to|and)"
    return re.compile(
        rf"\b{ahead}\s+(?:be\s+)?{one_of(word_list('decision_verbs'))}\b[^.;:]{{0,80}}?\b(?:to|at|below|under)\s+(?:\w+\s+){{0,2}}$",
        re.IGNORECASE,
    )


@remembered
def is_plan(claim: Claim) -> bool:
    """Whether a figure to come is what somebody decides, not what somebody foresees: "it would cut output to 16 million"."""
    return claim.mood == "forecast" and _decided().search(claim.sentence.partition(claim.quote)[0][-PLAN_REACH:]) is not None


def is_told_by_scale(claim: Claim) -> bool:
    """Whether a figure is told by its scale alone: "thousands flee", "tens of thousands of villagers"."""
    first = _WORD.match(claim.quote)
    return first is not None and first[0].casefold() in _scales_alone()


@cache
def _scales_alone() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("numbers") if row["class"] in ("plural", "tens"))


_WORD = later(r"[^\W\d_]+")
PLAN_REACH = 140
"""Characters before a figure in which a decision is looked for."""
_LEFT_OVER = Decimal("1e-10")
HUGE = Decimal(10) ** 18
"""From here on a figure is no news but an attack; Decimal could not round it to its last places."""


def rounded(value: Decimal, places: int) -> Decimal:
    """A value rounded to decimal places; a huge one as it is.

    >>> rounded(Decimal("3.14159"), 2), rounded(Decimal("1e400"), 2)
    (Decimal('3.14'), Decimal('1E+400'))
    """
    return round(value, places) if abs(value) < HUGE else value


@lru_cache(maxsize=16384)
def spoken(value: Decimal) -> str:
    """A number as a reader would write it: grouped, or in millions, billions or trillions where that loses nothing.

    >>> [spoken(Decimal(n)) for n in ("755000", "2500000000", "0.250", "1234567", "3", "1620000.000001")]
    ['755,000', '2.5 billion', '0.25', '1,234,567', '3', '1.62 million']
    """
    if not value.is_finite():
        return "no limit"
    for name, scale in (("trillion", 12), ("billion", 9), ("million", 6)):
        scaled = value.scaleb(-scale)
        # What a conversion of units leaves over far behind the point is no part of the number.
        if abs(scaled) >= 1 and abs(scaled - rounded(scaled, 3)) < _LEFT_OVER:
            return f"{_bare(rounded(scaled, 3))} {name}"
    return _bare(value)


def _bare(value: Decimal) -> str:
    # Four significant digits below one, four decimals above: enough to see any difference that was printed.
    short = round(value, 3 - value.adjusted()) if 0 < abs(value) < 1 else rounded(value, 4)
    text = f"{short:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def with_unit(value: Decimal, unit: Unit) -> str:
    """A number with its unit's symbol; counted things stay bare numbers, money has its symbol in front.

    >>> with_unit(Decimal(75000), Unit("bbl/d", "barrel per day", "volume/time"))
    '75,000 bbl/d'
    >>> with_unit(Decimal("1.5"), Unit("%", "percentage", "ratio")), with_unit(Decimal(9), Unit("yr", "year", "age"))
    ('1.5%', '9 years')
    >>> with_unit(Decimal("3.6"), Unit("USD", "dollar", "money")), with_unit(Decimal(27), Unit("GBp/share", "", "money/share"))
    ('USD 3.60', '27 pence a share')
    """
    if unit.dimension in COUNTED or not unit.symbol:
        return spoken(value)
    symbol = unit.symbol.removesuffix(A_SHARE)
    a_share = symbol != unit.symbol
    if symbol not in IN_WORDS and (a_share or unit.dimension == "money"):
        return f"{symbol} {_to_the_cent(value)}{' a share' * a_share}"
    return f"{spoken(value)}{'' if symbol == '%' else ' '}{unit_in_words(unit, one=value == 1)}"


def unit_in_words(unit: Unit, *, one: bool = False) -> str:
    """A unit as it stands behind a number: its symbol, or the word for it where no reader writes the symbol.

    >>> unit_in_words(Unit("yr", "year", "age")), unit_in_words(Unit("EUR/share", "", "money/share"))
    ('years', 'EUR a share')
    >>> unit_in_words(Unit("points", "", "points"), one=True)
    'point'
    """
    symbol = unit.symbol.removesuffix(A_SHARE)
    shown = IN_WORDS[symbol][0 if one else 1] if symbol in IN_WORDS else symbol
    return f"{shown} a share" if symbol != unit.symbol else shown


def _to_the_cent(value: Decimal) -> str:
    """An amount of money: of one with cents both of their digits."""
    told = spoken(value)
    return f"{told}0" if told[-2:-1] == "." and told[-1].isdigit() else told


A_SHARE = "/share"
IN_WORDS = {
    "points": ("point", "points"),
    "s": ("second", "seconds"),
    "min": ("minute", "minutes"),
    "h": ("hour", "hours"),
    "d": ("day", "days"),
    "wk": ("week", "weeks"),
    "mo": ("month", "months"),
    "yr": ("year", "years"),
    "acre": ("acre", "acres"),
    "GBp": ("penny", "pence"),
    "USc": ("cent", "cents"),
}
"""Symbols that a message spells out: no reader writes "10 yr" or "GBp 39"."""


COUNTED = frozenset({"count", "number"})
"""Dimensions of things that are counted, not measured."""


def are_counts(a: Claim, b: Claim) -> bool:
    """Whether both figures count things, and measure none."""
    return a.unit.dimension in COUNTED and b.unit.dimension in COUNTED
