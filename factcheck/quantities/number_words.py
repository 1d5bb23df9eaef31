"""Number words: "two hundred and five thousand", "half a million", "two-and-a-half", "a third", "tens of thousands", "three quarters"."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from factcheck.quantities.numerals import NumberWord, Numeral, number_words
from factcheck.text.patterns import later
from factcheck.vocab import word_list

_TOKEN = later(r"[^\W\d_]{1,40}|&")
_GAP = later(r"\s?[-‐‑]\s?|\s{1,3}")
_COMPOUND = later(
    r"-(?!hour|day|year|mile|million|billion|pound|litre|liter|gallon|inch|point|percent|century|dozen|acre|cup|pint|price)[a-z]",
    re.IGNORECASE,
)
_COMMA = later(r",\s{1,16}(?=(?:[a-z]{1,40}[ -]){1,4}?(?:hundred|thousand)\b)", re.IGNORECASE)
"""After a scale a comma may stand where hundreds follow: "two thousand, three hundred"; "a thousand, six of them" is another number."""
_PART_OF_UNIT = later(
    r"(?:quarter|third|fourth|fifth|eighth|tenth|hundredth)(?:-|\s{1,16}of\s{1,16}an?\s{1,16})"
    r"(?=(?:mile|inch|acre|ounce|pound|tonne?|gallon|pint|lit(?:re|er)|cup|teaspoon|second|percent|degree|percentage point|century)s?\b)",
    re.IGNORECASE,
)
"""An ordinal that is a fraction by what follows: "quarter-litre", "a tenth of a second"."""
_ARTICLES = {"a", "an"}
_NEVER_FIRST = {"lakh", "lac", "crore", "koti", "krore", "quadrillion"}
_SHORT_SCALES = {"cr": "crore"}
"""Suffixes of digits that stand between number words too ("three cr twelve lakh")."""
_GOES_ON = later(r"[-‐‑:.]\w|[ ](?:year|month|week|day|hour|minute|second|foot|inch|mile|pound|dollar|o.clock|[ap]\.?m)\b")
_NEXT_WORD = later(r"\s([^\W\d_]+)")
_OF_A_SPAN = later(r"(?<![^\W_])(?:(?:end|start|beginning|middle|course) of|once|twice|times|per|during|within)\s$", re.IGNORECASE)
"""Before "a quarter" that is a stretch of time."""
_ZERO, _ONE, _HALF = Decimal(0), Decimal(1), Decimal("0.5")
_MOST_QUARTERS = 3
"""More quarters than these are spans of time, not parts: "the economy has grown for six quarters"."""


class Token(NamedTuple):
    """One word of a number in words."""

    word: str
    start: int
    end: int
    entry: NumberWord | None

    @property
    def kind(self) -> str:
        """Its class in numbers.csv; "" for and, of, point and the articles."""
        return self.entry.kind if self.entry else ""

    @property
    def value(self) -> Decimal:
        """What it stands for; 0 for and, of, point and the articles."""
        return self.entry.value if self.entry else _ZERO


def _tokens(text: str, start: int, limit: int = 14) -> list[Token]:
    """The run of words from `start` that could belong to one number, joined by single gaps only."""
    words, at = number_words(), start
    found: list[Token] = []
    while len(found) < limit:
        hit = _TOKEN.match(text, at)
        if hit is None:
            break
        word = "and" if hit[0] == "&" else hit[0].lower()
        entry = words.get(_SHORT_SCALES.get(word, word) if found and found[-1].entry else word)
        if entry is None or entry.kind == "suffix":
            if word not in ("and", "a", "an", "of", "point", "single", "couple"):
                break
            entry = None
        found.append(Token(word, hit.start(), hit.end(), entry))
        gap = _GAP.match(text, hit.end()) or (_COMMA.match(text, hit.end()) if entry and entry.kind == "scale" else None)
        if gap is None:
            break
        at = gap.end()
    return found


def read_words(text: str, start: int) -> Numeral | None:
    """The number in words that begins at `start`; None where the words only look like one ("a", "second", "third time").

    >>> read_words("two hundred and five thousand people", 0).value
    Decimal('205000')
    >>> read_words("half a million", 0).value, read_words("two-and-a-half years", 0).value
    (Decimal('5E+5'), Decimal('2.5'))
    """
    tokens = _tokens(text, start)
    if not tokens:
        return None
    for reader in (_tens_of, _plural, _part, _half, _several, _cardinal):
        numeral = (_spoken(text, tokens) if reader is _cardinal else None) or reader(tokens)
        if numeral is not None:
            noun_of_its_own = numeral.form == "fraction" and _COMPOUND.match(text, numeral.end)
            return None if noun_of_its_own or _is_next(text, tokens, numeral) else numeral
    if _PART_OF_UNIT.match(text, start):
        return _make(tokens, 1, _ONE / tokens[0].value, _ZERO, "fraction")
    return None


def _is_next(text: str, tokens: list[Token], numeral: Numeral) -> bool:
    """Whether "a third" counts on from the second: "a third term", "a fifth person"; not "a third of voters", "a third more".

    "Half time" is a time of the game, and "a quarter" at whose end something happens a time of the year.
    """
    if numeral.form != "fraction":
        return False
    after = _NEXT_WORD.match(text, numeral.end)
    if after is not None and after[1] == "time":
        return True
    if tokens[0].word not in _ARTICLES or numeral.value > Decimal("0.34"):
        return False
    if text[numeral.end - 1] in "rR":  # a quarter is no fourth
        whole = after is not None and after[1] == "of"
        return not whole and _OF_A_SPAN.search(text, max(0, tokens[0].start - 16), tokens[0].start) is not None
    if after is None or after[1].endswith("ly"):
        return False
    return after[1][0].isupper() or after[1] not in word_list("noun_stops") | word_list("after_fractions")


def _make(tokens: list[Token], used: int, value: Decimal, step: Decimal, form: str = "word", high: Decimal | None = None) -> Numeral:
    scaled = any(t.kind in ("scale", "plural") for t in tokens[:used])
    end = tokens[used - 1].end
    return Numeral(tokens[0].start, end, value, step, form, scaled, high, bare_end=end)  # type: ignore[arg-type]


def _tens_of(tokens: list[Token]) -> Numeral | None:
    """ "tens of thousands", "hundreds of millions": from one to ten of the product."""
    if len(tokens) >= 3 and tokens[0].kind in ("tens", "plural") and tokens[1].word == "of" and tokens[2].kind in ("plural", "scale"):
        value = tokens[0].value * tokens[2].value
        return _make(tokens, 3, value, _ZERO, "vague", value * 10)
    return None


def _plural(tokens: list[Token]) -> Numeral | None:
    """ "dozens", "hundreds", "millions" standing alone."""
    first = tokens[0]
    if first.kind != "plural" or first.word == "scores":
        return None
    return _make(tokens, 1, first.value, _ZERO, "vague", first.value * 10)


def _several(tokens: list[Token]) -> Numeral | None:
    """ "a couple of million", "several hundred": the article's vague counts with a scale."""
    if tokens[0].word != "couple":
        return None
    used = 2 if len(tokens) > 1 and tokens[1].word == "of" else 1
    if len(tokens) > used and tokens[used].kind in ("scale", "hundred", "dozen"):
        return _make(tokens, used + 1, 2 * tokens[used].value, tokens[used].value, "vague", 3 * tokens[used].value)
    return None


def _part(tokens: list[Token]) -> Numeral | None:
    """ "a third", "two-thirds", "three quarters", "one sixth", "a quarter of a million"."""
    top, used = _ONE, 0
    if tokens[0].word in _ARTICLES or tokens[0].kind in ("unit", "teen"):
        top, used = tokens[0].value or _ONE, 1
        if tokens[0].kind == "unit" and not tokens[0].value:
            return None
    if len(tokens) <= used or tokens[used].kind != "part" or (tokens[used].value == 2 and (tokens[used].word == "half" or top % 2 == 0)):
        return None
    if tokens[used].word == "quarters" and top > _MOST_QUARTERS:
        return None
    plural = tokens[used].word.endswith("s")
    if plural != (top > 1) and not (plural and used == 0):
        return None
    numeral = _times_scale(tokens, used + 1, top / tokens[used].value)
    # "third" alone is an ordinal and "quarter" a time; "quarter of a million" is a number
    return numeral if used or numeral.scaled else None


def _half(tokens: list[Token]) -> Numeral | None:
    """ "half", "half a million", "half an", "one half"."""
    used = 1 if tokens[0].word in (*_ARTICLES, "one") and len(tokens) > 1 else 0
    if tokens[used].word != "half":
        return None
    return _times_scale(tokens, used + 1, _HALF)


def _times_scale(tokens: list[Token], used: int, value: Decimal) -> Numeral:
    """A fraction, times the scale that follows it: "of a million", "a million", "million"."""
    at = used
    if at < len(tokens) and tokens[at].word == "of":
        at += 1
    if at < len(tokens) and tokens[at].word in _ARTICLES:
        at += 1
    if at < len(tokens) and tokens[at].kind in ("scale", "dozen", "hundred"):
        scale = tokens[at].value
        return _make(tokens, at + 1, value * scale, scale * value / 5)
    return _make(tokens, used, value, _ZERO, "fraction")


class Sum(NamedTuple):
    """A number half spoken: what is closed by a scale, what is still open, the last scale, and the words used so far."""

    total: Decimal = _ZERO
    open: Decimal | None = None
    scale: Decimal | None = None
    step: Decimal = _ONE
    used: int = 0

    @property
    def value(self) -> Decimal:
        """The number so far."""
        return self.total + (self.open or _ZERO)


def _cardinal(tokens: list[Token]) -> Numeral | None:
    """Plain number words, read left to right as they are spoken."""
    sum_, at = Sum(), 0
    if tokens[0].word in _NEVER_FIRST:
        return None
    if tokens[0].word in _ARTICLES:
        if len(tokens) < 2 or tokens[1].kind not in ("scale", "hundred", "dozen"):
            return None
        sum_, at = Sum(open=_ONE), 1
    while at < len(tokens):
        word = tokens[at].word
        longer = (
            _after_and(tokens, at, sum_) if word == "and" else _after_point(tokens, at, sum_) if word == "point" else _add(tokens, at, sum_)
        )
        if longer is None:
            break
        sum_, at = longer, longer.used
    return _make(tokens, sum_.used, sum_.value, sum_.step) if sum_.used else None


def _spoken(text: str, tokens: list[Token]) -> Numeral | None:
    """ "one twenty two" for 122, as it is said aloud; not "two twenty-two-year-olds", nor the time of day."""
    if [token.kind for token in tokens] != ["unit", "ten", "unit"] or not (tokens[0].value and tokens[2].value):
        return None
    if text[tokens[0].end] != " " or _GOES_ON.match(text, tokens[2].end) or text.endswith(("at ", "by ", "until "), 0, tokens[0].start):
        return None
    return _make(tokens, 3, 100 * tokens[0].value + tokens[1].value + tokens[2].value, _ONE)


def _add(tokens: list[Token], at: int, sum_: Sum) -> Sum | None:
    """The sum with one more word, or None where the word begins another number ("two three")."""
    kind, value = tokens[at].kind, tokens[at].value
    room, fresh, used = sum_.open or _ZERO, sum_.open is None, at + 1
    small = kind == "unit" and (fresh or (room and room % 10 == 0 and room % 100 != 10))
    if small or (kind in ("teen", "ten") and (fresh or room % 100 == 0)):
        return Sum(sum_.total, room + value, sum_.scale, _ONE if kind != "ten" else Decimal(1), used)
    if kind in ("hundred", "dozen") and room < 100:
        return Sum(sum_.total, (_ONE if fresh else room) * value, sum_.scale, value, used)
    if kind not in ("scale", "plural") or (kind == "plural" and value < 1000):
        return None
    if fresh and sum_.scale:  # "three thousand million"
        return Sum(sum_.total * value, None, value, value, used)
    if sum_.scale and value >= sum_.scale:
        return None
    return Sum(sum_.total + (_ONE if fresh else room) * value, None, value, value * sum_.step if sum_.step < 1 else value, used)


def _after_and(tokens: list[Token], at: int, sum_: Sum) -> Sum | None:
    """ "and five" behind a hundred or a scale, "and a half" behind any number."""
    if at == 0:
        return None
    part = _and_fraction(tokens, at)
    if part:
        used, value = part
        if sum_.open is None and sum_.scale:  # "a million and a half"
            return Sum(sum_.total + value * sum_.scale, None, sum_.scale, sum_.scale / 10, used)
        return Sum(sum_.total, sum_.value - sum_.total + value, sum_.scale, Decimal("0.1"), used)
    round_ = sum_.open is None or (sum_.open >= 100 and sum_.open % 100 == 0)
    if round_ and at + 1 < len(tokens) and tokens[at + 1].kind in ("unit", "teen", "ten"):
        return _add(tokens, at + 1, sum_)
    return None


def _and_fraction(tokens: list[Token], at: int) -> tuple[int, Decimal] | None:
    """ "and a half", "and three quarters", "and half": (words used, the fraction)."""
    rest = tokens[at + 1 : at + 4]
    top, skip = _ONE, 0
    if rest and (rest[0].word in _ARTICLES or rest[0].kind == "unit"):
        top, skip = rest[0].value or _ONE, 1
    if len(rest) > skip and rest[skip].kind == "part" and rest[skip].value in (2, 3, 4):
        return at + 2 + skip, top / rest[skip].value
    return None


def _after_point(tokens: list[Token], at: int, sum_: Sum) -> Sum | None:
    """ "two point two five": the digits behind the word "point"."""
    digits, after = "", at + 1
    while after < len(tokens) and tokens[after].kind == "unit":
        digits += str(int(tokens[after].value))
        after += 1
    if not digits or (sum_.open is None and at):
        return None
    return Sum(sum_.total, (sum_.open or _ZERO) + Decimal(f"0.{digits}"), sum_.scale, Decimal(1).scaleb(-len(digits)), after)
