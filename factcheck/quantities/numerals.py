"""Numbers as printed: digits in every house style, fractions and number words, each with its exact value and printed step."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Literal, NamedTuple

from factcheck.vocab import rows

MAX_DIGITS = 40
"""Longer runs of digits are serial numbers or an attack, never a figure of news."""

Form = Literal["digits", "word", "fraction", "vague"]


@dataclass(frozen=True, slots=True)
class Numeral:
    """A printed number: `value` with its scale, `step` one unit of the last printed place (0: exact), `high` the end of a vague one."""

    start: int
    end: int
    value: Decimal
    step: Decimal
    form: Form
    scaled: bool = False
    """True where a scale word (million, bn) is part of it."""
    high: Decimal | None = None
    flaw: str = ""
    """What is odd about the way it is printed ("grouping")."""
    bare_end: int = 0
    """Where the digits end and the scale begins."""


class NumberWord(NamedTuple):
    """One row of rules/vocab/numbers.csv."""

    kind: str
    value: Decimal
    when: str


@cache
def number_words() -> dict[str, NumberWord]:
    """The words that write numbers, by surface; suffixes keep their case, everything else is lower case."""
    return {row["word"]: NumberWord(row["class"], Decimal(row["value"]), row["when"]) for row in rows("numbers")}


@cache
def counting_words() -> frozenset[str]:
    """The words that write whole numbers below a hundred, without those of scale: "zero", "twelve", "forty"."""
    return frozenset(word for word, number in number_words().items() if number.kind in ("unit", "teen", "ten"))


@cache
def amount_words() -> frozenset[str]:
    """The words that may open a phrase as its number: "twelve", "sixty", "hundred", "dozens"; not "half", nor the words of scale."""
    more = (word for word, number in number_words().items() if number.kind in ("hundred", "dozen", "plural"))
    return counting_words().union(more)


FRACTIONS = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5), "⅘": (4, 5),
    "⅙": (1, 6), "⅚": (5, 6), "⅐": (1, 7), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8), "⅑": (1, 9), "⅒": (1, 10),
}  # fmt: skip
_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")

# Groups are bounded, so that a page of "1,1,1," is not read anew from each of its digits.
_DIGITS = re.compile(
    r"""
    (?P<indian>\d{1,2}(?:,\d\d){1,20},\d{3}(?!\d|,\d)(?:\.\d{1,60})?)
  | (?P<english>\d{1,3}(?:,\d{3}){1,20}(?![\d]|,\d)(?:\.\d{1,60})?)
  | (?P<odd>\d{1,7}(?:,\d{1,7}){2,20}(?:\.\d{1,60})?|\d{1,3},\d{3}\d{1,3}(?![\d,])|\d{1,3},\d{3},\d{2}(?![\d,]))
  | (?P<dotted>\d{1,3}(?:\.\d{3}){2,20}(?!\d|\.\d)(?:,\d{1,60})?|\d{1,3}(?:\.\d{3}){1,20},\d{1,60}(?!\d))
  | (?P<swiss>\d{1,3}(?:['’]\d{3}){1,20}(?!\d)(?:\.\d{1,60})?)
  | (?P<spaced>\d{1,3}(?:[\u00a0\u2009\u202f]\d{3}){1,20}(?!\d)(?:[.,]\d{1,60})?
        |[1-9]\d{0,2}(?:\ \d{3}){1,20}(?![\d.,]\d|\d|\ ?[-/–])(?:[.,]\d{1,60})?)
  | (?P<mixed>\d{1,6}(?:\ |-|\ ?&\ ?)(?P<num>\d{1,2})[/⁄](?P<den>\d{1,3})(?![\d/]))
  | (?P<fraction>\d{1,4}\ ?[/⁄]\ ?\d{1,4}(?![\d/]))
  | (?P<comma>\d{1,3},\d{1,2}(?!\d|,\d))
  | (?P<plain>\d{1,60}(?:[.·]\d{1,60})?|[.·]\d{1,60})
    """,
    re.VERBOSE,
)
_POWER = re.compile(
    r"\ ?[x×*·]\ ?10(?:\^?(?P<exp>[-−–]?\d{1,2})(?!\d)|(?P<sup>[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}))|[eE](?P<e>[-+−]?\d{1,2})(?![\w])"
    r"|\ ?[x×*]\ ?2\^(?P<two>\d{1,2})(?![\w.])"
)
_ALONE = re.compile(r"(?P<base>10|2)\^(?P<exp>\d{1,2})(?![\w.])|10(?P<sup>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2})(?![\w.])")
"""A power that stands alone. A superscript behind any number but ten is a footnote or a unit's."""
_SPOKEN_POINT = re.compile(
    r" point (\d{1,3})(?![\w.,])(?=[ ](?:(?:hundred|[mbtr]{1,2}illion)\b|thousand\b|per ?cent\b)|[ ]?[^\w ]|\s{0,16}$)"
)
""" "1 point 1 million": digits as they are spoken."""
_AND_A_HALF = re.compile(r"(?: and (?:an? |one[ -])?|-and-(?:a|one)-)(half|quarter|three quarters)\b")
_PARTS = {"half": Decimal("0.5"), "quarter": Decimal("0.25"), "three quarters": Decimal("0.75")}
_VULGAR = re.compile(rf"[\ \u00a0-]?([{''.join(FRACTIONS)}])")


def read_digits(text: str, start: int) -> Numeral | None:
    """The number in digits that begins at `start`, without its scale; None where it is too long to be one.

    >>> read_digits("1,234.50 dollars", 0).value, read_digits("5-1/2 inches", 0).value
    (Decimal('1234.50'), Decimal('5.5'))
    """
    if text[start] in FRACTIONS:
        top, bottom = FRACTIONS[text[start]]
        return Numeral(start, start + 1, _ratio(top, bottom), Decimal(0), "fraction", bare_end=start + 1)
    found = _DIGITS.match(text, start)
    if found is None or found.end() - start > MAX_DIGITS:
        return None
    style, end, printed = found.lastgroup or "plain", found.end(), found.group()
    if found["mixed"]:
        return _mixed(found)
    if style == "fraction":
        return _fraction(printed, start, end)
    flaw = "grouping" if style == "odd" else ""
    value = Decimal(_standard(printed, style))
    step = _step(value)
    vulgar = _VULGAR.match(text, end)
    if vulgar and style in ("plain", "english") and value == value.to_integral_value():
        return Numeral(start, vulgar.end(), value + _ratio(*FRACTIONS[vulgar[1]]), Decimal(0), "digits", bare_end=vulgar.end())
    half = _AND_A_HALF.match(text, end)
    if half and style == "plain":
        return Numeral(start, half.end(), value + _PARTS[half[1]], Decimal("0.1"), "digits", bare_end=half.end())
    if style == "plain":
        other = _alone(text, start) or _spoken(text, start, end, value)
        if other is not None:
            return other
    power = _POWER.match(text, end)
    if power:
        value, step = _times_power(power, value, step)
        end = power.end()
    return Numeral(start, end, value, step, "digits", flaw=flaw, bare_end=end)


def _times_power(power: re.Match[str], value: Decimal, step: Decimal) -> tuple[Decimal, Decimal]:
    if power["two"]:
        return value * 2 ** int(power["two"]), Decimal(1)
    exponent = int((power["exp"] or power["e"] or power["sup"].translate(_SUPERSCRIPT)).replace("−", "-").replace("–", "-"))
    return value.scaleb(exponent), step.scaleb(exponent)


def _alone(text: str, start: int) -> Numeral | None:
    """ "10^6", "2^10", "10⁶": a power without a number before it."""
    found = _ALONE.match(text, start)
    if found is None:
        return None
    value = Decimal(int(found["base"] or "10") ** int(found["exp"] or found["sup"].translate(_SUPERSCRIPT)))
    return Numeral(start, found.end(), value, Decimal(1), "digits", bare_end=found.end())


def _spoken(text: str, start: int, end: int, value: Decimal) -> Numeral | None:
    """ "1 point 1 million"; None where the points are what is counted ("by 1 point 3 days later")."""
    point = _SPOKEN_POINT.match(text, end)
    if point is None or value != value.to_integral_value():
        return None
    decimals = Decimal(f"0.{point[1]}")
    return Numeral(start, point.end(), value + decimals, Decimal(1).scaleb(-len(point[1])), "digits", bare_end=point.end())


def _standard(printed: str, style: str) -> str:
    """Digits with one decimal point at most, from any house style."""
    if style in ("dotted", "comma"):
        printed = printed.replace(".", "").replace(",", ".")
    elif style == "spaced":
        printed = re.sub(r"\s", "", printed).replace(",", ".")
    return "0" * (printed[0] in ".·") + printed.replace(",", "").replace("'", "").replace("’", "").replace("·", ".")


def _step(value: Decimal) -> Decimal:
    """One unit of the last place that carries information: 755,000 was rounded to thousands, 2.50 to hundredths, 40 not at all."""
    exponent = value.as_tuple().exponent
    if value < 100 and value == value.to_integral_value() and exponent == 0:
        return Decimal(1)
    if isinstance(exponent, int) and exponent < 0:
        return Decimal(1).scaleb(exponent)
    digits = str(int(value))
    zeros = len(digits) - len(digits.rstrip("0")) if value else 0
    return Decimal(10) ** zeros


def _ratio(top: int, bottom: int) -> Decimal:
    return Decimal(top) / Decimal(bottom)


def _mixed(found: re.Match[str]) -> Numeral:
    whole = int(re.match(r"\d{1,60}", found.group())[0])  # type: ignore[index]
    top, bottom = int(found["num"]), int(found["den"])
    if not bottom or top >= bottom:  # "5 12/1" or a date: the whole number alone
        end = found.start() + len(str(whole))
        return Numeral(found.start(), end, Decimal(whole), Decimal(1), "digits", bare_end=end)
    return Numeral(found.start(), found.end(), whole + _ratio(top, bottom), Decimal(0), "digits", bare_end=found.end())


def _fraction(printed: str, start: int, end: int) -> Numeral | None:
    top, bottom = (int(part) for part in re.split(r"\s?[/⁄]\s?", printed))
    if not bottom:
        return None
    return Numeral(start, end, _ratio(top, bottom), Decimal(0), "fraction", bare_end=end)
